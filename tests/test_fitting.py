"""Weights are learned from annotated stories: what tells true pairs from others weighs most, and the table can be read back."""

import json
import tomllib
from pathlib import Path

import pytest

import reconcile
from reconcile.align.evidence import FEATURES
from reconcile.align.learning import Example, fit_weights
from reconcile.align.weights import read_weights
from reconcile.errors import FileError
from reconcile.fitting import cross_validate, main, write_weights
from reconcile.lexicon.loader import load_lexicon
from reconcile.policy import Policy
from reconcile.testing import read_stories

NAMES = [name for name, _ in FEATURES]


def levels(**told):
    return tuple(told.get(name, "untold") for name in NAMES)


@pytest.fixture(scope="module")
def learned():
    """Heads tell truth from falsehood, speakers tell nothing."""
    examples = [
        Example("number", levels(head=head, speaker=speaker), true)
        for head, true, times in (("same", True, 30), ("other", True, 5), ("same", False, 6), ("other", False, 80))
        for speaker in ("shared", "other")
        for _ in range(times)
    ]
    return fit_weights(examples, read_weights(load_lexicon()))


@pytest.fixture
def folder(tmp_path):
    """Two annotated stories of two events, each with one true pair."""
    for name, thing in (("flood_a", "flood"), ("fire_a", "fire")):
        texts = [f"At least 40 people were killed in the {thing}, police said.", f"The {thing} killed 52 people, officials said."]
        spans = [(0, "At least 40 people"), (1, "52 people")]
        sides = [{"article": f"{i}", "start": texts[i].index(words), "end": texts[i].index(words) + len(words)} for i, words in spans]
        story = {
            "name": name,
            "articles": [{"id": f"{i}", "text": text, "source": f"{i}", "published": "2024-05-01"} for i, text in enumerate(texts)],
            "findings": [{"a": sides[0], "b": sides[1], "kind": "quantity", "verdict": "discrepancy", "about": "deaths"}],
            "not_comparable": [],
        }
        (tmp_path / f"{name}.json").write_text(json.dumps(story), encoding="utf-8")
    return tmp_path


def test_what_tells_true_pairs_weighs_most(learned):
    table = learned.levels
    assert table["number", "head", "same"] > 1.0
    assert table["number", "head", "other"] < 0.0


def test_what_tells_nothing_weighs_nothing(learned):
    assert abs(learned.levels["number", "speaker", "shared"]) < 0.2


def test_the_table_written_is_the_table_learned(learned):
    table = tomllib.loads(write_weights(learned))
    assert table["weight"]["number"]["head"]["same"] == pytest.approx(learned.levels["number", "head", "same"], abs=0.01)


def test_learning_is_the_same_every_time(learned):
    assert write_weights(learned) == write_weights(learned)


def test_each_event_is_held_out_once(folder):
    stories = read_stories(folder)
    scores = cross_validate(stories, Policy(), load_lexicon())
    assert [(event, score.pairs.total()) for event, score in scores] == [("fire", 1), ("flood", 1)]


def test_the_command_writes_a_table(folder, tmp_path, capsys):
    out = tmp_path / "weights.toml"
    assert main([str(folder), "--write", str(out)]) == 0
    assert "held out" in capsys.readouterr().out
    assert "prior" in tomllib.loads(out.read_text(encoding="utf-8"))


def test_what_a_person_has_set_stays_in_the_table(folder, tmp_path):
    package = Path(reconcile.__file__).parent / "lexicon/data/shared/weights.toml"
    out = tmp_path / "weights.toml"
    out.write_text(package.read_text(encoding="utf-8"), encoding="utf-8")
    main([str(folder), "--write", str(out)])
    before, after = (tomllib.loads(path.read_text(encoding="utf-8")) for path in (package, out))
    assert after["kept"] == before["kept"] != {}
    assert after["weight"] != before["weight"]


def test_an_empty_folder_is_a_users_mistake(tmp_path, capsys):
    with pytest.raises(FileError):
        read_stories(tmp_path)
    assert main([str(tmp_path)]) == 2
    assert "annotated stories" in capsys.readouterr().err
