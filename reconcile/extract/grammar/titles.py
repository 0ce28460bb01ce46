"""What a named person is: the title beside a name ("governor", "hospital director", "head of the union").

Reads a ``Grammar``; knows no name.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from reconcile.extract.grammar.clauses import Grammar, once
from reconcile.lexicon.loader import Lexicon

REACH = 10
"""How many tokens behind a comma, or in front of one, a title may stand from its name."""
OLDEST = 120


class Title(NamedTuple):
    """A title beside a name.

    Attributes:
        at: Its token.
        first: First token of what it is a title in or of.
        stop: One past the last.
    """

    at: int
    first: int
    stop: int


@lru_cache(maxsize=8)
def read_titles(lexicon: Lexicon) -> frozenset[str]:
    """Return the nouns that are titles."""
    return frozenset(lexicon.read_table("labels").get("titles", {}).get("words", ()))


def find_title(grammar: Grammar, first: int, stop: int) -> Title | None:
    """Return the title of the name ``tokens[first:stop]``: inside it, in front of it or of "was", behind its comma, or in front of one."""
    if not _has_title(grammar):
        return None
    titles, codes, folds = read_titles(grammar.words.lexicon), grammar.codes, grammar.folds
    inside = [at for at in range(first, stop - 1) if grammar.lemmas[at] in titles or folds[at] in titles]
    if inside:
        return Title(inside[-1], first, inside[-1] + 1)
    at = first - 1
    if at >= 0 and codes[at] == "." and folds[at] == "." and at > 0 and folds[at - 1] in titles:
        return Title(at - 1, at - 1, at)
    if at >= 0 and codes[at] in "oN" and grammar.lemmas[at] in titles:
        begin = at
        while begin > 0 and codes[begin - 1] in "oN":
            begin -= 1
        return Title(at, begin, at + 1)
    equated = at > 0 and stop > first + 1 and grammar.lemmas[at - 1] in titles
    if equated and (codes[at] == "x" or folds[at] in grammar.words.groups["equating"]):
        return Title(at - 1, at - 1, at)
    if stop < len(codes) and folds[stop] == ",":
        found = _find_behind(grammar, stop + 1, titles)
        if found:
            return found
    if at >= 0 and folds[at] == ",":
        return _find_in_front(grammar, at, titles)
    return None


def is_aged(grammar: Grammar, first: int, stop: int) -> bool:
    """Whether an age stands beside the name ``tokens[first:stop]``, as only people have one: "Jane Roe, 34,", "34-year-old Jane Roe"."""
    codes, folds, aged = grammar.codes, grammar.folds, grammar.words.groups["aged"]
    if first > 2 and folds[first - 1] in aged and codes[first - 3] == "#":
        return True
    if stop + 1 >= len(codes) or folds[stop] not in {",", "("}:
        return False
    at = stop + 1 + (folds[stop + 1] in aged)
    return at < len(codes) and folds[at].isdecimal() and 0 < int(folds[at]) < OLDEST and codes[at + 1 : at + 2] in {"", ".", "c"}


@once
def _has_title(grammar: Grammar) -> bool:
    """Whether any word of a line is a title; most lines have none, and many names."""
    titles = read_titles(grammar.words.lexicon)
    return not (titles.isdisjoint(grammar.lemmas) and titles.isdisjoint(grammar.folds))


def _find_behind(grammar: Grammar, at: int, titles: frozenset[str]) -> Title | None:
    """Return the title in the phrase behind a comma: "Jane Roe, head of the relief agency, said"."""
    codes = grammar.codes
    limit = min(at + REACH, len(codes))
    stop = at
    if at < limit and codes[at] == "r":
        limit = min(at + 2 * REACH, len(codes))
        stop = next((i for i in range(at, limit) if codes[i] == "."), limit)
    while stop < limit and (codes[stop] in "doNp#c" or grammar.folds[stop] == "-") and not _breaks(grammar, stop):
        stop += 1
    found = next((i for i in range(at, stop) if grammar.lemmas[i] in titles), -1)
    return Title(found, at, stop) if found >= 0 else None


def _find_in_front(grammar: Grammar, comma: int, titles: frozenset[str]) -> Title | None:
    """Return the title in the phrase in front of a comma: "The head of the relief agency, Jane Roe, said"."""
    codes = grammar.codes
    begin = comma
    while begin > max(comma - REACH - 4, 0) and codes[begin - 1] in "doNp#" and not _breaks(grammar, begin - 1):
        begin -= 1
    found = next((i for i in range(begin, comma) if grammar.lemmas[i] in titles), -1)
    return Title(found, begin, comma) if found >= 0 else None


def _breaks(grammar: Grammar, at: int) -> bool:
    """Whether a preposition leads out of the phrase that a title stands in."""
    return grammar.codes[at] == "p" and grammar.folds[at] not in grammar.words.groups["titular"]
