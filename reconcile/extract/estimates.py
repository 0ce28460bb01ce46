"""Rival estimates: a bare number that another speaker holds against the one before is of the same thing.

"Police put the crowd at 4,000; the organisers spoke of 15,000." The second number names nothing that it counts, and nothing but a
speaker and a word of saying stands in front of it. In the sentence behind it must also be untold what it is of. Compares no sizes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeGuard

from attrs import evolve

from reconcile.adapters.units import same_dimension
from reconcile.extract.attribution import Attributions
from reconcile.extract.counting.pairs import COUNTS
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
    line = 0
    for claim, spot in zip(claims, spots, strict=True):
        if not _is_size(claim.mention.value):
            done.append(claim)
            continue
        at = spot.grammar.line.index
        answers = last is not None and at - line <= 1 and _answers(last, claim, spot, table)
        last, line = evolve(claim, aspect=last.aspect) if last is not None and answers else claim, at
        done.append(last)
    return tuple(done)


def _is_size(value: Value) -> TypeGuard[Quantity]:
    return isinstance(value, Quantity) and value.names is not None


def _answers(before: Claim, claim: Claim, spot: Spot, table: Attributions) -> bool:
    """Whether a number without a noun is what another speaker says, in the same sentence or the next, of what the number before counts."""
    one, other = before.mention.value, claim.mention.value
    if not _is_size(one) or not _is_size(other) or other.counted or before.attribution.speaker == claim.attribution.speaker:
        return False
    grammar, speaker = spot.grammar, claim.attribution.span
    if speaker is None or not before.attribution.speaker or not same_dimension(one.unit, other.unit):
        return False
    if before.sentence != claim.sentence:  # a share or a sum there may be of anything
        untold = claim.aspect.head == "" or claim.aspect.head in grammar.words.groups["tallies"]
        return untold and other.unit in COUNTS and before.aspect.head != "" and _ends_bare(spot)
    told_apart = len(table.lines[grammar.line.index].sayings) > 1 and before.mention.span.end <= speaker.start
    return told_apart and _ends_bare(spot) and _begins_bare(spot, speaker.end)


def _ends_bare(spot: Spot) -> bool:
    """Whether nothing stands right behind a number that it could count."""
    return spot.stop >= len(spot.grammar.codes) or spot.grammar.codes[spot.stop] in ".cs"


def _begins_bare(spot: Spot, after: int) -> bool:
    """Whether nothing but words of saying and of estimating stands between a speaker and a number; what describes the speaker may."""
    grammar, tallies = spot.grammar, spot.grammar.words.groups["tallies"]
    verbs = read_speech(grammar.words.lexicon).verbs
    between = [at for at in range(spot.first) if grammar.starts[at] >= after]
    if between and grammar.codes[between[0]] == ".":  # "the union, the largest of them, spoke of"
        spoken = [at for at in between if grammar.folds[at] in verbs]
        between = between[between.index(spoken[-1]) :] if spoken else between
    return all(grammar.codes[at] in BARE or grammar.folds[at] in verbs or grammar.lemmas[at] in tallies for at in between)
