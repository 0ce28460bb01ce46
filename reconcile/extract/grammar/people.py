"""The head of a count of people: what befell them, else what they are, else what they do.

Works in the clause around the count; ``heads.py`` decides what counts people.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reconcile.extract.grammar.lines import OPENING
from reconcile.extract.grammar.nounphrases import Phrase, find_subject
from reconcile.extract.grammar.predicates import Vocabulary
from reconcile.extract.grammar.spots import (
    NEXT_DOOR,
    Heading,
    Spot,
    find_number,
    find_predicate,
    find_verb,
    head_verb,
    list_nouns,
    measure_cost,
    qualify,
    tell_verb,
)
from reconcile.lexicon.tokens import lemma
from reconcile.model.value import Quantity

TALLIED = 6
"""Tokens behind "the number" within which it is told of whom it is: "of people who died"."""
BEHIND = 4
"""Tokens behind some "of them" within which it is told what befell those."""


def tell_noun(spot: Spot, at: int) -> str:
    """Return the lemma of a counted noun, of "nine-judge" the noun in it."""
    grammar = spot.grammar
    fold = grammar.folds[at]
    if at != spot.first or "-" not in fold:
        return grammar.lemmas[at]
    return lemma(fold.rpartition("-")[2], grammar.words.lexicon)


def head_people(spot: Spot, phrase: Phrase | None) -> Heading:
    """People are told by what befell them, else by what they are, else by what they do."""
    grammar, words = spot.grammar, spot.grammar.words
    noun, narrow = _tell_who(spot, phrase) if phrase else ("", ())
    at = phrase.head if phrase else -1
    plain = noun in words.groups["people"] or (at >= 0 and grammar.codes[at] == "N" and noun not in words.groups["persons"])
    told = () if plain or not noun else (noun,)
    own = _tell_class(spot, noun, at)
    predicate, befell = _find_deed(spot, phrase)
    weak = befell in words.groups["weak"] and not (befell in words.groups["suffering"] and noun in words.groups["served"])
    near = predicate >= 0 and measure_cost(spot, predicate) <= NEXT_DOOR
    happens = noun not in words.groups["persons"] or grammar.folds[at] in words.word_heads
    if own and happens:  # "61 deaths and 12 missing", "suspected cases": the noun itself tells what befell
        return Heading(own, narrow, at)
    if predicate >= 0 and (not weak or plain or not noun) and (near or not own or own in words.groups["weak"]):
        return Heading(befell, (*narrow, *told), predicate)
    if own and not (own in words.groups["staffing"] and _acts(spot, at)):
        return Heading(own, (*narrow, *told), at)
    if plain and (hosted := _tell_host(spot)):
        return Heading(hosted, (*narrow, *told), at)
    if not noun:
        return Heading("age", (), spot.first) if _is_age(spot) else head_verb(spot)
    around = list_nouns(spot, at)[:3] if plain else ()
    verb = (befell,) if predicate >= 0 else tell_verb(spot)
    return Heading("people" if plain else words.kinds.get(noun, noun), (*narrow, *verb, *around), at)


def _tell_who(spot: Spot, phrase: Phrase) -> tuple[str, tuple[str, ...]]:
    """Return the noun for the people that a phrase counts, and the words that narrow it."""
    grammar, words, at = spot.grammar, spot.grammar.words, phrase.head
    noun, narrow = tell_noun(spot, at), qualify(grammar, phrase)
    if grammar.codes[at] == "N":
        named = grammar.line.whole[grammar.starts[phrase.first] : grammar.ends[at]]
        narrow, noun = (*narrow, noun), _find_namesake(grammar.line.whole, named, words) or noun
    if narrow and noun in words.groups["people"] and narrow[-1] in words.groups["persons"]:  # "crew members" are crew
        return narrow[-1], narrow[:-1]
    return noun, narrow


def _tell_class(spot: Spot, noun: str, at: int) -> str:
    """Return the class that a noun for people tells by itself, "" for none; ``at`` is its token, or -1."""
    grammar, words = spot.grammar, spot.grammar.words
    classes = (words.noun_heads.get(noun, ""), grammar.heads[at] if at >= 0 else "", words.members.get(noun, ""))
    own = next((head for head in classes if words.counts(head, "person")), "")
    if own in words.groups["homes"] and noun in words.groups["dwellers"] and not _is_had(spot):
        return ""  # "Ninety residents spent the night there" are not all who live there
    return own


def _find_deed(spot: Spot, phrase: Phrase | None) -> tuple[int, str]:
    """Return the token and the class of what befell people or what they do, (-1, "") for none."""
    predicate, befell = find_predicate(spot, "person")
    if predicate < 0 and (tallied := _find_tallied(spot)):
        return tallied
    if phrase and predicate == phrase.stop:
        return _find_finite(spot, predicate) or (predicate, befell)
    if 0 <= predicate < spot.first and spot.grammar.codes[spot.stop - 1 : spot.stop] == "r":
        return _find_own(spot) or (predicate, befell)
    return _find_behind(spot, phrase) if phrase and _tells_whole(spot) else (predicate, befell)


def _find_tallied(spot: Spot) -> tuple[int, str] | None:
    """Return the predicate of a tally that a clause parts from its number: "the number killed by the storm that passed rose to 90"."""
    grammar, value = spot.grammar, spot.mention.value
    if not isinstance(value, Quantity) or value.change is None:
        return None
    for at in range(spot.first - 1, -1, -1):
        if grammar.codes[at] == ".":
            return None
        if grammar.codes[at] == "o" and grammar.lemmas[at] in grammar.words.groups["tallies"]:
            behind = range(at + 1, min(at + 1 + TALLIED, spot.first))
            return next(((i, grammar.heads[i]) for i in behind if grammar.words.counts(grammar.heads[i], "person")), None)
    return None


def _tells_whole(spot: Spot) -> bool:
    """Whether a number is the whole that a part is taken of: what befell "five of the 22 people" befell the five."""
    grammar = spot.grammar
    at = find_number(spot)
    if at < 3 or grammar.codes[at - 1] != "d" or grammar.folds[at - 2] not in grammar.words.groups["partitive"]:
        return False
    return grammar.codes[at - 3] in "#nq"


def _find_behind(spot: Spot, phrase: Phrase) -> tuple[int, str]:
    """Return the class right behind a phrase, which tells who the people are: "the 22 people on board"; (-1, "") for none."""
    grammar, at = spot.grammar, phrase.stop
    lemmas, heads = grammar.lemmas, grammar.heads
    found = grammar.words.choose_head(heads[at], lemmas[at], "person") if at < len(heads) and heads[at] else ""
    return (at, found) if found else (-1, "")


def _tell_host(spot: Spot) -> str:
    """Return what people do by what they take part in: "the search involved more than 900 people"; "" where nothing is told of."""
    grammar, verb = spot.grammar, find_verb(spot)
    if verb < 0 or grammar.lemmas[verb] not in grammar.words.groups["involving"]:
        return ""
    subject = find_subject(grammar, grammar.clause_of[verb])
    return grammar.words.hosts.get(grammar.lemmas[subject], "") if subject >= 0 else ""


def _acts(spot: Spot, noun: int) -> bool:
    """Whether those counted do something of their own: "nine workers were changing shifts" are not the staff."""
    grammar, words, at = spot.grammar, spot.grammar.words, find_verb(spot)
    if at < spot.stop or find_subject(grammar, grammar.clause_of[at]) != noun:
        return False
    if grammar.codes[at - 1 : at + 1] == "xv" and grammar.lemmas[at - 1] in words.light:  # "nine workers were paid"
        return False
    stays = grammar.lemmas[at] in words.light or grammar.lemmas[at] in words.groups["staying"]
    return not stays and grammar.heads[at] != "said"


@lru_cache(maxsize=32)
def _find_namesake(text: str, named: str, words: Vocabulary) -> str:
    """Return what people called by a name alone are elsewhere in the text: "900 Westmarkians" are "Westmarkian soldiers"; "" for none."""
    if not named.endswith(words.endings.plural):
        return ""
    pattern = re.compile(rf"{re.escape(named[:-1])} ([a-z]+)")
    found = (lemma(match[1], words.lexicon) for match in pattern.finditer(text, 0, OPENING))
    return next((noun for noun in found if noun in words.groups["persons"] and noun not in words.groups["people"]), "")


def _is_had(spot: Spot) -> bool:
    """Whether a place has what is counted: "the town has 900 residents", "its 900 residents"."""
    grammar, at = spot.grammar, spot.first
    if at and (grammar.codes[at - 1] == "d" or grammar.texts[at - 1].endswith(grammar.words.endings.owner)):
        return True
    while at > 0 and grammar.codes[at - 1] in "qapd":
        at -= 1
    return at > 0 and grammar.lemmas[at - 1] in grammar.words.groups["having"]


def _find_own(spot: Spot) -> tuple[int, str] | None:
    """Return the predicate right behind some "of them": "nine are treated, three of them for life-threatening injuries"."""
    grammar = spot.grammar
    for at in range(spot.stop, min(spot.stop + BEHIND, spot.clause[1])):
        if grammar.codes[at] in ".#c":
            break
        if grammar.words.counts(grammar.heads[at], "person"):
            return at, grammar.heads[at]
    return None


def _find_finite(spot: Spot, narrowing: int) -> tuple[int, str] | None:
    """Return the predicate that people told of with a participle are the subject of: "two hikers missing since May were found alive"."""
    grammar = spot.grammar
    at = grammar.codes.find("x", narrowing + 1, spot.clause[1])
    if at < 0 or grammar.codes[narrowing] not in "ov" or "." in grammar.codes[narrowing:at] or "c" in grammar.codes[narrowing:at]:
        return None
    for i in range(at + 1, min(at + 4, spot.clause[1])):
        if grammar.words.counts(grammar.heads[i], "person"):
            return i, grammar.heads[i]
    return None


def _is_age(spot: Spot) -> bool:
    """Whether a bare number behind a form of "be" is somebody's age, with nothing behind it that it could count: "he was 77"."""
    grammar = spot.grammar
    subject = find_subject(grammar, grammar.clause_of[spot.first])
    thing = subject >= 0 and grammar.codes[subject] == "o" and grammar.lemmas[subject] not in grammar.words.groups["persons"]
    if thing or not spot.first or grammar.codes[spot.first - 1] != "x" or "." in grammar.texts[spot.first]:
        return False
    return spot.stop >= len(grammar.codes) or grammar.folds[spot.stop] in ",." or grammar.codes[spot.stop] in "ps"
