"""Names, places, directions, causes, conditions and kinds, as labels."""

import pytest

from reconcile.extract.labels import find_labels
from reconcile.extract.reading import Reading
from reconcile.extract.sentences import split_sentences
from reconcile.lexicon.loader import load_lexicon
from reconcile.model.claim import Mention
from reconcile.model.value import Label
from reconcile.policy import Policy

LEXICON = load_lexicon("en")


def find_all(text: str) -> list[Mention]:
    """Return the labels of a text, in order."""
    reading = Reading(text, "", published=None, lexicon=LEXICON, policy=Policy(), sentences=split_sentences(text, "", LEXICON), numerals=())
    found = [item for item in find_labels(reading, ()) if isinstance(item, Mention)]
    assert all(isinstance(item.value, Label) and item.kind == "label" for item in found)
    return sorted(found, key=lambda item: item.span.start)


def read_labels(text: str) -> list[tuple[str, str]]:
    """Return (role, quoted words) of the labels of a text, in order."""
    found = find_all(text)
    return [(item.value.role, text[item.span.start : item.span.end]) for item in found if isinstance(item.value, Label)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        pytest.param("The ferry was full, said harbour spokesman Piet Vries.", ("name", "Piet Vries"), id="a title in front"),
        pytest.param("Nobody slept, said Piet Vries, the mayor of the town.", ("name", "Piet Vries"), id="a title behind a comma"),
        pytest.param("The head of the port, Piet Vries, blamed the fog.", ("name", "Piet Vries"), id="a title in front of a comma"),
        pytest.param("We blame the fog, President Piet Vries said.", ("name", "Piet Vries"), id="a title as part of the name"),
        pytest.param("Piet Vries, a 30-year-old dairy farmer, saw it.", ("name", "Piet Vries"), id="a title behind an age"),
        pytest.param("The driver was Piet Vries.", ("name", "Piet Vries"), id="a title in front of was"),
        pytest.param("Police named the captain as Piet Vries.", ("name", "Piet Vries"), id="a title in front of as"),
        pytest.param("Piet Vries, 34, broke a wrist.", ("name", "Piet Vries"), id="an age behind the name"),
        pytest.param("Piet Vries (34) broke a wrist.", ("name", "Piet Vries"), id="an age in brackets"),
        pytest.param("A tree fell on 34-year-old Piet Vries.", ("name", "Piet Vries"), id="an age in front of the name"),
        pytest.param("The freighter Oxmoor Star ran aground.", ("name", "Oxmoor Star"), id="the noun of a thing in front"),
        pytest.param("The wave reached the village of Oxmoor.", ("name", "Oxmoor"), id="the noun of a thing and of in front"),
        pytest.param("The operator, Oxmoor Lines, fell silent.", ("name", "Oxmoor Lines"), id="the noun of a thing in front of a comma"),
        pytest.param("Water ran over the Oxmoor dam.", ("name", "Oxmoor dam"), id="the noun of a thing behind the name"),
        pytest.param("The siren on Oxmoor dam was silent.", ("name", "Oxmoor dam"), id="the noun of a thing without an article"),
        pytest.param("The old Oxmoor-2 power plant was shut.", ("name", "Oxmoor-2 power plant"), id="a name with a number"),
        pytest.param("The power plant Oxmoor 2 is safe.", ("name", "Oxmoor 2"), id="a number behind a name"),
        pytest.param("The MV Oxmoor Star was late.", ("name", "Oxmoor Star"), id="a ship's mark in front"),
        pytest.param("In 1957 she married Piet Vries.", ("name", "Piet Vries"), id="a name of several words"),
        pytest.param("Port Marland's Piet Vries is late.", ("name", "Piet Vries"), id="a name behind its owner"),
        pytest.param("The cable was cut off the coast of Marland.", ("place", "off the coast of Marland"), id="off a coast"),
        pytest.param("The cable was cut between Marland and Ostia.", ("place", "between Marland and Ostia"), id="between two places"),
        pytest.param("He was born in the Westmark in 1961.", ("place", "the Westmark"), id="a birthplace"),
        pytest.param("The boat sank south of Marland.", ("place", "south of Marland"), id="a direction"),
        pytest.param("She died of pneumonia on Sunday.", ("cause", "pneumonia"), id="a cause of death"),
        pytest.param("She has died aged 90 after a short illness.", ("cause", "short illness"), id="what somebody died after"),
        pytest.param("The outage was caused by an anchor.", ("cause", "anchor"), id="a cause"),
        pytest.param("They blamed it on the anchor of a freighter.", ("cause", "anchor of a freighter"), id="a cause with its of"),
        pytest.param("He pointed to a rope that had frayed.", ("cause", "rope that had frayed"), id="a cause with what tells which"),
        pytest.param("It is too soon to say what started it.", ("cause", "too soon to say what started it"), id="too soon to say"),
        pytest.param("The mayor, Omar al-Vries, spoke.", ("name", "Omar al-Vries"), id="a name with a small word in front"),
        pytest.param("The cause is still unknown.", ("cause", "unknown"), id="an unknown cause"),
        pytest.param("She died at home; no cause was given.", ("cause", "no cause was given"), id="a cause that nobody gave"),
        pytest.param("Two are in critical condition.", ("condition", "critical condition"), id="a condition"),
        pytest.param("The driver remains critical.", ("condition", "critical"), id="a state"),
        pytest.param("He carried a hunting rifle.", ("kind", "a hunting rifle"), id="a kind of weapon"),
        pytest.param("The mayor said so at his weekly briefing.", ("occasion", "his weekly briefing"), id="an occasion of speech"),
        pytest.param("In a televised speech on Monday he said so.", ("occasion", "a televised speech"), id="an occasion told first"),
        pytest.param("She was shot in the left arm.", ("place", "left arm"), id="a wound"),
    ],
)
def test_a_label_is_found(text: str, label: tuple[str, str]) -> None:
    assert label in read_labels(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He paid on the left hand side.", id="a hand without a wound"),
        pytest.param("They met again after years.", id="nothing told by a name"),
        pytest.param("Two died after the ferry left.", id="what merely came before a death"),
        pytest.param("In Upper Marland, 34 homes burned.", id="a number behind a place that counts"),
        pytest.param("He said so in a statement.", id="an occasion like any other"),
        pytest.param("He fell ill at his weekly briefing.", id="an occasion at which nothing is said"),
        pytest.param("The bus was late, Oxmoor Lines said.", id="a name that only speaks"),
        pytest.param("They lived in Port Marland for years.", id="a name that only tells where"),
        pytest.param("The Port Marland clock was late.", id="a name that narrows a noun"),
        pytest.param("Oxmoor Lines Sells Last Clock", id="a headline in capitals"),
        pytest.param("The rifle was found.", id="a kind without a word that narrows it"),
    ],
)
def test_nothing_is_labelled(text: str) -> None:
    assert read_labels(text) == []


def test_a_person_is_told_once() -> None:
    text = "Mayor Piet Vries spoke. Later Mayor Piet Vries left."
    assert read_labels(text).count(("name", "Piet Vries")) == 1


def test_a_thing_is_called_by_its_name_without_its_noun() -> None:
    (label,) = find_all("The Oxmoor-2 power plant was shut.")
    assert isinstance(label.value, Label)
    assert label.value.key == "oxmoor 2"


def test_a_title_tells_more_than_a_bare_name() -> None:
    text = "Piet Vries is late. The mayor, Piet Vries, spoke."
    assert read_labels(text) == [("name", "Piet Vries")]
    assert text.index("Piet", 5) in {item.span.start for item in find_all(text)}


@pytest.mark.parametrize("sentence", LEXICON.read_table("labels")["cause"]["holds"])
def test_the_lexicon_proves_its_causes(sentence: str) -> None:
    assert "cause" in {role for role, _ in read_labels(sentence)}
