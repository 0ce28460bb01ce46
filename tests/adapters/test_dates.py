"""dateparser behind its door."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from reconcile.adapters.dates import parse_date

BASE = datetime(2024, 12, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("surface", "day"),
    [
        ("Dec31, 1994", (1994, 12, 31)),
        ("14DEC2024", (2024, 12, 14)),
        ("September-2020-23", (2020, 9, 23)),
        ("23-2020-September", (2020, 9, 23)),
    ],
)
def test_full_date_needs_no_day_to_count_from(surface, day):
    assert parse_date(surface).moment == datetime(*day, tzinfo=UTC)


def test_missing_year_comes_from_the_day_to_count_from():
    assert parse_date("Dec12", BASE).moment == datetime(2024, 12, 12, tzinfo=UTC)
    assert parse_date("Dec12") is None


@pytest.mark.parametrize("surface", ["", "   ", "may", "12.5.3.9.9", "x" * 100, "99/99/9999", "\x00\ud800 1", "1" * 60])
def test_what_is_no_date_gives_none(surface):
    assert parse_date(surface) is None


def test_threads_read_alike():
    surfaces = [f"{number}Nov{year}" for number in range(1, 29) for year in range(1990, 1994)]
    with ThreadPoolExecutor(4) as pool:
        read = list(pool.map(parse_date, surfaces))
    assert [(found.moment.day, found.moment.year) for found in read] == [(int(s[: s.index("N")]), int(s[-4:])) for s in surfaces]
