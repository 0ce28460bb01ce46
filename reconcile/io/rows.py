"""Makes an article of a row: a dict whose fields may have the names of schema.org, of feeds or of common scrapers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any

from reconcile.errors import InputError, InputTypeError
from reconcile.lexicon.loader import Lexicon
from reconcile.model.text import Article, read_published

FIELDS = ("text", "source", "id", "published", "language", "title", "url")


def build_article(row: Mapping[str, Any]) -> Article:
    """Return the article of a row.

    Args:
        row: Fields by name; the names in ``lexicon/data/shared/articles.toml`` are understood, others are ignored.

    Raises:
        InputError: There is no text, or the date is none.
        InputTypeError: A field holds something else than text.
    """
    folded = fold_names(row)
    found = {field: _find_field(folded, field) for field in FIELDS}
    if found["text"] is None:
        raise InputError('a dict with the article under "text"', sorted(map(str, row)), "Rename the field that holds the text.")
    found["published"] = read_date(found["published"])
    found["language"] = (found["language"] or "en").replace("_", "-").split("-")[0].lower()
    return Article(**{field: value for field, value in found.items() if value is not None})


def read_date(value: str | date | None) -> datetime | None:
    """Return a date of a row: ISO 8601 as everywhere, or the form of RFC 2822 that feeds write.

    Raises:
        InputError: It is neither.
    """
    try:
        return read_published(value)
    except InputError:
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
