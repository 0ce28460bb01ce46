"""Speakers: the name without its titles, what the speaker is, one or many."""

import pytest

from reconcile.extract.grammar.clauses import read_grammar
from reconcile.extract.speaking.speakers import make_speaker
from reconcile.extract.speaking.speechwords import read_speech
from reconcile.extract.speaking.subjects import read_left, read_right
from reconcile.lexicon.loader import Lexicon

LEXICON = Lexicon()
WORDS = read_speech(LEXICON)


def speak(stage, text, side):
    """Return the speaker beside "said" in ``text``."""
    _, scene = stage(text, "said", "label")
    grammar = read_grammar(scene.lines[0], LEXICON)
    at = grammar.folds.index("said")
    phrase = read_left(grammar, at, WORDS) if side == "left" else read_right(grammar, at + 1, WORDS)
    return make_speaker(grammar, phrase, WORDS) if phrase else None


CASES = [
    pytest.param("Police Sgt. Ann Lee said it.", ("Ann Lee", "police", True), id="a rank yields to the force"),
    pytest.param("Gen. Jan Berg said it.", ("Jan Berg", "military", True), id="a rank alone is military"),
    pytest.param("Acme CEO Ann Lee said it.", ("Ann Lee", "company", True), id="a title in capitals"),
    pytest.param("The mayor of Oslo said it.", ("The mayor of Oslo", "official", False), id="a noun and its place"),
    pytest.param("Norland's armed forces said it.", ("Norland's armed forces", "military", False), id="a participle within the phrase"),
    pytest.param("The Bank of Norland said it.", ("The Bank of Norland", "company", False), id="a name with a preposition"),
    pytest.param("Acme Corp. (ACM) said it.", ("Acme Corp", "company", False), id="what stands in parentheses is passed over"),
    pytest.param("The mayor, Jan Berg, said it.", ("Jan Berg", "official", True), id="a name in apposition"),
    pytest.param("Jan Berg, 40, who saw it, said so.", ("Jan Berg", "", True), id="an age and a relative clause"),
    pytest.param("Two sources close to it later said so.", ("it", "", False), id="a pronoun beside the verb"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_speaker_in_front_of_the_verb(stage, text, expected):
    speaker = speak(stage, text, "left")
    assert (speaker.text, speaker.role, speaker.named) == expected


@pytest.mark.parametrize(
    ("text", "many"),
    [
        pytest.param("Two officials said it.", True, id="a plural"),
        pytest.param("The company said it.", True, id="a group"),
        pytest.param("The spokesman said it.", False, id="one man"),
        pytest.param("Police and doctors said it.", True, id="two with and"),
    ],
)
def test_a_speaker_is_one_or_many(stage, text, many):
    assert speak(stage, text, "left").many is many


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('"Yes," said Ann Lee, owner of a shop, on Friday.', ("Ann Lee", "company"), id="an apposition behind a name"),
        pytest.param('"Yes," said a doctor at the clinic.', ("a doctor at the clinic", "medical"), id="a noun and its place"),
        pytest.param('"Yes," said police.', ("police", "police"), id="a bare noun"),
    ],
)
def test_a_speaker_behind_the_verb(stage, text, expected):
    speaker = speak(stage, text, "right")
    assert (speaker.text, speaker.role) == expected


def test_every_class_of_role_is_known_by_its_nouns():
    assert {WORDS.roles[noun] for noun in ("minister", "soldier", "sheriff", "reuters", "witness", "firm", "seismologist")} == {
        "official",
        "military",
        "police",
        "agency",
        "witness",
        "company",
        "scientist",
    }
