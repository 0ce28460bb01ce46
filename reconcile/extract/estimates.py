"""Rival estimates of one sentence: a bare number that another speaker holds against the one before is of the same thing.

"Police put the crowd at 4,000; the organisers spoke of 15,000." The second number names nothing that it counts, and nothing but a
speaker and a word of saying stands in front of it. Compares no sizes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeGuard

from attrs import evolve

from reconcile.adapters.units import same_dimension
from reconcile.extract.attribution import Attributions
from reconcile.extract.grammar.spots import Spot
from reconcile.extract.speaking.speechwords import read_speech
from reconcile.model.claim import Claim
from reconcile.model.value import Quantity, Value

BARE = frozenset("apqdrxn.")
"""Letters of a grammar that may stand between who speaks and an estimate: bounds, articles, pronouns, "it was"."""


def answer_estimates(claims: Iterable[Claim], spots: Iterable[Spot], table: Attributions) -> tuple[Claim, ...]:
    """Return the claims, each rival estimate with the aspect of the number that it answers.

    Args:
        claims: The claims of an article, in order.
        spots: Where each stands.
        table: Who says what in the article.
    """
    done: list[Claim] = []
    last: Claim | None = None
    for claim, spot in zip(claims, spots, strict=True):
        if not _is_size(claim.mention.value) or len(table.lines[spot.grammar.line.index].sayings) < 2:
            done.append(claim)
            continue
        last = evolve(claim, aspect=last.aspect) if last is not None and _answers(last, claim, spot) else claim
        done.append(last)
    return tuple(done)


def _is_size(value: Value) -> TypeGuard[Quantity]:
    return isinstance(value, Quantity) and value.names is not None


def _answers(before: Claim, claim: Claim, spot: Spot) -> bool:
    """Whether a number without a noun is what another speaker says in the same sentence of what the number before counts."""
    one, other = before.mention.value, claim.mention.value
    if not _is_size(one) or not _is_size(other) or other.counted or before.sentence != claim.sentence:
        return False
    speaker = claim.attribution.span
    if speaker is None or not before.attribution.speaker or before.attribution.speaker == claim.attribution.speaker:
        return False
    return before.mention.span.end <= speaker.start and same_dimension(one.unit, other.unit) and _is_bare(spot, speaker.end)


def _is_bare(spot: Spot, after: int) -> bool:
    """Whether nothing but words of saying and of estimating stands between a speaker and a number, and nothing right behind it."""
    grammar, tallies = spot.grammar, spot.grammar.words.groups["tallies"]
    if spot.stop < len(grammar.codes) and grammar.codes[spot.stop] not in ".cs":
        return False
    verbs = read_speech(grammar.words.lexicon).verbs
    between = [at for at in range(spot.first) if grammar.starts[at] >= after]
    return all(grammar.codes[at] in BARE or grammar.folds[at] in verbs or grammar.lemmas[at] in tallies for at in between)
