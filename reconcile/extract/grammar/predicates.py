"""The words of a clause as the tables of the lexicon know them: what a word does, and which class of predicate it stands for.

Compiles ``stopwords.toml``, ``aspects.toml`` and ``wordings.toml`` into dictionaries, once per lexicon. Looks at no text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from attrs import field, frozen

from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.tokens import lemma

FUNCTIONS = {
    "negation": "n", "article": "d", "possessive": "d", "demonstrative": "d", "pronoun": "r", "quantifier": "q", "modal": "m",
    "auxiliary": "x", "coordinator": "c", "subordinator": "s", "preposition": "p", "adverb": "a",
    "number": "#",
}
"""One letter for what a word of ``stopwords.toml`` does; the others are "N" name, "o" noun or adjective, "v" verb, "g" verb in
"-ing", "#" number, "." mark, "T" day or month."""


HAPPENING = frozenset({"person", "thing", "time", "money", "area", "duration"})
"""What a class may count that tells what happens; the others only measure."""


class Endings(NamedTuple):
    """How words of a language end; () where the language has no such ending."""

    adverb: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    gerund: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    most: tuple[str, ...] = ()
    verbal: tuple[str, ...] = ()
    """Those of pasts and gerunds."""


SIDES = ("so", "not")
"""How a statement is told of in either of two ways."""


class Groups(dict[str, frozenset[str]]):
    """Sets of words by name; one that a language's tables do not have is empty."""

    def __missing__(self, name: str) -> frozenset[str]:
        """Return the empty set."""
        return frozenset()


@frozen(eq=False)
class Vocabulary:
    """What the tables say of single words and phrases.

    Attributes:
        functions: Letter of ``FUNCTIONS`` by folded function word.
        verbs: Lemmas that are verbs.
        light: Verbs that tell little themselves.
        unchanged: Verbs whose past is the bare form.
        verb_heads: Class of predicate by lemma of a verb, the first that lists it.
        noun_heads: Class by lemma of a noun, the first that lists it.
        other_heads: The further classes of a verb or noun that several list ("cut" cables, "cut" spending).
        word_heads: Class by folded form.
        phrases: By first and second folded word ("" for none of these): (all words but the first, class), longest first.
        phrasal: The same by the lemma of a verb: all its forms begin them ("step down").
        of: What the values of a class count or measure.
        effects: Classes that tell what happens: neither measures nor tellings.
        months: Name of the month by form.
        calendar: The names of the months, in order.
        kinds: Kind of thing by lemma of a noun ("house" is a "building").
        dimensions: Dimension by unit name.
        members: Class by lemma of a noun for people, where they are counted ("nine rescuers" search).
        hosts: Class by lemma of what people take part in ("a search involved nine").
        objects: Class by lemma of a verb and lemma of its object, where neither tells it alone ("cut jobs").
        contents: What a length "of" a noun tells ("60 feet of water" a depth), by its lemma.
        statements: Wider class by class, where no number is told ("casualties" are told of as dead or not).
        opposites: What a statement is told of, by the lemma that tells it as so or as not so ("shut" tells of "open").
        refusals: By first and second lemma, phrases that tell what stands behind them as not so ("refuse to"), as in ``phrases``.
        sides: The same of the phrases that tell a statement as so or as not so ("not guilty").
        roles: What somebody is in a story, by the lemma or class that tells it ("gunman" is accused).
        modes: By class, the words that tell that its value is only asked for or foreseen, and which.
        dealings: What makes a share's price, by the lemma that tells it.
        deeds: What was done with counted things, by the lemma that tells it.
        degrees: How far a deed went, by the lemma that tells it ("destroy" goes further than "damage").
        endings: Endings of adverbs, pasts, gerunds, plurals and owners by name, for ``str.endswith``.
        groups: Further sets of words by name: "people", "amounts", "negating", ...
        lexicon: The lexicon they come from.
    """

    functions: Mapping[str, str] = field(repr=False)
    verbs: frozenset[str] = field(repr=False)
    light: frozenset[str]
    unchanged: frozenset[str]
    verb_heads: Mapping[str, str] = field(repr=False)
    noun_heads: Mapping[str, str] = field(repr=False)
    other_heads: Mapping[str, tuple[str, ...]] = field(repr=False)
    word_heads: Mapping[str, str] = field(repr=False)
    phrases: Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]] = field(repr=False)
    phrasal: Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]] = field(repr=False)
    of: Mapping[str, frozenset[str]] = field(repr=False)
    effects: frozenset[str] = field(repr=False)
    months: Mapping[str, str] = field(repr=False)
    calendar: tuple[str, ...]
    kinds: Mapping[str, str] = field(repr=False)
    dimensions: Mapping[str, str] = field(repr=False)
    contents: Mapping[str, str] = field(repr=False)
    statements: Mapping[str, str] = field(repr=False)
    opposites: Mapping[str, str] = field(repr=False)
    refusals: Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]] = field(repr=False)
    sides: Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]] = field(repr=False)
    members: Mapping[str, str] = field(repr=False)
    hosts: Mapping[str, str] = field(repr=False)
    objects: Mapping[str, Mapping[str, str]] = field(repr=False)
    roles: Mapping[str, str] = field(repr=False)
    modes: Mapping[str, Mapping[str, str]] = field(repr=False)
    dealings: Mapping[str, str] = field(repr=False)
    deeds: Mapping[str, tuple[str, ...]] = field(repr=False)
    degrees: Mapping[str, tuple[str, ...]] = field(repr=False)
    endings: Endings
    groups: Mapping[str, frozenset[str]] = field(repr=False)
    lexicon: Lexicon

    def tell_time(self, head: str, base: str) -> str:
        """Return the class by which a verb or noun tells what happened at a time, its lemma where it has none."""
        for what in ("time", "person", "own", "thing", "duration"):
            own = self.verb_heads.get(base, "")  # rain that fell on a town did not land
            found = self.choose_head(head, base, what) if what != "own" else own if self.counts(own, "time") and head else ""
            if found:
                return found
        return base

    def choose_head(self, head: str, base: str, what: str) -> str:
        """Return the class of a predicate that counts or measures ``what``: ``head`` itself, another one of its lemma, or ""."""
        if not head or what in self.of.get(head, ()):
            return head
        return next((other for other in self.other_heads.get(base, ()) if what in self.of[other]), "")

    def counts(self, head: str, what: str) -> bool:
        """Whether values of the class ``head`` count or measure ``what`` ("person", "money", "length")."""
        return what in self.of.get(head, ())


@lru_cache(maxsize=8)
def read_vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Return the vocabulary of a lexicon, compiled once."""
    aspects, wordings, stopwords = (lexicon.read_table(name) for name in ("aspects", "wordings", "stopwords"))
    endings = Endings(**{name: tuple(stopwords.get("endings", {}).get(name, ())) for name in Endings._fields})
    endings = endings._replace(verbal=endings.past + endings.gerund)
    verb_heads: dict[str, str] = {}
    noun_heads: dict[str, str] = {}
    word_heads: dict[str, str] = {}
    others: dict[str, list[str]] = {}
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
    phrasal: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
    for entry in aspects.get("predicate", ()):
        head = entry["head"]
        bases = [(base, verb_heads) for verb in entry.get("verbs", ()) for base in _list_bases(verb, endings, lexicon)]
        bases += [(noun, noun_heads) for noun in entry.get("nouns", ()) if " " not in noun]
        for base, heads in bases:
            if heads.setdefault(base, head) != head:
                others.setdefault(base, []).append(head)
        for word in entry.get("words", ()):
            word_heads.setdefault(word, head)
        fixed = (*entry.get("phrases", ()), *(noun for noun in entry.get("nouns", ()) if " " in noun))
        for rows, told in ((phrases, fixed), (phrasal, entry.get("phrasal", ()))):
            for phrase in told:
                first, *rest = phrase.split(" ")
                rows.setdefault(first, {}).setdefault(rest[0] if rest else "", []).append((tuple(rest), head))
    verbs = wordings.get("verbs", {})
    of = {entry["head"]: frozenset(entry.get("of", ())) for entry in aspects.get("predicate", ())}
    return Vocabulary(
        _read_functions(stopwords),
        frozenset(base for name in ("common", "unchanged") for verb in verbs.get(name, ()) for base in _list_bases(verb, endings, lexicon))
        | set(verb_heads),
        frozenset(verbs.get("light", ())), frozenset(verbs.get("unchanged", ())), verb_heads, noun_heads,
        {base: tuple(heads) for base, heads in others.items()}, word_heads,
        {first: _sort_phrases(found) for first, found in phrases.items()},
        {first: _sort_phrases(found) for first, found in phrasal.items()},
        of, frozenset(head for head, what in of.items() if head != "said" and not what.isdisjoint(HAPPENING)),
        _read_months(stopwords), tuple(stopwords.get("months", {})),
        _read_kinds(aspects, lexicon), _invert(aspects.get("dimensions", {})),
        _invert(aspects.get("contents", {})), aspects.get("statements", {}),
        _read_opposites(lexicon, {entry["head"] for entry in aspects.get("predicate", ())}),
        _read_phrases(wordings.get("refusing", {}).get("forms", ())),
        _read_phrases(form for row in lexicon.read_table("opposites").values() for side in SIDES for form in row.get(side, ())),
        _invert(aspects.get("members", {})), _invert(aspects.get("hosts", {})),
        _read_objects(aspects.get("pairs", {}), lexicon),
        _invert(aspects.get("roles", {})),
        {head: dict.fromkeys(row["words"], row["name"]) for row in aspects.get("mode", ()) for head in row["heads"]},
        _invert(aspects.get("dealings", {})), _read_deeds(aspects.get("deeds", {})), _read_deeds(aspects.get("degrees", {})),
        endings,
        _read_groups(aspects, wordings, stopwords), lexicon,
    )


def _read_phrases(forms: Iterable[str]) -> dict[str, dict[str, tuple[tuple[tuple[str, ...], str], ...]]]:
    """Return phrases by first and second word, each standing for itself; a form of one word is none."""
    found: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
    for form in forms:
        first, *rest = form.split(" ")
        if rest:
            found.setdefault(first, {}).setdefault(rest[0], []).append((tuple(rest), form))
    return {first: _sort_phrases(rows) for first, rows in found.items()}


def _sort_phrases(found: Mapping[str, list[tuple[tuple[str, ...], str]]]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the phrases of one first word by the second one, the longest first; those of the first alone stand in every row."""
    alone = found.get("", [])
    rows = {second: [*phrases, *alone] if second else alone for second, phrases in found.items()}
    return {second: tuple(sorted(phrases, key=lambda pair: -len(pair[0]))) for second, phrases in rows.items()}


def _list_bases(verb: str, endings: Endings, lexicon: Lexicon) -> tuple[str, ...]:
    """Return a verb and what the lemma rules make of its regular forms, where they err ("uproote"); "bed" is none of "be"."""
    stem = next((verb.removesuffix(letter) for letter in endings.silent if verb.endswith(letter)), verb)
    forms = [form + ending for form in (stem, verb + verb[-1]) for ending in endings.verbal]
    return tuple(dict.fromkeys((verb, *(base for form in forms if (base := lemma(form, lexicon)) != form))))


def _read_functions(stopwords: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, words in stopwords.get("words", {}).items():
        for word in words:
            found.setdefault(word, FUNCTIONS[name])
    for word in (*stopwords.get("groups", {}).get("days", ()), *_read_months(stopwords)):
        found.setdefault(word, "T")
    return found


def _read_months(stopwords: Mapping[str, Any]) -> dict[str, str]:
    return {form: name for name, forms in stopwords.get("months", {}).items() for form in forms}


def _read_kinds(aspects: Mapping[str, Any], lexicon: Lexicon) -> dict[str, str]:
    """Return the kind by noun, and by what the lemma rules make of its plural ("shots" is "shoot" to them)."""
    found = _invert(aspects.get("kinds", {}))
    return {lemma(noun + "s", lexicon): kind for noun, kind in reversed(found.items())} | found


def _read_objects(table: Mapping[str, Any], lexicon: Lexicon) -> dict[str, dict[str, str]]:
    """Return what a verb and its object tell together; an object also by what the lemma rules make of its plural."""
    found: dict[str, dict[str, str]] = {}
    for head, rows in table.items():
        for row in rows:
            nouns = {form for noun in row["nouns"] for form in (noun, lemma(noun + "s", lexicon))}
            for verb in row["verbs"]:
                found.setdefault(verb, {}).update(dict.fromkeys(nouns, head))
    return found


def _read_opposites(lexicon: Lexicon, classes: set[str]) -> dict[str, str]:
    """Return what a statement is told of by lemma; what a class has is left to the class ("hurt"), but for what denies it ("unhurt")."""
    table = {name: row for name, row in lexicon.read_table("opposites").items() if "beside" not in row}
    sides = {name: ("not",) if name in classes else SIDES for name in table}
    told = {word: name for name, row in table.items() for side in sides[name] for word in row.get(side, ()) if " " not in word}
    denied = {lemma(word, lexicon): name for name, row in table.items() for word in row.get("not", ()) if " " not in word}  # "unharm"
    return denied | told


def _invert(table: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, words in table.items():
        for word in words:
            found.setdefault(word, name)
    return found


def _read_deeds(table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return what a verb tells was done, as the qualifiers that it gives."""
    return {verb: (deed,) for verb, deed in _invert(table).items()}


def _read_groups(aspects: Mapping[str, Any], wordings: Mapping[str, Any], stopwords: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    found = Groups()
    for table in (aspects.get("nouns", {}), stopwords.get("groups", {})):
        found.update({name: frozenset(words) for name, words in table.items()})
    shared = {"event": aspects, "part": aspects, "compass": aspects, "places": aspects, "boundaries": wordings, "endings": stopwords}
    for name, table in shared.items():
        for key, words in table.get(name, {}).items():
            found[f"{name} {key}"] = frozenset(words)
    return found
