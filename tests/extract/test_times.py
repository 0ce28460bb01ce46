"""Times as a newspaper reader takes them: what each is counted from, how it is bound, and what stays open."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from reconcile.extract.reading import Reading
from reconcile.extract.sentences import split_sentences
from reconcile.extract.times import find_times
from reconcile.lexicon.loader import load_lexicon
from reconcile.model.claim import Mention
from reconcile.model.fact import Note
from reconcile.model.text import read_published
from reconcile.model.value import Anchor, Bound, Duration, Grain, TimeBound
from reconcile.policy import Policy

LEXICON = load_lexicon("en")
SATURDAY = "2024-12-14"


def read(text, published=SATURDAY):
    sentences = split_sentences(text, "", LEXICON)
    reading = Reading(text, "", published=read_published(published), lexicon=LEXICON, policy=Policy(), sentences=sentences, numerals=())
    return list(find_times(reading, ()))


def find(text, published=SATURDAY):
    return [found for found in read(text, published) if isinstance(found, Mention)]


def quote(text, mentions):
    return [text[found.span.start : found.span.end] for found in mentions]


def timexes(text, published=SATURDAY):
    return [found.value.timex for found in find(text, published)]


SPANS = [
    ("The council met on Tuesday at 5 p.m. and rose at noon.", ["Tuesday at 5 p.m.", "noon"]),
    ("It has rained since early November, for nearly six weeks.", ["early November", "nearly six weeks"]),
    ("Within two weeks of May 5, 2023, all was over.", ["two weeks", "May 5, 2023"]),
    ("He ruled from 1894 to 1917.", ["1894", "1917"]),
    ("“Today” – she said – “we mourn.”", ["Today"]),
    ("Every second Friday the market opens at 7:30 a.m.", ["Every second Friday", "7:30 a.m."]),
    ("the winter of 1963 and the spring of 1964", ["the winter of 1963", "the spring of 1964"]),
    ("Of 12,000 tons, 300 were lost on 3 May.", ["3 May"]),
]


@pytest.mark.parametrize(("text", "quoted"), [pytest.param(*case, id=case[0]) for case in SPANS])
def test_span_quotes_the_words_of_the_time(text, quoted):
    assert quote(text, find(text)) == quoted


CLOCKS = [
    ("The thieves came in at 10.04.", ["T10:04"]),
    ("The wall gave way shortly before 4.30 in the morning.", ["T04:30"]),
    ("A cousin rang at ten past four.", ["T04:10"]),
    ("It rose at a quarter to nine and sank at half past six.", ["T08:45", "T06:30"]),
    ("At nine minutes to five the lights went out.", ["T04:51"]),
    ("It rang at twelve minutes past six.", ["T06:12"]),
    ("The bridge should open by the weekend.", ["2024-W50-WE"]),
]


@pytest.mark.parametrize(("text", "told"), [pytest.param(*case, id=case[0]) for case in CLOCKS])
def test_clock_in_words_or_with_a_point_is_read(text, told):
    assert timexes(text) == told


TENSES = [
    ("Ministers will meet on Wednesday.", ["2024-12-18"]),
    ("Ministers met on Wednesday.", ["2024-12-11"]),
    ("Ministers, who will meet on Wednesday, said so on Friday.", ["2024-12-18", "2024-12-13"]),
    ("On Monday, the court ruled against him.", ["2024-12-09"]),
    ("On Monday, the court will rule.", ["2024-12-16"]),
    ("A vote is to be held on Thursday.", ["2024-12-19"]),
    ("The store was opened in October.", ["2024-10"]),
    ("A hearing was set for Monday.", ["2024-12-16"]),
    ("The appeal is listed for Tuesday.", ["2024-12-17"]),
    ("The store will open in October.", ["2025-10"]),
    ("He is expected to be freed in March.", ["2025-03"]),
]


@pytest.mark.parametrize(("text", "values"), [pytest.param(*case, id=case[0]) for case in TENSES])
def test_tense_decides_between_past_and_coming(text, values):
    assert timexes(text) == values


def test_weekday_of_publication_is_that_day():
    assert timexes("The mayor said on Saturday that she would stay.") == ["2024-12-14"]


def test_bare_weekday_without_publication_names_no_day():
    (found,) = find("The mayor said on Saturday that she would stay.", None)
    assert (found.value.names, found.value.allows, found.value.grain, found.value.timex) == (None, None, Grain.DAY, "XXXX-WXX-6")
    assert not found.latent


@pytest.mark.parametrize(
    "word", ["today", "last month", "two weeks ago", "the past 24 hours", "in August", "tonight", "at 5 p.m.", "the weekend"]
)
def test_nothing_is_guessed_without_publication(word):
    assert [found.value.names for found in find(f"It was calm {word}.", None)] == [None]


def test_dateline_stands_for_publication_and_a_note_says_so():
    text = "Published: 14 December 2024. The bridge fell on Friday."
    found = read(text, None)
    assert [item.value.timex for item in found if isinstance(item, Mention)] == ["2024-12-14", "2024-12-13"]
    (note,) = [item for item in found if isinstance(item, Note)]
    assert note.rule == "dateline"
    assert "14 December 2024" in note.says


def test_later_dates_do_not_stand_for_publication():
    text = "The bridge fell on Friday. " + "It was old. " * 40 + "It was built on 1 May 1931."
    assert timexes(text, None) == ["XXXX-WXX-5", "1931-05-01"]


NARRATED = [
    ("The siege began on 3 May 1916. Two days later the walls fell.", ["1916-05-03", "1916-05-05"]),
    ("They landed on 3 May 2023. The next day they marched.", ["2023-05-03", "2023-05-04"]),
    ("The treaty was signed in 1920. That year the border moved.", ["1920", "1920"]),
    ("He fell ill on 11 June 2021 and died the same day.", ["2021-06-11", "2021-06-11"]),
    ("She came in 1950. Three years earlier she had been in Rome.", ["1950", "1947"]),
    ("On 31 December 1999 it snowed. The following month it thawed.", ["1999-12-31", "2000-01"]),
    ("It started on 5 June 2022. A week before, all was calm.", ["2022-06-05", "2022-W21"]),
]


@pytest.mark.parametrize(("text", "values"), [pytest.param(*case, id=case[0]) for case in NARRATED])
def test_time_is_counted_from_the_mention_before(text, values):
    found = find(text)
    assert [item.value.timex for item in found] == values
    assert found[1].value.anchor is Anchor.EARLIER_MENTION
    assert found[1].parts == (found[0],)


HISTORY = (
    "The league was founded in 1871. In March 1872 it took the first fort, and on 4 May the second. The war ended in 1874, after a"
    " truce in late 1873. In January 1875 peace was signed. In June the king returned; two days later he died."
)


def test_history_is_counted_from_its_own_times():
    assert timexes(HISTORY, "2020-05-05") == ["1871", "1872-03", "1872-05-04", "1874", "1873", "1875-01", "1875-06", "1875-06-03"]


def test_history_needs_no_publication():
    assert timexes(HISTORY, None) == timexes(HISTORY, "2020-05-05")


def test_story_goes_on_after_a_year_told_in_passing():
    text = "In May 1871 it began. In June 1871 it spread. A revolt of 1614 was recalled. In August it grew. In October 1871 it ended."
    text += " In 1872 all was calm."
    assert timexes(text, "2020-05-05")[3:5] == ["1871-08", "1871-10"]


def test_news_that_looks_back_is_no_history():
    text = "He was born in 1931, wed in 1955, elected in 1968 and 1972, and died on Tuesday. In October he was seen in town."
    assert timexes(text)[-2:] == ["2024-12-10", "2024-10"]


ZONES = [
    ("It struck at 0600 GMT on 3 May 2024.", "UTC", timedelta(0), "2024-05-03T06:00"),
    ("Polls close on 3 July 2024 at 5 p.m. ET.", "America/New_York", timedelta(hours=-4), "2024-07-03T17:00"),
    ("Polls close on 3 January 2024 at 5 p.m. ET.", "America/New_York", timedelta(hours=-5), "2024-01-03T17:00"),
    ("At 2:09 a.m. PST on 3 January 2024 it shook.", "America/Los_Angeles", timedelta(hours=-8), "2024-01-03T02:09"),
    ("A post of 2024-05-03T14:00:00+02:00 says so.", "UTC+02:00", timedelta(hours=2), "2024-05-03T14:00:00"),
    ("It lasted from 9 a.m. to 11 a.m. ET on 3 July 2024.", "America/New_York", timedelta(hours=-4), "2024-07-03T09:00"),
]


@pytest.mark.parametrize(("text", "zone", "offset", "timex"), [pytest.param(*case, id=case[0]) for case in ZONES])
def test_clock_is_that_of_its_zone(text, zone, offset, timex):
    (found,) = find(text)
    assert (found.value.zone, found.value.names.low.utcoffset(), found.value.timex) == (zone, offset, timex)


def test_clock_without_a_zone_is_carried_as_utc():
    (found,) = find("It began at 10:30 a.m. on Monday.")
    assert found.value.zone is None
    assert found.value.names.low == datetime(2024, 12, 9, 10, 30, tzinfo=UTC)
    assert found.value.grain is Grain.MINUTE


def test_same_moment_in_two_zones_keeps_two_clocks():
    text = "It struck at 08:30 GMT on 3 July 2024. It struck at 09:30 BST on 3 July 2024."
    first, second = find(text)
    assert first.value.names.low == second.value.names.low
    assert [first.value.timex, second.value.timex] == ["2024-07-03T08:30", "2024-07-03T09:30"]


def test_ambiguous_order_keeps_the_other_reading_and_says_so():
    found = read("The deed is dated 02/03/2024.")
    (mention,) = [item for item in found if isinstance(item, Mention)]
    assert mention.value.timex == "2024-02-03"
    assert [reading.low for reading in mention.value.readings] == [datetime(2024, 3, 2, tzinfo=UTC)]
    assert [item.rule for item in found if isinstance(item, Note)] == ["date in digits"]


ORDERS = [
    ("The deed is dated 02/03/2024, the will 25/03/2024.", ["2024-03-02", "2024-03-25"], "another date has the day first"),
    ("The deed is dated 02/03/2024, the will 03/25/2024.", ["2024-02-03", "2024-03-25"], "another date has the month first"),
]


@pytest.mark.parametrize(("text", "values"), [pytest.param(*case[:2], id=case[2]) for case in ORDERS])
def test_order_is_shown_by_the_text(text, values):
    found = read(text)
    assert [item.value.timex for item in found if isinstance(item, Mention)] == values
    assert [item for item in found if isinstance(item, Note)] == []
    assert len(found[0].value.readings) == 1


@pytest.mark.parametrize(("source", "value"), [("example.co.uk", "2024-03-02"), ("example.com", "2024-02-03"), ("", "2024-02-03")])
def test_order_is_that_of_the_country_of_the_source(source, value):
    text = "The deed is dated 02/03/2024."
    reading = Reading(text, "", published=None, source=source, lexicon=LEXICON, policy=Policy(), sentences=(), numerals=())
    found = list(find_times(reading, ()))
    assert [item.value.timex for item in found if isinstance(item, Mention)] == [value]
    assert any(isinstance(item, Note) and item.rule == "date in digits" for item in found) is not source.endswith(".uk")


@pytest.mark.parametrize("digits", ["13/02/2024", "02/13/2024", "02/02/2024", "2024-02-03"])
def test_order_that_one_reading_fits_has_no_other(digits):
    (mention,) = read(f"The deed is dated {digits}.")
    assert mention.value.readings == ()


BOUNDS = [
    ("since Monday", TimeBound.SINCE),
    ("until Monday", TimeBound.UNTIL),
    ("by Monday", TimeBound.UNTIL),
    ("before Monday", TimeBound.BEFORE),
    ("after Monday", TimeBound.AFTER),
    ("around 1931", TimeBound.ABOUT),
    ("on Monday", TimeBound.AT),
    ("after Monday's vote", TimeBound.AT),
    ("three weeks ago", TimeBound.ABOUT),
    ("three days ago", TimeBound.AT),
    ("before dawn on Monday", TimeBound.AT),
]


@pytest.mark.parametrize(("words", "bound"), [pytest.param(*case, id=case[0]) for case in BOUNDS])
def test_word_in_front_is_the_bound(words, bound):
    (found,) = find(f"It was shut {words}.")
    assert found.value.bound is bound


@pytest.mark.parametrize("words", ["after yesterday's march", "before Friday’s vote", "since last week's ruling"])
def test_time_that_names_a_happening_is_bound_by_nothing(words):
    (found,) = find(f"It was shut {words}.")
    assert found.value.bound is TimeBound.AT


def test_range_in_words_is_told_once():
    first, last = find("It ran from March to May 2024.")
    assert (first.value.allows, last.value.allows) == (first.value.allows, first.value.allows)
    assert (first.latent, last.latent) == (False, True)


def test_duration_is_a_quantity_of_time():
    (found,) = find("They walked for nearly three weeks.")
    assert isinstance(found.value, Duration)
    assert (found.kind, found.value.unit, found.value.names.low, found.value.timex) == ("duration", "week", 3, "P3W")


def test_moving_feast_is_noticed_and_undated():
    (found,) = find("The market closes during Ramadan.")
    assert (found.latent, found.value.names) == (True, None)


def test_years_before_christ_have_a_value_and_no_interval():
    found = find("The revolt of 499 BC failed. The following year the fleet sailed.")
    assert [(item.value.timex, item.value.names) for item in found] == [("BC0499", None), ("BC0498", None)]


def test_ages_and_rates_are_left_to_the_quantities():
    assert find("A 35-year-old man earns $20 a day and drives 90 km per hour; he is 35 years old.") == []


def test_impossible_day_names_nothing():
    (found,) = find("The form says February 30, 2019.")
    assert (found.value.names, found.value.timex) == (None, "2019-02-30")


def test_text_without_times_is_empty():
    assert read("") == []
    assert read("Nothing happened.") == []


def test_a_time_told_again_in_brackets_is_as_loose_as_the_first():
    first, again = [m.value for m in find("It sank at around 3 p.m. (1300 GMT) off the cape.")]
    assert (first.bound, again.bound) == (TimeBound.ABOUT, TimeBound.ABOUT)
    (alone,) = [m.value for m in find("It sank at 1300 GMT off the cape.")]
    assert alone.bound is TimeBound.AT


def test_a_day_that_owns_a_happening_dates_no_clock_time_before_it():
    clock, day = find("The launch went well at 1.42pm, the second go after Tuesday's scrub.")
    assert (clock.value.names, day.value.timex) == (None, "2024-12-10")


def test_minutes_after_a_day_stay_a_length():
    _, length = find("The mast fell on Tuesday. Eighteen minutes later the bell tower cracked.")
    assert (length.kind, length.value.timex) == ("duration", "PT18M")
    _, moment = find("The mast fell on Tuesday at 15:10. Eighteen minutes later the bell tower cracked.")
    assert (moment.kind, moment.value.timex) == ("time", "2024-12-10T15:28")


def test_shortly_after_an_hour_is_near_it():
    (found,) = find("It sank shortly after 3 p.m. on Tuesday.")
    assert (found.value.allows.high - found.value.allows.low).total_seconds() == 3600
    (loose,) = find("It sank after 3 p.m. on Tuesday.")
    assert loose.value.allows.high is None


def test_a_day_of_long_ago_is_of_the_year_told_with_its_month():
    text = "She vanished in August 2022. A diver found the car on 24 August. The coroner wrote on 9 December."
    assert timexes(text) == ["2022-08", "2022-08-24", "2024-12-09"]
    assert timexes("The inquest opened in December 2022. The lake froze on 9 December.") == ["2022-12", "2024-12-09"]


def test_a_morning_hour_behind_an_evening_hour_is_of_the_next_day():
    assert timexes("They were seen at 11 p.m. Friday and were missed at 5:15 a.m.") == ["2024-12-13T23:00", "2024-12-14T05:15"]
    assert timexes("They were seen at 11 p.m. Friday. The alarm rang at 5:15 a.m.") == ["2024-12-13T23:00", "2024-12-13T05:15"]
    assert timexes("They were seen at 9 a.m. Friday and were missed at 5:15 a.m.") == ["2024-12-13T09:00", "2024-12-13T05:15"]


def test_the_day_on_which_somebody_spoke_dates_no_hour_told_behind_it():
    text = "The barge sank on Monday. The owner told reporters on Thursday that it struck a pier at 1:30 a.m."
    assert timexes(text) == ["2024-12-09", "2024-12-12", "2024-12-09T01:30"]


def test_times_told_within_each_other_a_thousand_times_do_not_raise():
    assert len(timexes("two days after " * 3000 + "Monday")) == 1


def test_the_day_of_a_saying_at_the_end_of_a_sentence_is_not_counted_from():
    text = "The barge sank on 7 December, the owner said on Friday. A crane had failed two days earlier."
    assert timexes(text) == ["2024-12-07", "2024-12-13", "2024-12-05"]


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        pytest.param("They deny any part in Monday's bombing.", "2024-12-09", id="what nobody announces"),
        pytest.param("They are silent on Sunday night's deadly blaze.", "2024-12-08TNI", id="a part of a day"),
        pytest.param("They will attend Monday's vote.", "2024-12-16", id="what is announced"),
        pytest.param("Blast kills nine on Sunday", "2024-12-08", id="a headline"),
    ],
)
def test_a_day_that_owns_a_mishap_is_past(text, timex):
    assert timexes(text) == [timex]


def test_some_day_of_a_month_is_no_day():
    assert timexes("She vanished on a Friday night in November 2021.") == ["2021-11"]
    assert timexes("She vanished on Friday night.") == ["2024-12-13TNI"]


def test_who_was_taken_at_a_weekend_was_taken_before_it_is_told():
    assert timexes("The boys taken at the weekend will be heard by a judge.", "2024-12-10") == ["2024-W49-WE"]


WITHIN = [("within half an hour", Bound.AT_MOST), ("in under an hour", Bound.LESS_THAN), ("in an hour", Bound.EXACT)]


@pytest.mark.parametrize(("words", "bound"), [pytest.param(*case, id=case[0]) for case in WITHIN])
def test_a_length_within_which_is_the_longest(words, bound):
    (found,) = find(f"The pilots had come {words}.")
    assert found.value.bound is bound


def test_overnight_is_the_night_in_which_the_day_began():
    (found,) = find("The mast fell overnight.")
    assert [end.isoformat()[:16] for end in (found.value.names.low, found.value.names.high)] == ["2024-12-13T20:00", "2024-12-14T06:00"]
    assert found.value.timex == "2024-12-14TNI"


def test_months_up_to_a_month_are_one_stretch():
    (found,) = find("Sales fell in the three months to September.")
    assert [end.date().isoformat() for end in (found.value.names.low, found.value.names.high)] == ["2024-07-01", "2024-10-01"]
    (length,) = find("They had two weeks to go.")
    assert length.kind == "duration"
