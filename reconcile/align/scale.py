"""Adds the evidence of a pair up, and explains it; remembers what it has weighed. Decides nothing."""

from __future__ import annotations

from functools import lru_cache

from reconcile.align.embedding import Nearness
from reconcile.align.evidence import FEATURES, Feature
from reconcile.align.profiles import Profile
from reconcile.align.weights import Weights
from reconcile.model.fact import Evidence

FIRST = ("head", "words")
"""Features looked at first: they tell most."""
HOPELESS = -2.0
"""Where the features looked at so far come to less than this, the others are not: they hardly ever make up for it."""

GROUPS = ("number", "time", "word")
"""The parts of the table: sizes and durations, times, names and statements."""

Step = tuple[Feature, dict[str, float]]


class Scale:
    """Weighs pairs of profiles."""

    def __init__(self, weights: Weights, nearness: Nearness | None = None) -> None:
        """Weigh by ``weights``, and by what an embedder says where a caller brought one."""
        self.weights = weights
        self._nearness = nearness
        self._plans = {group: _plan_steps(group, weights) for group in GROUPS}
        self._names = {group: _name_steps(group, weights) for group in GROUPS}
        self._pairs: dict[tuple[int, int], float] = {}
        self._leads: dict[tuple[int, int], float] = {}

    def weigh(self, left: Profile, right: Profile) -> float:
        """Return the weight of a pair, log2 of the odds that both speak of one thing; symmetric."""
        key = (left.at, right.at) if left.at < right.at else (right.at, left.at)
        weight = self._pairs.get(key)
        if weight is None:
            weight = self._pairs[key] = self._add_up(left, right)
        return weight

    def favour(self, left: Profile, right: Profile, lead: float) -> float:
        """Add ``lead`` to the weight of a pair: by how much it is a better match, or a worse one, than the next best in either text.

        The pair must have been weighed before.
        """
        key = (left.at, right.at) if left.at < right.at else (right.at, left.at)
        self._leads[key] = lead
        weight = self._pairs[key] = self._pairs[key] + lead
        return weight

    def _add_up(self, left: Profile, right: Profile) -> float:
        total, first, others = self._plans[name_group(left, right)]
        weights = self.weights
        for compare, row in first:
            total += row.get(compare(left, right, weights), 0.0)
        for compare, row in others:
            if total < HOPELESS:
                break
            total += row.get(compare(left, right, weights), 0.0)
        return total if self._nearness is None else total + self._nearness.rate(left, right)

    def explain_pair(self, left: Profile, right: Profile) -> tuple[Evidence, ...]:
        """Return the evidence of a pair, levels without weight left out; the prior is named first."""
        group = name_group(left, right)
        prior, first, others = self._plans[group]
        found = [_make_evidence("prior", "", prior)]
        for (compare, row), feature in zip((*first, *others), self._names[group], strict=True):
            level = compare(left, right, self.weights)
            if level in row:
                found.append(_make_evidence(feature, level, row[level]))
        near = 0.0 if self._nearness is None else self._nearness.rate(left, right)
        if near:
            found.append(_make_evidence("embedder", "near" if near > 0 else "far", round(near, 2)))
        lead = self._leads.get((left.at, right.at) if left.at < right.at else (right.at, left.at), 0.0)
        if lead:
            found.append(_make_evidence("rivals", "none better" if lead > 0 else "a better match", round(lead, 2)))
        return tuple(found)


def _name_steps(group: str, weights: Weights) -> tuple[str, ...]:
    """Return the features that have weight in a group: those looked at first in front, then those that can speak against a pair most."""
    least: dict[str, float] = {}
    for (own, feature, _), weight in weights.levels.items():
        if own == group and weight:
            least[feature] = min(weight, least.get(feature, weight))
    return tuple(sorted(least, key=lambda name: (name not in FIRST, least[name], name)))


def _plan_steps(group: str, weights: Weights) -> tuple[float, tuple[Step, ...], tuple[Step, ...]]:
    """Return the prior of a group, the features looked at first, and the others; features without weight are left out."""
    compare = dict(FEATURES)
    rows: dict[str, dict[str, float]] = {}
    for (own, feature, level), weight in weights.levels.items():
        if own == group and weight:
            rows.setdefault(feature, {})[level] = weight
    names = _name_steps(group, weights)
    first = tuple((compare[name], rows[name]) for name in names if name in FIRST)
    others = tuple((compare[name], rows[name]) for name in names if name not in FIRST)
    return weights.prior.get(group, 0.0), first, others


def name_group(left: Profile, right: Profile) -> str:
    """Return the part of the table that weighs a pair: "number", "time" or "word"; "time" where one is a time."""
    return left.group if left.group == right.group else "time"


@lru_cache(maxsize=4096)
def _make_evidence(feature: str, level: str, weight: float) -> Evidence:
    return Evidence(f"{feature}: {level}" if level else feature, weight)
