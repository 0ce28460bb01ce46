"""Finds what stands in quotation marks, also where a quotation goes on over several lines. Knows no word."""

from __future__ import annotations

import re
from bisect import bisect_right

from reconcile.extract.grammar.lines import Line

MARKS = re.compile(r'["“”«»„]')
REACH = 1500
"""Characters that a quotation may run on over line ends; a mark that stays open longer has lost its partner."""


def find_quotations(text: str, lines: tuple[Line, ...]) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of every quotation, marks included, in order and without overlap.

    A quotation that is opened anew before it was closed (the next paragraph of a speech) ends there; one that is never closed
    ends with the line on which it was opened.
    """
    found: list[tuple[int, int]] = []
    starts = [line.start for line in lines]
    opened = -1
    for match in MARKS.finditer(text):
        at = match.start()
        if opened >= 0 and at - opened > REACH:
            found.append((opened, _end_of_line(opened, starts, lines)))
            opened = -1
        if _opens(text, at, is_open=opened >= 0):
            if opened >= 0:
                before = _end_before(at, starts, lines)
                found.append((opened, before if before > opened else at))
            opened = at
        elif opened >= 0:
            found.append((opened, at + 1))
            opened = -1
    if opened >= 0:
        found.append((opened, _end_of_line(opened, starts, lines)))
    return tuple(found)


def _opens(text: str, at: int, *, is_open: bool) -> bool:
    mark = text[at]
    if mark in "“„«":
        return not (mark == "“" and is_open and at + 1 < len(text) and text[at + 1].isspace())
    if mark in "”»":
        return False
    before = text[at - 1] if at else "\n"
    after = text[at + 1] if at + 1 < len(text) else "\n"
    if before.isspace() and not after.isspace():
        return not is_open or before in "\n\r"
    return not is_open and not after.isspace() and not before.isalnum()


def _end_of_line(at: int, starts: list[int], lines: tuple[Line, ...]) -> int:
    """Return the end of the line in which ``at`` stands."""
    number = bisect_right(starts, at) - 1
    return lines[number].end if number >= 0 else at + 1


def _end_before(at: int, starts: list[int], lines: tuple[Line, ...]) -> int:
    """Return the end of the last line that ends at or before ``at``; ``at`` itself within a line."""
    number = bisect_right(starts, at) - 1
    number -= number >= 0 and lines[number].end > at
    return lines[number].end if number >= 0 else at
