"""Shows records as CSV and as JSON lines, for spreadsheets and pipes."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from io import StringIO
from typing import Any

from reconcile.report.records import COLUMNS

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A spreadsheet takes a text that begins so for a formula (OWASP, "CSV injection")."""


def render_csv(records: Sequence[Mapping[str, Any]], columns: Sequence[str] = COLUMNS) -> str:
    """Return records as CSV (RFC 4180) with a row of names; a text that looks like a formula gets an apostrophe in front."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([write_cell(record.get(name)) for name in columns] for record in records)
    return out.getvalue()


def write_cell(value: Any) -> str:  # noqa: ANN401 - whatever a record holds
    """Return one cell: numbers and times as they are, texts so that no program runs them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, int | float | Decimal):
        return str(value)
    # A null character ends a cell in some readers, a lone surrogate has no place in a file.
    text = str(value).replace("\0", "�").encode("utf-8", "replace").decode("utf-8")
    # Programs strip spaces before they look for a formula.
    return "'" + text if text.startswith(_FORMULA) or text.lstrip(" ").startswith(_FORMULA) else text


def render_lines(records: Iterable[Mapping[str, Any]]) -> str:
    """Return records as JSON lines; exact numbers and times are strings."""
    return "".join(json.dumps(record, ensure_ascii=True, default=write_plain) + "\n" for record in records)


def render_list(records: Iterable[Mapping[str, Any]]) -> str:
    """Return records as one JSON list; exact numbers and times are strings."""
    return json.dumps(list(records), ensure_ascii=True, indent=1, default=write_plain) + "\n"


def write_plain(value: Any) -> str:  # noqa: ANN401 - what JSON has no form for
    """Return a Decimal or a datetime as text."""
    return value.isoformat() if isinstance(value, datetime) else str(value)
