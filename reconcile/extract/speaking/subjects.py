"""Finds the noun phrase that speaks beside a verb of saying: in front of it or behind it, appositions and relative clauses passed over.

Works on the letters of a grammar; what the phrase names is ``speakers``' business.
"""

from __future__ import annotations

from attrs import frozen

from reconcile.extract.grammar.clauses import Grammar
from reconcile.extract.speaking.speechwords import SpeechWords

REACH = 14
"""Tokens that a speaker's noun phrase may have; what is longer is no speaker but a clause."""


@frozen
class Phrase:
    """A noun phrase that may be a speaker, by token numbers.

    Attributes:
        first: First token of the phrase, appositions included.
        stop: One past its last token, appositions included.
        core: (first, stop) of the phrase that names the speaker.
    """

    first: int
    stop: int
    core: tuple[int, int]


def is_name(grammar: Grammar, at: int) -> bool:
    """Whether the token at ``at`` may be a name: also a capitalised word that begins the line."""
    return grammar.codes[at] == "N" or (grammar.codes[at] == "o" and grammar.kinds[at] == "name")


def read_left(grammar: Grammar, verb: int, words: SpeechWords) -> Phrase | None:
    """Return the noun phrase that ends in front of the token ``verb``, or None where there is none."""
    texts, starts, ends, codes = grammar.texts, grammar.starts, grammar.ends, grammar.codes
    at = verb
    while at > 0 and (codes[at - 1] in "anx" or _goes_with_verb(grammar, at - 1, words)):
        at -= 1
    at = _skip_parentheses(grammar, at)
    if at > 1 and texts[at - 1] == "." and codes[at - 2] == "N" and ends[at - 2] == starts[at - 1]:
        at -= 1
    if at == 0:
        return None
    before = grammar.folds[at - 1]
    if words.pronouns.get(before) == "relative":
        return _read_antecedent(grammar, at - 1, words)
    if before in {",", "-", "–", "—"}:
        return _read_apposition(grammar, at - 1, words) or _read_paused(grammar, at - 1, words)
    first = _walk_left(grammar, at, words)
    phrase = Phrase(first, at, (first, at)) if first < at else None
    return (_read_told_of(grammar, first - 1, words) or phrase) if first > 0 and codes[first - 1] in "pvg" else phrase


def _goes_with_verb(grammar: Grammar, at: int, words: SpeechWords) -> bool:
    """Whether the word at ``at`` stands between a speaker and the verb and belongs to the verb ("later", "repeatedly")."""
    fold = grammar.folds[at]
    return grammar.codes[at] != "N" and (fold in words.forms["beside the verb"] or fold.endswith(words.adverbs))


def _read_told_of(grammar: Grammar, stop: int, words: SpeechWords) -> Phrase | None:
    """Return what a relative clause without commas tells of: "agents who were sent to the port said" -> agents."""
    for at in range(stop, max(stop - REACH, 0), -1):
        if grammar.codes[at] == ".":
            return None
        if words.pronouns.get(grammar.folds[at]) == "relative":
            return _read_antecedent(grammar, at, words)
    return None


def _read_antecedent(grammar: Grammar, relative: int, words: SpeechWords) -> Phrase | None:
    """Return what "who" or "which" stands for."""
    at = relative - 1 if relative > 0 and grammar.folds[relative - 1] == "," else relative
    first = _walk_left(grammar, at, words)
    return Phrase(relative, relative + 1, (first, at)) if first < at else None


def _read_apposition(grammar: Grammar, comma: int, words: SpeechWords) -> Phrase | None:
    """Return the phrase in front of an apposition that ends at ``comma``: "Ann Lee, 40, a doctor at the clinic," -> Ann Lee."""
    folds, codes = grammar.folds, grammar.codes
    opener = folds[comma]
    stop = comma
    for _ in range(3):
        end, at = stop, stop - 1
        while at > 0 and stop - at < 30 and folds[at] != opener:
            at -= 1
        if at <= 0 or folds[at] != opener or at + 1 >= stop:
            return None
        inside = codes[at + 1]
        apposed = inside in "d#spoNgv" or words.pronouns.get(folds[at + 1]) == "relative" or folds[at + 1] in words.roles
        stop, at = at, _skip_parentheses(grammar, at)
        first = _walk_left(grammar, at, words)
        if apposed and first < at and codes[at - 1] in "No":
            again = first > 1 and codes[first] == "d" and folds[first - 1] == "," and codes[first - 2] == "N"
            if not again and (codes[at - 1] == "N" or first == 0 or codes[first - 1] in ".csr"):
                named = codes[at - 1] != "N" and all(is_name(grammar, i) or joins_name(grammar, i) for i in range(stop + 1, end))
                return Phrase(first, comma + 1, (stop + 1, end) if named else (first, at))
    return None


def _read_paused(grammar: Grammar, comma: int, words: SpeechWords) -> Phrase | None:
    """Return a name that a comma parts from its verb although nothing stands between: ", his agent Ann Lee, told reporters"."""
    first = _walk_left(grammar, comma, words) if comma and grammar.codes[comma - 1] == "N" else comma
    return Phrase(first, comma + 1, (first, comma)) if first < comma and (first == 0 or grammar.codes[first - 1] == ".") else None


def _skip_parentheses(grammar: Grammar, at: int) -> int:
    """Return the token of the parenthesis that opens what closes in front of ``at`` ("Acme (ACM) said"); ``at`` where none closes."""
    if at > 1 and grammar.texts[at - 1] == ")":
        for opener in range(at - 2, max(at - REACH, 0), -1):
            if grammar.texts[opener] == "(":
                return opener
    return at


def _walk_left(grammar: Grammar, stop: int, words: SpeechWords) -> int:
    """Return the first token of the noun phrase that ends at ``stop``; ``stop`` itself where none does."""
    folds, codes = grammar.folds, grammar.codes
    if stop > 0 and codes[stop - 1] == "r":
        return stop - 1 if folds[stop - 1] in words.pronouns else stop
    at = stop
    while at > 0 and stop - at < REACH:
        code, fold = codes[at - 1], folds[at - 1]
        noun = code in "oN#q" and not (code == "o" and fold.endswith(words.adverbs))
        if noun or (code == "v" and at < stop and _describes(grammar, at - 1, words)):
            at -= 1
        elif code == "d":
            at -= 1
            if not (at > 0 and codes[at - 1] in "pq"):
                break
        elif joins_name(grammar, at - 1) or (1 < at < stop and codes[at - 2] in "oN#q" and _may_attach(grammar, at - 1, words, "in front")):
            at -= 1
        else:
            break
    return _trim_left(grammar, at, stop, words)


def _describes(grammar: Grammar, at: int, words: SpeechWords) -> bool:
    """Whether the participle at ``at`` stands between a determiner or a possessor and its noun ("Norland's armed forces")."""
    return at > 0 and (grammar.codes[at - 1] == "d" or grammar.texts[at - 1].endswith(words.possessive))


def _is_coupled(grammar: Grammar, at: int, words: SpeechWords) -> bool:
    """Whether "and" at ``at`` couples two names, or two nouns that name speakers."""
    after = at + 1 + (grammar.codes[at + 1] == "d" and at + 2 < len(grammar.codes))
    if is_name(grammar, at - 1) and is_name(grammar, after):
        return True
    nouns = grammar.codes[at - 1] == "o" and grammar.codes[after : after + 2] == "oo"  # federal and state officials
    return nouns or (grammar.lemmas[at - 1] in words.roles and (grammar.codes[after] == "o" or grammar.folds[after] in words.roles))


def joins_name(grammar: Grammar, at: int) -> bool:
    """Whether the mark at ``at`` stands inside a name or a word: the full stop of "Const. Lee", the hyphen of "61-year-old"."""
    texts, starts, ends, codes = grammar.texts, grammar.starts, grammar.ends, grammar.codes
    if not 0 < at < len(codes) - 1:
        return False
    if texts[at] == "-":
        return ends[at - 1] == starts[at] and ends[at] == starts[at + 1]
    if not is_name(grammar, at - 1) or codes[at + 1] != "N":
        return False
    return texts[at] in ".&" and ends[at - 1] == starts[at]


def _trim_left(grammar: Grammar, first: int, stop: int, words: SpeechWords) -> int:
    """Drop what only stands in front of the phrase: a preposition, marks, a number that ends another phrase."""
    while first < stop and (grammar.codes[first] in "pc.T" or grammar.folds[first] in words.forms["that"]):
        first += 1
    for at in range(first, stop - 1):
        if grammar.codes[at] == "d" and at > first and grammar.codes[at - 1] not in "pq":
            first = at
    return first


def read_right(grammar: Grammar, at: int, words: SpeechWords) -> Phrase | None:
    """Return the noun phrase that begins at token ``at`` with its apposition, or None where none does."""
    folds, codes = grammar.folds, grammar.codes
    count = len(codes)
    if at < count and codes[at] == "r":
        return Phrase(at, at + 1, (at, at + 1)) if folds[at] in words.pronouns else None
    stop = at
    while stop < min(count, at + REACH):
        code = codes[stop]
        inner = code == "d" and (stop == at or codes[stop - 1] in "pq")
        attached = stop > at and stop + 1 < count and codes[stop + 1] in "dNo" and _may_attach(grammar, stop, words, "behind")
        if code in "oN#q" or inner or attached or (stop > at and joins_name(grammar, stop)):
            stop += 1
        else:
            break
    while stop > at and codes[stop - 1] in "pcd":
        stop -= 1
    if stop == at:
        return None
    return Phrase(at, _skip_apposition(grammar, stop), (at, stop))


def _may_attach(grammar: Grammar, at: int, words: SpeechWords, where: str) -> bool:
    """Whether the preposition or "and" at ``at`` goes on with the phrase before it; ``where`` the verb is: more may in front of it."""
    code, fold = grammar.codes[at], grammar.folds[at]
    if code == "c":
        return fold in words.forms["coupling"] and _is_coupled(grammar, at, words)
    loose = where == "in front" or grammar.codes[at - 1] == "o"
    return code == "p" and (fold in words.forms["attached"] or (loose and fold in words.forms["attached to nouns"]))


def _skip_apposition(grammar: Grammar, stop: int) -> int:
    """Return the end of an apposition that follows a speaker: ", owner of a shop, "."""
    folds, codes = grammar.folds, grammar.codes
    if stop + 1 >= len(codes) or folds[stop] != "," or codes[stop + 1] not in "do#sr":
        return stop
    at = stop + 1
    told = codes[at] == "r"
    while at < len(codes) and at - stop < 30 and codes[at] != ".":
        if codes[at] in "vxm" and not told:
            return stop
        at += 1
    return at
