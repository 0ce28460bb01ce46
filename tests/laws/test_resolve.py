"""Laws of resolving: what must hold of any table, whatever the method."""

from hypothesis import given, settings
from hypothesis import strategies as st

import reconcile as rc

METHODS = st.sampled_from(["auto", "majority", "truthfinder", "investment", "pooled_investment", "crh"])
numbers = st.integers(-50, 5000) | st.floats(-1e6, 1e6, allow_nan=False) | st.decimals(-1000, 1000, allow_nan=False, places=2)
words = st.text("abc ", min_size=1, max_size=8)
sources = st.sampled_from([f"s{n}" for n in range(8)])


@st.composite
def tables(draw, values=numbers):
    facts = draw(st.lists(st.sampled_from("pqrstu"), min_size=1, max_size=6, unique=True))
    cells = st.fixed_dictionaries({"fact": st.sampled_from(facts), "source": sources, "value": values})
    return draw(st.lists(cells, min_size=1, max_size=40))


@settings(max_examples=60, deadline=None)
@given(tables() | tables(words) | tables(st.frozensets(st.sampled_from("xyz"))), METHODS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows, method, chance):
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert rc.resolve_values(shuffled, method) == rc.resolve_values(rows, method)


@settings(max_examples=60, deadline=None)
@given(tables(), METHODS, st.data())
def test_a_duplicate_row_changes_nothing(rows, method, data):
    twice = [*rows, data.draw(st.sampled_from(rows))]
    assert rc.resolve_values(twice, method) == rc.resolve_values(rows, method)


@settings(max_examples=60, deadline=None)
@given(tables(), METHODS | st.just("median"))
def test_best_lies_between_low_and_high_and_was_told(rows, method):
    told = {}
    for row in rows:
        told.setdefault(row["fact"], []).append(row["value"])
    settled = rc.resolve_values(rows, method)
    assert {c.fact for c in settled} == set(told)
    assert all(c.low <= c.best <= c.high and c.best in told[c.fact] for c in settled)


@settings(max_examples=60, deadline=None)
@given(tables(words), METHODS)
def test_origins_are_no_more_than_the_sources(rows, method):
    assert all(1 <= c.origins <= len(c.claims) for c in rc.resolve_values(rows, method))


@settings(max_examples=40, deadline=None)
@given(st.lists(numbers, min_size=1, max_size=8), METHODS | st.just("median"))
def test_what_all_sources_tell_stands_whatever_the_method(values, method):
    rows = [{"fact": f, "source": f"s{n}", "value": value} for f, value in enumerate(values) for n in range(4)]
    assert [c.best for c in rc.resolve_values(rows, method)] == values
