"""Reads people counted without a number: "another man was hurt", "both were killed", "a man and a woman died", "a third body".

Such a number is only a claim where its words tell what befell the people, and where nothing leaves open whether they are all;
else it is latent. Forms stand in ``lexicon/data/*/quantities.toml``. May not read a number that is written.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from attrs import frozen

from reconcile.extract.counting.counted import CountedWords, is_person, read_counted, tells_persons
from reconcile.extract.counting.digits import EXACT
from reconcile.extract.numerals import Numeral
from reconcile.extract.reading import Reading
from reconcile.lexicon.loader import Lexicon
from reconcile.model.claim import Mention
from reconcile.model.interval import Interval
from reconcile.model.value import Bound, Quantity

_SECOND = Decimal(2)
_NEAR = 60
"""Code points behind one person within which others are told of."""


class Implied(NamedTuple):
    """A number of people that words imply, in its place.

    Attributes:
        start: Its first code point.
        end: One past the last.
        value: The number.
        rule: What implies it.
        latent: Whether it claims nothing.
        parts: The people that it is a sum of.
    """

    start: int
    end: int
    value: Quantity
    rule: str
    latent: bool
    parts: tuple[Mention, ...] = ()


@frozen
class ImpliedWord:
    """Words that imply a number of people.

    Attributes:
        term: Their name in the lexicon.
        value: The number.
        noun: Whether a noun for persons has to follow ("another"), may follow ("both") or is in the form ("a man").
        known: Whether they point back to people told of before, which claims nothing new.
    """

    term: str
    value: Decimal
    noun: str
    known: bool = False


@frozen
class _Words:
    forms: dict[str, ImpliedWord]
    joined: re.Pattern[str]
    others: tuple[str, ...]
    articles: tuple[str, ...]
    tolls: frozenset[str]


@lru_cache(maxsize=8)
def compile_implied(lexicon: Lexicon) -> _Words:
    """Return the words of a language that imply a number, by form, and what they are read with."""
    table = lexicon.read_table("quantities")
    forms: dict[str, ImpliedWord] = {}
    for row in table.get("implied", []):
        word = ImpliedWord(row["term"], Decimal(row["value"]), row["noun"], known=row.get("known", False))
        forms |= dict.fromkeys(row["forms"], word)
    around = table.get("implying", {})
    joints = "|".join(map(re.escape, around.get("joints", []))) or "(?!)"
    return _Words(
        forms, re.compile(rf" (?:{joints}) ([\w-]+)(?: ([\w-]+))?"), tuple(f" {word}" for word in around.get("others", [])),
        tuple(f"{word} " for word in around.get("articles", [])), frozenset(around.get("tolls", [])),
    )


def read_implied(reading: Reading, folded: str, place: tuple[int, int, ImpliedWord], counted: CountedWords, limit: int) -> Implied | None:
    """Return the number that the words at a place imply, None for none.

    Args:
        reading: The text.
        folded: The same in lower case.
        place: Where the words begin and end, and what they are.
        counted: The counted words of the language.
        limit: Where a phrase behind them must end.
    """
    start, end, word = place
    if word.noun == "in it":
        return _read_one(reading, folded, place, counted)
    noun = read_counted(counted, reading.text, end, limit, one=word.value == 1)
    if noun is None or not noun.phrase or not noun.person:
        told = word.noun == "may follow" and folded[end : end + 1] == " " and tells_persons(counted, folded, start, end)
        joined = re.match(r" [\w-]+ and ", folded[end : end + _NEAR])
        return Implied(start, end, _count(word.value, ""), f"implied: {word.term}", word.known) if told and not joined else None
    told = tells_persons(counted, folded, start, noun.end)
    return Implied(start, noun.end, _count(word.value, noun.phrase), f"implied: {word.term}", word.known or not told)


def _read_one(reading: Reading, folded: str, place: tuple[int, int, ImpliedWord], counted: CountedWords) -> Implied | None:
    """Read one person, or one and one: "a man and a woman were killed" are two, and "a man was killed" may be one of many."""
    start, end, word = place
    words = compile_implied(reading.lexicon)
    rule = f"implied: {word.term}"
    one = _count(word.value, folded[start:end].partition(" ")[2])
    joined = None if word.known else words.joined.match(folded, end)
    at = next((group for group in (2, 1) if joined and joined[group] and is_person(counted, joined[group])), 0)
    if joined and at and tells_persons(counted, folded, start, joined.end(at)):
        other = _count(word.value, joined[at])
        spans = ((one, reading.span(start, end)), (other, reading.span(joined.start(1), joined.end(at))))
        parts = tuple(Mention(value, span, kind="quantity", rule=rule, latent=True) for value, span in spans)
        phrase = " ".join(reading.text[end - len(one.counted) : joined.end(at)].split())
        return Implied(start, joined.end(at), _count(EXACT.add(word.value, word.value), phrase), "implied: sum", latent=False, parts=parts)
    if not tells_persons(counted, folded, start, end):
        return None
    rest = folded[end : end + _NEAR].partition(".")[0]
    alone = word.known or not any(form in rest for form in words.others)
    return Implied(start, end, one, rule, latent=alone)


def find_ordinals(reading: Reading, folded: str, counted: CountedWords) -> list[Implied]:
    """Return what ordinals of people imply, in order: "a third body" is at least three so far, "a third co-worker" of nothing sure."""
    words = compile_implied(reading.lexicon)
    found = []
    for numeral in reading.numerals:
        if not numeral.ordinal or numeral.low < _SECOND or numeral.low != numeral.high:
            continue
        article = next((form for form in words.articles if folded.endswith(form, 0, numeral.start)), "")
        item = _read_ordinal(folded, numeral, numeral.start - len(article), (words, counted)) if article else None
        if item is not None:
            found.append(item)
    return found


def _read_ordinal(folded: str, numeral: Numeral, start: int, tables: tuple[_Words, CountedWords]) -> Implied | None:
    words, counted = tables
    match = re.compile(r" ([^\W\d_]+(?:-[^\W\d_]+)*)").match(folded, numeral.end)
    if match is None or not (match[1] in words.tolls or is_person(counted, match[1])):
        return None
    names = Interval(numeral.low, numeral.low)
    value = Quantity(names, "person", bound=Bound.AT_LEAST, allows=Interval(numeral.low, None), digits=1, counted=match[1])
    return Implied(start, match.end(), value, "implied: ordinal", match[1] not in words.tolls)


def _count(number: Decimal, phrase: str) -> Quantity:
    names = Interval(number, number)
    return Quantity(names, "person", allows=names, digits=1, counted=phrase)
