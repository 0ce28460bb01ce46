"""Reads a speaker from a noun phrase: the name without its titles, what the speaker is, one or many.

Looks at one line and at no other; pronouns are only marked (``attribution`` resolves them).
"""

from __future__ import annotations

from attrs import define, field

from reconcile.extract.grammar.clauses import Grammar
from reconcile.extract.speaking.speechwords import SpeechWords
from reconcile.extract.speaking.subjects import Phrase, is_name, joins_name


@define
class Speaker:
    """A speaker as one line shows him, her or it.

    Attributes:
        text: As written, without titles where there is a name; "" for the outlet itself.
        start: First code point of ``text``, counted in the whole text.
        end: One past the last one.
        role: Class of the lexicon, or "".
        pronoun: What a pronoun stands for, "" where the speaker is named.
        gender: "male", "female" or "".
        named: Whether ``text`` is a proper name alone.
        many: Whether it names more than one, or a group.
    """

    text: str
    start: int
    end: int
    role: str = field(default="", kw_only=True)
    pronoun: str = field(default="", kw_only=True)
    gender: str = field(default="", kw_only=True)
    named: bool = field(default=False, kw_only=True)
    many: bool = field(default=False, kw_only=True)


def make_speaker(grammar: Grammar, phrase: Phrase, words: SpeechWords) -> Speaker:
    """Return the speaker that a phrase names: its name without titles, or the whole phrase; his role from all of its words."""
    folds, starts = grammar.folds, grammar.starts
    first, stop = phrase.core
    pronoun = words.pronouns.get(folds[first], "") if stop - first == 1 else ""
    if pronoun and pronoun != "relative":
        gender = pronoun if pronoun in {"male", "female"} else ""
        return Speaker(grammar.texts[first], starts[first], grammar.ends[first], pronoun=pronoun, gender=gender)
    head = first
    while head < stop and grammar.codes[head] != "p":
        head += 1
    role = _find_role(grammar, (first, head), words)
    if not role or role in words.weak:
        role = _find_apposed_role(grammar, phrase, words) or role
    gender = next((words.titles[fold] for fold in folds[phrase.first : phrase.stop] if words.titles.get(fold) in {"male", "female"}), "")
    name = _find_name(grammar, (first, head), words)
    low, high = name or (first, stop)
    if name and grammar.codes[first] == "d":
        high = _extend_name(grammar, high, stop, words)
    start, end = starts[low], _find_end(grammar, high, words)
    many = not name and head > first and _names_many(grammar, first, head, words)
    role = words.becomes.get(role, role)
    return Speaker(grammar.line.whole[start:end], start, end, role=role, gender=gender, named=bool(name), many=many)


def _names_many(grammar: Grammar, first: int, stop: int, words: SpeechWords) -> bool:
    """Whether a phrase names more than one: two with "and", a plural, the noun of a group."""
    base = grammar.lemmas[stop - 1]
    return "c" in grammar.codes[first:stop] or base != grammar.folds[stop - 1] or base in words.collective


def _find_end(grammar: Grammar, stop: int, words: SpeechWords) -> int:
    """Return where the last token of a phrase ends, its possessive left out."""
    text, end = grammar.texts[stop - 1], grammar.ends[stop - 1]
    return next((end - len(ending) for ending in words.possessive if text.endswith(ending)), end)


def _find_name(grammar: Grammar, span: tuple[int, int], words: SpeechWords) -> tuple[int, int] | None:
    """Return the names at the end of a phrase, after its last title; None where it ends in a noun, or is nothing but names."""
    first, stop = span
    if stop == first or "c" in grammar.codes[first:stop] or not is_name(grammar, stop - 1) or _names_role(grammar, stop - 1, words):
        return None
    at = stop
    while at > first and (is_name(grammar, at - 1) or joins_name(grammar, at - 1)) and not _names_role(grammar, at - 1, words):
        at -= 1
    while at < stop and grammar.codes[at] in ".#":
        at += 1
    return (at, stop) if at < stop else None


def _extend_name(grammar: Grammar, stop: int, end: int, words: SpeechWords) -> int:
    """Return the end of a name that goes on after a preposition ("the Bank of Norland")."""
    goes_on = stop + 1 < end and grammar.folds[stop] in words.forms["attached"] and grammar.codes[stop + 1] == "N"
    return end if goes_on else stop


def _names_role(grammar: Grammar, at: int, words: SpeechWords) -> bool:
    fold = grammar.folds[at]
    base = fold if grammar.codes[at] == "N" else grammar.lemmas[at]
    return fold in words.titles or ((fold in words.roles or base in words.roles) and not grammar.texts[at].isupper())


def _find_apposed_role(grammar: Grammar, phrase: Phrase, words: SpeechWords) -> str:
    """Return the class of a noun that heads an apposition: ", 40, an officer of the port," is an officer."""
    at = phrase.first
    while at < phrase.stop:
        stop = at
        while stop < phrase.stop and grammar.codes[stop] not in ".p":
            stop += 1
        told = grammar.codes[at : at + 1] in {"r", "g", "v"}  # a clause, whose nouns are not what the speaker is
        if not told and (stop, at) != (phrase.core[1], phrase.core[0]) and (role := _find_role(grammar, (at, stop), words)):
            return role
        while stop < phrase.stop and grammar.codes[stop] != ".":
            stop += 1
        at = stop + 1
    return ""


def _find_role(grammar: Grammar, span: tuple[int, int], words: SpeechWords) -> str:
    """Return the class of the last noun that has one; a weak class yields to any other."""
    weak = ""
    for at in range(span[1] - 1, span[0] - 1, -1):
        role = words.roles.get(grammar.folds[at]) or words.roles.get(grammar.lemmas[at], "")
        if role and role not in words.weak:
            return role
        weak = weak or role
    return weak
