"""A sentence as alignment reads it: its content words with their stems, where its clauses break, what it quotes. Judges nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import log2
from typing import NamedTuple

from attrs import frozen

from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.tokens import fold_word, lemma

WORD = re.compile(r"[^\W\d_]+(?:['’.&][^\W\d_]+)*")
QUOTED = re.compile(r"[\"“”«»]([^\"“”«»]{12,400})[\"“”«»]")
BREAK = re.compile(r"[;:()—–\"“”]|--|,(?=\s)")


class Word(NamedTuple):
    """A content word: its place, its stem, the class it belongs to ("@killed", or ""), whether it looks like a name, its clause."""

    start: int
    end: int
    stem: str
    kin: str
    named: bool
    clause: int


class View(NamedTuple):
    """A sentence once read: its content words, where its clauses break, and its quotations as sets of stems."""

    words: tuple[Word, ...]
    breaks: tuple[int, ...]
    quotes: tuple[tuple[int, int, frozenset[str]], ...]


@frozen
class Vocabulary:
    """What a language's tables tell alignment.

    Attributes:
        empty: Words that say nothing of what a clause is about.
        generic: Words of names that show nothing alone.
        kin: Class of a stem ("@killed").
        alike: Stem that stands for a stem that tellings of one thing use for it ("carriage" for "coach").
        further: Words that say "not among those counted before".
        part_after: Words right after a number that make it a part of what was counted before.
        part_before: Words right in front of a number that do the same.
        bare: What a number without a unit measures, by its head.
        bodies: Words of names that say what kind of body bears them.
        lexicon: Where it all comes from.
    """

    empty: frozenset[str]
    generic: frozenset[str]
    kin: Mapping[str, str]
    alike: Mapping[str, str]
    further: frozenset[str]
    part_after: tuple[str, ...]
    part_before: tuple[str, ...]
    bare: Mapping[str, str]
    bodies: frozenset[str]
    lexicon: Lexicon


@lru_cache(maxsize=8)
def read_vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Return the vocabulary of a language, read once."""
    table = lexicon.read_table("alignment")
    functions = {word for row in lexicon.read_table("stopwords").get("words", {}).values() for word in row}
    kin: dict[str, str] = {}
    for row in lexicon.read_table("aspects").get("predicate", ()):
        for form in (*row.get("verbs", ()), *row.get("nouns", ()), *row.get("words", ())):
            kin.setdefault(lemma(form, lexicon), "@" + row["head"])
    classes = frozenset(kin.values())
    return Vocabulary(
        frozenset(functions | set(table.get("empty", ()))),
        frozenset(table.get("generic", ())),
        kin,
        {stem: first for stem, first in _list_alike(lexicon) if "@" + stem not in classes},
        frozenset(table.get("further", ())),
        tuple(table.get("part_after", ())),
        tuple(table.get("part_before", ())),
        dict(table.get("bare", {})),
        frozenset(table.get("bodies", ())),
        lexicon,
    )


def _list_alike(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Yield each word of the groups of words for one thing, as a stem, with the one that stands for its group."""
    for row in lexicon.read_table("kin").get("groups", ()):
        words = [lemma(word, lexicon) for word in row.split()]
        yield from ((word, words[0]) for word in words)


@lru_cache(maxsize=1 << 16)
def read_word(surface: str, lexicon: Lexicon) -> tuple[str, str]:
    """Return the stem and the class of a word, ("", "") for one that says nothing."""
    vocabulary = read_vocabulary(lexicon)
    fold = fold_word(surface)
    if fold in vocabulary.empty or len(fold) < 2:
        return "", ""
    stem = lemma(fold, lexicon)
    if stem in vocabulary.empty:
        return "", ""
    return vocabulary.alike.get(stem, stem), vocabulary.kin.get(stem, "")


@lru_cache(maxsize=1 << 12)
def view_sentence(text: str, lexicon: Lexicon) -> View:
    """Return the content words of a sentence, in order."""
    breaks = tuple(match.start() for match in BREAK.finditer(text))
    words: list[Word] = []
    for match in WORD.finditer(text):
        stem, kin = read_word(match[0], lexicon)
        if stem:
            start, end = match.span()
            words.append(Word(start, end, stem, kin, start > 0 and text[start].isupper(), bisect_left(breaks, start)))
    quotes = []
    for match in QUOTED.finditer(text):
        stems = frozenset(w.stem for w in words if match.start() <= w.start < match.end())
        if len(stems) >= 3:
            quotes.append((match.start(), match.end(), stems))
    return View(tuple(words), breaks, tuple(quotes))


def weigh_words(texts: Sequence[str], lexicon: Lexicon) -> Mapping[str, float]:
    """Return how telling each stem is: log2 of how rarely it stands in a sentence, over sentences that are all different."""
    seen: Counter[str] = Counter()
    for text in texts:
        words = view_sentence(text, lexicon).words
        seen.update({*[w.stem for w in words], *[w.kin for w in words if w.kin]})
    many = len(texts) + 1.0
    return {stem: log2(1.0 + many / (0.5 + count)) for stem, count in seen.items()}
