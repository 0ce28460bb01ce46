"""Makes claims of mentions: what the value is of, who says so, how surely, and when it holds.

One claim for each mention that is not latent; nothing is dropped here and nothing compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from reconcile.extract.aspects import describe_aspect
from reconcile.extract.attribution import Attributions, attribute_claim, find_covering, read_attributions
from reconcile.extract.grammar.clauses import Grammar, read_grammar
from reconcile.extract.reading import Reading
from reconcile.extract.scene import Scene
from reconcile.extract.speaking.speechwords import read_speech
from reconcile.extract.stance import Hedge, judge_stance, read_hedges
from reconcile.model.claim import Certainty, Claim, Mention, Stance
from reconcile.model.text import Article
from reconcile.model.value import Quantity, TimeBound, TimeRef, Wording

LEAD = 2
"""Lines that a headline and a lead take."""
ENOUGH = 3
"""Content words that two wordings of one article must share to tell the same."""
COMMA = 20
"""Code points that a comma between a value and a time counts for."""
HEDGED = frozenset({Certainty.LIKELY, Certainty.POSSIBLE, Certainty.UNCONFIRMED})
PLAIN = Stance()


def draft_claims(article: Article, reading: Reading, mentions: tuple[Mention, ...]) -> tuple[Claim, ...]:
    """Return one claim for each mention that is not latent, in the order of the mentions."""
    scene = Scene(article, reading, mentions)
    table, cues = read_attributions(scene), read_hedges(scene)
    claims = tuple(_draft_claim(mention, scene, table, cues) for mention in mentions if not mention.latent)
    return _hedge_lead(claims, scene)


def _draft_claim(mention: Mention, scene: Scene, table: Attributions, cues: tuple[tuple[Hedge, ...], ...]) -> Claim:
    return Claim(
        f"{scene.article.id}:{mention.span.start}-{mention.span.end}:{mention.kind}",
        mention,
        sentence=scene.line_of(mention).sentence,
        aspect=describe_aspect(mention, scene),
        attribution=attribute_claim(mention, scene, table),
        stance=judge_stance(mention, scene, cues, table),
        as_of=date_claim(mention, scene, table),
    )


def _hedge_lead(claims: tuple[Claim, ...], scene: Scene) -> tuple[Claim, ...]:
    """Give the headline and the lead the hedges with which the body tells the same: they are short of words, not surer."""
    head = scene.lines[LEAD].start if len(scene.lines) > LEAD else 0
    body = [claim for claim in claims if claim.mention.span.start >= head]
    unsure = [claim for claim in body if claim.stance.certainty in HEDGED]
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


def date_claim(mention: Mention, scene: Scene, table: Attributions) -> TimeRef | None:
    """Return when a claim is said to hold: the time of its clause, else when it was said; None where the text does not tell.

    A time's own claim has no time: it is one. A time that names no calendar interval ("daily", "recently") dates nothing.
    """
    if mention.kind == "time":
        return None
    line = scene.line_of(mention)
    times = scene.times_in(line)
    if not times:
        return None
    sayings = table.lines[line.index]
    grammar = read_grammar(line, scene.lexicon)
    zones = [saying.zone for saying in sayings.sayings]
    free = [time for time in times if _dates_clause(time, grammar) and not any(low <= time.span.start < high for low, high in zones)]
    found = None
    for clause in _list_clauses(mention, grammar) if free else ():
        near = [time for time in free if _clause_of(time, grammar) == clause]
        found = min(near, key=lambda time: (_measure_gap(mention, time, scene.text), time.span.start), default=None)
        if found is not None:
            break
    if found is None and (covering := find_covering(sayings, mention.span.start, mention.span.end)):
        low, high = covering[0].zone
        found = next((time for time in times if low <= time.span.start < high), None)
    return found.value if found is not None and isinstance(found.value, TimeRef) else None


def _dates_clause(time: Mention, grammar: Grammar) -> bool:
    """Whether a time tells when its clause holds: not since when or until when, and not which one of several ("Sunday's blast")."""
    if not isinstance(time.value, TimeRef) or (time.value.bound is not TimeBound.AT and time.value.bound is not TimeBound.ABOUT):
        return False
    first, stop = grammar.line.tokens_within(time.span.start, time.span.end)
    codes = grammar.codes
    possessive = stop > 0 and len(grammar.texts[stop - 1]) > len(grammar.folds[stop - 1]) + 1
    attributive = codes[stop : stop + 1] in {"o", "N"} and first > 0 and codes[first - 1] == "d"
    return not (possessive or attributive)


def _measure_gap(mention: Mention, time: Mention, text: str) -> int:
    """Return how far a time stands from a mention, in code points; a comma between them counts as a few words more."""
    left, right = sorted((mention.span, time.span), key=lambda span: (span.start, span.end))
    between = text[left.end : right.start]
    return len(between) + COMMA * between.count(",")


def _list_clauses(mention: Mention, grammar: Grammar) -> Iterator[tuple[int, int]]:
    """Yield the clause of a mention, and those in front of it while each only goes on with the one before, at the same time."""
    first, stop = _clause_of(mention, grammar)
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


def _clause_of(mention: Mention, grammar: Grammar) -> tuple[int, int]:
    first, _ = grammar.line.tokens_within(mention.span.start, mention.span.end)
    return grammar.clause_at(first)
