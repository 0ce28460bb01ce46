"""One flat dict per finding: what frames, CSV and pipelines take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reconcile.model.claim import Claim
from reconcile.model.value import Quantity, TimeRef
from reconcile.report.phrasing import phrase_value

if TYPE_CHECKING:
    from reconcile.report.report import Report

FINDING_COLUMNS = ("fact", "label", "kind", "verdict", "reasons", "explained", "severity", "confidence", "rung", "apart", "says")
SIDE_COLUMNS = ("source", "article", "published", "start", "end", "quote", "value", "low", "high", "unit", "from", "until", "speaker",
                "certainty", "negated", "claim", "sentence")
COLUMNS = (*FINDING_COLUMNS, *(f"{side}_{name}" for side in ("left", "right") for name in SIDE_COLUMNS))
"""Every record has these keys, in this order."""


def list_records(report: Report) -> list[dict[str, Any]]:
    """Return one dict per finding, in the order of the findings.

    Returns:
        Dicts with the keys ``COLUMNS``. Numbers of claims are ``Decimal`` in the unit beside them, times aware ``datetime``
        (``until`` is the first moment left out); None stands for an open end and for what does not apply.
    """
    facts = {fact.id: fact for fact in report.facts}
    records = []
    for finding in report.findings:
        fact = facts[finding.fact]
        record: dict[str, Any] = {
            "fact": fact.id,
            "label": fact.label,
            "kind": fact.kind,
            "verdict": finding.verdict.value,
            "reasons": "; ".join(reason.value for reason in finding.reasons),
            "explained": any(reason.explains for reason in finding.reasons),
            "severity": finding.severity,
            "confidence": finding.confidence,
            "rung": finding.comparison.rung,
            "apart": finding.comparison.apart,
            "says": finding.explain(),
        }
        for side, claim in (("left", finding.left), ("right", finding.right)):
            record.update((f"{side}_{name}", value) for name, value in describe_claim(report, claim).items())
        records.append(record)
    return records


def list_facts(report: Report) -> list[dict[str, Any]]:
    """Return one dict per claim, fact by fact: the keys "fact", "label", "kind", "position", "origins" and ``SIDE_COLUMNS``."""
    rows = []
    for fact in report.facts:
        for at, position in enumerate(fact.positions, 1):
            for claim in position.claims:
                head = {"fact": fact.id, "label": fact.label, "kind": fact.kind, "position": at, "origins": position.origins}
                rows.append({**head, **describe_claim(report, claim)})
    return rows


def describe_claim(report: Report, claim: Claim) -> dict[str, Any]:
    """Return one claim as a flat dict with the keys ``SIDE_COLUMNS``."""
    span, value = claim.mention.span, claim.mention.value
    article = report.article_of(claim)
    sized = value if isinstance(value, Quantity) else None
    timed = value.allows if isinstance(value, TimeRef) else None
    return {
        "source": report.source_of(claim),
        "article": span.article,
        "published": article.published if article else None,
        "start": span.start,
        "end": span.end,
        "quote": quote_claim(claim),
        "value": phrase_value(value),
        "low": sized.allows.low if sized else None,
        "high": sized.allows.high if sized else None,
        "unit": sized.unit if sized else None,
        "from": timed.low if timed else None,
        "until": timed.high if timed else None,
        "speaker": claim.attribution.speaker,
        "certainty": claim.stance.certainty.value,
        "negated": claim.stance.negated or claim.stance.denied,
        "claim": claim.id,
        "sentence": claim.sentence.text,
    }


def quote_claim(claim: Claim) -> str:
    """Return the words of a claim's mention, cut from its sentence."""
    span, sentence = claim.mention.span, claim.sentence
    at = sentence.span.start
    return sentence.text[max(0, span.start - at) : max(0, span.end - at)]
