"""What a text tells of another day's happening than its own bears that day; what it tells of its own, and of sayings, bears none."""

from collections.abc import Iterator

import pytest

import reconcile as rc

LEAD = "A strong earthquake shook Oxmoor on Wednesday. "
BOTH = f"{LEAD}Sunday's quake had damaged the harbour. "


def tell_events(text: str, wanted: str) -> Iterator[tuple[str, ...]]:
    """Yield the event of each quantity of ``text`` that quotes ``wanted``; the text appeared on Thursday, 11 January 2029."""
    article = rc.Article(text, "Gazette", id="a", published="2029-01-11")
    for claim in rc.extract_claims(article):
        span = claim.mention.span
        if claim.mention.kind == "quantity" and wanted in text[span.start : span.end]:
            yield claim.aspect.event


@pytest.mark.parametrize(
    ("text", "event"),
    [
        pytest.param(f"{LEAD}Some 90 people fled after Sunday's quakes.", ("2029-01-07",), id="whose day stands in front"),
        pytest.param(f"{LEAD}Two quakes struck Oxmoor on Jan. 7 and injured 90 people.", ("2029-01-07",), id="a date of its own"),
        pytest.param(f"{LEAD}A tremor struck on Sunday. In those quakes 90 people died.", ("2029-01-07",), id="those"),
        pytest.param(f"{BOTH}The first quake killed 90 people.", ("2029-01-07",), id="the first of two"),
        pytest.param(f"{LEAD}It struck two days after a tremor killed 90 people.", ("2029-01-08",), id="counted back"),
        pytest.param(f"{LEAD}Nearly 90 people were asleep in tents since Sunday's quake.", ("2029-01-07",), id="since it"),
        pytest.param(f"{LEAD}The blow killed 90 people.", (), id="its own"),
        pytest.param(f"{BOTH}The second quake killed 90 people.", (), id="its own is the second of two"),
        pytest.param(f"{LEAD}On Thursday officials said that 90 people died.", (), id="the day of a saying"),
        pytest.param(f"{LEAD}The quake, at 11 p.m. Tuesday GMT, killed 90 people.", (), id="its own in another zone"),
        pytest.param(f"{LEAD}It was stronger than Sunday's tremor and killed 90 people.", (), id="only held against the other"),
        pytest.param(f"{LEAD}It hurt 90 people in a town still reeling from Sunday's quake.", (), id="a town that the other left behind"),
        pytest.param(f"{LEAD}A mast crashed on Thursday after the quake killed 90 people.", (), id="the day of another clause's verb"),
        pytest.param("A quake shook Oxmoor on Wednesday, two days after a tremor. It killed 90 people.", (), id="what points back to both"),
        pytest.param(f"{BOTH}The first toll was 90 people.", (), id="the first toll"),
        pytest.param(f"{BOTH}The first quake in 20 years killed 90 people.", (), id="the first of more than two"),
        pytest.param(f"{BOTH}Those in the quake zone counted 90 people.", (), id="those who"),
        pytest.param(f"{LEAD}The aid came three days after the quake killed 90 people.", (), id="days after its own"),
        pytest.param(f"{LEAD}A storm will strike the town on Sunday, 14 January, and 90 people wait.", (), id="a day to come"),
        pytest.param(
            "The quake struck at 11:40 p.m. GMT on Tuesday. Wednesday's quake killed 90 people.", (), id="its own told by another zone"
        ),
        pytest.param("Sunday's quake killed 90 people.", (), id="nothing to tell it from"),
        pytest.param("The council met in Oxmoor. Sunday's quake killed 90 people.", (), id="a text that opens with none"),
        pytest.param(f"{LEAD}On Oct. 10, 2022, a quake struck and killed 90 people.", ("october", "2022"), id="years ago"),
    ],
)
def test_what_is_told_of_another_day_bears_it(text, event):
    assert list(tell_events(text, "90 people")) == [event]


def test_a_day_that_follows_tells_nothing_of_what_stands_before_it():
    text = f"{LEAD}At least 16 people were killed two days after a raid that killed 31 people."
    assert list(tell_events(text, "16 people")) == [()]
    assert list(tell_events(text, "31 people")) == [("2029-01-08",)]


def test_days_that_lines_hand_on_stay_few():
    article = rc.Article(BOTH + "Those quakes and the first quake killed 90 people. " * 50, "Gazette", id="a", published="2029-01-11")
    assert max(len(claim.aspect.event) for claim in rc.extract_claims(article)) == 1
