"""Magnitudes, labels, statements, and values of two kinds."""

from __future__ import annotations

import pickle
from decimal import Decimal

import pytest

from reconcile.compare.values import LADDERS, compare_values
from reconcile.errors import InputTypeError
from reconcile.model.finding import Verdict
from reconcile.model.interval import Interval
from reconcile.model.value import Label, Magnitude, Quantity, Wording

AGREE, COMPATIBLE, DISCREPANT, UNLIKE = Verdict.AGREEMENT, Verdict.COMPATIBLE, Verdict.DISCREPANCY, Verdict.INCOMPARABLE


def size(term, low, high, scale="amount"):
    return Magnitude(term, scale, rank=Interval(Decimal(low), Decimal(high)))


def label(text, role="name"):
    return Label(role, text, key=text.lower().replace(",", ""))


def told(words, negated=False, names=()):
    return Wording(tuple(words.split()), tuple(names), negated=negated)


def number(value):
    return Quantity(Interval(Decimal(value), Decimal(value)), "count", allows=Interval(Decimal(value), Decimal(value)), digits=1)


CASES = [
    pytest.param(size("heavy", 7, 9), size("heavy", 7, 9), AGREE, id="heavy is heavy"),
    pytest.param(size("some", 1, 9), size("few", 2, 3), COMPATIBLE, id="few are some"),
    pytest.param(size("light", 1, 3), size("heavy", 7, 9), DISCREPANT, id="light is not heavy"),
    pytest.param(size("heavy", 7, 9, "severity"), size("many", 7, 9), UNLIKE, id="two scales"),
    pytest.param(label("Ivan Petrenko"), label("Iwan Petrenko"), AGREE, id="one name in two spellings"),
    pytest.param(label("Sea Star"), label("Seastar"), AGREE, id="one name in one word and in two"),
    pytest.param(label("Omar al-Petrenko"), label("Omar Petrenko"), AGREE, id="a name with and without its small word"),
    pytest.param(label("Petrenko"), label("Ivan Petrenko"), COMPATIBLE, id="a part of a name"),
    pytest.param(label("Ivan Petrenko"), label("Dora Velik"), DISCREPANT, id="two names"),
    pytest.param(label("south", "direction"), label("southwest", "direction"), COMPATIBLE, id="south and south-west"),
    pytest.param(label("south-west", "direction"), label("southwest", "direction"), AGREE, id="one direction with a hyphen"),
    pytest.param(label("south", "direction"), label("west", "direction"), DISCREPANT, id="south and west"),
    pytest.param(label("south", "direction"), label("a spark", "cause"), UNLIKE, id="a direction and a cause"),
    pytest.param(label("in ostrel", "place"), label("in varna", "place"), COMPATIBLE, id="two places without a map"),
    pytest.param(label("off the coast of ostrel", "place"), label("south of varna", "place"), COMPATIBLE, id="two places somewhere near"),
    pytest.param(label("the governor of varna", "place"), label("off the coast", "place"), COMPATIBLE, id="small words do not count"),
    pytest.param(label("Springfield, Mo", "place"), label("Springfield, Missouri", "place"), AGREE, id="a name cut short"),
    pytest.param(label("Ivan Petrenko"), label("Ivan Petrenka"), AGREE, id="a name with one other letter"),
    pytest.param(label("unknown", "cause"), label("an unclear reason", "cause"), AGREE, id="neither knows the cause"),
    pytest.param(label("unknown", "cause"), told("official give cause", negated=True), AGREE, id="unknown and not told"),
    pytest.param(label("undisclosed", "cause"), label("pneumonia", "cause"), COMPATIBLE, id="a cause that one leaves out"),
    pytest.param(label("school", "kind"), label("building", "kind"), COMPATIBLE, id="a thing of two kinds"),
    pytest.param(told("bridge collapse night"), told("bridge collapse night"), AGREE, id="one statement"),
    pytest.param(told("pass open"), told("pass shut"), DISCREPANT, id="opposites"),
    pytest.param(told("pass open", negated=True), told("pass close"), AGREE, id="an opposite and a negation"),
    pytest.param(told("pass close"), told("pass shut"), AGREE, id="two words for one side"),
    pytest.param(told("pass open"), told("school close"), COMPATIBLE, id="opposites of two things"),
    pytest.param(told("bridge collapse blaze"), told("bridge collapse fire"), AGREE, id="two words for one thing"),
    pytest.param(told("guest unharm"), told("guest injure"), DISCREPANT, id="a participle that denies"),
    pytest.param(told("leg fail"), told("leg success", negated=True), AGREE, id="a failure is no success"),
    pytest.param(told("cook convict arson"), told("cook acquit arson"), DISCREPANT, id="a verdict and the other"),
    pytest.param(told("cook convict arson"), told("cook acquit theft"), COMPATIBLE, id="verdicts on two charges"),
    pytest.param(told("court uphold ban"), told("court overturn ban"), DISCREPANT, id="a word that denies beside what it is said of"),
    pytest.param(told("court uphold ban"), told("court overturn boat"), COMPATIBLE, id="and one that does not"),
    pytest.param(told("boat overturn lake"), told("boat capsize lake"), AGREE, id="a word is itself where what it denies is not told of"),
    pytest.param(told("bridge collapse"), told("bridge collapse heavy rain night"), COMPATIBLE, id="a statement that tells more"),
    pytest.param(told("bridge collapse night"), told("bridge collapse heavy rain one night"), AGREE, id="a statement told at more length"),
    pytest.param(told("bridge collapse"), told("bridge collapse", negated=True), DISCREPANT, id="a statement and its denial"),
    pytest.param(told("bridge collapse rain"), told("rain stop work", negated=True), COMPATIBLE, id="a denial of something else"),
    pytest.param(told("bridge collapse"), told("minister resign"), UNLIKE, id="two statements without a word in common"),
    pytest.param(size("many", 5, 9), number(70), COMPATIBLE, id="many leaves the number open"),
    pytest.param(told("hurt", negated=True), number(3), DISCREPANT, id="nobody against three"),
    pytest.param(label("Petrenko"), number(3), UNLIKE, id="a name and a number"),
]


@pytest.mark.parametrize(("left", "right", "verdict"), CASES)
def test_two_values(left, right, verdict):
    assert compare_values(left, right).verdict is verdict
    assert compare_values(right, left) == compare_values(left, right)


@pytest.mark.parametrize("ladder", LADDERS.values(), ids=LADDERS)
def test_every_rung_explains_itself(ladder):
    assert all(rung.says and rung.test.__doc__ for rung in ladder)
    assert len({rung.name for rung in ladder}) == len(ladder)


def test_what_is_no_value_is_refused():
    with pytest.raises(InputTypeError, match="parse_value"):
        compare_values(number(3), "three")


def test_a_statement_that_has_travelled_is_the_same_key():
    statement = told("bridge collapsed", names=("ostra",))
    known = {statement: "read"}
    assert known[pickle.loads(pickle.dumps(statement))] == "read"  # noqa: S301 - our own bytes


def test_a_verdict_that_has_travelled_is_the_same_key():
    assert pickle.loads(pickle.dumps(DISCREPANT)) in {DISCREPANT: 1}  # noqa: S301 - our own bytes
