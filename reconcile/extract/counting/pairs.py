"""What two mentions side by side are to each other: bounds of one range, one size in two units, ends of one movement.

Knows no text but theirs.
"""

from __future__ import annotations

from decimal import Decimal

from attrs import evolve

from reconcile.adapters.units import same_dimension
from reconcile.extract.counting.changes import ChangeWords, is_start
from reconcile.extract.counting.digits import EXACT
from reconcile.extract.counting.units import is_money
from reconcile.extract.reading import Reading
from reconcile.model.claim import Mention
from reconcile.model.interval import Interval
from reconcile.model.value import Bound, Change, Movement, Quantity, Value

COUNTS = frozenset({"person", "count"})
_LOWER = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_UPPER = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
_PAIR = 2
_NEAR = 48  # code points between a number and the money told once
_CLOSE = 3  # code points from a number to the parenthesis that tells it again


def join_bounds(reading: Reading, last: Mention, mention: Mention) -> Mention | None:
    """Return one mention of two bounds that face each other ("above 10 and below 20"), None where they do not.

    What stands between them is for the caller to judge.
    """
    left, right = last.value, mention.value
    if not isinstance(left, Quantity) or not isinstance(right, Quantity) or left.counted:
        return None
    if left.unit != right.unit and {left.unit, right.unit} != COUNTS:
        return None
    if (left.bound in _LOWER) is (right.bound in _LOWER):
        return None
    lower, upper = (left, right) if left.bound in _LOWER else (right, left)
    if upper.bound not in _UPPER or lower.names is None or upper.names is None:
        return None
    low, high = lower.names.low, upper.names.high
    if low is None or high is None or low >= high:
        return None
    allows = Interval(low, high, low_open=lower.allows.low_open, high_open=upper.allows.high_open)
    value = Quantity(Interval(low, high), right.unit, allows=allows, digits=min(left.digits, right.digits), counted=right.counted)
    return Mention(value, reading.span(last.span.start, mention.span.end), kind="quantity", rule="two bounds", parts=(last, mention))


def bind_conversion(text: str, last: Mention | None, mention: Mention) -> Mention:
    """Return ``mention`` tied to the one in front of it where it tells the same again in another unit, in parentheses."""
    start = mention.span.start
    if last is None or text[start - 1 : start] != "(" or start - last.span.end > _CLOSE or text[last.span.end : start].strip() != "(":
        return mention
    if not isinstance(last.value, Quantity) or not isinstance(mention.value, Quantity):
        return mention
    left, right = last.value.unit, mention.value.unit
    if left == right or left in COUNTS or not (same_dimension(left, right) or (is_money(left) and is_money(right))):
        return mention
    return evolve(mention, rule="conversion", parts=(last,), value=_inherit_bound(last.value, mention.value))


def _inherit_bound(told: Quantity, again: Quantity) -> Quantity:
    """Return what is told again in brackets with the bound of what it tells again: "more than 14,000 acres (57 sq km)"."""
    if again.bound is not Bound.EXACT or told.bound in (Bound.EXACT, Bound.VAGUE) or told.names is None or again.names is None:
        return again
    if not told.names.low or told.names.low != told.names.high or again.names.low is None or "degree" in again.unit:
        return again
    factor = EXACT.divide(again.names.low, told.names.low)
    low, high = (None if end is None else EXACT.multiply(end, factor) for end in (told.allows.low, told.allows.high))
    allows = evolve(told.allows, low=again.names.low if told.allows.low == told.names.low else low,
                    high=again.names.high if told.allows.high == told.names.high else high)
    return evolve(again, bound=told.bound, allows=allows)


def find_moved(folded: str, parted: frozenset[str], kept: list[Mention]) -> int:
    """Return the place of the mention that a movement behind it is of: the part, not the whole, of "45 of the 50 seats"."""
    if len(kept) < _PAIR:
        return -1
    part, whole = kept[-_PAIR:]
    return -_PAIR if folded[part.span.end : whole.span.start].strip() in parted else -1


def move_from(last: Mention, other: Interval[Decimal], unit: str) -> Mention:
    """Return ``last`` with the end that it moved from, where it is a height of the same dimension; unchanged else."""
    value = last.value
    if not isinstance(value, Quantity) or not same_dimension(value.unit, unit) or (value.change is not None and not value.change.unit):
        return last
    return evolve(last, value=evolve(value, change=Movement(Change.FROM_TO, other, unit=unit)))


def move_on(change: Movement | None, last: Value) -> Movement | None:
    """Return a height's movement with the step told in front of it ("fell 3 % to 5bn")."""
    if change is None or not change.unit or not isinstance(last, Quantity) or last.change is None or last.change.unit:
        return change
    return Movement(change.kind, last.names, unit=last.unit)


def inherit_money(words: ChangeWords, folded: str, last: Mention, start: int, *, short: bool) -> str:
    """Return the money of the mention in front where a bare number came from it, or is as short: "$2.1bn, up from 1.8bn"."""
    unit = last.value.unit if isinstance(last.value, Quantity) else ""
    gap = folded[last.span.end : start]
    if not is_money(unit) or not 0 < len(gap) <= _NEAR or gap.strip().endswith("."):
        return ""
    return unit if short or is_start(words, folded, start) else ""
