"""The ladder for values of two kinds: a size in words against a number, a statement against a count.

Says INCOMPARABLE wherever nothing can be said for sure.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from attrs import frozen

from reconcile.adapters.units import move_interval
from reconcile.compare.labels import is_unknown, split_label
from reconcile.compare.ladder import Ladder, Rung, find_rung, otherwise
from reconcile.lexicon.loader import Lexicon
from reconcile.model.finding import Comparison, Verdict
from reconcile.model.value import SCORE, Duration, Label, Magnitude, Quantity, TimeRef, Value, Wording

LENGTH = "P"
"""How the TIMEX3 value of a length begins."""
SECOND = timedelta(seconds=1)


@frozen
class MixedPair:
    """Two values of different kinds.

    Attributes:
        left: The first.
        right: The second.
        words: The words of the label among them.
        unknown: Whether that label says that nobody knows.
    """

    left: Value
    right: Value
    words: tuple[str, ...] = ()
    unknown: bool = False


def compare_mixed(left: Value, right: Value, lexicon: Lexicon) -> Comparison:
    """Return what two values of different kinds say to each other."""
    label = next((value for value in (left, right) if isinstance(value, Label)), None)
    words = split_label(label, lexicon) if label else ()
    rung = find_rung(MIXED_LADDER, MixedPair(left, right, words, is_unknown(words, lexicon)))
    return Comparison(rung.verdict, rung.name)


def deny_a_number(pair: MixedPair) -> bool:
    """Hold where one says that there is nothing, and the other counts something."""
    sizes = [value for value in (pair.left, pair.right) if isinstance(value, Quantity)]
    words = [value for value in (pair.left, pair.right) if _says_nothing(value)]
    return bool(sizes and words) and not any(_allows_zero(size) for size in sizes)


def say_vaguely(pair: MixedPair) -> bool:
    """Hold where a size in words stands beside a number: it leaves the number open."""
    return _kinds(pair) == {"magnitude", "quantity"}


def know_nothing(pair: MixedPair) -> bool:
    """Hold where one says that it is unknown, and the other that nothing is told of it."""
    return pair.unknown and any(isinstance(value, Wording) and value.negated for value in (pair.left, pair.right))


def name_and_tell(pair: MixedPair) -> bool:
    """Hold where one names something and the other tells it in a statement that has the same words."""
    labels = [value for value in (pair.left, pair.right) if isinstance(value, Label)]
    wordings = [value for value in (pair.left, pair.right) if isinstance(value, Wording)]
    if not labels or not wordings or wordings[0].negated:
        return False
    told = {word for name in (*wordings[0].words, *wordings[0].names) for word in name.split()}
    return bool(pair.words) and told.issuperset(pair.words)


def read_as_range(pair: MixedPair) -> bool:
    """Hold where one is a score, and the other a range of the same numbers: "1-3" alone may be either."""
    scores = [value for value in (pair.left, pair.right) if isinstance(value, Label) and value.role == SCORE]
    sizes = [value for value in (pair.left, pair.right) if isinstance(value, Quantity) and value.unit == "count" and value.names]
    if not scores or not sizes or sizes[0].names is None:
        return False
    return sorted(scores[0].key.split("-")) == sorted(f"{end:f}" for end in (sizes[0].names.low, sizes[0].names.high) if end is not None)


def stretch_as_long(pair: MixedPair) -> bool:
    """Hold where one tells a stretch up to now, and the other its length: "the past 24 hours" and "in a day"."""
    stretches = [value for value in (pair.left, pair.right) if isinstance(value, TimeRef) and value.names is None]
    lengths = [value for value in (pair.left, pair.right) if isinstance(value, Duration)]
    if not stretches or not lengths or stretches[0].allows is None or not stretches[0].timex.startswith(LENGTH):
        return False
    low, high = stretches[0].allows.low, stretches[0].allows.high
    if low is None or high is None:
        return False
    return Decimal((high - low) // SECOND) in move_interval(lengths[0].allows, lengths[0].unit)


MIXED_LADDER: Ladder[MixedPair] = (
    Rung("nothing and something", deny_a_number, Verdict.DISCREPANCY, "one says that there was nothing, the other counts it"),
    Rung("vague and number", say_vaguely, Verdict.COMPATIBLE, "a size in words leaves the number open"),
    Rung("unknown", know_nothing, Verdict.AGREEMENT, "neither knows it"),
    Rung("name and statement", name_and_tell, Verdict.AGREEMENT, "the statement has the name that the other gives"),
    Rung("score or range", read_as_range, Verdict.COMPATIBLE, "the same two numbers, which may be a score told for the other side"),
    Rung("stretch", stretch_as_long, Verdict.AGREEMENT, "one tells the stretch of time, the other how long it is"),
    Rung("unlike kinds", otherwise, Verdict.INCOMPARABLE, "values of these kinds cannot be held against each other"),
)


def _kinds(pair: MixedPair) -> set[str]:
    return {_kind(pair.left), _kind(pair.right)}


def _kind(value: Value) -> str:
    if isinstance(value, Quantity):
        return "quantity"
    return "magnitude" if isinstance(value, Magnitude) else "other"


def _says_nothing(value: Value) -> bool:
    if isinstance(value, Magnitude):
        return value.rank.high is not None and value.rank.high <= 0
    return isinstance(value, Wording) and value.negated


def _allows_zero(size: Quantity) -> bool:
    nothing = Decimal(0)
    return nothing in size.allows or (size.names is not None and nothing in size.names)
