"""Calendar arithmetic: intervals of every grain, steps between them, and their TIMEX3 values. Knows no text.

All intervals are half-open and aware; a wall clock of an unknown zone is carried as UTC. What a datetime cannot hold
(years before 1 and after 9998) is None, never an error.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, TypeAlias

from reconcile.lexicon.loader import Lexicon
from reconcile.model.interval import Interval
from reconcile.model.value import Grain

Days: TypeAlias = Interval[datetime]

MONTHS_OF = {Grain.CENTURY: 1200, Grain.DECADE: 120, Grain.YEAR: 12, Grain.HALF: 6, Grain.QUARTER: 3, Grain.SEASON: 3, Grain.MONTH: 1}
"""Grains that are counted in months."""

FINEST = {grain: place for place, grain in enumerate(Grain)}
"""How fine a grain is, as a number; greater is finer."""

UNKNOWN = {
    Grain.CENTURY: "XX",
    Grain.DECADE: "XXX",
    Grain.YEAR: "XXXX",
    Grain.QUARTER: "XXXX-QX",
    Grain.SEASON: "XXXX-XX",
    Grain.MONTH: "XXXX-XX",
    Grain.WEEK: "XXXX-WXX",
    Grain.WEEKEND: "XXXX-WXX-WE",
    Grain.DAY: "XXXX-XX-XX",
    Grain.PART: "XXXX-XX-XX",
}
"""TIMEX3 values of calendar intervals of which only the grain is known."""

SECONDS_OF = {Grain.WEEK: 604800, Grain.DAY: 86400, Grain.HOUR: 3600, Grain.MINUTE: 60, Grain.SECOND: 1}


@lru_cache(maxsize=4096)
def day_at(year: int, month: int = 1, day: int = 1) -> datetime | None:
    """Return midnight of that day as an aware datetime, None where the calendar has no such day."""
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def add_months(start: datetime, months: int) -> datetime | None:
    """Return ``start`` moved by ``months``; a day that the month lacks becomes its last day."""
    at = start.year * 12 + start.month - 1 + months
    year, month = divmod(at, 12)
    if not 1 <= year <= 9999:  # the years that a datetime holds
        return None
    for day in (start.day, 30, 29, 28):
        if day <= start.day:
            try:
                return start.replace(year=year, month=month + 1, day=day)
            except ValueError:
                continue
    return None


def add_seconds(start: datetime, seconds: float) -> datetime | None:
    """Return ``start`` moved by ``seconds`` of wall clock, None where no datetime can hold it."""
    try:
        return start + timedelta(seconds=seconds)
    except OverflowError:
        return None


@lru_cache(maxsize=1)
def read_units(lexicon: Lexicon) -> dict[str, dict[str, Any]]:
    """Return the units of time by name, each with its grain as a ``Grain``."""
    units: dict[str, dict[str, Any]] = lexicon.read_table("timeunits")["units"]
    return {name: {**unit, "grain": Grain(unit["grain"])} for name, unit in units.items()}


def shift_time(start: datetime, unit: dict[str, Any], amount: float) -> datetime | None:
    """Return ``start`` moved by ``amount`` units; parts of months are taken as thirty days each.

    Args:
        start: Where to begin.
        unit: An entry of ``timeunits.toml``.
        amount: How many units, negative for the past.
    """
    if abs(amount) > 1e7:  # no calendar reaches further
        return None
    times = unit.get("times", 1) if unit["timex"] == "W" else 1
    if "months" in unit:
        months = amount * unit["months"]
        whole = int(months)
        moved = add_months(start, whole)
        return moved if moved is None or months == whole else add_seconds(moved, round((months - whole) * 30) * 86400)
    return add_seconds(start, amount * times * unit["seconds"])


@lru_cache(maxsize=4096)
def name_period(grain: Grain, moment: datetime) -> Days | None:
    """Return the calendar interval of that grain that holds ``moment``; weeks begin on Monday, seasons in March.

    Args:
        grain: Its grain.
        moment: A wall clock carried as UTC; equal moments of other zones would be taken for it.
    """
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if grain in (Grain.DAY, Grain.PART):
        return build_interval(day, add_seconds(day, 86400))
    if grain in (Grain.WEEK, Grain.WEEKEND):
        monday = add_seconds(day, -86400 * day.weekday())
        low = monday if grain is Grain.WEEK or monday is None else add_seconds(monday, 5 * 86400)
        return build_interval(low, monday and add_seconds(monday, 7 * 86400))
    if grain in MONTHS_OF:
        low = _begin_months(grain, day)
        return build_interval(low, low and add_months(low, MONTHS_OF[grain]))
    low = moment.replace(microsecond=0)
    if grain is not Grain.SECOND:
        low = low.replace(second=0, minute=0 if grain is Grain.HOUR else low.minute)
    return build_interval(low, add_seconds(low, SECONDS_OF[grain]))


def _begin_months(grain: Grain, day: datetime) -> datetime | None:
    if grain is Grain.SEASON:
        first = day.replace(day=1)
        return add_months(first, -(first.month % 3))
    step = MONTHS_OF[grain]
    if step >= 12:  # years and longer
        years = step // 12
        return day_at(day.year // years * years)
    return day_at(day.year, (day.month - 1) // step * step + 1)


def build_interval(low: datetime | None, high: datetime | None) -> Days | None:
    """Return the half-open interval, None where an end is missing."""
    if low is None or high is None:
        return None
    return Interval(low, high, high_open=True)


def build_bounds(low: datetime | None, high: datetime | None) -> Days:
    """Return the half-open interval, a missing end unbounded."""
    return Interval(low, high, high_open=True)


_YEARS = {Grain.CENTURY: 2, Grain.DECADE: 3, Grain.YEAR: 4}
"""How many digits of the year a TIMEX3 value of that grain has."""


def spell_timex(grain: Grain, low: datetime) -> str:
    """Return the TIMEX3 value of the calendar interval of ``grain`` that begins at ``low``."""
    year = f"{low.year:04d}"
    if grain in _YEARS:
        return year[: _YEARS[grain]]
    if grain is Grain.HALF:
        return f"{year}-H{(low.month - 1) // 6 + 1}"
    if grain is Grain.QUARTER:
        return f"{year}-Q{(low.month - 1) // 3 + 1}"
    if grain is Grain.SEASON:
        return f"{year}-{('WI', 'SP', 'SU', 'FA')[low.month % 12 // 3]}"
    if grain is Grain.MONTH:
        return f"{year}-{low.month:02d}"
    if grain in (Grain.WEEK, Grain.WEEKEND):
        iso = low.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if grain is Grain.WEEKEND else "")
    day = f"{year}-{low.month:02d}-{low.day:02d}"
    if grain in (Grain.DAY, Grain.PART):
        return day
    if grain is Grain.HOUR:
        return f"{day}T{low.hour:02d}"
    clock = f"{day}T{low.hour:02d}:{low.minute:02d}"
    return clock if grain is Grain.MINUTE else f"{clock}:{low.second:02d}"


@lru_cache(maxsize=512)
def find_easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian ``year`` (the anonymous algorithm, Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def find_weekday(year: int, month: int, weekday: int, nth: int) -> datetime | None:
    """Return the ``nth`` such weekday (Monday is 1) of a month, from its end where ``nth`` is negative."""
    first = day_at(year, month)
    if first is None:
        return None
    if nth < 0:
        following = add_months(first, 1)
        last = following and add_seconds(following, -86400)
        return last and add_seconds(last, -86400 * ((last.isoweekday() - weekday) % 7 + 7 * (-nth - 1)))
    found = add_seconds(first, 86400 * ((weekday - first.isoweekday()) % 7 + 7 * (nth - 1)))
    return found if found and found.month == month else None


def find_holiday(on: str, year: int) -> datetime | None:
    """Return the day that a rule of ``holidays.toml`` names in ``year``."""
    if not 1 < year < 9999:  # the years that a datetime holds, with room for a step
        return None
    if on.startswith("easter"):
        easter = find_easter(year)
        start = day_at(year, easter.month, easter.day)
        return start and add_seconds(start, 86400 * int(on[6:]))
    month, rest = on.split("-", 1)
    if "-" in rest:
        weekday, nth = rest.split("-", 1)
        return find_weekday(year, int(month), int(weekday), int(nth))
    return day_at(year, int(month), int(rest))


def find_week(year: int, week: int) -> Days | None:
    """Return the ISO week, None where the year has no such week."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    low = day_at(monday.year, monday.month, monday.day)
    return build_interval(low, low and add_seconds(low, 7 * 86400))
