"""Reports on their way between two processes of one machine: a report is some thousand small nouns, and packing them is what it costs.

Each noun travels as its class and its values in order, which takes half the time of a dictionary of them. Parcels are for
processes of one run alone: to keep a report, there is its JSON.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeAlias

import attrs

from reconcile.model import claim, fact, finding, interval, text, value
from reconcile.pipeline import hold_collector
from reconcile.report.report import Report

Reducer: TypeAlias = Callable[[Any], tuple[Any, ...]]
Put: TypeAlias = Callable[[Any, Any], None]

_ROOMS = (claim, fact, finding, interval, text, value)


def pack_reports(reports: Sequence[Report]) -> bytes:
    """Return reports as a parcel for ``unpack_reports``."""
    parcel = io.BytesIO()
    pickler = pickle.Pickler(parcel, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _list_reducers()
    pickler.dump(tuple(reports))
    return parcel.getvalue()


@hold_collector()
def unpack_reports(parcel: bytes) -> tuple[Report, ...]:
    """Return the reports of a parcel that ``pack_reports`` made in a process of this run: never open one from elsewhere."""
    reports: tuple[Report, ...] = pickle.loads(parcel)  # noqa: S301 - made by a worker of our own
    return reports


@lru_cache(maxsize=1)
def _list_reducers() -> dict[type, Reducer]:
    return {noun: _reduce_by(attrgetter("__class__", *(a.name for a in attrs.fields(noun)))) for noun in _list_nouns()}


@lru_cache(maxsize=1)
def _list_putters() -> dict[type, tuple[Put, ...]]:
    """Return what fills the slots of each noun: a noun is frozen, and put together again it passes no converter a second time."""
    return {noun: tuple(getattr(noun, a.name).__set__ for a in attrs.fields(noun)) for noun in _list_nouns()}


def _list_nouns() -> list[type]:
    return [noun for room in _ROOMS for noun in vars(room).values() if isinstance(noun, type) and attrs.has(noun)]


def _reduce_by(read: Callable[[Any], tuple[Any, ...]]) -> Reducer:
    return lambda noun: (_rebuild, read(noun))


def _rebuild(kind: type, *values: object) -> object:
    noun: object = object.__new__(kind)
    for put, told in zip(_list_putters()[kind], values, strict=True):
        put(noun, told)
    return noun
