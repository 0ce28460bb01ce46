"""Joins wordings that together tell one time: a clock and its day, a week and its month, the two ends of a range.

Only neighbours are joined, with nothing but a preposition, a comma or a dash between them.
"""

from __future__ import annotations

from attrs import evolve

from reconcile.extract.dating.clocks import END, settle_part
from reconcile.extract.dating.timewords import WordString
from reconcile.extract.dating.told import Clock, Draft, Shape, Told
from reconcile.model.value import Grain

_DATED = frozenset({Shape.DATE, Shape.WEEKDAY, Shape.DAY, Shape.HOLIDAY})
_CALENDAR = _DATED | {
    Shape.FIXED,
    Shape.MONTH,
    Shape.SEASON,
    Shape.QUARTER,
    Shape.STEP,
    Shape.BC,
    Shape.DECADE,
    Shape.OFFSET,
    Shape.WEEK,
    Shape.NTH,
}
_REPORTED = frozenset({"week", "month", "quarter", "year"})
"""Units of the stretches that firms report on."""
_YEARLY = frozenset({Shape.MONTH, Shape.DATE, Shape.SEASON, Shape.DAY, Shape.QUARTER})


def join_drafts(words: WordString, drafts: list[Draft]) -> list[Draft]:
    """Return ``drafts`` with neighbours joined where they tell one time, and the ends of ranges told of each other."""
    joined: list[Draft] = []
    for draft in drafts:
        after = draft
        while joined and (both := _join_two(words, joined[-1], after)) is not None:
            joined.pop()
            after = both
        joined.append(after)
    settled = [kept for draft in joined if (kept := _settle_unjoined(draft)) is not None]
    return _lend_days(words, _join_ranges(words, settled))


_NEAR = 48
"""Characters within which a clock time looks for its day in the same clause."""


def _lend_days(words: WordString, drafts: list[Draft]) -> list[Draft]:
    """Give a clock time the day told behind it in its clause ("at 07:37 UTC (14:37 local) on Tuesday")."""
    lent = list(drafts)
    given: set[int] = set()
    for at in range(len(drafts) - 2, -1, -1):
        clock, day = lent[at], lent[at + 1]
        between = words.text[clock.end : day.start]
        if clock.told.shape is not Shape.CLOCK or len(between) > _NEAR or not _ENDS.isdisjoint(between) or _dates_other(words, day):
            continue
        if _is_day(day.told) and not day.told.part and (day.told.clock is None or at + 1 in given):
            told = evolve(day.told, clock=clock.told.clock, clock_end=clock.told.clock_end, grain=clock.told.grain, bound="")
            lent[at] = evolve(clock, told=told)
            given.add(at)
    return lent


_ENDS = frozenset(".;!?\n")


def _dates_other(words: WordString, day: Draft) -> bool:
    """Whether a day is that of a happening which is told after or before another: "at 1.42pm, two days after Sunday's launch"."""
    return words.is_owner(day.end) and words.codes[day.first - 1 : day.first] in ("b", "c", "d")


def _join_two(words: WordString, one: Draft, two: Draft) -> Draft | None:
    between = words.codes[one.last : two.first]
    if len(between) > 3 or "|" in between:
        return None
    for join in _JOINS:
        told = join(one.told, two.told, between)
        if told is None and between == "o" and words.is_guard("clock_to", words.lower_item(one.last)):
            told = _join_stretch(one.told, two.told)
        if told is not None:
            parts = (*(one.parts or (one,)), *(two.parts or (two,)))
            return Draft(one.start, two.end, one.first, two.last, told, f"{one.rule} and {two.rule}", parts)
    return None


def _join_part_of(one: Told, two: Told, between: str) -> Told | None:
    """Join "the first week" and "of May"."""
    if one.shape is not Shape.NTH or one.within is not None or between not in ("f", "fT", "6", "i", "iT") or two.shape not in _CALENDAR:
        return None
    if one.step == 0 and two.shape not in (*_DATED, Shape.STEP, Shape.MONTH):
        return None
    return evolve(one, within=two)


def _join_offset(one: Told, two: Told, between: str) -> Told | None:
    """Join "two days" and "after 11 May", "from now"; and "two weeks" and "starting 20 May"."""
    if one.shape is not Shape.DURATION or one.amount is None:
        return None
    if between in ("b", "c", "F", "cF", "bT", "cT") and two.shape in _CALENDAR - {Shape.BC}:
        sign = -1 if between[0] == "b" else 1
        return Told(
            shape=Shape.OFFSET,
            grain=_grain_of(one.unit),
            unit=one.unit,
            amount=one.amount * sign,
            within=two,
            duration=one.duration,
            more=tuple((size * sign, unit) for size, unit in one.more),
        )
    if between in ("F", "cF") and two.code == "PRESENT_REF":
        return Told(shape=Shape.OFFSET, grain=_grain_of(one.unit), unit=one.unit, amount=one.amount, duration=one.duration, more=one.more)
    if between in ("6", ",F") and _is_day(two):
        return Told(
            shape=Shape.WINDOW,
            grain=two.grain,
            unit=one.unit,
            amount=one.amount,
            step=1,
            within=two,
            more=one.more,
            code=one.duration.timex if one.duration else "",
        )
    return None


def _join_stretch(one: Told, two: Told) -> Told | None:
    """Join "the three months" and "to June", as firms report."""
    if one.shape is not Shape.DURATION or one.amount is None or one.unit not in _REPORTED or two.shape not in (Shape.MONTH, Shape.DATE):
        return None
    code = one.duration.timex if one.duration else ""
    return Told(shape=Shape.WINDOW, grain=two.grain, unit=one.unit, amount=one.amount, step=-1, within=two, code=code)


def _join_clock(one: Told, two: Told, between: str) -> Told | None:
    """Join a clock time and its day, in either order, also "Friday before 5pm"."""
    if one.shape is Shape.CLOCK and between in ("", ",", "n", ",n", "i", "f", "nT", "fT") and _is_day(two):
        return _add_clock(two, one)
    if two.shape is not Shape.CLOCK or not _is_day(one) or one.clock is not None:
        return None
    if between in ("", ",", "t", ",t", "-", "r", "at") or (two.clock_end and between in ("F", "B", ",F")):
        return _add_clock(one, two)
    if len(between) == 1 and between in "bcd" and two.clock_end is None:
        joined = _add_clock(one, two)
        return joined and evolve(joined, bound=between)
    return None


def _join_recurring(one: Told, two: Told, between: str) -> Told | None:
    """Join "every Monday" and "at 4pm", "3pm" and "each day"."""
    if (
        one.shape is Shape.VALUE
        and two.shape is Shape.CLOCK
        and two.clock is not None
        and between in ("", "t", ",")
        and one.code[:2] in ("XX", "P1")
    ):
        day = one.code[:10].removesuffix("TEV").removesuffix("TMO").rstrip("T")
        return evolve(one, code=f"{day}{_spell_clock(two.clock, one.code)}")
    if two.shape is Shape.VALUE and one.shape is Shape.CLOCK and one.clock is not None and between == "" and two.code == "P1D":
        return evolve(two, code=f"XXXX-XX-XX{_spell_clock(one.clock, '')}")
    return None


def _join_part(one: Told, two: Told, between: str) -> Told | None:
    """Join a part of the day and its day or its clock time, in either order."""
    if {one.shape, two.shape} == {Shape.PART, Shape.CLOCK} and between in ("", "t") and not (one.part and two.part):
        clock, part = (two, one) if one.shape is Shape.PART else (one, two)
        return evolve(clock, clock=settle_part(clock.clock, part.part)) if clock.clock and not clock.clock_end else None
    if one.shape is Shape.PART and between in ("f", "n", "fT", ",", "", "r") and _is_day(two) and not two.part and two.clock is None:
        return evolve(two, part=one.part, grain=Grain.PART)
    if two.shape is Shape.PART and between in ("i", ",i", "", ",", "n") and _is_day(one) and not one.part and one.clock is None:
        return evolve(one, part=two.part, grain=Grain.PART)
    return None


def _join_weekday(one: Told, two: Told, between: str) -> Told | None:
    """Join a weekday and its date."""
    if one.shape is not Shape.WEEKDAY or two.shape not in (Shape.DATE, Shape.DAY) or between not in (",", "", ",n", ",T"):
        return None
    if two.weekday is not None or one.step is not None:
        return None
    return evolve(two, weekday=one.weekday, part=one.part, grain=one.grain if one.part else two.grain)


_JOINS = (_join_part_of, _join_offset, _join_clock, _join_recurring, _join_part, _join_weekday)
"""What two neighbours may come to, with the letters of what stands between them; the first that fits wins."""


def _spell_clock(clock: Clock, code: str) -> str:
    settled = settle_part(clock, code.rsplit("T", 1)[-1]) if "T" in code and not clock.sure else clock
    return f"T{settled.hour % END:02d}:{settled.minute or 0:02d}"


def _is_day(told: Told) -> bool:
    return told.shape in _DATED or (told.shape is Shape.STEP and told.unit == "day") or (told.shape is Shape.NTH and bool(told.weekday))


def _add_clock(day: Told, clock: Told) -> Told | None:
    if clock.clock is None or day.clock is not None:
        return None
    part = day.part
    settled = settle_part(clock.clock, part) if part and not clock.clock.sure else clock.clock
    end = settle_part(clock.clock_end, part) if clock.clock_end and part and not clock.clock_end.sure else clock.clock_end
    return evolve(day, clock=settled, clock_end=end, grain=clock.grain, part="")


def _grain_of(unit: str) -> Grain:
    grains = {"fortnight": Grain.WEEK, "workweek": Grain.WEEK, "night": Grain.DAY, "millennium": Grain.CENTURY}
    return grains.get(unit) or Grain(unit)


def _settle_unjoined(draft: Draft) -> Draft | None:
    """Give up what only made sense with a neighbour it has not got, or read it as less."""
    told = draft.told
    if told.shape is Shape.NTH and told.within is None:
        if told.step == 0 and not told.alone:
            return evolve(draft, told=Told(shape=Shape.STEP, grain=_grain_of(told.unit), unit=told.unit, step=0, alone=True))
        if not told.alone or told.unit == "day":
            return None
        if (told.amount or 1) > 1:
            step = told.step or 0
            return evolve(
                draft,
                told=Told(shape=Shape.WINDOW, unit=told.unit, amount=told.amount, step=-1 if step < 0 else 1, code=_spell_plain(told)),
            )
        return evolve(
            draft, told=Told(shape=Shape.STEP, grain=_grain_of(told.unit), unit=told.unit, step=-1 if (told.step or 0) < 0 else 1)
        )
    return draft


def _spell_plain(told: Told) -> str:
    letters = {"fortnight": "W", "decade": "DE", "century": "CE", "millennium": "ML"}
    return f"P{int(told.amount or 1)}{letters.get(told.unit) or told.unit[0].upper()}"


def _join_ranges(words: WordString, drafts: list[Draft]) -> list[Draft]:
    """Tell the ends of ranges of each other, and lend the year that only the last of them names."""
    joined = list(drafts)
    for at in range(len(joined) - 2, -1, -1):
        one, two = joined[at], joined[at + 1]
        between = words.codes[one.last : two.first].replace("T", "")
        if "|" not in between and ("o" in between or words.codes[one.first - 1 : one.first] == "B"):
            one, two = evolve(one, told=_take_present(one.told)), evolve(two, told=_take_present(two.told))
        if one.told.shape is Shape.STEP and one.told.alone and one.told.unit != "day":
            continue
        if one.told.shape in _CALENDAR and two.told.shape in _CALENDAR and "|" not in between and len(between) <= 3:
            joined[at : at + 2] = _tell_ends(words, one, two, between)
    return joined


def _tell_ends(words: WordString, one: Draft, two: Draft, between: str) -> tuple[Draft, Draft]:
    """Return two neighbours with the year lent that only one of them names, and as ends where they are those of a range."""
    cue = words.codes[_before(words, one.first)] if one.first > 0 else ""
    is_range = between in ("-", "o", "-o") or (between in ("a", "aB") and cue == "B")
    if is_range or between in ("a", ",", ",a", "q", "n", "an"):
        one = evolve(one, told=_lend_year(one.told, two.told))
    if not is_range:
        return one, two
    two = evolve(two, told=_follow_year(one.told, two.told))
    bare = "o" in between or cue in ("B", "F")
    return evolve(one, until=two.told), evolve(two, since=one.told, bare=bare)


def _before(words: WordString, first: int) -> int:
    """Return the item before ``first``, articles left out."""
    at = first - 1
    return at - 1 if at > 0 and words.codes[at] == "T" else at


def _take_present(told: Told) -> Told:
    """Read "now" as today where it ends a range."""
    return Told(shape=Shape.STEP, unit="day", step=0) if told.shape is Shape.VALUE and told.code == "PRESENT_REF" else told


def _lend_year(one: Told, two: Told) -> Told:
    """Give "14 August" the year of "3 September 1914"."""
    if one.year is not None or one.within is not None or one.step is not None or one.shape not in _YEARLY:
        return one
    if two.shape is Shape.BC and two.year is not None:
        return evolve(one, shape=Shape.BC, year=two.year)
    if two.shape not in _YEARLY or two.year is None:
        return one
    if one.shape is Shape.DAY:
        return evolve(one, shape=Shape.DATE, year=two.year, month=two.month) if two.month and two.shape is not Shape.QUARTER else one
    later = one.month is not None and two.month is not None and one.month > two.month and one.shape is not Shape.QUARTER
    return evolve(one, year=two.year - 1 if later else two.year)


def _follow_year(one: Told, two: Told) -> Told:
    """Give "May" in "November 2019 to May" the next year."""
    if (
        two.year is not None
        or two.within is not None
        or two.step is not None
        or one.year is None
        or two.shape not in (Shape.MONTH, Shape.DATE)
    ):
        return two
    if one.month is None or two.month is None:
        return two
    return evolve(two, year=one.year + (two.month < one.month))
