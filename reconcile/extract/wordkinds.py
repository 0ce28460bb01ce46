"""What each word of a line does: a letter for its part in the clause, and the class of predicate it stands for.

Letters come from the lexicon, and from the neighbours of a word where the lexicon leaves it open: no parser, no model.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reconcile.extract.predicates import Vocabulary, read_vocabulary
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.tokens import Token, lemma

SUBJECTS = frozenset("oNr")
OPENERS = frozenset("dr#NqT")
PROPER = re.compile(r"(?<=[^\W\d_A-Z.!?:;\"“”'’] )[A-Z][\w’'-]+")
OPENING = frozenset("(")


class Word(NamedTuple):
    """What the tables say of a word, wherever it stands.

    Attributes:
        code: Its letter, as far as it tells itself.
        base: Its lemma.
        doubt: What only its neighbours can settle: "verb", "month", "relative", "name" or "".
        verbal: Class of predicate that it stands for as a verb.
        nominal: Class that it stands for as a noun.
        fixed: Class of this very form.
    """

    code: str
    base: str
    doubt: str
    verbal: str
    nominal: str
    fixed: str


@lru_cache(maxsize=1 << 15)
def know_word(surface: str, fold: str, kind: str, lexicon: Lexicon) -> Word:
    """Return what the tables say of a word."""
    if kind == "punct":
        return Word(".", fold, "", "", "", "")
    words = read_vocabulary(lexicon)
    base = fold[:-1] if kind == "name" and surface[-1] == "s" and len(surface) > 2 and surface[:-1].isupper() else lemma(fold, lexicon)
    code = words.functions.get(fold, "")
    if kind == "number":
        code, doubt = "#", ""
    elif fold in words.months or code == "T":
        code, doubt = code or "o", "month" if kind == "name" else ""
        code = "o" if code == "T" else code
    elif code and not (kind == "name" and surface.isupper() and len(surface) > 1):
        doubt = "relative" if fold in words.groups["relative"] else ""
    elif kind == "name":
        code, doubt = "N", "name"
    elif fold.endswith(tuple(words.groups["endings adverb"])) and fold not in words.groups["endings spared"] and base not in words.verbs:
        code, doubt = "a", ""
    else:
        code, doubt = "o", "verb" if base in words.verbs or fold.endswith(("ed", "ing")) else ""
    nominal = words.noun_heads.get(base) or words.noun_heads.get(fold, "")
    return Word(code, base, doubt, words.verb_heads.get(base, ""), nominal, words.word_heads.get(fold, ""))


def mark_words(text: str, tokens: tuple[Token, ...], known: list[Word], words: Vocabulary) -> list[str]:
    """Give each token its letter: first by itself, then the doubtful ones by their neighbours."""
    codes = [word.code for word in known]
    doubtful = [(at, word.doubt) for at, word in enumerate(known) if word.doubt]
    opening = next((at for at, code in enumerate(codes) if code != "."), 0)
    for at, doubt in doubtful:
        if doubt == "month":
            if _is_month(at, tokens):
                codes[at] = "T"
            elif codes[at] == "o":
                codes[at] = "N"
        elif doubt == "relative" and at and codes[at - 1] in "oN":
            codes[at] = "r"
        elif doubt == "name" and at <= opening and _is_common(at, tokens, known[at].base, _find_propers(text), words):
            known[at] = know_word(tokens[at].fold, tokens[at].fold, "word", words.lexicon)
            codes[at] = known[at].code
    for at, _ in doubtful:
        if known[at].doubt == "verb":
            codes[at] = _judge_verb(at, tokens, codes, known[at].base, words)
    return codes


@lru_cache(maxsize=32)
def _find_propers(text: str) -> frozenset[str]:
    """Return the words that the text writes with a capital where no sentence begins."""
    return frozenset(match[0] for match in PROPER.finditer(text))


def _is_common(at: int, tokens: tuple[Token, ...], base: str, propers: frozenset[str], words: Vocabulary) -> bool:
    """Whether a capitalised first word is no name: the tables know it, or the text never writes it so elsewhere."""
    fold = tokens[at].fold
    if fold.endswith(("ed", "ing")) or base in words.noun_heads or base in words.verbs or base in words.groups["persons"]:
        return tokens[at].text not in propers
    alone = at + 1 >= len(tokens) or tokens[at + 1].kind != "name"
    return alone and tokens[at].text not in propers and len(tokens) > 1 and not tokens[at].text.isupper()


def _judge_verb(at: int, tokens: tuple[Token, ...], codes: list[str], base: str, words: Vocabulary) -> str:
    """Return "v", "g" or "o" for a word that may be a verb."""
    fold = tokens[at].fold
    near = at - 1
    while near > 0 and codes[near] == "a":
        near -= 1
    before = codes[near] if near >= 0 else ""
    after = codes[at + 1] if at + 1 < len(codes) else ""
    if fold.endswith("ing") and fold != base:
        if before == "d" or (after == "o" and before == "p" and base not in words.verb_heads):
            return "o"
        return "g" if base in words.verbs or (after in OPENERS and after) else "o"
    if before in {"m", "r"} or (before == "p" and tokens[near].fold in words.groups["infinitive"]):
        return "v"
    if before == "n" and near > 0 and codes[near - 1] in "mrx":
        return "v"
    if before == "x":
        return "v" if base in words.verbs or fold.endswith("ed") else "o"
    if fold.endswith("ed") or (fold != base and not fold.endswith("s")):
        return "o" if before in {"d", "p", "#", "q"} and after in {"o", "N"} else "v"
    if fold in words.unchanged:
        reaches = after not in {"o", "v", ""} or _is_word(at + 1, tokens, words.groups["compass words"])
        return "v" if (before in SUBJECTS or before == "#") and reaches else "o"
    return _judge_bare(at, near, tokens, codes, words)


def _judge_bare(at: int, near: int, tokens: tuple[Token, ...], codes: list[str], words: Vocabulary) -> str:
    """Return "v" or "o" for a bare or "-s" form: a verb where a subject stands in front of it and an object behind it."""
    fold, before = tokens[at].fold, codes[near] if near >= 0 else ""
    after = codes[at + 1] if at + 1 < len(codes) else ""
    base = lemma(fold, words.lexicon)
    if before == "c" and after in {"r", "d"} and fold == base:
        return "v"
    if before not in {"o", "N"}:
        return "o"
    tells = words.verb_heads.get(base) == "said" and after in {"", "."}
    opens = tells or after in OPENERS or _is_word(at + 1, tokens, OPENING)
    if fold.endswith("s") and fold != base:
        return "v" if opens or _is_word(at + 1, tokens, words.groups["verbal"]) else "o"
    plural = tokens[near].fold.endswith("s") or tokens[near].fold in words.groups["people"]
    return "v" if plural and (opens or _is_word(at + 1, tokens, words.groups["infinitive"])) else "o"


def _is_month(at: int, tokens: tuple[Token, ...]) -> bool:
    """Whether a capitalised word is a month and no name or verb: a long one, or one beside a number."""
    near = tokens[max(at - 1, 0) : at + 3]
    return len(tokens[at].fold) > 3 or any(token.kind == "number" for token in near)


def _is_word(at: int, tokens: tuple[Token, ...], folds: frozenset[str]) -> bool:
    return at < len(tokens) and tokens[at].fold in folds


def mark_heads(tokens: tuple[Token, ...], codes: list[str], known: list[Word], words: Vocabulary) -> list[str]:
    """Give each token its class of predicate; phrases win over single words."""
    heads = [_choose_head(code, word, token) for code, word, token in zip(codes, known, tokens, strict=True)]
    phrases = words.phrases
    for at, token in enumerate(tokens):
        if token.fold in phrases:
            for rest, head in phrases[token.fold]:
                stop = at + 1 + len(rest)
                if stop <= len(tokens) and all(tokens[at + 1 + i].fold == word for i, word in enumerate(rest)):
                    heads[at:stop] = [head] * (stop - at)
                    break
    return heads


def _choose_head(code: str, word: Word, token: Token) -> str:
    """Return the class of a single word in the part that it plays."""
    if code in "vg" or (code == "o" and word.verbal and token.fold.endswith(("ed", "ing"))):
        return word.verbal or word.fixed
    if code == "o":
        return word.fixed or word.nominal
    return word.fixed if code in "paN" else ""
