"""Reads scores and tallies: two numbers of one contest, the goals of a match or the votes on a bill, and what they are the score of.

A score is a label, no size: neither number alone says who won. One that no word of a contest stands beside is latent. Several that
follow each other ("6-4, 3-6, 7-5") are one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import evolve, frozen

from reconcile.extract.counting.amounts import Amount
from reconcile.extract.reading import Reading
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import trie_pattern
from reconcile.model.claim import Mention
from reconcile.model.interval import Interval
from reconcile.model.value import SCORE, Label, Quantity

_BEFORE, _AFTER = 60, 40  # code points within which a word of the contest stands
_BESIDE = 24  # code points within which a word says of what part of the contest the score is
_PLAIN = 30  # a score between two names alone has no more on one side: "Oxmoor 3-1 Westmark"
_STOPS = re.compile(r"[.!?;] |\n")
_DIGIT = re.compile("[0-9]")
_ENDS = " .!?\n"
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NAME_BEFORE, _NAME_AFTER = re.compile(r"\b[A-Z][\w'’]* $"), re.compile(r" [A-Z]\w")
_NOUN = re.compile(r" ([a-z]+)\b")
_PAIR = re.compile(r"[0-9]{1,3} ?[-–] ?[0-9]{1,3}")

LEAD = "lead"
"""What a score is of that was not the last: words for it stand beside those of a half-time score as well."""


@frozen
class ScoreWords:
    """The words of contests.

    Attributes:
        contests: Words of games and votes: a score stands beside one of them.
        losing: Of these, the ones beside which the smaller number may come first; beside others it begins a range.
        sorts: What a score is of, by the words that say so: a lead, a shootout, a record.
        sorting: Finds these words.
        unsorting: Forms that hold such a word and say something else ("ahead of").
        cuts: Marks and words behind which another thing is told ("after leading").
        joints: What stands between two scores of one contest.
        stops: Words that are no noun.
        plural: Endings of plurals.
    """

    contests: frozenset[str]
    losing: frozenset[str]
    sorts: dict[str, str]
    sorting: re.Pattern[str]
    unsorting: re.Pattern[str]
    cuts: re.Pattern[str]
    joints: frozenset[str]
    stops: frozenset[str]
    plural: tuple[str, ...]


@lru_cache(maxsize=16)
def compile_scores(lexicon: Lexicon) -> ScoreWords:
    """Return the words of contests of a language."""
    games = lexicon.read_table("quantities").get("games", {})
    joining = lexicon.read_table("bounds").get("ranges", {}).get("and", [])
    sorts = {form: sort for sort, forms in games.get("sorts", {}).items() for form in forms}
    return ScoreWords(
        contests=frozenset((*games.get("words", []), *games.get("telling", []))),
        losing=frozenset((*games.get("words", []), *games.get("losing", []))),
        sorts=sorts,
        sorting=re.compile(rf"(?<!\w)(?:{trie_pattern(sorts) or '(?!)'})(?!\w)"),
        unsorting=re.compile(rf"(?<!\w)(?:{trie_pattern(games.get('unsorting', [])) or '(?!)'})(?!\w)"),
        cuts=re.compile(rf"[.,;:!?()\n]|(?<!\w)(?:{trie_pattern(games.get('cuts', [])) or '(?!)'})(?!\w)"),
        joints=frozenset({" ", ", "} | {f"{comma} {form} " for form in joining for comma in ("", ",")}),
        stops=frozenset(lexicon.read_table("counted").get("stops", {}).get("words", "").split()),
        plural=tuple(lexicon.read_table("stopwords").get("endings", {}).get("plural", ())),
    )


def is_pair(text: str, amount: Amount) -> bool:
    """Whether bare numbers are a pair in digits with a dash, of which nothing is counted: a score, or what nobody can tell."""
    return _PAIR.fullmatch(text, amount.start, amount.end) is not None


def make_score(words: ScoreWords, reading: Reading, folded: str, amount: Amount) -> Mention:
    """Return the score that an amount of two numbers is; latent where nothing says that it is one, and a range where that may be."""
    start, end, rising = amount.start, amount.end, amount.low < amount.high
    told = _is_told(words.losing if rising else words.contests, folded, start, end) or _stands_between_names(reading.text, amount)
    span = reading.span(start, end)
    if rising and (not told or _counts(words, folded, amount)):
        ends = Interval(amount.low, amount.high)
        return Mention(Quantity(ends, "count", allows=ends, digits=amount.digits), span, kind="quantity", rule="bare pair", latent=True)
    whole = len(folded) <= _BEFORE and not folded[:start].strip() and not folded[end:].strip(_ENDS)
    value = Label(SCORE, reading.text[start:end], key=f"{amount.low:f}-{amount.high:f}")
    latent = not (told or whole) or folded[start - 1 : start] == "("
    return Mention(value, span, kind="label", rule=_sort_score(words, folded, start, end), latent=latent)


def go_on(words: ScoreWords, reading: Reading, last: Mention | None, amount: Amount) -> Mention | None:
    """Return the score ``last`` with the one behind it ("6-4, 3-6"), None where ``amount`` is none that goes on with it."""
    value = last.value if last is not None else None
    if last is None or not isinstance(value, Label) or not is_pair(reading.text, amount):
        return None
    if not value.key or reading.text[last.span.end : amount.start] not in words.joints:
        return None
    text = reading.text[last.span.start : amount.end]
    longer = Label(SCORE, text, key=f"{value.key} {amount.low:f}-{amount.high:f}")
    return evolve(last, value=longer, span=reading.span(last.span.start, amount.end))


def _is_told(words: frozenset[str], folded: str, start: int, end: int) -> bool:
    """Whether one of these words stands near, in the same sentence."""
    before = _STOPS.split(folded[max(0, start - _BEFORE) : start])[-1]
    after = _STOPS.split(folded[end : end + _AFTER])[0]
    return not words.isdisjoint(_WORDS.findall(f"{before} {after}"))


def _stands_between_names(text: str, amount: Amount) -> bool:
    """Whether a name stands on either side, as in a list of results."""
    small = max(amount.low, amount.high) <= _PLAIN and not amount.numeral.spelled
    named = _NAME_BEFORE.search(text, max(0, amount.start - _BESIDE), amount.start) is not None
    return small and named and _NAME_AFTER.match(text, amount.end) is not None


def _counts(words: ScoreWords, folded: str, amount: Amount) -> bool:
    """Whether it is a range of what stands behind it: "won 3-5 seats"."""
    noun = _NOUN.match(folded, amount.end)
    return noun is not None and noun[1].endswith(words.plural) and noun[1] not in words.contests and noun[1] not in words.stops


def _sort_score(words: ScoreWords, folded: str, start: int, end: int) -> str:
    """Return what the score is of, by the nearest word that says so, of a lead last; a plain score where none does."""
    before = words.unsorting.sub(_blank, words.cuts.split(folded[max(0, start - _BESIDE) : start])[-1])
    before = "" if _DIGIT.search(before) else before  # what stands behind another score is of that one
    after = words.unsorting.sub(_blank, _DIGIT.split(words.cuts.split(folded[end : end + _BESIDE])[0])[0])
    found = [(len(before) - told.end(), told[0]) for told in words.sorting.finditer(before)]
    found += [(told.start(), told[0]) for told in words.sorting.finditer(after)]
    sorts = [(sort == LEAD, apart, sort) for apart, form in found if (sort := words.sorts.get(" ".join(form.split())))]
    return min(sorts)[2] if sorts else SCORE


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
