"""Where something is said to be: place phrases of a line, a preposition with a name behind it.

Reads a ``Grammar``; knows no place by name.
"""

from __future__ import annotations

from typing import NamedTuple

from reconcile.extract.grammar.clauses import Grammar, once
from reconcile.extract.grammar.nounphrases import fold_words, list_names


class Place(NamedTuple):
    """A place phrase.

    Attributes:
        first: Its first token, the preposition or the compass word in front of it.
        stop: One past its last token.
        name: First token of the name.
        fold: The name, folded.
        relation: The folded words in front of the name that tell how it lies ("off", "southwest of", "between"), "" for the object
            of a verb such as "strike".
    """

    first: int
    stop: int
    name: int
    fold: str
    relation: str


@once
def find_places(grammar: Grammar) -> tuple[Place, ...]:
    """Return the place phrases of a line, in order; made once."""
    names = list_names(grammar)
    if not names:
        return ()
    groups = grammar.words.groups
    leads, compass, linking = groups["places leads"], groups["compass words"], groups["places linking"]
    codes, folds = grammar.codes, grammar.folds
    found: list[Place] = []
    stop_before = 0
    for name, end, named in names:
        at = name - 1
        while at >= stop_before and (codes[at] == "d" or folds[at] in compass or (codes[at] == "o" and name - at <= 3)):
            at -= 1
        if at < stop_before:
            continue
        fold = folds[at]
        if fold in leads and codes[at] == "p":
            if fold not in groups["places relative"] and _is_adjective(grammar, name, end):
                continue
            first = _extend_left(grammar, at, stop_before)
            if first == at and fold in groups["places belonging"]:
                continue
            found.append(Place(first, end, name, named, fold_words(grammar, first, name)))
        elif codes[at] in "vg" and grammar.heads[at] in groups["places struck"] and grammar.heads[at]:
            found.append(Place(name, end, name, named, ""))
        elif found and ((found[-1].stop == at and fold in linking) or (found[-1].stop == at + 1 and _owns(grammar, at))):
            found[-1] = found[-1]._replace(stop=end, fold=f"{found[-1].fold} {named}")
        else:
            continue
        stop_before = end
    return tuple(found)


def _owns(grammar: Grammar, at: int) -> bool:
    """Whether a name owns what follows ("Westmark's northern Oxmoor region")."""
    return grammar.texts[at].endswith(grammar.words.endings.owner)


def _is_adjective(grammar: Grammar, name: int, end: int) -> bool:
    """Whether a single capitalised word in front of a common noun only says which ("in Westmarkian units")."""
    if end - name != 1 or end >= len(grammar.codes) or grammar.codes[end] != "o" or _owns(grammar, name):
        return False
    return grammar.lemmas[end] not in grammar.words.groups["places parts"]


def _extend_left(grammar: Grammar, at: int, least: int) -> int:
    """Return where the phrase begins whose preposition stands at ``at``: "off the coast of", "southwest of"."""
    folds, groups = grammar.folds, grammar.words.groups
    if folds[at] not in groups["places belonging"]:
        return at
    before = at - 1
    if before < least or (folds[before] not in groups["compass words"] and folds[before] not in groups["places parts"]):
        return at
    part = before
    while before > least and (grammar.codes[before - 1] in "do" or _leads_on(grammar, before - 1)) and part - before < 5:
        before -= 1
    while before < part and grammar.codes[before] == "o" and folds[before] not in groups["compass words"]:
        before += 1
    return before


def _leads_on(grammar: Grammar, at: int) -> bool:
    """Whether a token in front of a part of a place belongs to the phrase: "just off the southern coast of"."""
    fold, groups = grammar.folds[at], grammar.words.groups
    return fold in groups["compass words"] or (fold in groups["places leads"] and fold not in groups["partitive"])
