"""Scenes for tests: a text, and mentions laid over words of it."""

from datetime import UTC, datetime

import pytest

from reconcile.extract.numerals import find_numerals
from reconcile.extract.reading import Reading
from reconcile.extract.scene import Scene
from reconcile.extract.sentences import split_sentences
from reconcile.lexicon.loader import Lexicon
from reconcile.model.claim import Mention
from reconcile.model.interval import Interval
from reconcile.model.text import Article, Span
from reconcile.model.value import Grain, Label, TimeRef
from reconcile.policy import Policy

LEXICON = Lexicon()


def _mention(text, words, kind):
    """Return a mention of the first place where ``words`` stand; its value is a label or a day: scenes look at its kind only."""
    at = text.index(words)
    day = Interval(datetime(2020, 1, 1, tzinfo=UTC), datetime(2020, 1, 2, tzinfo=UTC), high_open=True)
    value = TimeRef(day, Grain.DAY, allows=day, timex=words) if kind == "time" else Label("kind", words, key=words)
    return Mention(value, Span("a", at, end=at + len(words)), kind=kind, rule="test")


@pytest.fixture(scope="session")
def stage():
    """Return a function of (text, words, kind, times) that gives a mention of the words and the scene around it."""

    def _stage(text, words, kind="quantity", times=()):
        own = _mention(text, words, kind)
        mentions = (own, *(_mention(text, time, "time") for time in times))
        sentences = split_sentences(text, "a", LEXICON)
        numerals = find_numerals(text, LEXICON)
        reading = Reading(text, "a", published=None, lexicon=LEXICON, policy=Policy(), sentences=sentences, numerals=numerals)
        return own, Scene(Article(text, id="a"), reading, tuple(sorted(mentions, key=lambda m: m.span.start)))

    return _stage
