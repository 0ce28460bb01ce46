"""How far telling one value speaks for another of the same fact: near numbers, roundings, lists that leave something out.

Knows values, and neither sources nor methods. A degree is 0 (says nothing for it) to 1 (as good as telling it), and has a
direction: "8 million" speaks for 7,953,000, which is finer, more than the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from decimal import Decimal
from math import floor, log10
from typing import TypeAlias

from reconcile.policy import Policy
from reconcile.resolve.tables import Table, measure_value

Likeness: TypeAlias = list[list[tuple[int, float]]]
"""For each value the (other value, degree) that speak for it; degrees near 0 are left out."""

_WORD = re.compile(r"\w+")
_REACH = 12  # values looked at to each side of a number, and at most this many of a text's fact, so that cost stays linear
_MOST_TEXTS = 40
_LEAST = 0.05


def find_likeness(table: Table, policy: Policy | None = None) -> Likeness:
    """Return what speaks for each value beside its own tellings.

    Linear: a number is held against its nearest neighbours, a text against those of its fact that most sources tell.
    """
    policy = policy or Policy()
    likeness: Likeness = [[] for _ in table.values]
    for fact in range(len(table.facts)):
        values = table.values_of(fact)
        if len(values) < 2:
            continue
        if table.is_ordered(fact):
            _relate_places(table, fact, policy, likeness)
        else:
            _relate_parts(table, values, likeness)
    return likeness


def find_parts(table: Table) -> list[tuple[int, ...]]:
    """Return for each value the values of its fact that leave out some of what it tells.

    A text, tuple or set leaves out members of a fuller one; a number is a rounding of one with two or more further digits.
    Where more than 40 texts or numbers of one fact are told, only those that most sources tell are held against each other.
    """
    parts: list[tuple[int, ...]] = [()] * len(table.values)
    for fact in range(len(table.facts)):
        values = table.values_of(fact)
        if len(values) > 1:
            chosen = sorted(values, key=lambda v: (-len(table.told[v]), v))[:_MOST_TEXTS]
            found = _find_roundings(table, chosen) if table.kinds[fact] == "number" else _find_subsets(table, chosen)
            for part, whole in found:
                parts[whole] = (*parts[whole], part)
    return parts


def list_parts(value: Hashable) -> frozenset[Hashable]:
    """Return what a value is made of: the words of a text, the members of a tuple or set; {value} for anything else."""
    if isinstance(value, str):
        return frozenset(_WORD.findall(value.casefold())) or frozenset({value})
    if isinstance(value, tuple | frozenset):
        return frozenset(value)
    return frozenset({value})


def count_digits(value: float | Decimal) -> int:
    """Return how many significant digits a number shows, trailing zeros of whole numbers left out; 0 has none."""
    digits = f"{Decimal(str(value)).normalize():f}".replace(".", "").replace("-", "").strip("0") if value else ""
    return len(digits)


def rounds_to(fine: float, coarse: float, digits: int) -> bool:
    """Whether ``fine``, rounded to ``digits`` significant digits, is ``coarse``."""
    if not fine or digits < 1:
        return False
    step = 10.0 ** (floor(log10(abs(fine))) - digits + 1)
    return abs(round(fine / step) * step - coarse) <= 1e-9 * abs(coarse)


def _find_roundings(table: Table, values: list[int]) -> list[tuple[int, int]]:
    numbers = [(v, measure_value(table.values[v]), count_digits(table.values[v])) for v in values]  # type: ignore[arg-type]
    return [(coarse, fine) for coarse, rounded, few in numbers for fine, number, many in numbers
            if few + 2 <= many and rounds_to(number, rounded, few)]


def _find_subsets(table: Table, values: list[int]) -> list[tuple[int, int]]:
    members = [(v, list_parts(table.values[v])) for v in values]
    return [(part, whole) for part, few in members for whole, many in members if few < many]


def _relate_places(table: Table, fact: int, policy: Policy, likeness: Likeness) -> None:
    values = table.values_of(fact)
    places = [measure_value(table.values[v]) for v in values]
    is_number = table.kinds[fact] == "number"
    for a in range(len(places)):
        for b in range(a + 1, min(a + 1 + _REACH, len(places))):
            degree = _near(places[a], places[b], policy, is_number)
            if degree >= _LEAST:
                likeness[values[b]].append((values[a], degree))
                likeness[values[a]].append((values[b], degree))


def _near(a: float, b: float, policy: Policy, is_number: bool) -> float:
    """Half at the distance that the policy calls near, and falling as the square of the distance."""
    far = abs(b - a) / (max(abs(a), abs(b)) * policy.near_share) if is_number else abs(b - a) / policy.near_seconds
    return 1.0 / (1.0 + far * far)


def _relate_parts(table: Table, values: range, likeness: Likeness) -> None:
    chosen = sorted(values, key=lambda v: (-len(table.told[v]), v))[:_MOST_TEXTS]
    parts = {v: list_parts(table.values[v]) for v in chosen}
    for a in chosen:
        for b in chosen:
            shared = len(parts[a] & parts[b]) if a != b else 0
            if shared:
                degree = 0.5 * shared / len(parts[a]) + 0.5 * shared / len(parts[b])
                if degree >= _LEAST:
                    likeness[b].append((a, degree))
