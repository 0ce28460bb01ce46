"""A sentence as alignment reads it: its content words with their stems, where its clauses break, what it quotes. Judges nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log2
from typing import NamedTuple, TypeAlias

from attrs import frozen

from reconcile.lexicon.kin import read_kin
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.tokens import fold_word, lemma, list_functions

WORD = re.compile(r"[^\W\d_]+(?:['’.&][^\W\d_]+)*")
QUOTED = re.compile(r"[\"“”«»]([^\"“”«»]{12,400})[\"“”«»]")
MOST_KNOWN = 1 << 16
"""Words remembered at most; hostile text may bring any number of them."""
BREAK = re.compile(r"[;:()—–\"“”]|--|,(?=\s)")


Word: TypeAlias = tuple[int, int, str, str, bool, int]
"""A content word: start, end, stem, the class it belongs to ("@killed", or ""), whether it looks like a name, its clause."""


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
        not_further: Bounds that hold such a word and do not say it: "more than".
        part_after: Words right after a number that make it a part of what was counted before.
        part_before: Words right in front of a number that do the same.
        bare: What a number without a unit measures, by its head.
        bodies: Words of names that say what kind of body bears them.
        calamities: Heads of what news reports as it happens.
        proceedings: Heads of what follows a calamity in court.
        happenings: Heads of what happens on a day and may happen again on another.
        tolls: Heads of what befalls people by it.
        lexicon: Where it all comes from.
    """

    empty: frozenset[str]
    generic: frozenset[str]
    kin: Mapping[str, str]
    alike: Mapping[str, str]
    further: frozenset[str]
    not_further: tuple[str, ...]
    part_after: tuple[str, ...]
    part_before: tuple[str, ...]
    bare: Mapping[str, str]
    bodies: frozenset[str]
    calamities: frozenset[str]
    proceedings: frozenset[str]
    happenings: frozenset[str]
    tolls: frozenset[str]
    lexicon: Lexicon


@lru_cache(maxsize=8)
def read_vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Return the vocabulary of a language, read once."""
    table = lexicon.read_table("alignment")
    kin: dict[str, str] = {}
    for row in lexicon.read_table("aspects").get("predicate", ()):
        for form in (*row.get("verbs", ()), *row.get("nouns", ()), *row.get("words", ())):
            kin.setdefault(lemma(form, lexicon), "@" + row["head"])
    classes = frozenset(kin.values())
    return Vocabulary(
        list_functions(lexicon).union(table.get("empty", ())),
        frozenset(table.get("generic", ())),
        kin,
        {stem: first for stem, first in read_kin(lexicon).items() if "@" + stem not in classes},
        frozenset(table.get("further", ())),
        tuple(table.get("not_further", ())),
        tuple(table.get("part_after", ())),
        tuple(table.get("part_before", ())),
        dict(table.get("bare", {})),
        frozenset(table.get("bodies", ())),
        frozenset(table.get("calamities", ())),
        frozenset(table.get("proceedings", ())),
        frozenset(lexicon.read_table("aspects").get("event", {}).get("happenings", ())),
        frozenset(lexicon.read_table("aspects").get("event", {}).get("tolls", ())),
        lexicon,
    )


class Stems(dict[str, tuple[str, str]]):
    """The stem and the class of each word, ("", "") for one that says nothing; looked up in the tables when first met."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Look words up in the tables of ``lexicon``."""
        super().__init__()
        self._vocabulary = read_vocabulary(lexicon)

    def __missing__(self, surface: str) -> tuple[str, str]:
        """Return a word met for the first time, and remember it."""
        if len(self) >= MOST_KNOWN:
            self.clear()
        word = self[surface] = _read_word(surface, self._vocabulary)
        return word


@lru_cache(maxsize=8)
def open_stems(lexicon: Lexicon) -> Stems:
    """Return the stems of a language; they fill as words are met."""
    return Stems(lexicon)


def _read_word(surface: str, vocabulary: Vocabulary) -> tuple[str, str]:
    fold = fold_word(surface)
    if fold in vocabulary.empty or len(fold) < 2:
        return "", ""
    stem = lemma(fold, vocabulary.lexicon)
    if stem in vocabulary.empty:
        return "", ""
    return vocabulary.alike.get(stem, stem), vocabulary.kin.get(stem, "")


@lru_cache(maxsize=1 << 12)
def view_sentence(text: str, lexicon: Lexicon) -> View:
    """Return the content words of a sentence, in order."""
    breaks = tuple([match.start() for match in BREAK.finditer(text)])
    known = open_stems(lexicon)
    words: list[Word] = []
    for match in WORD.finditer(text):
        stem, kin = known[match[0]]
        if stem:
            start, end = match.span()
            words.append((start, end, stem, kin, start > 0 and text[start].isupper(), bisect_left(breaks, start)))
    quotes = []
    for match in QUOTED.finditer(text):
        low, high = match.span()
        stems = frozenset([stem for start, _, stem, *_ in words if low <= start < high])
        if len(stems) >= 3:
            quotes.append((low, high, stems))
    return View(tuple(words), breaks, tuple(quotes))


def weigh_words(texts: Sequence[str], lexicon: Lexicon) -> Mapping[str, float]:
    """Return how telling each stem is: log2 of how rarely it stands in a sentence, over sentences that are all different."""
    seen: Counter[str] = Counter()
    for text in texts:
        words = view_sentence(text, lexicon).words
        seen.update({*[stem for _, _, stem, _, _, _ in words], *[kin for _, _, _, kin, _, _ in words if kin]})
    many = len(texts) + 1.0
    return {stem: log2(1.0 + many / (0.5 + count)) for stem, count in seen.items()}
