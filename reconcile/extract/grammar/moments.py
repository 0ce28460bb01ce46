"""The head of a time and of a length: what happened then, and what lasted.

Works in the clause around the mention, and looks into its neighbours where its own verb tells little. Statements and labels stand in
``happenings.py``.
"""

from __future__ import annotations

from reconcile.extract.grammar.clauses import Grammar
from reconcile.extract.grammar.nounphrases import find_subject, read_phrase
from reconcile.extract.grammar.spots import (
    NEXT_DOOR,
    Heading,
    Spot,
    find_predicate,
    is_effect,
    list_nouns,
    measure_cost,
    qualify,
    tells_little,
)
from reconcile.model.value import TimeBound, TimeRef

BOUNDS = frozenset({TimeBound.UNTIL, TimeBound.SINCE, TimeBound.BEFORE, TimeBound.AFTER})
SPEECH = "said"
"""Class of what somebody says; a count that is given on a day says when it was told."""
DEPARTURE = "departed"
"""Class of who leaves a place; the verb alone may leave anything."""
LATER = "length of time later"
"""Rule of lengths that lead to what happened then ("twenty minutes later the roof fell"): they are of no noun behind them."""


def head_time(spot: Spot) -> Heading:
    """Return what happened then: the event noun beside it, else the verb it belongs to, with the nouns around as qualifiers."""
    grammar, words = spot.grammar, spot.grammar.words
    first, stop = spot.clause
    owned = _find_owned(spot)
    if owned >= 0:
        return _head_event(spot, owned)
    at = _share_verb(spot, _find_time_verb(spot))
    noun = -1 if at >= 0 and _is_bound(spot) else _find_event_before(spot, at + 1 if 0 <= at < spot.first else first)
    if noun >= 0:
        return _head_event(spot, noun)
    if at < 0:
        around = (*range(first, spot.first), *range(spot.stop, stop))
        found = next((i for i in around if _is_event(grammar, i) or is_effect(grammar, i)), -1)
        return _head_event(spot, found) if found >= 0 else Heading("", list_nouns(spot, -1), -1)
    if _departs(spot, at):
        return Heading(DEPARTURE, list_nouns(spot, at), at)
    finishes = grammar.heads[at] in words.groups["finishing"]
    if finishes or _asks_on(grammar, at):
        instead = _find_happening(spot, at)
        if instead >= 0 and not (finishes and words.counts(grammar.heads[instead], "money")):
            return _head_event(spot, instead)
    head = words.verb_heads.get(grammar.lemmas[at], "") if _ends_in_day(spot, at) else grammar.heads[at]
    told = "" if tells_little(grammar, at) and not head else words.tell_time(head, grammar.lemmas[at])
    if not told and (state := _find_state(spot, at)) >= 0:
        return _head_event(spot, state)
    if not told:
        subject = find_subject(grammar, grammar.clause_of[at])
        own = grammar.lemmas[subject] if subject >= 0 and grammar.codes[subject] == "o" else ""
        told = "" if own in words.groups["persons"] else SPEECH if own in words.groups["tellings"] else words.kinds.get(own, own)
    if told not in words.of and (event := _find_told_when(spot)) >= 0:
        return _head_event(spot, event)
    return Heading(told, list_nouns(spot, at), at)


def _find_state(spot: Spot, verb: int) -> int:
    """Return what a form of "be" leaves to a word behind it ("was on leave since", "had been ill for"), -1 for none."""
    grammar, at = spot.grammar, verb
    while at < spot.first and grammar.codes[at] in "xnpad":
        at += 1
    if not verb < at < spot.first or grammar.codes[verb] != "x" or grammar.codes[at] not in "ov":
        return -1
    phrase = read_phrase(grammar, at, spot.first)
    at = phrase.head if phrase else at
    tells = grammar.codes[at + 1 : spot.first].strip("pa") == "" and grammar.lemmas[at] not in grammar.words.groups["stateless"]
    return at if tells else -1


def _asks_on(grammar: Grammar, verb: int) -> bool:
    """Whether a noun around a verb may tell better than it what happened: a verb of no class, one of arranging, or of an effect."""
    groups, head = grammar.words.groups, grammar.heads[verb]
    arranges = grammar.lemmas[verb] in groups["arranging"] or grammar.lemmas[verb] in groups["carrying_out"]
    return arranges or not head or head in groups["effects"] or tells_little(grammar, verb)


def _find_told_when(spot: Spot) -> int:
    """Return what a clause behind a time tells of it ("of 23 June, when a quake struck"), -1 where none does."""
    grammar, at = spot.grammar, spot.stop
    at += at < len(grammar.folds) and grammar.folds[at] == ","
    if at + 1 >= len(grammar.folds) or grammar.folds[at] not in grammar.words.groups["telling_when"]:
        return -1
    stop = grammar.clause_at(grammar.clause_at(at + 1)[1])[1]
    return next((i for i in range(at + 1, stop) if _is_event(grammar, i) or _tells_time(grammar, i)), -1)


def _share_verb(spot: Spot, at: int) -> int:
    """Return the verb in front of one of no class that is joined to it without a subject: "killed nine and waved a flag on Friday"."""
    grammar, first = spot.grammar, spot.clause[0]
    joined = at == first + 1 and first > 0 and grammar.codes[first] == "c" and grammar.codes[at] == "v"
    if not joined or spot.first < at or grammar.words.tell_time(grammar.heads[at], grammar.lemmas[at]) != grammar.lemmas[at]:
        return at
    before = grammar.clause_at(first - 1)
    told = [i for i in range(*before) if grammar.codes[i] == "v" and is_effect(grammar, i)]
    return told[-1] if told and "T" not in grammar.codes[told[-1] : at] else at


def _find_owned(spot: Spot) -> int:
    """Return the noun that a time stands in front of: an event ("the Friday crash"), or what "Friday's" is said of; -1 for none."""
    grammar, at, stop = spot.grammar, spot.stop, spot.clause[1]
    owner = at > spot.first and grammar.texts[at - 1].endswith(grammar.words.endings.owner)
    if owner and at < stop and grammar.codes[at] in "vg":  # "Friday's armed robbery"
        at += 1
    if at >= stop or grammar.codes[at] != "o":
        return -1
    phrase = read_phrase(grammar, at, stop)
    if not phrase:
        return -1
    if owner and phrase.stop < stop and _is_event(grammar, phrase.stop):  # "Friday's market bombing"
        return phrase.stop
    return phrase.head if owner or _is_event(grammar, phrase.head) else -1


def _ends_in_day(spot: Spot, verb: int) -> bool:
    """Whether the phrase that gives a verb its class ends in the preposition of the day: "it fell on Tuesday" lands nowhere."""
    grammar, last = spot.grammar, spot.first - 1
    dates = last == verb + 1 and grammar.folds[last] in grammar.words.groups["dating"]
    return dates and grammar.heads[last] == grammar.heads[verb] != ""


def _departs(spot: Spot, verb: int) -> bool:
    """Whether a verb that else tells little tells a departure: "left Oxmoor at four", "left on Friday", and not "left nine dead"."""
    grammar, behind = spot.grammar, verb + 1
    groups = grammar.words.groups
    if grammar.lemmas[verb] not in groups["leaving"] or behind >= len(grammar.codes):
        return False
    if grammar.codes[behind] == "N" or behind <= spot.first <= behind + 1 or grammar.folds[behind] in groups["leaving_for"]:
        return True
    left = read_phrase(grammar, behind, spot.clause[1]) if grammar.codes[behind] == "d" else None
    return left is not None and grammar.lemmas[left.head] in groups["left_behind"]


def _is_bound(spot: Spot) -> bool:
    """Whether a time says until, since, before or after when: that is of a verb, where there is one, and not of the noun in front."""
    return isinstance(spot.mention.value, TimeRef) and spot.mention.value.bound in BOUNDS


def _find_happening(spot: Spot, verb: int) -> int:
    """Return what tells better than its verb what happened at a time; -1 for nothing.

    The subject if it is an event ("the vote was held"), the object ("to attend a meeting"), a phrase of a class ("back to normal"),
    or, for a verb that tells little, what the next clause tells ("it will take until Friday before service is restored").
    """
    grammar, groups = spot.grammar, spot.grammar.words.groups
    subject = _find_told_of(grammar, verb)
    if subject >= 0 and (_tells_time(grammar, subject) or _is_event(grammar, subject)):
        return subject
    if subject >= 0 and grammar.heads[subject] == "said" and tells_little(grammar, verb):
        return subject
    done = read_phrase(grammar, verb + 1, spot.first) if verb < spot.first else None
    if done and grammar.lemmas[verb] in groups["carrying_out"] and _tells_time(grammar, done.head):
        return done.head
    if grammar.heads[verb] and grammar.heads[verb] not in groups["finishing"]:
        return -1
    if done and _is_event(grammar, done.head):
        return done.head
    near = verb - 1
    while near > 0 and grammar.codes[near] in "xmpan":
        near -= 1
    if near >= 0 and (_tells_time(grammar, near) or (grammar.codes[near] == "g" and is_effect(grammar, near))):  # "sentencing is set"
        return near
    if not tells_little(grammar, verb):
        return -1
    first, stop = spot.clause
    told = [i for i in range(first, stop) if _tells_time(grammar, i) and not spot.first <= i < spot.stop]
    if told:
        return min(told, key=lambda i: (measure_cost(spot, i), i))
    following = range(stop, grammar.clause_at(stop)[1]) if stop < len(grammar.codes) else range(0)
    return next((i for i in following if _tells_time(grammar, i)), -1)


def _find_told_of(grammar: Grammar, verb: int) -> int:
    """Return the subject of a verb, or the noun that its relative clause tells of ("a call, which came at dawn"); -1 for none."""
    number = grammar.clause_of[verb]
    first = grammar.clauses[number][0]
    first += grammar.folds[first] == ","
    if 0 < first < len(grammar.folds) and grammar.folds[first] in grammar.words.groups["relating_things"]:
        before = first - 1 - (grammar.folds[first - 1] == ",")
        return before if before >= 0 and grammar.codes[before] == "o" else -1
    return find_subject(grammar, number)


def _is_event(grammar: Grammar, at: int) -> bool:
    """Whether a noun names an event, by its lemma or as it stands ("shooting" is no "shoot"), and no phrase says that it is none."""
    events = grammar.words.groups["events"]
    if not grammar.heads[at] and grammar.lemmas[at] in grammar.words.noun_heads:
        return False
    return grammar.lemmas[at] in events or grammar.folds[at] in events


def _tells_time(grammar: Grammar, at: int) -> bool:
    return grammar.heads[at] != "said" and grammar.words.counts(grammar.heads[at], "time")


def _find_time_verb(spot: Spot) -> int:
    """Return the verb that a time belongs to: the nearest in front of it in its clause, else the nearest behind it."""
    grammar = spot.grammar
    first, stop = spot.clause
    for at in range(spot.first - 1, first - 1, -1):
        if (grammar.codes[at] in "vg" or grammar.heads[at] == "born") and not (_speaks_aside(spot, at) or _points_out(grammar, at, first)):
            return at
    if (before := _find_leading(spot)) >= 0:
        return before
    behind = [at for at in range(spot.stop, stop) if grammar.codes[at] in "vg" and not _speaks_aside(spot, at)]
    if behind and _stands_between(grammar, behind[0]):
        resumed = (at for at in (*behind[1:], _find_resumed(grammar, stop)) if at >= 0 and "," in grammar.folds[behind[0] : at])
        return next(resumed, behind[0])
    if behind:
        return behind[0]
    return next((at for at in range(first, stop) if grammar.codes[at] == "x"), -1)


def _find_leading(spot: Spot) -> int:
    """Return the verb before a clause that only a preposition before a time begins ("walked in | before 7 a.m. carrying bags")."""
    grammar, (first, stop) = spot.grammar, spot.clause
    if not first or not spot.first or "v" in grammar.codes[spot.stop : stop] or grammar.codes[first : spot.first].strip("psa"):
        return -1
    own = range(first - 1, grammar.clause_at(first - 1)[0] - 1, -1)
    return next((at for at in own if grammar.codes[at] == "v" and not _speaks_aside(spot, at)), -1)


def _stands_between(grammar: Grammar, verb: int) -> bool:
    """Whether a participle between commas only tells more of the noun before it: "the cello, built in 1717, was stolen"."""
    return verb > 1 and grammar.folds[verb - 1] == "," and grammar.codes[verb - 2] in "oN"


def _find_resumed(grammar: Grammar, stop: int) -> int:
    """Return the verb by which a clause goes on behind what stood between commas (", was stolen"), -1 for none."""
    at = stop
    while at + 1 < len(grammar.codes) and (grammar.folds[at] == "," or grammar.codes[at] in "xa"):
        at += 1
    return at if stop < at < len(grammar.codes) and grammar.codes[at] == "v" and grammar.codes[at - 1] in ".xa" else -1


def _points_out(grammar: Grammar, at: int, first: int) -> bool:
    """Whether a participle only says which ones a verb in front of it befell: "it ran into a crowd leaving a match on Friday"."""
    codes = grammar.codes
    if codes[at] != "g" or codes[at - 1] != "o" or "v" not in codes[first : at - 1]:
        return False
    return not _is_event(grammar, at) and not grammar.folds[at - 1].endswith(grammar.words.endings.past)


def _speaks_aside(spot: Spot, verb: int) -> bool:
    """Whether a comma sets who speaks apart from what a time is of: "it reopens on Friday, police said"; not "on Friday, police said"."""
    grammar = spot.grammar
    if grammar.heads[verb] != "said":
        return False
    if verb < spot.first:
        return "," in grammar.folds[verb + 1 : spot.first]
    return spot.first > spot.clause[0] + 2 and "," in grammar.folds[spot.stop : verb]


def _find_event_before(spot: Spot, least: int) -> int:
    """Return an event noun right in front of a time ("the tsunami in 2004"), nearer than any verb; -1 for none."""
    grammar = spot.grammar
    for at in range(spot.first - 1, max(least, spot.first - 10) - 1, -1):
        if grammar.codes[at] == "o" and _is_event(grammar, at):
            return at
        if grammar.codes[at] not in "podN":
            return -1
    return -1


def _head_event(spot: Spot, at: int) -> Heading:
    grammar = spot.grammar
    noun = grammar.lemmas[at]
    told = grammar.words.tell_time(grammar.heads[at], noun)
    return Heading(grammar.words.kinds.get(noun, noun) if told == noun else told, (noun, *list_nouns(spot, at)), at)


def head_duration(spot: Spot) -> Heading:
    """Return what lasts: the noun it stands before ("a nine-day strike"), a class near by ("sentenced to"), or what happened."""
    grammar, words = spot.grammar, spot.grammar.words
    _, stop = spot.clause
    at = spot.stop
    if at < stop and grammar.folds[at] in words.groups["tying"]:
        at += 1
    fits = at < stop and grammar.codes[at] in "od" and spot.mention.rule != LATER
    phrase = read_phrase(grammar, at, stop) if fits else None
    predicate, head = find_predicate(spot, "duration")
    if predicate >= 0 and (measure_cost(spot, predicate) <= NEXT_DOOR or spot.clause[0] <= predicate < stop):
        return Heading(head, list_nouns(spot, predicate), predicate)
    if phrase:
        noun = grammar.lemmas[phrase.head]
        kind = words.kinds.get(noun, noun)
        return Heading(noun if kind in words.effects else kind, qualify(grammar, phrase), phrase.head)
    found = head_time(spot)
    if found.at < 0:
        return Heading("", found.qualifiers, -1)
    lasting = words.choose_head(grammar.heads[found.at], grammar.lemmas[found.at], "duration")
    return found._replace(head=lasting) if lasting else found
