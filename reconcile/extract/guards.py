"""Whether words that could be a time are one: the words around decide. Reads the text only."""

from __future__ import annotations

import re
from functools import lru_cache

from reconcile.extract.timewords import WordString

_LEADS = "infFoaqsdGRHTBtcbr"
_BEFORE = re.compile(r"([^\W\d_]+)(\W*)$")
_AFTER = re.compile(r"[ \t\u00a0]?([-‐-―]?)([^\W\d_]+|\d)?")
_OWNERS = frozenset({"his", "her", "their", "my", "your", "its", "our"})


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
    start, end, _ = words.items[at]
    surface = words.text[start:end]
    lower = words.lower[start:end]
    if dated:
        bare = lower in ("may", "march") and surface[0].islower()
        return not bare or any(words.text[begin:stop].isdigit() for begin, stop, _ in words.items[max(0, at - 1) : at + 2]) or words.codes[at + 1 : at + 2] in ("Y", "O")
    if surface[0].isupper() and words.codes[at + 1 : at + 3] in ("-M", "oM", "aM", "-m"):
        return True
    if lower in ("may", "march") and surface[0].islower():
        return False
    if lower not in _DOUBTFUL:
        return True
    led = at > 0 and words.codes[at - 1] in _LEADS and words.codes[at - 1] not in "tTr"
    if led or (at > 1 and words.codes[at - 1] in "T-,/" and words.codes[at - 2] in _LEADS):
        hyphen, after = read_after(words, at + 1)
        return not (after[:1].isupper() and lower in ("april", "may", "june", "august") and words.codes[at - 1] not in "iGRsd")
    if not surface[0].isupper() or (at > 0 and words.codes[at - 1] in "T'" and lower in ("may", "march")):
        return False
    before, gap = read_before(words, at)
    if before[:1].isupper() and gap == " ":
        return False
    hyphen, after = read_after(words, at + 1)
    if after[:1].isupper() and not hyphen:
        return False
    begins = not before or "." in gap or "\n" in gap or '"' in gap or "“" in gap
    return not (begins and lower in ("may", "march", "mar", "jan"))


_DOUBTFUL = frozenset({"may", "march", "mar", "jan", "april", "june", "august"})
_SHORT_DAYS = frozenset({"sat", "sun", "wed", "mon", "fri", "tue", "thu"})


def is_weekday(words: WordString, at: int, last: int) -> bool:
    """Whether a weekday's name is one: "sat" and "sun" are not, nor is "Bloody Sunday"."""
    start, end, _ = words.items[at]
    surface = words.text[start:end]
    if words.lower[start:end].rstrip(".") in _SHORT_DAYS:
        follows = words.codes[at + 1 : at + 3]
        dated = follows[:1] in ("N", "O", "C", "M", "P") or follows in (",M", ",N", ",j", "-N") or last > at + 1
        led = at > 0 and words.codes[at - 1] in "nRHFBoaqU"
        return surface[0].isupper() and (dated or led) or (led and words.codes[at - 1] in "n")
    before, gap = read_before(words, at)
    return not (before.lower() in named_days() and gap == " ")


@lru_cache(maxsize=1)
def named_days() -> frozenset[str]:
    """Words that make a weekday the name of an event or a day of the year."""
    return frozenset({"bloody", "super", "cyber", "black", "ash", "palm", "fat", "ruby", "freaky", "giving"})


def is_season(words: WordString, first: int, at: int) -> bool:
    """Whether the name of a season without a year is one: "fall" and "spring" are verbs and wells."""
    before = words.codes[first - 1 : first]
    surface = words.lower[words.items[at][0] : words.items[at][1]]
    led = before in tuple("insdFoaBbcGf") or "G" in words.codes[first:at]
    if "S" in words.codes[at + 1 : at + 4] and words.codes[at + 1] in "a-oq":
        return True
    if surface == "fall" and words.lower.startswith(" of", words.items[at][1]):
        return False
    if surface in ("fall", "spring"):
        if surface == "fall" and not (before in "idsbFo" and before and "T" in words.codes[first:at]) and "G" not in words.codes[first:at]:
            return False
        defined = "T" in words.codes[first:at]
        alone = stands_alone(words, at + 1) and not words.lower.startswith(" of", words.items[at][1])
        return ((led and before != "o") or defined) and (alone or (led and defined))
    hyphen, after = read_after(words, at + 1)
    return (led or "T" in words.codes[first:at]) or (not after and not hyphen)


def is_year(words: WordString, at: int) -> bool:
    """Whether a number of four digits is a year; one that counts something is none."""
    start, end, year = words.items[at]
    before = words.codes[at - 1 : at]
    if before == "t" or (before == "z" and words.items[at - 1][2] != "ABOUT"):
        return False
    if start and words.text[start - 1] in "-‐‑–—" and start > 1 and words.text[start - 2].isalnum() and before != "-":
        return False
    if before == "-" and words.codes[at - 2 : at - 1] == "N" and at > 1:
        return False
    if words.codes[at + 1 : at + 4] == "-Y-" or (words.codes[max(0, at - 2) : at] == "Y-" and words.codes[at + 1 : at + 2] == "-"):
        return False
    if words.codes[at + 1 : at + 3] == "-N" and 12 < words.items[at + 2][2] < 100 and not 0 < words.items[at + 2][2] - year % 100 <= 12 and year >= 1990:
        return False
    if end < len(words.text) and words.text[end] in "-‐‑" and words.text[end + 1 : end + 2].isalpha() and before not in ("i", "G", "d"):
        return 1900 <= year < 2100
    led = before in tuple("iFoaBsdGbcf,(") and before != ""
    hyphen, after = read_after(words, at + 1)
    word = after.lower()
    if word in MEASURES:
        return False
    plural = word.endswith("s") and not word.endswith("ss") and len(word) > 3 and after[:1].islower() and word not in _VERBS
    if led and before in "iGd" and 1000 <= year < 2100:
        return not (plural and year < 1500)
    if plural and not ((before == "T" or (led and before in "fFoa")) and year % 10 and 1500 <= year < 2100):
        return False
    last_word, gap = read_before(words, at)
    if last_word.lower() in ("no", "number", "flight", "boeing", "airbus", "room", "page", "section", "article", "route", "highway", "about", "some") and gap.strip(" .") == "":
        return False
    return 1000 <= year < 2100


MEASURES = frozenset({"km", "kilometers", "kilometres", "miles", "feet", "meters", "metres", "percent", "per", "pounds", "dollars", "people", "men",
                      "women", "children", "points", "mph", "kg", "tons", "tonnes", "hp", "gmt", "hours", "hrs", "other", "more", "troops", "euros"})
_VERBS = frozenset({"was", "is", "has", "does", "his", "this", "its", "as", "us", "saw", "remains", "marks", "census", "perhaps", "always", "across", "sees", "brings"})


def counts_something(words: WordString, last: int) -> bool:
    """Whether the number that ends there counts a plural noun ("March 40 people")."""
    if words.codes[last : last + 1] in ("", "|"):
        hyphen, after = read_after(words, last)
        word = after.lower()
        return not hyphen and (word in MEASURES and word not in ("more", "other"))
    return False


def is_led_in(words: WordString, first: int) -> bool:
    """Whether a preposition of time stands in front."""
    return first > 0 and words.codes[first - 1] in "nFoBadbc"


def stands_alone(words: WordString, last: int) -> bool:
    """Whether no noun follows: the end of a clause, or a small word."""
    hyphen, after = read_after(words, last)
    return not hyphen and (not after or after.lower() in _SMALL)


_SMALL = frozenset({"and", "or", "but", "of", "in", "at", "to", "for", "with", "as", "when", "the", "that", "because", "if", "is", "was", "will", "from", "by", "until", "on", "he",
                    "she", "they", "it", "we", "a", "an", "after", "before"})


def follows_owner(words: WordString, first: int) -> bool:
    """Whether "his", "her" or the like stands in front: ages."""
    return read_before(words, first)[0].lower() in _OWNERS


def is_clock(words: WordString, first: int, last: int) -> bool:
    """Whether digits with a colon are a clock: a score, a ratio and a verse are none."""
    codes = words.codes[first:last]
    if codes.lstrip("z")[:1] in ("N", "Y") and not any(code in codes for code in "mk"):
        at = first + len(codes) - len(codes.lstrip("z"))
        if "." in words.text[slice(*words.items[at][:2])]:
            return stands_alone(words, last)
        return words.items[at][1] - words.items[at][0] == 4 and not ("Z" in codes and words.lower[words.items[last - 1][0]] == "l")
    if any(code in codes for code in "mkZP"):
        return True
    at = codes.find("C")
    if at < 0:
        return False
    surface = str(words.items[first + at][2])
    if surface[-1] in "mh.rs" or not surface[0].isdigit():
        return True
    before = words.codes[first - 1 : first]
    if before in tuple("tFoBbcdDWMYNJjaUPs,-") and before:
        return True
    last_word, gap = read_before(words, first)
    return len(surface) >= 5 and last_word.lower() not in _SCORES


_SCORES = frozenset({"score", "ratio", "verse", "chapter", "won", "lost", "beat", "of", "psalm", "matthew", "john", "luke", "mark"})


def is_rate(words: WordString, first: int) -> bool:
    """Whether "a day" there says how often or how much: a number, a currency or "times" stands in front."""
    if first and words.codes[first - 1] in "NOp" and words.items[first - 1][1] + 1 >= words.items[first][0]:
        return True
    start = words.items[first][0]
    before = words.lower[max(0, start - 16) : start].rstrip(" )\n")
    last_word = before.rsplit(None, 1)[-1] if before else ""
    return before[-1:].isdigit() or before[-1:] == "%" or last_word in _RATED


_RATED = frozenset({"times", "percent", "dollars", "million", "billion", "barrels", "euros", "people", "cents", "pounds", "tons", "tonnes", "miles", "hours", "twice", "once", "thrice"})


def names_occasion(words: WordString, last: int) -> bool:
    """Whether a noun follows that makes "the week" or "the weekend" a part of a name ("the weekend edition")."""
    hyphen, after = read_after(words, last)
    return bool(hyphen) or after[:1].isupper()


def is_compound(words: WordString, first: int, last: int) -> bool:
    """Whether a vague word is part of a longer one ("future-proof", "now-defunct")."""
    start, end = words.items[first][0], words.items[last - 1][1]
    return words.text[end : end + 1] in ("-", "\u2011") or (start > 0 and words.text[start - 1] in "-\u2011'")


def looks_ahead(words: WordString, first: int, last: int) -> bool:
    """Whether "soon" there is told of what is to come: "soon after" and a story's "soon became" are not."""
    before = words.lower[max(0, words.items[first][0] - 60) : words.items[first][0]]
    hyphen, after = read_after(words, last)
    return words.codes[last : last + 1] not in ("c", "L", "b") and after.lower() not in ("after", "as", "before") and _AHEAD.search(before) is not None


_AHEAD = re.compile(r"\b(?:will|would|'ll|to|as|could|may|can|might|should|is|are|very|pretty|come|coming)\b[^.!?]*$")


def follows_auxiliary(words: WordString, first: int) -> bool:
    """Whether "to", "not" or a modal stands in front, so that "last" is a verb."""
    return (first > 0 and words.codes[first - 1] == "o") or read_before(words, first)[0].lower() in _AUXILIARIES


_AUXILIARIES = frozenset({"not", "t", "can", "could", "will", "would", "may", "might", "must", "should", "shall", "did", "does", "do", "only", "typically", "usually"})


def ends_clause(words: WordString, last: int) -> bool:
    """Whether nothing follows there that could be counted from."""
    return words.codes[last : last + 1] in ("", "|", ",", "a") and not read_after(words, last)[1] or words.codes[last : last + 1] in (",", "a")


def is_title(words: WordString, at: int) -> bool:
    """Whether "Today" is the end of a name ("Science Today")."""
    before, gap = read_before(words, at)
    return words.text[words.items[at][0]].isupper() and before[:1].isupper() and gap == " "


def speaks_of_play(words: WordString, first: int, last: int) -> bool:
    """Whether the words around are of a match, whose quarters are no quarters of a year."""
    return _PLAY.search(words.lower, max(0, words.items[first][0] - 120), words.items[last - 1][1] + 120) is not None


_PLAY = re.compile(r"\b(?:touchdowns?|yards?|touchdown|interceptions?|quarterback|scored|scoring|three-pointers?|rebounds?|field goal|fumbled?|playoffs?|halftime|points and)\b")
