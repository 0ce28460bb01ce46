"""Annotated stories of invented events, in our own words: how many pairs are found, and how few temptations are fallen into.

Weights may be learned from those in ``stories``. From those in ``unseen`` nothing is learned, and whoever changes rules or words
does not look at them: they tell what the library does on the next event. The floors lie a little below what was measured;
``docs/explanation/alignment.md`` tells the figures. Whoever raises them moves the floors.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reconcile.align.weights import read_weights
from reconcile.fitting import score_stories
from reconcile.lexicon.loader import Lexicon
from reconcile.policy import Policy
from reconcile.testing import read_stories

CORPUS = Path(__file__).parent
PATHS = sorted(CORPUS.glob("*/*.json"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_place_quotes_its_article(path):
    story = json.loads(path.read_text(encoding="utf-8"))
    texts = {article["id"]: article["text"] for article in story["articles"]}
    pairs = [*story["findings"], *story["not_comparable"]]
    places = [place for pair in pairs for place in (pair["a"], pair["b"])] + story["mentions"]
    assert len(places) > 60
    assert all(texts[place["article"]][place["start"] : place["end"]] == place["span"] for place in places)


@pytest.mark.parametrize(
    ("folder", "pairs", "aligned", "trapped"),
    [pytest.param("stories", 2000, 58.0, 13.0, id="learned from"), pytest.param("unseen", 500, 53.0, 15.0, id="unseen")],
)
def test_what_belongs_together_is_found_and_the_rest_kept_apart(folder, pairs, aligned, trapped):
    english = Lexicon()
    score = score_stories(read_stories(CORPUS / folder, lexicon=english), read_weights(english), Policy(), english)
    assert score.pairs.total() > pairs
    assert score.share() >= aligned
    assert 100.0 * score.trapped / score.traps <= trapped
