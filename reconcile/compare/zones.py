"""How far the clocks of the place are from UTC, where the articles themselves say so: "3 p.m. (1200 GMT)".

May not know any zone; without such words a clock of an unknown zone is compared by the day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise

from attrs import evolve

from reconcile.model.claim import Claim
from reconcile.model.interval import Interval
from reconcile.model.value import CLOCKS, TimeRef

DAY = timedelta(days=1)
EASTERNMOST = timedelta(hours=14)
QUARTER = timedelta(minutes=15)
HERE = "local"
"""Name of the zone of a clock that was set right by the articles' own words."""


def gather_offset(claims: Iterable[Claim]) -> timedelta | None:
    """Return what the clocks of the place are ahead of UTC, None where the articles do not say, or say different things."""
    told = [claim for claim in claims if isinstance(claim.mention.value, TimeRef) and claim.mention.value.grain in CLOCKS]
    told.sort(key=lambda claim: (claim.mention.span.article, claim.mention.span.start))
    found = {offset for one, other in pairwise(told) if (offset := _read_offset(one, other)) is not None}
    return found.pop() if len(found) == 1 else None


def set_clock(time: TimeRef, other: TimeRef, offset: timedelta | None) -> TimeRef:
    """Return ``time`` in UTC where its own zone is unknown, ``other``'s is known, and the articles give the offset."""
    if offset is None or time.zone is not None or other.zone is None or time.grain not in CLOCKS:
        return time
    try:
        return evolve(time, names=_shift(time.names, offset), allows=_shift(time.allows, offset), zone=HERE)
    except OverflowError:  # the first or the last day that a datetime can hold
        return time


def _read_offset(local: Claim, there: Claim) -> timedelta | None:
    """Return how far the first of two neighbouring clock times is ahead of the second, which repeats it in parentheses."""
    one, other = local.mention.value, there.mention.value
    assert isinstance(one, TimeRef)
    assert isinstance(other, TimeRef)
    if one.zone is not None or other.zone is None or local.sentence != there.sentence or one.names is None or other.names is None:
        return None
    offset = local.sentence.span.start
    if local.sentence.text[local.mention.span.end - offset : there.mention.span.start - offset].strip() != "(":
        return None
    if one.names.low is None or other.names.low is None:
        return None
    ahead = (one.names.low - other.names.low) % DAY
    ahead = ahead if ahead <= EASTERNMOST else ahead - DAY
    return ahead if not ahead % QUARTER else None


def _shift(span: Interval[datetime] | None, offset: timedelta) -> Interval[datetime] | None:
    if span is None:
        return None
    return evolve(span, low=span.low and span.low - offset, high=span.high and span.high - offset)
