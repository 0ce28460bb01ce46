"""Findings: each pair of positions of a fact held against each other, in the circumstances of its first tellings.

May not group claims, and may not look at two claims of different facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from reconcile.compare.circumstances import NO_MATES, Case, Context, read_cues
from reconcile.compare.phrasing import say_finding, trace_finding
from reconcile.compare.quantities import compare_quantities
from reconcile.compare.rates import exchange, gather_rates
from reconcile.compare.reasons import judge_case
from reconcile.compare.values import hold_values
from reconcile.compare.weighing import rate_confidence, rate_severity
from reconcile.compare.zones import gather_offset, set_clock
from reconcile.lexicon.loader import Lexicon
from reconcile.model.claim import Claim
from reconcile.model.fact import Fact, Pairing
from reconcile.model.finding import Comparison, Finding, Verdict
from reconcile.model.text import Article
from reconcile.model.value import Quantity, TimeRef, Value
from reconcile.policy import Policy

Tellings: TypeAlias = Sequence[Claim]
_LEXICON = Lexicon()


def make_context(
    articles: Iterable[Article],
    *,
    facts: Iterable[Fact] = (),
    pairings: Iterable[Pairing] = (),
    policy: Policy | None = None,
    lexicon: Lexicon | None = None,
) -> Context:
    """Return what comparing needs to know beyond the facts."""
    weights: dict[tuple[str, str], float] = {}
    for pairing in pairings:
        weights[pairing.left, pairing.right] = weights[pairing.right, pairing.left] = pairing.weight
    claims = [claim for fact in facts for claim in fact.claims]
    rates, offset = gather_rates(claims), gather_offset(claims)
    lexicon = lexicon or _LEXICON
    return Context({article.id: article for article in articles}, weights, rates, offset, policy or Policy(), lexicon, read_cues(lexicon))


def find_findings(
    facts: Iterable[Fact],
    articles: Iterable[Article],
    *,
    pairings: Iterable[Pairing] = (),
    policy: Policy | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[Finding, ...]:
    """Return one finding for each pair of positions of a fact and one for each position that is told more than once.

    Args:
        facts: With their origins traced.
        articles: All articles of the report.
        pairings: The weighed pairs of claims, for the confidence of a finding.
        policy: Thresholds and conventions; a newsroom's by default.
        lexicon: The tables of the language.
    """
    facts = tuple(facts)
    context = make_context(articles, facts=facts, pairings=pairings, policy=policy, lexicon=lexicon)
    return tuple(
        _judge(fact, lefts, rights, context) for fact in facts if len(fact.claims) > 1 for lefts, rights in pair_tellings(fact, context)
    )


def pair_tellings(fact: Fact, context: Context) -> Iterator[tuple[Tellings, Tellings]]:
    """Yield pairs of tellings, first ones first: those of a position told more than once, and those of each pair of positions."""
    places = {claim.id: context.place_claim(claim) for claim in fact.claims}
    ordered = [sorted(position.claims, key=lambda claim: places[claim.id]) for position in fact.positions]
    ordered.sort(key=lambda claims: places[claims[0].id])
    for claims in ordered:
        if len(claims) > 1:
            yield claims[:1], claims[1:]
    for at, claims in enumerate(ordered):
        others = ordered[:at] if at < context.policy.most_positions else ordered[:1]
        for before in others:
            yield before, claims


def compare_claims(fact: Fact, left: Claim, right: Claim, context: Context) -> Finding:
    """Return what exactly these two claims of ``fact`` say to each other; the same whichever is given first."""
    if context.place_claim(right) < context.place_claim(left):
        left, right = right, left
    return _judge(fact, (left,), (right,), context)


def _judge(fact: Fact, lefts: Tellings, rights: Tellings, context: Context) -> Finding:
    left, right = lefts[0], rights[0]
    comparison = _hold_values(left.mention.value, right.mention.value, context)
    mates = (tuple(lefts[1:]), tuple(rights[1:])) if len(lefts) + len(rights) > 2 else NO_MATES
    case = Case(fact, left, right, comparison, context, mates)
    verdict, rulings = judge_case(case)
    reasons = tuple(dict.fromkeys([ruling.reason for ruling in rulings if ruling.reason is not None])) if rulings else ()
    return Finding(
        fact.id,
        left,
        right=right,
        comparison=comparison,
        verdict=verdict,
        reasons=reasons,
        severity=rate_severity(case, verdict, reasons),
        confidence=rate_confidence(case),
        trace=trace_finding(case, verdict, rulings),
        says=say_finding(case, verdict, rulings),
    )


def _hold_values(left: Value, right: Value, context: Context) -> Comparison:
    """Return what the values say: two currencies at the rate, two clocks with the offset that the articles give."""
    if isinstance(left, TimeRef) and isinstance(right, TimeRef):
        left, right = set_clock(left, right, context.offset), set_clock(right, left, context.offset)
    comparison = hold_values(left, right, context.policy, context.lexicon)
    if comparison.verdict is not Verdict.INCOMPARABLE or not isinstance(left, Quantity) or not isinstance(right, Quantity):
        return comparison
    if right.unit < left.unit:
        left, right = right, left
    moved = exchange(right, left, context.rates)
    return comparison if moved is None else compare_quantities(left, moved, context.policy, exchanged=True)
