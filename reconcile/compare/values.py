"""Holds two values against each other, whatever their kinds: the one door to all ladders.

May not look at circumstances: who said it, when and where is the business of ``reasons``.
"""

from __future__ import annotations

from typing import Any

from reconcile.compare.labels import LABEL_LADDER, compare_labels
from reconcile.compare.ladder import Ladder
from reconcile.compare.magnitudes import MAGNITUDE_LADDER, compare_magnitudes
from reconcile.compare.mixed import MIXED_LADDER, compare_mixed
from reconcile.compare.quantities import QUANTITY_LADDER, compare_quantities
from reconcile.compare.times import TIME_LADDER, compare_times
from reconcile.compare.wordings import WORDING_LADDER, compare_wordings
from reconcile.errors import InputTypeError
from reconcile.lexicon.loader import Lexicon
from reconcile.model.finding import Comparison
from reconcile.model.value import Label, Magnitude, Quantity, TimeRef, Value, Wording
from reconcile.policy import Policy, require_policy

VALUES = (Quantity, TimeRef, Magnitude, Label, Wording)
LADDERS: dict[str, Ladder[Any]] = {
    "quantity": QUANTITY_LADDER,
    "time": TIME_LADDER,
    "magnitude": MAGNITUDE_LADDER,
    "label": LABEL_LADDER,
    "wording": WORDING_LADDER,
    "mixed": MIXED_LADDER,
}
"""Every verdict table, by the kind of both values; "quantity" holds durations as well."""
KINDS: dict[type, str] = {TimeRef: "time", Magnitude: "magnitude", Label: "label", Wording: "wording"}
_SAYS = {(name, rung.name): rung.says for name, ladder in LADDERS.items() for rung in ladder}
_LEXICON = Lexicon()


def compare_values(a: Value, b: Value, policy: Policy | None = None, lexicon: Lexicon = _LEXICON) -> Comparison:
    """Return what two values alone say to each other; the same in either order.

    Args:
        a: A value, as ``parse_value`` or a mention gives it.
        b: Another, of any kind.
        policy: Thresholds and conventions; a newsroom's by default.
        lexicon: The tables of the language.

    Raises:
        InputTypeError: One of the two is no value.
    """
    for value in (a, b):
        if not isinstance(value, VALUES):
            raise InputTypeError("a value, as parse_value or a mention gives it", value, 'Parse it first: parse_value("about 40 people").')
    return hold_values(a, b, require_policy(policy), lexicon)


def hold_values(a: Value, b: Value, policy: Policy, lexicon: Lexicon) -> Comparison:
    """Return what two values say to each other, as ``compare_values`` does, of what is known to be values."""
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return compare_quantities(a, b, policy)
    if isinstance(a, TimeRef) and isinstance(b, TimeRef):
        return compare_times(a, b, policy)
    if isinstance(a, Magnitude) and isinstance(b, Magnitude):
        return compare_magnitudes(a, b)
    if isinstance(a, Label) and isinstance(b, Label):
        return compare_labels(a, b, lexicon)
    if isinstance(a, Wording) and isinstance(b, Wording):
        return compare_wordings(a, b, policy, lexicon)
    return compare_mixed(a, b, lexicon)


def choose_ladder(a: Value, b: Value) -> str:
    """Return the name of the ladder that two values are held against."""
    one, other = KINDS.get(type(a), "quantity"), KINDS.get(type(b), "quantity")
    return one if one == other else "mixed"


def say_rung(a: Value, b: Value, rung: str) -> str:
    """Return what the rung named ``rung`` says to people, as its table has it."""
    return _SAYS.get((choose_ladder(a, b), rung), rung)
