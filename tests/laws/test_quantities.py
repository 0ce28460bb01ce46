"""What holds of every quantity in every text."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reconcile as rc
from reconcile.adapters.units import same_dimension
from reconcile.extract.numerals import find_numerals
from reconcile.lexicon.loader import Lexicon
from reconcile.model.interval import Interval
from reconcile.model.value import Quantity

ENGLISH = Lexicon()
TABLE = ENGLISH.read_table("bounds")
UNITS = [
    "meter",
    "kilometer",
    "mile",
    "foot",
    "hectare",
    "acre",
    "kilometer ** 2",
    "mile ** 2",
    "liter",
    "gallon",
    "kilogram",
    "pound",
    "stone",
    "mile / hour",
    "meter / second",
    "knot",
    "degree_Celsius",
    "degree_Fahrenheit",
    "kelvin",
    "kilowatt_hour",
    "joule",
    "oil_barrel",
    "byte",
    "USD",
    "USD_minor",
    "percent",
]
PAIRS = [(a, b) for a in UNITS for b in UNITS if a != b and same_dimension(a, b)]
SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
BOUNDS = sorted({form for row in TABLE["bound"] for form in row["before"] if form[0].isalpha() and row["kind"] != "EXACT"})
PIECES = [
    "12",
    "0",
    "zero",
    "close to",
    "just over",
    "a mile",
    "out of",
    "per",
    "1,400",
    "3.5",
    "five",
    "two dozen",
    "about",
    "more than",
    "up to",
    "between",
    "and",
    "to",
    "-",
    "–",
    "%",
    " per cent",
    "$",
    "€",
    "km",
    "square miles",
    "people",
    "tons of grain",
    "a fifth of",
    "dozens of",
    "several",
    "half",
    "in",
    "rose by",
    "from",
    "2019",
    "(",
    ")",
    ",",
    ".",
    "\n",
    "½",
    "±",
    "million",
    "bn",
    "m",
    "°C",
    "aged",
    "-year-old",
    "magnitude",
    "no one was hurt",
    "US",
    "A",
    "°",
    "′",
    "″",
    '"',
    "İ",
    "𝟗",
    "٣",
    "killed",
    "others",
    "of them",
    "a barrel",
    "/",
    "^",
    "e5",
]


def spell(number):
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{SMALL[number // 100]} hundred" + (f" and {spell(number % 100)}" if number % 100 else "")
    for size, word in ((10**6, "million"), (1000, "thousand")):
        if number >= size:
            rest = number % size
            joint = " and " if 0 < rest < 100 else " "
            return f"{spell(number // size)} {word}" + (f"{joint}{spell(rest)}" if rest else "")
    raise AssertionError(number)


def find_sizes(text):
    return [m for m in rc.extract_mentions(text) if m.kind in ("quantity", "magnitude")]


@given(st.integers(min_value=0, max_value=10**9 - 1))
@settings(max_examples=300, deadline=None)
def test_words_and_digits_agree(number):
    for written in (spell(number), spell(number).replace(" and ", " "), f"{number:,}", str(number), f"{number:,}".replace(",", " ")):
        [numeral] = find_numerals(f"x {written} y", ENGLISH)
        assert numeral.low == number


@given(
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
    | st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
    | st.text(max_size=60)
)
@settings(max_examples=300, deadline=None)
def test_every_text_is_read_and_spans_quote_it(text):
    owned = []
    for mention in find_sizes(text):
        span = mention.span
        assert 0 <= span.start < span.end <= len(text)
        if isinstance(mention.value, Quantity):
            value = mention.value
            assert not value.allows.is_empty
            if value.names is not None:
                assert value.names.low <= value.names.high
                assert value.allows.low is None or value.names.high >= value.allows.low
                assert value.allows.high is None or value.names.low <= value.allows.high
        owned.append((span.start, span.end))
    assert all(end <= start for (_, end), (start, _) in pairwise(owned))


@given(st.sampled_from(PAIRS), st.decimals(min_value="-1e12", max_value="1e12", allow_nan=False, places=6))
@settings(max_examples=200, deadline=None)
def test_a_unit_and_back_changes_nothing(pair, number):
    old, new = pair
    point = Interval(number, number)
    there = rc.convert(Quantity(point, old, allows=point, digits=3), new)
    back = rc.convert(there, old)
    assert back.unit == old
    assert abs(back.names.low - number) <= Decimal("1e-20") * max(abs(number), Decimal(300))


@pytest.mark.parametrize("bound", BOUNDS)
def test_a_bound_never_loses_its_number(bound):
    text = f"They counted {bound} 7,350 owls."
    [mention] = [m for m in find_sizes(text) if m.kind == "quantity"]
    assert mention.value.names == Interval(Decimal(7350), Decimal(7350))
    assert text[mention.span.start : mention.span.end].startswith(bound)
    assert mention.value.bound.name != "EXACT"


@pytest.mark.parametrize("row", TABLE["bound"], ids=[row["term"] for row in TABLE["bound"]])
def test_examples_of_bounds_hold(row):
    for text in row["holds"]:
        assert row["kind"] in {m.value.bound.name for m in find_sizes(text) if isinstance(m.value, Quantity)}
    for text in row.get("never", []):
        assert row["kind"] not in {
            m.value.bound.name for m in find_sizes(text) if isinstance(m.value, Quantity) and m.value.names is not None
        }


SIZES = [row for key in ("vague", "named", "factor") for row in ENGLISH.read_table("quantities")[key]]


@pytest.mark.parametrize("row", SIZES, ids=[row["term"] for row in SIZES])
def test_examples_of_vague_sizes_hold(row):
    for text in row["holds"]:
        assert [m for m in find_sizes(text) if m.kind == "quantity"]
    for text in row.get("never", []):
        assert row["term"] not in {m.rule for m in find_sizes(text)}
        assert not [m for m in find_sizes(text) if m.rule in ("vague size", "factor", "nobody")]


def test_a_coder_reads_vague_sizes_as_one_number():
    coder = rc.Reconciler(policy=rc.Policy(vague_numbers="coder"))
    [mention] = [m for m in coder.extract_mentions("Dozens of homes were flooded.") if m.kind == "quantity"]
    assert mention.value.names == mention.value.allows == Interval(Decimal(12), Decimal(12))


@pytest.mark.parametrize(
    "unit",
    [
        "9",
        "9,",
        "9 ",
        "(",
        "( 9 ",
        "and ",
        "9 and ",
        " ",
        "\n",
        "$",
        "$9-",
        "about ",
        "between 9 and ",
        "dozens ",
        "9%-",
        "a ",
        "of ",
        "-",
        "9 of the ",
        "'",
        '"',
        '9"',
        "significant ",
    ],
)
def test_hostile_runs_come_to_an_end(unit):
    text = unit * (20_000 // len(unit))
    spans = [m.span for m in find_sizes(text)]
    assert all(left.end <= right.start for left, right in pairwise(spans))
