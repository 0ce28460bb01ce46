"""Claims made by hand: a sentence, the words of a value in it, and what the value is of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reconcile.model.claim import Aspect, Attribution, Claim, Mention, Stance
from reconcile.model.interval import Interval
from reconcile.model.text import Sentence, Span
from reconcile.model.value import Label, Magnitude, Quantity, TimeRef, Wording

KINDS = {Label: "label", Wording: "wording", Magnitude: "magnitude", Quantity: "quantity", TimeRef: "time"}


@pytest.fixture
def quantity():
    """Makes an exact quantity."""

    def make(number, unit="person", counted=""):
        at = Interval(Decimal(number), Decimal(number))
        return Quantity(at, unit, allows=at, digits=len(str(number)), counted=counted)

    return make


@pytest.fixture
def claim():
    """Makes a claim of a value at some words of a sentence, which begins at `at` of its article."""

    def make(sentence, words, value, aspect=None, **where):
        article, at = where.get("article", "a"), where.get("at", 0)
        start = at + sentence.index(words)
        kind = KINDS[type(value)]
        span = Span(article, start, end=start + len(words))
        return Claim(
            f"{article}:{span.start}-{span.end}:{kind}",
            Mention(value, span, kind=kind, rule="by hand"),
            sentence=Sentence(Span(article, at, end=at + len(sentence)), sentence),
            aspect=aspect or Aspect(""),
            attribution=Attribution(),
            stance=Stance(where.get("negated", False)),
        )

    return make


@pytest.fixture
def ferry(claim, quantity):
    """Two reports of one sinking that disagree on the dead, and one number that is of something else."""
    people, passengers = quantity(9, counted="people"), quantity(12, counted="passengers")
    seats = quantity(300, counted="passengers")
    return (
        claim("Nine people were killed when the ferry sank, police said.", "Nine people", people, Aspect("killed")),
        claim("The sinking of the ferry killed at least 12 passengers.", "12 passengers", passengers, Aspect("killed"), article="b"),
        claim("The ferry was built for 300 passengers.", "300 passengers", seats, Aspect("built"), article="b", at=100),
    )
