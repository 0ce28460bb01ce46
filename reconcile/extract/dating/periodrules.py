"""What wordings of spans of time tell: steps, offsets, windows, lengths, recurring and vague times. Settles nothing.

Every function takes the word string and the place of the match in it, and yields the drafts that it tells, none where the words
around show that no time is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reconcile.extract.dating import guards
from reconcile.extract.dating.calendar import UNKNOWN, read_units
from reconcile.extract.dating.drafting import build_draft, find_item, read_modifier, read_number, read_value, read_year
from reconcile.extract.dating.durations import build_duration, build_range, go_on, list_amounts, read_amount, spell_duration, trim_units
from reconcile.extract.dating.timewords import WordString
from reconcile.extract.dating.told import Draft, Shape, Told
from reconcile.model.value import Grain

_COARSE = frozenset({"week", "month", "quarter", "year", "decade", "century", "weekend"})


def tell_value(words: WordString, first: int, last: int, timex: str) -> Draft:
    """Return a draft of which its TIMEX3 value is all that can be said."""
    return build_draft(words, first, last, Told(shape=Shape.VALUE, code=timex))


def tell_nothing(_: WordString, __: int, ___: int) -> Iterator[Draft]:
    """Tell nothing: the words belong to something that is no time."""
    return iter(())


def tell_rate(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "twice a week"; "per week" belongs to a quantity."""
    if last - first >= 2 and words.items[first][2] == "often":
        amount, unit = read_amount(words, first + 1, last)
        yield tell_value(words, first, last, spell_duration(amount or (1 if last - first == 2 else None), read_units(words.lexicon)[unit]))


def tell_recurring(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "every Saturday", "Friday mornings", "weekly", "every two years"."""
    code = words.codes[first]
    if words.codes[last - 2 : last] == "eU" and words.codes[last - 3] == "f":
        last -= 3
    if code == "s":
        yield tell_value(words, first, last, str(words.items[first][2]))
        return
    if code == "p" and words.items[first][2] == "NI" and words.codes[first - 1 : first] not in tuple("inAtv"):
        return
    weekday, part = read_value(words, first, last, "Ww"), read_value(words, first, last, "Pp")
    tail = f"T{part}" if part else ""
    month, season = read_value(words, first, last, "M"), read_value(words, first, last, "S")
    if weekday:
        yield tell_value(words, first, last, f"XXXX-WXX-{weekday}{tail}")
    elif part:
        yield tell_value(words, first, last, f"XXXX-XX-XX{tail}")
    elif month:
        yield tell_value(words, first, last, f"XXXX-{month:02d}")
    elif season:
        yield tell_value(words, first, last, f"XXXX-{season}")
    elif (holiday := read_value(words, first, last, "9")) is not None:
        yield tell_value(words, first, last, f"XXXX-{holiday}" if str(holiday)[:2].isdigit() and str(holiday).count("-") == 1 else "P1Y")
    else:
        amount, unit = read_amount(words, first + 1, last)
        ordinal = 2 if words.is_guard("alternate", words.lower_item(first)) else read_number(words, first, last, "O")
        if unit:
            vague = words.codes[last - 1] == "V" and amount is None
            number = None if vague else ordinal or amount or 1
            yield tell_value(words, first, last, spell_duration(number, read_units(words.lexicon)[unit]))


def tell_deictic(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "today", "tomorrow morning", "tonight"."""
    at = find_item(words, first, last, "D")
    if guards.is_title(words, at):
        return
    step, _, part = str(words.items[at][2]).partition(" ")
    half = {"am": "MO", "pm": "AF"}.get(str(read_value(words, at, last, "m")), "")
    part = str(read_value(words, at, last, "P") or half or part)
    yield build_draft(
        words,
        first,
        last,
        Told(
            shape=Shape.STEP,
            grain=Grain.PART if part else Grain.DAY,
            unit="day",
            step=int(step),
            part=part,
            modifier=read_modifier(words, first, last),
        ),
    )


def tell_part(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "this morning", "last night", "that afternoon", and a bare "the morning"."""
    part = str(read_value(words, first, last, "P"))
    step_at = find_item(words, first, last, "RH")
    modifier = read_modifier(words, first, last)
    if step_at < 0:
        led = words.codes[first - 1 : first] in tuple("itbcdGFo") and first > 0
        if led or "G" in words.codes[first:last] or words.codes[last : last + 1] == "f":
            yield build_draft(
                words,
                first,
                last,
                Told(shape=Shape.PART, grain=Grain.PART, part=part, modifier=modifier, alone="T" not in words.codes[first:last]),
            )
        return
    step = words.items[step_at][2]
    near = words.codes[step_at] == "R" and not (step == 1 and "T" in words.codes[first:step_at])
    yield build_draft(
        words, first, last, Told(shape=Shape.STEP, grain=Grain.PART, unit="day", step=step, part=part, near=near, modifier=modifier)
    )


def tell_part_beside(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "the night before" and "the morning after" at the end of a clause."""
    if guards.ends_clause(words, last):
        step = 1 if words.codes[last - 1] == "c" else -1
        part = str(words.items[first + 1][2])
        yield build_draft(words, first, last, Told(shape=Shape.STEP, grain=Grain.PART, unit="day", step=step, part=part, near=False))


def tell_offset(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "two weeks ago", "a year earlier", "days later", "the day before"."""
    how = words.codes[last - 1]
    amount, unit = read_amount(words, first, last - 1)
    if words.codes[first] == "T" and words.codes[first + 1 : first + 2] == "U":
        amount = Decimal(1)
        if unit in ("second", "minute", "half", "hour", "quarter", "season"):
            return
        if how in "bc" and not guards.ends_clause(words, last):
            yield tell_value(words, first, last, UNKNOWN[read_units(words.lexicon)[unit]["grain"]])
            return
    if how == "g" and words.codes[first:last].lstrip("T")[:1] == "U":
        amount = Decimal(1)
    sign = 1 if how in "LcH" else -1
    if not unit:
        return
    if amount is None:
        if not words.is_guard("part_scales", guards.read_before(words, first)[0].lower()):  # "two million years ago" is a quantity
            yield tell_value(words, first, last, "FUTURE_REF" if sign > 0 else "PAST_REF")
        return
    duration = build_duration(words, first, last - 1, read_units(words.lexicon))
    entry = read_units(words.lexicon)[unit]
    more = tuple((size * sign, other) for size, other in list_amounts(words, first, last - 1))
    grain = read_units(words.lexicon)[more[-1][1]]["grain"] if more else entry["grain"]
    yield build_draft(
        words,
        first,
        last,
        Told(shape=Shape.OFFSET, grain=grain, unit=unit, amount=float(amount) * sign, near=how == "g", duration=duration, more=more),
    )


def tell_before(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "two years before" at the end of a clause; else the length alone, which may be joined to the time that follows."""
    if guards.stands_alone(words, last) and words.codes[last - 1] in "bc" and words.codes[last : last + 1] in ("", "|", ","):
        _, after = guards.read_after(words, last)
        if not after:
            yield from tell_offset(words, first, last)
            return
    while words.codes[last - 1] in "bcF":
        last -= 1
    yield from tell_duration(words, first, last)


def tell_ordinal_unit(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "the third quarter of 2024", "the first half of the year", "the 14th century"."""
    at = find_item(words, first, last, "O")
    unit_at = find_item(words, at, last, "U")
    unit, number = str(words.items[unit_at][2]), words.items[at][2]
    modifier = read_modifier(words, first, at)
    year, bc, within = read_year(words, unit_at + 1, last)
    if year is None:
        year = read_number(words, first, at, "Y")
    if unit == "century" and 1 <= number <= 30:
        shape = Shape.BC if bc or words.codes[last - 1] == "X" else Shape.FIXED
        yield build_draft(
            words, first, last, Told(shape=shape, grain=Grain.CENTURY, year=(number - 1) * 100, month=number, modifier=modifier)
        )
    elif unit in ("quarter", "half") and 1 <= number <= (4 if unit == "quarter" else 2):
        if within is not None and within.unit != "year":
            return
        if unit == "half" and year is None and within is None:
            return
        if unit == "quarter" and year is None and guards.speaks_of_play(words, first, last):
            return
        yield build_draft(
            words, first, last, Told(shape=Shape.QUARTER, grain=Grain(unit), month=number, year=year, within=within, modifier=modifier)
        )


def tell_window(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "the past 24 hours", "the next three years", "the following few days"."""
    step_at = find_item(words, first, last, "RH")
    step, near = words.items[step_at][2], words.codes[step_at] == "R"
    if words.codes[step_at - 1 : step_at] in tuple("NY") and step_at > first:
        amount, unit = words.items[step_at - 1][2], words.items[last - 1][2]
        timex = spell_duration(amount, read_units(words.lexicon)[unit])
    else:
        amount, unit = read_amount(words, step_at + 1, last)
        duration = build_duration(words, step_at + 1, last, read_units(words.lexicon))
        timex = duration.timex if duration else ""
    if not unit or not timex or (step == -1 and first == step_at and guards.follows_auxiliary(words, first)):
        return
    if words.codes[last - 1] == "U" and amount is None:
        return
    yield build_draft(
        words,
        first,
        last,
        Told(
            shape=Shape.WINDOW,
            unit=unit,
            amount=None if amount is None else float(amount),
            step=step,
            near=near,
            code=timex,
            more=list_amounts(words, step_at + 1, last) if step_at == first or words.codes[first] == "T" else (),
        ),
    )


def tell_nth_unit(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "the first week" of something that has still to be joined to it."""
    at = find_item(words, first, last, "OR")
    amount, unit = read_amount(words, at + 1 if at >= 0 else first, last)
    number = words.items[at][2] if at >= 0 else 0
    if at < 0:
        if unit in ("week", "weekend", "month") and "G" not in words.codes[first:last]:
            yield build_draft(words, first, last, Told(shape=Shape.NTH, unit=unit, step=0, amount=1.0))
        else:
            yield from tell_step(words, first, last)
    elif words.codes[at] == "R" and number == 0:
        yield from tell_step(words, first, last)
    elif unit not in ("second", "minute", "hour", "half", "quarter", "season", "weekend"):
        yield build_draft(
            words,
            first,
            last,
            Told(
                shape=Shape.NTH,
                unit=unit,
                step=number if words.codes[at] == "O" else -1 if number < 0 else 0,
                amount=float(amount or 1),
                alone=words.codes[at] == "R",
                code=spell_duration(amount or 1, read_units(words.lexicon)[unit]) if unit else "",
            ),
        )


def tell_step(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "last month", "the previous year", "that day", and "the year" where a preposition shows that a certain one is meant."""
    unit = str(words.items[last - 1][2])
    step_at = find_item(words, first, last, "RH")
    if step_at < 0:
        yield from _tell_unit(words, first, last, unit)
        return
    step, code, form = words.items[step_at][2], words.codes[step_at], words.lower_item(step_at)
    definite = "T" in words.codes[first:step_at]
    if unit in ("second", "minute", "half", "season") or (unit == "hour" and code == "H"):
        return
    if unit in ("day", "hour") and words.is_guard("no_day_steps", form):
        return
    stretched = words.is_guard("stretched_steps", form) or (definite and words.is_guard("window_steps", form))
    if stretched and unit not in ("century", "weekend"):
        timex = spell_duration(1, read_units(words.lexicon)[unit])
        yield build_draft(words, first, last, Told(shape=Shape.WINDOW, unit=unit, amount=1.0, step=-1, code=timex))
        return
    if words.is_guard("preposition_steps", form) and not definite and words.codes[first - 1 : first] not in tuple("infdr"):
        return
    sides = {"E": "BEFORE", "L": "AFTER"}
    told = Told(
        shape=Shape.STEP,
        grain=read_units(words.lexicon)[unit]["grain"],
        unit=unit,
        step=step,
        near=code == "R" and not (definite and step == 1),
        modifier=sides.get(words.codes[first]) or read_modifier(words, first, last),
        alone=code == "R" and step == 0 and unit != "year",
        code="shown" if step == 0 else "",
    )
    yield build_draft(words, first, last, told)


def _tell_unit(words: WordString, first: int, last: int, unit: str) -> Iterator[Draft]:
    """Tell "the year" and "the end of the day"."""
    modifier = read_modifier(words, first, last)
    led = modifier or (first > 0 and words.codes[first - 1] in "inbor")
    if unit == "weekend" or (unit in _COARSE and led):
        if not guards.names_occasion(words, last):
            grain = read_units(words.lexicon)[unit]["grain"]
            yield build_draft(words, first, last, Told(shape=Shape.STEP, grain=grain, unit=unit, step=0, alone=True, modifier=modifier))
    elif unit == "day" and modifier == "END":
        yield build_draft(words, first, last, Told(shape=Shape.STEP, unit="day", step=0, alone=True, modifier=modifier, near=False))


def tell_fiscal(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell a fiscal year: its first day is the firm's own, so that no interval is named."""
    year = read_year(words, first, last)[0] or read_number(words, first, last, "&")
    if year is None:
        short = read_number(words, first, last, "N")
        year = short + 2000 if short is not None and short < 100 else None
    step = read_number(words, first, last, "RH")
    if year is None and step is None and words.is_guard("bare_fiscal", words.lower_item(last - 1)):
        return
    yield build_draft(words, first, last, Told(shape=Shape.FISCAL, grain=Grain.YEAR, year=year, step=step))


def tell_end(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "year-end" and "month's end"."""
    year, _, _ = read_year(words, first, last)
    unit = "year" if words.codes[first] == "7" else "month"
    if year is not None and unit == "year":
        yield build_draft(words, first, last, Told(shape=Shape.FIXED, grain=Grain.YEAR, year=year, modifier="END"))
    else:
        yield build_draft(words, first, first + 1, Told(shape=Shape.STEP, grain=Grain(unit), unit=unit, step=0, alone=True, modifier="END"))


def tell_week(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "week 42"."""
    number = words.items[last - 1][2]
    capital = words.text[words.items[find_item(words, first, last, "U")][0]].isupper()
    if read_value(words, first, last, "U") == "week" and not capital and isinstance(number, int) and 1 <= number <= 53:
        yield build_draft(words, first, last, Told(shape=Shape.WEEK, grain=Grain.WEEK, month=number))


def tell_duration(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell a length of time; "$5 a day" and "a day" as a rate belong to a quantity."""
    codes = words.codes[first:last]
    unit = find_item(words, first, last, "UVPp")
    name = str(words.items[unit][2])
    singular = words.codes[unit] == "U"
    partial = singular or not any(code in codes for code in "NY") or words.codes[last : last + 1] == "f"
    if name == "season" or (name in ("quarter", "half") and (partial or guards.tells_part(words, first, last))):
        return  # seasons of play are counted, and no three months each
    if name in ("weekend", "millennium") and codes[:1] == "A":
        return
    if ((codes[:1] == "A" and singular) or (unit == first and not singular)) and guards.is_rate(words, first):
        return
    if singular and not any(code in codes for code in "NYAlv") and read_value(words, first, last, "z") != "ANOTHER":
        return
    if singular and codes[:1] == "v" and "N" not in codes:
        return
    if codes in ("V", "zV") and (name == "second" or guards.read_after(words, last)[1] == "old" or guards.follows_part(words, first)):
        return
    if words.codes[unit] in "Pp" and words.items[unit][2] != "NI":
        return
    last = go_on(words, unit, trim_units(words, first, last))
    if words.is_guard("spanning", words.lower_item(first)) and words.codes[first - 1 : first] not in tuple("irfcbnda") and last > first + 1:
        first += 1
    duration = build_duration(words, first, last, read_units(words.lexicon))
    amount, counted = read_amount(words, first, last)
    if duration is not None:
        yield build_draft(
            words,
            first,
            last,
            Told(
                shape=Shape.DURATION,
                duration=duration,
                unit=counted if name != "NI" else "day",
                more=list_amounts(words, first, last),
                amount=None if amount is None else float(amount),
            ),
        )


def tell_range(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "ten to fifteen years", "between two and three hours"; a step that is counted from something has one length only."""
    duration = build_range(words, first, last, read_units(words.lexicon))
    if duration is not None:
        unit = str(words.items[find_item(words, first, last, "UV")][2])
        yield build_draft(words, first, last, Told(shape=Shape.DURATION, duration=duration, unit=unit))


def tell_vague(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "now", "recently", "soon"."""
    if guards.is_compound(words, first, last):
        return
    if words.is_guard("soon", words.lower_item(first)) and not guards.looks_ahead(words, first, last):
        return
    yield tell_value(words, first, last, str(words.items[first][2]))


def tell_past(words: WordString, first: int, last: int) -> Iterator[Draft]:
    """Tell "the past" where no unit follows."""
    if (
        words.items[last - 1][2] == -1
        and guards.stands_alone(words, last)
        and words.is_guard("preposition_steps", words.lower_item(last - 1))
    ):
        yield tell_value(words, first, last, "PAST_REF")
