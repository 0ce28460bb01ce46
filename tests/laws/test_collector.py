"""The collector of cycles waits while a report is made; afterwards it is as it was, and there was nothing for it to find."""

from __future__ import annotations

import gc

import pytest

import reconcile as rc

TEXTS = (
    "The flood killed 40 people in Ostra on Monday, officials said. About 800 square kilometres are under water.",
    "At least 52 people died in Ostra, the mayor said. No one was reported missing on Monday evening.",
)


@pytest.fixture(autouse=True)
def _collector_on_afterwards():
    yield
    gc.enable()


def test_it_runs_again_after_a_report():
    rc.reconcile(TEXTS)
    assert gc.isenabled()


def test_it_runs_again_after_a_mistake():
    with pytest.raises(rc.ReconcileError):
        rc.reconcile(42)
    assert gc.isenabled()


def test_it_stays_off_where_a_program_has_switched_it_off():
    gc.disable()
    rc.reconcile(TEXTS)
    rc.extract_mentions(TEXTS[0])
    assert not gc.isenabled()


def test_a_report_leaves_no_cycles():
    rc.reconcile(TEXTS)
    gc.collect()
    gc.disable()
    reports = [rc.reconcile([f"{text} Part {number}." for text in TEXTS]) for number in range(5)]
    claims = sum(len(fact.claims) for report in reports for fact in report.facts)
    assert claims > 40
    assert gc.collect() < claims
