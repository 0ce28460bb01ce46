"""What is new, gone and updated from one report to the next."""

from attrs import evolve

import reconcile as rc


def test_changes_are_told_in_a_line_each(report):
    changes = report.changes_since(rc.Report())
    assert repr(changes) == f"<Changes: {len(report.facts)} new; 0 gone; 0 updated facts; {len(report.discrepancies)} new discrepancies>"
    assert changes.explain().splitlines() == [f"new: {fact.label}" for fact in report.facts]
    fewer = evolve(report, facts=report.facts[:1], findings=())
    told = report.changes_since(fewer).explain()
    assert f"updated: {report.facts[0].label}" in told
    assert report.findings[0].explain() in told
    assert report.changes_since(report).explain() == ""


def test_what_is_looked_at_in_a_notebook_is_short(report):
    for thing in (report.facts[0], report.facts[0].positions[0], report.findings[0]):
        assert len(repr(thing)) < 1000
        assert repr(thing.claims[0].id if hasattr(thing, "claims") else thing.left.id) in repr(thing)


def test_nothing_has_changed_since_itself(report):
    changes = report.changes_since(report)
    assert not changes
    assert changes.discrepancies == ()


def test_everything_is_new_since_an_empty_report_and_gone_the_other_way(report):
    assert report.changes_since(rc.Report()).new == report.facts
    assert rc.Report().changes_since(report).gone == report.facts
    assert report.changes_since(rc.Report()).discrepancies == report.discrepancies


def test_a_fact_with_one_more_telling_is_updated_even_under_another_id(report):
    area = report.facts[0]
    shorter = evolve(area, id="f0", claims=area.claims[:2], positions=area.positions[:2])
    earlier = evolve(report, facts=(shorter, report.facts[1]), findings=report.findings[1:2])
    changes = report.changes_since(earlier)
    assert (changes.new, changes.gone) == ((), ())
    assert [(update.earlier.id, update.now.id) for update in changes.updated] == [("f0", "f1")]
    assert len(changes.updated[0].findings) == 3
    assert changes.discrepancies == report.discrepancies


def test_a_fact_whose_claims_moved_is_known_by_its_label(report):
    start = report.facts[1]
    moved = evolve(start.claims[0], id="c:99-111:time")
    edited = evolve(start, claims=(moved,), positions=(rc.Position((moved,)),))
    changes = evolve(report, facts=(report.facts[0], edited)).changes_since(report)
    assert (changes.new, changes.gone) == ((), ())
    assert [update.now.id for update in changes.updated] == ["f2"]


def test_a_verdict_that_turned_is_an_update(report):
    turned = evolve(report.findings[3], verdict=rc.Verdict.COMPATIBLE)
    changes = evolve(report, findings=(*report.findings[:3], turned)).changes_since(report)
    assert changes.updated[0].findings == (turned,)


def test_a_finding_that_is_gone_is_an_update(report):
    changes = evolve(report, findings=report.findings[:-1]).changes_since(report)
    assert [update.now.id for update in changes.updated] == ["f1"]
