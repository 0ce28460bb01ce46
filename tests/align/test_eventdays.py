"""Two happenings that one text tells apart by their days share no fact; two days that two texts tell of one happening part nothing."""

from datetime import date

import pytest

import reconcile as rc
from reconcile.align.clustering import draw_claims
from reconcile.lexicon.loader import Lexicon

FIRST = "A quake struck Oxmoor on Sunday. The quake injured 40 people in the town."
SERIES = (
    "A quake struck Oxmoor on Wednesday. The quake injured 90 people in the town. "
    "Two quakes struck Oxmoor on Sunday. In those quakes 38 people in the town were injured."
)
ALIEN = "A quake struck Oxmoor on Saturday. The quake injured 41 people in the town."


def report(*texts: tuple[str, str]) -> rc.Report:
    """Return the report on texts, each with its day of publication; the sources are called a, b, c in order."""
    return rc.reconcile([rc.Article(text, name, id=name, published=day) for name, (day, text) in zip("abc", texts, strict=False)])


def share(found: rc.Report, one: str, other: str) -> bool:
    """Whether two numbers of people are of one fact."""
    facts = {
        claim.mention.value.names.low: fact.id for fact in found.facts for claim in fact.claims if claim.mention.kind == "quantity"
    }
    return facts[int(one)] == facts[int(other)]


def test_a_text_that_tells_both_parts_what_befell_on_one_and_on_the_other():
    found = report(("2029-01-08", FIRST), ("2029-01-11", SERIES))
    assert share(found, "40", "38")
    assert not share(found, "40", "90")


def test_two_texts_that_date_one_event_differently_are_held_against_each_other():
    found = report(("2029-01-08", FIRST), ("2029-01-08", ALIEN))
    assert share(found, "40", "41")


def test_the_day_on_which_a_toll_is_told_parts_nothing():
    later = "A quake struck Oxmoor on Sunday. A second quake struck on Monday. The mayor said on Monday that 41 people were injured."
    assert share(report(("2029-01-08", FIRST), ("2029-01-09", later)), "40", "41")


@pytest.mark.parametrize(
    ("line", "days"),
    [
        pytest.param("The quake injured 40 people.", {"2029-01-10"}, id="its own"),
        pytest.param("Sunday's quakes injured 40 people.", {"2029-01-07"}, id="the other"),
        pytest.param("Sunday's quakes damaged a mill. Doctors treated 40 people.", set(), id="behind the other: open"),
        pytest.param("Sunday's quakes broke a mill. Wednesday's quake broke two. Doctors treated 40 people.", {"2029-01-10"}, id="back"),
        pytest.param("It was attacked in recent days, and 40 people were hurt.", set(), id="some days"),
        pytest.param("On Tuesday, 40 people were injured.", set(), id="a day of which nothing else is told"),
    ],
)
def test_a_claim_is_of_a_day_where_its_text_leaves_no_doubt(line, days):
    text = f"A quake struck Oxmoor on Wednesday. {line} Sunday's quakes are not forgotten."
    article = rc.Article(text, "Gazette", id="a", published="2029-01-11")
    profiles = draw_claims(rc.extract_claims(article), [article], Lexicon())
    (told,) = [profile for profile in profiles if text[profile.start :].startswith("40 people") and profile.group == "number"]
    assert {date.fromordinal(day).isoformat() for day in told.days} == days

