"""The clauses of a line, and what its words do."""

import pytest

from reconcile.extract.grammar.clauses import read_grammar
from reconcile.extract.grammar.lines import make_lines
from reconcile.lexicon.loader import load_lexicon
from reconcile.model.text import Sentence, Span

LEXICON = load_lexicon("en")


def split(text: str) -> list[str]:
    """Return the clauses of a one-sentence text, quoted."""
    (line,) = make_lines(text, (Sentence(Span("", 0, end=len(text)), text),))
    grammar = read_grammar(line, LEXICON)
    return [text[grammar.starts[first] : grammar.ends[stop - 1]] for first, stop in grammar.clauses]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        pytest.param("The bridge fell.", ["The bridge fell."], id="one verb, one clause"),
        pytest.param("The dam fell and crews searched.", ["The dam fell", "and crews searched."], id="two verbs joined"),
        pytest.param("A storm hit, killing nine and injuring 30.", ["A storm hit", ", killing nine", "and injuring 30."], id="gerunds"),
        pytest.param("No one was killed or injured.", ["No one was killed or injured."], id="two verbs of one subject stay together"),
        pytest.param("Officials said that the dam held.", ["Officials said", "that the dam held."], id="what is said"),
        pytest.param("Officials said the dam held.", ["Officials said", "the dam held."], id="what is said, without that"),
        pytest.param("There were no deaths or injuries reported.", ["There were no deaths or injuries reported."], id="nouns joined"),
        pytest.param(
            'They hid the guns, and that they "may come back soon.', ["They hid the guns, and", 'that they "may come back soon.'],
            id="a pronoun waits for its verb behind a mark",
        ),
        pytest.param("They left the coast - although it rained.", ["They left the coast", "- although it rained."], id="a dash"),
        pytest.param(
            "The pool stays shut until Friday and swimmers were sent home.",
            ["The pool stays shut until Friday", "and swimmers were sent home."], id="a day behind until waits for no verb",
        ),
        pytest.param("It sank shortly after 3am.", ["It sank shortly after 3am."], id="the am of an hour is no verb"),
        pytest.param("As many as nine boats sank.", ["As many as nine boats sank."], id="a bound is no joint"),
    ],
)
def test_a_line_is_cut_where_a_statement_begins(text: str, clauses: list[str]) -> None:
    assert split(text) == clauses


@pytest.mark.parametrize("text", ["", "?", "and and and", ", , ,", "was", "A" * 3000, "that " * 500])
def test_the_clauses_of_any_text_cover_it_without_gaps(text: str) -> None:
    (line,) = make_lines(text, (Sentence(Span("", 0, end=len(text)), text),))
    grammar = read_grammar(line, LEXICON)
    covered = [at for first, stop in grammar.clauses for at in range(first, stop)]
    assert covered == list(range(len(grammar.codes)))
    assert len(grammar.codes) == len(grammar.lemmas) == len(grammar.heads) == len(grammar.clause_of) == len(grammar.folds)
