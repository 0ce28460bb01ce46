"""Reads what is counted: the noun phrase behind a number, with its modifiers. Knows no unit and no bound.

There is no tagger: a phrase is the words up to its head, and the head is the last plural in a row, or the last word before
one that ends every phrase ("killed", "in", a comma). Words and endings stand in ``lexicon/data/*/counted.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from attrs import frozen

from reconcile.extract.counting.number_words import Numeral
from reconcile.lexicon.loader import Lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['’.\-‐‑&][^\W_]+)*(?:['’](?!\w))?")
_GAP = re.compile(r"[ \u00a0\n]{1,2}|-")
_MODEL = re.compile(r" (?:[A-Z][a-z]+ )?(?:([A-Z][A-Za-z]{0,3})-?)?[0-9][0-9A-Za-z]{0,5}?(?:-[0-9][0-9A-Za-z]{0,4}?)?(s?)(?![\w-])")
_HYPHENED = re.compile(r" [\w.,]+-[a-z]+(?:-[a-z]+)*(?= [a-z])")
_HYPHENS = frozenset("-‐‑")
_QUOTED = {'"': '"', "“": "”", "‘": "’", "'": "'", "„": "“", "«": "»"}
_ABBREVIATED = 5  # capitals: "FLDS" is a name, "WORKERS" a headline
_MOST = 7  # words of one phrase


class Counted(NamedTuple):
    """What a number counts.

    Attributes:
        end: One past its last code point.
        phrase: The noun phrase without articles and words such as "other"; "" where only a pronoun or a verb tells.
        person: Whether its head is a person.
        plural: Whether its head is a plural.
    """

    end: int
    phrase: str
    person: bool
    plural: bool = False


@frozen
class CountedWords:
    """The words of a language that make or end a counted phrase."""

    persons: frozenset[str]
    person_endings: tuple[str, ...]
    not_persons: frozenset[str]
    irregular: frozenset[str]
    not_plural: frozenset[str]
    inner: frozenset[str]
    stops: frozenset[str]
    verb_endings: tuple[str, ...]
    kept: frozenset[str]
    skipped: frozenset[str]
    pronouns: frozenset[str]
    elided: frozenset[str]
    elided_before: frozenset[str]
    auxiliaries: frozenset[str]
    of: tuple[str, ...]
    of_end: tuple[str, ...]
    whole: tuple[str, ...]
    whole_words: frozenset[str]
    codes: frozenset[str]
    strengths: tuple[str, ...]


@lru_cache(maxsize=16)
def compile_counted(lexicon: Lexicon) -> CountedWords:
    """Return the counted words of a language."""
    table = lexicon.read_table("counted")
    persons, plurals, elided = table.get("persons", {}), table.get("plurals", {}), table.get("elided", {})
    stops = table.get("stops", {})
    people = set(persons.get("words", "").split())
    people |= {f"{word}s" for word in people} | {f"{word[:-1]}ies" for word in people if word.endswith("y")}
    return CountedWords(
        persons=frozenset(people),
        person_endings=tuple(persons.get("endings", [])),
        not_persons=frozenset(persons.get("not_endings", [])),
        irregular=frozenset(plurals.get("irregular", [])),
        not_plural=frozenset(plurals.get("not_plural", [])),
        inner=frozenset(word.lower() for word in plurals.get("inner", [])),
        stops=frozenset(stops.get("words", "").split()),
        verb_endings=tuple(stops.get("verb_endings", [])),
        kept=frozenset(stops.get("kept", [])),
        skipped=frozenset(stops.get("skipped", [])),
        pronouns=frozenset(stops.get("pronouns", [])),
        elided=frozenset(elided.get("after", [])),
        elided_before=frozenset(elided.get("before", [])),
        auxiliaries=frozenset(elided.get("auxiliaries", [])),
        of=tuple(f" {form}{gap}" for form in table.get("of", {}).get("words", []) for gap in " \n"),
        of_end=tuple(f" {form}" for form in table.get("of", {}).get("words", [])),
        whole_words=frozenset(table.get("of", {}).get("whole", [])) - frozenset(table.get("of", {}).get("words", [])),
        codes=frozenset(lexicon.read_table("currencies").get("codes", "").split()),
        strengths=tuple(persons.get("strengths", [])),
        whole=tuple(f" {form} " for form in table.get("of", {}).get("whole", [])),
    )


def read_counted(words: CountedWords, text: str, at: int, limit: int, *, one: bool) -> Counted | None:
    """Return what the number that ends at ``at`` counts, None where it is nothing that stands behind it.

    Args:
        words: The words of the language.
        text: The text.
        at: One past the number.
        limit: Where the next mention or the sentence ends the phrase.
        one: Whether the number is one, whose noun is a singular.
    """
    begin, of = _skip_words(words, text, at, limit)
    if begin is None:
        return None
    tokens = _take_words(words, text, begin, limit)
    if text[at : at + 1] in _HYPHENS:
        return Counted(tokens[0].end, tokens[0].phrase, is_person(words, tokens[0].folded), plural=True) if tokens else None
    if len(tokens) == 1 and (tokens[0].folded in words.elided or _is_participle(words, tokens[0].folded)):
        return None
    if not tokens:
        return _read_pronoun(words, text, begin, limit) if of else None
    head = _find_head(words, tokens, one=one)
    if head is None:
        return None
    end = tokens[head].end
    if text[end - 1] in "'’":
        end -= 1
    phrase = text[tokens[0].start : end]
    last = tokens[head].folded
    return Counted(end, " ".join(phrase.split()), is_person(words, last), plural=_is_plural(words, tokens[head]))


def read_model(words: CountedWords, text: str, at: int, find_limit: Callable[[int], int]) -> Counted | None:
    """Return what is counted by its model: "four T-72 tanks", "twelve F-16s", "two 747s"; None where a code stands ("3 USD50 notes").

    Args:
        words: The words of the language.
        text: The text.
        at: One past the number.
        find_limit: Gives the place where a phrase that begins at a place must end.
    """
    first = text[at + 1 : at + 2]
    found = _MODEL.match(text, at, at + 40) if first.isupper() or first.isdigit() else None
    if found is None or not (found[2] or first.isupper()) or found[1] in words.codes:
        return None
    if found[2]:
        return Counted(found.end(), found[0][1:], person=False, plural=True)
    counted = read_counted(words, text, found.end(), find_limit(found.end()), one=False)
    return counted._replace(phrase=text[at + 1 : counted.end]) if counted is not None and counted.plural else None


def read_whole(words: CountedWords, text: str, at: int, following: Numeral | None, find_limit: Callable[[int], int]) -> Counted | None:
    """Return what is counted in "two of the three victims": the noun behind the second number, which stays a mention of its own.

    Args:
        words: The words of the language.
        text: The text.
        at: One past the number.
        following: The next number of the text.
        find_limit: Gives the place where a phrase that begins at a place must end.
    """
    if hyphened := _HYPHENED.match(text, at, at + 40):  # "three 500-pound bombs"
        counted = read_counted(words, text, hyphened.end(), find_limit(hyphened.end()), one=False)
        return None if counted is None else counted._replace(end=at)
    of = next((form for form in words.of if text.startswith(form, at)), "")
    if not of or following is None or len(text[at + len(of) : following.start].split()) > 1:
        return None
    if text[following.end : following.end + 1] == "-":
        return None
    counted = read_counted(words, text, following.end, find_limit(following.end), one=False)
    return None if counted is None else counted._replace(end=at)


def read_quoted(words: CountedWords, text: str, start: int, at: int, find_limit: Callable[[int], int]) -> Counted | None:
    """Return what is counted by a number alone in quotation marks: "the “more than 3,000” homes"; the mention ends with the number.

    Args:
        words: The words of the language.
        text: The text.
        start: Where the number begins, with its bound.
        at: One past the number.
        find_limit: Gives the place where a phrase that begins at a place must end.
    """
    closing = _QUOTED.get(text[start - 1 : start])
    if closing is None or text[at : at + 1] != closing:
        return None
    counted = read_counted(words, text, at + 1, find_limit(at + 1), one=False)
    return None if counted is None or not counted.plural else counted._replace(end=at)


def read_headcount(words: CountedWords, folded: str, begin: int, end: int) -> Counted | None:
    """Return the persons of a group that is so many "-strong", whatever kind of group is named behind; None where it is not.

    Args:
        words: The words of the language.
        folded: The text, folded.
        begin: One past the number.
        end: Where its noun begins to be looked for.
    """
    return Counted(end, "", person=True) if folded[begin:end].endswith(words.strengths or ("\0",)) else None


def is_person(words: CountedWords, word: str) -> bool:
    """Whether a folded noun tells of persons."""
    tail = word.rsplit("-", 1)[-1]
    return word in words.persons or tail in words.persons or (tail.endswith(words.person_endings) and tail not in words.not_persons)


def tells_persons(words: CountedWords, folded: str, start: int, end: int) -> bool:
    """Whether the words around a lone number tell that it counts persons: "12 were injured", "killing 12"."""
    for match in _WORD.finditer(folded, end, min(len(folded), end + 48)):
        if match.start() > end + 1 and any(mark in ".;:!?()" for mark in folded[end : match.start()]):
            break
        if match[0] in words.elided:
            return True
        if match[0] not in words.auxiliaries:
            break
    before = folded[max(0, start - 32) : start].split()
    return bool(before) and any(word in words.elided_before for word in before[-2:])


class _Token(NamedTuple):
    start: int
    end: int
    phrase: str
    folded: str
    capital: bool
    shouted: bool


def _skip_words(words: CountedWords, text: str, at: int, limit: int) -> tuple[int | None, bool]:
    """Return where the noun phrase begins, "other", "more" and "of the" stepped over, and whether "of" was among them."""
    of = False
    for _ in range(5):
        gap = _GAP.match(text, at, limit)
        word = _WORD.match(text, gap.end(), limit) if gap else None
        if gap is None or word is None:
            return None, of
        folded = word[0].lower()
        if folded not in words.skipped or (folded in words.whole_words and not of):
            return gap.end(), of
        if f" {folded}" in words.of_end:
            if of:
                return None, of
            of = True
        at = word.end()
    return None, of


def _take_words(words: CountedWords, text: str, begin: int, limit: int) -> list[_Token]:
    """Return the words from ``begin`` on up to the first that ends every noun phrase."""
    tokens: list[_Token] = []
    at = begin
    while len(tokens) < _MOST:
        word = _WORD.match(text, at, limit)
        if word is None:
            break
        surface = word[0]
        folded = surface.lower().replace("’", "'")
        if (folded in words.stops and not _begins_name(text, word, limit)) or folded.endswith("n't"):
            break
        verbal = folded.endswith(words.verb_endings) and folded not in words.kept and len(folded) > 4 and "-" not in folded
        if tokens and verbal and (_is_plural(words, tokens[-1]) or folded.endswith(words.verb_endings[:1])):
            break
        tokens.append(_Token(word.start(), word.end(), surface, folded, surface[0].isupper(), len(surface) > 1 and surface.isupper()))
        gap = _GAP.match(text, word.end(), limit)
        if gap is None:
            break
        at = gap.end()
    return tokens


def _begins_name(text: str, word: re.Match[str], limit: int) -> bool:
    """Whether a word that else ends a phrase begins a name of two words in it: "South Tessalian sailors"."""
    shouted = len(word[0]) > 1 and word[0].isupper()
    gap = _GAP.match(text, word.end(), limit) if word[0][0].isupper() and not shouted else None
    return gap is not None and gap.end() < limit and text[gap.end()].isupper()


def _is_participle(words: CountedWords, folded: str) -> bool:
    return folded.endswith(words.verb_endings[:1]) and folded not in words.kept and len(folded) > 4


def _is_plural(words: CountedWords, token: _Token) -> bool:
    folded = token.folded
    if token.shouted and len(folded) <= _ABBREVIATED and folded not in words.irregular:
        return False
    if folded in words.irregular:
        return True
    tail = folded.rsplit("-", 1)[-1]
    if tail in words.irregular:
        return True
    return len(tail) > 2 and tail.endswith("s") and not tail.endswith(("ss", "'s", "us", "is")) and folded not in words.not_plural


def _find_head(words: CountedWords, tokens: list[_Token], *, one: bool) -> int | None:
    """Return the place of the head: the last plural of the first row of plurals, else the last word before the stop."""
    if one:
        for at, token in enumerate(tokens):
            if is_person(words, token.folded) and not (at + 1 < len(tokens) and _continues(words, tokens[at + 1])):
                return at
        return len(tokens) - 1 if len(tokens) <= 4 else None
    for at, token in enumerate(tokens):
        if _is_plural(words, token):
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if token.folded in words.inner and any(_is_plural(words, later) for later in tokens[at + 1 :]):
                continue
            if following is not None and _is_plural(words, following) and not following.capital and following.folded not in words.elided:
                return at + 1
            return at
    return len(tokens) - 1 if len(tokens) <= 3 else None


def _continues(words: CountedWords, token: _Token) -> bool:
    return token.folded in words.persons


def _read_pronoun(words: CountedWords, text: str, begin: int, limit: int) -> Counted | None:
    word = _WORD.match(text, begin, limit)
    if word is None or word[0].lower() not in words.pronouns:
        return None
    return Counted(word.end(), "", person=False)
