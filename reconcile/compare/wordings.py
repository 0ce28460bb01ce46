"""The ladder for statements without a size: by their content words, names and polarity.

May not know any word: what a statement is made of was decided when it was read, and opposites stand in ``opposites.toml``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from attrs import define, field

from reconcile.compare.ladder import Ladder, Rung, find_rung, otherwise
from reconcile.lexicon.kin import read_kin
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.tokens import lemma
from reconcile.model.finding import Comparison, Verdict
from reconcile.model.value import Wording
from reconcile.policy import Policy


@define
class WordingPair:
    """Two statements as sets of words.

    Attributes:
        shared: Words that both have.
        shorter: Words that the shorter one has.
        union: Words that either has.
        opposed: Whether one is told as not so.
        strict: Whether words of theirs deny each other only where nothing else sets the two apart.
        policy: The conventions in force.
    """

    shared: int = field(kw_only=True)
    shorter: int = field(kw_only=True)
    union: int = field(kw_only=True)
    opposed: bool = field(kw_only=True)
    strict: bool = field(kw_only=True)
    policy: Policy = field(kw_only=True)


class Told(NamedTuple):
    """A statement as the ladder sees it: its words, and what they alone tell as so and as not so."""

    words: frozenset[str]
    sides: dict[str, bool]


class Side(NamedTuple):
    """What a word tells: the name of what is told, whether as so, and the words of which one must stand with it, if any."""

    name: str
    so: bool
    beside: frozenset[str]


def compare_wordings(left: Wording, right: Wording, policy: Policy, lexicon: Lexicon) -> Comparison:
    """Return what two statements say to each other; ``apart`` is the share of words that they do not have in common."""
    ones, others = read_wording(left, lexicon), read_wording(right, lexicon)
    shared, one, other = len(ones.words & others.words), len(ones.words), len(others.words)
    shorter = min(one, other)
    denied = _find_denied(ones.sides, others.sides)
    one_side, other_side = _tell_sides(denied, ones.sides)
    opposed = (left.negated == one_side) != (right.negated == other_side)
    strict = denied in _read_strict(lexicon)
    pair = WordingPair(shared=shared, shorter=shorter, union=one + other - shared, opposed=opposed, strict=strict, policy=policy)
    rung = find_rung(WORDING_LADDER, pair)
    return Comparison(rung.verdict, rung.name, round(1 - pair.shared / pair.union, 4) if pair.union else 0.0)


def find_sides(left: Wording, right: Wording, lexicon: Lexicon) -> tuple[bool, bool]:
    """Return whether the words of each tell as so what those of the other tell as not so ("open" and "shut"); both do where none does."""
    ones, others = read_wording(left, lexicon).sides, read_wording(right, lexicon).sides
    return _tell_sides(_find_denied(ones, others), ones)


def changes_daily(left: Wording, right: Wording, lexicon: Lexicon) -> bool:
    """Return whether what one tells as so and the other as not so goes one way on one day and the other way on the next."""
    denied = _find_denied(read_wording(left, lexicon).sides, read_wording(right, lexicon).sides)
    return bool(denied) and bool(lexicon.read_table("opposites")[denied].get("daily"))


def _find_denied(ones: dict[str, bool], others: dict[str, bool]) -> str:
    """Return what one tells as so and the other as not so, "" for nothing."""
    if not ones or not others:
        return ""
    return min((name for name, side in ones.items() if others.get(name, side) != side), default="")


def _tell_sides(denied: str, ones: dict[str, bool]) -> tuple[bool, bool]:
    return (ones[denied], not ones[denied]) if denied else (True, True)


@lru_cache(maxsize=4096)
def read_wording(wording: Wording, lexicon: Lexicon) -> Told:
    """Return a statement as the ladder sees it: words for one thing and those of two opposite sides are one, the first decides the side."""
    table, kin = _read_sides(lexicon), read_kin(lexicon)
    told = frozenset(wording.words)
    found: dict[str, bool] = {}
    words: list[str] = []
    for word in (*wording.words, *wording.names):
        side = table.get(word)
        if side is None or (side.beside and side.beside.isdisjoint(told)):
            words.append(kin.get(word, word))
            continue
        words.append(side.name)
        if word in told:
            found.setdefault(side.name, side.so)
    return Told(frozenset(words), found)


@lru_cache(maxsize=16)
def _read_sides(lexicon: Lexicon) -> dict[str, Side]:
    """Return by word what it tells of, and whether as so."""
    table = lexicon.read_table("opposites")
    beside = {name: frozenset(row.get("beside", ())) for name, row in table.items()}
    denied = {lemma(word, lexicon): Side(name, so=False, beside=beside[name]) for name, row in table.items() for word in row.get("not", ())}
    told = [(word, name, side) for name, row in table.items() for side in ("not", "so") for word in row.get(side, ())]
    return denied | {word: Side(name, so=side == "so", beside=beside[name]) for word, name, side in told}


@lru_cache(maxsize=16)
def _read_strict(lexicon: Lexicon) -> frozenset[str]:
    """Return what two statements deny each other only where nothing else sets them apart."""
    return frozenset([name for name, row in lexicon.read_table("opposites").items() if row.get("strict")])


def share_nothing(pair: WordingPair) -> bool:
    """Hold where no word is common to both."""
    return not pair.shared and pair.union > 0


def contradict(pair: WordingPair) -> bool:
    """Hold where one tells as so what the other tells as not so: they have half of the shorter one's words in common, and not by chance."""
    if pair.strict and pair.shared < pair.shorter:
        return False
    return pair.opposed and pair.shared >= pair.policy.opposed_words * pair.shorter and pair.shared >= min(2, pair.shorter)


def share_a_word(pair: WordingPair) -> bool:
    """Hold where one is negated, and the one word that they share is half of the shorter one: a verb alone may be told of two things."""
    return pair.opposed and pair.shorter > 1 and pair.shared >= pair.policy.opposed_words * pair.shorter


def be_opposed(pair: WordingPair) -> bool:
    """Hold where one is negated and they tell of different things."""
    return pair.opposed


def use_the_same_words(pair: WordingPair) -> bool:
    """Hold where nearly all words are common to both."""
    return pair.shared >= pair.policy.same_words * pair.union


def tell_the_same_and_more(pair: WordingPair) -> bool:
    """Hold where one repeats three words in four of the other, and at least three, at more length."""
    return pair.shared >= pair.policy.same_quote_words and pair.shared >= pair.policy.repeated_words * pair.shorter


def one_within_other(pair: WordingPair) -> bool:
    """Hold where nearly all words of one are words of the other, which tells more."""
    return pair.shared >= pair.policy.same_words * pair.shorter


WORDING_LADDER: Ladder[WordingPair] = (
    Rung("nothing shared", share_nothing, Verdict.INCOMPARABLE, "they have no word in common"),
    Rung("affirmed and denied", contradict, Verdict.DISCREPANCY, "one tells as so what the other tells as not so"),
    Rung("opposed in a word", share_a_word, Verdict.COMPATIBLE, "one is negated, and they may tell it of two things"),
    Rung("opposed", be_opposed, Verdict.COMPATIBLE, "one is negated, but they have too little in common to contradict each other"),
    Rung("same words", use_the_same_words, Verdict.AGREEMENT, "they use the same words, or others for the same"),
    Rung("told at length", tell_the_same_and_more, Verdict.AGREEMENT, "one tells the same as the other, at more length"),
    Rung("sharper", one_within_other, Verdict.COMPATIBLE, "one tells more than the other"),
    Rung("other words", otherwise, Verdict.COMPATIBLE, "they tell it in other words, and nothing in them stands against it"),
)
