"""What two claims say to each other."""

from __future__ import annotations

from attrs import field, frozen

from reconcile.model.choice import Choice
from reconcile.model.claim import Claim


class Verdict(Choice):
    """What two tellings of one fact come to; AGREEMENT < COMPATIBLE < DISCREPANCY, and INCOMPARABLE apart."""

    AGREEMENT = "agreement"
    COMPATIBLE = "compatible"
    DISCREPANCY = "discrepancy"
    INCOMPARABLE = "incomparable"

    def __lt__(self, other: Verdict) -> bool:
        """Whether this verdict is milder; INCOMPARABLE is neither milder nor harsher than any."""
        scale = [Verdict.AGREEMENT, Verdict.COMPATIBLE, Verdict.DISCREPANCY]
        return self in scale and other in scale and scale.index(self) < scale.index(other)


class Reason(Choice):
    """Why a verdict is what it is."""

    CONVERTED = "converted"
    ROUNDED = "rounded"
    DENIED = "denied"
    SAME_ORIGIN = "same origin"
    UPDATED = "updated"
    CORRECTED = "corrected"
    OTHER_TIME = "other time"
    OTHER_SCOPE = "other scope"
    OTHER_PLACE = "other place"
    SAME_QUOTE = "same quote"
    OTHER_SPEAKER = "other speaker"
    HEDGED = "hedged"
    VAGUE = "vague"

    @property
    def explains(self) -> bool:
        """Whether a discrepancy with this reason is explained and needs no person to look first."""
        return self in _EXPLAINING


_EXPLAINING = frozenset({Reason.UPDATED, Reason.CORRECTED, Reason.OTHER_TIME, Reason.OTHER_SCOPE, Reason.OTHER_PLACE, Reason.SAME_QUOTE})


@frozen
class Comparison:
    """What two values alone say.

    Attributes:
        verdict: Their verdict.
        rung: Name of the rung of the ladder that decided.
        apart: How far apart: a ratio >= 1 for quantities, seconds for times, steps for magnitudes; None where no distance applies.
    """

    verdict: Verdict
    rung: str
    apart: float | None = None


def _name_claim(claim: Claim) -> str:
    return repr(claim.id)


@frozen
class Finding:
    """Two claims of one fact in their circumstances.

    Attributes:
        fact: Id of the fact.
        left: The earlier telling.
        right: The later telling.
        comparison: What their values alone say.
        verdict: What they come to in their circumstances.
        reasons: Why, most telling first.
        severity: How much it matters, 0..1; 0 for agreements.
        confidence: How sure it is that both speak of one thing, 0..1.
        trace: The steps that led here, one sentence each.
        says: The finding in one sentence that quotes both sides and names the rule.
    """

    fact: str
    left: Claim = field(repr=_name_claim)
    right: Claim = field(kw_only=True, repr=_name_claim)
    comparison: Comparison = field(kw_only=True)
    verdict: Verdict = field(kw_only=True)
    reasons: tuple[Reason, ...] = field(default=(), kw_only=True)
    severity: float = field(default=0.0, kw_only=True)
    confidence: float = field(default=1.0, kw_only=True)
    trace: tuple[str, ...] = field(default=(), kw_only=True, repr=False)
    says: str = field(default="", kw_only=True)

    def explain(self) -> str:
        """Return the finding in plain English, both sides quoted, the rule named."""
        return self.says
