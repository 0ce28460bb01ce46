"""Rows of frames and of Parquet files become articles; without the extra the error says what to install."""

import sys
from datetime import UTC, datetime

import pytest

import reconcile as rc
from reconcile.io.articles import read_articles

WHEN = datetime(2024, 12, 14, 18, tzinfo=UTC)
ROWS = {"headline": ["T", None], "text": ["one", "two"], "published": [WHEN, None]}


@pytest.fixture(params=["pandas", "polars", "pyarrow"])
def frame(request):
    library = pytest.importorskip(request.param)
    pytest.importorskip("narwhals")
    return library.table(ROWS) if request.param == "pyarrow" else library.DataFrame(ROWS)


@pytest.mark.parametrize("read", [lambda frame: read_articles(frame)[0], rc.load_articles], ids=["given", "loaded"])
def test_a_frame_has_one_article_per_row(frame, read):
    articles = read(frame)
    assert [(article.title, article.text, article.published) for article in articles] == [("T", "one", WHEN), ("", "two", None)]


def test_parquet_has_one_article_per_row(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    import pyarrow as pa

    parquet.write_table(pa.table({"text": ["one", None, "two"]}), tmp_path / "a.parquet")
    loaded = rc.load_articles(tmp_path / "a.parquet")
    assert [article.text for article in loaded] == ["one", "two"]
    assert loaded.notes[0].says.startswith("row 2 of a.parquet")


@pytest.mark.parametrize("missing", ["narwhals", "pyarrow"])
def test_without_the_extra_the_error_says_what_to_install(tmp_path, monkeypatch, missing):
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"text": ["one"]}), tmp_path / "a.parquet")
    frame = pa.table({"text": ["one"]})
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.delitem(sys.modules, "pyarrow.parquet", raising=False)
    given = tmp_path / "a.parquet" if missing == "pyarrow" else frame
    with pytest.raises(rc.MissingExtraError, match=r"reconcile-claims\[frames\]"):
        read_articles(rc.load_articles(given))
