"""What stands in quotation marks, on one line and over several."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.extract.grammar.lines import make_lines
from reconcile.extract.sentences import split_sentences
from reconcile.extract.speaking.quotations import find_quotations
from reconcile.lexicon.loader import Lexicon


def quotations(text):
    lines = make_lines(text, split_sentences(text, "a", Lexicon()))
    return [text[start:end] for start, end in find_quotations(text, lines)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('He said "ten came" and left.', ['"ten came"'], id="a quotation on one line"),
        pytest.param("He said “ten came” and left.", ["“ten came”"], id="curly marks"),
        pytest.param('"Ten came.\nThey left," he said.', ['"Ten came.\nThey left,"'], id="a quotation over two lines"),
        pytest.param('"Ten came.\n"They left," he said.', ['"Ten came.', '"They left,"'], id="a speech whose next paragraph opens anew"),
        pytest.param('He said "ten came.\nThey left.', ['"ten came.'], id="a mark without a partner ends with its line"),
        pytest.param('A 12" gun.', [], id="inches are none"),
        pytest.param("No marks.", [], id="no marks"),
    ],
)
def test_quotations_are_found(text, expected):
    assert quotations(text) == expected


@given(st.text(alphabet=st.sampled_from('a ."“”\n'), max_size=80))
def test_quotations_never_overlap(text):
    lines = make_lines(text, split_sentences(text, "a", Lexicon()))
    found = find_quotations(text, lines)
    assert all(start < end <= len(text) for start, end in found)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(found))
