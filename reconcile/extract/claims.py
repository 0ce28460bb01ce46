"""Makes claims of mentions: what the value is of, who says so, how surely, and when it holds.

One claim for each mention that is not latent; nothing is dropped here and nothing compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attrs import evolve

from reconcile.extract.aspects import Setting, describe_aspect, read_settings
from reconcile.extract.attribution import Attributions, Told, attribute_claim, find_covering, read_attributions
from reconcile.extract.estimates import answer_estimates
from reconcile.extract.grammar.clauses import Grammar
from reconcile.extract.grammar.spots import Spot, find_spot
from reconcile.extract.reading import Reading
from reconcile.extract.scene import Scene
from reconcile.extract.speaking.listening import Saying
from reconcile.extract.speaking.speechwords import read_speech
from reconcile.extract.stance import PLAIN, Hedge, judge_stance, read_hedges
from reconcile.model.claim import Certainty, Claim, Mention
from reconcile.model.text import Article
from reconcile.model.value import Quantity, TimeBound, TimeRef, Wording

LEAD = 2
"""Lines that a headline and a lead take."""
ENOUGH = 3
"""Content words that two wordings of one article must share to tell the same."""
COMMA = 20
"""Code points that a comma between a value and a time counts for."""
HEDGED = frozenset({Certainty.LIKELY, Certainty.POSSIBLE, Certainty.UNCONFIRMED})


def draft_claims(article: Article, reading: Reading, mentions: tuple[Mention, ...]) -> tuple[Claim, ...]:
    """Return one claim for each mention that is not latent, in the order of the mentions."""
    scene = Scene(article, reading, mentions)
    table = read_attributions(scene)
    around = list(zip(read_settings(scene), read_hedges(scene), read_datings(scene, table), strict=True))
    claims = [_draft_claim(spot, table, *around[spot.grammar.line.index]) for spot in scene.spots]
    return _hedge_lead(answer_estimates(claims, scene.spots, table), scene)


def _draft_claim(spot: Spot, table: Attributions, setting: Setting, hedges: tuple[Hedge, ...], dating: Dating) -> Claim:
    line, mention = spot.grammar.line, spot.mention
    span, covering = mention.span, find_covering(spot, table.lines[line.index])
    return Claim(
        f"{span.article}:{span.start}-{span.end}:{mention.kind}",
        mention,
        sentence=line.sentence,
        aspect=describe_aspect(spot, setting),
        attribution=attribute_claim(spot, table, covering),
        stance=judge_stance(spot, hedges, covering),
        as_of=date_claim(spot, dating, covering),
    )


def _hedge_lead(claims: tuple[Claim, ...], scene: Scene) -> tuple[Claim, ...]:
    """Give the headline and the lead the hedges with which the body tells the same: they are short of words, not surer."""
    head = scene.lines[LEAD].start if len(scene.lines) > LEAD else 0
    body = [claim for claim in claims if claim.mention.span.start >= head]
    unsure = [claim for claim in body if claim.stance is not PLAIN and claim.stance.certainty in HEDGED]
    if not unsure:
        return claims
    done = []
    for claim in claims:
        if claim.mention.span.start < head and claim.stance == PLAIN:
            again = next((other for other in unsure if _tells_same(claim, other)), None)
            if again and not any(other.stance.certainty not in HEDGED and _tells_same(claim, other) for other in body):
                done.append(evolve(claim, stance=again.stance))
                continue
        done.append(claim)
    return tuple(done)


def _tells_same(claim: Claim, other: Claim) -> bool:
    """Whether two claims of one article have the same value of the same thing, or nearly the same words."""
    left, right = claim.mention.value, other.mention.value
    if isinstance(left, Wording) and isinstance(right, Wording):
        common = len(set(left.words) & set(right.words))
        return common >= ENOUGH and 2 * common > min(len(left.words), len(right.words))
    if claim.aspect.head != other.aspect.head or isinstance(left, TimeRef):
        return False
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        return (left.names, left.allows, left.unit) == (right.names, right.allows, right.unit)
    return left == right


class Dating(NamedTuple):
    """The times of a line.

    Attributes:
        times: Those that name a calendar interval.
        free: Those of them that tell when their clause holds, each with the clause.
        text: The whole text.
    """

    times: tuple[Mention, ...]
    free: tuple[tuple[tuple[int, int], Mention], ...]
    text: str


UNDATED = Dating((), (), "")


def read_datings(scene: Scene, table: Attributions) -> tuple[Dating, ...]:
    """Return the times of each line of an article; make it once for all its claims."""
    return tuple([
        Dating(times, _list_free(times, told, grammar), scene.text) if times else UNDATED
        for times, told, grammar in zip(scene.times, table.lines, scene.grammars, strict=True)
    ])


def _list_free(times: tuple[Mention, ...], told: Told, grammar: Grammar) -> tuple[tuple[tuple[int, int], Mention], ...]:
    """Return the times that date a clause, and not when something was said."""
    zones = [saying.zone for saying in told.sayings]
    found = []
    for time in times:
        spot = find_spot(grammar, time)
        if _dates_clause(spot) and not any(low <= time.span.start < high for low, high in zones):
            found.append((grammar.clause_at(spot.first), time))
    return tuple(found)


def date_claim(spot: Spot, dating: Dating, covering: list[Saying]) -> TimeRef | None:
    """Return when a claim is said to hold: the time of its clause, else when it was said; None where the text does not tell.

    A time's own claim has no time: it is one. A time that names no calendar interval ("daily", "recently") dates nothing.

    Args:
        spot: The mention among the words of its line.
        dating: The times of the line.
        covering: The sayings that hold the mention, the innermost first.
    """
    if spot.mention.kind == "time" or not dating.times:
        return None
    found = None
    for clause in _list_clauses(spot) if dating.free else ():
        near = [time for place, time in dating.free if place == clause]
        found = min(near, key=lambda time: (_measure_gap(spot.mention, time, dating.text), time.span.start), default=None)
        if found is not None:
            break
    if found is None and covering:
        low, high = covering[0].zone
        found = next((time for time in dating.times if low <= time.span.start < high), None)
    return found.value if found is not None and isinstance(found.value, TimeRef) else None


def _dates_clause(time: Spot) -> bool:
    """Whether a time tells when its clause holds: not since when or until when, and not which one of several ("Sunday's blast")."""
    grammar, first, stop, value = time.grammar, time.first, time.stop, time.mention.value
    if not isinstance(value, TimeRef) or (value.bound is not TimeBound.AT and value.bound is not TimeBound.ABOUT):
        return False
    codes = grammar.codes
    possessive = stop > 0 and len(grammar.texts[stop - 1]) > len(grammar.folds[stop - 1]) + 1
    attributive = codes[stop : stop + 1] in {"o", "N"} and first > 0 and codes[first - 1] == "d"
    return not (possessive or attributive)


def _measure_gap(mention: Mention, time: Mention, text: str) -> int:
    """Return how far a time stands from a mention, in code points; a comma between them counts as a few words more."""
    left, right = mention.span, time.span
    if (right.start, right.end) < (left.start, left.end):
        left, right = right, left
    between = text[left.end : right.start]
    return len(between) + COMMA * between.count(",")


def _list_clauses(spot: Spot) -> Iterator[tuple[int, int]]:
    """Yield the clause of a mention, and those in front of it while each only goes on with the one before, at the same time."""
    grammar = spot.grammar
    first, stop = grammar.clause_at(spot.first)
    yield first, stop
    while first > 0 and _goes_on(first, grammar):
        first, stop = grammar.clause_at(first - 1)
        yield first, stop


def _goes_on(first: int, grammar: Grammar) -> bool:
    """Whether the clause at token ``first`` tells of the time of the one before: ", killing ten", "when ...", "and left ..."."""
    at = first + (grammar.codes[first] == ".")
    code = grammar.codes[at : at + 1]
    if code == "c":
        return grammar.codes[at + 1 : at + 2] in {"v", "g", "x"}
    return code == "g" or grammar.folds[min(at, len(grammar.codes) - 1)] in read_speech(grammar.words.lexicon).forms["at that time"]

