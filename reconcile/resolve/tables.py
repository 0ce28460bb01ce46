"""The table of who tells which value of which fact: read, checked, and laid out for the methods.

Reads rows and nothing else: it knows no method and settles nothing. Every list is in an order that the rows' own order
cannot change (sources by name, values by size or text), so that no method needs to think of it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import accumulate
from math import inf, isfinite
from numbers import Integral, Real
from typing import Any, TypeAlias

from attrs import frozen

from reconcile.errors import InputError, InputTypeError, require_items, said

Row: TypeAlias = Mapping[str, Any]
_Key: TypeAlias = tuple[str, float, str]
_Told: TypeAlias = dict[Hashable, dict[str, dict[Hashable, tuple[Any, float]]]]

_ORDERED = frozenset({"number", "datetime", "aware datetime", "date", "time", "duration"})
_TYPES = ((date, "date"), (time, "time"), (timedelta, "duration"), (str, "text"), (tuple, "tuple"), (frozenset, "set"))
_EXAMPLE = 'Give rows such as {"fact": "toll", "source": "AFP", "value": 12}.'


@frozen
class Table:
    """Claims as a method reads them: values and sources are numbers, their names stand aside.

    Attributes:
        facts: The facts' keys, in the order in which they are settled.
        kinds: Kind of the values of each fact ("number", "text", ...).
        bounds: The values of fact ``f`` are those from ``bounds[f]`` up to, not including, ``bounds[f + 1]``.
        values: All distinct values, fact after fact; ascending within a fact.
        sources: The sources' names, sorted.
        told: For each value the sources that tell it, ascending.
        weights: For each value how much each of these tellings counts (1.0: once).
        claims: For each source the values it tells, ascending.
        tellings: Every (value, source, weight), ascending: the same as ``told`` and ``weights``, laid flat for the rounds.
    """

    facts: tuple[Hashable, ...]
    kinds: tuple[str, ...]
    bounds: tuple[int, ...]
    values: tuple[Hashable, ...]
    sources: tuple[str, ...]
    told: tuple[tuple[int, ...], ...]
    weights: tuple[tuple[float, ...], ...]
    claims: tuple[tuple[int, ...], ...]
    tellings: tuple[tuple[int, int, float], ...]

    def is_ordered(self, fact: int) -> bool:
        """Whether the values of this fact stand on a line: numbers and times."""
        return self.kinds[fact] in _ORDERED

    def values_of(self, fact: int) -> range:
        """Return the numbers of the values told of this fact."""
        return range(self.bounds[fact], self.bounds[fact + 1])


def read_table(rows: Iterable[Row]) -> Table:
    """Return the table of ``rows``.

    A row is {"fact", "source", "value"}, optionally with "as_of" (anything that sorts: only the latest telling of a
    source stands) and "weight" (a number above 0; 1 by default). Equal rows count once, with their largest weight. A
    source with several values of one fact shares its telling among them.

    Raises:
        InputError: There is no row, or a row lacks a fact, source or value, mixes kinds, or has an unusable weight.
        InputTypeError: A row is no mapping, or something in it cannot be told apart (is not hashable).
    """
    told: _Told = {}
    kinds: dict[Hashable, str] = {}
    for number, row in enumerate(require_items(rows, "rows", _EXAMPLE), 1):
        fact, source, value = _read_row(number, row)
        kind = classify_value(value)
        if kinds.setdefault(fact, kind) != kind:
            raise InputError(f"a {kinds[fact]} in row {number}, as the other rows of fact {fact!r} have", value,
                             "Tell all values of one fact in one kind: numbers, times or text.")
        _add_telling(told.setdefault(fact, {}).setdefault(source, {}), value, (row.get("as_of"), _read_weight(number, row)), number)
    if not told:
        raise InputError("at least one row", said("an empty table"), _EXAMPLE)
    return _lay_out(told, kinds)


def classify_value(value: object) -> str:
    """Return the kind of a value: only values of one kind can be held against each other."""
    if isinstance(value, bool):
        return "yes or no"
    if isinstance(value, Real | Decimal):
        return "number"
    if isinstance(value, datetime):
        return "datetime" if value.tzinfo is None else "aware datetime"
    return next((name for kind, name in _TYPES if isinstance(value, kind)), type(value).__name__)


def measure_value(value: Any) -> float:  # noqa: ANN401 - any of the ordered kinds
    """Return where an ordered value stands on its line: numbers as they are, times in seconds from their origin."""
    if isinstance(value, datetime):
        return (value - datetime(1, 1, 1, tzinfo=value.tzinfo)).total_seconds()
    if isinstance(value, date):
        return value.toordinal() * 86400.0
    if isinstance(value, time):
        return value.hour * 3600.0 + value.minute * 60 + value.second + value.microsecond / 1e6
    if isinstance(value, timedelta):
        return value.total_seconds()
    try:
        return float(value)
    except OverflowError:  # an integer of more than 308 digits
        return inf if value > 0 else -inf


def sort_key(value: Hashable) -> _Key:
    """Return a key that puts any hashables in one order, the same in every process."""
    kind = classify_value(value)
    if kind in _ORDERED:
        return kind, measure_value(value), ""
    if isinstance(value, str):
        return kind, 0.0, value
    if isinstance(value, tuple):
        return kind, float(len(value)), repr([sort_key(part) for part in value])
    if isinstance(value, frozenset):
        return kind, float(len(value)), repr(sorted(sort_key(part) for part in value))
    return kind, 0.0, repr(value)


def _read_row(number: int, row: object) -> tuple[Hashable, str, Hashable]:
    if not isinstance(row, Mapping):
        raise InputTypeError(f"a mapping as row {number}", row, _EXAMPLE)
    for name in ("fact", "source", "value"):
        if row.get(name) is None or row[name] == "":
            raise InputError(f"a {name} in row {number}", dict(row), f"Fill in `{name}`, or leave the row out.")
    fact, source, value = row["fact"], row["source"], row["value"]
    for name, part in (("fact", fact), ("value", value)):
        try:
            hash(part)
        except TypeError:
            raise InputTypeError(f"a {name} in row {number} that can be told apart (hashable)", part,
                                 "Give a number, a time, text, a tuple or a frozenset.") from None
    for name, part in (("fact", fact), ("source", source)):
        if part != part:  # noqa: PLR0124 - not-a-number, as data frames write a missing cell
            raise InputError(f"a {name} in row {number}", dict(row), f"Fill in `{name}`, or leave the row out.")
    if not _is_finite(value):
        raise InputError(f"a finite number as the value of row {number}", value, "Leave the row out where the value is unknown.")
    return fact, str(source), value


def _is_finite(value: object) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite()
    return not isinstance(value, Real) or isinstance(value, Integral) or isfinite(value)


def _read_weight(number: int, row: Row) -> float:
    weight = row.get("weight")
    if weight is None:
        return 1.0
    if isinstance(weight, bool) or not isinstance(weight, Real | Decimal):
        raise InputTypeError(f"a number as the weight of row {number}", weight, "Give a number above 0, or leave `weight` out.")
    if not _is_finite(weight) or weight <= 0:
        raise InputError(f"a weight above 0 in row {number}", weight, "Give a number above 0, or leave the row out.")
    return measure_value(weight)


def _add_telling(cells: dict[Hashable, tuple[Any, float]], value: Hashable, cell: tuple[Any, float], number: int) -> None:
    """Put one telling of a source beside its others of the same fact: the latest stand, equal ones are one."""
    as_of = cell[0]
    if cells:
        latest = next(iter(cells.values()))[0]
        try:
            older, newer = _is_older(as_of, latest), _is_older(latest, as_of)
        except TypeError:
            raise InputError(f"an `as_of` in row {number} that compares with that of the source's other rows", as_of,
                             "Write all `as_of` in one way, for example as ISO 8601 text.") from None
        if older:
            return
        if newer:
            cells.clear()
    if value in cells:
        same = next(v for v in cells if v == value)
        weight = max(cells.pop(value)[1], cell[1])
        cells[min(same, value, key=_spelling)] = (as_of, weight)
    else:
        cells[value] = cell


def _is_older(a: Any, b: Any) -> bool:  # noqa: ANN401 - whatever a user's `as_of` is
    """Whether ``a`` is before ``b``; a telling without a time is older than any with one."""
    if a is None or b is None:
        return a is None and b is not None
    return bool(a < b)


def _spelling(value: object) -> tuple[str, str]:
    return type(value).__name__, repr(value)


def _lay_out(told: _Told, kinds: dict[Hashable, str]) -> Table:
    facts = sorted(told, key=sort_key)
    names = sorted({source for sources in told.values() for source in sources})
    number_of = {name: n for n, name in enumerate(names)}
    values: list[Hashable] = []
    tellings: list[list[tuple[int, float]]] = []
    sizes = [0]
    for fact in facts:
        found = _gather_values(told[fact], number_of)
        for value, cells in sorted(found.values(), key=lambda pair: sort_key(pair[0])):
            values.append(value)
            tellings.append(sorted(cells))
        sizes.append(len(found))
    claims: list[list[int]] = [[] for _ in names]
    for value, cells in enumerate(tellings):
        for source, _ in cells:
            claims[source].append(value)
    return Table(tuple(facts), tuple(kinds[f] for f in facts), tuple(accumulate(sizes)), tuple(values), tuple(names),
                 tuple(tuple(source for source, _ in cells) for cells in tellings),
                 tuple(tuple(weight for _, weight in cells) for cells in tellings), tuple(map(tuple, claims)),
                 tuple((value, source, weight) for value, cells in enumerate(tellings) for source, weight in cells))


def _gather_values(sources: dict[str, dict[Hashable, tuple[Any, float]]],
                   number_of: dict[str, int]) -> dict[Hashable, tuple[Hashable, list[tuple[int, float]]]]:
    """Return the values of one fact, each spelled in one way (5 and 5.0 are one value), with who tells it how strongly."""
    found: dict[Hashable, tuple[Hashable, list[tuple[int, float]]]] = {}
    for source, cells in sources.items():
        for value, (_, weight) in cells.items():
            spelled, tellers = found.get(value, (value, []))
            tellers.append((number_of[source], weight / len(cells)))
            found[value] = (spelled if type(spelled) is type(value) else min(spelled, value, key=_spelling), tellers)
    return found
