"""Writes what is read as a time and how it is resolved: ``python docs/reference/make_times.py``, or ``make docs`` for all pages."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parents[2] / "tests" / "corpus" / "en"
SHOWN = 8
"""Wordings that a row shows; the corpus has them all."""

INTRODUCTION = """# Times

Made by `docs/reference/make_times.py` from the corpus that the tests run; a test holds this page against it.

Every wording below stands in a text published on Saturday, {published}. `names` is the calendar interval, half-open; a clock time
without a zone is carried as UTC. Without a date of publication the same words have a TIMEX3 value and no interval.
"""


def load_corpus(name: str) -> dict[str, Any]:
    """Return a file of the corpus."""
    return tomllib.loads((CORPUS / name).read_text(encoding="utf-8"))


def print_wordings(wordings: list[str]) -> str:
    """Return the first wordings of a case as a cell of a table."""
    return ", ".join(f"“{wording}”" for wording in wordings[:SHOWN]).replace("|", "\\|")


def print_page() -> str:
    """Return the page."""
    corpus = load_corpus("times.toml")
    parts = [INTRODUCTION.format(published=corpus["published"][:10])]
    parts.append("## Calendar intervals\n\n| resolved as | names | wordings |\n| --- | --- | --- |")
    parts += [f"| {case['resolved']} | {' to '.join(case['names'])} | {print_wordings(case['wordings'])} |" for case in corpus["interval"]]
    parts.append("\n## Bounds\n\n| bound | allows from | to | wordings |\n| --- | --- | --- | --- |")
    parts += [
        f"| {case['bound']} | {case['allows'][0] or '…'} | {case['allows'][1] or '…'} | {print_wordings(case['wordings'])} |"
        for case in corpus["bound"]
    ]
    parts.append("\n## Lengths, recurring and vague times\n\n| TIMEX3 value | wordings |\n| --- | --- |")
    parts += [f"| `{case['timex']}` | {print_wordings(case['wordings'])} |" for case in corpus["value"]]
    never = [text for text in load_corpus("times_never.toml")["never"] if len(text) > 8]
    parts.append("\n## Never a time\n")
    parts += [f"* {text}" for text in never]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name("times.md").write_text(print_page(), encoding="utf-8")
    sys.stderr.write("times.md written\n")
