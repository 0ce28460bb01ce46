"""Lengths of time, as told: "three weeks", "a year and a half", "nine-hour", "days". Knows no calendar."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from attrs import evolve

from reconcile.extract.counting.margins import EXACTLY, BoundWord, apply_bound, compile_bounds
from reconcile.extract.dating import guards
from reconcile.extract.dating.timewords import WordString
from reconcile.model.interval import Interval
from reconcile.model.value import Bound, Duration

_SMALLER = {
    "minute": ((60, "second"),),
    "hour": ((60, "minute"),),
    "day": ((24, "hour"),),
    "year": ((12, "month"),),
    "decade": ((10, "year"), (120, "month")),
    "century": ((10, "decade"), (100, "year")),
}
"""How many of smaller units each is: "half an hour" is PT30M."""
_LEAST_REST, _REST = 5, 60
"""Of this many smaller ones a bare number tells what is over: "one hour thirty"."""
LOOSE = frozenset({Bound.ABOUT, Bound.NEARLY, Bound.MORE_THAN})
_CLOCK = frozenset({"hour", "minute"})
"""Units of which a whole and a part told in words are reckoned in the smaller one as well: "an hour and a half" is 90 minutes."""


def read_amount(words: WordString, first: int, last: int) -> tuple[Decimal | None, str]:
    """Return how many of which unit ``words[first:last]`` tell, the first unit counting where several are told.

    The amount is None where it is vague; the unit is its name in ``timeunits.toml``, "" where there is none.
    """
    amount: Decimal | None = None
    unit = ""
    vague = False
    for at in range(first, last):
        code, value = words.codes[at], words.items[at][2]
        if code in "UVpP":
            if not unit:
                vague = vague or (code == "V" and (amount is None or (amount == 1 and words.codes[at - 1] == "A")))
                unit = value if code in "UV" else "night"
        elif code == "h":
            amount = None if amount is None else amount + value
        elif not unit:
            amount, vague = _read_number(code, value, amount, vague=vague)
    if "l" in words.codes[first:last] and amount is not None:
        return (None if vague else _reckon_part(amount, unit)[0]), _reckon_part(amount, unit)[1]
    return (None if vague else amount), unit


def _reckon_part(amount: Decimal, unit: str) -> tuple[Decimal, str]:
    """Return a part of a unit as wholes of a smaller one: half an hour are 30 minutes."""
    whole = ((amount * many, smaller) for many, smaller in _SMALLER.get(unit, ()))
    return next(((count, smaller) for count, smaller in whole if count == int(count)), (amount, unit))


def _read_number(code: str, value: Any, amount: Decimal | None, *, vague: bool) -> tuple[Decimal | None, bool]:  # noqa: ANN401 - an item means anything
    """Return the amount after one more word in front of the unit, and whether it is vague."""
    if code in "NY":
        return Decimal(value), False
    if code == "v":
        return None, True
    if code == "l":
        return value, vague
    one = (code == "A" and not vague) or (code == "z" and value == "ANOTHER")
    return (Decimal(1) if one and amount is None else amount), vague


def build_duration(words: WordString, first: int, last: int, units: dict[str, dict[str, Any]]) -> Duration | None:
    """Return the duration that ``words[first:last]`` tell, None where they tell none; the last unit tells the sum of several."""
    parts = _split_units(words, first, last)
    amount, unit = read_amount(words, *parts[0])
    entry = units.get(unit)
    if entry is None:
        return None
    timex = ""
    if amount is not None and unit in _CLOCK and "h" in words.codes[first:last] and len(parts) == 1:
        timex = spell_duration(amount, entry)
        amount, unit = _reckon_part(amount, unit)
        entry = units[unit]
    bound = _find_bound(words, first, last)
    if amount is None:
        return Duration(
            None, entry["unit"], bound=Bound.VAGUE, allows=Interval(Decimal(0), None, low_open=True), timex=spell_duration(None, entry)
        )
    told = [(amount, entry)]
    timex = timex or spell_duration(amount, entry)
    for begin, end in parts[1:]:
        more, other = read_amount(words, begin, end)
        second = units.get(other or _SMALLER[unit][0][1])
        if more is None or second is None:
            continue
        told.append((more, second))
        timex = _join_timex(timex, spell_duration(more, second))
    entry = told[-1][1]  # "2 years and 3 months" are 27 months: only the smaller unit tells the sum without a remainder
    total = sum((more * other.get("times", 1) * _ratio(other, entry) for more, other in told), Decimal(0))
    digits = len(str(total.normalize().as_tuple().digits)) and len(total.normalize().as_tuple().digits)
    names = Interval(total, total)
    allows = apply_bound(bound, names)
    if bound.kind in LOOSE and len(told) == 1:
        allows = _loosen(allows, total, words)
    return Duration(names, entry["unit"], bound=bound.kind, allows=allows, digits=digits, timex=timex)


def _loosen(allows: Interval[Decimal], told: Decimal, words: WordString) -> Interval[Decimal]:
    """Return what few units told roughly allow: "just under three months" and "about a month" round to the unit, not to its tenth."""
    loose = words.lexicon.read_table("timeunits").get("loose", {})
    if allows.low is None or allows.high is None or told < 1:
        return allows
    reach = Decimal(loose.get("one" if told == 1 else "few", "0"))
    low = min(allows.low, told - reach) if allows.low < told else allows.low
    high = max(allows.high, told + reach) if allows.high > told else allows.high
    return evolve(allows, low=low, high=high)


def list_amounts(words: WordString, first: int, last: int) -> tuple[tuple[float, str], ...]:
    """Return every further amount and unit of "2 weeks and 2 days" after the first."""
    told = [read_amount(words, *part) for part in _split_units(words, first, last)[1:]]
    return tuple((float(amount), unit) for amount, unit in told if amount is not None and unit)


def trim_units(words: WordString, first: int, last: int) -> int:
    """Return where the length of time ends that begins at ``first``: "a day, three days" are two."""
    parts = _split_units(words, first, last)
    before = 0
    for begin, end in parts:
        unit = read_amount(words, begin, end)[1]
        size = _SIZES.get(unit, 0)
        if before and size >= before:
            return begin - len(words.codes[first:begin]) + len(words.codes[first:begin].rstrip(",a"))
        before = size
    return last


_SIZES = {
    "second": 1,
    "minute": 2,
    "hour": 3,
    "day": 4,
    "night": 4,
    "week": 5,
    "workweek": 5,
    "fortnight": 6,
    "month": 7,
    "quarter": 8,
    "year": 9,
    "decade": 10,
    "century": 11,
}
"""Units in the order of their length."""


def build_range(words: WordString, first: int, last: int, units: dict[str, dict[str, Any]]) -> Duration | None:
    """Return the length between two ends that share a unit ("two to three hours"), None where they are no range."""
    begin = words.codes.index("N", first)
    joint = next(at for at in range(begin + 1, last) if words.codes[at] in "oqa-" and words.codes[at + 1] not in "ho-")
    high = build_duration(words, joint + 1, last, units)
    low, _ = read_amount(words, begin, joint)
    amount, _ = read_amount(words, joint + 1, last)
    if high is None or high.names is None or high.names.high is None or low is None or not amount or not 0 < low < amount:
        return None
    names = Interval(low * high.names.high / amount, high.names.high)
    bound = _find_bound(words, first, last)
    return evolve(high, names=names, bound=bound.kind, allows=apply_bound(bound, names))


def go_on(words: WordString, unit: int, last: int) -> int:
    """Return where the length ends once a bare number goes on in the smaller unit: "one hour thirty"."""
    value = words.items[last][2] if words.codes[last : last + 1] == "N" else None
    rest = unit == last - 1 and words.items[unit][2] in _CLOCK and isinstance(value, int) and _LEAST_REST <= value < _REST
    return last + 1 if rest and guards.stands_alone(words, last + 1) else last


def _find_bound(words: WordString, first: int, last: int) -> BoundWord:
    """Return what the word of approximation in front does to the length, or "within": the widths are those of all numbers."""
    at = words.codes.find("z", first, last)
    known = compile_bounds(words.lexicon).before
    if at < 0:
        leads = first > 0 and words.codes[first - 1] == "i"
        return known.get(words.lower_item(first - 1), EXACTLY) if leads else EXACTLY
    kind = words.items[at][2]
    found = known.get(words.lower_item(at))
    if found is not None or kind not in Bound.__members__:
        return found or EXACTLY
    return next((word for word in known.values() if word.kind is Bound[kind]), EXACTLY)


def spell_duration(amount: Decimal | int | None, unit: dict[str, Any]) -> str:
    """Return the TIMEX3 value of ``amount`` units ("P3W", "PT1.5H", "PXD" where vague)."""
    letter: str = unit["timex"]
    factor = unit.get("times", 1) if letter == "W" else 1
    number = "X" if amount is None else format((Decimal(amount) * factor).normalize(), "f")
    return f"PT{number}{letter[1]}" if len(letter) > 1 and letter[0] == "T" else f"P{number}{letter}"


def _join_timex(timex: str, more: str) -> str:
    """Join "P1Y" and "P6M" to "P1Y6M", "PT1H" and "PT30M" to "PT1H30M"."""
    if more.startswith("PT") and "T" in timex:
        return timex + more[2:]
    return timex + more[1:]


def _ratio(unit: dict[str, Any], whole: dict[str, Any]) -> Decimal:
    """How many of the canonical unit of ``whole`` one canonical unit of ``unit`` makes."""
    sizes = {"year": 31557600, "month": 2629800, "week": 604800, "day": 86400, "hour": 3600, "minute": 60, "second": 1}
    one, other = unit["unit"], whole["unit"]
    if (one, other) == ("month", "year"):
        return Decimal(1) / 12
    if (one, other) == ("year", "month"):
        return Decimal(12)
    return Decimal(sizes[one]) / Decimal(sizes[other])


def _split_units(words: WordString, first: int, last: int) -> list[tuple[int, int]]:
    """Split before every number that follows a unit."""
    cuts = [first]
    seen = False
    for at in range(first, last):
        code = words.codes[at]
        if seen and code in "NYA":
            cuts.append(at)
            seen = False
        elif code in "UV":
            seen = True
    return [*zip(cuts, [*cuts[1:], last], strict=True)]
