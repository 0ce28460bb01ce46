"""The page of verdict tables is what the tables say."""

import runpy
from pathlib import Path

DOCS = Path(__file__).parent.parent.parent / "docs" / "reference"


def test_the_page_of_verdicts_is_printed_from_the_tables():
    page = runpy.run_path(str(DOCS / "make_verdicts.py"))["print_tables"]()
    assert (DOCS / "verdicts.md").read_text(encoding="utf-8") == page, "run docs/reference/make_verdicts.py again"
