"""How the text stands to a claim: every entry of the lexicon proves itself, and cues reach as far as a reader lets them."""

import re

import pytest

from reconcile.extract.attribution import find_covering, read_attributions
from reconcile.extract.stance import judge_stance, read_hedges
from reconcile.lexicon.loader import Lexicon
from reconcile.model.claim import Certainty, Stance
from reconcile.model.text import Article
from reconcile.pipeline import extract_claims

ENTRIES = Lexicon().read_table("stance")["cue"]
HOLDS = [(entry["class"], sentence) for entry in ENTRIES for sentence in entry.get("holds", ())]
NEVER = [(entry["class"], sentence) for entry in ENTRIES for sentence in entry.get("never", ())]


def judge(staged):
    mention, scene = staged
    (spot,) = [spot for spot in scene.spots if spot.mention is mention]
    line = spot.grammar.line.index
    return judge_stance(spot, read_hedges(scene)[line], find_covering(spot, read_attributions(scene).lines[line]))


def effects(stance):
    found = {"negated"} if stance.negated else set()
    found |= {"denied"} if stance.denied else set()
    return found | {stance.certainty.value}


def target(sentence):
    found = re.search(r"40|[Ff]orty|injuries|hurt|bail|5 p\.m\.", sentence)
    assert found is not None, "an entry's sentence names a figure to look at"
    return found[0]


@pytest.mark.parametrize(("effect", "sentence"), HOLDS, ids=[sentence for _, sentence in HOLDS])
def test_a_cue_holds_where_its_entry_says(stage, effect, sentence):
    assert effect in effects(judge(stage(sentence, target(sentence), "label")))


@pytest.mark.parametrize(("effect", "sentence"), NEVER, ids=[sentence for _, sentence in NEVER])
def test_a_cue_never_holds_where_its_entry_says_so(stage, effect, sentence):
    assert effect not in effects(judge(stage(sentence, target(sentence), "label")))


CASES = [
    pytest.param("Nobody was hurt in the blast at 5 a.m.", "5 a.m.", "time", Stance(), id="a negation leaves the time alone"),
    pytest.param("There were no injuries among the 50 guests.", "50", "quantity", Stance(), id="a negation leaves a circumstance alone"),
    pytest.param("None of its 74 staff was hurt.", "74", "quantity", Stance(), id="a negation leaves a whole alone"),
    pytest.param("No one died and ten were hurt.", "ten", "quantity", Stance(), id="a negation ends with its clause"),
    pytest.param("Ten died, but nobody was hurt.", "Ten", "quantity", Stance(), id="a negation does not reach back"),
    pytest.param("Some 20 may have died when 12 trees fell.", "12", "quantity", Stance(), id="a hedge ends with its clause"),
    pytest.param("It was not more than 5 metres long.", "not more than 5 metres", "quantity", Stance(), id="a bound is no negation"),
]


@pytest.mark.parametrize(("text", "words", "kind", "expected"), CASES)
def test_a_cue_reaches_no_farther_than_its_clause(stage, text, words, kind, expected):
    stance = judge(stage(text, words, kind))
    assert (stance.negated, stance.denied, stance.certainty) == (expected.negated, expected.denied, expected.certainty)


@pytest.mark.parametrize(
    ("text", "words", "certainty"),
    [
        pytest.param("Norland claimed that ten had died.", "ten", Certainty.REPORTED, id="claimed keeps a distance"),
        pytest.param("Some ten may have died, killing hope.", "ten", Certainty.POSSIBLE, id="may"),
        pytest.param("Police believe ten died.", "ten", Certainty.LIKELY, id="believe"),
        pytest.param("The quake may have set off slides, burying ten.", "ten", Certainty.POSSIBLE, id="a participle goes on with a hedge"),
        pytest.param("In May ten died.", "ten", Certainty.STATED, id="a month is no hedge"),
        pytest.param("Ten died.", "Ten", Certainty.STATED, id="plainly told"),
    ],
)
def test_a_claim_is_as_sure_as_its_words(stage, text, words, certainty):
    assert judge(stage(text, words)).certainty is certainty


def test_the_words_that_show_it_are_kept(stage):
    text = "Norland denied that ten had died."
    stance = judge(stage(text, "ten"))
    assert stance.denied
    assert [text[span.start : span.end] for span in stance.spans] == ["denied"]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        pytest.param("Our crews have not yet reached four farms.", False, id="not yet leaves what is counted alone"),
        pytest.param("Our crews did not reach four farms.", True, id="a plain negation does not"),
        pytest.param("The toll has not yet reached 40.", True, id="a toll is not so high yet"),
    ],
)
def test_what_is_not_yet_done_to_so_many_leaves_them_so_many(text, negated):
    (told,) = [claim for claim in extract_claims(Article(text, "Herald")) if claim.mention.kind == "quantity"]
    assert told.stance.negated is negated
