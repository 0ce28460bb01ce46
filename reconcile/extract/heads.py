"""The head of an aspect: what is counted, measured, dated or told, by the kind of the mention.

Works in the clause around the mention; ``predicates.py`` knows the classes, ``nounphrases.py`` the phrases.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reconcile.extract.clauses import Grammar
from reconcile.extract.nounphrases import Phrase, fold_content, read_phrase, read_phrase_before, read_subject
from reconcile.extract.titles import find_title
from reconcile.model.claim import Mention
from reconcile.model.value import Label, Quantity

NEXT_DOOR = 8
"""What a neighbour clause costs, in tokens of distance."""
BETWEEN = 6
"""What another number between a number and a predicate costs: each number looks for its own predicate first."""


class Spot(NamedTuple):
    """A mention among the words of its line: ``grammar.tokens[first:stop]`` are its own."""

    grammar: Grammar
    mention: Mention
    first: int
    stop: int

    @property
    def clause(self) -> tuple[int, int]:
        """The clause around it."""
        return self.grammar.clause_at(self.first)


class Heading(NamedTuple):
    """A head, the words that narrow it, and the token where it stands (-1: nowhere)."""

    head: str
    qualifiers: tuple[str, ...]
    at: int


def find_heading(spot: Spot) -> Heading:
    """Return the head and qualifiers of a mention, by its kind."""
    return FINDERS.get(spot.mention.kind, _head_wording)(spot)


def _find_predicate(spot: Spot, what: str) -> tuple[int, str]:
    """Return the token and the class of the nearest predicate that counts or measures ``what``, (-1, "") for none.

    Nearness is counted in tokens; a verb right in front of a number and a predicate right behind it are nearest of all.
    """
    grammar, words = spot.grammar, spot.grammar.words
    first, stop = spot.clause
    number = grammar.clause_of[spot.first]
    low = grammar.clauses[number - 1][0] if number else first
    high = grammar.clauses[number + 1][1] if number + 1 < len(grammar.clauses) else stop
    best, best_head, best_cost = -1, "", 1 << 30
    for at in range(low, high):
        head = words.choose_head(grammar.heads[at], grammar.lemmas[at], what)
        if not head or spot.first <= at < spot.stop:
            continue
        cost = _measure_cost(spot, at)
        if not first <= at < stop:
            cost += NEXT_DOOR
        if cost < best_cost:
            best, best_head, best_cost = at, head, cost
    return best, best_head


def _measure_cost(spot: Spot, at: int) -> int:
    """Return how far a predicate is: tokens between, and more for each other number between."""
    codes = spot.grammar.codes
    between = codes[at + 1 : spot.first] if at < spot.first else codes[spot.stop : at]
    return len(between) + BETWEEN * between.count("#") - (at < spot.first and codes[at] in "vg" and not between.strip("dqap"))


def _read_counted(spot: Spot) -> Phrase | None:
    """Return the noun phrase that a number counts: behind the number, inside or behind the mention, or behind an "of"."""
    grammar = spot.grammar
    _, stop = spot.clause
    last = max((i for i in range(spot.first, spot.stop) if grammar.codes[i] == "#"), default=spot.first - 1)
    at = last + 1
    if at < stop and grammar.tokens[at].fold in grammar.words.groups["partitive"]:
        return read_phrase(grammar, at + 1, stop)
    found = read_phrase(grammar, at, stop)
    if found and grammar.codes[found.head] == "N" and not grammar.tokens[found.head].fold.endswith("s"):
        return None
    return found


def _qualify(grammar: Grammar, phrase: Phrase) -> tuple[str, ...]:
    """Return the words of a phrase in front of its head that tell something."""
    plain = grammar.words.groups["determining"]
    return tuple(word for word in fold_content(grammar, phrase.first, phrase.head) if word not in plain)


def _head_quantity(spot: Spot) -> Heading:
    value = spot.mention.value
    assert isinstance(value, Quantity)
    unit = value.unit
    if unit in {"person", "count", ""}:
        return _head_count(spot, person=unit == "person")
    if unit.startswith("percent"):
        return _head_share(spot)
    if unit[:3].isupper() and len(unit) >= 3:
        return _head_money(spot)
    dimensions = spot.grammar.words.dimensions
    base = unit.split(" ")[0]
    dimension = dimensions.get(base, "")
    if "** 2" in unit or dimension == "area":
        return _head_measure(spot, "area", "area")
    if "** 3" in unit or " / " in unit:
        return _head_measure(spot, unit, unit)
    if dimension == "time":
        return _head_age(spot)
    if dimension == "length":
        return _head_measure(spot, "length", "length")
    return _head_measure(spot, dimension or unit, dimension or unit)


def _head_count(spot: Spot, *, person: bool) -> Heading:
    grammar, words = spot.grammar, spot.grammar.words
    phrase = _read_counted(spot)
    noun = grammar.lemmas[phrase.head] if phrase else ""
    if _is_offspring(spot):
        return Heading(words.kinds.get("child", "child"), (), spot.first)
    if _is_scale(spot):
        return Heading("magnitude", _qualify(grammar, phrase) if phrase else (), spot.first)
    person = person or not noun or noun in words.groups["persons"] or words.counts(words.noun_heads.get(noun, ""), "person")
    narrow = _qualify(grammar, phrase) if phrase else ()
    predicate, befell = _find_predicate(spot, "person" if person else "thing")
    if person:
        plain = noun in words.groups["people"]
        own = words.noun_heads.get(noun, "")
        if phrase and not words.counts(own, "person"):
            own = grammar.heads[phrase.head] if words.counts(grammar.heads[phrase.head], "person") else ""
        told = (noun,) if noun and not plain else ()
        if predicate >= 0 and not (own and own != "killed" and _measure_cost(spot, predicate) > NEXT_DOOR):
            return Heading(befell, (*narrow, *told), predicate)
        if own and phrase:
            return Heading(own, (*narrow, *told), phrase.head)
        if not noun:
            return _head_verb(spot, "count")
        around = _list_nouns(spot, phrase.head if phrase else -1)[:3] if plain else ()
        head = "people" if plain else words.kinds.get(noun, noun)
        return Heading(head, (*narrow, *_tell_verb(spot), *around), phrase.head if phrase else -1)
    assert phrase is not None
    verb = (befell,) if predicate >= 0 else _tell_verb(spot)
    return Heading(words.kinds.get(noun, noun), (*narrow, *verb), phrase.head)


def _is_offspring(spot: Spot) -> bool:
    """Whether a bare number counts children: "a mother of nine"."""
    grammar, groups = spot.grammar, spot.grammar.words.groups
    number = next((i for i in range(spot.first, spot.stop) if grammar.codes[i] == "#"), spot.first)
    return number > 1 and grammar.tokens[number - 1].fold in groups["partitive"] and grammar.lemmas[number - 2] in groups["parents"]


def _is_scale(spot: Spot) -> bool:
    """Whether a bare number stands beside "magnitude" or "Richter"."""
    heads = spot.grammar.heads
    return "magnitude" in heads[max(spot.first - 3, 0) : spot.stop + 3]


def _tell_verb(spot: Spot) -> tuple[str, ...]:
    """Return the class or lemma of the nearest verb of the clause that tells something, as a qualifier."""
    grammar, at = spot.grammar, _find_verb(spot)
    if at < 0 or grammar.heads[at] == "said" or grammar.lemmas[at] in grammar.words.light:
        return ()
    return (grammar.heads[at] or grammar.lemmas[at],)


def _find_verb(spot: Spot) -> int:
    """Return the nearest full verb of the clause, -1 for none; verbs of saying and light ones only where there is no other."""
    grammar = spot.grammar
    light = grammar.words.light
    best, best_cost = -1, 1 << 30
    first, stop = spot.clause
    for at in range(first, stop):
        if grammar.codes[at] not in "vg" or spot.first <= at < spot.stop:
            continue
        cost = _measure_cost(spot, at) + (at >= spot.stop)
        if grammar.heads[at] == "said" or grammar.lemmas[at] in light:
            cost += 100
        if cost < best_cost:
            best, best_cost = at, cost
    return best


def _head_verb(spot: Spot, otherwise: str) -> Heading:
    at = _find_verb(spot)
    return Heading(spot.grammar.heads[at] or spot.grammar.lemmas[at], (), at) if at >= 0 else Heading(otherwise, (), -1)


def _head_share(spot: Spot) -> Heading:
    """A percentage is of the noun behind its "of", else of the subject."""
    grammar = spot.grammar
    _, stop = spot.clause
    after = next((i for i in range(spot.stop, min(spot.stop + 2, stop)) if grammar.tokens[i].fold in grammar.words.groups["partitive"]), -1)
    if grammar.tokens[spot.stop - 1].fold in grammar.words.groups["partitive"]:
        after = spot.stop - 1
    phrase = read_phrase(grammar, after + 1, stop) if after >= 0 else None
    if phrase is None and after < 0 and spot.stop < stop and grammar.codes[spot.stop] == "o":
        phrase = read_phrase(grammar, spot.stop, stop)
    phrase = phrase or read_subject(grammar, spot.first)
    if phrase is None:
        return _head_verb(spot, "share")
    noun = grammar.lemmas[phrase.head]
    head = grammar.heads[phrase.head]
    head = head if grammar.words.counts(head, "percent") else grammar.words.kinds.get(noun, noun)
    return Heading(head, (*_qualify(grammar, phrase), *_tell_verb(spot)), phrase.head)


def _head_money(spot: Spot) -> Heading:
    grammar = spot.grammar
    _, stop = spot.clause
    predicate, head = _find_predicate(spot, "money")
    at = spot.stop
    while at < stop and grammar.codes[at] in "pdq.":
        at += 1
    phrase = read_phrase(grammar, at, stop) if at - spot.stop <= 3 else None
    narrow = fold_content(grammar, phrase.first, phrase.stop) if phrase else ()
    if predicate >= 0:
        return Heading(head, narrow, predicate)
    return Heading("money", (*narrow, *_tell_verb(spot)), -1)


def _head_measure(spot: Spot, what: str, otherwise: str) -> Heading:
    """A length, an area or another measure: the nearest word of a class that measures such, else the dimension."""
    grammar = spot.grammar
    predicate, head = _find_predicate(spot, what)
    subject = read_subject(grammar, spot.first)
    told = (grammar.lemmas[subject.head],) if subject else ()
    if predicate >= 0 and _measure_cost(spot, predicate) <= NEXT_DOOR:
        compass = grammar.words.groups["compass words"]
        narrow = tuple(token.fold for token in grammar.tokens[spot.stop : spot.stop + 3] if token.fold in compass)
        return Heading(head, (*narrow, *told), predicate)
    phrase = None
    if spot.stop < len(grammar.tokens) and grammar.tokens[spot.stop].fold in grammar.words.groups["partitive"]:
        phrase = read_phrase(grammar, spot.stop + 1, spot.clause[1])
    narrow = fold_content(grammar, phrase.first, phrase.stop) if phrase else ()
    return Heading(otherwise, (*narrow, *told, *_tell_verb(spot)), -1)


def _head_age(spot: Spot) -> Heading:
    """Years that are no duration are an age; of whom, its noun or name tells."""
    follows = spot.stop < spot.clause[1] and spot.grammar.codes[spot.stop] in "oN"
    phrase = read_phrase(spot.grammar, spot.stop, spot.clause[1]) if follows else None
    return Heading("age", fold_content(spot.grammar, phrase.first, phrase.stop) if phrase else (), spot.first)


def _head_time(spot: Spot) -> Heading:
    """What happened then: the event noun beside it, else the verb it belongs to, with the nouns around as qualifiers."""
    grammar, words = spot.grammar, spot.grammar.words
    first, stop = spot.clause
    after = read_phrase(grammar, spot.stop, stop) if spot.stop < stop and grammar.codes[spot.stop] == "o" else None
    if after and grammar.lemmas[after.head] in words.groups["events"]:
        return _head_event(spot, after.head)
    at = _find_time_verb(spot)
    noun = _find_event_before(spot, at + 1 if 0 <= at < spot.first else first)
    if noun >= 0:
        return _head_event(spot, noun)
    if at < 0:
        found = next((i for i in range(first, stop) if grammar.lemmas[i] in words.groups["events"] or grammar.heads[i]), -1)
        return _head_event(spot, found) if found >= 0 else Heading("time", _list_nouns(spot, -1), -1)
    if grammar.lemmas[at] in words.light or grammar.codes[at] == "x":
        subject = read_subject(grammar, at)
        if subject and (grammar.heads[subject.head] or grammar.lemmas[subject.head] in words.groups["events"]):
            return _head_event(spot, subject.head)
    if grammar.heads[at]:
        return Heading(grammar.heads[at], _list_nouns(spot, at), at)
    return Heading(grammar.lemmas[at], _list_nouns(spot, at), at)


def _find_time_verb(spot: Spot) -> int:
    """Return the verb that a time belongs to: the nearest in front of it in its clause, else the nearest behind it."""
    grammar = spot.grammar
    first, stop = spot.clause
    for at in range(spot.first - 1, first - 1, -1):
        if grammar.codes[at] in "vg" or grammar.heads[at] == "born":
            return at
    behind = next((at for at in range(spot.stop, stop) if grammar.codes[at] in "vg"), -1)
    if behind >= 0:
        return behind
    return next((at for at in range(first, stop) if grammar.codes[at] == "x"), -1)


def _find_event_before(spot: Spot, least: int) -> int:
    """Return an event noun right in front of a time ("the tsunami in 2004"), nearer than any verb; -1 for none."""
    grammar = spot.grammar
    for at in range(spot.first - 1, max(least, spot.first - 6) - 1, -1):
        if grammar.codes[at] == "o" and grammar.lemmas[at] in grammar.words.groups["events"]:
            return at
        if grammar.codes[at] not in "podN":
            return -1
    return -1


def _head_event(spot: Spot, at: int) -> Heading:
    grammar = spot.grammar
    noun = grammar.lemmas[at]
    return Heading(grammar.heads[at] or grammar.words.kinds.get(noun, noun), (noun, *_list_nouns(spot, at)), at)


def _list_nouns(spot: Spot, skip: int) -> tuple[str, ...]:
    """Return the lemmas of the nouns of the clause, nearest to the mention first."""
    grammar = spot.grammar
    first, stop = spot.clause
    found = [i for i in range(first, stop) if grammar.codes[i] == "o" and i != skip and not spot.first <= i < spot.stop]
    found.sort(key=lambda i: (min(abs(i - spot.first), abs(i - spot.stop + 1)), i))
    return tuple(grammar.lemmas[i] for i in found[:6])


def _head_duration(spot: Spot) -> Heading:
    grammar, words = spot.grammar, spot.grammar.words
    _, stop = spot.clause
    at = spot.stop
    if at < stop and grammar.tokens[at].fold in words.groups["tying"]:
        at += 1
    phrase = read_phrase(grammar, at, stop) if at < stop and grammar.codes[at] in "od" else None
    predicate, head = _find_predicate(spot, "duration")
    if predicate >= 0 and _measure_cost(spot, predicate) <= NEXT_DOOR:
        return Heading(head, _list_nouns(spot, predicate), predicate)
    if phrase:
        noun = grammar.lemmas[phrase.head]
        return Heading(words.kinds.get(noun, noun), _qualify(grammar, phrase), phrase.head)
    found = _head_time(spot)
    return found if found.at >= 0 else Heading("duration", found.qualifiers, -1)


def _head_magnitude(spot: Spot) -> Heading:
    """A vague size is of the noun it stands before ("heavy losses"), behind its "of", or of its subject ("losses are heavy")."""
    grammar, words = spot.grammar, spot.grammar.words
    first, stop = spot.clause
    phrase = read_phrase(grammar, spot.first, stop)
    if phrase and phrase.head < spot.stop and (grammar.lemmas[phrase.head] in words.groups["amounts"] or phrase.head == phrase.first):
        parted = spot.stop < stop and grammar.tokens[spot.stop].fold in words.groups["partitive"]
        phrase = read_phrase(grammar, spot.stop + 1, stop) if parted else None
    if phrase is None:
        phrase = read_subject(grammar, spot.first) or read_phrase_before(grammar, spot.first, first)
    if phrase is None:
        return _head_verb(spot, "size")
    noun = grammar.lemmas[phrase.head]
    own = grammar.heads[phrase.head]
    return Heading(own or words.kinds.get(noun, noun), (noun, *_qualify(grammar, phrase), *_tell_verb(spot)), phrase.head)


def _head_label(spot: Spot) -> Heading:
    """A label is of its role; what it names, the predicate and the nouns around it tell."""
    value = spot.mention.value
    assert isinstance(value, Label)
    grammar = spot.grammar
    title = find_title(grammar, spot.first, spot.stop) if value.role == "name" else None
    if title:
        nouns = fold_content(grammar, title.first, title.stop)
        return Heading(grammar.lemmas[title.at], tuple(word for word in nouns if word != grammar.lemmas[title.at]), title.at)
    at = _find_verb(spot)
    told = grammar.heads[at] or grammar.lemmas[at] if at >= 0 else ""
    near = read_phrase_before(grammar, spot.first, spot.clause[0])
    nouns = fold_content(grammar, near.first, near.stop) if near else ()
    return Heading(value.role, tuple(word for word in (*nouns, told, *_list_nouns(spot, at)[:3]) if word), at)


def _head_wording(spot: Spot) -> Heading:
    """A statement is of its own verb, with its nouns as qualifiers."""
    grammar, words = spot.grammar, spot.grammar.words
    span = range(spot.first, spot.stop)
    verbs = [i for i in span if grammar.codes[i] in "vg"]
    classed = [i for i in span if grammar.heads[i] not in {"", "said"} and grammar.codes[i] in "vgo"]
    telling = [i for i in classed if not words.counts(grammar.heads[i], "length")]
    at = next((i for i in telling if grammar.codes[i] in "vg"), telling[0] if telling else -1)
    if at < 0:
        at = next((i for i in verbs if grammar.lemmas[i] not in words.light), verbs[0] if verbs else -1)
    nouns = tuple(grammar.lemmas[i] for i in span if grammar.codes[i] == "o" and i != at)
    head = (grammar.heads[at] or grammar.lemmas[at]) if at >= 0 else ""
    return Heading(words.statements.get(head, head), nouns, at)


FINDERS: dict[str, Callable[[Spot], Heading]] = {
    "quantity": _head_quantity, "time": _head_time, "duration": _head_duration, "magnitude": _head_magnitude, "label": _head_label,
    "wording": _head_wording,
}
