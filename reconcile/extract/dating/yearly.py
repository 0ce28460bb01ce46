"""Times that come once a year - months, dates, seasons, quarters, holidays - and which year is meant. Knows no words.

Every function takes what is told, the circumstances, and the settled time that encloses it, if the text tells one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from attrs import evolve

from reconcile.extract.dating import calendar
from reconcile.extract.dating.anchors import choose_narrated, choose_year
from reconcile.extract.dating.calendar import FINEST, Days
from reconcile.extract.dating.settled import Circumstances, Settled, name_interval
from reconcile.extract.dating.told import Told
from reconcile.model.claim import Mention
from reconcile.model.value import Anchor, Grain

_REACH = 700
"""Days within which a story may return to the date that it had reached."""

_MONTH = 31
"""Days: "this May" is that of the year, "this winter", which is longer, the nearest one."""

_OLD = 45
"""Days before publication from which on a day without a year may be of the year told with its month before."""

_RETURN = 60
"""Days by which the date that a story had reached must fit better than the one it has gone back to."""


def settle_month(told: Told, around: Circumstances, whole: Settled | None) -> Settled | None:
    """Settle "October", "last May", "August of that year"."""
    return _settle_yearly(told, around, whole, lambda year: calendar.day_at(year, told.month or 1))


def settle_date(told: Told, around: Circumstances, whole: Settled | None) -> Settled | None:
    """Settle a month and a day; a weekday told with them shows the year, and a date in digits may have another reading."""
    line = around.timeline
    if told.weekday is not None and told.year is None and whole is None and line.published is not None and not line.history:
        year = _find_fitting(told, line.published.year)
        if year is not None:
            settled = settle_date(evolve(told, weekday=None, year=year), around, None)
            return settled and evolve(settled, anchor=line.anchor)
    settled = _settle_yearly(told, around, whole, lambda year: calendar.day_at(year, told.month or 1, told.day or 1))
    if settled is None:
        return Settled(
            None, Grain.DAY, _spell_unknown(told, Grain.DAY).replace("XXXX", f"{told.year:04d}" if told.year is not None else "XXXX")
        )
    if told.other is None or settled.low is None:
        return settled
    year, month, day = told.other
    other = calendar.day_at(year or settled.low.year, month, day)
    reading = other and calendar.name_period(Grain.DAY, other)
    return evolve(settled, readings=(reading,)) if reading else settled


def _find_fitting(told: Told, year: int) -> int | None:
    """Return the year, nearest first, in which the date falls on the weekday told with it."""
    for near in (year, year - 1, year + 1):
        day = calendar.day_at(near, told.month or 1, told.day or 1)
        if day is not None and day.isoweekday() == told.weekday:
            return near
    return None


def settle_season(told: Told, around: Circumstances, whole: Settled | None) -> Settled | None:
    """Settle "summer", "last winter", "the spring of 1919"."""
    first, _ = around.lexicon.read_table("timeunits")["seasons"][told.code]
    return _settle_yearly(told, around, whole, lambda year: calendar.day_at(year, first))


def settle_quarter(told: Told, around: Circumstances, whole: Settled | None) -> Settled | None:
    """Settle "the third quarter" and "the first half of the year"."""
    step = 3 if told.grain is Grain.QUARTER else 6
    return _settle_yearly(told, around, whole, lambda year: calendar.day_at(year, (told.month or 1) * step - step + 1))


def settle_holiday(told: Told, around: Circumstances, whole: Settled | None) -> Settled | None:
    """Settle a named day; one that moves with another calendar has no date."""
    if not told.code:
        return Settled(None, Grain.DAY, "")
    return _settle_yearly(told, around, whole, lambda year: calendar.find_holiday(told.code, year))


def _settle_yearly(told: Told, around: Circumstances, whole: Settled | None, begin: Callable[[int], datetime | None]) -> Settled | None:
    """Settle a time that comes once a year, ``begin`` telling when in a given one."""
    grain = Grain.DAY if FINEST[told.grain] > FINEST[Grain.DAY] else told.grain
    if told.year is not None:
        return name_interval(grain, begin(told.year))
    if told.within is not None:
        return name_interval(grain, begin(whole.low.year), whole.anchor, whole.parts) if whole and whole.low else None
    base, anchor, parts = around.timeline.find_year(near=told.near)
    if base is None:
        return Settled(None, grain, _spell_unknown(told, grain))

    def find(year: int) -> Days | None:
        start = begin(year)
        return calendar.name_period(grain, start) if start else None

    if told.step is not None:
        if parts or (told.step == 0 and grain is Grain.DAY):
            return name_interval(grain, begin(base.year + told.step), anchor, parts)
        return name_interval(grain, _step_yearly(find, base, told.step), anchor)
    if parts:
        days, parts = _narrate(find, base, parts, around)
    else:
        days = choose_year(find, base, around.tense())
        days, parts = _recall_year(find, days, base, around)
        anchor = Anchor.EARLIER_MENTION if parts else anchor
    return name_interval(grain, days.low if days else None, anchor, parts)


def _recall_year(
    find: Callable[[int], Days | None], days: Days | None, base: datetime, around: Circumstances
) -> tuple[Days | None, tuple[Mention, ...]]:
    """Return a day in the year that the text told with the same month before, where it lies too far back for news to leave the year out."""
    if days is None or days.low is None or (base - days.low).days < _OLD:
        return days, ()
    low, mention = around.timeline.dated.get(days.low.month, (None, None))
    recalled = find(low.year) if low is not None else None
    return (recalled, (mention,)) if recalled and mention and recalled != days else (days, ())


def _spell_unknown(told: Told, grain: Grain) -> str:
    """Return the TIMEX3 value of a yearly time of an unknown year."""
    if grain is Grain.MONTH:
        return f"XXXX-{told.month or 0:02d}"
    if grain is Grain.DAY and told.month and told.day:
        return f"XXXX-{told.month:02d}-{told.day:02d}"
    if grain in (Grain.QUARTER, Grain.HALF):
        return f"XXXX-{'Q' if grain is Grain.QUARTER else 'H'}{told.month}"
    if grain is Grain.SEASON:
        return f"XXXX-{told.code}"
    return f"XXXX-{told.code}" if told.code[:1].isdigit() and told.code.count("-") == 1 else "XXXX-XX-XX"


def _narrate(
    find: Callable[[int], Days | None], base: datetime, parts: tuple[Mention, ...], around: Circumstances
) -> tuple[Days | None, tuple[Mention, ...]]:
    """Return the one that a history means, counted from where it is, or from the date that it had reached before a look back."""
    days, far = choose_narrated(find, base)
    furthest = around.timeline.furthest
    if furthest is None or furthest[0].low is None or abs((furthest[0].low - base).days) >= _REACH:
        return days, parts
    ahead, less = choose_narrated(find, furthest[0].low)
    return (ahead, (furthest[2],)) if less < far - _RETURN and ahead is not None else (days, parts)


def _step_yearly(find: Callable[[int], Days | None], base: datetime, step: int) -> datetime | None:
    """Return the start of "last December" or "next summer": the last one past, the next one to come, or this year's."""
    found = [days for days in (find(base.year + near) for near in (-2, -1, 0, 1, 2)) if days is not None]
    if step < 0:
        done = [days for days in found if days.high is not None and days.high <= base]
        return done[-1].low if done else None
    if step > 0:
        ahead = [days for days in found if days.low is not None and days.low > base]
        return ahead[0].low if ahead else None
    if len(found) < 3:
        return None
    months = (found[2].high - found[2].low).days > _MONTH if found[2].high and found[2].low else False
    return min(found, key=lambda days: _measure_gap(days, base)).low if months else found[2].low


def _measure_gap(days: Days, base: datetime) -> float:
    """Return how far an interval lies from ``base``, in seconds."""
    if days.low is None or days.high is None or days.low <= base < days.high:
        return 0.0
    return min(abs((days.low - base).total_seconds()), abs((days.high - base).total_seconds()))
