"""Picks, for each fact of a table, the value that a method scores highest, and says why; ties follow one stated rule.

Knows no method from within, and never makes a value up.
"""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.errors import InputError, require_type
from reconcile.model.fact import Consensus
from reconcile.resolve.likeness import count_digits
from reconcile.resolve.methods import METHODS
from reconcile.resolve.tables import Row, Table, read_table
from reconcile.resolve.weighing import Weighed, weigh_values


def pick_values(rows: Iterable[Row], method: str) -> tuple[Consensus, ...]:
    """Return one consensus per fact of ``rows``, as `resolve_values` promises it.

    Raises:
        InputError: The method is unknown, the table is empty, or a row cannot be used.
        InputTypeError: A row is no mapping, or something in it is not hashable.
    """
    known = dict(METHODS)
    require_type(method, str, f"one of the methods auto, {', '.join(known)}", 'Take "auto" if in doubt.')
    if method != "auto" and method not in known:
        raise InputError(f"one of the methods auto, {', '.join(known)}", method, 'Take "auto" if in doubt.')
    table = read_table(rows)
    weighed = weigh_values(table) if method == "auto" else Weighed(known[method](table), [float(len(told)) for told in table.told])
    return tuple(_settle_fact(table, fact, weighed, method) for fact in range(len(table.facts)))


def _settle_fact(table: Table, fact: int, weighed: Weighed, method: str) -> Consensus:
    values = table.values_of(fact)
    best = values[0] if len(values) == 1 else min(values, key=lambda v: _rank_value(table, fact, weighed.scores[v], v))
    ends = (table.values[values[0]], table.values[values[-1]]) if table.is_ordered(fact) else (None, None)
    sources = tuple(table.sources[s] for s in table.told[best])
    return Consensus(table.facts[fact], method, low=ends[0], best=table.values[best], high=ends[1], claims=sources,
                     origins=max(1, round(weighed.origins[best])), why=_explain(len(values), len(sources), weighed.origins[best]))


def _rank_value(table: Table, fact: int, score: float, value: int) -> tuple[float, int, int, float, int]:
    """Return a key whose least is the value that stands; it spells out the rule for ties."""
    values = table.values_of(fact)
    told = table.values[value]
    precision = count_digits(told) if table.kinds[fact] == "number" else len(told) if isinstance(told, str) else 0  # type: ignore[arg-type]
    middle = (values[0] + values[-1]) / 2
    return float(f"{-score:.9g}"), -len(table.told[value]), -precision, abs(value - middle), value


def _explain(values: int, sources: int, origins: float) -> str:
    if values == 1:
        return "one source tells it" if sources == 1 else "all sources agree"
    independent = max(1, round(origins))
    share = "" if independent >= sources else f", {independent} of them independent" if independent > 1 else ", all of one origin"
    return f"best supported of {values} values: told by {sources} source{'s' if sources > 1 else ''}{share}"
