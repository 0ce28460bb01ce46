"""Brings two quantities to one unit, and says how a number was printed.

A number is *printed* in a unit where it needs no more digits than it is said to have: 800 km² has one digit and needs one, the
308.88 square miles that ``convert`` makes of it need many. Two numbers printed in one unit are told in it, in whatever unit they
arrive. May not judge: that is the ladder's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from functools import lru_cache
from math import floor, isfinite, log10

from attrs import evolve, field, frozen

from reconcile.adapters.units import Scale, scale_unit
from reconcile.lexicon.loader import Lexicon
from reconcile.model.interval import Interval
from reconcile.model.value import Bound, Quantity
from reconcile.policy import Policy

Numbers = Interval[Decimal]
PER = " / "
COUNTED = frozenset({"person", "count"})
EXACT = Context(prec=50, Emax=MAX_EMAX, Emin=MIN_EMIN)
SNAP = Context(prec=30, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""Conversions keep 50 digits and are read at 30, so that a unit and back changes nothing; no number of a text is out of their range."""


CODE = 3
"""Letters of a currency's code, which is the key of its dimension as well."""
NOISE = 1e-9
"""Far more than floating point loses, and less than a digit that counts."""
MOST_DIGITS = 12
"""The finer end of a range may need more digits than the coarser one; no writer prints more than these."""


@frozen
class Side:
    """One quantity as the ladder sees it.

    Attributes:
        told: As it came.
        names: What it names, in the unit of the pair.
        allows: What it allows, in the unit of the pair.
        reach: The same, cut off where "more than" ends.
    """

    told: Quantity
    names: Numbers | None
    allows: Numbers
    reach: Numbers


@frozen
class QuantityPair:
    """Two quantities in one unit.

    Attributes:
        left: The first.
        right: The second.
        alike: Whether they measure one thing at all.
        converted: Whether a writer must have converted one of them.
        policy: The conventions in force.
    """

    left: Side
    right: Side
    alike: bool = field(kw_only=True)
    converted: bool = field(kw_only=True)
    policy: Policy = field(kw_only=True)


def pair_quantities(left: Quantity, right: Quantity, policy: Policy, *, exchanged: bool = False) -> QuantityPair:
    """Return the two in one unit; as they came where they are not alike.

    Args:
        left: The first.
        right: The second.
        policy: The conventions in force.
        exchanged: Whether one of them was a sum in another currency.
    """
    if left.unit != right.unit:
        left, right = lend_unit(left, right), lend_unit(right, left)
        left, right = lend_divisor(left, right), lend_divisor(right, left)
    one, other = scale_unit(left.unit), scale_unit(right.unit)
    alike = one.dimension == other.dimension
    if exchanged:
        return QuantityPair(_view(left, one, one, policy), _view(right, other, one, policy), alike=True, converted=True, policy=policy)
    if not alike or (one == other and (is_printed(left) and is_printed(right))):
        sides = _take(left, policy, offset=bool(one.offset)), _take(right, policy, offset=bool(other.offset))
        return QuantityPair(*sides, alike=alike, converted=False, policy=policy)
    for unit in _list_units(left.unit, right.unit):
        if not (_seems_printed(left, one, unit) and _seems_printed(right, other, unit)):
            continue
        sides = _view(left, one, unit, policy), _view(right, other, unit, policy)
        if all(is_printed(side.told, side.names) for side in sides):
            return QuantityPair(*sides, alike=True, converted=False, policy=policy)
    unit = scale_unit(min(left.unit, right.unit))
    converted = bool(_list_customary(one.dimension)) or not _is_power_of_ten(EXACT.divide(one.factor, other.factor))
    return QuantityPair(_view(left, one, unit, policy), _view(right, other, unit, policy), alike=True, converted=converted, policy=policy)


def lend_unit(bare: Quantity, other: Quantity) -> Quantity:
    """Return a number told without any noun in the unit that such a number has beside the other one: "7.4" beside "magnitude 7.5".

    Only where there is one such unit: a sum of money, a magnitude, per cent. Lengths are told in many.
    """
    if bare.unit != "count" or bare.counted or other.unit in COUNTED:
        return bare
    dimension = scale_unit(other.unit).dimension
    if dimension == "dimensionless":
        return evolve(bare, unit="percent")
    alone = dimension == "magnitude" or (len(dimension) == CODE and dimension.isupper())
    return evolve(bare, unit=dimension) if alone else bare


def lend_divisor(plain: Quantity, other: Quantity) -> Quantity:
    """Return a sum of money as one of what the other sum is for each of: "412 pence" beside "£4.12 a share"."""
    money, _, divisor = other.unit.partition(PER)
    if not divisor or PER in plain.unit or plain.unit[:CODE] != money[:CODE] or not money[:CODE].isupper():
        return plain
    return evolve(plain, unit=f"{plain.unit}{PER}{divisor}")


def _is_power_of_ten(ratio: Decimal) -> bool:
    return count_digits(ratio) == 1 and ratio.as_tuple().digits[0] == 1


def is_printed(quantity: Quantity, names: Numbers | None = None) -> bool:
    """Whether ``names`` (by default those of ``quantity``) need no more digits than it is said to have."""
    names = names or quantity.names
    if names is None or not quantity.digits:
        return True
    needed = [count_digits(end) for end in (names.low, names.high) if end is not None]
    return not needed or (min(needed) <= quantity.digits and max(needed) <= max(quantity.digits, MOST_DIGITS))


def count_digits(value: Decimal) -> int:
    """Return how many digits ``value`` needs, zeros at either end left out."""
    digits = value.as_tuple().digits
    last = len(digits)
    while last > 1 and digits[last - 1] == 0:
        last -= 1
    return last


def find_step(value: Decimal, digits: int) -> Decimal:
    """Return the place of the last digit that counts: 100 for 1,400 said with two digits, 0.1 for 8.6."""
    if not value:
        return Decimal(1)
    return EXACT.scaleb(Decimal(1), value.adjusted() - max(digits, count_digits(value), 1) + 1)


def _list_units(left: str, right: str) -> Iterator[Scale]:
    """Yield the units in which both may have been printed: those they come in, then the customary ones."""
    own = sorted({left, right})
    yield from map(scale_unit, own)
    yield from _list_customary(scale_unit(left).dimension)


@lru_cache(maxsize=256)
def _list_customary(dimension: str) -> tuple[Scale, ...]:
    units = Lexicon().read_table("customary").get("units", ())
    return tuple(scale for scale in map(scale_unit, units) if scale.dimension == dimension)


def _seems_printed(quantity: Quantity, old: Scale, new: Scale) -> bool:
    """Whether ``is_printed`` is worth asking for another unit: the same in floating point, twenty times as fast."""
    if quantity.names is None or not quantity.digits:
        return True
    ratio, before, after = _find_ratio(old, new)
    for end in (quantity.names.low, quantity.names.high):
        moved = 0.0 if end is None else abs((float(end) + before) * ratio - after)
        if not moved or not isfinite(moved):
            return True
        scaled = moved * 10.0 ** (quantity.digits - 1 - floor(log10(moved)))
        if not isfinite(scaled) or abs(scaled - round(scaled)) < NOISE * scaled:
            return True
    return False


@lru_cache(maxsize=4096)
def _find_ratio(old: Scale, new: Scale) -> tuple[float, float, float]:
    return float(EXACT.divide(old.factor, new.factor)), float(old.offset), float(new.offset)


def _take(quantity: Quantity, policy: Policy, *, offset: bool) -> Side:
    """Return a quantity as it came; a temperature has no reach, since its zero is arbitrary."""
    names, allows = quantity.names, quantity.allows
    return Side(quantity, names, allows, allows if offset else _reach(quantity, names, allows, policy))


def _view(quantity: Quantity, old: Scale, new: Scale, policy: Policy) -> Side:
    names = quantity.names and _move(quantity.names, old, new)
    allows = _move(quantity.allows, old, new)
    return Side(quantity, names, allows, _reach(quantity, names, allows, policy) if not new.offset else allows)


def _reach(quantity: Quantity, names: Numbers | None, allows: Numbers, policy: Policy) -> Numbers:
    """Return what is allowed, cut off where "more than" ends, and where a number of many digits cannot be meant so loosely.

    "More than" is told by the interval, not by the word: it lies wholly above the number named. Whatever allows more than
    such an interval reaches at least as far.
    """
    if quantity.bound is Bound.ABOUT and quantity.digits >= policy.fine_digits and names is not None and names.is_point:
        return _narrow(allows, names, policy)
    if names is None or names.low is None or names.high is None or allows.low is None or names.high <= 0:
        return allows
    if allows.low < names.low or (allows.low == names.low and not allows.low_open) or allows.low > names.high:
        return allows
    end = max(EXACT.multiply(policy.more_than_reach, names.high), allows.low)
    if allows.high is not None and allows.high <= end:
        return allows
    return Interval(allows.low, end, low_open=allows.low_open)


def _narrow(allows: Numbers, names: Numbers, policy: Policy) -> Numbers:
    """Return what "about 102" can mean: not 112, or the writer had said about 110."""
    assert names.low is not None
    slack = EXACT.multiply(policy.fine_share, names.low.copy_abs())
    low, high = EXACT.subtract(names.low, slack), EXACT.add(names.low, slack)
    below, above = allows.low is None or allows.low < low, allows.high is None or allows.high > high
    return Interval(
        low if below else allows.low,
        high if above else allows.high,
        low_open=allows.low_open and not below,
        high_open=allows.high_open and not above,
    )


def _move(interval: Numbers, old: Scale, new: Scale) -> Numbers:
    low, high = (None if end is None else _move_number(end, old, new) for end in (interval.low, interval.high))
    return Interval(low, high, low_open=interval.low_open, high_open=interval.high_open)


def _move_number(value: Decimal, old: Scale, new: Scale) -> Decimal:
    if old.factor == new.factor and old.offset == new.offset:
        return SNAP.plus(value)
    based = EXACT.multiply(EXACT.add(value, old.offset), old.factor)
    return SNAP.plus(EXACT.subtract(EXACT.divide(based, new.factor), new.offset))
