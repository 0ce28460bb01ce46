"""A report holds and selects; it decides nothing."""

import pickle

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

import reconcile as rc


def ids(findings):
    return [(finding.left.id, finding.right.id) for finding in findings]


def test_verdicts_have_their_own_doors(report):
    assert len(report.discrepancies) == 2
    assert len(report.agreements) == 2
    assert {finding.verdict for finding in report.discrepancies} == {rc.Verdict.DISCREPANCY}


def test_unexplained_leaves_out_what_a_reason_explains_and_puts_the_severest_first(report):
    assert [finding.severity for finding in report.unexplained] == [0.6]
    both = evolve(report, findings=tuple(evolve(finding, reasons=(), severity=1 - finding.severity) for finding in report.findings))
    assert [round(finding.severity, 1) for finding in both.unexplained] == [0.4, 0.1]


def test_only_in_gives_the_facts_that_a_source_alone_tells(report):
    assert [fact.id for fact in report.only_in("Courier")] == ["f2"]
    assert report.only_in("Wire") == ()


@pytest.mark.parametrize("ask", [lambda r: r.only_in("Wir"), lambda r: r.between("Wire", "Wir")], ids=["only in", "between"])
def test_a_source_that_is_none_is_an_error_that_lists_the_sources(report, ask):
    with pytest.raises(rc.InputError, match="Wire, Courier, Gazette"):
        ask(report)


def test_an_article_without_a_source_is_known_by_its_id(report):
    nameless = evolve(report, articles=tuple(evolve(article, source="") for article in report.articles))
    assert [fact.id for fact in nameless.only_in("c")] == ["f2"]


def test_between_keeps_what_both_sources_tell(report):
    narrow = report.between("Courier", "Wire")
    assert [article.source for article in narrow.articles] == ["Wire", "Courier"]
    assert [fact.id for fact in narrow.facts] == ["f1"]
    assert {report.source_of(claim) for claim in narrow.claims} == {"Wire", "Courier"}
    assert ids(narrow.findings) == ids(report.findings[2:4])
    assert narrow == report.between("Wire", "Courier")


def test_between_asks_the_tellings_of_the_two_sources_where_a_third_told_a_position_first(report):
    narrow = report.between("Gazette", "Courier")
    told = {frozenset(pair) for pair in ids(narrow.findings)}
    assert told == {frozenset(("c:18-27:quantity", "g:20-41:quantity"))}
    assert narrow.findings[0] == report.finding_between(*narrow.claims)


def test_between_a_source_and_itself_is_what_it_says_twice(report):
    assert ids(report.between("Wire", "Wire").findings) == ids(report.findings[1:2])


def test_about_keeps_the_facts_that_hold_all_the_words(report):
    assert [fact.id for fact in report.about("Flood").facts] == ["f1", "f2"]
    assert [fact.id for fact in report.about("land flood").facts] == ["f1"]
    assert [fact.id for fact in report.about("kilometer").facts] == ["f1"]
    assert report.about("north").findings == report.findings
    assert report.about("submarine").facts == ()
    assert report.about("").facts == report.facts


def test_a_narrower_report_comes_back_from_its_json(report):
    narrow = report.between("Courier", "Gazette")
    assert rc.Report.from_json(narrow.to_json()) == narrow


def test_finding_between_gives_what_the_report_found(report):
    finding = report.findings[2]
    assert report.finding_between(finding.left, finding.right) is finding
    assert report.finding_between(finding.right, finding.left) is finding


def test_finding_between_compares_claims_that_stand_behind_others(report):
    left, right = report.facts[0].claims[1], report.facts[0].claims[3]
    finding = report.finding_between(left, right)
    assert {finding.left.id, finding.right.id} == {left.id, right.id}
    assert finding.verdict is rc.Verdict.AGREEMENT
    assert finding == report.finding_between(right, left)


def test_finding_between_is_none_across_facts_and_for_strangers(report):
    area, start = report.facts
    stranger = evolve(area.claims[0], id="elsewhere")
    assert report.finding_between(area.claims[0], start.claims[0]) is None
    assert report.finding_between(area.claims[0], stranger) is None
    assert report.finding_between(stranger, area.claims[0]) is None
    assert report.finding_between(area.claims[0], area.claims[0]) is None


def test_a_report_is_frozen_picklable_and_hashable(report):
    with pytest.raises(FrozenInstanceError):
        report.facts = ()
    assert report.finding_between(*report.facts[0].claims[:2])
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 - our own bytes
    assert hash(report) == hash(evolve(report))


def test_its_plain_form_says_what_is_inside(report):
    assert repr(report) == "<Report: 3 articles; 2 facts; 4 findings; 2 discrepancies, 1 of them unexplained>"


def test_an_empty_report_shows_in_every_way():
    empty = rc.Report()
    assert empty.to_records() == []
    assert empty.to_markdown().startswith("# ")
    assert empty.to_csv().count("\n") == 1
    assert rc.Report.from_json(empty.to_json()) == empty


def test_what_is_written_is_what_is_returned(report, tmp_path):
    for write, name in ((report.to_json, "r.json"), (report.to_csv, "r.csv"), (report.to_markdown, "r.md")):
        text = write(tmp_path / name)
        assert (tmp_path / name).read_bytes().decode() == text
    with pytest.raises(rc.FileError, match="can be written"):
        report.to_json(tmp_path / "no" / "such" / "folder.json")
