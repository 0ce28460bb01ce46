"""One article as aspects, attribution and stance see it: its lines with their tokens, and the mentions in each.

A line is a sentence with its tokens. Lines are made once per text (``reading.lines``) and shared by all who look at words;
extractors have the reading only, what follows has a scene, with the article and its mentions too.
Holds and finds; judges nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from attrs import frozen

from reconcile.extract.grammar.lines import Line
from reconcile.extract.reading import Reading
from reconcile.lexicon.loader import Lexicon
from reconcile.model.claim import Mention
from reconcile.model.text import Article
from reconcile.model.value import TimeRef


@frozen(eq=False)
class Scene:
    """One article and all that was noticed in it; made once per article.

    Attributes:
        article: The article.
        reading: Its text as the extractors saw it.
        mentions: All mentions, latent ones included, by span.
    """

    article: Article
    reading: Reading
    mentions: tuple[Mention, ...]

    @property
    def lexicon(self) -> Lexicon:
        """The tables of the article's language."""
        return self.reading.lexicon

    @property
    def text(self) -> str:
        """The article's text; all spans and tokens count in it."""
        return self.reading.text

    @property
    def lines(self) -> tuple[Line, ...]:
        """One line per sentence, in order; ``lines[i].index == i``."""
        return self.reading.lines

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each line starts."""
        return tuple(line.start for line in self.reading.lines)

    @cached_property
    def _by_line(self) -> tuple[tuple[Mention, ...], ...]:
        found: list[list[Mention]] = [[] for _ in self.reading.lines]
        for mention in self.mentions:
            found[self._places[mention.span.start]].append(mention)
        return tuple(map(tuple, found))

    @cached_property
    def _times(self) -> tuple[tuple[Mention, ...], ...]:
        return tuple([tuple([mention for mention in found if _names_time(mention)]) for found in self._by_line])

    @cached_property
    def _places(self) -> dict[int, int]:
        """Number of the line, by the start of each mention."""
        return {mention.span.start: max(bisect_right(self.starts, mention.span.start) - 1, 0) for mention in self.mentions}

    def line_of(self, mention: Mention) -> Line:
        """Return the line in which a mention of the scene starts."""
        return self.reading.lines[self._places[mention.span.start]]

    def mentions_in(self, line: Line) -> tuple[Mention, ...]:
        """Return the mentions that start in a line, by span, latent ones included."""
        return self._by_line[line.index]

    def times_in(self, line: Line) -> tuple[Mention, ...]:
        """Return the mentions of a line that name a calendar interval, by span."""
        return self._times[line.index]


def _names_time(mention: Mention) -> bool:
    return isinstance(mention.value, TimeRef) and mention.value.names is not None
