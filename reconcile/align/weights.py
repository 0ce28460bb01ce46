"""The table of match weights, and what of the lexicon the features of a pair ask for; read once. Looks at no pair.

The table is ``lexicon/data/shared/weights.toml``; ``python -m reconcile.fitting`` learns it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from attrs import frozen

from reconcile.lexicon.loader import Lexicon


@frozen
class Weights:
    """The table of weights, and what the features need of the lexicon.

    Attributes:
        levels: Weight by group, feature and level.
        prior: Weight of a pair before anything is known of it, by group.
        kept: Those of the levels that a person has set, which learning leaves alone.
        never: Heads that no two claims of one fact may have, as pairs.
        succeeding: Pairs of heads that happen one after the other, so that no time is of both.
        rivals: Group and side of a qualifier: those of two sides of a group speak of different things.
        people: Nouns that count people without saying which.
        held: Heads that are always somebody's or some place's own.
        placed: Those of them whose value is a place's, and told from one.
        homes: Those whose value is the place's alone: nothing else lies there.
        classes: Heads that are classes of the lexicon, not mere words of the text.
        befalling: Heads that say what befell people: of an event they tell one thing, in whatever words.
    """

    levels: Mapping[tuple[str, str, str], float]
    prior: Mapping[str, float]
    kept: Mapping[tuple[str, str, str], float]
    never: frozenset[tuple[str, str]]
    succeeding: frozenset[tuple[str, str]]
    rivals: Mapping[str, tuple[int, int]]
    people: frozenset[str]
    held: frozenset[str]
    placed: frozenset[str]
    homes: frozenset[str]
    classes: frozenset[str]
    befalling: frozenset[str]


@lru_cache(maxsize=8)
def read_weights(lexicon: Lexicon) -> Weights:
    """Return the weights in force, read once."""
    table = lexicon.read_table("weights")
    kept = _read_levels(table.get("kept", {}))
    levels = _read_levels(table.get("weight", {})) | kept
    aspects = lexicon.read_table("aspects")
    never = {
        (one, other) for row in aspects.get("never_with", ()) for one in row["heads"] for other in row["heads"] if one != other
    }
    succeed = {(row["one"], other) for row in aspects.get("one_after_another", ()) for other in row["others"]}
    sides = [(at, side, told) for at, row in enumerate(aspects.get("never_with_qualifier", ())) for side, told in enumerate(row["words"])]
    rivals = {word: (at, side) for at, side, told in sides for word in told.split()}
    moded = {head: f"{head} {row['name']}" for row in aspects.get("mode", ()) for head in row["heads"]}
    never |= {*moded.items(), *[(mode, head) for head, mode in moded.items()]}
    people = frozenset(aspects.get("nouns", {}).get("people", ()))
    classes = frozenset(row["head"] for row in aspects.get("predicate", ()) if row["head"]) | frozenset(moded.values())
    nouns = aspects.get("nouns", {})
    homes = frozenset(nouns.get("homes", ()))
    placed = frozenset((*homes, *nouns.get("distances", ())))
    held = frozenset(lexicon.read_table("alignment").get("held", ()))
    befalling = frozenset(lexicon.read_table("alignment").get("befalling", ()))
    apart = frozenset(never), _mirror(succeed)
    return Weights(levels, dict(table.get("prior", {})), kept, *apart, rivals, people, held, placed, homes, classes, befalling)


def _mirror(pairs: set[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset(pairs | {(other, one) for one, other in pairs})


def _read_levels(table: Mapping[str, Mapping[str, Mapping[str, float]]]) -> dict[tuple[str, str, str], float]:
    return {
        (group, feature, level): float(weight)
        for group, features in table.items()
        for feature, row in features.items()
        for level, weight in row.items()
    }
