"""Which names are those of things: of ships, dams, villages, brigades, by the noun that says what bears the name.

Reads a ``Grammar``; knows no name. People are told by their titles (``titles.py``).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from reconcile.extract.grammar.clauses import Grammar, once
from reconcile.extract.grammar.places import find_places
from reconcile.lexicon.loader import Lexicon


class Things(NamedTuple):
    """Words that show that a name is a thing's.

    Attributes:
        nouns: Nouns of things that have names ("freighter"), beside the name.
        behind: Those of them that stand behind it ("the Oxmoor dam").
        marks: What stands in front of a name within it ("MV").
    """

    nouns: frozenset[str]
    behind: frozenset[str]
    marks: frozenset[str]


@lru_cache(maxsize=8)
def read_things(lexicon: Lexicon) -> Things:
    """Return the nouns of things that have names."""
    table = lexicon.read_table("labels").get("things", {})
    behind = frozenset(table.get("behind", ()))
    return Things(behind | frozenset(table.get("nouns", ())), behind, frozenset(table.get("marks", ())))


def read_thing(grammar: Grammar, first: int, stop: int) -> tuple[int, int] | None:
    """Return the token range of a thing's name, which ``tokens[first:stop]`` are by the noun beside it, with a noun behind it; or None.

    A mark in front ("MV") is left out, a number behind it belongs to it ("Oxmoor-2").
    """
    things = read_things(grammar.words.lexicon)
    if grammar.folds[first] in things.marks and stop - first > 1:
        return first + 1, stop
    if not _has_thing(grammar):
        return None
    stop = _end_number(grammar, stop)
    if _stands_behind(grammar, first, stop, things):
        return first, stop
    end = _find_noun(grammar, first, stop, things)
    return (first, end) if end > stop else None


def _end_number(grammar: Grammar, stop: int) -> int:
    """Return where a name ends with its number: "Oxmoor-2", and "Oxmoor 2" where a verb follows."""
    codes = grammar.codes
    if grammar.folds[stop : stop + 1] == ("-",) and codes[stop + 1 : stop + 2] == "#":
        return stop + 2
    return stop + 1 if codes[stop : stop + 1] == "#" and codes[stop + 1 : stop + 2] in {"v", "x", "m"} else stop


def read_whole(grammar: Grammar, first: int, stop: int) -> tuple[int, int] | None:
    """Return the token range of a name of several words that stands for itself in ``tokens[first:stop]``, or None.

    It neither tells where something is, nor narrows a noun, nor only says who speaks.
    """
    codes, texts, owner = grammar.codes, grammar.texts, grammar.words.endings.owner
    if codes.count("N", first, stop) < 2:
        return None
    first = next((at + 1 for at in range(stop - 2, first - 1, -1) if texts[at].endswith(owner)), first)
    if codes.count("N", first, stop) < 2 or codes[stop : stop + 1] == "o" or _speaks(grammar, first, stop):
        return None
    return None if _is_heading(grammar) or any(place.relation and place.name == first for place in find_places(grammar)) else (first, stop)


def _speaks(grammar: Grammar, first: int, stop: int) -> bool:
    """Whether a verb of saying stands right beside a name, or right before its article."""
    heads, codes = grammar.heads, grammar.codes
    before = first - 1 - (first > 1 and codes[first - 1] == "d")
    return "said" in heads[stop : stop + 1] or (before >= 0 and heads[before] == "said")


@once
def _has_thing(grammar: Grammar) -> bool:
    """Whether any word of a line is the noun of a thing that has a name; most lines have none, and many names."""
    return not read_things(grammar.words.lexicon).nouns.isdisjoint(grammar.lemmas)


@once
def _is_heading(grammar: Grammar) -> bool:
    """Whether most words of a line are written as names are and no full stop ends it: a headline, a byline, a list."""
    if grammar.folds[-1] in grammar.words.groups["boundaries stops"]:
        return False
    return 2 * grammar.codes.count("N") > sum([grammar.codes.count(code) for code in "oNvg"])


def _stands_behind(grammar: Grammar, first: int, stop: int, things: Things) -> bool:
    """Whether a name stands behind a thing's noun: "the freighter Oxmoor Star", "the village of Oxmoor", "the owner, Oxmoor Lines,"."""
    lemmas, codes, folds = grammar.lemmas, grammar.codes, grammar.folds
    at = first - 1
    apposed = folds[at] == "," and stop < len(codes) and folds[stop] == ","
    if at > 0 and (apposed or folds[at] in grammar.words.groups["partitive"]):
        at -= 1
    return at >= 0 and codes[at] == "o" and lemmas[at] in things.nouns and folds[at] == lemmas[at]


def _find_noun(grammar: Grammar, first: int, stop: int, things: Things) -> int:
    """Return where the noun of a thing ends that stands behind its name ("the old Oxmoor pumping station"), ``stop`` for none.

    An article or a preposition leads to it: "Oxmoor dam" may else be anything.
    """
    codes, lemmas, at = grammar.codes, grammar.lemmas, first - 1
    if grammar.texts[stop - 1].endswith(grammar.words.endings.owner):
        return stop
    while at > max(first - 3, 0) and codes[at] == "o":
        at -= 1
    if at < 0 or codes[at] not in "dp":
        return stop
    end = stop
    while end < len(codes) and end < stop + 3 and codes[end] == "o":
        end += 1
    return end if end > stop and lemmas[end - 1] in things.behind and grammar.folds[end - 1] == lemmas[end - 1] else stop
