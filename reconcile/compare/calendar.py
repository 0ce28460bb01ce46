"""Says times in words that readers know, by their grain. Compares nothing; its words stand in ``phrasing.toml``."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from reconcile.lexicon.loader import Lexicon
from reconcile.model.interval import Interval
from reconcile.model.value import FINE, Grain, TimeBound, TimeRef


@lru_cache(maxsize=4096)
def phrase_time(value: TimeRef) -> str:
    """Return a time with its bound: "since August 2024", "Saturday" resolved as "14 December 2024"."""
    words = _read_words()
    if value.names is None:
        return str(words["vague_time"].get(value.timex, value.timex or "?"))
    named = phrase_calendar(value.names, value.grain)
    if value.zone and value.grain in FINE:
        named = f"{named} ({value.zone})"
    return str(words["time"][value.bound.value]).format(named)


def phrase_calendar(names: Interval[datetime], grain: Grain) -> str:
    """Return a calendar interval by its grain: "14 December 2024", "August 2024", "the 1990s"."""
    words = _read_words()["words"]
    low, high = names.low, names.high
    if low is None or high is None:
        some = low or high
        ends = words["open_above"] if high is None else words["open_below"]
        return str(ends).format(phrase_moment(some, grain)) if some else str(words["anything"])
    try:
        # The end of a calendar interval is the first moment that is left out.
        end = max(low, high - timedelta(microseconds=1))
    except OverflowError:
        end = high
    if grain in FINE and high - low == timedelta(days=1):
        grain = Grain.DAY
    first, last = phrase_moment(low, grain), phrase_moment(end, grain)
    if grain in FINE and first != last and low.date() == end.date():
        return f"{first}–{last.partition(', ')[2]}"
    return first if first == last or grain is Grain.WEEK else str(words["range"]).format(first, last)


def phrase_reading(value: TimeRef, quote: str) -> str:
    """Return what the words of a time were read as, "" where these say it themselves: "Saturday" as "14 December 2024"."""
    if value.names is not None:
        told = phrase_time(value)
    elif value.bound is not TimeBound.AT and value.timex[:1] == "T":  # a clock time of no known day
        told = str(_read_words()["time"][value.bound.value]).format(value.timex[1:])
    else:
        return ""
    return "" if told.lower() in quote.lower() else told


def phrase_moment(when: datetime, grain: Grain) -> str:
    """Return a moment as finely as it is told: "2025", "March 2025", "2 March 2025, 06:30"."""
    words = _read_words()["words"]
    month = words["months"][when.month - 1]
    if grain in {Grain.CENTURY, Grain.YEAR}:
        return str(when.year)
    if grain is Grain.DECADE:
        return str(words["decade"]).format(when.year // 10 * 10)
    if grain in {Grain.MONTH, Grain.SEASON}:
        return f"{month} {when.year}"
    if grain in {Grain.QUARTER, Grain.HALF}:
        size = 3 if grain is Grain.QUARTER else 6
        return str(words[grain.value]).format((when.month - 1) // size + 1, when.year)
    day = f"{when.day} {month} {when.year}"
    if grain is Grain.WEEK:
        return str(words["week"]).format(day)
    if grain in FINE:
        clock = f"{when:%H:%M:%S}" if grain is Grain.SECOND else f"{when:%H:%M}"
        zone = "" if when.tzinfo in (None, UTC) else f" {when:%z}"
        return f"{day}, {clock}{zone}"
    return day


@lru_cache(maxsize=1)
def _read_words() -> dict[str, Any]:
    return Lexicon().read_table("phrasing")
