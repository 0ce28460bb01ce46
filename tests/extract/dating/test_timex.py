"""TIMEX3 values name intervals."""

from __future__ import annotations

import pytest

from reconcile.extract.dating.timex import read_timex
from reconcile.lexicon.loader import load_lexicon

LEXICON = load_lexicon("en")

NAMED = [
    ("2024", "2024-01-01", "2025-01-01", "a year"),
    ("2024-02", "2024-02-01", "2024-03-01", "a month"),
    ("2024-12-31", "2024-12-31", "2025-01-01", "a day"),
    ("2024-W01", "2024-01-01", "2024-01-08", "an ISO week"),
    ("2024-W50-WE", "2024-12-14", "2024-12-16", "a weekend"),
    ("2024-Q3", "2024-07-01", "2024-10-01", "a quarter"),
    ("2024-H2", "2024-07-01", "2025-01-01", "a half"),
    ("2024-WI", "2024-12-01", "2025-03-01", "a winter begins in its year"),
    ("199", "1990-01-01", "2000-01-01", "a decade"),
    ("19", "1900-01-01", "2000-01-01", "a century"),
    ("2024-12-14TNI", "2024-12-14T20:00", "2024-12-15", "a night"),
    ("2024-12-14T17:05", "2024-12-14T17:05", "2024-12-14T17:06", "a minute"),
    ("2024-12-14T17", "2024-12-14T17:00", "2024-12-14T18:00", "an hour"),
]


@pytest.mark.parametrize(("value", "low", "high"), [pytest.param(*case[:3], id=case[3]) for case in NAMED])
def test_value_names_the_interval(value, low, high):
    days = read_timex(value, LEXICON)
    assert [end.isoformat(timespec="minutes")[:16].removesuffix("T00:00") for end in (days.low, days.high)] == [low, high]


@pytest.mark.parametrize(
    "value", ["", "P3W", "PAST_REF", "XXXX-WXX-6", "2024-13", "2024-02-30", "2024-W54", "BC0490", "FY2023", "T17:00", "0"]
)
def test_value_names_no_interval(value):
    assert read_timex(value, LEXICON) is None
