"""Says which numbers are names and no sizes: years, flights, rooms, phone numbers, versions, addresses, "one of".

Judges one amount at a time by the characters and words right around it; the words stand in ``lexicon/data/*/quantities.toml``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from reconcile.extract.counting.amounts import Amount
from reconcile.extract.counting.number_words import Numeral
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import trie_pattern

_WORD_BEFORE = re.compile(r"([^\W\d_][\w.&'’-]*+|№|§+|#):?[ \u00a0\n]$")
_DIGITS_BEFORE = re.compile(r"[0-9][ -]$")
_DIGITS_AFTER = re.compile(r" [0-9]++(?![0-9,.]*-[a-z])")
_QUOTES = '"“('
_MARKS = ',.;:!?”)"'
_GLUE = frozenset("_@\\№§#")
_JOINTS = frozenset(":.-‑‐–−")
_APOSTROPHES = frozenset("'’")
_TIMES = frozenset("x×")
_LONGEST_NOTE = 6  # characters of a reference in brackets: "[12,48]"
_MODEL_DIGITS = 4  # without a comma: "the 8900" is a telephone, "the 8,900" are people
_SHORT_YEAR = 2  # digits behind an apostrophe: "the class of '87"
_FIRST_YEAR, _LAST_YEAR = 1100, 2100
_EVENTS_SINCE, _EVENTS_UNTIL = 1800, 2050  # of these years events are told by their number ("the 1906 floods")


@frozen
class NameWords:
    """The words of a language that make a name of a number."""

    before: frozenset[str]
    capital_only: frozenset[str]
    spelled: frozenset[str]
    after: re.Pattern[str]
    street: re.Pattern[str]
    the: tuple[str, ...]
    one_before: frozenset[str]
    one_there: tuple[str, ...]
    one_after: frozenset[str]
    kept: frozenset[str]
    participles: tuple[str, ...]
    half_before: frozenset[str]
    half_after: frozenset[str]
    compounds: frozenset[str]
    through: frozenset[str]
    digits: frozenset[str]
    zero_before: frozenset[str]
    stops: frozenset[str]


@lru_cache(maxsize=16)
def compile_names(lexicon: Lexicon) -> NameWords:
    """Return the words that make a name of a number."""
    table = lexicon.read_table("quantities")
    names, stops = table.get("names", {}), lexicon.read_table("counted").get("stops", {})
    return NameWords(
        before=frozenset(names.get("before", "").split()),
        capital_only=frozenset(names.get("capital_only", [])),
        spelled=frozenset(names.get("spelled", [])),
        street=re.compile(rf"[ ](?:[A-Z0-9][\w.'-]{{1,20}}[ ]){{1,3}}(?:{trie_pattern(names.get('streets', [])) or '(?!)'})(?!\w)"),
        the=tuple(f"{form} " for word in names.get("the", []) for form in (word, word.capitalize())),
        after=re.compile(rf"[ \u00a0](?:{trie_pattern(names.get('after', [])) or '(?!)'})(?!\w)"),
        one_before=frozenset(names.get("one_before", [])),
        one_there=tuple(f"{words} " for words in names.get("one_there", [])),
        one_after=frozenset(names.get("one_after", [])),
        kept=frozenset(stops.get("kept", [])),
        participles=tuple(stops.get("verb_endings", [])[:1]),
        half_before=frozenset(names.get("half_before", [])),
        half_after=frozenset(names.get("half_after", [])),
        through=frozenset(table.get("compounds", {}).get("through", [])),
        compounds=frozenset(table.get("compounds", {}).get("never", [])),
        digits=frozenset(names.get("digits", [])),
        zero_before=frozenset(names.get("zero_before", [])),
        stops=frozenset(stops.get("words", "").split()),
    )


def is_glued(text: str, amount: Amount) -> bool:
    """Whether the number hangs on letters or marks that make a name, a code, a time or an address of it."""
    return _hangs_before(text, amount) or _hangs_after(text, amount)


def _hangs_before(text: str, amount: Amount) -> bool:
    start, end = amount.start, amount.end
    if amount.unit and _is_padded(text, amount):  # "2, 000ft"
        return True
    before, earlier = text[start - 1 : start], text[start - 2 : start - 1]
    if before in _TIMES and earlier.isdigit() and amount.unit:
        return False
    if before.isalnum() or before in _GLUE or before == "/":
        return True
    if before in _JOINTS and earlier.isalnum():
        return True
    if before in ("=", "&", "?", "%") and _in_address(text, start):
        return True
    if before in ("'", "’", "‘") and amount.numeral.end - amount.numeral.start == _SHORT_YEAR and not amount.unit:
        return text[end : end + 1] not in _APOSTROPHES  # in quotation marks it is no year
    if before == "+" and earlier.isalpha():  # "Rio+20"
        return True
    if before == "," and earlier.isdigit() and not amount.unit:
        return True
    return before == "+" and text[end : end + 1] in ("-", " ") and text[end + 1 : end + 2].isdigit()


def _hangs_after(text: str, amount: Amount) -> bool:
    end = amount.end
    after = text[end : end + 1]
    if after in _TIMES and amount.unit and text[end + 1 : end + 2].isdigit():
        return False
    if after.isalnum() or after == "_":
        return True
    if after in _APOSTROPHES and text[end + 1 : end + 2] == "s" and not amount.unit and not amount.numeral.spelled:  # "in his 20's"
        return True
    if after == "(" and text[end + 2 : end + 3] == ")" and text[end + 1 : end + 2].isalnum() and not amount.unit:  # "401(k)"
        return True
    if after in ("/", ":", "\\", "@") and (text[end + 1 : end + 2].isalnum() or text[end + 1 : end + 2] == "/"):
        return True
    if after in ("-", "‑", "‐", "–") and text[end + 1 : end + 2].isdigit():
        return True
    return after in ("-", "‑") and text[end + 1 : end + 2].isupper() and not amount.unit and not amount.numeral.spelled


def is_named(words: NameWords, text: str, folded: str, amount: Amount) -> bool:
    """Whether the word in front, or what stands behind, makes a name of a bare number ("Article 5", "10 Downing Street")."""
    start, end = amount.start, amount.end
    if not amount.numeral.spelled and (_is_numbering(text, start, end) or _is_padded(text, amount)):
        return True
    found = _WORD_BEFORE.search(text, max(0, start - 24), start)
    if found is not None and _is_label(words, text, found, amount):
        return True
    if amount.numeral.spelled:
        return text[start].isupper() and text[max(0, start - 8) : start].endswith(words.the) and text[end + 1 : end + 2].isupper()
    if text[start:end] in words.digits:
        return True
    if words.street.match(text, end, end + 64):
        return True
    return bool(words.after.match(folded, end, end + 12))


def is_proper(text: str, amount: Amount) -> bool:
    """Whether a capitalised word that begins no sentence stands in front ("Halo 3", "Big Four"): a name, unless something is counted."""
    start = amount.numeral.start
    if amount.numeral.scale != 1 or (amount.numeral.spelled and not (text[start].isupper() and text[start + 1 : start + 2].islower())):
        return False
    found = _WORD_BEFORE.search(text, max(0, amount.start - 24), amount.start)
    if found is None or not found[1][0].isupper() or (amount.numeral.spelled and found[1].endswith(".")):
        return False
    before = text[max(0, found.start() - 2) : found.start()]
    return bool(before) and before[-1:] in (" ", "-") and before[:1] not in ".!?\n:;“" and before[:1] != '"'


def is_titled(text: str, amount: Amount) -> bool:
    """Whether a number in words has a capital within a sentence, and is a name where it counts nothing: "the Group of Seven"."""
    start = amount.start
    capital = amount.numeral.spelled and text[start].isupper() and text[start + 1 : start + 2].islower()
    return capital and text[start - 1 : start] == " " and text[max(0, start - 2) : start - 1].islower()


def stands_in_row(text: str, amount: Amount, following: Numeral | None) -> bool:
    """Whether bare digits stand in a row with other digits: a phone number, a table, a code."""
    if amount.numeral.spelled or amount.numeral.scale != 1:
        return False
    if _DIGITS_BEFORE.search(text, max(0, amount.start - 3), amount.start):
        return True
    return (following is None or following.scale == 1) and _DIGITS_AFTER.match(text, amount.end) is not None


def is_year(text: str, amount: Amount) -> bool:
    """Whether a bare number looks like a year: four digits without a mark, or told in the manner of years."""
    numeral = amount.numeral
    if numeral.spoken_year:
        return True
    if numeral.spelled or numeral.scale != 1 or not _FIRST_YEAR <= amount.low <= _LAST_YEAR:
        return False
    return text[numeral.start : numeral.end].isdigit()


def is_loose_name(words: NameWords, text: str, amount: Amount) -> bool:
    """Whether a bare number hangs on the word in front of it: "stage 4 cancer", "the 8900", and a nought that counts nothing."""
    start = amount.start
    found = _WORD_BEFORE.search(text, max(0, start - 24), start)
    word = found[1].lower() if found is not None else ""
    if amount.high == 0 and amount.numeral.spelled:
        following = re.match(r" ([a-z]+)", text[amount.end : amount.end + 16])
        return word in words.zero_before or (following is not None and following[1] not in words.stops)
    if amount.numeral.spelled:
        return False
    model = text[start - 4 : start].endswith(words.the) and amount.end - start == _MODEL_DIGITS and text[start : amount.end].isdigit()
    return model or word in words.before


def is_event_year(amount: Amount) -> bool:
    """Whether a plural behind the year tells an event of it ("2012 elections") rather than what is counted ("1400 trees")."""
    return _EVENTS_SINCE <= amount.low <= _EVENTS_UNTIL and amount.low % 100 != 0


def is_pronoun(words: NameWords, folded: str, start: int, end: int) -> bool:
    """Whether "one" points and counts nothing."""
    before = folded[max(0, start - 16) : start]
    last = before.rsplit(None, 1)[-1:]
    if last and before[-1].isspace() and last[0].strip(_QUOTES) in words.one_before and not before.endswith(words.one_there):
        return True
    if folded[start - 1 : start] == "-":
        return True
    following = folded[end : end + 24]
    if not following and not start:
        return False
    if not following or following[0] not in " \u00a0\n":
        return True
    parts = following.split()
    if not parts:
        return True
    word = parts[0].strip(_MARKS)
    if len(word) > 3 and word.endswith(words.participles) and word not in words.kept:
        return True
    return word in words.one_after or not word or not word[0].isalpha()


def is_half_name(words: NameWords, folded: str, start: int, end: int) -> bool:
    """Whether "half" names a half of a game, a year or a brother."""
    before = folded[max(0, start - 16) : start].split()
    if before and before[-1] in words.half_before:
        return True
    following = folded[end : end + 16].replace("-", " ").split()
    return bool(following) and (following[0].strip(_MARKS) in words.half_after or folded[end : end + 1] not in " \n")


def find_noun(words: NameWords, folded: str, end: int) -> int:
    """Return where the noun of a number begins to be looked for: behind "-strong" and its like, else right behind the number."""
    if folded[end : end + 1] in ("-", "‑", "‐"):
        word = re.match(r"[a-z]+", folded[end + 1 : end + 12])
        if word is not None and word[0] in words.through:
            return end + 1 + word.end()
    return end


def is_compound(words: NameWords, folded: str, end: int) -> bool:
    """Whether the number is hyphened to a word that makes no size of it ("two-way", "one-time")."""
    if folded[end : end + 1] not in ("-", "‑", "‐"):
        return False
    word = re.match(r"[a-z]+", folded[end + 1 : end + 20])
    return word is not None and word[0] in words.compounds


def _in_address(text: str, at: int) -> bool:
    """Whether the place is within a web address or a query: no space since "://", "?" or "&"."""
    head = text[max(0, at - 60) : at].rsplit(None, 1)
    token = head[-1] if head else ""
    return "://" in token or "www." in token or "?" in token or "&" in token


def _is_numbering(text: str, start: int, end: int) -> bool:
    """Whether the number numbers a list, a note or a reference: "3. ", "(2)", "[14]"."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == "[" or (before == "(" and after == ")"):
        return end - start <= _LONGEST_NOTE
    if after in (".", ")") and text[end + 1 : end + 2] in (" ", "\t", "") and end - start <= 3:
        return not before or before == "\n" or (after == ")" and before == " " and text[start - 2 : start - 1] in ".;:,")
    return False


def _is_padded(text: str, amount: Amount) -> bool:
    """Whether the digits begin with a zero that counts nothing: a phone number, a clock, a code."""
    begin = amount.numeral.start
    return text[begin] == "0" and text[begin + 1 : begin + 2].isdigit()


def _is_label(words: NameWords, text: str, found: re.Match[str], amount: Amount) -> bool:
    surface = found[1]
    word = surface.lower().rstrip(",:")
    if amount.numeral.spelled and word in words.spelled:
        return True
    if word not in words.before and word.rstrip(".") not in words.before:
        return False
    key = word if word in words.before else word.rstrip(".")
    if key in words.capital_only:
        begins = _begins_sentence(text, found.start())
        return surface[0].isupper() and not amount.numeral.spelled and not (begins and key.endswith("s") and not key.endswith("ss"))
    return not amount.numeral.spelled or surface[0].isupper()


def _begins_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 2) : at].strip()
    return not before or before[-1] in '.!?"“:'
