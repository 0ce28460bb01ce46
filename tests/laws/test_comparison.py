"""What must hold of any two values, and of any report."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from reconcile.adapters.units import convert
from reconcile.compare.values import compare_values
from reconcile.model.finding import Verdict
from reconcile.model.interval import Interval
from reconcile.model.value import Bound, Change, Grain, Label, Magnitude, Movement, Quantity, TimeBound, TimeRef, Wording

UNITS = {"kilometer": ("mile", "meter", "foot"), "kilometer ** 2": ("mile ** 2", "acre", "hectare"), "kilogram": ("pound", "ton"),
         "hour": ("minute", "day"), "count": (), "percent": (), "USD": ()}


@st.composite
def numbers(draw):
    """A number as news prints it: few digits, any size."""
    digits = draw(st.integers(1, 4))
    return Decimal(draw(st.integers(10 ** (digits - 1), 10**digits - 1))).scaleb(draw(st.integers(-2, 6))), digits


def allow(low, high, bound):
    """What the wording allows."""
    slack = high / 10
    return {
        Bound.EXACT: Interval(low, high),
        Bound.ABOUT: Interval(low - slack, high + slack),
        Bound.NEARLY: Interval(low - slack, high, high_open=True),
        Bound.AT_LEAST: Interval(low, None),
        Bound.MORE_THAN: Interval(high, None, low_open=True),
        Bound.AT_MOST: Interval(None, high),
        Bound.LESS_THAN: Interval(None, low, high_open=True),
        Bound.VAGUE: Interval(low - slack, high + slack),
    }[bound]


@st.composite
def quantities(draw, units=tuple(UNITS)):
    first, digits = draw(numbers())
    second, coarser = draw(st.just((first, digits)) | numbers())
    low, high = sorted((first, second))
    bound = draw(st.sampled_from(Bound))
    change = draw(st.none() | st.builds(Movement, st.sampled_from(Change)))
    unit, names = draw(st.sampled_from(units)), Interval(low, high)
    return Quantity(names, unit, bound=bound, allows=allow(low, high, bound), digits=min(digits, coarser), change=change)


@st.composite
def nearby(draw):
    """Two quantities of one unit that are near enough for every rung to be met."""
    unit = draw(st.sampled_from(tuple(UNITS)))
    left = draw(quantities(units=(unit,)))
    if draw(st.booleans()):
        return left, draw(quantities(units=(unit,)))
    factor = draw(st.sampled_from([Decimal(1), Decimal("1.01"), Decimal("1.04"), Decimal("1.2"), Decimal(2), Decimal("2.1")]))
    low, high = left.names.low * factor, left.names.high * factor
    bound = draw(st.sampled_from(Bound))
    digits = max(len(low.normalize().as_tuple().digits), left.digits)
    return left, Quantity(Interval(low, high), unit, bound=bound, allows=allow(low, high, bound), digits=digits)


days = st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants them naive
letters = st.text("abcdefg ", max_size=8)
words = st.lists(letters, max_size=5).map(tuple)


@st.composite
def times(draw):
    low = draw(days)
    names = Interval(low, low + timedelta(minutes=draw(st.sampled_from([1, 60, 1440, 43200]))), high_open=True)
    bound = draw(st.sampled_from(TimeBound))
    allows = {TimeBound.SINCE: Interval(names.low, None), TimeBound.UNTIL: Interval(None, names.high, high_open=True),
              TimeBound.BEFORE: Interval(None, names.low, high_open=True), TimeBound.AFTER: Interval(names.high, None)}.get(bound, names)
    return TimeRef(names, draw(st.sampled_from(Grain)), bound=bound, allows=allows, zone=draw(st.sampled_from([None, "UTC", "CET"])))


ranks = st.tuples(st.integers(0, 10), st.integers(0, 10)).map(lambda ends: Interval(Decimal(min(ends)), Decimal(max(ends))))
values = st.one_of(
    quantities(), times(), st.builds(Magnitude, letters, st.sampled_from(["amount", "extent"]), rank=ranks),
    st.builds(Label, st.sampled_from(["name", "direction", "place"]), letters, key=letters),
    st.builds(Wording, words, words, negated=st.booleans()),
)
wild = st.decimals(allow_nan=False, allow_infinity=False)
ends = st.builds(Interval, st.none() | wild, st.none() | wild, low_open=st.booleans(), high_open=st.booleans())


@given(values, values)
def test_the_order_of_two_values_changes_nothing(left, right):
    assert compare_values(left, right) == compare_values(right, left)


@given(values)
def test_a_value_agrees_with_itself(value):
    assert compare_values(value, value).verdict in (Verdict.AGREEMENT, Verdict.INCOMPARABLE)


@given(nearby(), st.decimals(0, 10**6, places=2), st.decimals(0, 10**6, places=2), st.booleans())
def test_allowing_more_never_creates_a_discrepancy(pair, below, above, unbounded):
    left, right = pair
    assume(compare_values(left, right).verdict is not Verdict.DISCREPANCY)
    allows = left.allows
    low = None if allows.low is None else allows.low - below
    high = None if allows.high is None or unbounded else allows.high + above
    wider = Interval(low, high, low_open=allows.low_open and not below, high_open=allows.high_open and not above)
    assert wider.covers(allows)
    assert compare_values(evolve(left, allows=wider), right).verdict is not Verdict.DISCREPANCY


@given(nearby(), st.sampled_from([Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST]))
def test_a_looser_bound_never_creates_a_discrepancy(pair, bound):
    left, right = pair
    assume(left.bound is Bound.EXACT and compare_values(left, right).verdict is not Verdict.DISCREPANCY)
    looser = evolve(left, bound=bound, allows=allow(left.names.low, left.names.high, bound))
    assert compare_values(looser, right).verdict is not Verdict.DISCREPANCY


@given(nearby(), st.data())
def test_a_converted_value_changes_no_verdict(pair, data):
    left, right = pair
    assume(UNITS[left.unit])
    unit = data.draw(st.sampled_from(UNITS[left.unit]))
    before = compare_values(left, right).verdict
    assert compare_values(convert(left, unit), right).verdict is before
    assert compare_values(convert(left, unit), convert(right, unit)).verdict is before


units = st.sampled_from([*UNITS, "degree_Celsius", "", "x"])
strange = st.builds(Quantity, st.none() | ends, units, bound=st.sampled_from(Bound), allows=ends, digits=st.integers(0, 40))


@given(strange, quantities())
def test_no_quantity_is_too_strange_to_be_compared(left, right):
    assert compare_values(left, right) == compare_values(right, left)
    assert compare_values(left, left) == compare_values(left, left)
