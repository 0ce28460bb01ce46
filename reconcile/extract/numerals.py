"""Finds the numbers of a text, in digits and in words; knows no unit, no date and no bound.

What a numeral is *of* is for others to say: a year, a phone number and a flight number are numerals here like any other,
and the times and quantities stages decide. The words stand in ``lexicon/data/*/numerals.toml``; the grammar that joins
them ("two and a half million") is here: tokens are joined in one pass, so that cost is linear in the length of the text.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache
from typing import Any, NamedTuple

from attrs import evolve, frozen

from reconcile.extract.digits import EXACT, DigitNumber, count_digits, divide_exactly, find_digits
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import trie_pattern

_ONE = Decimal(1)
_WIDEST_GAP = 8  # code points between two words of one number: " and a "


@frozen
class Numeral:
    """A number as it stands in the text, without sign, unit or bound.

    Attributes:
        start: First code point; an article that stands for one is within ("a hundred").
        end: One past the last.
        low: The number.
        high: The same; a range is built by whoever reads ranges.
        digits: Significant digits: "1,400" has two, "1,400.0" five.
        ordinal: Whether it is an ordinal ("21st", "third").
        fraction: Whether it is told as a part of a whole ("two-thirds", "1/3", "half").
        spelled: Whether words alone tell it.
        scale: The multiplier applied ("1.2 million": 1000000), 1 where there is none.
        bare: Whether it is a multiplier without a number ("hundred", "dozen"), whose value is the multiplier.
        spoken_year: Whether it is told in the manner of years ("nineteen eighty-four").
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    digits: int
    ordinal: bool = False
    fraction: bool = False
    spelled: bool = False
    scale: Decimal = _ONE
    bare: bool = False
    spoken_year: bool = False


class _Kind(IntEnum):
    DIGITS = 0
    UNIT = 1
    TENS = 2
    SCALE = 3
    LOT = 4
    ORDINAL = 5
    PART = 6
    POINT = 7
    PLURAL = 8
    DONE = 9  # nothing may follow


class _Token(NamedTuple):
    start: int
    end: int
    kind: _Kind
    value: Decimal
    number: DigitNumber | None = None
    plural: bool = False


_SECTIONS = {_Kind.ORDINAL: "ordinals", _Kind.PART: "parts", _Kind.UNIT: "units", _Kind.TENS: "tens", _Kind.LOT: "lots"}


class _Gap(IntEnum):
    JOIN = 0
    AND = 1
    AND_PART = 2
    OF_ONE = 3


@frozen
class _Words:
    """The number words of a language, ready to be found."""

    pattern: re.Pattern[str]
    kinds: dict[str, tuple[_Kind, Decimal, bool]]
    gaps: dict[str, _Gap]
    articles: tuple[str, ...]
    between: frozenset[str]
    after: frozenset[str]
    glued: dict[str, Decimal]
    spaced: dict[str, Decimal]


def find_numerals(text: str, lexicon: Lexicon) -> tuple[Numeral, ...]:
    """Return the numerals of ``text`` in order, without overlap.

    Args:
        text: Any text.
        lexicon: The language whose number words are read.
    """
    words = _compile_words(lexicon)
    folded = fold_case(text)
    tokens = [_Token(n.start, n.end, _Kind.DIGITS, n.value, n) for n in find_digits(text)]
    if spelled := [_word_token(words, m) for m in words.pattern.finditer(folded)]:
        tokens = sorted([*tokens, *spelled])
    found: list[Numeral] = []
    at = 0
    while at < len(tokens):
        composer = _Composer(words, folded, text, tokens)
        numeral, at = composer.compose(at)
        if numeral is not None:
            found.append(numeral)
    return tuple(found)


@lru_cache(maxsize=4)
def fold_case(text: str) -> str:
    """Return ``text`` in lower case with every code point at its place: letters whose lower case is longer stay."""
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def _word_token(words: _Words, match: re.Match[str]) -> _Token:
    kind, value, plural = words.kinds[match[0]]
    return _Token(match.start(), match.end(), kind, value, None, plural)


@lru_cache(maxsize=16)
def _compile_words(lexicon: Lexicon) -> _Words:
    table = lexicon.read_table("numerals")
    words: dict[str, Any] = table.get("words", {})
    plurals = frozenset(words.get("part_plurals", []))
    kinds: dict[str, tuple[_Kind, Decimal, bool]] = {}
    for kind in (_Kind.ORDINAL, _Kind.PART, _Kind.UNIT, _Kind.TENS, _Kind.LOT):
        rows = words.get(_SECTIONS[kind], {}).items()
        kinds |= {form: (kind, Decimal(value), kind is _Kind.PART and form in plurals) for form, value in rows}
    kinds |= {form: (_Kind.SCALE, Decimal(10**power), False) for form, power in words.get("scales", {}).items()}
    kinds |= {form: (_Kind.PLURAL, Decimal(10**power), True) for form, power in words.get("scale_plurals", {}).items()}
    kinds |= {form: (_Kind.POINT, Decimal(0), False) for form in words.get("point", [])}
    kinds |= {form: (_Kind.LOT, Decimal(value), True) for form, value in words.get("lot_plurals", {}).items()}
    joints = table.get("joints", {})
    short = table.get("abbreviations", {})
    gaps = dict.fromkeys([" ", "-", "\n", "\u00a0", "\u202f", "\u2009", "  ", "‐", "‑", " - "], _Gap.JOIN)
    for name, gap in (("and", _Gap.AND), ("and_part", _Gap.AND_PART), ("of_one", _Gap.OF_ONE)):
        for form in joints.get(name, []):
            gaps |= dict.fromkeys([f" {form} ", f"-{form}-".replace(" ", "-"), f" {form}\n", f"\n{form} "], gap)
    return _Words(
        pattern=re.compile(rf"(?<![\w'’])(?:{trie_pattern(kinds) or '(?!)'})(?!\w)"),
        kinds=kinds,
        gaps=gaps,
        articles=tuple(joints.get("one", [])),
        between=frozenset(f"{form} " for form in joints.get("between", [])),
        after=frozenset(words.get("lots_after", [])),
        glued={form: Decimal(10**power) for form, power in short.get("glued", {}).items()},
        spaced={form: Decimal(10**power) for form, power in short.get("spaced", {}).items()},
    )


class _Composer:
    """Joins tokens into one numeral; a scratch pad that lives for one numeral."""

    __slots__ = ("at", "closed", "end", "folded", "fraction", "group", "last", "ordinal", "scale", "start", "text", "tokens", "words", "year")

    def __init__(self, words: _Words, folded: str, text: str, tokens: list[_Token]) -> None:
        self.words, self.folded, self.text, self.tokens = words, folded, text, tokens
        self.closed = Decimal(0)  # what is multiplied already: 2000 of "two thousand six"
        self.scale = _ONE
        self.ordinal = self.fraction = self.year = False

    def compose(self, at: int) -> tuple[Numeral | None, int]:
        """Return the numeral that begins with the token ``at`` (None where it is none) and the place after it."""
        first, self.at = self.tokens[at], at
        self.start, self.end, self.last, self.group = first.start, first.end, first.kind, first.value
        if first.kind is _Kind.DIGITS:
            return self._compose_digits(first, at)
        if first.kind in (_Kind.POINT, _Kind.PLURAL) or first.plural:
            return None, at + 1
        bare = False
        if first.kind in (_Kind.SCALE, _Kind.LOT):
            self.scale = first.value
            bare = not self._take_article()
            if bare and self.folded[first.start : first.end] in self.words.after:
                return None, at + 1
            if first.kind is _Kind.LOT:
                self.last = _Kind.DONE
        elif first.kind is _Kind.PART or (first.kind is _Kind.ORDINAL and self._is_part()):
            self.group, self.fraction = divide_exactly(1, first.value), True
            self._take_article()
            self.last = _Kind.PART
        elif first.kind is _Kind.ORDINAL:
            self.ordinal, self.last = True, _Kind.DONE
        after = self._join(at + 1)
        return self._numeral(spelled=True, bare=bare and after == at + 1), after

    def _compose_digits(self, first: _Token, at: int) -> tuple[Numeral | None, int]:
        number = first.number
        assert number is not None
        if number.ordinal:
            return Numeral(self.start, self.end, number.value, number.value, number.digits, ordinal=True), at + 1
        if number.fraction:
            self.fraction, self.last = True, _Kind.DIGITS if number.value > 1 else _Kind.PART
        self._take_abbreviation()
        after = at + 1
        if after < len(self.tokens) and self.tokens[after].start - self.end <= _WIDEST_GAP:
            after = self._join(after)
        if after == at + 1 and self.scale == 1:
            return Numeral(self.start, self.end, number.value, number.value, number.digits, fraction=number.fraction), after
        numeral = self._numeral(spelled=False, bare=False)
        if self.scale != 1 and not self.group:  # the digits written count, not those of the multiplier: "5.0 million" has two
            return evolve(numeral, digits=number.digits), after
        return numeral, after

    def _take_article(self) -> bool:
        """Take in the article before ("a hundred")."""
        for form in self.words.articles:
            begin = self.start - len(form) - 1
            if begin >= 0 and self.folded.startswith(form, begin) and self.folded[self.start - 1] in " -\n\u00a0":
                if begin and (self.folded[begin - 1].isalnum() or self.folded[begin - 1] in ".'’"):
                    continue
                self.start = begin
                return True
        return False

    def _is_part(self) -> bool:
        """Whether an ordinal tells a part: "a fifth of", "a thousandth"."""
        begin = self.start
        told = (self.group >= 100 or (self.group > 2 and self.folded[self.end : self.end + 4] == " of ")) and self._take_article()
        self.start = begin
        return told

    def _take_abbreviation(self) -> None:
        """Take in a multiplier glued to the digits ("5bn", "100k"), or one space away ("5 bn")."""
        text, end = self.text, self.end
        here = text[end : end + 1]
        table = self.words.glued
        if here in "\u00a0 " and here:
            end, table = end + 1, self.words.spaced
            here = text[end : end + 1]
        if not (here.isascii() and here.isalpha()):
            return
        for length in (3, 2, 1):
            power = table.get(text[end : end + length])
            if power is not None and not text[end + length : end + length + 1].isalnum():
                self._multiply(power)
                self.end, self.last = end + length, _Kind.DONE
                return

    def _join(self, at: int) -> int:
        """Join the tokens from ``at`` on as long as they belong to the number; return the place after them."""
        while at < len(self.tokens) and self.last is not _Kind.DONE:
            token = self.tokens[at]
            if token.start - self.end > _WIDEST_GAP:
                break
            gap = self._read_gap(self.folded[self.end : token.start])
            if gap is None:
                break
            taken = self._take_more(at, gap) or (1 if self._take(token, gap) else 0)
            if not taken:
                break
            at += taken
            self.end = self.tokens[at - 1].end
        return at

    def _read_gap(self, between: str) -> _Gap | None:
        gap = self.words.gaps.get(between)
        if gap is None and "  " in between:
            return self.words.gaps.get(f" {' '.join(between.split())} " if between.strip() else " ")
        return gap

    def _take_more(self, at: int, gap: _Gap) -> int:
        """Take in what only two tokens together explain; return how many were taken.

        "twenty and three fifths" adds three fifths, "4 thousand 3 hundred" goes on in digits. "Between one million and two
        million" are two numbers: what follows "and" must be smaller than what stands before it.
        """
        token = self.tokens[at]
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        near = following is not None and self._read_gap(self.folded[token.end : following.start]) is _Gap.JOIN
        if following is None or not near:
            if token.kind is _Kind.DIGITS and self.last is _Kind.SCALE and token.number is not None and self._can_add(token, gap):
                self.group, self.last = EXACT.add(self.group, token.value), _Kind.DONE
                return 1
            return 0
        if token.kind is _Kind.PART and following.kind is _Kind.SCALE and gap is _Gap.AND_PART and self.last is _Kind.SCALE:
            self.group, self.last = EXACT.fma(divide_exactly(1, token.value), following.value, self.group), _Kind.DONE
            return 2
        if token.kind is _Kind.UNIT and following.kind is _Kind.PART and following.plural and gap is _Gap.AND and self.last is not _Kind.PART:
            part = divide_exactly(token.value, following.value)
            after = self.tokens[at + 2] if at + 2 < len(self.tokens) else None
            if after is not None and after.kind is _Kind.SCALE and self._read_gap(self.folded[following.end : after.start]) is _Gap.JOIN:
                self.group, self.last = EXACT.fma(part, after.value, self.group), _Kind.DONE
                return 3
            self.group = EXACT.fma(part, self.scale if self.last is _Kind.SCALE else _ONE, self.group)
            self.last = _Kind.DONE
            return 2
        if token.kind is _Kind.DIGITS and following.kind is _Kind.SCALE and self.last is _Kind.SCALE and following.value < self.scale:
            if gap is not _Gap.JOIN or not self._can_add(token, gap):
                return 0
            self.group, self.last = EXACT.fma(token.value, following.value, self.group), _Kind.SCALE
            self.scale = following.value
            return 2
        return 0

    def _can_add(self, token: _Token, gap: _Gap) -> bool:
        """Whether digits go on behind a multiplier: smaller, whole, and "and" only behind hundreds."""
        plain = self.text[self.start : self.start + 1].isdigit() and token.value == int(token.value) and token.value < self.scale
        return plain and token.value < 100 and (gap is _Gap.AND if self.scale == 100 else False) or (plain and gap is _Gap.JOIN and token.value < 10)

    def _is_next_larger(self, token: _Token) -> bool:
        """Whether the small number that begins with ``token`` has a multiplier of its own that is too large to go on with."""
        at = self.tokens.index(token, max(0, self.at)) + 1
        end = token.end
        while at < min(len(self.tokens), self.at + 16) and self._read_gap(self.folded[end : self.tokens[at].start]) is _Gap.JOIN:
            following = self.tokens[at]
            if following.kind is _Kind.SCALE:
                return following.value >= self.scale and not (self.scale == 100 and following.value > 100 and not self._is_between())
            if following.kind not in (_Kind.UNIT, _Kind.TENS):
                return False
            at, end = at + 1, following.end
        return False

    def _is_between(self) -> bool:
        return self.folded[max(0, self.start - 8) : self.start] in self.words.between

    def _take(self, token: _Token, gap: _Gap) -> bool:
        """Take in ``token`` if the grammar allows it here."""
        kind, value, last = token.kind, token.value, self.last
        if last is _Kind.POINT and kind not in (_Kind.SCALE, _Kind.LOT):
            return self._take_decimal(token, gap)
        if kind in (_Kind.UNIT, _Kind.TENS):
            return self._take_small(token, gap)
        if kind in (_Kind.SCALE, _Kind.PLURAL):
            allowed = gap is _Gap.JOIN or (gap is _Gap.OF_ONE and last is _Kind.PART)
            if not allowed or (last is _Kind.SCALE and value == 100) or (kind is _Kind.PLURAL and gap is not _Gap.JOIN):
                return False
            return self._take_scale(value)
        if kind is _Kind.LOT:
            if gap is not _Gap.JOIN and not (gap is _Gap.OF_ONE and last is _Kind.PART):
                return False
            self._multiply(value)
            self.last, self.fraction = _Kind.DONE, False
            return True
        if kind is _Kind.POINT:
            if gap is not _Gap.JOIN or last not in (_Kind.UNIT, _Kind.TENS, _Kind.SCALE):
                return False
            self.last, self.scale = _Kind.POINT, Decimal("0.1")
            return True
        return kind in (_Kind.PART, _Kind.ORDINAL) and self._take_part(token, gap)

    def _take_small(self, token: _Token, gap: _Gap) -> bool:
        """Take in a number below a hundred: "twenty-five", "two hundred and six", "nineteen eighty-four"."""
        last, value = self.last, token.value
        if gap not in (_Gap.JOIN, _Gap.AND):
            return False
        if last is _Kind.TENS:
            if gap is not _Gap.JOIN or token.kind is not _Kind.UNIT or not 1 <= value <= 9:
                if not (token.kind is _Kind.TENS and self.group == 20 and not self.closed and gap is _Gap.JOIN):
                    return False
                self.group, self.year = EXACT.fma(self.group, 100, value), True
            else:
                self.group = EXACT.add(self.group, value)
        elif last is _Kind.SCALE:
            if gap is _Gap.AND and self._is_next_larger(token):
                return False
            self.group = EXACT.add(self.group, value)
        elif last is _Kind.UNIT and gap is _Gap.JOIN and 10 < self.group <= 20 and value >= 10 and not self.closed and self.scale == 1:
            self.group, self.year = EXACT.fma(self.group, 100, value), True
        else:
            return False
        self.last = token.kind if not (token.kind is _Kind.UNIT and self.year) else _Kind.DONE
        return True

    def _take_scale(self, value: Decimal) -> bool:
        """Take in a multiplier: "two hundred thousand", "half a million"."""
        if value == 100:
            if self.group >= 100 or not self.group:
                return False
            self.group = EXACT.multiply(self.group, value)
        elif not self.group or (self.closed and self.closed < value):
            self.closed = EXACT.multiply(EXACT.add(self.closed, self.group), value)
            self.group = Decimal(0)
        else:
            self.closed = EXACT.add(self.closed, EXACT.multiply(self.group, value))
            self.group = Decimal(0)
        if self.closed.adjusted() > 40:
            return False
        self.scale, self.last, self.fraction = value, _Kind.SCALE, False
        return True

    def _take_decimal(self, token: _Token, gap: _Gap) -> bool:
        """Take in a digit after "point", or two told as tens ("point seventy-one")."""
        if gap is not _Gap.JOIN or self.scale < Decimal("1e-12"):
            return False
        if token.kind is _Kind.TENS:
            self.group = EXACT.fma(token.value / 10, self.scale, self.group)
            self.scale = EXACT.multiply(self.scale, Decimal("0.1"))
            return True
        if token.kind is not _Kind.UNIT or token.value > 9:
            return False
        self.group = EXACT.fma(token.value, self.scale, self.group)
        self.scale = EXACT.multiply(self.scale, Decimal("0.1"))
        return True

    def _take_part(self, token: _Token, gap: _Gap) -> bool:
        """Take in a part: "two-thirds", "two and a half", "twenty-first"."""
        value = EXACT.add(self.closed, self.group)
        part = divide_exactly(1, token.value)
        if token.kind is _Kind.ORDINAL and token.value <= 2 and self.last not in (_Kind.TENS, _Kind.SCALE):
            return False
        if gap is _Gap.AND_PART and not token.plural and token.value > 1:
            if token.kind is _Kind.ORDINAL and not 3 <= token.value <= 10:
                return False
            self.group = EXACT.fma(part, self.scale if self.last is _Kind.SCALE else _ONE, self.group)
            self.last = _Kind.DONE if self.last is _Kind.SCALE else _Kind.DIGITS
            return True
        if token.kind is _Kind.ORDINAL and self.last in (_Kind.TENS, _Kind.SCALE) and gap in (_Gap.JOIN, _Gap.AND):
            if (self.last is _Kind.TENS and token.value > 9) or self.tokens[self.at].kind is _Kind.DIGITS or (gap is _Gap.JOIN and self.scale > 1000):
                return False
            self.group, self.ordinal, self.last = EXACT.add(self.group, token.value), True, _Kind.DONE
            return True
        if gap is not _Gap.JOIN or self.last is _Kind.PART or not (token.plural or value == 1):
            return False
        self.closed, self.group = Decimal(0), EXACT.multiply(value, part)
        self.fraction, self.last = True, _Kind.PART
        return True

    def _multiply(self, value: Decimal) -> None:
        self.closed = EXACT.multiply(EXACT.add(self.closed, self.group), value)
        self.group, self.scale = Decimal(0), value

    def _numeral(self, *, spelled: bool, bare: bool) -> Numeral:
        value = EXACT.add(self.closed, self.group)
        if self.last is _Kind.POINT:
            self.scale = _ONE
        digits = 1 if self.fraction else count_digits(value)
        return Numeral(self.start, self.end, value, value, digits, ordinal=self.ordinal, fraction=self.fraction, spelled=spelled,
                       scale=self.scale, bare=bare, spoken_year=self.year)
