"""A comparison is a ladder: an ordered table of rungs, the first that fits decides.

The table is code, documentation and label in one: the pages of ``docs`` are printed from it. May not know what is compared.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeAlias, TypeVar

from attrs import frozen

from reconcile.model.finding import Verdict

Pair = TypeVar("Pair")


@frozen
class Rung(Generic[Pair]):
    """One line of a verdict table.

    Attributes:
        name: What a ``Comparison`` calls it.
        test: Whether a pair stands here; symmetric in the two sides.
        verdict: What follows.
        says: The same for people: ends the sentence "... since".
    """

    name: str
    test: Callable[[Pair], bool]
    verdict: Verdict
    says: str


Ladder: TypeAlias = Sequence[Rung[Pair]]


def find_rung(ladder: Ladder[Pair], pair: Pair) -> Rung[Pair]:
    """Return the first rung on which ``pair`` stands; the last one must hold everything."""
    for rung in ladder[:-1]:
        if rung.test(pair):
            return rung
    return ladder[-1]


def otherwise(_: object) -> bool:
    """Hold where no rung before held."""
    return True
