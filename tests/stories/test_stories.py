"""Ten stories of our own, each made for one difficulty: their golden findings must be given."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

import pytest

import reconcile as rc

HERE = Path(__file__).parent
STORIES = {path.parent.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*/story.toml"))}


def rows(kind):
    return [pytest.param(name, row, id=f"{name}: {row['left'][1]} / {row['right'][1]}")
            for name, story in STORIES.items() for row in story.get(kind, ())]


@lru_cache(maxsize=len(STORIES))
def reconcile_story(name):
    return rc.reconcile([rc.Article(**article) for article in STORIES[name]["article"]])


def find_claim(report, article, words):
    """The claim whose words overlap ``words`` best."""
    text = next(a.text for a in report.articles if a.id == article)
    start = text.index(words)
    end = start + len(words)
    best = None
    for claim in (claim for fact in report.facts for claim in fact.claims):
        span = claim.mention.span
        if span.article == article and span.start < end and start < span.end and claim.mention.kind != "wording":
            share = (min(span.end, end) - max(span.start, start)) / (max(span.end, end) - min(span.start, start))
            if best is None or share > best[0]:
                best = share, claim
    assert best is not None, f"nothing was read at {words!r}"
    return best[1]


def find_between(name, row):
    report = reconcile_story(name)
    return report.finding_between(*(find_claim(report, *row[side]) for side in ("left", "right")))


def test_there_are_ten_stories():
    assert len(STORIES) >= 10


@pytest.mark.parametrize(("name", "row"), rows("finding"))
def test_the_golden_findings_are_given(name, row):
    finding = find_between(name, row)
    assert finding is not None, "the two are not put together"
    assert finding.verdict.name == row["verdict"], finding.explain()
    given = {reason.name for reason in finding.reasons}
    assert set(row.get("reasons", ())) <= given, finding.explain()
    if row.get("reasons") == []:
        assert not any(reason.explains for reason in finding.reasons)
    assert finding.severity <= row.get("severity", 1.0)


@pytest.mark.parametrize(("name", "row"), rows("apart"))
def test_what_is_apart_stays_apart(name, row):
    assert find_between(name, row) is None, row["why"]


@pytest.mark.parametrize(("name", "row"), rows("never"))
def test_what_only_seems_to_differ_is_no_discrepancy(name, row):
    finding = find_between(name, row)
    assert finding is None or finding.verdict.name != row["verdict"], finding.explain()
