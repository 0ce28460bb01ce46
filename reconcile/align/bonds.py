"""What a text itself says of two of its values: a conversion in parentheses and "down from" bind them, a caller's hints as well.

Values of one sentence that nothing binds are different things: whoever tells two numbers in one breath tells them apart.
May not weigh evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reconcile.align.profiles import COUNTS, Profile
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import PhraseTable, compile_phrases
from reconcile.model.text import Span
from reconcile.model.value import CLOCKS, TimeRef

OPENED = re.compile(r"[^()]{0,3}[(\[]\s*(?:[^\W\d_]+\s+){0,2}\W{0,3}$")
ALTERNATIVE = re.compile(r"\s*(?:/|,)?\s*$")
LISTED = re.compile(r"\s*[;,/]\s*(?:[^\W\d_]+\s+){0,2}\W{0,3}$")
"""What stands between two conversions of one bracket: "($108 million; about £71 million)"."""
REACH = 70
"""How many characters a phrase that binds may bridge."""


@lru_cache(maxsize=8)
def _compile_cues(lexicon: Lexicon) -> PhraseTable[bool]:
    return compile_phrases(dict.fromkeys(lexicon.read_table("alignment").get("binds", ()), True))


def key_sentence(profile: Profile) -> tuple[int, int, str]:
    """Return what two values share that are told in one breath: text, sentence, and what they can be held against.

    A day and a clock time of one sentence may date one thing, and a name may stand within the statement that it is told in. Two
    statements of one sentence may both be told by one of another text.
    """
    value, kind = profile.claim.mention.value, profile.claim.mention.kind
    breath = profile.arena if profile.group == "number" else kind
    if isinstance(value, TimeRef) and value.grain in CLOCKS:
        breath = "clock"
    if kind == "wording":
        breath = f"wording {profile.start}"
    return profile.article, profile.claim.sentence.span.start, breath


def find_bonds(profiles: Sequence[Profile], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield pairs of numbers of profiles that a text binds: neighbours in a sentence that can be held against each other."""
    cues = _compile_cues(lexicon)
    last: dict[tuple[int, int, str], Profile] = {}
    converted: set[int] = set()
    telling: dict[tuple[int, str], Profile] = {}
    for profile in profiles:
        if profile.group == "word" or profile.claim.mention.kind == "magnitude":
            continue
        key = key_sentence(profile)
        before, earlier = last.get(key), telling.get((profile.article, profile.arena))
        last[key] = telling[profile.article, profile.arena] = profile
        if before is None:
            if earlier is not None and _is_answered(earlier, profile):
                yield earlier.at, profile.at
            continue
        between = _read_between(before, profile)
        if _is_converted(before, profile, between, again=before.at in converted):
            converted.add(profile.at)
            yield before.at, profile.at
        elif _is_bound(before, profile, between, cues) or _is_revised(before, between, lexicon) or _is_answered(before, profile):
            yield before.at, profile.at


def _read_between(before: Profile, after: Profile) -> str:
    """Return what stands between two values of one sentence."""
    sentence = before.claim.sentence
    offset = sentence.span.start
    return sentence.text[before.claim.mention.span.end - offset : after.claim.mention.span.start - offset]


def _is_converted(before: Profile, after: Profile, between: str, *, again: bool) -> bool:
    """Whether the second value tells the first in another unit: in brackets, behind a slash, or ``again`` in the same brackets."""
    if before.claim.mention.kind != after.claim.mention.kind:
        return False
    if before.group != "time" and (before.unit == after.unit or {before.unit, after.unit} <= COUNTS):
        return False
    if again and LISTED.match(between):
        return True
    return bool(OPENED.match(between)) or (before.group != "time" and bool(ALTERNATIVE.match(between)))


def _is_bound(before: Profile, after: Profile, between: str, cues: PhraseTable[bool]) -> bool:
    alike = before.head == after.head or not before.head or not after.head
    return before.group == "number" and alike and len(between) <= REACH and any(True for _ in cues.find(between))


def _is_revised(before: Profile, between: str, lexicon: Lexicon) -> bool:
    """Whether an estimate went from the first value to the second: "lowered its estimate from 5.8 to 5.6"; what rose may be of two days."""
    table = lexicon.read_table("alignment")
    if before.group != "number" or between.strip() not in table.get("moving", ()):
        return False
    sentence = before.claim.sentence
    at = before.claim.mention.span.start - sentence.span.start
    return not set(table.get("revising", ())).isdisjoint(sentence.text[max(0, at - REACH) : at].lower().split())


def _is_answered(before: Profile, after: Profile) -> bool:
    """Whether two speakers say of the very same words how many there were: "police put the crowd at 4,000, the organisers at 15,000".

    A head that is only the noun behind the first number is none of theirs: either side may count its own ("we lost 12 men, they 40").
    """
    one, other = before.claim, after.claim
    speakers = {one.attribution.speaker, other.attribution.speaker}
    if before.group != "number" or len(speakers) < 2 or "" in speakers or not one.aspect.spans or one.aspect != other.aspect:
        return False
    head, own = one.aspect.spans[0], one.mention.span
    return head.end <= own.start or own.end <= head.start


def list_hinted(profiles: Sequence[Profile], pairs: Sequence[tuple[Span, Span]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of numbers of profiles that a caller's pairs of spans mean: the claims that overlap them best."""
    for one, other in pairs:
        left, right = _find_claim(profiles, one), _find_claim(profiles, other)
        if left is not None and right is not None and left != right:
            yield left, right


def _find_claim(profiles: Sequence[Profile], span: Span) -> int | None:
    best, most = None, 0.0
    for profile in profiles:
        own = profile.claim.mention.span
        if own.article != span.article:
            continue
        shared = min(own.end, span.end) - max(own.start, span.start)
        union = max(own.end, span.end) - min(own.start, span.start)
        if shared > 0 and shared / union > most:
            best, most = profile.at, shared / union
    return best
