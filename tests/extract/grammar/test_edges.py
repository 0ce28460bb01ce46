"""Edges of quoted words: what a statement ends with is not cut off."""

import pytest

from reconcile.extract.grammar.edges import widen_span


@pytest.mark.parametrize(
    ("text", "words", "quoted"),
    [
        pytest.param("Turnout was 67%, they said.", "Turnout was 67", "Turnout was 67%", id="a percent sign belongs to its number"),
        pytest.param("It rose by 5€.", "It rose by 5", "It rose by 5€", id="a sign of money behind its number"),
        pytest.param("$5 was paid.", "5 was paid", "$5 was paid", id="a sign of money in front of its number"),
        pytest.param("It fell -5 degrees.", "5 degrees", "-5 degrees", id="a minus in front of its number"),
        pytest.param("the pre-2000 law", "2000 law", "2000 law", id="a hyphen behind a word is no minus"),
        pytest.param("It struck (0915 GMT).", "It struck (0915 GMT", "It struck (0915 GMT)", id="a bracket is closed"),
        pytest.param("(The dam broke.)", "The dam broke", "The dam broke", id="a bracket around all of it is not theirs"),
        pytest.param("(The dam) broke.", "The dam) broke", "(The dam) broke", id="a bracket is opened"),
        pytest.param('It was "dead" then.', 'It was "dead', 'It was "dead"', id="a quotation is closed"),
        pytest.param("It was “dead (again)”.", "It was “dead (again", "It was “dead (again)”", id="two marks are closed"),
        pytest.param('He said "no" and "yes".', 'no" and "yes', 'no" and "yes', id="marks that are even in number stay as they are"),
        pytest.param("It fell.", "It fell", "It fell", id="a full stop is none of it"),
    ],
)
def test_marks_of_the_outermost_words_are_quoted_with_them(text, words, quoted):
    start = text.index(words)
    low, high = widen_span(text, start, start + len(words))
    assert text[low:high] == quoted


@pytest.mark.parametrize("text", ["", "%", "((((((", "))))))", '""""""', "%%%%%%%%%%"], ids=repr)
def test_any_text_has_edges(text):
    low, high = widen_span(text, 0, 0)
    assert 0 <= low <= high <= len(text)
