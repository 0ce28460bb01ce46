"""The sentences that lexicon entries carry are run, and a breach is told."""

from __future__ import annotations

import pytest

import reconcile
from reconcile.pipeline import Reconciler
from reconcile.testing import Breach, check_entries, list_entries, reads_form

TABLES = ("bounds", "magnitudes", "quantities")
"""Those whose forms are parts of values; the tables of cues have tests of their own, for their classes."""


@pytest.mark.parametrize("table", TABLES)
def test_every_entry_keeps_what_it_says(table):
    reconciler = Reconciler()
    assert sum(len(entry.get("holds", ())) for entry in list_entries(reconciler.read_lexicon().read_table(table))) > 0
    assert [str(breach) for breach in check_entries(reconciler, table)] == []


def test_a_breach_is_told(tmp_path):
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "odds.toml").write_text('[[entry]]\nforms = ["acres"]\nholds = ["No land was sold."]\nnever = ["About 40 acres burned."]\n')
    found = check_entries(Reconciler(lexicons=(str(tmp_path),)), "odds")
    assert found == (
        Breach("odds", ("acres",), "No land was sold.", wanted=True),
        Breach("odds", ("acres",), "About 40 acres burned.", wanted=False),
    )
    assert str(found[0]) == "odds: 'No land was sold.' reads none of acres"


def test_a_form_is_read_where_it_touches_a_value_a_speaker_or_a_stance():
    reconciler = Reconciler()
    assert reads_form(reconciler, ("at least",), "At least 40 boats sank.")
    assert reads_form(reconciler, ("may have",), "The ferry may have sunk off Norvik.")
    assert not reads_form(reconciler, ("at least",), "At least it rained.")


def test_an_unknown_language_is_a_mistake():
    with pytest.raises(reconcile.InputError, match="language"):
        check_entries(Reconciler(), "units", "xx")
