"""Clock times in digits and in words, and stretches of them; knows no day.

A clock in words tells its minutes from the full hour: "ten to seven", "half past six", "a quarter to nine in the evening".
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from reconcile.extract.dating import guards
from reconcile.extract.dating.clocks import END, get_grain, read_clock, settle_part
from reconcile.extract.dating.drafting import build_draft, find_item
from reconcile.extract.dating.timewords import WordString
from reconcile.extract.dating.told import Clock, Draft, Shape, Told
from reconcile.model.value import Grain

_SPOKEN = {"half": 30, "quarter": 15}
_MINUTE = "minute"
_MINUTES = frozenset({5, 10, 15, 20, 25, 30})
"""Minutes that are told from the full hour."""


def tell_spoken(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "ten to seven" and "half past six"; "five to seven people" and a score of "ten to four" are none."""
    at = next(at for at in range(first, last) if words.codes[at] in "Ro")
    past, until = words.lower_item(at), words.codes[at] == "o"
    if not words.is_guard("clock_to" if until else "preposition_steps", past):
        return
    told, hour = words.items[at - 1][2], words.items[at + 1][2]
    counted = words.codes[at - 1] in "UV" and words.codes[at - 2] == "N" and at - 1 > first  # "nine minutes to five"
    if counted:
        minutes = words.items[at - 2][2] if told == _MINUTE else 0
    else:
        minutes = _SPOKEN.get(str(told), int(told * 60) if words.codes[at - 1] == "l" else told)
    if minutes not in (range(1, 30) if counted else _MINUTES) or not isinstance(hour, int) or not 1 <= hour <= 12:
        return
    if words.codes[at - 1] == "N" and not words.written_item(at + 1).isalpha():
        return
    led = words.codes[first - 1 : first] if first else ""
    spoken = at - 1 > first and words.codes[first] == "z" and words.codes[first - 1 : first] == "t"
    part = find_item(words, at + 1, last, "P")
    if until and not (led and led in "tbcd") and not spoken and part < 0 and words.codes[last : last + 2] not in ("RP", "P", "DP"):
        return
    if not guards.stands_alone(words, last) and words.codes[last : last + 1] not in tuple("nRDWP,"):
        return
    clock = Clock((hour - 1) % 12 if until else hour % 12, 60 - minutes if until else minutes, sure=False)
    if part >= 0:
        clock = settle_part(clock, words.items[part][2])
    yield build_draft(words, first, last, Told(shape=Shape.CLOCK, grain=Grain.MINUTE, clock=clock))


def tell_clock(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell a clock time; its day is told elsewhere."""
    clock = read_clock(words, first, last)
    if clock is None or not guards.is_clock(words, first, last):
        return
    yield build_draft(words, first, last, Told(shape=Shape.CLOCK, grain=get_grain(clock), clock=clock))


def tell_stretch(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "from 5 to 6pm" and "between 10 and 11:30"; the first end takes its half of the day from the last."""
    joint = next(at for at in range(first + 1, last) if words.codes[at] in "-oa")
    one, two = read_clock(words, first, joint), read_clock(words, joint + 1, last)
    codes = words.codes[first:last]
    shown = "m" in codes or "k" in codes or "P" in codes or any(words.codes[at] == "C" for at in range(first, last))
    beside = words.codes[last : last + 1] in tuple("DWRn") or words.codes[first - 1 : first] in tuple("DWPp,")
    if (
        one is None
        or two is None
        or (not shown and not (beside and first > 0))
        or (codes[0] not in "BF" and "a" in codes[1:] and words.codes[joint] == "a")
    ):
        return
    if not one.sure and two.sure and two.hour > 12 and one.hour + 12 < two.hour + (two.minute or 0) / 60:
        one = evolve(one, hour=one.hour + 12, sure=True)
    elif not one.sure and not two.sure and two.hour <= one.hour < 12:
        two = evolve(two, hour=two.hour + 12)
    one = evolve(one, hour=one.hour % END, zone=one.zone or two.zone)  # "between 9 and 11 a.m. EST": a zone told once is that of both
    begin = first + (codes[0] in "BF")
    yield build_draft(words, begin, last, Told(shape=Shape.CLOCK, grain=get_grain(one), clock=one, clock_end=two))
