"""Conversion, and what can be converted into what."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

import reconcile as rc
from reconcile.adapters import units
from reconcile.errors import UnitError
from reconcile.extract.counting.units import compile_units
from reconcile.lexicon.loader import load_lexicon
from reconcile.model.interval import Interval
from reconcile.model.value import Bound, Change, Movement, Quantity


def size(number, unit, **more):
    point = Interval(Decimal(str(number)), Decimal(str(number)))
    return Quantity(point, unit, allows=more.pop("allows", point), **more)


@pytest.mark.parametrize(
    ("number", "old", "new", "wanted"),
    [
        pytest.param(1, "mile", "kilometer", "1.609344", id="miles to kilometres"),
        pytest.param(1, "mile ** 2", "km2", "2.589988110336", id="square miles, the unit as a user writes it"),
        pytest.param("98.6", "degree_Fahrenheit", "degree_Celsius", "37", id="temperatures have an offset"),
        pytest.param(-40, "degree_Celsius", "degree_Fahrenheit", "-40", id="where both scales meet"),
        pytest.param(36, "kilometer / hour", "meter / second", "10", id="speeds"),
        pytest.param(1, "oil_barrel", "liter", "158.987294928", id="barrels"),
        pytest.param(250, "USD_minor", "USD", "2.5", id="cents to dollars"),
        pytest.param(50, "percent", "dimensionless", "0.5", id="per cent to a part"),
        pytest.param(25, "basis_point", "percentage_point", "0.25", id="basis points"),
        pytest.param(12, "person", "count", "12", id="persons are counted"),
        pytest.param(1, "acre", "square_meter", "4046.872609874252", id="a unit that pint is asked for"),
        pytest.param(2, "hectare", "square_kilometer", "0.02", id="hectares"),
        pytest.param(1, "kilowatt_hour", "megajoule", "3.6", id="energy"),
    ],
)
def test_conversion(number, old, new, wanted):
    there = rc.convert(size(number, old, digits=3), new)
    assert abs(there.names.low - Decimal(wanted)) < Decimal("1e-12")
    assert there.digits == 3
    assert there.names == there.allows


def test_bounds_and_movements_are_converted_with_the_number():
    open_above = Interval(Decimal(10), None, low_open=True)
    moved = Movement(Change.FROM_TO, Interval(Decimal(5), Decimal(5)), unit="mile")
    there = rc.convert(size(10, "mile", bound=Bound.MORE_THAN, allows=open_above, change=moved), "yard")
    assert there.allows == Interval(Decimal(17600), None, low_open=True)
    assert there.change == Movement(Change.FROM_TO, Interval(Decimal(8800), Decimal(8800)), unit="yard")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("kilometer", "kilogram", id="length is no mass"),
        pytest.param("USD", "EUR", id="rates of exchange are not known"),
        pytest.param("percent", "percentage_point", id="a share is no difference of shares"),
        pytest.param("kilometer", "smoot-like", id="no unit at all"),
        pytest.param("kilometer", "2**10**9", id="arithmetic is not evaluated"),
        pytest.param("kilometer", "", id="nothing"),
        pytest.param("kilometer", "m" * 500, id="a very long name"),
        pytest.param("kilometer", "__import__('os')", id="code is not run"),
    ],
)
def test_what_cannot_be_converted_says_so(old, new):
    with pytest.raises(UnitError) as caught:
        rc.convert(size(1, old), new)
    assert "expected" in str(caught.value)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("person", "count", True),
        ("percent", "dimensionless", True),
        ("percent", "percentage_point", False),
        ("USD", "USD_minor", True),
        ("USD", "EUR", False),
        ("USD / oil_barrel", "USD / liter", True),
        ("person / mile ** 2", "count / kilometer ** 2", True),
        ("mile", "kilometer", True),
        ("magnitude", "degree", False),
        ("nobody knows this", "nobody knows this", True),
        ("nobody knows this", "nor this", False),
    ],
)
def test_same_dimension(left, right, same):
    assert units.same_dimension(left, right) is same


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("km", "kilometer"),
        ("km2", "kilometer ** 2"),
        ("square_mile", "mile ** 2"),
        ("USD/oil_barrel", "USD / oil_barrel"),
        ("m / s ** 2", "meter / second ** 2"),
        ("feet", "foot"),
    ],
)
def test_names_that_users_write(written, canonical):
    assert units.parse_unit(written) == canonical


def test_base_intervals_of_one_length_are_equal():
    kind, left = units.base_interval(size(1, "mile"))
    assert (kind, left) == units.base_interval(size("1.609344", "kilometer"))
    assert units.move_interval(size(1, "mile").allows, "mile") == left


def read_common_names():
    lines = (units._HERE / "common_units.txt").read_text(encoding="utf-8").splitlines()
    return [line.partition(" = ")[0] for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("name", read_common_names())
def test_common_units_are_as_pint_has_them(name):
    ours, pints = units.scale_unit(name), units._ask_pint(name)
    assert pints is not None
    assert ours.dimension == units.scale_unit(pints.dimension).dimension
    assert abs(ours.factor - pints.factor) <= Decimal("1e-20") * pints.factor
    assert abs(ours.offset - pints.offset) <= Decimal("1e-20") * max(Decimal(1), abs(pints.offset))


def list_read_units():
    """Return every name of a unit that reading a text can give."""
    words = compile_units(load_lexicon())
    names = {unit for forms in (*words.words.values(), *words.signs.values()) for _, unit in forms}
    names |= {*words.symbols.values(), *words.denominators} - {form for forms in words.words.values() for form, _ in forms}
    prefixes = {*words.prefixes.values(), *dict(words.long_prefixes).values()}
    names |= {prefix + unit for prefix in prefixes for unit in words.prefixed.values()}
    return sorted(names)


def test_reading_needs_no_pint(monkeypatch):
    """pint is loaded for what a user asks; a unit that the lexicon names stands in a text file of the adapter."""
    asked = []
    monkeypatch.setattr(units, "_ask_pint", asked.append)
    for cache in (units.scale_unit, units._scale_name):
        cache.cache_clear()
    for name in list_read_units():
        units.scale_unit(name)
    for cache in (units.scale_unit, units._scale_name):
        cache.cache_clear()
    assert asked == ["capita"], "write them into adapters/common_units.txt or _PREFIXED"  # "capita" is read as a person


def test_daily_units_need_no_pint():
    code = (
        "import sys, reconcile as rc\n"
        "q = rc.parse_value('800 square kilometres')\n"
        "assert rc.convert(q, 'mile ** 2').unit == 'mile ** 2'\n"
        "assert rc.convert(rc.parse_value('three miles'), 'kilometer').unit == 'kilometer'\n"
        "assert 'pint' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_registry_without_a_cache_folder(monkeypatch):
    """Where the cache folder cannot be made, the registry is built without one."""
    import pint

    real, asked = pint.UnitRegistry, []

    def refuse(**options):
        asked.append(options)
        if "cache_folder" in options:
            raise PermissionError("no home")
        return real(**options)

    monkeypatch.setattr(pint, "UnitRegistry", refuse)
    units._load_registry.cache_clear()
    try:
        assert units._ask_pint("furlong") is not None
    finally:
        units._load_registry.cache_clear()
    assert len(asked) == 2
