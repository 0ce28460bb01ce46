"""The default method: sources weigh by reliability, repeated tellings count once, values that leave something out support fuller ones.

Puts together what `reliability.py` learns of the sources and what `likeness.py` knows of the values. How much each counts is
read from the table itself (how often wrong values coincide, how often tellings leave out or add, how many sources tell a fact);
nothing here asks what the data is about.
"""

from __future__ import annotations

from math import exp, log

from attrs import frozen

from reconcile.resolve.likeness import find_likeness, find_parts
from reconcile.resolve.methods import score_by_investment
from reconcile.resolve.reliability import Agreement, Pairs, count_agreement, estimate_accuracy, measure_dependence
from reconcile.resolve.tables import Table

_SUPPORT = 0.2  # how much a telling of a near number counts beside one of the number itself
_LOOK_BACK = 40  # tellers that each further teller of a value is held against, so that the cost stays linear
_ROUNDS = 4  # rounds in which the shares of omissions and additions are learned; they settle in two or three
_WAYS_TO_OMIT, _WAYS_TO_ADD = 2.0, 10.0  # a list can be cut short in few ways that are told, and added to in many
_KINSHIP = 0.5  # tellings that omit or add are seldom independent of each other (one habit, one catalogue): they count half
_MOST_PART = 2.5  # bound of what one such telling can say, in log-odds, before it is halved
_INVESTED = 1.5  # log-odds that Investment's choice adds where hardly any fact has more than two tellers


@frozen
class Weighed:
    """What speaks for each value.

    Attributes:
        scores: For each value, higher for likelier; logarithms of odds.
        origins: For each value how many independent tellings it has (a copy adds little).
    """

    scores: list[float]
    origins: list[float]


@frozen
class _Habits:
    """What a telling says for a value that it is not: for a fuller one, and for a shorter one; log-odds."""

    fuller: float
    shorter: float


def weigh_values(table: Table) -> Weighed:
    """Return what speaks for each value of the table."""
    parts = find_parts(table)
    agreement = count_agreement(table, parts)
    own, mass, origins = _add_tellings(table, agreement)
    base = list(own)
    for value, others in enumerate(find_likeness(table)):
        if others and isinstance(table.values[value], str | tuple | frozenset):
            continue  # for these, `parts` says more
        base[value] += _SUPPORT * sum(degree * own[other] for other, degree in others)
    _add_investments(table, base)
    habits = _Habits(0.5, -0.5)
    scores = base
    for _ in range(_ROUNDS):
        scores = _add_parts(base, parts, mass, habits)
        habits = _learn_habits(table, parts, mass, scores, agreement.chance)
    return Weighed(scores, origins)


def share_independence(told: tuple[int, ...], accuracy: list[float], dependence: Pairs) -> list[tuple[int, float]]:
    """Return (source, how far it is no repetition of a better one) for the tellers of one value, most reliable first."""
    if len(told) == 1:
        return [(told[0], 1.0)]
    ranked = sorted(told, key=lambda s: (-accuracy[s], s))
    shares: list[tuple[int, float]] = []
    for at, source in enumerate(ranked):
        share = 1.0
        for other in ranked[: min(at, _LOOK_BACK)]:
            share *= 1.0 - dependence.get((source, other) if source < other else (other, source), 0.0)
        shares.append((source, share))
    return shares


def _add_tellings(table: Table, agreement: Agreement) -> tuple[list[float], list[float], list[float]]:
    """Return for each value the log-odds of its own tellings, how many they are by weight, and how many by independence."""
    accuracy = estimate_accuracy(table, agreement)
    dependence = measure_dependence(agreement, accuracy)
    odds = [max(log(a / (1.0 - a) / agreement.chance), 0.0) for a in accuracy]
    own, mass, origins = [], [], []
    for told, weights in zip(table.told, table.weights, strict=True):
        weight_of = dict(zip(told, weights, strict=True))
        shares = [(source, share, share * weight_of[source]) for source, share in share_independence(told, accuracy, dependence)]
        own.append(sum(weight * odds[source] for source, _, weight in shares))
        mass.append(sum(weight for _, _, weight in shares))
        origins.append(sum(share for _, share, _ in shares))
    return own, mass, origins


def _add_investments(table: Table, scores: list[float]) -> None:
    """Let Investment speak where facts have too few tellers for pairs to show who is reliable: it judges by all claims of a source."""
    tellers = [sum(len(table.told[v]) for v in table.values_of(fact)) for fact in range(len(table.facts))]
    few, more = sum(count == 2 for count in tellers), sum(count > 2 for count in tellers)
    strength = _INVESTED * few / (few + more + 5.0)
    if strength < 0.3 * _INVESTED:
        return
    beliefs = score_by_investment(table)
    for fact in range(len(table.facts)):
        values = table.values_of(fact)
        most = max(beliefs[v] for v in values)
        if len(values) > 1 and most > 0.0:
            for v in values:
                behind = log(max(beliefs[v] / most, 1e-9))
                scores[v] += strength * max(0.0, 1.0 + behind / 2.2)  # a tenth of the leader's belief counts nothing


def _add_parts(base: list[float], parts: list[tuple[int, ...]], mass: list[float], habits: _Habits) -> list[float]:
    scores = list(base)
    for whole, shorter in enumerate(parts):
        for part in shorter:
            scores[whole] += habits.fuller * mass[part]
            scores[part] += habits.shorter * mass[whole]
    return scores


def _learn_habits(table: Table, parts: list[tuple[int, ...]], mass: list[float], scores: list[float], chance: float) -> _Habits:
    """Return what omitting and adding say, from how often each is found beside values that are wrong in another way."""
    omitted, added, other = 4.0, 1.0, 4.0
    for fact in range(len(table.facts)):
        values = table.values_of(fact)
        if len(values) < 2:
            continue
        most = max(scores[v] for v in values)
        odds = {v: exp(scores[v] - most) for v in values}
        total, told = sum(odds.values()), sum(mass[v] for v in values)
        for v in values:
            other += odds[v] / total * (told - mass[v])
            for part in parts[v]:
                cut, extended = odds[v] / total * mass[part], odds[part] / total * mass[v]
                omitted, added, other = omitted + cut, added + extended, other - cut - extended
    other = max(other, 1.0) * chance
    return _Habits(_KINSHIP * min(max(log(omitted / _WAYS_TO_OMIT / other), 0.0), _MOST_PART),
                   _KINSHIP * min(max(log(added / _WAYS_TO_ADD / other), -_MOST_PART), 0.0))
