"""Arrow in, Arrow out: the same rows as the report itself gives."""

from __future__ import annotations

from decimal import Decimal

import pytest

import reconcile
from reconcile.engines.tables import KINDS, arrow_schema, list_rows, reconcile_batches
from reconcile.pipeline import Reconciler
from reconcile.report.records import list_facts

pa = pytest.importorskip("pyarrow")

ROWS = [
    {"group": "ferry", "id": "a", "source": "A", "published": "2024-12-15",
     "text": "At least 40 people were killed when a ferry sank off Norvik on Saturday."},
    {"group": "ferry", "id": "b", "source": "B", "published": "2024-12-16",
     "text": "The death toll of the Norvik ferry was 52, the coast guard said."},
    {"group": "quake", "id": "c", "source": "A", "text": "A 5.9-magnitude quake struck Halmar on Sunday.", "published": None},
]


def tabulate(batch_size):
    table = pa.Table.from_pylist(ROWS)
    return [row for batch in reconcile_batches(table.to_batches(max_chunksize=batch_size), Reconciler()) for row in batch.to_pylist()]


@pytest.fixture(scope="module")
def rows():
    return tabulate(100)


def test_rows_are_the_same_however_the_batches_are_cut(rows):
    assert tabulate(1) == rows


def test_findings_are_those_of_the_report(rows):
    report = reconcile.reconcile([{k: v for k, v in row.items() if k != "group"} for row in ROWS[:2]])
    told = [row["finding"] for row in rows if row["row"] == "finding" and row["group"] == "ferry"]
    expected = [{k: str(v) if isinstance(v, Decimal) else v for k, v in record.items()} for record in report.to_records()]
    assert told == expected


def test_facts_are_those_of_the_report(rows):
    report = reconcile.reconcile(ROWS[2]["text"])
    assert len([row for row in rows if row["row"] == "fact" and row["group"] == "quake"]) == len(list_facts(report))


def test_every_row_fills_the_struct_of_its_kind_only(rows):
    assert rows
    for row in rows:
        assert [kind for kind in KINDS if row[kind] is not None] == [row["row"]]


def test_the_schema_names_every_column_of_a_record():
    report = reconcile.reconcile([{k: v for k, v in row.items() if k != "group"} for row in ROWS[:2]])
    row = next(row for row in list_rows("g", report) if row["row"] == "finding")
    schema = arrow_schema().field("finding").type
    assert [schema.field(at).name for at in range(schema.num_fields)] == list(row["finding"])


def test_a_group_that_cannot_be_read_becomes_a_note():
    given = [{"group": "bad", "text": "One.", "language": "xx"}, {"group": "good", "text": "At least 4 died.", "language": "en"}]
    table = pa.Table.from_pylist(given)
    rows = [row for batch in reconcile_batches(table.to_batches(), Reconciler()) for row in batch.to_pylist()]
    assert [row["note"]["rule"] for row in rows if row["group"] == "bad"] == ["crashed"]
    assert any(row["row"] == "fact" for row in rows if row["group"] == "good")
