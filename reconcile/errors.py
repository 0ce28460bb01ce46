"""The mistakes a user can make; texts never cause one.

Every error inherits the built-in that fits, so that callers may catch either. A message says what was expected,
what came, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any


class ReconcileError(Exception):
    """Any mistake of a caller: catch this to catch them all."""

    def __init__(self, expected: str, came: object, todo: str) -> None:
        """Say what was ``expected``, what ``came`` and what ``todo`` about it."""
        super().__init__(expected, came, todo)
        self.expected = expected
        self.came = came
        self.todo = todo

    def __str__(self) -> str:
        """One line: expected, came, to do."""
        return f"expected {self.expected}; got {shorten_value(self.came)}. {self.todo}"


class InputError(ReconcileError, ValueError):
    """A value of the right type that cannot be used: no article, a date that is none, an unknown language."""


class InputTypeError(ReconcileError, TypeError):
    """A value of a wrong type: a number where a text belongs."""


class UnitError(ReconcileError, ValueError):
    """A unit that is unknown, or that the quantity cannot be converted to."""


class FileError(ReconcileError, OSError):
    """A file that cannot be read, or that is not what its name says."""


class MissingExtraError(ReconcileError, ImportError):
    """A feature whose optional packages are not installed."""


def require_type(value: object, kinds: type | tuple[type, ...], expected: str, todo: str) -> None:
    """Say what is wrong where ``value`` is of none of ``kinds``.

    Raises:
        InputTypeError: It is not; True and False are no numbers.
    """
    if not isinstance(value, kinds) or (isinstance(value, bool) and kinds is int):
        raise InputTypeError(expected, value, todo)


def require_items(items: Iterable[Any], expected: str, todo: str) -> Iterator[Any]:
    """Return an iterator over what a caller gave.

    Raises:
        InputTypeError: It cannot be iterated over.
    """
    try:
        return iter(items)
    except TypeError:
        raise InputTypeError(expected, items, todo) from None


def shorten_value(value: object, limit: int = 80) -> str:
    """Return ``value`` as a message shows it: strings quoted, one line, at most ``limit`` characters."""
    shown = value if isinstance(value, _Said) else repr(value)
    shown = " ".join(str(shown).split())
    return shown if len(shown) <= limit else shown[: limit - 3] + "..."


class _Said(str):
    """Words about what came, shown without quotes."""

    __slots__ = ()


def said(words: str) -> str:
    """Mark ``words`` as a description of what came, so that the message does not quote them."""
    return _Said(words)
