"""What denies a statement and what does not, from two sentences to the finding on their statements."""

from __future__ import annotations

import pytest

import reconcile as rc

DISCREPANCY, AGREEMENT = rc.Verdict.DISCREPANCY, rc.Verdict.AGREEMENT


def judge(one: str, other: str, later: str = "2031-03-07") -> set[rc.Verdict]:
    """Return the verdicts on the statements of two articles of a sentence each."""
    told = (("North", one, "2031-03-07"), ("South", other, later))
    articles = [rc.Article(text, source=name, id=name, published=day) for name, text, day in told]
    found = rc.reconcile(articles).findings
    held = [finding for finding in found if finding.left.mention.kind == finding.right.mention.kind == "wording"]
    return {finding.verdict for finding in held if finding.left.mention.span.article != finding.right.mention.span.article}


DENIED = [
    pytest.param("The warden resigned on Tuesday.", "The warden refused to resign on Tuesday.", id="refused to"),
    pytest.param("The warden resigned on Tuesday.", "The warden declined to resign on Tuesday.", id="declined to"),
    pytest.param("The warden resigned on Tuesday.", "The warden has yet to resign.", id="has yet to"),
    pytest.param("The warden resigned on Tuesday.", "The warden stopped short of resigning.", id="stopped short of"),
    pytest.param("The warden resigned on Tuesday.", "The warden ruled out resigning.", id="ruled out"),
    pytest.param("The bill passed the senate.", "The bill failed to pass the senate.", id="failed to"),
    pytest.param("Orlow conceded the election.", "Orlow refused to concede the election.", id="a verb whose past has a letter more"),
    pytest.param("The court found Orlow guilty of arson.", "The court acquitted Orlow of arson.", id="found guilty and acquitted"),
    pytest.param("Orlow was found guilty.", "Orlow was found not guilty.", id="guilty and not guilty"),
    pytest.param("Orlow pleaded guilty to arson.", "Orlow pleaded not guilty to arson.", id="two pleas"),
    pytest.param("Orlow was convicted of arson.", "Orlow was cleared of arson.", id="convicted and cleared"),
    pytest.param("The appeals court upheld the verdict.", "The appeals court overturned the verdict.", id="upheld and overturned"),
    pytest.param("Ostel shares closed higher on Thursday.", "Ostel shares closed lower on Thursday.", id="higher and lower"),
    pytest.param("Consumer prices rose in May.", "Consumer prices fell in May.", id="rose and fell"),
    pytest.param("The fire in the mill was arson.", "The fire in the mill was an accident.", id="arson and an accident"),
    pytest.param("Ostel reported a profit of $5m for the year.", "Ostel reported a loss of $5m for the year.", id="profit and loss"),
    pytest.param("The ceasefire is holding.", "The ceasefire has collapsed.", id="holding and collapsed"),
    pytest.param("The suspect was arrested on Monday.", "The suspect is still at large.", id="arrested and at large"),
    pytest.param("Three people were injured in the crash.", "No one was injured in the crash.", id="nobody at all"),
    pytest.param("A child was killed in the crash.", "No children were killed in the crash.", id="a part denied of a part"),
]


@pytest.mark.parametrize(("one", "other"), DENIED)
def test_one_side_denies_the_other(one: str, other: str) -> None:
    assert DISCREPANCY in judge(one, other)
    assert judge(one, other) == judge(other, one)


UNDENIED = [
    pytest.param("Forty people were killed in the crash.", "No children were among the dead.", id="some who are not among them"),
    pytest.param("Forty people were killed in the crash.", "None of the victims was a child.", id="none of them is one of some"),
    pytest.param("Forty people were killed in the crash.", "No children were killed in the crash.", id="a part denied of the whole"),
    pytest.param("Orlow pleaded not guilty to arson.", "Orlow was convicted of arson.", id="a plea and a verdict"),
    pytest.param("Orlow was convicted of arson.", "Orlow was acquitted of theft.", id="verdicts on two charges"),
    pytest.param("Orlow was convicted of arson in 2019.", "Orlow was cleared of arson on Monday.", id="verdicts of two years"),
    pytest.param("Two suspects were arrested on Monday.", "One suspect is still at large.", id="some and others"),
    pytest.param("A suspect was arrested on Monday.", "A second suspect is still at large.", id="one and another"),
    pytest.param("Ostel reported a profit for the quarter.", "Ostel reported a loss for the year.", id="results of two periods"),
    pytest.param("Ostel reported an operating profit.", "Ostel reported a net loss.", id="results of two kinds"),
    pytest.param("Consumer prices rose in May.", "Consumer prices fell in June.", id="prices of two months"),
    pytest.param("Oil prices rose on Monday.", "Gold prices fell on Monday.", id="prices of two things"),
    pytest.param("The crew failed to reach the hut on Monday.", "The crew reached the hut on Tuesday.", id="a failure of another day"),
    pytest.param("The crew failed to stop the fire.", "The fire was stopped by rain.", id="who failed and what came about"),
    pytest.param("The driver refused to stop for police.", "Police stopped the driver in Velm.", id="who would not and who did"),
    pytest.param("The bill failed to pass on its first reading.", "The bill passed on its second reading.", id="two times counted"),
    pytest.param("The road will reopen on Monday.", "The road is closed until Monday.", id="until the moment that the other tells of"),
]


@pytest.mark.parametrize(("one", "other"), UNDENIED)
def test_both_can_be_right(one: str, other: str) -> None:
    assert DISCREPANCY not in judge(one, other)
    assert judge(one, other) == judge(other, one)


def test_a_refusal_and_a_negation_agree() -> None:
    assert judge("The warden refused to resign.", "The warden did not resign.") == {AGREEMENT}


def test_prices_of_two_days_that_are_not_named_can_both_be_right() -> None:
    assert DISCREPANCY in judge("Oil prices rose.", "Oil prices fell.")
    assert DISCREPANCY not in judge("Oil prices rose.", "Oil prices fell.", later="2031-03-08")
