"""Cuts a text into sentences; knows no word of any language (those stand in ``sentences.toml``) and changes no character.

Every character that is not white space is in exactly one sentence, and no sentence is empty. A newline is a hard break. A
quotation is kept whole where it is closed on its own line. The cost is linear: each line is read once from left to right,
and a sentence is at most ``LONGEST`` characters long, so that no later stage meets an endless one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import trie_pattern
from reconcile.model.text import Sentence, Span

LONGEST = 2000
"""Characters of the longest sentence; a longer stretch without an end is a list or no prose, and is cut at white space."""
QUOTED = 1200
"""Characters of the longest quotation that is kept whole; a longer one is a mark that lost its partner, or a speech."""
OPENERS = {"“": "”", "„": "“", "«": "»", '"': '"'}
FOLLOWER = re.compile(r"\s+[\"“„«'‘(\[]*(\w[\w’']*)?")
DATELINE = re.compile(
    r"(?P<first>[^\W\d_][\w.'’-]++),?(?: (?:[A-Z][\w.'’-]*+|\d{1,4}),?){0,7}"  # ORLESK, 14 March
    r"(?P<agency> ?/?\([^()]{2,40}\)/?)?"  # (NSP)
    r"(?:,? ?[–—]| --?) ?(?=[\"“A-Z\d])",
)
"""Where and when a report was written, and by which agency, in front of its first sentence: "ORLESK, 14 March (NSP) - "."""
GLUED = re.compile(r"[\"“]?([A-Z][\w’']*)")


@frozen
class SentenceRules:
    """The words of a language that tell whether a full stop ends a sentence.

    Attributes:
        stops: Finds every place in a line where a sentence may end, and every quotation mark.
        leading: Folded words after whose full stop something always follows.
        either: Folded words after whose full stop only a starter begins a sentence.
        after_digit: Those of them that are abbreviations only after a digit.
        before_digit: Those of the leading words that are abbreviations only before a digit.
        starters: Words that begin a sentence, capitalised.
        endings: Ends of addresses, folded.
        saying: Finds "said" or "Name said" after a quotation.
    """

    stops: re.Pattern[str]
    leading: frozenset[str]
    either: frozenset[str]
    after_digit: frozenset[str]
    before_digit: frozenset[str]
    starters: frozenset[str]
    endings: frozenset[str]
    saying: re.Pattern[str]


@lru_cache(maxsize=16)
def read_rules(lexicon: Lexicon) -> SentenceRules:
    """Return the rules of a language, compiled once."""
    table = lexicon.read_table("sentences")
    glued = table.get("glued", ())
    firsts = sorted({form[0] for form in glued})
    rests = "|".join(f"(?<={re.escape(first)}){trie_pattern(form[1:] for form in glued if form[0] == first)}" for first in firsts)
    begins = "".join(map(re.escape, firsts))
    saying = trie_pattern(table.get("saying", ())) or "(?!)"
    return SentenceRules(
        re.compile(  # one set of first characters, which is looked for ten times as fast as several patterns
            rf'[.!?…。！？"“”„«»•{begins}](?:(?<=[.!?…。！？])[.!?…。！？]*(?P<closers>["”»’\')\]]*)|(?<=["“”„«»•])'
            rf'|(?<!\w.)(?P<glued>{rests or "(?!)"})(?=[A-Z"“][\w“]*))'
        ),
        _fold_all(table, "leading"),
        _fold_all(table, "either"),
        _fold_all(table, "after_digit"),
        _fold_all(table, "before_digit"),
        frozenset(table.get("starters", ())),
        _fold_all(table, "endings"),
        re.compile(rf"\s+(?:(?:[A-Z][\w.'’-]*|the|an?|his|her)\s+){{0,4}}(?:{saying})\b"),
    )


def _fold_all(table: dict[str, list[str]], key: str) -> frozenset[str]:
    return frozenset(word.lower() for word in table.get(key, ()))


def split_sentences(text: str, article: str, lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Return the sentences of ``text`` in order.

    Args:
        text: Any text.
        article: Id for the spans, "" for a bare text.
        lexicon: Says which words do not end a sentence.
    """
    rules = read_rules(lexicon)
    found: list[Sentence] = []
    for line in re.finditer(r"[^\n\r\v\f\u0085\u2028\u2029]+", text):
        start = line.start()
        dateline = _find_dateline(text, start, line.end())
        for end in [*dateline, *_find_ends(text, dateline[0] if dateline else start, line.end(), rules), line.end()]:
            found += _trim_sentences(text, start, end, article)
            start = end
    return tuple(found)


def _find_dateline(text: str, low: int, high: int) -> list[int]:
    """Return the end of the dateline that a line begins with: one that names an agency, or begins with a place in capitals."""
    match = DATELINE.match(text, low, high)
    return [match.end()] if match and (match["agency"] or match["first"].isupper()) else []


def _trim_sentences(text: str, start: int, end: int, article: str) -> list[Sentence]:
    """Return the stretch without white space around, cut where it is too long; nothing where it is blank."""
    found = []
    while start < end:
        stop = end if end - start <= LONGEST else _find_space(text, start + LONGEST // 2, start + LONGEST)
        piece = text[start:stop]
        bare = piece.strip()
        if bare:
            at = start + len(piece) - len(piece.lstrip())
            found.append(Sentence(Span(article, at, end=at + len(bare)), bare))
        start = stop
    return found


def _find_space(text: str, low: int, high: int) -> int:
    """Return the last place in ``low..high`` that follows a space, or ``high``."""
    at = text.rfind(" ", low, high)
    return high if at < 0 else at + 1


def _find_ends(text: str, low: int, high: int, rules: SentenceRules) -> list[int]:
    """Return the places inside a line where one sentence ends and the next begins."""
    ends = []
    shield = low
    for match in rules.stops.finditer(text, low, high):
        at, end = match.span()
        if match["glued"] is not None:
            ends.append(end)
        elif text[at] in OPENERS and at >= shield and _opens(text, at, low, high):
            shield = max(shield, _find_closing(text, at, high))
        elif text[at] == "•":
            ends.append(at)
        elif match["closers"] is not None and end >= shield and end < high:
            split = _judge_stop(text, at, match, high, rules)
            if split:
                ends.append(split)
    return ends


def _opens(text: str, at: int, low: int, high: int) -> bool:
    """Whether the quotation mark at ``at`` has white space or nothing before it and a word after it."""
    free = at == low or not (text[at - 1].isalnum() or text[at - 1] in ",;")
    return free and at + 1 < high and not text[at + 1].isspace()


def _find_closing(text: str, at: int, high: int) -> int:
    """Return the end of the quotation that opens at ``at``, or ``at`` where it is not closed nearby on its line."""
    closer = OPENERS[text[at]]
    close = text.find(closer, at + 1, min(high, at + QUOTED))
    return at if close < 0 else close + 1


def _judge_stop(text: str, at: int, match: re.Match[str], high: int, rules: SentenceRules) -> int:
    """Return where the next sentence begins after the stop at ``at``, or 0 where none does."""
    end = match.end()
    closers = match["closers"]
    if not text[end].isspace():
        return _judge_glue(text, at, end, high, rules)
    follower = FOLLOWER.match(text, end, high)
    word = (follower[1] or "") if follower else ""
    if word and word[0].islower():
        return 0
    if closers and text[at] in "?!" and rules.saying.match(text, end, min(high, end + 80)):
        return 0
    if text[at : end - len(closers)] == "." and _shortens(text, at, word, rules) and not (closers and word in rules.starters):
        return 0
    return end


def _judge_glue(text: str, at: int, end: int, high: int, rules: SentenceRules) -> int:
    """Judge a stop that no space follows: "yesterday.The" ends a sentence, "example.com", "3.5" and "U.S." do not."""
    follower = GLUED.match(text, end, high)
    if follower is None or not (at > 1 and text[at - 1].islower() and text[at - 2].isalpha()):
        closed = end - at > 1 and text[end - 1] in '"”)' and at and text[at - 1].islower()
        return end if closed and follower else 0
    word = follower[1]
    plain = word[1:].islower() or word in rules.starters or follower[0] != word
    return end if plain and word.lower() not in rules.endings and not _shortens(text, at, word, rules) else 0


def _shortens(text: str, at: int, follower: str, rules: SentenceRules) -> bool:
    """Whether the full stop at ``at`` belongs to an abbreviation, so that ``follower`` goes on with the sentence."""
    word = _word_before(text, at)
    if not word:
        return False
    fold = word.lower()
    digit = follower[:1].isdigit()
    if fold in rules.before_digit and (digit or fold not in rules.leading):
        return digit
    before = at - len(word) - 1
    if fold in rules.after_digit and not (before >= 0 and (text[before].isdigit() or (text[before] == " " and text[before - 1].isdigit()))):
        return False
    if fold in rules.leading:
        return bool(follower)
    if fold in rules.either or _spells_initials(word):
        return bool(follower) and follower not in rules.starters
    return len(word) == 1 and word.isupper() and word != "I"


def _word_before(text: str, at: int) -> str:
    """Return the word in front of ``at``, with the full stops inside it; at most twelve characters are looked at."""
    start = at
    while start > 0 and at - start < 12 and (text[start - 1].isalpha() or (text[start - 1] == "." and start < at)):
        start -= 1
    return text[start:at].lstrip(".")


def _spells_initials(word: str) -> bool:
    """Whether ``word`` is letters with full stops between them ("N.J", "J.R.R")."""
    return len(word) > 2 and all(len(part) <= 2 for part in word.split(".")) and "." in word
