"""One article as aspects, attribution and stance see it: the grammar of its lines, and the mentions in each.

Grammars are made once per text (``reading.grammars``) and shared by all who look at words; extractors have the reading only,
what follows has a scene, with the article and its mentions too. Holds and finds; judges nothing.
"""

from __future__ import annotations

from functools import cached_property

from attrs import frozen

from reconcile.extract.grammar.clauses import Grammar
from reconcile.extract.grammar.lines import Line
from reconcile.extract.grammar.spots import Spot, find_spot
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

    @property
    def grammars(self) -> tuple[Grammar, ...]:
        """The grammar of each line."""
        return self.reading.grammars

    @cached_property
    def by_line(self) -> tuple[tuple[Mention, ...], ...]:
        """The mentions that start in each line, by span, latent ones included."""
        starts = [line.start for line in self.lines[1:]]
        found: list[list[Mention]] = [[] for _ in self.lines]
        number = 0
        for mention in self.mentions:
            while number < len(starts) and starts[number] <= mention.span.start:
                number += 1
            found[number].append(mention)
        return tuple(map(tuple, found))

    @cached_property
    def times(self) -> tuple[tuple[Mention, ...], ...]:
        """The mentions of each line that name a calendar interval, by span."""
        return tuple([tuple([mention for mention in found if mention.kind == "time" and _names_time(mention)]) for found in self.by_line])

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """The mentions that claim something, each among the words of its line, in their order."""
        pairs = zip(self.grammars, self.by_line, strict=True)
        return tuple([find_spot(grammar, mention) for grammar, found in pairs for mention in found if not mention.latent])


def _names_time(mention: Mention) -> bool:
    return isinstance(mention.value, TimeRef) and mention.value.names is not None
