"""What speaks for and against two claims being of one thing: features in levels, and the weight of each level.

In the manner of Fellegi and Sunter: a feature looks at two profiles and says a level ("head: same"); the weights table says how much
likelier that level is among true pairs than among others, as log2; the weights add up (``weights.py``). No feature looks at a value.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from reconcile.align.profiles import PERSON, Profile
from reconcile.align.weights import Weights
from reconcile.model.value import SCORE

Feature: TypeAlias = "Callable[[Profile, Profile, Weights], str]"
NEARBY, PAST = 3, 40
"""Days within which two moments are near each other, and after which what is told is of the past."""
WEEKS, MONTHS = 8, 36
"""Days from which two texts appeared weeks, and months, after one another."""
ALIKE = (0.05, 0.15, 0.3, 0.5)
ONE_STORY = frozenset({"below 0.3", "below 0.5", "more"})
"""What two texts share at least that follow one event over weeks."""
BINS = (0.01, 0.03, 0.06, 0.1, 0.15, 0.22, 0.32, 0.5)
SPEECH = "said"
"""Head of statements that only tell of somebody who speaks: it is no bond."""
SHARED = (0.05, 0.12, 0.25)
COMMON = ("nothing", "little", "some", "much")
FAINT = ("little", "some")
"""What two statements share that a name which acts in both makes more of; who share nothing but their actor share little."""
STEPS = (*(f"below {edge}" for edge in BINS), "more")


def _compare_kinds(left: Profile, right: Profile, _: Weights) -> str:
    """Which kinds of values the two are."""
    return _name_kinds(left.claim.mention.kind, right.claim.mention.kind)


@lru_cache(maxsize=64)
def _name_kinds(one: str, other: str) -> str:
    return "+".join(sorted((one, other)))


def _compare_units(left: Profile, right: Profile, _: Weights) -> str:
    """Whether both are told in one unit; units of other dimensions never come here."""
    return "same" if left.unit == right.unit else "other"


def _compare_heads(left: Profile, right: Profile, weights: Weights) -> str:
    """Whether the values are of one thing: a class of the lexicon, a word of the text, or merely the noun that is counted."""
    if left.head and left.head == right.head:
        return f"same {left.sort}, told {_count_often(max(left.often, right.often))}"
    pair = (left.head, right.head)
    if pair in weights.never or (pair in weights.succeeding and left.group == "time" == right.group):
        return "never"
    if left.unit == right.unit and left.group == "word" == right.group and left.unit in {left.head, right.head}:
        return "none and none"  # a label that is only of its role: "the cause is unknown"
    if left.group == "time" == right.group and SPEECH in {left.head, right.head}:
        return "one of speech"  # when somebody spoke is not when it happened
    return _name_sorts(left.sort, right.sort)


@lru_cache(maxsize=64)
def _name_sorts(one: str, other: str) -> str:
    return " and ".join(sorted((one, other)))


def sort_head(profile: Profile, weights: Weights) -> str:
    """A head that is no more than the noun counted says little of what befell it, and one that is missing nothing."""
    head = profile.head
    if head in weights.classes:
        return "class"
    if not head:
        return "none"
    return "noun" if head == profile.counted or head in weights.people else "word"


def _count_often(times: int) -> str:
    """A head of which a text speaks once points at one thing; one of which it speaks often may be of many things."""
    return ("never", "once", "twice")[times] if times < 3 else "a few times" if times < 5 else "often"


def _compare_counted(left: Profile, right: Profile, weights: Weights) -> str:
    """Whether the same noun is counted; nouns that only say "people" show nothing."""
    one, other = left.counted, right.counted
    if not one or not other:
        return "untold"
    if one == other:
        return "people" if one in weights.people else "same"
    return "people" if one in weights.people or other in weights.people else _place_level("other", left, right)


def _compare_qualifiers(left: Profile, right: Profile, weights: Weights) -> str:
    """Whether the words that narrow the head are shared, rivals ("civilians", "soldiers"), or merely others."""
    if left.qualifiers == right.qualifiers:
        return "same" if left.qualifiers else "untold"
    rivals = weights.rivals.keys()
    if not rivals.isdisjoint(left.qualifiers) and not rivals.isdisjoint(right.qualifiers):
        ones, others = ({weights.rivals[word] for word in rivals & side.qualifiers} for side in (left, right))
        if ones.isdisjoint(others) and not {group for group, _ in ones}.isdisjoint([group for group, _ in others]):
            return "rival"
    return _place_level(_share(left.qualifiers, right.qualifiers), left, right)


def _place_level(level: str, left: Profile, right: Profile) -> str:
    """Return a level of two that share nothing, with whether one text tells both: it tells its things apart by such words."""
    return f"{level} in one text" if left.article == right.article and level in {"one", "other"} else level


def _share(one: frozenset[str], other: frozenset[str]) -> str:
    if not one or not other:
        return "one" if one or other else "untold"
    return "shared" if not one.isdisjoint(other) else "other"


def _compare_who(left: Profile, right: Profile, _: Weights) -> str:
    """Whether one who acts or is acted upon is named in both; a mere name is its own, and only a name that shares a word with it is it.

    Who meets whom tells one score from another: two texts that both name two sides tell of two contests where no side is common.
    """
    level = _share(left.who, right.who)
    if level == "other" and left.unit == SCORE == right.unit:
        named = min(len(left.who), len(right.who)) > 1 or left.article == right.article
        return "other sides" if named else level
    if PERSON in (left.head, right.head):
        unlike = left.called and right.called and left.called.isdisjoint(right.called)
        if unlike or (level == "other" and left.head == right.head):
            return "other person"
    return _place_level(level, left, right)


def _compare_where(left: Profile, right: Profile, _: Weights) -> str:
    """Whether a place is named in both; two places that one text names are two places."""
    level = _share(left.where, right.where)
    return _place_level(level, left, right) if level == "other" else level


def _compare_events(left: Profile, right: Profile, _: Weights) -> str:
    """Whether both belong to the event of the article, to one other event, or to different ones; other years tell most."""
    if _tell_days_apart(left, right):
        return "other day"
    if not left.event and not right.event:
        return "untold"
    one, other = left.years, right.years
    if not (one.isdisjoint(right.event) and other.isdisjoint(left.event)):
        return "same year"
    if one or other:
        return "other years" if one and other else "one has a year"
    return _place_level(_share(left.event, right.event), left, right)


def _tell_days_apart(left: Profile, right: Profile) -> bool:
    """Whether two tell of happenings of two days that some text tells apart; two texts may date one happening differently."""
    one, other = left.days, right.days
    if not one or not other or not one.isdisjoint(other):
        return False
    return any(not (told.isdisjoint(one) or told.isdisjoint(other)) for told in (left.told_days, right.told_days))


def _compare_marks(left: Profile, right: Profile, _: Weights) -> str:
    """Whether both numbers count what was not counted before ("another nine"), or a part of it ("nine of the"), or one alone does."""
    if left.marks == right.marks:
        return "alike" if left.marks else "untold"
    return "one further" if ("further" in left.marks) != ("further" in right.marks) else "one a part"


def _compare_sizes(left: Profile, right: Profile, _: Weights) -> str:
    """Whether two statements tell sizes that can be held against each other (areas, shares, people), or of other things."""
    return _share(left.sizes, right.sizes)


def _compare_told(left: Profile, right: Profile, weights: Weights) -> str:
    """How much two statements share beside their heads; not asked of heads that say what befell somebody, which tell enough."""
    if left.unit != "wording" or right.unit != "wording":
        return "no statements"
    one, other, head = left.words, right.words, left.head
    if len(one) < 2 or len(other) < 2:
        return "untold"
    same = head != "" and head == right.head
    if same and head in weights.befalling:
        return "what befell"
    shared = rate_words(left, right)
    if same:
        shared -= sum([one[word] * other[word] for word in (head, "@" + head) if word in one and word in other])
    much = COMMON[bisect_right(SHARED, shared)]
    if same and head != SPEECH:
        return f"{much}, {'one class' if head in weights.classes else 'one word'}"
    return f"{much}, one who" if much in FAINT and not left.who.isdisjoint(right.who) else much


def rate_words(left: Profile, right: Profile) -> float:
    """Return how alike the words around are, 0..1, symmetric: the cosine of the two vectors; two features ask for it in turn."""
    if left.met[0] == right.at:
        return left.met[1]
    one, other = (left.words, right.words) if len(left.words) <= len(right.words) else (right.words, left.words)
    both = 0.0
    for word in filter(other.__contains__, one):
        both += one[word] * other[word]
    left.met = right.at, both
    return both


def _compare_words(left: Profile, right: Profile, _: Weights) -> str:
    """How alike the words around are, rare and near ones above all; in steps."""
    if len(left.words) < 2 or len(right.words) < 2:
        return "untold"
    return STEPS[bisect_right(BINS, rate_words(left, right))]


def _compare_near(left: Profile, right: Profile, _: Weights) -> str:
    """How many of the words right beside the values are shared."""
    if not left.near or not right.near:
        return "untold"
    if left.near.isdisjoint(right.near):
        return "none"
    shared = len(left.near & right.near)
    return "one" if shared == 1 else "two" if shared == 2 else "more"


def _compare_names(left: Profile, right: Profile, _: Weights) -> str:
    """How many names of the two sentences are shared."""
    if not left.names or not right.names:
        return "untold"
    if left.names.isdisjoint(right.names):
        return "other"
    return "one" if len(left.names & right.names) == 1 else "more"


def _compare_quotes(left: Profile, right: Profile, _: Weights) -> str:
    """Whether both stand in one quotation, perhaps in two translations."""
    one, other = left.quote, right.quote
    if not one or not other:
        return "one" if one or other else "untold"
    shared = len(one & other) / min(len(one), len(other))
    return "same" if shared >= 0.5 else "other"


def _compare_speakers(left: Profile, right: Profile, _: Weights) -> str:
    """Whether one speaker says both."""
    return _share(left.speaker, right.speaker)


def _compare_places(left: Profile, right: Profile, _: Weights) -> str:
    """Where the two stand: in one sentence, in one text, or in two; and whether both open their text."""
    if left.article == right.article:
        if left.claim.sentence.span.start == right.claim.sentence.span.start:
            return "one sentence"
        return "one text"
    if left.rank < 3 and right.rank < 3:
        return "both lead"
    return "one leads" if left.rank < 3 or right.rank < 3 else "two texts"


def _compare_order(left: Profile, right: Profile, _: Weights) -> str:
    """How far apart they come in their texts: reports tell things in much the same order."""
    apart = abs(left.rank - right.rank)
    level = "same" if not apart else "near" if apart < 3 else "some way" if apart < 7 else "far"
    return f"{level} in one text" if left.article == right.article else level


def _compare_moments(left: Profile, right: Profile, _: Weights) -> str:
    """Whether both are said to hold at one time; one that holds long before its text appeared is of the past."""
    one, other = left.when, right.when
    if one is None or other is None:
        if one is other:
            return "untold"
        return "one past" if _is_past(left) or _is_past(right) else "one"
    gap = max(one[0] - other[1], other[0] - one[1])
    lasting = max(one[1] - one[0], other[1] - other[0])
    if gap > 0:  # two years that meet are two times
        return "other days" if gap <= NEARBY and lasting < WEEKS else "other times"
    return "same" if lasting <= NEARBY else "within"


def _is_past(profile: Profile) -> bool:
    return profile.when is not None and 0 < profile.when[1] < profile.day - PAST


def _compare_holders(left: Profile, right: Profile, weights: Weights) -> str:
    """Whether what can only be somebody's or some place's own (an age, a population, a distance) is told of the same one."""
    if left.head not in weights.held and right.head not in weights.held:
        return "none needed"
    if left.head != right.head:
        return "untold"
    levels = {_share(left.who, right.who)} if left.head not in weights.homes else set()
    if left.head in weights.placed:
        levels.add(_share(left.where, right.where))
    return next((level for level in ("other", "shared") if level in levels), "untold")


def _compare_days(left: Profile, right: Profile, _: Weights) -> str:
    """How far apart the two texts appeared: after weeks a report is rarely of one event, unless both name the same people and places.

    Two texts that each date a calamity to the days before them tell of two, however alike these are.
    """
    if not left.day or not right.day:
        return "untold"
    apart = abs(left.day - right.day)
    if apart < WEEKS:
        return "days"
    level = "weeks" if apart < MONTHS else "months"
    if level == "months" and left.fresh and right.fresh:
        return level
    return f"{level}, one story" if _share_names(left.text, right.text) in ONE_STORY else level


def _compare_texts(left: Profile, right: Profile, _: Weights) -> str:
    """Whether the two texts name the same people and places, as reports of one event do."""
    return "untold" if left.article == right.article else _share_names(left.text, right.text)


@lru_cache(maxsize=1 << 15)
def _share_names(one: frozenset[str], other: frozenset[str]) -> str:
    least = min(len(one), len(other))
    if least < 2:
        return "few names"
    shared = len(one & other) / least
    return next((f"below {edge}" for edge in ALIKE if shared < edge), "more")


@lru_cache(maxsize=64)
def _name_grains(one: str, other: str) -> str:
    return "+".join(sorted((one, other))) if one and other else ""


def _compare_grains(left: Profile, right: Profile, _: Weights) -> str:
    """How finely the two times are told: two hours of the clock are likelier to be of one thing than an hour and a year."""
    return _name_grains(left.grain, right.grain)


FEATURES: tuple[tuple[str, Feature], ...] = (
    ("kinds", _compare_kinds),
    ("unit", _compare_units),
    ("head", _compare_heads),
    ("counted", _compare_counted),
    ("qualifiers", _compare_qualifiers),
    ("who", _compare_who),
    ("where", _compare_where),
    ("event", _compare_events),
    ("marks", _compare_marks),
    ("sizes", _compare_sizes),
    ("told", _compare_told),
    ("words", _compare_words),
    ("near", _compare_near),
    ("names", _compare_names),
    ("quotation", _compare_quotes),
    ("speaker", _compare_speakers),
    ("place", _compare_places),
    ("holder", _compare_holders),
    ("order", _compare_order),
    ("days", _compare_days),
    ("moment", _compare_moments),
    ("texts", _compare_texts),
    ("grain", _compare_grains),
)
"""What is looked at, in this order; the reference prints the docstrings."""


def list_levels(left: Profile, right: Profile, weights: Weights) -> tuple[str, ...]:
    """Return the level of each feature, in the order of ``FEATURES``; symmetric."""
    return tuple([compare(left, right, weights) for _, compare in FEATURES])
