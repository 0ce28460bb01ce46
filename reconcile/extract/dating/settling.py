"""From what is told to the calendar: which interval each wording names. One function per shape; knows no words.

A settled time is its interval and its TIMEX3 value; the functions return None where the text does not say enough. Times that come
once a year stand in ``yearly``, times so many units away in ``steps``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from reconcile.extract.dating import calendar, steps, yearly
from reconcile.extract.dating.anchors import choose_day
from reconcile.extract.dating.settled import Circumstances, Settled, name_interval
from reconcile.extract.dating.told import Shape, Told
from reconcile.model.value import Anchor, Grain

Settler: TypeAlias = Callable[[Told, Circumstances, Settled | None], Settled | None]

_DAY = 86400


def settle_time(told: Told, around: Circumstances) -> Settled | None:
    """Return what ``told`` names, None where nothing can be said."""
    chain = [told]
    while chain[-1].within is not None:  # no recursion: hostile text nests a thousand times ("two days after two days after ...")
        chain.append(chain[-1].within)
    whole = None
    for one in reversed(chain):
        whole = _settle_one(one, around, whole)
    return whole


def _settle_one(told: Told, around: Circumstances, whole: Settled | None) -> Settled | None:
    """Return what one time of a chain names, where the one that it is told within names ``whole``."""
    if told.shape is Shape.BC:
        if told.grain is Grain.YEAR or told.month or told.code:
            around.timeline.era = told.year
        return Settled(None, told.grain, _spell_bc(told))
    era = around.timeline.era
    before = _count_back(told, era) if era is not None and told.year is None else None
    if before is not None:
        return Settled(None, told.grain, _spell_bc(before), anchor=Anchor.EARLIER_MENTION)
    return _SETTLERS[told.shape](told, around, whole)


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


def _settle_value(told: Told, around: Circumstances, _: Settled | None) -> Settled:
    """Settle what has a TIMEX3 value only; "now" allows the day of publication."""
    line = around.timeline
    if told.code != "PRESENT_REF" or line.published is None or line.history:
        return Settled(None, Grain.DAY, told.code)
    return Settled(None, Grain.DAY, told.code, window=calendar.name_period(Grain.DAY, line.published), anchor=line.anchor)


def _settle_fiscal(told: Told, _: Circumstances, __: Settled | None) -> Settled:
    return Settled(None, Grain.YEAR, f"FY{told.year}" if told.year else "FY")


def _settle_odd(told: Told, around: Circumstances, _: Settled | None) -> Settled | None:
    """Settle what dateparser reads; at most one call for a wording and a day to count from."""
    from reconcile.adapters.dates import parse_date

    parsed = parse_date(told.code, around.timeline.published, around.lexicon.language)
    grain = {"year": Grain.YEAR, "month": Grain.MONTH}.get(parsed.period, Grain.DAY) if parsed else Grain.DAY
    return name_interval(grain, parsed.moment, around.timeline.anchor) if parsed else None


def _settle_fixed(told: Told, _: Circumstances, __: Settled | None) -> Settled:
    year = told.year or 0
    return name_interval(told.grain, calendar.day_at(year or 1)) or Settled(None, told.grain, f"{year:04d}")


def _settle_decade(told: Told, around: Circumstances, _: Settled | None) -> Settled | None:
    base, anchor, parts = around.timeline.find_base(Grain.DECADE, near=True)
    century = 1900 if base is None or base.year >= 1900 else base.year // 100 * 100
    start = calendar.day_at(century + (told.year or 0))
    return name_interval(Grain.DECADE, start) if century == 1900 else name_interval(Grain.DECADE, start, anchor, parts)


def _settle_week(told: Told, around: Circumstances, _: Settled | None) -> Settled | None:
    base, anchor, parts = around.timeline.find_base(Grain.YEAR, near=True)
    names = base and calendar.find_week(base.year, told.month or 1)
    return name_interval(Grain.WEEK, names.low, anchor, parts) if names else None


def _settle_day(told: Told, around: Circumstances, whole: Settled | None) -> Settled | None:
    """Settle "the 15th": of the month told with it, else the last one past or the next one."""
    number = told.day or 1
    if told.within is not None:
        if whole is None or whole.low is None:
            return None
        return name_interval(Grain.DAY, calendar.day_at(whole.low.year, whole.low.month, number), whole.anchor, whole.parts)
    base, anchor, parts = around.timeline.find_base(Grain.DAY, near=True)
    if base is None:
        return Settled(None, Grain.DAY, f"XXXX-XX-{number:02d}")
    found = _list_days(base, number, range(-1, 2))
    ahead = parts or around.tense() == "future"
    fitting = [day for day in found if day >= base] if ahead else [day for day in reversed(found) if day <= base]
    return name_interval(Grain.DAY, fitting[0] if fitting else None, anchor, parts)


def _list_days(base: datetime, number: int, months: range) -> list[datetime]:
    """Return the days of that number in the months so far from that of ``base``."""
    firsts = [first for step in months if (first := calendar.add_months(base.replace(day=1), step))]
    return [day for first in firsts if (day := calendar.day_at(first.year, first.month, number))]


def _settle_weekday(told: Told, around: Circumstances, whole: Settled | None) -> Settled | None:
    """Settle a weekday: of the week told with it, by its step, or by the tense around."""
    weekday = told.weekday or 1
    if told.within is not None:
        if whole is None or whole.low is None:
            return None
        return name_interval(Grain.DAY, calendar.add_seconds(whole.low, (weekday - 1) * _DAY), whole.anchor, whole.parts)
    base, anchor, parts = around.timeline.find_base(Grain.DAY, near=told.near)
    if base is None:
        return Settled(None, Grain.DAY, f"XXXX-WXX-{weekday}")
    if told.day is not None:
        dated = [day for day in _list_days(base, told.day, range(-14, 15)) if day.isoweekday() == weekday]
        day = min(dated, key=lambda at: abs((at - base).days), default=None)
    elif told.step is None:
        day = choose_day(base, weekday, "future" if parts else around.tense())
    else:
        day = calendar.add_seconds(base, _DAY * _step_weekday(told, weekday - base.isoweekday()))
    return name_interval(Grain.DAY, day, anchor, parts)


def _step_weekday(told: Told, ahead: int) -> int:
    """Return the days to a weekday told with a step, ``ahead`` being those to it within the same week.

    "Last Monday" is the last one, but not yesterday; "next Monday" is that of next week, "the coming Monday" and one counted from a
    time told before the next to come.
    """
    step = told.step or 0
    if step < 0:
        behind = -ahead % 7 or 7
        return -(behind + 7 if behind == 1 and told.near and not told.code else behind)
    if step > 0:
        return ahead + 7 if told.near and not told.code else ahead % 7 or 7
    return ahead


def _settle_clock(_: Told, around: Circumstances, __: Settled | None) -> Settled | None:
    """Settle the day of a clock time or a part of a day that stands alone: that of the time told before, if any."""
    day = around.timeline.day
    if day is None or day[0].low is None:
        return Settled(None, Grain.DAY, "")
    return name_interval(Grain.DAY, day[0].low, Anchor.EARLIER_MENTION, (day[2],))


_SETTLERS: dict[Shape, Settler] = {
    Shape.VALUE: _settle_value,
    Shape.FISCAL: _settle_fiscal,
    Shape.ODD: _settle_odd,
    Shape.FIXED: _settle_fixed,
    Shape.MONTH: yearly.settle_month,
    Shape.DATE: yearly.settle_date,
    Shape.SEASON: yearly.settle_season,
    Shape.QUARTER: yearly.settle_quarter,
    Shape.HOLIDAY: yearly.settle_holiday,
    Shape.DECADE: _settle_decade,
    Shape.WEEK: _settle_week,
    Shape.DAY: _settle_day,
    Shape.WEEKDAY: _settle_weekday,
    Shape.STEP: steps.settle_step,
    Shape.OFFSET: steps.settle_offset,
    Shape.WINDOW: steps.settle_window,
    Shape.NTH: steps.settle_nth,
    Shape.CLOCK: _settle_clock,
    Shape.PART: _settle_clock,
}
