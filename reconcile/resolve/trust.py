"""Truth discovery: which of the told values is true, and how far each source can be trusted, learned from all facts at once.

For structured claims, rows of (fact, source, value), and for the sources of a report. Picks among the told values and never
makes one up. Why the default is what it is, and what the methods do: docs/explanation/trust.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from reconcile.model.fact import Consensus, Fact, Standing
from reconcile.model.finding import Finding, Reason, Verdict
from reconcile.model.text import Article

Tally: TypeAlias = Counter[str]

def resolve_values(rows: Iterable[Mapping[str, Any]], method: str = "auto") -> tuple[Consensus, ...]:
    """Return for each fact of ``rows`` the value that stands, in the order of the facts' keys.

    Ties go to the value that more sources tell, then to the more precise one (more significant digits, a longer text), then to
    the one nearer the middle of those told, then to the lower one.

    Args:
        rows: {"fact", "source", "value"} each, with "as_of" and "weight" where they are known; see `read_table`.
        method: "auto", or by name: "majority", "median", "truthfinder", "investment", "pooled_investment", "crh".

    Returns:
        One `Consensus` per fact: ``fact`` is the row's key, ``claims`` are the sources that tell ``best``, ``origins`` is how many
        of them are independent, ``low`` and ``high`` are the least and the greatest value told (None for values without order).

    Raises:
        InputError: The method is unknown, the table is empty, or a row cannot be used; the message names the row.
        InputTypeError: A row is no mapping, or something in it is not hashable.
    """
    from reconcile.resolve.picking import pick_values  # the methods cost 15 ms to load, and a report needs none of them

    return pick_values(rows, method)


def rank_sources(
    articles: Sequence[Article], facts: Sequence[Fact], findings: Sequence[Finding], consensus: Sequence[Consensus]
) -> tuple[Standing, ...]:
    """Return how each source of a report fares: those that the consensus upholds most often first, unchecked ones last.

    An agreement counts only where the two sides have independent origins, and a source is checked only by facts that another one
    tells as well and on which there is more than one position. Ties: more agreements, fewer disputes, then the name.

    Args:
        articles: All articles of the report; those without a source are told apart by their ids.
        facts: Facts with their claims.
        findings: Findings of these facts.
        consensus: What stands of each fact.
    """
    source_of = {article.id: article.source or article.id for article in articles}
    own = Counter(source_of.values())
    claims, alone, checked, upheld = _count_tellings(source_of, facts, {c.fact: c.claims for c in consensus})
    agreed, disputed = _count_sides(source_of, findings)
    standings = [
        Standing(source, own[source], claims=claims[source], alone=alone[source], agreed=agreed[source], disputed=disputed[source],
                 trust=upheld[source] / checked[source] if checked[source] else None)
        for source in own
    ]  # fmt: skip
    return tuple(sorted(standings, key=lambda s: (s.trust is None, -(s.trust or 0.0), -s.agreed, s.disputed, s.source)))


def _count_tellings(
    source_of: Mapping[str, str], facts: Sequence[Fact], settled: Mapping[Hashable, Sequence[str]]
) -> tuple[Tally, Tally, Tally, Tally]:
    """Return by source: its claims, the facts that it alone tells, its claims that could be checked, and those that were upheld."""
    told: list[str] = []
    alone, checked, upheld = Counter[str](), Counter[str](), Counter[str]()
    for fact in facts:
        tellers = [source_of.get(claim.mention.span.article, "") for claim in fact.claims]
        told += tellers
        if len(set(tellers)) == 1:
            alone[tellers[0]] += 1
        elif len(fact.positions) > 1 and fact.id in settled:
            stands = frozenset(settled[fact.id])
            checked.update(tellers)
            upheld.update(teller for claim, teller in zip(fact.claims, tellers, strict=True) if claim.id in stands)
    return Counter(told), alone, checked, upheld


def _count_sides(source_of: Mapping[str, str], findings: Sequence[Finding]) -> tuple[Tally, Tally]:
    """Return by source in how many findings another one agrees with it, and in how many another one contradicts it."""
    agreed, disputed = Counter[str](), Counter[str]()
    for finding in findings:
        verdict = finding.verdict
        if verdict is not Verdict.DISCREPANCY and (verdict is not Verdict.AGREEMENT or Reason.SAME_ORIGIN in finding.reasons):
            continue
        left, right = (source_of.get(claim.mention.span.article, "") for claim in (finding.left, finding.right))
        if left != right:
            tally = disputed if verdict is Verdict.DISCREPANCY else agreed
            tally[left] += 1
            tally[right] += 1
    return agreed, disputed
