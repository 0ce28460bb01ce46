"""What stands of a fact: sizes by convention, times by what most allow, statements by who affirms them."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

import reconcile as rc
from reconcile import policy
from reconcile.resolve.conventions import CONVENTIONS


def settle(*told, head="killed", convention="newsroom", **policy):
    """Return the consensus on a toll from (source, day, sentence)."""
    articles = [rc.Article(text, source, published=day) for source, day, text in told]
    report = rc.reconcile(articles, policy=rc.Policy(convention=convention, **policy))
    heads = {fact.id: fact.claims[0].aspect.head for fact in report.facts if fact.kind == "quantity"}
    found = [c for c in report.consensus if heads.get(c.fact) == head]
    assert len(found) == 1, [fact.label for fact in report.facts]
    return found[0]


RISING = (
    ("Gazette", "2024-05-01", "A landslide killed 12 people in Lowfield."),
    ("Herald", "2024-05-01", "The landslide in Lowfield killed 15 people."),
    ("Mirror", "2024-05-02", "In Lowfield the landslide killed 20 people."),
)
SPLIT = (
    ("Gazette", None, "A landslide killed 12 people in Lowfield."),
    ("Herald", None, "The landslide in Lowfield killed 15 people."),
    ("Mirror", None, "In Lowfield the landslide killed 15 people."),
    ("Courier", None, "The Lowfield landslide killed 40 people."),
)


def ends(consensus):
    return consensus.low, consensus.best, consensus.high


@pytest.mark.parametrize(
    ("convention", "expected"),
    [
        pytest.param("newsroom", 20, id="a newsroom takes the latest"),
        pytest.param("latest", 20, id="so does the rule itself"),
        pytest.param("widest", 20, id="the widest range keeps what was replaced"),
    ],
)
def test_a_later_toll_replaces_the_earlier_ones(convention, expected):
    assert settle(*RISING, convention=convention).best == expected


@pytest.mark.parametrize(
    ("convention", "expected"),
    [
        pytest.param("newsroom", (12, 15, 40), id="without dates a newsroom takes what most origins tell"),
        pytest.param("ucdp", (12, 15, 40), id="so does UCDP"),
        pytest.param("acled", (12, 12, 40), id="ACLED takes the most conservative"),
        pytest.param("every_casualty", (12, 15, 40), id="Every Casualty records the range around the median"),
        pytest.param("majority", (12, 15, 40), id="the majority"),
        pytest.param("median", (12, 15, 40), id="the median"),
        pytest.param("conservative", (12, 12, 40), id="the lowest"),
    ],
)
def test_a_convention_settles_a_toll(convention, expected):
    consensus = settle(*SPLIT, convention=convention)
    assert ends(consensus) == expected
    assert consensus.method == convention
    assert consensus.unit == "person"


def test_a_stated_order_of_sources_is_kept():
    assert settle(*SPLIT, convention="every_casualty", source_order=("Nobody", "Courier")).best == 40


def test_copies_are_no_majority():
    text = "The provincial rescue service said on its page late at night that the landslide killed 40 people."
    copies = [(f"paper {n}", None, text) for n in range(4)]
    consensus = settle(*copies, *SPLIT[1:3], convention="majority")
    assert (consensus.best, consensus.origins) == (15, 2)


def test_an_open_bound_names_no_high_end():
    assert ends(settle(("Gazette", None, "A landslide killed at least 12 people."))) == (12, 12, None)


def test_a_vague_word_is_a_range_without_a_best():
    consensus = settle(("Gazette", None, "A landslide killed dozens of people."))
    assert consensus.best is None
    assert (consensus.low, consensus.high) == (24, 99)


def test_a_number_speaks_before_a_vague_word():
    assert ends(settle(("Gazette", None, "A landslide killed dozens of people in Lowfield."), SPLIT[1])) == (15, 15, 15)


def test_a_fact_that_is_told_once_has_nothing_to_resolve():
    consensus = settle(("Gazette", None, "A landslide killed 12 people."))
    assert consensus.method == "told once"
    assert "nothing to resolve" in consensus.why
    assert ends(consensus) == (12, 12, 12)


def test_sizes_come_in_one_unit():
    report = rc.reconcile([rc.Article("Rebels hold an area of 1,000 square kilometres in Lowfield.", "Gazette"),
                           rc.Article("The area the rebels hold in Lowfield is 386 square miles.", "Herald")])
    settled = [c for c in report.consensus if c.unit == "kilometer ** 2" and len(c.claims) >= 1]
    assert settled
    assert all(Decimal(990) < c.best < Decimal(1010) for c in settled)


def test_a_day_is_the_narrowest_interval_that_most_allow():
    report = rc.reconcile([rc.Article("The bridge collapsed on 14 May 2024.", "Gazette"),
                           rc.Article("The bridge collapsed in May 2024.", "Herald"),
                           rc.Article("The bridge collapsed on 14 May 2024, a Tuesday.", "Mirror")])
    times = {fact.id for fact in report.facts if fact.kind == "time" and len(fact.claims) > 1}
    settled = [c for c in report.consensus if c.fact in times]
    day = datetime(2024, 5, 14, tzinfo=UTC)
    assert settled
    assert all(ends(c) == (day, day, day) for c in settled)


def test_what_is_denied_by_more_is_denied():
    report = rc.reconcile([rc.Article("The dam in Lowfield broke.", "Gazette"), rc.Article("The dam in Lowfield did not break.", "Herald"),
                           rc.Article("The Lowfield dam did not break.", "Mirror")])
    split = [c for c in report.consensus if c.best == "denied" and "affirmed by 1" in c.why]
    assert len(split) == 1
    assert split[0].origins == 2


def test_every_fact_has_one_consensus_and_its_ends_are_in_order():
    report = rc.reconcile([rc.Article(text, source, published=day) for source, day, text in RISING])
    assert [c.fact for c in report.consensus] == [fact.id for fact in report.facts]
    for consensus in report.consensus:
        if isinstance(consensus.best, Decimal) and consensus.low is not None and consensus.high is not None:
            assert consensus.low <= consensus.best <= consensus.high
        assert consensus.origins <= len(report.articles)


def test_an_unknown_convention_is_refused_at_once_with_the_known_ones():
    with pytest.raises(rc.InputError, match="every_casualty"):
        rc.Policy(convention="coin")
    assert tuple(CONVENTIONS) == policy.CONVENTIONS


def test_sources_are_ranked_by_what_the_consensus_upholds():
    report = rc.reconcile([rc.Article(text, source) for source, _, text in SPLIT])
    trust = {standing.source: standing.trust for standing in report.sources}
    assert trust["Herald"] == trust["Mirror"] > trust["Courier"]
    assert {standing.articles for standing in report.sources} == {1}
    assert {report.sources[0].source, report.sources[1].source} == {"Herald", "Mirror"}


def test_a_single_article_leaves_nothing_to_check():
    (standing,) = rc.reconcile(rc.Article("A landslide killed 12 people.", "Gazette")).sources
    assert (standing.source, standing.trust) == ("Gazette", None)


def test_a_part_is_no_figure_for_the_whole():
    told = settle(
        ("Gazette", "2024-05-01", "A landslide injured 23 people in Lowfield, the mayor said."),
        ("Herald", "2024-05-02", "The landslide in Lowfield injured 23 people."),
        ("Mirror", "2024-05-03", "The landslide injured four of them in Lowfield."),
        head="injured",
    )
    assert ends(told) == (23, 23, 23)


def test_days_of_which_no_two_sources_tell_one_settle_nothing_but_the_ends():
    told = [rc.Article(f"The ferry sank off Norvik on {day} May 2024.", source) for day, source in ((12, "Gazette"), (14, "Herald"))]
    report = rc.reconcile(told)
    (when,) = (c for c in report.consensus if isinstance(c.low, datetime))
    assert ends(when) == (datetime(2024, 5, 12, tzinfo=UTC), None, datetime(2024, 5, 14, tzinfo=UTC))
    assert when.claims == ()
    assert when.why == "no two of 2 origins allow one time: nothing settles it"
    assert "12 May 2024 – 14 May 2024" in report.to_markdown()
