"""Where sentences end: abbreviations, quotations, glue of scraped pages; and what holds for any text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.extract.sentences import LONGEST, split_sentences
from reconcile.lexicon.loader import Lexicon

LEXICON = Lexicon()


def split(text):
    return [sentence.text for sentence in split_sentences(text, "a", LEXICON)]


CASES = [
    pytest.param("Ten died. Two fled.", ["Ten died.", "Two fled."], id="a full stop and a capital end a sentence"),
    pytest.param(
        "ORLESK, 14 March (NSP) — Ten died.", ["ORLESK, 14 March (NSP) —", "Ten died."], id="a dateline with its agency stands alone"
    ),
    pytest.param("NEW ORLO -- Ten died.", ["NEW ORLO --", "Ten died."], id="a dateline in capitals stands alone"),
    pytest.param("Orlo - a town - fell.", ["Orlo - a town - fell."], id="a name before a dash is no dateline"),
    pytest.param("One line\nanother line", ["One line", "another line"], id="a newline is a hard break"),
    pytest.param("One.\r\n\r\n  Two.", ["One.", "Two."], id="empty lines are no sentences"),
    pytest.param(
        "Gen. J. Orlo of the U.S. Army left.", ["Gen. J. Orlo of the U.S. Army left."], id="titles, initials and countries do not end one"
    ),
    pytest.param(
        "It left the U.S. The rest stayed.", ["It left the U.S.", "The rest stayed."], id="an abbreviation before a starter ends one"
    ),
    pytest.param("They met at 5 p.m. on Friday.", ["They met at 5 p.m. on Friday."], id="a lower-case word goes on"),
    pytest.param("They met at 5 p.m. The end.", ["They met at 5 p.m.", "The end."], id="an hour may end one"),
    pytest.param("See No. 5 there.", ["See No. 5 there."], id="a numbered thing goes on"),
    pytest.param("He said no. Five came.", ["He said no.", "Five came."], id="no as a word ends one"),
    pytest.param("It grew 3.5 per cent.", ["It grew 3.5 per cent."], id="a decimal point is none"),
    pytest.param("Orlo Inc. Ltd. grew.", ["Orlo Inc. Ltd. grew."], id="two abbreviations in a row"),
    pytest.param('"We came. We saw," he said. It ended.', ['"We came. We saw," he said.', "It ended."], id="a quotation is kept whole"),
    pytest.param("“We came. We saw.” It ended.", ["“We came. We saw.”", "It ended."], id="a curly quotation ends with its sentence"),
    pytest.param('"Is it so?" Ann Lee asked.', ['"Is it so?" Ann Lee asked.'], id="a question goes on with who asks"),
    pytest.param('"We came. We saw.', ['"We came.', "We saw."], id="a quotation that is not closed is not kept"),
    pytest.param("It fell yesterday.The rest held.", ["It fell yesterday.", "The rest held."], id="a lost space is seen"),
    pytest.param("Read moreOrlo grows again", ["Read more", "Orlo grows again"], id="a link glued to a headline is cut off"),
    pytest.param("Look at example.com today.", ["Look at example.com today."], id="an address is one word"),
    pytest.param("The McDonald iPhone", ["The McDonald iPhone"], id="capitals inside words are no glue"),
    pytest.param("Wait... Then go!", ["Wait...", "Then go!"], id="dots and exclamation marks end one"),
    pytest.param("", [], id="an empty text has none"),
    pytest.param(" \n\t ", [], id="white space has none"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert split(text) == expected


@given(st.text(alphabet=st.sampled_from('ab A.!?"“”\n\u2028)(’\u00a0é5•'), max_size=200) | st.text(max_size=200))
def test_every_character_is_in_exactly_one_sentence(text):
    sentences = split_sentences(text, "a", LEXICON)
    assert all(text[s.span.start : s.span.end] == s.text and s.text.strip() == s.text != "" for s in sentences)
    assert "".join("".join(s.text.split()) for s in sentences) == "".join(text.split())
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(sentences))


@pytest.mark.parametrize("unit", ["a", "ab ", "a. ", '" ', "Read moreA"], ids=["one word", "words", "stops", "quotes", "glue"])
def test_no_sentence_is_endless(unit):
    sentences = split(unit * 6000)
    assert sentences
    assert max(map(len, sentences)) <= LONGEST
