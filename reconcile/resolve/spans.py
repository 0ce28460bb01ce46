"""The stretch of a line that most tellings allow: for times, by a sweep over the ends of their intervals.

Works on any interval of moments and reads no claim.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from reconcile.model.interval import Interval

_FIRST, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def find_shared_span(told: Iterable[tuple[Interval[datetime], int]]) -> tuple[Interval[datetime], int] | None:
    """Return the interval that most origins allow, and how many; the narrowest of several, then the earliest.

    Args:
        told: What each telling allows, and the number of its origin; an origin counts once wherever its tellings overlap.
    """
    ends: list[tuple[datetime, int, int]] = []
    for interval, origin in told:
        low, high = interval.low or _FIRST, interval.high or _LAST
        if low < high:
            ends += [(low, 1, origin), (high, -1, origin)]
        elif low == high:  # a moment: as wide as can be told
            ends += [(low, 1, origin), (min(high.replace(microsecond=999999), _LAST), -1, origin)]
    ends.sort()
    open_by: dict[int, int] = {}
    stretches: list[tuple[int, datetime, datetime]] = []
    before = _FIRST
    for moment, step, origin in ends:
        if open_by and before < moment:
            stretches.append((len(open_by), before, moment))
        open_by[origin] = open_by.get(origin, 0) + step
        if not open_by[origin]:
            del open_by[origin]
        before = moment
    if not stretches:
        return None
    most = max(count for count, _, _ in stretches)
    _, low, high = min(_join_stretches([s for s in stretches if s[0] == most]), key=lambda s: (s[2] - s[1], s[1]))
    return Interval(None if low == _FIRST else low, None if high == _LAST else high, high_open=True), most


def _join_stretches(stretches: list[tuple[int, datetime, datetime]]) -> list[tuple[int, datetime, datetime]]:
    joined: list[tuple[int, datetime, datetime]] = []
    for count, low, high in stretches:
        if joined and joined[-1][2] == low:
            joined[-1] = (count, joined[-1][1], high)
        else:
            joined.append((count, low, high))
    return joined
