"""Reports on their way between two processes of one machine: a report is some thousand small nouns, and packing them is what it costs.

Nouns travel as empty shells, and after them what fills the shells, kind by kind and attribute by attribute: so each loop over
them runs within the interpreter, and no noun passes its converters a second time. Parcels are for processes of one run alone: to
keep a report, there is its JSON.
"""

from __future__ import annotations

import io
import pickle
from collections import deque
from collections.abc import Callable, Sequence
from copyreg import __newobj__  # type: ignore[attr-defined]  # what pickle knows as "an empty one of that class"
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeAlias

import attrs

from reconcile.model import claim, fact, finding, interval, text, value
from reconcile.pipeline import hold_collector
from reconcile.report.report import Report

Shell: TypeAlias = tuple[Any, tuple[type]]

REMEMBERED = "_attrs_cached_hash"
"""The slot in which attrs keeps the hash of a noun that asks for it."""
_ROOMS = (claim, fact, finding, interval, text, value)


def pack_reports(reports: Sequence[Report]) -> bytes:
    """Return reports as a parcel for ``unpack_reports``."""
    parcel = io.BytesIO()
    pickler = pickle.Pickler(parcel, pickle.HIGHEST_PROTOCOL)
    met: dict[type, list[object]] = {kind: [] for kind in _list_slots()}
    pickler.dispatch_table = {kind: _meet(kind, nouns) for kind, nouns in met.items()}
    pickler.dump(tuple(reports))
    while any(met.values()):  # what fills the nouns holds other nouns
        for kind, nouns in met.items():
            if nouns:
                shells = nouns.copy()
                nouns.clear()
                pickler.dump((kind, shells, [list(map(read, shells)) for read, _ in _list_slots()[kind]]))
    pickler.dump(None)
    return parcel.getvalue()


@hold_collector()
def unpack_reports(parcel: bytes) -> tuple[Report, ...]:
    """Return the reports of a parcel that ``pack_reports`` made in a process of this run: never open one from elsewhere."""
    unpickler = pickle.Unpickler(io.BytesIO(parcel))  # noqa: S301 - made by a worker of our own
    reports: tuple[Report, ...] = unpickler.load()
    while rows := unpickler.load():
        kind, shells, columns = rows
        for (_, fill), column in zip(_list_slots()[kind], columns, strict=True):
            deque(map(fill, shells, column), maxlen=0)
    return reports


def _meet(kind: type, nouns: list[object]) -> Callable[[object], Shell]:
    """Return what pickle asks for each noun of a kind, once: it notes the noun and has an empty one sent."""
    note, shell = nouns.append, (__newobj__, (kind,))

    def reduce(noun: object) -> Shell:
        note(noun)
        return shell

    return reduce


@lru_cache(maxsize=1)
def _list_slots() -> dict[type, tuple[tuple[Callable[[Any], Any], Callable[[Any, Any], None]], ...]]:
    """Return what reads and what fills each slot of each noun; a noun is frozen to its users, not to its slots."""
    nouns = [noun for room in _ROOMS for noun in vars(room).values() if isinstance(noun, type) and attrs.has(noun)]
    return {
        noun: (
            *((attrgetter(a.name), getattr(noun, a.name).__set__) for a in attrs.fields(noun)),
            *((_forget, getattr(noun, slot).__set__) for slot in (REMEMBERED,) if hasattr(noun, slot)),
        )
        for noun in nouns
    }


def _forget(_: object) -> None:
    """Return what stands for a hash not yet known: hashes of text differ between processes."""
