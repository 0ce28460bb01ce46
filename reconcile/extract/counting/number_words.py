"""The words that numbers are made of, as tokens: read from ``lexicon/data/*/numerals.toml``. Knows no grammar."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache
from typing import Any, NamedTuple

from attrs import define, frozen

from reconcile.extract.counting.digits import DigitNumber
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import PhraseTable, trie_pattern

_ONE = Decimal(1)


@define
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


class Kind(IntEnum):
    """What a token of a number is."""

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


class Token(NamedTuple):
    """A word or a number in digits, in its place."""

    start: int
    end: int
    kind: Kind
    value: Decimal
    number: DigitNumber | None = None
    plural: bool = False


_SECTIONS = {Kind.ORDINAL: "ordinals", Kind.PART: "parts", Kind.UNIT: "units", Kind.TENS: "tens", Kind.LOT: "lots"}


class Gap(IntEnum):
    """What stands between two tokens of one number: nothing but a space, "and", "and a", "of a"."""

    JOIN = 0
    AND = 1
    AND_PART = 2
    OF_ONE = 3


@frozen
class NumberWords:
    """The number words of a language, ready to be found."""

    forms: PhraseTable[tuple[Kind, Decimal, bool]]
    gaps: dict[str, Gap]
    articles: tuple[str, ...]
    share_before: re.Pattern[str]
    share_after: re.Pattern[str]
    between: frozenset[str]
    after: frozenset[str]
    glued: dict[str, Decimal]
    spaced: dict[str, Decimal]


@lru_cache(maxsize=16)
def compile_number_words(lexicon: Lexicon) -> NumberWords:
    """Return the number words of a language."""
    table = lexicon.read_table("numerals")
    words: dict[str, Any] = table.get("words", {})
    plurals = frozenset(words.get("part_plurals", []))
    kinds: dict[str, tuple[Kind, Decimal, bool]] = {}
    for kind in (Kind.ORDINAL, Kind.PART, Kind.UNIT, Kind.TENS, Kind.LOT):
        rows = words.get(_SECTIONS[kind], {}).items()
        kinds |= {form: (kind, Decimal(value), kind is Kind.PART and form in plurals) for form, value in rows}
    kinds |= {form: (Kind.SCALE, Decimal(10**power), False) for form, power in words.get("scales", {}).items()}
    kinds |= {form: (Kind.PLURAL, Decimal(10**power), True) for form, power in words.get("scale_plurals", {}).items()}
    kinds |= {form: (Kind.POINT, Decimal(0), False) for form in words.get("point", [])}
    kinds |= {form: (Kind.LOT, Decimal(value), True) for form, value in words.get("lot_plurals", {}).items()}
    joints = table.get("joints", {})
    short = table.get("abbreviations", {})
    gaps = dict.fromkeys([" ", "-", "\n", "\u00a0", "\u202f", "\u2009", "  ", "‐", "‑", " - "], Gap.JOIN)
    for name, gap in (("and", Gap.AND), ("and_part", Gap.AND_PART), ("of_one", Gap.OF_ONE)):
        for form in joints.get(name, []):
            gaps |= dict.fromkeys([f" {form} ", f"-{form}-".replace(" ", "-"), f" {form}\n", f"\n{form} "], gap)
    return NumberWords(
        forms=PhraseTable(re.compile(rf"(?<![\w'’])(?:{trie_pattern(kinds) or '(?!)'})(?!\w)"), kinds),
        gaps=gaps,
        articles=tuple(joints.get("one", [])),
        share_before=re.compile(rf"\b(?:{trie_pattern(joints.get('share_before', [])) or '(?!)'}) $"),
        share_after=re.compile(rf"[,.;:)]|$| (?:{trie_pattern(joints.get('share_after', [])) or '(?!)'})\b"),
        between=frozenset(f"{form} " for form in joints.get("between", [])),
        after=frozenset(words.get("lots_after", [])),
        glued={form: Decimal(10**power) for form, power in short.get("glued", {}).items()},
        spaced={form: Decimal(10**power) for form, power in short.get("spaced", {}).items()},
    )
