"""Reads a speaker beside a verb of saying: the noun phrase, its name, and what the speaker is.

Looks at one line and at no other; pronouns are only marked (``attribution`` resolves them).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from attrs import field, frozen

from reconcile.extract.clauses import Grammar
from reconcile.lexicon.loader import Lexicon

REACH = 14
"""Tokens that a speaker's noun phrase may have; what is longer is no speaker but a clause."""


@frozen(eq=False)
class SpeechWords:
    """The words of ``attribution.toml``, by form.

    Attributes:
        verbs: (lemma, class) by form of a verb of saying.
        forms: Sets of forms and words by the name that the table gives them.
        pronouns: What a pronoun stands for ("male", "female", "many", "thing", "speaking", "relative"), by form.
        titles: "male" or "female" by folded title.
        roles: Class by lemma or form of a noun.
        weak: Classes that any other class replaces.
        becomes: What a weak class counts as where no other is there.
        collective: Nouns of groups and things, for which "he" and "she" never stand.
        copula: Lemma of the verb that makes the passive.
        adverbs: Endings of adverbs.
        possessive: Endings that show whose something is.
        triggers: Every form that a saying may begin with: lines without one are not looked at.
    """

    verbs: Mapping[str, tuple[str, str]] = field(repr=False)
    forms: Mapping[str, frozenset[str]] = field(repr=False)
    pronouns: Mapping[str, str] = field(repr=False)
    titles: Mapping[str, str] = field(repr=False)
    roles: Mapping[str, str] = field(repr=False)
    weak: frozenset[str]
    becomes: Mapping[str, str]
    collective: frozenset[str]
    copula: str
    adverbs: tuple[str, ...]
    possessive: tuple[str, ...]
    triggers: frozenset[str] = field(repr=False)


@lru_cache(maxsize=8)
def read_speech(lexicon: Lexicon) -> SpeechWords:
    """Return the words of a language, compiled once."""
    table = lexicon.read_table("attribution")
    verbs: dict[str, tuple[str, str]] = {}
    for manner, lemmas in table.get("verbs", {}).items():
        for base, forms in lemmas.items():
            for form in forms:
                verbs.setdefault(form, (base, manner))
    forms = {name: frozenset(words) for name, words in table.get("forms", {}).items()}
    weak = table.get("weak", {})
    return SpeechWords(
        verbs,
        forms,
        _by_word(table.get("pronouns", {})),
        _by_word(table.get("titles", {})),
        _by_word(table.get("roles", {})),
        frozenset(weak.get("roles", ())),
        weak.get("becomes", {}),
        frozenset(weak.get("collective", ())),
        table.get("copula", {}).get("lemma", ""),
        tuple(table.get("endings", {}).get("adverbs", ())),
        tuple(table.get("endings", {}).get("possessive", ())),
        frozenset(verbs) | frozenset(forms["citing"]) | {phrase.split(" ")[0] for phrase in forms["by"]},
    )


def _by_word(groups: Mapping[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, words in groups.items():
        for word in words:
            found.setdefault(word, name)
    return found


@frozen
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
    return grammar.codes[at] == "N" or (grammar.codes[at] == "o" and grammar.tokens[at].kind == "name")


def read_left(grammar: Grammar, verb: int, words: SpeechWords) -> Phrase | None:
    """Return the noun phrase that ends in front of the token ``verb``, or None where there is none."""
    tokens, codes = grammar.tokens, grammar.codes
    at = verb
    while at > 0 and (codes[at - 1] in "anx" or _goes_with_verb(grammar, at - 1, words)):
        at -= 1
    if at > 1 and tokens[at - 1].text == "." and codes[at - 2] == "N" and tokens[at - 2].end == tokens[at - 1].start:
        at -= 1
    if at == 0:
        return None
    before = tokens[at - 1]
    if words.pronouns.get(before.fold) == "relative":
        return _read_antecedent(grammar, at - 1, words)
    if before.fold in {",", ")", "-", "–", "—"}:
        return _read_apposition(grammar, at - 1, words)
    first = _walk_left(grammar, at, words)
    phrase = Phrase(first, at, (first, at)) if first < at else None
    return (_read_told_of(grammar, first - 1, words) or phrase) if first > 0 and codes[first - 1] in "pvg" else phrase


def _goes_with_verb(grammar: Grammar, at: int, words: SpeechWords) -> bool:
    """Whether the word at ``at`` stands between a speaker and the verb and belongs to the verb ("later", "repeatedly")."""
    fold = grammar.tokens[at].fold
    return grammar.codes[at] != "N" and (fold in words.forms["beside the verb"] or fold.endswith(words.adverbs))


def _read_told_of(grammar: Grammar, stop: int, words: SpeechWords) -> Phrase | None:
    """Return what a relative clause without commas tells of: "agents who were sent to the port said" -> agents."""
    for at in range(stop, max(stop - REACH, 0), -1):
        if grammar.codes[at] == ".":
            return None
        if words.pronouns.get(grammar.tokens[at].fold) == "relative":
            return _read_antecedent(grammar, at, words)
    return None


def _read_antecedent(grammar: Grammar, relative: int, words: SpeechWords) -> Phrase | None:
    """Return what "who" or "which" stands for."""
    at = relative - 1 if relative > 0 and grammar.tokens[relative - 1].fold == "," else relative
    first = _walk_left(grammar, at, words)
    return Phrase(relative, relative + 1, (first, at)) if first < at else None


def _read_apposition(grammar: Grammar, comma: int, words: SpeechWords) -> Phrase | None:
    """Return the phrase in front of an apposition that ends at ``comma``: "Ann Lee, 40, a doctor at the clinic," -> Ann Lee."""
    tokens, codes = grammar.tokens, grammar.codes
    opener = {")": "(", "-": "-", "–": "–", "—": "—"}.get(tokens[comma].fold, ",")
    stop = comma
    for _ in range(3):
        at = stop - 1
        while at > 0 and stop - at < 30 and tokens[at].fold != opener:
            at -= 1
        if at <= 0 or tokens[at].fold != opener or at + 1 >= stop:
            return None
        inside = codes[at + 1]
        apposed = inside in "d#spoN" or words.pronouns.get(tokens[at + 1].fold) == "relative" or tokens[at + 1].fold in words.roles
        first = _walk_left(grammar, at, words)
        if apposed and first < at and codes[at - 1] in "No":
            again = first > 1 and codes[first] == "d" and tokens[first - 1].fold == "," and codes[first - 2] == "N"
            if not again and (codes[at - 1] == "N" or first == 0 or codes[first - 1] in ".csr"):
                named = codes[at - 1] != "N" and all(is_name(grammar, i) or joins_name(grammar, i) for i in range(at + 1, stop))
                return Phrase(first, comma + 1, (at + 1, stop) if named else (first, at))
        stop = at
    return None


def _walk_left(grammar: Grammar, stop: int, words: SpeechWords) -> int:
    """Return the first token of the noun phrase that ends at ``stop``; ``stop`` itself where none does."""
    tokens, codes = grammar.tokens, grammar.codes
    if stop > 0 and codes[stop - 1] == "r":
        return stop - 1 if tokens[stop - 1].fold in words.pronouns else stop
    at = stop
    while at > 0 and stop - at < REACH:
        code, fold = codes[at - 1], tokens[at - 1].fold
        noun = code in "oN#q" and not (code == "o" and fold.endswith(words.adverbs))
        if noun or (code == "v" and at < stop and _describes(grammar, at - 1, words)):
            at -= 1
        elif code == "d":
            at -= 1
            if not (at > 0 and codes[at - 1] in "pq"):
                break
        elif joins_name(grammar, at - 1) or (1 < at < stop and codes[at - 2] in "oN" and _may_attach(grammar, at - 1, words, "in front")):
            at -= 1
        else:
            break
    return _trim_left(grammar, at, stop)


def _describes(grammar: Grammar, at: int, words: SpeechWords) -> bool:
    """Whether the participle at ``at`` stands between a determiner or a possessor and its noun ("Norland's armed forces")."""
    return at > 0 and (grammar.codes[at - 1] == "d" or grammar.tokens[at - 1].text.endswith(words.possessive))


def _is_coupled(grammar: Grammar, at: int, words: SpeechWords) -> bool:
    """Whether "and" at ``at`` couples two names, or two nouns that name speakers."""
    after = at + 1 + (grammar.codes[at + 1] == "d" and at + 2 < len(grammar.codes))
    if is_name(grammar, at - 1) and is_name(grammar, after):
        return True
    nouns = grammar.codes[at - 1] == "o" and grammar.codes[after : after + 2] == "oo"  # federal and state officials
    return nouns or (grammar.lemmas[at - 1] in words.roles and (grammar.codes[after] == "o" or grammar.tokens[after].fold in words.roles))


def joins_name(grammar: Grammar, at: int) -> bool:
    """Whether the mark at ``at`` stands inside a name or a word: the full stop of "Const. Lee", the hyphen of "61-year-old"."""
    tokens, codes = grammar.tokens, grammar.codes
    if not 0 < at < len(tokens) - 1:
        return False
    if tokens[at].text == "-":
        return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
    if codes[at - 1] != "N" or codes[at + 1] != "N":
        return False
    return tokens[at].text in ".&" and tokens[at - 1].end == tokens[at].start


def _trim_left(grammar: Grammar, first: int, stop: int) -> int:
    """Drop what only stands in front of the phrase: a preposition, marks, a number that ends another phrase."""
    while first < stop and grammar.codes[first] in "pc.T":
        first += 1
    for at in range(first, stop - 1):
        if grammar.codes[at] == "d" and at > first and grammar.codes[at - 1] not in "pq":
            first = at
    return first


def read_right(grammar: Grammar, at: int, words: SpeechWords) -> Phrase | None:
    """Return the noun phrase that begins at token ``at`` with its apposition, or None where none does."""
    tokens, codes = grammar.tokens, grammar.codes
    count = len(tokens)
    if at < count and codes[at] == "r":
        return Phrase(at, at + 1, (at, at + 1)) if tokens[at].fold in words.pronouns else None
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
    code, fold = grammar.codes[at], grammar.tokens[at].fold
    if code == "c":
        return fold in words.forms["coupling"] and _is_coupled(grammar, at, words)
    loose = where == "in front" or grammar.codes[at - 1] == "o"
    return code == "p" and (fold in words.forms["attached"] or (loose and fold in words.forms["attached to nouns"]))


def _skip_apposition(grammar: Grammar, stop: int) -> int:
    """Return the end of an apposition that follows a speaker: ", owner of a shop, "."""
    tokens, codes = grammar.tokens, grammar.codes
    if stop + 1 >= len(tokens) or tokens[stop].fold != "," or codes[stop + 1] not in "do#sr":
        return stop
    at = stop + 1
    told = codes[at] == "r"
    while at < len(tokens) and at - stop < 30 and codes[at] != ".":
        if codes[at] in "vxm" and not told:
            return stop
        at += 1
    return at


def make_speaker(grammar: Grammar, phrase: Phrase, words: SpeechWords) -> Speaker:
    """Return the speaker that a phrase names: its name without titles, or the whole phrase; his role from all of its words."""
    tokens = grammar.tokens
    first, stop = phrase.core
    pronoun = words.pronouns.get(tokens[first].fold, "") if stop - first == 1 else ""
    if pronoun and pronoun != "relative":
        gender = pronoun if pronoun in {"male", "female"} else ""
        return Speaker(tokens[first].text, tokens[first].start, tokens[first].end, pronoun=pronoun, gender=gender)
    head = first
    while head < stop and grammar.codes[head] != "p":
        head += 1
    role = _find_role(grammar, (first, head), words)
    if not role or role in words.weak:
        role = _find_apposed_role(grammar, phrase, words) or role
    gender = next((words.titles[t.fold] for t in tokens[phrase.first : phrase.stop] if t.fold in words.titles), "")
    name = _find_name(grammar, (first, head), words)
    low, high = name or (first, stop)
    if name and grammar.codes[first] == "d":
        high = _extend_name(grammar, high, stop, words)
    start, end = tokens[low].start, _find_end(grammar, high, words)
    many = not name and head > first and _names_many(grammar, first, head, words)
    role = words.becomes.get(role, role)
    return Speaker(grammar.line.whole[start:end], start, end, role=role, gender=gender, named=bool(name), many=many)


def _names_many(grammar: Grammar, first: int, stop: int, words: SpeechWords) -> bool:
    """Whether a phrase names more than one: two with "and", a plural, the noun of a group."""
    base = grammar.lemmas[stop - 1]
    return "c" in grammar.codes[first:stop] or base != grammar.tokens[stop - 1].fold or base in words.collective


def _find_end(grammar: Grammar, stop: int, words: SpeechWords) -> int:
    """Return where the last token of a phrase ends, its possessive left out."""
    token = grammar.tokens[stop - 1]
    return next((token.end - len(ending) for ending in words.possessive if token.text.endswith(ending)), token.end)


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
    goes_on = stop + 1 < end and grammar.tokens[stop].fold in words.forms["attached"] and grammar.codes[stop + 1] == "N"
    return end if goes_on else stop


def _names_role(grammar: Grammar, at: int, words: SpeechWords) -> bool:
    token = grammar.tokens[at]
    base = token.fold if grammar.codes[at] == "N" else grammar.lemmas[at]
    return (token.fold in words.roles or base in words.roles or token.fold in words.titles) and not token.text.isupper()


def _find_apposed_role(grammar: Grammar, phrase: Phrase, words: SpeechWords) -> str:
    """Return the class of a noun that heads an apposition: ", 40, an officer of the port," is an officer."""
    at = phrase.first
    while at < phrase.stop:
        stop = at
        while stop < phrase.stop and grammar.codes[stop] not in ".p":
            stop += 1
        if (stop, at) != (phrase.core[1], phrase.core[0]) and (role := _find_role(grammar, (at, stop), words)):
            return role
        while stop < phrase.stop and grammar.codes[stop] != ".":
            stop += 1
        at = stop + 1
    return ""


def _find_role(grammar: Grammar, span: tuple[int, int], words: SpeechWords) -> str:
    """Return the class of the last noun that has one; a weak class yields to any other."""
    weak = ""
    for at in range(span[1] - 1, span[0] - 1, -1):
        role = words.roles.get(grammar.tokens[at].fold) or words.roles.get(grammar.lemmas[at], "")
        if role and role not in words.weak:
            return role
        weak = weak or role
    return weak
