"""Scores and tallies: both numbers are told, what they are the score of, and what is none."""

import pytest

import reconcile as rc
from reconcile.model.value import SCORE, Label


def list_scores(text: str) -> list[tuple[str, str, str]]:
    """Return (quoted, numbers, what it is of) of the scores of a text that are not latent."""
    found = [m for m in rc.extract_mentions(text) if isinstance(m.value, Label) and not m.latent]
    assert all(m.value.role == SCORE for m in found)
    return [(text[m.span.start : m.span.end], m.value.key, m.rule) for m in found]


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        pytest.param("Harriers beat Athletic 3-1 on Sunday.", [("3-1", "3-1", "score")], id="a match"),
        pytest.param("Athletic lost 1-3.", [("1-3", "1-3", "score")], id="the loser's goals first"),
        pytest.param("They drew 2–2.", [("2–2", "2-2", "score")], id="a longer dash"),
        pytest.param("Harriers won three to one.", [("three to one", "3-1", "score")], id="in words"),
        pytest.param("Harriers 3-1 Athletic", [("3-1", "3-1", "score")], id="a list of results"),
        pytest.param("Deputies approved the levy 52-48.", [("52-48", "52-48", "score")], id="a vote"),
        pytest.param("The motion failed 48-52.", [("48-52", "48-52", "score")], id="a vote that was lost"),
        pytest.param("The chamber passed it 416-1.", [("416-1", "416-1", "score")], id="a large chamber"),
        pytest.param("Kova won 6-4, 3-6 and 7-5.", [("6-4, 3-6 and 7-5", "6-4 3-6 7-5", "score")], id="sets are one score"),
        pytest.param("Kova won 7-6 (7-4).", [("7-6", "7-6", "score")], id="brackets behind a score tell a part of it"),
        pytest.param("They took a 2-0 lead.", [("2-0", "2-0", "lead")], id="a lead is no result"),
        pytest.param("They led 2-0 at half-time.", [("2-0", "2-0", "half-time score")], id="a lead at half-time"),
        pytest.param(
            "They won 4-3 on penalties after a 1-1 draw.", [("4-3", "4-3", "shootout score"), ("1-1", "1-1", "score")], id="a shootout"
        ),
        pytest.param("They won 5-4 on aggregate.", [("5-4", "5-4", "aggregate score")], id="two legs"),
        pytest.param("They won 3-1, ahead of the rest.", [("3-1", "3-1", "score")], id="a word behind a comma is of something else"),
        pytest.param("Their season record is 8-2.", [("8-2", "8-2", "record")], id="a record"),
    ],
)
def test_a_score_is_both_its_numbers(text, scores):
    assert list_scores(text) == scores


@pytest.mark.parametrize(
    "text",
    [
        "It took 3-5 years.", "Some 10-12 people won.", "They won 3-5 seats.",
        "It is a 50-50 chance.", "The odds are 5 to 1.", "It is open 24-7.",
    ],
)
def test_two_numbers_that_nothing_calls_a_score_are_none(text):
    assert list_scores(text) == []


@pytest.mark.parametrize(
    ("left", "right", "rung"),
    [
        pytest.param("3-1", "3-1", "same score", id="the same"),
        pytest.param("3-1", "3 to 1", "same score", id="the same in other words"),
        pytest.param("3-1", "3-2", "other score", id="another"),
        pytest.param("11-1", "1-1", "other score", id="digits are not run together"),
        pytest.param("won 3-1", "lost 1-3", "other side", id="told for the other side"),
        pytest.param("won 6-4, 6-3", "lost 4-6, 3-6", "other side", id="sets told for the other side"),
        pytest.param("won 6-4, 6-3", "won 6-4", "part of the score", id="one set of two"),
        pytest.param("3-1", "1-3", "score or range", id="what may be a range"),
        pytest.param("3-1", "3", "unlike kinds", id="one number"),
    ],
)
def test_scores_are_compared_by_both_numbers(left, right, rung):
    one, other = rc.parse_value(left), rc.parse_value(right)
    assert rc.compare_values(one, other).rung == rc.compare_values(other, one).rung == rung


def test_an_ascending_pair_alone_stays_a_range():
    value = rc.parse_value("10-20")
    assert (value.names.low, value.names.high) == (10, 20)
