"""What a wording says of a time before anybody has asked what it is counted from. Nouns only."""

from __future__ import annotations

from enum import Enum, auto

from attrs import define, frozen

from reconcile.model.value import Duration, Grain


class Shape(Enum):
    """How a time is told, and so which rule settles it."""

    FIXED = auto()
    """Year, month and day stand in the text, as far as the grain goes."""
    BC = auto()
    """A year, decade or century before Christ: no datetime holds it."""
    MONTH = auto()
    DATE = auto()
    """Month and day without a year."""
    DAY = auto()
    """A day of an untold month ("the 15th")."""
    WEEKDAY = auto()
    SEASON = auto()
    QUARTER = auto()
    HOLIDAY = auto()
    DECADE = auto()
    """A decade of an untold century ("the '90s")."""
    WEEK = auto()
    """A week told by its number."""
    STEP = auto()
    """So many calendar units away ("last month")."""
    OFFSET = auto()
    """So much time away ("two days later")."""
    WINDOW = auto()
    """So much time up to or from the present ("the past 24 hours")."""
    NTH = auto()
    """One of several units within a longer one ("the first week of May")."""
    CLOCK = auto()
    PART = auto()
    """A part of an untold day ("the morning")."""
    DURATION = auto()
    VALUE = auto()
    """Its TIMEX3 value is all that can be said ("recently", "every Saturday")."""
    ODD = auto()
    """Written in a notation that is left to dateparser."""
    FISCAL = auto()


@frozen
class Clock:
    """A clock time.

    Attributes:
        hour: 0 to 23; 24 for midnight at the end of its day.
        minute: None where only the hour is told.
        second: None where it is not told.
        sure: Whether the half of the day is told.
        zone: IANA name of its zone, "" where none is told.
        offset: Minutes east of UTC, where told in digits.
    """

    hour: int
    minute: int | None = None
    second: int | None = None
    sure: bool = True
    zone: str = ""
    offset: int | None = None


@define(kw_only=True)
class Told:
    """A time as told.

    Attributes:
        shape: Which rule settles it.
        grain: How fine it is told.
        year: The year told, None where untold.
        month: Month of the year, or the number of the quarter, half or week.
        day: Day of the month.
        weekday: 1 for Monday.
        code: TIMEX3 code of the season, rule of the holiday, or the whole TIMEX3 value.
        step: How many steps away ("last" is -1), None where no step is told.
        unit: Name of the unit of a step, offset or window.
        amount: How many units, None where vague.
        near: Whether it is counted from publication, not from a time told before.
        within: The time that encloses it or that it is counted from.
        part: TIMEX3 code of a part of the day, or "".
        clock: Its clock time.
        clock_end: Where a stretch of clock times ends.
        more: Further amounts and units ("2 weeks and 2 days").
        modifier: "START", "MID", "END", "REST" or "".
        bound: Class of the word between its day and its clock time ("Friday before 5pm").
        alone: Whether it stands without any word that makes it a time.
        other: Another reading of the same digits, (year, month, day).
        day_first: Whether digits that allow one order only have the day first, None where they are none or allow both.
        decided: Whether something shows which reading of the digits is meant.
        duration: The duration told.
    """

    shape: Shape
    grain: Grain = Grain.DAY
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    code: str = ""
    step: int | None = None
    unit: str = ""
    amount: float | None = None
    near: bool = True
    within: Told | None = None
    part: str = ""
    clock: Clock | None = None
    clock_end: Clock | None = None
    more: tuple[tuple[float, str], ...] = ()
    modifier: str = ""
    bound: str = ""
    alone: bool = False
    other: tuple[int, int, int] | None = None
    day_first: bool | None = None
    decided: bool = False
    duration: Duration | None = None


@define
class Draft:
    """A wording that names a time, and where it stands.

    Attributes:
        start: Where it begins in the text.
        end: Where it ends.
        first: Its first item in the word string.
        last: One past its last item.
        told: What it says.
        rule: Name of the rule that read it.
        parts: The drafts it was joined from.
        until: The other end of a range that begins here.
        since: The beginning of a range that ends here.
        bare: Whether it only ends a range ("from March to May") that its beginning tells.
    """

    start: int
    end: int
    first: int
    last: int
    told: Told
    rule: str
    parts: tuple[Draft, ...] = ()
    until: Told | None = None
    since: Told | None = None
    bare: bool = False
