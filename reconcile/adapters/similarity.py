"""How alike two spellings are; the only file that imports rapidfuzz, and no list of names stands here or anywhere.

A name that travels between scripts is spelled by ear ("y", "i" and "iy" for one letter, "kh" for "h"). The rewrites of
``lexicon/data/shared/spellings.toml`` take such choices away; what is left must share its consonants and most of its
letters. May not know what the names stand for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from reconcile.lexicon.loader import Lexicon

_VOWELS = re.compile(r"[aeiou]+")
_DOUBLED = re.compile(r"(.)\1+")
_GAP = re.compile(r"[\W_]+")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_SHARED = Lexicon()
_NEAR = frozenset({("e", "i"), ("o", "u")})
_NEAR_IN_LONG = _NEAR | {("a", "e"), ("a", "o"), ("a", "ia"), ("o", "au")}


def fold_letters(text: str) -> str:
    """Return ``text`` in lower case without accents, and with nothing but letters and digits of any script and single spaces."""
    if text.isascii():
        return text.lower() if text.isalnum() else " ".join(_GAP.sub(" ", text.lower()).split())
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(_GAP.sub(" ", plain.casefold()).split())


@lru_cache(maxsize=1)
def _rewrites() -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], str], ...]]:
    """Return what finds out whether anything is to be rewritten, and each rewrite."""
    rows = _SHARED.read_table("spellings").get("rewrite", ())
    one_of_them = "|".join(f"(?:{row['from']})" for row in rows)
    return re.compile(one_of_them or "(?!)"), tuple((re.compile(row["from"]), row["to"]) for row in rows)


@lru_cache(maxsize=65536)
def spell_key(word: str) -> str:
    """Return ``word`` with the choices of transliteration taken away; words of other scripts are only folded."""
    key = fold_letters(word).replace(" ", "")
    if not key.isascii():
        return key
    any_of_them, rewrites = _rewrites()
    for pattern, to in rewrites if any_of_them.search(key) else ():
        key = pattern.sub(to, key)
    return _DOUBLED.sub(r"\1", _NOT_LETTERS.sub("", key))


@lru_cache(maxsize=65536)
def _skeleton(key: str) -> str:
    """The first letter and the consonants after it: what two spellings of one name nearly always share."""
    return key[:1] + _VOWELS.sub("", key[1:]) if key.isascii() else key


def rate_likeness(left: str, right: str) -> float:
    """Return how alike two texts are letter by letter, 0..1, whatever their case and punctuation; symmetric."""
    from rapidfuzz import fuzz

    return float(fuzz.ratio(left, right, processor=fold_letters)) / 100.0


def are_one_name(left: str, right: str) -> bool:
    """Whether two single words are spellings of one name: the same consonants, and vowels that are heard as one another.

    Args:
        left: A word, as written.
        right: Another.
    """
    one, other = spell_key(left), spell_key(right)
    if one == other:
        return bool(one)
    if min(len(one), len(other)) < 4 or not one.isascii() or _skeleton(one) != _skeleton(other):
        return False
    vowels, others = _VOWELS.findall(one), _VOWELS.findall(other)
    if len(vowels) != len(others) or rate_likeness(one, other) < 0.7:
        return False
    near = _NEAR_IN_LONG if len(one) > 5 else _NEAR
    return all(a == b or (a, b) in near or (b, a) in near for a, b in zip(vowels, others, strict=True))


def fold_names(words: Iterable[str], aliases: Iterable[Iterable[str]] = ()) -> Mapping[str, str]:
    """Return, for each of ``words`` (folded, single), the spelling that stands for all spellings of its name.

    Words that share their consonants are compared, so the cost is near linear. Words of ``aliases`` that stand alone
    are taken as given: the first of a group stands for the rest.

    Args:
        words: Folded words of names, in any order; the answer does not depend on it.
        aliases: Groups of names for one thing.
    """
    given: dict[str, str] = {}
    for group in aliases:
        folded = [fold_letters(name) for name in group]
        for name in folded[1:]:
            given.setdefault(name, folded[0])
    alike: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (len(w), w)):
        alike.setdefault(_skeleton(spell_key(word)), []).append(word)
    chosen: dict[str, str] = {}
    for group in alike.values():
        heads: list[str] = []
        for word in group:
            head = next((h for h in heads[:24] if are_one_name(h, word)), None)
            if head is None:
                heads.append(word)
            chosen[word] = head or word
    return {word: given.get(word) or given.get(head, head) for word, head in chosen.items()}
