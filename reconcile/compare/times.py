"""The ladder for times: calendar intervals, bounds, readings, unknown zones.

A time of an unknown zone is the wall clock of the place: it is held against another wall clock as it is, and against a time of a
known zone by the day. May not look at anything but the two values.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import partial

from attrs import evolve, field, frozen

from reconcile.adapters.units import move_interval
from reconcile.compare.ladder import Ladder, Rung, find_rung, otherwise
from reconcile.model.finding import Comparison, Verdict
from reconcile.model.interval import Interval
from reconcile.model.value import CLOCKS, FINE, Anchor, Duration, Grain, TimeBound, TimeRef
from reconcile.policy import Policy

Times = Interval[datetime]
DAYS = frozenset({Grain.DAY, Grain.PART})
ROUGH = frozenset({Grain.WEEK, Grain.MONTH})
CLOCK = re.compile(r"T(\d\d):(\d\d)")
UNIVERSAL = "UTC"
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""On which two clock times without a day are held against each other."""
HALF, NOON = 0.5, 12
"""Days between the two readings of a clock that does not tell the half of its day, and the hour that parts them."""
NAMED = frozenset({TimeBound.AT, TimeBound.SINCE, TimeBound.UNTIL, TimeBound.ABOUT})
ENDS = frozenset({TimeBound.SINCE, TimeBound.UNTIL})
OPEN = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
QUARTER = 15
"""Zones differ by quarters of an hour."""
DAY = timedelta(days=1)
MOST_SECONDS = 10**11
MORNING, NIGHT = "MO", "NI"
"""The TIMEX3 codes of the parts of a day beside the dark hours."""
ZONES = timedelta(hours=26)
"""From UTC+14 to UTC-12: how far apart the clocks of two places can be."""


@frozen
class TimePair:
    """Two times.

    Attributes:
        left: The first.
        right: The second.
        blurred: Whether the zone of one is unknown while the other's is known, and that matters for a clock time.
        spans: What each allows; widened by a zone's width where ``blurred``. None where nothing is named.
    """

    left: TimeRef
    right: TimeRef
    blurred: bool = field(kw_only=True)
    spans: tuple[Times, Times] | None = field(kw_only=True)


def compare_times(left: TimeRef, right: TimeRef, policy: Policy) -> Comparison:
    """Return what two times say to each other."""
    left, right = _choose_half(left, right), _choose_half(right, left)
    left, right = _lend_day(left, right), _lend_day(right, left)
    one, other = _span(left, policy), _span(right, policy)
    blurred = (left.zone is None) != (right.zone is None) and (left.grain in FINE or right.grain in FINE)
    spans = None
    if one is not None and other is not None:
        spans = (_blur(one, left), _blur(other, right)) if blurred else (one, other)
    rung = find_rung(TIME_LADDER, TimePair(left, right, blurred=blurred, spans=spans))
    return Comparison(rung.verdict, rung.name, _measure_seconds(left.names, right.names))


def use_the_same_words(pair: TimePair) -> bool:
    """Hold where neither names a calendar interval and both have one TIMEX value."""
    return pair.left.names is None and pair.right.names is None and pair.left.timex == pair.right.timex != ""


def name_one_part(pair: TimePair) -> bool:
    """Hold where both name a part of one day in two ways ("late on Saturday" and "Saturday evening")."""
    one, other = pair.left, pair.right
    if {one.grain, other.grain} != {Grain.PART} or one.names is None or other.names is None or not _have_like_bounds(one, other):
        return False
    return not pair.blurred and (one.names.covers(other.names) or other.names.covers(one.names))


def count_roughly(pair: TimePair) -> bool:
    """Hold where one counts weeks or months roughly and the other tells the day: "about two weeks ago" and "on 3 May"."""
    rough = [time for time in (pair.left, pair.right) if time.bound is TimeBound.ABOUT and time.grain in ROUGH]
    days = [time for time in (pair.left, pair.right) if time.bound is TimeBound.AT and time.grain in DAYS]
    if not rough or not days or rough[0].names is None or days[0].names is None:
        return False
    return rough[0].names.covers(days[0].names)


def leave_open(pair: TimePair) -> bool:
    """Hold where one names no calendar interval but says past, present or future ("recently")."""
    return any(time.names is None and time.timex in OPEN for time in (pair.left, pair.right))


def name_no_interval(pair: TimePair) -> bool:
    """Hold where one names no calendar interval ("recently")."""
    return pair.spans is None


def name_the_same(pair: TimePair) -> bool:
    """Hold where both name the same calendar interval, as when something was, began or ended, or about when."""
    left, right = pair.left, pair.right
    if pair.blurred or left.names is None or left.names != right.names:
        return False
    return _have_like_bounds(left, right)


def show_one_hour(pair: TimePair) -> bool:
    """Hold where both clocks show the same, one to the hour and one to the minute ("3 p.m." and "3:00 p.m.")."""
    left, right = pair.left, pair.right
    if pair.blurred or {left.grain, right.grain} != {Grain.HOUR, Grain.MINUTE} or left.names is None or right.names is None:
        return False
    return left.names.low == right.names.low and _have_like_bounds(left, right)


def _have_like_bounds(left: TimeRef, right: TimeRef) -> bool:
    bounds = {left.bound, right.bound}
    return len(bounds) == 1 or (bounds <= NAMED and bounds != ENDS)


def show_the_same_clock(pair: TimePair) -> bool:
    """Hold where the zone of one is unknown and the clocks show the same."""
    return pair.blurred and pair.left.names == pair.right.names


def name_other_ends(pair: TimePair) -> bool:
    """Hold where both tell when something began, or both when it ended, and these lie apart ("since May" and "since July")."""
    left, right = pair.left, pair.right
    if left.bound != right.bound or left.bound not in ENDS or left.names is None or right.names is None or pair.blurred:
        return False
    return not left.names.meets(right.names) and not _read_otherwise(left, right)


def one_within_other(pair: TimePair) -> bool:
    """Hold where one allows all that the other allows."""
    if pair.spans is None or pair.blurred:
        return False
    return pair.spans[0].covers(pair.spans[1]) or pair.spans[1].covers(pair.spans[0])


def show_the_same_minute(pair: TimePair) -> bool:
    """Hold where the zone of one is unknown, and the clocks differ by what zones differ by and show an odd minute of the hour.

    "7:48 local time" and "22:48 GMT" are one moment: that the minutes are the same is no accident. A full hour proves nothing.
    """
    left, right = pair.left.names, pair.right.names
    if not pair.blurred or {pair.left.grain, pair.right.grain} - {Grain.MINUTE, Grain.SECOND} or left is None or right is None:
        return False
    if left.low is None or right.low is None or not left.low.minute % QUARTER:
        return False
    return not (left.low - right.low).total_seconds() % (QUARTER * 60) and share_times(pair)


def share_a_day(pair: TimePair) -> bool:
    """Hold where the zone of one is unknown and some zone lets both be one time."""
    return pair.blurred and share_times(pair)


def share_times(pair: TimePair) -> bool:
    """Hold where some moment satisfies both."""
    return pair.spans is not None and pair.spans[0].meets(pair.spans[1])


def share_a_reading(pair: TimePair) -> bool:
    """Hold where the other reading of an ambiguous date meets the other side."""
    return _read_otherwise(pair.left, pair.right)


TIME_LADDER: Ladder[TimePair] = (
    Rung("same words", use_the_same_words, Verdict.AGREEMENT, "both use the same words for it"),
    Rung("vague time", leave_open, Verdict.COMPATIBLE, "one says only that it was before, is now or will be, which leaves the day open"),
    Rung("no interval", name_no_interval, Verdict.INCOMPARABLE, "one of them names no calendar interval"),
    Rung("same", name_the_same, Verdict.AGREEMENT, "both name the same time"),
    Rung("same hour", show_one_hour, Verdict.AGREEMENT, "both clocks show the same hour"),
    Rung("same clock", show_the_same_clock, Verdict.COMPATIBLE, "the clocks show the same, in zones that need not be one"),
    Rung("one part of a day", name_one_part, Verdict.AGREEMENT, "both name one part of the day in their own words"),
    Rung("counted roughly", count_roughly, Verdict.AGREEMENT, "one counts back roughly to the day that the other names"),
    Rung("other ends", name_other_ends, Verdict.DISCREPANCY, "they let it begin or end at different times"),
    Rung("contained", one_within_other, Verdict.COMPATIBLE, "one allows all that the other allows, and more"),
    Rung("same minute", show_the_same_minute, Verdict.AGREEMENT, "their clocks show one minute of the hour in two zones"),
    Rung("same day", share_a_day, Verdict.COMPATIBLE, "the zone of one is unknown, and in some zone they are one time"),
    Rung("overlapping", share_times, Verdict.COMPATIBLE, "some moment satisfies both"),
    Rung("other reading", share_a_reading, Verdict.COMPATIBLE, "read in the other order of day and month they meet"),
    Rung("apart", otherwise, Verdict.DISCREPANCY, "no single moment satisfies both"),
)


def lay_length(length: Duration, day: datetime) -> tuple[Times, ...]:
    """Return the spans that a length of time leads to from ``day``, forwards and backwards; () where it leads out of the calendar."""
    seconds = move_interval(length.allows, length.unit)
    if seconds.low is None and seconds.high is None:
        return ()
    low, high = (None if end is None or abs(end) > MOST_SECONDS else timedelta(seconds=float(end)) for end in (seconds.low, seconds.high))
    try:
        start, end = day + (low or timedelta()), None if high is None else day + high + DAY
        back, first = day - (low or timedelta()) + DAY, None if high is None else day - high
    except OverflowError:
        return ()
    return Interval(start, end), Interval(first, back)


def _span(time: TimeRef, policy: Policy) -> Times | None:
    """Return what a time allows; "after 2 pm" and "before 2 pm" reach to the full hour itself, and some hours from there.

    A morning may begin, and a night end, in the dark hours: two o'clock on Thursday is on Thursday morning.

    "About 2 pm" is some minutes wide, whatever else it allows. "2 pm" is told to the hour, and means the hour, not all of the next sixty
    minutes.
    """
    if time.names is not None and time.grain is Grain.HOUR and time.bound is TimeBound.AT and time.allows == time.names:
        low = time.names.low
        return None if low is None else _widen(Interval(low, low), timedelta(minutes=policy.about_minutes))
    if time.names is not None and time.grain is Grain.PART and time.bound is TimeBound.AT and time.allows == time.names:
        dark = _widen(time.names, timedelta(hours=policy.dark_hours))
        code = time.timex[-2:]
        return evolve(time.names, low=dark.low if code == MORNING else time.names.low, high=dark.high if code == NIGHT else time.names.high)
    if time.names is not None and time.bound is TimeBound.ABOUT and time.grain in FINE:
        return _join(time.allows or time.names, _widen(time.names, timedelta(minutes=policy.about_minutes)))
    if time.names is not None and time.grain in FINE:
        reach = timedelta(hours=policy.clock_hours)
        if time.allows is not None and time.allows.low is not None and time.allows.high is not None:
            return time.allows  # "shortly after": the reading knows how near
        if time.bound is TimeBound.AFTER and time.names.low is not None:
            return Interval(time.names.low, _widen(time.names, reach).high)
        if time.bound is TimeBound.BEFORE and time.names.high is not None:
            return Interval(_widen(time.names, reach).low, time.names.high, high_open=True)
    return time.allows or time.names


def _lend_day(time: TimeRef, other: TimeRef) -> TimeRef:
    """Return a clock time whose day is untold, or only taken from what was told before, on the day of the other time.

    Its report tells the hour alone: "at 5:52" denies no day.
    """
    if other.grain not in CLOCKS | DAYS or not (time.names is None or (time.anchor is Anchor.EARLIER_MENTION and time.grain in CLOCKS)):
        return time
    if time.names is not None and other.names is None:
        return time  # the one without any day moves
    day = other.names.low if other.names is not None else _read_clock(other, NO_DAY)
    if day is None:
        return time
    if time.names is None:
        begin = _read_clock(time, day)
        if begin is None:
            return time
        if other.names is not None and begin + DAY in other.names:
            begin += DAY  # "3 a.m." of a night that began the day before
        grain = Grain.MINUTE if begin.minute else Grain.HOUR
        names = Interval(begin, begin + timedelta(minutes=1 if begin.minute else 60), high_open=True)
        return evolve(time, names=names, allows=names if time.bound is TimeBound.AT else None, grain=grain)
    if time.names.low is None or (other.grain in CLOCKS and other.anchor is Anchor.EARLIER_MENTION and day < time.names.low):
        return time  # of two such times the earlier one moves
    days = round((day - time.names.low) / DAY) if other.grain in CLOCKS else (day.date() - time.names.low.date()).days
    return time if not days else evolve(time, names=_move(time.names, days), allows=_move(time.allows, days))


def _choose_half(time: TimeRef, other: TimeRef) -> TimeRef:
    """Return a clock time that leaves the half of the day untold in the half in which it lies nearer to the other time."""
    shown = CLOCK.fullmatch(time.timex) if time.names is None else None
    if not time.readings or not (time.grain in CLOCKS or shown):
        return time
    plain = evolve(time, readings=())
    if other.readings or (time.zone is None) != (other.zone is None) or not (other.grain in FINE or CLOCK.fullmatch(other.timex)):
        return plain
    if shown:
        return min((plain, evolve(plain, timex=f"T{(int(shown[1]) + NOON) % 24:02d}:{shown[2]}")), key=partial(_measure_apart, other))
    later = HALF if time.names is None or time.names.low is None or time.names.low.hour < NOON else -HALF
    moved = evolve(plain, names=_move(time.names, later), allows=_move(time.allows, later))
    return min((plain, moved), key=partial(_measure_apart, other))


def _measure_apart(other: TimeRef, time: TimeRef) -> float:
    """Return the seconds between two times, each on the day that the other lends it."""
    return _measure_seconds(_lend_day(time, other).names, _lend_day(other, time).names) or 0.0


def _read_clock(time: TimeRef, day: datetime) -> datetime | None:
    """Return when the clock that a time without a day shows does so on that day, None where it shows none."""
    found = CLOCK.fullmatch(time.timex) if time.names is None and time.zone in {None, UNIVERSAL} else None
    return day.replace(hour=int(found[1]), minute=int(found[2]), second=0, microsecond=0) if found and found[1] < "24" else None


def _move(span: Times | None, days: float) -> Times | None:
    """Return ``span`` some days later; as it is where that leads out of the calendar."""
    if span is None:
        return None
    try:
        return evolve(span, low=span.low and span.low + days * DAY, high=span.high and span.high + days * DAY)
    except OverflowError:
        return span


def _blur(span: Times, time: TimeRef) -> Times:
    """Return ``span``, widened by all that its zone may be where that is unknown."""
    if time.zone is not None:
        return span
    return _widen(span, ZONES / 2)


def _widen(span: Times, by: timedelta) -> Times:
    """Return ``span``, wider on both sides."""
    try:
        low = None if span.low is None else span.low - by
        high = None if span.high is None else span.high + by
    except OverflowError:  # the first or the last day that a datetime can hold
        return Interval(None, None)
    return Interval(low, high, low_open=span.low_open, high_open=span.high_open)


def _join(one: Times, other: Times) -> Times:
    """Return the span from the earlier start to the later end."""
    low = None if one.low is None or other.low is None else min(one.low, other.low)
    high = None if one.high is None or other.high is None else max(one.high, other.high)
    return Interval(low, high, high_open=high is not None)


def _read_otherwise(left: TimeRef, right: TimeRef) -> bool:
    if not left.readings and not right.readings:
        return False
    ones = [span for span in (left.names, *left.readings) if span is not None]
    others = [span for span in (right.names, *right.readings) if span is not None]
    return any(one.meets(other) for one in ones for other in others)


def _measure_seconds(left: Times | None, right: Times | None) -> float | None:
    """Return the seconds between what is named, 0 where it overlaps."""
    if left is None or right is None:
        return None
    if left.meets(right):
        return 0.0
    gaps = [(b.low - a.high).total_seconds() for a, b in ((left, right), (right, left)) if a.high is not None and b.low is not None]
    return max((gap for gap in gaps), default=None)
