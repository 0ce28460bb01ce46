"""Makes articles of rows: dicts whose fields may have the names of schema.org, of feeds or of common scrapers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import PurePath
from typing import Any, Self

from reconcile.errors import InputError, InputTypeError, ReconcileError, said
from reconcile.lexicon.loader import Lexicon
from reconcile.model.fact import Note
from reconcile.model.text import Article, read_published

WANTED = "an Article, a dict, a text, or several of them"
FIELDS = ("text", "source", "id", "published", "language", "title", "url")


class Articles(tuple[Article, ...]):  # noqa: SLOT001 - a tuple cannot have slots that hold something
    """Articles from a file, and notes on what of it could not be read; a tuple of the articles.

    Attributes:
        notes: One for each bad row, with its number. A report of these articles holds them too.
    """

    notes: tuple[Note, ...]

    def __new__(cls, articles: Iterable[Article] = (), notes: Iterable[Note] = ()) -> Self:
        """Make a tuple of ``articles`` that carries ``notes``."""
        made = super().__new__(cls, tuple(articles))
        made.notes = tuple(notes)
        return made

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self), self.notes


def read_item(item: Any) -> Article:  # noqa: ANN401 - the widest door of the house
    """Return the article that an ``Article``, a dict or a text is.

    Raises:
        InputError: A field cannot be used.
        InputTypeError: It is something else.
    """
    if isinstance(item, Article):
        return item
    if isinstance(item, str):
        return Article(item)
    if isinstance(item, Mapping):
        return build_article(item)
    if isinstance(item, PurePath):
        raise InputTypeError(WANTED, item, "Load files first: reconcile.load_articles(path).")
    if isinstance(item, bytes | bytearray | memoryview):
        raise InputTypeError(WANTED, item, "Decode the bytes first: text.decode('utf-8').")
    raise InputTypeError(WANTED, item, 'Give for example {"text": ..., "source": ..., "published": "2024-12-14"}.')


def build_article(row: Mapping[str, Any]) -> Article:
    """Return the article of a row.

    Args:
        row: Fields by name; the names in ``lexicon/data/shared/articles.toml`` are understood, others are ignored.

    Raises:
        InputError: There is no text, or the date is none.
        InputTypeError: A field holds something else than text.
    """
    found = read_fields(row)
    if found["text"] is None:
        names = ", ".join(map(repr, sorted(map(str, row)))) or "a dict without fields"
        given = any(fold_name(str(name)) == "text" for name in row)
        todo = "Leave the row out where there is no text, or give an empty one." if given else "Rename the field that holds the text."
        raise InputError('a dict with the article under "text"', said(f"no text in {names}"), todo)
    found["published"] = read_date(found["published"])
    found["language"] = read_language(found["language"] or "en")
    return Article(**{field: value for field, value in found.items() if value is not None})


def collect_rows(rows: Iterable[tuple[int, Any]], place: str) -> Articles:
    """Return the articles of numbered rows; a bad row becomes a note with its number.

    Args:
        rows: Pairs of a number and a dict, a text, or the error met in reading the row.
        place: What holds the rows, as the notes name it.
    """
    articles, notes = [], []
    for number, row in rows:
        try:
            if isinstance(row, ReconcileError):
                raise row
            articles.append(read_item(row))
        except ReconcileError as error:
            notes.append(Note("bad row", f"row {number} of {place} was left out: {error}"))
    return Articles(articles, notes)


def read_fields(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a row says of each of ``FIELDS``, None where it says nothing.

    Raises:
        InputTypeError: A field holds something else than text.
    """
    folded = fold_names(row)
    return {field: _find_field(folded, field) for field in FIELDS}


def read_language(tag: str) -> str:
    """Return the language of a tag of BCP 47: "en-GB" is "en"."""
    return tag.strip().replace("_", "-").split("-")[0].lower()


def read_date(value: str | date | None) -> datetime | None:
    """Return a date of a row: ISO 8601 as everywhere, or the form of RFC 2822 that feeds write.

    Raises:
        InputError: It is neither.
    """
    try:
        return read_published(value)
    except InputError:
        from email.utils import parsedate_to_datetime

        try:
            return read_published(parsedate_to_datetime(str(value)))
        except (ValueError, IndexError):
            pass
        raise


def fold_names(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row with folded names; of two fields that fold alike the first is kept."""
    folded: dict[str, Any] = {}
    for name, value in row.items():
        folded.setdefault(fold_name(str(name)), value)
    return folded


def fold_name(name: str) -> str:
    """Return a field's name without case and separators: "date_published" and "datePublished" are one."""
    return name.lower().replace("_", "").replace("-", "").replace(" ", "")


@lru_cache(maxsize=1)
def list_aliases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return for each field of an article the paths that may lead to it, best first, folded."""
    table = Lexicon().read_table("articles")["fields"]
    return {field: tuple(tuple(fold_name(step) for step in path.split(".")) for path in table[field]) for field in FIELDS}


def _find_field(folded: Mapping[str, Any], field: str) -> Any:  # noqa: ANN401 - checked by Article
    for path in list_aliases()[field]:
        value = _follow(folded, path)
        if _is_missing(value):
            continue
        if field == "id" and isinstance(value, int):
            return str(value)
        if isinstance(value, str) or (field == "published" and isinstance(value, date)):
            return value
        if path == (field,) and not isinstance(value, Mapping | list | tuple):
            raise InputTypeError(f"text as `{field}` of an article", value, "Give a string.")
    if field == "text" and not _is_missing(folded.get("text")):
        raise InputTypeError("text as `text` of an article", folded["text"], "Give a string.")
    return None


def _follow(folded: Mapping[str, Any], path: tuple[str, ...]) -> Any:  # noqa: ANN401 - any JSON
    value: Any = folded
    for depth, step in enumerate(path):
        if isinstance(value, list | tuple) and value:
            value = value[0]
        if not isinstance(value, Mapping):
            return None
        value = (fold_names(value) if depth else value).get(step)
    return value


def _is_missing(value: Any) -> bool:  # noqa: ANN401 - any JSON
    # A frame writes a missing text as NaN and a missing time as NaT, the values that do not equal themselves.
    return value is None or (isinstance(value, float | date) and value != value)  # noqa: PLR0124 - that is the test
