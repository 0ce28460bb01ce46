"""What two mentions side by side are to each other: two bounds of one range, or one size told in two units. Knows no text but theirs."""

from __future__ import annotations

from attrs import evolve

from reconcile.adapters.units import same_dimension
from reconcile.extract.counting.units import is_money
from reconcile.extract.reading import Reading
from reconcile.model.claim import Mention
from reconcile.model.interval import Interval
from reconcile.model.value import Bound, Quantity

COUNTS = frozenset({"person", "count"})
_LOWER = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_UPPER = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
_CLOSE = 3  # code points from a number to the parenthesis that tells it again


def join_bounds(reading: Reading, last: Mention, mention: Mention) -> Mention | None:
    """Return one mention of two bounds that face each other ("above 10 and below 20"), None where they do not.

    What stands between them is for the caller to judge.
    """
    left, right = last.value, mention.value
    if not isinstance(left, Quantity) or not isinstance(right, Quantity) or left.counted or left.unit != right.unit:
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
    value = Quantity(Interval(low, high), left.unit, allows=allows, digits=min(left.digits, right.digits), counted=right.counted)
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
    return evolve(mention, rule="conversion", parts=(last,))
