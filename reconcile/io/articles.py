"""Where articles come from: whatever a caller holds, and files. Reads no claims, opens nothing but the path it is given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from reconcile.errors import FileError, InputError, InputTypeError, ReconcileError, said
from reconcile.io.rows import WANTED, Articles, collect_rows, read_item
from reconcile.lexicon.loader import Lexicon, load_lexicon
from reconcile.lexicon.tokens import list_functions
from reconcile.model.fact import Note
from reconcile.model.text import Article, Span

OPENING = 4000
"""Code points by which a text's language is told."""
ENOUGH = 20
"""Words below which it is not."""
FAMILIAR = 0.2
"""Share of function words below which a text is hardly in the language: news in English has 0.27 to 0.5, in its neighbours 0 to 0.14."""
_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"</[a-zA-Z][a-zA-Z0-9]{0,10}>")


def read_articles(articles: Any) -> tuple[tuple[Article, ...], tuple[Note, ...]]:  # noqa: ANN401 - the widest door of the house
    """Return the articles that a caller gives, each content once, and notes on what was left out.

    Args:
        articles: An ``Article``, a dict, a text, a frame (one row each), or any iterable of the first three.

    Returns:
        The articles in the order given. Of two with one id and the same content the first is kept, with a note.

    Raises:
        InputError: There is none, two of one id differ, a date is none, a language is unknown.
        InputTypeError: Something is neither of these.
    """
    notes = list(getattr(articles, "notes", ())) if isinstance(articles, Articles) else []
    kept: dict[str, Article] = {}
    for item in _list_items(articles):
        article = read_item(item)
        lexicon = load_lexicon(article.language)
        known = kept.setdefault(article.id, article)
        if known is not article:
            notes.append(_note_twin(known, article))
        else:
            notes += _note_doubts(article, lexicon)
    if not kept:
        todo = f"Of what came, {notes[0].says}" if notes else f"Give {WANTED}."
        raise InputError("at least one article", said("none"), todo)
    return tuple(kept.values()), tuple(notes)


def load_articles(path: Any) -> Articles:  # noqa: ANN401 - a path or a frame
    """Return the articles of a file, a folder or a frame.

    Args:
        path: A file whose suffix says what it is (.txt with or without a header, .jsonl, .json, .csv, .tsv, .parquet, .html), a
            folder of such files, read in the order of their names, or a frame with one article per row.

    Returns:
        A tuple of the articles; its ``notes`` name the rows that could not be read.

    Raises:
        FileError: There is no such file, it is not what its suffix says, or it holds no article at all.
        MissingExtraError: The format needs an extra that is not installed.
    """
    if is_frame(path):
        from reconcile.io.frames import list_rows

        return collect_rows(enumerate(list_rows(path), 1), "the frame")
    if not isinstance(path, str | Path):
        raise InputTypeError("a path or a frame", path, "Give the name of a file or of a folder.")
    if not str(path):
        # Path("") is the folder one is in, which nobody means by it.
        raise FileError("the name of a file or of a folder", path, 'Give its path; "." is the folder you are in.')
    from reconcile.io.files import load_file, load_folder

    place = Path(path)
    try:
        return load_folder(place) if place.is_dir() else load_file(place)
    except (ValueError, OSError) as error:
        if isinstance(error, ReconcileError):
            raise
        # A name with a null character, or one of thousands of letters, is no name of a file.
        raise FileError("the name of a file", str(path), "Check the spelling of the name.") from error


def is_frame(thing: Any) -> bool:  # noqa: ANN401 - that is the question
    """Whether ``thing`` is a frame of some library; none is imported to find out."""
    return not isinstance(thing, type) and (hasattr(thing, "__arrow_c_stream__") or hasattr(thing, "__dataframe__"))


def _list_items(articles: Any) -> Iterable[Any]:  # noqa: ANN401 - the widest door of the house
    if isinstance(articles, Article | str | Mapping):
        return (articles,)
    if is_frame(articles):
        from reconcile.io.frames import list_rows

        return list_rows(articles)
    if isinstance(articles, set | frozenset):
        # A set has another order in every process; a report must not.
        return sorted(map(read_item, articles), key=lambda article: article.id)
    if isinstance(articles, bytes | bytearray | memoryview) or not isinstance(articles, Iterable):
        return (read_item(articles),)
    if isinstance(articles, Path):
        return (read_item(articles),)
    return articles


def _note_doubts(article: Article, lexicon: Lexicon) -> Iterator[Note]:
    """Yield notes on a text that is read as it stands, though it hardly is what it should be."""
    text, whole = article.text, Span(article.id, 0, end=len(article.text))
    if (tag := _TAG.search(text)) is not None:
        says = f"this text holds tags such as {tag[0]}, which are read as words: give the page to read_html, or its text alone"
        yield Note("markup", says, whole)
    if not text.isascii() and 2 * sum(map(len, _compile_foreign(lexicon).findall(text))) > len(text):
        yield Note("script", f"most letters of this text are none of the language {article.language!r}: little of it can be read", whole)
    elif _is_foreign(text, lexicon):
        says = f"hardly a word of this text is a common one of {article.language!r}: of a text in another language little is read aright"
        yield Note("language", says, whole)


def _is_foreign(text: str, lexicon: Lexicon) -> bool:
    """Whether hardly a word of a text's beginning is a function word of the language."""
    words = [word.lower() for word in _WORD.findall(text[:OPENING])]
    known = list_functions(lexicon)
    return bool(known) and len(words) >= ENOUGH and sum(word in known for word in words) < FAMILIAR * len(words)


@lru_cache(maxsize=16)
def _compile_foreign(lexicon: Lexicon) -> re.Pattern[str]:
    """Return a pattern of stretches of letters that the language does not write with."""
    own = lexicon.read_table("tokens").get("script", {}).get("letters", "")
    return re.compile(rf"[^\W\d_{own}]+")


def _note_twin(known: Article, other: Article) -> Note:
    if (known.text, known.source, known.published) != (other.text, other.source, other.published):
        raise InputError("an id of its own for every article", said(f"{known.id!r} for two articles that differ"),
                         "Give each another `id`, or none.")
    says = f"the article {known.id!r} was given more than once and is read once"
    return Note("same article", says, Span(known.id, 0, end=len(known.text)))
