"""How much a finding matters and how sure it is, as numbers between 0 and 1.

May not change a verdict.
"""

from __future__ import annotations

from math import exp, log

from reconcile.compare.circumstances import Case
from reconcile.model.finding import Reason, Verdict
from reconcile.model.value import Magnitude, Quantity, TimeRef

DAY = 86400.0
MOST_LINKS = 48
BIT = log(2.0)


def rate_severity(case: Case, verdict: Verdict, reasons: tuple[Reason, ...]) -> float:
    """Return how much a finding matters: how far apart, times how central, less where it is explained or vague; 0 for no discrepancy."""
    if verdict is not Verdict.DISCREPANCY:
        return 0.0
    policy, cues = case.context.policy, case.context.cues
    heads = case.left.aspect.head, case.right.aspect.head
    central = max(cues.central.get(head, cues.usual) for head in heads)
    severity = central * (0.4 + 0.6 * _rate_distance(case))
    if any(reason.explains for reason in reasons):
        severity *= policy.explained_severity
    if Reason.SAME_QUOTE in reasons or Reason.VAGUE in reasons:
        severity = min(severity, policy.vague_severity)
    return round(min(severity, 1.0), 4)


def rate_confidence(case: Case) -> float:
    """Return how sure it is that both speak of one thing: the chance that the match weight stands for, even odds where it is unknown."""
    weight = case.context.weights.get((case.left.id, case.right.id))
    if weight is None:
        known = _link_weight(case, case.left.id), _link_weight(case, case.right.id)
        if None in known:
            return 0.5
        weight = min(w for w in known if w is not None) - 1.0
    return round(1.0 / (1.0 + exp(-max(min(weight, 40.0), -40.0) * BIT)), 4)


def _link_weight(case: Case, claim: str) -> float | None:
    """Return the weight of the best pair that ties a claim to its fact, None where none is known."""
    links, key = case.context.links, (case.fact.id, claim)
    if key not in links:
        weights = [case.context.weights.get((claim, other.id)) for other in case.fact.claims[:MOST_LINKS]]
        links[key] = max([weight for weight in weights if weight is not None], default=None)
    return links[key]


def _rate_distance(case: Case) -> float:
    """Return how far apart the values are, 0..1; a contradiction without a measure is as far as it gets."""
    apart, policy = case.comparison.apart, case.context.policy
    value = case.left.mention.value
    if apart is None:
        return 1.0
    if isinstance(value, Quantity):
        return min(log(max(apart, 1.0)) / log(policy.severe_ratio), 1.0)
    if isinstance(value, TimeRef):
        return min(log(1.0 + apart / DAY) / log(1.0 + policy.severe_days), 1.0)
    if isinstance(value, Magnitude):
        return min(apart / 10.0, 1.0)
    return 0.5
