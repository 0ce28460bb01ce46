"""Joins amounts that stand side by side: ranges, sums, tolerances, ratios, scores and units shared by a list. Knows no noun.

"5-10 million", "between 5 and 10", "from 5 to 10" are one amount of two ends; "rose from 5 to 10" stays two amounts, since
each was true at its time, and the second knows the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from attrs import frozen

from reconcile.adapters.units import same_dimension
from reconcile.extract.counting.amounts import Amount, can_sum, join_sum
from reconcile.extract.counting.digits import EXACT, divide_exactly
from reconcile.extract.counting.margins import BoundWords, compile_bounds, read_bound_before
from reconcile.extract.counting.units import is_money
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import fold_form

_MOST_GOALS = 450  # a score or a vote has no more on one side
_WIDEST = 24  # code points between two amounts that belong together
_MANY = 10_000  # of these so many as one likes are told: "128 per 100,000"
_RATIO_BASES = frozenset(map(Decimal, (3, 4, 5, 10, 20, 100, 1000, 10000, 100000, 1000000)))
_TENS = frozenset(map(Decimal, (10, 100, 1000)))
_HYPHENS = "-–−"
_BODIES = {"foot": ("inch", 3, 8, 12), "stone": ("pound", 3, 40, 14)}  # least and most of a person, and how many parts make a whole
_HEIGHT_GAPS = frozenset((" ", "-"))
_COUNTING = re.compile(r"[\w.]*[\w%$]|[ -](?:[a-z-]+ )?[a-z]{2,}s\b")
_WIDE_STEP = 4  # "jumped 2 to 17" tells a step and a height, "rose 3 to 5" a range
_NOT_SHARED = frozenset({"", "person", "count"})
_LONGEST_SIDE = 10  # times the other one: "5x10 metres" are two sides, "4x100 metres" are legs of a race


@frozen
class RangeWords:
    """The words that join two amounts.

    Attributes:
        between: What stands in front of the first amount of a range: "between ".
        start: The same: "from ", "ranging from ".
        joints: What may stand between two amounts, by the folded words: "to", "and", "or", "dash", "ratio", "tolerance".
        inner: Joints that a bound may follow (" to more than ").
        bounds: The bounds of numbers.
        moving: Words of movement.
        spread: Words before a range that is none of movement, whichever end comes first ("ranging from").
        games: Words of games and votes.
        lists: What stands between two numbers of a list that share their unit.
        chains: Units that are parts of each other: only these a comma joins to one size.
        ands: What goes on behind the last part of a sum of money told in words.
        times: What stands between two sides ("5x10 cm").
        hyphened: Of these, the ones with hyphens.
        sums: What stands between the parts of one length told in two units.
    """

    between: tuple[str, ...]
    start: tuple[str, ...]
    joints: dict[str, str]
    inner: dict[str, str]
    bounds: BoundWords
    moving: frozenset[str]
    spread: tuple[str, ...]
    games: frozenset[str]
    lists: frozenset[str]
    chains: frozenset[tuple[str, str]]
    ands: tuple[str, ...]
    times: frozenset[str]
    hyphened: tuple[str, ...]
    sums: frozenset[str]


@lru_cache(maxsize=16)
def compile_ranges(lexicon: Lexicon) -> RangeWords:
    """Return the joining words of a language."""
    table, sizes = lexicon.read_table("bounds"), lexicon.read_table("quantities")
    ranges = table.get("ranges", {})
    joints = {f" {form} ": name for name in ("to", "and", "or") for form in ranges.get(name, [])}
    joints |= {gap: "dash" for dash in ranges.get("dashes", []) for gap in (dash, f" {dash} ", f"{dash} ", f" {dash}")}
    joints |= {hyphen + form + end: "to" for form in ranges.get("to", [])[:1] for hyphen, end in (("-", "-"), ("- ", " "))}
    joints |= {f" {form} ": "ratio" for form in sizes.get("ratios", {}).get("in", [])}
    either = [f" {form} " for form in lexicon.read_table("numerals").get("joints", {}).get("either", [])]
    joints |= dict.fromkeys(("±", " ± ", "+/-", " +/- ", " +/−", "+/−", *either), "tolerance")
    joints |= {f" {form} ": "out" for form in sizes.get("ratios", {}).get("out", [])}
    joints |= {f" {form} ": "over" for form in sizes.get("ratios", {}).get("over", [])}
    changes = sizes.get("changes", {})
    both = [*ranges.get("and", []), *ranges.get("or", [])[:1]]
    return RangeWords(
        between=_sort_forms(ranges.get("between", [])),
        start=_sort_forms(ranges.get("from", [])),
        joints=joints,
        inner={f" {form} ": name for name in ("to", "and", "or") for form in ranges.get(name, [])[:1]},
        bounds=compile_bounds(lexicon),
        spread=tuple(ranges.get("spread", [])),
        moving=frozenset(fold_form(word) for key in ("rose", "fell") for word in changes.get(key, [])),
        games=frozenset(sizes.get("games", {}).get("words", [])),
        lists=frozenset({", ", "/", ",", ",\n"} | {f"{comma} {form}{end}" for form in both for comma in ("", ",") for end in " \n"}),
        chains=frozenset(
            (over, under)
            for chain in lexicon.read_table("units").get("limits", {}).get("chains", [])
            for at, over in enumerate(chain)
            for under in chain[at + 1 :]
        ),
        ands=tuple(f" {form} " for form in ranges.get("and", [])),
        times=frozenset(f"{gap}{form}{gap}" for form in ranges.get("times", []) for gap in ("", " ", "-")),
        hyphened=tuple(f"-{form}-" for form in ranges.get("times", [])),
        sums=frozenset({" ", ", ", "", "\u00a0"} | {f"{comma} {form} " for form in ranges.get("and", []) for comma in ("", ",")}),
    )


def join_amounts(words: RangeWords, text: str, folded: str, amounts: list[Amount]) -> list[Amount]:
    """Return the amounts once those that belong together are joined, in the order of the text."""
    shared = _share_units(words, folded, amounts)
    joined: list[Amount] = []
    at = 0
    while at < len(shared):
        amount = shared[at]
        at += 1
        while at < len(shared) and shared[at].start - amount.end <= _WIDEST:
            pair = _join_pair(words, text, folded, amount, shared[at])
            if pair is None:
                break
            at += 1
            if len(pair) > 1:
                joined.append(pair[0])
            amount = pair[-1]
        joined.append(amount)
    return joined


def _sort_forms(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({f"{fold_form(form)} " for form in forms}, key=lambda form: (-len(form), form)))


def _find_lead(forms: tuple[str, ...], folded: str, at: int) -> int | None:
    """Return where the form that ends right before ``at`` begins, None where there is none."""
    for form in forms:
        begin = at - len(form)
        if begin >= 0 and folded.startswith(form, begin) and not (begin and folded[begin - 1].isalnum()):
            return begin
    return None


def _read_joint(words: RangeWords, gap: str) -> str | None:
    """Return what joins two amounts with ``gap`` between them; a bound may stand before the second ("to more than")."""
    if joint := words.joints.get(gap):
        return joint
    for form, joint in words.inner.items():
        if gap.startswith(form) and read_bound_before(words.bounds, gap, len(gap))[0] == len(form):
            return joint
    return None


def _share_units(words: RangeWords, folded: str, amounts: list[Amount]) -> list[Amount]:
    """Return the amounts where "45 and 50 mg", "9.8 and 3.4 %" and "5x10 cm" have their unit twice."""
    shared = list(amounts)
    for at in range(len(shared) - 2, -1, -1):
        left, right = shared[at], shared[at + 1]
        if left.unit or right.unit in _NOT_SHARED or is_money(right.unit) or left.parted or left.numeral.ordinal:
            continue
        alike = left.numeral.spelled or not right.numeral.spelled
        before = shared[at - 1] if at else None
        if left.numeral.bare or not alike or (before is not None and _is_tall(folded[before.end : left.start], before)):
            continue
        gap = folded[left.end : right.start]
        long = right.unit == "pixel" or same_dimension(right.unit, "meter")
        sides = long and gap in words.times and 0 < right.low <= left.low * _LONGEST_SIDE
        if sides or gap in words.lists:
            shared[at] = left._replace(unit=right.unit)
    return shared


def _is_tall(gap: str, left: Amount) -> bool:
    """Whether a bare number goes on with the feet or the stones in front of it, and shares no unit of a list."""
    return left.unit in _BODIES and gap in _HEIGHT_GAPS


def _join_pair(words: RangeWords, text: str, folded: str, left: Amount, right: Amount) -> tuple[Amount, ...] | None:
    """Return one amount, or two of a movement; None where the two have nothing to do with each other."""
    gap = folded[left.end : right.start]
    if (total := _join_parts(words, text, gap, left, right)) is not None:
        return (total,)
    left = _take_letter(text, left, right)
    right, gap = _take_hyphen(text, left, right, gap)
    joint = _read_joint(words, gap)
    if joint is None or right.ranged or (left.ranged and joint != "tolerance"):
        return None
    if joint == "tolerance":
        return (_tolerate(left, right),)
    if joint == "over":
        return _read_over(text, left, right)
    if joint == "out":
        plain = not left.unit and not right.unit and 0 < left.low < right.low
        counted = right._replace(start=left.start, low=left.low, high=left.high, digits=left.digits, form="out of")
        return (_read_ratio(left, right) or (counted,)) if plain and right.low in _TENS else (counted,) if plain else None
    if joint == "ratio":
        return _read_ratio(left, right)
    units = _settle_unit(left, right)
    if units is None:
        return None
    left, right = _scale_left(left, right)
    if joint == "dash":
        return _read_dash(words, text, folded, left, right, units)
    return _read_words(words, folded, left, right, (joint, units))


def _join_parts(words: RangeWords, text: str, gap: str, left: Amount, right: Amount) -> Amount | None:
    """Return two parts of one size as one, None where they are none: "7 feet 10 inches", "6 foot 5", "20 dollars 43"."""
    height = _is_tall(gap, left)
    if height:
        right = _read_inches(text, left, right)
    if gap in words.sums:
        right = _read_cents(words, text, left, right)
    elif not height:
        return None
    if "," in gap and not is_money(left.unit) and (left.unit, right.unit) not in words.chains:  # "3 kilos, 4lb" are two things
        return None
    return join_sum(left, right) if can_sum(left, right) else None


def _take_letter(text: str, left: Amount, right: Amount) -> Amount:
    """Return the left amount in millions where its letter is no metre: "2m-3m tonnes"."""
    letter = text[left.number_end : left.end]
    if left.unit != "meter" or letter != "m" or right.unit == "meter" or text[right.number_end - 1] != letter:
        return left
    value = EXACT.multiply(left.low, right.numeral.scale)
    return left._replace(unit="", low=value, high=value, number_end=left.end)


def _take_hyphen(text: str, left: Amount, right: Amount, gap: str) -> tuple[Amount, str]:
    """Return the right amount and the gap once a hyphen that leans on the second end is no minus: "2 -7 litres"."""
    if gap != " " or text[right.start] not in _HYPHENS or left.unit or left.numeral.spelled or not 0 <= left.low < -right.low:
        return right, gap
    return right._replace(low=EXACT.minus(right.low), high=EXACT.minus(right.high)), " -"


def _read_inches(text: str, left: Amount, right: Amount) -> Amount:
    """Return the right amount as what is over of a person's height or weight: "6 foot 5", "5ft 9", "5-foot-11", "12 stone 4"."""
    unit, least, most, parts = _BODIES[left.unit]
    whole = left.low == int(left.low) and right.low == int(right.low) and not right.unit and not right.numeral.fraction
    fits = whole and least <= left.low <= most and 0 <= right.low < parts and not _COUNTING.match(text, right.end)
    return right._replace(unit=unit) if fits else right


def _read_cents(words: RangeWords, text: str, left: Amount, right: Amount) -> Amount:
    """Return the right amount as hundredths of the money on the left: "20 dollars 43", "3 francs 4 cents", "one dollar and two"."""
    if len(left.unit) != 3 or not is_money(left.unit) or left.numeral.scale != 1 or left.low != int(left.low) or not 0 < right.low < 100:
        return right
    cents = f"{left.unit}_minor"
    if right.unit.endswith("_minor"):
        return right._replace(unit=cents)
    closed = text[right.end : right.end + 1] in ("", ".", ",", ";", ")") and not text[right.end + 1 : right.end + 2].isalnum()
    closed = closed or (left.numeral.spelled and right.numeral.spelled and text.startswith(words.ands, right.end))
    if right.unit or right.numeral.fraction or not closed or right.low != int(right.low) or right.start != right.numeral.start:
        return right
    return right._replace(unit=cents)


def _settle_unit(left: Amount, right: Amount) -> str | None:
    """Return the unit of a range of two amounts, None where they measure different things."""
    if left.unit == right.unit or not left.unit:
        return right.unit
    if not right.unit:
        return left.unit if is_money(left.unit) or left.unit == "percent" else None
    return right.unit if same_dimension(left.unit, right.unit) and left.unit.split(" ")[0] == right.unit.split(" ")[0] else None


def _is_step(words: RangeWords, folded: str, left: Amount, right: Amount) -> bool:
    """Whether the first of two amounts is the step to the second: "fell $2 to $30", "up 0.2 % to 1.05"."""
    bare = not left.unit and not right.unit and right.low > left.low * _WIDE_STEP
    if not bare and (not left.unit or (left.end == left.number_end and not is_money(left.unit))):
        return False
    moving = folded[max(0, left.start - _WIDEST) : left.start].replace(",", " ").split()[-1:]
    return not words.moving.isdisjoint(moving) and (bare or not right.unit or is_money(left.unit))


def _scale_left(left: Amount, right: Amount) -> tuple[Amount, Amount]:
    """Return the pair with the multiplier of the right end on the left one too: "5-10 million"."""
    scale = right.numeral.scale
    if scale == 1 or left.numeral.scale != 1 or (left.unit and not is_money(left.unit)):
        return left, right
    scaled = EXACT.multiply(left.low, scale)
    if scaled > right.high or left.low == 0:
        return left, right
    return left._replace(low=scaled, high=EXACT.multiply(left.high, scale)), right


def _make_range(left: Amount, right: Amount, unit: str, start: int) -> Amount:
    low, high = sorted((left.low, right.high))
    digits, parted = min(left.digits, right.digits), left.parted and right.parted
    return right._replace(start=start, low=low, high=high, digits=digits, unit=unit, ranged=True, form="range", parted=parted)


def _tolerate(left: Amount, right: Amount) -> Amount:
    spread = abs(right.high)
    return right._replace(start=left.start, low=EXACT.subtract(left.low, spread), high=EXACT.add(left.high, spread), digits=left.digits,
                          ranged=True, form="tolerance", unit=right.unit or left.unit)


def _read_ratio(left: Amount, right: Amount) -> tuple[Amount, ...] | None:
    """Read "one in five"; "three in four hours" has a unit, and "two in six attacks" is two attacks' worth."""
    if left.unit or right.unit or left.numeral.ordinal or not 0 < left.low < right.low:
        return None
    if left.numeral.fraction or right.numeral.scale > 1000:
        return None
    if left.low != 1 and right.low not in _RATIO_BASES:
        return None
    if (left.low > 100 and right.low < _MANY) or (1500 < right.low < 2100):
        return None
    value = divide_exactly(left.low, right.low)
    return (right._replace(start=left.start, low=value, high=value, digits=left.digits, form="ratio", parted=True),)


def _read_over(text: str, left: Amount, right: Amount) -> tuple[Amount, ...] | None:
    """Read "one over twenty": a fraction told aloud, where nothing is counted behind it."""
    if left.unit or right.unit or abs(left.low) != 1 or right.low < 2 or text[right.end : right.end + 2].strip(" .,?!").isalpha():
        return None
    value = divide_exactly(left.low, right.low)
    return (right._replace(start=left.start, low=value, high=value, digits=1, form="ratio", parted=True),)


def _read_dash(words: RangeWords, text: str, folded: str, left: Amount, right: Amount, unit: str) -> tuple[Amount, ...] | None:
    gap = text[left.end : right.start]
    if (left.numeral.spelled != right.numeral.spelled and not unit) or (gap.strip() == "—" and gap != "—"):
        return None
    written = (text[left.start : left.end], text[right.start : right.number_end])
    if not unit and written[0].isdigit() and written[1].isdigit() and gap.strip() in "-–":
        if len(written[0]) == 3 and len(written[1]) == 4:
            return None
        before, after = folded[max(0, left.start - 40) : left.start], folded[right.end : right.end + 24].replace(",", " ")
        if right.high <= left.low or not words.games.isdisjoint([*before.split(), *after.split()]):
            return (_make_score(left, right),) if left.low < _MOST_GOALS else None
    if right.high <= left.low and right.high >= 0:
        return None
    return (_make_range(left, right, unit, left.start),)


def _make_score(left: Amount, right: Amount) -> Amount:
    return right._replace(start=left.start, low=left.low, high=right.low, form="score", digits=left.digits)


def _read_words(words: RangeWords, folded: str, left: Amount, right: Amount, joined: tuple[str, str]) -> tuple[Amount, ...] | None:
    """Read "between 5 and 10", "from 5 to 10", "5 to 10", "5 or 6"."""
    joint, unit = joined
    if joint == "or":
        close = left.high < right.low <= left.high * 3 and (right.numeral.scale > 1 or right.low <= 100)
        bare = not left.unit or left.end == left.number_end  # a unit that a list shares is not written
        return (_make_range(left, right, unit, left.start),) if close and bare and not left.numeral.ordinal else None
    lead, _ = read_bound_before(words.bounds, folded, left.start)
    if (begin := _find_lead(words.between, folded, lead)) is not None:
        return (_make_range(left, right, unit, begin),)
    if joint == "and":
        begin = _find_lead(words.start, folded, lead) if left.unit and left.end > left.number_end and right.high > left.low else None
        return None if begin is None else (_make_range(left, right, unit, begin),)
    if (begin := _find_lead(words.start, folded, lead)) is not None:
        moving = not words.moving.isdisjoint(folded[max(0, begin - 40) : begin].replace(",", " ").split()[-6:])
        if moving or (right.high < left.low and not folded.startswith(words.spread, begin) and right.high > 0):
            return left._replace(unit=unit), right._replace(unit=unit, form="change")
        return (_make_range(left, right, unit, begin),)
    if right.high > left.low:
        return None if _is_step(words, folded, left, right) else (_make_range(left, right, unit, left.start),)
    return None if unit or left.low >= _MOST_GOALS or left.numeral.ordinal else (_make_score(left, right),)
