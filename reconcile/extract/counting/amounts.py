"""Makes amounts of numerals: sign, money before, unit behind. Knows no bound and no noun.

An amount is a scratch value between a numeral and a mention. Which unit a doubtful letter or word is, is settled here by what
stands around it: "5m long" and "5m people", "two pounds" of a baby and of a budget.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from attrs import evolve, frozen

from reconcile.adapters.units import scale_unit
from reconcile.extract.counting.digits import EXACT
from reconcile.extract.counting.money import (
    MoneyWords,
    compile_money,
    is_all,
    read_behind_money,
    read_code_behind,
    read_letter,
    read_money_before,
    read_name_before,
    read_scale_behind,
)
from reconcile.extract.counting.units import UnitFound, UnitWords, is_money, match_below, match_unit
from reconcile.extract.numerals import Numeral
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import trie_pattern

_SIGNED = "-−"
_CLINGING = ")]%.,'\"”’-"  # a hyphen behind one of these joins and takes nothing away
_CLOSING = frozenset(("", ".", ",", ";", ":", ")", "]", "\n"))
_REACH = 16  # code points of the words of a tolerance
_NEXT_DEGREES = re.compile(r"-[0-9]+[CF]\b")
_NEAR = 60  # code points around a number in which a cue counts
_WHOLE = 100  # per cent
_SHORT = re.compile(r"[0-9] ?[A-Za-z]{1,3}$")
_FEET = re.compile(r"['’′][0-9]{1,2}(?:[\"”″]|''|’’)")
_NEXT_NUMBER = re.compile(r" [0-9]")
_WORD = re.compile(r"[a-z]+")
_CENTS = 2  # places behind the point of a price
_SCALED = 1000  # behind the name of a currency so large a multiplier makes money of a number
_WEIGHTY = 1_000_000  # so many pounds are money


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
class AmountWords:
    """The words that make amounts.

    Attributes:
        money: Money around numbers.
        units: Units behind them.
        minus: Words of a minus, a space behind each.
        either: Words of a tolerance that end in one of these ("plus or minus").
        of_one: What may stand between a part and its unit ("half a mile").
        of: The same behind a whole and a part ("one and three quarters of hours").
        modifiers: Words between a number and its unit ("two more miles").
        begun: Finds one of a unit in front of a part ("a mile and ").
        pounds: Units that are money as well, and the money.
        shy: Names of money that are words as well.
        paying: Words in front of so many pounds that make money of them.
        warm: Words that make degrees of "30C".
        stored: Words that make bits of "1500b".
        below: Words behind a temperature that make a minus of it.
        clause: Words behind "2 in" that show that it is inches.
        being: Words in front of a bracket that show that it tells a loss ("is ($5)").
        shares: Words in front of a number that make a percentage of it.
        absolute: Words that make a temperature of nought.
        screens: Numbers of which "p" are the lines of a screen, and no pence.
    """

    money: MoneyWords
    units: UnitWords
    minus: tuple[str, ...]
    either: tuple[str, ...]
    of_one: tuple[str, ...]
    of: tuple[str, ...]
    modifiers: re.Pattern[str]
    begun: re.Pattern[str]
    pounds: dict[str, tuple[str, ...]]
    shy: frozenset[str]
    paying: tuple[str, ...]
    warm: tuple[str, ...]
    stored: tuple[str, ...]
    below: tuple[str, ...]
    clause: tuple[str, ...]
    being: tuple[str, ...]
    shares: tuple[str, ...]
    absolute: tuple[str, ...]
    screens: frozenset[Decimal]


@lru_cache(maxsize=16)
def compile_amounts(lexicon: Lexicon) -> AmountWords:
    """Return the words of a language that make amounts."""
    doubtful, limits = lexicon.read_table("currencies").get("doubtful", {}), lexicon.read_table("units").get("limits", {})
    joints = lexicon.read_table("numerals").get("joints", {})
    money = compile_money(lexicon)
    return AmountWords(
        money=money,
        units=money.units,
        minus=tuple(f"{word} " for word in joints.get("minus", [])),
        either=tuple(f"{form} " for form in joints.get("either", [])),
        of_one=tuple(f"{gap}{form} " for form in joints.get("of_one", []) for gap in " -"),
        of=tuple(f" {form} " for form in lexicon.read_table("counted").get("of", {}).get("words", [])),
        modifiers=re.compile(rf" (?:{_trie(limits.get('modifiers', []))})(?= )"),
        begun=re.compile(rf"(?<!\w)(?:{_trie(joints.get('one', []))}) ([a-z]+) (?:{_trie(joints.get('and', []))}) $"),
        pounds={row["unit"]: (row["money"], row["sign"], *row.get("minors", [])) for row in doubtful.get("weight_too", [])},
        shy=frozenset(doubtful.get("words_too", [])),
        paying=tuple(f" {form} " for form in doubtful.get("paying", [])),
        warm=tuple(limits.get("temperature_cues", [])),
        stored=tuple(limits.get("data_cues", [])),
        below=tuple(f" {form}" for form in limits.get("below_zero", [])),
        being=tuple(f" {form} " for form in lexicon.read_table("currencies").get("doubtful", {}).get("loss_before", [])),
        shares=tuple(f"{form} " for form in limits.get("percentage_of", [])),
        absolute=tuple(f"{form} " for form in limits.get("absolute_zero", [])),
        screens=frozenset(map(Decimal, limits.get("screens", []))),
        clause=tuple(f" {word}" for word in limits.get("clause_words", [])),
    )


def _trie(forms: list[str]) -> str:
    return trie_pattern(forms) or "(?!)"


def read_amount(words: AmountWords, text: str, folded: str, numeral: Numeral, floor: int = 0) -> Amount:
    """Return the amount of one numeral: sign, money before it, multiplier and unit behind it.

    Args:
        words: The words of the language.
        text: The text.
        folded: The same in lower case, place by place.
        numeral: The number.
        floor: Where the amount before it ends: nothing in front of that is read again.
    """
    if text[numeral.end : numeral.end + 1] == ")" and (loss := _read_loss(words, text, folded, numeral)) is not None:
        return loss
    money, start, factor = read_money_before(words.money, text, numeral.start, numeral.end)
    if start < floor:
        money, start, factor = "", numeral.start, Decimal(1)
    negative, start = _read_minus(words, text, folded, start)
    if negative and not money and start > floor:
        money, start, factor = read_money_before(words.money, text, start, numeral.end)
    letter, end = read_letter(words.money, text, folded, numeral, money=bool(money))
    behind = Decimal(1)
    if not money:
        behind, end, money = read_code_behind(words.money, text, end)
    numeral = _multiply(numeral, EXACT.multiply(EXACT.multiply(factor, letter), behind), end)
    number_end = end
    if money:
        end, unit = read_behind_money(words.money, text, folded, end, money)
    else:
        end, unit = _read_unit(words, text, folded, numeral, end)
        if not unit and start == numeral.start > floor and (numeral.scale >= _SCALED or _ends_clause(words, folded, end)):
            unit, start = _read_name(words, text, folded, numeral, floor)
    if end != number_end and numeral.scale == 1 and is_money(unit):
        scale, end = read_scale_behind(words.money, folded, end)
        numeral = _multiply(numeral, scale, numeral.end)
    value = numeral.low
    if unit in ("", "degree", "degree_Celsius", "degree_Fahrenheit") and value > 0 and (below := _read_below(words, folded, end)):
        negative, end, unit = True, end + below, unit or "degree"
    value = EXACT.minus(value) if negative else value
    if not unit and not value and folded.endswith(words.absolute, 0, start):
        start, unit = folded.rfind(" ", 0, start - 1) + 1, "kelvin"
    surface = text[numeral.start : numeral.end]
    mixed = value > 1 and ("/" not in surface or " " in surface)  # "3½ laps" are counted, "3/2" are told as a part
    return Amount(start, end, value, value, numeral.digits, unit, numeral, number_end, parted=numeral.fraction and not unit and not mixed)


def find_percentage(words: AmountWords, folded: str, amount: Amount) -> int:
    """Return where "a percentage of 16" begins, the start of the number where nothing of the kind stands in front."""
    if not 0 < amount.high <= _WHOLE or amount.numeral.fraction:
        return amount.start
    return next((amount.start - len(form) for form in words.shares if folded.endswith(form, 0, amount.start)), amount.start)


def find_begun(words: AmountWords, folded: str, amount: Amount) -> Amount | None:
    """Return the amount that a part ends whose whole an article counts ("a mile and a half"), None where it ends none."""
    found = words.begun.search(folded, max(0, amount.start - 24), amount.start)
    rows = words.units.words.get(found[1], ()) if found is not None else ()
    unit = next((unit for form, unit in rows if found is not None and form == found[1]), "")
    if found is None or not unit or not amount.low < 1:
        return None
    value = EXACT.add(amount.low, Decimal(1))
    return amount._replace(start=found.start(), low=value, high=value, digits=2, unit=unit, parted=False)


def is_short(text: str, amount: Amount) -> bool:
    """Whether the multiplier is abbreviated ("1.8bn"), as it is where the money is told already."""
    return not amount.numeral.spelled and _SHORT.search(text, amount.numeral.start, amount.numeral.end) is not None


def _read_loss(words: AmountWords, text: str, folded: str, numeral: Numeral) -> Amount | None:
    """Read money in brackets as accounts tell a loss: "$(12.3) million", and "the result is ($0.15)"."""
    inner = text[numeral.start - 1 : numeral.start] == "("
    money, start, _ = read_money_before(words.money, text, numeral.start - inner, numeral.end)
    if not money:
        return None
    if not inner:
        if text[start - 1 : start] != "(" or not folded.endswith(words.being, 0, start - 1):
            return None
        start -= 1
    scale, number_end = read_scale_behind(words.money, folded, numeral.end + 1)
    end, unit = match_below(words.units, text, folded, number_end, money)
    numeral = _multiply(numeral, scale, number_end)
    value = EXACT.minus(numeral.low)
    return Amount(start, end, value, value, numeral.digits, unit, numeral, number_end)


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


def join_sum(left: Amount, right: Amount) -> Amount:
    """Return "7 feet 10 inches" as one amount in the smaller unit, and "20 dollars 43" in whole dollars, as people reckon."""
    over, under = scale_unit(left.unit), scale_unit(right.unit)
    if is_money(left.unit):
        total = EXACT.add(left.low, EXACT.divide(EXACT.multiply(right.low, under.factor), over.factor))
        return Amount(left.start, right.end, total, total, left.digits + 2, left.unit, right.numeral, right.number_end, form="sum")
    total = EXACT.add(EXACT.divide(EXACT.multiply(left.low, over.factor), under.factor), right.low)
    digits = max(left.digits, right.digits) + 1
    return Amount(left.start, right.end, total, total, digits, right.unit, right.numeral, right.number_end, form="sum")


def _multiply(numeral: Numeral, factor: Decimal, end: int) -> Numeral:
    if factor == 1:
        return numeral
    value = EXACT.multiply(numeral.low, factor)
    return evolve(numeral, end=end, low=value, high=value, scale=factor)


def _read_minus(words: AmountWords, text: str, folded: str, start: int) -> tuple[bool, int]:
    """Return whether a minus stands in front of the number and belongs to it, and where the amount begins then."""
    if start == 0:
        return False, start
    sign = text[start - 1]
    if sign in _SIGNED:
        before = text[start - 2 : start - 1] if start > 1 else ""
        clings = before.isalnum() or (before != "" and before in _CLINGING)
        return (False, start) if clings else (True, start - 1)
    if sign == " ":
        if start == 2 and text[0] in _SIGNED:
            return True, 0
        for word in words.minus:
            begin = start - len(word)
            if begin >= 0 and folded.startswith(word, begin) and not folded[begin - 1 : begin].isalnum():
                if folded[max(0, begin - _REACH) : start].endswith(words.either):
                    return False, start
                return True, begin
    return False, start


def _read_name(words: AmountWords, text: str, folded: str, numeral: Numeral, floor: int) -> tuple[str, int]:
    """Return the money whose name stands in front, and where it begins; a capital makes a person of "Sterling 12"."""
    name, begin = read_name_before(words.money, folded, numeral.start)
    capital = begin > 0 and text[begin].isupper() and numeral.scale < _SCALED
    shy = folded[begin : numeral.start].strip().rstrip("s") in words.shy
    return (name, begin) if name and begin >= floor and not shy and not capital else ("", numeral.start)


def _ends_clause(words: AmountWords, folded: str, end: int) -> bool:
    """Whether a number counts nothing: a mark or a small word stands behind it."""
    if folded[end : end + 1] in _CLOSING:
        return not folded[end + 1 : end + 2].isalnum()
    word = _WORD.match(folded, end + 1, end + 16)
    return folded[end] == " " and word is not None and word[0] in words.money.counted.stops


def _read_below(words: AmountWords, folded: str, end: int) -> int:
    """Return the length of "below zero" behind a temperature, 0 where it is not told."""
    return next((len(form) for form in words.below if folded.startswith(form, end)), 0)


def _read_unit(words: AmountWords, text: str, folded: str, numeral: Numeral, end: int) -> tuple[int, str]:
    at = end
    if numeral.fraction or numeral.bare or (numeral.spelled and numeral.low % 1):
        forms = (*words.of_one, *words.of) if numeral.low > 1 and not numeral.bare else words.of_one
        at = next((end + len(form) - 1 for form in forms if folded.startswith(form, end)), end)
    found = match_unit(words.units, text, folded, at, spelled=numeral.spelled)
    if found is None and _FEET.match(text, end):
        return end + 1, "foot"
    if found is None and (extra := words.modifiers.match(folded, at)):
        found = match_unit(words.units, text, folded, extra.end(), spelled=True)
    if found is None:
        return _read_warmth(words, text, folded, numeral, end)
    if at != end and not found.word:
        return end, ""
    if found.word and found.unit in words.pounds:
        money, sign, *minors = words.pounds[found.unit]
        near = text[max(0, numeral.start - 300) : numeral.end + 300]
        paid = folded.endswith(words.paying, 0, numeral.start)
        if numeral.scale < _WEIGHTY and not paid and sign not in near and not any(minor in near for minor in minors):
            return found.end, found.unit
        return match_below(words.units, text, folded, found.end, money)
    return (end, "") if _is_word(words, text, folded, numeral, (end, found)) else (found.end, found.unit)


def _is_word(words: AmountWords, text: str, folded: str, numeral: Numeral, place: tuple[int, UnitFound]) -> bool:
    """Whether what looks like a unit is a word or a mark there: "in", "real", a closing quotation mark, "second-hand"."""
    end, found = place
    written = folded[end : found.end].strip(" -")
    if written in words.money.signs and not found.glued and _NEXT_NUMBER.match(text, found.end):  # "1 $ 10 note"
        return True
    if written == "p" and numeral.low in words.screens:
        return True
    if written == "b":  # "802.11b", and "Figure 2b" where nothing speaks of data
        around = folded[max(0, numeral.start - _NEAR) : found.end + _NEAR]
        return numeral.low % 1 != 0 or not any(cue in around for cue in words.stored)
    if written == "pm":  # "2.30 pm" and "5 pm" are times of day, "2.1 pm" is a length
        return len(text[numeral.start : numeral.end].partition(".")[2]) in (0, 2)
    if written.rstrip("s") in words.shy and not (numeral.scale >= 1000 or numeral.low >= 100 or _has_cents(text, numeral)):
        return True
    if written in words.units.clause_end and not found.glued:
        return text[found.end : found.end + 1] not in _CLOSING and not text.startswith(words.clause, found.end)
    if found.unit == "second":  # "second-hand", and "in her 30s"
        return text[found.end : found.end + 1] == "-" or (found.glued and numeral.low % 10 == 0 and numeral.low > 0)
    return written in ('"', "''") and (text.count('"', max(0, end - 200), end) % 2 == 1 or numeral.spelled)


def _has_cents(text: str, numeral: Numeral) -> bool:
    """Whether a number has two places behind its point, as a price has."""
    return len(text[numeral.start : numeral.end].partition(".")[2]) == _CENTS


def _read_warmth(words: AmountWords, text: str, folded: str, numeral: Numeral, end: int) -> tuple[int, str]:
    """Read "30C" and "86 F" where the words around speak of temperature, or nothing stands around."""
    at = end + (text[end : end + 1] in (" ", "\u00a0") and end < len(text))
    letter, following = text[at : at + 1], text[at + 1 : at + 2]
    if letter in ("C", "F") and not following.isalnum() and (following not in ("/", "-", "'") or _NEXT_DEGREES.match(text, at + 1)):
        around = folded[max(0, end - 80) : end] + folded[at + 1 : at + 40]
        if is_all(text, numeral, at + 1) or any(cue in around for cue in words.warm):
            return at + 1, "degree_Celsius" if letter == "C" else "degree_Fahrenheit"
    return end, ""
