"""Reports that travel between processes arrive as they were sent."""

import attrs

import reconcile as rc
from reconcile.engines.parcels import pack_reports, unpack_reports
from reconcile.model.text import Span

TOLD = (
    rc.Article("A ferry sank 15 km off Lowfield on Friday and about 40 people are missing.", "Gazette", published="2024-05-03"),
    rc.Article("Mayor Korn denied that 52 people were missing after the ferry sank on 4 May; heavy seas were blamed.", "Herald"),
)


def test_a_report_arrives_as_it_was_sent():
    sent = rc.reconcile(TOLD), rc.reconcile("")
    assert unpack_reports(pack_reports(sent)) == sent


def test_what_arrives_is_whole():
    (arrived,) = unpack_reports(pack_reports([rc.reconcile(TOLD)]))
    assert arrived.to_json() == rc.reconcile(TOLD).to_json()
    assert {hash(claim) for claim in arrived.claims} == {hash(claim) for claim in rc.reconcile(TOLD).claims}
    assert attrs.evolve(arrived.claims[0].mention.span, end=3) == Span(TOLD[0].id, arrived.claims[0].mention.span.start, end=3)


def test_findings_speak_of_the_very_claims_of_their_facts():
    (arrived,) = unpack_reports(pack_reports([rc.reconcile(TOLD)]))
    claims = {id(claim) for claim in arrived.claims}
    assert arrived.findings
    assert all({id(finding.left), id(finding.right)} <= claims for finding in arrived.findings)


def test_nothing_is_a_parcel_as_well():
    assert unpack_reports(pack_reports(())) == ()
