"""What a value is *of*: head, qualifiers, who, where, which event, from the words of its clause.

No parser and no model. ``heads.py`` finds the head of each kind of mention; this module finds the circumstances, which all
kinds share. It never looks at how large the value is: alignment is blind to it.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from reconcile.extract.clauses import Grammar, read_grammar
from reconcile.extract.heads import find_heading
from reconcile.extract.nounphrases import find_names, fold_words, read_subject
from reconcile.extract.places import find_places
from reconcile.extract.scene import Scene
from reconcile.extract.spots import Heading, Spot
from reconcile.model.claim import Aspect, Mention
from reconcile.model.text import Span

MAX_WHO = 4
MAX_WHERE = 3
MAX_QUALIFIERS = 8


def describe_aspect(mention: Mention, scene: Scene) -> Aspect:
    """Return what the value of a mention is of; its size plays no part.

    Args:
        mention: A mention of the scene.
        scene: The article around it.
    """
    line = scene.line_of(mention)
    grammar = read_grammar(line, scene.lexicon)
    first, stop = line.tokens_within(mention.span.start, mention.span.end)
    if first >= stop:
        return Aspect("")
    spot = Spot(grammar, mention, first, stop)
    heading = find_heading(spot)
    who, who_at = _find_who(spot, heading)
    where, where_at = _find_where(spot)
    event = _find_event(spot, scene.reading.published)
    if grammar.line.index and _points_back(grammar):
        before = read_grammar(scene.lines[grammar.line.index - 1], scene.lexicon)
        if not where:
            where = tuple(place.fold for place in find_places(before) if _is_resting(place.relation, before))[:MAX_WHERE]
        if not event:
            event = _list_events(before, scene.reading.published)
        if not any(grammar.codes[at] == "N" for at in who_at):
            who = (*_name_subject(before), *who)[:MAX_WHO]
    stands = [(at, at + 1) for at in (heading.at, *who_at[:1]) if at >= 0] + list(where_at[:1])
    qualifiers = tuple(word for word in dict.fromkeys(heading.qualifiers) if word != heading.head)[:MAX_QUALIFIERS]
    spans = tuple(_span(grammar, mention.span.article, at, end) for at, end in stands)
    return Aspect(heading.head, qualifiers, who=who, where=where, event=event, spans=spans)


def _span(grammar: Grammar, article: str, first: int, stop: int) -> Span:
    return Span(article, grammar.tokens[first].start, end=grammar.tokens[stop - 1].end)


@lru_cache(maxsize=2048)
def _list_names(grammar: Grammar) -> tuple[tuple[int, int, str], ...]:
    """Return the names of a line that are no part of a place phrase, with their folded words."""
    taken = {at for place in find_places(grammar) for at in range(place.name, place.stop)}
    names = find_names(grammar, 0, len(grammar.tokens))
    return tuple((first, stop, fold_words(grammar, first, stop)) for first, stop in names if first not in taken)


def _name_subject(grammar: Grammar) -> tuple[str, ...]:
    """Return the first name of a line, which a pronoun of the next line most likely stands for."""
    return tuple(fold for _, _, fold in _list_names(grammar)[:1])


def _find_who(spot: Spot, heading: Heading) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return names and the subject noun around a mention, the clause's first, nearest first, and where they stand."""
    grammar = spot.grammar
    first, stop = spot.clause
    names = [name for name in _list_names(grammar) if not (spot.first <= name[0] < spot.stop)]
    inside = [name for name in names if first <= name[0] < stop]
    chosen = sorted(inside or names, key=lambda name: (min(abs(name[0] - spot.first), abs(name[1] - spot.stop)), name[0]))
    folds, at = [name[2] for name in chosen], [name[0] for name in chosen]
    subject = read_subject(grammar, spot.first)
    if subject and subject.head != heading.at and not spot.first <= subject.head < spot.stop and grammar.codes[subject.head] == "o":
        folds.insert(min(1, len(folds)), grammar.lemmas[subject.head])
        at.insert(min(1, len(at)), subject.head)
    return tuple(dict.fromkeys(folds))[:MAX_WHO], tuple(at[:MAX_WHO])


def _is_resting(relation: str, grammar: Grammar) -> bool:
    """Whether a place phrase tells where something is, and not only whose it is or where it goes."""
    groups = grammar.words.groups
    return any(word in groups["places resting"] or word in groups["compass words"] for word in relation.split())


def _find_where(spot: Spot) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """Return the places around a mention, the clause's first, nearest first."""
    grammar = spot.grammar
    first, stop = spot.clause
    found = [place for place in find_places(grammar) if _is_resting(place.relation, grammar)]
    found.sort(key=lambda place: (not first <= place.first < stop, abs(place.first - spot.first), place.first))
    found = found[:MAX_WHERE]
    return tuple(dict.fromkeys(place.fold for place in found)), tuple((place.first, place.stop) for place in found)


@lru_cache(maxsize=2048)
def _list_events(grammar: Grammar, published: datetime | None) -> tuple[str, ...]:
    return tuple(word for _, word in _mark_events(grammar, published))


@lru_cache(maxsize=2048)
def _mark_events(grammar: Grammar, published: datetime | None) -> tuple[tuple[int, str], ...]:
    """Return (token, word) of what tells another event from the article's own: other years and months, "aftershock", "previous"."""
    words, found = grammar.words, []
    own = "" if published is None else tuple(dict.fromkeys(words.months.values()))[published.month - 1]
    for at, code in enumerate(grammar.codes):
        fold = grammar.tokens[at].fold
        if code == "#" and len(fold) == 4 and fold.isdigit() and "1000" <= fold <= "2100":
            if published is None or int(fold) != published.year:
                found.append((at, fold))
        elif code == "T" and fold in words.months:
            if own and words.months[fold] != own:
                found.append((at, words.months[fold]))
        elif grammar.lemmas[at] in words.groups["event follow"]:
            found.append((at, grammar.lemmas[at]))
        elif fold in words.groups["event apart"] and at + 1 < len(grammar.codes) and _leads_to_event(grammar, at + 1):
            found.append((at, fold))
    return tuple(found)


def _leads_to_event(grammar: Grammar, at: int) -> bool:
    """Whether an event noun stands among the next few words of a phrase."""
    for i in range(at, min(at + 4, len(grammar.codes))):
        if grammar.lemmas[i] in grammar.words.groups["events"]:
            return True
        if grammar.codes[i] not in "oN#":
            return False
    return False


def _find_event(spot: Spot, published: datetime | None) -> tuple[str, ...]:
    """Return what tells the event of a mention from the article's own, without the mention's own words."""
    found = _mark_events(spot.grammar, published)
    return tuple(dict.fromkeys(word for at, word in found if not spot.first <= at < spot.stop))


def _points_back(grammar: Grammar) -> bool:
    """Whether a line begins with a word that points back to the line before ("It killed nine")."""
    for token, code in zip(grammar.tokens, grammar.codes, strict=True):
        if code != ".":
            return token.fold in grammar.words.groups["pointing"]
    return False
