"""What untold parts of a time are counted from: the day of publication, or a time told before. Reads no words but those of tense.

News tells its times against the day it appeared; a history tells them against the last time it named. Which of the two a text
is, its own explicit years show.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from attrs import define, field

from reconcile.extract.dating.calendar import FINEST, Days, add_seconds, day_at
from reconcile.extract.dating.schedules import is_scheduled
from reconcile.extract.dating.timewords import WordString
from reconcile.extract.dating.told import Draft, Shape, Told
from reconcile.model.claim import Mention
from reconcile.model.value import Anchor, Grain, TimeRef

_DAY = 86400


@define
class Timeline:
    """What a text has told of its times so far; lives as long as one text is read.

    Attributes:
        published: Midnight of the day of publication as a wall clock in UTC, None where unknown.
        moment: The wall clock of publication, to the second.
        history: Whether the text is counted from its own times.
        anchor: What ``published`` comes from.
        told: The last time told, its grain and its mention.
        story: The same, but for what is told in passing.
        fine: The same for the last one told to the season or finer.
        furthest: The date that the story had reached before it went back, None where it is there.
        day: The same for the last one told to the day.
        era: Year before Christ that was told last, None where a later one was.
        late: Where the last time told of an evening ends, and the midnight after it, None behind any other time.
        dated: By number of the month, the last time in it that was told with its year.
    """

    published: datetime | None
    moment: datetime | None
    history: bool = False
    anchor: Anchor = Anchor.PUBLISHED
    told: tuple[Days, Grain, Mention] | None = None
    story: tuple[Days, Grain, Mention] | None = None
    fine: tuple[Days, Grain, Mention] | None = None
    furthest: tuple[Days, Grain, Mention] | None = None
    day: tuple[Days, Grain, Mention] | None = None
    era: int | None = None
    late: tuple[int, datetime] | None = None
    dated: dict[int, tuple[datetime, Mention]] = field(factory=dict)

    def remember(self, names: Days, grain: Grain, mention: Mention, *, aside: bool = False) -> None:
        """Take the time told by ``mention`` as the one that later times may be counted from.

        Args:
            names: What it names.
            grain: How fine.
            mention: The mention.
            aside: Whether it is told in passing: "the next year" may follow it, the story does not.
        """
        self.told, self.era = (names, grain, mention), None
        if aside:
            return
        explicit = isinstance(mention.value, TimeRef) and mention.value.anchor is Anchor.ITSELF
        if explicit and names.low is not None and FINEST[grain] >= FINEST[Grain.MONTH]:
            self.dated[names.low.month] = names.low, mention
        self.story = self.told
        if FINEST[grain] >= FINEST[Grain.SEASON]:
            self._look_back(names)
            self.fine = self.told
        if FINEST[grain] >= FINEST[Grain.DAY]:
            self.day = self.told

    def _look_back(self, names: Days) -> None:
        """Keep the date that the story had reached where it goes back, until it is there again."""
        low, fine, furthest = names.low, self.fine and self.fine[0].low, self.furthest and self.furthest[0].low
        if low is None:
            return
        if fine is not None and low < fine:
            self.furthest = self.furthest if furthest is not None and furthest > fine else self.fine
        elif furthest is not None and low >= furthest:
            self.furthest = None

    def find_base(self, grain: Grain, *, near: bool) -> tuple[datetime | None, Anchor, tuple[Mention, ...]]:
        """Return where a time of ``grain`` is counted from, what that is, and the mention that it comes from.

        Args:
            grain: The grain of the time to settle; what it is counted from must be told as finely.
            near: Whether the words count from publication.
        """
        if self.told and (not near or self.history):
            source = self.told
            if (
                FINEST[grain] >= FINEST[Grain.DAY]
                and self.day
                and (self.told[0].covers(self.day[0]) or self.told[0] == self.day[0] or not self.history)
            ):
                source = self.day
            if source[0].low is not None:
                return strip_zone(source[0].low), Anchor.EARLIER_MENTION, (source[2],)
        return self.published, self.anchor, ()

    def find_year(self, *, near: bool) -> tuple[datetime | None, Anchor, tuple[Mention, ...]]:
        """Return where a time without a year is counted from: a year alone counts only where it moves the story on."""
        if not self.history or self.story is None:
            return self.find_base(Grain.YEAR, near=near)
        source = self.story
        if self.fine is not None and self.fine[0].low is not None and source[0].low is not None:
            years = source[0].low.year - self.fine[0].low.year
            if source[0].covers(self.fine[0]) or not 0 <= years <= _AHEAD:
                source = self.fine
        low = source[0].low
        return (strip_zone(low) if low else None), Anchor.EARLIER_MENTION, (source[2],)


_LONG_DAYS = 80
"""Days of a time that, told without tense, is the last one begun: quarters, seasons, halves."""

_FAR_DAYS = 310
"""Days from publication beyond which news would tell the year with the day: the tense around is that of something else."""

_AHEAD = 3
"""A year alone that is told farther ahead than this does not move the story on."""

_STORY = 2
"""A year told farther from the last date than this is spoken of, not come to."""


def find_asides(drafts: Sequence[Draft]) -> frozenset[int]:
    """Return the places of the drafts whose years lie far from those told around them: they are spoken of in passing."""
    told = [(at, year) for at, draft in enumerate(drafts) if (year := draft.told.year) is not None and draft.told.shape in _DATED]
    years = [year for _, year in told]
    asides = set()
    for place, (at, year) in enumerate(told):
        around = sorted(years[max(0, place - 3) : place + 4])
        if len(around) >= 4 and abs(year - around[len(around) // 2]) > _STORY:
            asides.add(at)
    return frozenset(asides)


_DATED = frozenset({Shape.FIXED, Shape.MONTH, Shape.DATE, Shape.SEASON, Shape.BC})


def strip_zone(moment: datetime) -> datetime:
    """Return the same wall clock, carried as UTC."""
    return moment.replace(tzinfo=UTC)


def is_history(drafts: Sequence[Draft], published: datetime | None) -> bool:
    """Whether the explicit years of a text lie far from its publication, and few of its words count from there."""
    far = near = 0
    for draft in drafts:
        told = draft.told
        if told.shape is Shape.BC:
            far += 1
        elif told.year is not None and told.shape in (Shape.FIXED, Shape.MONTH, Shape.DATE):
            if published is None or abs(told.year - published.year) > 2:
                far += 1
            else:
                near += 1
        elif _counts_from_publication(told):
            near += 1
    return far >= 4 and far > 8 * near and (published is not None or not near)


def _counts_from_publication(told: Told) -> bool:
    """Whether only news tells a time so: weekdays, "yesterday", "last month"."""
    if told.shape is Shape.WEEKDAY:
        return told.day is None
    return told.shape is Shape.STEP and told.near and (told.unit == "day" or bool(told.step))


_REACH = 200
"""Code points before a time within which its verb stands; a list of guests may come between ("plans to meet ... on Wednesday")."""


def read_tense(words: WordString, start: int, end: int, bounds: tuple[int, int]) -> str:
    """Return the tense around ``words.text[start:end]``: that of the nearest cue before it in its sentence, else after it.

    Args:
        words: The text.
        start: Where the time begins.
        end: Where it ends.
        bounds: Where its sentence begins and ends.
    """
    if _owns_mishap(words, end):
        return "past"
    cues = words.table.cues
    for found in reversed(list(cues.finditer(words.lower, max(bounds[0], start - _REACH), start))):
        tense = _read_cue(words, found, words.lower[found.end() : start])
        if tense and not (tense == "past" and _is_passive(words, found.start())):
            return tense
    for found in cues.finditer(words.lower, end, min(bounds[1], end + 80)):
        if tense := _read_cue(words, found, ""):
            return tense
    told = words.lower[max(bounds[0], start - _REACH) : start].split()
    return "past" if any(words.is_guard("struck", word) for word in told) else ""


_OWNED = re.compile(r"['’]s?(?: [\w-]+){1,3}")
"""The end of an owner and the words behind it, among which what it owns stands."""
_NAMED = re.compile(r" ([\w-]+)")
"""The word right behind a time."""


def _owns_mishap(words: WordString, end: int) -> bool:
    """Whether a time that ends there is of what nobody announces: "Monday's bombing", "Friday night's deadly blast", "Monday shooting"."""
    if not words.is_owner(end):
        found = _NAMED.match(words.lower, end)
        return found is not None and words.is_guard("unannounced", found[1])
    found = _OWNED.match(words.lower, end)
    return found is not None and any(words.is_guard("unannounced", word) for word in found[0].split()[1:])


def _read_cue(words: WordString, found: re.Match[str], between: str) -> str:
    """Return the tense that a word shows, "" for the present and for "May" where it is the month; ``between`` parts it from its day."""
    at, cue = found.start(), found[0]
    if words.text[at].isupper() and words.is_guard("verb_months", cue):
        return ""
    tense = words.table.tense.get(cue, "past")
    if tense in _NUMBERS:
        return "future" if is_scheduled(words, found, between, several=tense == "many") else ""
    return "" if tense == "present" else tense


_NUMBERS = frozenset({"one", "many"})
"""Of how many a form of the present that tells what is scheduled is told."""


def _is_passive(words: WordString, at: int) -> bool:
    """Whether the participle that begins there is one of "to be held", which tells no tense."""
    before = words.lower[max(0, at - 12) : at].split()
    return bool(before) and words.is_guard("before_participle", before[-1])


_SOON = 2
"""Days within which a weekday told without any tense is the one to come."""


def choose_day(base: datetime, weekday: int, tense: str) -> datetime | None:
    """Return the weekday meant by its bare name: the day itself, the last one past, or the one to come; without tense the nearer one."""
    ahead = (weekday - base.isoweekday()) % 7
    coming = tense == "future" or (not tense and ahead <= _SOON)
    return add_seconds(base, ahead * _DAY if coming or ahead == 0 else (ahead - 7) * _DAY)


def choose_year(begin: Callable[[int], Days | None], base: datetime, tense: str) -> Days | None:
    """Return the one of a yearly time that news means: by tense, and where none shows, the nearer one."""
    found = [days for days in (begin(base.year + step) for step in (-1, 0, 1)) if days is not None]
    past = [days for days in found if days.low is not None and days.low <= base]
    coming = [days for days in found if days.high is not None and days.high > base]
    if past and coming and past[-1].high and past[-1].low and coming[0].low and (past[-1].high - past[-1].low).days == 1:
        behind, ahead = (base - past[-1].low).days, (coming[0].low - base).days
        tense = "future" if behind > _FAR_DAYS and tense == "past" else "past" if ahead > _FAR_DAYS and tense == "future" else tense
    if tense == "past" and past:
        return past[-1]
    if tense == "future" and coming:
        return coming[0]
    short = past and past[-1].low and past[-1].high and (past[-1].high - past[-1].low).days < _LONG_DAYS
    if short and past and coming and past[-1] != coming[0] and past[-1].high and coming[0].low:
        return coming[0] if (coming[0].low - base) * 2 < base - past[-1].high else past[-1]
    return past[-1] if past else coming[0] if coming else None


def choose_narrated(begin: Callable[[int], Days | None], base: datetime) -> tuple[Days | None, float]:
    """Return the one of a yearly time that a history means: the nearest to the time told before, stories going forward.

    The second value is how far-fetched the choice is, in days.
    """
    best, least = None, None
    for step in (0, 1, -1):
        days = begin(base.year + step)
        if days is None or days.low is None:
            continue
        ahead = (days.low - base).total_seconds() / _DAY
        cost = ahead if ahead >= 0 else -ahead * 1.25
        cost += 250 * (step < 0) + 150 * (step > 0)
        if least is None or cost < least:
            best, least = days, cost
    return best, least or 0.0


def find_publication(published: datetime | None) -> tuple[datetime | None, datetime | None]:
    """Return midnight of the day of publication and its moment, both as the wall clock of the place where it appeared."""
    if published is None:
        return None, None
    day = day_at(published.year, published.month, published.day)
    return day, strip_zone(published)
