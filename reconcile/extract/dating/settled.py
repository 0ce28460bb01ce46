"""What a wording of time comes to once it is settled, and what settling needs to know. Nouns, and the one way to name an interval."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from attrs import define, frozen

from reconcile.extract.dating import calendar
from reconcile.extract.dating.anchors import Timeline, strip_zone
from reconcile.extract.dating.calendar import Days
from reconcile.lexicon.loader import Lexicon
from reconcile.model.claim import Mention
from reconcile.model.value import Anchor, Grain


@define
class Settled:
    """What a wording names.

    Attributes:
        names: The calendar interval, None where it names none.
        grain: How fine.
        timex: TIMEX3 value.
        window: What it allows where it names no calendar interval ("the past 24 hours").
        anchor: What it was counted from.
        parts: The mention that it was counted from.
        readings: Other intervals that the words may name.
    """

    names: Days | None
    grain: Grain
    timex: str
    window: Days | None = None
    anchor: Anchor = Anchor.ITSELF
    parts: tuple[Mention, ...] = ()
    readings: tuple[Days, ...] = ()

    @property
    def low(self) -> datetime | None:
        """Where the interval begins, None where none is named."""
        return self.names.low if self.names else None


@frozen
class Circumstances:
    """What settling needs to know.

    Attributes:
        timeline: What the text has told so far.
        lexicon: The tables of its language.
        tense: Tense around the words, asked only when needed.
    """

    timeline: Timeline
    lexicon: Lexicon
    tense: Callable[[], str]


def name_interval(grain: Grain, moment: datetime | None, anchor: Anchor = Anchor.ITSELF, parts: tuple[Mention, ...] = ()) -> Settled | None:
    """Return the calendar interval of ``grain`` that holds ``moment``, None where there is none."""
    names = moment and calendar.name_period(grain, strip_zone(moment))
    if not names or names.low is None:
        return None
    return Settled(names, grain, calendar.spell_timex(grain, names.low), anchor=anchor, parts=parts)
