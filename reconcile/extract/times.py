"""Finds the times and durations of a text and settles which calendar interval each names.

Words become classes (``timewords``), classes become drafts (``timerules``), neighbours are joined (``joining``), and each draft is
settled against publication or a time told before (``settling``). Here the drafts become mentions. Ages and rates are none
of its business: quantities own them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime
from functools import partial

from attrs import evolve, frozen

from reconcile.extract.dating import calendar, guards
from reconcile.extract.dating.anchors import Timeline, find_asides, find_publication, is_history, read_tense
from reconcile.extract.dating.bounds import draw_near, find_allowed, find_point, reaches_ahead, read_bound, turn_midnight
from reconcile.extract.dating.calendar import Days, build_bounds
from reconcile.extract.dating.clocks import END, get_grain, set_clock
from reconcile.extract.dating.joining import join_drafts
from reconcile.extract.dating.orders import decide_orders
from reconcile.extract.dating.settled import Circumstances, Settled, name_interval
from reconcile.extract.dating.settling import settle_time
from reconcile.extract.dating.timerules import read_drafts
from reconcile.extract.dating.timewords import WordString, read_words
from reconcile.extract.dating.told import Clock, Draft, Shape, Told
from reconcile.extract.reading import Reading
from reconcile.lexicon.loader import Lexicon
from reconcile.model.claim import Mention
from reconcile.model.fact import Note
from reconcile.model.value import CLOCKS, Anchor, Duration, Grain, TimeBound, TimeRef

_DATELINE = 300
"""A date this near the top of a text without a date of publication is taken for one."""


def find_times(reading: Reading, found: tuple[Mention, ...]) -> Iterator[Mention | Note]:  # noqa: ARG001 - times come first
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
    drafts = decide_orders(drafts, reading.source, reading.lexicon)
    timeline = Timeline(day, moment, is_history(drafts, reading.published))
    if day is None:
        yield from _take_dateline(reading, drafts, timeline)
    starts = [sentence.span.start for sentence in reading.sentences]
    reader = _Reader(reading, words, timeline, starts)
    asides = find_asides(drafts)
    end: _End | None = None
    loose = -1  # where a time that is only about so ends
    for at, told in enumerate(drafts):
        around = Circumstances(timeline, reading.lexicon, partial(_read_tense, reader, told))
        draft = turn_midnight(words, _read_ahead(words, told, around))
        if told.told.shape is Shape.WEEKDAY and _is_some_day(words, told, drafts[at + 1 : at + 2]):
            continue
        if draft.told.shape is Shape.DURATION and draft.told.duration is not None:
            yield Mention(draft.told.duration, reading.span(draft.start, draft.end), kind="duration", rule=draft.rule)
            continue
        begun = end if draft.since else None
        settled = begun.settled if begun else _pass_midnight(reader, draft, settle_time(draft.told, around))
        end = _find_end(draft, settled, around) if settled is not None and draft.until else None
        if settled is None:
            continue
        if (length := _keep_length(draft.told, settled)) is not None:
            yield Mention(length, reading.span(draft.start, draft.end), kind="duration", rule=draft.rule)
            continue
        range_told = begun or end
        again = loose >= 0 and reading.text[loose : draft.start].strip() == "("  # "about 3 p.m. (1300 GMT)"
        mention = _build_mention(reader, draft, settled, range_told.allows if range_told else None, again=again)
        loose = draft.end if isinstance(mention.value, TimeRef) and mention.value.bound is TimeBound.ABOUT and not again else -1
        if settled.names is not None and _moves_on(draft, settled, timeline):
            timeline.remember(settled.names, settled.grain, mention, aside=at in asides or _dates_speech(words, draft))
        yield mention
        if settled.readings and not draft.told.decided:
            yield Note(
                "date in digits",
                f"{reading.text[draft.start : draft.end]!r} may name another day with day and month exchanged.",
                mention.span,
            )


@frozen
class _Reader:
    """What reading one text needs.

    Attributes:
        reading: The text.
        words: Its words of time.
        timeline: What it has told so far.
        starts: Where its sentences begin.
    """

    reading: Reading
    words: WordString
    timeline: Timeline
    starts: list[int]


@frozen
class _End:
    """The other end of a range, and what the range allows."""

    settled: Settled
    allows: Days


_EVENING, _NOON = 18, 12
"""The hour from which a sentence may go on behind midnight, and the one before which what it goes on with is told."""
_TELLING = 60
"""Code points before a day within which the verb of saying stands that it dates."""


def _pass_midnight(reader: _Reader, draft: Draft, settled: Settled | None) -> Settled | None:
    """Return a morning hour without a day of its own as the next day's behind an evening hour of its sentence."""
    timeline, clock = reader.timeline, draft.told.clock
    late, timeline.late = timeline.late, None
    if settled is None or settled.low is None or clock is None or not clock.sure:
        return settled
    after = calendar.add_seconds(settled.low, calendar.SECONDS_OF[Grain.DAY])
    if clock.hour >= _EVENING and after is not None:
        timeline.late = draft.end, after
    alone = draft.told.shape is Shape.CLOCK and not clock.zone and clock.hour < _NOON
    if not alone or late is None or bisect_right(reader.starts, late[0] - 1) != bisect_right(reader.starts, draft.start):
        return settled
    return name_interval(Grain.DAY, late[1], settled.anchor, settled.parts) if after == late[1] else settled


def _is_some_day(words: WordString, draft: Draft, following: list[Draft]) -> bool:
    """Whether a weekday is any one of a month that is told behind it: "on a Friday in March"."""
    if not following or following[0].told.shape not in (Shape.MONTH, Shape.FIXED):
        return False
    between = words.lower[draft.end : following[0].start].strip()
    return words.is_guard("some_day", guards.read_before(words, draft.first)[0].lower()) and words.is_guard("some_day_of", between)


def _dates_speech(words: WordString, draft: Draft) -> bool:
    """Whether a day is that of what is said, and not of what is told behind it: "told reporters on Friday that it sank at 3 a.m."."""
    if draft.told.clock is not None:
        return False
    if words.lower[draft.end : draft.end + 1] == ".":  # "it fell on 7 March, they said on Friday."
        return any(words.is_guard("telling", word) for word in words.lower[max(0, draft.start - _SAID) : draft.start].split()[-2:])
    if not words.is_guard("reporting", words.lower[draft.end : draft.end + 6].strip().partition(" ")[0]):
        return False
    return any(words.is_guard("telling", word) for word in words.lower[max(0, draft.start - _TELLING) : draft.start].split())


def _moves_on(draft: Draft, settled: Settled, timeline: Timeline) -> bool:
    """Whether later times may be counted from this one: looks back and ahead by years do not move a story."""
    relative = draft.told.shape in (Shape.STEP, Shape.OFFSET, Shape.WINDOW)
    if relative and calendar.FINEST[settled.grain] <= calendar.FINEST[Grain.YEAR]:
        return False
    return not (timeline.history and settled.anchor is Anchor.PUBLISHED)


_SAID = 16
"""Code points in front of a day within which the verb stands that it belongs to: "announced on"."""
_HALF_DAY = 43200
"""Seconds between the two readings of a clock that does not tell the half of its day."""
_PUT_OFF = frozenset({Shape.WEEKDAY, Shape.MONTH, Shape.DATE})
"""What something may be put off until, told without its year or week."""
_AHEAD = frozenset({"minute", "hour", "day", "week", "fortnight", "month", "year"})
"""Units in which a time to come is told."""


def _read_ahead(words: WordString, draft: Draft, around: Circumstances) -> Draft:
    """Read "in two months" as the time to come where the sentence speaks of what is to come."""
    told, before, line = draft.told, draft.first - 1, around.timeline
    if told.shape is not Shape.DURATION or told.amount is None or told.unit not in _AHEAD or "z" in words.codes[draft.first : draft.last]:
        return draft
    if before < 0 or words.codes[before] != "i" or line.history or line.published is None:
        return draft
    last_word = guards.read_before(words, before)[0].lower()
    if not words.is_guard("ahead_in", words.lower_item(before)) or words.is_guard("before_in", last_word):
        return draft
    tense = around.tense()
    if tense == "past" or (not tense and told.unit not in ("minute", "hour")):
        return draft
    grain = calendar.read_units(words.lexicon)[told.more[-1][1] if told.more else told.unit]["grain"]
    return evolve(draft, told=evolve(told, shape=Shape.OFFSET, grain=grain))


def _keep_length(told: Told, settled: Settled) -> Duration | None:
    """Return the length of "twenty minutes later" where no clock time is known to count it from: the day alone would lose it."""
    if told.shape is not Shape.OFFSET or told.within is not None or told.amount is None:
        return None
    if settled.grain is not Grain.DAY or settled.anchor is not Anchor.EARLIER_MENTION:
        return None
    return told.duration if calendar.FINEST[told.grain] >= calendar.FINEST[Grain.HOUR] else None


def _find_end(draft: Draft, settled: Settled, around: Circumstances) -> _End | None:
    """Settle the end of the range that ``draft`` begins; an end that would lie before it is meant a year later."""
    until = draft.until
    other = settle_time(until, around) if until else None
    if until is None or other is None or other.names is None or settled.names is None:
        return None
    low, high = find_point(settled.names, draft.told.modifier), find_point(other.names, until.modifier)
    if low is not None and high is not None and high < low and until.year is None and until.month:
        high = calendar.add_months(high, 12)
        names = calendar.name_period(other.grain, high) if high else None
        if high is not None and names is not None:
            other = evolve(other, names=names, timex=calendar.spell_timex(other.grain, high))
    return _End(other, build_bounds(low, high)) if low is not None and high is not None and low < high else None


def _read_tense(reader: _Reader, draft: Draft) -> str:
    """Return the tense around a time, within its sentence."""
    at = bisect_right(reader.starts, draft.start) - 1
    span = reader.reading.sentences[at].span if at >= 0 else None
    tense = read_tense(reader.words, draft.start, draft.end, (span.start, span.end) if span else (0, len(reader.words.text)))
    if tense != "future" and draft.told.shape in _PUT_OFF and reaches_ahead(reader.words, draft):
        return "future"
    if tense or reader.words.codes[draft.last : draft.last + 1] == "'":
        return tense or "past"
    return "future" if read_bound(reader.words, draft) is TimeBound.UNTIL else ""


def _take_dateline(reading: Reading, drafts: list[Draft], timeline: Timeline) -> Iterator[Note]:
    """Count from the full date at the top of a text that tells no date of publication, best from one with its weekday or clock."""
    if timeline.history:
        return
    dated = [
        draft
        for draft in drafts
        if draft.start <= _DATELINE and draft.told.shape is Shape.DATE and None not in (draft.told.year, draft.told.day)
    ]
    dated.sort(key=lambda draft: draft.told.clock is None and draft.told.weekday is None)
    for draft in dated[:1]:
        day = calendar.day_at(draft.told.year or 0, draft.told.month or 0, draft.told.day or 0)
        if day is not None:
            timeline.published, timeline.moment, timeline.anchor = day, day, Anchor.EARLIER_MENTION
            quoted = reading.text[draft.start : draft.end]
            yield Note(
                "dateline", f"No date of publication is known: times are counted from {quoted!r}.", reading.span(draft.start, draft.end)
            )


def _build_mention(reader: _Reader, draft: Draft, settled: Settled, allows: Days | None, *, again: bool = False) -> Mention:
    """Return the mention of a settled time; ``allows`` is what the range that it is an end of allows.

    A time told ``again`` in brackets, in another zone, is as loose as the one that it repeats.
    """
    value = _add_half(_add_hours(draft.told, settled, reader.reading.lexicon), draft.told.clock, reader.timeline.published)
    bound = TimeBound.ABOUT if again else read_bound(reader.words, draft)
    if value.names is not None:
        if allows is None and value.grain in CLOCKS:
            allows = draw_near(reader.words, draft, value.names, bound)
        if allows is None:
            allows = find_allowed(value.names, bound, draft.told.modifier, reader.timeline.published, reader.reading.lexicon)
        elif value.names.low is not None and allows.low is not None and allows.high is not None:  # a clock or its zone moved the end
            allows = build_bounds(min(allows.low, value.names.low), max(allows.high, value.names.low))
    latent = draft.bare or (value.names is None and settled.window is None and not value.timex)
    return Mention(
        TimeRef(
            value.names,
            value.grain,
            bound=bound,
            allows=allows or settled.window,
            timex=value.timex,
            zone=value.zone,
            anchor=value.anchor,
            readings=value.readings,
        ),
        reader.reading.span(draft.start, draft.end),
        kind="time",
        rule=draft.rule,
        parts=settled.parts,
        latent=latent,
    )


def _add_hours(told: Told, settled: Settled, lexicon: Lexicon) -> TimeRef:
    """Return the day settled with the clock time or the part of the day told with it."""
    names, grain, timex, zone = settled.names, settled.grain, settled.timex, None
    clock, part, spelled = told.clock, told.part, lexicon.read_table("timeunits")["spelled"].get(told.part, told.part)
    begin = set_clock(names.low, clock) if names is not None and names.low is not None and clock is not None else None
    if begin is not None and clock is not None and names is not None and names.low is not None:
        grain = get_grain(clock)
        names = calendar.build_interval(begin, _end_clock(names.low, begin, told, grain))
        timex = calendar.spell_timex(Grain.MINUTE if grain is Grain.HOUR else grain, begin)
        zone = clock.zone or (begin.tzname() if clock.offset is not None else None)
    elif clock is not None:
        timex, zone = f"{timex if timex.startswith('XXXX-') else ''}T{clock.hour % END:02d}:{clock.minute or 0:02d}", clock.zone or None
    elif part and told.shape is Shape.PART and told.alone:
        names, timex = None, f"XXXX-XX-XXT{spelled}"
    elif part:
        names, grain, timex = _narrow_part(names, part, lexicon), Grain.PART, f"{timex or 'XXXX-XX-XX'}T{spelled}"
    elif grain is Grain.DAY and told.modifier in ("START", "MID", "END"):
        grain = Grain.PART
    return TimeRef(names, grain, timex=timex, zone=zone, anchor=settled.anchor, readings=settled.readings)


def _add_half(value: TimeRef, clock: Clock | None, published: datetime | None) -> TimeRef:
    """Return a clock time that leaves the half of the day untold with the other half as its other reading, on some day."""
    if clock is None or clock.sure or clock.zone or clock.offset is not None or value.readings:
        return value
    names = value.names
    if names is None:
        begin = set_clock(published, clock) if published is not None and value.timex.startswith("T") else None
        names = calendar.build_interval(begin, begin and calendar.add_seconds(begin, calendar.SECONDS_OF[get_grain(clock)]))
    if names is None or names.low is None or names.high is None:
        return value
    half = -_HALF_DAY if clock.hour >= _HALF_DAY // 3600 else _HALF_DAY
    other = calendar.build_interval(calendar.add_seconds(names.low, half), calendar.add_seconds(names.high, half))
    return evolve(value, readings=(other,)) if other is not None else value


def _end_clock(day: datetime, begin: datetime, told: Told, grain: Grain) -> datetime | None:
    """Return the end of a clock time of that grain, or of the stretch that it begins."""
    if told.clock_end is not None:
        end = set_clock(day, evolve(told.clock_end, zone=told.clock_end.zone or (told.clock.zone if told.clock else "")))
        if end is not None and end <= begin:
            end = calendar.add_seconds(end, 86400)
        return end
    return calendar.add_seconds(begin, calendar.SECONDS_OF[grain])


def _narrow_part(names: Days | None, part: str, lexicon: Lexicon) -> Days | None:
    hours = lexicon.read_table("timeunits")["parts"].get(part)
    if names is None or names.low is None or hours is None:
        return names
    return calendar.build_interval(calendar.add_seconds(names.low, hours[0] * 3600), calendar.add_seconds(names.low, hours[1] * 3600))
