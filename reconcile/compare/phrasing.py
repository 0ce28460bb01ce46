"""A finding in plain English: both sides quoted, with their sources, and why the verdict is what it is.

May not decide anything.
"""

from __future__ import annotations

from reconcile.compare.circumstances import Case
from reconcile.compare.reasons import Ruling
from reconcile.compare.values import choose_ladder, say_rung
from reconcile.model.claim import Claim
from reconcile.model.finding import Verdict

OPENINGS = {
    Verdict.AGREEMENT: "They agree",
    Verdict.COMPATIBLE: "Both can be right",
    Verdict.DISCREPANCY: "They cannot both be right as told",
    Verdict.INCOMPARABLE: "They cannot be held against each other",
}


def say_finding(case: Case, verdict: Verdict, rulings: tuple[Ruling, ...]) -> str:
    """Return the finding in one sentence."""
    left, right = case.left, case.right
    first, second = case.context.find_source(left), case.context.find_source(right)
    if left.mention.span.article == right.mention.span.article:
        second = f"the same article of {second}" if second != "this text" else "the same text"
    label = f"On {case.fact.label}: " if case.fact.label else ""
    reasons = ", ".join(r.reason.name for r in rulings if r.reason is not None)
    named = f"{verdict.name}{', ' if reasons else ''}{reasons}; rule: {case.comparison.rung}"
    sides = f"{first} has {_cite(case, left)}, {second} has {_cite(case, right)}"
    return f"{label}{sides}. {OPENINGS[verdict]}: {_why(case, verdict, rulings)} ({named})."


def trace_finding(case: Case, verdict: Verdict, rulings: tuple[Ruling, ...]) -> tuple[str, ...]:
    """Return the steps that led to the verdict, one sentence each."""
    left, right = case.left, case.right
    ladder = choose_ladder(left.mention.value, right.mention.value)
    values = case.comparison.verdict.name
    steps = [
        *(f'"{case.context.quote(claim)}" was read by the rule {claim.mention.rule}.' for claim in (left, right)),
        f"The {ladder} ladder stops at {case.comparison.rung!r}: {_say_values(case)}; by their values alone: {values}.",
    ]
    ruled = (f"{ruling.reason.name if ruling.reason else 'No reason'}: {ruling.says}; verdict {ruling.verdict.name}." for ruling in rulings)
    return *steps, *ruled, f"Verdict: {verdict.name}."


def _say_values(case: Case) -> str:
    return say_rung(case.left.mention.value, case.right.mention.value, case.comparison.rung)


def _why(case: Case, verdict: Verdict, rulings: tuple[Ruling, ...]) -> str:
    says = [ruling.says for ruling in rulings if ruling.reason is not None or ruling.verdict is verdict]
    values = _say_values(case)
    if case.comparison.verdict is verdict:
        return "; ".join([values, *says])
    return "; ".join([*says, f"by their values alone, {values}"])


def _cite(case: Case, claim: Claim) -> str:
    speaker = claim.attribution.speaker
    return f'"{case.context.quote(claim)}"' + (f" (from {speaker})" if speaker else "")
