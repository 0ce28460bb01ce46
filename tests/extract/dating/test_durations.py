"""Lengths of time: parts told in words are reckoned in the smaller unit, decimals stay as written."""

from __future__ import annotations

from decimal import Decimal

import pytest

import reconcile as rc
from reconcile.model.value import TimeRef


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        pytest.param("They waited an hour and a half.", 90, "minute", id="a whole and a half hour in minutes"),
        pytest.param("They waited one and a quarter hours.", 75, "minute", id="a whole and a quarter in minutes"),
        pytest.param("They waited two and three quarter hours.", 165, "minute", id="a whole and three quarters in minutes"),
        pytest.param("They waited three quarters of an hour.", 45, "minute", id="a part of an hour in minutes"),
        pytest.param("They waited five and a half minutes.", 330, "second", id="minutes and a half in seconds"),
        pytest.param("They waited half a day.", 12, "hour", id="half a day in hours"),
        pytest.param("They waited a half-hour.", 30, "minute", id="a hyphen makes no difference"),
        pytest.param("They waited one hour thirty, then left.", 90, "minute", id="a bare number goes on in minutes"),
        pytest.param("They waited 1.5 hours.", Decimal("1.5"), "hour", id="a decimal stays as written"),
        pytest.param("They waited two and a half years.", Decimal("2.5"), "year", id="years and a half stay years"),
        pytest.param("They waited two hours and a quarter of the crowd left.", 2, "hour", id="a quarter of something else is no part"),
        pytest.param("After two hours 15 lamps were lit.", 2, "hour", id="a number with a noun goes on nowhere"),
    ],
)
def test_a_length_is_told_in_a_unit_that_divides_it(text, amount, unit):
    length = next(m.value for m in rc.extract_mentions(text) if m.kind == "duration")
    assert (length.names.low, length.unit) == (amount, unit)


@pytest.mark.parametrize(
    ("text", "ends", "unit"),
    [
        pytest.param("He got 10 to 15 years.", (10, 15), "year", id="to"),
        pytest.param("It lasted 5-10 minutes.", (5, 10), "minute", id="a dash"),
        pytest.param("Between two and three weeks passed.", (2, 3), "week", id="between"),
        pytest.param("It takes from five to ten days.", (5, 10), "day", id="from"),
        pytest.param("A two- to three-week delay followed.", (2, 3), "week", id="hyphens"),
        pytest.param("It took one and a half to two months.", (Decimal("1.5"), 2), "month", id="a part at one end"),
        pytest.param("It took two or three days.", (2, 3), "day", id="or"),
        pytest.param("It took 15 to 10 days.", (10, 10), "day", id="the smaller end last is no range"),
    ],
)
def test_lengths_from_one_to_another_keep_both_ends(text, ends, unit):
    length = next(m.value for m in rc.extract_mentions(text) if m.kind == "duration")
    assert ((length.names.low, length.names.high), length.unit) == (ends, unit)


def test_half_an_hour_ahead_is_minutes_ahead():
    """A part is counted on in its own smaller unit, not its number in the larger one."""
    times = [m.value for m in rc.extract_mentions("It will end in half an hour.", published="2024-03-05T10:00") if m.kind == "time"]
    assert isinstance(times[0], TimeRef)
    assert times[0].timex == "2024-03-05T10:30"


def test_a_quarter_century_ago_is_a_year():
    times = [m.value for m in rc.extract_mentions("It fell a quarter of a century ago.", published="2024-03-05") if m.kind == "time"]
    assert times[0].timex == "1999"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        pytest.param("It lasted almost a day.", ("0.75", "1"), id="almost one unit"),
        pytest.param("It lasted about a month.", ("0.75", "1.25"), id="about one unit"),
        pytest.param("It lasted just under three months.", ("2.5", "3"), id="few units are rounded to the unit"),
        pytest.param("It lasted about 40 minutes.", ("36", "44"), id="many units as any number"),
        pytest.param("It lasted three months.", ("3", "3"), id="exactly as told"),
    ],
)
def test_few_units_told_roughly_reach_farther_than_a_tenth(text, ends):
    length = next(m.value for m in rc.extract_mentions(text) if m.kind == "duration")
    assert (length.allows.low, length.allows.high) == tuple(map(Decimal, ends))
