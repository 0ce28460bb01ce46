"""Reads the pieces that every wording of a time is made of: numbers, years, steps, the longer time around. Settles nothing."""

from __future__ import annotations

from reconcile.extract.dating.calendar import read_units
from reconcile.extract.dating.timewords import WordString
from reconcile.extract.dating.told import Draft, Shape, Told

_FAR_YEAR = 35
"""A year of two digits above this is of the last century: news tells no farther future so."""


def build_draft(words: WordString, first: int, last: int, told: Told) -> Draft:
    """Return ``told`` at the items ``first`` to ``last``, marks at its ends left out."""
    while last > first + 1 and words.items[last - 1][2] is None and words.codes[last - 1] in ",-/'|":
        last -= 1
    return Draft(words.items[first][0], words.items[last - 1][1], first, last, told, "")


def find_item(words: WordString, first: int, last: int, codes: str) -> int:
    """Return the first item there whose class is one of ``codes``, -1 where there is none."""
    if len(codes) == 1:
        return words.codes.find(codes, first, last)
    for at, code in enumerate(words.codes[first:last], first):
        if code in codes:
            return at
    return -1


def read_value(words: WordString, first: int, last: int, codes: str) -> object:
    """Return the meaning of the first item there whose class is one of ``codes``, None where there is none."""
    at = find_item(words, first, last, codes)
    return None if at < 0 else words.items[at][2]


def read_number(words: WordString, first: int, last: int, codes: str) -> int | None:
    """Return that meaning where it is a whole number."""
    value = read_value(words, first, last, codes)
    return value if isinstance(value, int) else None


def read_modifier(words: WordString, first: int, last: int) -> str:
    """Return which part of an interval is meant, "" for the whole."""
    return str(read_value(words, first, min(last, first + 3), "G") or "")


def read_year(words: WordString, first: int, last: int) -> tuple[int | None, bool, Told | None]:
    """Return the year told there, whether it is before Christ, and the longer time that stands for it ("of that year")."""
    at = find_item(words, first, last, "Y2X")
    if at >= 0:
        code, value = words.codes[at], words.items[at][2]
        if code == "2":
            return widen_year(value), False, None
        if code == "Y":
            return value, "X" in words.codes[at:last], None
        before = words.items[at - 1][2]
        return (before if isinstance(before, int) else None), True, None
    return None, False, read_enclosing(words, first, last)


def read_enclosing(words: WordString, first: int, last: int) -> Told | None:
    """Return the longer time that "of last year", "of that month" or "of the year" names."""
    unit = find_item(words, first, last, "U")
    if unit < 0:
        return None
    at = find_item(words, first, unit, "RH")
    name = str(words.items[unit][2])
    grain = read_units(words.lexicon)[name]["grain"]
    if at < 0:
        return Told(shape=Shape.STEP, grain=grain, unit=name, step=0, near=False, alone=True)
    return Told(shape=Shape.STEP, grain=grain, unit=name, step=words.items[at][2], near=words.codes[at] == "R")


def widen_year(short: int) -> int:
    """Return the year that two digits stand for."""
    return short + (1900 if short > _FAR_YEAR else 2000)
