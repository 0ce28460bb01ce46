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
_DOLLARS_BEFORE = re.compile(r"(?<![^\W_])(U\.S\.|[A-Za-z]{1,3})( ?)$")
_CODE_BEHIND = re.compile(r"[ \u00a0]?([MBk])([A-Z]{3})(?!\w)")
_SCALE_BEHIND = re.compile(r" (million|billion|trillion|thousand|bn|mn|m)(?![\w-])")
_CODE_POWERS = {"M": Decimal(10**6), "B": Decimal(10**9), "k": Decimal(1000)}
_WORDS_TOO = frozenset({"A", "a", "S", "R", "C", "CAN", "can", "us", "AUS", "L", "B", "N", "Z", "J", "G"})  # not a space away
_ONE = Decimal(1)
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
    scales: dict[str, Decimal]
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
        scales={"million": Decimal(10**6), "billion": Decimal(10**9), "trillion": Decimal(10**12), "thousand": Decimal(1000),
                "bn": Decimal(10**9), "mn": Decimal(10**6), "m": Decimal(10**6)},
        warm=frozenset(units.get("limits", {}).get("temperature_cues", [])),
    )


def read_amount(words: MoneyWords, text: str, folded: str, numeral: Numeral, floor: int = 0) -> Amount:
    """Return the amount of one numeral: sign, money before it (not before ``floor``), multiplier and unit behind it."""
    start, end, value, digits = numeral.start, numeral.end, numeral.low, numeral.digits
    money, start, factor = _read_money_before(words, text, start)
    if start < floor:
        money, start, factor = "", numeral.start, _ONE
    if numeral.spelled:
        negative, start = _read_minus_word(folded, start)
    else:
        negative, start = _read_sign(text, start)
        if negative and not money:
            money, start, factor = _read_money_before(words, text, start)
        elif not negative:
            negative, start = _read_minus_word(folded, start)
    letter, end = _read_letter(words, text, folded, numeral, money=bool(money))
    factor = EXACT.multiply(factor, letter)
    if not money:
        behind, end, money = _read_code_behind(words, text, end)
        factor = EXACT.multiply(factor, behind)
    if factor != 1:
        value = EXACT.multiply(value, factor)
        numeral = Numeral(numeral.start, end, value, value, digits, scale=factor)
    number_end = end
    unit = money
    if money:
        end, unit = _read_behind_money(words, text, folded, end, money)
    else:
        end, unit = _read_unit(words, text, folded, numeral, end)
    if end != number_end and (scale := _SCALE_BEHIND.match(folded, end, end + 12)) and is_money(unit) and numeral.scale == 1:
        value, end = EXACT.multiply(value, words.scales[scale[1]]), scale.end()
    if unit in ("", "degree", "degree_Celsius", "degree_Fahrenheit") and folded.startswith(" below zero", end) and value > 0:
        negative, end, unit = True, end + 11, unit or "degree"
    value = EXACT.minus(value) if negative else value
    return Amount(start, end, value, value, digits, unit, numeral, number_end, parted=numeral.fraction and not unit)


def join_sum(left: Amount, right: Amount) -> Amount:
    """Return "7 feet 10 inches" as one amount in the smaller unit, and "20 dollars 43" in whole dollars, as people reckon."""
    over, under = scale_unit(left.unit), scale_unit(right.unit)
    if is_money(left.unit):
        total = EXACT.add(left.low, EXACT.divide(EXACT.multiply(right.low, under.factor), over.factor))
        return Amount(left.start, right.end, total, total, left.digits + 2, left.unit, right.numeral, right.number_end, form="sum")
    total = EXACT.add(EXACT.divide(EXACT.multiply(left.low, over.factor), under.factor), right.low)
    digits = max(left.digits, right.digits) + 1
    return Amount(left.start, right.end, total, total, digits, right.unit, right.numeral, right.number_end, form="sum")


def can_sum(left: Amount, right: Amount) -> bool:
    """Whether two amounts side by side are one told in two units: the second smaller than one of the first."""
    if not left.unit or not right.unit or left.unit == right.unit or left.ranged or right.ranged:
        return False
    if " " in left.unit or left.low != int(left.low):
        return False
    over, under = scale_unit(left.unit), scale_unit(right.unit)
    if over.dimension != under.dimension or over.offset or over.factor <= under.factor or not right.low > 0:
        return False
    return EXACT.multiply(right.low, under.factor) < EXACT.multiply(over.factor, 4)


def _read_sign(text: str, start: int) -> tuple[bool, int]:
    """Return whether a minus stands right before the number and belongs to it, and where the amount begins then."""
    if start == 2 and text[:2] in ("- ", "− "):
        return True, 0
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


def _read_money_before(words: MoneyWords, text: str, start: int) -> tuple[str, int, Decimal]:
    """Return the currency written before the number ("" where none is), where the amount begins then, and its multiplier ("MUSD")."""
    if start == 0:
        return "", start, _ONE
    at = start
    if text[at - 1] in _SPACES and at > 1:
        at -= 1
    sign = text[at - 1]
    if sign in words.signs:
        return (*_read_sign_before(words, text, at - 1, words.signs[sign]), _ONE)
    if not sign.isalpha() and sign != ".":
        return "", start, _ONE
    letters = _LETTERS_BEFORE.search(text, max(0, start - 8), start)
    if letters is None:
        return "", start, _ONE
    return _read_code(words, letters, start)


def _read_sign_before(words: MoneyWords, text: str, at: int, code: str) -> tuple[str, int]:
    """Return what the letters in front of a sign at ``at`` make of it ("US$", "HK $"), and where they begin."""
    letters = _DOLLARS_BEFORE.search(text, max(0, at - 6), at)
    if letters is None:
        return code, at
    written = letters[1]
    if code == "USD" and (found := words.dollars.get(written) or (words.dollars.get(written.upper()) if len(written) > 1 else None)):
        if written in _WORDS_TOO and letters[2]:
            return code, at
        return found, letters.start()
    if written.upper() in words.units.codes and len(written) == 3 and not (written.islower() and letters[2]):
        return written.upper(), letters.start()
    return code, at


def _read_code(words: MoneyWords, letters: re.Match[str], start: int) -> tuple[str, int, Decimal]:
    """Return the currency of letters before a number: a code, a code of millions, or a customary abbreviation."""
    written, glued, dotted = letters[1], not letters[3], bool(letters[2])
    if written in words.units.codes and not dotted:
        return (written, letters.start(), _ONE) if glued or written not in words.units.shy_codes else ("", start, _ONE)
    if len(written) == 4 and written[0] in _CODE_POWERS and written[1:] in words.units.codes:
        return written[1:], letters.start(), _CODE_POWERS[written[0]]
    code = words.letters.get(written, "")
    if not code or (not glued and (len(written) == 1 or written == "US")) or (dotted and len(written) == 1):
        return "", start, _ONE
    return code, letters.start(), _ONE


def _read_code_behind(words: MoneyWords, text: str, end: int) -> tuple[Decimal, int, str]:
    """Return the multiplier, the end and the currency of "60 MUSD"."""
    found = _CODE_BEHIND.match(text, end, end + 8)
    if found is None or found[2] not in words.units.codes:
        return _ONE, end, ""
    return _CODE_POWERS[found[1]], found.end(), found[2]


def _read_letter(words: MoneyWords, text: str, folded: str, numeral: Numeral, *, money: bool) -> tuple[Decimal, int]:
    """Return the factor of a letter glued to the digits ("$12m", "5m people"), and where the number ends then."""
    end = numeral.end
    letter = text[end : end + 1]
    row = words.glued.get(letter)
    if row is None or numeral.scale != 1 or numeral.spelled or text[end + 1 : end + 2].isalnum():
        return Decimal(1), end
    power, _ = row
    following = text[end + 1 : end + 2]
    if money or _is_money_behind(words, text, folded, end + 1) or (letter == "M" and following in ("", " ", ",", ".", ")", ";")):
        return Decimal(10) ** power, end + 1
    if letter == "m" and following == " " and _counts_noun(folded, end + 2):
        return Decimal(10) ** power, end + 1
    return Decimal(1), end


def _is_money_behind(words: MoneyWords, text: str, folded: str, at: int) -> bool:
    found = match_unit(words.units, text, folded, at, spelled=False)
    return found is not None and not found.glued and is_money(found.unit)


_PLURAL = re.compile(r"(?:(?!(?:and|or|to|of|in|the|at|on|by|from|with|for|is|was) )[a-z]{2,14} ){0,2}(?:[a-z]{3,14}s|people|children|women|men)\b")
_SIZED = re.compile(r"(?:long|wide|high|tall|deep|away|below|above|sprint|race|hurdles|freestyle|butterfly|relay)s?\b")


def _counts_noun(folded: str, at: int) -> bool:
    """Whether a plural stands at ``at``: "5m users" are millions, "5m long" and "100m hurdles" are metres."""
    return not _SIZED.match(folded, at) and bool(_PLURAL.match(folded, at, at + 48))


def _read_behind_money(words: MoneyWords, text: str, folded: str, end: int, money: str) -> tuple[int, str]:
    """Read past a currency that is told again behind the number ("US$5 million dollars", "$20 USD"), and what it is per."""
    again = match_unit(words.units, text, folded, end, spelled=False)
    if again is not None and is_money(again.unit) and money in (again.unit, "USD") and not again.unit.endswith("_minor"):
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
    written = folded[end : found.end].strip(" -")
    if written == "p" and numeral.low >= 200:
        return end, ""
    if written.rstrip("s") in words.shy and not (numeral.scale >= 1000 or numeral.low >= 100):
        return end, ""
    if written == "in" and not found.glued and not _ends_clause(text, found.end):
        return end, ""
    if written.startswith("sec") and text[found.end : found.end + 1] == "-":
        return end, ""
    if written in ('"', "''") and (text.count('"', max(0, end - 200), end) % 2 or numeral.spelled):
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
    return text[at : at + 1] in ("", ".", ",", ";", ":", ")", "]", "\n") or text.startswith((" x ", " by ", " long", " wide", " tall", " high", " deep"), at)
