"""What a named person is."""

import pytest

from reconcile.extract.grammar.clauses import read_grammar
from reconcile.extract.grammar.lines import make_lines
from reconcile.extract.grammar.nounphrases import find_names
from reconcile.extract.grammar.titles import find_title
from reconcile.lexicon.loader import load_lexicon
from reconcile.model.text import Sentence, Span

LEXICON = load_lexicon("en")


def title_of(text: str, name: str) -> str:
    """Return the title word of a name in a one-sentence text, "" for none."""
    (line,) = make_lines(text, (Sentence(Span("", 0, end=len(text)), text),))
    grammar = read_grammar(line, LEXICON)
    for first, stop in find_names(grammar, 0, len(grammar.codes)):
        if name in text[grammar.starts[first] : grammar.ends[stop - 1]]:
            title = find_title(grammar, first, stop)
            return grammar.lemmas[title.at] if title else ""
    raise AssertionError(name)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("It held, said harbour spokesman Piet Vries.", "spokesman", id="in front"),
        pytest.param("It held, said Piet Vries, the mayor of Oxmoor.", "mayor", id="behind a comma"),
        pytest.param("It held, said Piet Vries, who serves as senior vice president.", "president", id="in a clause with who"),
        pytest.param("The head of the port, Piet Vries, blamed the fog.", "head", id="in front of a comma"),
        pytest.param("We saw that President Piet Vries left.", "president", id="inside the name"),
        pytest.param("We saw that Gov. Piet Vries left.", "gov", id="abbreviated"),
        pytest.param("We saw Piet Vries leave.", "", id="none"),
    ],
)
def test_a_title_is_found_where_it_may_stand(text: str, title: str) -> None:
    assert title_of(text, "Piet Vries") == title
