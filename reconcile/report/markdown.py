"""Shows a report as Markdown; what stands in the texts stays text, whatever signs it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reconcile.report.phrasing import clean_text, phrase_consensus, phrase_value, phrase_when
from reconcile.report.records import quote_claim
from reconcile.report.text import order_findings, summarize_report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reconcile.model.fact import Fact
    from reconcile.model.finding import Finding
    from reconcile.report.report import Report

_SIGNS = re.compile(r"([\\`*_\[\]<>|~&$]|\A[-+#])|(:(?=//)|@|(?<=www)\.|(?<=WWW)\.|\A\d(?=\d*[.)]))")


def render_markdown(report: Report) -> str:
    """Return the report as Markdown (CommonMark with tables): what to look at first, every fact, the articles."""
    lines = ["# What the reports say", "", summarize_report(report).plain, ""]
    if report.unexplained:
        lines += ["## Look at first", "", *_list_findings(report.unexplained), ""]
    if report.facts:
        lines += ["## Facts", ""]
    told: dict[str, list[Finding]] = {}
    for finding in order_findings(report.findings):
        told.setdefault(finding.fact, []).append(finding)
    settled = {consensus.fact: consensus for consensus in report.consensus}
    for fact in sorted(report.facts, key=lambda fact: len(fact.claims) == 1):
        lines += [f"### {escape_text(fact.label or fact.kind)}", "", *_list_positions(report, fact), ""]
        lines += [*_list_findings(told.get(fact.id, ())), ""] if fact.id in told else []
        if fact.id in settled:
            lines += [f"Together: {escape_text(phrase_consensus(settled[fact.id]))}", ""]
    lines += ["## Articles", "", "| source | published | title | id |", "| --- | --- | --- | --- |"]
    for article in report.articles:
        cells = (article.source, phrase_when(article.published), article.title, article.id)
        lines.append("| " + " | ".join(escape_text(cell) for cell in cells) + " |")
    if report.sources:
        lines += ["", "## Sources", "", *_list_sources(report)]
    if report.notes:
        lines += ["", "## Notes", "", *(f"- {escape_text(note.says)}" for note in report.notes)]
    if report.provenance:
        made = ", ".join(f"{name} {value}" for name, value in report.provenance.items())
        lines += ["", f"Made with: {escape_text(made)}"]
    return "\n".join(lines) + "\n"


def escape_text(text: str) -> str:
    """Return text on one line in which no sign is taken for Markdown or HTML, and no address for a link."""
    return _SIGNS.sub(lambda found: "\\" + found[0] if found[1] else _break_sign(found), clean_text(text))


def _break_sign(found: re.Match[str]) -> str:
    """Return the first digit of what would begin a list, or a sign that would make a link, as a character reference."""
    return f"&#{ord(found[2])};"


def _list_sources(report: Report) -> list[str]:
    lines = ["| source | articles | claims | facts it alone tells | agreed with | contradicted | upheld |", "| --- " * 7 + "|"]
    for standing in report.sources:
        upheld = "" if standing.trust is None else f"{standing.trust:.0%}"
        counts = (standing.articles, standing.claims, standing.alone, standing.agreed, standing.disputed)
        lines.append("| " + " | ".join((escape_text(standing.source), *map(str, counts), upheld)) + " |")
    return lines


def _list_findings(findings: Iterable[Finding]) -> list[str]:
    lines = []
    for finding in findings:
        reasons = f" ({', '.join(reason.value for reason in finding.reasons)})" if finding.reasons else ""
        lines.append(f"- **{finding.verdict.value}**{reasons}: {escape_text(finding.explain())}")
    return lines


def _list_positions(report: Report, fact: Fact) -> list[str]:
    lines = ["| value | source | words | speaker |", "| --- | --- | --- | --- |"]
    for position in fact.positions:
        for claim in position.claims:
            # A statement reduced to its content words reads as nothing: its own words stand beside it.
            value = "" if claim.mention.kind == "wording" else phrase_value(claim.mention.value)
            cells = (value, report.source_of(claim), f"“{quote_claim(claim)}”", claim.attribution.speaker)
            lines.append("| " + " | ".join(escape_text(cell) for cell in cells) + " |")
    return lines
