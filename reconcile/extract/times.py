"""Finds the times and durations of a text and settles which calendar interval each names.

Words become classes (``timewords``), classes become drafts (``timerules``), neighbours are joined (``joining``), and each draft is
settled against publication or a time told before (``settling``). Here the drafts become mentions. Ages and rates are none
of its business: quantities own them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from attrs import evolve, frozen

from reconcile.extract import calendar, guards
from reconcile.extract.anchors import Timeline, find_asides, find_publication, is_history, read_tense
from reconcile.extract.calendar import Days, build_bounds
from reconcile.extract.clocks import get_grain, set_clock
from reconcile.extract.joining import join_drafts
from reconcile.extract.reading import Reading
from reconcile.extract.settling import Circumstances, Settled, settle_time
from reconcile.extract.timerules import read_drafts
from reconcile.extract.timewords import WordString, compile_time_words, read_words
from reconcile.extract.told import Draft, Shape, Told
from reconcile.model.claim import Mention
from reconcile.model.fact import Note
from reconcile.model.value import Anchor, Grain, TimeBound, TimeRef

_DATELINE = 300
"""A date this near the top of a text without a date of publication is taken for one."""


def find_times(reading: Reading, found: tuple[Mention, ...]) -> Iterator[Mention | Note]:
    """Yield the times and durations of a text, and what is in doubt about them.

    Years, dates, clock times, durations, recurring and vague times; kinds "time" and "duration". What is counted from another
    time is counted from publication or from the nearest time told before, which stands in ``parts``.

    Args:
        reading: The text.
        found: Mentions of earlier extractors; their words are theirs.
    """
    words = read_words(reading.text, reading.lexicon)
    drafts = join_drafts(words, read_drafts(words))
    if not drafts:
        return
    day, moment = find_publication(reading.published)
    timeline = Timeline(day, moment, is_history(drafts, reading.published))
    if day is None:
        yield from _take_dateline(reading, drafts, timeline)
    starts = [sentence.span.start for sentence in reading.sentences]
    end: _End | None = None
    asides = find_asides(drafts)
    for at, draft in enumerate(drafts):
        around = Circumstances(timeline, reading.lexicon, partial(_read_tense, reading, words, starts, draft))
        draft = _read_ahead(words, draft, around)
        if draft.told.shape is Shape.DURATION and draft.told.duration is not None:
            yield Mention(draft.told.duration, reading.span(draft.start, draft.end), kind="duration", rule=draft.rule)
            continue
        settled = end.settled if end and draft.since else settle_time(draft.told, around)
        if settled is None:
            end = None
            continue
        mention = _build_mention(reading, words, draft, settled, around)
        if settled.names is not None and _moves_on(draft, settled, timeline):
            aside = at in asides
            timeline.remember(settled.names, settled.grain, mention, aside=aside)
        allows = end.allows if end and draft.since else None
        end = _find_end(draft, settled, around) if draft.until else None
        if allows or end:
            mention = evolve(mention, value=evolve(mention.value, allows=allows or end.allows))  # type: ignore[union-attr]
        yield mention
        if settled.readings:
            yield Note("date in digits", f"{reading.text[draft.start:draft.end]!r} may name another day with day and month exchanged.", mention.span)


def _moves_on(draft: Draft, settled: Settled, timeline: Timeline) -> bool:
    """Whether later times may be counted from this one: looks back and ahead by years do not move a story."""
    relative = draft.told.shape in (Shape.STEP, Shape.OFFSET, Shape.WINDOW)
    if relative and calendar.FINEST[settled.grain] <= calendar.FINEST[Grain.YEAR]:
        return False
    return not (timeline.history and settled.anchor is Anchor.PUBLISHED)


@frozen
class _End:
    """The other end of a range, and what the range allows."""

    settled: Settled
    allows: Days


def _read_ahead(words: WordString, draft: Draft, around: Circumstances) -> Draft:
    """Read "in two months" as the time to come where the sentence speaks of what is to come."""
    told, before = draft.told, draft.first - 1
    if told.shape is not Shape.DURATION or told.amount is None or before < 0 or words.codes[before] != "i" or told.unit not in _AHEAD or "z" in words.codes[draft.first : draft.last]:
        return draft
    start, end, _ = words.items[before]
    if end - start != 2 or words.lower.endswith("time ", 0, start) or around.timeline.history or around.timeline.published is None:
        return draft
    tense = around.tense()
    if tense == "past" or (not tense and told.unit not in ("minute", "hour")):
        return draft
    grain = calendar.read_units(words.lexicon)[told.more[-1][1] if told.more else told.unit]["grain"]
    return evolve(draft, told=evolve(told, shape=Shape.OFFSET, grain=grain))


_AHEAD = frozenset({"minute", "hour", "day", "week", "fortnight", "month", "year"})
"""Units in which a time to come is told."""


def _find_end(draft: Draft, settled: Settled, around: Circumstances) -> _End | None:
    """Settle the end of the range that ``draft`` begins; an end that would lie before it is meant a year later."""
    other = settle_time(draft.until, around) if draft.until else None
    if other is None or other.names is None or settled.names is None:
        return None
    low, high = _find_point(settled.names, draft.told.modifier), _find_point(other.names, draft.until.modifier if draft.until else "")
    if low is None or high is None:
        return None
    if high < low and draft.until and draft.until.year is None and draft.until.month:
        later = calendar.add_months(high, 12)
        names = later and calendar.name_period(other.grain, later)
        if later is None or names is None:
            return None
        high, other = later, evolve(other, names=names, timex=calendar.spell_timex(other.grain, later))
    return _End(other, build_bounds(low, high)) if low < high else None


def _read_tense(reading: Reading, words: WordString, starts: list[int], draft: Draft) -> str:
    at = bisect_right(starts, draft.start) - 1
    span = reading.sentences[at].span if at >= 0 else None
    return read_tense(words, draft.start, draft.end, (span.start, span.end) if span else (0, len(reading.text)))


def _take_dateline(reading: Reading, drafts: list[Draft], timeline: Timeline) -> Iterator[Note]:
    """Count from the full date at the top of a text that tells no date of publication."""
    if timeline.history:
        return
    for draft in drafts:
        told = draft.told
        if draft.start > _DATELINE:
            return
        if told.shape is Shape.DATE and told.year is not None and told.month and told.day:
            day = calendar.day_at(told.year, told.month, told.day)
            if day is not None:
                timeline.published, timeline.moment, timeline.anchor = day, day, Anchor.EARLIER_MENTION
                yield Note("dateline", f"No date of publication is known: times are counted from {reading.text[draft.start:draft.end]!r}.",
                           reading.span(draft.start, draft.end))
                return


def _build_mention(reading: Reading, words: WordString, draft: Draft, settled: Settled, around: Circumstances) -> Mention:
    value = _build_value(words, draft, settled, around)
    latent = draft.bare or (value.names is None and value.allows is None and not value.timex)
    return Mention(value, reading.span(draft.start, draft.end), kind="time", rule=draft.rule, parts=settled.parts, latent=latent)


def _build_value(words: WordString, draft: Draft, settled: Settled, around: Circumstances) -> TimeRef:
    told = draft.told
    names, grain, timex, zone = settled.names, settled.grain, settled.timex, None
    if names is not None and told.clock is not None and names.low is not None:
        begin = set_clock(names.low, told.clock)
        if begin is not None:
            grain = get_grain(told.clock)
            names = calendar.build_interval(begin, _end_clock(names.low, begin, told, grain))
            timex = calendar.spell_timex(Grain.MINUTE if grain is Grain.HOUR else grain, begin)
            zone = told.clock.zone or (begin.tzname() if told.clock.offset is not None else None)
    elif told.clock is not None:
        minute = told.clock.minute
        day = timex if timex.startswith("XXXX-") else ""
        timex = f"{day}T{told.clock.hour:02d}" + f":{minute or 0:02d}"
    elif told.part and timex:
        names, grain, timex = _narrow_part(names, told.part, around), Grain.PART, f"{timex}T{told.part}"
    elif told.part:
        timex = f"XXXX-XX-XXT{told.part}"
    if told.shape is Shape.PART and told.alone and told.clock is None:
        names, timex = None, f"XXXX-XX-XXT{told.part}"
    bound = _CLOCK_BOUNDS[told.bound] if told.bound else _read_bound(words, draft)
    allows = _find_allowed(names, bound, told.modifier, around) if names is not None else settled.window
    return TimeRef(names, grain, bound=bound, allows=allows, timex=timex, zone=zone, anchor=settled.anchor, readings=settled.readings)


_CLOCK_BOUNDS = {"b": TimeBound.BEFORE, "c": TimeBound.AFTER, "d": TimeBound.UNTIL}


def _end_clock(day: datetime, begin: datetime, told: Told, grain: Grain) -> datetime | None:
    """Return the end of a clock time of that grain, or of the stretch that it begins."""
    if told.clock_end is not None:
        end = set_clock(day, evolve(told.clock_end, zone=told.clock_end.zone or (told.clock.zone if told.clock else "")))
        if end is not None and end <= begin:
            end = calendar.add_seconds(end, 86400)
        return end
    return calendar.add_seconds(begin, calendar.SECONDS_OF[grain])


def _find_point(names: Days, modifier: str) -> datetime | None:
    """Return where a range begins or ends that is told from, or up to, the beginning, middle or end of ``names``."""
    low, high = names.low, names.high
    if low is None or high is None or modifier in ("", "START", "REST", "BEFORE", "AFTER"):
        return low
    return high if modifier == "END" else low + timedelta(days=(high - low).days // 2)


def _narrow_part(names: Days | None, part: str, around: Circumstances) -> Days | None:
    hours = around.lexicon.read_table("timeunits")["parts"].get(part)
    if names is None or names.low is None or hours is None:
        return names
    return calendar.build_interval(calendar.add_seconds(names.low, hours[0] * 3600), calendar.add_seconds(names.low, hours[1] * 3600))


def _read_bound(words: WordString, draft: Draft) -> TimeBound:
    if draft.until is not None:
        return TimeBound.SINCE
    if draft.since is not None:
        return TimeBound.UNTIL
    after = words.codes[draft.last : draft.last + 2]
    if after in ("aL", "qL") or (after in ("ac", "qc") and guards.stands_alone(words, draft.last + 2)):
        return TimeBound.SINCE
    before = draft.first - 1
    while before >= 0 and words.codes[before] in "T":
        before -= 1
    if before < 0:
        return TimeBound.AT
    start, end, _ = words.items[before]
    known = compile_time_words(words.lexicon).bounds.get(words.lower[start:end])
    return TimeBound[known] if known else TimeBound.AT


def _find_allowed(names: Days, bound: TimeBound, modifier: str, around: Circumstances) -> Days:
    """Return what the bound makes of the interval named; "until Friday" and "by 2030" reach to their end.

    What is after a day may be later that day, and what is after a month is not in it. "Since late 1989" begins in the last third of that year; "earlier this year" ends with publication, "later" begins there.
    """
    low, high = names.low, names.high
    today = around.timeline.published
    if bound is TimeBound.AT and modifier in ("BEFORE", "AFTER") and today is not None and today in names and low is not None:
        return build_bounds(low, today) if modifier == "BEFORE" and low < today else build_bounds(today, high) if modifier == "AFTER" else names
    if bound is TimeBound.AT and modifier in ("START", "MID", "END") and low is not None and high is not None:
        return _narrow(low, high, modifier)
    if low is not None and high is not None and modifier in ("MID", "END") and bound is TimeBound.SINCE:
        months = calendar.MONTHS_OF.get(_grain_of_length(low, high), 0)
        third = calendar.add_months(low, months // 3 * (1 if modifier == "MID" else 2)) if months % 3 == 0 and months else low
        return build_bounds(third, None)
    if bound is TimeBound.SINCE:
        return build_bounds(low, None)
    if bound is TimeBound.UNTIL:
        return build_bounds(None, high)
    if bound is TimeBound.BEFORE:
        return build_bounds(None, high if modifier == "END" else low)
    if bound is TimeBound.AFTER:
        return build_bounds(low if modifier == "START" or (low and high and (high - low).days <= 1) else high, None)
    return names


def _narrow(low: datetime, high: datetime, modifier: str) -> Days:
    """Return the half of a month or longer that "early" and "late" leave, or the middle third; shorter ones stay whole."""
    months = (high.year - low.year) * 12 + high.month - low.month
    if not months:
        return build_bounds(low, high)
    if modifier == "MID":
        begin, end = _share(low, months, 1, 3), _share(low, months, 2, 3)
        return build_bounds(begin, end)
    half = _share(low, months, 1, 2)
    return build_bounds(low, half) if modifier == "START" else build_bounds(half, high)


def _share(low: datetime, months: int, part: int, of: int) -> datetime | None:
    """Return where the ``part`` of ``of`` equal parts of so many months ends; parts of one month end after ten or fifteen days."""
    if months * part % of == 0:
        return calendar.add_months(low, months * part // of)
    whole, rest = divmod(months * part, of)
    start = calendar.add_months(low, whole)
    return start and calendar.add_seconds(start, 86400 * (30 * rest // of))


def _grain_of_length(low: datetime, high: datetime) -> Grain:
    """Return the grain of an interval of whole years, quarters or months."""
    days = (high - low).days
    return Grain.YEAR if days in (365, 366) else Grain.QUARTER if 89 < days < 93 else Grain.DECADE if days > 3600 else Grain.DAY
