"""Words, names, numbers and marks of a text, and the lemma of a word; one pattern, one pass.

Knows no word of any language: irregular forms and endings stand in ``tokens.toml``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate
from operator import sub
from typing import NamedTuple

from attrs import field, frozen

from reconcile.lexicon.loader import Lexicon

FORMS = (
    r"\s*+(?:[a-zA-Z]++(?=[ ,\n)])"  # most words: what follows ends them, and the next lines need not be tried
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[^\W\d_]+(?:[-'’.&](?=[^\W\d_])%s[^\W\d_]+)*(?:(?<=[sS])['’])?"  # co-worker, Norvik's, the soldiers', AT&T
    r"|\d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|s)(?![^\W_]))?"  # 2,000, 3rd, 1980s
    r"|[^\w\s]|_)"
)
"""A token with the white space in front of it, so that what is found covers the text, and lengths alone tell the places."""
PATTERN = re.compile(FORMS % "")
MOST_KNOWN = 1 << 16
"""Tokens remembered at most; hostile text may bring any number of them."""
LOWER = re.compile(r"\b[a-zà-öø-ÿ]+")


class Tokens(NamedTuple):
    """The words, names, numbers and marks of a text, a column for each thing known of them.

    Columns, and no record for each token: a text has 200 tokens a KB, and every record is one more for the collector to walk.

    Attributes:
        texts: The characters as written ("Norvik's").
        folds: The same in lower case, without accents and without a possessive ending ("norvik").
        kinds: "word", "name" (a capitalised word that is no sentence's common first word), "number" or "punct".
        starts: First code point, counted in the whole text.
        ends: One past the last one.
        lowered: The numbers of those that only their place writes with a capital.
    """

    texts: tuple[str, ...] = ()
    folds: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    lowered: tuple[int, ...] = ()


def fold_word(text: str) -> str:
    """Return ``text`` in lower case, without accents, curly apostrophes and a possessive ending."""
    fold = text.lower()
    if not fold.isascii():
        plain = unicodedata.normalize("NFKD", fold.replace("’", "'"))
        fold = "".join(letter for letter in plain if not unicodedata.combining(letter))
    if fold.endswith("'s"):
        return fold[:-2]
    return fold.rstrip("'")


def read_form(form: str) -> tuple[str, str]:
    """Return the fold and the kind of a token."""
    first = form[0]
    if first.isalpha():
        return fold_word(form), "name" if first.isupper() else "word"
    return form, "number" if first.isdigit() else "punct"


class Forms(dict[str, tuple[str, str, str, int, int]]):
    """What is known of a token by its characters with the white space in front of them: text, fold, kind, length with it and without.

    Filled as tokens are met. One string stands for a word wherever it is met, so that later tables find it by identity.
    """

    def __missing__(self, found: str) -> tuple[str, str, str, int, int]:
        """Return a token met for the first time, and remember it."""
        if len(self) >= MOST_KNOWN:
            self.clear()
        text = found.strip()
        form = self[found] = (text, *read_form(text), len(found), len(text))
        return form


KNOWN = Forms()


def find_commons(text: str) -> frozenset[str]:
    """Return the words that the text also writes in lower case: a capitalised one among them is no name at a sentence's start."""
    return frozenset(LOWER.findall(text))


@lru_cache(maxsize=8)
def read_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a language's tokens: a hyphen in front of some words is a dash that lost its spaces ("the bay-which ...")."""
    words = "|".join(map(re.escape, lexicon.read_table("tokens").get("dashed", {}).get("words", ())))
    return re.compile(FORMS % rf"(?!(?<=-)(?i:{words})(?![\w-]))") if words else PATTERN


def tokenize_text(
    text: str, start: int = 0, end: int | None = None, commons: frozenset[str] = frozenset(), pattern: re.Pattern[str] = PATTERN
) -> Tokens:
    """Return the tokens of ``text[start:end]``, which should be one sentence, in order.

    Args:
        text: The whole text: the tokens count in it.
        start: First code point.
        end: One past the last one; None for the end of the text.
        commons: Words that are no names where a capital proves nothing: at the start, and in a headline with Capitals.
        pattern: What a token is in the language.
    """
    found = pattern.findall(text, start, len(text) if end is None else end)  # half the cost of match objects
    if not found:
        return Tokens()
    texts, folds, kinds, steps, sizes = zip(*map(KNOWN.__getitem__, found), strict=True)
    ends = tuple(accumulate(steps, initial=start))[1:]
    starts = tuple(map(sub, ends, sizes))
    lowered = _find_lowered(texts, folds, kinds, commons) if "name" in kinds else ()
    if lowered:
        kinds = tuple(["word" if at in lowered else kind for at, kind in enumerate(kinds)])
    return Tokens(texts, folds, kinds, starts, ends, lowered)


def _find_lowered(texts: tuple[str, ...], folds: tuple[str, ...], kinds: tuple[str, ...], commons: frozenset[str]) -> tuple[int, ...]:
    """Return the numbers of the common words that only their place writes with a capital."""
    names = kinds.count("name")
    everywhere = names > 3 and names * 10 > (kinds.count("word") + names) * 6
    first = kinds.index("name")
    if everywhere:
        doubtful = [at for at, kind in enumerate(kinds) if kind == "name"]
    else:
        doubtful = [first] if {"punct"}.issuperset(kinds[:first]) else []
    return tuple([at for at in doubtful if texts[at].lower() in commons or (folds[at] in commons and not texts[at].isupper())])


@frozen
class LemmaRules:
    """How a language reduces its words.

    Attributes:
        irregular: Lemma by form.
        endings: By the last letter: (ending, what takes its place or "-", least length of the rest), in the order in which they are tried.
        silent: Ends of stems that get a silent letter back.
        kept: Ends of stems that do not, although one of those above fits.
        plain: Whole stems that do not.
        double: Doubled letters that stay doubled.
    """

    irregular: Mapping[str, str] = field(repr=False)
    endings: Mapping[str, list[tuple[str, str, int]]]
    silent: tuple[str, ...]
    kept: tuple[str, ...]
    plain: frozenset[str]
    double: frozenset[str]


@lru_cache(maxsize=16)
def list_functions(lexicon: Lexicon) -> frozenset[str]:
    """Return the function words of a language."""
    return frozenset(word for row in lexicon.read_table("stopwords").get("words", {}).values() for word in row)


@lru_cache(maxsize=16)
def read_lemmas(lexicon: Lexicon) -> LemmaRules:
    """Return the rules of a language, compiled once."""
    table = lexicon.read_table("tokens")
    irregular = {word: word for word in table.get("same", {}).get("words", ())}
    for base, forms in table.get("irregular", {}).items():
        irregular[base] = base
        irregular.update(dict.fromkeys(forms, base))
    endings = table.get("endings", {})
    by_letter: dict[str, list[tuple[str, str, int]]] = {}
    for ending, instead, least in endings.get("table", ()):
        by_letter.setdefault(ending[-1], []).append((ending, instead, least))
    return LemmaRules(
        irregular,
        by_letter,
        tuple(endings.get("silent", ())),
        tuple(endings.get("kept", ())),
        frozenset(endings.get("plain", ())),
        frozenset(endings.get("double", ())),
    )


@lru_cache(maxsize=1 << 16)
def lemma(fold: str, lexicon: Lexicon = Lexicon()) -> str:  # noqa: B008 - frozen, a value like any other
    """Return the lemma of a folded word ("soldiers" -> "soldier", "struck" -> "strike"); itself where no rule applies."""
    rules = read_lemmas(lexicon)
    if fold in rules.irregular:
        return rules.irregular[fold]
    for ending, instead, least in rules.endings.get(fold[-1:], ()):
        if fold.endswith(ending) and len(fold) - len(ending) >= least:
            stem = fold[: len(fold) - len(ending)]
            return stem + instead if instead != "-" else _mend_stem(stem, fold, rules)
    return fold


def _mend_stem(stem: str, fold: str, rules: LemmaRules) -> str:
    """Return the stem with its silent letter back ("estimat"), or without the doubled one ("stopp"); no vowel: no stem ("bring")."""
    if not any(letter in "aeiouy" for letter in stem):
        return fold
    if stem in rules.plain or stem.endswith(rules.kept):
        return stem
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        return stem if stem[-2:] in rules.double else stem[:-1]
    return stem + "e" if stem.endswith(rules.silent) else stem
