"""Statements without a number, clause by clause."""

import pytest

from reconcile.extract.reading import Reading
from reconcile.extract.sentences import split_sentences
from reconcile.extract.wordings import find_wordings
from reconcile.lexicon.loader import load_lexicon
from reconcile.model.claim import Mention
from reconcile.model.value import Wording
from reconcile.policy import Policy

LEXICON = load_lexicon("en")


def read_wordings(text: str) -> list[tuple[str, Wording]]:
    """Return (quoted words, value) of the statements of a text that are not latent."""
    reading = Reading(text, "", published=None, lexicon=LEXICON, policy=Policy(), sentences=split_sentences(text, "", LEXICON), numerals=())
    found = [item for item in find_wordings(reading, ()) if isinstance(item, Mention) and not item.latent]
    return [(text[m.span.start : m.span.end], m.value) for m in found if isinstance(m.value, Wording)]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        pytest.param("The pumps had been neglected.", ["The pumps had been neglected"], id="what was done, in two words"),
        pytest.param("Nobody was hurt in the fire.", ["Nobody was hurt in the fire"], id="one clause"),
        pytest.param(
            "The minister said that the bridge had collapsed and that rescue crews searched the river.",
            ["the bridge had collapsed", "rescue crews searched the river"], id="two clauses behind a verb of saying",
        ),
        pytest.param(
            "The dam burst at dawn, but engineers repaired the pumps.",
            ["The dam burst at dawn", "engineers repaired the pumps"], id="two clauses joined by but",
        ),
        pytest.param(
            "The mayor said the town had early signs that the river was falling.",
            ["the town had early signs that the river was falling"], id="the grounds on which it is said",
        ),
        pytest.param(
            "The divers mended the pump and lost the data that the harbour office wanted.",
            ["The divers mended the pump", "the harbour office wanted"], id="no grounds but a thing",
        ),
        pytest.param(
            'She spoke of the mill, adding: "We have signs that the pumps will burst."',
            ["We have signs that the pumps will burst"], id="a verb of saying in front of what is said",
        ),
        pytest.param('"We saw thick smoke over the harbour," the pilot said.', ["We saw thick smoke over the harbour"], id="a quote"),
    ],
)
def test_each_clause_is_a_statement(text: str, statements: list[str]) -> None:
    assert [quoted for quoted, _ in read_wordings(text)] == statements


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        pytest.param("No one was hurt in the fire.", True, id="no one"),
        pytest.param("The bomb did not explode at the school.", True, id="not"),
        pytest.param("The army hasn't bombed the camp.", True, id="a contraction"),
        pytest.param("Three were hurt in the fire.", False, id="told as so"),
        pytest.param("No less than nine were hurt in the fire.", False, id="a bound"),
        pytest.param("Not only the guests were hurt in the fire.", False, id="not only"),
        pytest.param("Not everyone was hurt in the fire.", False, id="a part"),
        pytest.param("The cook has not been found.", False, id="a negation that belongs to what it tells"),
        pytest.param("The cook was not found.", True, id="and one that does not"),
        pytest.param("The cook had no part in the fire.", True, id="a phrase that denies its class"),
        pytest.param("The cook refused to leave the kitchen.", True, id="what is refused"),
        pytest.param("The cook has yet to leave the kitchen.", True, id="what is still to come"),
        pytest.param("The cook stopped short of leaving the kitchen.", True, id="what one stops short of"),
        pytest.param("The cook did not refuse to leave the kitchen.", False, id="a refusal that is denied"),
        pytest.param("The cook was ruled out of the contest.", False, id="one who is ruled out of something"),
        pytest.param("The cook refused to speak of the fire on Monday.", False, id="who refuses to say denies nothing"),
        pytest.param("The cook was found not guilty of arson.", False, id="a phrase that is the other side of a word"),
    ],
)
def test_negation_is_read(text: str, negated: bool) -> None:
    assert [value.negated for _, value in read_wordings(text)] == [negated]


@pytest.mark.parametrize(
    "text",
    ["Read more about the fire that burned the old town hall.", "Officials said.", "By Jane Roe", "Updated 9 May 2031 09:14"],
)
def test_boilerplate_and_fragments_state_nothing(text: str) -> None:
    assert read_wordings(text) == []


def test_words_and_names_are_folded() -> None:
    ((_, value),) = read_wordings("Rebels shelled Port Marland's oldest bridges.")
    assert value.names == ("port marland",)
    assert "bridge" in value.words


def test_a_full_stop_inside_a_quotation_ends_a_statement() -> None:
    text = '"Guards have begun to search the old mine. A great number of them left," the mayor told us.'
    assert "Guards have begun to search the old mine" in [quoted for quoted, _ in read_wordings(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("The cook refused to leave the kitchen.", ("cook", "kitchen"), id="the refusal is no word of the statement"),
        pytest.param("The cook was found not guilty of arson.", ("cook", "find", "not guilty", "arson"), id="a phrase is one word"),
        pytest.param("The cook pleaded not guilty to arson.", ("cook", "plead not guilty", "arson"), id="the longest phrase is"),
    ],
)
def test_what_a_statement_is_made_of(text: str, words: tuple[str, ...]) -> None:
    assert [value.words for _, value in read_wordings(text)] == [words]
