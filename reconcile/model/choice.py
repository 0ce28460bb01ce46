"""One of a closed list of words."""

from __future__ import annotations

from enum import Enum


class Choice(Enum):
    """A closed list of words, of which each is there once.

    So its place in memory tells it from all others, and is its hash: that of ``Enum`` is a call for each look into a table.
    """

    __hash__ = object.__hash__
