"""On which days what is told of took place, in a report of which some text tells two happenings apart by their days.

Two texts may date one event differently: then neither tells two days, and nothing here keeps them apart. Only where one text itself
tells of Sunday's blow and of Wednesday's, what is told of the one is not what is told of the other. Looks at no value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from reconcile.align.profiles import Profile, read_days
from reconcile.align.views import Vocabulary
from reconcile.model.value import CLOCKS, DAILY, Grain, TimeRef

ISO = re.compile(r"\d{4}-\d\d-\d\d$")
DATED = DAILY | {Grain.WEEKEND}
"""Grains of times that lie on a day or two."""
FEW = 2
"""Days that a happening takes at most."""


def mark_days(profiles: Sequence[Profile], opening: int, vocabulary: Vocabulary) -> None:
    """Tell the profiles of one text on which days what they tell of took place, none where the text leaves that open.

    Args:
        profiles: Those of one text, in order.
        opening: How many sentences open a text: what they date is its own event.
        vocabulary: The language.
    """
    marked = [_take_days(profile) for profile in profiles]
    own = _find_own(profiles, opening, vocabulary)
    told = own.union(*marked)
    if not told:
        return
    telling = vocabulary.happenings | vocabulary.calamities
    here = {(profile.rank, profile.clause) for profile in profiles if profile.head in telling and own & _read_own(profile)}
    back = {rank for rank, _ in here}
    apart = {profile.rank for profile, days in zip(profiles, marked, strict=True) if days}
    mixed = apart.union(
        [profile.rank for profile in profiles if profile.head in vocabulary.happenings and _is_elsewhere(profile, own)],
        [profile.rank for profile in profiles if _is_held_elsewhere(profile, own)],
    )
    away = False
    for profile, days in zip(profiles, marked, strict=True):
        profile.told_days = told
        away = profile.rank in apart or (away and profile.rank not in back)
        if profile.group == "time":
            continue
        if days:
            profile.days = days
        elif (profile.rank, profile.clause) in here or not (away or profile.rank in mixed):
            profile.days = own


def _take_days(profile: Profile) -> frozenset[int]:
    """Return the days that a claim bears as its event, and take them from it."""
    found = [word for word in profile.event if ISO.match(word)]
    if not found:
        return frozenset()
    profile.event = profile.event.difference(found)
    return frozenset(date.fromisoformat(word).toordinal() for word in found)


def _find_own(profiles: Sequence[Profile], opening: int, vocabulary: Vocabulary) -> frozenset[int]:
    """Return the days of the happening that a text opens with."""
    opened = [(profile.head, days) for profile in profiles if profile.rank < opening and (days := _read_own(profile))]
    for heads in (vocabulary.happenings, vocabulary.tolls):
        if own := next((days for head, days in opened if head in heads), None):
            return own
    return frozenset()


def _read_own(profile: Profile) -> frozenset[int]:
    """Return the days that a time names, where it names a day or two."""
    value = profile.claim.mention.value
    days = read_days(value) if isinstance(value, TimeRef) and value.grain in DATED else None
    return frozenset() if days is None else _list_days(days)


def _is_elsewhere(profile: Profile, own: frozenset[int]) -> bool:
    """Whether a time may lie on other days: "in recent days", "this week", but no hour of the day."""
    value = profile.claim.mention.value
    if not isinstance(value, TimeRef) or value.timex[:1] == "T":
        return False
    days = read_days(value)
    return days is None or own.isdisjoint(range(days[0] - 1, min(days[1] + 2, days[0] + FEW + 2)))


def _is_held_elsewhere(profile: Profile, own: frozenset[int]) -> bool:
    """Whether a claim is said to hold on other days; an hour in another zone may lie on the day before or after."""
    as_of, held = profile.claim.as_of, _read_held(profile)
    slack = as_of is not None and as_of.grain in CLOCKS
    return bool(held) and own.isdisjoint(range(min(held) - slack, max(held) + slack + 1))


def _read_held(profile: Profile) -> frozenset[int]:
    """Return the days on which a claim is said to hold, or was said, where they are a day or two."""
    return frozenset() if profile.when is None else _list_days(profile.when)


def _list_days(days: tuple[int, int]) -> frozenset[int]:
    """Return the ordinals from the first day to the last, none where they are more than a few."""
    return frozenset(range(days[0], days[1] + 1)) if days[1] - days[0] < FEW else frozenset()
