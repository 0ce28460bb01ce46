"""Which articles of a mixed stream tell one event: rare words, names and numbers in common, near each other in time.

No pair of all articles is looked at: an article's possible neighbours are those that share its rarest terms, so that time grows with
the stream and with the size of its events, not with their square.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from heapq import nlargest
from itertools import chain

from attrs import field, mutable

from reconcile.align.linkage import absorb_fragments, add_vectors, link_groups, multiply_vectors
from reconcile.align.terms import TermCounts, Terms, Vector, count_terms
from reconcile.errors import InputTypeError, require_items
from reconcile.model.text import Article
from reconcile.policy import Policy, require_policy

VOCABULARY = 400_000
"""Terms that an index keeps in memory: those of about a million articles, less what occurred once."""

COMMON_KEYS = 3
"""Common terms by which an article is looked up that has fewer rare ones than that."""

IMAGINED = 1000
"""Articles that an index imagines before its first, a desk's day: among none, every word would be as common as any other, and among a
hundred the first word shared by two short reports is no longer rare, so that they part."""


def group_articles(articles: Iterable[Article], policy: Policy | None = None) -> tuple[tuple[Article, ...], ...]:
    """Return the articles in groups that tell one event each; none is lost, one that fits nowhere stands alone.

    Args:
        articles: A mixed stream, in any order; the groups are the same whatever it is.
        policy: Thresholds; a newsroom's by default.

    Returns:
        Groups in the order of their first article, the articles of a group in the order given.

    Raises:
        InputTypeError: An item is no ``Article``.
    """
    chosen = require_policy(policy)
    given = [require_article(article) for article in require_items(articles, "articles", "Give a list of them.")]
    groups = group_terms(given, [count_terms(article) for article in given], chosen)
    return tuple(tuple(given[at] for at in group) for group in groups)


def group_terms(articles: Sequence[Article], terms: Sequence[Terms], policy: Policy) -> list[list[int]]:
    """Return the groups of ``group_articles`` as indexes, for articles whose terms are counted already."""
    counts = TermCounts(limit=max(VOCABULARY, 400 * len(articles)))
    for one in terms:
        counts.add(one)
    # Numbered by content, not by place: ties are settled the same way in whatever order the articles come.
    order = sorted(range(len(articles)), key=lambda at: (articles[at].id, articles[at].text))
    vectors = [counts.weigh(terms[at], policy) for at in order]
    pairs = tuple(_find_neighbours(vectors, [articles[at] for at in order], counts, policy))
    groups = link_groups(vectors, pairs, policy.event_likeness)
    groups = absorb_fragments(vectors, groups, pairs, policy.event_absorption, policy.event_fragment)
    return sorted(sorted(order[at] for at in group) for group in groups)


def require_article(article: object) -> Article:
    """Return ``article``.

    Raises:
        InputTypeError: It is no ``Article``.
    """
    if not isinstance(article, Article):
        raise InputTypeError("articles", article, "Make articles first: reconcile.Article(text=..., source=...) or load_articles.")
    return article


def _find_neighbours(vectors: list[Vector], articles: list[Article], counts: TermCounts, policy: Policy) -> Iterator[tuple[int, int]]:
    """Yield pairs of articles that share some of their rarest terms, the likeliest partners of each article only."""
    rare = [_choose_keys(vector, counts.spread_of, policy) for vector in vectors]
    common = [_choose_common(vector, keys) for vector, keys in zip(vectors, rare, strict=True)]
    for at, other in chain(_share_keys(rare, policy), _share_keys(common, policy)):
        if _are_near(articles[at], articles[other], policy):
            yield at, other


def _share_keys(keys: list[list[str]], policy: Policy) -> Iterator[tuple[int, int]]:
    """Yield for each article those that share the most keys with it; of a key that too many have, those that stand around it."""
    postings: dict[str, list[int]] = defaultdict(list)
    for at, terms in enumerate(keys):
        for term in terms:
            postings[term].append(at)
    for at, terms in enumerate(keys):
        shared = Counter(chain.from_iterable(_look_around(postings[term], at, policy.event_spread) for term in terms))
        del shared[at]
        yield from ((at, other) for other in sorted(sorted(shared), key=shared.__getitem__, reverse=True)[: policy.event_neighbours])


def _look_around(posting: list[int], at: int, most: int) -> list[int]:
    """Return the ``most`` articles of a posting that stand around article ``at``, all where there are no more."""
    if len(posting) <= most:
        return posting
    first = max(0, bisect(posting, at) - most // 2)
    return posting[first : first + most]


def _choose_keys(vector: Vector, spread_of: Callable[[str], int], policy: Policy) -> list[str]:
    """Return the terms by which neighbours are looked up: the heaviest that few enough of them have."""
    most = policy.event_spread
    rare = [(-weight, term) for term, weight in vector.items() if spread_of(term) <= most]
    return [term for _, term in sorted(rare)[: policy.event_keys]]


def _choose_common(vector: Vector, rare: list[str]) -> list[str]:
    """Return the heaviest terms of an article that has hardly a rare one: in a large event every word is common."""
    return nlargest(COMMON_KEYS, vector, key=vector.__getitem__) if len(rare) < COMMON_KEYS else []


def _are_near(one: Article, other: Article, policy: Policy) -> bool:
    if one.published is None or other.published is None:
        return True
    return abs(one.published - other.published) <= timedelta(days=policy.event_days)


@mutable
class _Event:
    """A group as the index keeps it: the sum of its vectors, not its articles."""

    total: Vector
    size: int
    latest: Article


@mutable
class EventIndex:
    """Follows a feed: tells of each new article which event it belongs to. Picklable.

    An article is put where its average likeness to the articles before it is best, or begins an event; what was put is never moved,
    so a feed followed day by day may split an event that ``group_articles``, which sees all at once, keeps together.

    Attributes:
        policy: Thresholds; a newsroom's by default.
    """

    policy: Policy = field(factory=Policy, converter=require_policy)
    _counts: TermCounts = field(init=False, factory=lambda: TermCounts(VOCABULARY))
    _events: dict[str, _Event] = field(init=False, factory=dict)
    _postings: dict[str, dict[str, None]] = field(init=False, factory=dict)
    _keys: dict[str, set[str]] = field(init=False, factory=dict)
    _articles: dict[str, tuple[Article, ...]] = field(init=False, factory=dict)

    def add(self, article: Article) -> tuple[Article, ...]:
        """Return the group of ``article``: the articles of its event so far, itself the last.

        Raises:
            InputTypeError: It is no ``Article``.
        """
        name = self.place(article)
        self._articles[name] = (*self._articles.get(name, ()), article)
        return self._articles[name]

    def place(self, article: Article) -> str:
        """Return the name of the event of ``article``: the id of its first article. The article itself is not kept.

        Raises:
            InputTypeError: It is no ``Article``.
        """
        terms = count_terms(require_article(article))
        self._counts.add(terms)
        vector = self._counts.weigh(terms, self.policy, least=1, prior=IMAGINED)
        name = self._find_event(vector, article)
        if name is None:
            name = article.id
            while name in self._events:
                name += "+"
            self._events[name] = _Event({}, 0, article)
        event = self._events[name]
        event.total, event.size, event.latest = add_vectors(event.total, vector), event.size + 1, article
        for term in _choose_keys(vector, self._spread_of, self.policy):
            self._postings.setdefault(term, {})[name] = None
            self._keys.setdefault(name, set()).add(term)
        return name

    def forget(self, name: str) -> None:
        """Forget the event of that name: no later article will join it. An unknown name is no mistake."""
        self._events.pop(name, None)
        self._articles.pop(name, None)
        for term in self._keys.pop(name, ()):
            self._postings[term].pop(name, None)
            if not self._postings[term]:
                del self._postings[term]

    def _spread_of(self, term: str) -> int:
        """Return in how many articles ``term`` occurs, or to how many events it leads where all of those can be looked at."""
        events = len(self._postings.get(term, ()))
        return events if events <= self.policy.event_neighbours else self._counts.spread_of(term)

    def _find_event(self, vector: Vector, article: Article) -> str | None:
        shared: Counter[str] = Counter()
        for term in _choose_keys(vector, self._spread_of, self.policy):
            shared.update(self._postings.get(term, {}).keys())
        likely = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[: self.policy.event_neighbours]
        rated = [
            (multiply_vectors(vector, event.total) / event.size, name)
            for name, _ in likely
            if _are_near(article, (event := self._events[name]).latest, self.policy)
        ]
        best = max(rated, key=lambda item: (item[0], item[1]), default=None)
        return best[1] if best and best[0] >= self.policy.event_likeness else None
