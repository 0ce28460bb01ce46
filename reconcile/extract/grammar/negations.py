"""What tells a thing as not so without a negation ("refused to resign"), and phrases that are one side of two ("not guilty").

Which ones stands in ``wordings.toml`` and ``opposites.toml``. Judges no clause.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reconcile.extract.grammar.clauses import Grammar, once

TOLD = frozenset("vgodN#qan")
"""What begins what is refused."""
SPEAKING = "said"


@once
def list_refusals(grammar: Grammar) -> tuple[tuple[int, int], ...]:
    """Return where a line tells what stands behind as not so, as token ranges.

    None that belongs to what a phrase tells ("failed to return", of the missing); who refuses to say a thing denies nothing.
    """
    codes, heads = grammar.codes, grammar.heads
    found = _find_phrases(grammar.lemmas, grammar.words.refusals)
    return tuple([
        (at, stop) for at, stop, _ in found
        if codes[stop : stop + 1] in TOLD and heads[stop] != SPEAKING and not (heads[at] and heads[at] == heads[stop])
    ])


@once
def list_sides(grammar: Grammar) -> Mapping[int, tuple[int, str]]:
    """Return the phrases of a line that tell as so or as not so, by first token: one past the last, and the phrase."""
    return {at: (stop, phrase) for at, stop, phrase in _find_phrases(grammar.lemmas, grammar.words.sides)}


def _find_phrases(
    lemmas: Sequence[str], rows: Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]]
) -> list[tuple[int, int, str]]:
    """Return the phrases among the lemmas of a line, the longest at each place: first token, one past the last, what it stands for."""
    if rows.keys().isdisjoint(lemmas):
        return []
    found, done = [], 0
    for at, word in enumerate(lemmas[:-1]):
        if at < done or word not in rows:
            continue
        for rest, phrase in rows[word].get(lemmas[at + 1], ()):
            if tuple(lemmas[at + 1 : at + 1 + len(rest)]) == rest:
                done = at + 1 + len(rest)
                found.append((at, done, phrase))
                break
    return found
