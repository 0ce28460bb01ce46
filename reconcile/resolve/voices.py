"""Whose voice a claim is told in: a named speaker, an agency that the article credits, or the outlet itself.

Reads names and credit lines, and no text beyond; knows nothing of values.
"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from reconcile.adapters.similarity import fold_letters, spell_key
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import trie_pattern
from reconcile.model.claim import Attribution
from reconcile.model.text import Article

_HEAD, _FOOT = 200, 300  # characters in which credit lines stand
_WORD = re.compile(r"[^\W_]+")
_IN_BRACKETS = re.compile(r"\(([^()]{2,40})\)")


@frozen
class Voice:
    """Who tells a claim.

    Attributes:
        kind: "speaker" (named), "credit" (the agency that the article credits) or "outlet".
        name: As people know it.
        words: What its name is made of, spelled alike; two voices are one where the words of one are among the other's.
    """

    kind: str
    name: str
    words: frozenset[str]


@frozen
class _Vocabulary:
    agencies: dict[str, str]
    pattern: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    titles: frozenset[str]
    anonymous: frozenset[str]
    bodies: frozenset[str]
    places: frozenset[str]


def find_credit(article: Article) -> str:
    """Return the agency that an article credits, "" where none: in its source, "(AFP)" after the dateline, or a line at its foot.

    Args:
        article: Any article; only its source and the head and foot of its text are read.
    """
    words = _read_vocabulary(Lexicon(article.language))
    for inner in _IN_BRACKETS.findall(article.source):
        found = words.pattern.fullmatch(inner.strip())
        if found:
            return words.agencies[found[0]]
    if article.source.strip() in words.agencies:
        return words.agencies[article.source.strip()]
    text = article.text
    for start, stop in ((0, min(_HEAD, len(text))), (max(len(text) - _FOOT, 0), len(text))):
        for match in words.pattern.finditer(text, start, stop):
            if _is_credited(text, match.start(), match.end(), words):
                return words.agencies[match[0]]
    return ""


def hear_voice(attribution: Attribution, article: Article, credit: str) -> Voice:
    """Return in whose voice a claim is told.

    Speakers that name nobody ("officials", "witnesses") are the outlet's or the agency's own knowledge.

    Args:
        attribution: Of the claim.
        article: Of the claim.
        credit: The agency that the article credits, as `find_credit` gives it.
    """
    words = _read_vocabulary(Lexicon(article.language))
    for speaker in (attribution.speaker, *attribution.chain):
        agency = words.agencies.get(speaker.removeprefix("the ").strip())
        if agency:
            return Voice("credit", agency, frozenset({agency}))
        named = _name_speaker(speaker, article.language)
        if named:
            return Voice("speaker", speaker, named)
    if credit:
        return Voice("credit", credit, frozenset({credit}))
    outlet = fold_letters(_IN_BRACKETS.sub("", article.source))
    return Voice("outlet", article.source or article.id, frozenset({outlet or article.id}))


@lru_cache(maxsize=4096)
def _name_speaker(speaker: str, language: str) -> frozenset[str]:
    """Return the words that tell who a speaker is, none where it names nobody."""
    words = _read_vocabulary(Lexicon(language))
    tokens = _WORD.findall(speaker)
    folded = [fold_letters(token) for token in tokens]
    stop = next((at for at, fold in enumerate(folded) if at and fold in words.places), len(tokens))
    tokens, folded = tokens[:stop], folded[:stop]
    if any(fold in words.anonymous for fold in folded):
        return frozenset()
    kept = [(token, fold) for token, fold in zip(tokens, folded, strict=True) if fold not in words.titles and len(fold) > 1]
    names = frozenset(spell_key(fold) for token, fold in kept if token[:1].isupper() and fold not in words.bodies and len(fold) > 2)
    if names or not kept:
        return names
    return frozenset(fold for _, fold in kept if fold in words.bodies or len(fold) == 2)


def _is_credited(text: str, start: int, end: int, words: _Vocabulary) -> bool:
    """Whether the agency's name at this place is a credit, and no part of a sentence."""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before, after = text[line_start:start], text[end : line_end if line_end >= 0 else len(text)]
    if before.endswith("(") and after.startswith(")") and (len(before) < 60 or not after[1:].strip(" .")):
        return True
    if not before.strip(" -–—(©") and not after.strip(" -–—)./|"):
        return True  # alone on its line
    dateline = re.match(r"\s*[-–—]{1,2}\s", after) is not None and len(before) < 60 and (not before.strip() or before.rstrip()[-1] in ",(")
    return dateline or words.after.match(after.lower()[:40]) is not None or words.before.search(before.lower()[-40:]) is not None


@lru_cache(maxsize=8)
def _read_vocabulary(lexicon: Lexicon) -> _Vocabulary:
    table = lexicon.read_table("origins")
    agencies = {form: name for name, forms in table.get("agencies", {}).items() for form in forms}
    lines, speakers = table.get("credits", {}), table.get("speakers", {})
    return _Vocabulary(
        agencies,
        re.compile(rf"(?<!\w)(?:{trie_pattern(agencies) or '(?!)'})(?!\w)"),
        re.compile(rf"(?:^|[.\s(])(?:{trie_pattern(lines.get('before', ())) or '(?!)'})[:\s]*(?:the )?$"),
        re.compile(rf"(?:'s|’s)?\s+(?:{trie_pattern(lines.get('after', ())) or '(?!)'})(?!\w)"),
        *(frozenset(speakers.get(name, ())) for name in ("titles", "anonymous", "bodies", "places")),
    )
