"""Reads TIMEX3 values back into calendar intervals (TimeML 1.2.1, value attribute). Knows no text."""

from __future__ import annotations

import re
from datetime import datetime

from reconcile.extract.dating import calendar
from reconcile.extract.dating.calendar import Days
from reconcile.lexicon.loader import Lexicon
from reconcile.model.value import Grain

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d))?)?|T([A-Z]{2}))?)?)?")
_NAMED = re.compile(r"(\d{4})-(?:W(\d\d)(-WE)?|([QH])(\d)|(SP|SU|FA|WI))")
_LONG = re.compile(r"\d{2,3}")


def read_timex(value: str, lexicon: Lexicon) -> Days | None:
    """Return the calendar interval that a TIMEX3 value names, None for durations, sets, vague times and values that are none.

    Args:
        value: "2024-12", "2024-W50-WE", "2024-SU", "199", "2024-12-14TMO", "2024-12-14T17:00".
        lexicon: Where seasons and parts of the day stand.
    """
    if found := _DATE.fullmatch(value):
        return _read_date(found, lexicon)
    if found := _NAMED.fullmatch(value):
        return _read_named(found, lexicon)
    if not _LONG.fullmatch(value):
        return None
    grain = Grain.DECADE if len(value) == 3 else Grain.CENTURY
    return _name(grain, calendar.day_at(int(value.ljust(4, "0")) or 1))


def _name(grain: Grain, moment: datetime | None) -> Days | None:
    return calendar.name_period(grain, moment) if moment else None


def _read_date(found: re.Match[str], lexicon: Lexicon) -> Days | None:
    year, month, day, hour, minute, second, part = found.groups()
    start = calendar.day_at(int(year), int(month or 1), int(day or 1))
    if start is None or not (hour or part):
        return _name(Grain.DAY if day else Grain.MONTH if month else Grain.YEAR, start)
    if part:
        hours = lexicon.read_table("timeunits")["parts"].get(part)
        return hours and calendar.build_interval(calendar.add_seconds(start, hours[0] * 3600), calendar.add_seconds(start, hours[1] * 3600))
    at = calendar.add_seconds(start, int(hour) * 3600 + int(minute or 0) * 60 + int(second or 0))
    return _name(Grain.SECOND if second else Grain.MINUTE if minute else Grain.HOUR, at)


def _read_named(found: re.Match[str], lexicon: Lexicon) -> Days | None:
    year, week, weekend, letter, number, season = found.groups()
    if week:
        days = calendar.find_week(int(year), int(week))
        return _name(Grain.WEEKEND if weekend else Grain.WEEK, days.low) if days else None
    if season:
        return _name(Grain.SEASON, calendar.day_at(int(year), lexicon.read_table("timeunits")["seasons"][season][0]))
    months = 3 if letter == "Q" else 6
    return _name(Grain.QUARTER if letter == "Q" else Grain.HALF, calendar.day_at(int(year), (int(number) - 1) * months + 1))
