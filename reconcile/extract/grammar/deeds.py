"""What was done with counted things, and how far it went: asked for or handed out, razed or harmed.

Reports count each of these by itself. Looks at the verb around a number; decides on no head.
"""

from __future__ import annotations

import re

from reconcile.extract.grammar.spots import Spot

OTHERS = re.compile("[^cqa][qa]*#")
"""Letters between a number and a verb behind it that is another number's: "nine missiles, six of which were downed"."""


def list_deeds(spot: Spot, kind: str, predicate: int, done: int) -> tuple[str, ...]:
    """Return what was done with counted things and how far it went, where reports count by that; ``done`` is their verb, or -1."""
    grammar, words = spot.grammar, spot.grammar.words
    found = words.deeds.get(grammar.lemmas[done], ()) if done >= 0 and _is_done_to(spot, done) else ()
    if kind not in words.groups["graded"]:
        return found
    degrees = [words.degrees[grammar.lemmas[at]] for at in (predicate, done) if at >= 0 and grammar.lemmas[at] in words.degrees]
    return found + degrees[0] if degrees else found


def _is_done_to(spot: Spot, verb: int) -> bool:
    """Whether what a verb tells is done to what a number counts, and not to what another number counts, nor only near it."""
    grammar = spot.grammar
    if verb < spot.first:
        return grammar.words.groups["places leads"].isdisjoint(grammar.folds[verb + 1 : spot.first])
    return OTHERS.search(grammar.codes, spot.stop, verb) is None
