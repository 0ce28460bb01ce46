"""What a value is *of*: head, qualifiers, who, where, which event, from the words of its clause.

No parser and no model. ``heads.py`` finds the head of each kind of mention, ``otherevents.py`` what tells of another event; this module
finds the circumstances, which all kinds share. It never looks at how large the value is: alignment is blind to it.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import datetime
from typing import NamedTuple

from reconcile.extract.grammar.clauses import Grammar
from reconcile.extract.grammar.eventdays import (
    compare_days,
    count_days,
    date_happenings,
    is_other,
    point_back,
    settle_order,
    tell_days,
)
from reconcile.extract.grammar.happenings import MERE_NAMES, PERSON
from reconcile.extract.grammar.heads import find_heading
from reconcile.extract.grammar.holders import find_aged, find_located, find_origin, find_owner
from reconcile.extract.grammar.nounphrases import find_names, find_subject, fold_words, leans_back, list_names
from reconcile.extract.grammar.otherevents import count_back, count_years, follow_on, mark_events, place_events
from reconcile.extract.grammar.places import Place, find_places
from reconcile.extract.grammar.predicates import Vocabulary
from reconcile.extract.grammar.spots import Heading, Spot
from reconcile.extract.grammar.trading import find_listed
from reconcile.extract.scene import Scene
from reconcile.model.claim import Aspect
from reconcile.model.text import Span

SIZES = frozenset({"quantity", "duration", "time", "magnitude"})
"""Kinds whose own words are their value, which tells nothing of the event."""
BESIDE = 6
"""Tokens within which an aftershock is that of the mention."""
OPENING = 3
"""Lines that open an article: the places they name are those of its own event."""
MAX_WHO = 4
MAX_WHERE = 3
MAX_QUALIFIERS = 8
NOWHERE = (-1, -1)


class Setting(NamedTuple):
    """The circumstances that all mentions of a line share.

    Attributes:
        names: The names that are no part of a place phrase: (first token, one past the last, folded words).
        places: The places that tell where something is.
        events: (token, word) of what tells another event from the article's own.
        days: (token, day) of what tells one of another day.
        other: The days of the one other event that the line is of; () where it tells of the article's own as well.
        before: The setting of the line before, where this line begins with a word that points back to it; else None.
    """

    names: tuple[tuple[int, int, str], ...]
    places: tuple[Place, ...]
    events: tuple[tuple[int, str], ...]
    days: tuple[tuple[int, str], ...]
    other: tuple[str, ...]
    before: Setting | None


def read_settings(scene: Scene) -> tuple[Setting, ...]:
    """Return the setting of each line of an article; make it once for all its claims."""
    published = scene.reading.published
    today = published.date().isoformat() if published is not None else ""
    dated = [date_happenings(grammar, times, today) if times else () for grammar, times in zip(scene.grammars, scene.times, strict=True)]
    days = compare_days(dated, OPENING)
    found: list[Setting] = []
    opening: set[str] = set()
    lines = zip(scene.grammars, scene.times, dated, scene.by_line, (*scene.grammars, None)[1:], strict=True)
    for grammar, times, happened, noticed, behind in lines:
        before = found[-1] if found and _points_back(grammar) else None
        year, month = _date_scene(published, grammar)
        names, places = _list_names(grammar), _list_places(grammar)
        events = (*mark_events(grammar, year, month), *count_years(grammar, times, year), *count_back(grammar, noticed, year))
        events = tuple(settle_order(events, grammar, days))
        if found:
            events = (*events, *follow_on(grammar, found[-1].events, behind))
        if len(found) < OPENING:
            opening.update(*[name[2].split() for name in names], *[place.fold.split() for place in places])
        elif places:
            events = (*events, *place_events(grammar, places, opening))
        told = (*tell_days(grammar, happened, days), *point_back(grammar, found[-1].other if found else ()))
        other = tuple(dict.fromkeys([day for _, day in told])) if all(is_other(one, days.own) for one in happened if days.own) else ()
        told = (*told, *count_days(grammar, noticed, days))
        found.append(Setting(names, places, events, told, other, before))
    return tuple(found)


def describe_aspect(spot: Spot, setting: Setting) -> Aspect:
    """Return what the value of a mention is of; its size plays no part.

    Args:
        spot: The mention among the words of its line.
        setting: What is known of the line.
    """
    grammar, mention, first, stop = spot.grammar, spot.mention, spot.first, spot.stop
    if first >= stop:
        return Aspect("")
    heading = find_heading(spot)
    if heading.head == PERSON and mention.rule in MERE_NAMES:  # the words around it say nothing of it
        return Aspect(PERSON, spans=(Span(mention.span.article, grammar.starts[first], end=grammar.ends[stop - 1]),))
    who, who_at = _find_who(spot, heading, setting.names)
    where, where_at = _find_where(spot, heading, setting.places)
    event = [word for at, word in setting.events if _tells_event(spot, at, heading)] if setting.events else []
    event += [day for at, day in setting.days if _tells_day(spot, at, heading)]
    before = setting.before
    if before is not None:
        where = where or tuple([place.fold for place in before.places[:MAX_WHERE]])
        event = event or _carry_events(before, grammar.words)
        if who_at < 0 or grammar.codes[who_at] != "N":  # a pronoun most likely stands for one of the first names
            who = (*[fold for _, _, fold in before.names[:3]], *who)[:MAX_WHO]
    qualifiers = dict.fromkeys(heading.qualifiers)
    qualifiers.pop(heading.head, None)
    starts, ends, article = grammar.starts, grammar.ends, mention.span.article
    stands = ((heading.at, heading.at + 1), (who_at, who_at + 1), where_at)
    spans = tuple([Span(article, starts[at], end=ends[end - 1]) for at, end in stands if at >= 0])
    return Aspect(
        heading.head, tuple(qualifiers)[:MAX_QUALIFIERS], who=who, where=where, event=tuple(dict.fromkeys(event)), spans=spans
    )


def _tells_event(spot: Spot, at: int, heading: Heading) -> bool:
    """Whether a word that tells another event tells it of this mention: not as its own value, and not from far away."""
    grammar, groups = spot.grammar, spot.grammar.words.groups
    if grammar.lemmas[at] in groups["event follow"]:
        singled = not groups["event singling"].isdisjoint(grammar.folds[at : spot.first])  # "14 aftershocks, the strongest of 4.3"
        return heading.head != grammar.lemmas[at] and spot.first - BESIDE * (1 + singled) <= at < spot.stop + BESIDE
    timeless = heading.head in groups["lasting"] or heading.head in groups["distances"]
    if spot.mention.kind in SIZES and (timeless or spot.first <= at < spot.stop):
        return False
    own = grammar.clause_of[spot.first]
    if grammar.clause_of[at] not in (0, own, own - leans_back(grammar, own)) or (at < spot.clause[0] and _tells_present(spot)):
        return False
    if at > spot.first and (_only_compares(grammar, at) or _dates_other(spot, at)):
        return False
    return grammar.codes[at] != "T" or not _speaks(grammar, at)  # "in May she spoke of 900" dates the speech


def _tells_day(spot: Spot, at: int, heading: Heading) -> bool:
    """Whether a day of another event is that of this mention: not its own value, and not the day of another clause's verb."""
    grammar, groups = spot.grammar, spot.grammar.words.groups
    timeless = heading.head in groups["lasting"] or heading.head in groups["homes"]
    if spot.mention.kind in SIZES and (timeless or spot.first <= at < spot.stop):
        return False
    own = grammar.clause_of[spot.first]
    near = grammar.clause_of[at] in (own, own - leans_back(grammar, own))
    if grammar.folds[at] in groups["event behind"]:  # "two days after a raid that killed nine"
        return at < spot.first and (near or grammar.clause_of[at] == own - 1)
    return near or (grammar.clause_of[at] == 0 and grammar.codes[at] == "o")


def _tells_present(spot: Spot) -> bool:
    """Whether a verb in the present tells a size, so that no year told before dates it: "it opened in 1988 and holds 640 men"."""
    grammar, (first, stop) = spot.grammar, spot.clause
    verbs = [at for at in range(first, stop) if grammar.codes[at] in "vx"]
    if spot.mention.kind not in SIZES or not verbs or grammar.codes[verbs[0]] != "v":
        return False
    fold = grammar.folds[verbs[0]]
    return fold != grammar.lemmas[verbs[0]] and fold.endswith(grammar.words.endings.plural)


def _only_compares(grammar: Grammar, at: int) -> bool:
    """Whether a date only says since when nothing was like it: "the lowest since March 2020"."""
    while at > 0 and grammar.codes[at] in "T#" and grammar.codes[at - 1] in "T#":
        at -= 1
    return at > 1 and grammar.folds[at - 1] in grammar.words.groups["comparing dates"] and grammar.codes[at - 2] in "oN"


def _dates_other(spot: Spot, at: int) -> bool:
    """Whether a date stands right behind another number than the one at hand: "900 from 800 a year earlier"."""
    between = spot.grammar.codes[spot.stop : at]
    number = between.rfind("#")
    return number >= 0 and between[number + 1 :].strip("od") == ""


def _date_scene(published: datetime | None, grammar: Grammar) -> tuple[int, str]:
    """Return year and month of publication, (0, "") where unknown."""
    calendar = grammar.words.calendar
    return (0, "") if published is None else (published.year, calendar[published.month - 1] if calendar else "")


def _list_names(grammar: Grammar) -> tuple[tuple[int, int, str], ...]:
    """Return the names of a line that are no part of a place phrase, with their folded words."""
    places = find_places(grammar)
    if not places:
        return list_names(grammar)
    taken = {at for place in places for at in range(place.name, place.stop)}
    return tuple([name for name in list_names(grammar) if name[0] not in taken])


def _find_who(spot: Spot, heading: Heading, names: tuple[tuple[int, int, str], ...]) -> tuple[tuple[str, ...], int]:
    """Return names and the subject noun around a mention, the clause's first, nearest first, and where the nearest stands (or -1)."""
    grammar, begin, end = spot.grammar, spot.first, spot.stop
    first, stop = spot.clause
    if spot.mention.kind == "wording":
        end = begin
    if heading.head in grammar.words.groups["distances"]:
        return find_located(spot)
    if heading.head in grammar.words.groups["ages"] and (aged := find_aged(spot)) is not None:
        return aged
    if spot.mention.kind == "quantity" and heading.head in grammar.words.groups["stocks"]:
        return find_listed(spot)
    chosen = []
    if names:
        low, high = bisect_left(names, (first,)), bisect_left(names, (stop,))
        chosen = [name for name in names[low:high] if not begin <= name[0] < end]
        chosen = chosen or [name for name in names if not begin <= name[0] < end and not _speaks(grammar, name[0])]
    if len(chosen) > 1:
        chosen = [name for _, name in sorted([(begin - name[1] if name[0] < begin else name[0] - end, name) for name in chosen])]
    folds = [name[2] for name in chosen]
    at = chosen[0][0] if chosen else -1
    subject = find_subject(grammar, grammar.clause_of[spot.first])
    if subject >= 0 and subject != heading.at and not begin <= subject < end and grammar.codes[subject] == "o":
        folds.insert(1, grammar.lemmas[subject])
        at = subject if at < 0 else at
    return (tuple(dict.fromkeys(folds))[:MAX_WHO] if len(folds) > 1 else tuple(folds)), at


def _speaks(grammar: Grammar, at: int) -> bool:
    """Whether a name stands in a clause that says who speaks."""
    first, stop = grammar.clause_at(at)
    return "said" in grammar.heads[first:stop]


def _list_places(grammar: Grammar) -> tuple[Place, ...]:
    """Return the places of a line that tell where something is, and not only whose it is or where it goes."""
    groups = grammar.words.groups
    resting, compass = groups["places resting"], groups["compass words"]
    found: list[Place] = []
    for place in find_places(grammar):
        if not place.relation or _rests(place.relation, resting, compass) or _is_struck(grammar, place.first):
            found.append(place)
        elif found and _names_anew(grammar, found[-1], place):
            found[-1] = found[-1]._replace(stop=place.stop, name=place.name, fold=place.fold)
    return tuple(found)


def _names_anew(grammar: Grammar, before: Place, place: Place) -> bool:
    """Whether a place only says of what land the next one is: "in the Westmarkian port city of Oxmoor"."""
    between = grammar.codes[before.stop : place.first]
    return not between.strip("o") and grammar.folds[place.name - 1] in grammar.words.groups["partitive"]


def _is_struck(grammar: Grammar, at: int) -> bool:
    """Whether a phrase says on what an event fell: "the strike on Oxmoor", "a raid on the port of Oxmoor"."""
    words = grammar.words
    if not at or grammar.folds[at] not in words.groups["places struck_by"]:
        return False
    return grammar.codes[at - 1] == "o" and grammar.lemmas[at - 1] in words.groups["events"]


def _rests(relation: str, resting: frozenset[str], compass: frozenset[str]) -> bool:
    """Whether the words in front of a name tell where something is."""
    return any(word in resting or word in compass for word in relation.split())


def _find_where(spot: Spot, heading: Heading, found: tuple[Place, ...]) -> tuple[tuple[str, ...], tuple[int, int]]:
    """Return the places around a mention, the clause's first, nearest first, and where the first stands (or -1)."""
    first, stop = spot.clause
    own = _find_home(spot, heading)
    if not found and not own:
        return (), NOWHERE
    if spot.mention.kind == "label":
        found = tuple([place for place in found if place.stop <= spot.first or spot.stop <= place.first])
    if _is_held(spot, heading):
        found = ()
    if len(found) > 1:
        found = tuple(sorted(found, key=lambda place: (not first <= place.first < stop, abs(place.first - spot.first), place.first)))
    near = found[:MAX_WHERE]
    folds = [place.fold for place in near]
    at = (near[0].first, near[0].stop) if near else NOWHERE
    if own:
        folds.insert(0, fold_words(spot.grammar, *own))
        at = own
    return tuple(dict.fromkeys(folds))[:MAX_WHERE], at


def _is_held(spot: Spot, heading: Heading) -> bool:
    """Whether a value is some one place's or thing's own, so that the places around say nothing of it."""
    groups = spot.grammar.words.groups
    return heading.head in groups["homes"] or heading.head in groups["distances"] or heading.head in groups["stocks"]


def _find_home(spot: Spot, heading: Heading) -> tuple[int, int] | None:
    """Return the name that a value belongs to as to a place, as tokens; None for none.

    The one that a population is of ("Oxmoor, a town of 900"), the one that a distance is told from ("9 miles south of Oxmoor"),
    the one that a clause with "where" stands behind.
    """
    grammar = spot.grammar
    first, _ = spot.clause
    if heading.head in grammar.words.groups["homes"]:
        return find_owner(spot)
    if heading.head in grammar.words.groups["distances"]:
        return find_origin(spot)
    if grammar.folds[first] == "," and first + 1 < len(grammar.codes):
        first += 1
    if grammar.folds[first] in grammar.words.groups["places relating"]:
        names = find_names(grammar, max(first - 4, 0), first)
        return names[-1] if names and names[-1][1] >= first - 1 else None
    return None


def _carry_events(before: Setting, words: Vocabulary) -> list[str]:
    """Return what tells the event of the line before, for a line that points back to it; a month alone tells none."""
    found = [*[word for _, word in before.events], *before.other]
    if any(word in words.groups["event apart"] for word in found):
        return found
    return [word for word in found if word not in words.calendar]


def _points_back(grammar: Grammar) -> bool:
    """Whether a line begins with a word that points back to the line before ("It killed nine", "The largest killed nine")."""
    folds, codes = grammar.folds, grammar.codes
    at = next((at for at, code in enumerate(codes) if code != "."), -1)
    if at < 0 or folds[at] in grammar.words.groups["pointing"]:
        return at >= 0 and not (folds[at] in grammar.words.groups["event those"] and codes[at + 1 : at + 2] in {"p", "r"})  # "those who"
    chosen = codes[at] == "d" and any(fold.endswith(grammar.words.endings.most) for fold in folds[at + 1 : at + 2])
    return chosen and codes[at + 2 : at + 3] not in {"o", "N"}
