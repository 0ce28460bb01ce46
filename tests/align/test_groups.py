"""Groups keep apart what a text or a caller keeps apart, whatever others would join."""

from attrs import evolve

from reconcile.align.clustering import align_claims
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
