"""Reads numbers told as movements: "rose by 3 %", "fell to 5bn", "up from 12", "a drop of 40". Knows no bound.

The model tells a step from a height: a step has neither another end nor a unit for one ("rose by 3 %"), a height has the unit.
"""

from __future__ import annotations

from functools import lru_cache

from attrs import frozen

from reconcile.extract.counting.units import is_money
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import fold_form
from reconcile.model.value import Change, Movement

_REACH = 56
_COUNTS = frozenset({"person", "count"})
_SHARE = "percent"
_MARKS = ',"“”'
_ENDS = (".", ";", ":", "!", "?")


@frozen
class ChangeWords:
    """The words of movement: by the folded word, those that move shares alone, and the words behind them."""

    ways: dict[str, Change]
    shares: dict[str, Change]
    by: frozenset[str]
    to: frozenset[str]
    start: frozenset[str]
    of: frozenset[str]
    leading: frozenset[str]
    never_after: frozenset[str]
    closing: frozenset[str]


@lru_cache(maxsize=16)
def compile_changes(lexicon: Lexicon) -> ChangeWords:
    """Return the words of movement of a language."""
    table = lexicon.read_table("quantities").get("changes", {})
    ways = {fold_form(word): Change.ROSE for word in table.get("rose", [])}
    ways |= {fold_form(word): Change.FELL for word in table.get("fell", [])}
    shares = {fold_form(word): Change.FELL for word in table.get("fell_share", [])}
    by, to, start, of, never, closing = (
        frozenset(table.get(key, [])) for key in ("by", "to", "from", "of", "never_after", "closing")
    )
    return ChangeWords(ways, shares, by, to, start, of, by | to | start | of | shares.keys(), never, closing)


def read_change(words: ChangeWords, folded: str, start: int, end: int, unit: str) -> Movement | None:
    """Return the movement that a number between ``start`` and ``end`` is told with, None where it is told as it stands."""
    tokens = _tokens_before(words, folded, start)
    if tokens:
        last, earlier = tokens[-1], tokens[-6:-1]
        if last in words.by and (way := _find_way(words, earlier)):
            return Movement(way)
        if last in words.to and (way := _find_way(words, earlier)):
            return Movement(way, unit=unit)
        if last in words.of and earlier and (way := words.ways.get(earlier[-1])):
            return Movement(way)
        if (way := words.ways.get(last) or (words.shares.get(last) if unit == _SHARE else None)) and unit not in _COUNTS:
            return Movement(way)
    if unit in _COUNTS and not is_money(unit):
        return None
    way = _read_following(words, folded[end : end + 36], unit)
    return Movement(way) if way else None


def _read_following(words: ChangeWords, after: str, unit: str) -> Change | None:
    """Return the movement that the word right behind a number tells: "5 % higher"; "5 % down" only where its clause closes there."""
    if after[:1] not in (" ", "-"):
        return None
    word, _, rest = after[1:].partition(" ")
    following = word.strip(",.;:)")
    if following in words.never_after:
        closes = following != word or not after[1 + len(word) :] or rest.split(" ", 1)[0] in words.closing
        return words.ways.get(following) if unit == _SHARE and closes else None
    return words.ways.get(following)


def is_start(words: ChangeWords, folded: str, start: int) -> bool:
    """Whether the number is where a movement came from: "up from 12"."""
    tokens = _tokens_before(words, folded, start)
    return bool(tokens) and tokens[-1] in words.start and _find_way(words, tokens[-4:-1]) is not None


def _tokens_before(words: ChangeWords, folded: str, start: int) -> list[str]:
    """Return the last words before a place, of its own clause, without commas; none where the last one leads to no movement."""
    near = folded[max(0, start - 16) : start].split()
    if not near or ((last := near[-1].strip(_MARKS)) not in words.ways and last not in words.leading):
        return []
    tokens = folded[max(0, start - _REACH) : start].split()
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at].endswith(_ENDS) and not tokens[at][:-1].isdigit() and len(tokens[at]) > 2:
            return [token.strip(_MARKS) for token in tokens[at + 1 :]]
    return [token.strip(_MARKS) for token in tokens]


def _find_way(words: ChangeWords, tokens: list[str]) -> Change | None:
    for token in reversed(tokens):
        if way := words.ways.get(token):
            return way
    return None
