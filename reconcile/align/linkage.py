"""Groups vectors by average linkage over a sparse graph of neighbours; knows no text.

The average of all cosines between two groups is the product of their summed vectors over both sizes, so a group is its sum, and
no pair of members is ever looked at again (Sokal and Michener 1958, on sums instead of a matrix).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from itertools import repeat
from operator import mul

from reconcile.align.terms import Vector


def multiply_vectors(one: Vector, other: Vector) -> float:
    """Return the product of two sparse vectors, walking the shorter."""
    if len(one) > len(other):
        one, other = other, one
    products: Iterable[float] = map(mul, one.values(), map(other.get, one, repeat(0.0)))
    return sum(products)


def add_vectors(one: Vector, other: Vector) -> Vector:
    """Return the sum of two sparse vectors; the longer one is reused."""
    if len(one) < len(other):
        one, other = other, one
    for term, weight in other.items():
        one[term] = one.get(term, 0.0) + weight
    return one


def link_groups(vectors: list[Vector], pairs: Iterable[tuple[int, int]], least: float) -> list[list[int]]:
    """Return groups of indexes, merged as long as the best average cosine is at least ``least``.

    Args:
        vectors: Vectors of length one; an empty one stays alone.
        pairs: Which vectors may be neighbours; groups inherit the neighbours of their members.
        least: Where to stop.

    Returns:
        Every index in exactly one group, members and groups in the order of their indexes. The order of ``pairs`` changes nothing.
    """
    sums = [dict(vector) for vector in vectors]
    members: list[list[int]] = [[at] for at in range(len(vectors))]
    products: list[dict[int, float]] = [{} for _ in vectors]  # of each group's sum with those of its neighbours
    alive = [True] * len(vectors)
    queue: list[tuple[float, int, int]] = []

    def meet(one: int, other: int, product: float) -> None:
        products[one][other] = products[other][one] = product
        average = round(product / (len(members[one]) * len(members[other])), 12)
        if average >= least:
            heappush(queue, (-average, min(one, other), max(one, other)))

    for one, other in pairs:
        if other not in products[one]:
            meet(one, other, multiply_vectors(vectors[one], vectors[other]))
    while queue:
        _, one, other = heappop(queue)
        if not (alive[one] and alive[other]):
            continue
        merged = len(sums)  # a new number for each merger: what was offered of the old groups is void
        sums.append(add_vectors(sums[one], sums[other]))
        members.append(sorted(members[one] + members[other]))
        alive[one] = alive[other] = False
        alive.append(True)
        products.append({})
        ours, theirs = products[one], products[other]
        for near in (ours.keys() | theirs.keys()) - {one, other}:
            both = near in ours and near in theirs
            meet(merged, near, ours[near] + theirs[near] if both else multiply_vectors(sums[merged], sums[near]))
            products[near].pop(one, None)
            products[near].pop(other, None)
    return sorted(group for group, there in zip(members, alive, strict=True) if there)


def absorb_fragments(
    vectors: Sequence[Vector], groups: list[list[int]], pairs: Iterable[tuple[int, int]], least: float, largest: int
) -> list[list[int]]:
    """Return ``groups`` with the small ones put into the larger one that they are most like.

    Bulletins of few words share few terms with anything, so that averages keep them in fragments of their own.

    Args:
        vectors: Vectors of length one.
        groups: Groups of their indexes.
        pairs: Which vectors may be neighbours; a fragment looks at the groups of its members' neighbours only.
        least: The average cosine that a fragment needs.
        largest: Members that a fragment has at most; larger groups take fragments and are never taken.
    """
    group_of = {at: number for number, group in enumerate(groups) for at in group}
    near: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        near[group_of[one]].add(group_of[other])
        near[group_of[other]].add(group_of[one])
    sums: dict[int, Vector] = {}
    joined = {number: list(group) for number, group in enumerate(groups)}
    for number, group in enumerate(groups):
        if len(group) > largest:
            continue
        own = _sum_vectors(vectors, group)
        rated = []
        for other in sorted(near[number]):
            if len(groups[other]) > largest:
                if other not in sums:
                    sums[other] = _sum_vectors(vectors, groups[other])
                rated.append((multiply_vectors(own, sums[other]) / (len(group) * len(groups[other])), -other))
        likeness, chosen = max(rated, default=(0.0, 0))
        if rated and likeness >= least:
            joined[-chosen] += joined.pop(number)
    return sorted(sorted(group) for group in joined.values())


def _sum_vectors(vectors: Sequence[Vector], group: list[int]) -> Vector:
    total: Vector = {}
    for at in group:
        total = add_vectors(total, dict(vectors[at]))
    return total
