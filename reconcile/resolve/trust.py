"""Truth discovery: which of the told values is true, and how far each source can be trusted, learned from all facts at once.

For structured claims, rows of (fact, source, value), and for the sources of a report. Picks among the told values and never
makes one up. Why the default is what it is, and what the methods do: docs/explanation/trust.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reconcile.model.fact import Consensus, Fact, Standing
from reconcile.model.finding import Finding, Reason, Verdict
from reconcile.model.text import Article


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
    names = list(dict.fromkeys(source_of.values()))
    counts = {name: dict.fromkeys(("articles", "claims", "alone", "agreed", "disputed", "checked", "upheld"), 0) for name in names}
    for name in source_of.values():
        counts[name]["articles"] += 1
    settled = {c.fact: frozenset(c.claims) for c in consensus}
    for fact in facts:
        tellers = [source_of.get(claim.mention.span.article, "") for claim in fact.claims]
        checked = len(set(tellers)) > 1 and len(fact.positions) > 1 and fact.id in settled
        for claim, teller in zip(fact.claims, tellers, strict=True):
            cell = counts.get(teller, {})
            _add(cell, claims=1, checked=checked, upheld=checked and claim.id in settled[fact.id])
        if len(set(tellers)) == 1:
            _add(counts.get(tellers[0], {}), alone=1)
    for finding in findings:
        sides = {source_of.get(claim.mention.span.article, "") for claim in (finding.left, finding.right)}
        agreed = finding.verdict is Verdict.AGREEMENT and Reason.SAME_ORIGIN not in finding.reasons
        for side in sides if len(sides) > 1 else ():
            _add(counts.get(side, {}), agreed=agreed, disputed=finding.verdict is Verdict.DISCREPANCY)
    standings = [_make_standing(name, cell) for name, cell in counts.items()]
    return tuple(sorted(standings, key=lambda s: (s.trust is None, -(s.trust or 0.0), -s.agreed, s.disputed, s.source)))


def _add(cell: dict[str, int], **more: int) -> None:
    for name, count in more.items():
        if name in cell:
            cell[name] += count


def _make_standing(source: str, cell: dict[str, int]) -> Standing:
    trust = cell["upheld"] / cell["checked"] if cell["checked"] else None
    return Standing(source, cell["articles"], claims=cell["claims"], alone=cell["alone"], agreed=cell["agreed"],
                    disputed=cell["disputed"], trust=trust)
