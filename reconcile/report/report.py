"""The report: what a reconciliation found, and the doors to every way of showing it.

It holds and selects. It decides nothing, compares nothing but two claims that it is asked about, and every way of showing it
stands in a file of its own that is loaded when it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from reconcile.errors import InputError, require_type
from reconcile.model.claim import Claim
from reconcile.model.fact import Consensus, Fact, Note, Standing
from reconcile.model.finding import Finding, Verdict
from reconcile.model.text import Article
from reconcile.policy import Policy

if TYPE_CHECKING:
    from rich.console import RenderableType

    from reconcile.compare.circumstances import Context
    from reconcile.report.changes import Changes


def _keep_words(words: Mapping[str, str]) -> dict[str, str]:
    return {str(name): str(value) for name, value in words.items()}


@frozen(kw_only=True, repr=False)
class Report:
    """What several articles say of one event, and how it fits together.

    Attributes:
        articles: What was read, in the order given, each content once.
        facts: Every claim that is not latent is in exactly one.
        findings: One for each pair of positions of a fact, one for each position told more than once.
        consensus: What the sources together say, one for each fact that can be settled.
        sources: How each source fares.
        notes: What could not be read or settled.
        provenance: Versions and digests of what made this report, by name.
        policy: The conventions it was made under.
    """

    articles: tuple[Article, ...] = ()
    facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()
    consensus: tuple[Consensus, ...] = ()
    sources: tuple[Standing, ...] = ()
    notes: tuple[Note, ...] = ()
    provenance: dict[str, str] = field(factory=dict, converter=_keep_words, hash=False)
    policy: Policy = field(factory=Policy)

    @property
    def discrepancies(self) -> tuple[Finding, ...]:
        """The findings whose two sides cannot both be right."""
        return tuple(f for f in self.findings if f.verdict is Verdict.DISCREPANCY)

    @property
    def agreements(self) -> tuple[Finding, ...]:
        """The findings whose two sides say the same."""
        return tuple(f for f in self.findings if f.verdict is Verdict.AGREEMENT)

    @property
    def unexplained(self) -> tuple[Finding, ...]:
        """The discrepancies without a reason that explains them, the severest first: what a person must look at first."""
        open_ones = [f for f in self.discrepancies if not any(reason.explains for reason in f.reasons)]
        return tuple(sorted(open_ones, key=lambda finding: -finding.severity))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of all facts, fact by fact."""
        return tuple(claim for fact in self.facts for claim in fact.claims)

    def source_of(self, claim: Claim) -> str:
        """Return who published the claim: the source of its article, or the article's id where it names none."""
        place = _require_claim(claim).mention.span.article
        return self._sources.get(place, place)

    def article_of(self, claim: Claim) -> Article | None:
        """Return the article that the claim stands in, None where it is no article of this report."""
        return self._articles.get(_require_claim(claim).mention.span.article)

    def fact_of(self, claim: Claim) -> Fact | None:
        """Return the fact that the claim belongs to, None where it is no claim of this report."""
        return self._facts.get(_require_claim(claim).id)

    def only_in(self, source: str) -> tuple[Fact, ...]:
        """Return the facts that this source alone tells.

        Args:
            source: Name of a source, or the id of an article that names none.

        Raises:
            InputError: No article is of that source.
        """
        self.require_source(source)
        return tuple(fact for fact in self.facts if fact.claims and all(self.source_of(claim) == source for claim in fact.claims))

    def between(self, one: str, other: str) -> Report:
        """Return a narrower report: the facts that both sources tell, and what these two say to each other.

        Args:
            one: Name of a source, or the id of an article that names none.
            other: The same of the other one; the same name again gives what a source says to itself.

        Raises:
            InputError: No article is of one of these sources.
        """
        from reconcile.report.selection import select_between

        return select_between(self, self.require_source(one), self.require_source(other))

    def about(self, text: str) -> Report:
        """Return a narrower report: the facts whose label, aspect or unit holds every word of ``text``, whatever its case."""
        require_type(text, str, "words to look for", "Give text such as 'death toll'.")
        from reconcile.report.selection import select_about

        return select_about(self, text)

    def finding_between(self, one: Claim, other: Claim) -> Finding | None:
        """Return what exactly these two claims say to each other; the same whichever is given first.

        Returns:
            None where they are in different facts, are one claim, or are no claims of this report.
        """
        fact, same = self.fact_of(one), self.fact_of(other)
        if fact is None or one.id == other.id or same is not fact:
            return None
        known = self._findings.get(frozenset((one.id, other.id)))
        if known is not None:
            return known
        from reconcile.compare.findings import compare_claims

        return compare_claims(fact, one, other, self._context)

    def changes_since(self, earlier: Report) -> Changes:
        """Return what is new in this report, what is gone, and what is told otherwise than in ``earlier``."""
        require_type(earlier, Report, "a report", "Read one that was kept: Report.from_json(text).")
        from reconcile.report.changes import find_changes

        return find_changes(earlier, self)

    def require_source(self, source: str) -> str:
        """Return ``source`` where some article is of it.

        Raises:
            InputError: None is.
        """
        known = tuple(dict.fromkeys(self._sources.values()))
        if source not in known:
            raise InputError(f"a source of this report ({', '.join(known) or 'it has none'})", source, "Check the spelling of the name.")
        return source

    def to_records(self) -> list[dict[str, Any]]:
        """Return one flat dict per finding: text, numbers and ISO dates only, fit for a frame or a spreadsheet."""
        from reconcile.report.records import list_records

        return list_records(self)

    def to_frame(self, backend: str | None = None) -> Any:  # noqa: ANN401 - whichever frame library is there
        """Return the records as a frame.

        Args:
            backend: "pandas", "polars" or "pyarrow"; None takes the first of these that is installed.

        Raises:
            MissingExtraError: None is installed, or not the one asked for.
        """
        from reconcile.report.frames import build_frame

        return build_frame(self.to_records(), backend)

    def to_json(self, path: str | Path | None = None, *, indent: int | None = None) -> str:
        """Return the whole report as JSON (``report.schema.json``), and write it to ``path`` where one is given."""
        require_type(indent, (int, NoneType), "how many spaces to indent by", "Give a whole number, or leave it out.")
        from reconcile.report.codec import dump_report

        return _write(dump_report(self, indent), path)

    @classmethod
    def from_json(cls, text: str | bytes) -> Report:
        """Return the report that ``to_json`` wrote; equal to the one it was written from.

        Raises:
            InputError: The text is no JSON, or not the JSON of a report of this schema version.
        """
        from reconcile.report.codec import load_report

        return load_report(text)

    def to_markdown(self, path: str | Path | None = None) -> str:
        """Return the report as Markdown, and write it to ``path`` where one is given."""
        from reconcile.report.markdown import render_markdown

        return _write(render_markdown(self), path)

    def to_csv(self, path: str | Path | None = None) -> str:
        """Return the records as CSV whose cells no spreadsheet takes for a formula, and write it to ``path`` where one is given."""
        from reconcile.report.tables import render_csv

        return _write(render_csv(self.to_records()), path)

    def to_html(self, path: str | Path | None = None) -> str:
        """Return the report as one self-contained page, and write it to ``path`` where one is given."""
        from reconcile.report.html import render_page

        return _write(render_page(self), path)

    def plot(self, ax: Any = None) -> Any:  # noqa: ANN401 - matplotlib's own, an extra
        """Return a matplotlib Figure: for each fact with numbers, who says how much.

        Raises:
            MissingExtraError: matplotlib is not installed.
        """
        from reconcile.report.plot import plot_quantities

        return plot_quantities(self, ax)

    def plot_timeline(self, ax: Any = None) -> Any:  # noqa: ANN401 - the same
        """Return a matplotlib Figure: what was said to hold when.

        Raises:
            MissingExtraError: matplotlib is not installed.
        """
        from reconcile.report.plot import plot_times

        return plot_times(self, ax)

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        from reconcile.report.html import render_notebook

        return render_notebook(self)

    def __rich__(self) -> RenderableType:
        """Return what rich shows in a terminal."""
        from reconcile.report.text import build_table

        return build_table(self)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the records as an Arrow C stream, which pandas, polars, pyarrow and DuckDB read without a copy."""
        return self.to_frame("pyarrow").__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        counts = (f"{len(self.articles)} articles", f"{len(self.facts)} facts", f"{len(self.findings)} findings",
                  f"{len(self.discrepancies)} discrepancies, {len(self.unexplained)} of them unexplained")
        return f"<Report: {'; '.join(counts)}>"

    @cached_property
    def _articles(self) -> dict[str, Article]:
        return {article.id: article for article in self.articles}

    @cached_property
    def _sources(self) -> dict[str, str]:
        return {article.id: article.source or article.id for article in self.articles}

    @cached_property
    def _facts(self) -> dict[str, Fact]:
        return {claim.id: fact for fact in self.facts for claim in fact.claims}

    @cached_property
    def _findings(self) -> dict[frozenset[str], Finding]:
        return {frozenset((finding.left.id, finding.right.id)): finding for finding in self.findings}

    @cached_property
    def _context(self) -> Context:
        from reconcile.compare.findings import make_context

        return make_context(self.articles, facts=self.facts, policy=self.policy)


def _require_claim(claim: Claim) -> Claim:
    require_type(claim, Claim, "a claim", "Take one of report.claims.")
    return claim


def _write(text: str, path: str | Path | None) -> str:
    if path is not None:
        from reconcile.report.files import write_text

        write_text(text, path)
    return text
