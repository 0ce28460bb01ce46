"""Which articles and sentences are copies of one text."""

import pytest

from reconcile.policy import Policy
from reconcile.resolve.wires import cut_texts, find_copies, match_sentences

TOLD = "Rescue boats searched the mouth of the river Ostra through the night after a barge with timber workers had overturned."
EDITED = "Late on Friday rescue boats searched the mouth of the river Ostra through the night, after a barge with timber workers sank."
OTHER = "Nobody on the bank heard anything before the alarm was raised by a fisherman who came home at dawn with his nets."


@pytest.mark.parametrize(
    ("left", "right", "are_copies"),
    [
        pytest.param(TOLD, TOLD.upper(), True, id="the case of letters tells nothing"),
        pytest.param(TOLD, EDITED, True, id="a few words may differ"),
        pytest.param(TOLD, f"{TOLD} {OTHER}", True, id="a part of a longer text"),
        pytest.param(TOLD, OTHER, False, id="independent reports"),
        pytest.param("Ten are missing.", "Ten are missing.", True, id="a short text that is the same"),
        pytest.param("", "", False, id="nothing at all"),
    ],
)
def test_copies_share_their_runs_of_words(left, right, are_copies):
    cut, _ = cut_texts([left, right])
    assert bool(find_copies(cut, 0.5)) is are_copies


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        pytest.param((TOLD, EDITED, OTHER), {TOLD: [EDITED], EDITED: []}, id="an edited sentence is told beside its first copy"),
        pytest.param((TOLD,), {TOLD: []}, id="the same words in two articles need no pair"),
        pytest.param(("Ten are missing.",), {}, id="short sentences may be alike by chance"),
        pytest.param((OTHER,), {}, id="what one article alone tells is no copy"),
    ],
)
def test_sentences_are_matched_once_for_all_facts(sentences, expected):
    _, shared = cut_texts([f"{TOLD} Ten are missing.", f"Ten are missing. {EDITED} {OTHER}"])
    assert match_sentences(sentences, shared, Policy()) == expected


def test_short_sentences_are_matched_where_the_policy_wants_it():
    assert match_sentences(["Ten are missing."], frozenset(), Policy(copied_words=3)) == {"Ten are missing.": []}
