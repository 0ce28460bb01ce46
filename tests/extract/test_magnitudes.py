"""Sizes in words."""

from __future__ import annotations

import pytest

import reconcile as rc
from reconcile.lexicon.loader import Lexicon

TABLE = Lexicon().read_table("magnitudes")


def read(text):
    return [(text[m.span.start : m.span.end], m.value.term, m.value.scale) for m in rc.extract_mentions(text) if m.kind == "magnitude"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("A noticeable number of them left.", ("A noticeable number of them", "noticeable", "amount"), id="an amount"),
        pytest.param("They came in significant numbers.", ("in significant numbers", "significant", "amount"), id="an amount without of"),
        pytest.param("Huge numbers of pilgrims came.", ("Huge numbers of pilgrims", "huge", "amount"), id="what is counted is within"),
        pytest.param("Heavy casualties were feared.", ("Heavy casualties", "heavy", "severity"), id="severity"),
        pytest.param("The quake did serious structural damage.", ("serious structural damage", "serious", "severity"), id="a word between"),
        pytest.param("A sharp rise in prices followed.", ("A sharp rise", "sharp", "change"), id="a change"),
        pytest.param(
            "There was a slight increase in the number of raids.",
            ("a slight increase in the number of raids", "slight", "change"),
            id="a change of a number is a change",
        ),
        pytest.param("Exports fell sharply.", ("fell sharply", "sharp", "change"), id="an adverb behind its verb"),
        pytest.param("Exports slightly increased.", ("slightly increased", "slight", "change"), id="an adverb before its verb"),
        pytest.param("Many villagers stayed.", ("Many villagers", "many", "amount"), id="many"),
        pytest.param("Few villagers stayed.", ("Few villagers", "few", "amount"), id="few"),
        pytest.param("Most of the village burned.", ("Most of the village", "most of", "amount"), id="most of a whole"),
        pytest.param("A large-scale offensive began.", ("A large-scale offensive", "large-scale", "extent"), id="extent"),
    ],
)
def test_size_in_words(text, found):
    assert read(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "As many as nine boats sank.",
        "How many were there?",
        "It was a significant day.",
        "He has a big car.",
        "So many of us know.",
        "The heavy door fell.",
        "A few windows broke.",
        "The next few days are cold.",
        "A good man spoke.",
        "Heavy. Damage was small.",
    ],
)
def test_words_that_size_nothing(text):
    assert [found for found in read(text) if found[1] != "small"] == []


@pytest.mark.parametrize("text", TABLE["example"][0]["holds"])
def test_examples_hold(text):
    assert read(text)


@pytest.mark.parametrize("text", TABLE["example"][0]["never"])
def test_examples_never_hold(text):
    assert read(text) == []


def test_noticeable_and_significant_do_not_meet():
    ranks = [
        m.value.rank
        for text in ("A noticeable number of them", "A significant number of them")
        for m in rc.extract_mentions(text)
        if m.kind == "magnitude"
    ]
    assert not ranks[0].meets(ranks[1])


def test_ranks_lie_on_their_scale():
    rows = [*TABLE["degrees"].values(), *TABLE["amounts"].values()]
    assert all(0 <= low < high <= 10 for low, high in rows)


def test_adverbs_and_limits_name_degrees():
    assert set(TABLE["adverbs"].values()) <= set(TABLE["degrees"])
    assert set(TABLE["only"]) - {"fire"} <= set(TABLE["degrees"])
