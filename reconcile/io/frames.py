"""Reads rows of frames and of Parquet files; the one file of this room that knows frame libraries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reconcile.errors import FileError, InputTypeError, MissingExtraError, said


def list_rows(frame: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - a frame of any library
    """Yield the rows of a frame (pandas, polars, pyarrow and what else narwhals knows) as dicts.

    Raises:
        MissingExtraError: The extra ``frames`` is not installed.
        InputTypeError: narwhals does not know such frames.
    """
    try:
        import narwhals as nw
    except ImportError as error:
        raise _tell_missing("to read a frame") from error
    try:
        known = nw.from_native(frame, eager_only=True)
    except TypeError as error:
        todo = "Collect a lazy frame first, or give a list of dicts."
        raise InputTypeError("a frame of pandas, polars or pyarrow", frame, todo) from error
    yield from known.iter_rows(named=True)


def list_parquet_rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a Parquet file.

    Raises:
        MissingExtraError: The extra ``frames`` is not installed.
        FileError: The file is no Parquet.
    """
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import read_table
    except ImportError as error:
        raise _tell_missing("to read Parquet") from error
    try:
        return list(read_table(path).to_pylist())
    except (ArrowException, OSError) as error:
        raise FileError("a Parquet file", f"{path}: {error}", "Check the suffix.") from error


def _tell_missing(purpose: str) -> MissingExtraError:
    todo = "Run: pip install 'reconcile-claims[frames]'"
    return MissingExtraError(f"the extra `frames` {purpose}", said("an installation without it"), todo)
