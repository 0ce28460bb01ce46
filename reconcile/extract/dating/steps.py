"""Times so many units away: steps of the calendar, offsets, windows, and the first or last of several. Knows no words.

Every function takes what is told, the circumstances, and the settled time that encloses it or that it is counted from, if the
text tells one.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from attrs import evolve

from reconcile.extract.dating import calendar
from reconcile.extract.dating.calendar import FINEST
from reconcile.extract.dating.settled import Circumstances, Settled, name_interval
from reconcile.extract.dating.told import Shape, Told
from reconcile.model.claim import Mention
from reconcile.model.value import Anchor, Grain, TimeRef

_DAY = 86400


def settle_step(told: Told, around: Circumstances, whole: Settled | None) -> Settled | None:
    """Settle "last month", "that day", "the weekend"."""
    step = told.step or 0
    grain = Grain.DAY if told.grain is Grain.PART else told.grain
    unit = _read_unit(around, told.unit)
    base, anchor, parts = _find_start(told, around, grain)
    if base is None:
        return Settled(None, grain, calendar.UNKNOWN.get(grain, ""))
    if told.unit == "fortnight":
        return settle_window(evolve(told, shape=Shape.WINDOW, amount=1.0, code="P2W"), around, whole)
    if told.unit in ("hour", "minute", "second") and around.timeline.moment is not None:
        return settle_window(evolve(told, shape=Shape.WINDOW, amount=1.0, code=f"PT1{unit['timex'][1]}"), around, whole)
    if told.unit == "weekend" and step == 0 and not told.code and not parts and base.isoweekday() < 6 and _is_over(base, around.tense()):
        step = -1
    period = calendar.name_period(unit["grain"], base)
    if period is None or period.low is None:
        return None
    settled = name_interval(unit["grain"], calendar.shift_time(period.low, unit, step), anchor, parts)
    if settled and settled.low and "days" in unit:
        return evolve(settled, names=calendar.build_interval(settled.low, calendar.add_seconds(settled.low, unit["days"] * _DAY)))
    return settled


def _find_start(told: Told, around: Circumstances, grain: Grain) -> tuple[datetime | None, Anchor, tuple[Mention, ...]]:
    """Return where a step or offset begins: "last month" always with publication, "the month" in a history with its story."""
    line = around.timeline
    near = told.near and not (told.alone and line.history)
    if near and not told.alone and line.published is not None:
        return line.published, line.anchor, ()
    return line.find_base(grain, near=near)


def _read_unit(around: Circumstances, name: str) -> dict[str, Any]:
    return calendar.read_units(around.lexicon)[name]


def _is_over(base: datetime, tense: str) -> bool:
    """Whether "the weekend" is the last one: early in the week unless the sentence speaks of what is to come."""
    return tense != "future" if base.isoweekday() < 4 else tense == "past"


def settle_offset(told: Told, around: Circumstances, whole: Settled | None) -> Settled | None:
    """Settle "two weeks ago", "a day later", "5 days after 11 May": as finely as the unit, to the day from a day told."""
    grain = told.grain
    if told.within is not None:
        base, anchor, parts = (whole.low, whole.anchor, whole.parts) if whole else (None, Anchor.ITSELF, ())
        if whole and whole.grain is Grain.DAY and FINEST[grain] < FINEST[Grain.DAY]:
            grain = Grain.DAY
    else:
        base, anchor, parts = _find_start(told, around, Grain.DAY)
    if base is None or told.amount is None:
        length = told.duration.timex if told.duration and told.amount not in (1, -1) else calendar.UNKNOWN.get(grain, "")
        return Settled(None, grain, length)
    if FINEST[grain] >= FINEST[Grain.HOUR]:
        base, grain = _refine_base(told, around, base)
    if told.amount != int(told.amount) and grain in (Grain.YEAR, Grain.DECADE):
        grain = Grain.MONTH
    return name_interval(grain, _shift(base, told, around, 1), anchor, parts)


def _refine_base(told: Told, around: Circumstances, base: datetime) -> tuple[datetime, Grain]:
    """Return the moment that hours are counted from, and how fine the outcome is: from a day told, no finer than a day."""
    line = around.timeline
    if told.near and line.moment is not None:
        return line.moment, told.grain
    clock = line.day[2].value if line.day is not None else None
    if isinstance(clock, TimeRef) and FINEST[clock.grain] >= FINEST[Grain.HOUR] and clock.names is not None and clock.zone is None:
        return clock.names.low or base, told.grain
    return base, Grain.DAY


def _shift(start: datetime, told: Told, around: Circumstances, sign: int) -> datetime | None:
    """Return ``start`` moved by all the amounts told."""
    moved: datetime | None = start
    for amount, unit in ((told.amount or 1, told.unit), *told.more):
        moved = moved and calendar.shift_time(moved, _read_unit(around, unit), amount * sign)
    return moved


def settle_window(told: Told, around: Circumstances, whole: Settled | None) -> Settled | None:
    """Settle "the past 24 hours" and "two weeks starting 20 May": no calendar interval is named, but the stretch is known."""
    unit = _read_unit(around, told.unit)
    if told.within is not None and told.step == -1:
        return whole and _reach_back(told, around, whole)
    if told.within is not None:
        return whole and evolve(
            whole, names=None, timex=told.code, window=calendar.build_interval(whole.low, whole.low and _shift(whole.low, told, around, 1))
        )
    base, anchor, parts = _find_start(told, around, Grain.DAY)
    if base is None or told.amount is None:
        return Settled(None, unit["grain"], told.code)
    sign = 1 if (told.step or 0) > 0 else -1
    start = _begin_window(told, around, base)
    end = start and _shift(start, told, around, sign)
    window = calendar.build_interval(*sorted((start, end))) if start and end else None
    return Settled(None, unit["grain"], told.code, window=window, anchor=anchor, parts=parts)


def _reach_back(told: Told, around: Circumstances, whole: Settled) -> Settled | None:
    """Settle "the three months to June": a stretch that firms report on ends with what is told."""
    end = whole.names.high if whole.names else None
    start = end and _shift(end, told, around, -1)
    if not start or not end:
        return None
    return evolve(whole, names=calendar.build_interval(start, end), grain=_read_unit(around, told.unit)["grain"], timex=told.code)


def _begin_window(told: Told, around: Circumstances, base: datetime) -> datetime | None:
    """Return where a window ends or begins: now, today, tomorrow, or the border of the quarter or decade."""
    grain: Grain = _read_unit(around, told.unit)["grain"]
    ahead = (told.step or 0) > 0
    if FINEST[grain] >= FINEST[Grain.HOUR]:
        return around.timeline.moment or base
    if told.unit in ("quarter", "decade", "century"):
        period = calendar.name_period(grain, base)
        return (period.high if ahead else period.low) if period else None
    return calendar.add_seconds(base, _DAY) if ahead else base


def settle_nth(told: Told, around: Circumstances, whole: Settled | None) -> Settled | None:
    """Settle "the first week of May", "the last Monday of next month", "the week of the 18th"."""
    if whole is None or whole.names is None or whole.low is None or whole.names.high is None:
        return None
    low, high, step = whole.low, whole.names.high, told.step or 1
    if told.weekday:
        return name_interval(Grain.DAY, calendar.find_weekday(low.year, low.month, told.weekday, step), whole.anchor, whole.parts)
    unit = _read_unit(around, told.unit)
    grain, amount = unit["grain"], int(told.amount or 1)
    if told.step == 0:
        return name_interval(grain, low, whole.anchor, whole.parts)
    if grain is Grain.WEEK:
        low, high = _widen_weeks(low, high)
    start = calendar.shift_time(low, unit, step - 1) if step > 0 else calendar.shift_time(high, unit, -amount)
    if start is None or not low <= start < high:
        return None
    if amount == 1:
        return name_interval(grain, start, whole.anchor, whole.parts)
    end = calendar.shift_time(start, unit, amount)
    return Settled(None, grain, told.code, window=calendar.build_interval(start, end), anchor=whole.anchor, parts=whole.parts)


def _widen_weeks(low: datetime, high: datetime) -> tuple[datetime, datetime]:
    """Return where the first and the last week of an interval begin and end: a week belongs where its Thursday lies (ISO 8601)."""
    first = calendar.name_period(Grain.WEEK, calendar.add_seconds(low, 3 * _DAY) or low)
    final = calendar.name_period(Grain.WEEK, calendar.add_seconds(high, -4 * _DAY) or high)
    return (first.low if first and first.low else low), (final.high if final and final.high else high)
