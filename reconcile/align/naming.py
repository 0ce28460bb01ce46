"""Names a fact so that a person knows which one is meant: what it is, whose, where. Decides nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reconcile.align.profiles import PERSON
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.tokens import fold_word, lemma
from reconcile.model.claim import Claim
from reconcile.model.value import Duration, Label, Quantity, TimeRef, Wording

LONGEST = 60
"""Characters of a statement that its name quotes."""
NOUNS = frozenset({"name", "kind"})
"""Roles of what is said of a noun and not of a verb."""
ASKED = 4
"""Claims whose words are looked at for how a name or a verb is written."""
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def name_fact(claims: Sequence[Claim], lexicon: Lexicon) -> str:
    """Return a readable name of the fact that ``claims`` (at least one) speak of: "harbour pilots (rescued), Norvik"."""
    told = max(claims, key=_count_told)  # the first of those that tell most
    what = _name_value(told, lexicon)
    if isinstance(told.mention.value, Wording) or _is_person(told):
        return what
    aspect = told.aspect
    place = next((claim.aspect.where[0] for claim in (told, *claims) if claim.aspect.where), "")
    near = place.title()
    if not place and aspect.who and not isinstance(told.mention.value, Quantity):
        near = _name_holder(aspect.who[0], (told, *claims[:ASKED]), lexicon)
    return f"{what}, {near}" if near and near.casefold() not in what.casefold() else what


def _count_told(claim: Claim) -> int:
    aspect = claim.aspect
    return bool(aspect.head) + bool(aspect.qualifiers) + bool(aspect.where)


def _name_value(claim: Claim, lexicon: Lexicon) -> str:
    value, head = claim.mention.value, _name_head(claim, lexicon)
    if isinstance(value, Wording):
        return _quote_mention(claim)
    if isinstance(value, TimeRef):
        return f"when: {head}" if head else "when"
    if isinstance(value, Label) and _is_person(claim):
        return f"{value.role}: {value.text}"
    if isinstance(value, Label):
        return f"{value.role}: {head}" if head and head != value.role else value.role
    if isinstance(value, Duration):
        return head if head == "age" else f"how long: {head}" if head else "how long"
    counted = value.counted if isinstance(value, Quantity) else ""
    if counted and _adds_to(claim.aspect.head, counted, lexicon):
        return f"{counted} ({head})"
    unit = _name_unit(value.unit) if isinstance(value, Quantity) else ""
    return counted or head or unit or claim.mention.kind


def _name_head(claim: Claim, lexicon: Lexicon) -> str:
    """Return what a value is of as it is read: a class by its name, a unit in words, a verb as the text has it ("conceded")."""
    head, value = claim.aspect.head, claim.mention.value
    if isinstance(value, Quantity) and head == value.unit:
        return _name_unit(head)
    counts = isinstance(value, Quantity) and not isinstance(value, Duration)
    if counts or head in _read_classes(lexicon) or (isinstance(value, Label) and value.role in NOUNS):
        return head
    return _find_written(head, (claim,), lexicon) or head


def _adds_to(head: str, counted: str, lexicon: Lexicon) -> bool:
    """Whether what befell the counted is told by a head: "killed" of "miners", but not "building" of "homes"."""
    return head in _read_classes(lexicon) and head.casefold() not in counted.casefold()


def _name_holder(holder: str, claims: Sequence[Claim], lexicon: Lexicon) -> str:
    """Return a name with its capitals, a noun as the text has it ("hostages"), "" for people in general."""
    words = holder.split()
    if len(words) > 1:
        return holder.title()
    written = "" if holder == PERSON else _find_written(holder, claims, lexicon)
    return written if written or holder == PERSON else holder.title()


def _find_written(word: str, claims: Sequence[Claim], lexicon: Lexicon) -> str:
    """Return the form in which the sentences of ``claims`` write a word that is no name; "" where they do not, or with a capital alone."""
    folds = (fold_word(form) for form in _list_forms(claims) if form[0].islower())
    return next((fold for fold in folds if word in (fold, lemma(fold, lexicon))), "")


def _list_forms(claims: Sequence[Claim]) -> Iterator[str]:
    """Yield the words of the aspects, then those of the sentences."""
    for claim in claims:
        text, offset = claim.sentence.text, claim.sentence.span.start
        for span in claim.aspect.spans:
            yield from WORD.findall(text[max(span.start - offset, 0) : max(span.end - offset, 0)])
    for claim in claims:
        yield from WORD.findall(claim.sentence.text)


def _name_unit(unit: str) -> str:
    """Return a unit in words: "kilowatt hour", "USD per oil barrel"."""
    return unit.replace(" / ", " per ").replace(" ** 2", " squared").replace(" ** 3", " cubed").replace(" * ", " ").replace("_", " ")


@lru_cache(maxsize=8)
def _read_classes(lexicon: Lexicon) -> frozenset[str]:
    """Return the heads that tell what befell what is counted, or what was done."""
    return frozenset(row["head"] for row in lexicon.read_table("aspects").get("predicate", ()))


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
