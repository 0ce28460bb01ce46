"""Arrow tables in, Arrow tables out: pure functions that any engine which speaks Arrow can call (Spark, Daft, Ray).

A batch of articles becomes rows of three kinds - findings, facts and notes - in one schema with a struct column for each kind, so that
one pass over the articles makes all three. Numbers of claims are decimal text: no fixed precision would hold them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import Any

from reconcile.errors import MissingExtraError
from reconcile.model.fact import Note
from reconcile.pipeline import Reconciler
from reconcile.report.records import COLUMNS, SIDE_COLUMNS, list_facts, list_records
from reconcile.report.report import Report

KINDS = ("finding", "fact", "note")
NOTE_COLUMNS = ("rule", "says", "article", "start", "end")
FACT_COLUMNS = ("fact", "label", "kind", "position", "origins", *SIDE_COLUMNS)
ROWS_A_BATCH = 2_000
"""Rows of a batch: large enough that Arrow's cost per batch is nothing, small enough to keep memory flat."""

_TYPES = {
    "explained": "bool", "negated": "bool", "severity": "float", "confidence": "float", "apart": "float", "position": "int",
    "origins": "int", "start": "int", "end": "int", "published": "time", "from": "time", "until": "time",
}


@lru_cache(maxsize=1)
def arrow_schema() -> Any:  # noqa: ANN401 - pyarrow's own type, an extra
    """Return the schema of the rows: "group", "row" (one of ``KINDS``), and a nullable struct named after each kind.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    arrow = _load_arrow()
    plain = {"bool": arrow.bool_(), "float": arrow.float64(), "int": arrow.int64(), "time": arrow.timestamp("us", tz="UTC")}

    def struct(names: Iterable[str]) -> Any:  # noqa: ANN401
        return arrow.struct([(name, _type_of(name, plain, arrow.string())) for name in names])

    columns = {"finding": COLUMNS, "fact": FACT_COLUMNS, "note": NOTE_COLUMNS}
    return arrow.schema([("group", arrow.string()), ("row", arrow.string()), *((kind, struct(columns[kind])) for kind in KINDS)])


def reconcile_batches(batches: Iterable[Any], reconciler: Reconciler, group: str = "group") -> Iterator[Any]:
    """Yield record batches of ``arrow_schema()`` for record batches of articles.

    Args:
        batches: Record batches with a row per article; the rows of one group stand together, possibly across batches.
        reconciler: What reads and compares.
        group: Name of the column that says which articles tell one event.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    rows = (row for batch in batches for row in batch.to_pylist())
    pending: list[dict[str, Any]] = []
    for name, articles in groupby(rows, key=lambda row: row[group]):
        own = [{key: value for key, value in row.items() if key != group and value is not None} for row in articles]
        pending.extend(list_rows(str(name), _reconcile_rows(own, reconciler)))
        if len(pending) >= ROWS_A_BATCH:
            yield _make_batch(pending)
            pending = []
    if pending:
        yield _make_batch(pending)


def list_rows(group: str, report: Report) -> Iterator[dict[str, Any]]:
    """Yield the rows of one report, in the form of ``arrow_schema()``: its findings, its facts' claims, its notes."""
    for record in list_records(report):
        yield {"group": group, "row": "finding", "finding": _plain(record)}
    for row in list_facts(report):
        yield {"group": group, "row": "fact", "fact": _plain(row)}
    for note in report.notes:
        span = note.span
        place = {"article": span.article, "start": span.start, "end": span.end} if span else {}
        yield {"group": group, "row": "note", "note": {"rule": note.rule, "says": note.says, **place}}


def _reconcile_rows(rows: list[dict[str, Any]], reconciler: Reconciler) -> Report:
    """Return the report of one group; a group that cannot be read costs itself only."""
    try:
        return reconciler.reconcile(rows)
    except Exception as error:  # noqa: BLE001 - one group must not end a job of a million
        return Report(notes=(Note("crashed", f"this group could not be reconciled: {type(error).__name__}: {error}"),))


def _type_of(name: str, plain: dict[str, Any], otherwise: Any) -> Any:  # noqa: ANN401 - pyarrow's own types
    return plain.get(_TYPES.get(name.removeprefix("left_").removeprefix("right_"), ""), otherwise)


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    return {name: str(value) if isinstance(value, Decimal) else value for name, value in record.items()}


def _make_batch(rows: list[dict[str, Any]]) -> Any:  # noqa: ANN401 - a pyarrow RecordBatch
    return _load_arrow().RecordBatch.from_pylist(rows, schema=arrow_schema())


def _load_arrow() -> Any:  # noqa: ANN401 - the module, an extra
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtraError("pyarrow for Arrow tables", error, "Install it with: pip install 'reconcile-claims[frames]'") from error
    return pa
