"""Noun phrases and names in a line: what is counted, who acts, what an "of" leads to.

Reads letters and lemmas of a ``Grammar``; judges no value and no class of predicate.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reconcile.extract.grammar.clauses import Grammar, once

VERBAL = re.compile("[vxm]")
OPENING = re.compile("[^.can]")
"""In the letters of a grammar: a verb, and what a clause begins with behind marks, joining words, adverbs and negations."""


class Phrase(NamedTuple):
    """A noun phrase.

    Attributes:
        first: Its first token that tells something.
        stop: One past its last token.
        head: The token that it is a phrase of, the last noun.
    """

    first: int
    stop: int
    head: int


def read_phrase(grammar: Grammar, at: int, limit: int) -> Phrase | None:
    """Return the noun phrase that begins at token ``at`` or behind its articles, ending before ``limit``; None for none.

    Of "a group of hikers" the phrase is "hikers": nouns that only say how much are stepped over.
    """
    codes, folds = grammar.codes, grammar.folds
    begin = at
    while begin < limit and (codes[begin] in "dq#a" or (codes[begin] == "." and folds[begin] in "-$")):
        begin += 1
    stop, head = begin, -1
    while stop < limit:
        code = codes[stop]
        if code in "oN":
            if head >= 0 and _is_told_of(grammar, stop, limit):
                break
            head = stop
        elif head != stop - 1 or not (code == "#" or folds[stop] in "-/&"):
            break
        stop += 1
    if head < 0:
        return None
    parted = head + 2 < limit and folds[head + 1] in grammar.words.groups["partitive"]
    if parted and grammar.lemmas[head] in grammar.words.groups["amounts"] and not (grammar.heads[head] and _is_plural(grammar, head)):
        return read_phrase(grammar, head + 2, limit) or Phrase(begin, head + 1, head)
    return Phrase(begin, head + 1, head)


def _is_plural(grammar: Grammar, at: int) -> bool:
    return grammar.folds[at].endswith(grammar.words.endings.plural)


def _is_told_of(grammar: Grammar, at: int, limit: int) -> bool:
    """Whether a word behind a noun tells something of it ("nine workers dead", "nine workers worldwide") and is no part of its phrase."""
    if grammar.folds[at] not in grammar.words.word_heads and grammar.folds[at] not in grammar.words.groups["trailing"]:
        return False
    return at + 1 >= limit or grammar.codes[at + 1] not in "oN"


def read_phrase_before(grammar: Grammar, stop: int, limit: int) -> Phrase | None:
    """Return the noun phrase that ends right before token ``stop``, not reaching before ``limit``."""
    codes = grammar.codes
    first = stop
    while first > limit and codes[first - 1] in "oN":
        first -= 1
    return Phrase(first, stop, stop - 1) if first < stop else None


def read_subject(grammar: Grammar, at: int) -> Phrase | None:
    """Return the phrase in front of the first verb of the clause around ``at``; for "that" and "who" the phrase before them."""
    return _read_subjects(grammar)[grammar.clause_of[at]] if at < len(grammar.clause_of) else None


@once
def _read_subjects(grammar: Grammar) -> list[Phrase | None]:
    return [_read_subject(grammar, first, stop) for first, stop in grammar.clauses]


def _read_subject(grammar: Grammar, first: int, stop: int) -> Phrase | None:
    codes = grammar.codes
    if 0 < first < stop and codes[first] == "r":
        return read_phrase_before(grammar, first, 0)
    match = VERBAL.search(codes, first, stop)
    verb = match.start() if match else stop
    begin = first
    while begin < verb and (codes[begin] in "cs." or grammar.folds[begin] in grammar.words.groups["joining"]):
        begin += 1
    while begin < verb:
        begin = _skip_adverbials(grammar, begin, verb)
        found = read_phrase(grammar, begin, verb) if begin < verb and codes[begin] in "oN" else None
        if found and found.stop + 1 < verb and codes[found.stop] == "c":
            found = read_phrase(grammar, found.stop + 1, verb) or found
        if not found or grammar.lemmas[found.head] not in grammar.words.groups["times"]:
            return found
        begin = found.stop  # "an hour later the roof fell"
    return None


def _skip_adverbials(grammar: Grammar, begin: int, verb: int) -> int:
    """Return where the first phrase in front of a verb begins that is led by no preposition."""
    codes = grammar.codes
    while begin < verb and codes[begin] not in "oNr":
        inner = read_phrase(grammar, begin + 1, verb) if codes[begin] == "p" and begin + 1 < verb else None
        begin = inner.stop if inner else begin + 1
    return begin


def find_subject(grammar: Grammar, clause: int) -> int:
    """Return the noun that a clause is told of, -1 for none; a clause that begins with its verb has that of the clause before."""
    return _find_subjects(grammar)[clause]


@once
def _find_subjects(grammar: Grammar) -> list[int]:
    codes = grammar.codes
    found: list[int] = []
    farther: int | None = None  # the subjects of the two clauses before, None where those begin with their verb
    before: int | None = None
    for subject, (first, stop) in zip(_read_subjects(grammar), grammar.clauses, strict=True):
        own: int | None = subject.head if subject else -1
        if subject is None:
            match = OPENING.search(codes, first, stop)
            own = None if codes[match.start() if match else first] in "vgxm" else -1
        told = own if own is not None else before if before is not None else farther
        found.append(-1 if told is None else told)
        farther, before = before, own
    return found


def leans_back(grammar: Grammar, clause: int) -> bool:
    """Whether a clause begins with a joining word and its verb, so that it tells of the subject of the clause before: "and killed nine"."""
    first, stop = grammar.clauses[clause]
    match = OPENING.search(grammar.codes, first, stop)
    return clause > 0 and match is not None and grammar.codes[first] == "c" and grammar.codes[match.start()] in "vgxm"


def find_names(grammar: Grammar, first: int, stop: int) -> list[tuple[int, int]]:
    """Return the names in a range of tokens as (first, one past the last): capitalised words in a row, "de" or "-" inside."""
    codes, texts, owner = grammar.codes, grammar.texts, grammar.words.endings.owner
    found: list[tuple[int, int]] = []
    at = codes.find("N", first, stop)
    while at >= 0:
        end = at + 1
        while end < stop:
            if codes[end] == "N":
                end += 1
            elif end + 1 < stop and codes[end + 1] == "N" and _is_particle(grammar, end):
                end += 2
            elif "-" in texts[end] and _begins_with_particle(grammar, end):
                end += 1
            else:
                break
            if texts[end - 1].endswith(owner):
                break
        found.append((at, end))
        at = codes.find("N", end, stop)
    return found


@once
def list_names(grammar: Grammar) -> tuple[tuple[int, int, str], ...]:
    """Return the names of a whole line as (first, one past the last, folded words); made once."""
    return tuple([(first, stop, fold_words(grammar, first, stop)) for first, stop in find_names(grammar, 0, len(grammar.codes))])


def _is_particle(grammar: Grammar, at: int) -> bool:
    """Whether a token is part of the name around it: a hyphen, "de", the full stop of an initial ("J.", "Gov.")."""
    fold = grammar.folds[at]
    if fold not in grammar.words.groups["particles"] or grammar.starts[at] > grammar.ends[at - 1] + 1:
        return False
    return fold != "." or len(grammar.texts[at - 1]) <= 3


def _begins_with_particle(grammar: Grammar, at: int) -> bool:
    """Whether a word is a name with a small word in front: "al-Haddad"."""
    before, _, name = grammar.texts[at].partition("-")
    return name[:1].isupper() and before in grammar.words.groups["particles"]


def fold_words(grammar: Grammar, first: int, stop: int) -> str:
    """Return the folded words of a range, without marks."""
    folds, codes = grammar.folds, grammar.codes
    if "." not in codes[first:stop]:
        return " ".join(folds[first:stop])
    return " ".join([folds[i] for i in range(first, stop) if codes[i] != "."])


def fold_content(grammar: Grammar, first: int, stop: int) -> tuple[str, ...]:
    """Return the lemmas of the nouns, names and verbs of a range, in order."""
    lemmas, codes = grammar.lemmas, grammar.codes
    return tuple([lemmas[i] for i in range(first, stop) if codes[i] in "oNvg"])
