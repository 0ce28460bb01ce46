"""Laws that times keep, whatever the text."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.extract.dating.timewords import compile_time_words
from reconcile.extract.dating.timex import read_timex
from reconcile.extract.reading import Reading
from reconcile.extract.sentences import split_sentences
from reconcile.extract.times import find_times
from reconcile.lexicon.loader import load_lexicon
from reconcile.model.claim import Mention
from reconcile.model.value import Anchor, Grain, TimeRef
from reconcile.policy import Policy

LEXICON = load_lexicon("en")
FORMS = sorted(compile_time_words(LEXICON).classes)
DIGITS = [
    "12",
    "1999",
    "٣",
    "１４",
    "३१",
    "2nd",
    "99th",
    "'90s",
    "2024-12-14",
    "02/03/2024",
    "25:61",
    "5pm",
    "0600",
    "1.30 pm",
    "999999999999999",
    "½",
]
MARKS = [",", ".", "-", "–", "—", "−", "’", "'", "“", "”", "(", ")", "\n", "\n\n", "/", "\u00a0", "\u202f", "İ", "ß", "\ud800"]
words = st.one_of(
    st.sampled_from(FORMS), st.sampled_from(FORMS).map(str.title), st.sampled_from(DIGITS), st.sampled_from(MARKS), st.text(max_size=6)
)
texts = st.lists(words, max_size=14).map(" ".join)
days = st.one_of(st.none(), st.datetimes(timezones=st.just(UTC)))


def find(text: str, published: datetime | None) -> list[Mention]:
    sentences = split_sentences(text, "a", LEXICON)
    reading = Reading(text, "a", published=published, lexicon=LEXICON, policy=Policy(), sentences=sentences, numerals=())
    return [found for found in find_times(reading, ()) if isinstance(found, Mention)]


def find_refs(text: str, published: datetime | None) -> list[TimeRef]:
    return [found.value for found in find(text, published) if isinstance(found.value, TimeRef)]


@settings(max_examples=300)
@given(texts, days)
def test_offsets_quote_and_mentions_stand_in_order_apart(text, published):
    found = find(text, published)
    ends = [0]
    for mention in found:
        assert ends[-1] <= mention.span.start < mention.span.end <= len(text)
        assert text[mention.span.start : mention.span.end].strip() != ""
        ends.append(mention.span.end)


@settings(max_examples=300)
@given(texts, days)
def test_what_is_named_meets_or_touches_what_is_allowed(text, published):
    for value in find_refs(text, published):
        if value.names is None:
            continue
        low, high, allows = value.names.low, value.names.high, value.allows
        assert low < high
        assert low.tzinfo is not None
        assert allows.low is None or allows.low <= high
        assert allows.high is None or low <= allows.high


@settings(max_examples=300)
@given(texts, days)
def test_timex_value_parses_back_to_its_interval(text, published):
    for value in find_refs(text, published):
        if value.names is None or value.zone is not None:
            continue
        read = read_timex(value.timex, LEXICON)
        assert read is not None
        assert read.low == value.names.low
        assert read == value.names or value.grain in (Grain.HOUR, Grain.MINUTE, Grain.SECOND, Grain.WEEK)


@settings(max_examples=200)
@given(texts, st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2030, 1, 1), timezones=st.just(UTC)), st.integers(1, 300))  # noqa: DTZ001 - bounds are naive
def test_later_publication_never_moves_an_absolute_date(text, published, later):
    before = [value for value in find_refs(text, published) if value.anchor is Anchor.ITSELF and value.names]
    moved = published + timedelta(days=366 * later)
    after = [value for value in find_refs(text, moved) if value.anchor is Anchor.ITSELF and value.names]
    assert [value.names for value in before] == [value.names for value in after]


ZEROS = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Nd" and unicodedata.digit(chr(code)) == 0]


@given(st.sampled_from(ZEROS), st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_digits_of_every_script_tell_the_same_date(zero, day):
    digits = {ord("0") + place: chr(ord(zero) + place) for place in range(10)}
    text = f"It was on {day.day} {day:%B} {day.year}.".translate(digits)
    assert [value.timex for value in find_refs(text, None)] == [day.isoformat()]


@given(st.sampled_from("-‐‑‒–—―−﹣－"), st.integers(1900, 1990), st.integers(1, 90))
def test_every_dash_joins_a_range(dash, year, length):
    first, last = find_refs(f"the years {year}{dash}{year + length}", None)
    assert first.allows == last.allows
    assert (first.allows.low.year, first.allows.high.year) == (year, year + length)


@settings(max_examples=100)
@given(texts, days)
def test_reading_twice_reads_the_same(text, published):
    assert find(text, published) == find(text, published)
