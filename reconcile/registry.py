"""A registry is a value: an ordered table of named parts that is changed by making another one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from attrs import field, frozen

from reconcile.errors import InputError, InputTypeError

Part = TypeVar("Part", bound=Callable[..., Any])


def _is_part(pair: object) -> bool:
    return isinstance(pair, tuple) and len(pair) == 2 and isinstance(pair[0], str) and callable(pair[1])


def _require_parts(_: object, __: object, parts: object) -> None:
    if not isinstance(parts, tuple) or not all(map(_is_part, parts)):
        raise InputTypeError("a tuple of pairs of a name and a callable", parts, 'Give for example (("tonnage", find_tonnage),).')
    for name, part in parts:
        if not (getattr(part, "__doc__", None) or "").strip():
            raise InputError(f"a docstring on the part {name!r}", part, "It becomes the part's page in the reference: say what it reads.")


@frozen
class Registry(Generic[Part]):
    """Named parts in the order in which they are asked.

    Attributes:
        parts: Pairs of a name and a plain callable with a docstring. Picklable where the callables are.
    """

    parts: tuple[tuple[str, Part], ...] = field(default=(), validator=_require_parts)

    def adding(self, name: str, part: Part, *, before: str | None = None) -> Registry[Part]:
        """Return a registry with ``part`` under ``name``: last, or in front of the part named ``before``.

        Raises:
            InputError: The name is taken, or there is no part named ``before``.
        """
        if name in self.names:
            raise InputError(f"a name that is not among {', '.join(self.names)}", name, "Take another one, or drop the old part first.")
        at = len(self.parts) if before is None else self._place(before)
        return Registry((*self.parts[:at], (name, part), *self.parts[at:]))

    def without(self, name: str) -> Registry[Part]:
        """Return a registry that lacks the part named ``name``.

        Raises:
            InputError: There is no such part.
        """
        at = self._place(name)
        return Registry(self.parts[:at] + self.parts[at + 1 :])

    @property
    def names(self) -> tuple[str, ...]:
        """The names, in order."""
        return tuple(name for name, _ in self.parts)

    def __iter__(self) -> Iterator[tuple[str, Part]]:
        """Iterate over (name, part)."""
        return iter(self.parts)

    def _place(self, name: str) -> int:
        if name not in self.names:
            raise InputError(f"one of the parts {', '.join(self.names)}", name, "Check the spelling of the name.")
        return self.names.index(name)
