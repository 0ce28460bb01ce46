"""The notebook runs from top to bottom, and shows what an analyst came for."""

from __future__ import annotations

from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")

NOTEBOOK = Path(__file__).parent / "notebook.ipynb"


@pytest.mark.filterwarnings("ignore")  # the kernel's own packages warn about each other
def test_the_notebook_runs_and_shows_reports_and_plots():
    book = nbformat.read(NOTEBOOK, as_version=4)
    nbclient.NotebookClient(book, timeout=300, kernel_name="python3").execute()
    shown = [output.get("data", {}) for cell in book.cells if cell.cell_type == "code" for output in cell.outputs]
    pages = [data["text/html"] for data in shown if "reconcile-report" in data.get("text/html", "")]
    assert len(pages) == 2
    assert "<script" not in "".join(pages)
    assert sum("image/png" in data for data in shown) == 2
