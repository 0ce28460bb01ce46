"""A mention among the words of its line, and what stands nearest to it: predicate, verb, nouns.

The tools of ``heads.py`` and ``happenings.py``; decides on no head.
"""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import category

from reconcile.extract.grammar.clauses import Grammar
from reconcile.extract.grammar.nounphrases import Phrase, fold_content
from reconcile.model.claim import Mention

NEXT_DOOR = 8
"""What a neighbour clause costs, in tokens of distance."""
BETWEEN = 6
"""What another number between a number and a predicate costs: each number looks for its own predicate first."""
NEAR = 60
"""Tokens on each side beyond which a clause is not looked at: only lists and tables have such clauses."""
FAR = 16
"""From here on a predicate is of something else."""
NOMINAL = 2
"""What a noun costs more than a verb: it may only be mentioned."""
RESUMED = 3
"""Tokens behind an aside within which it is told what befell all those counted."""
SETTING = 4
"""What a class costs more that only tells where people are."""


class Spot(NamedTuple):
    """A mention among the words of its line: ``grammar.texts[first:stop]`` are its own.

    Attributes:
        grammar: The line.
        mention: The mention.
        first: Its first token.
        stop: One past its last.
        clause: The clause around it, as far as it is near.
        noun: The token of the noun that it counts, which is no predicate of it.
    """

    grammar: Grammar
    mention: Mention
    first: int
    stop: int
    clause: tuple[int, int]
    noun: int = -1


def find_spot(grammar: Grammar, mention: Mention) -> Spot:
    """Return the spot of a mention that starts in the line of ``grammar``."""
    first, stop = grammar.line.tokens_within(mention.span.start, mention.span.end)
    clause = begin, end = grammar.clause_at(first)
    if begin < first - NEAR or end > stop + NEAR:
        clause = max(begin, first - NEAR), min(end, stop + NEAR)
    return Spot(grammar, mention, first, stop, clause)


def find_number(spot: Spot) -> int:
    """Return the first token of a mention that is a number, its first of all where none is."""
    at = spot.grammar.codes.find("#", spot.first, spot.stop)
    return at if at >= 0 else spot.first


class Heading(NamedTuple):
    """A head, the words that narrow it, and the token where it stands (-1: nowhere)."""

    head: str
    qualifiers: tuple[str, ...]
    at: int


def widen(spot: Spot) -> Spot:
    """Return the spot with its conversion in brackets, or with the number that it converts: "9 miles (14 km) deep"."""
    grammar = spot.grammar
    folds, codes, first, stop = grammar.folds, grammar.codes, spot.first, spot.stop
    if stop < len(codes) and folds[stop] == "(":
        close = next((i for i in range(stop + 1, min(stop + 9, len(codes))) if folds[i] == ")"), -1)
        if close > 0 and "#" in codes[stop:close] and not any(code in "vxN" for code in codes[stop:close]):
            stop = close + 1
    elif first > 1 and folds[first - 1] in "($" and "(" in {folds[first - 1], folds[first - 2]}:
        before = first - 1
        while before > first - 7 and before > 0 and codes[before - 1] in "o#." and folds[before - 1] not in ",;":
            before -= 1
        number = codes.find("#", before, first)
        if number >= 0:
            first = number
            stop += stop < len(codes) and folds[stop] == ")"
    return spot if (first, stop) == (spot.first, spot.stop) else spot._replace(first=first, stop=stop)


def find_predicate(spot: Spot, what: str) -> tuple[int, str]:
    """Return the token and the class of the nearest predicate that counts or measures ``what``, (-1, "") for none.

    Nearness is counted in tokens; a verb right in front of a number and a predicate right behind it are nearest of all.
    """
    grammar, words = spot.grammar, spot.grammar.words
    first, stop = spot.clause
    number = grammar.clause_of[spot.first]
    low = grammar.clauses[number - 1][0] if number else first
    high = grammar.clauses[number + 1][1] if number + 1 < len(grammar.clauses) else stop
    best, best_head, best_cost = -1, "", 1 << 30
    heads = grammar.heads
    own: bool | None = None
    behind = _find_aside(spot)
    for at in range(behind, behind + RESUMED if behind else 0):
        if head := words.choose_head(heads[at], grammar.lemmas[at], what):
            return at, head
    for at in range(max(low, spot.first - FAR), min(high, spot.stop + FAR)):
        if not heads[at]:
            continue
        head = words.choose_head(heads[at], grammar.lemmas[at], what)
        if not head or at == spot.noun or (spot.first <= at < spot.noun and _only_names(grammar, at)):
            continue
        cost = measure_cost(spot, at) + NOMINAL * (grammar.codes[at] == "o") + SETTING * (head in words.groups["settings"])
        if not first <= at < stop:
            own = _tells_itself(spot) if own is None else own
            if own:
                continue
            cost += NEXT_DOOR
        if cost < min(best_cost, FAR):
            best, best_head, best_cost = at, head, cost
    return best, best_head


def _find_aside(spot: Spot) -> int:
    """Return where a statement goes on behind what only tells of some of those counted; 0 for nowhere.

    "Nine inmates, including a man held for theft, got away": in front of "got".
    """
    folds, codes, first = spot.grammar.folds, spot.grammar.codes, spot.stop + 1
    if first >= len(folds) or folds[first - 1] != "," or folds[first] not in spot.grammar.words.groups["part cues"]:
        return 0
    close = next((at for at in range(first, min(first + FAR, len(folds) - 3)) if folds[at] == ","), -1)
    return close + 1 if close > 0 and codes[close + 1] in "vxmra" else 0


def _tells_itself(spot: Spot) -> bool:
    """Whether the clause around a number has a full verb of no class: it needs none of its neighbours to say what happened."""
    grammar, at = spot.grammar, find_verb(spot)
    return at >= 0 and not grammar.heads[at] and grammar.lemmas[at] not in grammar.words.light


def _only_names(grammar: Grammar, at: int) -> bool:
    """Whether a noun inside a counted phrase only says which ones are counted ("rescue workers"), and no participle what befell them."""
    words, fold = grammar.words, grammar.folds[at]
    return grammar.codes[at] == "o" and fold not in words.word_heads and not fold.endswith(words.endings.verbal)


def measure_cost(spot: Spot, at: int) -> int:
    """Return how far a predicate is: tokens between, and more for each other number between; 0 inside the mention itself."""
    codes = spot.grammar.codes
    if spot.first <= at < spot.stop:
        return 0
    if at < spot.first:
        between = codes[at + 1 : spot.first]
        return len(between) + BETWEEN * between.count("#") - (codes[at] in "vg" and not between.strip("dqap"))
    between = codes[spot.stop : at]
    listed = between[:1] == "c" and "v" not in between
    owned = codes[at] in "vg" and _leads_on(spot.grammar, at)
    # "including 20 million of debt": of those 20 million; "and profit 7 million": of those 7 million
    owned = owned or (codes[at] == "o" and ("#" in between or _leads_to_number(spot.grammar, at + 1)))
    return len(between) + (0 if listed else BETWEEN * between.count("#")) + BETWEEN * owned


def _leads_on(grammar: Grammar, at: int) -> bool:
    """Whether a verb, with the rest of its phrase, has a number of its own right behind it: "killing nine", "built for 480"."""
    codes, heads, behind = grammar.codes, grammar.heads, at + 1
    while behind < len(codes) and heads[behind] == heads[at]:
        behind += 1
    return codes[behind : behind + 2].lstrip("q")[:1] == "#"


def _leads_to_number(grammar: Grammar, at: int) -> bool:
    """Whether a number begins at a token, perhaps with the sign of its currency."""
    signed = at < len(grammar.codes) and category(grammar.texts[at][0]) == "Sc"
    return grammar.codes[at + signed : at + signed + 1] == "#"


def find_verb(spot: Spot) -> int:
    """Return the nearest full verb of the clause, -1 for none; verbs of saying and light ones only where there is no other."""
    grammar = spot.grammar
    light = grammar.words.light
    best, best_cost = -1, 1 << 30
    first, stop = spot.clause
    for at in range(first, stop):
        if grammar.codes[at] not in "vg" or spot.first <= at < spot.stop:
            continue
        cost = measure_cost(spot, at) + (at >= spot.stop)
        if grammar.heads[at] == "said" or grammar.lemmas[at] in light:
            cost += 100
        if cost < best_cost:
            best, best_cost = at, cost
    return best


def tell_verb(spot: Spot) -> tuple[str, ...]:
    """Return the class or lemma of the nearest verb of the clause that tells something, as a qualifier."""
    grammar, at = spot.grammar, find_verb(spot)
    if at < 0 or grammar.heads[at] == "said" or grammar.lemmas[at] in grammar.words.light:
        return ()
    return (grammar.heads[at] or grammar.lemmas[at],)


def head_verb(spot: Spot) -> Heading:
    """Return the nearest verb as the head; a head untold where the clause has none that tells something."""
    grammar, at = spot.grammar, find_verb(spot)
    if at < 0 or grammar.lemmas[at] in grammar.words.light or grammar.heads[at] == "said":
        return Heading("", (), at)
    return Heading(grammar.heads[at] or grammar.lemmas[at], (), at)


def list_nouns(spot: Spot, skip: int) -> tuple[str, ...]:
    """Return the lemmas of the nouns of the clause, nearest to the mention first."""
    grammar = spot.grammar
    first, stop = spot.clause
    codes, low, high = grammar.codes, spot.first, spot.stop
    found = [i for i in range(first, stop) if codes[i] == "o" and i != skip and not low <= i < high]
    found.sort(key=lambda i: (low - i if i < low else i - high + 1, i))
    return tuple([grammar.lemmas[i] for i in found[:6]])


def qualify(grammar: Grammar, phrase: Phrase) -> tuple[str, ...]:
    """Return the words of a phrase in front of its head that tell something."""
    plain = grammar.words.groups["determining"]
    return tuple(word for word in fold_content(grammar, phrase.first, phrase.head) if word not in plain)


def is_effect(grammar: Grammar, at: int) -> bool:
    """Whether a token stands for a class of what happens, and not for a measure or a telling."""
    return grammar.heads[at] in grammar.words.effects


def tells_little(grammar: Grammar, verb: int) -> bool:
    """Whether a verb leaves it to a noun to say what happens ("was", "took")."""
    light = grammar.lemmas[verb] in grammar.words.light
    return grammar.codes[verb] == "x" or (light and grammar.heads[verb] not in grammar.words.groups["telling_phrases"])
