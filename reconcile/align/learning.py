"""Match weights from examples: how much likelier a level is among true pairs than among others. Reads no text and no file.

A level's weight is log2 of that likelihood ratio (Fellegi and Sunter), times one factor for each feature, found by logistic regression,
since features that say the same would count twice. Ratios are counted once more with the hard pairs in front: what tells twelve killed
here from twelve killed there is learned from pairs that look alike, not from the many that nobody would confuse.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import exp, log2

from attrs import evolve, frozen

from reconcile.align.evidence import FEATURES
from reconcile.align.scale import GROUPS
from reconcile.align.weights import Weights

LEAST = 0.7
"""How many pairs of each side are added to every level, so that a level seen once proves little."""
LOUDEST = 9.0
"""No single level weighs more than this, however clear the examples."""
RIDGE = 2.0
ROUNDS = 12
TURNS, EASY = 2, 0.1
"""How often ratios are counted again, and how much of its count a pair then keeps that is as good as decided."""
Key = tuple[str, str, str]


@frozen
class Example:
    """A proposed pair: the part of the table that weighs it, its levels, whether it is true, and how much it counts."""

    group: str
    levels: tuple[str, ...]
    true: bool
    counts: float = 1.0


def fit_weights(examples: Iterable[Example], weights: Weights) -> Weights:
    """Return ``weights`` with levels and priors learned from ``examples``; levels that a person has set stay as they are."""
    given = list(examples)
    levels: dict[Key, float] = {}
    prior: dict[str, float] = {}
    for group in GROUPS:
        own = [example for example in given if example.group == group]
        found, prior[group] = _fit_group(own, group, weights)
        levels.update(found)
    return evolve(weights, levels={**levels, **weights.kept}, prior=prior)


def _fit_group(examples: Sequence[Example], group: str, weights: Weights) -> tuple[dict[Key, float], float]:
    """Return the levels and the prior of one part of the table, learned from its examples."""
    names = [name for name, _ in FEATURES]
    keys = [[(group, name, level) for name, level in zip(names, example.levels, strict=True)] for example in examples]
    offsets = [sum(weights.kept.get(key, 0.0) for key in row) for row in keys]
    counts = [example.counts for example in examples]
    for turn in range(TURNS + 1):
        ratios = _count_ratios(examples, counts)
        rows = [[0.0 if key in weights.kept else ratios[key[1:]] for key in row] for row in keys]
        factors, prior = _scale_columns(rows, offsets, examples)
        if turn < TURNS:
            odds = [
                _rate(offset + prior + sum(f * c for f, c in zip(factors, row, strict=True)))
                for row, offset in zip(rows, offsets, strict=True)
            ]
            counts = [example.counts * (EASY + (1.0 - EASY) * 4.0 * p * (1.0 - p)) for example, p in zip(examples, odds, strict=True)]
    found = {
        (group, name, level): max(-LOUDEST, min(LOUDEST, factors[names.index(name)] * ratio)) for (name, level), ratio in ratios.items()
    }
    return found, prior


def _rate(weight: float) -> float:
    """Return the probability that a weight, log2 of the odds, stands for."""
    return 1.0 / (1.0 + exp(-max(-40.0, min(40.0, weight * 0.6931))))


def _count_ratios(examples: Sequence[Example], counts: Sequence[float]) -> dict[tuple[str, str], float]:
    """Return, for each feature and level, log2 of how much likelier it is among true pairs than among others; a pair counts ``counts``."""
    seen: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    totals = [0.0, 0.0]
    for example, count in zip(examples, counts, strict=True):
        totals[example.true] += count
        for (name, _), level in zip(FEATURES, example.levels, strict=True):
            seen[name, level][example.true] += count
    kinds = Counter(name for name, _ in seen)
    return {
        (name, level): log2(
            (true + LEAST) / (totals[1] + LEAST * kinds[name]) * (totals[0] + LEAST * kinds[name]) / (false + LEAST),
        )
        for (name, level), (false, true) in sorted(seen.items())
    }


def _scale_columns(
    rows: Sequence[Sequence[float]],
    offsets: Sequence[float],
    examples: Sequence[Example],
) -> tuple[list[float], float]:
    """Return the factor of each feature (never below zero) and the prior, by logistic regression with a ridge towards one half.

    By Newton's method.
    """
    width = len(FEATURES)
    factors = [0.5] * width + [0.0]
    for _ in range(ROUNDS):
        gradient = [RIDGE * (0.5 - f) for f in factors[:width]] + [0.0]
        curve = [[RIDGE * (i == j and i < width) + 1e-6 * (i == j) for j in range(width + 1)] for i in range(width + 1)]
        for row, offset, example in zip(rows, offsets, examples, strict=True):
            cells = [*row, 1.0]
            share = example.counts
            weight = offset + sum(f * c for f, c in zip(factors, cells, strict=True))
            odds = _rate(weight)
            step, bend = share * (example.true - odds), share * odds * (1.0 - odds)
            for i, cell in enumerate(cells):
                gradient[i] += step * cell
                if bend * cell:
                    line = curve[i]
                    for j in range(i + 1):
                        line[j] += bend * cell * cells[j]
        for i in range(width + 1):
            for j in range(i):
                curve[j][i] = curve[i][j]
        moves = _solve(curve, gradient)
        factors = [max(0.0, f + m) for f, m in zip(factors[:width], moves, strict=False)] + [factors[width] + moves[width]]
    return factors[:width], factors[width]


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Return the solution of a small symmetric system whose diagonal is positive, by elimination."""
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for i, pivot in enumerate(rows):
        pivot[:] = [cell / pivot[i] for cell in pivot]
        for row in rows:
            if row is not pivot:
                row[:] = [cell - row[i] * above for cell, above in zip(row, pivot, strict=True)]
    return [row[-1] for row in rows]
