"""What the words of a line do: one letter each, lemmas, classes of predicates, and the clauses they stand in.

No parser: letters come from the lexicon and from the neighbours of a word. Made once per line and shared by all its mentions.
"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from reconcile.extract.lines import Line
from reconcile.extract.predicates import Vocabulary, read_vocabulary
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.tokens import Token, lemma

SUBJECTS = frozenset("oNr")
OPENERS = frozenset("dr#NqT")
PROPER = re.compile(r"(?<=[^\W\d_A-Z.!?:;\"“”'’] )[A-Z][\w’'-]+")
MAX_TOKENS = 400
"""A line without an end (a table, a list of names) is read this far; what stands behind it is one clause without predicates."""


@frozen(eq=False)
class Grammar:
    """A line, word by word.

    Attributes:
        line: The line.
        tokens: Its tokens.
        codes: What each token does, a letter of ``predicates.FUNCTIONS`` and the others named there.
        lemmas: Lemma of each token.
        heads: Class of predicate that each token stands for, "" for none; every token of a phrase has the phrase's class.
        clauses: (first token, one past the last) of each clause, in order, without gaps.
        clause_of: Number of the clause of each token.
        words: The vocabulary.
    """

    line: Line
    tokens: tuple[Token, ...]
    codes: str
    lemmas: tuple[str, ...]
    heads: tuple[str, ...]
    clauses: tuple[tuple[int, int], ...]
    clause_of: tuple[int, ...]
    words: Vocabulary

    def clause_at(self, token: int) -> tuple[int, int]:
        """Return the clause around a token."""
        if not self.clause_of:
            return 0, 0
        return self.clauses[self.clause_of[min(token, len(self.clause_of) - 1)]]


@lru_cache(maxsize=2048)
def read_grammar(line: Line, lexicon: Lexicon) -> Grammar:
    """Return the grammar of a line; made once (lines are told apart by identity)."""
    words = read_vocabulary(lexicon)
    tokens = line.tokens
    lemmas = [lemma(token.fold, lexicon) for token in tokens]
    codes = _mark_words(line.whole, tokens, lemmas, words)
    heads = _mark_heads(tokens, codes, lemmas, words)
    clauses = _split_clauses(tokens, codes, heads, words)
    clause_of = [number for number, (first, stop) in enumerate(clauses) for _ in range(first, stop)]
    return Grammar(line, tokens, "".join(codes), tuple(lemmas), tuple(heads), tuple(clauses), tuple(clause_of), words)


def _mark_words(text: str, tokens: tuple[Token, ...], lemmas: list[str], words: Vocabulary) -> list[str]:
    """Give each token its letter: first by itself, then the verbs by their neighbours."""
    codes: list[str] = []
    doubtful: list[int] = []
    propers = _find_propers(text)
    opening = next((at for at, token in enumerate(tokens) if token.kind != "punct"), 0)
    functions, verbs = words.functions, words.verbs
    for at, (_, _, surface, fold, kind) in enumerate(tokens):
        if kind == "punct":
            codes.append(".")
        elif kind == "number":
            codes.append("#")
        elif fold in functions and (kind != "name" or not (surface.isupper() and len(surface) > 1)):
            code = functions[fold]
            if code == "T" and kind != "name":
                code = "o"
            elif code == "d" and codes and codes[-1] in "oN" and fold in words.groups["relative"]:
                code = "r"
            codes.append(code)
        elif kind == "name" and not (at <= opening and _is_common(at, tokens, lemmas[at], propers, words)):
            codes.append("N")
        else:
            codes.append("o")
            if lemmas[at] in verbs or fold.endswith(("ed", "ing")):
                doubtful.append(at)
    for at in doubtful:
        codes[at] = _judge_verb(at, tokens, codes, lemmas[at], words)
    return codes


@lru_cache(maxsize=32)
def _find_propers(text: str) -> frozenset[str]:
    """Return the words that the text writes with a capital where no sentence begins."""
    return frozenset(match[0] for match in PROPER.finditer(text))


def _is_common(at: int, tokens: tuple[Token, ...], base: str, propers: frozenset[str], words: Vocabulary) -> bool:
    """Whether a capitalised first word is no name: the tables know it, or the text never writes it so elsewhere."""
    fold = tokens[at].fold
    if base in words.noun_heads or base in words.verbs or fold in words.word_heads or base in words.groups["persons"]:
        return tokens[at].text not in propers
    alone = at + 1 >= len(tokens) or tokens[at + 1].kind != "name"
    return alone and tokens[at].text not in propers and len(tokens) > 1 and not tokens[at].text.isupper()


def _judge_verb(at: int, tokens: tuple[Token, ...], codes: list[str], base: str, words: Vocabulary) -> str:
    """Return "v", "g" or "o" for a word that may be a verb."""
    fold = tokens[at].fold
    before = codes[at - 1] if at else ""
    after = codes[at + 1] if at + 1 < len(codes) else ""
    if fold.endswith("ing") and fold != base:
        if before == "d" or (after == "o" and before == "p" and base not in words.verb_heads):
            return "o"
        return "g" if base in words.verbs or (after in OPENERS and after) else "o"
    if before in {"m", "r"} or (before == "p" and tokens[at - 1].fold in words.groups["infinitive"]):
        return "v"
    if before in {"n", "a"} and at > 1 and codes[at - 2] in "mrx":
        return "v"
    if before == "x":
        return "v" if base in words.verbs or fold.endswith("ed") else "o"
    if fold.endswith("ed") or (fold != base and not fold.endswith("s")):
        return "o" if before in {"d", "p", "#", "q"} and after in {"o", "N"} else "v"
    if fold in words.unchanged:
        return "v" if before in SUBJECTS and after not in {"o", "v", ""} else "o"
    if fold.endswith("s") and fold != base:
        tells = words.verb_heads.get(base) == "said" and after == "."
        return "v" if before in {"o", "N"} and (after in OPENERS or tells or _is_word(at + 1, tokens, words.groups["verbal"])) else "o"
    plural = before in {"o", "N"} and (tokens[at - 1].fold.endswith("s") or tokens[at - 1].fold in words.groups["people"])
    tells = words.verb_heads.get(base) == "said" and after in {"", "."}
    return "v" if plural and (after in OPENERS or tells or _is_word(at + 1, tokens, words.groups["infinitive"])) else "o"


def _is_word(at: int, tokens: tuple[Token, ...], folds: frozenset[str]) -> bool:
    return at < len(tokens) and tokens[at].fold in folds


def _mark_heads(tokens: tuple[Token, ...], codes: list[str], lemmas: list[str], words: Vocabulary) -> list[str]:
    """Give each token its class of predicate; phrases win over single words."""
    heads: list[str] = [""] * len(tokens)
    verb_heads, noun_heads, word_heads, phrases = words.verb_heads, words.noun_heads, words.word_heads, words.phrases
    until = 0
    for at, (_, _, _, fold, _) in enumerate(tokens):
        if fold in phrases:
            for rest, head in phrases[fold]:
                stop = at + 1 + len(rest)
                if stop <= len(tokens) and all(tokens[at + 1 + i].fold == word for i, word in enumerate(rest)):
                    heads[at:stop] = [head] * (stop - at)
                    until = max(until, stop)
                    break
        if at < until or heads[at]:
            continue
        code = codes[at]
        if code in "vg" or (code == "o" and fold.endswith(("ed", "ing"))):
            heads[at] = verb_heads.get(lemmas[at]) or word_heads.get(fold, "")
        elif code in "opaN":
            if fold in word_heads:
                heads[at] = word_heads[fold]
            elif code == "o":
                heads[at] = noun_heads.get(lemmas[at]) or noun_heads.get(fold, "")
    return heads


def _split_clauses(tokens: tuple[Token, ...], codes: list[str], heads: list[str], words: Vocabulary) -> list[tuple[int, int]]:
    """Cut the line where a new statement begins: at a mark or a joining word with a verb on both sides of it."""
    count = len(tokens)
    if not count:
        return []
    verbs = [0] * (count + 1)
    for at, code in enumerate(codes):
        verbs[at + 1] = verbs[at] + (code in "vgx")
    cuts = _find_cuts(tokens, codes, heads, words)
    clauses: list[tuple[int, int]] = []
    start = 0
    for number, cut in enumerate(cuts):
        stop = cuts[number + 1] if number + 1 < len(cuts) else count
        if cut > start and verbs[cut] > verbs[start] and verbs[stop] > verbs[cut]:
            clauses.append((start, cut))
            start = cut
    clauses.append((start, count))
    return clauses


def _joins_words(at: int, tokens: tuple[Token, ...], codes: list[str], words: Vocabulary) -> bool:
    """Whether a joining word joins words and not clauses: "killed or injured", "as many as nine"."""
    before, after = codes[at - 1], codes[at + 1] if at + 1 < len(codes) else ""
    if tokens[at].fold in words.groups["comparing"]:
        return before in "qa" or (after in "q#a" and after != "")
    return codes[at] == "c" and before in "vg" and before == after


def _find_cuts(tokens: tuple[Token, ...], codes: list[str], heads: list[str], words: Vocabulary) -> list[int]:
    """Return the tokens in front of which a clause may begin."""
    joiners, marks = words.groups["boundaries words"], words.groups["boundaries marks"]
    cuts: list[int] = []
    for at in range(1, min(len(tokens), MAX_TOKENS)):
        fold, code = tokens[at].fold, codes[at]
        if code == ".":
            cut = fold in marks or (fold == "-" and tokens[at - 1].fold == "-")
        elif fold in joiners:
            cut = not _joins_words(at, tokens, codes, words)
        else:
            cut = codes[at - 1] == "v" and heads[at - 1] == "said" and code in SUBJECTS | OPENERS
        if cut and not (cuts and cuts[-1] == at - 1):
            cuts.append(at)
    return cuts
