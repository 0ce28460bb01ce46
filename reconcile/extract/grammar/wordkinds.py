"""What each word of a line does: a letter for its part in the clause, and the class of predicate it stands for.

Letters come from the lexicon, and from the neighbours of a word where the lexicon leaves it open: no parser, no model.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import lru_cache
from typing import TypeAlias

from attrs import define

from reconcile.extract.grammar.lines import Line
from reconcile.extract.grammar.predicates import Vocabulary, read_vocabulary
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.tokens import Tokens, lemma, read_form

Begun: TypeAlias = "tuple[int, int, tuple[tuple[tuple[str, ...], str], ...]]"
"""A token, the one where the phrases go on that may begin with it, and these: the words from there, and their class."""

SUBJECTS = frozenset("oNr")
OPENERS = frozenset("dr#NqT")
FAR = 12
"""Tokens within which the verb stands that a form in "-s" goes on from."""
BESIDE = {"relative": ("r", "oN", ("d", "r")), "hour": ("a", "#", ())}
"""By doubt, the letter of a word right behind one of others, and not in front of some: "told them that the boat sank" has its subject."""
PROPER = re.compile(r"[A-Z](?<=[^\W\d_A-Z.!?:;\"“”'’] [A-Z])[\w’'-]+")
"""A capitalised word behind a word in lower case; looked for by its capital, and only then at what stands before."""
OPENING = frozenset("(")


MOST_OBJECT = 6
"""Words behind a verb among which its object is looked for."""
SHOUTED = 4
"""Words from which on a line in capitals is shouted: what the tables know there is no name."""
MOST_KNOWN = 1 << 16
"""Words remembered at most; hostile text may bring any number of them."""


@define(eq=False)
class Word:
    """What the tables say of a word, wherever it stands.

    Attributes:
        code: Its letter, as far as it tells itself.
        base: Its lemma.
        doubt: What only its neighbours can settle: "verb", "month", "relative", "hour", "name" or "".
        verbal: Class of predicate that it stands for as a verb.
        nominal: Class that it stands for as a noun.
        fixed: Class of this very form.
        joint: Whether a clause may begin in front of it: "mark", "dash", "joiner", or behind it: "stop"; else "".
        phrases: By the next word, the other words and the class of each phrase that it begins.
        objects: By lemma of a noun, the class that it tells as a verb together with it ("cut jobs").
        classed: Whether it stands for a class of predicate in some way.
        open: Whether there is something to settle: a doubt, a class, a joint, a phrase.
    """

    code: str
    base: str
    doubt: str = ""
    verbal: str = ""
    nominal: str = ""
    fixed: str = ""
    joint: str = ""
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    objects: Mapping[str, str] = {}
    classed: bool = False
    open: bool = False


class Dictionary(dict[str, Word]):
    """The words of a lexicon by their characters, looked up in the tables when first met; one that is no name, in lower case."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Look words up in the tables of ``lexicon``."""
        super().__init__()
        self._words = read_vocabulary(lexicon)

    def __missing__(self, surface: str) -> Word:
        """Return a word met for the first time, and remember it."""
        if len(self) >= MOST_KNOWN:
            self.clear()
        word = self[surface] = _know_word(surface, self._words)
        return word


@lru_cache(maxsize=8)
def open_dictionary(lexicon: Lexicon) -> Dictionary:
    """Return the dictionary of a lexicon; it fills as words are met."""
    return Dictionary(lexicon)


def _know_word(surface: str, words: Vocabulary) -> Word:
    """Return what the tables say of a word."""
    groups = words.groups
    fold, kind = read_form(surface)
    if kind == "punct":
        joint = "mark" if fold in groups["boundaries marks"] else "stop" if fold in groups["boundaries stops"] else ""
        joint = "dash" if fold == "-" else joint
        return Word(".", fold, joint=joint, open=bool(joint))
    fold = fold.lower()
    code, base, doubt = _know_part(surface, fold, kind, words)
    verbal, fixed = words.verb_heads.get(base, ""), words.word_heads.get(fold, "")
    phrases, phrasal = words.phrases.get(fold, {}), words.phrasal.get(base, {})
    if phrasal:  # the longest first
        both = {second: sorted(rows + phrasal.get(second, ()), key=lambda row: -len(row[0])) for second, rows in phrases.items()}
        phrases = {**phrasal, **{second: tuple(rows) for second, rows in both.items()}}
    nominal = words.noun_heads.get(base) or words.noun_heads.get(fold, "")
    joint = "joiner" if fold in groups["boundaries words"] else ""
    objects = words.objects.get(base, {})
    classed = bool(verbal or fixed or nominal or objects)
    return Word(code, base, doubt, verbal, nominal, fixed, joint, phrases, objects, classed, bool(doubt or classed or joint or phrases))


def _know_part(surface: str, fold: str, kind: str, words: Vocabulary) -> tuple[str, str, str]:
    """Return (letter, lemma, doubt) of a word that is no mark."""
    capitals = len(surface) > 1 and kind == "name"
    plural = capitals and surface[-1] == "s" and surface[:-1].isupper() and surface.isalpha() and len(surface) > 2
    base = fold[:-1] if plural else lemma(fold, words.lexicon)
    code, groups = words.functions.get(fold, ""), words.groups
    if kind == "number":
        return "#", base, ""
    if fold in words.months or code == "T":
        return "o" if code in {"", "T"} else code, base, "month" if kind == "name" else ""
    if code and not (capitals and surface.isupper()):
        return code, base, "relative" if fold in groups["relative"] else "hour" if fold in groups["hours"] else ""
    if "-" in fold and all(words.functions.get(part) == "#" for part in fold.split("-")):  # "thirty-one"
        return "#", base, ""
    if kind == "name":
        return "N", base, "name"
    if fold.endswith(words.endings.adverb) and fold not in groups["endings spared"] and base not in words.verbs:
        return "a", base, ""
    return "o", base, "verb" if base in words.verbs or (base != fold and fold.endswith(words.endings.verbal)) else ""


def know_words(tokens: Tokens, lexicon: Lexicon) -> list[Word]:
    """Return what the tables say of each token."""
    dictionary = open_dictionary(lexicon)
    known = list(map(dictionary.__getitem__, tokens.texts))
    for at in tokens.lowered:
        known[at] = dictionary[tokens.texts[at].lower()]
    if "word" not in tokens.kinds and tokens.kinds.count("name") >= SHOUTED and "".join(tokens.texts).isupper():
        for at, text in enumerate(tokens.texts):
            plain = dictionary[text.lower()]
            if plain.code != "o" or plain.doubt or plain.classed:
                known[at] = plain
    return known


def mark_words(line: Line, known: list[Word], marked: list[int], words: Vocabulary) -> list[str]:
    """Give each token its letter: first by itself, then the doubtful ones by their neighbours.

    Args:
        line: The line.
        known: What the tables say of its tokens; a first word that is no name after all is looked up anew, in place.
        marked: The tokens that are open, in order.
        words: The vocabulary.
    """
    tokens = line.tokens
    codes = [word.code for word in known]
    opening = next((at for at, code in enumerate(codes) if code != "."), 0)
    verbs: list[int] = []
    for at in marked:
        doubt = known[at].doubt
        if not doubt:
            continue
        if doubt == "verb":
            verbs.append(at)
        elif doubt == "month":
            codes[at] = _judge_month(at, tokens, codes[at])
        elif doubt in BESIDE:
            letter, behind, apart = BESIDE[doubt]
            fits = at and codes[at - 1] in behind and "".join(codes[at + 1 : at + 2]) not in apart
            codes[at] = letter if fits else codes[at]
        elif at and codes[at - 1] == "#" and tokens.starts[at] == tokens.ends[at - 1]:
            codes[at] = "a"  # "$90M": letters of a number name nobody
        elif (at <= opening or "#" in codes[max(at - 1, 0) : at + 2]) and (plain := _find_common(at, line, codes, opening, words)):
            known[at] = plain
            codes[at] = plain.code
            if plain.doubt == "verb":
                verbs.append(at)
    for at in verbs:
        codes[at] = _judge_verb(at, tokens.folds, codes, known[at].base, words)
    return codes


def _find_common(at: int, line: Line, codes: list[str], opening: int, words: Vocabulary) -> Word | None:
    """Return what the tables say of a capitalised word that is no name after all, None for a name."""
    dictionary, text = open_dictionary(words.lexicon), line.tokens.texts[at]
    plain = dictionary[text.lower()]
    opens = at <= opening and _is_common(at, line.tokens, dictionary[text].base, _find_propers(line.whole), words)
    return plain if opens or _is_headline_verb(at, codes, plain) else None


def _is_headline_verb(at: int, codes: list[str], plain: Word) -> bool:
    """Whether a capitalised word beside a number tells what befell so many ("80 Hurt", "Quake Kills 10")."""
    if not plain.verbal and not plain.fixed:
        return False
    return (at > 0 and codes[at - 1] == "#") or (at + 1 < len(codes) and codes[at + 1] == "#" and bool(plain.verbal))


@lru_cache(maxsize=32)
def _find_propers(text: str) -> frozenset[str]:
    """Return the words that the text writes with a capital where no sentence begins."""
    return frozenset(PROPER.findall(text))


def _is_common(at: int, tokens: Tokens, base: str, propers: frozenset[str], words: Vocabulary) -> bool:
    """Whether a capitalised first word is no name: the tables know it, or the text never writes it so elsewhere."""
    text = tokens.texts[at]
    told = base in words.noun_heads or base in words.verbs or base in words.groups["persons"]
    if told or tokens.folds[at].endswith(words.endings.verbal):
        return text not in propers
    return "name" not in tokens.kinds[at + 1 : at + 2] and text not in propers and len(tokens.texts) > 1 and not text.isupper()


def _judge_verb(at: int, folds: tuple[str, ...], codes: list[str], base: str, words: Vocabulary) -> str:
    """Return "v", "g" or "o" for a word that may be a verb."""
    fold = folds[at]
    near = at - 1
    while near > 0 and codes[near] == "a":
        near -= 1
    before = codes[near] if near >= 0 else ""
    after = codes[at + 1] if at + 1 < len(codes) else ""
    if fold.endswith(words.endings.gerund) and fold != base:
        if before == "d" or (after == "o" and before == "p" and base not in words.verb_heads):
            return "o"
        return "g" if base in words.verbs or (after in OPENERS and after) else "o"
    if before in {"m", "r"} or (before == "p" and folds[near] in words.groups["infinitive"]):
        return "v"
    if before == "n" and near > 0 and codes[near - 1] in "mrx":
        return "o" if folds[near] in words.groups["lacking"] else "v"
    if before == "x":
        if fold != base and fold.endswith(words.endings.plural):  # "they have signs"
            return "o"
        return "v" if base in words.verbs or fold.endswith(words.endings.past) else "o"
    if fold.endswith(words.endings.past) or (fold != base and not fold.endswith(words.endings.plural)):
        return "o" if after in {"o", "N"} and (before in {"d", "p", "#", "q"} or _has_object(near, folds, codes, words)) else "v"
    if fold in words.unchanged:
        reaches = after not in {"o", "v", ""} or _is_word(at + 1, folds, words.groups["compass words"])
        return "v" if (before in SUBJECTS or before == "#") and reaches else "o"
    return _judge_bare(at, near, folds, codes, words)


def _has_object(near: int, folds: tuple[str, ...], codes: list[str], words: Vocabulary) -> bool:
    """Whether a full verb stands at ``near``, whose object begins behind it: "reported unexplained losses"."""
    return near >= 0 and codes[near] in "vg" and lemma(folds[near], words.lexicon) not in words.light


def _judge_bare(at: int, near: int, folds: tuple[str, ...], codes: list[str], words: Vocabulary) -> str:
    """Return "v" or "o" for a bare or "-s" form: a verb where a subject stands in front of it and an object behind it."""
    fold, before = folds[at], codes[near] if near >= 0 else ""
    after = codes[at + 1] if at + 1 < len(codes) else ""
    base = lemma(fold, words.lexicon)
    if before == "c" and after in {"r", "d", "T"} and fold == base:
        return "v"
    known = base in words.noun_heads or base in words.kinds or base in words.groups["events"]
    if before == "c" and fold != base and fold.endswith(words.endings.plural) and not known and _counts_on(at, near, codes):
        return "v"
    if before in {"q", "#"}:
        told = base in words.verb_heads or (before == "#" and _acts_as_subject(near, codes))
        leads = after not in {"o", "N"} or (before == "#" and _is_word(at + 1, folds, words.word_heads))
        leads = leads and not _is_word(at + 1, folds, words.groups["partitive"])
        return "v" if fold == base and told and base not in words.noun_heads and leads else "o"
    if before not in {"o", "N"}:
        return "o"
    tells = words.verb_heads.get(base) == "said" and after in {"", "."}
    loose = _is_word(at + 1, folds, words.groups["loosening"]) and "".join(codes[at + 2 : at + 3]) == "#"
    opens = tells or after in OPENERS or loose or _is_word(at + 1, folds, OPENING)
    dated = after == "p" and codes[at + 2 : at + 3] in (["T"], ["#"])  # "resumes on Monday"
    if fold.endswith(words.endings.plural) and fold != base:
        return "v" if opens or (not known and (dated or _is_word(at + 1, folds, words.groups["verbal"]))) else "o"
    plural = folds[near].endswith(words.endings.plural) or folds[near] in words.groups["people"]
    opens = opens or _is_word(at + 1, folds, words.groups["infinitive"]) or (dated and (not known or base in words.verb_heads))
    return "v" if plural and opens else "o"


def _acts_as_subject(near: int, codes: list[str]) -> bool:
    """Whether a number may stand for those it counts: "six remain in hospital"; not where it is part of a name or an adjective."""
    return not near or codes[near - 1] not in "dN"


def _counts_on(at: int, near: int, codes: list[str]) -> bool:
    """Whether a form in "-s" behind a joining word goes on with a number: "it opened late and holds about 640 men"."""
    behind = "".join(codes[at + 1 : at + 4]).lstrip("apq")
    return behind[:1] == "#" and any(code in "vx" for code in codes[max(near - FAR, 0) : near])


def _judge_month(at: int, tokens: Tokens, code: str) -> str:
    """Return "T" for a month and no name or verb: a long word, or one beside a number."""
    if len(tokens.folds[at]) > 3 or "number" in tokens.kinds[max(at - 1, 0) : at + 3]:
        return "T"
    return "N" if code == "o" else code


def _is_word(at: int, folds: tuple[str, ...], wanted: Container[str]) -> bool:
    return at < len(folds) and folds[at] in wanted


def mark_heads(folds: tuple[str, ...], codes: list[str], known: list[Word], marked: list[int], words: Vocabulary) -> list[str]:
    """Give each token its class of predicate, "" for none; phrases win over single words, and a verb with its object over both."""
    heads = [""] * len(folds)
    phrased: list[Begun] = []
    paired: list[tuple[int, str]] = []
    verbal_endings = words.endings.verbal
    for at in marked:
        word = known[at]
        if phrases := word.phrases:
            begun = phrases.get(folds[at + 1] if at + 1 < len(folds) else "") or phrases.get("", ())
            phrased += [(at, at + 1, begun)] if begun else ()
            if codes[at] == "x" and "".join(codes[at + 1 : at + 3]) in {"nv", "av"}:  # "was not found"
                begun = phrases.get(folds[at + 2], ())
                phrased += [(at, at + 2, begun)] if begun else ()
        if not word.classed:
            continue
        code = codes[at]
        if code in "vg" or (code == "o" and word.verbal and folds[at].endswith(verbal_endings)):
            heads[at] = word.verbal or word.fixed
            if word.objects and (both := _pair_verb(at, codes, known)):
                paired.append((at, both))
        elif code == "o":
            heads[at] = word.fixed or word.nominal
        elif code in "paN":
            heads[at] = word.fixed
    _mark_phrases(heads, folds, phrased)
    for at, both in paired:  # "shots were fired" dismisses nobody
        heads[at] = both
    return heads


def _pair_verb(at: int, codes: list[str], known: list[Word]) -> str:
    """Return the class that a verb tells together with its object, or with its subject where it has none ("jobs were cut"), "" for none."""
    objects, bare = known[at].objects, True
    stop = at + 1
    stop += codes[stop : stop + 2] == ["p", "#"]  # "houses about 650 inmates"
    while stop < len(codes) and stop <= at + MOST_OBJECT and codes[stop] in "daq#oN":
        noun = codes[stop] == "o"
        bare = bare and not noun
        if noun and known[stop].base in objects and codes[stop + 1 : stop + 2] != ["o"]:
            return objects[known[stop].base]
        stop += 1
    near = at - 1
    while near >= 0 and codes[near] in "xmnar":
        near -= 1
    if near >= 0 and known[near].base not in objects:
        near = _step_over(near, codes)
    told = near >= 0 and codes[near] == "o" and (bare or "x" in codes[near:at])
    return objects.get(known[near].base, "") if told else ""


def _step_over(at: int, codes: list[str]) -> int:
    """Return the noun in front of a prepositional phrase that ends at a token ("power to nine homes was cut"), else the token."""
    first = at
    while first > 1 and codes[first] in "odq#N" and at - first < MOST_OBJECT:
        first -= 1
    return first - 1 if first < at and codes[first] == "p" and codes[first - 1] == "o" else at


def _mark_phrases(heads: list[str], folds: tuple[str, ...], phrased: list[Begun]) -> None:
    """Give the tokens of each phrase its class; of two that overlap the first tells."""
    done = 0
    for at, after, begun in phrased:
        if at < done:
            continue
        for rest, head in begun:
            stop = after + len(rest)
            if folds[after:stop] == rest:
                heads[at] = head
                heads[after:stop] = [head] * (stop - after)
                done = stop
                break
