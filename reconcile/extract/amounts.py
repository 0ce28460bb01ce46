"""Makes amounts of numerals: sign, money before, unit behind, and the two ends of a range. Knows no bound and no noun.

An amount is a scratch value between a numeral and a mention. Which number belongs to which unit is settled here: "5-10
million dollars" gives both ends their millions and their dollars, "7 feet 10 inches" is one length.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from attrs import frozen

from reconcile.adapters.units import scale_unit
from reconcile.extract.digits import EXACT
from reconcile.extract.numerals import Numeral
from reconcile.extract.units import UnitWords, compile_units, is_money, match_below, match_unit
from reconcile.lexicon.loader import Lexicon

_ZERO = Decimal(0)
_SIGNED = "-−–"
_SPACES = " \u00a0\u202f\u2009"
_LETTERS_BEFORE = re.compile(r"(?<![^\W_])([A-Za-z]{1,5})(\.?)([ \u00a0]?)$")
_DOLLARS_BEFORE = re.compile(r"(?<![^\W_])(U\.S\.|[A-Za-z]{1,3})$")
_MINUS_WORD = re.compile(r"\b(?:minus|negative)\s$")
_OF_ONE = re.compile(r"[ -](?:of )?an? ")


class Amount(NamedTuple):
    """A number with what belongs to it.

    Attributes:
        start: First code point, sign and money before included.
        end: One past the last, unit included.
        low: Lower end.
        high: Upper end.
        digits: Significant digits, of the coarser end.
        unit: Canonical unit, "" where none is written.
        numeral: The numeral of the upper end.
        number_end: One past the number, before the unit.
        ranged: Whether two ends are written.
        form: "number", "range", "change", "tolerance", "sum", "score" or "ratio".
        parted: Whether it is told as a part of a whole ("two-thirds").
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    digits: int
    unit: str
    numeral: Numeral
    number_end: int
    ranged: bool = False
    form: str = "number"
    parted: bool = False


@frozen
class MoneyWords:
    """What stands for money before a number."""

    signs: dict[str, str]
    dollars: dict[str, str]
    letters: dict[str, str]
    units: UnitWords
    glued: dict[str, tuple[int, str]]
    weights: frozenset[str]
    shy: frozenset[str]
    warm: frozenset[str]


@lru_cache(maxsize=16)
def compile_money(lexicon: Lexicon) -> MoneyWords:
    """Return the money words and the units of a language."""
    table, units = lexicon.read_table("currencies"), lexicon.read_table("units")
    return MoneyWords(
        signs=table.get("signs", {}),
        dollars=table.get("dollars", {}),
        letters=table.get("letters", {}),
        units=compile_units(lexicon),
        glued={letter: (row["power"], row["unit"]) for letter, row in units.get("glued_letters", {}).items()},
        weights=frozenset(table.get("doubtful", {}).get("weight_too", [])),
        shy=frozenset(table.get("doubtful", {}).get("words_too", [])),
        warm=frozenset(units.get("limits", {}).get("temperature_cues", [])),
    )


def read_amount(words: MoneyWords, text: str, folded: str, numeral: Numeral) -> Amount:
    """Return the amount of one numeral: sign, money before it, multiplier and unit behind it."""
    start, end, value, digits = numeral.start, numeral.end, numeral.low, numeral.digits
    money, start = _read_money_before(words, text, start)
    if numeral.spelled:
        negative, start = _read_minus_word(folded, start)
    else:
        negative, start = _read_sign(text, start)
        if negative and not money:
            money, start = _read_money_before(words, text, start)
        elif not negative:
            negative, start = _read_minus_word(folded, start)
    factor, end = _read_letter(words, text, folded, numeral, money=bool(money))
    if factor != 1:
        value = EXACT.multiply(value, factor)
        numeral = Numeral(numeral.start, end, value, value, digits, scale=factor)
    number_end = end
    unit = money
    if money:
        end, unit = _read_behind_money(words, text, folded, end, money)
    else:
        end, unit = _read_unit(words, text, folded, numeral, end)
    value = EXACT.minus(value) if negative else value
    return Amount(start, end, value, value, digits, unit, numeral, number_end, parted=numeral.fraction and not unit)


def join_sum(left: Amount, right: Amount) -> Amount:
    """Return "7 feet 10 inches" as one amount in the smaller unit."""
    over, under = scale_unit(left.unit), scale_unit(right.unit)
    total = EXACT.add(EXACT.divide(EXACT.multiply(left.low, over.factor), under.factor), right.low)
    return Amount(left.start, right.end, total, total, max(left.digits, right.digits) + 1, right.unit, right.numeral, right.number_end, form="sum")


def can_sum(left: Amount, right: Amount) -> bool:
    """Whether two amounts side by side are one told in two units: the second smaller than one of the first."""
    if not left.unit or not right.unit or left.unit == right.unit or left.ranged or right.ranged or " " in left.unit or left.low != int(left.low):
        return False
    over, under = scale_unit(left.unit), scale_unit(right.unit)
    if over.dimension != under.dimension or over.offset or over.factor <= under.factor or not right.low > 0:
        return False
    return EXACT.multiply(right.low, under.factor) < EXACT.multiply(over.factor, 4)


def _read_sign(text: str, start: int) -> tuple[bool, int]:
    """Return whether a minus stands right before the number and belongs to it, and where the amount begins then."""
    if start == 0 or text[start - 1] not in _SIGNED or text[start - 1] == "–":
        return False, start
    before = text[start - 2 : start - 1]
    if before and (before.isalnum() or before in ")]%.,'\"”’-"):
        return False, start
    return True, start - 1


def _read_minus_word(folded: str, start: int) -> tuple[bool, int]:
    if folded[start - 2 : start] not in ("s ", "e "):
        return False, start
    found = _MINUS_WORD.search(folded, max(0, start - 9), start)
    return (True, found.start()) if found else (False, start)


def _read_money_before(words: MoneyWords, text: str, start: int) -> tuple[str, int]:
    """Return the currency written before the number ("" where none is) and where the amount begins then."""
    if start == 0:
        return "", start
    at = start
    if text[at - 1] in _SPACES and at > 1:
        at -= 1
    sign = text[at - 1]
    if sign in words.signs:
        code = words.signs[sign]
        at -= 1
        if code == "USD":
            letters = _DOLLARS_BEFORE.search(text, max(0, at - 6), at)
            if letters and letters[1] in words.dollars:
                return words.dollars[letters[1]], letters.start()
            if letters and letters[1] in words.units.codes:
                return letters[1], letters.start()
        elif letters := _LETTERS_BEFORE.search(text, max(0, at - 4), at):
            if letters[1] in words.units.codes:
                return letters[1], letters.start()
        return code, at
    if not sign.isalpha() and sign != ".":
        return "", start
    letters = _LETTERS_BEFORE.search(text, max(0, start - 8), start)
    if letters is None:
        return "", start
    return _read_code(words, letters[1], glued=not letters[3], dotted=bool(letters[2]), at=letters.start(), start=start)


def _read_code(words: MoneyWords, token: str, *, glued: bool, dotted: bool, at: int, start: int) -> tuple[str, int]:
    if token in words.units.codes and not dotted:
        return (token, at) if glued or token not in words.units.shy_codes else ("", start)
    if len(token) == 4 and token[0] in "MBk" and token[1:] in words.units.codes:
        return token[1:], at
    code = words.letters.get(token, "")
    if not code or (not glued and (len(token) == 1 or token == "US")) or (dotted and len(token) == 1):
        return "", start
    return code, at


def _read_letter(words: MoneyWords, text: str, folded: str, numeral: Numeral, *, money: bool) -> tuple[Decimal, int]:
    """Return the factor of a letter glued to the digits ("$12m", "5m people"), and where the number ends then."""
    end = numeral.end
    letter = text[end : end + 1]
    row = words.glued.get(letter)
    if row is None or numeral.scale != 1 or numeral.spelled or text[end + 1 : end + 2].isalnum():
        return Decimal(1), end
    power, unit = row
    following = text[end + 1 : end + 2]
    if money or _is_money_behind(words, text, folded, end + 1) or (letter in "M" and following in ("", " ", ",", ".", ")", ";")):
        return Decimal(10) ** power, end + 1
    if letter == "m" and following == " " and _counts_noun(folded, end + 2):
        return Decimal(10) ** power, end + 1
    return Decimal(1), end


def _is_money_behind(words: MoneyWords, text: str, folded: str, at: int) -> bool:
    found = match_unit(words.units, text, folded, at, spelled=False)
    return found is not None and not found.glued and is_money(found.unit)


_PLURAL = re.compile(r"(?:(?!and|or|to|of|in|the|at|on|by|from|with|for|is|was)[a-z]{2,14} ){0,2}([a-z]{3,14}s|people|children|women|men|homes)\b")
_SIZED = re.compile(r"(?:long|wide|high|tall|deep|away|below|above|sprint|race|hurdles|freestyle|butterfly|relay)s?\b")


def _counts_noun(folded: str, at: int) -> bool:
    """Whether a plural stands at ``at``: "5m users" are millions, "5m long" and "100m hurdles" are metres."""
    return not _SIZED.match(folded, at) and bool(_PLURAL.match(folded, at, at + 48))


def _read_behind_money(words: MoneyWords, text: str, folded: str, end: int, money: str) -> tuple[int, str]:
    """Read past a currency that is told again behind the number ("US$5 million dollars", "$20 USD"), and what it is per."""
    again = match_unit(words.units, text, folded, end, spelled=False)
    if again is not None and is_money(again.unit) and (again.unit == money or money == "USD") and not again.unit.endswith("_minor"):
        return again.end, again.unit
    return match_below(words.units, text, folded, end, money)


def _read_unit(words: MoneyWords, text: str, folded: str, numeral: Numeral, end: int) -> tuple[int, str]:
    at = end
    if numeral.fraction or numeral.bare:
        article = _OF_ONE.match(folded, end)
        if article:
            at = article.end() - 1
    found = match_unit(words.units, text, folded, at, spelled=numeral.spelled)
    if found is None:
        return _read_warmth(words, text, folded, end)
    if at != end and not found.word:
        return end, ""
    if found.unit in words.weights and _means_pounds(text, numeral):
        return found.end, "GBP"
    token = folded[end:found.end].strip(" -")
    if token.rstrip("s") in words.shy and not (numeral.scale >= 1000 or numeral.low >= 100):
        return end, ""
    if token == "in" and not found.glued and not _ends_clause(text, found.end):
        return end, ""
    if token in ('"', "″") and text.count('"', max(0, end - 200), end) % 2:
        return end, ""
    return found.end, found.unit


def _read_warmth(words: MoneyWords, text: str, folded: str, end: int) -> tuple[int, str]:
    """Read "30C" and "86 F" where the words before speak of temperature."""
    at = end + (text[end : end + 1] in (" ", "\u00a0") and end < len(text))
    letter = text[at : at + 1]
    if letter in ("C", "F") and not text[at + 1 : at + 2].isalnum() and text[at + 1 : at + 2] not in ("/", "-", "'"):
        around = folded[max(0, end - 80) : end] + folded[at + 1 : at + 40]
        if any(cue in around for cue in words.warm):
            return at + 1, "degree_Celsius" if letter == "C" else "degree_Fahrenheit"
    return end, ""


def _means_pounds(text: str, numeral: Numeral) -> bool:
    """Whether "pounds" are money: millions of them, or a sign of them near."""
    return numeral.scale >= 1_000_000 or "£" in text[max(0, numeral.start - 300) : numeral.end + 300]


def _ends_clause(text: str, at: int) -> bool:
    following = text[at : at + 1]
    return not following or following in ".,;:)]\n" or text[at : at + 3] in (" x ", " by") or text.startswith((" and ", " or ", " long", " wide", " tall", " high", " deep"), at) and text[at + 5 : at + 6].isdigit()
