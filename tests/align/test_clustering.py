"""Claims of one thing become one fact, whatever their values; callers' hints win; copies and order change nothing."""

import pytest
from attrs import evolve

from reconcile.align.clustering import align_claims
from reconcile.align.hints import Hints, note_unmet
from reconcile.errors import InputTypeError
from reconcile.model.claim import Aspect
from reconcile.model.fact import Evidence, Pairing
from reconcile.model.text import Article, Span
from reconcile.pipeline import reconcile
from reconcile.report.report import Report


def list_facts(alignment):
    return {frozenset(claim.id for claim in fact.claims) for fact in alignment.facts}


def rename(claim, article):
    """The same claim in a copy of its article."""
    span, around = claim.mention.span, claim.sentence.span
    return evolve(
        claim,
        id=claim.id.replace(f"{span.article}:", f"{article}:", 1),
        mention=evolve(claim.mention, span=Span(article, span.start, end=span.end)),
        sentence=evolve(claim.sentence, span=Span(article, around.start, end=around.end)),
    )


def test_two_tolls_of_one_sinking_are_one_fact_although_they_differ(ferry):
    dead, also_dead, built = ferry
    assert list_facts(align_claims(ferry)) == {frozenset({dead.id, also_dead.id}), frozenset({built.id})}


def test_every_claim_is_in_exactly_one_fact(ferry):
    facts = align_claims((*ferry, *ferry)).facts
    assert sorted(claim.id for fact in facts for claim in fact.claims) == sorted(claim.id for claim in ferry)


def test_the_order_of_claims_changes_nothing(ferry):
    assert align_claims(ferry) == align_claims(tuple(reversed(ferry)))


def test_a_value_never_rules_a_pair_in_or_out(ferry, quantity):
    dead, *others = ferry
    far = evolve(dead, mention=evolve(dead.mention, value=quantity(9000, counted="people")))
    assert list_facts(align_claims(ferry)) == list_facts(align_claims((far, *others)))


def test_people_and_what_befell_them_are_no_conversion_of_each_other(claim, quantity):
    text = "Figures speak of 61 deaths, five missing."
    deaths = claim(text, "61 deaths", quantity(61, "count", "deaths"), Aspect("killed"))
    missing = claim(text, "five", quantity(5), Aspect("missing"))
    assert list_facts(align_claims((deaths, missing))) == {frozenset({deaths.id}), frozenset({missing.id})}


def test_no_claim_is_no_fact():
    assert align_claims(()).facts == ()


def test_a_copy_joins_the_facts_of_its_original_and_moves_nothing_else(ferry):
    copies = [rename(claim, "0-copy") for claim in ferry[1:]]
    before, after = list_facts(align_claims(ferry)), list_facts(align_claims((*ferry, *copies)))
    assert {frozenset(i for i in fact if not i.startswith("0-copy")) for fact in after} == before
    assert len(after) == len(before)


def test_claims_follow_publication_and_then_the_id_of_the_article(ferry):
    articles = (Article("x", id="a", published="2024-05-02"), Article("y", id="b", published="2024-05-01"))
    (fact,) = (fact for fact in align_claims(ferry, articles).facts if len(fact.claims) == 2)
    assert [claim.mention.span.article for claim in fact.claims] == ["b", "a"]


def test_what_a_caller_keeps_apart_stays_apart(ferry):
    hints = Hints(apart=[(ferry[0].mention.span, ferry[1].mention.span)])
    assert not any({ferry[0].id, ferry[1].id} <= fact for fact in list_facts(align_claims(ferry, hints=hints)))


def test_a_pairing_reads_as_a_bill():
    evidence = (Evidence("prior", -2.04), Evidence("head: same class, told once", 3.14))
    assert Pairing("a", "b", weight=1.1, evidence=evidence).explain() == "head: same class, told once (+3.1)\nprior (-2.0)\ntogether +1.1"


def test_names_for_one_thing_are_one_name_when_they_are_compared():
    told = [{"text": f"The blast hit the town of {town}. Forty people died in {town}.", "source": town} for town in ("Ostby", "Vestermark")]
    apart, one = reconcile(told), reconcile(told, aliases=[("Ostby", "Vestermark")])

    def name(report):
        return [f.comparison.rung for f in report.findings if {f.left.mention.kind, f.right.mention.kind} == {"label"}]

    assert name(apart) == ["two places"]
    assert name(one) == ["same name"]
    assert Report.from_json(one.to_json()) == one
    assert {claim.sentence.text for claim in one.claims} == {claim.sentence.text for claim in apart.claims}


def test_a_hint_that_points_at_no_claim_is_noted(ferry):
    at, nowhere, elsewhere = ferry[0].mention.span, Span("a", 900, end=910), Span("z", 0, end=4)
    hints = Hints(together=[(at, nowhere)], apart=[(elsewhere, at)])
    assert [(note.rule, note.span) for note in note_unmet(hints, ferry)] == [("hint", nowhere), ("hint", elsewhere)]
    assert "`apart`" in list(note_unmet(hints, ferry))[1].says


def test_what_a_caller_puts_together_is_one_fact(ferry):
    hints = Hints(together=[(ferry[0].mention.span, ferry[2].mention.span)])
    facts = list_facts(align_claims(ferry, hints=hints))
    assert any({ferry[0].id, ferry[2].id} <= fact for fact in facts)


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"together": [("a", "b")]}, id="words instead of spans"),
        pytest.param({"apart": "ab"}, id="a text instead of pairs"),
        pytest.param({"aliases": ["Lisbon"]}, id="a name instead of a group of names"),
        pytest.param({"aliases": 3}, id="a number instead of groups"),
    ],
)
def test_a_wrong_hint_is_a_users_mistake(wrong):
    with pytest.raises(InputTypeError):
        Hints(**wrong)


def test_two_numbers_of_one_breath_are_two_facts(claim, quantity):
    text = "In the sinking 12 passengers were killed and 30 passengers were injured."
    dead = claim(text, "12 passengers", quantity(12, counted="passengers"), Aspect("killed"))
    hurt = claim(text, "30 passengers", quantity(30, counted="passengers"), Aspect("injured"))
    assert len(align_claims((dead, hurt)).facts) == 2


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        pytest.param("The slick covers 800 square kilometres (300 square miles) of sea.", ("800 square kilometres", "kilometer ** 2"),
                     ("300 square miles", "mile ** 2"), id="a conversion"),
        pytest.param("The office cut its estimate of the spill from 800 square kilometres to 1,400 square kilometres.",
                     ("800 square kilometres", "kilometer ** 2"), ("1,400 square kilometres", "kilometer ** 2"), id="an estimate from, to"),
        pytest.param("It covers 800 square kilometres of sea, down from 1,400 square kilometres in May.",
                     ("800 square kilometres", "kilometer ** 2"), ("1,400 square kilometres", "kilometer ** 2"), id="down from"),
        pytest.param("The ship cost 85 million euros ($108 million).", ("85 million euros", "EUR"),
                     ("$108 million", "USD"), id="two currencies"),
    ],
)  # fmt: skip
def test_a_text_binds_two_numbers(text, first, second, claim, quantity):
    told = [claim(text, words, quantity(number, unit)) for number, (words, unit) in enumerate((first, second), 7)]
    assert len(align_claims(told).facts) == 1


def test_a_text_binds_all_conversions_of_one_bracket(claim, quantity):
    text = "The ship cost 85 million euros ($108 million; about £71 million)."
    sums = (("85 million euros", "EUR"), ("$108 million", "USD"), ("£71 million", "GBP"))
    told = [claim(text, words, quantity(9, unit)) for words, unit in sums]
    assert len(align_claims(told).facts) == 1


def test_a_text_binds_no_two_numbers_that_are_of_two_things(claim, quantity):
    text = "The group offered 432 pence a share, or 90 million pounds."
    share = claim(text, "432 pence", quantity(432, "GBP_minor"), Aspect("share price"))
    whole = claim(text, "90 million pounds", quantity(90_000_000, "GBP"), Aspect("price"))
    assert len(align_claims((share, whole)).facts) == 2


def test_a_fact_has_a_readable_label(ferry):
    assert [fact.label for fact in align_claims(ferry).facts] == ["people (killed)", "passengers (built)"]
