"""Puts claims that speak of one thing into one fact: greedy agglomeration over weighed pairs that respects what binds and what parts.

Copies of one text are read once, so that a copy changes nothing. Blind to values: an equal value breaks a tie and nothing more.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from reconcile.align.blocking import name_arena, propose_pairs
from reconcile.align.bonds import find_bonds, list_hinted
from reconcile.align.embedding import embed_profiles
from reconcile.align.eventdays import mark_days
from reconcile.align.evidence import sort_head
from reconcile.align.groups import AGE, Groups
from reconcile.align.hints import Hints
from reconcile.align.naming import name_fact
from reconcile.align.positions import group_positions, normalize_claim
from reconcile.align.profiles import Profile, Surroundings, draw_profile, gather_words, survey_claims, tells_calamity
from reconcile.align.scale import Scale, name_group
from reconcile.align.weights import read_weights
from reconcile.lexicon.loader import Lexicon
from reconcile.model.claim import Claim
from reconcile.model.fact import Alignment, Fact, Pairing
from reconcile.model.text import Article, Span
from reconcile.policy import Policy

LATEST = datetime.max.replace(tzinfo=UTC)
LEADING = 3
"""How many sentences that claim something open a text: the years they name are those of its own event."""
RIVALRY = 5.0
"""Up to how much it counts against a pair that a better match of either side stands in the other's text."""
BEST = {"number": 4.0, "time": 4.0, "word": 0.0}
"""Up to how much it counts for a pair that it is the best match: nothing for statements, most of which nobody else tells."""
Best: TypeAlias = tuple[float, float, int]
"""The weights of the best and the second best match of a claim in a text, and the number of the best."""
FURTHER = frozenset({"further"})
"""The mark of what comes beside what was counted before: "six dead and another nine hurt" are nine where none was hurt before."""
EXPLAINED = 6
"""For how many positions of a fact the evidence between their first tellings is kept."""


def align_claims(
    claims: Iterable[Claim],
    articles: Sequence[Article] = (),
    *,
    policy: Policy | None = None,
    lexicon: Lexicon | None = None,
    hints: Hints | None = None,
    explained: bool = True,
) -> Alignment:
    """Return which of ``claims`` speak of one thing.

    Args:
        claims: Claims of any number of articles.
        articles: Where they come from, for the order of publication; without them the order is (article id, start).
        policy: Thresholds.
        lexicon: Tables of the language; English where none is given.
        hints: What the caller knows better.
        explained: Whether the pairings list their evidence; a report needs their weights only.

    Returns:
        Facts in the order of their first claims, every claim in exactly one, and the pairings between their positions.
    """
    policy, lexicon, hints = policy or Policy(), lexicon or Lexicon(), hints or Hints()
    order = order_claims(claims, articles)
    texts = _find_copies(order)
    profiles = draw_profiles(texts, survey_claims(order, lexicon, hints.aliases), articles)
    nearness = embed_profiles(hints.embedder, profiles, policy) if hints.embedder else None
    scale = Scale(read_weights(lexicon), nearness)
    groups = Groups(profiles, scale, policy)
    groups.keep_apart(list_hinted(profiles, _move_to_first(hints.apart, texts)))
    groups.bind(list_hinted(profiles, _move_to_first(hints.together, texts)))
    join_groups(groups, lexicon)
    return _make_alignment(groups, texts, order, lexicon, explained=explained)


def draw_claims(claims: Iterable[Claim], articles: Sequence[Article], lexicon: Lexicon) -> list[Profile]:
    """Return what alignment sees of ``claims``, one profile for each claim of each text that is no copy of another."""
    order = order_claims(claims, articles)
    return draw_profiles(_find_copies(order), survey_claims(order, lexicon), articles)


def join_groups(groups: Groups, lexicon: Lexicon) -> None:
    """Join what belongs together: first what a text binds, then by the evidence, the strongest first."""
    groups.bind(find_bonds(groups.profiles, lexicon))
    groups.join(_weigh_pairs(groups))


def order_claims(claims: Iterable[Claim], articles: Sequence[Article]) -> list[Claim]:
    """Return the claims in the order of (published, article id, start), each id once."""
    published = {article.id: article.published or LATEST for article in articles}
    found = {claim.id: claim for claim in claims}

    def place(claim: Claim) -> tuple[datetime, str, int, int, str, str]:
        span = claim.mention.span
        return published.get(span.article, LATEST), span.article, span.start, span.end, claim.mention.kind, claim.id

    return sorted(found.values(), key=place)


def _find_copies(order: Sequence[Claim]) -> list[list[list[Claim]]]:
    """Return the texts, each as the lists of claims of its copies; texts in an order that copies and ids do not change."""
    by_article: dict[str, list[Claim]] = {}
    for claim in order:
        by_article.setdefault(claim.mention.span.article, []).append(claim)
    texts: dict[bytes, list[list[Claim]]] = {}
    for told in by_article.values():
        lines = []
        for claim in told:
            offset = claim.sentence.span.start
            span = claim.mention.span
            lines.append(f"{claim.sentence.text}\0{offset}\0{span.start}\0{span.end}\0{claim.mention.kind}\0{claim.mention.rule}\n")
        digest = blake2b("".join(lines).encode("utf-8", "surrogatepass"), digest_size=12)
        texts.setdefault(digest.digest(), []).append(told)
    return [copies for _, copies in sorted(texts.items())]


def draw_profiles(texts: Sequence[Sequence[Sequence[Claim]]], around: Surroundings, articles: Sequence[Article]) -> list[Profile]:
    """Return one profile for each claim of each text, drawn from its first copy."""
    days = {article.id: article.published.toordinal() for article in articles if article.published}
    weights = read_weights(around.vocabulary.lexicon)
    profiles: list[Profile] = []
    for number, copies in enumerate(texts):
        rank, last = -1, -1
        first = len(profiles)
        for claim in copies[0]:
            if claim.sentence.span.start != last:
                last = claim.sentence.span.start
                rank += 1
            profile = draw_profile(claim, (len(profiles), number, rank), around)
            profile.day = days.get(claim.mention.span.article, 0)
            profile.arena = name_arena(profile)
            profile.sort = sort_head(profile, weights)
            profiles.append(profile)
        look_round(profiles[first:], around)
    return profiles


def look_round(profiles: Sequence[Profile], around: Surroundings) -> None:
    """Tell the profiles of one text what the whole text says: its names, how often it speaks of a head, when it plays, if it is news."""
    told: dict[tuple[str, str], set[int]] = {}
    own: set[str] = set()
    sizes: dict[int, list[tuple[int, str]]] = {}
    for profile in profiles:
        if FURTHER & profile.marks and (profile.arena, profile.head) not in told:
            profile.marks -= FURTHER
        if profile.group == "number" and profile.head != AGE:
            sizes.setdefault(profile.rank, []).append((profile.start, profile.arena))
        told.setdefault((profile.arena, profile.head), set()).add(profile.rank)
        if profile.rank < LEADING:
            own |= profile.event
    words = gather_words([profile.claim for profile in profiles], around)
    mark_days(profiles, LEADING, around.vocabulary)
    fresh = tells_calamity(profiles, LEADING, around.vocabulary)
    for profile in profiles:
        profile.text = words
        profile.fresh = fresh
        profile.often = len(told[profile.arena, profile.head])
        profile.years -= own
        if profile.claim.mention.kind == "wording":
            end = profile.claim.mention.span.end
            profile.sizes = frozenset(arena for start, arena in sizes.get(profile.rank, ()) if profile.start <= start < end)


def _move_to_first(pairs: Sequence[tuple[Span, Span]], texts: Sequence[Sequence[Sequence[Claim]]]) -> list[tuple[Span, Span]]:
    """Return pairs of spans with places in copies moved to the first copy of their text."""
    if not pairs:
        return []
    first = {copy[0].mention.span.article: copies[0][0].mention.span.article for copies in texts for copy in copies}

    def move(span: Span) -> Span:
        return Span(first.get(span.article, span.article), span.start, end=span.end)

    return [(move(one), move(other)) for one, other in pairs]


def _weigh_pairs(groups: Groups) -> list[tuple[int, int]]:
    """Return the proposed pairs that weigh enough, the heaviest first; of equal weights, equal values first.

    A pair weighs more where each is the other's best match in the other's text, and less where a better one stands there.
    """
    profiles, scale = groups.profiles, groups.scale
    pairs = [(scale.weigh(left, right), left, right) for left, right in propose_pairs(profiles)]
    best = _find_best(pairs, len(profiles))
    found = []
    for weight, left, right in pairs:
        total = weight
        if left.article != right.article:
            total = scale.favour(left, right, _find_lead(weight, (left, right), best, groups))
        if total >= groups.find_least(left, right):
            found.append((-total, left.at, right.at))
    found.sort()
    return [(left, right) for _, left, right in _break_ties(found, profiles)]


def _find_best(pairs: Iterable[tuple[float, Profile, Profile]], size: int) -> list[dict[int, Best]]:
    """Return the best matches of each of ``size`` profiles, by text; within a profile's own text nothing is its match."""
    best: list[dict[int, Best]] = [{} for _ in range(size)]
    for weight, left, right in pairs:
        if left.article == right.article:
            continue
        for one, other in ((left, right), (right, left)):
            known = best[one.at].get(other.article)
            if known is None:
                best[one.at][other.article] = (max(weight, -RIVALRY), -RIVALRY, other.at)
            elif weight > known[0]:
                best[one.at][other.article] = (weight, known[0], other.at)
            elif weight > known[1]:
                best[one.at][other.article] = (known[0], weight, known[2])
    return best


def _find_lead(weight: float, pair: tuple[Profile, Profile], best: Sequence[Mapping[int, Best]], groups: Groups) -> float:
    """Return by how much a pair is ahead of the next best match of either side in the other's text, on the side where it is less.

    A rival that most likely is the same thing, told twice in that text, is none.
    """
    left, right = pair
    lead = BEST[name_group(left, right)]
    for one, other in ((left, right), (right, left)):
        first, second, at = best[one.at][other.article]
        own = weight - (second if at == other.at else first)
        if own < 0.0 <= weight and own < lead:
            rival = groups.profiles[at]
            if groups.scale.weigh(rival, other) >= groups.find_least(rival, other):
                own = 0.0
        lead = min(lead, own)
    return max(-RIVALRY, lead)


def _break_ties(found: Sequence[tuple[float, int, int]], profiles: Sequence[Profile]) -> Iterator[tuple[float, int, int]]:
    """Yield the pairs, of those that weigh the same the ones of equal values first: all that a value may decide."""
    known: dict[int, Hashable] = {}

    def says(at: int) -> Hashable:
        if at not in known:
            known[at] = normalize_claim(profiles[at].claim)
        return known[at]

    for _, tied in groupby(found, key=itemgetter(0)):
        pairs = list(tied)
        if len(pairs) > 1:  # the sort is stable, and the pairs are in order
            pairs.sort(key=lambda pair: says(pair[1]) != says(pair[2]))
        yield from pairs


def _make_alignment(
    groups: Groups, texts: Sequence[Sequence[Sequence[Claim]]], order: Sequence[Claim], lexicon: Lexicon, *, explained: bool
) -> Alignment:
    """Return facts with the copies put back, and the pairings between their positions."""
    copies_of = [[copy[i] for copy in copies] for copies in texts for i in range(len(copies[0]))]
    place = {claim.id: at for at, claim in enumerate(order)}
    profile_of = {claim.id: at for at, copies in enumerate(copies_of) for claim in copies}
    facts, pairings = [], []
    for members in groups.list_groups():
        told = [claim for at in members for claim in copies_of[at]]
        if len(told) > 1:
            told.sort(key=lambda claim: place[claim.id])
        fact = make_fact(told, lexicon)
        facts.append(fact)
        firsts = [position.claims[0] for position in fact.positions[:EXPLAINED]]
        for i, left in enumerate(firsts):
            for right in firsts[i + 1 :]:
                one, other = groups.profiles[profile_of[left.id]], groups.profiles[profile_of[right.id]]
                evidence = groups.scale.explain_pair(one, other) if explained else ()
                pairings.append(Pairing(left.id, right.id, weight=groups.scale.weigh(one, other), evidence=evidence))
    facts.sort(key=lambda fact: place[fact.claims[0].id])
    return Alignment(tuple(facts), tuple(pairings))


def make_fact(told: Sequence[Claim], lexicon: Lexicon) -> Fact:
    """Return the fact of ``told`` (in order, at least one); its id is made from theirs."""
    digest = blake2b("\n".join(claim.id for claim in told).encode("utf-8", "surrogatepass"), digest_size=6)
    name = name_fact(told, lexicon)
    return Fact(digest.hexdigest(), name, kind=told[0].mention.kind, claims=tuple(told), positions=group_positions(told))
