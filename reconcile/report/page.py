"""What the page shows, as plain data: rows of facts, columns of articles, marks. Makes no HTML and decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from attrs import field, frozen

from reconcile.model.fact import Fact
from reconcile.model.finding import Finding, Verdict
from reconcile.model.value import Wording
from reconcile.report.marks import Segment, cut_text
from reconcile.report.phrasing import phrase_consensus, phrase_value
from reconcile.report.records import quote_claim

if TYPE_CHECKING:
    from reconcile.model.claim import Claim
    from reconcile.model.text import Article
    from reconcile.report.report import Report

ORDER = (Verdict.DISCREPANCY, Verdict.COMPATIBLE, Verdict.AGREEMENT, Verdict.INCOMPARABLE)
"""Verdicts, those that a person must look at first."""

SHAPES = {Verdict.AGREEMENT: "=", Verdict.COMPATIBLE: "≈", Verdict.DISCREPANCY: "≠", Verdict.INCOMPARABLE: "?"}
"""A sign for each verdict, since colour alone tells some readers nothing."""


@frozen(kw_only=True)
class Telling:
    """One claim as a row shows it; ``mark`` is its short id on the page."""

    mark: str
    source: str
    quote: str
    speaker: str


@frozen(kw_only=True)
class Side:
    """A position: its value in words, and who tells it."""

    value: str
    tellings: tuple[Telling, ...]
    origins: int


@frozen(kw_only=True)
class Judgement:
    """A finding as the page shows it."""

    number: int
    verdict: str
    shape: str
    reasons: tuple[str, ...]
    says: str
    left: str
    right: str
    severity: int
    confidence: int
    open: bool


@frozen(kw_only=True)
class Row:
    """A fact as the page shows it; ``verdict`` is the harshest of its findings, "alone" where it has none."""

    number: int
    label: str
    kind: str
    verdict: str
    shape: str
    sides: tuple[Side, ...]
    judgements: tuple[Judgement, ...]
    consensus: str
    sources: tuple[str, ...]
    open: bool
    severity: float = field(repr=False)


@frozen(kw_only=True)
class Column:
    """An article as the page shows it; ``url`` only where a browser may follow it."""

    number: int
    source: str
    title: str
    published: str
    url: str
    language: str
    segments: tuple[Segment, ...]


@frozen(kw_only=True)
class Page:
    """All that the page shows."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    verdict_of: dict[str, str]
    counts: dict[str, int]
    kinds: tuple[str, ...]
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    provenance: dict[str, str]


def lay_out_page(report: Report) -> Page:
    """Return what the page of ``report`` shows: the facts to look at first come first."""
    marks = {claim.id: f"c{at}" for at, claim in enumerate(report.claims)}
    judged: dict[str, list[Finding]] = {fact.id: [] for fact in report.facts}
    for finding in report.findings:
        judged.setdefault(finding.fact, []).append(finding)
    settled = {c.fact: c for c in report.consensus}
    numbers = {id(finding): at for at, finding in enumerate(report.findings)}
    rows = []
    for at, fact in enumerate(report.facts):
        findings = sorted(judged[fact.id], key=lambda f: (ORDER.index(f.verdict), -f.severity))
        consensus = settled.get(fact.id)
        judgements = tuple(_show_finding(f, numbers[id(f)], marks) for f in findings)
        rows.append(_show_fact(report, fact, at, judgements, marks, phrase_consensus(consensus) if consensus else ""))
    rows.sort(key=lambda row: (not row.open, _rank(row.verdict), -row.severity, row.number))
    verdict_of = {telling.mark: row.verdict for row in rows for side in row.sides for telling in side.tellings}
    return Page(
        rows=tuple(rows),
        columns=tuple(_show_article(article, at, report.claims, marks) for at, article in enumerate(report.articles)),
        verdict_of=verdict_of,
        counts={verdict: sum(j.verdict == verdict for row in rows for j in row.judgements) for verdict in (v.value for v in ORDER)},
        kinds=tuple(sorted({row.kind for row in rows})),
        sources=tuple(dict.fromkeys(source for row in rows for source in row.sources)),
        notes=tuple(note.says for note in report.notes),
        provenance=dict(report.provenance),
    )


def _rank(verdict: str) -> int:
    names = [v.value for v in ORDER]
    return names.index(verdict) if verdict in names else len(names)


def _show_finding(finding: Finding, number: int, marks: dict[str, str]) -> Judgement:
    return Judgement(
        number=number,
        verdict=finding.verdict.value,
        shape=SHAPES[finding.verdict],
        reasons=tuple(reason.value for reason in finding.reasons),
        says=finding.explain(),
        left=marks[finding.left.id],
        right=marks[finding.right.id],
        severity=round(100 * finding.severity),
        confidence=round(100 * finding.confidence),
        open=finding.verdict is Verdict.DISCREPANCY and not any(reason.explains for reason in finding.reasons),
    )


def _show_fact(
    report: Report, fact: Fact, number: int, judgements: tuple[Judgement, ...], marks: dict[str, str], consensus: str,
) -> Row:
    sides = tuple(
        Side(
            value=_show_value(position.claims[0]),
            tellings=tuple(_show_telling(report, claim, marks) for claim in position.claims),
            origins=position.origins,
        )
        for position in fact.positions
    )
    verdict = judgements[0].verdict if judgements else "alone"
    return Row(
        number=number,
        label=fact.label,
        kind=fact.kind,
        verdict=verdict,
        shape=judgements[0].shape if judgements else "·",
        sides=sides,
        judgements=judgements,
        consensus=consensus,
        sources=tuple(dict.fromkeys(telling.source for side in sides for telling in side.tellings)),
        open=any(judgement.open for judgement in judgements),
        severity=max((judgement.severity for judgement in judgements), default=0),
    )


def _show_value(claim: Claim) -> str:
    """Return a position's value in words; a statement has none beside its quotation."""
    value = claim.mention.value
    return "" if isinstance(value, Wording) else phrase_value(value)


def _show_telling(report: Report, claim: Claim, marks: dict[str, str]) -> Telling:
    return Telling(
        mark=marks[claim.id], source=report.source_of(claim), quote=quote_claim(claim), speaker=claim.attribution.speaker,
    )


def _show_article(article: Article, number: int, claims: tuple[Claim, ...], marks: dict[str, str]) -> Column:
    own = [claim for claim in claims if claim.mention.span.article == article.id]
    segments = cut_text(article.text, own)
    when = article.published
    day_only = when is not None and not (when.hour or when.minute or when.second)
    return Column(
        number=number,
        source=article.source or article.id,
        title=article.title,
        published="" if when is None else when.strftime("%Y-%m-%d" if day_only else "%Y-%m-%d %H:%M %Z"),
        url=article.url if is_followable(article.url) else "",
        language=article.language,
        segments=tuple(Segment(s.text, tuple(marks[c] for c in s.claims)) for s in segments),
    )


def is_followable(url: str) -> bool:
    """Whether a link to ``url`` leads to a web page and can run nothing (``javascript:`` and ``data:`` can)."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
