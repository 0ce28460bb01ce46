"""Place phrases of a line."""

import pytest

from reconcile.extract.grammar.clauses import read_grammar
from reconcile.extract.grammar.lines import make_lines
from reconcile.extract.grammar.places import find_places
from reconcile.lexicon.loader import load_lexicon
from reconcile.model.text import Sentence, Span

LEXICON = load_lexicon("en")


def list_places(text: str) -> list[tuple[str, str]]:
    """Return (relation, name) of the place phrases of a one-sentence text."""
    (line,) = make_lines(text, (Sentence(Span("", 0, end=len(text)), text),))
    return [(place.relation, place.fold) for place in find_places(read_grammar(line, LEXICON))]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("The boat sank in Oxmoor.", [("in", "oxmoor")], id="in"),
        pytest.param("The boat sank off the coast of Oxmoor.", [("off the coast of", "oxmoor")], id="off the coast of"),
        pytest.param("The boat sank southwest of Oxmoor.", [("southwest of", "oxmoor")], id="a direction"),
        pytest.param("It fell between Oxmoor and Leyden.", [("between", "oxmoor leyden")], id="between two"),
        pytest.param("A storm hit Oxmoor.", [("", "oxmoor")], id="what a storm hit"),
        pytest.param("They live in the old city of Oxmoor.", [("in the old city of", "oxmoor")], id="the city of"),
        pytest.param("The mayor of Oxmoor spoke.", [], id="a person's place is no place of the event"),
        pytest.param("The boat sank at dawn.", [], id="no name, no place"),
    ],
)
def test_place_phrases_are_found(text: str, places: list[tuple[str, str]]) -> None:
    assert list_places(text) == places
