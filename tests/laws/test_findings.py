"""What must hold of any report: asked of our own stories, of the examples, and of texts put together from scraps of news."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reconcile as rc
from reconcile.align.positions import group_positions
from reconcile.compare.findings import find_findings

ROOT = Path(__file__).parent.parent
STORIES = {
    path.parent.name: [rc.Article(**article) for article in tomllib.loads(path.read_text(encoding="utf-8"))["article"]]
    for path in sorted((ROOT / "stories").glob("*/story.toml"))
} | {"examples": list(rc.load_articles(ROOT.parent / "examples" / "articles"))}
every_story = pytest.mark.parametrize("name", STORIES)
TARGETS = {"kilometer": "mile", "mile": "kilometer", "kilometer ** 2": "mile ** 2", "mile ** 2": "hectare", "hour": "minute", "day": "hour",
           "meter": "foot", "week": "day"}

scraps = st.lists(st.sampled_from([
    "At least 12 people were killed.", "The toll rose to 14.", "Dozens were injured in Varna.", "Police denied that 12 people were killed.",
    "The fire burned 30 square kilometres (12 square miles).", "It began on Monday.", "It began in March.", "No one was hurt, he said.",
    '"A significant number of them," she said.', "About 200 homes were damaged, down from 300.", "It cost $1.5 billion.", "12 were killed.",
    "Three hours later, the road was closed for two weeks.", "Ivan Petrenko, the mayor, said 40 people were missing.",
]), min_size=1, max_size=6).map(" ".join)


@cache
def reconcile_story(name):
    return rc.reconcile(STORIES[name])


def recompare(report, change):
    """The findings of the same facts, with every value changed."""
    def renew(claim):
        return evolve(claim, mention=evolve(claim.mention, value=change(claim.mention.value)))

    facts = []
    for fact in report.facts:
        claims = tuple(renew(claim) for claim in fact.claims)
        new = {claim.id: claim for claim in claims}
        positions = tuple(evolve(p, claims=tuple(new[claim.id] for claim in p.claims)) for p in fact.positions)
        facts.append(evolve(fact, claims=claims, positions=positions))
    return find_findings(facts, report.articles)


@every_story
def test_every_claim_is_in_exactly_one_fact(name):
    report = reconcile_story(name)
    told = [claim.id for fact in report.facts for claim in fact.claims]
    assert len(told) == len(set(told))
    extracted = {claim.id for article in STORIES[name] for claim in rc.extract_claims(article)}
    assert set(told) == extracted


@every_story
def test_there_is_one_finding_for_each_pair_of_positions_and_each_position_told_more_than_once(name):
    report = reconcile_story(name)
    for fact in report.facts:
        firsts = [position.claims[0].id for position in fact.positions]
        expected = {frozenset(pair) for pair in combinations(firsts, 2)}
        expected |= {frozenset(claim.id for claim in position.claims[:2]) for position in fact.positions if len(position.claims) > 1}
        assert {frozenset({f.left.id, f.right.id}) for f in report.findings if f.fact == fact.id} == expected


@every_story
def test_a_finding_between_two_claims_is_the_same_either_way(name):
    report = reconcile_story(name)
    for fact in report.facts:
        for one, other in combinations(fact.claims[:8], 2):
            assert report.finding_between(one, other) == report.finding_between(other, one) is not None


@every_story
def test_the_order_of_articles_changes_no_finding(name):
    backwards = rc.reconcile(STORIES[name][::-1])
    assert sorted(map(repr, backwards.findings)) == sorted(map(repr, reconcile_story(name).findings))


def told(claim):
    """Which words of which text a claim stands for, whoever printed it."""
    return claim.sentence.text, claim.mention.span.start, claim.mention.kind


def check_copy(articles, report):
    """A copy of the first article under another source."""
    copy = evolve(articles[0], source="A Reprint", id="zz-copy")
    copied = rc.reconcile([*articles, copy])
    claims = {claim.id: claim for fact in copied.facts for claim in fact.claims}
    for finding in report.findings:
        again = copied.finding_between(claims[finding.left.id], claims[finding.right.id])
        assert again is not None
        assert again.verdict is finding.verdict
    places = {(told(finding.left), told(finding.right)) for finding in report.discrepancies}
    for finding in copied.findings:
        sides = {finding.left.mention.span.article, finding.right.mention.span.article}
        if "zz-copy" in sides and finding.verdict is rc.Verdict.DISCREPANCY:
            assert (told(finding.left), told(finding.right)) in places
        if sides == {"zz-copy", articles[0].id} and finding.verdict is rc.Verdict.AGREEMENT:
            assert rc.Reason.SAME_ORIGIN in finding.reasons


@every_story
def test_a_copy_of_an_article_adds_no_discrepancy(name):
    check_copy(STORIES[name], reconcile_story(name))


@every_story
def test_values_that_allow_more_create_no_discrepancy(name):
    def widen(value):
        if not isinstance(value, rc.Quantity):
            return value
        low, high = value.allows.low, value.allows.high
        return evolve(value, allows=rc.Interval(low if low is None else low - abs(low) - 1, high if high is None else high + abs(high) + 1))

    report = reconcile_story(name)
    before = {(f.left.id, f.right.id): f.verdict for f in recompare(report, lambda value: value)}
    for finding in recompare(report, widen):
        if before[finding.left.id, finding.right.id] is not rc.Verdict.DISCREPANCY:
            assert finding.verdict is not rc.Verdict.DISCREPANCY, finding.explain()


@every_story
def test_converted_values_change_no_verdict(name):
    def convert(value):
        return rc.convert(value, TARGETS[value.unit]) if isinstance(value, rc.Quantity) and value.unit in TARGETS else value

    report = reconcile_story(name)
    before = [(f.left.id, f.right.id, f.verdict) for f in recompare(report, lambda value: value)]
    assert [(f.left.id, f.right.id, f.verdict) for f in recompare(report, convert)] == before


@every_story
def test_positions_are_what_their_claims_say(name):
    for fact in reconcile_story(name).facts:
        assert [position.claims for position in group_positions(fact.claims)] == [position.claims for position in fact.positions]


@every_story
def test_findings_say_how_much_and_how_sure(name):
    for finding in reconcile_story(name).findings:
        assert 0 <= finding.severity <= 1
        assert 0 <= finding.confidence <= 1
        assert (finding.severity > 0) == (finding.verdict is rc.Verdict.DISCREPANCY)
        assert finding.verdict.name in finding.explain()
        assert finding.comparison.rung in finding.explain()


@given(scraps, scraps)
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_the_laws_hold_of_texts_that_nobody_wrote(first, second):
    articles = [rc.Article(first, "One", id="one", published="2031-03-04"), rc.Article(second, "Other", id="other", published="2031-03-04")]
    report = rc.reconcile(articles)
    assert sorted(map(repr, rc.reconcile(articles[::-1]).findings)) == sorted(map(repr, report.findings))
    check_copy(articles, report)
    for finding in report.findings:
        assert finding.comparison.apart is None or Decimal(finding.comparison.apart) >= 0
