"""What alignment sees of a claim: who, where, of what and in which words, with the value itself masked.

The size of a number, the day a date names and the figures around are never looked at: a pair of claims that contradict each
other must look exactly like a pair that agrees. May not compare claims with each other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import lru_cache
from math import sqrt
from operator import itemgetter
from typing import Any, TypeAlias

from attrs import define, field, frozen

from reconcile.adapters.similarity import fold_letters, fold_names
from reconcile.align.views import WORD, Vocabulary, open_stems, read_vocabulary, view_sentence, weigh_words
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.tokens import lemma
from reconcile.model.claim import Claim
from reconcile.model.value import CLOCKS, Duration, Grain, Label, Magnitude, Quantity, TimeRef, Wording

GROUPS = {"quantity": "number", "magnitude": "number", "duration": "number", "time": "time", "label": "word", "wording": "word"}
GRAINS = {
    **dict.fromkeys(CLOCKS, "clock"), Grain.PART: "part", Grain.DAY: "day",
    **dict.fromkeys((Grain.WEEK, Grain.WEEKEND), "week"), **dict.fromkeys((Grain.MONTH, Grain.SEASON, Grain.QUARTER, Grain.HALF), "month"),
}
"""How finely times are told, as far as that tells what they are of: an opening hour is no year."""
NEAR = 3
"""How many content words on each side stand right beside a value."""
PERSON = "person"
"""Head of a name that stands beside no title: nothing but the name tells who is meant."""
TICK = timedelta(microseconds=1)
BLANK = "…"
EDGE = 16
"""Code points on each side of a number in which it is told whether it is a part of another or comes beside it."""
COUNTS = frozenset({"person", "count"})
"""Units of what is counted: "nine of the" is a part of what was counted before, and "61 deaths, five missing" is no conversion."""
RECENT = 8
"""Days before a text appeared within which what it tells is news."""
SHARPNESS = 1.3
"""How much more the telling words count than the others: the power to which their weights are raised."""


@define(eq=False)
class Profile:
    """A claim as alignment sees it.

    Attributes:
        claim: The claim.
        at: Its number among the profiles.
        article: Number of its text (copies share one).
        group: "number", "time" or "word".
        unit: Unit of a quantity, role of a label, scale of a magnitude, "" otherwise.
        head: What the value is of.
        counted: Stem of the counted noun, or "".
        qualifiers: Words that narrow the head.
        who: Words of the names that act or are acted upon.
        where: Words of the places.
        event: What tells its event from the article's own.
        words: Content words around, each with its weight (rarity times nearness), as a vector of length 1.
        near: Those that stand right beside the value.
        names: Words of names in the sentence.
        quote: Stems of the quotation it stands in, empty where it stands in none.
        speaker: Words of the speaker.
        start: Where it stands in its text.
        rank: Number of its sentence among those of its text that claim something.
        clause: Number of its clause in the sentence.
        text: Names of its whole text.
        often: In how many sentences of its text something is told of the same head.
        years: Years that its own clause names, but for those that its text opens with.
        marks: "further" for what is not among those counted before ("another nine"), "part" for a part of what was ("nine of the").
        bare: What a number without a unit measures where its head tells it ("magnitude"), or "".
        day: Day on which its text appeared, as an ordinal; 0 where unknown.
        when: First and last day on which it is said to hold, as ordinals; None where that is not told.
        arena: What its value can be held against, as ``blocking.name_arena`` names it.
        sizes: Arenas of the sizes that a statement tells.
        grain: How finely a time is told: "clock", "part" of a day, "day", "week", "month", "year", or "open".
        called: Words of the name that it is, empty where it is none.
        fresh: Whether its text dates a calamity to the days before it appeared: it tells of an event of its own.
        days: Days on which what it tells of took place, as ordinals, as far as its text tells two happenings apart by them.
        told_days: Those of all happenings of its text.
        sort: What its head is to the tables, as ``evidence.sort_head`` names it.
        met: The number of the one that it was last held against, and how alike the words around the two are.
    """

    claim: Claim
    at: int
    article: int
    group: str
    unit: str
    head: str
    counted: str
    qualifiers: frozenset[str]
    who: frozenset[str]
    where: frozenset[str]
    event: frozenset[str]
    words: Mapping[str, float]
    near: frozenset[str]
    names: frozenset[str]
    quote: frozenset[str]
    speaker: frozenset[str]
    start: int
    rank: int
    clause: int
    text: frozenset[str] = frozenset()
    often: int = 1
    years: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    bare: str = ""
    day: int = 0
    when: tuple[int, int] | None = None
    arena: str = ""
    sizes: frozenset[str] = frozenset()
    grain: str = ""
    called: frozenset[str] = frozenset()
    fresh: bool = False
    days: frozenset[int] = frozenset()
    told_days: frozenset[int] = frozenset()
    sort: str = ""
    met: tuple[int, float] = (-1, 0.0)


Spelled: TypeAlias = tuple[int, int, str, str, float, int]
"""A content word as one report spells it: start, end, what stands for it, its class, how telling it is, its clause."""


@frozen
class Surroundings:
    """What all claims of one report share.

    Attributes:
        vocabulary: The language.
        rarity: How telling each stem is.
        spelling: Which spelling stands for all of a name.
        noted: Words and names of each sentence read so far, and the words of each list of names.
    """

    vocabulary: Vocabulary
    rarity: Mapping[str, float]
    spelling: Mapping[str, str]
    noted: dict[str | tuple[str, ...], Any] = field(factory=dict, init=False, repr=False, eq=False)

    def spell_sentence(self, text: str) -> tuple[tuple[Spelled, ...], frozenset[str]]:
        """Return the content words of a sentence in the spellings of the report, and those among them that are names."""
        found: tuple[tuple[Spelled, ...], frozenset[str]] | None = self.noted.get(text)
        if found is None:
            spelling, rarity, generic = self.spelling, self.rarity, self.vocabulary.generic
            view = view_sentence(text, self.vocabulary.lexicon)
            words = tuple(
                [
                    (start, end, spelling.get(stem, stem) if named else stem, kin, rarity.get(stem, 1.0), clause)
                    for start, end, stem, kin, named, clause in view.words
                ],
            )
            names = frozenset([spelling.get(stem, stem) for _, _, stem, _, named, _ in view.words if named and stem not in generic])
            found = self.noted[text] = words, names
        return found

    def split_names(self, names: tuple[str, ...]) -> frozenset[str]:
        """Return the telling words of names, each in the spelling that stands for all.

        What kind of body bears a name tells nothing where it has another word: two universities are two.
        """
        found: frozenset[str] | None = self.noted.get(names)
        if found is None:
            vocabulary, spelling = self.vocabulary, self.spelling
            told = [[w for w in _split_name(name) if w not in vocabulary.generic and w not in vocabulary.empty] for name in names]
            found = self.noted[names] = frozenset(
                [
                    spelling.get(word) or spelling.get(lemma(word, vocabulary.lexicon), word)
                    for words in told
                    for word in ([w for w in words if w not in vocabulary.bodies] or words)
                ],
            )
        return found


def survey_claims(claims: Sequence[Claim], lexicon: Lexicon, aliases: Sequence[Sequence[str]] = ()) -> Surroundings:
    """Return what all claims share: how rare each word is, and which names are one."""
    texts = sorted({claim.sentence.text for claim in claims})
    rarity = weigh_words(texts, lexicon)
    names = {stem for text in texts for _, _, stem, _, named, _ in view_sentence(text, lexicon).words if named}
    for claim in claims:
        for name in (*claim.aspect.who, *claim.aspect.where):
            names.update(name.split())
    for group in aliases:
        names.update(fold_letters(name) for name in group)
    return Surroundings(read_vocabulary(lexicon), rarity, fold_names(names, aliases))


def gather_words(claims: Sequence[Claim], around: Surroundings) -> frozenset[str]:
    """Return the names of a text: what two reports of one event share."""
    return frozenset().union(*[around.spell_sentence(text)[1] for text in {claim.sentence.text for claim in claims}])


def draw_profile(claim: Claim, place: tuple[int, int, int], around: Surroundings) -> Profile:
    """Return what alignment sees of ``claim``.

    Args:
        claim: The claim.
        place: Its number, the number of its text, and that of its sentence in its text.
        around: What all claims of the report share.
    """
    vocabulary = around.vocabulary
    lexicon = vocabulary.lexicon
    at, article, rank = place
    view = view_sentence(claim.sentence.text, lexicon)
    offset = claim.sentence.span.start
    start, end = claim.mention.span.start - offset, claim.mention.span.end - offset
    counted = _read_counted(claim, lexicon)
    clause = bisect_left(view.breaks, start)
    spelled, names = around.spell_sentence(claim.sentence.text)
    words, near = _weigh_around(claim, spelled, (start, end, clause))
    event = frozenset(claim.aspect.event)
    aspect = claim.aspect
    return Profile(
        claim,
        at,
        article,
        GROUPS.get(claim.mention.kind, "word"),
        _read_unit(claim),
        vocabulary.alike.get(aspect.head, aspect.head),
        counted,
        frozenset(aspect.qualifiers),
        _read_who(claim, around),
        around.split_names(aspect.where),
        event,
        words,
        near,
        names,
        next((stems for low, high, stems in view.quotes if low <= start < high), frozenset()),
        around.split_names((claim.attribution.speaker, *claim.attribution.chain)),
        claim.mention.span.start,
        rank,
        clause,
        marks=_read_marks(claim, vocabulary),
        years=_read_years(event),
        bare=vocabulary.bare.get(aspect.head, ""),
        grain=_read_grain(claim),
        when=read_days(claim.as_of),
        called=_read_called(claim, around),
    )


def _read_who(claim: Claim, around: Surroundings) -> frozenset[str]:
    """Return the names around a claim; the name of a person is of that person, however spelled."""
    value, names = claim.mention.value, claim.aspect.who
    if isinstance(value, Label) and value.role == "name":
        names = (value.key,) if claim.aspect.head == PERSON else (value.key, *names)
    return around.split_names(names)


def _read_called(claim: Claim, around: Surroundings) -> frozenset[str]:
    """Return the telling words of a name, each in the spelling that stands for all; nothing for what is no name."""
    value = claim.mention.value
    return around.split_names((value.key,)) if isinstance(value, Label) and value.role == "name" else frozenset()


def read_days(time: TimeRef | None) -> tuple[int, int] | None:
    """Return the first and the last day that a time names, as ordinals."""
    names = time.names if time is not None else None
    if names is None or names.low is None or names.high is None:
        return None
    return names.low.toordinal(), max((names.high - TICK).toordinal(), names.low.toordinal())


def tells_calamity(profiles: Sequence[Profile], opening: int, vocabulary: Vocabulary) -> bool:
    """Whether a text dates a calamity to the days before it appeared, and tells of no trial in its first ``opening`` sentences."""
    if any(profile.rank < opening and profile.head in vocabulary.proceedings for profile in profiles):
        return False
    return any(_is_recent(profile) for profile in profiles if profile.group == "time" and profile.head in vocabulary.calamities)


def _is_recent(profile: Profile) -> bool:
    """Whether a time names a day or two shortly before its text appeared."""
    value = profile.claim.mention.value
    days = read_days(value) if isinstance(value, TimeRef) and profile.day else None
    return days is not None and 0 <= profile.day - days[0] <= RECENT and days[1] - days[0] <= 1


def _read_marks(claim: Claim, vocabulary: Vocabulary) -> frozenset[str]:
    """Return what the words at the edges of a number say of its place among other numbers."""
    value = claim.mention.value
    if isinstance(value, Duration) or not isinstance(value, (Quantity, Magnitude)):
        return frozenset()
    text, offset = claim.sentence.text, claim.sentence.span.start
    start, end = max(claim.mention.span.start - offset, 0), claim.mention.span.end - offset
    before = text[max(0, start - EDGE) : start].lower().split()
    inside, after = text[start:end].lower(), f"{text[end : end + EDGE].lower()} "
    found = set()
    if not vocabulary.further.isdisjoint((*before[-1:], *_blank(inside, vocabulary).split(), *_blank(after, vocabulary).split()[:1])):
        found.add("further")
    counts = isinstance(value, Magnitude) or value.unit in COUNTS
    parted = any(f" {words}" in f"{inside} " for words in vocabulary.part_after) or after.lstrip().startswith(vocabulary.part_after)
    if counts and parted:
        found.add("part")
    if " ".join(before).endswith(vocabulary.part_before):
        found.add("part")
    return frozenset(found)


def _blank(text: str, vocabulary: Vocabulary) -> str:
    """Return a text without the bounds that hold a word for what comes further: "more than nine" are no more."""
    for words in vocabulary.not_further:
        text = text.replace(words, BLANK)
    return text


def _read_years(event: frozenset[str]) -> frozenset[str]:
    """Return the years that the clause of a claim names for its event."""
    return frozenset(word for word in event if len(word) == 4 and word.isdigit())


def _read_unit(claim: Claim) -> str:
    value = claim.mention.value
    if isinstance(value, Duration):
        return "duration"
    if isinstance(value, Quantity):
        return value.unit
    if isinstance(value, Magnitude):
        return value.scale
    if isinstance(value, TimeRef):
        return "time"
    return value.role if isinstance(value, Label) else "wording"


def _read_grain(claim: Claim) -> str:
    """Return how finely a time is told, which is to a time what its unit is to a size; "" for what is none."""
    value = claim.mention.value
    if not isinstance(value, TimeRef):
        return ""
    if value.names is None:
        return "clock" if value.timex[:1] == "T" else "open"
    return GRAINS.get(value.grain, "year")


@lru_cache(maxsize=1 << 14)
def _last_stem(phrase: str, lexicon: Lexicon) -> str:
    known = open_stems(lexicon)
    for surface in reversed(WORD.findall(phrase)):
        stem = known[surface][0]
        if stem:
            return stem
    return ""


def _read_counted(claim: Claim, lexicon: Lexicon) -> str:
    value = claim.mention.value
    return _last_stem(value.counted, lexicon) if isinstance(value, Quantity) and value.counted else ""


@lru_cache(maxsize=1 << 14)
def _split_name(name: str) -> tuple[str, ...]:
    return tuple(fold_letters(name).split())


def _weigh_around(claim: Claim, spelled: Sequence[Spelled], place: tuple[int, int, int]) -> tuple[dict[str, float], frozenset[str]]:
    """Return the weighted words around a value, and those right beside it; the value's own words are masked.

    A wording is its own words: nothing is masked but what tells its polarity, and only words in it or beside it count.
    """
    start, end, clause = place
    value = claim.mention.value
    whole, counted = isinstance(value, Wording), isinstance(value, Quantity)
    further = 0.35 if whole else 1.0
    low, high = bisect_right(spelled, start, key=itemgetter(1)), bisect_left(spelled, end, key=itemgetter(0))
    told = low if whole or counted else high
    words: dict[str, float] = {}
    for begin, stop, stem, kin, rarity, own in (*spelled[:low], *spelled[told:]):
        distance = start - stop if stop <= start else begin - end  # less than nothing within the value
        weight = rarity if distance < 0 else further / (1.0 + distance / 25.0) * rarity
        if own != clause and not (whole and distance < 0):
            weight *= 0.7
        if weight > words.get(stem, 0.0):
            words[stem] = weight
        if kin:
            bonus = weight * 0.8
            if bonus > words.get(kin, 0.0):
                words[kin] = bonus
    near = frozenset([kin or stem for _, _, stem, kin, _, _ in (*spelled[max(low - NEAR, 0) : low], *spelled[told : told + NEAR])])
    sharp = {word: weight**SHARPNESS for word, weight in words.items()}
    length = sqrt(sum([weight * weight for weight in sharp.values()])) or 1.0
    return {word: weight / length for word, weight in sharp.items()}, near
