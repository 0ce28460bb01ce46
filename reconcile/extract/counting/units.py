"""Reads the unit behind a number: symbols, words, powers and what stands "per" something. Knows no number.

Surface forms stand in ``lexicon/data/*/units.toml`` and ``currencies.toml`` and lead to pint's names; pint itself never sees
the words of a text. All look-ups are by dictionary at a known place, so that the length of a text does not matter.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from attrs import frozen

from reconcile.adapters.units import spell_unit, split_unit
from reconcile.lexicon.loader import Lexicon

_LETTERS = re.compile(r"[^\W\d_²³¹]+")
_POWER = re.compile(r"²|³|⁻[¹²³]|\^\{?([-−–]?[1-9])\}?(?!\d)|([-−–][1-4]|− [1-4])(?!\w|[.,]\d|[-−–]\d)|([23])(?![\w]|[.,]\d)")
_RAISING = re.compile(r"[²³⁻]|[1-9](?!\d)")
_RAISED = {"²": 2, "³": 3, "⁻¹": -1, "⁻²": -2, "⁻³": -3}
_PER = re.compile(r"[ \u00a0]?/[ \u00a0]?|[ \u00a0\n](?:per|each|every|an?)[ \u00a0\n]|-(?:per|an?)-")
_TIMES = re.compile(r"[ \u00a0]?[·⋅∙*][ \u00a0]?|[ \u00a0]")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_GAPS = " \u00a0\u202f\u2009\n"
_TIME = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "century", "millisecond", "microsecond", "nanosecond"})
_PREFIXED_LETTERS = frozenset("kmcµμndphMGTP")
_SCALED_ONLY = frozenset("ANTKMs")  # symbols that make words and names with a capital prefix in front ("MA", "Ms", "PS")


class UnitFound(NamedTuple):
    """A unit behind a number.

    Attributes:
        end: One past its last code point.
        unit: Its canonical name.
        word: Whether a word tells it, and not a symbol.
        glued: Whether nothing stands between it and the number.
    """

    end: int
    unit: str
    word: bool
    glued: bool


@frozen
class UnitWords:
    """The units of a language, ready to be looked up.

    Attributes:
        words: By the first letters: forms and units, longest form first.
        symbols: By the symbol as written.
        signs: By the first character of a form that begins with none: forms and units, longest first.
        powers: Words that raise the unit behind them.
        powers_after: Words that raise the unit before them.
        prefixed: Symbols that take a prefix.
        prefixes: Letters of prefixes, and their names.
        long_prefixes: Prefixes of words, and their names.
        fields: Units that stand below any other behind an article.
        denominators: Nouns that stand below a unit.
        glued_only: Symbols that are read glued to a number only.
        spaced_too: Of those, the ones that are read after a space as well behind digits.
        clause_end: Symbols that are words as well: read after a space at the end of a clause only.
        never: A prefix and a symbol that together mean something else ("pm").
        codes: Codes of currencies.
        shy_codes: Of those, the ones that are words as well.
    """

    words: dict[str, tuple[tuple[str, str], ...]]
    symbols: dict[str, str]
    signs: dict[str, tuple[tuple[str, str], ...]]
    powers: dict[str, int]
    powers_after: dict[str, int]
    prefixed: dict[str, str]
    prefixes: dict[str, str]
    long_prefixes: tuple[tuple[str, str], ...]
    fields: frozenset[str]
    denominators: frozenset[str]
    glued_only: frozenset[str]
    spaced_too: frozenset[str]
    never: frozenset[str]
    clause_end: frozenset[str]
    codes: frozenset[str]
    shy_codes: frozenset[str]


@lru_cache(maxsize=16)
def compile_units(lexicon: Lexicon) -> UnitWords:
    """Return the units and currencies of a language."""
    table, money = lexicon.read_table("units"), lexicon.read_table("currencies")
    forms: dict[str, str] = {}
    for unit, words in table.get("words", {}).items():
        forms |= _with_plurals(words, unit)
    for code, words in money.get("names", {}).items():
        forms |= {form: unit for form, unit in _with_plurals(words, code).items() if form not in forms}
    for code, words in money.get("minors", {}).items():
        forms |= _with_plurals([word for word in words if len(word) > 1], f"{code}_minor")
    symbols = {form: unit for unit, written in table.get("symbols", {}).items() for form in written}
    symbols |= {form: unit for form, unit in (money.get("after", {}) | money.get("signs", {})).items() if form not in symbols}
    limits = table.get("limits", {})
    symbols |= {form: form.upper() for form in money.get("small", [])}
    letters = {form: unit for form, unit in symbols.items() if _LETTERS.fullmatch(form)}
    signs = {form: unit for form, unit in (symbols | forms).items() if not form[0].isalpha()}
    return UnitWords(
        words=_group({form: unit for form, unit in forms.items() if form[0].isalpha()}),
        symbols=letters,
        signs=_group(signs),
        powers=table.get("powers", {}).get("before", {}),
        powers_after=table.get("powers", {}).get("after", {}),
        prefixed=table.get("prefixed", {}),
        prefixes=table.get("symbol_prefixes", {}),
        long_prefixes=tuple(table.get("word_prefixes", {}).items()),
        fields=frozenset(limits.get("fields", [])),
        denominators=frozenset(table.get("denominators", {}).get("nouns", [])),
        glued_only=frozenset(limits.get("glued_only", [])),
        spaced_too=frozenset(limits.get("spaced_too", [])),
        never=frozenset(limits.get("never", [])),
        clause_end=frozenset(limits.get("clause_end", [])),
        codes=frozenset(money.get("codes", "").split()),
        shy_codes=frozenset(money.get("words_too", [])),
    )


def match_unit(words: UnitWords, text: str, folded: str, at: int, *, spelled: bool) -> UnitFound | None:
    """Return the unit that stands right behind a number, one space or one hyphen away, with all that it is divided by.

    Args:
        words: The units of the language.
        text: The text.
        folded: The same in lower case, place by place.
        at: One past the number.
        spelled: Whether the number is in words, which take no symbol of one letter.
    """
    begin = at
    gap = text[at : at + 1]
    if gap == " " and text[at + 1 : at + 2] in _BRACKETS and at + 2 < len(text):
        inner = _match_simple(words, text, folded, at + 2, glued=True, spelled=spelled)
        if inner is not None and text[inner[0] : inner[0] + 1] == _BRACKETS[text[at + 1]]:
            return UnitFound(inner[0] + 1, inner[1], inner[2], glued=False)
    if gap and gap in _GAPS:
        begin += 1
        if text[begin : begin + 1] in ("-", " "):
            begin += 1
    elif gap and gap in "-‐‑–" and text[at + 1 : at + 2].isalpha():
        begin += 1
    found = _match_simple(words, text, folded, begin, glued=begin == at, spelled=spelled)
    if found is None or (gap == "\n" and not found[2]):
        return None
    end, unit, word = found
    end, unit = _match_below(words, text, folded, end, unit)
    return UnitFound(end, unit, word, begin == at)


def match_below(words: UnitWords, text: str, folded: str, at: int, unit: str) -> tuple[int, str]:
    """Return where the unit ends once "per" something is read, and what it is then; ``at`` and ``unit`` where there is nothing."""
    return _match_below(words, text, folded, at, unit)


@lru_cache(maxsize=2048)
def divide_unit(over: str, under: str) -> str:
    """Return the unit ``over`` per ``under``."""
    powers = dict(split_unit(over) or ())
    for name, power in split_unit(under) or ():
        powers[name] = powers.get(name, 0) - power
    return spell_unit(powers) if powers else over


@lru_cache(maxsize=2048)
def raise_unit(unit: str, power: int) -> str:
    """Return ``unit`` to the ``power``."""
    return spell_unit({name: exponent * power for name, exponent in split_unit(unit) or ()})


def is_money(unit: str) -> bool:
    """Whether a unit is money, or money per something."""
    return len(unit) >= 3 and unit[:3].isupper() and unit[:3].isalpha() and (len(unit) == 3 or unit[3] in "_ ")


def _with_plurals(words: list[str], unit: str) -> dict[str, str]:
    forms = dict.fromkeys(words, unit)
    forms |= {f"{word}s": unit for word in words if word[-1].isalpha() and not word.endswith(("s", "ies", "x")) and len(word) > 2}
    return forms


def _group(forms: dict[str, str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return forms by their first letters, or their first character where it is no letter; longest first."""
    grouped: dict[str, list[tuple[str, str]]] = {}
    for form, unit in forms.items():
        letters = _LETTERS.match(form)
        grouped.setdefault(letters[0] if letters else form[0], []).append((form, unit))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in grouped.items()}


def _ends_word(text: str, at: int) -> bool:
    following = text[at : at + 1]
    return not (following.isalnum() or following == "_")


def _match_simple(words: UnitWords, text: str, folded: str, at: int, *, glued: bool, spelled: bool) -> tuple[int, str, bool] | None:
    """Return (end, unit, whether told in words) of the unit at ``at``, powers included, "per" left aside."""
    letters = _LETTERS.match(text, at, at + 40)
    if letters is None:
        return _match_sign(words, text, folded, at)
    token, lower = letters[0], folded[at : letters.end()]
    power = words.powers.get(lower) or words.powers.get(folded[at : letters.end() + 1])
    if power is not None:
        begin = letters.end() + (text[letters.end() : letters.end() + 1] == ".")
        if text[begin : begin + 1] in (" ", "-", "\u00a0"):
            inner = _match_simple(words, text, folded, begin + 1, glued=True, spelled=spelled)
            if inner is not None and not is_money(inner[1]):
                return inner[0], raise_unit(inner[1], power), True
        return None
    if found := _match_word(words, folded, at, lower):
        return found
    if _ends_word(text, letters.end()) or (_RAISING.match(text, letters.end()) and token not in words.codes):  # "3 EUR50 notes"
        if unit := _read_symbol(words, token, glued=glued, spelled=spelled):
            return _match_powers(words, text, folded, letters.end(), unit)
        if unit := _read_long(words, lower):
            return letters.end(), unit, True
    return None


def _match_word(words: UnitWords, folded: str, at: int, first: str) -> tuple[int, str, bool] | None:
    for form, unit in words.words.get(first, ()):
        if folded.startswith(form, at) and (_ends_word(folded, at + len(form)) or not form[-1].isalpha()):
            end = at + len(form)
            after = _LETTERS.match(folded, end + 1)
            if after and after[0] in words.powers_after and folded[end] == " ":
                return after.end(), raise_unit(unit, words.powers_after[after[0]]), True
            return end, unit, True
    return None


def _match_sign(words: UnitWords, text: str, folded: str, at: int) -> tuple[int, str, bool] | None:
    for form, unit in words.signs.get(text[at : at + 1], ()):
        if text.startswith(form, at) or folded.startswith(form, at):
            if form[-1].isalpha() and not _ends_word(text, at + len(form)):
                continue
            return at + len(form), unit, False
    return None


def _read_symbol(words: UnitWords, token: str, *, glued: bool, spelled: bool) -> str:
    """Return the unit of a symbol as written, prefixes read; "" where it is none here."""
    if token in words.glued_only and not glued and (spelled or token not in words.spaced_too):
        return ""
    if found := words.symbols.get(token):
        return found
    if token in words.codes and (glued or token not in words.shy_codes):
        return token
    if 2 <= len(token) <= 4 and token[0] in _PREFIXED_LETTERS and (base := words.prefixed.get(token[1:])):
        if token[0].isupper() and token[1:] in _SCALED_ONLY:
            return ""
        prefix = words.prefixes.get(token[0])
        return prefix + base if prefix and token not in words.never else ""
    if len(token) > 2 and token[-1] == "s" and token not in words.never and token[:-1] not in words.codes:
        return _read_symbol(words, token[:-1], glued=glued, spelled=spelled)
    return ""


def _read_long(words: UnitWords, lower: str) -> str:
    """Return the unit of a word with a prefix ("exabytes", "hectolitres"), "" where it is none."""
    if len(lower) < 7:
        return ""
    for prefix, name in words.long_prefixes:
        if lower.startswith(prefix):
            base = lower[len(prefix) :]
            for form, unit in words.words.get(base, ()):
                if form == base and unit in words.prefixed.values():
                    return name + unit
    return ""


def _match_powers(words: UnitWords, text: str, folded: str, at: int, unit: str) -> tuple[int, str, bool]:
    """Read powers behind a symbol, and symbols to negative powers behind that ("m s-1", "kg·m²")."""
    end = at
    for _ in range(3):
        if raised := _POWER.match(text, end):
            unit, end = (raise_unit(unit, _read_power(raised)) if end == at else unit), raised.end()
        elif _ends_word(folded, end) and (after := _LETTERS.match(folded, end + 1)) and after[0] in words.powers_after and text[end] == " ":
            unit, end = raise_unit(unit, words.powers_after[after[0]]), after.end()
        gap = _TIMES.match(text, end)
        letters = _LETTERS.match(text, gap.end(), gap.end() + 4) if gap else None
        if gap is None or letters is None or not (other := _read_symbol(words, letters[0], glued=True, spelled=False)):
            break
        raised = _POWER.match(text, letters.end())
        if raised is None:
            if gap[0] in " \u00a0" or not _ends_word(text, letters.end()):
                break
            power, stop = 1, letters.end()
        else:
            power, stop = _read_power(raised), raised.end()
            if gap[0] in " \u00a0" and power > 0:
                break
        unit, end = divide_unit(unit, raise_unit(other, -power)), stop
    return end, unit, False


def _read_power(raised: re.Match[str]) -> int:
    return _RAISED.get(raised[0]) or int((raised[1] or raised[2] or raised[3]).translate({0x2212: "-", 0x2013: "-", 0x20: None}))


def _match_below(words: UnitWords, text: str, folded: str, at: int, unit: str) -> tuple[int, str]:
    """Read what the unit is divided by: "/h", "per square mile", "a barrel"."""
    end = at
    for _ in range(2):
        per = _PER.match(folded, end)
        if per is None:
            break
        article = per[0].strip(" \u00a0\n-") in ("a", "an", "each", "every")
        inner = _match_simple(words, text, folded, per.end(), glued=True, spelled=False)
        if inner is not None and not is_money(inner[1]):
            timed = inner[1] in _TIME
            apart = inner[1] not in words.fields and not is_money(unit)  # "150 bushels an acre"
            if article and (folded[inner[0] : inner[0] + 4] in (" ago", "-old", " and") if timed else apart):
                break
            unit, end = divide_unit(unit, inner[1]), inner[0]
            continue
        noun = _LETTERS.match(folded, per.end(), per.end() + 20)
        if noun is None or noun[0] not in words.denominators or (article and not is_money(unit)):
            break
        unit, end = divide_unit(unit, noun[0] if noun[0] != "capita" else "person"), noun.end()
    return end, unit
