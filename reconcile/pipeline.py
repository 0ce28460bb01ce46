"""The one file that knows the order: extract, align, trace origins, compare, resolve, report."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import field, frozen

from reconcile._version import __version__
from reconcile.align.clustering import align_claims as align
from reconcile.align.embedding import Embedder, require_embedder
from reconcile.align.hints import Hints, note_unmet, unify_names
from reconcile.compare.findings import find_findings
from reconcile.compare.rates import note_unrated
from reconcile.errors import InputError, InputTypeError, require_items, require_type
from reconcile.extract.claims import draft_claims
from reconcile.extract.labels import find_labels
from reconcile.extract.magnitudes import find_magnitudes
from reconcile.extract.mentions import SIZES, Found, find_mentions
from reconcile.extract.numerals import find_numerals
from reconcile.extract.quantities import find_quantities
from reconcile.extract.reading import Extractor, Reading
from reconcile.extract.sentences import split_sentences
from reconcile.extract.tables import compile_tables
from reconcile.extract.times import find_times
from reconcile.extract.wordings import find_wordings
from reconcile.io.articles import read_articles
from reconcile.lexicon.loader import Lexicon, hash_lexicon, load_lexicon
from reconcile.lexicon.phrases import fold_case
from reconcile.model.claim import Claim, Mention
from reconcile.model.fact import Alignment, Note
from reconcile.model.text import Article, Span
from reconcile.model.value import SCORE, Label, Value
from reconcile.policy import Policy, require_policy
from reconcile.registry import Registry
from reconcile.report.report import Report
from reconcile.resolve.consensus import settle_facts
from reconcile.resolve.origins import trace_origins
from reconcile.resolve.trust import rank_sources

if TYPE_CHECKING:
    from collections.abc import Mapping

Pairs: TypeAlias = Iterable[tuple[Span, Span]]
Names: TypeAlias = Iterable[Iterable[str]]

EXTRACTORS: Registry[Extractor] = Registry(
    (
        ("times", find_times),
        ("quantities", find_quantities),
        ("magnitudes", find_magnitudes),
        ("labels", find_labels),
        ("wordings", find_wordings),
    ),
)
"""What notices mentions, in the order asked; an earlier part owns the words that two of them want."""

STATEMENTS = ("labels", "wordings")
"""The parts that read every sentence's grammar; ``extract_mentions`` asks them only on request, claims always."""


@contextmanager
def hold_collector() -> Iterator[None]:
    """Keep the collector of cycles from running: the nouns are trees, and looking for cycles in them takes a fifth of the time.

    What no one refers to any more is freed at once all the same. Whoever finds the collector off leaves it off. With threads, the
    first to be done switches it on for all of them: a matter of speed, not of results.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _list_folders(folders: Iterable[str | Path]) -> tuple[str, ...]:
    todo = "Give a list of paths, each to a folder that holds `en/...toml`."
    listed = () if isinstance(folders, str) else tuple(require_items(folders, "folders of lexicon tables", todo))
    if isinstance(folders, str) or not all(isinstance(folder, str | Path) for folder in listed):
        raise InputTypeError("folders of lexicon tables", folders, todo)
    return tuple(map(str, listed))


def _require_registry(_: object, __: object, extractors: object) -> None:
    require_type(extractors, Registry, "a registry of extractors", "Make one: reconcile.EXTRACTORS.adding(name, part).")


@frozen
class Reconciler:
    """The pipeline, configured once and called often; picklable and thread-safe.

    Attributes:
        policy: Thresholds and conventions.
        extractors: What notices mentions; make another one with ``EXTRACTORS.adding(...)``.
        lexicons: Folders of your own tables, laid out like the package's (``en/units.toml``); they add to it.
        embedder: A callable from a list of texts to a list of vectors, whose likeness is one more piece of evidence that two claims
            speak of one thing; none by default. It sees sentences without their values.
    """

    policy: Policy = field(factory=Policy, converter=require_policy)
    extractors: Registry[Extractor] = field(default=EXTRACTORS, validator=_require_registry)
    lexicons: tuple[str, ...] = field(default=(), kw_only=True, converter=_list_folders)
    embedder: Embedder | None = field(default=None, kw_only=True, converter=require_embedder)

    @hold_collector()
    def reconcile(self, articles: Any, *, together: Pairs = (), apart: Pairs = (), aliases: Names = ()) -> Report:  # noqa: ANN401
        """Say where ``articles`` agree, only seem to differ, and cannot both be right.

        Args:
            articles: One or more of ``Article``, dict or str.
            together: Pairs of spans whose claims belong into one fact, whatever the evidence.
            apart: Pairs of spans whose claims do not.
            aliases: Groups of names for one thing.

        Raises:
            ReconcileError: No article, a wrong type, an unknown language, a date that is none.
        """
        hints = Hints(together, apart, aliases=aliases, embedder=self.embedder)
        read, notes = read_articles(articles)
        claims: list[Claim] = []
        doubts: list[Note] = list(notes)
        for article in read:
            drafted, found = self._read_article(article)
            claims.extend(drafted)
            doubts.extend(found.notes)
            if not drafted:
                doubts.append(Note("empty", "no claim was found in this text", Span(article.id, 0, end=len(article.text))))
        claims = unify_names(claims, hints.aliases) if hints.aliases else claims
        doubts.extend(note_unmet(hints, claims))
        lexicon = self.read_lexicon(read[0].language)
        alignment = align(claims, read, policy=self.policy, lexicon=lexicon, hints=hints, explained=False)
        facts = trace_origins(read, alignment.facts, self.policy)
        findings = find_findings(facts, read, pairings=alignment.pairings, policy=self.policy, lexicon=lexicon)
        doubts.extend(note_unrated(findings))
        consensus = settle_facts(facts, findings, read, self.policy)
        return Report(
            articles=read,
            facts=facts,
            findings=findings,
            consensus=consensus,
            sources=rank_sources(read, facts, findings, consensus),
            notes=tuple(doubts),
            provenance={**describe_provenance(lexicon, self.policy), **_name_embedder(self.embedder)},
            policy=self.policy,
        )

    __call__ = reconcile

    @hold_collector()
    def extract_mentions(
        self, text: str, published: str | date | None = None, language: str = "en", *, statements: bool = False
    ) -> tuple[Mention, ...]:
        """Return the values noticed in ``text``, by span, latent ones included.

        Args:
            text: Any text.
            published: When it appeared; relative times are resolved against it, and stay open without it.
            language: A language that the lexicon has.
            statements: Whether to return names, causes and whole statements (kinds "label" and "wording") as well; they need the
                grammar of every sentence, which takes longer than all else together.

        Raises:
            ReconcileError: ``text`` is no text, ``published`` no date, ``language`` unknown.
        """
        extractors = self.extractors
        if not statements:
            extractors = Registry(tuple(part for part in extractors.parts if part[0] not in STATEMENTS))
        return self._find(Article(text, published=published, language=language, id=" "), "", extractors)[1].mentions

    @hold_collector()
    def extract_claims(self, article: Any) -> tuple[Claim, ...]:  # noqa: ANN401 - whatever names one article
        """Return the claims of one article (an ``Article``, dict or str), by span.

        Raises:
            ReconcileError: It is no article, or more than one.
        """
        read, _ = read_articles(article)
        if len(read) != 1:
            raise InputError("one article", article, "Call it once for each article.")
        return self._read_article(read[0])[0]

    @hold_collector()
    def align_claims(self, claims: Iterable[Claim]) -> Alignment:
        """Return which of ``claims`` speak of one thing.

        Raises:
            InputTypeError: Something among them is no ``Claim``.
        """
        wanted = "claims, as extract_claims returns them", "Extract the claims first."
        given = tuple(require_items(claims, *wanted))
        for claim in given:
            require_type(claim, Claim, *wanted)
        return align(given, policy=self.policy, lexicon=self.read_lexicon("en"), hints=Hints(embedder=self.embedder))

    def parse_value(self, text: str, published: str | date | None = None, language: str = "en") -> Value | None:
        """Return the value that ``text`` states ("about 40 people", "last Saturday"), or None where it states none.

        The widest mention decides where there are several; of labels only a score is a value here, and no statement is.

        Raises:
            ReconcileError: ``text`` is no text, ``published`` no date, ``language`` unknown.
        """
        found = self.extract_mentions(text, published, language)
        sizes = [m for m in found if m.kind in SIZES or (isinstance(m.value, Label) and m.value.role == SCORE)]
        best = max(sizes, key=lambda m: (not m.latent, m.span.end - m.span.start, -m.span.start), default=None)
        return best.value if best else None

    def read_lexicon(self, language: str = "en") -> Lexicon:
        """Return the lexicon of ``language`` with the folders of one's own.

        Raises:
            InputError: The language is unknown, or a folder is none.
        """
        return load_lexicon(language, self.lexicons)

    def _find(self, article: Article, name: str, extractors: Registry[Extractor]) -> tuple[Reading, Found]:
        lexicon = self.read_lexicon(article.language)
        forms = compile_tables(lexicon).find(fold_case(article.text))
        reading = Reading(
            article.text,
            name,
            published=article.published,
            source=article.source,
            lexicon=lexicon,
            policy=self.policy,
            sentences=split_sentences(article.text, name, lexicon),
            numerals=find_numerals(article.text, lexicon, forms),
            forms=forms,
        )
        return reading, find_mentions(reading, extractors)

    def _read_article(self, article: Article) -> tuple[tuple[Claim, ...], Found]:
        reading, found = self._find(article, article.id, self.extractors)
        return draft_claims(article, reading, found.mentions), found


@lru_cache(maxsize=8)
def describe_provenance(lexicon: Lexicon, policy: Policy) -> Mapping[str, str]:
    """Return what a report was made with: versions of what decides, and digests of lexicon and policy."""
    from hashlib import blake2b

    versions = {name: metadata.version(name) for name in ("pint", "dateparser", "rapidfuzz")}
    digest = blake2b(repr(policy).encode(), digest_size=8).hexdigest()
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return {"reconcile": __version__, "python": python, **versions, "lexicon": hash_lexicon(lexicon), "policy": digest}


def _name_embedder(embedder: Embedder | None) -> dict[str, str]:
    return {} if embedder is None else {"embedder": getattr(embedder, "__qualname__", type(embedder).__qualname__)}


@lru_cache(maxsize=8)
def _configured(policy: Policy | None) -> Reconciler:
    return Reconciler(policy)


def reconcile(
    articles: Any,  # noqa: ANN401 - one or more of three kinds
    together: Pairs = (),
    apart: Pairs = (),
    aliases: Names = (),
    policy: Policy | None = None,
) -> Report:
    """Say where ``articles`` agree, only seem to differ, and cannot both be right.

    Args:
        articles: One or more of ``Article``, dict or str.
        together: Pairs of spans whose claims belong into one fact, whatever the evidence.
        apart: Pairs of spans whose claims do not.
        aliases: Groups of names for one thing, as ``[("Peking", "Beijing")]``.
        policy: Thresholds and conventions; a newsroom's by default.

    Raises:
        ReconcileError: No article, a wrong type, an unknown language, a date that is none.
    """
    return _configured(require_policy(policy)).reconcile(articles, together=together, apart=apart, aliases=aliases)


def extract_mentions(
    text: str, published: str | date | None = None, language: str = "en", *, statements: bool = False
) -> tuple[Mention, ...]:
    """Return the values noticed in ``text``, by span, latent ones included: see ``Reconciler.extract_mentions``."""
    return _configured(None).extract_mentions(text, published, language, statements=statements)


def extract_claims(article: Any) -> tuple[Claim, ...]:  # noqa: ANN401 - whatever names one article
    """Return the claims of one article, by span: see ``Reconciler.extract_claims``."""
    return _configured(None).extract_claims(article)


def align_claims(claims: Iterable[Claim]) -> Alignment:
    """Return which of ``claims`` speak of one thing: see ``Reconciler.align_claims``."""
    return _configured(None).align_claims(claims)


def parse_value(text: str, published: str | date | None = None, language: str = "en") -> Value | None:
    """Return the value that ``text`` states, or None: see ``Reconciler.parse_value``."""
    return _configured(None).parse_value(text, published, language)
