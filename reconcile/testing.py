"""For those who add words: runs the sentences that lexicon entries carry as their proof.

An entry's ``holds`` are sentences in which its forms must be read as what it says; its ``never`` are sentences in which they must not.
Read means: one of its forms touches a mention, a speaker or a word that shows a stance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from reconcile.lexicon.phrases import compile_phrases
from reconcile.model.text import Article, Span
from reconcile.pipeline import Reconciler


@frozen
class Breach:
    """A sentence that does not keep what its entry says.

    Attributes:
        table: Name of the table.
        forms: The forms of the entry.
        sentence: The sentence.
        wanted: Whether a form should have been read in it.
    """

    table: str
    forms: tuple[str, ...]
    sentence: str
    wanted: bool

    def __str__(self) -> str:
        asked = "reads none of" if self.wanted else "reads one of"
        return f"{self.table}: {self.sentence!r} {asked} {', '.join(self.forms[:6])}"


def check_entries(reconciler: Reconciler, table: str, language: str = "en") -> tuple[Breach, ...]:
    """Return the sentences of a table's entries that do not keep what they say; () where all do.

    Args:
        reconciler: With your own folders among its ``lexicons``.
        table: Name of the table ("units").
        language: Whose table.

    Raises:
        InputError: The language is unknown.
    """
    found = reconciler.read_lexicon(language).read_table(table)
    cases = [
        Breach(table, forms, sentence, wanted)
        for entry in list_entries(found)
        if (forms := tuple(dict.fromkeys(_list_forms(entry))))
        for key, wanted in (("holds", True), ("never", False))
        for sentence in entry.get(key, ())
    ]
    return tuple(case for case in cases if reads_form(reconciler, case.forms, case.sentence, language) is not case.wanted)


def list_entries(table: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the entries of a table that carry sentences, however deep they stand."""
    for value in table.values():
        rows = value if isinstance(value, list) else [value]
        for row in rows:
            if isinstance(row, Mapping):
                if isinstance(row.get("holds"), list) or isinstance(row.get("never"), list):
                    yield row
                yield from list_entries(row)


def reads_form(reconciler: Reconciler, forms: tuple[str, ...], sentence: str, language: str = "en") -> bool:
    """Whether one of ``forms`` is read in ``sentence``: touches a mention, a speaker or a word that shows a stance."""
    places = [(start, end) for start, end, _ in compile_phrases(dict.fromkeys(forms)).find(sentence)]
    return any(start < span.end and span.start < end for span in _list_sites(reconciler, sentence, language) for start, end in places)


def _list_forms(entry: Mapping[str, Any]) -> Iterator[str]:
    for key, value in entry.items():
        if key not in {"holds", "never"}:
            if isinstance(value, list):
                yield from (form for form in value if isinstance(form, str))
            elif key in {"form", "term", "before", "after"} and isinstance(value, str):
                yield value


def _list_sites(reconciler: Reconciler, sentence: str, language: str) -> Iterator[Span]:
    for mention in reconciler.extract_mentions(sentence, language=language):
        if not mention.latent:
            yield mention.span
    for claim in reconciler.extract_claims(Article(sentence, language=language, id="entry")):
        yield from claim.stance.spans
        if claim.attribution.span:
            yield claim.attribution.span
