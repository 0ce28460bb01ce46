"""The rules by which one of several tellings stands, and the conventions that are made of them.

A convention is an ordered table of rules, and a rule keeps some of the tellings: the first that leaves one alone settles the
fact, and a rule that would leave none is passed over. Values here are numbers of one unit; no text is read. Where each
convention comes from: docs/explanation/consensus.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeAlias

from attrs import frozen

from reconcile.policy import Policy


@frozen(kw_only=True)
class Stand:
    """One position of a fact as the rules see it.

    Attributes:
        low: The least value that it names, None where it is open below ("at most 40").
        best: The number it names, or the middle of the range; None for "dozens".
        high: The greatest value that it names, None where it is open above ("at least 40").
        floor: The least value that its wording allows ("about 40": 36), None where there is none.
        ceiling: The greatest value that its wording allows.
        origins: Independent origins of its tellings, by their numbers in the fact.
        latest: When it was last told: (known, seconds).
        official: Whether an official speaker tells it.
        replaced: Whether a later telling replaces it.
        sources: Who publishes it.
        claims: Ids of its claims.
    """

    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    floor: Decimal | None
    ceiling: Decimal | None
    origins: frozenset[int]
    latest: tuple[bool, float]
    official: bool
    replaced: bool
    sources: frozenset[str]
    claims: tuple[str, ...]


Stands: TypeAlias = tuple[Stand, ...]
Rule: TypeAlias = Callable[[Stands, Policy], Stands]


def keep_current(stands: Stands, _: Policy) -> Stands:
    """An update replaces what was told before."""
    return tuple(s for s in stands if not s.replaced)


def keep_numbers(stands: Stands, _: Policy) -> Stands:
    """A number says more than "dozens"."""
    return tuple(s for s in stands if s.best is not None)


def keep_latest(stands: Stands, _: Policy) -> Stands:
    """The last telling, by the day of publication; tellings of unknown date stand beside all."""
    days = [int(s.latest[1] // 86400) for s in stands if s.latest[0]]
    return tuple(s for s in stands if not s.latest[0] or int(s.latest[1] // 86400) == max(days))


def keep_last_hour(stands: Stands, _: Policy) -> Stands:
    """The last telling of its day."""
    moments = [s.latest[1] for s in stands if s.latest[0]]
    return tuple(s for s in stands if not s.latest[0] or s.latest[1] == max(moments))


def keep_borne_out(stands: Stands, _: Policy) -> Stands:
    """What most independent origins tell; an official voice counts as one origin more."""
    votes = [_count_support(s, stands) + int(s.official) for s in stands]
    return tuple(s for s, vote in zip(stands, votes, strict=True) if vote == max(votes))


def keep_supported(stands: Stands, _: Policy) -> Stands:
    """What most independent origins tell; those whose wording merely allows it count half."""
    votes = [_count_support(s, stands) for s in stands]
    return tuple(s for s, vote in zip(stands, votes, strict=True) if vote == max(votes))


def keep_median(stands: Stands, _: Policy) -> Stands:
    """The weighted median, each telling weighing as its origins."""
    ordered = sorted((s for s in stands if s.best is not None), key=lambda s: s.best or Decimal(0))
    total, seen = sum(len(s.origins) for s in ordered), 0
    for stand in ordered:
        seen += len(stand.origins)
        if 2 * seen >= total:
            return (stand,)
    return ()


def keep_lowest(stands: Stands, _: Policy) -> Stands:
    """The most conservative figure."""
    numbers = [s.best for s in stands if s.best is not None]
    return tuple(s for s in stands if s.best is not None and s.best == min(numbers))


def keep_preferred(stands: Stands, policy: Policy) -> Stands:
    """What the first source of the policy's stated order tells."""
    for source in policy.source_order:
        told = tuple(s for s in stands if source in s.sources)
        if told:
            return told
    return ()


CONVENTIONS: dict[str, tuple[Rule, ...]] = {
    "newsroom": (keep_current, keep_numbers, keep_latest, keep_borne_out, keep_last_hour, keep_lowest),
    "ucdp": (keep_current, keep_numbers, keep_supported, keep_latest, keep_lowest),
    "acled": (keep_current, keep_numbers, keep_lowest, keep_supported),
    "every_casualty": (keep_current, keep_numbers, keep_preferred, keep_median),
    "latest": (keep_current, keep_numbers, keep_latest, keep_last_hour, keep_supported, keep_lowest),
    "majority": (keep_numbers, keep_supported, keep_latest, keep_lowest),
    "median": (keep_numbers, keep_median),
    "conservative": (keep_numbers, keep_lowest),
    "widest": (keep_numbers, keep_supported, keep_latest, keep_lowest),
}
"""Four that are used in the field, then single rules for those who want nothing else."""

WIDEST = frozenset({"widest", "every_casualty"})
"""Conventions whose low and high take in what later tellings replace: the range is the record of what was told."""


def choose_stand(stands: Stands, policy: Policy) -> tuple[Stand, str]:
    """Return the stand that the policy's convention leaves, and what decided in one phrase.

    Args:
        stands: At least one.
        policy: Its ``convention`` and ``source_order`` are read.
    """
    decided = ""
    for rule in CONVENTIONS[policy.convention]:
        kept = rule(stands, policy)
        if kept and len(kept) < len(stands):
            stands, decided = kept, (rule.__doc__ or "").partition(";")[0].partition(",")[0].rstrip(".")
        if len(stands) == 1:
            break
    return stands[0], decided


def span_stands(stands: Sequence[Stand], best: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    """Return the least and the greatest value that is named, ``best`` among them; words such as "dozens" speak where no number does."""
    stands = [s for s in stands if s.best is not None] or stands
    lows = [s.low for s in stands if s.low is not None]
    highs = [s.high for s in stands if s.high is not None]
    low, high = min(lows, default=best), max(highs, default=None)
    if best is not None:
        low = best if low is None else min(low, best)
        high = high if high is None else max(high, best)
    return low, high


def _count_support(stand: Stand, stands: Stands) -> Decimal:
    told = set(stand.origins)
    allowing: set[int] = set()
    for other in stands:
        if stand.best is None:
            continue
        if other.best == stand.best:
            told |= other.origins
        elif (other.floor is None or other.floor <= stand.best) and (other.ceiling is None or stand.best <= other.ceiling):
            allowing |= other.origins
    return Decimal(len(told)) + Decimal(len(allowing - told)) / 2
