"""The default method: sources weigh by reliability, repeated tellings count once, like values support each other.

Puts together what `reliability.py` learns of the sources and what `likeness.py` knows of the values; nothing here
asks what the data is about.
"""

from __future__ import annotations

from math import log

from attrs import frozen

from reconcile.resolve.likeness import find_likeness
from reconcile.resolve.reliability import Pairs, count_agreement, estimate_accuracy, measure_dependence
from reconcile.resolve.tables import Table

_WRONG_VALUES = 10.0  # wrong values that a teller may hit upon: so much more does one telling say for its value than against others
_SUPPORT = 0.3  # how much a telling of a like value counts beside one of the value itself
_LOOK_BACK = 40  # tellers that each further teller of a value is held against, so that the cost stays linear


@frozen
class Weighed:
    """What speaks for each value.

    Attributes:
        scores: For each value, higher for likelier; logarithms of odds.
        origins: For each value how many independent tellings it has, as a fraction (two copies of one: little above 1).
    """

    scores: list[float]
    origins: list[float]


def weigh_values(table: Table) -> Weighed:
    """Return what speaks for each value of the table."""
    agreement = count_agreement(table)
    accuracy = estimate_accuracy(table, agreement)
    dependence = measure_dependence(agreement, accuracy)
    own: list[float] = []
    origins: list[float] = []
    for told, weights in zip(table.told, table.weights, strict=True):
        shares = share_independence(told, accuracy, dependence)
        weight_of = dict(zip(told, weights, strict=True))
        own.append(sum(share * weight_of[s] * max(log(_WRONG_VALUES * accuracy[s] / (1.0 - accuracy[s])), 0.0) for s, share in shares))
        origins.append(sum(share for _, share in shares))
    likeness = find_likeness(table)
    scores = [score + _SUPPORT * sum(degree * own[other] for other, degree in likeness[v]) for v, score in enumerate(own)]
    return Weighed(scores, origins)


def share_independence(told: tuple[int, ...], accuracy: list[float], dependence: Pairs) -> list[tuple[int, float]]:
    """Return (source, how far it is no repetition of a better one) for the tellers of one value, most reliable first."""
    ranked = sorted(told, key=lambda s: (-accuracy[s], s))
    shares: list[tuple[int, float]] = []
    for at, source in enumerate(ranked):
        share = 1.0
        if dependence:
            for other in ranked[: min(at, _LOOK_BACK)]:
                share *= 1.0 - dependence.get((source, other) if source < other else (other, source), 0.0)
        shares.append((source, share))
    return shares
