"""What the sources together say of each fact: low, best and high, by a stated convention.

Takes facts with their origins and findings as data, judges no pair itself and reads no text. Sizes are settled by the rules of
`conventions.py`, times by the narrowest interval that most origins allow, statements by who affirms and who denies them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from attrs import frozen

from reconcile.adapters.units import convert
from reconcile.errors import UnitError
from reconcile.lexicon.loader import Lexicon
from reconcile.model.claim import Claim
from reconcile.model.fact import Best, Consensus, Fact, Position
from reconcile.model.finding import Finding, Reason
from reconcile.model.interval import Interval
from reconcile.model.text import Article
from reconcile.model.value import Bound, Label, Magnitude, Quantity, TimeRef, Wording
from reconcile.policy import Policy
from reconcile.resolve.conventions import WIDEST, Stand, choose_stand, find_convention, span_stands
from reconcile.resolve.spans import find_shared_span

_OPEN_ABOVE = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_OPEN_BELOW = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
_REPLACING = frozenset({Reason.UPDATED, Reason.CORRECTED})


def settle_facts(
    facts: Sequence[Fact], findings: Sequence[Finding], articles: Sequence[Article], policy: Policy | None = None
) -> tuple[Consensus, ...]:
    """Return one consensus for each fact, in their order; ``why`` says where there was nothing to resolve.

    Sizes are in ``unit``, that of the first claim; times are moments, whole days by their midnights; sizes in words, names and
    statements have a ``best`` and no ends.

    Args:
        facts: With origins; without, every claim counts as its own.
        findings: Of these facts; they tell which telling replaces which.
        articles: All articles of the report.
        policy: ``convention`` names the rules for sizes.

    Raises:
        InputError: The policy's convention is unknown.
    """
    policy = policy or Policy()
    find_convention(policy)
    origin_of = {claim: number for fact in facts for number, origin in enumerate(fact.origins) for claim in origin.claims}
    article_of = {claim.id: claim.mention.span.article for fact in facts for claim in fact.claims}
    case = _Case({a.id: a for a in articles}, _find_replaced(findings, articles), origin_of, article_of, policy)
    return tuple(_settle_fact(fact, case) for fact in facts)


@frozen
class _Case:
    articles: Mapping[str, Article]
    replaced: Mapping[str, frozenset[str]]
    origin_of: Mapping[str, int]
    article_of: Mapping[str, str]
    policy: Policy


def _settle_fact(fact: Fact, case: _Case) -> Consensus:
    kinds: dict[str, int] = {}
    for claim in fact.claims:
        name = _sort_claim(claim)
        kinds[name] = kinds.get(name, 0) + 1
    kind = max(kinds, key=lambda name: (kinds[name], name == fact.kind, name)) if kinds else ""
    positions = [p for p in fact.positions if _sort_claim(p.claims[0]) == kind]
    if kind == "size":
        return _settle_sizes(fact, positions, case)
    if kind == "time":
        return _settle_times(fact, positions, case)
    if kind == "wording":
        return _settle_statements(fact, positions, case)
    return _settle_words(fact, positions, case)


def _sort_claim(claim: Claim) -> str:
    value = claim.mention.value
    if isinstance(value, Quantity):
        return "size"
    return "time" if isinstance(value, TimeRef) else "wording" if isinstance(value, Wording) else claim.mention.kind


def _settle_sizes(fact: Fact, positions: Sequence[Position], case: _Case) -> Consensus:
    affirmed = [p for p in positions if not _is_denied(p)] or list(positions)
    first = affirmed[0].claims[0].mention.value
    unit = first.unit if isinstance(first, Quantity) else ""
    stands = tuple(s for p in affirmed if (s := _make_stand(fact, p, unit, case)) is not None)
    best, decided = choose_stand(stands, case.policy)
    wide = case.policy.convention in WIDEST
    low, high = span_stands([s for s in stands if wide or not s.replaced or s is best], best.best)
    alike = [s for s in stands if s is best or (best.best is not None and s.best == best.best)]
    claims = tuple(c for s in alike for c in s.claims)
    return _conclude(fact, case, claims, decided or "the lowest of them", (low, best.best, high, unit), len(stands))


def _make_stand(fact: Fact, position: Position, unit: str, case: _Case) -> Stand | None:
    value = position.claims[0].mention.value
    assert isinstance(value, Quantity)
    try:
        value = value if value.unit == unit else convert(value, unit)
    except UnitError:
        return None
    articles = [a for c in position.claims if (a := case.articles.get(c.mention.span.article))]
    names = value.names
    best = None if names is None else _find_middle(names)
    official = _official_roles(articles[0].language if articles else "en")
    return Stand(
        low=None if value.bound in _OPEN_BELOW else (names or value.allows).low,
        best=best,
        high=None if value.bound in _OPEN_ABOVE else (names or value.allows).high,
        floor=value.allows.low,
        ceiling=value.allows.high,
        origins=_list_origins(case, [c.id for c in position.claims]),
        latest=max((_place_article(a) for a in articles), default=(False, 0.0)),
        official=any(c.attribution.role in official for c in position.claims),
        replaced=position.claims[0].id in case.replaced.get(fact.id, ()),
        sources=frozenset(a.source for a in articles),
        claims=tuple(c.id for c in position.claims),
    )


def _find_middle(names: Interval[Decimal]) -> Decimal | None:
    if names.low is None or names.high is None:
        return names.low if names.high is None else names.high
    return names.low if names.low == names.high else (names.low + names.high) / 2


def _settle_times(fact: Fact, positions: Sequence[Position], case: _Case) -> Consensus:
    told: list[tuple[Interval[datetime], int]] = []
    claims: list[Claim] = [c for p in positions if not _is_denied(p) for c in p.claims]
    for at, claim in enumerate(claims):
        interval = _allowed(claim)
        if interval is not None:
            told.append((interval, case.origin_of.get(claim.id, len(fact.origins) + at)))
    shared = find_shared_span(told)
    if shared is None:
        return _conclude(fact, case, tuple(c.id for c in claims), "", (None, None, None, ""), 0)
    span, most = shared
    low, high = _name_ends(span)
    backing = tuple(c.id for c in claims if (allowed := _allowed(c)) is not None and _covers(allowed, span))
    decided = f"the narrowest interval that {most} of {len({origin for _, origin in told})} origins allow"
    return _conclude(fact, case, backing, decided, (low, low if low is not None else high, high, ""), len(positions))


def _covers(allowed: Interval[datetime], span: Interval[datetime]) -> bool:
    below = allowed.low is None or (span.low is not None and allowed.low <= span.low)
    return below and (allowed.high is None or (span.high is not None and span.high <= allowed.high) or allowed.is_point)


def _allowed(claim: Claim) -> Interval[datetime] | None:
    value = claim.mention.value
    return (value.allows or value.names) if isinstance(value, TimeRef) else None


def _name_ends(span: Interval[datetime]) -> tuple[datetime | None, datetime | None]:
    """Return the first and the last moment of an interval; where it is of whole days, the midnights that these begin with."""
    low, high = span.low, span.high
    if low is not None and high is not None and (high - low) % timedelta(days=1) == timedelta(0):
        return low, high - timedelta(days=1)
    return low, high


def _settle_statements(fact: Fact, positions: Sequence[Position], case: _Case) -> Consensus:
    sides: dict[bool, list[str]] = {False: [], True: []}
    for position in positions:
        value = position.claims[0].mention.value
        negated = isinstance(value, Wording) and value.negated
        sides[_is_denied(position) != (negated and not position.claims[0].stance.negated)].extend(c.id for c in position.claims)
    affirming, denying = (_count_origins(case, sides[side]) for side in (False, True))
    best = "affirmed" if affirming > denying else "denied" if denying > affirming else None
    decided = f"affirmed by {affirming} and denied by {denying} independent origin{'s' if denying > 1 else ''}"
    claims = tuple(sides[best == "denied"]) if best else (*sides[False], *sides[True])
    return _conclude(fact, case, claims, decided, (None, best, None, ""), 2 if affirming and denying else 1)


def _settle_words(fact: Fact, positions: Sequence[Position], case: _Case) -> Consensus:
    """Names and sizes in words: what most origins tell, then what is told first."""
    groups: dict[str, list[str]] = {}
    for position in positions:
        value = position.claims[0].mention.value
        if not _is_denied(position):
            key = value.term if isinstance(value, Magnitude) else value.text if isinstance(value, Label) else ""
            groups.setdefault(key, []).extend(c.id for c in position.claims)
    if not groups:
        return _conclude(fact, case, (), "", (None, None, None, ""), 0)
    best = max(groups, key=lambda key: _count_origins(case, groups[key]))
    return _conclude(fact, case, tuple(groups[best]), "what most independent origins tell", (None, best, None, ""), len(groups))


def _conclude(
    fact: Fact, case: _Case, claims: tuple[str, ...], decided: str, ends: tuple[Best, Best, Best, str], positions: int
) -> Consensus:
    """Put a consensus into words; ``ends`` are low, best, high and their unit, ``positions`` how many were weighed."""
    low, best, high, unit = ends
    origins = _count_origins(case, claims)
    articles = {c.mention.span.article for c in fact.claims}
    if len(fact.claims) == 1:
        method, why = "told once", "told once: nothing to resolve"
    elif positions == 0:
        method, why = "unresolved", "no telling can be laid on a line: nothing to resolve"
    elif positions == 1:
        independent = "of one origin" if origins < 2 else f"of {origins} independent origins"
        agree = "tellings agree" if unit or low is not None or best not in ("affirmed", "denied") else f"tellings have it {best}"
        method, why = "agreed", f"{len(claims)} {agree}, {independent}" if len(claims) > 1 else "told once as a value: nothing to resolve"
    else:
        method = case.policy.convention if unit else "shared interval" if isinstance(best, datetime) else "majority"
        why = f"of {positions} figures, {_lower_first(decided)}" if unit else _lower_first(decided)
        why += "; all within one article" if len(articles) == 1 else ""
    return Consensus(fact.id, method, low=low, best=best, high=high, unit=unit, claims=claims, origins=origins, why=why)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _is_denied(position: Position) -> bool:
    stance = position.claims[0].stance
    return stance.negated != stance.denied


def _list_origins(case: _Case, claims: Iterable[str]) -> frozenset[int]:
    """Return the numbers of the origins behind claims of one fact; where none were traced, each claim is its own."""
    listed = list(claims)
    found = frozenset(case.origin_of[claim] for claim in listed if claim in case.origin_of)
    return found or frozenset(range(len(listed)))


def _count_origins(case: _Case, claims: Sequence[str]) -> int:
    """Return how many independent origins stand behind claims, never more than they have articles."""
    articles = {case.article_of[claim] for claim in claims if claim in case.article_of}
    return max(1, min(len(_list_origins(case, claims)), len(articles))) if claims else 0


def _place_article(article: Article) -> tuple[bool, float]:
    return article.published is not None, article.published.timestamp() if article.published else 0.0


@lru_cache(maxsize=16)
def _official_roles(language: str) -> frozenset[str]:
    return frozenset(Lexicon(language).read_table("origins").get("officials", {}).get("roles", ()))


@lru_cache(maxsize=16)
def _growing_heads(language: str) -> frozenset[str]:
    return frozenset(Lexicon(language).read_table("updates").get("growing", {}).get("heads", ()))


def _find_replaced(findings: Sequence[Finding], articles: Sequence[Article]) -> dict[str, frozenset[str]]:
    """Return by fact the claims whose position a later telling replaces."""
    place = {a.id: _place_article(a) for a in articles}
    language = articles[0].language if articles else "en"
    replaced: dict[str, set[str]] = {}
    for finding in findings:
        if _REPLACING.intersection(finding.reasons):
            replaced.setdefault(finding.fact, set()).add(_find_older(finding, place, _growing_heads(language)).id)
    return {fact: frozenset(claims) for fact, claims in replaced.items()}


def _find_older(finding: Finding, place: Mapping[str, tuple[bool, float]], growing: frozenset[str]) -> Claim:
    """Return the side that is replaced: where a movement came from, else what was published earlier, else the smaller of what grows."""
    left, right = finding.left, finding.right
    for new, old in ((left, right), (right, left)):
        value, other = new.mention.value, old.mention.value
        if isinstance(value, Quantity) and isinstance(other, Quantity) and value.change is not None and value.change.other == other.names:
            return old
    one, two = (place.get(c.mention.span.article, (False, 0.0)) for c in (left, right))
    if one[0] and two[0] and one[1] != two[1]:
        return left if one[1] < two[1] else right
    if left.aspect.head in growing:
        sizes = [_name_size(claim) for claim in (left, right)]
        if sizes[0] is not None and sizes[1] is not None:
            return left if sizes[0] < sizes[1] else right
    return left


def _name_size(claim: Claim) -> Decimal | None:
    value = claim.mention.value
    return _find_middle(value.names) if isinstance(value, Quantity) and value.names is not None else None
