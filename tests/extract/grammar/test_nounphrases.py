"""Noun phrases, subjects and names of a line."""

import pytest

from reconcile.extract.grammar.clauses import Grammar, read_grammar
from reconcile.extract.grammar.lines import make_lines
from reconcile.extract.grammar.nounphrases import find_names, fold_words, read_phrase, read_subject
from reconcile.lexicon.loader import load_lexicon
from reconcile.model.text import Sentence, Span

LEXICON = load_lexicon("en")


def read(text: str) -> Grammar:
    """Return the grammar of a one-sentence text."""
    (line,) = make_lines(text, (Sentence(Span("", 0, end=len(text)), text),))
    return read_grammar(line, LEXICON)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param("two old bank clerks ran", "old bank clerks", id="a number steps aside"),
        pytest.param("the small boat sank", "small boat", id="an article steps aside"),
        pytest.param("a group of hikers ran", "hikers", id="a noun that only says how much steps aside"),
        pytest.param("nine workers dead in a fire", "workers", id="what is told of it does not belong to it"),
    ],
)
def test_a_phrase_ends_where_its_noun_ends(text: str, phrase: str) -> None:
    grammar = read(text)
    found = read_phrase(grammar, 0, len(grammar.codes))
    assert found is not None
    assert fold_words(grammar, found.first, found.stop) == phrase


def test_without_a_noun_there_is_no_phrase() -> None:
    grammar = read("of the and")
    assert read_phrase(grammar, 0, len(grammar.codes)) is None


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        pytest.param("The old dam broke.", "dam", id="in front of the verb"),
        pytest.param("In the north a dam broke.", "dam", id="behind a prepositional phrase"),
        pytest.param("Roads and bridges broke.", "bridge", id="the last of two"),
    ],
)
def test_the_subject_is_the_noun_in_front_of_the_verb(text: str, subject: str) -> None:
    grammar = read(text)
    found = read_subject(grammar, 0)
    assert found is not None
    assert grammar.lemmas[found.head] == subject


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("They met Jan de Vries and Ana Roe.", ["jan de vries", "ana roe"], id="two people, one with de"),
        pytest.param("They left Port Marland's harbour.", ["port marland"], id="a possessive ends a name"),
        pytest.param("They met Al-Harun J. Roe.", ["al-harun j roe"], id="an initial does not"),
        pytest.param("they met nobody", [], id="none"),
    ],
)
def test_names_are_capitalised_words_in_a_row(text: str, names: list[str]) -> None:
    grammar = read(text)
    assert [fold_words(grammar, first, stop) for first, stop in find_names(grammar, 0, len(grammar.codes))] == names
