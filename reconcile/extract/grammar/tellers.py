"""What a bare number is told by in front of it: a tally, a label with a colon, a group that is "of" so many, what rose "from" it.

Looks at the words in front of a number that counts no noun behind it; decides on no head.
"""

from __future__ import annotations

from reconcile.extract.grammar.nounphrases import Phrase, read_phrase, read_phrase_before
from reconcile.extract.grammar.spots import Spot

REACH = 8
"""Tokens of a label in front of a colon."""


def read_teller(spot: Spot) -> Phrase | None:
    """Return the noun phrase in front of a bare number that tells what it counts, None for none."""
    return _read_tally(spot) or _read_label(spot) or _read_gathering(spot) or _read_moved(spot)


def _read_tally(spot: Spot) -> Phrase | None:
    """Return what a bare number is the tally of, as told in front of it: "put the number of dryers at 900", "the tank tally"."""
    grammar, groups = spot.grammar, spot.grammar.words.groups
    for at in range(spot.first - 1, spot.clause[0] - 1, -1):
        if grammar.codes[at] == "o" and grammar.lemmas[at] in groups["tallies"]:
            if at + 1 < spot.first and grammar.folds[at + 1] in groups["partitive"]:
                return read_phrase(grammar, at + 2, spot.first)
            return Phrase(at - 1, at, at - 1) if at and grammar.codes[at - 1] == "o" else None
    return None


def _read_label(spot: Spot) -> Phrase | None:
    """Return the noun of a label: "Victims: 900.", "Staff on the floor: three"."""
    grammar, colon = spot.grammar, spot.first - 1
    if colon < 1 or grammar.folds[colon] not in grammar.words.groups["labelling"]:
        return None
    first = colon
    while first > max(colon - REACH, 0) and grammar.codes[first - 1] in "oNdp":
        first -= 1
    return read_phrase(grammar, first, colon) if first == 0 or grammar.codes[first - 1] == "." else None


def _read_gathering(spot: Spot) -> Phrase | None:
    """Return the noun of a group that is of so many: "a crew of five"."""
    grammar, groups, at = spot.grammar, spot.grammar.words.groups, spot.first - 2
    while at > 0 and grammar.codes[at + 1] in "qa":
        at -= 1
    if at < 0 or grammar.folds[at + 1] not in groups["partitive"] or grammar.lemmas[at] not in groups["gatherings"]:
        return None
    return read_phrase_before(grammar, at + 1, spot.clause[0])


def _read_moved(spot: Spot) -> Phrase | None:
    """Return what moved from a bare number or to it: "raise the pension age from 62 to 65"."""
    grammar, groups, at = spot.grammar, spot.grammar.words.groups, spot.first - 1
    if at > 1 and grammar.folds[at] in groups["infinitive"] and grammar.codes[at - 1] == "#":
        at -= 2
    if at < 1 or grammar.folds[at] not in groups["starting"]:
        return None
    return read_phrase_before(grammar, at, spot.clause[0])
