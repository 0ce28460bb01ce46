"""Words that tellings of one thing use for one another: one reader for all, and no word in two groups."""

from reconcile.lexicon.kin import read_kin
from reconcile.lexicon.loader import Lexicon, load_lexicon


def test_the_first_of_a_group_stands_for_all():
    kin = read_kin(load_lexicon())
    assert kin["blaze"] == kin["inferno"]
    assert kin[kin["blaze"]] == kin["blaze"]


def test_a_noun_that_looks_like_a_verb_stays_a_noun():
    kin = read_kin(load_lexicon())
    assert kin["shot"] == kin["bullet"]
    assert "shoot" not in kin


def test_no_word_stands_in_two_groups():
    rows = [word for row in Lexicon().read_table("kin")["groups"] for word in row.split()]
    assert len(rows) == len(set(rows))
