"""How far each source is to be trusted, read from how often sources agree in pairs, and from nothing else.

The idea: two sources that do not know of each other agree when both are right, and hardly ever otherwise. So the share of
facts on which a pair agrees is close to the product of their two accuracies, and the accuracies follow from all pairs
together, without asking first which values are true; a vote that starts with the truths is captured by the largest clique of
copiers. Pairs that agree more than their accuracies allow share an origin: they count little here, and the excess is
what `measure_dependence` returns. In the spirit of Dong, Berti-Equille and Srivastava (2009), who look for shared errors.

Takes no value apart and settles nothing. Linear per round in the number of pairs; pairs per fact are capped.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2
from typing import TypeAlias

from attrs import frozen

from reconcile.resolve.tables import Table

_Pair: TypeAlias = tuple[int, int]
Pairs: TypeAlias = dict[_Pair, float]
_Edge: TypeAlias = tuple[int, float, float, float]  # the other source, share agreed, 1 / facts in common, how much it counts

_ROUNDS, _LEAST_ROUNDS, _EDGE_BUDGET = 40, 10, 1_500_000  # large tables have less to gain from the last rounds, and more to lose in time
_FEW_SOURCES, _MOST_PARTNERS, _PAIR_BUDGET = 300, 40, 100_000  # 4,000 sources of one fact make 8,000,000 pairs: too many to weigh
_EASE = 0.7  # a fact on which all agree counts this much less for each teller beyond two: the likelier it is an easy one
_TWINS = (0.92, 0.82, 0.72)  # sources that agree this often may be copies of each other: exact ones, careless ones, loose ones
_MANY_PAIRS = 20_000  # above it only the middle reading is tried, so that large tables stay quick
_TWIN_SHARE = 0.2  # how much agreement between such twins counts in the reading that takes them for copies
_FAR_BETTER = 0.5  # that reading stands where it leaves this share of the other's loss
_MODEL_SPREAD = 0.015  # variance of agreement that accuracies leave unexplained: sources are better at some facts than at others
_MODEL_DOUBT = 0.003  # variance added before agreement is called excessive
_GUESS, _GUESS_WEIGHT = 0.75, 0.1  # accuracy of a source of which nothing is known, and how much that weighs: a spread of 0.3
_PEER_WEIGHT = 0.1  # the same for the mean of the sources that tell about as much


@frozen
class Agreement:
    """How often pairs of sources tell the same value of one fact.

    Attributes:
        alike: For each pair (smaller number first) how often they tell the same value.
        common: For each such pair how many facts both tell.
        fuller: How often the second source of an ordered pair tells more than the first, and all that the first tells.
        chance: How often two wrong tellers name the same wrong value.
    """

    alike: Pairs
    common: Pairs
    fuller: Pairs
    chance: float


def count_agreement(table: Table, parts: Sequence[tuple[int, ...]]) -> Agreement:
    """Return how often pairs of sources agree.

    Facts on which many sources agree without exception count little: they are the easy ones, on which a careless source
    agrees too. Of a fact with two tellers nobody can say whether it is easy, so it counts in full. A telling is not held
    against a fuller one that has all of it: who leaves something out does not deny it.
    """
    alike: Pairs = {}
    common: Pairs = {}
    fuller: Pairs = {}
    reach = _choose_reach(table)
    for fact in range(len(table.facts)):
        values = table.values_of(fact)
        tellers = sorted(((s, v) for v in values for s in table.told[v]), key=lambda cell: (-len(table.claims[cell[0]]), cell))
        if len(tellers) < 2:
            continue
        weight = 1.0 if len(values) > 1 else _EASE ** (len(tellers) - 2)
        for at, (source, value) in enumerate(tellers):
            for other, its in tellers[: min(at, reach)]:
                if other == source:
                    continue
                pair = (source, other) if source < other else (other, source)
                common[pair] = common.get(pair, 0.0) + weight
                if its == value:
                    alike[pair] = alike.get(pair, 0.0) + weight
                elif value in parts[its]:
                    fuller[source, other] = fuller.get((source, other), 0.0) + weight
                elif its in parts[value]:
                    fuller[other, source] = fuller.get((other, source), 0.0) + weight
    return Agreement(alike, common, fuller, measure_chance(table))


def _choose_reach(table: Table) -> int:
    """Return with how many tellers of a fact each further one is paired: those that tell most, so that pairs meet again."""
    if len(table.sources) <= _FEW_SOURCES:
        return _MOST_PARTNERS
    return max(3, min(_MOST_PARTNERS, _PAIR_BUDGET // max(len(table.tellings), 1)))


def estimate_accuracy(table: Table, agreement: Agreement) -> list[float]:
    """Return for each source the share of its tellings that are right, between 0.03 and 0.99.

    Least squares over pairs, weighted by how sure each pair's agreement is; a pair that agrees beyond what chance allows
    weighs less (it copies). A source with few pairs is drawn to the mean of the sources that tell about as much. Sources that
    hardly ever differ may be exact or copies: they are first taken at their word, then as one, and the second reading stands
    where it explains the other pairs far better.
    """
    accuracy = _fit_sources(table, agreement, frozenset())
    best, kept = _FAR_BETTER, accuracy
    tried: set[frozenset[_Pair]] = {frozenset()}
    for share in _TWINS if len(agreement.common) <= _MANY_PAIRS else _TWINS[1:2]:
        twins = _find_twins(agreement, share)
        if twins not in tried:
            tried.add(twins)
            other = _fit_sources(table, agreement, twins)
            left = _measure_loss(agreement, other, twins) / _measure_loss(agreement, accuracy, twins)
            if left < best:
                best, kept = left, other
    return kept


def _fit_sources(table: Table, agreement: Agreement, twins: frozenset[_Pair]) -> list[float]:
    edges = _list_edges(len(table.sources), agreement, twins)
    classes = [int(log2(len(claims))) if claims else 0 for claims in table.claims]
    accuracy = [_GUESS] * len(table.sources)
    for _ in range(max(_LEAST_ROUNDS, min(_ROUNDS, _EDGE_BUDGET // max(len(agreement.common), 1)))):
        peers = _average_peers(accuracy, classes, edges)
        moved = [_fit_source(accuracy, s, edges[s], peers[classes[s]], agreement.chance) for s in range(len(accuracy))]
        step = max(map(abs, (a - b for a, b in zip(accuracy, moved, strict=True))), default=0.0)
        accuracy = [(a + b) / 2 for a, b in zip(accuracy, moved, strict=True)]
        if step < 2e-3:
            break
    return accuracy


def _find_twins(agreement: Agreement, share: float) -> frozenset[_Pair]:
    """Return the pairs of sources that agree at least this often, over enough facts to say so."""
    alike = agreement.alike
    return frozenset(pair for pair, common in agreement.common.items() if (alike.get(pair, 0.0) + 1.0) / (common + 2.0) >= share)


def _measure_loss(agreement: Agreement, accuracy: Sequence[float], twins: frozenset[_Pair]) -> float:
    """Return the mean square of how far pairs other than twins are from what these accuracies let expect, in standard deviations."""
    loss = weights = 1e-9
    for pair, common in agreement.common.items():
        if pair not in twins:
            expected = expect_agreement(accuracy[pair[0]], accuracy[pair[1]], agreement.chance)
            weight = _weigh_pair(common)
            excess = agreement.alike.get(pair, 0.0) / common - expected
            loss += weight * min(excess * excess / (expected * (1.0 - expected) / common + _MODEL_DOUBT), 9.0)
            weights += weight
    return loss / weights


def _weigh_pair(common: float) -> float:
    """Return how sure the agreement of a pair is, up to 1: chance blurs that of few facts, and no pair is all that the model says."""
    return common / (common + 0.2 / _MODEL_SPREAD)


def measure_dependence(agreement: Agreement, accuracy: Sequence[float]) -> Pairs:
    """Return for each pair how far the one repeats the other, 0 to 1: its agreement beyond what accuracy explains."""
    dependence: Pairs = {}
    for pair, count in agreement.common.items():
        expected = expect_agreement(accuracy[pair[0]], accuracy[pair[1]], agreement.chance)
        seen = (agreement.alike.get(pair, 0.0) + 10.0 * expected) / (count + 10.0)
        if seen > expected + 0.01:
            dependence[pair] = (seen - expected) / (1.0 - expected)
    return dependence


def expect_agreement(a: float, b: float, chance: float) -> float:
    """Return how often two independent sources of these accuracies tell the same: both right, or wrong alike."""
    return a * b + (1.0 - a) * (1.0 - b) * chance


def measure_chance(table: Table) -> float:
    """Return how often two tellers of other values than the commonest one of a fact tell the same, between 0.02 and 0.2.

    The upper bound is there since copiers coincide as well, and would make every coincidence look like chance.
    """
    alike, pairs = 1.0, 5.0
    for fact in range(len(table.facts)):
        counts = sorted(len(table.told[v]) for v in table.values_of(fact))[:-1]
        tellers = sum(counts)
        if tellers > 1:
            alike += sum(count * (count - 1) for count in counts) / tellers
            pairs += tellers - 1
    return min(max(alike / pairs, 0.02), 0.2)


def _list_edges(count: int, agreement: Agreement, twins: frozenset[_Pair]) -> list[list[_Edge]]:
    """Return for each source its edges to the others; those to twins count little, and what twins say of others counts once."""
    family = [1] * count
    for a, b in twins:
        family[a] += 1
        family[b] += 1
    edges: list[list[_Edge]] = [[] for _ in range(count)]
    for (a, b), common in agreement.common.items():
        alike = agreement.alike.get((a, b), 0.0)
        for one, other in ((a, b), (b, a)):
            against = common - agreement.fuller.get((other, one), 0.0)
            if against > 0.0:
                part = (_TWIN_SHARE if (a, b) in twins else 1.0) / family[other]
                edges[one].append((other, alike / against, 1.0 / against, part * _weigh_pair(against)))
    return edges


def _average_peers(accuracy: Sequence[float], classes: Sequence[int], edges: Sequence[Sequence[object]]) -> dict[int, float]:
    sums: dict[int, list[float]] = {}
    for a, c, e in zip(accuracy, classes, edges, strict=True):
        if e:
            cell = sums.setdefault(c, [_GUESS * 5.0, 5.0])
            cell[0] += a
            cell[1] += 1.0
    return {c: sums[c][0] / sums[c][1] if c in sums else _GUESS for c in set(classes)}


def _fit_source(accuracy: Sequence[float], source: int, edges: Sequence[_Edge], peers: float, chance: float) -> float:
    """Return the accuracy that best explains a source's agreement with all others, theirs held fixed."""
    own = accuracy[source]
    above = _GUESS_WEIGHT * _GUESS + _PEER_WEIGHT * peers
    below = _GUESS_WEIGHT + _PEER_WEIGHT
    for other, share, rarity, sure in edges:
        its, weight = accuracy[other], sure
        base = (1.0 - its) * chance
        slope = its - base
        expected = own * slope + base
        excess = share - expected
        if excess > 0.0:
            bound = 4.0 * (expected * (1.0 - expected) * rarity + _MODEL_DOUBT)
            if excess * excess > bound:  # beyond two standard deviations: these two do more than be right together
                weight *= bound / (excess * excess)
        above += weight * slope * (share - base)
        below += weight * slope * slope
    return min(max(above / below, 0.03), 0.99)
