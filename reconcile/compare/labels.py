"""The ladder for names, places, directions, causes and conditions.

May not know any name: spellings are folded by how they sound, what stands against what is listed in the lexicon.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from attrs import field, frozen

from reconcile.adapters.similarity import are_one_name, rate_likeness
from reconcile.compare.ladder import Ladder, Rung, find_rung, otherwise
from reconcile.lexicon.loader import Lexicon
from reconcile.model.finding import Comparison, Verdict
from reconcile.model.value import SCORE, Label

SMALL = ("article", "preposition", "possessive", "demonstrative", "coordinator")
"""Kinds of words that tell nothing in a name."""
SHORT = 4
ALIKE = 0.79
"""Beside a word that is the same: nine letters of ten, or eight of ten."""
LOOSE = frozenset({"kind", "occasion"})
"""Roles of which a thing may have several: a school is a building, and a robber a man; a speech is named as each outlet likes."""


@frozen
class LabelPair:
    """Two labels, as words.

    Attributes:
        left: The first.
        right: The second.
        shared: How many words of the shorter one the other has, in some spelling.
        lengths: How many words each has.
        rest: The words that are left on each side.
        turn: Degrees between them where both are directions, None otherwise.
        unknown: Whether both say that it is unknown.
        untold: Whether one says only that it is not told.
    """

    left: Label
    right: Label
    shared: int = field(kw_only=True)
    lengths: tuple[int, int] = field(kw_only=True)
    rest: tuple[tuple[str, ...], tuple[str, ...]] = field(kw_only=True)
    turn: int | None = field(kw_only=True)
    unknown: bool = field(kw_only=True)
    untold: bool = field(kw_only=True)


def compare_labels(left: Label, right: Label, lexicon: Lexicon) -> Comparison:
    """Return what two labels say to each other; ``apart`` is the degrees between two directions."""
    ones, others = split_label(left, lexicon), split_label(right, lexicon)
    shared, rest = _match_words(ones, others)
    unknown = is_unknown(ones, lexicon) and is_unknown(others, lexicon)
    untold = not _read_untold(lexicon).isdisjoint((*ones, *others))
    turn = _turn(left, right, lexicon)
    pair = LabelPair(left, right, shared=shared, lengths=(len(ones), len(others)), rest=rest, turn=turn, unknown=unknown, untold=untold)
    rung = find_rung(LABEL_LADDER, pair)
    return Comparison(rung.verdict, rung.name, None if pair.turn is None else float(pair.turn))


def play_other_roles(pair: LabelPair) -> bool:
    """Hold where one names a place and the other, say, a cause."""
    return pair.left.role != pair.right.role


def give_one_score(pair: LabelPair) -> bool:
    """Hold where both give the same numbers in one order."""
    return pair.left.role == SCORE and pair.left.key == pair.right.key


def give_other_side(pair: LabelPair) -> bool:
    """Hold where one gives the numbers of the other the other way round, as its own side tells them ("1-3" and "3-1")."""
    return pair.left.role == SCORE and pair.left.key == " ".join("-".join(reversed(part.split("-"))) for part in pair.right.key.split())


def give_part_of_score(pair: LabelPair) -> bool:
    """Hold where one gives some of the sets or legs that the other gives."""
    one, other = set(pair.left.key.split()), set(pair.right.key.split())
    return pair.left.role == SCORE and (one < other or other < one)


def give_other_score(pair: LabelPair) -> bool:
    """Hold where both give scores, whose numbers are others."""
    return pair.left.role == SCORE


def have_one_key(pair: LabelPair) -> bool:
    """Hold where both say the same once folded, however spaced."""
    return _close_up(pair.left) == _close_up(pair.right)


def know_nothing(pair: LabelPair) -> bool:
    """Hold where both say that it is unknown."""
    return pair.unknown


def tell_less(pair: LabelPair) -> bool:
    """Hold where one says only that it is not told."""
    return pair.untold


def spell_one_name(pair: LabelPair) -> bool:
    """Hold where each word of one is a spelling of a word of the other."""
    return pair.lengths[0] == pair.lengths[1] == pair.shared


def spell_much_alike(pair: LabelPair) -> bool:
    """Hold where all words but one are spellings of each other, and that one is nearly so, or is cut short."""
    if pair.left.role in LOOSE or pair.lengths[0] != pair.lengths[1] or pair.shared != pair.lengths[0] - 1 or not pair.shared:
        return False
    (one,), (other,) = pair.rest
    return is_cut_short(one, other) or (min(len(one), len(other)) > SHORT and rate_likeness(one, other) >= ALIKE)


def is_cut_short(one: str, other: str) -> bool:
    """Whether the shorter word is a few letters of the longer one, in order and from the first: "mo" of "missouri"."""
    shorter, longer = sorted((one, other), key=lambda word: (len(word), word))
    letters = iter(longer)
    return 1 < len(shorter) <= SHORT < len(longer) and shorter[0] == longer[0] and all(letter in letters for letter in shorter)


def point_one_way(pair: LabelPair) -> bool:
    """Hold where two directions are neighbours on the compass ("south" and "southwest")."""
    return pair.turn is not None and pair.turn <= 45


def point_elsewhere(pair: LabelPair) -> bool:
    """Hold where two directions are no neighbours."""
    return pair.turn is not None


def be_part(pair: LabelPair) -> bool:
    """Hold where all words of one are among those of the other."""
    return pair.shared == min(pair.lengths) > 0


def share_a_word(pair: LabelPair) -> bool:
    """Hold where some word is common to both."""
    return pair.shared > 0


def allow_several(pair: LabelPair) -> bool:
    """Hold where a thing may be both."""
    return pair.left.role in LOOSE


def be_places(pair: LabelPair) -> bool:
    """Hold where both are places: a town lies in its country, and no map is at hand."""
    return pair.left.role == "place"


LABEL_LADDER: Ladder[LabelPair] = (
    Rung("other role", play_other_roles, Verdict.INCOMPARABLE, "they name different kinds of things"),
    Rung("same score", give_one_score, Verdict.AGREEMENT, "they give the same score"),
    Rung("other side", give_other_side, Verdict.COMPATIBLE, "they give the same numbers, told for the other side"),
    Rung("part of the score", give_part_of_score, Verdict.COMPATIBLE, "one gives a part of the score"),
    Rung("other score", give_other_score, Verdict.DISCREPANCY, "they give different scores"),
    Rung("same name", have_one_key, Verdict.AGREEMENT, "both say the same"),
    Rung("unknown", know_nothing, Verdict.AGREEMENT, "neither knows it"),
    Rung("untold", tell_less, Verdict.COMPATIBLE, "one tells what the other leaves out"),
    Rung("same spelling", spell_one_name, Verdict.AGREEMENT, "they are spellings of one name"),
    Rung("like spelling", spell_much_alike, Verdict.AGREEMENT, "they are one name, spelled or shortened in two ways"),
    Rung("neighbouring direction", point_one_way, Verdict.COMPATIBLE, "one direction is a finer telling of the other"),
    Rung("other direction", point_elsewhere, Verdict.DISCREPANCY, "they point in different directions"),
    Rung("part of the name", be_part, Verdict.COMPATIBLE, "one is a part of the other"),
    Rung("shared word", share_a_word, Verdict.COMPATIBLE, "they have a word in common and may be one"),
    Rung("two places", be_places, Verdict.COMPATIBLE, "one place may lie in or near the other"),
    Rung("several kinds", allow_several, Verdict.COMPATIBLE, "a thing may be both"),
    Rung("other name", otherwise, Verdict.DISCREPANCY, "they say different things"),
)


@lru_cache(maxsize=16)
def _read_small(lexicon: Lexicon, *, named: bool) -> frozenset[str]:
    """Return the words that tell nothing; in a name neither do those that some write in it and others do not ("al-")."""
    table = lexicon.read_table("stopwords")
    words = table.get("words", {})
    particles = table.get("groups", {}).get("particles", ()) if named else ()
    return frozenset((*particles, *(word for kind in SMALL for word in words.get(kind, ()))))


def _close_up(label: Label) -> str:
    return label.key.replace(" ", "").replace("-", "")


@lru_cache(maxsize=4096)
def split_label(label: Label, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words that tell something, once each; all words where none does."""
    words = dict.fromkeys(label.key.replace("-", " ").split())
    small = _read_small(lexicon, named=label.role == "name")
    return tuple(word for word in words if word not in small) or tuple(words)


def _match_words(ones: tuple[str, ...], others: tuple[str, ...]) -> tuple[int, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return how many words of the shorter are words of the longer, each matched once, and the words left on either side."""
    shorter, longer = sorted((ones[:24], others[:24]), key=lambda words: (len(words), words))
    left, alone = list(longer), []
    for word in shorter:
        found = word if word in left else next((other for other in left if are_one_name(word, other)), None)
        if found is None:
            alone.append(word)
        else:
            left.remove(found)
    return len(shorter) - len(alone), (tuple(alone), tuple(left))


def is_unknown(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a label says only that nobody knows ("unknown reason")."""
    return not _read_unknown(lexicon).isdisjoint(words)


@lru_cache(maxsize=16)
def _read_unknown(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.read_table("updates").get("unknown", {}).get("words", ()))


@lru_cache(maxsize=16)
def _read_untold(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.read_table("updates").get("untold", {}).get("words", ()))


@lru_cache(maxsize=16)
def _read_compass(lexicon: Lexicon) -> Mapping[str, int]:
    table = lexicon.read_table("directions").get("degrees", {})
    return {form: degrees for entry in table for form, degrees in ((form, entry["degrees"]) for form in entry["forms"])}


def _turn(left: Label, right: Label, lexicon: Lexicon) -> int | None:
    if left.role != "direction" or right.role != "direction":
        return None
    compass = _read_compass(lexicon)
    one, other = (compass.get(_close_up(label)) for label in (left, right))
    if one is None or other is None:
        return None
    turn = abs(one - other) % 360
    return min(turn, 360 - turn)
