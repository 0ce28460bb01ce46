"""From what is told to the calendar: which interval each wording names. One function per shape; knows no words.

A settled time is its interval and its TIMEX3 value; the functions return None where the text does not say enough.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from attrs import evolve, frozen

from reconcile.extract import calendar
from reconcile.extract.anchors import Timeline, choose_day, choose_narrated, choose_year, strip_zone
from reconcile.extract.calendar import Days, spell_timex
from reconcile.extract.told import Shape, Told
from reconcile.lexicon.loader import Lexicon
from reconcile.model.claim import Mention
from reconcile.model.value import Anchor, Grain

_DAY = 86400
_REACH = 700
"""Days within which a story may return to the date that it had reached."""
_RETURN = 60
"""Days by which the date that a story had reached must fit better than the one it has gone back to."""


@frozen
class Settled:
    """What a wording names.

    Attributes:
        names: The calendar interval, None where it names none.
        grain: How fine.
        timex: TIMEX3 value.
        window: What it allows where it names no calendar interval ("the past 24 hours").
        anchor: What it was counted from.
        parts: The mention that it was counted from.
        readings: Other intervals that the words may name.
    """

    names: Days | None
    grain: Grain
    timex: str
    window: Days | None = None
    anchor: Anchor = Anchor.ITSELF
    parts: tuple[Mention, ...] = ()
    readings: tuple[Days, ...] = ()


@frozen
class Circumstances:
    """What settling needs to know.

    Attributes:
        timeline: What the text has told so far.
        lexicon: The tables of its language.
        tense: Tense around the words, asked only when needed.
    """

    timeline: Timeline
    lexicon: Lexicon
    tense: Callable[[], str]


def settle_time(told: Told, around: Circumstances) -> Settled | None:
    """Return what ``told`` names, None where nothing can be said."""
    if told.shape is Shape.VALUE:
        line = around.timeline
        present = told.code == "PRESENT_REF" and line.published is not None and not line.history
        return Settled(None, Grain.DAY, told.code, window=calendar.name_period(Grain.DAY, line.published) if present and line.published else None,
                       anchor=line.anchor if present else Anchor.ITSELF)
    if told.shape is Shape.FISCAL:
        return Settled(None, Grain.YEAR, f"FY{told.year}" if told.year else "FY")
    if told.shape is Shape.BC:
        around.timeline.era = told.year if told.grain is Grain.YEAR or told.month or told.code else around.timeline.era
        return Settled(None, told.grain, _spell_bc(told))
    if around.timeline.era is not None and told.year is None and (before := _count_back(told, around.timeline.era)) is not None:
        return Settled(None, told.grain, _spell_bc(before), anchor=Anchor.EARLIER_MENTION)
    return _SETTLERS[told.shape](told, around)


def _name(grain: Grain, moment: datetime | None, anchor: Anchor = Anchor.ITSELF, parts: tuple[Mention, ...] = ()) -> Settled | None:
    names = moment and calendar.name_period(grain, strip_zone(moment))
    if not names or names.low is None:
        return None
    return Settled(names, grain, spell_timex(grain, names.low), anchor=anchor, parts=parts)


def _spell_bc(told: Told) -> str:
    year = told.year or 0
    if told.grain is Grain.CENTURY:
        return f"BC{year // 100 + 1:02d}"
    if told.grain is Grain.DECADE:
        return f"BC{year // 10:03d}"
    if told.code:
        return f"BC{year:04d}-{told.code}"
    month = f"-{told.month:02d}" if told.month else ""
    return f"BC{year:04d}{month}" + (f"-{told.day:02d}" if told.day else "")


def _count_back(told: Told, era: int) -> Told | None:
    """Return the time before Christ that ``told`` means in a text which has last told the year ``era`` before Christ."""
    if told.shape in (Shape.MONTH, Shape.DATE, Shape.SEASON):
        return Told(shape=Shape.BC, grain=told.grain, year=era, month=told.month, day=told.day, code=told.code)
    if told.shape is Shape.STEP and told.grain in (Grain.YEAR, Grain.DECADE, Grain.CENTURY) and not told.near:
        sizes = {Grain.YEAR: 1, Grain.DECADE: 10, Grain.CENTURY: 100}
        return Told(shape=Shape.BC, grain=told.grain, year=max(era - (told.step or 0) * sizes[told.grain], 1))
    if told.shape is Shape.OFFSET and told.unit == "year" and told.amount is not None and not told.near and told.within is None:
        return Told(shape=Shape.BC, grain=Grain.YEAR, year=max(era - int(told.amount), 1))
    return None


def _settle_fixed(told: Told, _: Circumstances) -> Settled | None:
    year = told.year or 0
    settled = _name(told.grain, calendar.day_at(year)) if year else _name(told.grain, calendar.day_at(1))
    if settled is None:
        return Settled(None, told.grain, f"{year:04d}")
    return settled


def _settle_yearly(told: Told, around: Circumstances, grain: Grain, begin: Callable[[int], datetime | None]) -> Settled | None:
    """Settle a time that comes once a year, ``begin`` telling when in a given one."""

    def find(year: int) -> Days | None:
        start = begin(year)
        return start and calendar.name_period(grain, start)

    if told.year is not None:
        return _name(grain, begin(told.year))
    line = around.timeline
    if told.within is not None:
        whole = settle_time(told.within, around)
        if whole is None or whole.names is None or whole.names.low is None:
            return None
        return _name(grain, begin(whole.names.low.year), whole.anchor, whole.parts)
    base, anchor, parts = line.find_year(near=told.near)
    if base is None:
        return None
    if told.step is not None and not parts:
        if told.step == 0 and grain is Grain.DAY:
            return _name(grain, begin(base.year), anchor, parts)
        return _name(grain, _step_yearly(find, base, told.step), anchor, parts)
    if told.step is not None:
        return _name(grain, begin(base.year + told.step), anchor, parts)
    if parts:
        days, far = choose_narrated(find, base)
        if line.furthest is not None and line.furthest[0].low is not None and abs((line.furthest[0].low - base).days) < _REACH:
            ahead, less = choose_narrated(find, line.furthest[0].low)
            if less < far - _RETURN and ahead is not None:
                days, parts = ahead, (line.furthest[2],)
    else:
        days = choose_year(find, base, around.tense())
    return _name(grain, days.low if days else None, anchor, parts)


def _step_yearly(find: Callable[[int], Days | None], base: datetime, step: int) -> datetime | None:
    """Return the start of "last December" or "next summer": the last one past, the next one to come, or this year's."""
    found = [days for days in (find(base.year + near) for near in (-2, -1, 0, 1, 2)) if days is not None]
    if step < 0:
        done = [days for days in found if days.high is not None and days.high <= base]
        return done[-1].low if done else None
    if step > 0:
        ahead = [days for days in found if days.low is not None and days.low > base]
        return ahead[0].low if ahead else None
    return found[2].low if len(found) > 2 else None


def _settle_month(told: Told, around: Circumstances) -> Settled | None:
    return _settle_yearly(told, around, Grain.MONTH, lambda year: calendar.day_at(year, told.month or 1))


def _settle_date(told: Told, around: Circumstances) -> Settled | None:
    if told.weekday is not None and told.year is None and told.within is None and (told.month or 0) and around.timeline.published is not None:
        year = around.timeline.published.year
        fitting = [near for near in (year, year - 1, year + 1) if (day := calendar.day_at(near, told.month or 1, told.day or 1)) and day.isoweekday() == told.weekday]
        if fitting and not around.timeline.history:
            settled = _settle_date(evolve(told, weekday=None, year=fitting[0]), around)
            return settled and evolve(settled, anchor=around.timeline.anchor)
    settled = _settle_yearly(told, around, Grain.DAY, lambda year: calendar.day_at(year, told.month or 1, told.day or 1))
    if settled is None:
        written = f"{told.year:04d}" if told.year is not None else "XXXX"
        return Settled(None, Grain.DAY, f"{written}-{told.month or 0:02d}-{told.day or 0:02d}")
    if told.other is None or settled.names is None or settled.names.low is None:
        return settled
    year, month, day = told.other
    other = calendar.day_at(year or settled.names.low.year, month, day)
    reading = other and calendar.name_period(Grain.DAY, other)
    return evolve(settled, readings=(reading,)) if reading else settled


def _settle_season(told: Told, around: Circumstances) -> Settled | None:
    first, _ = around.lexicon.read_table("timeunits")["seasons"][told.code]
    return _settle_yearly(told, around, Grain.SEASON, lambda year: calendar.day_at(year, first))


def _settle_quarter(told: Told, around: Circumstances) -> Settled | None:
    step = 3 if told.grain is Grain.QUARTER else 6
    return _settle_yearly(told, around, told.grain, lambda year: calendar.day_at(year, (told.month or 1) * step - step + 1))


def _settle_holiday(told: Told, around: Circumstances) -> Settled | None:
    if not told.code:
        return Settled(None, Grain.DAY, "")
    settled = _settle_yearly(told, around, Grain.DAY, lambda year: calendar.find_holiday(told.code, year))
    if settled is None and told.code.count("-") == 1 and told.code[0].isdigit():
        return Settled(None, Grain.DAY, f"XXXX-{told.code}")
    return settled


def _settle_decade(told: Told, around: Circumstances) -> Settled | None:
    base, anchor, parts = around.timeline.find_base(Grain.DECADE, near=True)
    century = 1900 if base is None or base.year >= 1900 else base.year // 100 * 100
    return _name(Grain.DECADE, calendar.day_at(century + (told.year or 0)), Anchor.ITSELF if century == 1900 else anchor, parts if century != 1900 else ())


def _settle_week(told: Told, around: Circumstances) -> Settled | None:
    base, anchor, parts = around.timeline.find_base(Grain.YEAR, near=True)
    names = base and calendar.find_week(base.year, told.month or 1)
    return _name(Grain.WEEK, names.low, anchor, parts) if names else None


def _settle_day(told: Told, around: Circumstances) -> Settled | None:
    """Settle "the 15th": of the month told with it, else the last one past or the next one."""
    line = around.timeline
    if told.within is not None:
        whole = settle_time(told.within, around)
        if whole is None or whole.names is None or whole.names.low is None:
            return None
        low = whole.names.low
        return _name(Grain.DAY, calendar.day_at(low.year, low.month, told.day or 1), whole.anchor, whole.parts)
    base, anchor, parts = line.find_base(Grain.DAY, near=True)
    if base is None:
        return Settled(None, Grain.DAY, f"XXXX-XX-{told.day or 0:02d}")
    found = [day for step in (-1, 0, 1) if (first := calendar.add_months(base.replace(day=1), step)) and (day := calendar.day_at(first.year, first.month, told.day or 1))]
    if parts or around.tense() == "future":
        ahead = [day for day in found if day >= base]
        return _name(Grain.DAY, ahead[0] if ahead else None, anchor, parts)
    past = [day for day in found if day <= base]
    return _name(Grain.DAY, past[-1] if past else None, anchor, parts)


def _settle_weekday(told: Told, around: Circumstances) -> Settled | None:
    line, weekday = around.timeline, told.weekday or 1
    if told.within is not None:
        whole = settle_time(told.within, around)
        if whole is None or whole.names is None or whole.names.low is None:
            return None
        return _name(Grain.DAY, calendar.add_seconds(whole.names.low, (weekday - 1) * _DAY), whole.anchor, whole.parts)
    base, anchor, parts = line.find_base(Grain.DAY, near=told.near)
    if base is None:
        return Settled(None, Grain.DAY, f"XXXX-WXX-{weekday}")
    if told.day is not None:
        return _name(Grain.DAY, _find_dated(base, weekday, told.day), anchor, parts)
    behind = (base.isoweekday() - weekday) % 7 or 7
    if told.step is None:
        day = choose_day(base, weekday, "future" if parts else around.tense())
    elif told.step < 0:
        day = calendar.add_seconds(base, -_DAY * (behind + (7 if behind == 1 and told.near else 0)))
    elif told.step > 0 and told.code:
        day = calendar.add_seconds(base, _DAY * ((weekday - base.isoweekday()) % 7 or 7))
    elif told.step > 0:
        day = calendar.add_seconds(base, _DAY * (7 + weekday - base.isoweekday() if told.near else (weekday - base.isoweekday()) % 7 or 7))
    else:
        day = calendar.add_seconds(base, _DAY * (weekday - base.isoweekday()))
    return _name(Grain.DAY, day, anchor, parts)


def _find_dated(base: datetime, weekday: int, day: int) -> datetime | None:
    """Return the nearest day of that number which falls on that weekday."""
    found = [at for step in range(-14, 15) if (first := calendar.add_months(base.replace(day=1), step)) and (at := calendar.day_at(first.year, first.month, day))
             and at.isoweekday() == weekday]
    return min(found, key=lambda at: abs((at - base).days), default=None)


def _settle_step(told: Told, around: Circumstances) -> Settled | None:
    """Settle "last month", "that day", "the weekend"."""
    line, step = around.timeline, told.step or 0
    near = told.near and not (told.alone and line.history)
    grain = Grain.DAY if told.grain is Grain.PART else told.grain
    base, anchor, parts = line.find_base(grain, near=near)
    unit = calendar.read_units(around.lexicon)[told.unit]
    if near and not told.alone and line.published is not None:
        base, anchor, parts = line.published, line.anchor, ()
    if base is None:
        return Settled(None, grain, calendar.UNKNOWN.get(grain, ""))
    if told.unit == "fortnight":
        return _settle_window(evolve(told, shape=Shape.WINDOW, amount=1.0, code="P2W"), around)
    if told.unit == "weekend" and step == 0 and near and told.alone and base.isoweekday() < 6 and _is_over(base, around.tense()):
        step = -1
    whole = calendar.name_period(unit["grain"], base)
    if told.unit in ("hour", "minute", "second") and line.moment is not None:
        return _settle_window(evolve(told, shape=Shape.WINDOW, amount=1.0, code=f"P{unit['timex'][0]}1{unit['timex'][1]}"), around)
    if whole is None or whole.low is None:
        return None
    settled = _name(unit["grain"], calendar.shift_time(whole.low, unit, step), anchor, parts)
    if settled and settled.names and settled.names.low and "days" in unit:
        return evolve(settled, names=calendar.build_interval(settled.names.low, calendar.add_seconds(settled.names.low, unit["days"] * _DAY)))
    return settled


def _is_over(base: datetime, tense: str) -> bool:
    """Whether "the weekend" is the last one: early in the week unless the sentence speaks of what is to come."""
    return tense != "future" if base.isoweekday() < 4 else tense == "past"


def _settle_offset(told: Told, around: Circumstances) -> Settled | None:
    line = around.timeline
    unit = calendar.read_units(around.lexicon)[told.unit]
    grain = told.grain
    anchor, parts, base = Anchor.ITSELF, (), None
    if told.within is not None:
        whole = settle_time(told.within, around)
        if whole is not None and whole.names is not None:
            base, anchor, parts = whole.names.low, whole.anchor, whole.parts
            grain = Grain.DAY if whole.grain is Grain.DAY and calendar.FINEST[grain] < calendar.FINEST[Grain.DAY] else grain
    else:
        base, anchor, parts = line.find_base(Grain.DAY, near=told.near)
        if told.near and line.published is not None:
            base, anchor, parts = line.published, line.anchor, ()
    if base is None or told.amount is None:
        told_length = told.duration.timex if told.duration and told.amount not in (1, -1) else calendar.UNKNOWN.get(grain, "")
        return Settled(None, grain, told_length)
    if calendar.FINEST[grain] >= calendar.FINEST[Grain.HOUR]:
        if told.near and line.moment is not None:
            base = line.moment
        elif line.day is None or calendar.FINEST[line.day[1]] < calendar.FINEST[Grain.HOUR]:
            grain = Grain.DAY
    moved = calendar.shift_time(base, unit, told.amount)
    for amount, other in told.more:
        moved = moved and calendar.shift_time(moved, calendar.read_units(around.lexicon)[other], amount)
    if told.amount != int(told.amount) and grain in (Grain.YEAR, Grain.DECADE):
        grain = Grain.MONTH
    return _name(grain, moved, anchor, parts)


def _settle_window(told: Told, around: Circumstances) -> Settled | None:
    """Settle "the past 24 hours": no calendar interval is named, but the stretch is known."""
    line = around.timeline
    base, anchor, parts = line.find_base(Grain.DAY, near=told.near)
    if told.near and line.published is not None:
        base, anchor, parts = line.published, line.anchor, ()
    unit = calendar.read_units(around.lexicon)[told.unit]
    if told.within is not None:
        return _settle_running(told, around)
    if base is None or told.amount is None:
        return Settled(None, unit["grain"], told.code)
    fine = calendar.FINEST[unit["grain"]] >= calendar.FINEST[Grain.HOUR]
    start = line.moment if fine and line.moment is not None else base
    if told.unit in ("quarter", "decade", "century"):
        period = calendar.name_period(unit["grain"], base)
        start = (period.high if (told.step or 0) > 0 else period.low) if period else None
    elif (told.step or 0) > 0 and not fine:
        start = calendar.add_seconds(base, _DAY)
    if start is None:
        return None
    sign = 1 if (told.step or 0) > 0 else -1
    end = calendar.shift_time(start, unit, told.amount * sign)
    for amount, other in told.more:
        end = end and calendar.shift_time(end, calendar.read_units(around.lexicon)[other], amount * sign)
    window = calendar.build_interval(*sorted((start, end))) if end else None
    return Settled(None, unit["grain"], told.code, window=window, anchor=anchor, parts=parts)


def _settle_running(told: Told, around: Circumstances) -> Settled | None:
    """Settle "two weeks starting 20 May"."""
    whole = settle_time(told.within, around) if told.within else None
    if whole is None or whole.names is None or whole.names.low is None:
        return None
    end: datetime | None = whole.names.low
    for amount, unit in ((told.amount or 1, told.unit), *told.more):
        end = end and calendar.shift_time(end, calendar.read_units(around.lexicon)[unit], amount)
    return evolve(whole, names=None, timex=told.code, window=calendar.build_interval(whole.names.low, end))


def _settle_nth(told: Told, around: Circumstances) -> Settled | None:
    """Settle "the first week of May", "the last Monday of next month"."""
    whole = settle_time(told.within, around) if told.within else None
    if whole is None or whole.names is None or whole.names.low is None or whole.names.high is None:
        return None
    if told.step == 0:
        return _name(calendar.read_units(around.lexicon)[told.unit]["grain"], whole.names.low, whole.anchor, whole.parts)
    low, high, step = whole.names.low, whole.names.high, told.step or 1
    if told.weekday:
        return _name(Grain.DAY, calendar.find_weekday(low.year, low.month, told.weekday, step), whole.anchor, whole.parts)
    unit = calendar.read_units(around.lexicon)[told.unit]
    grain, amount = unit["grain"], int(told.amount or 1)
    if grain is Grain.WEEK:
        first = calendar.name_period(grain, calendar.add_seconds(low, 3 * _DAY) or low)
        final = calendar.name_period(grain, calendar.add_seconds(high, -4 * _DAY) or high)
        low, high = (first.low if first and first.low else low), (final.high if final and final.high else high)
    start = calendar.shift_time(low, unit, step - 1) if step > 0 else calendar.shift_time(high, unit, -amount)
    if start is None or not low <= start < high:
        return None
    if amount == 1:
        return _name(grain, start, whole.anchor, whole.parts)
    end = calendar.shift_time(start, unit, amount)
    return Settled(None, grain, told.code, window=calendar.build_interval(start, end), anchor=whole.anchor, parts=whole.parts)


def _settle_clock(_: Told, around: Circumstances) -> Settled | None:
    """Settle the day of a clock time or a part of a day that stands alone: that of the time told before, else publication."""
    line = around.timeline
    if line.day is not None and line.day[0].low is not None:
        return _name(Grain.DAY, line.day[0].low, Anchor.EARLIER_MENTION, (line.day[2],))
    return Settled(None, Grain.DAY, "")


_SETTLERS: dict[Shape, Callable[[Told, Circumstances], Settled | None]] = {
    Shape.FIXED: _settle_fixed,
    Shape.MONTH: _settle_month,
    Shape.DATE: _settle_date,
    Shape.DAY: _settle_day,
    Shape.WEEKDAY: _settle_weekday,
    Shape.SEASON: _settle_season,
    Shape.QUARTER: _settle_quarter,
    Shape.HOLIDAY: _settle_holiday,
    Shape.DECADE: _settle_decade,
    Shape.WEEK: _settle_week,
    Shape.STEP: _settle_step,
    Shape.OFFSET: _settle_offset,
    Shape.WINDOW: _settle_window,
    Shape.NTH: _settle_nth,
    Shape.CLOCK: _settle_clock,
    Shape.PART: _settle_clock,
}
