"""The head of what happens: of a time, a duration, a label or a statement.

Works in the clause around the mention, and looks into the next one where its own verb tells little.
"""

from __future__ import annotations

from reconcile.extract.grammar.clauses import Grammar, once
from reconcile.extract.grammar.nounphrases import find_subject, fold_content, read_phrase, read_phrase_before
from reconcile.extract.grammar.spots import (
    FAR,
    NEXT_DOOR,
    Heading,
    Spot,
    find_predicate,
    find_verb,
    is_effect,
    list_nouns,
    measure_cost,
    qualify,
)
from reconcile.extract.grammar.titles import find_title
from reconcile.model.value import Label, TimeBound, TimeRef

BEFALLEN = frozenset({"person", "thing"})
"""What something befalls."""
BOUNDS = frozenset({TimeBound.UNTIL, TimeBound.SINCE, TimeBound.BEFORE, TimeBound.AFTER})
PERSON = "person"
"""What a name is of that stands beside no title: a mere name, also of a thing."""
LATER = "length of time later"
"""Rule of lengths that lead to what happened then ("twenty minutes later the roof fell"): they are of no noun behind them."""
MERE_NAMES = frozenset({"named person", "named thing", "bare name"})
"""Rules of mentions that are names, and nothing but the name tells whose."""


def head_time(spot: Spot) -> Heading:
    """Return what happened then: the event noun beside it, else the verb it belongs to, with the nouns around as qualifiers."""
    grammar, words = spot.grammar, spot.grammar.words
    first, stop = spot.clause
    owned = _find_owned(spot)
    if owned >= 0:
        return _head_event(spot, owned)
    at = _find_time_verb(spot)
    noun = -1 if at >= 0 and _is_bound(spot) else _find_event_before(spot, at + 1 if 0 <= at < spot.first else first)
    if noun >= 0:
        return _head_event(spot, noun)
    if at < 0:
        around = (*range(first, spot.first), *range(spot.stop, stop))
        found = next((i for i in around if _is_event(grammar, i) or is_effect(grammar, i)), -1)
        return _head_event(spot, found) if found >= 0 else Heading("", list_nouns(spot, -1), -1)
    if _departs(spot, at):
        return Heading(next(iter(words.groups["departing"])), list_nouns(spot, at), at)
    finishes = grammar.heads[at] in words.groups["finishing"]
    if finishes or _tells_little(grammar, at) or not grammar.heads[at] or grammar.heads[at] in words.groups["effects"]:
        instead = _find_happening(spot, at)
        if instead >= 0 and not (finishes and words.counts(grammar.heads[instead], "money")):
            return _head_event(spot, instead)
    head = words.verb_heads.get(grammar.lemmas[at], "") if _ends_in_day(spot, at) else grammar.heads[at]
    told = "" if _tells_little(grammar, at) and not head else words.tell_time(head, grammar.lemmas[at])
    if not told:
        subject = find_subject(grammar, grammar.clause_of[at])
        own = grammar.lemmas[subject] if subject >= 0 and grammar.codes[subject] == "o" else ""
        told = "" if own in words.groups["persons"] else words.kinds.get(own, own)
    return Heading(told, list_nouns(spot, at), at)


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
    return grammar.codes[behind] == "N" or behind <= spot.first <= behind + 1 or grammar.folds[behind] in groups["leaving_for"]


def _is_bound(spot: Spot) -> bool:
    """Whether a time says until, since, before or after when: that is of a verb, where there is one, and not of the noun in front."""
    return isinstance(spot.mention.value, TimeRef) and spot.mention.value.bound in BOUNDS


def _tells_little(grammar: Grammar, verb: int) -> bool:
    """Whether a verb leaves it to a noun to say what happens ("was", "took")."""
    light = grammar.lemmas[verb] in grammar.words.light
    return grammar.codes[verb] == "x" or (light and grammar.heads[verb] not in grammar.words.groups["telling_phrases"])


def _find_happening(spot: Spot, verb: int) -> int:
    """Return what tells better than its verb what happened at a time; -1 for nothing.

    The subject if it is an event ("the vote was held"), the object ("to attend a meeting"), a phrase of a class ("back to normal"),
    or, for a verb that tells little, what the next clause tells ("it will take until Friday before service is restored").
    """
    grammar = spot.grammar
    subject = find_subject(grammar, grammar.clause_of[verb])
    if subject >= 0 and (_tells_time(grammar, subject) or _is_event(grammar, subject)):
        return subject
    if subject >= 0 and grammar.heads[subject] == "said" and _tells_little(grammar, verb):
        return subject
    if grammar.heads[verb] and grammar.heads[verb] not in grammar.words.groups["finishing"]:
        return -1
    done = read_phrase(grammar, verb + 1, spot.first) if verb < spot.first else None
    if done and _is_event(grammar, done.head):
        return done.head
    near = verb - 1
    while near > 0 and grammar.codes[near] in "xmpan":
        near -= 1
    if near >= 0 and (_tells_time(grammar, near) or (grammar.codes[near] == "g" and is_effect(grammar, near))):  # "sentencing is set"
        return near
    if not _tells_little(grammar, verb):
        return -1
    first, stop = spot.clause
    told = [i for i in range(first, stop) if _tells_time(grammar, i) and not spot.first <= i < spot.stop]
    if told:
        return min(told, key=lambda i: (measure_cost(spot, i), i))
    following = range(stop, grammar.clause_at(stop)[1]) if stop < len(grammar.codes) else range(0)
    return next((i for i in following if _tells_time(grammar, i)), -1)


def _is_event(grammar: Grammar, at: int) -> bool:
    """Whether a noun names an event, by its lemma or as it stands ("shooting" is no "shoot")."""
    events = grammar.words.groups["events"]
    return grammar.lemmas[at] in events or grammar.folds[at] in events


def _tells_time(grammar: Grammar, at: int) -> bool:
    return grammar.heads[at] != "said" and grammar.words.counts(grammar.heads[at], "time")


def _find_time_verb(spot: Spot) -> int:
    """Return the verb that a time belongs to: the nearest in front of it in its clause, else the nearest behind it."""
    grammar = spot.grammar
    first, stop = spot.clause
    for at in range(spot.first - 1, first - 1, -1):
        if (grammar.codes[at] in "vg" or grammar.heads[at] == "born") and not _speaks_aside(spot, at):
            return at
    behind = [at for at in range(spot.stop, stop) if grammar.codes[at] in "vg" and not _speaks_aside(spot, at)]
    if behind and _stands_between(grammar, behind[0]):
        resumed = (at for at in (*behind[1:], _find_resumed(grammar, stop)) if at >= 0 and "," in grammar.folds[behind[0] : at])
        return next(resumed, behind[0])
    if behind:
        return behind[0]
    return next((at for at in range(first, stop) if grammar.codes[at] == "x"), -1)


def _stands_between(grammar: Grammar, verb: int) -> bool:
    """Whether a participle between commas only tells more of the noun before it: "the cello, built in 1717, was stolen"."""
    return verb > 1 and grammar.folds[verb - 1] == "," and grammar.codes[verb - 2] in "oN"


def _find_resumed(grammar: Grammar, stop: int) -> int:
    """Return the verb by which a clause goes on behind what stood between commas (", was stolen"), -1 for none."""
    at = stop
    while at + 1 < len(grammar.codes) and (grammar.folds[at] == "," or grammar.codes[at] in "xa"):
        at += 1
    return at if stop < at < len(grammar.codes) and grammar.codes[at] == "v" and grammar.codes[at - 1] in ".xa" else -1


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


def head_label(spot: Spot) -> Heading:
    """A label is of its role; what it names, the predicate and the nouns around it tell."""
    value = spot.mention.value
    assert isinstance(value, Label)
    grammar = spot.grammar
    title = find_title(grammar, spot.first, spot.stop) if value.role == "name" else None
    if title:
        nouns = fold_content(grammar, title.first, title.stop)
        base = grammar.lemmas[title.at]
        return Heading(grammar.words.kinds.get(base, base), tuple(word for word in nouns if word != base), title.at)
    if spot.mention.rule in MERE_NAMES:
        return Heading(PERSON, (), spot.first)
    at = _find_effect(spot)
    told = grammar.heads[at] or grammar.lemmas[at] if at >= 0 else ""
    if spot.mention.rule == "wound" and told != "killed":
        told = "injured"
    near = read_phrase_before(grammar, spot.first, spot.clause[0])
    nouns = fold_content(grammar, near.first, near.stop) if near else ()
    around = tuple(grammar.words.kinds.get(noun, noun) for noun in list_nouns(spot, at)[:4])
    if value.role in {"kind", "occasion"}:
        last = grammar.lemmas[spot.stop - 1]
        return Heading(grammar.words.kinds.get(last, last), (told, *around) if told else around, spot.stop - 1)
    return Heading(told or value.role, (*nouns, *around), at)


def _find_effect(spot: Spot) -> int:
    """Return the predicate that a place, a cause or a condition belongs to: the nearest of a class, else the nearest verb; -1 for none."""
    grammar, words = spot.grammar, spot.grammar.words
    near = range(max(spot.first - FAR, 0), min(spot.stop + FAR, len(grammar.codes)))
    reaches = (range(*spot.clause), near) if spot.mention.rule != "unknown cause" else (range(*spot.clause),)
    for reach in reaches:
        found = [i for i in reach if is_effect(grammar, i) and not spot.first <= i < spot.stop and grammar.lemmas[i] not in words.light]
        if found:
            return min(found, key=lambda i: (measure_cost(spot, i) + (i >= spot.stop), i))
    at = find_verb(spot)
    return -1 if at < 0 or grammar.heads[at] == "said" or grammar.lemmas[at] in words.light else at


def head_wording(spot: Spot) -> Heading:
    """A statement is of its own verb, with its nouns as qualifiers."""
    grammar, first, stop = spot.grammar, spot.first, spot.stop
    words, codes, heads, lemmas = grammar.words, grammar.codes, grammar.heads, grammar.lemmas
    telling = [i for i, head in enumerate(heads[first:stop], first) if head and codes[i] in "vgo" and is_effect(grammar, i)]
    done = (i for i in telling if codes[i] in "vg" and not _is_aim(grammar, i) and not _narrows(codes, i, stop))
    at = next(done, -1) if telling else -1
    if at >= 0 and heads[at] in words.groups["framing"]:
        at = next((i for i in telling if i > at and codes[i] == "o" and lemmas[i] in words.groups["events"]), at)
    if at < 0:
        at = _find_plain(spot, telling)
    if at >= 0 and not heads[at] and _tells_little(grammar, at):
        at = _find_complement(grammar, at, stop)
    at = at if at >= 0 else next((i for i in range(first, stop) if heads[i] and is_effect(grammar, i)), -1)  # "had nothing to do with it"
    nouns = tuple([lemmas[i] for i, code in enumerate(codes[first:stop], first) if code == "o" and i != at])
    if opposed := list_opposites(grammar):
        at = next((i for i in opposed if first <= i < stop), at)  # "escaped unhurt"
    if at < 0:
        return Heading("", nouns, at)
    head = words.opposites.get(lemmas[at]) or heads[at] or lemmas[at]
    return Heading(words.statements.get(head, head), nouns, at)


def _find_plain(spot: Spot, telling: list[int]) -> int:
    """Return what a statement is of that has no verb of a class: a full verb, a noun of a class, any verb, a form of "be"; -1 for none."""
    grammar, codes = spot.grammar, spot.grammar.codes
    verbs = [i for i, code in enumerate(codes[spot.first : spot.stop], spot.first) if code in "vg"]
    for at in verbs:
        if grammar.heads[at] != "said" and not _tells_little(grammar, at):
            return at
    nominal = [i for i in telling if not _stands_aside(grammar, i, spot.first)]
    nominal.sort(key=lambda i: not grammar.words.of[grammar.heads[i]] & BEFALLEN)  # "clashes and losses": what befell people tells more
    return nominal[0] if nominal else verbs[0] if verbs else codes.find("x", spot.first, spot.stop)


@once
def list_opposites(grammar: Grammar) -> tuple[int, ...]:
    """Return the tokens of a line that tell of a class as so or as not so ("unhurt")."""
    words, lemmas = grammar.words, grammar.lemmas
    if words.opposites.keys().isdisjoint(lemmas):
        return ()
    return tuple([at for at, lemma in enumerate(lemmas) if lemma in words.opposites and words.opposites[lemma] in words.of])


def _narrows(codes: str, at: int, stop: int) -> bool:
    """Whether a participle only says which one the noun before it is: "a ferry carrying guests ran aground"."""
    return codes[at] == "g" and at > 0 and codes[at - 1] in "oN" and "v" in codes[at + 1 : stop]


def _find_complement(grammar: Grammar, verb: int, stop: int) -> int:
    """Return the noun or adjective that tells what a verb that tells little leaves open: "was at risk", "there is no plan"; -1 for none."""
    codes = grammar.codes
    at = verb + 1
    while at < stop and codes[at] in "xmnadq#pv":
        if codes[at] == "v" and not _tells_little(grammar, at):
            return at
        at += 1
    phrase = read_phrase(grammar, at, stop) if at < stop else None
    return phrase.head if phrase and codes[phrase.head] == "o" else -1


def _is_aim(grammar: Grammar, at: int) -> bool:
    """Whether a verb only tells what is aimed at: "in an attempt to retake the port"."""
    groups = grammar.words.groups
    return at > 1 and grammar.folds[at - 1] in groups["infinitive"] and grammar.lemmas[at - 2] in groups["aims"]


def _stands_aside(grammar: Grammar, at: int, least: int) -> bool:
    """Whether a noun only stands in a prepositional phrase ("data on soldiers in attacks"); an "of" does not set it aside."""
    head = grammar.heads[at]
    while at > least and grammar.codes[at - 1] in "odqN#":
        at -= 1
    if at <= least or grammar.codes[at - 1] != "p":
        return False
    phrased = grammar.heads[at - 1] == head  # "behind the attack" is one phrase
    return not phrased and grammar.folds[at - 1] not in grammar.words.groups["partitive"]
