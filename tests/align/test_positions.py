"""Equal normalized values share a position; unequal ones and opposite polarities do not."""

import pytest

from reconcile.align.positions import group_positions


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        pytest.param((1000, "meter"), (1, "kilometer"), 1, id="one length in two units"),
        pytest.param((3, "person"), (3, "count"), 1, id="people and a bare count"),
        pytest.param((3, "person"), (4, "person"), 2, id="other numbers"),
        pytest.param((3, "person"), (3, "USD"), 2, id="people and money"),
    ],
)
def test_positions_are_by_value_in_base_units(left, right, count, claim, quantity):
    told = [claim("It is 3 here.", "3", quantity(*value), article=article) for value, article in ((left, "a"), (right, "b"))]
    assert len(group_positions(told)) == count


def test_a_negated_telling_is_a_position_of_its_own(claim, quantity):
    told = [claim("It is 3 here.", "3", quantity(3)), claim("It is not 3 here.", "3", quantity(3), article="b", negated=True)]
    assert [len(position.claims) for position in group_positions(told)] == [1, 1]
