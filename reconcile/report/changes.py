"""What has changed from one report to a later one. Compares what reports hold, and nothing anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from reconcile.model.fact import Fact
from reconcile.model.finding import Finding

if TYPE_CHECKING:
    from reconcile.report.report import Report


@frozen
class Update:
    """A fact that two reports tell otherwise.

    Attributes:
        earlier: As the earlier report has it.
        now: As this one has it.
        findings: What this report finds in it that the earlier one did not.
    """

    earlier: Fact
    now: Fact
    findings: tuple[Finding, ...] = ()


@frozen(kw_only=True, repr=False)
class Changes:
    """What is new, gone and updated since an earlier report.

    Attributes:
        new: Facts that no claim of the earlier report speaks of.
        gone: Facts of the earlier report that no claim speaks of any more.
        updated: Facts that both tell, with other claims or other findings.
        discrepancies: Discrepancies that the earlier report did not have, those of new facts included.
    """

    new: tuple[Fact, ...] = ()
    gone: tuple[Fact, ...] = ()
    updated: tuple[Update, ...] = ()
    discrepancies: tuple[Finding, ...] = field(default=(), kw_only=True)

    def explain(self) -> str:
        """Return what has changed in plain English, a line each; "" where nothing has."""
        lines = [f"new: {fact.label}" for fact in self.new] + [f"gone: {fact.label}" for fact in self.gone]
        for update in self.updated:
            more = len(update.now.claims) - len(update.earlier.claims)
            tellings = f" ({more:+d} telling{'s' if abs(more) > 1 else ''})" if more else ""
            lines.append(f"updated: {update.now.label}{tellings}")
            lines += [f"  {finding.explain()}" for finding in update.findings]
        return "\n".join(lines)

    def __repr__(self) -> str:
        counts = (f"{len(self.new)} new", f"{len(self.gone)} gone", f"{len(self.updated)} updated facts",
                  f"{len(self.discrepancies)} new discrepancies")
        return f"<Changes: {'; '.join(counts)}>"

    def __bool__(self) -> bool:
        """Whether anything has changed."""
        return bool(self.new or self.gone or self.updated)


def find_changes(earlier: Report, now: Report) -> Changes:
    """Return what ``now`` tells otherwise than ``earlier``.

    Two facts are one where they share a claim; where an article was edited and its claims moved, where they bear the same label and kind.
    """
    partners = _pair_facts(earlier, now)
    old_findings, new_findings = _group_findings(earlier), _group_findings(now)
    new, updated, seen = [], [], set()
    known = {_key(finding) for finding in earlier.findings}
    for fact in now.facts:
        before = partners.get(fact.id)
        if before is None:
            new.append(fact)
            continue
        seen.add(before.id)
        fresh = tuple(f for f in new_findings.get(fact.id, ()) if _key(f) not in known)
        lost = len(new_findings.get(fact.id, ())) - len(fresh) < len(old_findings.get(before.id, ()))
        if fresh or lost or set(fact.claims) != set(before.claims):
            updated.append(Update(before, fact, fresh))
    gone = tuple(fact for fact in earlier.facts if fact.id not in seen)
    fresh_ones = tuple(f for f in now.discrepancies if _key(f) not in known)
    return Changes(new=tuple(new), gone=gone, updated=tuple(updated), discrepancies=fresh_ones)


def _pair_facts(earlier: Report, now: Report) -> dict[str, Fact]:
    """Return for each fact of ``now`` its fact in ``earlier``; a fact that was split or joined has the one of its first claim."""
    by_claim = {claim.id: fact for fact in earlier.facts for claim in fact.claims}
    partners = {}
    for fact in now.facts:
        before = next((by_claim[claim.id] for claim in fact.claims if claim.id in by_claim), None)
        if before is not None:
            partners[fact.id] = before
    taken = {fact.id for fact in partners.values()}
    by_label: dict[tuple[str, str], Fact] = {}
    for fact in earlier.facts:
        if fact.id not in taken:
            by_label.setdefault((fact.label, fact.kind), fact)
    for fact in now.facts:
        if fact.id not in partners and fact.label and (fact.label, fact.kind) in by_label:
            partners[fact.id] = by_label.pop((fact.label, fact.kind))
    return partners


def _group_findings(report: Report) -> dict[str, list[Finding]]:
    groups: dict[str, list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault(finding.fact, []).append(finding)
    return groups


def _key(finding: Finding) -> tuple[object, ...]:
    """Return what makes a finding the same in two reports: its two tellings and what they come to."""
    return finding.left, finding.right, finding.verdict, finding.reasons
