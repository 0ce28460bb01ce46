"""What an article is about, as weighted terms: rare words, names and numbers. Looks at no other article but through their counts.

Weights are those of the vector space model (Salton and Buckley 1988): a dampened count in the article times how rare the term is
in the stream; names and numbers weigh more, since they tell one earthquake from another where all other words are shared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from math import log, sqrt

from attrs import field, frozen

from reconcile.lexicon.loader import Lexicon, load_lexicon
from reconcile.lexicon.tokens import fold_word, lemma
from reconcile.model.text import Article
from reconcile.policy import Policy

WORD = re.compile(r"[^\W\d_]++(?:['’][^\W\d_]++)?+|\d(?:[\d.,]*\d)?+")
FIRST = re.compile(r"[.!?:\n\"“”][^\w\n]{0,4}([^\W\d_]++(?:['’][^\W\d_]++)?+)")
"""The word after a sentence's end or at a line's start, where a capital proves nothing."""

Vector = dict[str, float]


@frozen
class Terms:
    """The terms of one article.

    Attributes:
        counts: How often each occurs; numbers begin with "#".
        names: Those that the article writes with a capital inside sentences more often than without.
    """

    counts: Mapping[str, int] = field(repr=False)
    names: frozenset[str] = field(repr=False)


def count_terms(article: Article) -> Terms:
    """Return the terms of ``article``'s title and text."""
    skipped = _read_functions(load_lexicon(article.language))
    counts: dict[str, int] = {}
    capitals: dict[str, int] = {}
    text = f"\n{article.title}\n{article.text}" if article.title else f"\n{article.text}"
    for word, number in Counter(WORD.findall(text)).items():
        term = _fold_term(word)
        if term in skipped or len(term) < 2:
            continue
        counts[term] = counts.get(term, 0) + number
        if word[0].isupper():
            capitals[term] = capitals.get(term, 0) + number
    starts = Counter(map(_fold_term, FIRST.findall(text)))
    names = frozenset(term for term, number in capitals.items() if 2 * (number - starts.get(term, 0)) > counts[term])
    return Terms(counts, names)


@lru_cache(maxsize=1 << 16)
def _fold_term(word: str) -> str:
    if word[0].isdigit():
        return "#" + word.rstrip(".,").replace(",", "")
    return lemma(fold_word(word))


@lru_cache(maxsize=8)
def _read_functions(lexicon: Lexicon) -> frozenset[str]:
    words = lexicon.read_table("stopwords").get("words", {})
    return frozenset(_fold_term(word) for row in words.values() for word in row if word and (word[0].isalpha() or word[0].isdigit()))


class TermCounts:
    """In how many articles each term occurs, and in how many as a name; grows with a stream and stays bounded.

    Attributes:
        articles: How many articles have been counted.
    """

    __slots__ = ("_names", "_spread", "articles", "limit")

    def __init__(self, limit: int) -> None:
        """Keep at most about ``limit`` terms: those seen once are forgotten when there are more."""
        self.articles = 0
        self.limit = limit
        self._spread: Counter[str] = Counter()
        self._names: Counter[str] = Counter()

    def add(self, terms: Terms) -> None:
        """Count one more article."""
        self.articles += 1
        self._spread.update(terms.counts.keys())
        self._names.update(terms.names)
        if len(self._spread) > self.limit:
            self._spread = Counter({term: count for term, count in self._spread.items() if count > 1})
            self._names = Counter({term: count for term, count in self._names.items() if term in self._spread})

    def spread_of(self, term: str) -> int:
        """Return in how many articles ``term`` occurs."""
        return self._spread[term]

    def weigh(self, terms: Terms, policy: Policy, *, least: int = 2, prior: int = 1) -> Vector:
        """Return the weights of an article's terms, of length one.

        Args:
            terms: The article's.
            policy: How much rarity and names weigh.
            least: Terms of fewer articles are left out: in a stream that is read whole they link nothing, in one that goes on (1) they may
                yet.
            prior: Articles imagined before the first one, so that rarity means something from the start of a stream.
        """
        total, vector = self.articles + prior, {}
        spread_of, named_in = self._spread.get, self._names.get
        for term, count in terms.counts.items():
            spread = spread_of(term, 0)
            if spread < least:
                continue
            named = term[0] == "#" or 2 * named_in(term, 0) > spread
            rarity = log(total / spread) ** policy.event_rarity
            vector[term] = (1 + log(count)) * rarity * (policy.event_name_weight if named else 1.0)
        length = sqrt(sum(weight * weight for weight in vector.values()))
        return {term: weight / length for term, weight in vector.items()} if length else {}
