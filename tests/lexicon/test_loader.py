"""A user's folder of tables adds to the package's; what is built otherwise is an error that names the file."""

import pytest

import reconcile as rc


def write(folder, name, text):
    (folder / "en").mkdir()
    (folder / "en" / name).write_text(text, encoding="utf-8")
    return rc.Reconciler(lexicons=[str(folder)])


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        pytest.param("units.toml", "words = 3", "`words` is no table", id="a number where a table stands"),
        pytest.param("units.toml", '[words]\nmeter = "yardstick"', "`words.meter` is no list", id="a text where a list stands"),
        pytest.param("bounds.toml", "bound = [1]", "row 1 of `bound` lacks", id="a number where a row stands"),
        pytest.param("bounds.toml", '[[bound]]\nterm = "a tad over"', "row 1 of `bound` lacks high, kind", id="a row without its kind"),
        pytest.param("bounds.toml", "[[bound", "bounds.toml", id="no TOML"),
    ],
)
def test_a_table_that_is_built_otherwise_is_an_error_that_says_where(tmp_path, name, text, says):
    made = write(tmp_path, name, text)
    with pytest.raises(rc.FileError) as raised:
        made.reconcile("They walked more than 5 km.")
    assert str(tmp_path) in raised.value.came
    assert says in raised.value.came + raised.value.todo


def test_a_table_of_ones_own_and_a_row_without_sentences_are_no_mistake(tmp_path):
    row = '[[bound]]\nterm = "a tad over"\nkind = "MORE_THAN"\nlow = "1"\nhigh = ""\nbefore = ["a tad over"]\n[berths]\nwords = 3\n'
    made = write(tmp_path, "bounds.toml", row)
    (tmp_path / "en" / "berths.toml").write_text("berths = 7")
    (mention,) = made.extract_mentions("They walked a tad over 5 km.")
    assert mention.value.bound is rc.Bound.MORE_THAN
    assert made.read_lexicon().read_table("berths") == {"berths": 7}
