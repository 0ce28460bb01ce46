"""The only file that imports dateparser: dates in notations that the rules of ``extract`` do not read.

dateparser is slow, keeps global state, reads "may" and "12.5" as dates and fills what is missing from the day of today. So it is
given nothing but a span that is known to be a date, and the day to count from; it is loaded at the first such span, one
thread is in it at a time, and what it said is remembered. No clock is read: without a day to count from, only a full date is taken.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from threading import Lock
from typing import Any

from attrs import frozen

_LOCK = Lock()
_LONGEST = 60
_NOWHEN = datetime(2000, 1, 1)  # noqa: DTZ001 - dateparser takes naive wall clocks; it only stands for "no day"


@frozen
class ParsedDate:
    """What dateparser made of a span.

    Attributes:
        moment: Where the time begins, a wall clock carried as UTC.
        period: How fine it is told: "year", "month", "week", "day" or "time".
    """

    moment: datetime
    period: str


@lru_cache(maxsize=4096)
def parse_date(surface: str, base: datetime | None = None, language: str = "en") -> ParsedDate | None:
    """Return the date that ``surface`` tells, None where it tells none.

    Args:
        surface: The words of a date, nothing else; anything longer than a date is refused.
        base: The day to count from; None takes a date only if day, month and year stand in it.
        language: ISO 639-1 code.
    """
    if not surface.strip() or len(surface) > _LONGEST or not any(letter.isdigit() for letter in surface):
        return None
    settings: dict[str, Any] = {
        "RELATIVE_BASE": base.replace(tzinfo=None) if base else _NOWHEN,
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
        "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": False,
        "REQUIRE_PARTS": [] if base else ["day", "month", "year"],
    }
    with _LOCK:
        try:
            from dateparser.date import DateDataParser

            found = DateDataParser(languages=[language], settings=settings).get_date_data(surface)
        except (ValueError, OverflowError, TypeError, LookupError, AttributeError, RecursionError):
            return None
    if found is None or found.date_obj is None:
        return None
    return ParsedDate(found.date_obj.replace(tzinfo=UTC), str(found.period))
