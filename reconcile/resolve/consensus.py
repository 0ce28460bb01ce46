"""What the sources together say of each fact: low, best and high, by a stated convention.

Takes facts with their origins and findings as data, judges no pair itself and reads no text. Sizes are settled by the rules of
`conventions.py`, times by the narrowest interval that most origins allow, statements by who affirms and who denies them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
from reconcile.model.value import Bound, Label, Magnitude, Quantity, TimeRef, Value, Wording
from reconcile.policy import Policy
from reconcile.resolve.conventions import WIDEST, Stand, choose_stand, span_stands
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
    """
    policy = policy or Policy()
    places = {article.id: _place_article(article) for article in articles}
    replaced = _find_replaced(findings, articles, places)
    report = _Report({article.id: article for article in articles}, places, replaced, _find_parts(findings), policy)
    return tuple(_take_single(fact) if len(fact.claims) == 1 else _settle_fact(fact, report) for fact in facts)


@frozen
class _Report:
    articles: Mapping[str, Article]
    places: Mapping[str, tuple[bool, float]]
    replaced: Mapping[str, frozenset[str]]
    parts: frozenset[tuple[str, str]]
    policy: Policy


@frozen
class _Case:
    """A fact with what its tellings stand on; where no origins were traced, ``origin_of`` is empty."""

    fact: Fact
    origin_of: Mapping[str, int]
    report: _Report


def _take_single(fact: Fact) -> Consensus:
    """Take a single telling as it stands; a denied one leaves no time and no name."""
    claim = fact.claims[0]
    value = claim.mention.value
    unit, told = "", True
    ends: tuple[Best, Best, Best] = (None, None, None)
    if isinstance(value, Quantity):
        low, best, high = _name_sizes(value)
        ends, unit = (best if low is None else low, best, high), value.unit
    elif isinstance(value, Wording):
        ends = None, "denied" if _is_refuted(claim) else "affirmed", None
    elif _is_denied(claim):
        told = False
    elif isinstance(value, TimeRef):
        shared = find_shared_span([(allowed, 0)] if (allowed := value.allows or value.names) else ())
        ends = _name_moments(shared[0]) if shared else ends
    else:
        ends = None, _name_word(value), None
    claims, why = ((claim.id,) if told else ()), "told once: nothing to resolve"
    return Consensus(fact.id, "told once", low=ends[0], best=ends[1], high=ends[2], unit=unit, claims=claims, origins=len(claims), why=why)


def _settle_fact(fact: Fact, report: _Report) -> Consensus:
    case = _Case(fact, {claim: number for number, origin in enumerate(fact.origins) for claim in origin.claims}, report)
    kinds: dict[str, list[Position]] = {}
    for position in fact.positions:
        kinds.setdefault(_sort_claim(position.claims[0]), []).append(position)
    kind = max(kinds, key=lambda name: (sum(len(p.claims) for p in kinds[name]), name == fact.kind, name), default="")
    return _SETTLERS.get(kind, _settle_words)(case, kinds.get(kind, ()))


def _sort_claim(claim: Claim) -> str:
    value = claim.mention.value
    if isinstance(value, Quantity):
        return "size"
    return "time" if isinstance(value, TimeRef) else "wording" if isinstance(value, Wording) else claim.mention.kind


def _settle_sizes(case: _Case, positions: Sequence[Position]) -> Consensus:
    affirmed = [p for p in positions if not _is_denied(p.claims[0])] or positions
    affirmed = [p for p in affirmed if (case.fact.id, p.claims[0].id) not in case.report.parts] or affirmed
    first = affirmed[0].claims[0].mention.value
    unit = first.unit if isinstance(first, Quantity) else ""
    policy = case.report.policy
    stands = tuple(s for p in affirmed if (s := _make_stand(case, p, unit)) is not None)
    best, decided = choose_stand(stands, policy)
    wide = policy.convention in WIDEST
    low, high = span_stands([s for s in stands if wide or not s.replaced or s is best], best.best)
    backing = {c for s in stands if s is best or (best.best is not None and s.best == best.best) for c in s.claims}
    claims = [c for p in affirmed for c in p.claims if c.id in backing]
    return _conclude(case, claims, decided or "the lowest of them", (low, best.best, high, unit), len(stands))


def _make_stand(case: _Case, position: Position, unit: str) -> Stand | None:
    value = position.claims[0].mention.value
    assert isinstance(value, Quantity)
    try:
        value = value if value.unit == unit else convert(value, unit)
    except UnitError:
        return None
    report = case.report
    articles = [a for c in position.claims if (a := report.articles.get(c.mention.span.article))]
    low, best, high = _name_sizes(value)
    official = _official_roles(articles[0].language if articles else "en")
    return Stand(
        low=low,
        best=best,
        high=high,
        floor=value.allows.low,
        ceiling=value.allows.high,
        origins=_list_origins(case, position.claims),
        latest=max((report.places[a.id] for a in articles), default=(False, 0.0)),
        official=any(c.attribution.role in official for c in position.claims),
        replaced=position.claims[0].id in report.replaced.get(case.fact.id, ()),
        sources=frozenset(a.source for a in articles),
        claims=tuple(c.id for c in position.claims),
    )


def _name_sizes(value: Quantity) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Return the least, the middle and the greatest value that is named, None where it is open."""
    named = value.names or value.allows
    best = None if value.names is None else _find_middle(value.names)
    return None if value.bound in _OPEN_BELOW else named.low, best, None if value.bound in _OPEN_ABOVE else named.high


def _find_middle(names: Interval[Decimal]) -> Decimal | None:
    if names.low is None or names.high is None:
        return names.low if names.high is None else names.high
    return names.low if names.low == names.high else (names.low + names.high) / 2


def _settle_times(case: _Case, positions: Sequence[Position]) -> Consensus:
    claims = [c for p in positions if not _is_denied(p.claims[0]) for c in p.claims]
    allowed = [_allow_moments(claim) for claim in claims]
    own = len(case.fact.origins)
    told = [(span, case.origin_of.get(c.id, own + at)) for at, (c, span) in enumerate(zip(claims, allowed, strict=True)) if span]
    shared = find_shared_span(told)
    if shared is None:
        return _conclude(case, claims, "", (None, None, None, ""), 0)
    span, most = shared
    origins = len({origin for _, origin in told})
    if most < 2 <= origins:
        lows, highs = [around.low for around, _ in told], [around.high for around, _ in told]
        whole = Interval(None if None in lows else min(filter(None, lows)), None if None in highs else max(filter(None, highs)))
        low, _, high = _name_moments(whole)
        return _conclude(case, (), f"no two of {origins} origins allow one time: nothing settles it", (low, None, high, ""), len(positions))
    backing = [c for c, around in zip(claims, allowed, strict=True) if around is not None and _covers(around, span)]
    decided = f"the narrowest interval that {most} of {origins} origins allow"
    return _conclude(case, backing, decided, (*_name_moments(span), ""), len(positions))


def _covers(allowed: Interval[datetime], span: Interval[datetime]) -> bool:
    below = allowed.low is None or (span.low is not None and allowed.low <= span.low)
    return below and (allowed.high is None or (span.high is not None and span.high <= allowed.high) or allowed.is_point)


def _allow_moments(claim: Claim) -> Interval[datetime] | None:
    value = claim.mention.value
    return (value.allows or value.names) if isinstance(value, TimeRef) else None


def _name_moments(span: Interval[datetime]) -> tuple[datetime | None, datetime | None, datetime | None]:
    """Return the first, the best and the last moment of an interval; where it is of whole days, the midnights that these begin with."""
    low, high = span.low, span.high
    if low is not None and high is not None and (high - low) % timedelta(days=1) == timedelta(0):
        high -= timedelta(days=1)
    return low, low if low is not None else high, high


def _settle_statements(case: _Case, positions: Sequence[Position]) -> Consensus:
    sides: tuple[list[Claim], list[Claim]] = [], []
    for position in positions:
        sides[_is_refuted(position.claims[0])].extend(position.claims)
    affirming, denying = (_count_origins(case, side) for side in sides)
    best = "affirmed" if affirming > denying else "denied" if denying > affirming else None
    decided = f"affirmed by {affirming} and denied by {denying} independent origin{'s' if denying > 1 else ''}"
    claims = sides[best == "denied"] if best else [*sides[0], *sides[1]]
    return _conclude(case, claims, decided, (None, best, None, ""), 2 if affirming and denying else 1)


def _settle_words(case: _Case, positions: Sequence[Position]) -> Consensus:
    """Names and sizes in words: what most origins tell, then what is told first."""
    groups: dict[str, list[Claim]] = {}
    for position in positions:
        if not _is_denied(position.claims[0]):
            groups.setdefault(_name_word(position.claims[0].mention.value), []).extend(position.claims)
    if not groups:
        return _conclude(case, (), "", (None, None, None, ""), 0)
    best = max(groups, key=lambda key: _count_origins(case, groups[key]))
    return _conclude(case, groups[best], "what most independent origins tell", (None, best, None, ""), len(groups))


def _name_word(value: Value) -> str:
    return value.term if isinstance(value, Magnitude) else value.text if isinstance(value, Label) else ""


_SETTLERS: dict[str, Callable[[_Case, Sequence[Position]], Consensus]] = {
    "size": _settle_sizes, "time": _settle_times, "wording": _settle_statements,
}  # fmt: skip


def _conclude(case: _Case, claims: Sequence[Claim], decided: str, ends: tuple[Best, Best, Best, str], positions: int) -> Consensus:
    """Put a consensus into words; ``ends`` are low, best, high and their unit, ``positions`` how many were weighed."""
    low, best, high, unit = ends
    origins = _count_origins(case, claims)
    if positions == 0:
        method, why = "unresolved", "no telling can be laid on a line: nothing to resolve"
    elif positions == 1:
        independent = "of one origin" if origins < 2 else f"of {origins} independent origins"
        agree = "tellings agree" if unit or low is not None or best not in ("affirmed", "denied") else f"tellings have it {best}"
        method, why = "agreed", f"{len(claims)} {agree}, {independent}" if len(claims) > 1 else "told once as a value: nothing to resolve"
    else:
        method = case.report.policy.convention if unit else "shared interval" if isinstance(best, datetime) else "majority"
        why = f"of {positions} figures, {_lower_first(decided)}" if unit else _lower_first(decided)
        why += "; all within one article" if len({c.mention.span.article for c in case.fact.claims}) == 1 else ""
    ids = tuple(claim.id for claim in claims)
    return Consensus(case.fact.id, method, low=low, best=best, high=high, unit=unit, claims=ids, origins=origins, why=why)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _is_denied(claim: Claim) -> bool:
    return claim.stance.negated != claim.stance.denied


def _is_refuted(claim: Claim) -> bool:
    """Whether a statement is told as not so: in its own words, or by whoever denies it."""
    value, stance = claim.mention.value, claim.stance
    negated = isinstance(value, Wording) and value.negated
    return _is_denied(claim) != (negated and not stance.negated)


def _list_origins(case: _Case, claims: Sequence[Claim]) -> frozenset[int]:
    """Return the numbers of the origins behind claims of one fact; where none were traced, each claim is its own."""
    if len(claims) == len(case.fact.claims):
        return frozenset(range(len(case.fact.origins) or len(claims)))
    found = frozenset(case.origin_of[claim.id] for claim in claims if claim.id in case.origin_of)
    return found or frozenset(range(len(claims)))


def _count_origins(case: _Case, claims: Sequence[Claim]) -> int:
    """Return how many independent origins stand behind claims, never more than they have articles."""
    if len(claims) < 2 or len(case.fact.origins) == 1:
        return min(len(claims), 1)
    return min(len(_list_origins(case, claims)), len({claim.mention.span.article for claim in claims}))


def _place_article(article: Article) -> tuple[bool, float]:
    return article.published is not None, article.published.timestamp() if article.published else 0.0


@lru_cache(maxsize=16)
def _official_roles(language: str) -> frozenset[str]:
    return frozenset(Lexicon(language).read_table("origins").get("officials", {}).get("roles", ()))


@lru_cache(maxsize=16)
def _growing_heads(language: str) -> frozenset[str]:
    return frozenset(Lexicon(language).read_table("updates").get("growing", {}).get("heads", ()))


def _find_replaced(
    findings: Sequence[Finding], articles: Sequence[Article], places: Mapping[str, tuple[bool, float]]
) -> dict[str, frozenset[str]]:
    """Return by fact the claims whose position a later telling replaces."""
    language = articles[0].language if articles else "en"
    replaced: dict[str, set[str]] = {}
    for finding in findings:
        if finding.reasons and not _REPLACING.isdisjoint(finding.reasons):
            replaced.setdefault(finding.fact, set()).add(_find_older(finding, places, _growing_heads(language)).id)
    return {fact: frozenset(claims) for fact, claims in replaced.items()}


def _find_parts(findings: Sequence[Finding]) -> frozenset[tuple[str, str]]:
    """Return by fact the claims that tell a part of what another tells whole: the smaller side, and no figure for the whole."""
    parts = set()
    for finding in findings:
        if Reason.OTHER_SCOPE in finding.reasons:
            left, right = (_least_size(claim) for claim in (finding.left, finding.right))
            if left is not None and right is not None and left != right:
                parts.add((finding.fact, (finding.left if left < right else finding.right).id))
    return frozenset(parts)


def _least_size(claim: Claim) -> Decimal | None:
    value = claim.mention.value
    return (value.names or value.allows).low if isinstance(value, Quantity) else None


def _find_older(finding: Finding, places: Mapping[str, tuple[bool, float]], growing: frozenset[str]) -> Claim:
    """Return the side that is replaced: where a movement came from, else what was published earlier, else the smaller of what grows."""
    left, right = finding.left, finding.right
    for new, old in ((left, right), (right, left)):
        value, other = new.mention.value, old.mention.value
        if isinstance(value, Quantity) and isinstance(other, Quantity) and value.change is not None and value.change.other == other.names:
            return old
    one, two = (places.get(c.mention.span.article, (False, 0.0)) for c in (left, right))
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
