"""What something lasts until, or does not happen before, lies ahead unless it is plainly over; which end of its day midnight is."""

from __future__ import annotations

import pytest

from reconcile.extract.reading import Reading
from reconcile.extract.sentences import split_sentences
from reconcile.extract.times import find_times
from reconcile.lexicon.loader import load_lexicon
from reconcile.model.text import read_published
from reconcile.model.value import TimeBound
from reconcile.policy import Policy

LEXICON = load_lexicon("en")
SATURDAY = read_published("2024-12-14")


def find(text):
    sentences = split_sentences(text, "", LEXICON)
    return list(find_times(Reading(text, "", published=SATURDAY, lexicon=LEXICON, policy=Policy(), sentences=sentences, numerals=()), ()))


AHEAD = [
    ("The trial was adjourned until Monday.", "2024-12-16", TimeBound.UNTIL),
    ("The ban was extended until March.", "2025-03", TimeBound.UNTIL),
    ("The storm raged until Monday.", "2024-12-09", TimeBound.UNTIL),
    ("Libraries will stay closed until Wednesday.", "2024-12-18", TimeBound.UNTIL),
    ("The tunnel remains shut until Wednesday.", "2024-12-18", TimeBound.UNTIL),
    ("Harbour shut until Wednesday after the storm.", "2024-12-18", TimeBound.UNTIL),
    ("The judge adjourned until Wednesday.", "2024-12-18", TimeBound.UNTIL),
    ("The pass will be shut until at least Wednesday.", "2024-12-18", TimeBound.AFTER),
    ("The pass will be shut at least until Wednesday.", "2024-12-18", TimeBound.AFTER),
    ("The pass remained shut until Wednesday.", "2024-12-11", TimeBound.UNTIL),
    ("He had stayed in hiding until Monday.", "2024-12-09", TimeBound.UNTIL),
    ("The owner does not expect the mine to open before Monday.", "2024-12-16", TimeBound.AFTER),
    ("The mine was shut before Monday.", "2024-12-09", TimeBound.BEFORE),
]


@pytest.mark.parametrize(("text", "day", "bound"), [pytest.param(*case, id=case[0]) for case in AHEAD])
def test_what_is_put_off_until_a_day_lies_ahead(text, day, bound):
    (found,) = find(text)
    assert (found.value.timex, found.value.bound) == (day, bound)


MIDNIGHTS = [
    ("It sank shortly before midnight on Sunday.", TimeBound.BEFORE, ["2024-12-08T23:00", "2024-12-09T00:00"]),
    ("It sank shortly after midnight on Sunday.", TimeBound.AFTER, ["2024-12-08T00:00", "2024-12-08T01:00"]),
    ("Bids are due by midnight Sunday.", TimeBound.UNTIL, ["", "2024-12-16T01:00"]),
    ("The strike lasts until midnight on Sunday.", TimeBound.UNTIL, ["", "2024-12-16T01:00"]),
    ("The old law runs until midnight on 1 January 2025.", TimeBound.UNTIL, ["", "2025-01-02T01:00"]),
    ("The new law runs from midnight on 1 January 2025.", TimeBound.AT, ["2025-01-01T00:00", "2025-01-01T01:00"]),
    ("It rained between midnight and 6 a.m. on Sunday.", TimeBound.AT, ["2024-12-08T00:00", "2024-12-08T06:00"]),
    ("It rained from 9 to midnight on Sunday.", TimeBound.AT, ["2024-12-08T21:00", "2024-12-09T00:00"]),
]


@pytest.mark.parametrize(("text", "bound", "allows"), [pytest.param(*case, id=case[0]) for case in MIDNIGHTS])
def test_midnight_is_the_end_of_its_day_that_the_words_around_mean(text, bound, allows):
    (found,) = find(text)
    ends = found.value.allows.low, found.value.allows.high
    assert (found.value.bound, ["" if end is None else end.isoformat()[:16] for end in ends]) == (bound, allows)


def test_a_midnight_without_a_day_shows_no_hour_above_23():
    assert [found.value.timex for found in find("It rang at midnight.")] == ["T00:00"]
    assert [found.value.timex for found in find("Every Sunday at midnight it rings.")] == ["XXXX-WXX-7T00:00"]
