"""Which articles tell one event: none is lost, look-alikes stay apart, and the order of the stream changes nothing."""

from __future__ import annotations

import pickle
import random
from itertools import combinations, product, starmap
from math import hypot
from statistics import mean

import pytest

import reconcile
from reconcile.align.linkage import absorb_fragments, link_groups, multiply_vectors
from reconcile.align.stories import EventIndex, group_articles
from reconcile.align.terms import TermCounts, count_terms
from reconcile.model.text import Article
from reconcile.policy import Policy

FERRY = (
    "A ferry with 300 passengers sank off Norvik on Saturday, and at least 40 people drowned, the coast guard said.",
    "The Norvik ferry disaster has cost 52 lives, according to the coast guard of Halmar county.",
    "Divers reached the wreck of the ferry off Norvik; 300 passengers had been on board when it left Halmar.",
)
OTHER_FERRY = (
    "A ferry ran aground near Tessaly on Monday with 120 passengers on board, and nobody was hurt, the coast guard said.",
    "All 120 passengers of the ferry that ran aground off Tessaly are safe, said captain Brunholt.",
    "Captain Brunholt of the stranded Tessaly ferry told the coast guard that the rudder had failed.",
)
MERGER = (
    "Kelmar Chemicals will pay $4.5bn for its rival Ostrin, both companies said on Tuesday.",
    "Shares of Ostrin rose by a fifth after Kelmar offered $4.5bn for the maker of paints.",
    "The takeover of Ostrin makes Kelmar the largest chemicals company of the country.",
)


def make(texts, name, **more):
    return [Article(text, f"Paper {at}", id=f"{name}{at}", **more) for at, text in enumerate(texts)]


STREAM = make(FERRY, "f") + make(OTHER_FERRY, "o") + make(MERGER, "m")


def names(groups):
    return {frozenset(article.id for article in group) for group in groups}


def test_look_alike_events_stay_apart():
    assert names(group_articles(STREAM)) == {frozenset({"f0", "f1", "f2"}), frozenset({"o0", "o1", "o2"}), frozenset({"m0", "m1", "m2"})}


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_stream_changes_no_group(seed):
    shuffled = STREAM[:]
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - no secret
    assert names(group_articles(shuffled)) == names(group_articles(STREAM))


def test_groups_and_their_articles_come_in_the_order_of_the_stream():
    groups = group_articles(STREAM[::-1])
    firsts = [STREAM[::-1].index(group[0]) for group in groups]
    assert firsts == sorted(firsts)
    assert [article.id for article in groups[0]] == ["m2", "m1", "m0"]


@pytest.mark.parametrize("articles", [[], STREAM[:1], make(["", " ", "\x00", "!!!"], "empty"), make(["same words"] * 4, "same")],
                         ids=["nothing", "one article", "texts without a word", "four copies"])
def test_no_article_is_lost(articles):
    groups = group_articles(articles)
    assert sorted(article.id for group in groups for article in group) == sorted(article.id for article in articles)


def test_articles_far_apart_in_time_are_of_different_events():
    early, late = make(FERRY, "e", published="2024-01-01"), make(FERRY, "l", published="2024-06-01")
    assert not any({a.id[0] for a in group} == {"e", "l"} for group in group_articles(early + late + make(MERGER, "m")))


def test_something_else_than_an_article_is_a_mistake():
    with pytest.raises(reconcile.InputTypeError, match="articles"):
        group_articles(["a text"])


def test_an_index_follows_a_feed():
    index = EventIndex()
    for article in make(MERGER, "m") + make(FERRY, "f"):
        group = index.add(article)
        assert group[-1] == article
    assert [article.id for article in group] == ["f0", "f1", "f2"]


def test_two_short_reports_of_one_event_meet_in_an_index_that_has_seen_nothing_else():
    reports = [
        ("Fourteen people in Norvik district have died of cholera since heavy rain flooded wells, health officials said on Tuesday. The "
        "ministry sent doctors to Lindby, where patients are treated in tents. Schools were closed until Monday and traders were told not "
        "to sell raw fish, a spokesman added."),
        ("Aid workers put the dead of the cholera outbreak in Norvik at seventeen or more. Hundreds queued for help at a clinic in Lindby "
        "this week. Families blame dirty water from the river and say that promised supplies never reached their villages, while nurses "
        "asked for more beds and drips."),
    ]
    index = EventIndex()
    assert len({index.place(article) for article in make(reports, "c")}) == 1
    assert index.place(make(MERGER, "m")[0]) == "m0"


def test_an_index_goes_on_after_a_pickle():
    index = EventIndex()
    for article in STREAM[:5]:
        index.place(article)
    again = pickle.loads(pickle.dumps(index))  # noqa: S301 - our own bytes
    assert [again.place(article) for article in STREAM[5:]] == [index.place(article) for article in STREAM[5:]]


def test_a_forgotten_event_takes_no_more_articles():
    index = EventIndex()
    first = index.place(STREAM[0])
    index.forget(first)
    index.forget("never heard of")
    assert index.place(STREAM[1]) != first


def test_events_of_one_first_id_are_told_apart():
    index = EventIndex()
    twins = [Article(FERRY[0], id="x"), Article(MERGER[0], id="x")]
    assert len({index.place(article) for article in twins}) == 2


def test_counts_forget_what_occurred_once_when_there_is_too_much():
    counts = TermCounts(limit=30)
    for at in range(50):
        counts.add(count_terms(Article(f"shared words and unique{'abcdefghij'[at % 10] * (at // 10 + 1)}")))
    assert counts.spread_of("share") + counts.spread_of("shared") == 50
    assert counts.articles == 50


def test_linking_merges_the_closest_first_and_stops():
    vectors = [{"a": 1.0}, {"a": 0.9, "b": 0.4359}, {"b": 1.0}, {}]
    assert link_groups(vectors, [(0, 1), (1, 2), (0, 2)], 0.5) == [[0, 1], [2], [3]]


def tell_often():
    """A mixed stream: 40 tellings of one event, and 30 events that are told twice."""
    deaths = ("killed", "drowned", "lost", "missing", "found")
    often = [f"Ferry wreck off Norvik: {deaths[at % 5]} passengers of the Halmar line now {60 + at}." for at in range(40)]
    names = [f"{first}{last}" for first in ("Bar", "Kel", "Mor", "Tan", "Ul") for last in ("dun", "fex", "gate", "holm", "mere", "stow")]
    firms = [f"{told} {name} brewers {told.lower()} shares by {at}." for at, name in enumerate(names) for told in ("Sold", "Bought")]
    articles = [Article(text, f"Paper {at}") for at, text in enumerate(often + firms)]
    random.Random(3).shuffle(articles)  # noqa: S311 - no secret
    return articles


def test_an_event_stays_together_whose_every_word_is_common():
    largest = max(group_articles(tell_often(), Policy(event_spread=6)), key=len)
    assert [article.text[:5] for article in largest] == ["Ferry"] * 40


def test_a_feed_keeps_an_event_together_that_wears_out_its_words():
    narrow, wide = EventIndex(Policy(event_spread=6)), EventIndex(Policy(event_spread=400))
    articles = [article for article in tell_often() if article.text[:5] == "Ferry"]
    assert [narrow.place(article) for article in articles] == [wide.place(article) for article in articles]


def link_slowly(vectors, least):
    """Average linkage as the books have it: the mean of all cosines between two groups, looked at again after each merger."""
    groups = [[at] for at in range(len(vectors))]
    while True:
        rated = [(mean(starmap(multiply_vectors, product(*(map(vectors.__getitem__, group) for group in two)))), two)
                 for two in combinations(groups, 2)]
        best, (one, other) = max(rated)
        if best < least:
            return sorted(groups)
        groups = [group for group in groups if group not in (one, other)] + [sorted(one + other)]


@pytest.mark.parametrize("seed", range(5))
def test_linking_gives_what_all_cosines_give(seed):
    dice = random.Random(seed)  # noqa: S311 - no secret
    raw = [{term: dice.random() for term in dice.sample("abcdefgh", 4)} for _ in range(14)]
    vectors = [{term: weight / hypot(*vector.values()) for term, weight in vector.items()} for vector in raw]
    pairs = list(combinations(range(len(vectors)), 2))
    groups = link_groups(vectors, pairs, 0.6)
    assert groups == link_slowly(vectors, 0.6)
    assert 1 < len(groups) < len(vectors)


def test_a_fragment_joins_the_group_it_is_most_like():
    vectors = [{"a": 1.0}] * 4 + [{"a": 0.2, "c": 0.98}, {"d": 1.0}]
    groups = [[0, 1, 2, 3], [4], [5]]
    assert absorb_fragments(vectors, groups, [(0, 4), (0, 5)], 0.15, 3) == [[0, 1, 2, 3, 4], [5]]
    assert absorb_fragments(vectors, groups, [(0, 4)], 0.15, 0) == groups


def test_a_looser_policy_makes_larger_groups():
    tight = group_articles(STREAM, Policy(event_likeness=0.9, event_absorption=0.9))
    assert len(tight) > len(group_articles(STREAM))
