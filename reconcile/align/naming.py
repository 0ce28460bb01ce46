"""Names a fact so that a person knows which one is meant: what it is, whose, where. Decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.align.profiles import PERSON
from reconcile.model.claim import Claim
from reconcile.model.value import Label, Quantity, TimeRef, Wording

LONGEST = 60
"""Characters of a statement that its name quotes."""


def name_fact(claims: Sequence[Claim]) -> str:
    """Return a readable name of the fact that ``claims`` (at least one) speak of: "harbour pilots (rescued), Norvik"."""
    told = max(claims, key=_count_told)  # the first of those that tell most
    what = _name_value(told)
    if isinstance(told.mention.value, Wording) or _is_person(told):
        return what
    aspect = told.aspect
    place = next((claim.aspect.where[0] for claim in (told, *claims) if claim.aspect.where), "")
    near = place or (aspect.who[0] if aspect.who and not isinstance(told.mention.value, Quantity) else "")
    return f"{what}, {near.title()}" if near and near.casefold() not in what.casefold() else what


def _count_told(claim: Claim) -> int:
    aspect = claim.aspect
    return bool(aspect.head) + bool(aspect.qualifiers) + bool(aspect.where)


def _name_value(claim: Claim) -> str:
    value, head = claim.mention.value, claim.aspect.head
    if isinstance(value, Wording):
        return _quote_mention(claim)
    if isinstance(value, TimeRef):
        return f"when: {head}" if head else "when"
    if isinstance(value, Label) and _is_person(claim):
        return f"{value.role}: {value.text}"
    if isinstance(value, Label):
        return f"{value.role}: {head}" if head and head != value.role else value.role
    counted = value.counted if isinstance(value, Quantity) else ""
    if counted and head and head.casefold() not in counted.casefold():
        return f"{counted} ({head})"
    unit = value.unit if isinstance(value, Quantity) else ""
    return counted or head or unit or claim.mention.kind


def _is_person(claim: Claim) -> bool:
    """Whether a claim is of a mere name: nothing else tells who is meant."""
    return isinstance(claim.mention.value, Label) and claim.aspect.head == PERSON


def _quote_mention(claim: Claim) -> str:
    """Return the words of a statement, cut at a word where they are many."""
    span, sentence = claim.mention.span, claim.sentence
    words = " ".join(sentence.text[max(0, span.start - sentence.span.start) : span.end - sentence.span.start].split())
    if len(words) <= LONGEST:
        return words or claim.mention.kind
    return words[:LONGEST].rsplit(" ", 1)[0].rstrip(",;: ") + " ..."
