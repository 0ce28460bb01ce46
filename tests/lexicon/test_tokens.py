"""Tokens and lemmas: what a word is, and what it is a form of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.lexicon import tokens as known
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.tokens import Forms, find_commons, lemma, read_pattern, tokenize_text


def shapes(text, commons=frozenset()):
    tokens = tokenize_text(text, commons=commons)
    return list(zip(tokens.texts, tokens.kinds, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Orlo fell", [("Orlo", "name"), ("fell", "word")], id="a capitalised word is a name"),
        pytest.param("2,000 men", [("2,000", "number"), ("men", "word")], id="a number keeps its commas"),
        pytest.param(
            "the 3rd of 1980s", [("the", "word"), ("3rd", "number"), ("of", "word"), ("1980s", "number")], id="ordinals and decades"
        ),
        pytest.param("10km", [("10", "number"), ("km", "word")], id="a glued unit stands alone"),
        pytest.param("U.S. co-worker", [("U.S.", "name"), ("co-worker", "word")], id="initials and hyphens stay together"),
        pytest.param(
            "5.9-magnitude", [("5.9", "number"), ("-", "punct"), ("magnitude", "word")], id="a number before a hyphen stands alone"
        ),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_text_is_cut_into_tokens(text, expected):
    assert shapes(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("the bay-which froze", ["the", "bay", "-", "which", "froze"], id="a dash in front of a relative"),
        pytest.param("Orlo-a port", ["Orlo", "-", "a", "port"], id="a dash in front of an article"),
        pytest.param("a state-of-the-art sit-in", ["a", "state-of-the-art", "sit-in"], id="compounds stay together"),
    ],
)
def test_a_hyphen_may_be_a_dash_that_lost_its_spaces(text, words):
    assert list(tokenize_text(text, pattern=read_pattern(Lexicon())).texts) == words


def test_a_first_word_that_the_text_also_writes_small_is_no_name():
    text = "Soldiers left. The soldiers of Orlo came."
    assert shapes("Soldiers left", find_commons(text))[0] == ("Soldiers", "word")


def test_a_headline_with_capitals_has_few_names():
    text = "Strong Quake Hits Orlo. A strong quake hits the coast."
    kinds = dict(shapes("Strong Quake Hits Orlo", find_commons(text)))
    assert kinds == {"Strong": "word", "Quake": "word", "Hits": "word", "Orlo": "name"}
    assert tokenize_text("Strong Quake Hits Orlo", commons=find_commons(text)).lowered == (0, 1, 2)


@pytest.mark.parametrize(("text", "fold"), [("Orlo’s", "orlo"), ("Ürümqi's", "urumqi"), ("soldiers'", "soldiers"), ("DON’T", "don't")])
def test_a_fold_has_no_case_accent_or_possessive(text, fold):
    assert tokenize_text(text).folds[0] == fold


@given(st.text(max_size=120))
def test_tokens_stand_where_they_say(text):
    tokens = tokenize_text(text)
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == list(tokens.texts)
    assert all(tokens.texts)
    assert all(end <= start for end, start in zip(tokens.ends, tokens.starts[1:], strict=False))


LEMMAS = {
    "flood": ["flooded"],
    "sanction": ["sanctioned"],
    "postpone": ["postponed"],
    "allege": ["alleged"],
    "explode": ["exploded"],
    "raid": ["raided"],
    "declare": ["declared"],
    "monitor": ["monitored"],
    "gunman": ["gunmen"],
    "settle": ["settled"],
    "kill": ["killed", "killing", "kills"],
    "strike": ["struck", "striking"],
    "report": ["reported", "reports"],
    "city": ["cities"],
    "loss": ["losses", "loss"],
    "stop": ["stopped"],
    "estimate": ["estimated", "estimates"],
    "box": ["boxes"],
    "deny": ["denied", "denies"],
    "control": ["controlled"],
    "bus": ["bus", "buses"],
    "die": ["died", "dying"],
    "person": ["people"],
    "news": ["news"],
    "building": ["building"],
    "occur": ["occurred"],
    "charge": ["charged"],
    "soldier": ["soldiers"],
    "bring": ["bring"],
    "hero": ["heroes"],
    "toe": ["toes"],
    "canoe": ["canoes"],
    "concede": ["conceded", "conceding", "concedes"],
    "impede": ["impeded"],
    "supersede": ["superseded"],
    "describe": ["described", "describing"],
    "bulge": ["bulged"],
    "gauge": ["gauged"],
    "oblige": ["obliged"],
    "intervene": ["intervened"],
    "recycle": ["recycled"],
    "massacre": ["massacred"],
    "squeeze": ["squeezed"],
    "waste": ["wasted"],
    "owe": ["owed", "owing"],
    "lie": ["lied", "lying"],
    "boycott": ["boycotted"],
    "fulfil": ["fulfilled"],
    "abstain": ["abstained"],
    "derail": ["derailed"],
    "uproot": ["uprooted"],
    "shout": ["shouted"],
    "repeal": ["repealed"],
    "reappear": ["reappeared"],
    "create": ["created"],
    "guide": ["guided"],
    "raise": ["raised"],
    "stamp": ["stamped"],
    "forfeit": ["forfeited"],
}


@pytest.mark.parametrize(("form", "base"), [(form, base) for base, forms in LEMMAS.items() for form in forms])
def test_a_form_is_reduced_to_its_lemma(form, base):
    assert lemma(form) == base


def test_one_string_stands_for_a_word_wherever_it_is_met():
    first, second = tokenize_text("the harbour").texts[1], tokenize_text("a harbour, closed").texts[1]
    assert first is second


def test_hostile_text_fills_no_memory(monkeypatch):
    monkeypatch.setattr(known, "MOST_KNOWN", 3)
    forms = Forms()
    assert [forms[word][0] for word in (" a", "b", " c", "  d", "e")] == ["a", "b", "c", "d", "e"]
    assert len(forms) <= 3
