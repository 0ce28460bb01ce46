"""Narrower reports: filters what a report holds, and computes nothing anew."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import TYPE_CHECKING

from attrs import evolve

from reconcile.model.claim import Claim
from reconcile.model.fact import Fact, Origin, Position
from reconcile.model.finding import Finding
from reconcile.model.text import Article
from reconcile.model.value import Quantity

if TYPE_CHECKING:
    from reconcile.report.report import Report


def select_between(report: Report, one: str, other: str) -> Report:
    """Return what the sources ``one`` and ``other`` both tell, with the claims of others left out.

    Where a third source told a position first, its place in a finding is taken by the first telling of the two sources asked
    about; that finding is the one of ``finding_between``.
    """
    pair = {one, other}
    facts = {f.id: _narrow_fact(report, f, pair) for f in report.facts if {report.source_of(c) for c in f.claims} >= pair}
    findings = []
    for finding in report.findings:
        fact = facts.get(finding.fact)
        told = _turn_to_pair(report, fact, finding, (one, other)) if fact else None
        if told is not None:
            findings.append(told)
    articles = tuple(a for a in report.articles if (a.source or a.id) in pair)
    return _narrow(report, facts.values(), findings, articles)


def select_about(report: Report, text: str) -> Report:
    """Return the facts that speak of ``text``: every word of it begins some word of their label, aspects or units."""
    wanted = text.casefold().split()
    facts = {fact.id: fact for fact in report.facts if _speaks_of(fact, wanted)}
    return _narrow(report, facts.values(), (f for f in report.findings if f.fact in facts), report.articles)


def _narrow(report: Report, facts: Iterable[Fact], findings: Iterable[Finding], articles: tuple[Article, ...]) -> Report:
    kept = tuple(facts)
    ids = {fact.id for fact in kept}
    sources = {article.source or article.id for article in articles}
    places = {article.id for article in articles}
    return evolve(report, articles=articles, facts=kept, findings=tuple(findings),
                  consensus=tuple(c for c in report.consensus if c.fact in ids),
                  sources=tuple(s for s in report.sources if s.source in sources),
                  notes=tuple(n for n in report.notes if n.span is None or n.span.article in places))


def _narrow_fact(report: Report, fact: Fact, pair: set[str]) -> Fact:
    claims = tuple(claim for claim in fact.claims if report.source_of(claim) in pair)
    ids = {claim.id for claim in claims}
    positions = (Position(tuple(c for c in p.claims if c.id in ids), p.origins) for p in fact.positions)
    origins = (Origin(tuple(c for c in o.claims if c in ids), o.why) for o in fact.origins)
    return evolve(fact, claims=claims, positions=tuple(p for p in positions if p.claims), origins=tuple(o for o in origins if o.claims))


def _turn_to_pair(report: Report, fact: Fact, finding: Finding, pair: tuple[str, str]) -> Finding | None:
    """Return the finding between the two positions as the two sources tell them, None where they do not."""
    if (report.source_of(finding.left), report.source_of(finding.right)) in (pair, pair[::-1]):
        return finding
    whole = report.fact_of(finding.left)
    lefts, rights = (_tellings_like(claim, whole, fact) for claim in (finding.left, finding.right))
    for left, right in product(lefts, rights):
        if (report.source_of(left), report.source_of(right)) in (pair, pair[::-1]) and left.id != right.id:
            return report.finding_between(left, right)
    return None


def _tellings_like(claim: Claim, whole: Fact | None, narrowed: Fact) -> tuple[Claim, ...]:
    """Return the claims of the narrowed fact that stand in the position of ``claim``."""
    for position in whole.positions if whole else ():
        if any(other.id == claim.id for other in position.claims):
            ids = {other.id for other in position.claims}
            return tuple(other for other in narrowed.claims if other.id in ids)
    return ()


def _speaks_of(fact: Fact, wanted: list[str]) -> bool:
    words = [fact.label]
    for claim in fact.claims:
        aspect = claim.aspect
        words += [aspect.head, *aspect.qualifiers, *aspect.who, *aspect.where, *aspect.event]
        if isinstance(claim.mention.value, Quantity):
            words += [claim.mention.value.unit.replace("_", " "), claim.mention.value.counted]
    held = " ".join(words).casefold().replace("_", " ").replace("-", " ").split()
    return all(any(word.startswith(start) for word in held) for start in wanted)
