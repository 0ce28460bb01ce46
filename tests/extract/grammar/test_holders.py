"""A population is of a place, a distance of what lies there: what merely stands near holds neither."""

import pytest

import reconcile as rc

CASES = [
    pytest.param("The river flooded Oxmoor, a town of 900 people.", "900 people", ("oxmoor",), id="right in front"),
    pytest.param("The port, near Tarnby, is home to 900 people.", "900 people", (), id="no name that it is of"),
    pytest.param("The camp is 9 miles from Norland's port of Oxmoor.", "9 miles", ("oxmoor",), id="the port, not whose it is"),
]


def find_aspect(text, words):
    claims = rc.extract_claims(rc.Article(text, "Herald", published="2031-05-04"))
    return next(claim.aspect for claim in claims if text[claim.mention.span.start : claim.mention.span.end] == words)


@pytest.mark.parametrize(("text", "words", "where"), CASES)
def test_a_value_is_of_its_holder(text, words, where):
    assert find_aspect(text, words).where == where


def test_a_distance_is_of_what_lies_there():
    assert "camp" in find_aspect("There was no damage at the camp, 9 miles from Oxmoor.", "9 miles").who


def test_a_distance_behind_a_name_and_a_comma_is_of_that_name_alone():
    assert find_aspect("The van was seen in Oxmoor, about 9 miles from the jail.", "about 9 miles").who == ("oxmoor",)


def test_a_distance_behind_which_is_of_the_noun_before_it():
    assert find_aspect("They searched around the jail, which lies 9 miles from Oxmoor.", "9 miles").who == ("jail",)


def test_no_year_dates_a_distance():
    assert find_aspect("Oxmoor, nearly 9 miles from the port, was razed in 1998 by a fire.", "nearly 9 miles").event == ()


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        pytest.param("Shares in Oxmoor closed at $50.88 in Norland.", "$50.88", ("oxmoor",), id="shares in a firm"),
        pytest.param("Yesterday Oxmoor shares fell 4 percent after talks with Tarnby.", "4 percent", ("oxmoor",), id="a firm's shares"),
        pytest.param("Tarnby will pay $38.50 a share for its rival.", "$38.50 a share", (), id="who offers does not hold them"),
    ],
)
def test_what_a_share_costs_is_of_its_firm(text, words, who):
    assert find_aspect(text, words).who == who


def test_what_a_feed_cut_off_claims_nothing():
    claims = rc.extract_claims(rc.Article("The toll stands at 38 people, and rescuers [+900 chars]", "Herald"))
    assert [claim.mention.value.counted for claim in claims if claim.mention.kind == "quantity"] == ["people"]
