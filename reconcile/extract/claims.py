"""Makes claims of mentions: what the value is of, who says so, how surely, and when it holds.

One claim for each mention that is not latent; nothing is dropped here and nothing compared.
"""

from __future__ import annotations

from attrs import evolve

from reconcile.extract.aspects import describe_aspect
from reconcile.extract.attribution import attribute_claim, find_covering, read_attributions
from reconcile.extract.clauses import Grammar, read_grammar
from reconcile.extract.reading import Reading
from reconcile.extract.scene import Scene
from reconcile.extract.stance import judge_stance
from reconcile.model.claim import Certainty, Claim, Mention, Stance
from reconcile.model.text import Article
from reconcile.model.value import Quantity, TimeRef, Wording

LEAD = 2
"""Lines that a headline and a lead take."""
ENOUGH = 3
"""Content words that two wordings of one article must share to tell the same."""
HEDGED = frozenset({Certainty.LIKELY, Certainty.POSSIBLE, Certainty.UNCONFIRMED})
PLAIN = Stance()


def draft_claims(article: Article, reading: Reading, mentions: tuple[Mention, ...]) -> tuple[Claim, ...]:
    """Return one claim for each mention that is not latent, in the order of the mentions."""
    scene = Scene(article, reading, mentions)
    claims = tuple(_draft_claim(mention, scene) for mention in mentions if not mention.latent)
    return _hedge_lead(claims, scene)


def _draft_claim(mention: Mention, scene: Scene) -> Claim:
    return Claim(
        f"{scene.article.id}:{mention.span.start}-{mention.span.end}:{mention.kind}",
        mention,
        sentence=scene.line_of(mention).sentence,
        aspect=describe_aspect(mention, scene),
        attribution=attribute_claim(mention, scene),
        stance=judge_stance(mention, scene),
        as_of=date_claim(mention, scene),
    )


def _hedge_lead(claims: tuple[Claim, ...], scene: Scene) -> tuple[Claim, ...]:
    """Give the headline and the lead the hedges with which the body tells the same: they are short of words, not surer."""
    head = scene.lines[LEAD].start if len(scene.lines) > LEAD else 0
    body = [claim for claim in claims if claim.mention.span.start >= head]
    if not any(claim.stance.certainty in HEDGED for claim in body):
        return claims
    done = []
    for claim in claims:
        again = [other for other in body if _tells_same(claim, other)] if claim.mention.span.start < head and claim.stance == PLAIN else []
        hedged = again and all(other.stance.certainty in HEDGED for other in again)
        done.append(evolve(claim, stance=again[0].stance) if hedged else claim)
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


def date_claim(mention: Mention, scene: Scene) -> TimeRef | None:
    """Return when a claim is said to hold: the time of its clause, else when it was said; None where the text does not tell.

    A time's own claim has no time: it is one. A time that names no calendar interval ("daily", "recently") dates nothing.
    """
    if mention.kind == "time":
        return None
    line = scene.line_of(mention)
    times = [other for other in scene.mentions_in(line) if isinstance(other.value, TimeRef) and other.value.names is not None]
    if not times:
        return None
    start, end = mention.span.start, mention.span.end
    covering = find_covering(read_attributions(scene).lines[line.index], start, end)
    zones = [saying.zone for saying in read_attributions(scene).lines[line.index].sayings]
    plain = [time for time in times if not any(low <= time.span.start < high for low, high in zones)]
    grammar = read_grammar(line, scene.lexicon)
    nearest = _find_nearest(mention, plain, grammar)
    if nearest is None and covering:
        low, high = covering[0].zone
        nearest = next((time for time in times if low <= time.span.start < high), None)
    return nearest.value if nearest is not None and isinstance(nearest.value, TimeRef) else None


def _find_nearest(mention: Mention, times: list[Mention], grammar: Grammar) -> Mention | None:
    """Return the time of the mention's clause, the nearest where there are more."""
    if not times:
        return None
    own = _clause_of(mention, grammar)
    inside = [time for time in times if _clause_of(time, grammar) == own]
    return min(inside, key=lambda time: (abs(time.span.start - mention.span.start), time.span.start), default=None)


def _clause_of(mention: Mention, grammar: Grammar) -> tuple[int, int]:
    first, _ = grammar.line.tokens_within(mention.span.start, mention.span.end)
    return grammar.clause_at(first)
