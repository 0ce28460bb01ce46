"""What wordings of dates tell: days, months, years, seasons, quarters. Reads the words only; settles nothing.

Every function takes the word string and the place of the match in it, and yields the drafts that it tells, none where the words
around show that no time is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.extract.dating import guards
from reconcile.extract.dating.clocks import get_grain, read_iso_clock
from reconcile.extract.dating.drafting import (
    build_draft,
    find_item,
    read_enclosing,
    read_modifier,
    read_number,
    read_value,
    read_year,
    widen_year,
)
from reconcile.extract.dating.timewords import WordString
from reconcile.extract.dating.told import Draft, Shape, Told
from reconcile.model.value import Grain

_SLASHED = re.compile(r"(\d{1,4})[-/.](\d{1,2})(?:[-/.](\d{1,4}))?")


def tell_days(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell every day of "14-24 August 1914" or "May 4 and 5"."""
    month_at = find_item(words, first, last, "M")
    days = [at for at in range(first, last) if words.codes[at] in "NO" and words.codes[at + 1 : at + 2] != "X"]
    tail = max(days[-1], month_at) + 1
    year, bc, within = read_year(words, tail, last)
    if not all(guards.is_day(words.items[at][2]) for at in days) or not guards.is_month(words, month_at, dated=True):
        return
    for at in days:
        begin = min(month_at, at) if at == days[0] and month_at < at else at
        end = last if at == days[-1] else at + 1
        told = Told(shape=Shape.BC if bc else Shape.DATE, year=year, month=words.items[month_at][2], day=words.items[at][2], within=within)
        yield build_draft(words, begin, end, told)


def tell_date(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell a month and a day, with its year where it has one; a number that is no day of a month tells the month alone."""
    month_at = find_item(words, first, last, "M")
    day_at = find_item(words, first, month_at, "NO")
    if day_at < 0:
        day_at = find_item(words, month_at, last, "NO")
    if day_at >= 0 and words.codes[day_at + 1 : day_at + 2] == "X":
        day_at = -1
    first += words.codes[first : first + 2] in ("TM", "TW")
    day = words.items[day_at][2] if day_at >= 0 else None
    if (day is not None and not guards.is_day(day)) or not guards.is_month(words, month_at, dated=True):
        return
    year_from = max(month_at, day_at) + 1
    year, bc, within = read_year(words, year_from, last)
    if year is None and words.codes[first] == "Y":
        year = words.items[first][2]
    if day_at == last - 1 and day_at > month_at:
        if guards.counts_something(words, last):
            return
        if "T" in words.codes[month_at:day_at] and not guards.stands_alone(words, last):
            day, day_at, last = None, -1, month_at + 1
    told = Told(
        shape=Shape.BC if bc else Shape.DATE if day else Shape.MONTH,
        grain=Grain.DAY if day else Grain.MONTH,
        year=year,
        month=words.items[month_at][2],
        day=day,
        within=within,
        modifier=read_modifier(words, first, last),
        weekday=read_number(words, first, month_at, "W"),
    )
    yield build_draft(words, first, last, told)


def tell_digits(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "2024-12-14T06:00Z", "12/14/2024" or "12/14"; where day and month may change places, both readings."""
    at = find_item(words, first, last, "Jj3")
    surface = str(words.items[at][2])
    found = _SLASHED.match(surface) if not words.is_guard("events", surface) else None
    start = words.items[at][0]
    if not found or (
        start > 1 and words.text[start - 1] in "-/." and words.text[start - 2].isdigit() and words.codes[at - 2 : at - 1] not in tuple("3j")
    ):
        return
    one, two, three = int(found[1]), int(found[2]), found[3]
    other, day_first = None, None
    if words.codes[at] == "J":
        year, month, day = one, two, int(three)
    else:
        long_year = int(three) if three and len(three) > 2 else widen_year(int(three)) if three else 0
        year, month, day = (long_year, two, one) if one > 12 else (long_year, one, two)
        if one <= 12 and two <= 12 and one != two:
            other = (year, two, one)
        elif one != two:
            day_first = one > 12
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return
    clock = read_iso_clock(surface) if words.codes[at] == "J" else None
    step = None if "W" in words.codes[first:at] else read_number(words, first, at, "RH")
    told = Told(
        shape=Shape.DATE,
        grain=get_grain(clock) if clock else Grain.DAY,
        step=step,
        year=year or None,
        month=month,
        day=day,
        clock=clock,
        other=other,
        day_first=day_first,
        weekday=read_number(words, first, at, "W"),
    )
    ranged = words.codes[last : last + 2] in ("-3", "-j", "o3", "oj", "bC", "cC", "tC", "BC", "FC", "BN") or words.codes[
        first - 2 : first
    ] in ("3,", "3q", "3-", "3o")
    if words.codes[at] != "3" or ranged or guards.is_led_in(words, first) or any(code in words.codes[first:at] for code in "WRH"):
        yield build_draft(words, first, last, told)


def tell_month(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell a month, with its year or the step to it where it has one."""
    month_at = find_item(words, first, last, "M")
    year, bc, within = read_year(words, month_at + 1, last)
    dated = year is not None or within is not None
    step_at = find_item(words, first, month_at, "RH")
    if not guards.is_month(words, month_at, dated=dated or step_at >= 0):
        return
    if step_at >= 0 and not dated and words.written_item(month_at).islower() and words.is_guard("verb_months", words.lower_item(month_at)):
        return
    if step_at < 0 and not dated and words.codes[month_at - 1 : month_at] == "T":
        first = month_at if words.codes[first] == "T" else first
    told = Told(
        shape=Shape.BC if bc else Shape.MONTH,
        grain=Grain.MONTH,
        year=year,
        month=words.items[month_at][2],
        within=within,
        step=None if step_at < 0 else words.items[step_at][2],
        near=step_at < 0 or words.codes[step_at] == "R",
        modifier=read_modifier(words, first, last),
    )
    yield build_draft(words, first, last, told)


def tell_weekday(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell a weekday: alone, with its step, its week, its day of the month or its part of the day."""
    at = find_item(words, first, last, "W")
    unit = find_item(words, first, last, "U")
    if unit >= 0 and words.items[unit][2] != "week":
        return
    if not guards.is_weekday(words, at, last):
        return
    day_at = find_item(words, at, last, "O")
    if day_at >= 0 and not words.text[words.items[day_at][0]].isdigit() and not guards.stands_alone(words, last):
        return
    step_at = find_item(words, first, last, "RH")
    within = read_enclosing(words, first, last) if unit >= 0 else None
    step = words.items[step_at][2] if step_at >= 0 and within is None else None
    part = str(read_value(words, at, last, "P") or "")
    nearest = step_at >= 0 and words.lower_item(step_at) in words.table.nearest
    told = Told(
        shape=Shape.WEEKDAY,
        grain=Grain.PART if part else Grain.DAY,
        weekday=words.items[at][2],
        step=step,
        within=within,
        part=part,
        code="nearest" if nearest else "",
        near=step_at < 0 or words.codes[step_at] == "R" or words.codes[first] == "H",
        day=read_number(words, at, last, "O"),
        modifier=read_modifier(words, first, last),
    )
    yield build_draft(words, first, last, told)


def tell_nth(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "the first Monday of next month"."""
    at = find_item(words, first, last, "W")
    lead = find_item(words, first, at, "OR")
    number = words.items[lead][2]
    if words.codes[lead] == "R" and number != -1:
        return
    month_at = find_item(words, at, last, "M")
    if month_at >= 0:
        year, _, within = read_year(words, month_at + 1, last)
        whole = Told(shape=Shape.MONTH, grain=Grain.MONTH, month=words.items[month_at][2], year=year, within=within)
    else:
        enclosing = read_enclosing(words, at, last)
        if enclosing is None:
            return
        whole = enclosing
    part = str(read_value(words, at, last, "P") or "")
    yield build_draft(
        words,
        first,
        last,
        Told(shape=Shape.NTH, grain=Grain.PART if part else Grain.DAY, weekday=words.items[at][2], step=number, within=whole, part=part),
    )


def tell_season(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell a season, with its year or the step to it."""
    at = find_item(words, first, last, "S")
    year, bc, within = read_year(words, at + 1, last)
    step_at = find_item(words, first, at, "RH")
    if year is None and within is None and step_at < 0 and not guards.is_season(words, first, at):
        return
    told = Told(
        shape=Shape.BC if bc else Shape.SEASON,
        grain=Grain.SEASON,
        code=str(words.items[at][2]),
        year=year,
        within=within,
        step=None if step_at < 0 else words.items[step_at][2],
        near=step_at < 0 or words.codes[step_at] == "R",
        modifier=read_modifier(words, first, last),
    )
    yield build_draft(words, first, last, told)


def tell_quarter(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "Q3 2024" and "H1"."""
    at = find_item(words, first, last, "Q")
    surface = str(words.items[at][2])
    year, _, _ = read_year(words, first, last)
    if year is None and not words.text[words.items[at][0]].isupper():
        return
    yield build_draft(
        words,
        first,
        last,
        Told(shape=Shape.QUARTER, grain=Grain.QUARTER if surface[0] == "q" else Grain.HALF, month=int(surface[1]), year=year),
    )


def tell_year(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell a year, also before Christ; numbers that count something are none."""
    at = find_item(words, first, last, "Y")
    if at < 0:
        at = find_item(words, first, last, "N")
    year, codes = words.items[at][2], words.codes[first:last]
    unit = read_value(words, first, at, "U")
    if not isinstance(year, int) or not year or (unit is not None and unit != "year"):
        return
    era = "X" in codes or "x" in codes
    if not era and unit is None and not guards.is_year(words, at):
        return
    yield build_draft(
        words,
        first,
        last,
        Told(shape=Shape.BC if "X" in codes else Shape.FIXED, grain=Grain.YEAR, year=year, modifier=read_modifier(words, first, last)),
    )


def tell_years(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell both years of "1914-18"."""
    one, two = words.items[first][2], words.items[last - 1][2]
    if isinstance(two, int) and 1 <= two <= 12 and two <= one % 100 and 1900 <= one < 2100:
        yield build_draft(words, first, last, Told(shape=Shape.MONTH, grain=Grain.MONTH, month=two, year=one))
        return
    if not (isinstance(two, int) and one % 100 < two < 100 and (two - one % 100 <= 12 or one < 1990) and guards.is_year(words, first)):
        yield from tell_year(words, first, first + 1)
        return
    yield build_draft(words, first, first + 1, Told(shape=Shape.FIXED, grain=Grain.YEAR, year=one))
    yield build_draft(words, last - 1, last, Told(shape=Shape.FIXED, grain=Grain.YEAR, year=one - one % 100 + two))


def tell_years_before(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell both years of "499-493 BC"."""
    one, two = words.items[first][2], words.items[last - 2][2]
    if isinstance(one, int) and isinstance(two, int) and one > two:
        yield build_draft(words, first, first + 1, Told(shape=Shape.BC, grain=Grain.YEAR, year=one))
    yield from tell_year(words, last - 2, last)


def tell_short_year(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "'45" where a preposition shows that it is a year."""
    if first and words.codes[first - 1] in "infFoaGsd":
        yield build_draft(words, first, last, Told(shape=Shape.FIXED, grain=Grain.YEAR, year=widen_year(words.items[first][2])))


def tell_decade(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "the 1990s", "the '90s", "the nineties"; "in his fifties" is an age."""
    at = find_item(words, first, last, "K")
    decade = words.items[at][2]
    if decade < 100 and (
        not ("T" in words.codes[first:at] or (words.codes[first - 1 : first] == "i" and first > 0)) or guards.follows_owner(words, first)
    ):
        return
    fixed = decade >= 100 and "X" not in words.codes[first:last]
    shape = Shape.FIXED if fixed else Shape.BC if "X" in words.codes[first:last] else Shape.DECADE
    grain = Grain.CENTURY if fixed and decade % 100 == 0 and decade < 1900 else Grain.DECADE
    yield build_draft(words, first, last, Told(shape=shape, grain=grain, year=decade, modifier=read_modifier(words, first, last)))


def tell_day(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "the 15th" where nothing follows that it counts, and "the 19th of that month"."""
    at = find_item(words, first, last, "O")
    day = words.items[at][2]
    surface = words.written_item(at)
    within = read_enclosing(words, at, last)
    if within is not None and within.unit != "month":
        return
    if guards.is_day(day) and (
        within is not None
        or (
            surface[0].isdigit()
            and (guards.is_led_in(words, first) or words.codes[max(0, first - 2) : first] == "Uf")
            and guards.stands_alone(words, last)
        )
    ):
        yield build_draft(words, first, last, Told(shape=Shape.DAY, day=day, within=within))


def tell_holiday(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell a named day; one whose date moves with another calendar has no date."""
    at = find_item(words, first, last, "9")
    year, _, within = read_year(words, at + 1, last)
    step_at = find_item(words, first, at, "RH")
    yield build_draft(
        words,
        first,
        last,
        Told(
            shape=Shape.HOLIDAY,
            code=str(words.items[at][2]),
            year=year,
            within=within,
            step=None if step_at < 0 else words.items[step_at][2],
        ),
    )


def tell_numbers(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "12-2015" as a month."""
    month, year = words.items[first][2], words.items[last - 1][2]
    start = words.items[first][0]
    if isinstance(month, int) and 1 <= month <= 12 and 1900 <= year < 2100 and not (start and words.text[start - 1] in "-‐–/."):
        yield build_draft(words, first, last, Told(shape=Shape.MONTH, grain=Grain.MONTH, month=month, year=year))


def tell_odd(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "Dec31", "14DEC24" and "September-2020-23", whose reading is left to dateparser."""
    at = find_item(words, first, last, "5")
    if at < 0 or words.written_item(at)[0].isupper() or words.written_item(at)[0].isdigit():
        surface = " ".join(words.text[words.items[first][0] : words.items[last - 1][1]].split())
        yield build_draft(words, first, last, Told(shape=Shape.ODD, code=surface))
