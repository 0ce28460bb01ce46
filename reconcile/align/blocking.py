"""Proposes the pairs that are worth weighing, so that cost stays near linear in the claims.

Claims meet in an arena (values that can be held against each other at all), and there only where they share a telling word, a class
of predicate, a counted noun or a name. Words that nearly all claims share propose few: each claim meets the first claims that
have such a word and the last ones before it. May not weigh evidence, and may not look at values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from re import compile as compile_pattern

from reconcile.adapters.units import scale_unit
from reconcile.align.profiles import PERSON, Profile
from reconcile.model.value import SCORE

CURRENCY = compile_pattern(r"[A-Z]{3}")
TERMS = {"word": 8}
"""How many of its most telling words a claim is found by, by arena; statements are many, and share more words."""
MOST_TERMS = 10
FIRST, LAST = 4, 16
"""How many of the first and of the latest claims with a word a claim meets by that word."""
HEAD, COUNTED, LEADS, NAMED = 1.0, 0.5, 0.2, 0.3
"""How telling a shared head, counted noun, place at the top and name are, beside the weights of words (a vector of length 1)."""
LEAST, LEAST_OF_WORDS = 0.21, 0.3
"""How much two claims must share to be weighed at all; statements share words by chance."""
PARTNERS = {"word": 5}
"""How many of the claims before it a claim is weighed against, those that share most, by arena."""
MOST_PARTNERS = 9
CAUSE = "cause"
"""Role of a label: of one event few causes are told, each in its own words."""
OF_OTHER_KINDS = 1
"""How many more of another kind: a name would else meet nothing but the statements around it."""
GRAINS = {"clock": ("clock",), "part": ("clock", "day"), "day": ("day",), "week": ("day",), "month": ("month",), "year": ("year",)}
"""Times as finely told as each other meet, and a part of a day meets hours and days."""
GRAIN = {"clock": 0.3, "day": 0.2, "month": 0.25, "year": 0.2}
"""How telling that is: hours of the clock are few, and meet whatever else they share."""


def name_arena(profile: Profile) -> str:
    """Return what a value can be held against: "count", "money", the dimension of a measure, "time", "score", "word"."""
    kind = profile.claim.mention.kind
    if kind == "magnitude":
        return "count"
    if profile.group != "number":
        return SCORE if profile.unit == SCORE else profile.group
    arena = _name_dimension(profile.unit)
    return profile.bare or arena if arena == "count" else arena


@lru_cache(maxsize=4096)
def _name_dimension(unit: str) -> str:
    if unit == "duration":
        return "time"
    dimension = scale_unit(unit).dimension
    return "money" if CURRENCY.fullmatch(dimension) or CURRENCY.match(unit) else dimension


def propose_pairs(profiles: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Yield pairs that may be of one thing, each once; the order of ``profiles`` decides which."""
    arenas: dict[str, dict[str, list[tuple[int, float]]]] = {}
    kinds = [profile.claim.mention.kind for profile in profiles]
    for at, profile in enumerate(profiles):
        index = arenas.setdefault(profile.arena, {})
        scores: defaultdict[int, float] = defaultdict(float)
        terms = list_terms(profile)
        for term, weight in terms:
            postings = index.get(term)
            if postings is None:
                index[term] = [(at, weight)]
                continue
            for other, weighs in postings:
                scores[other] += weight if weight < weighs else weighs  # noqa: FURB136 - min() is a call, in the hottest loop
            postings.append((at, weight))
            if len(postings) > FIRST + LAST:
                del postings[FIRST]
        for other in range(at - 1, -1, -1):
            before = profiles[other]
            if before.rank != profile.rank or before.article != profile.article:
                break
            scores.pop(other, None)
        least = LEAST_OF_WORDS if profile.group == "word" else LEAST
        ranked = sorted([(-score, other) for other, score in scores.items() if score >= least])
        for other in _choose_partners(ranked, kinds, at, PARTNERS.get(profile.arena, MOST_PARTNERS)):
            yield profiles[other], profile


def _choose_partners(ranked: Sequence[tuple[float, int]], kinds: Sequence[str], at: int, most: int) -> Iterator[int]:
    """Yield those that a claim is weighed against: the first ``most`` of its own kind, and some of others."""
    kind, left = kinds[at], [most, OF_OTHER_KINDS]
    for _, other in ranked:
        unlike = kinds[other] != kind
        left[unlike] -= 1
        if left[unlike] >= 0:
            yield other
        elif max(left) <= 0:
            return


def list_terms(profile: Profile) -> list[tuple[str, float]]:
    """Return what a claim is found by, with how telling it is: its words, its head, what it counts, where it leads."""
    if profile.grain and not profile.head and not profile.qualifiers:
        return []  # the date over a report, or the hour in front of an entry: it is of nothing that happened
    called = [("# called " + name, HEAD) for name in sorted(profile.called)]
    if called and profile.head == PERSON:
        return called  # a mere name: nothing else tells who or what is meant
    telling = sorted([(-weight, word) for word, weight in profile.words.items()])[: TERMS.get(profile.arena, MOST_TERMS)]
    words = [(word, -weight) for weight, word in telling]
    if profile.head:
        words.append(("# head " + profile.head, HEAD))
    if profile.counted:
        words.append(("# counts " + profile.counted, COUNTED))
    if profile.rank < 3:
        words.append(("# leads", LEADS))
    if profile.unit == CAUSE:
        words.append(("# told " + CAUSE, HEAD))
    if profile.group == "word":
        own = profile.words
        words += [(name, NAMED) for name in sorted(profile.who) if name not in own]
    words.extend(called)
    words.extend([("# grain " + grain, GRAIN[grain]) for grain in GRAINS.get(profile.grain, ())])
    return words
