"""Statements without a number: each clause reduced to its content words, its names, and whether it is told as not so.

One mention per clause that states something; fragments and boilerplate are latent. Compares nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reconcile.extract.clauses import Grammar, read_grammar
from reconcile.extract.nounphrases import find_names, fold_words
from reconcile.extract.reading import Reading
from reconcile.lexicon.phrases import fold_form
from reconcile.model.claim import Mention
from reconcile.model.fact import Note
from reconcile.model.value import Wording

LEAST_WORDS = 2
"""Content words without which a clause states nothing."""
MOST_WORDS = 40
"""A longer clause is a list or a table: nobody states that in one breath."""


def find_wordings(reading: Reading, found: tuple[Mention, ...]) -> Iterable[Mention | Note]:  # noqa: ARG001 - an extractor's signature
    """Read statements: the clauses of each sentence that say what happens, without the words that say who tells it."""
    starts = tuple(reading.lexicon.read_table("wordings").get("boilerplate", {}).get("starts", ()))
    for line in reading.lines:
        grammar = read_grammar(line, reading.lexicon)
        if grammar.tokens and not fold_form(line.sentence.text[:40]).startswith(starts):
            for first, stop in _join_clauses(grammar):
                mention = _read_wording(grammar, first, stop, reading)
                if mention is not None:
                    yield mention


def _join_clauses(grammar: Grammar) -> Iterator[tuple[int, int]]:
    """Yield the clauses of a line as token ranges; one that tells too little alone goes with the one before it."""
    waiting: tuple[int, int] | None = None
    for first, stop in grammar.clauses:
        if _count_content(grammar, first, stop) < LEAST_WORDS and waiting:
            waiting = (waiting[0], stop)
            continue
        if waiting:
            yield waiting
        waiting = (first, stop)
    if waiting:
        yield waiting


def _count_content(grammar: Grammar, first: int, stop: int) -> int:
    return sum(code in "oNvg" for code in grammar.codes[first:stop])


def _read_wording(grammar: Grammar, first: int, stop: int, reading: Reading) -> Mention | None:
    """Return the statement of a clause, None where it only tells who speaks."""
    codes, tokens = grammar.codes, grammar.tokens
    first, stop = _trim(grammar, first, stop)
    if first >= stop or not any(code in "vgx" for code in codes[first:stop]):
        return None
    content = [i for i in range(first, stop) if codes[i] in "oNvg"]
    if len(content) < LEAST_WORDS or len(content) > MOST_WORDS or _only_tells(grammar, content):
        return None
    negating = grammar.words.groups["negating"]
    value = Wording(
        tuple(grammar.lemmas[i] for i in content if codes[i] != "N" and grammar.lemmas[i] not in grammar.words.light),
        tuple(fold_words(grammar, begin, end) for begin, end in find_names(grammar, first, stop)),
        negated=any(codes[i] == "n" or tokens[i].fold in negating for i in range(first, stop)),
    )
    span = reading.span(tokens[first].start, tokens[stop - 1].end)
    return Mention(value, span, kind="wording", rule="clause", latent=len(value.words) < LEAST_WORDS)


def _trim(grammar: Grammar, first: int, stop: int) -> tuple[int, int]:
    """Leave out marks at both ends and the joining word in front."""
    codes, tokens, joining = grammar.codes, grammar.tokens, grammar.words.groups["joining"]
    while first < stop and (codes[first] == "." or codes[first] in "cs" or tokens[first].fold in joining):
        first += 1
    while stop > first and codes[stop - 1] == "." :
        stop -= 1
    return first, stop


def _only_tells(grammar: Grammar, content: list[int]) -> bool:
    """Whether a clause only names who speaks ("officials said"): a verb of saying, and nothing but names and a noun or two."""
    verbs = [i for i in content if grammar.codes[i] in "vg"]
    if not verbs:
        return False
    return all(grammar.heads[i] == "said" for i in verbs) and not any(grammar.heads[i] not in {"", "said", "distance"} for i in content)
