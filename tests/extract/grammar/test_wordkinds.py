"""One letter for what each word does."""

import pytest

from reconcile.extract.grammar.clauses import read_grammar
from reconcile.extract.grammar.lines import make_lines
from reconcile.lexicon.loader import load_lexicon
from reconcile.model.text import Sentence, Span

LEXICON = load_lexicon("en")


def mark(text: str, word: str) -> tuple[str, str]:
    """Return (letter, class) of a word of a one-sentence text."""
    (line,) = make_lines(text, (Sentence(Span("", 0, end=len(text)), text),))
    grammar = read_grammar(line, LEXICON)
    at = grammar.texts.index(word)
    return grammar.codes[at], grammar.heads[at]


@pytest.mark.parametrize(
    ("text", "word", "letter"),
    [
        pytest.param("The deal cost the bank dear.", "cost", "v", id="a bare past between subject and object"),
        pytest.param("The cost rose.", "cost", "o", id="the same form as a noun"),
        pytest.param("Officials report two cases.", "report", "v", id="a bare form behind a plural"),
        pytest.param("A report told of it.", "report", "o", id="a bare form behind an article"),
        pytest.param("The injured driver spoke.", "injured", "o", id="a participle in front of its noun"),
        pytest.param("Nine were injured.", "injured", "v", id="a participle behind a form of be"),
        pytest.param("The killing of the king shook them.", "killing", "o", id="a gerund behind an article"),
        pytest.param("He spoke of killing the king.", "killing", "g", id="a gerund with an object"),
        pytest.param("They met in May 2031.", "May", "T", id="a month beside a number"),
        pytest.param("It may rain.", "may", "m", id="may as a modal"),
        pytest.param("Quake Kills 9 Near Oxmoor.", "Kills", "v", id="a verb of a headline"),
        pytest.param("They have signs of it.", "signs", "o", id="a form in s behind have"),
        pytest.param("Officials reported unexplained losses.", "unexplained", "o", id="a participle in the object of a verb"),
        pytest.param("Thirty-one came.", "Thirty-one", "#", id="a number with a hyphen"),
        pytest.param("It paid $90M in cash.", "M", "a", id="letters of a number"),
        pytest.param("The jail houses about 650 men.", "houses", "v", id="a form in s in front of a loose number"),
        pytest.param("They told Ann that the boat sank.", "that", "d", id="that in front of a subject"),
        pytest.param("They saw boats that sank.", "that", "r", id="that in front of its verb"),
        pytest.param("It rang at 3 am.", "am", "a", id="am behind a number"),
        pytest.param("I am here.", "am", "x", id="am behind a pronoun"),
        pytest.param("They met quickly.", "quickly", "a", id="an adverb by its ending"),
    ],
)
def test_a_word_has_the_letter_of_its_part(text: str, word: str, letter: str) -> None:
    assert mark(text, word)[0] == letter


def test_a_first_word_that_is_no_name_is_none() -> None:
    assert mark("Rebels shelled the town.", "Rebels")[0] == "o"
    assert mark("Oxmoor Bank fell.", "Oxmoor")[0] == "N"


def test_a_phrase_gives_its_class_to_every_word_of_it() -> None:
    text = "Nine lost their lives."
    assert {mark(text, word)[1] for word in ("lost", "their", "lives")} == {"killed"}
