"""The head of what happens, in a label or a statement; those of times and lengths stand in ``moments.py``.

Works in the clause around the mention.
"""

from __future__ import annotations

from reconcile.extract.grammar.clauses import Grammar, once
from reconcile.extract.grammar.negations import list_refusals
from reconcile.extract.grammar.nounphrases import fold_content, read_phrase, read_phrase_before
from reconcile.extract.grammar.spots import FAR, Heading, Spot, find_verb, is_effect, list_nouns, measure_cost, tells_little
from reconcile.extract.grammar.titles import find_title
from reconcile.model.value import SCORE, Label

BEFALLEN = frozenset({"person", "thing"})
"""What something befalls."""
MONEY = frozenset({"money"})
PERSON = "person"
"""What a name is of that stands beside no title: a mere name, also of a thing."""
MERE_NAMES = frozenset({"named person", "named thing", "bare name"})
"""Rules of mentions that are names, and nothing but the name tells whose."""


def head_label(spot: Spot) -> Heading:
    """A label is of its role; what it names, the predicate and the nouns around it tell."""
    value = spot.mention.value
    assert isinstance(value, Label)
    grammar = spot.grammar
    if value.role == SCORE:
        return Heading(spot.mention.rule, list_nouns(spot, spot.first)[:4], spot.first)
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
    refused = {i for span in list_refusals(grammar) for i in range(*span)}
    named = [i for i, head in enumerate(heads[first:stop], first) if head and codes[i] in "vgo" and i not in refused]
    telling = [i for i in named if is_effect(grammar, i)]
    done = (i for i in telling if codes[i] in "vg" and not _is_aim(grammar, i) and not _narrows(codes, i, stop))
    at = next(done, -1) if telling else -1
    if at >= 0 and heads[at] in words.groups["framing"]:
        at = next((i for i in telling if i > at and codes[i] == "o" and lemmas[i] in words.groups["events"]), at)
    if at < 0:
        at = _find_plain(spot, telling)
    if at >= 0 and not heads[at] and tells_little(grammar, at):
        at = _find_complement(grammar, at, stop)
    at = at if at >= 0 else next((i for i in range(first, stop) if heads[i] and is_effect(grammar, i)), -1)  # "had nothing to do with it"
    nouns = tuple([lemmas[i] for i, code in enumerate(codes[first:stop], first) if code == "o" and i != at])
    if opposed := list_opposites(grammar):
        at = next((i for i in opposed if first <= i < stop), at)  # "escaped unhurt"
    if at < 0:
        return Heading("", nouns, at)
    own = heads[at] if codes[at] not in "vg" or words.of.get(heads[at]) != MONEY else ""  # "spent the night" tells of no budget
    head = words.opposites.get(lemmas[at]) or own or lemmas[at]
    return Heading(words.statements.get(head, head), nouns, at)


def _find_plain(spot: Spot, telling: list[int]) -> int:
    """Return what a statement is of that has no verb of a class: a full verb, a noun of a class, any verb, a form of "be"; -1 for none."""
    grammar, codes = spot.grammar, spot.grammar.codes
    refused = {i for span in list_refusals(grammar) for i in range(*span)}
    verbs = [i for i, code in enumerate(codes[spot.first : spot.stop], spot.first) if code in "vg" and i not in refused]
    for at in verbs:
        if grammar.heads[at] != "said" and not tells_little(grammar, at):
            return at
    being = codes.find("x", spot.first, spot.stop)
    what = _find_complement(grammar, being, spot.stop) if being >= 0 and not verbs else -1
    if what >= 0 and grammar.lemmas[what] in grammar.words.opposites:
        return what  # "there is no risk of rain"
    nominal = [i for i in telling if not _stands_aside(grammar, i, spot.first)]
    nominal.sort(key=lambda i: grammar.lemmas[i] in grammar.words.groups["persons"])  # who it was tells less than what befell
    nominal.sort(key=lambda i: not grammar.words.of[grammar.heads[i]] & BEFALLEN)  # "clashes and losses": what befell people tells more
    return nominal[0] if nominal else verbs[0] if verbs else being


@once
def list_opposites(grammar: Grammar) -> tuple[int, ...]:
    """Return the tokens of a line that tell of a class as so or as not so ("unhurt")."""
    words, lemmas = grammar.words, grammar.lemmas
    if words.opposites.keys().isdisjoint(lemmas):
        return ()
    return tuple([at for at, lemma in enumerate(lemmas) if lemma in words.opposites and words.opposites[lemma] in words.of])


def _narrows(codes: str, at: int, stop: int) -> bool:
    """Whether a participle only says which one the noun before it is: "a ferry carrying guests ran aground", "one of those held spoke"."""
    before = codes[at - 1] if at > 0 else ""
    return ((codes[at] == "g" and before in {"o", "N"}) or (codes[at] == "v" and before == "d")) and "v" in codes[at + 1 : stop]


def _find_complement(grammar: Grammar, verb: int, stop: int) -> int:
    """Return the noun or adjective that tells what a verb that tells little leaves open: "was at risk", "there is no plan"; -1 for none."""
    codes = grammar.codes
    lacking = codes.find("cn", verb, stop)
    at = lacking + 2 if lacking >= 0 and codes[lacking + 2 : lacking + 3] == "o" else verb + 1  # "had a stove but no tent"
    while at < stop and codes[at] in "xmnadq#pv":
        if codes[at] == "v" and not tells_little(grammar, at):
            return at
        at += 1
    phrase = read_phrase(grammar, at, stop) if at < stop else None
    if phrase is None or codes[phrase.head] != "o":
        return -1
    leads = grammar.lemmas[phrase.head] in grammar.words.groups["leading_on"] and codes[phrase.stop : phrase.stop + 1] == "p"
    behind = read_phrase(grammar, phrase.stop + 1, stop) if leads else None  # "no plans for job cuts"
    told = behind is not None and (grammar.heads[behind.head] != "" or grammar.lemmas[behind.head] in grammar.words.opposites)
    return behind.head if behind and told else phrase.head


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
