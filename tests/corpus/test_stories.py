"""Eighteen annotated stories of invented events, in our own words: how many pairs are found, and how few temptations are fallen into.

The floors lie a little below what was measured; ``docs/explanation/alignment.md`` tells the figures. Whoever raises them moves the floors.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reconcile.align.evidence import read_weights
from reconcile.fitting import score_stories
from reconcile.lexicon.loader import Lexicon
from reconcile.policy import Policy
from reconcile.testing import read_stories

STORIES = Path(__file__).parent / "stories"
PATHS = sorted(STORIES.glob("*.json"))
ALIGNED, TRAPPED = 43.0, 19.0


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_place_quotes_its_article(path):
    story = json.loads(path.read_text(encoding="utf-8"))
    texts = {article["id"]: article["text"] for article in story["articles"]}
    pairs = [*story["findings"], *story["not_comparable"]]
    places = [place for pair in pairs for place in (pair["a"], pair["b"])] + story["mentions"]
    assert len(places) > 60
    assert all(texts[place["article"]][place["start"] : place["end"]] == place["span"] for place in places)


def test_what_belongs_together_is_found_and_the_rest_kept_apart():
    english = Lexicon()
    score = score_stories(read_stories(STORIES, lexicon=english), read_weights(english), Policy(), english)
    assert score.pairs.total() > 900
    assert score.share() >= ALIGNED
    assert 100.0 * score.trapped / score.traps <= TRAPPED
