"""Numbers in digits and in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reconcile.extract.numerals import find_numerals
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import fold_case

ENGLISH = Lexicon()


def read(text):
    return [(text[n.start : n.end], n.low) for n in find_numerals(text, ENGLISH)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param("1,400", "1400", id="commas group thousands"),
        pytest.param("816 000", "816000", id="spaces group thousands"),
        pytest.param("1'000", "1000", id="apostrophes group thousands"),
        pytest.param("12,50,000", "1250000", id="Indian groups"),
        pytest.param("1.400.000", "1400000", id="points group where there are two"),
        pytest.param("4,5", "4.5", id="a decimal comma"),
        pytest.param(".5", "0.5", id="a bare decimal"),
        pytest.param("2½", "2.5", id="a glyph behind a whole"),
        pytest.param("1 1/2", "1.5", id="a mixed fraction"),
        pytest.param("3/8", "0.375", id="a fraction"),
        pytest.param("2.5 x 10^6", "2500000", id="a power of ten"),
        pytest.param("1e-3", "0.001", id="scientific notation"),
        pytest.param("2^10", "1024", id="any power"),
        pytest.param("1.2 million", "1200000", id="a multiplier in words"),
        pytest.param("5bn", "5000000000", id="a multiplier glued"),
        pytest.param("100k", "100000", id="thousands glued"),
        pytest.param("30 lakh", "3000000", id="lakhs"),
        pytest.param("2 crore", "20000000", id="crores"),
        pytest.param("eleven thousand", "11000", id="words"),
        pytest.param("two and a half million", "2500000", id="a half in the middle"),
        pytest.param("three quarters of a million", "750000", id="quarters of a million"),
        pytest.param("half a million", "500000", id="half a million"),
        pytest.param("a million and a half", "1500000", id="a half behind"),
        pytest.param("a hundred and six", "106", id="and behind hundreds"),
        pytest.param("two hundred and two thousand", "202000", id="hundreds of thousands"),
        pytest.param("fifteen hundred", "1500", id="hundreds beyond ten"),
        pytest.param("two dozen", "24", id="dozens"),
        pytest.param("half a dozen", "6", id="half a dozen"),
        pytest.param("three score", "60", id="scores"),
        pytest.param("three point one four", "3.14", id="digits after point"),
        pytest.param("two-thirds", str(Decimal(2) / 3), id="thirds"),
        pytest.param("twenty and three fifths", "20.6", id="a fraction added"),
        pytest.param("nineteen eighty-four", "1984", id="told as a year"),
        pytest.param("4 thousand 3 hundred and 21", "4321", id="digits and words in turn"),
    ],
)
def test_number_is_read_whole(written, value):
    [(surface, number)] = read(f"x {written} y")
    assert surface == written
    assert abs(number - Decimal(value)) < Decimal("1e-20")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("between one hundred and two hundred", [100, 200], id="two hundreds joined by and"),
        pytest.param("between one million and two million", [1000000, 2000000], id="two millions joined by and"),
        pytest.param("one two three", [1, 2, 3], id="words in a row"),
        pytest.param("22,24,26", [22, 24, 26], id="a list without spaces"),
        pytest.param("5-10 million", [5, 10000000], id="a range is two numbers"),
        pytest.param("1.2.3 and 10.0.0.1", [], id="versions and addresses are none"),
        pytest.param("dozens of hundreds", [], id="vague plurals are none"),
        pytest.param("a man and an oak", [], id="articles are none"),
        pytest.param("9" * 60, [], id="a key is no number"),
        pytest.param("", [], id="nothing in nothing"),
    ],
)
def test_numbers_of_a_text(text, values):
    assert [number for _, number in read(text)] == values


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        pytest.param("the 21st", {"ordinal": True}, id="ordinal in digits"),
        pytest.param("the twenty-first", {"ordinal": True, "spelled": True}, id="ordinal in words"),
        pytest.param("a fifth of it", {"fraction": True, "spelled": True}, id="part in words"),
        pytest.param("the fifth man", {"ordinal": True, "spelled": True}, id="the same word in a row"),
        pytest.param("million-dollar", {"bare": True, "spelled": True}, id="multiplier alone"),
        pytest.param("twenty twenty", {"spoken_year": True, "spelled": True}, id="year in pairs"),
    ],
)
def test_what_a_numeral_knows_of_itself(text, flags):
    [numeral] = find_numerals(text, ENGLISH)
    assert {name: getattr(numeral, name) for name in flags} == flags


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("1,400", 2),
        ("1,400.0", 5),
        ("5.0 million", 2),
        ("816 000", 3),
        ("10", 1),
        ("0", 1),
        ("eleven thousand", 2),
        ("0.05", 1),
        ("106", 3),
    ],
)
def test_significant_digits(text, digits):
    assert [n.digits for n in find_numerals(text, ENGLISH)] == [digits]


def test_folding_keeps_every_place():
    text = "İSTANBUL: ELEVEN İ"
    assert len(fold_case(text)) == len(text)
    assert read(text) == [("ELEVEN", 11)]


@pytest.mark.parametrize(
    "unit",
    ["1", "1,", "1,000,", "1 ", "1'000", "1.", "1/", "½", "1e", "one ", "one-", "and ", "hundred and ", "10^", "1x10^", "a ", "point "],
)
def test_long_runs_are_read_to_the_end(unit):
    """Whatever is superlinear in these would not come to an end here."""
    text = unit * (20_000 // len(unit)) + " 77 men"
    assert read(text)[-1][0] == "77" or text.endswith("1 77 men") or unit in ("hundred and ", "point ")
