"""The published methods of truth discovery, as they were published: they score the told values, and settle nothing.

A method is a function of the table that returns one score per value, higher for likelier; `resolve/trust.py` takes the best
of each fact. Every round is linear in the number of claims. Sources: docs/explanation/trust.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from math import exp, log, sqrt
from typing import TypeAlias

from reconcile.errors import InputError
from reconcile.resolve.likeness import find_likeness
from reconcile.resolve.tables import Table, measure_value

Scores: TypeAlias = list[float]
Method: TypeAlias = Callable[[Table], Scores]

_ROUNDS = 20
_TINY = 1e-12


def score_by_majority(table: Table) -> Scores:
    """Voting: the value that most sources tell."""
    return [sum(weights) for weights in table.weights]


def score_by_median(table: Table) -> Scores:
    """Weighted median: the least value that at least half of the tellings do not exceed.

    Raises:
        InputError: The values of a fact have no order.
    """
    scores = [0.0] * len(table.values)
    for fact, key in enumerate(table.facts):
        values = table.values_of(fact)
        if len(values) > 1 and not table.is_ordered(fact):
            raise InputError(f"numbers or times as the values of fact {key!r}, since only they have a median", table.values[values[0]],
                             'Take method="majority" for text.')
        scores[_find_median(values, [sum(table.weights[v]) for v in values])] = 1.0
    return scores


def score_by_truthfinder(table: Table) -> Scores:
    """TruthFinder (Yin, Han and Yu 2008): values are as sure as their sources are trusted, and like values support each other.

    Their constants: trust starts at 0.9, influence of like values 0.5, dampening 0.3, base likeness 0.5.
    """
    likeness = find_likeness(table)
    trust = [0.9] * len(table.sources)
    surety: Scores = []
    for _ in range(_ROUNDS):
        ways = [-log(max(1.0 - t, _TINY)) for t in trust]
        raw = _add_stakes(table, ways)
        moved = [0.0] * len(raw)
        for fact in range(len(table.facts)):
            values = table.values_of(fact)
            total = sum(raw[v] for v in values)
            for v in values:  # likeness less the base likeness of 0.5, over all other values
                moved[v] = raw[v] + 0.5 * (sum(raw[other] * degree for other, degree in likeness[v]) - 0.5 * (total - raw[v]))
        surety = [1.0 / (1.0 + exp(-min(0.3 * score, 700.0))) if score > -2000.0 else 0.0 for score in moved]
        earlier, trust = trust, [_mean(surety[v] for v in claims) for claims in table.claims]
        if _turn(earlier, trust) < 1e-9:
            break
    return surety


def score_by_investment(table: Table) -> Scores:
    """Investment (Pasternack and Roth 2010): sources share their trust among their claims, and are paid back with interest.

    Interest grows as x ** 1.2; beliefs start as shares of the votes.
    """
    votes = score_by_majority(table)
    start = [0.0] * len(votes)
    for fact in range(len(table.facts)):
        values = table.values_of(fact)
        total = sum(votes[v] for v in values)
        for v in values:
            start[v] = votes[v] / total
    return _invest(table, start, lambda _, stakes: [stake ** 1.2 for stake in stakes])


def score_by_pooled_investment(table: Table) -> Scores:
    """PooledInvestment (Pasternack and Roth 2010): Investment whose interest (x ** 1.4) is shared out within each fact."""
    start = [0.0] * len(table.values)
    for fact in range(len(table.facts)):
        values = table.values_of(fact)
        for v in values:
            start[v] = 1.0 / len(values)
    return _invest(table, start, _pool_stakes)


def score_by_crh(table: Table) -> Scores:
    """CRH (Li et al. 2014): truths and source weights that make the weighted losses least.

    Loss is 0 or 1 for text; for numbers and times the distance over the fact's standard deviation, with the weighted
    median as truth. A source weighs as the negative logarithm of its mean loss over the largest one.
    """
    losses = [_Spread(table, fact) for fact in range(len(table.facts))]
    weight = [1.0] * len(table.sources)
    best = [spread.settle(weight) for spread in losses]
    for _ in range(_ROUNDS):
        loss = [_TINY] * len(table.sources)
        for spread, truth in zip(losses, best, strict=True):
            for v, far in spread.measure_from(truth):
                for s in table.told[v]:
                    loss[s] += far
        mean = [total / max(len(claims), 1) for total, claims in zip(loss, table.claims, strict=True)]
        most = max(mean) * 1.0001  # so that the worst source keeps a weight above 0
        weight = [-log(m / most) for m in mean]
        earlier, best = best, [spread.settle(weight) for spread in losses]
        if best == earlier:
            break
    scores = [0.0] * len(table.values)
    for spread, truth in zip(losses, best, strict=True):
        for v, far in spread.measure_from(truth):
            scores[v] = -far
    return scores


METHODS: tuple[tuple[str, Method], ...] = (
    ("majority", score_by_majority),
    ("median", score_by_median),
    ("truthfinder", score_by_truthfinder),
    ("investment", score_by_investment),
    ("pooled_investment", score_by_pooled_investment),
    ("crh", score_by_crh),
)
"""By the names that `resolve_values` takes, beside "auto"."""


class _Spread:
    """The values of one fact and how far they lie from each other, for CRH."""

    __slots__ = ("_deviation", "_places", "_table", "_values")

    def __init__(self, table: Table, fact: int) -> None:
        self._table = table
        self._values = table.values_of(fact)
        self._places: list[float] | None = None
        self._deviation = 1.0
        if table.is_ordered(fact) and len(self._values) > 1:
            self._places = [measure_value(table.values[v]) for v in self._values]
            counts = [len(table.told[v]) for v in self._values]
            middle = sum(p * n for p, n in zip(self._places, counts, strict=True)) / sum(counts)
            self._deviation = sqrt(sum(n * (p - middle) ** 2 for p, n in zip(self._places, counts, strict=True)) / sum(counts)) or 1.0

    def settle(self, weight: Sequence[float]) -> int:
        """Return the value that makes the weighted loss least."""
        sums = [sum(w * weight[s] for s, w in zip(self._table.told[v], self._table.weights[v], strict=True)) for v in self._values]
        if self._places is None:
            return max(zip(sums, self._values, strict=True), key=lambda pair: (pair[0], -pair[1]))[1]
        return _find_median(self._values, sums)

    def measure_from(self, truth: int) -> list[tuple[int, float]]:
        """Return (value, loss) for every value, were ``truth`` the truth."""
        if self._places is None:
            return [(v, float(v != truth)) for v in self._values]
        home = self._places[truth - self._values[0]]
        return [(v, abs(place - home) / self._deviation) for v, place in zip(self._values, self._places, strict=True)]


def _invest(table: Table, belief: Scores, grow: Callable[[Table, Scores], Scores]) -> Scores:
    """Run the rounds that Investment and PooledInvestment share; ``grow`` turns stakes into beliefs."""
    counts = [max(len(claims), 1) for claims in table.claims]
    share = [1.0 / count for count in counts]
    stakes = _add_stakes(table, share)
    for _ in range(_ROUNDS):
        paid = [b / stake if stake > 0.0 else 0.0 for b, stake in zip(belief, stakes, strict=True)]
        trust = [0.0] * len(counts)
        for value, source, _ in table.tellings:
            trust[source] += paid[value]
        trust = [t * part for t, part in zip(trust, share, strict=True)]
        most = max(trust) or 1.0
        share = [t / most / count for t, count in zip(trust, counts, strict=True)]
        stakes = _add_stakes(table, share)
        belief = grow(table, stakes)
    return belief


def _add_stakes(table: Table, share: Sequence[float]) -> Scores:
    stakes = [0.0] * len(table.values)
    for value, source, weight in table.tellings:
        stakes[value] += weight * share[source]
    return stakes


def _pool_stakes(table: Table, stakes: Scores) -> Scores:
    beliefs = list(stakes)  # where one value is told, it gets the whole
    for start, stop in pairwise(table.bounds):
        if stop - start > 1:
            grown = [stake ** 1.4 for stake in stakes[start:stop]]
            total = sum(grown)
            beliefs[start:stop] = [stake * g / total if total else 0.0 for stake, g in zip(stakes[start:stop], grown, strict=True)]
    return beliefs


def _find_median(values: Sequence[int], weights: Sequence[float]) -> int:
    half, seen = sum(weights) / 2, 0.0
    for value, weight in zip(values, weights, strict=True):
        seen += weight
        if seen >= half - 1e-12:
            return value
    return values[-1]


def _mean(numbers: Iterable[float]) -> float:
    found = list(numbers)
    return sum(found) / len(found) if found else 0.0


def _turn(a: Sequence[float], b: Sequence[float]) -> float:
    """Return 1 minus the cosine between two vectors of trust."""
    length = sqrt(sum(x * x for x in a) * sum(y * y for y in b))
    return 1.0 - sum(x * y for x, y in zip(a, b, strict=True)) / length if length else 0.0

