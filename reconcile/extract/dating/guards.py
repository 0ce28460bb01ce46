"""Whether words that could be a time are one: the words around decide. Reads the text only; the lists stand in ``times.toml``."""

from __future__ import annotations

import re

from reconcile.extract.dating.timewords import WordString

_LEADS = "infFoaqsdGRHTBtcbr"
"""Classes after which a name of doubtful meaning is a time."""

_BEFORE = re.compile(r"([^\W\d_]++)(\W*+)$")
_AFTER = re.compile(r"[ \t\u00a0]?([-‐-―]?)([^\W\d_]+|\d)?")
_LEVEL_REACH = 90
"""Characters in front of a number within which its clause speaks of what stands at some level."""
_SENTENCE = re.compile(r"[.!?]\s")
_ENDS = frozenset('."“\n')


def read_before(words: WordString, at: int) -> tuple[str, str]:
    """Return the word before item ``at`` as written, and what stands between."""
    start = words.items[at][0]
    found = _BEFORE.search(words.text, max(0, start - 24), start)
    return (found[1], found[2]) if found else ("", "")


def read_after(words: WordString, last: int) -> tuple[str, str]:
    """Return the hyphen, if any, and the word or digit right after the items up to ``last``."""
    found = _AFTER.match(words.text, words.items[last - 1][1])
    return (found[1] or "", found[2] or "") if found else ("", "")


def is_day(value: object) -> bool:
    """Whether it is a number that days of a month have."""
    return isinstance(value, int) and 1 <= value <= 31


def is_month(words: WordString, at: int, *, dated: bool) -> bool:
    """Whether a month's name is a month here: "may" and "march" are verbs, April and August are people.

    Args:
        words: The text.
        at: The item of the name.
        dated: Whether a day, a year or a step stands with it.
    """
    lower, capital = words.lower_item(at), words.written_item(at)[0].isupper()
    verb = words.is_guard("verb_months", lower)
    if dated:
        digits = any(words.text[start:end].isdigit() for start, end, _ in words.items[max(0, at - 1) : at + 2])
        return capital or not verb or digits or words.codes[at + 1 : at + 2] in ("Y", "O") or words.codes[max(0, at - 2) : at] == "Of"
    if capital and words.codes[at + 1 : at + 3] in ("-M", "oM", "aM", "-m"):
        return True
    if verb and not capital:
        return False
    return not words.is_guard("people_months", lower) or _is_doubtful_month(words, at, lower)


def _is_doubtful_month(words: WordString, at: int, lower: str) -> bool:
    """Whether a month that could be a person or a word is a month, by what stands around it."""
    before_code = words.codes[at - 1] if at else ""
    hyphen, after = read_after(words, at + 1)
    led = before_code in _LEADS and before_code not in "tTr"
    if before_code and (led or (at > 1 and before_code in "T-,/" and words.codes[at - 2] in _LEADS)):
        return not (after[:1].isupper() and words.is_guard("named_months", lower) and before_code not in "iGRsd")
    if not words.written_item(at)[0].isupper() or (before_code and before_code in "T'" and words.is_guard("verb_months", lower)):
        return False
    before, gap = read_before(words, at)
    if (before[:1].isupper() and gap == " ") or (after[:1].isupper() and not hyphen):
        return False
    begins = not before or not _ENDS.isdisjoint(gap)
    return not (begins and (words.is_guard("verb_months", lower) or len(lower) == 3))


def is_weekday(words: WordString, at: int, last: int) -> bool:
    """Whether a weekday's name is one: "sat" and "sun" are not, nor is "Bloody Sunday"."""
    if words.is_guard("short_days", words.lower_item(at).rstrip(".")):
        follows = words.codes[at + 1 : at + 3]
        dated = follows[:1] in ("N", "O", "C", "M", "P") or follows in (",M", ",N", ",j", "-N") or last > at + 1
        led = at > 0 and words.codes[at - 1] in "nRHFBoaqU"
        low = (led and words.codes[at - 1] in "nRH") or follows[:1] == "P"
        return low or (words.written_item(at)[0].isupper() and (dated or led))
    before, gap = read_before(words, at)
    return not (gap == " " and words.is_guard("before_weekday", before.lower()))


def is_season(words: WordString, first: int, at: int) -> bool:
    """Whether the name of a season without a year is one: "fall" and "spring" are verbs and wells."""
    before, surface = words.codes[first - 1 : first] if first else "", words.lower_item(at)
    led = (before != "" and before in "insdFoaBbcGf") or "G" in words.codes[first:at]
    defined = "T" in words.codes[first:at]
    if "S" in words.codes[at + 1 : at + 4] and words.codes[at + 1] in "a-oq":
        return True
    if not words.is_guard("verb_seasons", surface):
        return led or defined or read_after(words, at + 1) == ("", "")
    if surface == "fall":
        certain = defined and before != "" and before in "idsbFo"
        if words.lower.startswith(" of", words.items[at][1]) or not (certain or "G" in words.codes[first:at]):
            return False
    return ((led and before != "o") or defined) and (stands_alone(words, at + 1) or (led and defined))


def is_year(words: WordString, at: int) -> bool:
    """Whether a number of four digits is a year; one that counts something or is part of a key is none."""
    year = words.items[at][2]
    before = words.codes[at - 1 : at] if at else ""
    if before == "t" or (before == "z" and words.items[at - 1][2] != "ABOUT") or _is_key(words, at):
        return False
    end = words.items[at][1]
    if words.text[end : end + 1] in tuple("-‐‑") and words.text[end + 1 : end + 2].isalpha() and before not in ("i", "G", "d"):
        return bool(1900 <= year < 2100)
    word = read_after(words, at + 1)[1]
    if words.is_guard("measures", word.lower()):
        return False
    plural = (
        word.endswith("s") and not word.endswith("ss") and len(word) > 3 and word[0].islower() and not words.is_guard("no_plurals", word)
    )
    if before and before in "iGd":
        return 1000 <= year < 2100 and not (plural and year < 1500)
    if plural and not (before and before in "TfFoa" and year % 10 and 1500 <= year < 2100):
        return False
    last_word, gap = read_before(words, at)
    return (1000 if year % 100 else 1700) <= year < 2100 and not (
        words.is_guard("before_number", last_word.lower()) and not gap.strip(" .")
    )


def _is_key(words: WordString, at: int) -> bool:
    """Whether dashes join the number to others as in a telephone number or a key."""
    start, _, year = words.items[at]
    codes = words.codes
    before = codes[max(0, at - 2) : at]
    if start > 1 and words.text[start - 1] in "-‐‑–—" and words.text[start - 2].isalnum() and before[-1:] != "-":
        return True
    if before == "N-" or codes[at + 1 : at + 4] == "-Y-" or (before == "Y-" and codes[at + 1 : at + 2] == "-"):
        return True
    if codes[at + 1 : at + 3] != "-N" or year < 1990:
        return False
    after = words.items[at + 2][2]
    return bool(12 < after < 100 and not 0 < after - year % 100 <= 12)


def counts_something(words: WordString, last: int) -> bool:
    """Whether the number that ends there counts a plural noun ("March 40 people")."""
    if words.codes[last : last + 1] not in ("", "|"):
        return False
    hyphen, after = read_after(words, last)
    return not hyphen and words.is_guard("measures", after.lower()) and after.lower() not in ("more", "other")


def is_led_in(words: WordString, first: int) -> bool:
    """Whether a preposition of time stands in front."""
    return first > 0 and words.codes[first - 1] in "nFoBadbc"


def stands_alone(words: WordString, last: int) -> bool:
    """Whether no noun follows: the end of a clause, or a small word."""
    hyphen, after = read_after(words, last)
    return not hyphen and (not after or words.is_guard("small", after.lower()))


def ends_clause(words: WordString, last: int) -> bool:
    """Whether nothing follows there that could be counted from."""
    follows = words.codes[last : last + 1]
    return follows in (",", "a") or (follows in ("", "|") and not read_after(words, last)[1])


def follows_owner(words: WordString, first: int) -> bool:
    """Whether "his", "her" or the like stands in front: ages."""
    return words.is_guard("owners", read_before(words, first)[0].lower())


def is_clock(words: WordString, first: int, last: int) -> bool:
    """Whether digits are a clock: a score, a ratio and a verse are none."""
    codes = words.codes[first:last]
    bare = codes.lstrip("z")
    at = last - len(bare)
    if bare[:1] in ("N", "Y") and "m" not in codes and "k" not in codes:
        surface = words.written_item(at)
        if "." in surface:
            return ("P" in codes or stands_alone(words, last)) and not speaks_of_levels(words, at)
        if "P" in codes:
            return surface.isalpha() or len(surface) < 3
        local = words.items[last - 1][2] == "local_time"
        return len(surface) == 4 and not local and ("Z" in codes or "V" in codes or stands_alone(words, last))
    if any(code in codes for code in "mkZP"):
        return True
    if "C" not in codes:
        return False
    surface = str(words.items[first + codes.index("C")][2])
    before = words.codes[first - 1 : first] if first else ""
    if surface[-1] in "mh.rs" or not surface[0].isdigit() or (before and before in "tFoBbcdDWMYNJjaUPs,-"):
        return True
    if words.codes[last : last + 1] in ("D", "W", "n"):
        return True
    return len(surface) >= 5 and not words.is_guard("scores", read_before(words, first)[0].lower())


def speaks_of_levels(words: WordString, at: int) -> bool:
    """Whether the words in front of a number with a point are of prices, rates or marks: "shares closed at 10.04"."""
    before = words.lower[max(0, words.items[at][0] - _LEVEL_REACH) : words.items[at][0]]
    said = _SENTENCE.split(before)[-1].split()
    return any(words.is_guard("levels", word.strip(",;:'\"")) for word in said)


def is_rate(words: WordString, first: int) -> bool:
    """Whether "a day" there says how often or how much: a number, a currency or "times" stands in front."""
    if first and words.codes[first - 1] in "NOp" and words.items[first - 1][1] + 1 >= words.items[first][0]:
        return True
    start = words.items[first][0]
    if words.lower[start - 1 : start] == "-":  # "€3m-a-year"
        return True
    before = words.lower[max(0, start - 16) : start].rstrip(" )\n-")
    last = before.rsplit(None, 1)[-1] if before else ""
    sized = last.lstrip("$€£¥₹(<>~")[:1].isdigit()  # "€3m a year", "50mg a day"
    return sized or before[-1:].isdigit() or before[-1:] == "%" or words.is_guard("rated", last)


def follows_part(words: WordString, first: int) -> bool:
    """Whether a part of a unit stands in front, with a number of its own: "one and three quarter hours"."""
    start = words.items[first][0]
    before = words.lower[max(0, start - 24) : start].removesuffix("of ").split()
    return len(before) > 1 and words.is_guard("unit_parts", before[-1])


def tells_part(words: WordString, first: int, last: int) -> bool:
    """Whether "three quarters" are a part and no nine months: nothing of time in front, and the clause or a multiplier behind."""
    while words.codes[first : first + 1] == "z":
        first += 1
    if words.lower_item(last - 1) not in words.table.guards.get("unit_parts", ()) or words.codes[first:last] not in ("NV", "N-V"):
        return False
    if words.items[first][2] != 3:  # of fewer nobody says so, more are no part
        return False
    if words.is_guard("part_scales", read_after(words, last)[1].lower()):
        return True
    return words.codes[max(0, first - 1) : first] in ("", "|", "z") and words.written_item(first).isalpha() and ends_clause(words, last)


def names_occasion(words: WordString, last: int) -> bool:
    """Whether a noun follows that makes "the week" or "the weekend" a part of a name ("the weekend edition")."""
    hyphen, after = read_after(words, last)
    return bool(hyphen) or after[:1].isupper()


def is_compound(words: WordString, first: int, last: int) -> bool:
    """Whether a vague word is part of a longer one ("future-proof", "now-defunct")."""
    start, end = words.items[first][0], words.items[last - 1][1]
    return words.text[end : end + 1] in ("-", "\u2011") or (start > 0 and words.text[start - 1] in "-\u2011'")


def is_title(words: WordString, at: int) -> bool:
    """Whether "Today" is the end of a name ("Science Today")."""
    before, gap = read_before(words, at)
    return words.text[words.items[at][0]].isupper() and before[:1].isupper() and gap == " "


def looks_ahead(words: WordString, first: int, last: int) -> bool:
    """Whether "soon" there is told of what is to come: "soon after" and a story's "soon became" are not."""
    after = read_after(words, last)[1].lower()
    if words.codes[last : last + 1] in ("c", "L", "b") or words.is_guard("after_soon", after):
        return False
    clause = re.split(r"[.!?]", words.lower[max(0, words.items[first][0] - 60) : words.items[first][0]])[-1]
    return any(words.is_guard("ahead", word) for word in re.findall(r"'?\w+", clause))


def follows_auxiliary(words: WordString, first: int) -> bool:
    """Whether "to", "not" or a modal stands in front, so that "last" is a verb."""
    return (first > 0 and words.codes[first - 1] == "o") or words.is_guard("auxiliaries", read_before(words, first)[0].lower())


def speaks_of_play(words: WordString, first: int, last: int) -> bool:
    """Whether the words around are of a match, whose quarters are no quarters of a year."""
    return words.table.play.search(words.lower, max(0, words.items[first][0] - 120), words.items[last - 1][1] + 120) is not None
