"""Which comes first in a date in digits, the day or the month: other dates of the text show it, or the country of its source."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from reconcile.extract.dating.told import Draft, Told
from reconcile.lexicon.loader import Lexicon


def decide_orders(drafts: Sequence[Draft], source: str, lexicon: Lexicon) -> list[Draft]:
    """Return ``drafts`` with the reading of every date in digits that the text or its source shows.

    What nothing shows stays as English has it, the month first, and undecided. Publication is not asked: it would move dates that
    are told in full.

    Args:
        drafts: The times of one text.
        source: Its publisher, "" where unknown.
        lexicon: Where the domains of countries stand that write the day first.
    """
    shown = {draft.told.day_first for draft in drafts if draft.told.day_first is not None}
    domains = tuple(lexicon.read_table("times").get("orders", {}).get("day_first", ()))
    day_first = shown.pop() if len(shown) == 1 else True if domains and source.lower().endswith(domains) else None
    if day_first is None:
        return list(drafts)
    return [evolve(draft, told=_decide(draft.told, day_first=day_first)) if draft.told.other else draft for draft in drafts]


def _decide(told: Told, *, day_first: bool) -> Told:
    if told.other is None or not day_first:
        return evolve(told, decided=True)
    year, month, day = told.other
    return evolve(told, month=month, day=day, other=(year, told.month or 0, told.day or 0), decided=True)
