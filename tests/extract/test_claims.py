"""Claims: one for each mention that is not latent, and when each is said to hold."""

import pytest
from attrs import evolve

import reconcile as rc
from reconcile.extract.attribution import find_covering, read_attributions
from reconcile.extract.claims import date_claim, draft_claims, read_datings
from reconcile.model.claim import Certainty


def date(staged):
    mention, scene = staged
    (spot,) = [spot for spot in scene.spots if spot.mention is mention]
    line, table = spot.grammar.line.index, read_attributions(scene)
    return date_claim(spot, read_datings(scene, table)[line], find_covering(spot, table.lines[line]))


@pytest.mark.parametrize(
    ("text", "words", "times", "expected"),
    [
        pytest.param("As of Tuesday ten roads were shut.", "ten", ("Tuesday",), "Tuesday", id="the time of its clause"),
        pytest.param("A source said last month that ten roads were shut.", "ten", ("last month",), "last month", id="when it was said"),
        pytest.param("Ten roads were shut, a source said on Tuesday.", "Ten", ("Tuesday",), "Tuesday", id="when it was said, behind"),
        pytest.param(
            "A source said on Tuesday that ten roads were shut in May.", "ten", ("Tuesday", "May"), "May", id="its own time comes first"
        ),
        pytest.param(
            "Ten roads were shut after a storm that struck in May.", "Ten", ("May",), None, id="a time of another clause is not its own"
        ),
        pytest.param(
            "A storm struck on Friday, killing ten men.", "ten", ("Friday",), "Friday", id="what goes on with a clause has its time"
        ),
        pytest.param("Ten men died on Friday when 12 trees fell.", "12", ("Friday",), "Friday", id="when says that it was then"),
        pytest.param("Ten roads were shut.", "Ten", (), None, id="no time at all"),
        pytest.param("Sunday's quake shut ten roads.", "ten", ("Sunday's",), None, id="which quake it was says nothing of now"),
        pytest.param("Ten came on Monday, and nine on Friday.", "nine", ("Monday", "Friday"), "Friday", id="the nearest of two times"),
    ],
)
def test_a_claim_holds_at_the_time_that_its_words_give(stage, text, words, times, expected):
    as_of = date(stage(text, words, times=times))
    assert (as_of.timex if as_of else None) == expected


def test_a_headline_is_no_surer_than_the_body(stage):
    text = "Ten ships sink.\nThe coast guard looked on.\nTen ships may have sunk."
    own, scene = stage(text, "Ten ships", "label")
    again = evolve(own, span=evolve(own.span, start=text.rindex("Ten"), end=text.rindex("Ten") + 9))
    claims = draft_claims(scene.article, scene.reading, (own, again))
    assert [claim.stance.certainty for claim in claims] == [Certainty.POSSIBLE, Certainty.POSSIBLE]


def test_a_time_has_no_time(stage):
    assert date(stage("Ten came on Monday and left on Tuesday.", "Monday", "time", ("Tuesday",))) is None


def test_each_mention_makes_one_claim_with_an_id_of_its_place(stage):
    text = "Police said ten roads were shut on Tuesday."
    own, scene = stage(text, "ten", "label", ("Tuesday",))
    claims = draft_claims(scene.article, scene.reading, scene.mentions)
    assert [claim.id for claim in claims] == ["a:12-15:label", "a:35-42:time"]
    assert claims[0].mention is own
    assert claims[0].sentence.text == text
    assert claims[0].attribution.speaker == "Police"


def test_a_latent_mention_claims_nothing(stage):
    own, scene = stage("Ten came.", "Ten", "label")
    assert draft_claims(scene.article, scene.reading, (evolve(own, latent=True),)) == ()


def test_a_text_of_nothing_claims_nothing():
    assert rc.extract_claims(rc.Article("", "Gazette")) == ()
    assert rc.extract_claims(rc.Article(" ", "Gazette")) == ()
