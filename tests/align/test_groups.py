"""Groups keep apart what a text or a caller keeps apart, whatever others would join."""

import pytest
from attrs import evolve

from reconcile.align.clustering import align_claims
from reconcile.align.groups import are_two_people
from reconcile.model.claim import Aspect
from reconcile.model.text import Article
from reconcile.policy import Policy

JOIN_ALL = Policy(join_weight=-50.0)


def test_another_nine_are_not_among_the_nine_before(claim, quantity):
    first = claim("Nine sailors were rescued from the wreck.", "Nine sailors", quantity(9, counted="sailors"), Aspect("rescued"))
    more = claim("Another nine sailors were rescued from the wreck at night.", "nine sailors", quantity(9, counted="sailors"),
                 Aspect("rescued"), article="a", at=200)  # fmt: skip
    assert len(align_claims((first, more)).facts) == 2


def test_reports_that_appeared_months_apart_are_seldom_of_one_event(ferry):
    dead, also_dead, _ = ferry
    near = (Article("x", id="a", published="2024-05-01"), Article("y", id="b", published="2024-05-02"))
    far = (near[0], evolve(near[1], published="2024-11-01"))
    weights = [align_claims((dead, also_dead), articles, policy=JOIN_ALL).pairings[0].weight for articles in (near, far)]
    assert weights[0] > weights[1] + 3


def test_two_numbers_of_one_sentence_are_two_things(claim, quantity):
    text = "Some 12 boats and 30 boats were lost."
    told = [claim(text, words, quantity(n, "count", "boats"), Aspect("lost")) for words, n in (("12 boats", 12), ("30 boats", 30))]
    assert len(align_claims(told).facts) == 2


@pytest.mark.parametrize(
    ("who", "facts"),
    [
        pytest.param("ann lee", 1, id="one name"),
        pytest.param("a.l.", 1, id="initials"),
        pytest.param("", 1, id="nobody named"),
        pytest.param("bo ray", 2, id="another name"),
    ],
)
def test_ages_of_two_people_never_meet(who, facts, claim, quantity):
    aspect = Aspect("age", who=("ann lee",))
    one = claim("Ann Lee, 40, was rescued from the wreck at noon.", "40", quantity(40, "year"), aspect)
    told = Aspect("age", who=(who,) if who else ())
    other = claim("She, 41, was rescued from the wreck at noon.", "41", quantity(41, "year"), told, article="b")
    assert len(align_claims((one, other), policy=JOIN_ALL).facts) == facts


def test_initials_are_those_of_a_name_or_of_none():
    assert not are_two_people(frozenset({"a", "l"}), frozenset({"ann", "lee"}))
    assert are_two_people(frozenset({"a", "r"}), frozenset({"ann", "lee"}))
    assert not are_two_people(frozenset(), frozenset({"ann"}))
