"""Reads money around a number: signs, codes and letters before it, multipliers and hundredths behind it. Knows no range."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from attrs import frozen

from reconcile.extract.counting.counted import CountedWords, compile_counted, read_counted
from reconcile.extract.counting.units import UnitWords, compile_units, is_money, match_below, match_unit
from reconcile.extract.numerals import Numeral
from reconcile.lexicon.loader import Lexicon

_ONE = Decimal(1)
_SHORTEST = 24  # code points of a text that is nothing but a number
_BARE_MARKS = " +-−.,\n"
_SPACES = " \u00a0\u202f\u2009"
_LETTERS_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]{1,5})(\.?)([ \u00a0]?)$")
_DOLLARS_BEFORE = re.compile(r"(?<![^\W_])(U\.S\.|[A-Za-z]{1,3})( ?)$")
_CODE_BEHIND = re.compile(r"[ \u00a0]?([A-Za-z])([A-Z]{3}|[€$£])(?!\w)")
_NAME_BEFORE = re.compile(r"(?<![\w-])([a-z]{3,12}) $")
_SCALE_BEHIND = re.compile(r" ([a-z]{1,9})(?![\w-])")
_NAMED_DOLLAR = re.compile(r"U\.?S")
_CLOSED = frozenset(("", " ", ",", ".", ")", ";"))


@frozen
class MoneyWords:
    """What stands for money around a number.

    Attributes:
        signs: Currency by sign.
        dollars: Currency by the letters in front of a dollar sign.
        apart: Of these, the ones that may stand a space away from it.
        letters: Currency by the letters in front of a number.
        marked: The same of letters with a sign or a mark among them ("GH¢"), longest first.
        glued_letters: Of these, the ones that no space may part from it.
        code_powers: Multipliers by the letter in front of a code ("MUSD").
        scales: Multipliers behind a currency ("75 USD million").
        glued: Multipliers by the letter glued to a number.
        alone: Of these letters, the ones that need neither money nor a noun.
        sized: Words behind "100m" that make metres of it.
        the: Articles that make a thing of the name of a currency.
        units: The units of the language.
        counted: Its counted words.
    """

    signs: dict[str, str]
    dollars: dict[str, str]
    apart: frozenset[str]
    letters: dict[str, str]
    marked: dict[str, str]
    glued_letters: frozenset[str]
    code_powers: dict[str, Decimal]
    scales: dict[str, Decimal]
    glued: dict[str, Decimal]
    alone: frozenset[str]
    sized: tuple[str, ...]
    the: tuple[str, ...]
    units: UnitWords
    counted: CountedWords


@lru_cache(maxsize=16)
def compile_money(lexicon: Lexicon) -> MoneyWords:
    """Return the money words of a language."""
    table, numerals = lexicon.read_table("currencies"), lexicon.read_table("numerals")
    glued = lexicon.read_table("units").get("glued_letters", {})
    scales = numerals.get("words", {}).get("scales", {}) | numerals.get("abbreviations", {}).get("spaced", {})
    return MoneyWords(
        signs=table.get("signs", {}),
        dollars=table.get("dollars", {}),
        apart=frozenset(table.get("dollars_apart", [])),
        letters=table.get("letters", {}),
        marked=dict(sorted(table.get("marked", {}).items(), key=lambda row: -len(row[0]))),
        glued_letters=frozenset(table.get("letters_glued", [])),
        code_powers={letter: Decimal(10**power) for letter, power in table.get("code_powers", {}).items()},
        scales={form.lower(): Decimal(10**power) for form, power in scales.items()},
        glued={letter: Decimal(10**power) for letter, power in glued.get("powers", {}).items()},
        alone=frozenset(glued.get("alone", [])),
        sized=tuple(f" {word}" for word in glued.get("sized", [])),
        the=tuple(f"{form} " for form in lexicon.read_table("quantities").get("names", {}).get("the", [])),
        units=compile_units(lexicon),
        counted=compile_counted(lexicon),
    )


def read_money_before(words: MoneyWords, text: str, start: int, end: int) -> tuple[str, int, Decimal]:
    """Return the currency in front of ``text[start:end]`` ("" where none is), where the amount begins then, and a multiplier ("MUSD")."""
    if start == 0:
        return "", start, _ONE
    at = start
    if text[at - 1] in _SPACES and at > 1:
        at -= 1
    if (form := _find_marked(words, text, at)) is not None:
        return words.marked[form], at - len(form), _ONE
    sign = text[at - 1]
    if sign in words.signs:
        return (*_read_sign_before(words, text, at - 1, words.signs[sign]), _ONE)
    if not sign.isalpha() and sign != ".":
        return "", start, _ONE
    letters = _LETTERS_BEFORE.search(text, max(0, start - 8), start)
    if letters is not None and letters.start() and text[letters.start() - 1] == "$" and not letters[3]:
        own = words.dollars.get(letters[1].upper(), "")  # "$A610 million"
        return own, letters.start() - 1 if own else start, _ONE
    if letters is None:
        return "", start, _ONE
    if len(letters[1]) == 1 and text[start:end].isdigit() and not _is_multiplied(words, text, end):
        return "", start, _ONE  # "R5" and "N3" name things; "R5.50", "R5m" and "N5,000" are money
    return _read_code(words, letters, start)


def _find_marked(words: MoneyWords, text: str, end: int) -> str | None:
    """Return the letters and marks that stand for money and end at ``end``, None where none do."""
    form = next((form for form in words.marked if text.endswith(form, 0, end)), None)
    return form if form is not None and not text[max(0, end - len(form) - 1) : end - len(form)].isalnum() else None


def _is_multiplied(words: MoneyWords, text: str, end: int) -> bool:
    """Whether a small letter right behind the digits multiplies them: "R500m"."""
    letter = text[end : end + 1]
    return letter.islower() and letter in words.glued and not text[end + 1 : end + 2].isalnum()


def read_code_behind(words: MoneyWords, text: str, end: int) -> tuple[Decimal, int, str]:
    """Return the multiplier, the end and the currency of "60 MUSD"; (1, ``end``, "") where there is none."""
    found = _CODE_BEHIND.match(text, end, end + 8)
    if found is None or found[1] not in words.code_powers:
        return _ONE, end, ""
    code = found[2] if found[2] in words.units.codes else words.signs.get(found[2], "")
    return (words.code_powers[found[1]], found.end(), code) if code else (_ONE, end, "")


def read_name_before(words: MoneyWords, folded: str, start: int) -> tuple[str, int]:
    """Return the currency whose name stands in front of a large number ("rupees 5 crore"), and where it begins; ("", ``start``) else."""
    found = _NAME_BEFORE.search(folded, max(0, start - 14), start)
    rows = words.units.words.get(found[1], ()) if found is not None else ()
    code = next((unit for form, unit in rows if found is not None and form == found[1] and is_money(unit)), "")
    if found is None or not code or folded.endswith(words.the, 0, found.start()):  # "the dollar 5 million people use"
        return "", start
    return code, found.start()


def read_scale_behind(words: MoneyWords, folded: str, end: int) -> tuple[Decimal, int]:
    """Return the multiplier behind a currency ("75 USD million") and its end; (1, ``end``) where there is none."""
    found = _SCALE_BEHIND.match(folded, end, end + 12)
    if found is None or found[1] not in words.scales:
        return _ONE, end
    return words.scales[found[1]], found.end()


def read_letter(words: MoneyWords, text: str, folded: str, numeral: Numeral, *, money: bool) -> tuple[Decimal, int]:
    """Return the multiplier of a letter glued to the digits ("$12m", "5m people"), and where the number ends then."""
    end = numeral.end
    if text[end : end + 1] == " " and (money or is_all(text, numeral, end + 2)):  # "$3.2 B", and "33.0 M" where nothing else is told
        end += 1
    letter, following = text[end : end + 1], text[end + 1 : end + 2]
    power = words.glued.get(letter)
    if end > numeral.end and (power is None or not letter.isupper() or letter == "K" or following not in _CLOSED):
        return _ONE, numeral.end
    if end > numeral.end and numeral.scale == 1 and not numeral.spelled:
        return power or _ONE, end + 1
    if power is None or numeral.scale != 1 or numeral.spelled or following.isalnum():
        return _ONE, end
    if money or _is_unit_behind(words, text, folded, end + 1) or (letter in words.alone and following in _CLOSED):
        return power, end + 1
    if letter.islower() and following == " " and not folded.startswith(words.sized, end + 1):
        counted = read_counted(words.counted, text, end + 1, min(len(text), end + 48), one=False)
        if counted is not None and counted.plural:
            return power, end + 1
    return _ONE, end


def is_all(text: str, numeral: Numeral, end: int) -> bool:
    """Whether the number, its sign and what ends at ``end`` are all that a text tells."""
    return len(text) <= _SHORTEST and not text[end:].strip(_BARE_MARKS) and not text[: numeral.start].strip(_BARE_MARKS)


def is_bare_dollar(unit: str, surface: str) -> bool:
    """Whether a dollar is told without its country: "$5", "five dollars"; "US$5" and "5 USD" tell it."""
    return unit.startswith("USD") and not _NAMED_DOLLAR.search(surface) and (surface.find("$") >= 0 or surface[-1:].isalpha())


def find_own_dollar(outlets: tuple[tuple[str, str], ...], source: str) -> str:
    """Return the dollar of the country that the name of an outlet tells, "" where it tells none."""
    lower = source.lower()
    return next((code for name, code in outlets if lower and re.search(rf"\b{re.escape(name)}\b", lower)), "")


def read_behind_money(words: MoneyWords, text: str, folded: str, end: int, money: str) -> tuple[int, str]:
    """Read past a currency that is told again behind the number ("US$5 million dollars", "$20 USD"), and what it is per."""
    again = match_unit(words.units, text, folded, end, spelled=False)
    if again is not None and is_money(again.unit) and money in (again.unit, "USD") and not again.unit.endswith("_minor"):
        return again.end, again.unit
    return match_below(words.units, text, folded, end, money)


def _read_sign_before(words: MoneyWords, text: str, at: int, code: str) -> tuple[str, int]:
    """Return what the letters in front of a sign at ``at`` make of it ("US$", "HK $"), and where they begin."""
    letters = _DOLLARS_BEFORE.search(text, max(0, at - 6), at)
    if letters is None:
        return code, at
    written = letters[1]
    found = words.dollars.get(written) or (words.dollars.get(written.upper()) if len(written) > 1 else None)
    if code == "USD" and found:
        return (found, letters.start()) if not letters[2] or written.upper() in words.apart else (code, at)
    if letters[2] and code == "USD" and written.upper() not in words.dollars.values():
        return code, at  # three capitals a space away from a dollar sign are as often a company's name
    if written.upper() in words.units.codes and len(written) == 3 and not (written.islower() and letters[2]):
        return written.upper(), letters.start()
    return code, at


def _read_code(words: MoneyWords, letters: re.Match[str], start: int) -> tuple[str, int, Decimal]:
    """Return the currency of letters in front of a number: a code, a code of millions, or a customary abbreviation."""
    written, glued, dotted = letters[1], not letters[3], bool(letters[2])
    if written in words.units.codes and not dotted:
        return (written, letters.start(), _ONE) if written not in words.units.shy_codes else ("", start, _ONE)
    if len(written) == 4 and written[0] in words.code_powers and written[1:] in words.units.codes:
        return written[1:], letters.start(), words.code_powers[written[0]]
    code = words.letters.get(written, "")
    apart = not glued and (len(written) == 1 or written in words.dollars or written in words.glued_letters)
    if not code or apart or (dotted and len(written) == 1):
        return "", start, _ONE
    return code, letters.start(), _ONE


def _is_unit_behind(words: MoneyWords, text: str, folded: str, at: int) -> bool:
    """Whether a unit of its own stands behind the letter: "5m euros", "1.2m sq km", "3m bpd"."""
    found = match_unit(words.units, text, folded, at, spelled=False)
    return found is not None and not found.glued and text[at + 1 : found.end] not in words.units.clause_end
