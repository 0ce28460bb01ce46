"""One thing that claims speak of, and what the sources together say of it."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime
from decimal import Decimal
from typing import TypeAlias

from attrs import field, frozen

from reconcile.model.claim import Claim
from reconcile.model.text import Span

Best: TypeAlias = Decimal | datetime | Hashable | None


def _name_claims(claims: tuple[Claim, ...]) -> str:
    """Return the ids of claims: whoever looks at a fact in a notebook sees what it is, and not pages of its claims."""
    return repr([claim.id for claim in claims])


@frozen
class Evidence:
    """One reason to believe that two claims speak of one thing; its sentence is made only when asked for.

    Attributes:
        name: Name of the feature and its level, as the weights table of the lexicon lists it.
        weight: Match weight: log2 of how much likelier the feature is among true pairs than among others.
    """

    name: str
    weight: float

    def explain(self) -> str:
        """Return it as a line of a bill: "head: same class, told once (+3.1)"."""
        return f"{self.name} ({self.weight:+.1f})"


@frozen
class Pairing:
    """Two claims that may speak of one thing.

    Attributes:
        left: Id of the first claim.
        right: Id of the second claim.
        weight: Sum of the weights of the evidence.
        evidence: What speaks for and against.
    """

    left: str
    right: str
    weight: float = field(kw_only=True)
    evidence: tuple[Evidence, ...] = field(default=(), kw_only=True)

    def explain(self) -> str:
        """Return the evidence as a bill, what tells most first: one line each, and the sum."""
        heaviest = sorted(self.evidence, key=lambda evidence: -abs(evidence.weight))
        return "\n".join([*(evidence.explain() for evidence in heaviest), f"together {self.weight:+.1f}"])


@frozen
class Origin:
    """Tellings of one fact that are not independent of each other.

    Attributes:
        claims: Ids of the tellings that go back to one origin, at least one.
        why: What shows it ("same wire text", "same speaker: Halmar"), "" for a telling that stands alone.
    """

    claims: tuple[str, ...]
    why: str = ""


@frozen
class Position:
    """The claims of a fact whose normalized values are equal: same interval in base units, same polarity.

    Attributes:
        claims: In the order of (published, article id, start); the first stands for all.
        origins: How many independent origins stand behind it; 0 before they are traced.
    """

    claims: tuple[Claim, ...] = field(repr=_name_claims)
    origins: int = 0


@frozen
class Fact:
    """One thing that one or more claims speak of.

    Attributes:
        id: Made from the ids of its claims.
        label: What it is, readable ("passengers, Norvik").
        kind: The kind of its claims ("quantity", "time"); of the first one where they are mixed.
        claims: All of them, in the order of (published, article id, start).
        positions: The same, grouped by equal value.
        origins: The same, grouped by independence; () before they are traced.
    """

    id: str
    label: str
    kind: str = field(kw_only=True)
    claims: tuple[Claim, ...] = field(kw_only=True, repr=_name_claims)
    positions: tuple[Position, ...] = field(kw_only=True, repr=False)
    origins: tuple[Origin, ...] = field(default=(), kw_only=True, repr=False)


@frozen
class Alignment:
    """Which claims speak of one thing.

    Attributes:
        facts: Every claim is in exactly one.
        pairings: The pairs that were weighed, with the evidence.
    """

    facts: tuple[Fact, ...]
    pairings: tuple[Pairing, ...]


@frozen
class Consensus:
    """What the sources together say of one fact.

    Attributes:
        fact: The fact's id; in ``resolve_values`` the row's own key.
        method: Name of the rule that settled it.
        low: The least value that a telling supports, None where there is none.
        best: The value that stands, None where nothing can be settled.
        high: The greatest value that a telling supports, None where there is none.
        unit: Canonical unit of the three, "" where they have none.
        claims: Ids of the claims that it rests on (in ``resolve_values`` the sources).
        origins: How many independent origins stand behind ``best``.
        why: One sentence that says how it was settled, or why there is nothing to resolve.
    """

    fact: Hashable
    method: str
    low: Best = field(default=None, kw_only=True)
    best: Best = field(default=None, kw_only=True)
    high: Best = field(default=None, kw_only=True)
    unit: str = field(default="", kw_only=True)
    claims: tuple[str, ...] = field(default=(), kw_only=True)
    origins: int = field(default=0, kw_only=True)
    why: str = field(default="", kw_only=True)


@frozen
class Standing:
    """How one source fares in a report.

    Attributes:
        source: Its name.
        articles: How many articles it has.
        claims: How many claims they make.
        alone: Facts that it alone tells.
        agreed: Findings in which another source agrees with it.
        disputed: Findings in which another source contradicts it.
        trust: Share of its tellings that the consensus upholds, 0..1; None where nothing could be checked.
    """

    source: str
    articles: int = 0
    claims: int = field(default=0, kw_only=True)
    alone: int = field(default=0, kw_only=True)
    agreed: int = field(default=0, kw_only=True)
    disputed: int = field(default=0, kw_only=True)
    trust: float | None = field(default=None, kw_only=True)


@frozen
class Note:
    """Something that could not be read or settled; data, never raised.

    Attributes:
        rule: Name of the rule that was in doubt.
        says: One sentence for people.
        span: Where, None where it concerns no place in a text.
    """

    rule: str
    says: str
    span: Span | None = None
