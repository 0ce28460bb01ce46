"""Says how the text stands to a claim: told as not so, denied, hedged, unconfirmed; by cues and how far they reach.

Reads the cues of a whole article once and then answers by place. Knows no word (``stance.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias

from attrs import evolve, frozen

from reconcile.extract.grammar.clauses import Grammar
from reconcile.extract.grammar.spots import Spot
from reconcile.extract.scene import Scene
from reconcile.extract.speaking.listening import Saying
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.tokens import tokenize_text
from reconcile.model.claim import Certainty, Mention, Stance
from reconcile.model.text import Span
from reconcile.model.value import Quantity, Wording

CERTAINTY = {kind.value: kind for kind in Certainty}
SUREST_FIRST = tuple(Certainty)
NEAR = 6
"""Tokens that an adjective before a noun phrase reaches at most."""
FAR_NEGATION = 9
"""Tokens that a negation reaches at most; what is farther off is told beside it, not denied by it."""
PLAIN = Stance()


@frozen
class Cue:
    """What a form does: class, scope, whether it counts only in lower case, or as a verb, or is about the statement behind it."""

    effect: str
    scope: str
    cased: bool = False
    verb: bool = False
    content: bool = False


Cues: TypeAlias = Mapping[str, Mapping[str, list[tuple[tuple[str, ...], Cue]]]]
"""By first word and second word ("" for none): all the words and what they do, the longest first."""


@frozen(eq=False)
class Hedge:
    """A cue in a text and the stretch it reaches over.

    Attributes:
        cue: What it does.
        start: First code point of the words.
        end: One past the last one.
        low: First code point of what it reaches over.
        high: One past the last one.
    """

    cue: Cue
    start: int
    end: int
    low: int
    high: int


@lru_cache(maxsize=8)
def read_contrasts(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that set what follows against what is negated."""
    return frozenset(lexicon.read_table("stance").get("words", {}).get("contrast", ()))


@lru_cache(maxsize=8)
def read_cues(lexicon: Lexicon) -> Cues:
    """Return the cues of a language by first and second word; of two with the same words the shield wins."""
    meanings: dict[tuple[str, ...], Cue] = {}
    for entry in lexicon.read_table("stance").get("cue", ()):
        flags = [entry.get(flag, False) for flag in ("cased", "verb", "content")]
        cue = Cue(entry["class"], entry.get("scope", "clause"), *flags)
        for form in entry["forms"]:
            words = tokenize_text(form).folds
            if words not in meanings or cue.effect == "none":
                meanings[words] = cue
    found: dict[str, dict[str, list[tuple[tuple[str, ...], Cue]]]] = {}
    for words, cue in sorted(meanings.items(), key=lambda pair: (-len(pair[0]), pair[0])):
        found.setdefault(words[0], {}).setdefault(words[1] if len(words) > 1 else "", []).append((words, cue))
    return found


def read_hedges(scene: Scene) -> tuple[tuple[Hedge, ...], ...]:
    """Return the cues of each line of an article with what they reach over; make it once for all its claims."""
    cues = read_cues(scene.lexicon)
    return tuple([_read_line(grammar, cues) for grammar in scene.grammars])


def _read_line(grammar: Grammar, cues: Cues) -> tuple[Hedge, ...]:
    folds = grammar.folds
    if cues.keys().isdisjoint(folds):
        return ()
    found: list[Hedge] = []
    done = 0
    for at in [at for at, fold in enumerate(folds) if fold in cues]:
        if at < done:
            continue
        forms = cues[folds[at]]
        behind = folds[at + 1] if at + 1 < len(folds) else ""
        for words, cue in (*forms.get(behind, ()), *forms.get("", ())):
            if folds[at : at + len(words)] == words:
                done = at + len(words)
                found += _read_cue(grammar, (at, done), cue)
                break
    return tuple(found)


def _read_cue(grammar: Grammar, place: tuple[int, int], cue: Cue) -> list[Hedge]:
    """Return the hedge of a cue at the tokens ``place``; none for a shield, a name that looks like a cue, a verb that is no adjective."""
    first, stop = place
    if cue.effect == "none" or (cue.cased and first > 0 and grammar.texts[first][0].isupper()):
        return []
    before, behind = grammar.codes[max(first - 1, 0) : first], grammar.codes[stop : stop + 1]
    is_noun = behind in {"", "p", ".", "v", "x", "c"} or (grammar.codes[first] == "o" and before in {"d", "p", "q", "#", "v", "g"})
    if (cue.verb and is_noun) or (cue.scope == "near" and grammar.codes[first] in "vg"):
        return []
    start, end = grammar.starts[first], grammar.ends[stop - 1]
    low, high = _reach(grammar, start, end, cue)
    return [Hedge(cue, start, end, low, high)]


def _reach(grammar: Grammar, start: int, end: int, cue: Cue) -> tuple[int, int]:
    """Return the stretch of text that a cue reaches over."""
    line = grammar.line
    if cue.scope == "line" or not grammar.codes:
        return line.start, line.end
    first, stop = line.tokens_within(start, end)
    if cue.scope == "near":
        return start, _end_of_phrase(grammar, stop)
    if cue.scope == "far":
        return start, _end_of_contrast(grammar, stop)
    low, _ = grammar.clause_at(first)
    _, high = grammar.clause_at(max(stop - 1, first))
    begin = grammar.starts[low] if cue.scope == "clause" else start
    return begin, _end_with_followers(grammar, high, cue)


def _end_of_phrase(grammar: Grammar, at: int) -> int:
    """Return where the noun phrase at ``at`` ends, ``NEAR`` tokens on at the latest."""
    stop = at
    while stop < min(len(grammar.codes), at + NEAR) and grammar.codes[stop] in "odN#qa":
        stop += 1
    return grammar.ends[stop - 1] if stop > 0 else grammar.line.start


def _end_of_contrast(grammar: Grammar, at: int) -> int:
    """Return where the next clause begins that a joining word sets against what stands before, or the line's end."""
    for first, _ in grammar.clauses:
        if first >= at and grammar.codes[first] in "cs" and first > 0 and grammar.folds[first - 1] == ",":
            return grammar.starts[first]
        if first >= at and grammar.codes[first] == "." and first + 1 < len(grammar.codes) and grammar.codes[first + 1] in "cs":
            return grammar.starts[first]
    return grammar.line.end


def _end_with_followers(grammar: Grammar, stop: int, cue: Cue) -> int:
    """Return the end of a clause, with those after it that only go on with it (", killing 12") or say what is hedged ("that ...")."""
    for first, end in grammar.clauses:
        at = first + (grammar.codes[first : first + 1] == ".")
        says_what = (cue.content or cue.effect != "negated") and at == first and grammar.folds[at] in grammar.words.groups["relative"]
        if first == stop and (says_what or grammar.codes[at : at + 1] == "g"):
            stop = end
    return grammar.ends[stop - 1] if 0 < stop <= len(grammar.codes) else grammar.line.end


def judge_stance(spot: Spot, hedges: tuple[Hedge, ...], covering: list[Saying]) -> Stance:
    """Return how the text stands to a mention: by the cues that reach over it, and by how its speaker puts it.

    Args:
        spot: The mention among the words of its line.
        hedges: The cues of the line.
        covering: The sayings that hold the mention, the innermost first.
    """
    mention = spot.mention
    stance = _gather(spot, hedges) if hedges else PLAIN
    if covering and covering[0].manner == "distant" and stance.certainty is Certainty.STATED:
        stance = evolve(stance, certainty=Certainty.REPORTED)
    if not isinstance(mention.value, Wording):
        return evolve(stance, negated=False) if stance.negated and stance.certainty is Certainty.UNCONFIRMED else stance
    negated = (mention.value.negated or stance.negated) and stance.certainty is not Certainty.UNCONFIRMED
    denied = stance.denied and not (mention.value.negated and all(span.start >= mention.span.start for span in stance.spans))
    same = (negated, denied) == (stance.negated, stance.denied)
    return stance if same else Stance(negated, denied, certainty=stance.certainty, spans=stance.spans)


def _gather(spot: Spot, hedges: tuple[Hedge, ...]) -> Stance:
    mention = spot.mention
    negated = denied = False
    certainty = Certainty.STATED
    spans = []
    for hedge in _covering(mention, hedges):
        effect = hedge.cue.effect
        if effect == "negated":
            if not _negates(hedge, spot):
                continue
            negated = True
        elif effect == "denied":
            if mention.kind in {"time", "duration"}:
                continue
            denied = True
        else:
            certainty = max(certainty, CERTAINTY[effect], key=SUREST_FIRST.index)
        spans.append(Span(mention.span.article, hedge.start, end=hedge.end))
    return Stance(negated, denied, certainty=certainty, spans=tuple(spans)) if spans else PLAIN


def _covering(mention: Mention, hedges: tuple[Hedge, ...]) -> Iterator[Hedge]:
    """Yield the cues that reach over a mention, over most of it where it is long; those within a size ("not more than 5") are its bound."""
    start, end = mention.span.start, mention.span.end
    whole = mention.kind in {"wording", "label"}
    for hedge in hedges:
        common = min(hedge.high, end) - max(hedge.low, start)
        inside = start <= hedge.start and hedge.end <= end and not whole
        if common > 0 and not inside and (not whole or 2 * common > end - start):
            yield hedge


def _negates(hedge: Hedge, spot: Spot) -> bool:
    """Whether a negation bears on a mention: close by, to its right, and not told with a preposition as a circumstance."""
    grammar, kind = spot.grammar, spot.mention.kind
    if kind == "wording":  # a negation within it is its own
        return hedge.cue.content and hedge.end <= spot.mention.span.start
    _, after = grammar.line.tokens_within(hedge.start, hedge.end)
    if spot.first < after:
        return False
    between = grammar.codes[after : spot.first]
    if kind in {"time", "duration"}:
        return between in {"", "p"}
    counts = isinstance(spot.mention.value, Quantity) and bool(spot.mention.value.counted)
    if counts and between and grammar.folds[after] in grammar.words.groups["pending"]:
        return False  # "have not yet reached the four villages": there are four
    if between[:1] == "d" and grammar.folds[after - 1] in grammar.words.groups["partitive"]:
        return False  # "none of its 74 staff was hurt": there are 74
    contrasts = read_contrasts(grammar.words.lexicon)
    set_against = "c" in between and not contrasts.isdisjoint(grammar.folds[after : spot.first])
    return len(between) <= FAR_NEGATION and "p" not in between and "." not in between and not set_against
