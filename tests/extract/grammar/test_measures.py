"""What a sum or a size of staff is of where the words around tell that it is none: differences, prices with debt, a few at work."""

import pytest

from reconcile.model.text import Article
from reconcile.pipeline import extract_claims


def tell_head(told: str) -> str:
    """Return the head of the number in brackets."""
    text = told.replace("[", "").replace("]", "")
    start, end = told.index("["), told.index("]") - 1
    claims = extract_claims(Article(text, "Gazette", id="a", published="2031-05-06"))
    return next(
        claim.aspect.head for claim in claims
        if claim.mention.kind in ("quantity", "duration") and claim.mention.span.start < end and start < claim.mention.span.end
    )


@pytest.mark.parametrize(
    ("told", "head"),
    [
        pytest.param("The hall seats 300, [90 more] than the old one.", "difference", id="so many more than"),
        pytest.param("The bid is [9p] above the last one.", "difference", id="so much above another bid"),
        pytest.param("Some [400 people] work at the plant.", "employed", id="all who work there"),
        pytest.param("Some [400 employees] work there.", "employed", id="all employees"),
        pytest.param("Some [40 employees] were changing shifts.", "employee", id="a few employees at something"),
        pytest.param("Some [40 residents] attended the meeting.", "people", id="a few residents at something"),
        pytest.param("The island has [400 residents].", "population", id="all residents"),
    ],
)
def test_what_is_told_of_a_number_is_no_more_than_its_words_say(told: str, head: str) -> None:
    assert tell_head(told) == head


@pytest.mark.parametrize(
    ("told", "head"),
    [
        pytest.param("It raised its offer to 432 pence a share, or [£90 million].", "price", id="the whole behind a share's price"),
        pytest.param("It raised its offer to [432 pence a share], or £90 million.",
                     "share price", id="a share's price in front of the whole"),
        pytest.param("The group offered [£9] for each share.", "share price", id="for each share"),
        pytest.param("The group offered [£9] for each Oxmoor share.", "share price", id="for each share of a firm"),
    ],
)
def test_what_a_share_costs_is_not_what_the_firm_costs(told: str, head: str) -> None:
    assert tell_head(told) == head


@pytest.mark.parametrize(
    ("told", "head"),
    [
        pytest.param("Analysts had expected a profit of [£90 million].", "profit foreseen", id="what analysts expected"),
        pytest.param("The firm reported a profit of [£90 million].", "profit", id="what was earned"),
        pytest.param("Prosecutors asked for a sentence of [nine years].", "sentenced sought", id="what prosecutors asked for"),
        pytest.param("He faces up to [20 years] in jail.", "sentenced sought", id="what somebody faces"),
        pytest.param("She was sentenced to [nine years] in prison.", "sentenced", id="what the court gave"),
    ],
)
def test_what_is_only_asked_for_or_foreseen_has_a_head_of_its_own(told: str, head: str) -> None:
    assert tell_head(told) == head
