"""What a claim says: sizes, times, vague sizes, words."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TypeAlias

from attrs import field, frozen

from reconcile.model.choice import Choice
from reconcile.model.interval import Interval


class Bound(Choice):
    """How the wording binds a number to what it allows."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    VAGUE = "vague"


class Change(Choice):
    """That a number is told as a movement, and which way."""

    ROSE = "rose"
    FELL = "fell"
    FROM_TO = "from to"


class TimeBound(Choice):
    """How the wording binds a calendar interval to what it allows."""

    AT = "at"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    ABOUT = "about"


class Grain(Choice):
    """How fine a time is told, coarsest first."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    SEASON = "season"
    MONTH = "month"
    WEEK = "week"
    WEEKEND = "weekend"
    DAY = "day"
    PART = "part"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"


CLOCKS = frozenset({Grain.HOUR, Grain.MINUTE, Grain.SECOND})
"""Grains of what a clock shows."""
FINE = CLOCKS | {Grain.PART}
"""Grains finer than a day."""
DAILY = FINE | {Grain.DAY}
"""Grains of what lies on one day."""


class Anchor(Choice):
    """What a time was resolved against."""

    ITSELF = "itself"
    PUBLISHED = "published"
    EARLIER_MENTION = "earlier mention"


@frozen
class Movement:
    """A number told as a movement.

    Attributes:
        kind: Which way it went.
        other: The other end as written (multipliers applied): where it came from, or by how much it moved; None untold.
        unit: The unit of ``other``.
    """

    kind: Change
    other: Interval[Decimal] | None = None
    unit: str = field(default="", kw_only=True)


@frozen
class Quantity:
    """A number with a unit, as written and as meant.

    Attributes:
        names: The number as written, multipliers applied ("1.2 million" names [1200000, 1200000], "10-20" names
            [10, 20]); None for a word such as "dozens".
        unit: A canonical unit: pint's names ("kilometer ** 2"), ISO 4217 codes ("USD", "USD / oil_barrel",
            "GBP_minor"), or "person", "count", "percent", "percentage_point".
        bound: How the wording binds the number.
        allows: What the wording allows once the bound is applied; in ``unit``.
        digits: Significant digits, of the coarser end; 0 where no number is written.
        counted: The noun phrase counted ("harbour pilots"), or "".
        change: None, or the movement that the number ends.
    """

    names: Interval[Decimal] | None
    unit: str
    bound: Bound = field(default=Bound.EXACT, kw_only=True)
    allows: Interval[Decimal] = field(kw_only=True)
    digits: int = field(default=0, kw_only=True)
    counted: str = field(default="", kw_only=True)
    change: Movement | None = field(default=None, kw_only=True)


@frozen
class Duration(Quantity):
    """A quantity of time.

    Attributes:
        timex: Its TIMEX3 value ("P3W", "PT24H", "PXD" where no number is written).
    """

    timex: str = field(default="", kw_only=True)


@frozen
class TimeRef:
    """A time that a text names.

    Attributes:
        names: The calendar interval named, half-open and aware ("since August" names August); None where it names none
            ("recently"), or where a datetime cannot hold the year.
        grain: How fine it is told.
        bound: How the wording binds the interval.
        allows: The interval once the bound is applied; "the past 24 hours" allows one though ``names`` is None. None where
            nothing bounds it.
        timex: TIMEX3 value ("2024-08", "2024-W50", "2024-SU", "PAST_REF", "XXXX-WXX-6" for a recurring one).
        zone: Name of its zone, None for the wall clock of an unknown zone (carried as UTC, compared by the day).
        anchor: What it was resolved against.
        readings: Other intervals that the same words may name (02/03/2024).
    """

    names: Interval[datetime] | None
    grain: Grain
    bound: TimeBound = field(default=TimeBound.AT, kw_only=True)
    allows: Interval[datetime] | None = field(default=None, kw_only=True)
    timex: str = field(default="", kw_only=True)
    zone: str | None = field(default=None, kw_only=True)
    anchor: Anchor = field(default=Anchor.ITSELF, kw_only=True)
    readings: tuple[Interval[datetime], ...] = field(default=(), kw_only=True)


@frozen
class Magnitude:
    """A size in words without a number.

    Attributes:
        term: The word, as the lexicon lists it ("noticeable").
        scale: What it is a size of ("amount", "extent", "severity").
        rank: Where it stands on its scale, 0 (none) to 10 (all), as an interval since words overlap.
    """

    term: str
    scale: str
    rank: Interval[Decimal] = field(kw_only=True)


SCORE = "score"
"""Role of the two numbers of a match or a vote: neither of them alone is what it came to."""


@frozen
class Label:
    """Something told by a name or a word.

    Attributes:
        role: What the words name: "place", "direction", "cause", "condition", "name", "kind", "occasion", "score".
        text: The words as written.
        key: The same folded for comparison: lower case, no accents, no articles; of a score its numbers ("3-1", "6-4 7-5").
    """

    role: str
    text: str
    key: str = field(kw_only=True)


@frozen(cache_hash=True)
class Wording:
    """A statement reduced to what it is made of.

    Its hash is kept: what is read off a statement is looked up by it again and again.

    Attributes:
        words: Its content words, folded and in the order of the text.
        names: Its proper names, folded, in the order of the text.
        negated: Whether it is told as not so.
    """

    words: tuple[str, ...]
    names: tuple[str, ...]
    negated: bool = field(default=False, kw_only=True)


Value: TypeAlias = Quantity | Duration | TimeRef | Magnitude | Label | Wording
