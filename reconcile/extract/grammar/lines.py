"""A sentence with its tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from attrs import define

from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.tokens import Tokens, find_commons, read_pattern, tokenize_text
from reconcile.model.text import Sentence

OPENING = 1 << 16
"""Code points of a whole text that may be searched for one of its numbers: a book must not be read again for each."""


@define(eq=False)
class Line:
    """A sentence and its tokens.

    Attributes:
        index: Its place among the lines of its text.
        sentence: The sentence.
        whole: The whole text, in which all offsets count.
        tokens: Its tokens, in order.
    """

    index: int
    sentence: Sentence
    whole: str
    tokens: Tokens

    @property
    def start(self) -> int:
        """First code point in the whole text."""
        return self.sentence.span.start

    @property
    def end(self) -> int:
        """One past the last one."""
        return self.sentence.span.end

    def tokens_within(self, start: int, end: int) -> tuple[int, int]:
        """Return (first, stop), the half-open range of ``tokens`` that touch ``whole[start:end]``."""
        starts, ends = self.tokens.starts, self.tokens.ends
        first = bisect_right(starts, start) - 1
        if first < 0 or ends[first] <= start:
            first += 1
        return first, max(first, bisect_left(starts, end))


def make_lines(text: str, sentences: tuple[Sentence, ...], lexicon: Lexicon = Lexicon()) -> tuple[Line, ...]:  # noqa: B008 - frozen, a value
    """Return one line per sentence of ``text``."""
    commons, pattern = find_commons(text), read_pattern(lexicon)
    return tuple([
        Line(i, sentence, text, tokenize_text(text, sentence.span.start, sentence.span.end, commons, pattern))
        for i, sentence in enumerate(sentences)
    ])
