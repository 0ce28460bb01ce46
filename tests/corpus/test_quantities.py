"""The corpus of quantities: one value, all the wordings that must give it, and what must give nothing."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

import reconcile as rc

CORPUS = tomllib.loads((Path(__file__).parent / "en" / "quantities.toml").read_text(encoding="utf-8"), parse_float=Decimal)
WORDINGS = [pytest.param(wording, row, id=wording) for row in CORPUS["value"] for wording in row["wordings"]]


def find_sizes(text):
    return [m for m in rc.extract_mentions(text) if m.kind == "quantity" and not m.latent]


def read_ends(interval):
    return [None, None] if interval is None else [interval.low, interval.high]


@pytest.mark.parametrize(("wording", "row"), WORDINGS)
def test_wording_gives_the_value(wording, row):
    mentions = find_sizes(wording)
    assert mentions, "nothing was found"
    value = mentions[-1].value
    told = {"unit": value.unit, "bound": value.bound.name}
    wanted = {"unit": row["unit"], "bound": row.get("bound", "EXACT")}
    if "names" in row:
        told["names"], wanted["names"] = read_ends(value.names), [Decimal(end) for end in row["names"]]
    if "allows" in row:
        told["allows"], wanted["allows"] = read_ends(value.allows), [Decimal(end) if end != "" else None for end in row["allows"]]
    for key, found in (("counted", value.counted), ("rule", mentions[-1].rule), ("change", value.change.kind.name if value.change else "")):
        if key in row:
            told[key], wanted[key] = found, row[key]
    assert told == wanted


@pytest.mark.parametrize("wording", CORPUS["nothing"]["wordings"])
def test_wording_gives_nothing(wording):
    assert [wording[m.span.start : m.span.end] for m in find_sizes(wording)] == []


def test_corpus_is_large():
    assert len(WORDINGS) >= 400
    assert len(CORPUS["nothing"]["wordings"]) >= 150
