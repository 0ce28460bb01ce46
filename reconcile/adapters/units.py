"""Converts between units: the one file that knows pint. Never give it the words of an article.

A unit is a string in pint's manner: names joined by `` * `` and `` / ``, powers with `` ** `` ("kilometer ** 2",
"USD / oil_barrel"). Currencies are dimensions of their own, one for each ISO code; "USD_minor" is a hundredth. Daily units
come from ``common_units.txt`` and our own from ``units.txt``; pint is asked for all others, once per name and process.
"""

from __future__ import annotations

import re
import threading
from decimal import Context, Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from attrs import evolve, frozen

from reconcile.errors import UnitError, require_type
from reconcile.model.interval import Interval
from reconcile.model.value import Quantity

_EXACT = Context(prec=50)
_ONE = Decimal(1)
_LARGEST_POWER = 12
_LONGEST = 120
_LOCK = threading.Lock()
_HERE = Path(__file__).parent
_FACTOR = re.compile(r"(?P<number>[0-9.]+(?:E[+-]?\d+)?)(?: / (?P<under>[0-9.]+))? (?P<units>[^;]+)(?:; offset (?P<offset>[0-9.]+))?")
_TERM = re.compile(r"([A-Za-zµ°%$€£\u0080-\u024f][\w°%$€£]*|1)(?:(?:\*\*|\^)([-+]?\d{1,2}))?")
_CURRENCY = re.compile(r"(?P<code>[A-Z]{3})(?P<minor>_minor)?")
_PREFIXES = {
    "exa": 18, "peta": 15, "tera": 12, "giga": 9, "mega": 6, "kilo": 3, "hecto": 2, "deca": 1, "deci": -1, "centi": -2, "milli": -3,
    "micro": -6, "nano": -9, "pico": -12, "femto": -15,
}
_PREFIXED = frozenset({
    "ampere", "ampere_hour", "bar", "barn", "becquerel", "bit", "Btu", "byte", "calorie", "electron_volt", "gram", "gray", "hertz", "joule",
    "kelvin", "liter", "meter", "metric_ton", "molar", "mole", "newton", "ohm", "parsec", "pascal", "pixel", "second", "sievert",
    "tesla", "volt", "watt", "watt_hour", "year",
})

Q = TypeVar("Q", bound=Quantity)
Powers = tuple[tuple[str, int], ...]


@frozen
class Scale:
    """How a unit stands to the base units of its dimension: ``base = (value + offset) * factor``.

    Attributes:
        dimension: Key of what it measures: two units with the same key can be converted into each other.
        factor: Multiplier.
        offset: Summand before the multiplier; 0 for all but temperatures.
        known: Whether it is a real unit; a word nobody defined is a dimension of its own.
    """

    dimension: str
    factor: Decimal
    offset: Decimal = Decimal(0)
    known: bool = True


def parse_unit(unit: str) -> str:
    """Return the canonical name of a unit that a user wrote ("km2", "square_mile", "mph", "USD/oil_barrel").

    Raises:
        UnitError: It is no unit.
    """
    require_type(unit, str, "the name of a unit", "Give text such as 'square_mile'.")
    powers = split_unit(unit) if len(unit) <= _LONGEST else None
    if powers is None:
        raise UnitError("the name of a unit such as 'kilometer ** 2'", unit, "Use names joined by ' * ', ' / ' and ' ** '.")
    named: dict[str, int] = {}
    for name, power in powers:
        for part, exponent in _name_unit(name, unit):
            named[part] = named.get(part, 0) + exponent * power
    return spell_unit(named)


def convert(quantity: Q, unit: str) -> Q:
    """Return ``quantity`` in another unit; its significant digits stay what they were.

    Args:
        quantity: Any quantity or duration.
        unit: A unit of the same dimension, as ``parse_unit`` reads it.

    Raises:
        InputTypeError: ``quantity`` is no quantity, or ``unit`` no text.
        UnitError: The unit is unknown, or measures something else.
    """
    require_type(quantity, Quantity, "a quantity", 'Parse it first: parse_value("about 40 km").')
    target = parse_unit(unit)
    if target == quantity.unit:
        return quantity
    old, new = scale_unit(quantity.unit), scale_unit(target)
    if old.dimension != new.dimension or not (old.known and new.known):
        raise UnitError(f"a unit that measures what {quantity.unit!r} measures", unit, "Only units of one dimension can be converted.")
    change = quantity.change
    if change is not None and change.other is not None and same_dimension(change.unit, target):
        change = evolve(change, other=_move(change.other, scale_unit(change.unit), new), unit=target)
    names = None if quantity.names is None else _move(quantity.names, old, new)
    return evolve(quantity, names=names, allows=_move(quantity.allows, old, new), unit=target, change=change)


def base_interval(quantity: Quantity) -> tuple[str, Interval[Decimal]]:
    """Return the key of the dimension, and what the quantity allows in base units of that dimension.

    Two quantities can be held against each other where the keys are equal. Never raises: a unit that nobody defined is a
    dimension of its own. "person" and "count" share one key, and so do "percent" and a plain part ("a fifth").
    """
    scale = scale_unit(quantity.unit)
    return scale.dimension, _move(quantity.allows, scale, _BASE)


def move_interval(interval: Interval[Decimal], unit: str) -> Interval[Decimal]:
    """Return ``interval``, which is told in ``unit``, in base units of its dimension. Never raises."""
    return _move(interval, scale_unit(unit), _BASE)


def same_dimension(left: str, right: str) -> bool:
    """Whether two canonical units measure the same. Never raises: unknown units are alike where they are equal."""
    return left == right or scale_unit(left).dimension == scale_unit(right).dimension


@lru_cache(maxsize=4096)
def scale_unit(unit: str) -> Scale:
    """Return how a canonical unit stands to its base units. Never raises."""
    powers = split_unit(unit) if len(unit) <= _LONGEST else None
    if powers is None:
        return Scale(f"[{unit}]", _ONE, known=False)
    dimension: dict[str, int] = {}
    factor, offset, known = _ONE, Decimal(0), True
    for name, power in powers:
        part = _scale_name(name)
        known = known and part.known
        for _ in range(abs(power)):  # not Context.power, which is right to 17 digits only
            factor = _EXACT.multiply(factor, part.factor) if power > 0 else _EXACT.divide(factor, part.factor)
        if part.offset and len(powers) == 1 and power == 1:
            offset = part.offset
        for base, exponent in split_unit(part.dimension) or ():
            dimension[base] = dimension.get(base, 0) + exponent * power
    return Scale(spell_unit(dimension), factor, offset, known)


_BASE = Scale("", _ONE)


def _move(interval: Interval[Decimal], old: Scale, new: Scale) -> Interval[Decimal]:
    """Return the interval, told in ``old``, as told in ``new``."""
    if old.factor == new.factor and old.offset == new.offset:
        return interval

    def move(value: Decimal | None) -> Decimal | None:
        if value is None:
            return None
        based = _EXACT.multiply(_EXACT.add(value, old.offset), old.factor)
        return _EXACT.subtract(_EXACT.divide(based, new.factor), new.offset)

    return Interval(move(interval.low), move(interval.high), low_open=interval.low_open, high_open=interval.high_open)


def split_unit(unit: str) -> Powers | None:
    """Return names and powers of a unit string ("mile / hour": mile 1, hour -1), None where it is no such string."""
    if unit == "dimensionless":
        return ()
    tokens = re.sub(r"\s*(\*\*|\^)\s*", "**", unit.strip())
    tokens = re.sub(r"(?<!\*)\*(?!\*)", " * ", tokens).replace("/", " / ")
    powers: dict[str, int] = {}
    sign, expecting = 1, True
    for token in tokens.split():
        if token in ("*", "/", "per"):
            if expecting:
                return None
            sign, expecting = (1 if token == "*" else -1), True  # noqa: S105  # a sign of multiplication, no secret
            continue
        found = _TERM.fullmatch(token)
        power = int(found[2] or 1) if found else 0
        if found is None or not expecting or abs(power) > _LARGEST_POWER:
            return None
        if found[1] != "1":
            powers[found[1]] = powers.get(found[1], 0) + sign * power
        expecting = False
    if expecting or any(abs(power) > _LARGEST_POWER for power in powers.values()):
        return None
    return tuple((name, power) for name, power in powers.items() if power)


def spell_unit(powers: dict[str, int]) -> str:
    """Return the canonical string of names and powers, in pint's order: multiplied names by the alphabet, then divided ones."""
    over = [_raise(name, power) for name, power in sorted(powers.items()) if power > 0]
    under = [_raise(name, -power) for name, power in sorted(powers.items()) if power < 0]
    if not over and not under:
        return "dimensionless"
    return " / ".join([" * ".join(over) or "1", *under])


def _raise(name: str, power: int) -> str:
    return name if power == 1 else f"{name} ** {power}"


@lru_cache(maxsize=1024)
def _scale_name(name: str) -> Scale:
    """Return the scale of a single name: ours, a currency, a daily unit, one that pint knows, or a word."""
    if found := _read_common().get(name):
        return found
    if currency := _CURRENCY.fullmatch(name):
        return Scale(currency["code"], Decimal("0.01") if currency["minor"] else _ONE)
    if prefixed := _split_prefix(name):
        power, base = prefixed[0], _read_common()[prefixed[1]]
        return Scale(base.dimension, base.factor.scaleb(power, _EXACT))
    return _ask_pint(name) or Scale(name, _ONE, known=False)


def _split_prefix(name: str) -> tuple[int, str] | None:
    """Return the power of ten and the unit that a name such as "kilometer" is made of."""
    for prefix, power in _PREFIXES.items():
        if name.startswith(prefix) and name[len(prefix) :] in _PREFIXED:
            return power, name[len(prefix) :]
    return None


@lru_cache(maxsize=1)
def _read_common() -> dict[str, Scale]:
    """Return the units of the two text files beside this one, by name."""
    found: dict[str, Scale] = {}
    for file in ("common_units.txt", "units.txt"):
        for line in (_HERE / file).read_text(encoding="utf-8").splitlines():
            name, _, rest = line.partition(" = ")
            if line.startswith("#") or not rest:
                continue
            if rest.startswith("["):
                found[name] = Scale(name, _ONE)
                continue
            parts = _FACTOR.fullmatch(rest)
            assert parts is not None, line
            factor = _EXACT.divide(Decimal(parts["number"]), Decimal(parts["under"] or 1))
            found[name] = Scale(parts["units"].strip(), factor, Decimal(parts["offset"] or 0))
    return found


def _ask_pint(name: str) -> Scale | None:
    with _LOCK:
        registry = _load_registry()
        try:
            unit = registry.Unit(name)
            based = registry.Quantity(_ONE, unit).to_base_units()
            offset = registry.Quantity(Decimal(0), unit).to_base_units().magnitude
        except Exception:  # noqa: BLE001  # pint raises errors of many kinds, of numpy's as well: none of them is the caller's
            return None
        units, factor = str(based.units), Decimal(based.magnitude)
    slope = _EXACT.subtract(factor, Decimal(offset))
    if offset and slope:
        return Scale(units, slope, _EXACT.divide(Decimal(offset), slope))
    return Scale(units, factor)


@lru_cache(maxsize=1)
def _load_registry() -> Any:  # noqa: ANN401  # pint's registry is built at run time and has no static type
    """Return pint's registry, from its cache folder where one can be had."""
    import pint

    make: Any = pint.UnitRegistry
    try:
        return make(non_int_type=Decimal, cache_folder=":auto:")
    except Exception:  # noqa: BLE001  # the cache folder cannot be made: permission, missing home, full disk
        return make(non_int_type=Decimal)


def _name_unit(name: str, unit: str) -> Powers:
    """Return the canonical names that a user's name stands for ("km" -> kilometer, "square_mile" -> mile ** 2)."""
    for word, power in (("square_", 2), ("sq_", 2), ("cubic_", 3)):
        if name.startswith(word):
            return tuple((part, exponent * power) for part, exponent in _name_unit(name[len(word) :], unit))
    if name in _read_common() or _CURRENCY.fullmatch(name) or _split_prefix(name):
        return ((name, 1),)  # canonical already, and no reason to load pint
    with _LOCK:
        registry = _load_registry()
        try:
            known = registry.get_name(name)
        except Exception:  # noqa: BLE001  # see above
            known = ""
    trailing = re.fullmatch(r"([A-Za-z]+)([23])", name)
    if not known and trailing:
        return tuple((part, exponent * int(trailing[2])) for part, exponent in _name_unit(trailing[1], unit))
    if not known and "_per_" in name:
        over, _, under = name.partition("_per_")
        return (*_name_unit(over, unit), *((part, -exponent) for part, exponent in _name_unit(under, unit)))
    if not known:
        raise UnitError("the name of a unit such as 'kilometer ** 2'", unit, f"{name!r} is no unit that the library knows.")
    return ((known, 1),)
