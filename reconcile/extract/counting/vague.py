"""Finds sizes told without a written number: "dozens", "several hundred", "a couple of", "nobody was hurt", "doubled".

Forms and what they allow stand in ``lexicon/data/*/quantities.toml``. A vague word never gets a number of its own, unless the
policy asks for a coder's convention.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from attrs import frozen

from reconcile.extract.counting.counted import CountedWords, compile_counted, read_counted, tells_persons
from reconcile.extract.counting.digits import EXACT
from reconcile.extract.counting.implied import ImpliedWord, compile_implied, find_ordinals, read_implied
from reconcile.extract.counting.margins import EXACTLY, BoundWords, apply_bound, compile_bounds, read_bound_before
from reconcile.extract.counting.units import UnitWords, match_unit
from reconcile.extract.numerals import Numeral
from reconcile.extract.reading import Reading
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import PhraseTable, compile_folded
from reconcile.model.claim import Mention
from reconcile.model.interval import Interval
from reconcile.model.value import Bound, Change, Movement, Quantity

_ONE = Decimal(1)
_SHORT = 80  # a text that may be nothing but a size


@frozen
class VagueWord:
    """One vague size.

    Attributes:
        term: Its name in the lexicon.
        low: The least it allows.
        high: The most it allows, None where it is unbounded.
        coder: The number of a coder's convention, None where a number is named anyway.
        value: The number that it names ("a couple": 2), None for the vague ones.
        multiplies: Whether a multiplier may follow ("several hundred").
        needs_noun: Whether it tells something else alone ("she was a handful").
        passive: Whether it counts persons to whom nothing was done ("no one was hurt").
        unless_after: Words behind it that make something else of it ("doubled over").
        change: ROSE or FELL for a word that names its own factor ("doubled").
    """

    term: str
    low: Decimal
    high: Decimal | None
    coder: Decimal | None = None
    value: Decimal | None = None
    multiplies: bool = False
    needs_noun: bool = False
    passive: bool = False
    change: Change | None = None
    unless_after: frozenset[str] = frozenset()


class VagueFound(NamedTuple):
    """A vague size in its place."""

    start: int
    end: int
    value: Quantity
    rule: str
    latent: bool = False
    parts: tuple[Mention, ...] = ()


@lru_cache(maxsize=16)
def compile_vague(lexicon: Lexicon) -> PhraseTable[VagueWord | ImpliedWord]:
    """Return the vague sizes of a language, and the words that imply a number: one pattern finds both."""
    table = lexicon.read_table("quantities")
    forms: dict[str, VagueWord | ImpliedWord] = dict(compile_implied(lexicon).forms)
    for row in table.get("vague", []):
        high = Decimal(row["range"][1]) if row["range"][1] else None
        flags = {flag: row.get(flag, False) for flag in ("multiplies", "needs_noun")}
        word = VagueWord(row["term"], Decimal(row["range"][0]), high, coder=Decimal(row["coder"]), **flags)
        forms |= dict.fromkeys(row["forms"], word)
    for row in table.get("named", []):
        low, high = map(Decimal, row["range"])
        word = VagueWord(row["term"], low, high, value=Decimal(row["value"]), multiplies=True, passive=row.get("passive", False))
        forms |= dict.fromkeys(row["forms"], word)
    for row in table.get("factor", []):
        moved = abs(EXACT.multiply(EXACT.subtract(Decimal(row["factor"]), _ONE), Decimal(100)))
        unless = frozenset(row.get("unless_after", []))
        word = VagueWord(row["term"], moved, moved, value=moved, change=Change[row["change"]], unless_after=unless)
        forms |= dict.fromkeys(row["forms"], word)
    return compile_folded(forms)


def find_articles(reading: Reading, folded: str, units: UnitWords) -> list[VagueFound]:
    """Return the units that an article counts, in order: "a gallon of milk", "about a mile", "nearly an acre".

    An article is no number by itself: a bound has to stand before it, a thing measured behind it, or the text tells nothing else.
    """
    words = compile_articles(reading.lexicon)
    found: list[VagueFound] = []
    for start, end, _ in reading.find_forms(words.forms):
        article = folded.index(" ", start) + 1
        unit = match_unit(units, reading.text, folded, article - 1, spelled=False)
        if unit is None or unit.end < end or folded[start - 2 : start - 1].isdigit():
            continue
        begin, bound = read_bound_before(words.bounds, folded, start)
        whole = _is_whole(folded, start, unit.end)
        if bound is EXACTLY and not whole and not (folded.startswith(words.of, unit.end) and unit.unit in words.measures):
            continue
        names = Interval(_ONE, _ONE)
        value = Quantity(names, unit.unit, bound=bound.kind, allows=apply_bound(bound, names), digits=1)
        found.append(VagueFound(begin, unit.end, value, "article"))
    return found


@frozen
class Articles:
    """Units behind an article.

    Attributes:
        forms: "a gallon", "an acre".
        of: What leads to the thing measured.
        measures: Units of which an article counts one.
        bounds: Words that bind a number.
    """

    forms: PhraseTable[str]
    of: tuple[str, ...]
    measures: frozenset[str]
    bounds: BoundWords


@lru_cache(maxsize=16)
def compile_articles(lexicon: Lexicon) -> Articles:
    """Return the units that an article may count, and what they are read with."""
    table = lexicon.read_table("units").get("articles", {})
    articles = lexicon.read_table("numerals").get("joints", {}).get("one", [])
    forms = {f"{article} {word}": word for article in articles for word in table.get("words", [])}
    of = compile_counted(lexicon).of
    return Articles(compile_folded(forms), of, frozenset(table.get("measures", [])), compile_bounds(lexicon))


def find_vague(reading: Reading, folded: str, units: UnitWords, counted: CountedWords, ends: Any) -> list[VagueFound]:  # noqa: ANN401
    """Return the vague sizes of a text, in order.

    Args:
        reading: The text.
        folded: The same in lower case.
        units: The units of the language.
        counted: Its counted words.
        ends: Gives the place where a phrase that begins at a place must end.
    """
    bare = {numeral.start: numeral for numeral in reading.numerals if numeral.bare}
    found: list[VagueFound] = []
    for start, end, word in reading.find_forms(compile_vague(reading.lexicon)):
        if isinstance(word, ImpliedWord):
            implied = read_implied(reading, folded, (start, end, word), counted, ends(end))
            item = None if implied is None else VagueFound(*implied)
        elif word.passive:
            item = _read_nobody(folded, start, end, word, counted)
        elif word.change is not None:
            item = _read_factor(folded, start, end, word)
        else:
            item = _read_vague(reading, folded, (start, end, word), (units, counted), (bare, ends))
        if item is not None:
            found.append(item)
    if ordinals := find_ordinals(reading, folded, counted):
        found = sorted([*found, *(VagueFound(*item) for item in ordinals)], key=lambda item: (item.start, -item.end))
    return found


def _read_vague(reading: Reading, folded: str, place: tuple[int, int, VagueWord], tables: tuple[UnitWords, CountedWords],
                around: tuple[dict[int, Numeral], Any]) -> VagueFound | None:
    start, end, word = place
    units, counted = tables
    bare, ends = around
    scale = _ONE
    after = folded[end : end + 1]
    if word.multiplies and after and after in " -" and (numeral := bare.get(end + 1)):
        scale, end = numeral.low, numeral.end
    if after.isalnum() or after == "'":
        return None
    text, limit = reading.text, ends(end)
    of = next((len(form) - 1 for form in counted.of if folded.startswith(form, end)), 0)
    found = match_unit(units, text, folded, end + of, spelled=True)
    if found is not None and found.end <= limit:
        return VagueFound(start, found.end, _make_quantity(reading, word, scale, found.unit, ""), "vague size")
    whole = _is_whole(folded, start, end)
    if word.value is not None and not whole and not of and not folded[start:end].endswith(counted.of_end) and scale == 1:
        return None
    tail = next((len(form) for form in counted.of_end if folded.endswith(form, start, end)), 0)
    noun = read_counted(counted, text, end - tail, limit, one=False)
    if noun is None and word.needs_noun:
        return None
    if noun is None or not noun.phrase:
        unit = "person" if tells_persons(counted, folded, start, noun.end if noun else end) else "count"
        return VagueFound(start, noun.end if noun else end, _make_quantity(reading, word, scale, unit, ""), "vague size")
    unit = "person" if noun.person else "count"
    return VagueFound(start, noun.end, _make_quantity(reading, word, scale, unit, noun.phrase), "vague size")


def _make_quantity(reading: Reading, word: VagueWord, scale: Decimal, unit: str, phrase: str) -> Quantity:
    low = EXACT.multiply(word.low, scale)
    high = None if word.high is None else EXACT.multiply(word.high, scale)
    value = word.value
    if value is None and reading.policy.vague_numbers == "coder":
        value = word.coder
        low = high = EXACT.multiply(value, scale) if value is not None else low
    if value is None:
        return Quantity(None, unit, bound=Bound.VAGUE, allows=Interval(low, high), counted=phrase)
    named = EXACT.multiply(value, scale)
    bound = Bound.EXACT if low == high else Bound.ABOUT
    return Quantity(Interval(named, named), unit, bound=bound, allows=Interval(low, high), digits=1, counted=phrase)


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Whether a text tells nothing but a size."""
    return len(folded) < _SHORT and not folded[:start].strip() and not folded[end:].strip(" .!?\n")


def _read_nobody(folded: str, start: int, end: int, word: VagueWord, counted: CountedWords) -> VagueFound | None:
    """Read "no one was hurt", and "nobody" where a text tells nothing else; "no one knows" counts nothing."""
    if not (tells_persons(counted, folded, end, end) or _is_whole(folded, start, end)) or word.value is None:
        return None
    zero = Interval(word.value, word.value)
    return VagueFound(start, end, Quantity(zero, "person", allows=zero, digits=1), "nobody")


def _read_factor(folded: str, start: int, end: int, word: VagueWord) -> VagueFound | None:
    """Read "doubled" as a rise of a hundred percent, roughly."""
    value = word.value
    following = folded[end + 1 : end + 12].split(" ", 1)[0].strip(".,;")
    if value is None or word.change is None or following in word.unless_after:
        return None
    allows = Interval(EXACT.multiply(value, Decimal("0.9")), EXACT.multiply(value, Decimal("1.1")))
    quantity = Quantity(Interval(value, value), "percent", bound=Bound.ABOUT, allows=allows, digits=1, change=Movement(word.change))
    return VagueFound(start, end, quantity, "factor")
