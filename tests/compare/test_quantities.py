"""What two quantities say to each other, case by case; ids read as sentences."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reconcile.adapters.units import convert
from reconcile.compare.quantities import QUANTITY_LADDER
from reconcile.compare.values import compare_values
from reconcile.model.finding import Verdict
from reconcile.model.interval import Interval
from reconcile.model.value import Bound, Change, Duration, Movement, Quantity
from reconcile.policy import Policy

AGREE, COMPATIBLE, DISCREPANT, UNLIKE = Verdict.AGREEMENT, Verdict.COMPATIBLE, Verdict.DISCREPANCY, Verdict.INCOMPARABLE
KM2, MI2 = "kilometer ** 2", "mile ** 2"


def allow(low, high, bound):
    if bound is Bound.AT_LEAST:
        return Interval(low, None)
    if bound is Bound.MORE_THAN:
        return Interval(high, None, low_open=True)
    if bound is Bound.AT_MOST:
        return Interval(None, high)
    if bound is Bound.LESS_THAN:
        return Interval(None, low, high_open=True)
    if bound is Bound.ABOUT:
        return Interval(low * Decimal("0.9"), high * Decimal("1.1"))
    if bound is Bound.NEARLY:
        return Interval(low * Decimal("0.9"), high, high_open=True)
    return Interval(low, high)


def q(number, unit="count", bound=Bound.EXACT, to=None, digits=None):
    low, high = Decimal(str(number)), Decimal(str(number if to is None else to))
    digits = digits or min(len(end.normalize().as_tuple().digits) for end in (low, high))
    return Quantity(Interval(low, high), unit, bound=bound, allows=allow(low, high, bound), digits=digits)


def vague(low, high, unit="count"):
    return Quantity(None, unit, bound=Bound.VAGUE, allows=Interval(Decimal(low), Decimal(high)))


def duration(number, unit):
    told = q(number, unit)
    return Duration(told.names, unit, allows=told.allows, digits=told.digits)


def moved(number, kind, unit="percent"):
    told = q(number, unit)
    return Quantity(told.names, unit, allows=told.allows, digits=told.digits, change=Movement(kind))


CASES = [
    pytest.param(q(12), q(12), AGREE, id="the same number agrees"),
    pytest.param(q(12), q(13), DISCREPANT, id="twelve is not thirteen"),
    pytest.param(q(9), q(10), DISCREPANT, id="a count below a hundred is not rounded"),
    pytest.param(q(0), q(12), DISCREPANT, id="none is not twelve"),
    pytest.param(q(12, "person"), q(12), AGREE, id="twelve and twelve people agree"),
    pytest.param(q(800, KM2), q(300, MI2), AGREE, id="a conversion printed to one digit agrees"),
    pytest.param(q(800, KM2), q(400, MI2), DISCREPANT, id="a conversion that is wrong does not agree"),
    pytest.param(q(30, "kilometer"), q(30, "mile"), DISCREPANT, id="kilometres for miles do not agree"),
    pytest.param(q(75, "kilometer"), q(50, "mile"), AGREE, id="seventy-five kilometres are printed as fifty miles"),
    pytest.param(q(20, "degree_Celsius"), q(68, "degree_Fahrenheit"), AGREE, id="twenty degrees on two scales"),
    pytest.param(q(30, "degree_Celsius"), q(80, "degree_Fahrenheit"), DISCREPANT, id="thirty degrees Celsius are not eighty Fahrenheit"),
    pytest.param(q("8.58", "percent"), q("8.6", "percent"), AGREE, id="rounded to two digits agrees"),
    pytest.param(q(22, "EUR"), q("22.4", "EUR"), AGREE, id="rounded to whole billions agrees"),
    pytest.param(q("7.6", "magnitude"), q("7.7", "magnitude"), DISCREPANT, id="two numbers of one precision differ"),
    pytest.param(q(600), q(612), COMPATIBLE, id="rounded to one digit is compatible"),
    pytest.param(q(300), q(261), DISCREPANT, id="a number that one digit moves too far"),
    pytest.param(q(50, bound=Bound.ABOUT), q(50), AGREE, id="about fifty agrees with fifty"),
    pytest.param(q(50, bound=Bound.ABOUT), q(52), COMPATIBLE, id="about fifty is compatible with fifty-two"),
    pytest.param(q(50, bound=Bound.ABOUT), q(80), DISCREPANT, id="about fifty is not eighty"),
    pytest.param(q(102, bound=Bound.ABOUT), q(104), COMPATIBLE, id="about a hundred and two is compatible with a hundred and four"),
    pytest.param(q(102, bound=Bound.ABOUT), q(108), DISCREPANT, id="about a hundred and two is not a hundred and eight"),
    pytest.param(q(25, bound=Bound.NEARLY), q(25), COMPATIBLE, id="nearly twenty-five is compatible with twenty-five"),
    pytest.param(q(40, bound=Bound.AT_LEAST), q(4000), COMPATIBLE, id="at least forty is open"),
    pytest.param(q(40, bound=Bound.AT_LEAST), q(39), DISCREPANT, id="thirty-nine are not at least forty"),
    pytest.param(q(40, bound=Bound.AT_LEAST), q(40, bound=Bound.AT_LEAST), AGREE, id="two bounds of one number agree"),
    pytest.param(q(40, bound=Bound.AT_LEAST), q(50, bound=Bound.AT_LEAST), COMPATIBLE, id="two lower bounds are compatible"),
    pytest.param(q(10000, bound=Bound.MORE_THAN), q(11000), COMPATIBLE, id="eleven thousand are more than ten thousand"),
    pytest.param(q(10000, bound=Bound.MORE_THAN), q(20000), COMPATIBLE, id="more than ten thousand reaches to twenty thousand"),
    pytest.param(q(10000, bound=Bound.MORE_THAN), q(21000), DISCREPANT, id="more than ten thousand ends there"),
    pytest.param(q(10000, bound=Bound.MORE_THAN), q(10000), COMPATIBLE, id="more than ten thousand is ten thousand, rounded"),
    pytest.param(q(170000, bound=Bound.MORE_THAN), q(167000), DISCREPANT, id="a bound is not undercut by rounding"),
    pytest.param(q(80, bound=Bound.AT_MOST), q(70), COMPATIBLE, id="as many as eighty is an upper bound"),
    pytest.param(q(80, bound=Bound.AT_MOST), q(90), DISCREPANT, id="ninety are more than as many as eighty"),
    pytest.param(q(40, to=70), q(50, to="66.7"), COMPATIBLE, id="ranges that overlap"),
    pytest.param(q(40, to=80), q(100), DISCREPANT, id="a hundred is in no range up to eighty"),
    pytest.param(vague(24, 99), q(36), COMPATIBLE, id="thirty-six are dozens"),
    pytest.param(vague(24, 99), q(8), DISCREPANT, id="eight are not dozens"),
    pytest.param(vague(24, 99), vague(24, 99), AGREE, id="dozens are dozens"),
    pytest.param(q(5, "EUR"), q(5, "USD"), UNLIKE, id="euros and dollars cannot be compared without a rate"),
    pytest.param(q(250, "USD_minor"), q("2.5", "USD"), AGREE, id="cents are dollars"),
    pytest.param(q(5, "percent"), q(5, "percentage_point"), UNLIKE, id="per cent are no percentage points"),
    pytest.param(q(5, "kilometer"), q(5, "kilogram"), UNLIKE, id="length and mass"),
    pytest.param(duration(3, "week"), duration(21, "day"), AGREE, id="three weeks are twenty-one days"),
    pytest.param(duration(1, "month"), duration(30, "day"), AGREE, id="a month is about thirty days"),
    pytest.param(duration(30, "second"), duration(1, "minute"), DISCREPANT, id="half a minute is not a minute"),
    pytest.param(moved(3, Change.ROSE), moved(3, Change.FELL), DISCREPANT, id="up three is not down three"),
]


@pytest.mark.parametrize(("left", "right", "verdict"), CASES)
def test_two_quantities(left, right, verdict):
    assert compare_values(left, right).verdict is verdict
    assert compare_values(right, left) == compare_values(left, right)


@pytest.mark.parametrize(("left", "right", "verdict"), CASES)
def test_a_converted_side_changes_no_verdict(left, right, verdict):
    targets = {"kilometer": "mile", "mile": "meter", KM2: "acre", MI2: "hectare", "week": "hour", "day": "minute", "second": "hour"}
    if left.unit in targets:
        assert compare_values(convert(left, targets[left.unit]), right).verdict is verdict
    if right.unit in targets:
        assert compare_values(left, convert(right, targets[right.unit])).verdict is verdict


def test_the_distance_is_a_ratio():
    assert compare_values(q(800), q(1400)).apart == pytest.approx(1.75)
    assert compare_values(q(1400), q(800)).apart == pytest.approx(1.75)
    assert compare_values(q(0), q(8)).apart is None


def test_the_reach_of_more_than_is_a_policy():
    strict = Policy(more_than_reach=Decimal("1.05"))
    assert compare_values(q(10000, bound=Bound.MORE_THAN), q(11000), strict).verdict is DISCREPANT


def test_the_ladder_says_what_it_does():
    names = [rung.name for rung in QUANTITY_LADDER]
    assert len(set(names)) == len(names)
    assert all(rung.says and rung.test.__doc__ for rung in QUANTITY_LADDER)
    assert names[0] == "unlike units"
    assert names[-1] == "apart"
