"""A stream comes out the same whatever the number of processes, and no single event can end it."""

from __future__ import annotations

import os
import time
from itertools import islice

import pytest

import reconcile
from reconcile.align.terms import count_terms
from reconcile.engines.local import TASK_SIZE, bundle_groups, gather_groups
from reconcile.model.text import Article
from reconcile.pipeline import EXTRACTORS, Reconciler
from reconcile.policy import Policy

PLACES = ("Norvik", "Halmar", "Tessaly", "Brunholt", "Ostrava Bay", "Kelm")
BOMB = "EXPLODE"


def stream(events=6, each=3):
    for number in range(each):
        for event, place in enumerate(PLACES[:events]):
            yield {
                "id": f"{event}-{number}",
                "source": f"Paper {number}",
                "text": f"At least {40 + event + number} people were killed when a ferry sank off {place} on Saturday, "
                f"the {place} coast guard said. "
                f"The {place} ferry carried {300 + event} passengers from {place} harbour.",
            }


def summarize(done):
    return [([a.id for a in group], [f.says for f in report.findings], [n.rule for n in report.notes]) for group, report in done]


def find_bombs(reading, found):
    """Dies, hangs or fails where a text asks for it: what a worker may meet."""
    assert isinstance(found, tuple)
    if f"{BOMB} die" in reading.text:
        os._exit(1)
    if f"{BOMB} hang" in reading.text:
        time.sleep(600)
    if f"{BOMB} fail" in reading.text:
        raise RuntimeError("boom")
    return ()


@pytest.fixture(scope="module")
def alone():
    return summarize(reconcile.reconcile_stream(stream(), processes=1, progress=False))


def test_every_article_comes_out_once(alone):
    assert sorted(name for names, _, _ in alone for name in names) == sorted(row["id"] for row in stream())


def test_two_processes_give_what_one_gives_in_the_same_order(alone):
    assert summarize(reconcile.reconcile_stream(stream(), processes=2, progress=False)) == alone


def test_groups_given_as_groups_stay_as_they_are():
    pairs = [tuple(islice(stream(), 2)), tuple(islice(stream(), 2, 5))]
    done = summarize(reconcile.reconcile_stream(pairs, processes=1, progress=False))
    assert [len(names) for names, _, _ in done] == [2, 3]


def test_the_stream_is_read_no_further_than_needed():
    read = []

    def feed():
        for row in stream(events=6, each=200):
            read.append(row["id"])
            yield row

    policy = Policy(stream_window=10)
    next(reconcile.reconcile_stream(([row] for row in feed()), processes=1, progress=False, reconciler=Reconciler(policy)))
    assert len(read) < 600


def test_events_quiet_the_longest_are_closed_first():
    rows = list(stream(events=3, each=2)) + list(stream(events=6, each=2))[6:]
    groups = [[article.id for article in group] for group in gather_groups(iter(rows), Policy(stream_window=3))]
    assert sorted(name for group in groups for name in group) == sorted(row["id"] for row in rows)
    assert groups[0][0] == "0-0"


def test_an_article_is_counted_once_however_often_it_is_grouped(monkeypatch):
    counted = []
    monkeypatch.setattr("reconcile.engines.local.count_terms", lambda article: counted.append(article.id) or count_terms(article))
    rows = list(stream(each=4))
    list(gather_groups(iter(rows), Policy(stream_window=5)))
    assert counted == [row["id"] for row in rows]


def test_bundles_hold_all_groups_in_order():
    groups = [(Article("x" * (TASK_SIZE // 3), id=str(at)),) for at in range(10)]
    bundles = list(bundle_groups(groups))
    assert [group for bundle in bundles for group in bundle] == groups
    assert max(map(len, bundles)) == 3


@pytest.mark.parametrize("harm", ["die", "hang", "fail"])
def test_a_group_that_harms_its_worker_costs_itself_only(harm):
    groups = [[row] for row in islice(stream(), 4)]
    groups[2] = [{"id": "bad", "source": "Bad", "text": f"{BOMB} {harm}"}]
    reconciler = Reconciler(extractors=EXTRACTORS.adding("bombs", find_bombs))
    done = list(reconcile.reconcile_stream(groups, processes=2, progress=False, reconciler=reconciler, patience=3.0))
    assert [len(group) for group, _ in done] == [1, 1, 1, 1]
    assert [bool([n for n in report.notes if n.rule == "crashed"]) for _, report in done] == [False, False, True, False]
    assert done[2][1].articles == done[2][0]


def test_a_failing_group_costs_itself_only_in_one_process_too():
    groups = [[row] for row in islice(stream(), 2)] + [[{"text": f"{BOMB} fail"}]]
    reconciler = Reconciler(extractors=EXTRACTORS.adding("bombs", find_bombs))
    done = list(reconcile.reconcile_stream(groups, processes=1, progress=False, reconciler=reconciler))
    assert done[2][1].notes[0].rule == "crashed"
    assert done[0][1].facts


def test_stopping_early_leaves_no_process_behind():
    import multiprocessing

    done = reconcile.reconcile_stream(stream(events=6, each=30), processes=2, progress=False)
    next(done)
    done.close()
    assert multiprocessing.active_children() == []


def test_no_process_at_all_is_a_mistake():
    with pytest.raises(reconcile.InputError, match="at least one process"):
        reconcile.reconcile_stream(stream(), processes=0)


def test_something_that_is_no_article_is_a_mistake():
    with pytest.raises(reconcile.ReconcileError):
        list(reconcile.reconcile_stream([{"text": "One."}, 7], processes=1, progress=False))
