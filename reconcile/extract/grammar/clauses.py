"""What the words of a line do: one letter each, lemmas, classes of predicates, and the clauses they stand in.

No parser: letters come from the lexicon and from the neighbours of a word. Made once per line and shared by all its mentions.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import wraps
from operator import attrgetter
from typing import Any, TypeVar

from attrs import define, field

from reconcile.extract.grammar.lines import Line
from reconcile.extract.grammar.predicates import Vocabulary, read_vocabulary
from reconcile.extract.grammar.wordkinds import know_words, mark_heads, mark_words
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.tokens import Tokens, lemma

Told = TypeVar("Told")
VERB = re.compile("[vgx]")
read_base = attrgetter("base")
MAX_TOKENS = 400
"""A line without an end (a table, a list of names) is read this far; what stands behind it is one clause without predicates."""


@define(eq=False)
class Grammar:
    """A line, word by word.

    Attributes:
        line: The line.
        texts: Its tokens as written; the columns of ``line.tokens``.
        folds: The same folded.
        kinds: What each token is.
        starts: Where each begins.
        ends: One past its last code point.
        codes: What each token does, a letter of ``predicates.FUNCTIONS`` and the others named there.
        lemmas: Lemma of each token.
        heads: Class of predicate that each token stands for, "" for none; every token of a phrase has the phrase's class.
        clauses: (first token, one past the last) of each clause, in order, without gaps.
        clause_of: Number of the clause of each token.
        words: The vocabulary.
        kept: What was asked of it before (see ``once``).
    """

    line: Line
    texts: tuple[str, ...]
    folds: tuple[str, ...]
    kinds: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    codes: str
    lemmas: tuple[str, ...]
    heads: tuple[str, ...]
    clauses: tuple[tuple[int, int], ...]
    clause_of: tuple[int, ...]
    words: Vocabulary
    kept: dict[Callable[[Grammar], Any], Any] = field(factory=dict, init=False, repr=False)

    def clause_at(self, token: int) -> tuple[int, int]:
        """Return the clause around a token."""
        numbers = self.clause_of
        if token < len(numbers):
            return self.clauses[numbers[token]]
        return self.clauses[-1] if numbers else (0, 0)


def once(function: Callable[[Grammar], Told]) -> Callable[[Grammar], Told]:
    """Ask a function of a grammar alone but once: the answer is kept in the grammar, and goes where the grammar goes."""

    @wraps(function)
    def recall(grammar: Grammar) -> Told:
        kept = grammar.kept
        if function not in kept:
            kept[function] = function(grammar)
        told: Told = kept[function]
        return told

    return recall


def read_grammar(line: Line, lexicon: Lexicon) -> Grammar:
    """Return the grammar of a line; a reading makes it once and shares it (``reading.grammars``)."""
    words = read_vocabulary(lexicon)
    tokens = line.tokens
    known = know_words(tokens, lexicon)
    marked = [at for at, word in enumerate(known) if word.open]
    codes = mark_words(line, known, marked, words)
    heads = mark_heads(tokens.folds, codes, known, marked, words)
    letters = "".join(codes)
    joints = [(at, known[at].joint) for at in marked if known[at].joint]
    tellings = [at for at in marked if heads[at] == "said"] if "said" in heads else []
    cuts, strong = _find_cuts(tokens, letters, heads, (joints, tellings), words)
    comparing = words.groups["comparing"]
    clauses = _split_clauses(letters, cuts, strong, {at for at in cuts if tokens.folds[at] in comparing})
    clause_of: list[int] = []
    for number, (first, stop) in enumerate(clauses):
        clause_of += (number,) * (stop - first)
    return Grammar(
        line, *tokens[:5], letters, tuple(map(read_base, known)), tuple(heads), tuple(clauses), tuple(clause_of), words,
    )


def _split_clauses(codes: str, cuts: list[int], strong: set[int], waits: set[int]) -> list[tuple[int, int]]:
    """Cut the line where a new statement begins: at a mark or a joining word with a verb on both sides of it.

    Args:
        codes: The letters of the line.
        cuts: The tokens in front of which a clause may begin.
        strong: Those of them in front of which one begins, with a verb or without.
        waits: Those of them whose clause may wait for its verb behind the next one ("as the toll, officials said, rose"), as one that
            ends with a pronoun always does ("and that they "may come").
    """
    if not codes:
        return []
    verbs = [match.start() for match in VERB.finditer(codes)]
    count = len(codes)
    clauses: list[tuple[int, int]] = []
    start, waiting = 0, -1
    for number, cut in enumerate(cuts):
        stop = cuts[number + 1] if number + 1 < len(cuts) else count
        if cut in strong and cut > start:
            clauses.append((start, cut))
            start, waiting = cut, -1
            continue
        at = bisect_left(verbs, cut)
        if not at or verbs[at - 1] < start:
            continue
        if at < len(verbs) and verbs[at] < stop:
            begin = waiting if waiting > verbs[at - 1] else cut
            clauses.append((start, begin))
            start, waiting = begin, -1
        elif _waits(codes, cut, stop) or (codes[cut] == "p" and waiting < verbs[at - 1] and cut in waits):
            waiting = cut
    clauses.append((start, count))
    return clauses


def _waits(codes: str, cut: int, stop: int) -> bool:
    """Whether a clause without a verb yet waits for it: behind a joining word that no day follows, or with a pronoun at its end."""
    return (codes[cut] == "s" and codes[cut + 1 : cut + 2] != "T") or codes[stop - 1] == "r"


def _joins_words(at: int, folds: tuple[str, ...], codes: str, words: Vocabulary) -> bool:
    """Whether a joining word joins words and not clauses: "killed or injured", "neither seen nor heard", "as many as nine"."""
    before, after = codes[at - 1], codes[at + 1] if at + 1 < len(codes) else ""
    if folds[at] in words.groups["comparing"]:
        return before in "qa" or (after in "q#a" and after != "")
    if folds[at] in words.groups["clock_leads"]:
        return _leads_to_clock(at + 1, folds, codes, words)
    if codes[at] not in "cn":  # "nor" is a negation that joins
        return False
    return (before in "vg" and before == after) or (before in "oN" and after in {"o", "N"})


def _leads_to_clock(at: int, folds: tuple[str, ...], codes: str, words: Vocabulary) -> bool:
    """Whether an hour or a day stands at a token and nothing is told of it: "before 2am", not "after Tuesday's vote failed"."""
    if at >= len(codes):
        return False
    if codes[at] == "#":
        return folds[at + 1 : at + 2] != () and folds[at + 1] in words.groups["clock_halves"]
    return (codes[at] == "T" or folds[at] in words.groups["clock_hours"]) and codes[at + 1 : at + 2] not in {"o", "N"}


def _opens_statement(at: int, folds: tuple[str, ...], codes: str, heads: list[str], words: Vocabulary) -> bool:
    """Whether what is said begins here: a subject or a bound right behind a verb of saying, or a pronoun behind the one told."""
    if codes[at] == "r" and folds[at] in words.groups["objects"]:
        return False
    if codes[at] == "n" and codes[at + 1 : at + 2] == "v":  # "neither confirmed nor denied": another verb, not what is said
        return False
    if codes[at - 1] == "v" and heads[at - 1] == "said":
        if codes[at] in "oNd#" and lemma(folds[at - 1], words.lexicon) in words.groups["telling"]:
            return False
        return codes[at] in "oNrd#qn" or (codes[at] == "p" and at + 1 < len(codes) and codes[at + 1] in "q#a")
    return codes[at] == "r" and codes[at - 1] in "oNr" and "said" in heads[max(at - 3, 0) : at - 1]


def _ends_statement(at: int, tokens: Tokens) -> bool:
    """Whether a full stop inside a line ends a statement: a capital behind it, and no short capitalised word before it ("Gov.")."""
    if at + 1 >= len(tokens.texts) or tokens.starts[at + 1] <= tokens.ends[at] or not tokens.texts[at + 1][:1].isupper():
        return False
    before = tokens.texts[at - 1]
    return not (before[:1].isupper() and len(before) <= 5)


def _is_dash(at: int, tokens: Tokens, codes: str) -> bool:
    """Whether a hyphen sets two statements apart: doubled, with a space on either side, or left over between two words."""
    if tokens.folds[at - 1] == tokens.folds[at]:
        return True
    if at + 1 >= len(codes) or (tokens.starts[at] > tokens.ends[at - 1]) != (tokens.starts[at + 1] > tokens.ends[at]):
        return False
    return not {codes[at - 1], codes[at + 1]} & {"#", "."}


def _find_cuts(
    tokens: Tokens, codes: str, heads: list[str], marked: tuple[list[tuple[int, str]], list[int]], words: Vocabulary
) -> tuple[list[int], set[int]]:
    """Return the tokens in front of which a clause may begin, and those in front of which one does.

    Args:
        tokens: The tokens of the line.
        codes: Their letters.
        heads: Their classes.
        marked: The tokens that may join clauses, and how; the tokens that stand for telling.
        words: The vocabulary.
    """
    folds = tokens.folds
    found: set[int] = set()
    strong: set[int] = set()
    joints, tellings = marked
    parted: set[int] = set()
    for at, joint in joints:
        if not 0 < at < MAX_TOKENS:
            continue
        if joint == "stop" and _ends_statement(at, tokens):
            strong.add(at + 1)
            found.add(at + 1)
        if joint == "joiner":
            cut = not _joins_words(at, folds, codes, words)
        else:
            cut = joint == "mark" or (joint == "dash" and _is_dash(at, tokens, codes))
        if cut:
            parted.add(at)
    for at in tellings:
        if 0 < at < MAX_TOKENS and at not in parted:
            found.update([i for i in range(at + 1, min(at + 4, len(codes))) if _opens_statement(i, folds, codes, heads, words)])
    found |= parted
    cuts: list[int] = []
    for at in sorted(found):
        if not cuts or cuts[-1] != at - 1 or at in strong:
            cuts.append(at)
    return cuts, strong
