"""Writes the verdict tables from the ladders and rules: ``python docs/reference/make_verdicts.py``, or ``make docs`` for all pages."""

from __future__ import annotations

import sys
from pathlib import Path

from reconcile.compare.reasons import RULES
from reconcile.compare.values import LADDERS

INTRODUCTION = """# Verdicts

Made by `docs/reference/make_verdicts.py` from the tables that decide; a test holds this page against them.

## What two values say

A pair of values climbs the ladder of its kind: the first rung that holds decides. Durations climb the ladder of quantities; values of two
kinds climb the last one. A value that allows more, with the same names and digits, never turns into a discrepancy.
"""
RULING = """## What the circumstances make of it

Each rule sees the verdict that the ones before it left. UPDATED, CORRECTED, OTHER_TIME, OTHER_SCOPE, OTHER_PLACE and SAME_QUOTE explain a
discrepancy; `report.unexplained` lists what no reason explains.
"""


def print_first_line(docstring: str | None) -> str:
    """Return the first paragraph of a docstring on one line."""
    return " ".join((docstring or "").strip().split("\n\n")[0].split())


def print_tables() -> str:
    """Return the page."""
    parts = [INTRODUCTION]
    for name, ladder in LADDERS.items():
        parts.append(f"### {name.capitalize()}\n\n| rung | holds where | verdict | since |\n| --- | --- | --- | --- |")
        for rung in ladder:
            holds = print_first_line(rung.test.__doc__).removeprefix("Hold where ").removesuffix(".")
            parts[-1] += f"\n| {rung.name} | {holds} | {rung.verdict.name} | {rung.says} |"
        parts[-1] += "\n"
    parts.append(RULING + "\n| rule | what it says |\n| --- | --- |")
    parts[-1] += "".join(f"\n| {name} | {print_first_line(rule.__doc__)} |" for name, rule in RULES)
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name("verdicts.md").write_text(print_tables(), encoding="utf-8")
    sys.stderr.write("verdicts.md written\n")
