"""One text as the extractors see it; made once per text, passed to every extractor."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cached_property
from typing import TypeAlias

from attrs import field, frozen

from reconcile.extract.grammar.clauses import Grammar, read_grammar
from reconcile.extract.grammar.lines import Line, make_lines
from reconcile.extract.numerals import Numeral
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import NO_FORMS, Forms, Meaning, PhraseTable, find_forms, fold_case
from reconcile.model.claim import Mention
from reconcile.model.fact import Note
from reconcile.model.text import Sentence, Span
from reconcile.policy import Policy


@frozen
class Reading:
    """A text, and what every extractor needs to know of it.

    Attributes:
        text: The whole text.
        article: Its article's id, "" for a bare text.
        published: When it appeared, None where unknown.
        source: Its publisher, "" where unknown.
        lexicon: The tables of its language.
        policy: The conventions in force.
        sentences: Its sentences, in order; every character that is not white space is in exactly one.
        numerals: Its numerals, in order, without overlap: read once, used by times and quantities alike.
        forms: What was found of the tables that are looked for in one pass.
    """

    text: str
    article: str
    published: datetime | None = field(kw_only=True)
    source: str = field(default="", kw_only=True)
    lexicon: Lexicon = field(kw_only=True)
    policy: Policy = field(kw_only=True)
    sentences: tuple[Sentence, ...] = field(kw_only=True)
    numerals: tuple[Numeral, ...] = field(kw_only=True)
    forms: Forms = field(default=NO_FORMS, kw_only=True, repr=False)

    @cached_property
    def folded(self) -> str:
        """The text in lower case, every code point at its place."""
        return fold_case(self.text)

    def find_forms(self, table: PhraseTable[Meaning]) -> Iterable[tuple[int, int, Meaning]]:
        """Return (start, end, meaning) of every form of a table for folded texts, left to right."""
        return find_forms(table, self.folded, self.forms)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The sentences with their tokens, made when first asked for."""
        return make_lines(self.text, self.sentences, self.lexicon)

    @cached_property
    def grammars(self) -> tuple[Grammar, ...]:
        """What the words of each line do, made when first asked for and shared by all who look at words."""
        return tuple([read_grammar(line, self.lexicon) for line in self.lines])

    def span(self, start: int, end: int) -> Span:
        """Return the span of ``text[start:end]``."""
        return Span(self.article, start, end=end)


Extractor: TypeAlias = Callable[[Reading, tuple[Mention, ...]], Iterable[Mention | Note]]
"""Takes a reading and the mentions that earlier extractors found (by span); gives mentions and notes."""
