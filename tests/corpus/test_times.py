"""The corpus of times: one interval, many wordings, and what is no time."""

from __future__ import annotations

import runpy
import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from reconcile.extract.reading import Reading
from reconcile.extract.sentences import split_sentences
from reconcile.extract.times import find_times
from reconcile.lexicon.loader import load_lexicon
from reconcile.model.claim import Mention
from reconcile.model.interval import Interval
from reconcile.model.text import read_published
from reconcile.policy import Policy

FOLDER = Path(__file__).parent / "en"
CORPUS = tomllib.loads((FOLDER / "times.toml").read_text(encoding="utf-8"))
NEVER = tomllib.loads((FOLDER / "times_never.toml").read_text(encoding="utf-8"))
LEXICON = load_lexicon("en")


def find_mentions(text: str, published: str | None = CORPUS["published"]) -> list[Mention]:
    sentences = split_sentences(text, "", LEXICON)
    reading = Reading(text, "", published=read_published(published), lexicon=LEXICON, policy=Policy(), sentences=sentences, numerals=())
    return [found for found in find_times(reading, ()) if isinstance(found, Mention) and not found.latent]


def read_ends(interval: Interval[datetime]) -> list[str]:
    ends = []
    for end in (interval.low, interval.high):
        wall = end.isoformat(timespec="minutes")[:16] if end else ""
        ends.append(wall.removesuffix("T00:00"))
    return ends


def list_cases(table: str) -> list:
    return [
        pytest.param(case, wording, id=f"{wording} = {case.get('resolved') or case.get('timex') or case['allows']}")
        for case in CORPUS[table]
        for wording in case["wordings"]
    ]


@pytest.mark.parametrize(("case", "wording"), list_cases("interval"))
def test_wording_names_the_interval(case, wording):
    wanted = [end.removesuffix("T00:00") for end in case["names"]]
    named = [read_ends(found.value.names) for found in find_mentions(wording) if found.kind == "time" and found.value.names]
    assert wanted in named


@pytest.mark.parametrize(("case", "wording"), list_cases("bound"))
def test_wording_allows_what_its_bound_leaves(case, wording):
    found = [mention.value for mention in find_mentions(wording) if mention.kind == "time"]
    assert [(value.bound.value, read_ends(value.allows)) for value in found[:1]] == [(case["bound"], case["allows"])]


@pytest.mark.parametrize(("case", "wording"), list_cases("value"))
def test_wording_has_the_timex_value(case, wording):
    assert case["timex"] in [mention.value.timex for mention in find_mentions(wording)]


@pytest.mark.parametrize("text", [pytest.param(text, id=text) for text in NEVER["never"]])
def test_text_tells_no_time(text):
    assert [text[found.span.start : found.span.end] for found in find_mentions(text)] == []


def test_corpus_is_as_large_as_it_says():
    assert sum(len(case["wordings"]) for table in ("interval", "bound", "value") for case in CORPUS[table]) >= 400
    assert len(NEVER["never"]) >= 150


def test_the_page_of_times_is_current():
    folder = Path(__file__).parents[2] / "docs" / "reference"
    made = runpy.run_path(str(folder / "make_times.py"))["print_page"]()
    assert (folder / "times.md").read_text(encoding="utf-8") == made, "run docs/reference/make_times.py again"
