"""Shows a report in a terminal; everything fits 80 columns, and no colour carries a meaning alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reconcile.model.claim import Claim
from reconcile.model.fact import Position
from reconcile.model.finding import Finding, Verdict
from reconcile.report.phrasing import clean_text, phrase_consensus, phrase_value, phrase_verdicts
from reconcile.report.records import quote_claim

if TYPE_CHECKING:
    from reconcile.report.report import Report

SIGNS = {Verdict.AGREEMENT: "=", Verdict.COMPATIBLE: "~", Verdict.DISCREPANCY: "!", Verdict.INCOMPARABLE: "?"}
COLOURS = {Verdict.AGREEMENT: "green", Verdict.COMPATIBLE: "cyan", Verdict.DISCREPANCY: "red", Verdict.INCOMPARABLE: "yellow"}
FIRST_ORDER = (Verdict.DISCREPANCY, Verdict.COMPATIBLE, Verdict.AGREEMENT, Verdict.INCOMPARABLE)
IN_WORDS = frozenset({"label", "wording"})
"""Kinds whose value is what the text says, and no number or time behind it."""

MOST_SENTENCES = 20
MOST_ROWS = 60
"""A terminal is scrolled, not searched: what does not fit stands in the other forms."""

LONGEST = 160
"""Characters of a quotation that a table shows."""


def render_text(renderable: RenderableType, width: int = 80) -> str:
    """Return what a terminal of that width would show, without colours."""
    from io import StringIO

    out = StringIO()
    console = Console(file=out, width=width, color_system=None, force_terminal=False, legacy_windows=False)
    console.print(renderable)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def build_table(report: Report) -> RenderableType:
    """Return what rich shows of a report: a summary, what cannot both be right, all findings, and how much one source alone tells."""
    parts: list[RenderableType] = [summarize_report(report)]
    discrepancies = order_findings(report.discrepancies)
    parts += [_explain_finding(at, finding) for at, finding in enumerate(discrepancies[:MOST_SENTENCES], 1)]
    if report.findings:
        parts.append(_build_findings(report))
    if len(report.findings) > MOST_ROWS:
        parts.append(Text(f"{len(report.findings) - MOST_ROWS} more findings stand in the page, the frame and the records."))
    alone = _list_lonely(report)
    if alone:
        parts.append(alone)
    parts.extend(Text(f"Note: {clean_text(note.says)}", style="yellow") for note in report.notes)
    return Group(*parts)


def summarize_report(report: Report) -> Text:
    """Return one sentence with the counts of a report."""
    sources = len(dict.fromkeys(article.source or article.id for article in report.articles))
    said = Text(f"{_count(len(report.articles), 'article')} by {_count(sources, 'source')}: {_count(len(report.facts), 'fact')}, ")
    verdicts = [(verdict, sum(f.verdict is verdict for f in report.findings)) for verdict in FIRST_ORDER]
    told = [(verdict, count) for verdict, count in verdicts if count]
    for at, (verdict, count) in enumerate(told):
        said.append(", " if at else "")
        said.append(phrase_verdicts(verdict, count), style=COLOURS[verdict])
    said.append("nothing to compare" if not told else "")
    return said.append(f"; {len(report.unexplained)} to look at first." if report.discrepancies else ".")


def build_facts(report: Report) -> RenderableType:
    """Return what rich shows of the facts alone: each with its positions, who tells them, and what stands."""
    table = make_table("fact", "who says what")
    settled = {consensus.fact: consensus for consensus in report.consensus}
    for fact in report.facts:
        told = Text()
        for position in fact.positions:
            told.append("\n" if told.plain else "").append_text(_tell_position(report, position))
        if fact.id in settled and len(fact.positions) > 1:
            told.append(f"\nTogether: {shorten_text(phrase_consensus(settled[fact.id]))}", style="italic")
        table.add_row(Text(f"{shorten_text(fact.label, 60)} ({fact.kind})"), told)
    return Group(summarize_report(report), table)


def order_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in the order in which a person reads them: what needs one first, by severity, numbers before words."""

    def rank(finding: Finding) -> tuple[int, bool, float, bool]:
        in_words = finding.left.mention.kind in IN_WORDS
        return FIRST_ORDER.index(finding.verdict), any(r.explains for r in finding.reasons), -finding.severity, in_words

    return sorted(findings, key=rank)


def _build_findings(report: Report) -> Table:
    table = make_table("verdict", "fact", "who says what")
    labels = {fact.id: fact.label for fact in report.facts}
    last = ""
    for finding in order_findings(report.findings)[:MOST_ROWS]:
        verdict = Text(f"{SIGNS[finding.verdict]} {finding.verdict.value}", style=COLOURS[finding.verdict])
        for reason in finding.reasons:
            verdict.append(f"\n  {reason.value}", style="not bold dim")
        told = Text("\n").join(_tell_claim(report, claim) for claim in (finding.left, finding.right))
        # A fact with several findings is named where it first stands.
        table.add_row(verdict, Text("" if finding.fact == last else shorten_text(labels[finding.fact], 60)), told)
        last = finding.fact
    return table


def _explain_finding(number: int, finding: Finding) -> RenderableType:
    """Return a discrepancy in its sentence; one that no reason explains has a sign for a person to look at."""
    explained = any(reason.explains for reason in finding.reasons)
    sign = "" if explained else "(!) "
    return Padding(Text(f"{number}. {sign}{clean_text(finding.explain())}", style="" if explained else "bold"), (1, 0, 0, 0))


def _tell_claim(report: Report, claim: Claim) -> Text:
    # What a relative time was resolved to is not plain from its words.
    meant = f" ({clean_text(phrase_value(claim.mention.value))})" if claim.mention.kind == "time" else ""
    return Text.assemble((f"{clean_text(report.source_of(claim))}: ", "bold"), f"“{shorten_text(quote_claim(claim))}”{meant}")


def _tell_position(report: Report, position: Position) -> Text:
    """Return a position's value with who tells it, and how the first of them words it; a name or a statement is its own value."""
    first = position.claims[0]
    tellers = clean_text(", ".join(dict.fromkeys(report.source_of(claim) for claim in position.claims)))
    quote = f"“{shorten_text(quote_claim(first))}”"
    if first.mention.kind in IN_WORDS:
        return Text.assemble(quote, f"  {tellers}")
    return Text.assemble((clean_text(phrase_value(first.mention.value)), "bold"), f"  {tellers}", (f"\n  {quote}", "dim"))


def _list_lonely(report: Report) -> Text | None:
    """Return how many facts each source alone tells, None where there is but one source."""
    sources = tuple(dict.fromkeys(article.source or article.id for article in report.articles))
    if len(sources) < 2:
        return None
    alone = [(source, len(report.only_in(source))) for source in sources]
    return Text("Told by one alone: " + ", ".join(f"{clean_text(source)} {count}" for source, count in alone) + ".")


def make_table(*names: str) -> Table:
    """Return a table with these columns that takes at most 80 columns; a column without a name is narrow."""
    table = Table(box=SIMPLE_HEAD, show_lines=False, expand=False, pad_edge=False, padding=(0, 1, 1, 0))
    for name in names:
        if name == "verdict":
            table.add_column(name, width=15, no_wrap=True)
        elif name == "fact":
            table.add_column(name, min_width=10, max_width=20, overflow="fold")
        else:
            table.add_column(name, overflow="fold")
    return table


def shorten_text(words: str, most: int = LONGEST) -> str:
    """Return words on one line, fit for a terminal, cut to ``most`` characters."""
    shown = clean_text(words)
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
