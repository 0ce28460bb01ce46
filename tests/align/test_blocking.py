"""Which claims meet at all: those whose values can be held against each other and whose words have something in common."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from reconcile.align.blocking import MOST_PARTNERS, OF_OTHER_KINDS, propose_pairs
from reconcile.align.clustering import draw_claims
from reconcile.lexicon.loader import Lexicon
from reconcile.model.claim import Aspect
from reconcile.model.interval import Interval
from reconcile.model.value import Grain, Magnitude, TimeRef

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


def test_a_claim_meets_few_of_its_own_kind_and_fewer_of_others(claim, quantity):
    told = [claim(f"The flood in Ostra took 9 farms, village {i} said.", "9 farms", quantity(9), article=f"a{i:02}") for i in range(30)]
    vague = Magnitude("many", "amount", rank=Interval(Decimal(6), Decimal(8)))
    told += [claim(f"The flood in Ostra took many farms, village {i} said.", "many", vague, article=f"b{i:02}") for i in range(30)]
    profiles = draw_claims(told, (), ENGLISH)
    last = max(profile.at for profile in profiles)
    met = [left.claim.mention.kind == right.claim.mention.kind for left, right in propose_pairs(profiles) if right.at == last]
    assert OF_OTHER_KINDS == met.count(False) < met.count(True) <= MOST_PARTNERS


def test_proposals_grow_with_the_claims_and_not_with_their_square(claim, quantity):
    def count(many):
        texts = [f"In village {chr(97 + i % 26)}{i} the flood took 9 farms." for i in range(many)]
        told = [claim(text, "9 farms", quantity(9), article=text) for text in texts]
        return sum(1 for _ in propose_pairs(draw_claims(told, (), ENGLISH)))

    assert count(200) <= 5 * count(50)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        pytest.param((Grain.MINUTE, "T05:52"), (Grain.HOUR, "T06:00"), True, id="two hours of the clock"),
        pytest.param((Grain.MINUTE, "T05:52"), (Grain.YEAR, "1998"), False, id="an hour and a year"),
    ],
)
def test_times_meet_by_how_finely_they_are_told(claim, one, other, meet):
    day = datetime(2031, 5, 5, tzinfo=UTC)
    names = Interval(day, day + timedelta(minutes=1), high_open=True)
    told = [
        claim("The gunman walked into the works then.", "then", TimeRef(names, one[0], timex=one[1]), Aspect("walk"), article="a"),
        claim("Kessler turned up then.", "then", TimeRef(names, other[0], timex=other[1]), Aspect("arrived"), article="b"),
    ]
    assert bool(list(propose_pairs(draw_claims(told, (), ENGLISH)))) is meet


def test_the_date_over_a_report_meets_no_other_time(claim):
    day = datetime(2031, 5, 5, tzinfo=UTC)
    time = TimeRef(Interval(day, day + timedelta(days=1), high_open=True), Grain.DAY, timex="2031-05-05")
    told = [
        claim("HALMOUTH, May 5 -", "May 5", time, article="a"),
        claim("HALMOUTH, May 5 -", "May 5", time, article="b"),
    ]
    assert not list(propose_pairs(draw_claims(told, (), ENGLISH)))
