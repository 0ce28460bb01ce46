"""People counted without a number: what is claimed, what is latent, and what it was made of."""

from decimal import Decimal

import pytest

from reconcile.model.claim import Mention
from reconcile.model.value import Bound, Quantity
from reconcile.pipeline import extract_mentions


def find_implied(text: str) -> list[Mention]:
    """Return the mentions of a text that words imply."""
    return [mention for mention in extract_mentions(text) if mention.rule.startswith("implied")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("Another man was injured.", 1, id="another one whom something befell"),
        pytest.param("The blast killed another sailor.", 1, id="another one behind the verb"),
        pytest.param("Both men were killed.", 2, id="both with a noun"),
        pytest.param("Both were arrested.", 2, id="both alone"),
        pytest.param("Both of them were hurt.", 2, id="both of them"),
        pytest.param("The couple were arrested.", 2, id="a couple known before"),
        pytest.param("The trio were freed.", 3, id="a trio"),
        pytest.param("A man and a woman were killed in the fall.", 2, id="one and one"),
        pytest.param("The mudslide killed a woman and her son.", 2, id="one and a relative"),
        pytest.param("A man was killed and three others were hurt.", 1, id="one beside others"),
        pytest.param("Police found a second body.", 2, id="an ordinal that only counts the dead"),
    ],
)
def test_a_number_that_the_words_make_sure_is_claimed(text: str, number: int) -> None:
    (mention,) = find_implied(text)
    value = mention.value
    assert isinstance(value, Quantity)
    assert value.names is not None
    assert (value.names.low, value.unit, mention.latent) == (Decimal(number), "person", False)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A man was killed in the fall.", id="one who may be one of many"),
        pytest.param("The woman was killed.", id="one told of before"),
        pytest.param("Another worker, aged 40, went home.", id="another one whom nothing befell"),
        pytest.param("A third co-worker was wounded.", id="an ordinal of people with several fates"),
    ],
)
def test_a_doubtful_number_is_latent(text: str) -> None:
    assert [mention.latent for mention in find_implied(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Both sides agreed.", id="two sides are no people"),
        pytest.param("Both killed and wounded were listed.", id="two kinds of people"),
        pytest.param("He was both beaten and robbed.", id="two fates of one"),
        pytest.param("Another bridge was closed.", id="another thing"),
        pytest.param("Another 12 people were hurt.", id="a number that is written"),
        pytest.param("A third of the crew was hurt.", id="a share"),
        pytest.param("A man spoke.", id="a man whom nothing befell"),
    ],
)
def test_nothing_is_implied(text: str) -> None:
    assert find_implied(text) == []


def test_a_sum_keeps_those_it_was_made_of() -> None:
    text = "A man and a police officer were wounded."
    (mention,) = find_implied(text)
    told = [text[part.span.start : part.span.end] for part in mention.parts]
    assert (told, [part.latent for part in mention.parts]) == (["A man", "police officer"], [True, True])


def test_an_ordinal_is_a_least_number() -> None:
    (mention,) = find_implied("They dug out a fourth body.")
    value = mention.value
    assert isinstance(value, Quantity)
    assert value.bound is Bound.AT_LEAST
    assert (value.allows.low, value.allows.high) == (Decimal(4), None)
