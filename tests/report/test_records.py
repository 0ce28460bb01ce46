"""Records, CSV and frames: flat, exact, and harmless in a spreadsheet."""

import csv
import io
import json
import sys
from datetime import UTC, datetime
from decimal import Decimal

import pytest

import reconcile as rc
from reconcile.report import frames
from reconcile.report.records import COLUMNS, list_facts
from reconcile.report.tables import render_lines, render_list, write_cell


def test_a_record_is_flat_and_complete(report):
    record = report.to_records()[3]
    assert tuple(record) == COLUMNS
    assert (record["verdict"], record["reasons"], record["explained"]) == ("discrepancy", "hedged", False)
    assert (record["left_source"], record["left_quote"], record["left_value"]) == ("Wire", "800 square kilometres", "800 km²")
    assert (record["left_low"], record["right_low"]) == (Decimal(800), Decimal(1400))
    assert record["right_published"].isoformat() == "2024-12-15T06:00:00+01:00"
    assert all(value is None or isinstance(value, str | int | float | Decimal | datetime) for value in record.values())


def test_facts_are_listed_claim_by_claim(report):
    rows = list_facts(report)
    assert [(row["fact"], row["position"]) for row in rows] == [("f1", 1), ("f1", 1), ("f1", 2), ("f1", 3), ("f2", 1)]
    assert (rows[-1]["from"], rows[-1]["until"]) == (datetime(2024, 8, 1, tzinfo=UTC), None)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1 degree", "@cmd", "\tx", "\rx", "\nx", "  =1+1"])
def test_a_text_that_looks_like_a_formula_is_defused(cell):
    assert write_cell(cell) == "'" + cell


@pytest.mark.parametrize(
    ("value", "cell"),
    [(None, ""), (True, "true"), (Decimal("-1.50"), "-1.50"), (0.5, "0.5"), ("a = b", "a = b"), ("a\0b", "a\ufffdb"), ("\ud800", "?"),
     (datetime(2024, 12, 14, tzinfo=UTC), "2024-12-14T00:00:00+00:00")],
)
def test_a_cell_is_written_as(value, cell):
    assert write_cell(value) == cell


def test_csv_reads_back_row_by_row(hostile_report):
    rows = list(csv.DictReader(io.StringIO(hostile_report.to_csv(), newline="")))
    assert len(rows) == len(hostile_report.findings)
    assert rows[0]["left_speaker"].startswith("'=1+1")
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row.values())


def test_lines_and_lists_are_json(report):
    records = report.to_records()
    lines = [json.loads(line) for line in render_lines(records).splitlines()]
    assert lines == json.loads(render_list(records))
    assert lines[3]["right_low"] == "1400"


@pytest.mark.parametrize("backend", frames.BACKENDS)
def test_a_frame_keeps_numbers_exact_and_times_aware(report, backend):
    pytest.importorskip(backend)
    frame = report.to_frame(backend)
    rows = frame.to_dict("records") if backend == "pandas" else frame.to_dicts() if backend == "polars" else frame.to_pylist()
    assert list(rows[0]) == list(COLUMNS)
    assert rows[3]["right_low"] == Decimal(1400)
    assert rows[3]["right_published"] == datetime(2024, 12, 15, 5, tzinfo=UTC)
    assert hasattr(frame, "__arrow_c_stream__")


@pytest.mark.parametrize("stated", [Decimal("1E+40"), Decimal("1E-60"), Decimal("1E+200")])
def test_numbers_of_any_size_have_a_column(report, stated):
    records = [{**record, "left_low": stated} for record in report.to_records()]
    given = frames.build_arrow(records)["left_low"].to_pylist()[0]
    assert given == pytest.approx(type(given)(stated))


def test_a_report_is_an_arrow_stream(report):
    pa = pytest.importorskip("pyarrow")
    assert pa.table(report).equals(report.to_frame("pyarrow"))


def test_a_frame_of_no_findings_has_the_same_columns():
    pytest.importorskip("pyarrow")
    assert rc.Report().to_frame("pyarrow").column_names == list(COLUMNS)


def test_an_unknown_frame_library_is_an_error(report):
    with pytest.raises(rc.InputError, match="pandas, polars, pyarrow"):
        report.to_frame("excel")


def test_without_the_extra_the_error_says_what_to_install(report, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(rc.MissingExtraError, match=r"reconcile-claims\[frames\]"):
        report.to_frame()
