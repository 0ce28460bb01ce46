"""What alignment sees of a claim: marks at its edges, the event of its clause, words around it, and never its value."""

import pytest

from reconcile.align.clustering import draw_claims
from reconcile.lexicon.loader import Lexicon
from reconcile.model.claim import Aspect

ENGLISH = Lexicon()


def draw(claim):
    return draw_claims((claim,), (), ENGLISH)[0]


@pytest.mark.parametrize(
    ("text", "words", "marks"),
    [
        pytest.param("Another nine sailors were found.", "nine sailors", {"further"}, id="another in front"),
        pytest.param("They found nine more on Friday.", "nine", {"further"}, id="more behind"),
        pytest.param("They found more than nine sailors.", "more than nine sailors", set(), id="more than is a bound"),
        pytest.param("Nine of the sailors were hurt.", "Nine", {"part"}, id="a part of those before"),
        pytest.param("Forty came, including nine sailors.", "nine sailors", {"part"}, id="including"),
        pytest.param("Nine of the sailors were hurt.", "Nine of the sailors", {"part"}, id="a part told with what it is of"),
        pytest.param("Nine guests came, of whom four left.", "Nine guests", set(), id="what has a part is none"),
        pytest.param("In one way or another, nine sailors were lost.", "nine sailors", set(), id="another way is no other sailor"),
        pytest.param("Nine sailors were found.", "Nine sailors", set(), id="a plain count"),
    ],
)
def test_marks_at_the_edges_of_a_number(text, words, marks, claim, quantity):
    told = claim("Four sailors were found.", "Four sailors", quantity(4))
    assert draw_claims((told, claim(text, words, quantity(9), at=100)), (), ENGLISH)[-1].marks == marks


def test_what_is_told_beside_others_is_no_further_count_where_nothing_of_its_kind_was_counted(claim, quantity):
    text = "Four died and another nine were hurt."
    four = claim(text, "Four", quantity(4), Aspect("killed"))
    assert draw_claims((four, claim(text, "nine", quantity(9), Aspect("injured"))), (), ENGLISH)[-1].marks == frozenset()
    assert draw_claims((four, claim(text, "nine", quantity(9), Aspect("killed"))), (), ENGLISH)[-1].marks == {"further"}


def test_the_value_is_masked(claim, quantity):
    told = [draw(claim(f"The flood took {n} farms near the river.", n, quantity(int(n)))) for n in ("40", "97")]
    assert told[0].words == told[1].words


def test_hostile_text_is_drawn_like_any_other(claim, quantity):
    odd = "\u202e9 \ud800 ((((“““ 9,9,9 — \u0000 İİ 9"
    assert draw(claim(odd, "9", quantity(9))).marks == frozenset()
