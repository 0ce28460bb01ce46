"""Reads the words that bind a number to what it allows: "at least", "nearly", "or so". Knows no unit and no noun.

Forms and widths stand in ``lexicon/data/*/bounds.toml``. A wording is looked up backwards from the number by its last word,
and forwards by its first, so that a place costs the same in a text of any length.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from attrs import frozen

from reconcile.extract.counting.digits import EXACT
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import fold_form
from reconcile.model.interval import Interval
from reconcile.model.value import Bound

_REACH = 48  # code points before a number that may hold its bound
_LONGEST = 6  # words of a bound
_MONEY = tuple("$€£¥₹")
_OPENING = '("“‘[—'
_MARKS = '.,;:!?)”"'
_SIGNS = "<>≤≥=~∼≈≃＞＜+"
_MARKUP = re.compile(r"(?:</?[a-z][^<>]*|[-=])>\Z")  # a tag or an arrow ends so, and bounds nothing


@frozen
class BoundWord:
    """What one wording does to a number.

    Attributes:
        term: Its name in the lexicon.
        kind: How it binds.
        low: Multiple of the number at the lower end, None where it is unbounded.
        high: The same at the upper end.
        open: "low" or "high" where the number itself is left out, else "".
    """

    term: str
    kind: Bound
    low: Decimal | None
    high: Decimal | None
    open: str = ""


@frozen
class BoundWords:
    """The bounds of a language, ready to be looked up.

    Attributes:
        before: By the folded words in front of a number.
        last: The last words of these.
        after: By the folded words behind a number.
        first: The first words of these.
        skipped: Words that may stand between a bound and its number.
        goes_on: Words behind "and below" that show that another number begins there.
    """

    before: dict[str, BoundWord]
    last: frozenset[str]
    after: dict[str, BoundWord]
    first: frozenset[str]
    skipped: frozenset[str]
    goes_on: frozenset[str]


EXACTLY = BoundWord("", Bound.EXACT, Decimal(1), Decimal(1))


@lru_cache(maxsize=16)
def compile_bounds(lexicon: Lexicon) -> BoundWords:
    """Return the bounds of a language."""
    table = lexicon.read_table("bounds")
    before: dict[str, BoundWord] = {}
    after: dict[str, BoundWord] = {}
    for row in table.get("bound", []):
        ends = [Decimal(row[side]) if row[side] else None for side in ("low", "high")]
        word = BoundWord(row["term"], Bound[row["kind"]], ends[0], ends[1], row.get("open", ""))
        before |= {fold_form(form): word for form in row.get("before", [])}
        after |= {fold_form(form): word for form in row.get("after", [])}
    return BoundWords(
        before=before,
        last=frozenset(form.rsplit(" ", 1)[-1] for form in before),
        after=after,
        first=frozenset(form.split(" ", 1)[0] for form in after),
        skipped=frozenset(table.get("between", {}).get("skip", [])),
        goes_on=frozenset(table.get("between", {}).get("goes_on", [])),
    )


def read_bound_before(words: BoundWords, folded: str, start: int) -> tuple[int, BoundWord]:
    """Return where the bound in front of a number begins, and what it is; (``start``, EXACTLY) where there is none."""
    begin, bound = start, EXACTLY
    for _ in range(3):
        found = _match_before(words, folded, begin)
        if found is None:
            break
        begin, outer = found
        bound = outer if bound is EXACTLY or bound.kind in (Bound.EXACT, Bound.ABOUT) else bound
    return begin, bound


def read_bound_after(words: BoundWords, folded: str, end: int) -> tuple[int, BoundWord | None]:
    """Return where the bound behind a number ends, and what it is; (``end``, None) where there is none."""
    following = folded[end : end + 1]
    if following and following in "+-":
        form = "+" if following == "+" else folded[end : end + 8].partition(" ")[0].rstrip(_MARKS)
        if form in words.after and not folded[end + len(form) : end + len(form) + 1].isalnum():
            return end + len(form), words.after[form]
        return end, None
    if following not in (" ", "\u00a0", "\n", ","):
        return end, None
    begin = end + 1 + (following == "," and folded[end + 1 : end + 2] == " ")
    first, _, _ = folded[begin : begin + 14].partition(" ")
    if first.rstrip(".,;:!?)") not in words.first:
        return end, None
    tokens = folded[begin : begin + _REACH].split(" ")[:5]
    for count in range(len(tokens), 0, -1):
        form = " ".join(tokens[:count])
        bare = form.rstrip(_MARKS)
        bound = words.after.get(bare)
        if bound is not None:
            following = tokens[count] if count < len(tokens) and bare == form else ""
            if following in words.goes_on or following[:1].isdigit() or following[:1] in _MONEY:
                return end, None
            return begin + len(bare), bound
    return end, None


def apply_bound(bound: BoundWord, names: Interval[Decimal]) -> Interval[Decimal]:
    """Return what a number allows once ``bound`` is applied; the widths of negative numbers are mirrored."""
    if bound.kind is Bound.EXACT:
        return names
    low, high = names.low, names.high
    assert low is not None and high is not None  # noqa: PT018  # one invariant: a written number has both ends
    below = None if bound.low is None else _stretch(low, bound.low, bound.high)
    above = None if bound.high is None else _stretch(high, bound.high, bound.low)
    if bound.low is not None and bound.low == 1:
        below = low
    if bound.high is not None and bound.high == 1:
        above = high
    allows = Interval(below, above, low_open=bound.open == "low", high_open=bound.open == "high")
    return names if allows.is_empty else allows  # "close to zero" leaves nothing between


def _stretch(end: Decimal, factor: Decimal, mirrored: Decimal | None) -> Decimal:
    if end >= 0:
        return EXACT.multiply(end, factor)
    return EXACT.multiply(end, mirrored) if mirrored is not None else EXACT.multiply(end, EXACT.subtract(Decimal(2), factor))


def _match_before(words: BoundWords, folded: str, start: int) -> tuple[int, BoundWord] | None:
    if start == 0:
        return None
    mark = folded[start - 1]
    if mark in _SIGNS or (mark == " " and start > 1 and folded[start - 2] in _SIGNS):
        return _match_sign(words, folded, start if mark in _SIGNS else start - 1)
    begin = max(0, start - _REACH)
    window = folded[begin:start]
    if mark == "-":
        form = window.split()[-1] if window.split() else ""
        return (start - len(form), words.before[form]) if form in words.before else None
    if not mark.isspace():
        return None
    if begin and not folded[begin - 1].isspace():
        window = window.partition(" ")[2]
    return _match_words(words, folded, start, [token.lstrip(_OPENING) for token in window.split()])


def _match_sign(words: BoundWords, folded: str, at: int) -> tuple[int, BoundWord] | None:
    if folded[at - 1] == ">" and _MARKUP.search(folded, max(0, at - _REACH), at):
        return None
    for form in (folded[max(0, at - 2) : at], folded[at - 1 : at]):
        if form in words.before:
            return at - len(form), words.before[form]
    return None


def _match_words(words: BoundWords, folded: str, start: int, tokens: list[str]) -> tuple[int, BoundWord] | None:
    skipped = 0
    while tokens and skipped < 3 and tokens[-1] not in words.last and tokens[-1] in words.skipped:
        tokens.pop()
        skipped += 1
    if not tokens or tokens[-1] not in words.last:
        return None
    for count in range(min(_LONGEST, len(tokens)), 0, -1):
        form = " ".join(tokens[-count:])
        bound = words.before.get(form)
        if bound is not None:
            return _find_start(folded, start, count + skipped), bound
    return None


def _find_start(folded: str, start: int, count: int) -> int:
    """Return where the ``count``-th word before ``start`` begins."""
    at = start
    for _ in range(count):
        while at > 0 and folded[at - 1].isspace():
            at -= 1
        while at > 0 and not folded[at - 1].isspace():
            at -= 1
    while folded[at] in "(\"“'‘[—":
        at += 1
    return at
