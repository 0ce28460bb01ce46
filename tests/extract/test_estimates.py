"""Two speakers who give two numbers for one thing in one sentence contradict each other; two who count different things do not."""

import pytest

import reconcile as rc

RIVALS = [
    pytest.param("Wardens estimated the crowd at about 6,000; organisers spoke of 25,000.", id="spoke of"),
    pytest.param("Police put the number of marchers at 4,000, but the organisers claimed 15,000.", id="claimed"),
    pytest.param("The ministry says 12 people were killed; the opposition says at least 30.", id="says"),
    pytest.param("Unions said 1.2 million people marched, while the ministry put the figure at 385,000.", id="put the figure at"),
    pytest.param("The council puts the damage at $2 billion, though insurers speak of $3.5 billion.", id="money"),
    pytest.param("Police put the crowd at 6,000; the CKU, the largest of the unions, spoke of more than 20,000.", id="who is described"),
    pytest.param("Organisers put the turnout at 40,000. Police said it was closer to 15,000.", id="the next sentence"),
    pytest.param("The union said 9,000 people marched. The police counted 3,000.", id="counted"),
    pytest.param("Some 12 people died, doctors said. Relatives spoke of 30.", id="a toll"),
]
OTHERS = [
    pytest.param("Police said 12 people were killed and hospital officials said 30 were injured.", id="two things befell"),
    pytest.param("The army said it lost 12 men and the rebels said they lost 40.", id="each his own"),
    pytest.param("Police said 12 people were killed; the mayor said 40 houses burned.", id="people and houses"),
    pytest.param("Police said 4,000 people marched and that 15 were held.", id="one speaker"),
    pytest.param("Police said 4,000 people marched. The mayor said 15 were held.", id="the next sentence tells another thing"),
    pytest.param("The bank said profits rose 4 per cent. Analysts had expected 7 per cent.", id="a share expected"),
]


def _hold_against(text: str) -> list[rc.Finding]:
    return list(rc.reconcile([rc.Article(text, "Post", id="a")]).findings)


@pytest.mark.parametrize("text", RIVALS)
def test_rival_estimates_are_of_one_thing(text: str) -> None:
    first, second = [claim for claim in rc.extract_claims(rc.Article(text, id="a")) if claim.mention.kind == "quantity"]
    assert second.aspect == first.aspect
    assert first.attribution.speaker != second.attribution.speaker
    (found,) = _hold_against(text)
    assert found.verdict is rc.Verdict.DISCREPANCY
    assert rc.Reason.OTHER_SPEAKER in found.reasons


@pytest.mark.parametrize("text", OTHERS)
def test_numbers_of_different_things_stay_apart(text: str) -> None:
    assert not [finding for finding in _hold_against(text) if finding.left.mention.kind == "quantity"]
