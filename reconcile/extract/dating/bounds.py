"""What the words around a time make of its interval: since, until, near, early, late, ends of ranges. Settles no interval itself."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from attrs import evolve

from reconcile.extract.dating import calendar, clocks, guards
from reconcile.extract.dating.calendar import Days, build_bounds
from reconcile.extract.dating.timewords import WordString
from reconcile.extract.dating.told import Draft, Shape
from reconcile.lexicon.loader import Lexicon
from reconcile.model.value import DAILY, TimeBound

_CLOCK_BOUNDS = {"b": TimeBound.BEFORE, "c": TimeBound.AFTER, "d": TimeBound.UNTIL}
"""What the class of the word between a day and its clock time makes of them ("Friday before 5pm")."""

_ROUGH = frozenset({"week", "fortnight", "month"})
_SIDES = frozenset({"BEFORE", "AFTER"})
_LEAST = "AT_LEAST"
"""What the words "at least" mean, around which "until" may stand."""
_CLAUSE = 60
"""Code points before a time within which its clause says that nothing is to happen before it."""
_ENDS = re.compile(r"[.,;:!?\n(]")


def read_bound(words: WordString, draft: Draft) -> TimeBound:
    """Return the bound that the words right before or after a time, or its place in a range, put on it."""
    if draft.told.bound:
        return _CLOCK_BOUNDS[draft.told.bound]
    if draft.until is not None:
        return TimeBound.SINCE
    if draft.since is not None:
        return TimeBound.UNTIL
    if words.is_owner(draft.end):
        return TimeBound.AT  # "after Sunday's vote": that was on Sunday
    after = words.codes[draft.last : draft.last + 2]
    if after in ("aL", "qL") or (after in ("ac", "qc") and guards.stands_alone(words, draft.last + 2)):
        return TimeBound.SINCE
    before = find_lead(words, draft.first)
    if _is_rough(words, draft):
        return TimeBound.ABOUT
    known = words.table.bounds.get(words.lower_item(before)) if before >= 0 else None
    if known == "UNTIL" and draft.told.grain in DAILY and _LEAST in (words.items[before + 1][2], words.items[max(before - 1, 0)][2]):
        return TimeBound.AFTER  # "shut until at least Friday": it opens then or later
    if known not in _SIDES:
        return TimeBound[known] if known else TimeBound.AT
    return TimeBound.AFTER if known == "BEFORE" and is_ruled_out(words, words.items[before][0]) else TimeBound[known]


def find_lead(words: WordString, first: int) -> int:
    """Return the item that leads to the time that begins at ``first``, -1 for none: "until the 5th", "until at least Monday"."""
    before = first - 1
    while before >= 0 and (words.codes[before] == "T" or words.items[before][2] == _LEAST):
        before -= 1
    return before


def _is_rough(words: WordString, draft: Draft) -> bool:
    """Whether a time is told with "about", or counts back in weeks or months: "three weeks ago" names no day."""
    hedge = words.codes.find("z", draft.first, draft.last)
    if hedge >= 0 and words.items[hedge][2] in ("ABOUT", "NEARLY"):
        return True
    told = draft.told
    return told.shape is Shape.OFFSET and told.unit in _ROUGH and (told.amount or 0) < 0 and told.within is None


def is_ruled_out(words: WordString, at: int) -> bool:
    """Whether nothing is to happen before the time whose "before" stands there: "will not reopen before Monday"."""
    clause = _ENDS.split(words.lower[max(at - _CLAUSE, 0) : at])[-1]
    return any(words.is_guard("ruling_out", word) for word in clause.split())


def _tells_past(words: WordString, told: list[str]) -> bool:
    """Whether the last of two words is a past tense that no other verb leads to: "it raged", and not "was closed" or "stay shut"."""
    if words.is_guard("put_off", told[-1] if told else "") or words.is_guard("lasting_on", told[0] if told else ""):
        return False
    found = [words.table.cues.fullmatch(word) and words.table.tense.get(word, "past") for word in told]
    return len(found) > 1 and found[1] == "past" and not found[0]


def reaches_ahead(words: WordString, draft: Draft) -> bool:
    """Whether a time lies ahead though its verb is past: "was adjourned until Monday", "does not expect it before Monday"."""
    before = find_lead(words, draft.first)
    if before < 0:
        return False
    start, cue = words.items[before][0], words.lower_item(before)
    if words.is_guard("lasting", cue):
        told = _ENDS.split(words.lower[max(start - _CLAUSE, 0) : start])[-1].split()
        return not any(words.is_guard("over", word) for word in told) and not _tells_past(words, told[-2:])
    return words.table.bounds.get(cue) == "BEFORE" and is_ruled_out(words, start)


def turn_midnight(words: WordString, draft: Draft) -> Draft:
    """Return a midnight that begins its day as such; every other one ends it.

    What is "shortly before midnight on Sunday" is on Sunday, and so is what is "shortly after" it. A midnight of the first of a month
    begins that, unless something is to be done by then.
    """
    told, clock = draft.told, draft.told.clock
    if clock is None or clock.hour != clocks.END or all(item[2] != clocks.MIDNIGHT for item in words.items[draft.first : draft.last]):
        return draft
    bound = read_bound(words, draft)
    past = words.is_guard("preposition_steps", guards.read_before(words, draft.first)[0].lower())
    begins = told.day == 1 and bound not in (TimeBound.BEFORE, TimeBound.UNTIL)
    if bound is TimeBound.AFTER or past or begins:
        return evolve(draft, told=evolve(told, clock=evolve(clock, hour=0)))
    return draft


def find_allowed(names: Days, bound: TimeBound, modifier: str, today: datetime | None, lexicon: Lexicon) -> Days:
    """Return what the bound makes of the interval named.

    "Until Friday" and "by 2030" reach to their end; what is after a day may be later that day, what is after a month is not in it.
    "Around 1931" reaches as far again on either side; days are told less loosely. "Earlier this year" ends with publication and
    "later" begins there; "early" and "late" leave a share of the interval.

    Args:
        names: The interval named.
        bound: How the wording binds it.
        modifier: Which part of it is meant, "" for the whole.
        today: The day of publication, None where unknown.
        lexicon: Where the shares stand.
    """
    low, high = names.low, names.high
    if low is None or high is None:
        return names
    if bound is TimeBound.AT:
        return _narrow(names, modifier, today, lexicon)
    if bound is TimeBound.ABOUT and (high - low).days >= 360:
        return build_bounds(
            calendar.add_seconds(low, (low - high).total_seconds()), calendar.add_seconds(high, (high - low).total_seconds())
        )
    if bound is TimeBound.SINCE:
        return build_bounds(_find_share(low, high, modifier, "since", lexicon), None)
    if bound is TimeBound.UNTIL:
        return build_bounds(None, high)
    if bound is TimeBound.BEFORE:
        return build_bounds(None, high if modifier == "END" else low)
    if bound is TimeBound.AFTER:
        return build_bounds(low if modifier == "START" or (high - low).days <= 1 else high, None)
    return names


def draw_near(words: WordString, draft: Draft, names: Days, bound: TimeBound) -> Days | None:
    """Return what "shortly after three" allows: some time from the hour on, not the rest of the day; None where it is not told so."""
    low, high = names.low, names.high
    before = draft.first - 1
    if bound.name not in _SIDES or low is None or high is None or before < 0:
        return None
    if not words.is_guard("closely", guards.read_before(words, before)[0].lower()):
        return None
    near = words.lexicon.read_table("timeunits")["near"]["clock"]
    if bound is TimeBound.AFTER:
        return build_bounds(low, calendar.add_seconds(low, near))
    return build_bounds(calendar.add_seconds(low, -near), low)


def find_point(names: Days, modifier: str) -> datetime | None:
    """Return where a range begins or ends that is told from, or up to, the beginning, middle or end of ``names``."""
    low, high = names.low, names.high
    if low is None or high is None or modifier not in ("MID", "END"):
        return low
    return high if modifier == "END" else low + timedelta(days=(high - low).days // 2)


def _narrow(names: Days, modifier: str, today: datetime | None, lexicon: Lexicon) -> Days:
    """Return the part of an interval that its modifier leaves; what is shorter than a month stays whole."""
    low, high = names.low, names.high
    if low is None or high is None:
        return names
    if modifier in ("BEFORE", "AFTER") and today is not None and low < today < high:
        return build_bounds(low, today) if modifier == "BEFORE" else build_bounds(today, high)
    if modifier in ("START", "MID", "END") and _count_months(low, high):
        return build_bounds(_find_share(low, high, modifier, "from", lexicon), _find_share(low, high, modifier, "to", lexicon))
    return names


def _find_share(low: datetime, high: datetime, modifier: str, which: str, lexicon: Lexicon) -> datetime | None:
    """Return where the share of an interval that ``modifier`` leaves begins ("from", "since") or ends ("to")."""
    months = _count_months(low, high)
    share = lexicon.read_table("timeunits")["shares"].get(modifier)
    if not months or share is None:
        return low if which != "to" else high
    part, whole = share[which]
    whole_months, rest = divmod(months * part, whole)
    start = calendar.add_months(low, whole_months)
    return start and calendar.add_seconds(start, 86400 * (30 * rest // whole))


def _count_months(low: datetime, high: datetime) -> int:
    return (high.year - low.year) * 12 + high.month - low.month if (high - low).days > 26 else 0
