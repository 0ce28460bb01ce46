"""What a line tells of another event than the article's own: other years and months, shocks that follow, events brought in anew.

Each is a token and the word that tells it. Which mentions it is told of, ``aspects.py`` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from reconcile.extract.grammar.clauses import Grammar
from reconcile.extract.grammar.places import Place
from reconcile.model.claim import Mention
from reconcile.model.value import Duration, Grain, TimeRef

Told: TypeAlias = tuple[int, str]
"""A token, and the word that tells another event there: a year, a month, a place, "aftershock"."""
DATED = re.compile("[#T]")


def mark_events(grammar: Grammar, year: int, month: str) -> tuple[Told, ...]:
    """Return (token, word) of what tells another event from the article's own: other years and months, "aftershock", "previous".

    Args:
        grammar: The line.
        year: The year in which it was published, 0 where unknown.
        month: The name of the month, "" where unknown.
    """
    words, found = grammar.words, []
    follow, apart = words.groups["event follow"], words.groups["event apart"]
    codes, lemmas = grammar.codes, grammar.lemmas
    plain = follow.isdisjoint(lemmas) and apart.isdisjoint(lemmas)
    for at in [match.start() for match in DATED.finditer(codes)] if plain else range(len(codes)):
        code, lemma = codes[at], lemmas[at]
        if code == "#":
            if len(lemma) == 4 and lemma.isdecimal() and "1000" <= lemma <= "2100" and _tells_year(grammar, at, year):
                found.append((at, lemma))
        elif code == "T":
            named = words.months.get(grammar.folds[at], month)
            if month and named != month:
                found.append((at, named))
        elif lemma in follow or (lemma in apart and _leads_to_event(grammar, at + 1)):
            found.append((at, lemma))
    return tuple(found)


def count_years(grammar: Grammar, times: tuple[Mention, ...], year: int) -> Iterator[Told]:
    """Yield (token, year) of the years that are told by how long ago they were: "26 years ago"."""
    for mention in times:
        value = mention.value
        if not isinstance(value, TimeRef) or value.grain is not Grain.YEAR or value.names is None or value.names.low is None:
            continue
        first, stop = grammar.line.tokens_within(mention.span.start, mention.span.end)
        if first < stop and value.names.low.year < year and str(value.names.low.year) not in grammar.lemmas[first:stop]:
            yield first, str(value.names.low.year)


def count_back(grammar: Grammar, mentions: tuple[Mention, ...], year: int) -> Iterator[Told]:
    """Yield (token, year) of what an event is told to come so many years after: "it comes two years after a fire killed nine"."""
    groups = grammar.words.groups
    if groups["event coming"].isdisjoint(grammar.lemmas):
        return
    for mention in mentions:
        value = mention.value
        if not isinstance(value, Duration) or value.unit != "year" or value.names is None or value.names.low is None:
            continue
        first, stop = grammar.line.tokens_within(mention.span.start, mention.span.end)
        while first > 1 and grammar.codes[first - 1] in "qa":
            first -= 1
        leads = stop < len(grammar.codes) and grammar.folds[stop] in groups["event behind"] and grammar.clause_at(stop)[0] == stop
        if leads and first > 0 and grammar.lemmas[first - 1] in groups["event coming"]:
            yield stop, str(year - int(value.names.low))


def follow_on(grammar: Grammar, before: tuple[Told, ...], behind: Grammar | None) -> Iterator[Told]:
    """Yield (token, word) of a shock that a line tells anew behind a line on aftershocks, or in front of one: it is one of them."""
    groups = grammar.words.groups
    word = next((word for _, word in before if word in groups["event follow"]), "")
    if not word and behind is not None and not groups["event follow"].isdisjoint(behind.lemmas):
        word = next(lemma for lemma in behind.lemmas if lemma in groups["event follow"])
    for at in range(1, len(grammar.lemmas) if word else 0):
        if grammar.lemmas[at] in groups["event followed"] and grammar.folds[at - 1] in groups["event new"]:
            yield at, word


def place_events(grammar: Grammar, places: tuple[Place, ...], opening: set[str]) -> Iterator[Told]:
    """Yield (token, place) of the events that a line brings in anew, elsewhere than the article opens: "a fire in Oxmoor"."""
    groups = grammar.words.groups
    for place in places:
        at = place.first - 1
        if at < 1 or grammar.lemmas[at] not in groups["events"] or not opening.isdisjoint(place.fold.split()):
            continue
        while at > 0 and grammar.codes[at] in "oN#.":
            at -= 1
        if grammar.folds[at] in groups["event new"]:
            yield place.first, place.fold


def _tells_year(grammar: Grammar, at: int, year: int) -> bool:
    """Whether four digits are the year of another event: not that of publication, a year to come or an hour ("1600 GMT")."""
    if int(grammar.lemmas[at]) == year or (year and int(grammar.lemmas[at]) > year):
        return False
    if at and grammar.folds[at - 1] in grammar.words.groups["event bounding"]:
        return False
    return at + 1 >= len(grammar.folds) or grammar.folds[at + 1] not in grammar.words.groups["clocks"]


def _leads_to_event(grammar: Grammar, at: int) -> bool:
    """Whether an event noun stands among the next few words of a phrase."""
    for i in range(at, min(at + 4, len(grammar.codes))):
        if grammar.lemmas[i] in grammar.words.groups["events"]:
            return True
        if grammar.codes[i] not in "oN#":
            return False
    return False
