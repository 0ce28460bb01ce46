"""The head of an aspect: what is counted or measured, and by kind of mention who finds the head.

Heads numbers and vague sizes itself. ``people.py``, ``measures.py``, ``moments.py`` and ``happenings.py`` head what they are named for;
``predicates.py`` knows the classes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reconcile.extract.grammar.clauses import Grammar
from reconcile.extract.grammar.deeds import list_deeds
from reconcile.extract.grammar.happenings import head_label, head_wording
from reconcile.extract.grammar.holders import list_roles
from reconcile.extract.grammar.measures import head_age, head_measure, head_money, head_share, is_difference
from reconcile.extract.grammar.moments import head_duration, head_time
from reconcile.extract.grammar.nounphrases import Phrase, read_phrase, read_phrase_before, read_subject
from reconcile.extract.grammar.people import head_people, tell_noun
from reconcile.extract.grammar.spots import (
    Heading,
    Spot,
    find_number,
    find_predicate,
    find_verb,
    head_verb,
    measure_cost,
    qualify,
    tell_verb,
    widen,
)
from reconcile.extract.grammar.tellers import read_teller
from reconcile.model.value import Magnitude, Quantity

GAUGED = 4
"""Tokens in front of a bare decimal within which an institute gauges a quake: "measured it at 7.1"."""
BESIDE = 4
"""What a predicate costs at most that stands right beside a number, with a bound or an article between."""
RATES = (" / hour", " / second", " / minute")
"""How the unit of a length ends that is a speed."""
SIZED = frozenset({"quantity", "duration", "time"})
"""Kinds that may be told twice, the second time in brackets."""


def find_heading(spot: Spot) -> Heading:
    """Return the head and qualifiers of a mention, by its kind."""
    kind = spot.mention.kind
    found = FINDERS.get(kind, head_wording)(widen(spot) if kind in SIZED else spot)
    if found.head in spot.grammar.words.groups["ages"] and kind in SIZED:
        return found._replace(qualifiers=(*list_roles(spot), *found.qualifiers))
    if (modes := spot.grammar.words.modes.get(found.head)) and kind in SIZED:
        mode = next((modes[word] for word in spot.grammar.lemmas[slice(*spot.clause)] if word in modes), "")
        found = found._replace(head=f"{found.head} {mode}") if mode else found
    share = _tell_share(spot) if kind == "quantity" else ""
    return found._replace(qualifiers=(share, *found.qualifiers)) if share else found


def _tell_share(spot: Spot) -> str:
    """Return "part" for a number that the text counts within another one ("including 54 strong ones"), "total" for a sum, or ""."""
    grammar, groups = spot.grammar, spot.grammar.words.groups
    before = f" {' '.join(grammar.folds[max(spot.first - 4, 0) : spot.first])} "
    if any(f" {cue} " in before for cue in groups["part cues"]):
        return "part"
    around = f"{before}{' '.join(grammar.folds[spot.first : spot.stop + 3])} "
    return "total" if any(f" {cue} " in around for cue in groups["part whole"]) else ""


def _read_counted(spot: Spot) -> Phrase | None:
    """Return the noun phrase that a number counts: behind the number, inside or behind the mention, or behind an "of"."""
    grammar = spot.grammar
    _, stop = spot.clause
    last = max(grammar.codes.rfind("#", spot.first, spot.stop), spot.first - 1)
    at = last + 1
    if grammar.codes[at : at + 1] == "c" and grammar.codes[at + 1 : at + 2] in {"q", "a"}:  # "90 or more guests"
        at += 2
    if last < spot.first and "-" in grammar.texts[spot.first]:
        return Phrase(spot.first, at + 1, spot.first)  # "a nine-judge panel"
    if grammar.folds[at : at + 1] == ("-",) and not grammar.words.groups["strengths"].isdisjoint(grammar.folds[at + 1 : at + 2]):
        return read_phrase(grammar, at + 2, stop)  # "a 900-strong crowd"
    if at + 1 < stop and grammar.folds[at] == "-" and grammar.codes[at + 1] == "o" and last >= spot.first:
        whole = at + 2 < stop and grammar.codes[at + 2] == "o" and grammar.lemmas[at + 1] in grammar.words.groups["people"]
        return Phrase(at + 1 + whole, at + 2 + whole, at + 1 + whole)
    if last >= spot.first and grammar.folds[at : at + 1] and grammar.folds[at] in grammar.words.groups["relative"]:
        return None  # "one of 30 that the firm owns"
    of = at < stop and grammar.folds[at] in grammar.words.groups["partitive"]
    found = read_phrase(grammar, at + of, _limit_counted(spot, stop))
    if found is None or _is_many(grammar, found.head):
        return found
    if grammar.lemmas[found.head] in grammar.words.groups["times"]:
        return None  # "rose to 26 last night", "around 20 a day"
    if found.stop < stop and grammar.codes[found.stop] == "c":
        further = read_phrase(grammar, found.stop + 1, stop)
        if further and grammar.codes[found.stop + 1] in "oN" and _is_many(grammar, further.head):
            return further
    return None if grammar.codes[found.head] == "N" and not of else found


def _is_many(grammar: Grammar, at: int) -> bool:
    """Whether a noun is a plural, or one that counts people without its ending."""
    if grammar.folds[at] != grammar.lemmas[at] and grammar.lemmas[at] in grammar.words.groups["persons"]:
        return True
    fold, groups = grammar.folds[at], grammar.words.groups
    return fold.endswith(grammar.words.endings.plural) or fold in groups["people"] or fold in groups["unmarked"]


def _limit_counted(spot: Spot, stop: int) -> int:
    """Return where the noun phrase of a number ends at the latest: where its reader saw a plural end it."""
    value = spot.mention.value
    grammar, last = spot.grammar, spot.stop - 1
    counted = isinstance(value, Quantity) and value.counted and grammar.lemmas[last] not in grammar.words.groups["amounts"]
    return spot.stop if counted and spot.stop < stop and _is_many(grammar, last) else stop


def _head_quantity(spot: Spot) -> Heading:
    value = spot.mention.value
    assert isinstance(value, Quantity)
    unit = value.unit
    money = unit[:3].isupper() and len(unit) >= 3
    if is_difference(spot, spot.grammar.words.groups["exceeding" if money else ""]):
        return Heading("difference", (), spot.stop)
    if unit in {"person", "count", ""}:
        return _head_count(spot, person=unit == "person")
    if unit.startswith("percent") or unit == "dimensionless":
        return head_share(spot)
    if money:
        return head_money(spot)
    dimensions = spot.grammar.words.dimensions
    base = unit.split(" ")[0]
    dimension = dimensions.get(base, "")
    if "** 2" in unit or dimension == "area":
        return head_measure(spot, "area", "area")
    if dimension == "length" and unit.endswith(RATES):
        return head_measure(spot, "speed", "speed")
    if "** 3" in unit or " / " in unit:
        return head_measure(spot, unit, "volume" if unit.endswith("** 3") else unit)
    if dimension == "time":
        return head_age(spot) if base == "year" else head_duration(spot)
    if dimension == "length":
        return head_measure(spot, "length", "extent")
    return head_measure(spot, dimension or unit, dimension or unit)


def _head_count(spot: Spot, *, person: bool) -> Heading:
    grammar, words = spot.grammar, spot.grammar.words
    if model := _find_model(spot):
        return Heading(model, tell_verb(spot), spot.stop - 1)
    phrase = _read_counted(spot)
    if _tells_age(spot):
        return Heading("age", (grammar.lemmas[spot.first - 2],), spot.first)
    if _is_offspring(spot):
        return Heading(words.kinds.get("child", "child"), (), spot.first)
    if not person and _is_scale(spot, phrase):
        return Heading("magnitude", qualify(grammar, phrase) if phrase else (), spot.first)
    if phrase and phrase.first <= spot.stop + 2:
        spot = spot._replace(stop=max(spot.stop, phrase.stop))
    told = phrase or (None if _is_told(spot) else read_teller(spot) or _read_earlier(spot))
    noun = tell_noun(spot, told.head) if told else ""
    named = told is not None and grammar.codes[told.head] == "N" and not grammar.texts[told.head][:2].isupper()
    if (not told or noun in words.groups["dwellers"]) and _is_populace(spot):
        return Heading("population", qualify(grammar, told) if told else (), spot.first)
    people = person or named or not noun or noun in words.groups["persons"] or words.counts(words.noun_heads.get(noun, ""), "person")
    if told is not None and words.counts(words.word_heads.get(grammar.folds[told.head], ""), "person"):  # "five of the dead"
        people = True
    spot = spot._replace(noun=told.head if told else -1)
    if people:
        return head_people(spot, told)
    assert told is not None
    predicate, befell = find_predicate(spot, "thing")
    if befell in words.groups["suffering"] and noun in words.groups["served"]:
        return Heading(befell, (*qualify(grammar, told), noun), predicate)
    done = find_verb(spot)
    kind = words.kinds.get(noun, noun)
    both = words.objects.get(grammar.lemmas[done], {}).get(noun, "") if done >= 0 else ""
    both = both if both in words.groups["tallied"] else ""
    deeds = () if both else ((befell,) if predicate >= 0 else tell_verb(spot)) + list_deeds(spot, kind, predicate, done)
    return Heading(both or kind, (*qualify(grammar, told), *deeds), told.head)


def _find_model(spot: Spot) -> str:
    """Return the kind of things that are counted by the name of their model ("nine AK-47s"), "" where none is."""
    value, words = spot.mention.value, spot.grammar.words
    name = value.counted if isinstance(value, Quantity) else ""
    if not name[:1].isupper():
        return ""
    last = name.lower().rpartition(" ")[2]
    return next((words.kinds[form] for form in (last, last[:-1]) if form in words.kinds and not form.isalpha()), "")


def _is_told(spot: Spot) -> bool:
    """Whether a predicate right beside a bare number tells what it counts ("a population of 900", "nine dead")."""
    predicate, _ = find_predicate(spot, "person")
    return predicate >= 0 and measure_cost(spot, predicate) <= BESIDE


def _read_earlier(spot: Spot) -> Phrase | None:
    """Return what the number before counts, where this one leaves it out: "five bombs fell, of which four exploded"."""
    grammar = spot.grammar
    if (one := _read_one_of(spot)) is not None:
        return one
    for at in range(spot.first - 1, max(spot.first - 16, -1), -1):
        if grammar.codes[at] == "#":
            found = read_phrase(grammar, at + 1, spot.first)
            return found if found and grammar.codes[found.head] == "o" and found.first <= at + 2 else None
    return None


def _read_one_of(spot: Spot) -> Phrase | None:
    """Return what a number counts that says of how many something is one: "the mill, one of more than 30 that it owns"."""
    grammar, at = spot.grammar, spot.first
    while at > 0 and grammar.codes[at - 1] in "qad":
        at -= 1
    begins = at > 3 and grammar.folds[at - 1] in grammar.words.groups["partitive"] and grammar.codes[at - 2] == "#"
    return read_phrase_before(grammar, at - 3, 0) if begins and grammar.folds[at - 3] == "," else None


def _tells_age(spot: Spot) -> bool:
    """Whether a bare number tells the age of one told of in front of it: "a boy of nine"."""
    grammar, groups, first = spot.grammar, spot.grammar.words.groups, spot.first
    value = spot.mention.value
    bare = isinstance(value, Quantity) and not value.counted
    return bare and first > 1 and grammar.folds[first - 1] in groups["partitive"] and grammar.folds[first - 2] in groups["ageing"]


def _is_offspring(spot: Spot) -> bool:
    """Whether a bare number counts children: "a mother of nine"."""
    grammar, groups = spot.grammar, spot.grammar.words.groups
    number = find_number(spot)
    return number > 1 and grammar.folds[number - 1] in groups["partitive"] and grammar.lemmas[number - 2] in groups["parents"]


def _is_populace(spot: Spot) -> bool:
    """Whether a number of people stands behind the noun of a place and "of": "a village of 900"."""
    grammar, groups = spot.grammar, spot.grammar.words.groups
    at = find_number(spot) - 1
    while at > 0 and grammar.codes[at] in "qa" and at >= spot.first - 3:
        at -= 1
    return at > 0 and grammar.folds[at] in groups["partitive"] and grammar.lemmas[at - 1] in groups["dwelt"]


def _is_scale(spot: Spot, phrase: Phrase | None) -> bool:
    """Whether a number stands beside "magnitude" or "Richter" and counts nothing else."""
    grammar = spot.grammar
    if phrase is None and any("." in text for text in grammar.texts[spot.first : spot.stop]):
        gauged = grammar.words.groups["gauged"]
        if "magnitude" in grammar.heads or any(grammar.words.kinds.get(lemma) in gauged for lemma in grammar.lemmas):
            return True
        before = grammar.codes[spot.first - 1 : spot.first]
        measured = not grammar.words.groups["gauging"].isdisjoint(grammar.lemmas[max(spot.first - GAUGED, 0) : spot.first])
        return (before == "p" and measured) or (before == "d" and "struck" in grammar.heads)  # "a 5.8 rattled the town"
    if "magnitude" not in grammar.heads[max(spot.first - 3, 0) : spot.stop + 3]:
        return False
    if phrase is None:
        return True
    return grammar.heads[phrase.head] in {"magnitude", "struck"} and grammar.lemmas[phrase.head] not in grammar.words.groups["event follow"]


def _read_partitive(spot: Spot, at: int) -> Phrase | None:
    """Return the phrase behind an "of" at token ``at``; for "of them" the people or things told of before."""
    grammar, groups = spot.grammar, spot.grammar.words.groups
    if at + 1 >= len(grammar.codes) or grammar.folds[at] not in groups["partitive"]:
        return None
    if grammar.codes[at + 1] != "r":
        return read_phrase(grammar, at + 1, len(grammar.codes))
    for before in range(spot.first - 1, -1, -1):
        if grammar.codes[before] == "o" and grammar.lemmas[before] in groups["persons"]:
            return Phrase(before, before + 1, before)
    done = (before for before in range(spot.first - 1, 0, -1) if grammar.codes[before] == "o" and _is_object(grammar, before))
    return next((Phrase(before, before + 1, before) for before in done), None)


def _is_object(grammar: Grammar, at: int) -> bool:
    """Whether a plural noun ends the phrase right behind a verb: what is done to it may be told of "them"."""
    if not _is_many(grammar, at):
        return False
    first = at
    while first > 0 and grammar.codes[first - 1] in "odqN#-":
        first -= 1
    return first > 0 and grammar.codes[first - 1] in "vg" and grammar.heads[first - 1] != "said"


def _head_magnitude(spot: Spot) -> Heading:
    """A vague size is of the noun it stands before ("heavy losses"), behind its "of", or of its subject ("losses are heavy")."""
    grammar, words = spot.grammar, spot.grammar.words
    first, stop = spot.clause
    begin = spot.first + (grammar.codes[spot.first] == "p")
    phrase = read_phrase(grammar, begin, stop)
    parted = phrase is not None and phrase.first > begin and grammar.folds[phrase.first - 1] in words.groups["partitive"]
    bare = phrase is not None and (grammar.lemmas[phrase.head] in words.groups["amounts"] or phrase.head == phrase.first)
    if phrase and bare and not parted and phrase.head < spot.stop:
        before = spot.first - (spot.first > first and grammar.codes[spot.first - 1] in "dp")
        phrase = _read_partitive(spot, phrase.stop) or read_phrase_before(grammar, before, first)
    if phrase is None:
        phrase = read_subject(grammar, spot.first)
    if phrase is None:
        return head_verb(spot)
    noun = grammar.lemmas[phrase.head]
    own = grammar.heads[phrase.head]
    value = spot.mention.value
    if isinstance(value, Magnitude) and value.scale == "amount" and noun in words.groups["persons"]:
        return head_people(spot._replace(stop=max(spot.stop, phrase.stop), noun=phrase.head), phrase)
    return Heading(own or words.kinds.get(noun, noun), (noun, *qualify(grammar, phrase), *tell_verb(spot)), phrase.head)


FINDERS: Mapping[str, Callable[[Spot], Heading]] = {
    "quantity": _head_quantity, "time": head_time, "duration": head_duration, "magnitude": _head_magnitude, "label": head_label,
    "wording": head_wording,
}
