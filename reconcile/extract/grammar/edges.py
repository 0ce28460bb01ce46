"""Where words that are quoted begin and end: a mark that belongs to the outermost word, or closes what was opened, is quoted with it.

Moves edges only, and never over a word or a space.
"""

from __future__ import annotations

import unicodedata

PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("“", "”"), ("«", "»"), ('"', '"'))
"""Marks that open and close."""
BEHIND = frozenset("%‰°′″²³¢$£€¥₹₽₩₪₺₴₫©®™")
"""Marks that belong to the word or number that they stand behind."""
IN_FRONT = frozenset("#§№~+−-")
"""Marks that belong to the number that they stand in front of, beside the signs of money."""
LONGEST = 4
"""Marks at one edge at most."""


def widen_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the edges of quoted words with the marks right outside them that are theirs: "67%", "$5", "(0915 GMT)".

    Args:
        text: The whole text.
        start: Where the first word begins.
        end: Where the last word ends.
    """
    quoted = text[start:end]
    for _ in range(LONGEST):
        if end < len(text) and (text[end] in BEHIND or _closes(quoted, text[end])):
            end += 1
        elif start > 0 and (_leads(text, start) or _opens(quoted, text[start - 1])):
            start -= 1
        else:
            break
        quoted = text[start:end]
    return start, end


def _leads(text: str, start: int) -> bool:
    """Whether the mark in front of a number is part of it; a hyphen or a sign behind another word is none."""
    mark = text[start - 1]
    if not text[start : start + 1].isdigit() or text[max(0, start - 2) : start - 1].isalnum():
        return False
    return mark in IN_FRONT or unicodedata.category(mark) == "Sc"


def _closes(quoted: str, mark: str) -> bool:
    return any(mark == right and _is_open(quoted, left, right) for left, right in PAIRS)


def _opens(quoted: str, mark: str) -> bool:
    return any(mark == left and _is_open(quoted, right, left) for left, right in PAIRS)


def _is_open(quoted: str, one: str, other: str) -> bool:
    """Whether one of a pair of marks stands in the words without the other."""
    return quoted.count(one) % 2 == 1 if one == other else quoted.count(one) > quoted.count(other)
