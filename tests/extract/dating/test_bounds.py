"""What something lasts until, or does not happen before, lies ahead unless it is plainly over."""

from __future__ import annotations

import pytest

from reconcile.extract.reading import Reading
from reconcile.extract.sentences import split_sentences
from reconcile.extract.times import find_times
from reconcile.lexicon.loader import load_lexicon
from reconcile.model.text import read_published
from reconcile.model.value import TimeBound
from reconcile.policy import Policy

LEXICON = load_lexicon("en")
SATURDAY = read_published("2024-12-14")


def find(text):
    sentences = split_sentences(text, "", LEXICON)
    return list(find_times(Reading(text, "", published=SATURDAY, lexicon=LEXICON, policy=Policy(), sentences=sentences, numerals=()), ()))


AHEAD = [
    ("The trial was adjourned until Monday.", "2024-12-16", TimeBound.UNTIL),
    ("The ban was extended until March.", "2025-03", TimeBound.UNTIL),
    ("The storm raged until Monday.", "2024-12-09", TimeBound.UNTIL),
    ("Libraries will stay closed until Wednesday.", "2024-12-18", TimeBound.UNTIL),
    ("The tunnel remains shut until Wednesday.", "2024-12-18", TimeBound.UNTIL),
    ("Harbour shut until Wednesday after the storm.", "2024-12-18", TimeBound.UNTIL),
    ("The judge adjourned until Wednesday.", "2024-12-18", TimeBound.UNTIL),
    ("The pass will be shut until at least Wednesday.", "2024-12-18", TimeBound.AFTER),
    ("The pass will be shut at least until Wednesday.", "2024-12-18", TimeBound.AFTER),
    ("The pass remained shut until Wednesday.", "2024-12-11", TimeBound.UNTIL),
    ("He had stayed in hiding until Monday.", "2024-12-09", TimeBound.UNTIL),
    ("The owner does not expect the mine to open before Monday.", "2024-12-16", TimeBound.AFTER),
    ("The mine was shut before Monday.", "2024-12-09", TimeBound.BEFORE),
]


@pytest.mark.parametrize(("text", "day", "bound"), [pytest.param(*case, id=case[0]) for case in AHEAD])
def test_what_is_put_off_until_a_day_lies_ahead(text, day, bound):
    (found,) = find(text)
    assert (found.value.timex, found.value.bound) == (day, bound)
