"""On which day the happening of a line took place, where a text tells of several: "Sunday's quakes", "the Wednesday bombings".

A text about one blow often retells another of the same week. What it tells of that one bears its day. Days that only date a saying, a
plan or what followed are no matter of this module, and neither are days to come.
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
from reconcile.model.value import CLOCKS, DAILY, Duration, Grain, TimeBound, TimeRef

DATED = DAILY | {Grain.WEEKEND}
"""Grains of times that lie on a day or two."""
REACH = 4
"""Tokens behind "those" or "the first" within which an event noun stands."""
SERIES = 30
"""Days from which on two happenings are of no series: a text tells the older by its month or year."""
NOTHING = Heading("", (), -1)
TICK = timedelta(microseconds=1)


class Dated(NamedTuple):
    """A happening that a time dates.

    Attributes:
        at: The token of the noun that the time stands in front of ("Sunday's quake"), else of the time.
        days: The days on which it happened, as ISO dates.
        clock: Whether it is told by the hour, and so perhaps by that of another zone, where it is another day.
        happens: Whether it may happen again on another day; what only befell people goes on for days.
    """

    at: int
    days: tuple[str, ...]
    clock: bool
    happens: bool


@frozen
class EventDays:
    """The days of the happenings that a text tells.

    Attributes:
        own: Its own event: the first happening that its opening lines date; None where they date none.
        first: Days of the first of two happenings, where the text tells just two.
        second: Days of the second.
    """

    own: Dated | None = None
    first: tuple[str, ...] = ()
    second: tuple[str, ...] = ()


def date_happenings(grammar: Grammar, times: tuple[Mention, ...], published: str) -> tuple[Dated, ...]:
    """Return the happenings of a line that its times date to a day or two, in order.

    Args:
        grammar: The line.
        times: Its times.
        published: The day on which the text appeared, as an ISO date, "" where unknown: what is to come has not happened.
    """
    groups = grammar.words.groups
    found = []
    for mention in times:
        value = mention.value
        if not isinstance(value, TimeRef) or not (days := _list_days(value)) or (published and days[0] > published):
            continue
        spot, clock = find_spot(grammar, mention), value.grain in CLOCKS
        named = not clock or "T" in grammar.codes[spot.first : spot.stop]
        heading = find_heading(spot) if named and spot.first < spot.stop else NOTHING
        owned = spot.stop <= heading.at < spot.stop + REACH
        happens, dates = heading.head in groups["event happenings"], value.bound is TimeBound.AT or value.bound is TimeBound.ABOUT
        if (happens or heading.head in groups["event tolls"]) and (owned or dates) and not _is_compared(grammar, spot.first):
            found.append(Dated(heading.at if owned else spot.first, days, clock, happens))
    return tuple(found)


def _is_compared(grammar: Grammar, at: int) -> bool:
    """Whether the happening of a day only serves to tell another: "stronger than Sunday's quake", "still reeling from Sunday's quake"."""
    groups = grammar.words.groups
    return not groups["event comparing"].isdisjoint(grammar.folds[max(at - 1, 0) : at]) or (
        not groups["event leaving"].isdisjoint(grammar.folds[max(at - 2, 0) : max(at - 1, 0)]) and grammar.codes[at - 1] == "p"
    )


def _list_days(value: TimeRef) -> tuple[str, ...]:
    """Return the day that a time lies on, both of a weekend, as ISO dates; () for a time that is told less finely."""
    names = value.names
    if value.grain not in DATED or names is None or names.low is None or names.high is None:
        return ()
    first = names.low.date().isoformat()
    return (first, (names.high - TICK).date().isoformat()) if value.grain is Grain.WEEKEND else (first,)


def compare_days(lines: Iterable[tuple[Dated, ...]], opening: int) -> EventDays:
    """Return the days of the happenings of a text, of which the first ``opening`` lines tell its own."""
    told = [(number, dated) for number, line in enumerate(lines) for dated in line]
    opened = [dated for number, dated in told if number < opening]
    own = next((dated for dated in opened if dated.happens), opened[0] if opened else None)
    others = {dated.days for _, dated in told if own and is_other(dated, own)}
    shared = set.intersection(*map(set, others)) if others else set()  # "at the weekend" and "on Sunday" are one
    if own is None or not shared:
        return EventDays(own)
    other = tuple(sorted(shared))
    return EventDays(own, *sorted((own.days, other)))


def is_other(dated: Dated, own: Dated) -> bool:
    """Whether a happening is another one of a series than a text's ``own``; an hour in another zone may lie on the next day."""
    apart = min(abs(date.fromisoformat(one) - date.fromisoformat(other)).days for one in dated.days for other in own.days)
    zones = 1 if dated.clock or own.clock else 0
    return dated.happens and zones < apart < SERIES


def tell_days(grammar: Grammar, dated: tuple[Dated, ...], days: EventDays) -> Iterator[Told]:
    """Yield (token, day) of the happenings of a line that took place on another day than the text's own event."""
    if days.own is None:
        return
    for happening in dated:
        if is_other(happening, days.own):
            yield from ((happening.at, day) for day in happening.days)
    for name, told in (("event first", days.first), ("event second", days.second)):
        if told and told != days.own.days:
            yield from ((at, day) for at in _find_named(grammar, grammar.words.groups[name]) for day in told)


def settle_order(events: Iterable[Told], grammar: Grammar, days: EventDays) -> Iterator[Told]:
    """Yield what tells other events, but for "the second quake" and its like where days tell which of two it is."""
    groups = grammar.words.groups
    settled = groups["event first"] | groups["event second"] if days.first else frozenset()
    yield from (told for told in events if told[1] not in settled)


def count_days(grammar: Grammar, noticed: tuple[Mention, ...], days: EventDays) -> Iterator[Told]:
    """Yield (token, day) of what the text's own event is told to come days after: "two days after a raid that killed nine"."""
    groups = grammar.words.groups
    if days.own is None or groups["event behind"].isdisjoint(grammar.folds):
        return
    ends = {grammar.line.tokens_within(m.span.start, m.span.end)[1]: step for m in noticed if (step := _count_back(m))}
    for at in range(1, len(grammar.folds)):
        known = grammar.codes[at + 1 : at + 2] == "d" and grammar.folds[at + 1] not in groups["event new"]
        if grammar.folds[at] in groups["event behind"] and grammar.lemmas[at - 1] in groups["event days"] and not known:
            back = date.fromisoformat(days.own.days[0]) - timedelta(days=ends.get(at, 0))
            yield from ((at, day) for day in ((back.isoformat(),) if at in ends else days.first) if day not in days.own.days)


def _count_back(mention: Mention) -> int:
    """Return how many whole days a length takes, 0 for what is no length of a few days."""
    value = mention.value
    if not isinstance(value, Duration) or value.unit != "day" or value.names is None or value.names.low is None:
        return 0
    low = value.names.low
    return int(low) if low < SERIES and low == int(low) else 0


def point_back(grammar: Grammar, before: Iterable[str]) -> Iterator[Told]:
    """Yield (token, day) of what a line tells of the other event of the line before: "in those bombings"."""
    yield from ((at, day) for day in before for at in _find_named(grammar, grammar.words.groups["event those"])[:1])


def _find_named(grammar: Grammar, words: frozenset[str]) -> list[int]:
    """Return where one of ``words`` leads to a happening: "the first quake", "those deadly raids"; not "the first raid of its kind"."""
    happenings, ranking = grammar.words.groups["event happenings"], grammar.words.groups["event ranking"]
    found = []
    for at, fold in enumerate(grammar.folds):
        noun = at + 1
        while fold in words and noun < min(at + REACH, len(grammar.codes)) and grammar.codes[noun] in "oN#":
            if grammar.heads[noun] in happenings and grammar.codes[noun + 1 : noun + 2] != "o":
                if grammar.folds[noun + 1 : noun + 2] == () or grammar.folds[noun + 1] not in ranking:
                    found.append(noun)
                break
            noun += 1
    return found
