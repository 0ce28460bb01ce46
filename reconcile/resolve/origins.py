"""Which tellings of a fact are not independent: copies of one wire text, one speaker, one agency, one outlet.

Ten outlets that run one agency's report are one source, and an error that is copied is no corroboration. Reads texts and
attributions, judges no value, and hands its result on as data: ``fact.origins`` and ``position.origins``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeAlias

from attrs import field, frozen

from reconcile.model.claim import Claim
from reconcile.model.fact import Fact, Origin, Position
from reconcile.model.text import Article
from reconcile.policy import Policy
from reconcile.resolve.voices import Voice, find_credit, hear_voice
from reconcile.resolve.wires import cut_texts, find_copies, match_sentences

Telling: TypeAlias = tuple[int, Voice]

_WHY = {"speaker": "same speaker: {}", "credit": "one agency behind both: {}", "outlet": "one publisher: {}"}


def trace_origins(articles: Sequence[Article], facts: Sequence[Fact], policy: Policy | None = None) -> tuple[Fact, ...]:
    """Return the facts with their origins: ``fact.origins`` partitions the claims, ``position.origins`` counts.

    A position has as many origins as it has independent tellings, and never more than it has articles.

    Args:
        articles: All articles of the report.
        facts: Facts whose claims are in these articles.
        policy: Thresholds; by default a newsroom's.
    """
    traces = _trace_articles(articles, [fact for fact in facts if len(fact.claims) > 1], policy or Policy())
    return tuple(_trace_fact(fact, traces) if len(fact.claims) > 1 else _trace_single(fact) for fact in facts)


@frozen
class _Traces:
    """What is known of the articles, once for all facts.

    Attributes:
        articles: By their ids.
        credits: The agency that each article credits.
        copies: For the articles that are copies of each other, which is the first of them.
        sentences: The texts of those that may be copied, each with those of its copies.
        voices: Those heard so far, by article, speaker and the speakers around.
    """

    articles: Mapping[str, Article]
    credits: Mapping[str, str]
    copies: Mapping[str, str]
    sentences: Mapping[str, Sequence[str]]
    voices: dict[tuple[str, str, tuple[str, ...]], Voice] = field(factory=dict)

    def hear(self, claim: Claim) -> Voice | None:
        """Return the voice that a claim is told in, None where its article is not at hand."""
        attribution, home = claim.attribution, claim.mention.span.article
        key = (home, attribution.speaker, attribution.chain)
        voice = self.voices.get(key)
        if voice is None and home in self.articles:
            voice = self.voices[key] = hear_voice(attribution, self.articles[home], self.credits[home])
        return voice


def _trace_articles(articles: Sequence[Article], facts: Sequence[Fact], policy: Policy) -> _Traces:
    cut, shared = cut_texts(article.text for article in articles)
    groups = _Groups(len(articles))
    for one, other in find_copies(cut, policy.copied_share):
        groups.join(one, other)
    families = [[articles[at].id for at in members] for members, _ in groups.list_members() if len(members) > 1]
    told = dict.fromkeys(claim.sentence.text for fact in facts for claim in fact.claims) if shared else ()
    return _Traces(
        {article.id: article for article in articles},
        {article.id: find_credit(article) for article in articles},
        {article: family[0] for family in families for article in family},
        match_sentences(told, shared, policy),
    )


def _trace_single(fact: Fact) -> Fact:
    return _complete_fact(fact, (Origin((fact.claims[0].id,)),), (Position(fact.claims, 1),))


def _trace_fact(fact: Fact, traces: _Traces) -> Fact:
    claims = fact.claims
    groups = _Groups(len(claims))
    _join_articles(claims, traces, groups)
    _join_sentences(claims, traces, groups)
    _join_voices(claims, traces, groups)
    origins = tuple([Origin(tuple([claims[at].id for at in members]), why) for members, why in groups.list_members()])
    of_claim: dict[str, int] = {}
    if len(fact.positions) < len(claims):
        of_claim = {claim: number for number, origin in enumerate(origins) for claim in origin.claims}
    positions = tuple([Position(p.claims, _count_origins(p, of_claim) if len(p.claims) > 1 else 1) for p in fact.positions])
    return _complete_fact(fact, origins, positions)


def _complete_fact(fact: Fact, origins: tuple[Origin, ...], positions: tuple[Position, ...]) -> Fact:
    return Fact(fact.id, fact.label, kind=fact.kind, claims=fact.claims, positions=positions, origins=origins)


def _count_origins(position: Position, of_claim: Mapping[str, int]) -> int:
    independent = {of_claim[claim.id] for claim in position.claims if claim.id in of_claim}
    articles = {claim.mention.span.article for claim in position.claims}
    return max(1, min(len(independent), len(articles)))


def _join_articles(claims: Sequence[Claim], traces: _Traces, groups: _Groups) -> None:
    """Join tellings in articles that are copies of each other."""
    families: dict[str, list[int]] = {}
    for at, claim in enumerate(claims if traces.copies else ()):
        family = traces.copies.get(claim.mention.span.article)
        if family is not None:
            families.setdefault(family, []).append(at)
    for members in families.values():
        _join_copies(members, claims, groups)


def _join_sentences(claims: Sequence[Claim], traces: _Traces, groups: _Groups) -> None:
    """Join tellings in sentences of two articles that are copies of each other."""
    told: dict[str, list[int]] = {}
    for at, claim in enumerate(claims if traces.sentences else ()):
        if claim.sentence.text in traces.sentences:
            told.setdefault(claim.sentence.text, []).append(at)
    for text, members in told.items():
        for copy in (text, *(other for other in traces.sentences[text] if other in told)):
            _join_copies(members if copy == text else [*members, *told[copy]], claims, groups)


def _join_copies(members: Sequence[int], claims: Sequence[Claim], groups: _Groups) -> None:
    """Join tellings of one text, where they are of more than one article."""
    if len({claims[at].mention.span.article for at in members}) > 1:
        for at in members[1:]:
            groups.join(members[0], at, "same wire text")


def _join_voices(claims: Sequence[Claim], traces: _Traces, groups: _Groups) -> None:
    """Join tellings in one voice. Voices meet by their words, so that the cost stays near linear in a fact's claims."""
    heard: dict[tuple[bool, str], list[Telling]] = {}
    known: set[tuple[bool, frozenset[str]]] = set()
    for at, claim in enumerate(claims):
        voice = traces.hear(claim)
        if voice is None:
            continue
        is_speaker = voice.kind == "speaker"
        is_known = (is_speaker, voice.words) in known  # and joined to all its kin: who joins one of them joins all
        for first, other in islice(_list_kin(voice, heard), 1 if is_known else None):
            same_article = not is_speaker and claims[first].mention.span.article == claim.mention.span.article
            groups.join(first, at, "one article" if same_article else _WHY[voice.kind].format(other.name))
        if not is_known:
            known.add((is_speaker, voice.words))
            for word in voice.words:
                heard.setdefault((is_speaker, word), []).append((at, voice))


def _list_kin(voice: Voice, heard: Mapping[tuple[bool, str], Sequence[Telling]]) -> Iterator[Telling]:
    """Yield the tellings whose voice has the words of this one, or some of them and no other."""
    for word in sorted(voice.words):
        for telling in heard.get((voice.kind == "speaker", word), ()):
            if voice.words <= telling[1].words or telling[1].words <= voice.words:
                yield telling


class _Groups:
    """Members joined step by step (union-find), with the reasons in the order in which they were found."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._why: dict[int, list[str]] = {}

    def find(self, member: int) -> int:
        """Return the first member of the group."""
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member

    def join(self, one: int, other: int, why: str = "") -> None:
        """Join two groups; a reason that joins nothing new is not kept."""
        a, b = sorted((self.find(one), self.find(other)))
        if a != b:
            self._parent[b] = a
            reasons = self._why.setdefault(a, [])
            reasons.extend(r for r in (*self._why.pop(b, ()), why) if r not in reasons)

    def list_members(self) -> list[tuple[list[int], str]]:
        """Return the groups in the order of their first members, each with why it is one."""
        members: dict[int, list[int]] = {}
        for member in range(len(self._parent)):
            members.setdefault(self.find(member), []).append(member)
        return [(group, "; ".join(self._why.get(first, ()))) for first, group in members.items()]
