"""The classes of predicates, and the sentences by which the lexicon proves them."""

import pytest

from reconcile.extract.grammar.clauses import read_grammar
from reconcile.extract.grammar.lines import make_lines
from reconcile.extract.grammar.predicates import read_vocabulary
from reconcile.lexicon.loader import load_lexicon
from reconcile.model.text import Sentence, Span
from reconcile.model.value import SCORE

LEXICON = load_lexicon("en")
ENTRIES = LEXICON.read_table("aspects")["predicate"]
HOLDS = [(entry["head"], sentence) for entry in ENTRIES for sentence in entry.get("holds", ())]
NEVER = [(entry["head"], sentence) for entry in ENTRIES for sentence in entry.get("never", ())]


def list_heads(text: str) -> set[str]:
    """Return the classes that the words of a one-sentence text stand for."""
    (line,) = make_lines(text, (Sentence(Span("", 0, end=len(text)), text),))
    return set(read_grammar(line, LEXICON).heads)


@pytest.mark.parametrize(("head", "sentence"), HOLDS)
def test_an_entry_holds_in_its_own_sentence(head: str, sentence: str) -> None:
    assert head in list_heads(sentence)


@pytest.mark.parametrize(("head", "sentence"), NEVER)
def test_an_entry_never_holds_in_the_sentence_that_it_excludes(head: str, sentence: str) -> None:
    assert head not in list_heads(sentence)


def test_what_must_not_be_mixed_is_a_class_or_somebody() -> None:
    known = {entry["head"] for entry in ENTRIES} | {"extent", "weight", *LEXICON.read_table("aspects")["nouns"]["persons"], "sailor"}
    known |= {SCORE, *LEXICON.read_table("quantities")["games"]["sorts"]}
    assert {head for group in LEXICON.read_table("aspects")["never_with"] for head in group["heads"]} <= known


def test_a_verb_of_several_classes_is_chosen_by_what_is_counted() -> None:
    words = read_vocabulary(LEXICON)
    assert words.choose_head(words.verb_heads["cut"], "cut", "thing") == "damaged"
    assert words.choose_head(words.verb_heads["cut"], "cut", "money") == "budget"
