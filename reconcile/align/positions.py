"""Groups the claims of a fact by what they say: equal normalized values, equal polarity. Judges no difference."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from reconcile.adapters.units import base_interval
from reconcile.model.claim import Claim
from reconcile.model.fact import Position
from reconcile.model.value import Label, Magnitude, Quantity, TimeRef, Value


def group_positions(claims: Iterable[Claim]) -> tuple[Position, ...]:
    """Return the positions of a fact, each with its claims in the order given; the positions in the order of their first claims.

    Args:
        claims: The claims of one fact, in the order of (published, article id, start).
    """
    told = tuple(claims)
    if len(told) == 1:
        return (Position(told),)
    groups: dict[Hashable, list[Claim]] = {}
    for claim in told:
        groups.setdefault(normalize_claim(claim), []).append(claim)
    return tuple(Position(tuple(group)) for group in groups.values())


def normalize_claim(claim: Claim) -> Hashable:
    """Return what a claim says, such that two claims say the same where these are equal: value in base units, and polarity."""
    return claim.stance.negated != claim.stance.denied, normalize_value(claim.mention.value)


def normalize_value(value: Value) -> Hashable:
    """Return a value in base units, free of how it is worded."""
    if isinstance(value, Quantity):
        dimension, allows = base_interval(value)
        return "quantity", dimension, allows
    if isinstance(value, TimeRef):
        return "time", value.names, value.bound, value.timex if value.names is None else ""
    if isinstance(value, Magnitude):
        return "magnitude", value.scale, value.rank, value.term
    if isinstance(value, Label):
        return "label", value.role, value.key
    return "wording", frozenset(value.words), frozenset(value.names), value.negated
