"""What statements are told of."""

import pytest

from reconcile.extract.grammar.clauses import read_grammar
from reconcile.extract.grammar.happenings import head_wording
from reconcile.extract.grammar.lines import make_lines
from reconcile.extract.grammar.spots import Heading, Spot
from reconcile.lexicon.loader import load_lexicon
from reconcile.model.claim import Mention
from reconcile.model.text import Sentence, Span
from reconcile.model.value import Wording

LEXICON = load_lexicon("en")


def find(text: str) -> Heading:
    """Return the heading of a statement that is a whole sentence."""
    (line,) = make_lines(text, (Sentence(Span("", 0, end=len(text)), text),))
    grammar = read_grammar(line, LEXICON)
    mention = Mention(Wording((), (), negated=False), Span("", 0, end=len(text)), kind="wording", rule="test")
    return head_wording(Spot(grammar, mention, *line.tokens_within(0, len(text)), grammar.clause_at(0)))


@pytest.mark.parametrize(
    ("text", "head"),
    [
        pytest.param("The army denied the attack", "attacked", id="what is denied"),
        pytest.param("There were no casualties", "killed", id="the wider class"),
        pytest.param("The ferry reached the port", "reach", id="the verb's lemma"),
        pytest.param("Officials reported unexplained clashes and losses", "killed", id="what befell people before that they fought"),
        pytest.param("A ferry carrying pilgrims ran aground", "crashed", id="the verb before the participle that narrows its subject"),
        pytest.param("The army is using divers in an attempt to retake the port", "use", id="what is done before what it aims at"),
        pytest.param("The dam was not in use.", "use", id="what a being verb leaves open"),
        pytest.param("There is no plan for a new bridge.", "plan", id="what there is"),
        pytest.param("There is no plan for more job cuts.", "laid off", id="what a plan is for that has a class"),
        pytest.param("There is no evidence of sabotage.", "deliberate", id="what there is evidence of"),
        pytest.param("They had a stove and a rope, but no tent.", "tent", id="what somebody has not, beside what he has"),
        pytest.param("He had no idea.", "idea", id="what somebody has"),
        pytest.param("The pass was shut.", "open", id="the thing that an opposite is told of"),
        pytest.param("The guide escaped unhurt.", "injured", id="a word that denies a class"),
        pytest.param("One of the suspects had a wound to the leg.", "injured", id="what befell tells more than who it was"),
        pytest.param("One of those arrested had denied it.", "denied", id="a participle that only says which ones"),
        pytest.param("The guide was unharmed.", "injured", id="one that the lemma rules take for a verb"),
        pytest.param("No shots were fired.", "fired", id="shots that are fired"),
        pytest.param("Nobody has said they were behind the attack.", "responsible", id="who is behind an attack"),
        pytest.param("The rebels had nothing to do with it.", "responsible", id="who has nothing to do with it"),
        pytest.param("The road is blocked by boulders.", "open", id="a blocked road"),
        pytest.param("The mill will cut many jobs.", "laid off", id="what a verb tells with its object"),
        pytest.param("Not one rubber bullet was fired.", "fired", id="though a phrase of another class is in it"),
        pytest.param("The guests were unharmed.", "injured", id="the same by a participle"),
        pytest.param("There was no risk of a storm.", "danger", id="what there is, where it has an opposite"),
        pytest.param("The army took the town.", "area", id="a town that is taken"),
        pytest.param("They had no sign of rain.", "sign", id="a noun behind no"),
        pytest.param("They spent the night there.", "spend", id="a verb that money alone is told by"),
        pytest.param("The cook had a heart attack.", "attack", id="no attack by anybody"),
        pytest.param("Kell was not fired.", "dismissed", id="a phrase around a negation"),
        pytest.param("Kell is stepping down.", "resigned", id="a phrase by any form of its verb"),
        pytest.param("The jobless at the mill will go.", "", id="and not without it"),
        pytest.param("Most posts were axed by the mill.", "laid off", id="or its subject, where it is done to it"),
    ],
)
def test_a_statement_is_of_its_own_verb(text: str, head: str) -> None:
    assert find(text).head == head
