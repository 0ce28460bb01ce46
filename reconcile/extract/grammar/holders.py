"""Whose a population, a distance or an age is: the place, thing or person that it belongs to.

What merely stands near is no holder: a wrong one is worse than none, since two holders part two values.
"""

from __future__ import annotations

import re

from reconcile.extract.grammar.clauses import Grammar
from reconcile.extract.grammar.nounphrases import find_names, find_subject, fold_words, read_phrase, read_phrase_before
from reconcile.extract.grammar.spots import Spot, widen

OWNING = re.compile("[cvgm]|^[^r]*x")
"""Letters between a name and a population that show another owner: a clause of its own begins."""
NEARBY = 4
"""Tokens behind a distance within which it is told in what place."""
REACH = 10
"""Tokens that a name may stand from the value that is its own."""


def find_owner(spot: Spot) -> tuple[int, int] | None:
    """Return the name that a population is of: right in front of it ("Oxmoor, a town of 900"), else the subject ("Oxmoor has 900")."""
    grammar = spot.grammar
    names = find_names(grammar, max(spot.first - REACH, 0), spot.first)
    if names:
        behind = names[-1][1]
        joined = grammar.folds[min(behind + 1, spot.first)] in grammar.words.groups["places having"]
        if not joined and not OWNING.search(grammar.codes[behind : spot.first]):
            return names[-1]
    subject = find_subject(grammar, grammar.clause_of[spot.first])
    if subject < 0 or grammar.codes[subject] != "N":
        return None
    return next((name for name in find_names(grammar, 0, spot.first) if name[0] <= subject < name[1]), None)


def find_origin(spot: Spot) -> tuple[int, int] | None:
    """Return the name that a distance is told from ("9 miles south of Oxmoor", "9 miles from Norland's port of Oxmoor")."""
    grammar, stop = spot.grammar, widen(spot).stop
    owner = grammar.words.endings.owner
    names = find_names(grammar, stop, min(stop + REACH, len(grammar.codes)))
    if not names:
        return _find_far(spot, stop)
    return next((name for name in names if not grammar.texts[name[1] - 1].endswith(owner)), names[0] if names else None)


def _find_far(spot: Spot, stop: int) -> tuple[int, int] | None:
    """Return the noun of a place without a name that lies so far from where something is: "felt 9 miles away in the capital"."""
    grammar = spot.grammar
    for at in range(stop, min(stop + NEARBY, spot.clause[1] - 1)):
        if grammar.codes[at] == "p" and grammar.folds[at] in grammar.words.groups["places plain"]:
            phrase = read_phrase(grammar, at + 1, spot.clause[1])
            return (phrase.head, phrase.head + 1) if phrase and grammar.codes[phrase.head] == "o" else None
        if grammar.codes[at] != "a":
            break
    return None


def find_aged(spot: Spot) -> tuple[tuple[str, ...], int] | None:
    """Return whose age it is, by the words right beside it, and where that stands (or -1); None where they do not tell.

    The name in front of it ("Ann Lee, 40,", "Ann Lee, a 40-year-old baker") or behind it ("the 40-year-old Ann Lee", "a girl of 9, Ann
    Lee,"), else a noun that is said of few ("girl"). Somebody who is only told by what he does may be any of those named elsewhere.
    """
    grammar, at = spot.grammar, spot.first
    codes = grammar.codes
    while at > 0 and codes[at - 1] in ".adx":
        at -= 1
    if 0 < at < spot.first and codes[at - 1] == "N":
        return _name_one(grammar, find_names(grammar, max(at - REACH, 0), at)[-1:])
    noun, behind = -1, spot.stop
    while behind < len(codes) and codes[behind] == "o":
        noun, behind = behind, behind + 1
    comma = behind + 1 < len(codes) and codes[behind] == "." and noun >= 0
    names = find_names(grammar, behind + comma, min(behind + REACH, len(codes))) if behind > spot.first else []
    if names and names[0][0] == behind + comma and codes[names[0][1] : names[0][1] + 1] != "o":
        return _name_one(grammar, names[:1])
    noun = noun if noun >= 0 else at - 1
    if noun < 0 or codes[noun] != "o" or grammar.lemmas[noun] in grammar.words.groups["times"]:
        return None
    return (), -1


def _name_one(grammar: Grammar, names: list[tuple[int, int]]) -> tuple[tuple[str, ...], int]:
    return tuple([fold_words(grammar, *name) for name in names]), names[0][0] if names else -1


def find_located(spot: Spot) -> tuple[tuple[str, ...], int]:
    """Return what lies at a distance, the noun in front of it and the subject, and where the first stands (or -1)."""
    spot = widen(spot)
    grammar, at = spot.grammar, spot.first
    codes, groups, kinds = grammar.codes, grammar.words.groups, grammar.words.kinds
    while at > 0 and (codes[at - 1] in ".aqd#" or grammar.folds[at - 1] in groups["places lying"]):
        at -= 1
    at -= at > 1 and codes[at - 1] == "p"
    placed = find_names(grammar, max(spot.first - REACH, 0), spot.first)
    if placed and placed[-1][1] == spot.first - 1 and grammar.folds[spot.first - 1] == ",":  # "a stop in Oxmoor, 9 miles off": that alone
        return tuple(dict.fromkeys(grammar.lemmas[slice(*placed[-1])])), placed[-1][1] - 1
    phrase = read_phrase_before(grammar, at, 0)
    found = [] if phrase is None or grammar.lemmas[phrase.head] in groups["times"] else list(range(phrase.first, phrase.stop))
    subject = find_subject(grammar, grammar.clause_of[spot.first])
    if 0 <= subject < spot.first and subject not in found:
        found.append(subject)
    found = found or _find_antecedent(grammar, *spot.clause)
    folds = [kinds.get(grammar.lemmas[i], grammar.lemmas[i]) for i in found]
    return tuple(dict.fromkeys(folds)), found[-1] if found else -1


def _find_antecedent(grammar: Grammar, first: int, stop: int) -> list[int]:
    """Return the noun that a clause with "which" stands behind: "the prison, which lies 9 miles from Oxmoor"."""
    at = first + (first < stop and grammar.folds[first] == ",")
    tied = 0 < at < stop and grammar.folds[at] in grammar.words.groups["places tying"]
    phrase = read_phrase_before(grammar, first, 0) if tied else None
    return list(range(phrase.first, phrase.stop)) if phrase else []


def list_roles(spot: Spot) -> tuple[str, ...]:
    """Return what somebody whose age is told is in the story, by the words of the clause: accused, dead, of kin, one who tells of it."""
    grammar = spot.grammar
    roles, heads, (first, stop) = grammar.words.roles, grammar.heads, spot.clause
    found = [roles.get(grammar.lemmas[at], "") or roles.get(heads[at], "") for at in range(first, stop)]
    names = find_names(grammar, max(spot.first - REACH, first), spot.first)
    if names and "said" in heads[max(names[-1][0] - 2, first) : names[-1][0]]:
        found.append("teller")
    return tuple(dict.fromkeys(filter(None, found)))
