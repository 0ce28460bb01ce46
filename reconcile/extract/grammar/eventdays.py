"""On which day the happening of a line took place, where a text tells of several: "Sunday's quakes", "the Wednesday bombings".

A text about one blow often retells another of the same week. What it tells of that one bears its day. Days that only date a saying, a
plan or what followed are no matter of this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from attrs import frozen

from reconcile.extract.grammar.clauses import Grammar
from reconcile.extract.grammar.heads import find_heading
from reconcile.extract.grammar.otherevents import Told
from reconcile.extract.grammar.spots import Heading, find_spot
from reconcile.model.claim import Mention
from reconcile.model.value import Duration, Grain, TimeBound, TimeRef

DAILY = frozenset({Grain.DAY, Grain.PART, Grain.WEEKEND, Grain.HOUR, Grain.MINUTE})
CLOCK = frozenset({Grain.HOUR, Grain.MINUTE})
"""Grains that may tell one moment by two days that follow one another: in two zones."""
REACH = 3
"""Tokens behind "those" or "the first" within which an event noun stands."""
SERIES = 30
"""Days from which on two happenings are of no series: a text tells the older by its month or year."""
NOTHING = Heading("", (), -1)
TICK = timedelta(microseconds=1)


class Dated(NamedTuple):
    """A happening that a time dates.

    Attributes:
        at: The token that tells of it, or of its time.
        days: The days on which it happened, as ISO dates.
        clock: Whether it is told by the hour.
        happens: Whether it may happen again on another day; what only befell somebody is of what happened first.
    """

    at: int
    days: tuple[str, ...]
    clock: bool
    happens: bool


@frozen
class EventDays:
    """The days of the happenings that a text tells.

    Attributes:
        own: Those of its own event: of the first that it dates among its opening lines; none where it dates none.
        first: Those of the first of two happenings, where the text tells two.
        second: Those of the second.
    """

    own: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    second: tuple[str, ...] = ()


def date_happenings(grammar: Grammar, times: tuple[Mention, ...]) -> tuple[Dated, ...]:
    """Return the happenings of a line that its times date to a day or two, in order."""
    happenings, tolls = grammar.words.groups["event happenings"], grammar.words.groups["event tolls"]
    found = []
    for mention in times:
        value = mention.value
        if isinstance(value, TimeRef) and (days := _list_days(value)):
            spot = find_spot(grammar, mention)
            named = value.grain not in CLOCK or "T" in grammar.codes[spot.first : spot.stop]
            heading = find_heading(spot) if named and spot.first < spot.stop else NOTHING
            owned = spot.stop <= heading.at < spot.stop + REACH
            happens = heading.head in happenings
            if (happens or heading.head in tolls) and (owned or value.bound is TimeBound.AT or value.bound is TimeBound.ABOUT):
                found.append(Dated(heading.at if owned else spot.first, days, value.grain in CLOCK, happens))
    return tuple(found)


def _list_days(value: TimeRef) -> tuple[str, ...]:
    names = value.names
    if value.grain not in DAILY or names is None or names.low is None or names.high is None:
        return ()
    first = names.low.date().isoformat()
    return (first, (names.high - TICK).date().isoformat()) if value.grain is Grain.WEEKEND else (first,)


def compare_days(lines: Iterable[tuple[Dated, ...]], opening: int) -> EventDays:
    """Return the days of the happenings of a text, of which the first ``opening`` lines tell its own."""
    told = [(number, dated) for number, line in enumerate(lines) for dated in line]
    opened = sorted([not dated.happens for number, dated in told if number < opening])
    own = next((dated.days for number, dated in told if number < opening and dated.happens is not opened[0]), ())
    others = {day for _, dated in told if own and _is_other(dated, own) for day in dated.days}
    return EventDays(own, *sorted((own, tuple(others)))) if len(others) == 1 else EventDays(own)


def _is_other(dated: Dated, own: tuple[str, ...]) -> bool:
    """Whether a happening is another one of a series than that of ``own`` days."""
    apart = min(abs(date.fromisoformat(one) - date.fromisoformat(other)).days for one in dated.days for other in own)
    return dated.happens and dated.clock < apart < SERIES


def tell_days(grammar: Grammar, dated: tuple[Dated, ...], days: EventDays) -> Iterator[Told]:
    """Yield (token, day) of the happenings of a line that took place on another day than the text's own event."""
    for happening in dated if days.own else ():
        if _is_other(happening, days.own):
            yield from ((happening.at, day) for day in happening.days)
    groups = grammar.words.groups
    named = (("event first", days.first), ("event second", days.second)) if days.first else ()
    for names, which in named:
        if which != days.own:
            yield from ((at, day) for at in _find_named(grammar, groups[names]) for day in which)


def settle_order(events: Iterable[Told], grammar: Grammar, days: EventDays) -> Iterator[Told]:
    """Yield what tells other events, but for "the second quake" and its like where days tell which of two it is."""
    groups = grammar.words.groups
    settled = groups["event first"] | groups["event second"] if days.first else frozenset()
    yield from (told for told in events if told[1] not in settled)


def _find_named(grammar: Grammar, words: frozenset[str]) -> Iterator[int]:
    """Yield where one of ``words`` leads to an event noun: "the first quake"."""
    events = grammar.words.groups["events"]
    for at, fold in enumerate(grammar.folds):
        if fold in words and not events.isdisjoint(grammar.lemmas[at + 1 : at + 1 + REACH]):
            yield at


def count_days(grammar: Grammar, noticed: tuple[Mention, ...], days: EventDays) -> Iterator[Told]:
    """Yield (token, day) of what the text's own event is told to come days after: "two days after a raid that killed nine"."""
    groups = grammar.words.groups
    if not days.own or groups["event behind"].isdisjoint(grammar.folds):
        return
    for at in range(1, len(grammar.folds)):
        if grammar.folds[at] in groups["event behind"] and grammar.lemmas[at - 1] in groups["event days"]:
            back = next((step for mention in noticed if (step := _count_back(grammar, mention, at))), 0)
            first = date.fromisoformat(days.own[0])
            told = ((first - timedelta(days=back)).isoformat(),) if back else days.first
            yield from ((at, day) for day in told if day not in days.own)


def _count_back(grammar: Grammar, mention: Mention, at: int) -> int:
    """Return how many days a length is that ends in front of token ``at``; 0 for none."""
    value = mention.value
    if not isinstance(value, Duration) or value.unit != "day" or value.names is None or value.names.low is None:
        return 0
    ends = grammar.line.tokens_within(mention.span.start, mention.span.end)[1] == at
    return int(value.names.low) if ends and value.names.low < SERIES else 0


def point_back(grammar: Grammar, before: tuple[Told, ...]) -> Iterator[Told]:
    """Yield (token, word) of what a line tells of the event of the line before: "in those bombings"."""
    for at in _find_named(grammar, grammar.words.groups["event those"]) if before else ():
        yield from ((at, word) for _, word in before)
        return
