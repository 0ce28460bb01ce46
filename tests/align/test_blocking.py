"""Which claims meet at all: those whose values can be held against each other and whose words have something in common."""

import pytest

from reconcile.align.blocking import propose_pairs
from reconcile.align.clustering import draw_claims
from reconcile.lexicon.loader import Lexicon
from reconcile.model.claim import Aspect

ENGLISH = Lexicon()


@pytest.mark.parametrize(
    ("units", "arenas"),
    [
        pytest.param(("person", "count"), 1, id="people and a bare count"),
        pytest.param(("kilometer", "mile"), 1, id="two units of length"),
        pytest.param(("USD", "EUR"), 1, id="two currencies"),
        pytest.param(("kilometer", "kilometer ** 2"), 2, id="a length and an area"),
        pytest.param(("USD", "person"), 2, id="money and people"),
    ],
)
def test_arenas(units, arenas, claim, quantity):
    told = [claim(f"There are 9 of {unit} here.", "9", quantity(9, unit), article=unit) for unit in units]
    assert len({profile.arena for profile in draw_claims(told, (), ENGLISH)}) == arenas


def test_a_bare_number_is_measured_by_what_it_is_of(claim, quantity):
    told = (
        claim("The quake measured 6.1 at sea.", "6.1", quantity("6.1", "magnitude"), Aspect("magnitude")),
        claim("A quake of 5.9 struck at sea.", "5.9", quantity("5.9", "count"), Aspect("magnitude"), article="b"),
    )
    assert len({profile.arena for profile in draw_claims(told, (), ENGLISH)}) == 1


def test_each_pair_is_proposed_once_and_never_within_a_sentence(ferry):
    profiles = draw_claims(ferry, (), ENGLISH)
    pairs = [(left.at, right.at) for left, right in propose_pairs(profiles)]
    assert len(pairs) == len(set(map(frozenset, pairs)))
    assert all(profiles[a].claim.sentence != profiles[b].claim.sentence for a, b in pairs)


def test_proposals_grow_with_the_claims_and_not_with_their_square(claim, quantity):
    def count(many):
        texts = [f"In village {chr(97 + i % 26)}{i} the flood took 9 farms." for i in range(many)]
        told = [claim(text, "9 farms", quantity(9), article=text) for text in texts]
        return sum(1 for _ in propose_pairs(draw_claims(told, (), ENGLISH)))

    assert count(200) <= 5 * count(50)
