"""On which occasion something was said: "in his evening address", "at a news conference in the capital".

Nouns stand in ``labels.toml``. Two reports of one speech name it in two ways; the occasion shows that both rest on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.extract.grammar.clauses import Grammar
from reconcile.extract.grammar.nounphrases import read_phrase

FARTHEST = 8
"""Tokens of a phrase that names an occasion, at most."""


def find_occasions(grammar: Grammar, nouns: frozenset[str], leads: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield (first token, one past the last) of the occasions of speech that a text tells from others of their kind.

    Args:
        grammar: A line in which somebody says something.
        nouns: Nouns for occasions.
        leads: What leads to one: "in", "at".
    """
    codes, folds, lemmas = grammar.codes, grammar.folds, grammar.lemmas
    for at in () if nouns.isdisjoint(lemmas) else range(len(lemmas)):
        if lemmas[at] not in nouns or codes[at] not in "oN":
            continue
        first = at
        while first > 0 and at - first < FARTHEST and codes[first - 1] in "oNvg#d":
            first -= 1
            if codes[first] == "d":
                break
        if not first or folds[first - 1] not in leads or not _is_spoken(grammar, at):
            continue
        phrase = read_phrase(grammar, first, min(first + FARTHEST, len(folds)))
        if phrase is None or phrase.head != at:
            continue
        if any(codes[i] in "oNvg" and lemmas[i] not in nouns for i in range(first, at)):
            yield first, phrase.stop


def _is_spoken(grammar: Grammar, at: int) -> bool:
    """Whether the clause around a token, or the one before it, tells that somebody speaks."""
    number = grammar.clause_of[at]
    first, stop = grammar.clauses[max(number - 1, 0)][0], grammar.clauses[number][1]
    return any(grammar.heads[i] == "said" and grammar.codes[i] in "vg" for i in range(first, stop))
