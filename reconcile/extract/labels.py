"""Things told by a name or a word: names of people with what they are, places, directions, causes, conditions, kinds.

Knows no name and no place: titles, cues and nouns stand in ``labels.toml``. Compares nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import attrgetter
from typing import Any

from attrs import evolve

from reconcile.extract.grammar.clauses import Grammar
from reconcile.extract.grammar.nounphrases import fold_words, list_names, read_phrase
from reconcile.extract.grammar.occasions import find_occasions
from reconcile.extract.grammar.places import find_places
from reconcile.extract.grammar.things import read_thing, read_whole
from reconcile.extract.grammar.titles import find_title, is_aged, read_titles
from reconcile.extract.reading import Reading
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import PhraseTable, compile_folded
from reconcile.model.claim import Mention
from reconcile.model.fact import Note
from reconcile.model.text import Span
from reconcile.model.value import Label

MERE = frozenset({"named person", "named thing"})
"""Rules of names that are told once per text: it goes on to use them."""
REACH = 8
"""Tokens that tell which cause is meant at most."""
BARE = "bare name"
"""Rule of names that stand for themselves: told once per text, where nothing in it says what they are."""


@lru_cache(maxsize=8)
def compile_cues(lexicon: Lexicon) -> PhraseTable[str]:
    """Return the table of what leads to a cause ("cause"), is an unknown one ("unknown") or is a condition ("condition")."""
    table = lexicon.read_table("labels")
    cause, condition = table.get("cause", {}), table.get("condition", {})
    cues = dict.fromkeys(cause.get("cues", ()), "cause")
    cues |= dict.fromkeys(cause.get("unknown", ()), "unknown") | dict.fromkeys(cause.get("untold", ()), "untold")
    cues |= dict.fromkeys(condition.get("words", ()), "condition")
    cues |= {f"{verb} {state}": "state" for verb in condition.get("after", ()) for state in condition.get("states", ())}
    return compile_folded(cues)


@lru_cache(maxsize=8)
def _read_sets(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    table: dict[str, Any] = lexicon.read_table("labels")
    wanted = {
        "kind": ("kind", "nouns"), "body": ("body", "nouns"), "body leads": ("body", "leads"), "hurt": ("body", "heads"),
        "objects": ("objects", "heads"), "scenes": ("places", "heads"), "fatal": ("cause", "verbs"), "leads": ("cause", "leads"),
        "about": ("cause", "about"), "after": ("cause", "after"), "ills": ("cause", "ills"),
        "occasion": ("occasion", "nouns"), "occasion leads": ("occasion", "leads"),
    }
    return {name: frozenset(table.get(part, {}).get(key, ())) for name, (part, key) in wanted.items()}


def find_labels(reading: Reading, found: tuple[Mention, ...]) -> Iterable[Mention | Note]:  # noqa: ARG001 - an extractor's signature
    """Read what is told by a name or a word: who holds an office, where it happened, what caused it, how somebody is, what was used."""
    told: set[tuple[str, str]] = set()
    for start, end, cue in reading.find_forms(compile_cues(reading.lexicon)):
        mention = _read_cue(reading, start, end, cue)
        if mention is not None:
            yield mention
    bare: list[tuple[Label, Span]] = []
    for grammar in reading.grammars:
        for first, stop, role, rule in _scan_line(grammar):
            value = _make_label(grammar, first, stop, role)
            span = reading.span(grammar.starts[first], _end_word(grammar, stop - 1))
            if rule == BARE:
                bare.append((value, span))
            elif rule not in MERE or (role, value.key) not in told:
                told.add((role, value.key))
                yield Mention(value, span, kind="label", rule=rule, latent=not value.key)
    told.update(("name", place.fold) for grammar in reading.grammars for place in find_places(grammar) if place.relation)
    for value, span in bare:
        if (value.role, value.key) not in told:
            told.add((value.role, value.key))
            yield Mention(value, span, kind="label", rule=BARE, latent=not value.key)


def _scan_line(grammar: Grammar) -> Iterator[tuple[int, int, str, str]]:
    """Yield (first token, one past the last, role, rule) of the labels of a line."""
    taken: set[int] = set()
    for first, stop, role in _find_whereabouts(grammar):
        taken.update(range(first, stop))
        yield first, stop, role, "place phrase"
    sets, lemmas = _read_sets(grammar.words.lexicon), grammar.lemmas
    for first, stop in find_occasions(grammar, sets["occasion"], sets["occasion leads"]):
        taken.update(range(first, stop))
        yield first, stop, "occasion", "occasion"
    for first, stop, _ in list_names(grammar):
        if first not in taken:
            yield from _sort_name(grammar, first, stop)
    if not sets["kind"].isdisjoint(lemmas):
        yield from _find_kinds(grammar, sets["kind"])
    if not sets["body"].isdisjoint(lemmas) and not sets["hurt"].isdisjoint(grammar.heads):
        yield from _find_wounds(grammar, sets["body"], sets["body leads"])
    if not sets["fatal"].isdisjoint(lemmas):
        yield from _find_causes(grammar, sets)


def _sort_name(grammar: Grammar, first: int, stop: int) -> Iterator[tuple[int, int, str, str]]:
    """Yield a name with the rule that tells whose it is: a person's, a thing's, that of what something is done to, or one of its own."""
    person = _read_name(grammar, first, stop)
    thing = read_thing(grammar, first, stop) if person is None else None
    if person is not None:
        yield (*person, "name", "named person")
    elif thing is not None:
        yield (*thing, "name", "named thing")
    elif _is_object(grammar, first):
        yield first, stop, "name", "named object"
    else:
        whole = read_whole(grammar, first, stop)
        if whole is not None:
            yield (*whole, "name", BARE)


def _make_label(grammar: Grammar, first: int, stop: int, role: str) -> Label:
    """Return the label of a range of tokens; the noun behind a thing's name ("the Oxmoor dam") is no part of what it is called."""
    whole = grammar.line.whole
    text = whole[grammar.starts[first] : _end_word(grammar, stop - 1)]
    begin = first
    while begin < stop and grammar.codes[begin] in "d.":
        begin += 1
    while role == "name" and stop > begin + 1 and grammar.codes[stop - 1] == "o" and grammar.texts[stop - 1].islower():
        stop -= 1
    return Label(role, text, key=fold_words(grammar, begin, stop))


def _end_word(grammar: Grammar, at: int) -> int:
    """Return where a word ends in the text, without a possessive ending."""
    text = grammar.texts[at]
    ending = next((ending for ending in grammar.words.endings.owner if text.endswith(ending)), "")
    return grammar.ends[at] - len(ending)


def _find_whereabouts(grammar: Grammar) -> Iterator[tuple[int, int, str]]:
    """Yield places that tell where something happened: relative ones always, plain "in" and "at" only beside what happened there."""
    places = find_places(grammar)
    if not places:
        return
    groups, scenes = grammar.words.groups, _read_sets(grammar.words.lexicon)["scenes"]
    for place in places:
        words = place.relation.split()
        if not words:
            yield place.first, place.stop, "place"
            continue
        if not any(word in groups["places resting"] or word in groups["compass words"] for word in words):
            continue
        if words[0] in groups["compass words"] or words[0] in groups["places relative"]:
            yield place.first, _extend(grammar, place.stop), "place"
        elif words[0] in groups["places plain"] and len(words) <= 2:
            first, _ = grammar.clause_at(place.first)
            if any(head in scenes for head in grammar.heads[max(first, place.first - 6) : place.first]):
                yield place.first + 1, _extend(grammar, place.stop), "place"


def _extend(grammar: Grammar, stop: int) -> int:
    """Return where a place phrase ends whose name goes on in common nouns: "near the Oxmoor pumping station"."""
    end = stop
    while end < len(grammar.codes) and end < stop + 3 and grammar.codes[end] == "o":
        end += 1
    return end if end == len(grammar.codes) or grammar.codes[end] in ".pc" else stop


def _read_name(grammar: Grammar, first: int, stop: int) -> tuple[int, int] | None:
    """Return the token range of a person's name, without the title: one beside a title or an age; None for any other name."""
    title = find_title(grammar, first, stop)
    if title is None:
        return (first, stop) if stop - first > 1 and is_aged(grammar, first, stop) else None
    begin = title.at + 1 if first <= title.at < stop else first
    titles = read_titles(grammar.words.lexicon)
    while begin < stop and (grammar.codes[begin] == "." or grammar.lemmas[begin] in titles):
        begin += 1
    adjacent = title.at in {begin - 1, begin - 2}
    if begin >= stop or (stop - begin < 2 and not adjacent) or (stop - begin < 2 and len(grammar.texts[begin]) < 3):
        return None
    return begin, stop


def _is_object(grammar: Grammar, first: int) -> bool:
    """Whether a name is what a verb such as "buy" or "arrest" is done to."""
    objects = _read_sets(grammar.words.lexicon)["objects"]
    at, least = first - 1, max(first - 6, 0)
    while at >= least and grammar.codes[at] in "dqo.#" and grammar.folds[at] not in {",", ";", ":"}:
        at -= 1
    return at >= 0 and grammar.codes[at] in "vg" and grammar.heads[at] in objects


def _find_kinds(grammar: Grammar, kinds: frozenset[str]) -> Iterator[tuple[int, int, str, str]]:
    """Yield what kind of thing was used: the noun with the words that narrow it, "a nine-millimetre pistol"."""
    determining = grammar.words.groups["determining"]
    for at, code in enumerate(grammar.codes):
        if code not in "oN" or grammar.lemmas[at] not in kinds or (at + 1 < len(grammar.codes) and grammar.codes[at + 1] in "oN"):
            continue
        first = at
        while first > 0 and (grammar.codes[first - 1] in "oN" or (first > 1 and grammar.folds[first - 1] == "-")):
            first -= 1
        if first < at and not all(word in determining for word in grammar.lemmas[first:at]):
            if first > 0 and grammar.codes[first - 1] == "d":
                first -= 1
            yield first, at + 1, "kind", "kind of thing"


def _find_wounds(grammar: Grammar, body: frozenset[str], leads: frozenset[str]) -> Iterator[tuple[int, int, str, str]]:
    """Yield where somebody was hurt: a part of a body behind "in the" or "to her", in a line that tells of a wound."""
    for at, lemma in enumerate(grammar.lemmas):
        if lemma not in body or grammar.codes[at] != "o":
            continue
        first = at
        while first > 0 and grammar.codes[first - 1] == "o" and at - first < 2:
            first -= 1
        if first > 1 and grammar.codes[first - 1] == "d" and grammar.folds[first - 2] in leads:
            yield first, at + 1, "place", "wound"


def _find_causes(grammar: Grammar, sets: dict[str, frozenset[str]]) -> Iterator[tuple[int, int, str, str]]:
    """Yield causes that stand apart from their verb: "died early on Monday of pneumonia", "died aged 90 after a short illness"."""
    folds, codes = grammar.folds, grammar.codes
    leads, after, aged = sets["leads"], sets["after"], grammar.words.groups["aged"]
    for at, code in enumerate(codes):
        if code != "v" or grammar.lemmas[at] not in sets["fatal"]:
            continue
        reach = range(at + 1, min(at + 9, len(codes)))
        known = (i for i in reach if folds[i] in leads or folds[i] in after or (codes[i] not in "aTpd#oN" and folds[i] not in aged))
        lead = next(known, at)
        if not (folds[lead] in after or (folds[lead] in leads and lead > at + 1)):
            continue
        phrase = read_phrase(grammar, lead + 1, min(lead + 8, len(codes)))
        if phrase and codes[phrase.head] == "o" and (folds[lead] in leads or grammar.lemmas[phrase.head] in sets["ills"]):
            yield phrase.first, phrase.stop, "cause", "cause"


def _read_cue(reading: Reading, start: int, end: int, cue: str) -> Mention | None:
    """Return the label that a cue leads to, or that the cue itself is."""
    if cue == "condition":
        return _make_cue(reading, start, end, cue, cue)
    if cue == "state":
        return _make_cue(reading, reading.text.index(" ", start) + 1, end, "condition", "condition")
    at = bisect_right(reading.lines, start, key=attrgetter("start")) - 1
    if at < 0:
        return None
    grammar = reading.grammars[at]
    _, token = grammar.line.tokens_within(start, end)
    if cue in {"unknown", "untold"}:
        return _read_unknown(reading, grammar, (start, end, token), cue)
    phrase = read_phrase(grammar, token, min(token + REACH, len(grammar.codes)))
    if phrase is None:
        return None
    named = _find_named(grammar, phrase.stop)
    value = _make_label(grammar, phrase.first, named, "cause")
    span = reading.span(grammar.starts[phrase.first], grammar.ends[_find_told(grammar, named) - 1])
    return Mention(evolve(value, text=reading.text[span.start : span.end]), span, kind="label", rule="cause", latent=not value.key)


def _read_unknown(reading: Reading, grammar: Grammar, place: tuple[int, int, int], cue: str) -> Mention | None:
    """Return the label that nobody knows a cause, or tells it, with what it is the cause of: "too soon to say what started it"."""
    start, end, token = place
    if _read_sets(reading.lexicon)["about"].isdisjoint(grammar.lemmas):
        return None
    if grammar.codes[token - 1] == "r":
        stop = token
        while stop < min(token + REACH, len(grammar.codes)) and grammar.codes[stop] not in ".cs":
            stop += 1
        end = grammar.ends[stop - 1]
    value = Label("cause", reading.text[start:end], key=reading.lexicon.read_table("labels")["cause"][cue][0])
    return Mention(value, reading.span(start, end), kind="label", rule="unknown cause")


def _find_named(grammar: Grammar, stop: int) -> int:
    """Return where the name of a cause ends, of which a first phrase ends at ``stop``: "the anchor of a ship"."""
    if stop >= len(grammar.codes) or grammar.folds[stop] not in grammar.words.groups["partitive"]:
        return stop
    phrase = read_phrase(grammar, stop + 1, min(stop + REACH, len(grammar.codes)))
    return phrase.stop if phrase else stop


def _find_told(grammar: Grammar, stop: int) -> int:
    """Return where ends what tells which cause is meant: "a leg that failed to lock", "a current set off by a quake"."""
    codes, end = grammar.codes, stop
    related = grammar.folds[end : end + 1] != () and grammar.folds[end] in grammar.words.groups["relative"]
    if related or codes[end : end + 1] in {"v", "g"}:
        closing = ".cs" if related else ".csx"
        while end < min(stop + REACH, len(codes)) and codes[end] not in closing:
            end += 1
    return end


def _make_cue(reading: Reading, start: int, end: int, role: str, rule: str) -> Mention:
    text = reading.text[start:end]
    return Mention(Label(role, text, key=" ".join(text.lower().split())), reading.span(start, end), kind="label", rule=rule)
