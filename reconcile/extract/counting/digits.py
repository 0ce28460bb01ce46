"""Reads numbers written in digits; knows no word and no unit.

Separators of every custom are read ("1,400", "816 000", "1'000", "12,50,000", "1.400.000"), fractions ("1/3", "1 1/2", "½"),
powers of ten ("2.5 x 10^6", "1e-3") and ordinals ("21st"). A chain of three parts ("10.0.1") is an address, a version or a
date, and no number. Runs are taken possessively and groups are limited in number, so that no text makes the search superlinear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Context, Decimal

from attrs import define

EXACT = Context(prec=50, traps=[])
"""Arithmetic that does not depend on the caller's context: fifty digits are more than any text states."""

_LONGEST = 40  # digits; a longer run is a key or a checksum, not a number
_LARGEST_UNDER = 32  # of a fraction larger than one
_LARGEST_POWER = 99  # of ten
_SPACES = " \u00a0\u202f\u2009"

_NUMBER = re.compile(
    rf"""(?<!\d)(?:
      (?P<grouped>[0-9]{{1,3}}(?:
            (?:,[0-9]{{3}}){{1,8}}(?![0-9])(?:\.[0-9]+)?
          | (?:,[0-9]{{2}}){{1,6}},[0-9]{{3}}(?![0-9])(?:\.[0-9]+)?
          | (?:['’][0-9]{{3}}){{1,8}}(?![0-9])
          | (?:[{_SPACES}][0-9]{{3}}){{1,8}}\.[0-9]+(?![\d.])
          | (?:[{_SPACES}][0-9]{{3}}){{1,8}}(?![0-9]|[,.:/'’–-][0-9]|[{_SPACES}][0-9]{{3}}[.,])
        ))
    | (?P<dotted>[0-9]{{1,3}}(?:\.[0-9]{{3}}){{2,8}}(?![.]?[0-9]))
    | (?<![0-9][,.])(?P<comma>[0-9]{{1,3}},[0-9]{{1,2}})(?![0-9]|[.,][0-9]|[ ]?[ap]\.?m)
    | (?P<chain>[0-9]++\.[0-9]++\.[0-9]++(?:\.[0-9]++)*+)
    | (?:(?P<mixed>[0-9]{{1,3}})(?:[{_SPACES}]{{1,2}}|-(?=[0-9]/)))?
      (?<![/⁄])(?P<top>[0-9]{{1,5}})[/⁄](?P<under>[1-9][0-9]{{0,4}})(?![0-9/⁄]|[.][0-9])
    | (?:(?P<whole>[0-9]{{1,6}})[{_SPACES}]?)?(?P<glyph>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])
    | (?P<plain>[0-9]++(?:\.[0-9]++)?+|(?<![.\w/])\.[0-9]++)
      (?: [{_SPACES}]?[x×*·][{_SPACES}]?10(?:\^|\*\*)?(?P<power>[-−+]?[1-9][0-9]{{0,2}}|[⁻⁺]?[⁰¹²³⁴-⁹]{{1,3}})(?![0-9])
        | \^(?P<raised>[-−+]{{0,2}}[0-9]{{1,3}})(?![0-9])
        | [eE](?P<exponent>[-+]?[0-9]{{1,3}})(?![\w.])
        | (?P<suffix>st|nd|rd|th|ST|ND|RD|TH)(?!\w) )?
    )""",
    re.VERBOSE,
)
_ANY = re.compile("[0-9½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_GLYPHS = {g: (int(a), int(b)) for g, a, b in zip("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞", "112131234151357", "233445555668888", strict=True)}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−", "0123456789-+-")
_STONES = frozenset(str(number) for number in range(100) if number % 10 != 1 or number == 11)
_SEPARATORS = str.maketrans("", "", ",'’" + _SPACES)


@define
class DigitNumber:
    """A number in digits.

    Attributes:
        start: First code point.
        end: One past the last.
        value: The number.
        digits: Its significant digits: trailing zeros of a whole number are not.
        ordinal: Whether it is one ("21st").
        fraction: Whether it is written as one ("1/3", "½").
    """

    start: int
    end: int
    value: Decimal
    digits: int
    ordinal: bool = False
    fraction: bool = False


def find_digits(text: str) -> Iterator[DigitNumber]:
    """Yield the numbers that stand in digits, left to right, signs left aside."""
    at = 0
    while found := _ANY.search(text, at):  # a set of characters is found ten times faster than the pattern is tried everywhere
        start = found.start()
        match = _NUMBER.match(text, start - 1 if start and text[start - 1] == "." and start > at else start)
        if match is None:
            match = _NUMBER.match(text, start)
        if match is None:
            at = start + 1
            continue
        at = match.end()
        number = _read_match(match)
        if number is not None:
            yield number


def count_digits(value: Decimal, written: str = "") -> int:
    """Return the significant digits of ``value``; ``written`` tells decimals from round numbers ("5.0" has two)."""
    if "." in written:
        return max(1, len(written.replace(".", "").lstrip("0")))
    if written:
        return len(written.strip("0")) or 1
    return max(1, len(str(int(abs(value))).strip("0"))) if value == int(value) else len(value.normalize().as_tuple().digits)


def divide_exactly(top: Decimal | int, under: Decimal | int) -> Decimal:
    """Return the quotient with as many digits as any text needs; whole where it is."""
    return EXACT.divide(Decimal(top), Decimal(under))


def _read_match(match: re.Match[str]) -> DigitNumber | None:
    start, end = match.span()
    if end - start > _LONGEST:
        return None
    plain = match["plain"]
    if plain is not None:
        if match.lastgroup == "plain":
            return DigitNumber(start, end, Decimal(plain), count_digits(Decimal(plain), plain))
        return _read_suffixed(match, plain)
    if grouped := match["grouped"]:
        written = grouped.translate(_SEPARATORS)
        return DigitNumber(start, end, Decimal(written), count_digits(Decimal(written), written))
    if dotted := match["dotted"]:
        value = Decimal(dotted.replace(".", ""))
        return DigitNumber(start, end, value, count_digits(value))
    if comma := match["comma"]:
        written = comma.replace(",", ".")
        return DigitNumber(start, end, Decimal(written), count_digits(Decimal(written), written))
    if match["chain"]:
        return None
    return _read_fraction(match)


def _read_suffixed(match: re.Match[str], plain: str) -> DigitNumber | None:
    start, end = match.span()
    value = Decimal(plain)
    if suffix := match["suffix"]:
        if "." in plain or (suffix == "st" and plain[-2:] in _STONES):  # "15st" are fifteen stone
            return None if "." in plain else DigitNumber(start, end - len(suffix), value, count_digits(value, plain))
        return DigitNumber(start, end, value, len(plain), ordinal=True)
    if raised := match["raised"]:
        power = int(raised.translate(_RAISED).replace("--", "+").replace("-+", "-").replace("++", "+").replace("+-", "-"))
        value = _raise(value, power)
        return DigitNumber(start, end, value, count_digits(Decimal(plain), plain)) if abs(value.adjusted()) <= _LARGEST_POWER else None
    power = int((match["power"] or match["exponent"]).translate(_RAISED))
    if abs(power) > _LARGEST_POWER:
        return None
    return DigitNumber(start, end, value.scaleb(power, EXACT), count_digits(value, plain))


def _raise(value: Decimal, power: int) -> Decimal:
    """Return ``value`` to a whole power; not by Context.power, which is right to 17 digits only."""
    if not value:
        return value
    result = Decimal(1)
    for _ in range(min(abs(power), _LARGEST_POWER)):
        result = EXACT.multiply(result, value)
    return result if power >= 0 else EXACT.divide(Decimal(1), result)


def _read_fraction(match: re.Match[str]) -> DigitNumber | None:
    if glyph := match["glyph"]:
        top, under = _GLYPHS[glyph]
        whole = match["whole"]
    else:
        top, under = int(match["top"]), int(match["under"])
        whole = match["mixed"]
        if match["top"].startswith("0") or (whole and top >= under) or (top > under > _LARGEST_UNDER):  # "140/90 mmHg"
            return None
    value = EXACT.add(Decimal(whole or 0), divide_exactly(top, under))
    return DigitNumber(match.start(), match.end(), value, len(whole or "") + 1, fraction=True)
