"""Verbs of what is scheduled tell of the coming day in the present tense; headlines tell of the last one in the same tense."""

from __future__ import annotations

import pytest

from reconcile.extract.reading import Reading
from reconcile.extract.sentences import split_sentences
from reconcile.extract.times import find_times
from reconcile.lexicon.loader import load_lexicon
from reconcile.model.text import read_published
from reconcile.policy import Policy

LEXICON = load_lexicon("en")
LAST, COMING = "2025-03-10", "2025-03-17"


def date_monday(text, published="2025-03-12"):
    sentences = split_sentences(text, "", LEXICON)
    reading = Reading(text, "", published=read_published(published), lexicon=LEXICON, policy=Policy(), sentences=sentences, numerals=())
    (found,) = [found for found in find_times(reading, ()) if text[found.span.start : found.span.end] == "Monday"]
    return found.value.timex


SCHEDULED = [
    "The inquest opens on Monday.",
    "Ferries start Monday.",
    "Voters go to the polls on Monday.",
    "The truce ends on Monday.",
    "The fair starts on Thursday and ends on Monday.",
    "The tax takes effect on Monday.",
    "The tax, which takes effect on Monday, was passed in 2023.",
    "The trial of Ilvar Nosk, a former mayor, opens on Monday.",
    "Iran and the US resume talks on Monday.",
    "Rovers host City on Monday.",
    "Dunmore face Carrick on Monday.",
    "The minister meets her counterpart in Lisbon on Monday.",
    "The fair opens on Monday, the mayor said.",
    "On Monday the inquest opens.",
    "Schools across the valley reopen on Monday.",
    "Shops close on Friday and reopen on Monday.",
    "The gallery opens its doors on Monday.",
    "The fair formally opens to the public on Monday.",
]
TOLD = [
    "Blast kills nine on Monday.",
    "Shares close lower on Monday.",
    "The index ends at a record on Monday.",
    "Police open fire on Monday.",
    "Prosecutors open an inquiry on Monday.",
    "The siege ends in bloodshed on Monday.",
    "The shop was open on Monday.",
    "The shops did not open on Monday.",
    "The shops had to close on Monday.",
    "Reporters saw polls open on Monday.",
    "The mayor let the fair resume on Monday.",
    "The fair was to open but did not resume on Monday.",
    "Officials had to begin again on Monday.",
    "The new start on Monday was welcome.",
    "The inquest opens after the blaze on Monday.",
    "The inquest opens amid anger, three days after deaths on Monday.",
    "The man faces charges in the shooting on Monday.",
    "Man faces charges in Monday shooting.",
    "The fair opened on Monday.",
]


@pytest.mark.parametrize("text", SCHEDULED)
def test_what_is_scheduled_is_of_the_coming_day(text):
    assert date_monday(text) == COMING


@pytest.mark.parametrize("text", TOLD)
def test_what_the_present_tells_of_no_schedule_is_of_the_last_day(text):
    assert date_monday(text) == LAST


def test_a_schedule_told_on_its_own_day_is_of_that_day():
    assert date_monday("The inquest opens on Monday.", LAST) == LAST
