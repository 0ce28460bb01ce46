"""The ladder for sizes told in words: by their ranks on one scale.

May not know any word: ranks and scales stand in the lexicon.
"""

from __future__ import annotations

from attrs import frozen

from reconcile.compare.ladder import Ladder, Rung, find_rung, otherwise
from reconcile.model.finding import Comparison, Verdict
from reconcile.model.value import Magnitude


@frozen
class MagnitudePair:
    """Two sizes in words."""

    left: Magnitude
    right: Magnitude


def compare_magnitudes(left: Magnitude, right: Magnitude) -> Comparison:
    """Return what two vague sizes say to each other; ``apart`` counts steps of rank between their middles."""
    pair = MagnitudePair(left, right)
    rung = find_rung(MAGNITUDE_LADDER, pair)
    steps = None if use_other_scales(pair) else abs(_middle(left) - _middle(right))
    return Comparison(rung.verdict, rung.name, steps)


def use_other_scales(pair: MagnitudePair) -> bool:
    """Hold where they are sizes of different things."""
    return pair.left.scale != pair.right.scale


def use_one_word(pair: MagnitudePair) -> bool:
    """Hold where both say the same, or words of one rank."""
    return pair.left.term == pair.right.term or pair.left.rank == pair.right.rank


def one_within_other(pair: MagnitudePair) -> bool:
    """Hold where one word leaves open what the other tells."""
    return pair.left.rank.covers(pair.right.rank) or pair.right.rank.covers(pair.left.rank)


def share_ranks(pair: MagnitudePair) -> bool:
    """Hold where the words overlap."""
    return pair.left.rank.meets(pair.right.rank)


MAGNITUDE_LADDER: Ladder[MagnitudePair] = (
    Rung("other scale", use_other_scales, Verdict.INCOMPARABLE, "they are sizes on different scales"),
    Rung("same size", use_one_word, Verdict.AGREEMENT, "both words name the same size"),
    Rung("contained", one_within_other, Verdict.COMPATIBLE, "one word is a sharper telling of the other"),
    Rung("overlapping", share_ranks, Verdict.COMPATIBLE, "the two words overlap"),
    Rung("other strength", otherwise, Verdict.DISCREPANCY, "one word is stronger than the other"),
)


def _middle(size: Magnitude) -> float:
    low, high = size.rank.low, size.rank.high
    ends = [float(end) for end in (low, high) if end is not None]
    return sum(ends) / len(ends) if ends else 0.0
