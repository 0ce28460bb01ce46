"""Which scores two reports hold against each other: those of one contest, and the same part of it."""

import pytest

import reconcile as rc
from reconcile.model.value import Label


def pair_scores(*texts: str) -> set[tuple[str, ...]]:
    """Return the scores that stand in one fact, for each fact."""
    articles = [rc.Article(text, source=f"Paper {at}", published="2031-05-04") for at, text in enumerate(texts)]
    facts = rc.reconcile(articles).facts
    return {tuple(sorted(c.mention.value.text for c in fact.claims)) for fact in facts if isinstance(fact.claims[0].mention.value, Label)}


def test_statements_that_hold_other_scores_do_not_agree():
    texts = ("Harriers beat Athletic 3-1 at Mill Lane on Sunday.", "Harriers beat Athletic 3-2 at Mill Lane on Sunday.")
    report = rc.reconcile([rc.Article(text, source=text[24:27], published="2031-05-04") for text in texts])
    verdicts = {finding.left.mention.kind: finding.verdict for finding in report.findings}
    assert (verdicts["label"], verdicts["wording"]) == (rc.Verdict.DISCREPANCY, rc.Verdict.COMPATIBLE)


@pytest.mark.parametrize(
    ("texts", "facts"),
    [
        pytest.param(
            ("Harriers beat Athletic 3-1 at Mill Lane on Sunday.", "Harriers beat Athletic 3-2 at Mill Lane on Sunday."), {("3-1", "3-2")},
            id="one match told twice",
        ),
        pytest.param(
            ("The Senate passed the levy 52-48 on Monday.", "Senators approved the levy on a 52-47 vote on Monday."), {("52-47", "52-48")},
            id="one vote told twice",
        ),
        pytest.param(
            (
                "Harriers beat Athletic 3-1 at Mill Lane on Sunday. Rangers beat Albion 2-0.",
                "Athletic were beaten 3-1 by Harriers at Mill Lane on Sunday. Albion lost 2-1 to Rangers.",
            ),
            {("3-1", "3-1"), ("2-0", "2-1")},
            id="two matches in one text",
        ),
        pytest.param(
            ("Harriers led 1-0 at half-time and beat Athletic 3-1.", "Harriers beat Athletic 3-1 after leading 2-0 at the break."),
            {("1-0", "2-0"), ("3-1", "3-1")},
            id="half-time and the end",
        ),
    ],
)
def test_scores_of_one_contest_meet(texts, facts):
    assert pair_scores(*texts) == facts
