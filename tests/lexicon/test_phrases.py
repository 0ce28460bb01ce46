"""Forms of several tables are found in one pass as each table finds its own."""

from __future__ import annotations

import pytest

from reconcile.lexicon.phrases import compile_folded, find_forms, join_tables

SIZES = compile_folded({"a handful": 1, "a handful of": 2, "few": 3})
CAUSES = compile_folded({"because of": "cause", "of": "part", "handful": "hand"})


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a handful of people left because of  the flood", id="a form of one table within a form of another"),
        pytest.param("few-handful, a handful", id="forms behind a hyphen and behind an article"),
        pytest.param("fewer of those", id="a longer word is none of the forms"),
        pytest.param("", id="nothing"),
    ],
)
def test_one_pass_finds_what_each_table_finds(text):
    found = join_tables(SIZES, CAUSES).find(text)
    assert [found[table] for table in (SIZES, CAUSES)] == [list(table.find(text)) for table in (SIZES, CAUSES)]


def test_what_was_found_in_one_pass_is_not_looked_for_again():
    found = join_tables(SIZES).find("a few")
    assert find_forms(SIZES, "gone", found) == [(2, 5, 3)]
    assert list(find_forms(CAUSES, "because of it", found)) == [(0, 10, "cause")]


def test_no_tables_find_nothing():
    assert join_tables().find("a handful of people") == {}
