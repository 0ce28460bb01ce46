"""Names a fact so that a person knows which one is meant: what it is, whose, where. Decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.model.claim import Claim
from reconcile.model.value import Label, Quantity, TimeRef, Wording

LONGEST = 6
"""How many words of a statement its name holds."""


def name_fact(claims: Sequence[Claim]) -> str:
    """Return a readable name of the fact that ``claims`` (at least one) speak of: "troops, kursk region"."""
    told = max(enumerate(claims), key=lambda item: (_count_told(item[1]), -item[0]))[1]
    what = _name_value(told)
    place = next((claim.aspect.where[0] for claim in (told, *claims) if claim.aspect.where), "")
    if place and place.casefold() not in what.casefold():
        return f"{what}, {place}"
    return what


def _count_told(claim: Claim) -> int:
    aspect = claim.aspect
    return bool(aspect.head) + bool(aspect.qualifiers) + bool(aspect.where)


def _name_value(claim: Claim) -> str:
    value, aspect = claim.mention.value, claim.aspect
    if isinstance(value, Wording):
        return " ".join(value.words[:LONGEST]) or claim.mention.kind
    what = _join_words((*aspect.qualifiers, aspect.head))
    if isinstance(value, Quantity):
        counted = value.counted
        if counted and aspect.head and aspect.head.casefold() not in counted.casefold():
            return f"{counted} ({aspect.head})"
        return counted or what or value.unit
    if isinstance(value, TimeRef):
        return f"time: {what}" if what else "time"
    if isinstance(value, Label):
        return f"{value.role}: {what}" if what else value.role
    return what or claim.mention.kind


def _join_words(words: Sequence[str]) -> str:
    """Join words, each once, empty ones left out."""
    return " ".join(dict.fromkeys(word for word in words if word))
