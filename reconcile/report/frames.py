"""Shows records as a frame: pandas, polars or pyarrow, whichever is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from reconcile.errors import InputError, MissingExtraError, said
from reconcile.report.records import COLUMNS

BACKENDS = ("pandas", "polars", "pyarrow")
_TIMES = ("published", "from", "until")
_NUMBERS = ("low", "high")
_WHOLE = ("start", "end")
_FRACTIONS = ("severity", "confidence", "apart")
_FLAGS = ("explained", "negated")


def build_frame(records: Sequence[Mapping[str, Any]], backend: str | None = None) -> Any:  # noqa: ANN401 - whichever library is there
    """Return records as a frame with the columns ``COLUMNS``, times in UTC and numbers of claims as decimals.

    Args:
        records: As ``list_records`` gives them; none gives a frame without rows and the same columns.
        backend: "pandas", "polars" or "pyarrow"; None takes the first of these that is installed.

    Raises:
        InputError: ``backend`` is none of these.
        MissingExtraError: It is not installed, or nothing is.
    """
    if backend is not None and backend not in BACKENDS:
        raise InputError(f"one of {', '.join(BACKENDS)}", backend, "Leave `backend` out to take what is installed.")
    table = build_arrow(records)
    chosen = backend or next((name for name in BACKENDS if _is_installed(name)), "pyarrow")
    if chosen == "pyarrow":
        return table
    if not _is_installed(chosen):
        raise MissingExtraError(f"{chosen} for a frame", said("an installation without it"), f"Run: pip install {chosen}")
    if chosen == "pandas":
        return table.to_pandas(ignore_metadata=True)
    import polars as pl

    return pl.from_arrow(table)


def build_arrow(records: Sequence[Mapping[str, Any]]) -> Any:  # noqa: ANN401 - a pyarrow Table
    """Return records as a pyarrow Table, which every frame library reads through the Arrow C stream.

    Raises:
        MissingExtraError: The extra ``frames`` is not installed.
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        came = said("an installation without it")
        raise MissingExtraError("the extra `frames` for a frame", came, "Run: pip install 'reconcile-claims[frames]'") from error
    columns = {}
    for name in COLUMNS:
        values = [record[name] for record in records]
        columns[name] = _build_column(pa, name.partition("_")[2] or name, name, values)
    return pa.table(columns)


def _build_column(pa: Any, short: str, name: str, values: list[Any]) -> Any:  # noqa: ANN401 - pyarrow and its array
    if short in _TIMES:
        return pa.array([_in_utc(value) for value in values], type=pa.timestamp("us", tz="UTC"))
    if short in _NUMBERS:
        return _build_decimals(pa, values)
    kinds = {_WHOLE: pa.int64(), _FRACTIONS: pa.float64(), _FLAGS: pa.bool_()}
    kind = next((kind for names, kind in kinds.items() if short in names or name in names), pa.string())
    # A lone surrogate has no UTF-8 form, and Arrow's texts are UTF-8.
    return pa.array([v.encode("utf-8", "replace").decode() if isinstance(v, str) else v for v in values], type=kind)


def _build_decimals(pa: Any, values: list[Decimal | None]) -> Any:  # noqa: ANN401 - pyarrow and its array
    """Return exact decimals; numbers too long for 76 digits, which no article means, become floats."""
    told = [value for value in values if value is not None]
    scale = max((max(0, -_exponent(value)) for value in told), default=0)
    whole = max((max(1, value.adjusted() + 1) for value in told), default=1)
    if whole + scale > 76:
        return pa.array([None if value is None else float(value) for value in values], type=pa.float64())
    kind = pa.decimal128(38, max(scale, 6)) if whole + max(scale, 6) <= 38 else pa.decimal256(76, scale)
    return pa.array(values, type=kind)


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _in_utc(when: datetime | None) -> datetime | None:
    try:
        return when.astimezone(UTC) if when else None
    except OverflowError:
        return None


def _is_installed(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(name) is not None
