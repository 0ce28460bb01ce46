"""The head of a share, a sum of money, a measure or an age: what it is a share of, what was paid for, what was measured.

Works in the clause around the mention; ``heads.py`` decides which of these a quantity is.
"""

from __future__ import annotations

from reconcile.extract.grammar.nounphrases import Phrase, fold_content, read_phrase, read_phrase_before, read_subject
from reconcile.extract.grammar.spots import (
    BETWEEN,
    NEXT_DOOR,
    Heading,
    Spot,
    find_number,
    find_predicate,
    head_verb,
    measure_cost,
    qualify,
    tell_verb,
)
from reconcile.extract.grammar.trading import find_traded, is_per_share, is_sharing
from reconcile.model.value import Quantity

MINOR = "_minor"
SHARE_PRICE = "share price"
REACH = 12
"""Tokens back to the noun whose change a share without a subject tells."""
LISTED = 40
"""Tokens back to the first share of a list, which alone says of what they all are."""


def _read_parted(spot: Spot) -> Phrase | None:
    """Return the noun phrase behind the "of" of a share, or of the share before it: "9 per cent of trade in the east, 4 in the west"."""
    grammar, parting = spot.grammar, spot.grammar.words.groups["partitive"]
    _, stop = spot.clause
    for at in range(spot.first, min(spot.stop + 4, stop)):
        if grammar.folds[at] in parting:
            return read_phrase(grammar, at + 1, stop)
        if at >= spot.stop and grammar.codes[at] not in "#po." :
            break
    for at in range(max(spot.first - LISTED, 0), spot.first - 2):
        if grammar.codes[at] == "#" and grammar.folds[at + 2] in parting:
            return read_phrase(grammar, at + 3, stop)
    return None


def _read_scaled(spot: Spot) -> Phrase | None:
    """Return the noun phrase whose size a share tells: "an increase of 9 per cent", "put turnout at 61 per cent"."""
    grammar = spot.grammar
    at = find_number(spot) - 1
    while at > 0 and grammar.codes[at] in "qa":
        at -= 1
    leads = at > 0 and grammar.folds[at] in grammar.words.groups["scaling"]
    return read_phrase_before(grammar, at, spot.clause[0]) if leads else None


def _read_told(spot: Spot) -> Phrase | None:
    """Return the noun of a class told of just before: "it had sales of 9 million, up 4 per cent"."""
    grammar = spot.grammar
    reach = range(spot.first - 1, max(spot.first - REACH, -1), -1)
    told = (at for at in reach if grammar.codes[at] == "o" and grammar.words.counts(grammar.heads[at], "money"))
    return next((Phrase(at, at + 1, at) for at in told), None)


def head_share(spot: Spot) -> Heading:
    """A percentage is of the noun behind its "of", else of the subject."""
    grammar = spot.grammar
    _, stop = spot.clause
    value = spot.mention.value
    counted = value.counted if isinstance(value, Quantity) else ""
    inside = counted and grammar.line.whole.startswith(counted, spot.mention.span.end - len(counted))  # "a third the space"
    own = grammar.folds[spot.first : spot.stop]
    inside = inside and grammar.words.groups["partitive"].isdisjoint(own) and grammar.words.groups["rating"].isdisjoint(own)
    phrase = read_phrase(grammar, max(spot.stop - len(counted.split()), spot.first), stop) if inside else _read_parted(spot)
    if phrase is None:
        phrase = _read_scaled(spot)
    if phrase is None and spot.stop < stop and grammar.codes[spot.stop] in "od" and not _is_compared(spot):
        phrase = read_phrase(grammar, spot.stop, stop)
    predicate, told = find_predicate(spot, "percent") if phrase is None else (-1, "")
    if told in grammar.words.groups["shared"] and measure_cost(spot, predicate) <= NEXT_DOOR:
        return Heading(told, tell_verb(spot), predicate)
    traded = find_traded(spot) if phrase is None else None
    if traded is not None:
        return Heading("shares", tell_verb(spot), traded.head)
    phrase = phrase or read_subject(grammar, spot.first) or _read_told(spot)
    if phrase is None:
        return head_verb(spot)
    noun = grammar.lemmas[phrase.head]
    head = grammar.heads[phrase.head]
    head = head if grammar.words.counts(head, "percent") else grammar.words.kinds.get(noun, noun)
    return Heading(head, (*qualify(grammar, phrase), *tell_verb(spot)), phrase.head)


def _is_compared(spot: Spot) -> bool:
    """Whether a share only says how much lower or higher something is: "closed 9 per cent lower"."""
    grammar, at = spot.grammar, spot.stop
    return grammar.folds[at] in grammar.words.groups["comparatives"] and grammar.codes[at + 1 : at + 2] not in {"o", "N"}


def head_money(spot: Spot) -> Heading:
    """Money is of what it pays for by the nearest word of a class, of a share where it is divided by one or a share is the subject."""
    grammar = spot.grammar
    _, stop = spot.clause
    predicate, head = find_predicate(spot, "money")
    value = spot.mention.value
    assert isinstance(value, Quantity)
    pence = value.unit.endswith(MINOR) and not grammar.words.groups["stakes"].isdisjoint(grammar.lemmas)
    if pence or is_per_share(spot, value.unit):  # nobody buys a firm for pence but by the share
        return Heading(SHARE_PRICE, _tell_dealing(spot), predicate)
    at = spot.stop
    while at < stop and grammar.codes[at] in "pdq.":
        at += 1
    phrase = read_phrase(grammar, at, stop) if at - spot.stop <= 3 else None
    narrow = fold_content(grammar, phrase.first, phrase.stop) if phrase else ()
    taken = is_sharing(spot, predicate)
    if predicate < 0 or taken:
        heads = [grammar.words.choose_head(own, base, "money") for own, base in zip(grammar.heads, grammar.lemmas, strict=True)]
        told = (i for i, own in enumerate(heads) if own and not (taken and own == head))
        predicate = min(told, key=lambda i: ("#" in grammar.codes[spot.stop : i], abs(i - spot.first), i), default=-1)
        head = heads[predicate] if predicate >= 0 else ""
    if head == SHARE_PRICE:
        narrow = (*_tell_dealing(spot), *narrow)
    if predicate >= 0:
        whole = _find_inclusive(spot) if head in grammar.words.groups["prices"] else -1
        return Heading(head, narrow, predicate) if whole < 0 else Heading(grammar.heads[whole], narrow, whole)
    if find_traded(spot):
        return Heading(SHARE_PRICE, (*_tell_dealing(spot), *narrow, *tell_verb(spot)), -1)
    return Heading("money", (*narrow, *tell_verb(spot)), -1)


def is_difference(spot: Spot, exceeding: frozenset[str]) -> bool:
    """Whether a number only says by how much another is exceeded: "nine more than before"; by ``exceeding``: "9p above the bid"."""
    grammar, groups = spot.grammar, spot.grammar.words.groups
    first, then = (*grammar.folds[spot.stop : spot.stop + 2], "", "")[:2]
    return first in exceeding or (first in groups["outdoing"] and then in groups["than"])


def _tell_dealing(spot: Spot) -> tuple[str, ...]:
    """Return whether a share's price was bidden for it or made by its market, by the nearest word of the clause that tells."""
    dealings, lemmas = spot.grammar.words.dealings, spot.grammar.lemmas
    found = [at for at in range(*spot.clause) if lemmas[at] in dealings and spot.grammar.codes[at] in "vgo"]
    return (dealings[lemmas[min(found, key=lambda at: (measure_cost(spot, at), at))]],) if found else ()


def _find_inclusive(spot: Spot) -> int:
    """Return where a clause says that a price holds more than the price, -1 for nowhere: "including debt"."""
    inclusive = spot.grammar.words.groups["inclusive"]
    return next((at for at in range(*spot.clause) if spot.grammar.heads[at] in inclusive), -1)


def head_measure(spot: Spot, what: str, otherwise: str) -> Heading:
    """A length, an area or another measure: the nearest word of a class that measures such, else the dimension."""
    grammar = spot.grammar
    predicate, head = find_predicate(spot, what)
    subject = read_subject(grammar, spot.first)
    told = (grammar.lemmas[subject.head],) if subject else ()
    if what == "speed" and _is_limit(spot):
        return Heading("speed limit", told, spot.stop)
    if what == "length" and predicate != spot.stop and head in {"", "distance"} and _is_aloft(spot):
        return Heading("height", told, -1)
    phrase = None
    if spot.stop < len(grammar.codes) and grammar.folds[spot.stop] in grammar.words.groups["partitive"]:
        phrase = read_phrase(grammar, spot.stop + 1, spot.clause[1])
    filled = grammar.words.contents.get(grammar.lemmas[phrase.head], "") if phrase and what == "length" else ""
    if filled:
        return Heading(filled, told, spot.stop + 1)
    listed = NEXT_DOOR + BETWEEN * (0 <= predicate < spot.first and grammar.codes[spot.first - 1] == "c")
    if predicate >= 0 and measure_cost(spot, predicate) <= listed:
        compass = grammar.words.groups["compass words"]
        narrow = tuple(fold for fold in grammar.folds[spot.stop : spot.stop + 3] if fold in compass)
        return Heading(head, (*narrow, *_read_anchor(spot), *told), predicate)
    narrow = fold_content(grammar, phrase.first, phrase.stop) if phrase else ()
    if phrase and what == "length":
        noun, words = grammar.lemmas[phrase.head], grammar.words
        return Heading(words.kinds.get(noun, noun), (*qualify(grammar, phrase), *told), phrase.head)
    return Heading(otherwise, (*narrow, *told, *tell_verb(spot)), -1)


def _is_limit(spot: Spot) -> bool:
    """Whether a speed stands before the noun of where nobody may go faster: "in a 30 mph zone"."""
    grammar = spot.grammar
    phrase = read_phrase(grammar, spot.stop, spot.clause[1])
    return phrase is not None and grammar.lemmas[phrase.head] in grammar.words.groups["limited"]


def _is_aloft(spot: Spot) -> bool:
    """Whether a length says how high something is: "turned back at 900 feet", and neither "at 900 feet from it" nor "at 9 miles"."""
    grammar, at, value = spot.grammar, spot.first, spot.mention.value
    groups = grammar.words.groups
    if not isinstance(value, Quantity) or value.unit not in groups["aloft_units"]:
        return False
    folds = grammar.folds[max(at - 1, 0) : spot.stop]
    while at > 0 and grammar.codes[at - 1] in "qad":
        at -= 1
    led = (at > 0 and grammar.folds[at - 1] in groups["aloft"]) or not groups["aloft"].isdisjoint(folds[1:2])
    return led and grammar.codes[spot.stop : spot.stop + 1] not in {"o", "N"}


def _read_anchor(spot: Spot) -> tuple[str, ...]:
    """Return the nouns that a distance is told from: "9 miles south of the border", "9 feet away from a boy"."""
    grammar, groups = spot.grammar, spot.grammar.words.groups
    for at in range(spot.stop, min(spot.stop + 4, spot.clause[1] - 1)):
        fold = grammar.folds[at]
        if fold in groups["places leads"] and grammar.codes[at] == "p":
            phrase = read_phrase(grammar, at + 1, spot.clause[1])
            return fold_content(grammar, phrase.first, phrase.stop) if phrase else ()
        if fold not in groups["compass words"] and grammar.codes[at] != "a":
            break
    return ()


def head_age(spot: Spot) -> Heading:
    """Years that are no duration are an age; of whom, its noun or name tells."""
    follows = spot.stop < spot.clause[1] and spot.grammar.codes[spot.stop] in "oN"
    phrase = read_phrase(spot.grammar, spot.stop, spot.clause[1]) if follows else None
    return Heading("age", fold_content(spot.grammar, phrase.first, phrase.stop) if phrase else (), spot.first)
