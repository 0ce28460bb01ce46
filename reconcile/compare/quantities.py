"""The ladder for quantities and durations: units, movements, rounding, bounds, ranges.

May not look at anything but the two values.
"""

from __future__ import annotations

from decimal import Decimal

from reconcile.compare.ladder import Ladder, Rung, find_rung, otherwise
from reconcile.compare.measures import COUNTED, EXACT, Numbers, QuantityPair, Side, find_step, pair_quantities
from reconcile.model.finding import Comparison, Verdict
from reconcile.model.value import Bound, Change, Duration, Quantity
from reconcile.policy import Policy

PLAIN = frozenset({Bound.EXACT, Bound.ABOUT})
MOST = 1e300
"""No ratio is said to be larger: JSON has no infinity."""
AGED = "year"
"""Unit of an age, where it is no duration."""
WAYS = {Change.ROSE: 1, Change.FELL: -1}


def compare_quantities(left: Quantity, right: Quantity, policy: Policy, *, exchanged: bool = False) -> Comparison:
    """Return what two quantities or durations say to each other, whatever their units; ``exchanged`` where a rate was applied."""
    pair = pair_quantities(left, right, policy, exchanged=exchanged)
    rung = find_rung(QUANTITY_LADDER, pair)
    return Comparison(rung.verdict, rung.name, _measure_ratio(pair))


def measure_different_things(pair: QuantityPair) -> bool:
    """Hold where no unit is common to both."""
    return not pair.alike


def move_and_stand(pair: QuantityPair) -> bool:
    """Hold where one is a step ("rose by 5") and the other a height ("stood at 12") of another number."""
    return _is_step(pair.left.told) != _is_step(pair.right.told) and not name_the_same(pair)


def move_apart(pair: QuantityPair) -> bool:
    """Hold where both are steps, one up and one down."""
    left, right = pair.left.told, pair.right.told
    return _is_step(left) and _is_step(right) and _way(left) * _way(right) < 0


def allow_the_same(pair: QuantityPair) -> bool:
    """Hold where both name and allow the same."""
    return pair.left.names == pair.right.names and pair.left.allows == pair.right.allows


def name_the_same_about(pair: QuantityPair) -> bool:
    """Hold where both name the same number and at most "about" stands before it."""
    return name_the_same(pair) and _are_plain(pair)


def name_the_same(pair: QuantityPair) -> bool:
    """Hold where both name the same number, whatever bound stands before it: a writer rounds bounds as well."""
    return pair.left.names is not None and pair.left.names == pair.right.names


def equal_once_converted(pair: QuantityPair) -> bool:
    """Hold where a conversion printed with the digits of the coarser one accounts for the difference, and both have the same bound."""
    return (_are_plain(pair) or pair.left.told.bound is pair.right.told.bound) and convert_into_each_other(pair)


def convert_into_each_other(pair: QuantityPair) -> bool:
    """Hold where a conversion printed with the digits of the coarser one accounts for the difference."""
    if not pair.converted or pair.left.names is None or pair.right.names is None:
        return False
    digits = min(pair.left.told.digits, pair.right.told.digits)
    if not digits:
        return False
    slack = EXACT.divide(pair.policy.conversion_slack, Decimal(6 ** (min(digits, 40) - 1)))
    ends = _pair_ends(pair.left.names, pair.right.names)
    if "degree" in pair.left.told.unit and "degree" in pair.right.told.unit:
        return bool(ends) and all(_gap(one, other) <= pair.policy.conversion_degrees for one, other in ends)
    return bool(ends) and all(_is_near(one, other, slack) for one, other in ends)


def equal_once_rounded(pair: QuantityPair) -> bool:
    """Hold where rounding to the digits of the coarser, two or more, makes them equal, no bound aside."""
    return _are_plain(pair) and _round_alike(pair) >= pair.policy.rounding_digits


def round_to_the_bound(pair: QuantityPair) -> bool:
    """Hold where the same rounding brings one to the number that the other's bound names."""
    return _round_alike(pair) >= pair.policy.rounding_digits


def equal_at_one_digit(pair: QuantityPair) -> bool:
    """Hold where rounding to a single digit makes them equal, and moves the finer one by little."""
    if not _round_alike(pair):
        return False
    ends = _pair_ends(pair.left.names, pair.right.names)
    return all(_is_near(one, other, pair.policy.one_digit_reach) for one, other in ends)


def one_within_other(pair: QuantityPair) -> bool:
    """Hold where one allows all that the other allows."""
    left, right = pair.left.reach, pair.right.reach
    return left.covers(right) or right.covers(left)


def share_values(pair: QuantityPair) -> bool:
    """Hold where some value satisfies both, and the number that one names is among those that the other allows.

    Two approximations whose fringes alone touch ("about 20", "nearly 23") are told by writers with two numbers in mind.
    """
    left, right = pair.left, pair.right
    if not left.reach.meets(right.reach):
        return False
    return (left.names or left.reach).meets(right.reach) or (right.names or right.reach).meets(left.reach)


QUANTITY_LADDER: Ladder[QuantityPair] = (
    Rung("unlike units", measure_different_things, Verdict.INCOMPARABLE, "they measure different things"),
    Rung("step and height", move_and_stand, Verdict.INCOMPARABLE, "one says by how much it moved, the other where it stands"),
    Rung("opposite ways", move_apart, Verdict.DISCREPANCY, "one says that it rose, the other that it fell"),
    Rung("same", allow_the_same, Verdict.AGREEMENT, "both allow exactly the same values"),
    Rung("about the same", name_the_same_about, Verdict.AGREEMENT, "both name the same number"),
    Rung("same number", name_the_same, Verdict.COMPATIBLE, "both name the same number, bounded in different ways"),
    Rung("converted", equal_once_converted, Verdict.AGREEMENT, "one is the other in another unit, rounded after converting"),
    Rung("converted bound", convert_into_each_other, Verdict.COMPATIBLE, "they name one number in two units, bounded in different ways"),
    Rung("rounded", equal_once_rounded, Verdict.AGREEMENT, "they differ by the rounding of the coarser one"),
    Rung("rounded bound", round_to_the_bound, Verdict.COMPATIBLE, "one is bounded by the other, rounded"),
    Rung("one digit", equal_at_one_digit, Verdict.COMPATIBLE, "the coarser one may be the finer one rounded to a single digit"),
    Rung("contained", one_within_other, Verdict.COMPATIBLE, "one is a sharper telling of the other"),
    Rung("overlapping", share_values, Verdict.COMPATIBLE, "some values satisfy both"),
    Rung("apart", otherwise, Verdict.DISCREPANCY, "no value that they can mean satisfies both"),
)
"""The first rung that holds decides. Nothing that leads to "apart" or "opposite ways" depends on how little is allowed: a value that
allows more, with the same names and digits, stands at least as high."""


def _is_step(quantity: Quantity) -> bool:
    """Whether the number says by how much something moved: an end that is told makes it a height."""
    return quantity.change is not None and quantity.change.kind in WAYS and quantity.change.other is None and not quantity.change.unit


def _way(quantity: Quantity) -> int:
    return WAYS[quantity.change.kind] if quantity.change else 0


def _are_plain(pair: QuantityPair) -> bool:
    return _is_plain(pair.left) and _is_plain(pair.right)


def _is_plain(side: Side) -> bool:
    """Whether no bound but "about" stands before the number; "close to" reaches the number itself, "nearly" does not."""
    return side.told.bound in PLAIN or (side.told.bound is Bound.NEARLY and _allows_itself(side))


def _round_alike(pair: QuantityPair) -> int:
    """Return the digits of the coarser one where the finer rounds to it, 0 where it does not.

    Only numbers that their own bound allows are rounded: "more than 170" leaves out 170, so a 167 contradicts it. A small
    whole number of people or things is a count, and nobody rounds it.
    """
    left, right = pair.left, pair.right
    if pair.converted or not (_allows_itself(left) and _allows_itself(right)) or not (left.told.digits and right.told.digits):
        return 0
    digits = [_round_ends(pair, one, other) for one, other in _pair_ends(left.names, right.names)]
    return min(digits, default=0)


def _round_ends(pair: QuantityPair, one: Decimal, other: Decimal) -> int:
    left, right = pair.left.told, pair.right.told
    if max(one.copy_abs(), other.copy_abs()) < pair.policy.counted_below and _is_counted(left) and _is_counted(right):
        return 0
    steps = find_step(one, left.digits), find_step(other, right.digits)
    coarser = steps.index(max(steps))
    if EXACT.multiply(_gap(one, other), Decimal(2)) > steps[coarser] or min(steps) == max(steps):
        return 0
    return (left.digits, right.digits)[coarser]


def _is_counted(quantity: Quantity) -> bool:
    """Whether a number counts, or is an age: nobody rounds how old somebody is."""
    return quantity.unit in COUNTED or (quantity.unit == AGED and not isinstance(quantity, Duration))


def _gap(one: Decimal, other: Decimal) -> Decimal:
    return EXACT.subtract(one, other).copy_abs()


def _is_near(one: Decimal, other: Decimal, share: Decimal) -> bool:
    return _gap(one, other) <= EXACT.multiply(share, max(one.copy_abs(), other.copy_abs()))


def _allows_itself(side: Side) -> bool:
    return side.names is not None and side.names.meets(side.allows)


def _pair_ends(left: Numbers | None, right: Numbers | None) -> tuple[tuple[Decimal, Decimal], ...]:
    """Return the ends that belong together, () where one is missing."""
    if left is None or right is None or None in (left.low, left.high, right.low, right.high):
        return ()
    assert left.low is not None
    assert left.high is not None
    assert right.low is not None
    assert right.high is not None
    if left.is_point and right.is_point:
        return ((left.low, right.low),)
    return (left.low, right.low), (left.high, right.high)


def _measure_ratio(pair: QuantityPair) -> float | None:
    """Return how many times one is the other, by what they name or else by the nearest ends of what they allow."""
    if not pair.alike:
        return None
    one, other = _span(pair.left), _span(pair.right)
    if one is None or other is None:
        return None
    if one[0] <= other[1] and other[0] <= one[1]:
        return 1.0
    lower, higher = (one[1], other[0]) if one[1] < other[0] else (other[1], one[0])
    if lower < 0 < higher or not lower or not higher:
        return None
    if lower < 0:
        lower, higher = -higher, -lower
    return min(float(EXACT.divide(higher, lower)), MOST)


def _span(side: Side) -> tuple[Decimal, Decimal] | None:
    told = side.names or side.allows
    low = told.low if told.low is not None else told.high
    high = told.high if told.high is not None else told.low
    return None if low is None or high is None else (low, high)
