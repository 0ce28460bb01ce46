"""Which tellings of a fact are not independent: copies of one wire text, one speaker, one agency, one outlet.

Ten outlets that run one agency's report are one source, and an error that is copied is no corroboration. Reads texts and
attributions, judges no value, and hands its result on as data: ``fact.origins`` and ``position.origins``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve, frozen

from reconcile.model.claim import Claim
from reconcile.model.fact import Fact, Origin, Position
from reconcile.model.text import Article
from reconcile.policy import Policy
from reconcile.resolve.voices import Voice, find_credit, hear_voice
from reconcile.resolve.wires import find_copied_sentences, find_copies

_WHY = {"speaker": "same speaker: {}", "credit": "one agency behind both: {}", "outlet": "one publisher: {}"}


def trace_origins(articles: Sequence[Article], facts: Sequence[Fact], policy: Policy | None = None) -> tuple[Fact, ...]:
    """Return the facts with their origins: ``fact.origins`` partitions the claims, ``position.origins`` counts.

    A position has as many origins as it has independent tellings, and never more than it has articles.

    Args:
        articles: All articles of the report.
        facts: Facts whose claims are in these articles.
        policy: Thresholds; by default a newsroom's.
    """
    traces = _trace_articles(articles, policy or Policy())
    return tuple(_trace_fact(fact, traces) for fact in facts)


@frozen
class _Traces:
    """What is known of the articles, once for all facts."""

    articles: Mapping[str, Article]
    credits: Mapping[str, str]
    copies: Mapping[str, str]
    policy: Policy


def _trace_articles(articles: Sequence[Article], policy: Policy) -> _Traces:
    groups = _Groups(len(articles))
    for one, other in find_copies([article.text for article in articles], policy.copied_share):
        groups.join(one, other, "")
    copies = {article.id: articles[groups.find(at)].id for at, article in enumerate(articles)}
    return _Traces({a.id: a for a in articles}, {a.id: find_credit(a) for a in articles}, copies, policy)


def _trace_fact(fact: Fact, traces: _Traces) -> Fact:
    groups = _Groups(len(fact.claims))
    _join_copies(fact.claims, traces, groups)
    _join_voices(fact.claims, traces, groups)
    origins = tuple(Origin(tuple(fact.claims[at].id for at in members), why) for members, why in groups.list_members())
    of_claim = {claim: number for number, origin in enumerate(origins) for claim in origin.claims}
    positions = tuple(evolve(position, origins=_count_origins(position, of_claim)) for position in fact.positions)
    return evolve(fact, origins=origins, positions=positions)


def _count_origins(position: Position, of_claim: Mapping[str, int]) -> int:
    independent = {of_claim[claim.id] for claim in position.claims if claim.id in of_claim}
    articles = {claim.mention.span.article for claim in position.claims}
    return max(1, min(len(independent), len(articles)))


def _join_copies(claims: Sequence[Claim], traces: _Traces, groups: _Groups) -> None:
    """Join tellings in articles that are copies of each other, and in sentences that are."""
    homes: dict[str, list[int]] = {}
    for at, claim in enumerate(claims):
        article = claim.mention.span.article
        homes.setdefault(traces.copies.get(article, article), []).append(at)
    for members in homes.values():
        if len({claims[at].mention.span.article for at in members}) > 1:
            for at in members[1:]:
                groups.join(members[0], at, "same wire text")
    if len(homes) < 2:
        return
    for one, other in find_copied_sentences([claim.sentence.text for claim in claims], traces.policy):
        if claims[one].mention.span.article != claims[other].mention.span.article:
            groups.join(one, other, "same wire text")


def _join_voices(claims: Sequence[Claim], traces: _Traces, groups: _Groups) -> None:
    """Join tellings in one voice. Voices meet by their words, so that the cost stays near linear in a fact's claims."""
    heard: dict[tuple[bool, str], list[tuple[int, Voice]]] = {}
    for at, claim in enumerate(claims):
        article = traces.articles.get(claim.mention.span.article)
        if article is None:
            continue
        voice = hear_voice(claim.attribution, article, traces.credits[article.id])
        is_speaker = voice.kind == "speaker"
        met = False
        for word in sorted(voice.words):
            for first, known in heard.get((is_speaker, word), ()):
                if voice.words <= known.words or known.words <= voice.words:
                    same_article = claims[first].mention.span.article == article.id
                    groups.join(first, at, "one article" if same_article and not is_speaker else _WHY[voice.kind].format(known.name))
                    met = met or voice.words == known.words
        if not met:
            for word in voice.words:
                heard.setdefault((is_speaker, word), []).append((at, voice))


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

    def join(self, one: int, other: int, why: str) -> None:
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
