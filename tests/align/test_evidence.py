"""Each feature names a level, each level has its weight in the table, and pairs are symmetric."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from attrs import evolve

import reconcile as rc
from reconcile.align.clustering import draw_claims
from reconcile.align.evidence import FEATURES, list_levels
from reconcile.align.scale import Scale
from reconcile.align.weights import read_weights
from reconcile.lexicon.loader import Lexicon

ENGLISH = Lexicon()


@pytest.fixture
def profiles(ferry):
    return draw_claims(ferry, (), ENGLISH)


def test_features_say_what_they_look_at():
    assert all(feature.__doc__ for _, feature in FEATURES)


def test_levels_are_symmetric(profiles):
    weights = read_weights(ENGLISH)
    assert all(list_levels(a, b, weights) == list_levels(b, a, weights) for a in profiles for b in profiles if a is not b)


def test_the_weights_of_the_evidence_add_up(profiles):
    scale = Scale(read_weights(ENGLISH))
    pairs = [(a, b) for a in profiles for b in profiles if a.at < b.at]
    one, other = max(pairs, key=lambda pair: scale.weigh(*pair))
    assert sum(evidence.weight for evidence in scale.explain_pair(one, other)) == pytest.approx(scale.weigh(one, other))


def test_a_head_of_its_own_speaks_against_a_pair(profiles):
    scale = Scale(read_weights(ENGLISH))
    same = max(scale.weigh(a, b) for a in profiles for b in profiles if a.at < b.at and a.head == b.head)
    other = max(scale.weigh(a, b) for a in profiles for b in profiles if a.at < b.at and a.head != b.head)
    assert same > other


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        pytest.param("Nobody knew the owner.", "The cook knew better.", "nothing, one word", id="a verb by chance"),
        pytest.param("The sluice was repaired.", "Divers closed the sluice.", "some", id="other verbs of one thing"),
        pytest.param("Nobody died.", "The crash killed a cyclist.", "what befell", id="what befell people"),
        pytest.param(
            "Ilves denied the leak on Monday.",
            "Ilves was asked about water in the mine and a leak on Friday.",
            "some, one who",
            id="one who acts in both",
        ),
        pytest.param("The mast was wrecked.", "The storm broke windows.", "nothing, one class", id="a class by chance"),
    ],
)
def test_statements_that_share_a_verb_alone_are_told_from_others(one, other, level):
    claims = [c for i, text in enumerate((one, other)) for c in rc.extract_claims(rc.Article(text, "Post", id=str(i)))]
    left, right = (p for p in draw_claims(claims, (), ENGLISH) if p.unit == "wording")
    assert dict(zip((name for name, _ in FEATURES), list_levels(left, right, read_weights(ENGLISH)), strict=True))["told"] == level


def test_when_somebody_spoke_is_not_when_it_happened():
    texts = ("The ferry opened on Tuesday near Ostra.", "The minister spoke on Friday in Ostra.")
    articles = [rc.Article(text, "Gazette", id=text[4:8], published="2031-05-10") for text in texts]
    claims = [claim for article in articles for claim in rc.extract_claims(article) if claim.mention.kind == "time"]
    opened, spoke = draw_claims(claims, articles, ENGLISH)
    levels = dict(zip([name for name, _ in FEATURES], list_levels(opened, spoke, read_weights(ENGLISH)), strict=True))
    assert levels["head"] == "one of speech"
    assert read_weights(ENGLISH).levels["time", "head", "one of speech"] < -1


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        pytest.param("The bishop died on Tuesday.", "The burial is on Friday.", "never", id="a death and a burial"),
        pytest.param("The ferry sailed at 2 p.m. on Friday.", "The ferry sank at 4 p.m. on Friday.", "never", id="a start and a wreck"),
        pytest.param("The ferry sank on Friday.", "The crash killed nine on Friday.", "same class, told once", id="one wreck"),
    ],
)
def test_happenings_that_follow_each_other_share_no_time(one, other, level):
    articles = [rc.Article(text, "Gazette", id=str(at), published="2031-05-10") for at, text in enumerate((one, other))]
    claims = [claim for article in articles for claim in rc.extract_claims(article) if claim.mention.kind == "time"]
    left, right = draw_claims(claims, articles, ENGLISH)
    assert dict(zip([name for name, _ in FEATURES], list_levels(left, right, read_weights(ENGLISH)), strict=True))["head"] == level


def test_the_table_names_features_that_exist():
    names = {name for name, _ in FEATURES}
    assert {feature for _, feature, _ in read_weights(ENGLISH).levels} <= names


def test_no_feature_reads_a_number():
    source = Path(rc.__file__).parent.joinpath("align", "evidence.py").read_text(encoding="utf-8")
    assert not re.search(r"\.(?:names\.low|allows|low|high|rank\.low)\b", source)


def test_two_clock_times_are_likelier_of_one_thing_than_a_clock_time_and_a_year(profiles):
    clock, year = (evolve(profiles[0], grain=grain) for grain in ("clock", "year"))
    feature = dict(FEATURES)["grain"]
    weights = read_weights(ENGLISH).levels
    assert weights["time", "grain", feature(clock, clock, read_weights(ENGLISH))] > 0
    assert weights["time", "grain", feature(clock, year, read_weights(ENGLISH))] < 0


def _name_level(feature: str, *articles: rc.Article) -> str:
    """Return the level of a feature for the two sizes of some articles."""
    claims = [claim for article in articles for claim in rc.extract_claims(article)]
    one, other = [profile for profile in draw_claims(claims, articles, ENGLISH) if profile.group == "number"]
    levels = list_levels(one, other, read_weights(ENGLISH))
    return dict(zip([name for name, _ in FEATURES], levels, strict=True))[feature]


@pytest.mark.parametrize(
    ("days", "told", "level"),
    [
        pytest.param(3, "the ferry Alba off Port Marl near Ostia", "days", id="one week"),
        pytest.param(20, "the ferry Alba off Port Marl near Ostia", "weeks, one story", id="the same names"),
        pytest.param(90, "the ferry Alba off Port Marl near Ostia", "months, one story", id="a trial, months later"),
        pytest.param(90, "the barge Corvo off Cape Lund near Veles", "months", id="another event"),
    ],
)
def test_reports_of_one_story_may_be_months_apart(days, told, level):
    day = datetime(2025, 3, 1, tzinfo=UTC)
    first = rc.Article("A blaze on the ferry Alba off Port Marl near Ostia killed nine people.", "Post", id="a", published=day)
    later = rc.Article(f"A fire on {told} killed nine people.", "Echo", id="b", published=day + timedelta(days=days))
    assert _name_level("days", first, later) == level


def test_a_text_tells_its_things_apart_by_what_it_counts():
    text = "Nine officers were injured on Monday. Doctors said that 90 rioters were injured as well."
    assert _name_level("counted", rc.Article(text, id="a")) == "other in one text"


@pytest.mark.parametrize(
    ("when", "level"),
    [
        pytest.param("on Friday", "other days", id="two days of one week"),
        pytest.param("in 2030", "other times", id="a year that ends where the other begins"),
    ],
)
def test_years_that_meet_are_two_times(when, level):
    told = {"on Friday": "on Thursday", "in 2030": "in 2029"}[when]
    texts = (f"The bureau counted 41 attacks {when}.", f"The bureau counted 29 attacks {told}.")
    articles = [rc.Article(text, "Post", id=str(at), published="2031-05-11") for at, text in enumerate(texts)]
    assert _name_level("moment", *articles) == level


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        pytest.param("officers", "marchers", "rival", id="two sides of a clash"),
        pytest.param("soldiers", "troops", "other", id="two words for one side"),
        pytest.param("officers", "guests", "other", id="words of no group"),
    ],
)
def test_sides_of_a_clash_are_rivals_by_any_of_their_words(one, other, level):
    first, second = (rc.Article(f"Nine {who} were injured at the port.", id=who) for who in (one, other))
    assert _name_level("qualifiers", first, second) == level


def test_what_is_sought_is_never_what_was_given():
    weights = read_weights(ENGLISH)
    assert {("sentenced", "sentenced sought"), ("profit foreseen", "profit")} <= weights.never
    assert "sentenced sought" in weights.classes


@pytest.mark.parametrize(
    ("later", "level"),
    [
        pytest.param("A fire on the ferry Alba off Port Marl near Ostia killed nine people on Sunday.", "months", id="another fire"),
        pytest.param("A fire on the ferry Alba off Port Marl near Ostia killed nine people.", "months, one story", id="no day is told"),
        pytest.param(
            "The mate of the ferry Alba was sentenced on Sunday. The fire off Port Marl near Ostia killed nine people on Sunday.",
            "months, one story",
            id="a trial",
        ),
    ],
)
def test_two_calamities_that_are_news_months_apart_are_two(later, level):
    day = datetime(2025, 3, 4, tzinfo=UTC)
    first = rc.Article("A blaze on the ferry Alba off Port Marl near Ostia killed nine people on Sunday.", "Post", id="a", published=day)
    second = rc.Article(later, "Echo", id="b", published=day + timedelta(days=91))
    assert _name_level("days", first, second) == level
