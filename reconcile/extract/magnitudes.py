"""Finds sizes in words without a number: "a noticeable number of them", "heavy casualties", "a sharp rise". Knows no quantity.

Words, ranks and scales stand in ``lexicon/data/*/magnitudes.toml``. An adjective alone sizes nothing: it needs one of the nouns of
a scale behind it, and "a significant increase in the number of attacks" is the size of a change, not of a number of attacks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from attrs import frozen

from reconcile.extract.counting.changes import ChangeWords, compile_changes
from reconcile.extract.counting.counted import CountedWords, compile_counted, read_counted
from reconcile.extract.mentions import SIZES
from reconcile.extract.reading import Reading
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import PhraseTable, compile_folded
from reconcile.model.claim import Mention
from reconcile.model.interval import Interval
from reconcile.model.value import Magnitude

_WORD = re.compile(r"[ \u00a0\n]([^\W\d_][\w'’-]*)")
_MOST = 3  # words that may stand from an adjective to its noun
_REACH = 100


class _Word(NamedTuple):
    """What a form means: its term, its rank, and whether it is an adjective, an adverb or an amount by itself."""

    term: str
    rank: Interval[Decimal]
    role: str


@frozen
class _Words:
    forms: PhraseTable[_Word]
    scales: dict[str, str]
    only: dict[str, frozenset[str]]
    before: frozenset[str]
    after: frozenset[str]
    lead: tuple[str, ...]
    into: tuple[str, ...]
    counted: CountedWords
    changes: ChangeWords


@lru_cache(maxsize=16)
def compile_magnitudes(lexicon: Lexicon) -> _Words:
    """Return the words of size of a language."""
    table = lexicon.read_table("magnitudes")
    ranks = {term: _make_rank(ends) for term, ends in table.get("degrees", {}).items()}
    forms = {term: _Word(term, rank, "degree") for term, rank in ranks.items()}
    forms |= {form: _Word(term, ranks[term], "adverb") for form, term in table.get("adverbs", {}).items()}
    forms |= {term: _Word(term, _make_rank(ends), "amount") for term, ends in table.get("amounts", {}).items()}
    never = table.get("never", {})
    return _Words(
        forms=compile_folded(forms),
        scales={noun: scale for scale, nouns in table.get("nouns", {}).items() for noun in nouns},
        only={term: frozenset(scales) for term, scales in table.get("only", {}).items()},
        before=frozenset(never.get("before", [])),
        after=frozenset(never.get("after", [])),
        lead=tuple(sorted((f"{form} " for form in table.get("around", {}).get("before", [])), key=lambda form: (-len(form), form))),
        into=tuple(f" {form}" for form in table.get("around", {}).get("into", [])),
        counted=compile_counted(lexicon),
        changes=compile_changes(lexicon),
    )


def find_magnitudes(reading: Reading, found: tuple[Mention, ...]) -> Iterator[Mention]:
    """Find sizes told in words: amounts, severity, extent and change.

    Args:
        reading: The text.
        found: What earlier extractors found; quantities and times own their words.
    """
    words = compile_magnitudes(reading.lexicon)
    folded = reading.folded
    owned = [mention.span for mention in found if mention.kind in SIZES]
    starts = [span.start for span in owned]
    last = 0
    for start, end, word in reading.find_forms(words.forms):
        if start < last:
            continue
        limit = _find_limit(reading, starts, end)
        if word.role == "degree":
            place = _read_degree(words, reading.text, folded, (start, end, limit), word)
        elif word.role == "adverb":
            place = _read_adverb(words, folded, start, end)
        else:
            place = _read_amount(words, reading.text, folded, (start, end, limit), word)
        if place is None:
            continue
        first, stop, scale = place
        at = bisect_right(starts, stop - 1) - 1
        if at >= 0 and owned[at].end > first:
            continue
        last = stop
        value = Magnitude(word.term, scale, rank=word.rank)
        yield Mention(value, reading.span(first, stop), kind="magnitude", rule=f"size of {scale}" if word.role == "degree" else word.role)


def _make_rank(ends: list[float]) -> Interval[Decimal]:
    low, high = (Decimal(str(end)) for end in ends)
    return Interval(low, high)


def _find_limit(reading: Reading, starts: list[int], at: int) -> int:
    """Return where a phrase that begins at ``at`` must end: at the next owner or the end of the sentence."""
    stop = min(len(reading.text), at + _REACH)
    index = bisect_left(starts, at)
    return min(stop, starts[index]) if index < len(starts) else stop


def _read_degree(words: _Words, text: str, folded: str, place: tuple[int, int, int], word: _Word) -> tuple[int, int, str] | None:
    """Return the span and the scale of an adjective with its noun, one or two words further on at most."""
    start, end, limit = place
    at = end
    for step in range(_MOST):
        found = _WORD.match(folded, at, limit)
        if found is None:
            return None
        noun = found[1]
        at = found.end()
        scale = words.scales.get(noun)
        if scale is not None:
            break
        if noun in words.counted.stops or step == _MOST - 1:
            return None
    else:
        return None
    if scale not in words.only.get(word.term, {scale}):
        return None
    first = start - next((len(form) for form in words.lead if folded.endswith(form, max(0, start - 16), start)), 0)
    if first and folded[first - 1].isalnum():
        first = start
    into = next((len(form) for form in words.into if folded.startswith(form, at)), 0) if scale == "change" else 0
    if into or (scale == "amount" and folded.startswith(words.counted.of, at)):
        counted = read_counted(words.counted, text, at + into, limit, one=False)
        at = counted.end if counted else at
    return first, at, scale


def _read_adverb(words: _Words, folded: str, start: int, end: int) -> tuple[int, int, str] | None:
    """Return the span of "rose sharply", "has significantly increased"."""
    before = folded[max(0, start - 24) : start].split()
    if before and before[-1] in words.changes.ways and folded[start - 1] == " ":
        return start - 1 - len(before[-1]), end, "change"
    found = _WORD.match(folded, end, end + 20)
    if found is not None and found[1] in words.changes.ways:
        return start, found.end(), "change"
    return None


def _read_amount(words: _Words, text: str, folded: str, place: tuple[int, int, int], word: _Word) -> tuple[int, int, str] | None:
    """Return the span of "many others", "most of the town": the words and what they count."""
    start, end, limit = place
    before = folded[max(0, start - 16) : start].split()
    if before and before[-1] in words.before and " " not in word.term:
        return None
    if word.term.endswith(words.counted.of_end):
        counted = read_counted(words.counted, text, end - 3, limit, one=False)
        return (start, counted.end, "amount") if counted is not None else None
    found = _WORD.match(folded, end, limit)
    if found is None or found[1] in words.after:
        return None
    counted = read_counted(words.counted, text, end, limit, one=False)
    return (start, counted.end, "amount") if counted is not None and counted.phrase else None
