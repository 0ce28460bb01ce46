"""A finding in plain English: both sides quoted, with their sources, and why the verdict is what it is.

May not decide anything.
"""

from __future__ import annotations

from functools import lru_cache

from reconcile.compare.calendar import phrase_reading
from reconcile.compare.circumstances import THIS_TEXT, Case
from reconcile.compare.reasons import Ruling
from reconcile.compare.values import choose_ladder, say_rung
from reconcile.model.claim import Claim
from reconcile.model.finding import Reason, Verdict
from reconcile.model.value import TimeRef

OUTCOMES = {
    Verdict.AGREEMENT: "they agree",
    Verdict.COMPATIBLE: "both can be right",
    Verdict.DISCREPANCY: "they cannot both be right as told",
    Verdict.INCOMPARABLE: "they cannot be held against each other",
}
NAMES = {verdict: verdict.name for verdict in Verdict}
NOW = "they cannot both hold now"
STALE = frozenset({Reason.UPDATED, Reason.CORRECTED})
SIZES = dict.fromkeys(("quantity", "duration"), "puts it at")
TELLS = SIZES | {"time": "dates it", "magnitude": "calls it", "label": "names", "wording": "says"}


def say_finding(case: Case, verdict: Verdict, rulings: tuple[Ruling, ...]) -> str:
    """Return the finding in one sentence."""
    left, right = case.left, case.right
    first, second = case.context.find_source(left), case.context.find_source(right)
    if left.mention.span.article == right.mention.span.article:
        second = "the same text" if second == THIS_TEXT else f"the same article of {second}"
    elif first == second:
        second = f"another article of {second}"
    label = f'"{case.fact.label}"' if case.fact.kind == "wording" else case.fact.label  # a statement is its own label
    outcome, named = OUTCOMES[verdict], NAMES[verdict]
    for ruling in rulings:
        if ruling.reason is not None:
            named += ", " + ruling.reason.name
            if ruling.reason in STALE and verdict is Verdict.DISCREPANCY:
                outcome = NOW
    sides = f"{first} {_cite(case, left)}, {second} {_cite(case, right)}"
    about = f"On {label}: " if case.fact.label else ""
    return f"{about}{sides}; {outcome}, since {_why(case, verdict, rulings)} ({named}; rule: {case.comparison.rung})."


def trace_finding(case: Case, verdict: Verdict, rulings: tuple[Ruling, ...]) -> tuple[str, ...]:
    """Return the steps that led to the verdict, one sentence each."""
    left, right = case.left.mention, case.right.mention
    quote = case.context.quote
    return (
        f'"{quote(case.left)}" was read by the rule {left.rule}.',
        f'"{quote(case.right)}" was read by the rule {right.rule}.',
        _trace_ladder(choose_ladder(left.value, right.value), case.comparison.rung, _say_values(case), case.comparison.verdict),
        *[_trace_ruling(ruling.reason, ruling.says, ruling.verdict) for ruling in rulings],
        f"Verdict: {NAMES[verdict]}.",
    )


@lru_cache(maxsize=1024)
def _trace_ladder(ladder: str, rung: str, says: str, verdict: Verdict) -> str:
    return f"The {ladder} ladder stops at {rung!r}: {says}; by their values alone: {NAMES[verdict]}."


@lru_cache(maxsize=1024)
def _trace_ruling(reason: Reason | None, says: str, verdict: Verdict) -> str:
    return f"{reason.name if reason else 'No reason'}: {says}; verdict {NAMES[verdict]}."


def _say_values(case: Case) -> str:
    return say_rung(case.left.mention.value, case.right.mention.value, case.comparison.rung)


def _why(case: Case, verdict: Verdict, rulings: tuple[Ruling, ...]) -> str:
    values = _say_values(case)
    if not rulings:
        return values
    says = list(dict.fromkeys(ruling.says for ruling in rulings if ruling.reason is not None or ruling.verdict is verdict))
    if case.comparison.verdict is not verdict:
        return f"{_enumerate(says)}, while by their values alone {values}"
    if any(ruling.reason is Reason.DENIED for ruling in rulings):
        return _enumerate(says)  # the values say the same of it
    return _enumerate([values, *says])


def _enumerate(parts: list[str]) -> str:
    """Return sentences in a row: "a", "a, and b", "a; b; and c"."""
    *first, last = parts
    if not first:
        return last
    return f"{'; '.join(first)}{';' if len(first) > 1 else ','} and {last}"


def _cite(case: Case, claim: Claim) -> str:
    value, quote, speaker = claim.mention.value, case.context.quote(claim), claim.attribution.speaker
    read = phrase_reading(value, quote) if isinstance(value, TimeRef) else ""
    aside = ", ".join(part for part in (read, f"according to {speaker}" if speaker else "") if part)
    told = f'{TELLS.get(claim.mention.kind, "has")} "{quote}"'
    return f"{told} ({aside})" if aside else told
