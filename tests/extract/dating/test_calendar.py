"""Arithmetic of the calendar, at its edges above all."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from reconcile.extract.dating import calendar
from reconcile.lexicon.loader import load_lexicon
from reconcile.model.value import Grain

UNITS = calendar.read_units(load_lexicon("en"))


def day(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


PERIODS = [
    (Grain.CENTURY, "1964-05-03", "1900-01-01", "2000-01-01", "19"),
    (Grain.DECADE, "1964-05-03", "1960-01-01", "1970-01-01", "196"),
    (Grain.YEAR, "1964-05-03", "1964-01-01", "1965-01-01", "1964"),
    (Grain.HALF, "1964-07-01", "1964-07-01", "1965-01-01", "1964-H2"),
    (Grain.QUARTER, "1964-05-03", "1964-04-01", "1964-07-01", "1964-Q2"),
    (Grain.SEASON, "1965-01-20", "1964-12-01", "1965-03-01", "1964-WI"),
    (Grain.MONTH, "1964-02-29", "1964-02-01", "1964-03-01", "1964-02"),
    (Grain.WEEK, "2024-12-31", "2024-12-30", "2025-01-06", "2025-W01"),
    (Grain.WEEKEND, "2024-12-11", "2024-12-14", "2024-12-16", "2024-W50-WE"),
    (Grain.DAY, "2024-12-31", "2024-12-31", "2025-01-01", "2024-12-31"),
]


@pytest.mark.parametrize(
    ("grain", "moment", "low", "high", "timex"), [pytest.param(*case, id=f"{case[0].value} of {case[1]}") for case in PERIODS]
)
def test_period_holds_its_moment(grain, moment, low, high, timex):
    period = calendar.name_period(grain, day(moment))
    assert (period.low, period.high, calendar.spell_timex(grain, period.low)) == (day(low), day(high), timex)


def test_months_end_where_the_shorter_month_ends():
    assert calendar.add_months(day("2024-01-31"), 1) == day("2024-02-29")
    assert calendar.add_months(day("2024-03-31"), -1) == day("2024-02-29")


@pytest.mark.parametrize(("start", "months"), [("0001-01-01", -1), ("9999-12-01", 1)])
def test_years_beyond_a_datetime_are_none(start, months):
    assert calendar.add_months(day(start), months) is None


@pytest.mark.parametrize(
    ("unit", "amount", "moved"),
    [
        ("week", 2, "2024-12-28"),
        ("fortnight", -1, "2024-11-30"),
        ("month", 2, "2025-02-14"),
        ("year", -1.5, "2023-06-14"),
        ("decade", 1, "2034-12-14"),
    ],
)
def test_units_move_a_day(unit, amount, moved):
    assert calendar.shift_time(day("2024-12-14"), UNITS[unit], amount) == day(moved)


def test_too_far_is_none():
    assert calendar.shift_time(day("2024-12-14"), UNITS["year"], 1e9) is None
    assert calendar.shift_time(day("2024-12-14"), UNITS["day"], 9e6) is None


@pytest.mark.parametrize(
    ("year", "easter"), [(2000, date(2000, 4, 23)), (2024, date(2024, 3, 31)), (2025, date(2025, 4, 20)), (2038, date(2038, 4, 25))]
)
def test_easter_falls_where_the_church_keeps_it(year, easter):
    assert calendar.find_easter(year) == easter


@pytest.mark.parametrize(
    ("rule", "found"),
    [("12-25", "2024-12-25"), ("11-4-4", "2024-11-28"), ("05-1--1", "2024-05-27"), ("easter-2", "2024-03-29"), ("02-29", "2024-02-29")],
)
def test_holiday_falls_on_its_day(rule, found):
    assert calendar.find_holiday(rule, 2024) == day(found)


def test_holiday_that_a_year_lacks_is_none():
    assert calendar.find_holiday("02-29", 2023) is None
    assert calendar.find_weekday(2024, 12, 1, 6) is None
