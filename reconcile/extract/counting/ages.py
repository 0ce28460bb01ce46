"""Reads numbers that a fixed phrase explains: ages of persons and the strength of earthquakes. Knows no other unit."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from attrs import frozen

from reconcile.extract.counting.amounts import Amount
from reconcile.extract.counting.counted import CountedWords, compile_counted, is_person
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import trie_pattern

_OLDEST = 125  # years that a person may have where nothing but commas tells an age
_LAST_WORDS = 60  # code points from a death to the age at which it came
_YOUNGEST = 10  # years of somebody who is told by what he does: "a trader of 27"
_DIGITS = 2  # of an age in brackets
_CLOSED = frozenset((",", ".", ";", ")", ""))
_STRONGEST = 10  # magnitude of an earthquake
_KIN = re.compile(r"\b([a-z-]+), $")
_AFTER_AGE = frozenset(("", " ", ",", ".", ";", ")", "\n", "'", "’"))
_AGE_ENDS = re.compile(r"\W*(?:$|[a-z]{2,4}\b|[A-Z])|[,.;)]")
_ENDS = re.compile(r"[.;)\n]|,(?! [0-9])| (?:[^\W\d_]{2,3}) \d{1,3}[,.;)\s]|$")


class Explained(NamedTuple):
    """A number that a phrase explains: where it stands with the phrase, and its unit."""

    start: int
    end: int
    unit: str


@frozen
class AgeWords:
    """The phrases of a language."""

    after: tuple[tuple[re.Pattern[str], str], ...]
    before: re.Pattern[str]
    named: re.Pattern[str]
    told: re.Pattern[str]
    told_after: re.Pattern[str]
    follow: re.Pattern[str]
    bracketed: re.Pattern[str]
    one_person: re.Pattern[str]
    many: frozenset[str]
    young: frozenset[str]
    died: re.Pattern[str]
    turned: re.Pattern[str]
    turning: tuple[str, ...]
    shaken: tuple[str, ...]
    plain: tuple[str, ...]
    strength_before: re.Pattern[str]
    strength_after: re.Pattern[str]
    counted: CountedWords


@lru_cache(maxsize=16)
def compile_ages(lexicon: Lexicon) -> AgeWords:
    """Return the phrases of a language."""
    ages, strength = lexicon.read_table("quantities").get("ages", {}), lexicon.read_table("units").get("magnitude", {})
    ranges = lexicon.read_table("bounds").get("ranges", {})
    joints = _trie([form for key in ("to", "and", "or") for form in ranges.get(key, [])])
    now = _trie(ages.get("now", []))
    articles, counted = lexicon.read_table("numerals").get("joints", {}).get("one", []), compile_counted(lexicon)
    rows = (("after", "year"), ("months", "month"), ("weeks", "week"), ("days", "day"))
    return AgeWords(
        after=tuple((re.compile(rf"[ -]?(?:{_trie(ages.get(key, []))})(?!\w)"), unit) for key, unit in rows),
        before=re.compile(rf"(?<!\w)(?:{_trie(ages.get('before', []))}) (?:(?:{_trie(ages.get('inner', []))}) )?$"),
        named=re.compile(rf"(?<!\w)[^\W\d_a-z](?:[^\W\d_]|[.'’-])++(?:[ ](?:Jr|Sr)\.)?, (?:(?:{now}) )?$"
                         rf"|\b(?i:{_trie(ages.get('at', []))}) $"
                         rf"|[^\W\d_a-z][\w.'’-]+[ ][^\W\d_a-z][\w.'’-]+ (?:{_trie(ages.get('was', []))}) $"),
        told=re.compile(rf"\b(?:{_trie(ages.get('told', []))}) (?:(?:{now}|{_trie(ages.get('inner', []))}) )?$"),
        told_after=re.compile(rf"[.,;)]| (?:{_trie(ages.get('then', []))})\b|$"),
        died=re.compile(rf"\b(?:{_trie(ages.get('died', []))}) (?:[^.,;:!?\n]|\.(?! [A-Z]))*\b(?:{_trie(ages.get('by', []))}) $"),
        turned=re.compile(rf" (?:{_trie(ages.get('turned', []))})(?!\w)"),
        bracketed=re.compile(rf"[^\W\d_a-z][\w.'’-]+[ ][^\W\d_a-z][\w.'’-]+ \($|[^\W\d_a-z][\w.'’-]+ \((?:{now}) $"),
        one_person=re.compile(rf"\b(?:{_trie(articles)}) (?:[a-z-]+ )?([a-z-]+) (?:{_trie([form.strip() for form in counted.of])}) $"),
        many=frozenset(ages.get("many", [])),
        young=frozenset(ages.get("young", [])),
        follow=re.compile(rf" (?:{_trie(ages.get('follow', []))})(?!\w)"),
        turning=tuple(ages.get("turning", [])),
        shaken=tuple(strength.get("cues", [])),
        plain=tuple(strength.get("plain", [])),
        strength_before=re.compile(rf"(?<!\w)(?:{_trie(strength.get('before', []))})[ -]?(?:(?:{_trie(strength.get('inner', []))}) )?$"),
        counted=counted,
        strength_after=re.compile(rf"( (?:{joints}) [0-9]\.[0-9])?[ -](?:{_trie(strength.get('after', []))})(?!\w)"),
    )


def read_age(words: AgeWords, text: str, folded: str, amount: Amount) -> Explained | None:
    """Return what is an age: "35-year-old", "aged 35", and ", 35," behind a name; None for all else."""
    start, end = amount.start, amount.end
    following = folded[amount.number_end : amount.number_end + 2]
    if following and (following[0] in " -" or following[0] == "y"):
        for pattern, unit in words.after:
            if match := pattern.match(folded, amount.number_end):
                return Explained(start, match.end(), unit)
    if amount.unit or amount.numeral.fraction or not 0 < amount.high < _OLDEST or amount.low != int(amount.low):
        return None
    before = folded[max(0, start - 24) : start]
    if before.endswith(" ") and (match := words.before.search(before)):
        alone = not text[end : end + 2].strip(" ,.;\n") or words.turned.match(folded, end) is not None
        if folded[end : end + 1] in _AFTER_AGE and (alone or not match[0].startswith(words.turning)):
            return Explained(start - len(before) + match.start(), end, "year")
    if _is_told(words, text, folded, start, end) or _is_bracketed(words, text, folded, amount) or _is_of(words, folded, amount):
        return Explained(start, end, "year")
    if amount.numeral.spelled or not before.endswith(" ") or not (_ENDS.match(text, end) or words.follow.match(folded, end)):
        return None
    kin = _KIN.search(text, max(0, start - 24), start)
    if words.named.search(text, max(0, start - 40), start) or (kin is not None and is_person(words.counted, kin[1])):
        return Explained(start, end, "year")
    return None


def _is_told(words: AgeWords, text: str, folded: str, start: int, end: int) -> bool:
    """Whether "he was" or a death in front of a bare number makes an age of it: "he was 77.", "died in prison at 77"."""
    if words.told_after.match(folded, end) and words.told.search(folded, max(0, start - 20), start):
        return True
    closed = _ENDS.match(text, end) is not None or not text[end : end + 2].strip()
    return closed and words.died.search(folded, max(0, start - _LAST_WORDS), start) is not None


def _is_bracketed(words: AgeWords, text: str, folded: str, amount: Amount) -> bool:
    """Whether a number in brackets behind a name is an age: "Jane Doe (34) was hurt", "Doe (now 34)"."""
    start, end = amount.start, amount.end
    if folded[end : end + 1] != ")" or amount.numeral.spelled or amount.numeral.end - start < _DIGITS:
        return False
    return words.bracketed.search(text, max(0, start - 40), start) is not None and (
        folded[end + 1 : end + 2] == "," or words.follow.match(folded, end + 1) is not None
    )


def _is_of(words: AgeWords, folded: str, amount: Amount) -> bool:
    """Whether a number behind one person and "of" is an age: "a trader of 27,"; "a crew of 27" counts."""
    if folded[amount.end : amount.end + 1] not in _CLOSED and not words.follow.match(folded, amount.end):
        return False
    found = words.one_person.search(folded, max(0, amount.start - 48), amount.start)
    if found is None or found[1] in words.many or (amount.high < _YOUNGEST and found[1] not in words.young):
        return False
    return is_person(words.counted, found[1])


def follow_age(text: str, amount: Amount) -> Explained | None:
    """Return what is an age since it follows one in a list: "aged 12 and 15"."""
    if not 0 < amount.high < _OLDEST or amount.low != int(amount.low) or not _AGE_ENDS.match(text, amount.end):
        return None
    return Explained(amount.start, amount.end, "year")


def read_magnitude(words: AgeWords, folded: str, amount: Amount, begin: int) -> Explained | None:
    """Return what is the strength of an earthquake: "magnitude 7.6", "a 6.1-magnitude quake"; None for all else.

    Args:
        words: The phrases of the language.
        folded: The text in lower case.
        amount: The number.
        begin: Where its bound begins ("a magnitude over 5.0").
    """
    if not 0 < amount.high <= _STRONGEST or amount.numeral.fraction or amount.numeral.scale != 1:
        return None
    after = words.strength_after.match(folded, amount.end)
    decimal = amount.low != int(amount.low) or amount.digits > 1  # "4.0" as well
    plain = after is not None and any(word in after[0] for word in words.plain)
    if after is not None and (plain or decimal):
        return Explained(amount.start, after.end() if plain and not after[1] else amount.end, "magnitude")
    before = words.strength_before.search(folded, max(0, begin - 48), begin)
    if before is None:
        return None
    if any(word in before[0] for word in words.plain):
        return Explained(before.start() if begin == amount.start else amount.start, amount.end, "magnitude")
    return Explained(amount.start, amount.end, "magnitude") if is_strength(words, folded, amount) else None


def is_strength(words: AgeWords, folded: str, amount: Amount) -> bool:
    """Whether a decimal may be the strength of an earthquake: one of its words stands near."""
    whole = amount.low == int(amount.low) and amount.digits == 1
    if not 0 < amount.high <= _STRONGEST or whole or amount.numeral.spelled or amount.numeral.scale != 1:
        return False
    around = folded[max(0, amount.start - 160) : amount.end + 80]
    return any(word in around for word in words.shaken)


def _trie(forms: list[str]) -> str:
    return trie_pattern(forms) or "(?!)"
