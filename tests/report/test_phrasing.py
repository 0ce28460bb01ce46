"""Values in the words of a newspaper."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest

import reconcile as rc
from reconcile.report.phrasing import phrase_consensus, phrase_number, phrase_unit, phrase_value, phrase_when


def q(low, high, unit, bound=rc.Bound.EXACT, **more):
    ends = rc.Interval(None if low is None else Decimal(low), None if high is None else Decimal(high))
    return rc.Quantity(None if bound is rc.Bound.VAGUE else ends, unit, bound=bound, allows=ends, **more)


def t(low, high, grain, bound=rc.TimeBound.AT, **more):
    names = rc.Interval(datetime(*low, tzinfo=UTC), datetime(*high, tzinfo=UTC), high_open=True)
    return rc.TimeRef(names, grain, bound=bound, **more)


FIVE = rc.Interval(Decimal(5), Decimal(5))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (q("800", "800", "kilometer ** 2"), "800 km²"),
        (q("300", "300", "mile ** 2"), "300 sq mi"),
        (q("1400", "1400", "kilometer ** 2", rc.Bound.NEARLY), "almost 1,400 km²"),
        (q("10000", "10000", "person", rc.Bound.MORE_THAN, counted="soldiers"), "more than 10,000 soldiers"),
        (q("40", "40", "person"), "40 people"),
        (q("10", "20", "percent"), "10–20%"),
        (q("24", "99", "count", rc.Bound.VAGUE), "24–99 (told in words)"),
        (q("2000000", None, "person", rc.Bound.VAGUE), "2 million or more people (told in words)"),
        (q("1250000", "1250000", "USD"), "1.25 million USD"),
        (q("60", "60", "mile / hour"), "60 mph"),
        (q("3", "3", "meter / second ** 2"), "3 m/s²"),
        (q("5", "5", "light_year"), "5 light year"),
        (q("5", "5", "percent", change=rc.Movement(rc.Change.ROSE)), "5% (rising)"),
        (q("8", "8", "percent", change=rc.Movement(rc.Change.FROM_TO, FIVE, unit="percent")), "8% (moving: 5%)"),
        (rc.Duration(rc.Interval(Decimal(3), Decimal(3)), "week", allows=rc.Interval(Decimal(3), Decimal(3)), timex="P3W"), "3 weeks"),
        (rc.Duration(rc.Interval(Decimal(1), Decimal(1)), "century", allows=rc.Interval(Decimal(1), Decimal(1)), timex="P1C"), "1 century"),
        (rc.Duration(None, "day", allows=rc.Interval(None, None), timex="PXD"), "PXD"),
        (t((2024, 12, 14), (2024, 12, 15), rc.Grain.DAY), "14 December 2024"),
        (t((2024, 8, 1), (2024, 9, 1), rc.Grain.MONTH, rc.TimeBound.SINCE), "since August 2024"),
        (t((1990, 1, 1), (2000, 1, 1), rc.Grain.DECADE), "the 1990s"),
        (t((2024, 12, 9), (2024, 12, 16), rc.Grain.WEEK), "the week of 9 December 2024"),
        (t((2024, 4, 1), (2024, 7, 1), rc.Grain.QUARTER), "quarter 2 of 2024"),
        (t((2020, 1, 1), (2023, 1, 1), rc.Grain.YEAR), "2020 to 2022"),
        (t((2024, 12, 14, 6, 5), (2024, 12, 14, 6, 6), rc.Grain.MINUTE, zone="Asia/Tokyo"), "14 December 2024, 06:05 (Asia/Tokyo)"),
        (rc.TimeRef(None, rc.Grain.DAY, timex="PAST_REF"), "some time before"),
        (rc.TimeRef(None, rc.Grain.DAY, timex="XXXX-WXX-6"), "XXXX-WXX-6"),
        (rc.TimeRef(rc.Interval(datetime(9999, 12, 31, tzinfo=UTC), None), rc.Grain.DAY), "31 December 9999 or more"),
        (rc.Magnitude("noticeable", "amount", rank=rc.Interval(Decimal(4), Decimal(6))), "noticeable (amount)"),
        (rc.Label("place", "the North", key="north"), "the North"),
        (rc.Wording(("flood", "dam"), (), negated=True), "not: flood dam"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_value_reads(value, words):
    assert phrase_value(value) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [("0", "0"), ("1400", "1,400"), ("1400.50", "1,400.5"), ("1200000", "1.2 million"), ("1234567", "1,234,567"), ("3E+9", "3 billion"),
     ("-2500000", "-2.5 million"), ("1E+400", "1E+400"), ("1E-400", "1E-400"), ("0E-99999", "0"), ("999999", "999,999"), ("NaN", "NaN")],
)
def test_a_number_reads(number, words):
    assert phrase_number(Decimal(number)) == words


def test_a_long_number_costs_nothing():
    assert phrase_number(Decimal("1E+999999")) == "1E+999999"


@pytest.mark.parametrize(
    ("unit", "words"), [("USD / oil_barrel", "USD/barrel"), ("GBP_minor", "pence"), ("week", "weeks"), ("watt * hour", "W·h")],
)
def test_a_unit_reads(unit, words):
    assert phrase_unit(unit) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [(None, ""), (datetime(2024, 12, 14, tzinfo=UTC), "14 December 2024"),
     (datetime(2024, 12, 14, 18, 5, tzinfo=UTC), "14 December 2024, 18:05"),
     (datetime(2024, 12, 14, tzinfo=timezone(timedelta(hours=2))), "14 December 2024, 00:00 +0200")],
)
def test_a_time_of_publication_reads(when, words):
    assert phrase_when(when) == words


@pytest.mark.parametrize(
    ("consensus", "words"),
    [
        (rc.Consensus("f", "m", low=Decimal(800), best=Decimal(800), high=Decimal(1400), unit="kilometer ** 2", why="w"),
         "800 km² (800–1,400 km²): w"),
        (rc.Consensus("f", "m", low=Decimal(8), best=Decimal(8), high=Decimal(8)), "8"),
        (rc.Consensus("f", "m", low=Decimal(8), high=Decimal(9), unit="percent"), "8–9%"),
        (rc.Consensus("f", "m", best=datetime(2024, 12, 14, tzinfo=UTC)), "14 December 2024"),
        (rc.Consensus("f", "m", best=("a", "b")), "a b"),
        (rc.Consensus("f", "m", why="nothing to settle"), "nothing to settle"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_consensus_reads(consensus, words):
    assert phrase_consensus(consensus) == words
