"""The words of saying, as ``attribution.toml`` lists them, compiled once per lexicon. Looks at no text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from attrs import field, frozen

from reconcile.lexicon.loader import Lexicon


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
        groups: Classes that are no persons where they go without a name.
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
    groups: frozenset[str]
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
        frozenset(weak.get("groups", ())),
        frozenset(weak.get("collective", ())),
        table.get("copula", {}).get("lemma", ""),
        tuple(table.get("endings", {}).get("adverbs", ())),
        tuple(table.get("endings", {}).get("possessive", ())),
        frozenset(verbs) | frozenset(forms["citing"]) | {phrase.split(" ")[0] for phrase in forms["by"]} | forms["told"],
    )


def _by_word(groups: Mapping[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, words in groups.items():
        for word in words:
            found.setdefault(word, name)
    return found
