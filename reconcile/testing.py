"""For those who add words or stories: runs the proofs that lexicon entries carry, and reads annotated stories.

An entry's ``holds`` are sentences in which its forms must be read as what it says; its ``never`` are sentences in which they must not.
Read means: one of its forms touches a mention, a speaker or a word that shows a stance.

A story is a JSON file: ``articles`` (``id``, ``text``, ``source``, ``published``, ``title``), ``findings`` (pairs ``a``, ``b`` of places
``article``, ``start``, ``end`` that speak of one thing, with ``kind`` and ``about``) and ``not_comparable`` (pairs that do not).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen

from reconcile.align.clustering import draw_claims
from reconcile.align.profiles import Profile
from reconcile.errors import FileError
from reconcile.lexicon.loader import Lexicon, load_lexicon
from reconcile.lexicon.phrases import compile_phrases
from reconcile.model.claim import Claim
from reconcile.model.text import Article, Span
from reconcile.pipeline import Reconciler

FITS = {
    "quantity": ("quantity", "duration"),
    "duration": ("duration", "quantity"),
    "date": ("time",),
    "magnitude": ("magnitude", "quantity"),
}
SPOKEN = ("wording", "label")


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


@frozen
class Story:
    """An annotated story: its claims, as alignment sees them too, and what was annotated.

    Attributes:
        together: Pairs of numbers of profiles that speak of one thing, with kind and subject.
        apart: Pairs that do not.
        missed: Kinds of the pairs of which a side stands for no claim.
    """

    name: str
    claims: Sequence[Claim] = field(repr=False)
    profiles: Sequence[Profile] = field(repr=False)
    together: tuple[tuple[int, int, str, str], ...] = field(default=(), kw_only=True)
    apart: tuple[tuple[int, int], ...] = field(default=(), kw_only=True)
    missed: tuple[str, ...] = field(default=(), kw_only=True)

    @property
    def event(self) -> str:
        """What the story is about: stories of one event are held out together."""
        return self.name.split("_", maxsplit=1)[0]


def read_stories(*folders: Path, lexicon: Lexicon | None = None) -> list[Story]:
    """Return the annotated stories of folders, folder by folder, by name.

    Raises:
        FileError: A folder holds none, or one that cannot be read.
    """
    paths = [sorted(folder.glob("*.json")) for folder in folders]
    for folder, found in zip(folders, paths, strict=True):
        if not found:
            raise FileError("a folder of annotated stories (*.json)", str(folder), "See the module's first lines for their form.")
    return [_read_story(path, lexicon or load_lexicon()) for found in paths for path in found]


def _read_story(path: Path, lexicon: Lexicon) -> Story:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        articles = [_read_article(row, path.stem) for row in told["articles"]]
        claims = [claim for article in articles for claim in Reconciler().extract_claims(article)]
        return make_story(path.stem, told, claims, draw_claims(claims, articles, lexicon))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FileError("an annotated story", f"{path}: {error}", "It needs `articles` and `findings`.") from error


def _read_article(row: Mapping[str, Any], name: str) -> Article:
    published = row.get("published") or row.get("published_inferred")
    return Article(row["text"], row.get("source", ""), id=f"{name}/{row['id']}", published=published, title=row.get("title") or "")


def make_story(name: str, told: Mapping[str, Any], claims: Sequence[Claim], profiles: Sequence[Profile]) -> Story:
    """Return the story ``told`` by a file, its annotated places found among its claims, whose articles are called ``name/id``."""
    together: list[tuple[int, int, str, str]] = []
    missed = []
    for pair in told["findings"]:
        kind = pair.get("kind", "")
        left, right = (_find_profile(profiles, f"{name}/", pair[side], kind) for side in "ab")
        if pair.get("derived"):
            continue
        if left is None or right is None or left == right:
            missed.append(kind)
        else:
            together.append((left, right, kind, pair.get("about") or str(len(together))))
    apart = [[_find_profile(profiles, f"{name}/", pair[side], "") for side in "ab"] for pair in told.get("not_comparable", ())]
    known = tuple((one, other) for one, other in apart if one is not None and other is not None and one != other)
    return Story(name, claims, profiles, together=tuple(together), apart=known, missed=tuple(missed))


def _find_profile(profiles: Sequence[Profile], prefix: str, side: Mapping[str, Any], kind: str) -> int | None:
    """Return the number of the claim that an annotated place stands for: fitting kind first, then the best overlap."""
    best, best_key = None, (False, 0.0, 0)
    fits = FITS.get(kind, SPOKEN) if kind else ()
    for profile in profiles:
        mention = profile.claim.mention
        span = mention.span
        if span.article != prefix + side["article"] or span.start >= side["end"] or side["start"] >= span.end:
            continue
        shared = min(span.end, side["end"]) - max(span.start, side["start"])
        union = max(span.end, side["end"]) - min(span.start, side["start"])
        key = (mention.kind in fits if fits else True, shared / union, -span.start)
        if best is None or key > best_key:
            best, best_key = profile.at, key
    return best
