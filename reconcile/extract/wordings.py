"""Statements without a number: each clause reduced to its content words, its names, and whether it is told as not so.

One mention per clause that states something; fragments and boilerplate are latent. Compares nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from reconcile.extract.grammar.clauses import VERB, Grammar
from reconcile.extract.grammar.edges import widen_span
from reconcile.extract.grammar.negations import list_refusals, list_sides
from reconcile.extract.grammar.nounphrases import list_names
from reconcile.extract.reading import Reading
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import trie_pattern
from reconcile.model.claim import Mention
from reconcile.model.fact import Note
from reconcile.model.value import Wording

UNTOLD = frozenset({"", "said"})
"""Classes of words that tell nothing but who speaks."""
SPEAKING = UNTOLD | {"distance"}
LEAST_WORDS = 2
"""Content words without which a clause states nothing."""
CONTENT = re.compile("[oNvg]")
SUBJECT = re.compile("[dq#a]*[oN]+[xmna]*v")
"""What a clause begins with that says in two words what somebody did, or what was done: "the dam had been neglected"."""
MOST_QUOTED = 14
"""Tokens of a quoted phrase at most; a longer stretch without a verb is no phrase."""
MOST_WORDS = 40
"""A longer clause is a list or a table: nobody states that in one breath."""


@lru_cache(maxsize=8)
def _compile_boilerplate(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what a line begins with that states nothing."""
    starts = lexicon.read_table("wordings").get("boilerplate", {}).get("starts", ())
    return re.compile(trie_pattern(starts) or "(?!)", re.IGNORECASE)


def find_wordings(reading: Reading, found: tuple[Mention, ...]) -> Iterable[Mention | Note]:  # noqa: ARG001 - an extractor's signature
    """Read statements: the clauses of each sentence that say what happens, without the words that say who tells it."""
    boilerplate = _compile_boilerplate(reading.lexicon)
    for grammar in reading.grammars:
        if grammar.codes and not boilerplate.match(reading.text, grammar.line.start):
            for first, stop in _join_clauses(grammar):
                mention = _read_wording(grammar, first, stop, reading)
                if mention is not None:
                    yield mention
            for first, stop in _find_quotes(grammar):
                if first < stop:
                    yield _make_wording(grammar, first, stop, reading, "quoted phrase")


def _join_clauses(grammar: Grammar) -> Iterator[tuple[int, int]]:
    """Yield the clauses of a line as token ranges; one that tells too little alone goes with the one before it."""
    stops = grammar.words.groups["boundaries stops"]
    waiting: tuple[int, int] | None = None
    for first, stop in grammar.clauses:
        ended = waiting is not None and grammar.folds[first - 1] in stops
        little = waiting and not ended and _says_little(grammar, first, stop) and not _only_speaks(grammar, *waiting)
        if waiting and not ended and (little or _gives_grounds(grammar, waiting, first)):
            waiting = (waiting[0], stop)
            continue
        if waiting:
            yield waiting
        waiting = (first, stop)
    if waiting:
        yield waiting


def _gives_grounds(grammar: Grammar, before: tuple[int, int], at: int) -> bool:
    """Whether a clause only tells on what grounds the next one says so, at token ``at``: "we have early evidence that ..."."""
    groups, codes, last = grammar.words.groups, grammar.codes, at - 1
    if grammar.folds[at] not in groups["relative"] or grammar.lemmas[last] not in groups["boundaries grounds"]:
        return False
    first = before[0]
    light = grammar.words.light
    telling = [i for i in range(first, last) if codes[i] in "ovg" and grammar.heads[i] != "said" and grammar.lemmas[i] not in light]
    return len(telling) < LEAST_WORDS and not any(codes[i] in "vg" for i in telling)


def _only_speaks(grammar: Grammar, first: int, stop: int) -> bool:
    """Whether a clause is nothing but a verb of saying (", adding: ..."): what follows is what is said."""
    content = [i for i in range(first, stop) if grammar.codes[i] in "oNvg"]
    return len(content) == 1 and grammar.heads[content[0]] == "said"


def _says_little(grammar: Grammar, first: int, stop: int) -> bool:
    """Whether a clause is a fragment of the one before it: few words, no negation, nobody who speaks."""
    codes = grammar.codes[first:stop]
    return len(CONTENT.findall(codes)) < LEAST_WORDS and "n" not in codes and "said" not in grammar.heads[first:stop]


def _read_wording(grammar: Grammar, first: int, stop: int, reading: Reading) -> Mention | None:
    """Return the statement of a clause, None where it only tells who speaks."""
    first, stop = _trim(grammar, first, stop)
    if first >= stop or not VERB.search(grammar.codes, first, stop):
        return None
    codes = grammar.codes[first:stop]
    if not CONTENT.search(codes) or (len(codes) > MOST_WORDS and len(CONTENT.findall(codes)) > MOST_WORDS):
        return None
    if "n" not in codes and _only_tells(grammar, first, stop):
        return None
    return _make_wording(grammar, first, stop, reading)


def _make_wording(grammar: Grammar, first: int, stop: int, reading: Reading, rule: str = "clause") -> Mention:
    """Return the mention of a range of tokens; one that says too little is latent, not so one word of a class."""
    codes, words = grammar.codes[first:stop], grammar.words
    lemmas = grammar.lemmas[first:stop]
    refusals = [span for span in list_refusals(grammar) if first <= span[0] and span[1] < stop]
    negated = ("n" in codes or not words.groups["negating"].isdisjoint(lemmas)) and _denies(grammar, first, stop)
    said = _list_said(grammar, first, stop, () if negated else refusals)
    names = tuple([fold for begin, end, fold in list_names(grammar) if first <= begin and end <= stop]) if "N" in codes else ()
    rule = rule if negated or not refusals else "refusal"
    negated = negated != bool(refusals)  # who did not refuse to go did not stay
    telling = negated or not (UNTOLD.issuperset(grammar.heads[first:stop]) and words.opposites.keys().isdisjoint(lemmas))
    least = LEAST_WORDS - (SUBJECT.match(codes) is not None)
    latent = not said if telling else len(said) + len(names) <= least
    span = reading.span(*widen_span(reading.text, grammar.starts[first], grammar.ends[stop - 1]))
    return Mention(Wording(said, names, negated=negated), span, kind="wording", rule=rule, latent=latent)


def _list_said(grammar: Grammar, first: int, stop: int, refusals: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """Return the content words of a range of tokens: phrases that are one side of two as one word, those that only refuse left out."""
    codes, lemmas, light, sides = grammar.codes, grammar.lemmas, grammar.words.light, list_sides(grammar)
    passed = {at for span in refusals for at in range(*span)}
    said: list[str] = []
    for at in range(first, stop):
        end, phrase = sides.get(at, (0, ""))
        if at not in passed and phrase and end <= stop:
            said.append(phrase)
            passed.update(range(at, end))
        elif at not in passed and codes[at] in "ovg" and lemmas[at] not in light:
            said.append(lemmas[at])
    return tuple(said)


def _denies(grammar: Grammar, first: int, stop: int) -> bool:
    """Whether a negation in a range of tokens is one: neither a bound ("no less than nine") nor a part ("not only", "not everyone")."""
    groups, folds = grammar.words.groups, grammar.folds
    sides = {at for begin, (end, _) in list_sides(grammar).items() if end <= stop for at in range(begin, end)}
    for at in range(first, stop):
        if at in sides:
            continue  # "found not guilty" is another word for "acquitted"
        if grammar.heads[at] and grammar.codes[at] == "n" and grammar.heads[at] not in groups["denying"]:
            continue  # "has not been found" tells who is missing
        if (grammar.codes[at] == "n" or grammar.lemmas[at] in groups["negating"]) and folds[at + 1 : at + 2]:
            if folds[at + 1] not in groups["unnegating"] and not groups["than"].intersection(folds[at + 2 : at + 3]):
                return True
        elif grammar.codes[at] == "n":
            return True
    return False


def _find_quotes(grammar: Grammar) -> Iterator[tuple[int, int]]:
    """Yield quoted phrases that are no clause of their own ("the last great miser of the valley")."""
    marks, opened = grammar.words.groups["quotes"], -1
    if marks.isdisjoint(grammar.lemmas):
        return
    for at, fold in enumerate(grammar.folds):
        if fold not in marks:
            continue
        if opened >= 0 and LEAST_WORDS < at - opened <= MOST_QUOTED and not VERB.search(grammar.codes, opened + 1, at):
            yield _trim(grammar, opened + 1, at)
        opened = at if opened < 0 else -1


def _trim(grammar: Grammar, first: int, stop: int) -> tuple[int, int]:
    """Leave out marks and joining words at both ends."""
    codes, folds, joining = grammar.codes, grammar.folds, grammar.words.groups["joining"]
    while first < stop and (codes[first] in ".cs" or folds[first] in joining):
        first += 1
    while stop > first and (codes[stop - 1] in ".cs" or folds[stop - 1] in joining):
        stop -= 1
    return first, stop


def _only_tells(grammar: Grammar, first: int, stop: int) -> bool:
    """Whether a clause only names who speaks ("officials said"): a verb of saying, and nothing but names and a noun or two."""
    codes, heads = grammar.codes, grammar.heads
    if "said" not in heads[first:stop]:
        return False
    content = [(codes[i], heads[i]) for i in range(first, stop) if codes[i] in "oNvg"]
    return SPEAKING.issuperset([head for _, head in content]) and {head for code, head in content if code in "vg"} == {"said"}
