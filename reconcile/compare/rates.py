"""Rates of exchange that the articles themselves give: "85 million euros ($108 million)" says what a euro was worth.

May not know any rate; without one, two currencies cannot be held against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TypeAlias

from attrs import evolve

from reconcile.adapters.units import scale_unit
from reconcile.compare.measures import CODE, EXACT, SNAP, Numbers
from reconcile.model.claim import Claim
from reconcile.model.fact import Note
from reconcile.model.finding import Finding, Verdict
from reconcile.model.value import Quantity

Rates: TypeAlias = Mapping[tuple[str, str], Decimal]
"""What one of the first currency is worth in the second."""


def gather_rates(claims: Iterable[Claim]) -> Rates:
    """Return the rates that conversions in parentheses give; of several the one told first by claim id."""
    found: dict[tuple[str, str], Decimal] = {}
    for claim in sorted((c for c in claims if c.mention.rule == "conversion" and c.mention.parts), key=lambda c: c.id):
        there, here = claim.mention.value, claim.mention.parts[0].value
        if not isinstance(there, Quantity) or not isinstance(here, Quantity):
            continue
        one, other = _name_currency(here), _name_currency(there)
        price, worth = _read_point(here), _read_point(there)
        if one and other and one != other and price and worth:
            found.setdefault((one, other), EXACT.divide(worth, price))
            found.setdefault((other, one), EXACT.divide(price, worth))
    return found


def exchange(quantity: Quantity, other: Quantity, rates: Rates) -> Quantity | None:
    """Return ``quantity`` in the currency of ``other``, None where no rate is known or either is no sum of money."""
    one, unit = _name_currency(quantity), _name_currency(other)
    rate = rates.get((one, unit)) if rates and one and unit else None
    if rate is None:
        return None
    names = None if quantity.names is None else _multiply(quantity.names, rate)
    return evolve(quantity, names=names, allows=_multiply(quantity.allows, rate), unit=unit)


def note_unrated(findings: Iterable[Finding]) -> tuple[Note, ...]:
    """Return a note for each two sums that could not be held against each other because no article gives the rate."""
    notes: dict[Note, None] = {}
    for finding in findings:
        left, right = finding.left.mention.value, finding.right.mention.value
        if finding.verdict is not Verdict.INCOMPARABLE or not isinstance(left, Quantity) or not isinstance(right, Quantity):
            continue
        one, other = _name_currency(left), _name_currency(right)
        if one and other and one != other:
            says = f"No article says what a sum in {one} is in {other}, so the two are not compared."
            notes[Note("exchange", says, finding.right.mention.span)] = None
    return tuple(notes)


def _multiply(interval: Numbers, rate: Decimal) -> Numbers:
    low, high = (None if end is None else SNAP.multiply(end, rate) for end in (interval.low, interval.high))
    return evolve(interval, low=low, high=high)


def _name_currency(quantity: Quantity) -> str:
    """Return the code of a sum of money, "" for anything else."""
    unit = quantity.unit
    return unit if len(unit) == CODE and unit.isupper() and scale_unit(unit).dimension == unit else ""


def _read_point(quantity: Quantity) -> Decimal | None:
    return quantity.names.low if quantity.names is not None and quantity.names.is_point else None
