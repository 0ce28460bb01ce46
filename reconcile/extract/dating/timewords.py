"""Reads a text into the words of time that it holds; knows which class a word is of, and no grammar.

Every word of ``times.toml``, every holiday, zone and number becomes an item of one class, and every class is one letter, so
that a whole text becomes a string of letters in which the grammar finds its patterns with one regular expression. Words of
other tables, and any other mark between two items, become a bar that no pattern crosses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeAlias

from attrs import frozen

from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import fold_form, trie_pattern

Item: TypeAlias = tuple[int, int, Any]
"""Start, end and meaning of a word."""

MARKERS = {
    "the": "T",
    "a": "A",
    "of": "f",
    "in": "i",
    "on": "n",
    "at": "t",
    "for": "r",
    "from": "F",
    "to": "o",
    "between": "B",
    "and": "a",
    "or": "q",
    "every": "e",
    "ago": "g",
    "earlier": "E",
    "later": "L",
    "before": "b",
    "after": "c",
    "old": "y",
    "long": "0",
    "per": "1",
    "often": "1",
    "oclock": "k",
    "am": "m",
    "pm": "m",
    "bc": "X",
    "ad": "x",
    "fiscal": "I",
    "year_end": "7",
    "month_end": "8",
    "local_time": "Z",
    "noon": "C",
    "midnight": "C",
    "stretch": "4",
    "starting": "6",
}
"""The letter of each table of markers; the other classes are: M month, W weekday, w weekdays, S season, P part of a day,
p parts, K decade, U unit, V units, D day told from today, R step from publication, H step from a mention, G part of an
interval, z approximation, v vague number, u vague time, s recurring, d bound, 9 holiday, N number, Y year, O ordinal,
J date in digits, j date in digits of doubtful order, C clock time, Q quarter or half, 2 year of two digits, 3 day and month
in digits, 5 date in one word, & fiscal year in short, h part behind a whole, l part of one."""

_DIGITS = r"""(?P<E>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\w.,-]?\d)|(?:19|20)\d\d[ ]\d\d[ ]\d\d(?![\d.,%])(?![ ]\d))
|(?P<J>\d{4}(?P<a>[-/.])\d{1,2}(?P=a)\d{1,2}(?:[t ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:z|[+-]\d\d:?\d\d)?)?(?![\d/-]))
|(?P<j>\d{1,2}(?P<b>[-/.])\d{1,2}(?P=b)(?:\d{4}|\d\d)(?![\d/]))
|(?P<S>\d{1,2}/\d{1,2}(?![\d/]|\.\d))
|(?P<C>\d{1,2}(?:[:.]\d\d(?::\d\d)?)?[ ]?(?:[ap]\.[ ]?m\.?|[ap]m\.?)(?!\w)
  |\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:[ ]?(?:hrs|h)\b|(?![\w:])))
|(?P<K>\d{2,4}['’]?s(?!\w)|\d\d\d0[ ]s(?!\w))
|(?P<O>\d{1,3}(?:st|nd|rd|th)(?!\w))
|(?P<Q>[qh][1-4](?!\w))
|(?P<F>fy\d\d(?:\d\d)?(?!\w))
|(?P<N>\d{1,3}(?:,\d{3})++(?:\.\d++)?(?![\w,])|\d++(?:\.\d++)?(?!\w))"""

_JOINED = {",": ",", "/": "/", **dict.fromkeys("-‐‑‒–—―−﹣－~", "-"), **dict.fromkeys(("'s", "’s", "ʼs", "'", "’"), "'")}
_CURRENCY = frozenset("$€£¥₹#@_")


@frozen
class TimeWords:
    """The words of time of one language.

    Attributes:
        pattern: Finds any of them in a text in lower case.
        classes: Letter and meaning of every folded form.
        bounds: What a form in front of a time does to it.
        tense: "future", "past" or "present" by form, and "one" or "many" of what is scheduled.
        cues: Finds the words of ``tense`` and "-ed" in a text in lower case.
        nearest: Steps that mean the nearest one to come ("coming"), not the one of the next week.
        guards: Words around that decide whether a time is meant, by the name of their list.
        play: Finds the words of matches.
    """

    pattern: re.Pattern[str]
    classes: dict[str, tuple[str, Any]]
    bounds: dict[str, str]
    tense: dict[str, str]
    cues: re.Pattern[str]
    nearest: frozenset[str]
    guards: dict[str, frozenset[str]]
    play: re.Pattern[str]


@frozen
class WordString:
    """A text as the grammar sees it.

    Attributes:
        codes: One letter an item, "|" where other words or marks stand between.
        items: Start, end and meaning of each; bars have no meaning.
        text: The text itself.
        lower: The same in lower case, letter for letter.
        lexicon: The tables that it was read with.
        table: The words of time in them.
    """

    codes: str
    items: tuple[Item, ...]
    text: str
    lower: str
    lexicon: Lexicon
    table: TimeWords

    def is_guard(self, name: str, word: str) -> bool:
        """Whether ``word`` in lower case is in the list of that name."""
        return word in self.table.guards.get(name, frozenset())

    def is_owner(self, end: int) -> bool:
        """Whether something is told to be of the time that ends there: "Sunday's"."""
        return self.is_guard("possessive", self.text[end : end + 2])

    def lower_item(self, at: int) -> str:
        """Return the words of item ``at`` in lower case."""
        start, end, _ = self.items[at]
        return self.lower[start:end]

    def written_item(self, at: int) -> str:
        """Return the words of item ``at`` as written."""
        start, end, _ = self.items[at]
        return self.text[start:end]


@lru_cache(maxsize=8)
def compile_time_words(lexicon: Lexicon) -> TimeWords:
    """Return the words of time of the lexicon's language; without a table none is ever found."""
    table = lexicon.read_table("times")
    if not table:
        nothing = re.compile("(?!)")
        return TimeWords(nothing, {}, {}, {}, nothing, frozenset(), {}, nothing)
    classes = {fold_form(form): meaning for form, meaning in _list_forms(lexicon, table)}
    bounds = {form: bound for bound, forms in table["bounds"].items() for form in forms}
    tense = {form: kind for kind, forms in (*table["tense"].items(), *table["scheduled"].items()) for form in forms}
    months = trie_pattern(form for forms in table["names"]["months"] for form in forms if not form.endswith("."))
    glued = rf"(?:{months})\d{{1,2}}(?!\w)|\d{{1,4}}(?:{months})(?:\d{{4}}|\d\d)?(?!\w)"
    # a word that can begin no date is not looked at again
    begins = "".join(sorted({re.escape(form[0]) for forms in table["names"]["months"] for form in forms}))
    further = rf"(?=[\dqhf{begins}])(?:(?P<G>{glued})|(?=[\dqhf])(?:{_DIGITS}))"
    pattern = re.compile(rf"\b(?:(?:{trie_pattern(classes)})(?!\w)|{further})", re.VERBOSE)
    cues = re.compile(rf"(?<!\w)(?:{trie_pattern(tense)})(?!\w)|\b\w{{1,40}}(?:{trie_pattern(table['tense_endings']['past'])})\b")
    guards = {name: frozenset(words) for name, words in table["guards"].items()}
    play = re.compile(rf"\b(?:{trie_pattern(table['guards']['play'])})(?!\w)")
    return TimeWords(pattern, classes, bounds, tense, cues, frozenset(table["steps"]["nearest"]), guards, play)


def _list_forms(lexicon: Lexicon, table: dict[str, Any]) -> Iterator[tuple[str, tuple[str, Any]]]:
    """Yield every form with its letter and meaning; a later one wins."""
    yield from ((form, ("d", None)) for forms in table["bounds"].values() for form in forms)
    for name, letter in (("approximations", "z"), ("modifiers", "G"), ("vague", "u"), ("recurring", "s"), ("vague_numbers", "v")):
        yield from ((form, (letter, meaning)) for meaning, forms in table[name].items() for form in forms)
    for letter, name in (("h", "behind_whole"), ("l", "of_one")):
        yield from ((form, (letter, Decimal(part))) for part, forms in table["parts"][name].items() for form in forms)
    yield from ((form, (MARKERS[name], form if name not in _MEANT else name)) for name, forms in table["markers"].items() for form in forms)
    yield from _list_names(table["names"])
    for letter, name in (("R", "published"), ("H", "mention")):
        yield from ((form, (letter, int(step))) for step, forms in table["steps"][name].items() for form in forms)
    yield from ((form, ("D", step)) for step, forms in table["deictic"].items() for form in forms)
    for unit, forms in table["units"].items():
        yield from ((form, ("U", unit)) for form in forms["one"])
        yield from ((form, ("V", unit)) for form in forms["many"])
    yield from _list_numbers(lexicon.read_table("numerals").get("words", {}))
    days = lexicon.read_table("holidays").get("holidays", {})
    yield from ((form, ("9", "" if on == "latent" else on)) for on, forms in days.items() for form in forms)
    zones = lexicon.read_table("zones").get("zones", {})
    yield from ((form, ("Z", zone)) for zone, forms in zones.items() for form in forms)


_MEANT = frozenset({"am", "pm", "noon", "midnight", "local_time", "per", "often"})
"""Markers whose table, not whose form, is the meaning."""


def _list_names(names: dict[str, Any]) -> Iterator[tuple[str, tuple[str, Any]]]:
    for letter, name in (("M", "months"), ("W", "weekdays"), ("w", "weekdays_plural")):
        yield from ((form, (letter, at + 1)) for at, forms in enumerate(names[name]) for form in forms)
    for letter, name in (("S", "seasons"), ("P", "parts"), ("p", "parts_plural")):
        yield from ((form, (letter, code)) for code, forms in names[name].items() for form in forms)
    yield from ((form, ("K", int(tens))) for tens, forms in names["decades"].items() for form in forms)


def _list_numbers(words: dict[str, Any]) -> Iterator[tuple[str, tuple[str, Any]]]:
    for name in ("units", "tens"):
        yield from ((form, ("N", value)) for form, value in words.get(name, {}).items())
    yield from ((form, ("O", value)) for form, value in words.get("ordinals", {}).items() if value < 100)
    yield from ((form, ("*", 10**power)) for form, power in words.get("scales", {}).items() if power in (2, 3))
    yield "dozen", ("*", 12)


def lower_text(text: str) -> str:
    """Return ``text`` in lower case, letter for letter: where that would change the length, the letter stays."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(low if len(low := c.lower()) == 1 else c for c in text)


def read_words(text: str, lexicon: Lexicon) -> WordString:
    """Return the words of time in ``text``; cost is linear in its length."""
    words = compile_time_words(lexicon)
    lower = lower_text(text)
    known = words.classes.get
    codes: list[str] = []
    items: list[Item] = []
    last, alone = -1, False
    for found in words.pattern.finditer(lower):
        start, end = found.span()
        meaning = known(found[0])
        if meaning is None:
            meaning = _read_meaning(found, words, lower)
        code, value = meaning
        if code in "2K" and lower[start - 1 : start] in _APOSTROPHES:
            start -= 1
        if start - last != 1 or lower[last] != " ":
            joint = "|" if start - last > _WIDEST else _join_gap(lower[max(last, 0) : start])
            if joint == "|" and alone:
                codes.pop()
                items.pop()
            elif joint:
                codes.append(joint)
                items.append((last, start, None))
            alone = joint == "|" and code not in TELLING
        else:
            alone = False
        if code in "NO*" and found.lastgroup is None:
            code, start, value = _join_number(codes, items, (code, start, value), lower)
        if code in "UV" and codes and items[-1][2] == "half" and codes[-1] == "U" and start - last == 1:
            codes[-1], items[-1] = "l", (*items[-1][:2], _HALF)  # "half hour": there the word names no half of a year
        codes.append(code)
        items.append((start, end, value))
        last = end
    if items and items[0][0] < 0:
        items[0] = (0, *items[0][1:])
    return WordString("".join(codes), tuple(items), text, lower, lexicon, words)


TELLING = frozenset("MWwSPpKUVDJj35CYQ9usI782kmZX&")
"""Classes that can tell a time by themselves; a word of another class that stands alone between others is left out."""

_HALF = Decimal("0.5")
_APOSTROPHES = ("'", "’")

_WIDEST = 6
"""Characters between two items beyond which other words stand there."""


def _join_gap(gap: str) -> str:
    """Return the letter of what stands between two items, "" for a space, a bar for what no time spans."""
    bare = gap.strip()
    if not bare:
        return "|" if gap.count("\n") > 1 else ""
    return _JOINED.get(bare, "|")


def _read_meaning(found: re.Match[str], words: TimeWords, lower: str) -> tuple[str, Any]:
    """Return letter and meaning of digits, or of a form that is not written as the tables have it."""
    if found.lastgroup is None:
        return words.classes.get(fold_form(found[0]), ("|", None))
    return _read_digits(found.lastgroup, found[0], lower, *found.span())


def _read_digits(kind: str, surface: str, lower: str, start: int, end: int) -> tuple[str, Any]:
    """Return letter and meaning of a form that begins with a digit."""
    before = lower[start - 1] if start else ""
    if before in _CURRENCY or lower[end : end + 1] == "%" or (before in ".,/:" and before and lower[start - 2 : start - 1].isdigit()):
        return "|", None
    if kind == "N":
        quoted = before in _APOSTROPHES and lower[end : end + 1] in _APOSTROPHES  # "'40' homes"
        return _read_plain(surface, "" if quoted else before)
    if kind == "O":
        return "O", int(surface[:-2])
    if kind == "K":
        tens = surface.rstrip("s'’ ")
        named = len(tens) == 3 and before in _JOINED and lower[start - 2 : start - 1].isalnum()  # "A350-900s"
        return ("K", int(tens)) if tens.endswith("0") and not named else ("|", None)
    if kind == "F":
        year = int(surface[2:])
        return "&", year + 2000 if year < 100 else year
    if kind == "G":
        return "5", surface
    if kind == "E":
        digits = surface.replace(" ", "")
        return "J", f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    return ("3" if kind == "S" else kind), surface


def _read_plain(surface: str, before: str) -> tuple[str, Any]:
    """Return letter and meaning of a plain number: a year, one of two digits after an apostrophe, or just a number."""
    if not surface.isdigit():
        return ("|", None) if len(surface) > 18 else ("N", Decimal(surface.replace(",", "")))
    if len(surface) == 2 and before in _APOSTROPHES:
        return "2", int(surface)
    if len(surface) > 18:
        return "|", None
    value = int(surface)
    return ("Y" if len(surface) == 4 and 1000 <= value < 2200 else "N"), value


def _join_number(codes: list[str], items: list[Item], word: tuple[str, int, int], lower: str) -> tuple[str, int, Any]:
    """Join a number word to those before it ("twenty" "-" "second", "two" "hundred"), which it takes from the lists."""
    code, start, value = word
    back = len(codes) - 1
    if back >= 0 and codes[back] in "-a" and back:
        back -= 1
    if back < 0:
        return ("N" if code == "*" else code), start, value
    before, whole, joint = codes[back], items[back][2], codes[back + 1 :]
    if code == "O" and value == 2 and before == "N" and not joint and not (whole >= 20 and whole % 10 == 0):
        return "U", start, "second"
    joined = _join_values((before, whole), (code, value), "".join(joint), spelled=not lower[items[back][0]].isdigit())
    if joined is None:
        return ("N" if code == "*" else code), start, value
    start = items[back][0]
    del codes[back:], items[back:]
    return joined[0], start, joined[1]


def _join_values(one: tuple[str, Any], two: tuple[str, int], joint: str, *, spelled: bool) -> tuple[str, int] | None:
    """Return letter and value of two number words as one, None where they are two; ``joint`` stands between them."""
    (before, whole), (code, value) = one, two
    if code == "*" and before == "A":
        return ("N", value) if not joint else None
    if not isinstance(whole, int) or before not in "NY":
        return None
    if code == "*":
        return ("N", whole * value) if before == "N" and not joint and whole < 1000 else None
    if not spelled:
        return None
    if before == "Y":
        return ("Y", whole + value) if code == "N" and joint != "a" and whole % 10 == 0 and 0 < value < 10 else None
    tens = joint != "a" and 20 <= whole < 100 and whole % 10 == 0 and 0 < value < 10
    hundreds = joint != "-" and whole >= 100 and whole % 100 == 0 and 0 < value < 100
    if tens or hundreds:
        return code, whole + value
    if code == "N" and not joint and 10 < whole < 21 and 9 < value < 100:
        return "Y", whole * 100 + value
    return None
