"""Opens files of articles by their suffix. A bad row is a note with its number, a bad file an error."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from reconcile.errors import FileError, InputError, ReconcileError
from reconcile.io.rows import Articles, build_article, collect_rows, fold_name, list_aliases
from reconcile.lexicon.loader import Lexicon
from reconcile.model.text import Article

_HEADER_LINE = re.compile(r"([A-Za-z@][\w@. -]{0,30}?)[ \t]*:([^\n]*)\n")
_FENCE = re.compile(r"---[ \t]*(?:\r?\n|\Z)")
_BLANK = re.compile(r"[ \t]*\r?\n")


def load_folder(folder: Path) -> Articles:
    """Return the articles of all files of a folder whose suffix is known, by name; no folder inside it is opened.

    Raises:
        FileError: It cannot be read, or holds no such file.
    """
    try:
        files = sorted(p for p in folder.iterdir() if p.suffix.lower() in LOADERS and not p.name.startswith(".") and p.is_file())
    except OSError as error:
        raise _tell_broken(folder, error) from error
    if not files:
        raise FileError("a folder with articles", str(folder), f"Put files in it that end in {', '.join(LOADERS)}.")
    loaded = [load_file(file) for file in files]
    return Articles((a for articles in loaded for a in articles), (n for articles in loaded for n in articles.notes))


def load_file(path: Path) -> Articles:
    """Return the articles of one file.

    Raises:
        FileError: There is no such file, its suffix is unknown, or it is not what its suffix says.
    """
    if not path.is_file():
        raise FileError("a file that exists", str(path), "Check the spelling of the name and the folder you are in.")
    loader = LOADERS.get(path.suffix.lower())
    if loader is None:
        raise FileError(f"a file that ends in {', '.join(LOADERS)}", str(path), "Rename it, or give its text itself.")
    try:
        return loader(path)
    except OSError as error:
        if isinstance(error, ReconcileError):
            raise
        raise _tell_broken(path, error) from error


def read_text(path: Path) -> str:
    """Return the text of a file in UTF-8, or in UTF-16 with its mark; line ends as they are.

    Raises:
        FileError: The bytes are no such text.
    """
    content = path.read_bytes()
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileError("a text file in UTF-8", f"{path}: byte {error.start} is no such text", "Save it as UTF-8.") from error


def parse_text(text: str, source: str = "") -> Article:
    """Return the article of a text that may begin with a header of ``name: value`` lines.

    The header stands between two lines of ``---``, or its first name is that of a field of articles and it ends with an empty
    line or ``---``. A text without a header is an article too.

    Raises:
        InputError: The header's date is none.
    """
    fields, start = _split_header(text)
    article = build_article({"source": source, **fields, "text": text[start:]})
    return article if article.source or not source else build_article({**fields, "source": source, "text": text[start:]})


def parse_rows(text: str, place: str) -> Articles:
    """Return the articles of JSON, or of JSON lines.

    Raises:
        FileError: It is neither.
    """
    try:
        return _collect_document(json.loads(text), place)
    except (ValueError, RecursionError) as error:
        if isinstance(error, ReconcileError):
            raise
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2:
            raise FileError("JSON", f"{place}: {error}", "Mend the file at the place named.") from error
    return collect_rows(_parse_lines(text), place)


def _split_header(text: str) -> tuple[dict[str, str], int]:
    fence = _FENCE.match(text)
    at = fence.end() if fence else 0
    fields: dict[str, str] = {}
    known = _known_names()
    for _ in range(100):
        line = _HEADER_LINE.match(text, at)
        if line is None or (not fence and fold_name(line[1]) not in known):
            break
        fields.setdefault(line[1], _unquote(line[2].strip()))
        at = line.end()
    end = _FENCE.match(text, at) or (None if fence else _BLANK.match(text, at))
    if not fields or end is None:
        return {}, 0
    at = end.end()
    blank = _BLANK.match(text, at)
    return {name: value for name, value in fields.items() if value}, blank.end() if blank else at


def _unquote(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


@lru_cache(maxsize=1)
def _known_names() -> frozenset[str]:
    return frozenset(path[0] for field, paths in list_aliases().items() for path in paths if field != "text")


def _load_text(path: Path) -> Articles:
    try:
        return Articles([parse_text(read_text(path), path.stem)])
    except InputError as error:
        raise FileError(error.expected, f"{error.came} in {path}", error.todo) from error


def _load_page(path: Path) -> Articles:
    from reconcile.io.webpages import read_html

    article = read_html(path.read_bytes())
    return Articles([article])


def _load_lines(path: Path) -> Articles:
    loaded = collect_rows(_parse_lines(read_text(path)), path.name)
    if not loaded and loaded.notes:
        raise FileError("a file with one JSON object per line", f"{path}: {loaded.notes[0].says}", "Mend the rows, or check the suffix.")
    return loaded


def _parse_lines(text: str) -> Iterator[tuple[int, Any]]:
    # Only a line feed ends a row: splitlines() would break a text at U+2028 too.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as error:
                yield number, InputError("a JSON object", line, f"Mend the row ({error}).")


def _load_json(path: Path) -> Articles:
    try:
        document = json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        if isinstance(error, ReconcileError):
            raise
        raise FileError("JSON", f"{path}: {error}", "Mend the file at the place named.") from error
    return _collect_document(document, path.name)


def _collect_document(document: Any, place: str) -> Articles:  # noqa: ANN401 - any JSON
    """Return the articles of a JSON document: a list, an object that holds one, or one article."""
    if isinstance(document, Mapping):
        for name in Lexicon().read_table("articles")["lists"]["articles"]:
            if isinstance(document.get(name), list):
                document = document[name]
                break
    if isinstance(document, list):
        return collect_rows(enumerate(document, 1), place)
    if isinstance(document, Mapping):
        try:
            return Articles([build_article(document)])
        except ReconcileError as error:
            raise FileError(error.expected, f"{place}: {error.came}", error.todo) from error
    raise FileError("a JSON list of articles, or one", f"{place}: {document!r}", 'Give [{"text": ...}, ...].')


def _load_csv(path: Path) -> Articles:
    text = read_text(path)
    head = text.split("\n", 1)[0]
    delimiter = "\t" if path.suffix.lower() == ".tsv" else max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    texts = {names[0] for names in list_aliases()["text"]}
    try:
        names = reader.fieldnames or ()
    except csv.Error as error:
        raise FileError("a table with a row of names", f"{path}: {error}", "Check the suffix.") from error
    if not any(fold_name(name) in texts for name in names):
        came = f"{path} with {', '.join(names) or 'no columns'}"
        raise FileError('a table with a column "text"', came, "Name the column that holds the text.")
    return collect_rows(_parse_table(reader), path.name)


def _parse_table(reader: Iterable[dict[str, Any]]) -> Iterator[tuple[int, Any]]:
    rows = iter(reader)
    number = 0
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, InputError("a row of a table", str(error), "Check its quotes, or give long texts as JSON.")
            continue
        # A cell that is empty is a field that is not there; the text alone may be empty.
        yield number, {name: cell for name, cell in row.items() if name and (cell or fold_name(name) == "text")}


def _load_parquet(path: Path) -> Articles:
    from reconcile.io.frames import list_parquet_rows

    return collect_rows(enumerate(list_parquet_rows(path), 1), path.name)


def _tell_broken(path: Path, error: OSError) -> FileError:
    return FileError("a file that can be read", f"{path}: {error.strerror or error}", "Check its name and its rights.")


LOADERS: dict[str, Callable[[Path], Articles]] = {
    ".txt": _load_text,
    ".jsonl": _load_lines,
    ".ndjson": _load_lines,
    ".json": _load_json,
    ".csv": _load_csv,
    ".tsv": _load_csv,
    ".parquet": _load_parquet,
    ".html": _load_page,
    ".htm": _load_page,
}
