"""Two claims of one fact with all that the rules may ask about them; each answer is worked out when first asked for.

May not judge: that is the business of ``reasons``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any

from attrs import field, frozen

from reconcile.adapters.similarity import are_one_name, fold_letters
from reconcile.compare.rates import Rates
from reconcile.compare.wordings import find_sides
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import PhraseTable, compile_phrases
from reconcile.model.claim import Claim
from reconcile.model.fact import Fact, Origin
from reconcile.model.finding import Comparison
from reconcile.model.text import Article
from reconcile.model.value import Label, Wording
from reconcile.policy import Policy

QUOTE_MARKS = re.compile(r"[\"“”„«»]")
NUMBER = re.compile(r"\d")
FIGURE = re.compile(r"\d(?:[\d.,]*\d)?(?:[-–]\d+)?")
WORD = re.compile(r"[^\W\d_]{4,}")
NAME = re.compile(r"[^\W\d_]+")
QUOTE_REACH = 300
UPDATES = ("old", "new", "now", "open", "corrected")
NEXT, REST = 3, 12
"""Characters that may stand between a label and the "not" behind it, and around what is excluded: ", not in the "."""
MOST_MATES = 4
THIS_TEXT = "this text"
NOTHING: frozenset[str] = frozenset()
NO_MATES: tuple[tuple[Claim, ...], tuple[Claim, ...]] = ((), ())


@frozen
class Cues:
    """Words that show how one telling stands to another.

    Attributes:
        updates: Forms, each "old", "new", "now" (new, in front of the value or behind it), "open" or "corrected".
        scopes: Forms, each "whole", "part" or "attached" (a part where it stands right behind the number).
        growing: Heads of what grows while an event goes on.
        changing: Those of what goes up and down.
        lasting: Those of what is not undone.
        states: Forms of states that go up and down, whatever is in them.
        began: Heads of beginnings.
        deniable: Heads of what a few words deny as a whole ("no casualties").
        single: Heads of what only one person is at a time.
        repeated: Heads of what happens more than once: somebody speaks on two days.
        partial: Heads of a part by themselves: "three of them are critical" is no part of the critical.
        knowing: Words of statements whose denial denies only that something is known.
        excluding: Forms behind which stands what is not meant.
        titles: Words of a speaker that are none of the name: "the", "president".
        central: How much a contradiction matters, by head.
        usual: The same for all other heads.
    """

    updates: PhraseTable[str]
    scopes: PhraseTable[str]
    growing: frozenset[str]
    changing: frozenset[str]
    lasting: frozenset[str]
    states: PhraseTable[bool]
    began: frozenset[str]
    deniable: frozenset[str]
    single: frozenset[str]
    repeated: frozenset[str]
    partial: frozenset[str]
    knowing: frozenset[str]
    excluding: PhraseTable[bool]
    titles: frozenset[str]
    central: Mapping[str, float] = field(repr=False)
    usual: float


@lru_cache(maxsize=16)
def read_cues(lexicon: Lexicon) -> Cues:
    """Return the cues of a language, compiled once."""
    updates, scopes, severity = (lexicon.read_table(name) for name in ("updates", "scopes", "severity"))
    growing, changing, lasting, began, deniable, single, repeated, partial = (
        frozenset(updates.get(name, {}).get("heads", ()))
        for name in ("growing", "changing", "lasting", "began", "deniable", "single", "repeated", "partial")
    )
    knowing = frozenset(updates.get("knowing", {}).get("words", ()))
    return Cues(
        compile_phrases({form: kind for kind in UPDATES for form in updates.get(kind, {}).get("forms", ())}),
        compile_phrases({form: kind for kind in ("whole", "part", "attached") for form in scopes.get(kind, {}).get("forms", ())}),
        growing,
        changing,
        lasting,
        compile_phrases(dict.fromkeys(updates.get("changing", {}).get("forms", ()), True)),
        began,
        deniable,
        single,
        repeated,
        partial,
        knowing,
        compile_phrases(dict.fromkeys(updates.get("excluding", {}).get("forms", ()), True)),
        frozenset(lexicon.read_table("origins").get("speakers", {}).get("titles", ())),
        severity.get("heads", {}),
        severity.get("default", 0.6),
    )


@frozen
class Context:
    """What comparing needs to know beyond the facts; made once per report.

    Attributes:
        articles: By id.
        weights: Match weight by the two ids of a pair, in both orders.
        rates: What the articles say that a currency is worth.
        offset: How far the articles say that the clocks of the place are ahead of UTC.
        policy: The conventions in force.
        lexicon: The tables of the language.
        noted: What was looked up once and is asked for again: cues by sentence, origins by fact.
        quoted: The words of each claim, by its id.
        quotations: Those of the quotation around it, the same way.
        links: The weight of the best pair that ties a claim to its fact, by the ids of both.
    """

    articles: Mapping[str, Article] = field(repr=False)
    weights: Mapping[tuple[str, str], float] = field(repr=False)
    rates: Rates = field(repr=False)
    offset: timedelta | None
    policy: Policy
    lexicon: Lexicon
    cues: Cues = field(repr=False)
    noted: dict[str, Any] = field(factory=dict, init=False, repr=False, eq=False)
    quoted: dict[str, str] = field(factory=dict, init=False, repr=False, eq=False)
    quotations: dict[str, frozenset[str]] = field(factory=dict, init=False, repr=False, eq=False)
    links: dict[tuple[str, str], float | None] = field(factory=dict, init=False, repr=False, eq=False)

    def find_published(self, claim: Claim) -> datetime | None:
        """Return when the claim's article appeared, None where unknown."""
        article = self.articles.get(claim.mention.span.article)
        return article.published if article else None

    def find_source(self, claim: Claim) -> str:
        """Return a name for the claim's article that people know it by."""
        article = self.articles.get(claim.mention.span.article)
        if article is None or len(self.articles) == 1:
            return (article.source or article.title if article else "") or THIS_TEXT
        return article.source or article.title or f"text {article.id}"

    def place_claim(self, claim: Claim) -> tuple[bool, float, str, int, str]:
        """Return the key of the order of telling: published, article id, start; unknown times last."""
        span = claim.mention.span
        return *_place_moment(self.find_published(claim)), span.article, span.start, claim.id

    def quote(self, claim: Claim) -> str:
        """Return the words of the claim, on one line."""
        found = self.quoted.get(claim.id)
        if found is None:
            span, sentence = claim.mention.span, claim.sentence
            told = sentence.text[max(span.start - sentence.span.start, 0) : max(span.end - sentence.span.start, 0)]
            found = self.quoted[claim.id] = " ".join(told.split())
        return found

    def find_updates(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """Return where a sentence says that one telling replaces another: start, end and kind of each cue."""
        found: tuple[tuple[int, int, str], ...] | None = self.noted.get(text)
        if found is None:
            found = self.noted[text] = tuple(self.cues.updates.find(text))
        return found

    def read_quotation(self, claim: Claim) -> frozenset[str]:
        """Return the words of the quotation that a claim stands in, folded."""
        found = self.quotations.get(claim.id)
        if found is None:
            span = claim.mention.span
            article = self.articles.get(span.article)
            text, offset = (article.text, 0) if article else (claim.sentence.text, claim.sentence.span.start)
            low, high = max(span.start - offset - QUOTE_REACH, 0), min(span.end - offset + QUOTE_REACH, len(text))
            marks = [low, *(m.start() for m in QUOTE_MARKS.finditer(text, low, high)), high]
            begin, end = next(((a, b) for a, b in pairwise(marks) if a <= span.start - offset < b), (low, high))
            found = self.quotations[claim.id] = frozenset([fold_letters(m[0]) for m in WORD.finditer(text, begin, end)])
        return found


@frozen(slots=False)
class Case:
    """Two claims of one fact, the earlier telling first.

    Attributes:
        fact: Their fact.
        left: The earlier telling.
        right: The later one.
        comparison: What their values alone say.
        context: What else is known.
        mates: The other tellings of the two positions, where the two stand for them: their words count as well.
        polarities: Whether each side tells its value as so.
    """

    fact: Fact
    left: Claim
    right: Claim
    comparison: Comparison
    context: Context
    mates: tuple[tuple[Claim, ...], tuple[Claim, ...]] = NO_MATES
    polarities: tuple[bool, bool] = field(init=False)

    @polarities.default
    def _tell_polarities(self) -> tuple[bool, bool]:
        left, right = is_affirmed(self.left), is_affirmed(self.right)
        one, other = self.left.mention.value, self.right.mention.value
        if isinstance(one, Wording) and isinstance(other, Wording):
            sides = find_sides(one, other, self.context.lexicon)
            return left == sides[0], right == sides[1]
        return left, right

    @cached_property
    def updates(self) -> tuple[frozenset[str], frozenset[str]]:
        """What the words before each side say, "old" or "new", and what its sentence says, "open" or "corrected"."""
        lefts, rights = self._list_tellings()
        return (
            NOTHING.union(*[self._find_updates(claim, self.right) for claim in lefts]),
            NOTHING.union(*[self._find_updates(claim, self.left) for claim in rights]),
        )

    @cached_property
    def scopes(self) -> tuple[frozenset[str], frozenset[str]]:
        """Whether each sentence speaks of a whole or a part, near the value."""
        return self._find_scopes(self.left), self._find_scopes(self.right)

    @property
    def excluded(self) -> bool:
        """Whether the text of one label says that it is not the other."""
        left, right = self.left.mention.value, self.right.mention.value
        if not isinstance(left, Label) or not isinstance(right, Label):
            return False
        return self._excludes(self.left, right) or self._excludes(self.right, left)

    @property
    def days_between(self) -> int:
        """Whole days from the earlier article to the later one; 0 where a date is unknown."""
        one, other = self.context.find_published(self.left), self.context.find_published(self.right)
        return (other.date() - one.date()).days if one and other else 0

    @property
    def same_quotation(self) -> bool:
        """Whether both stand in quotations that have most of their words in common."""
        lefts, rights = self._list_tellings()
        ones = [claim for claim in lefts if claim.attribution.quoted]
        others = [claim for claim in rights if claim.attribution.quoted] if ones else []
        return any(self._share_quotation(one, other) for one in ones for other in others)

    @property
    def same_speaker(self) -> bool:
        """Whether one speaker, however spelled, stands behind both, or none is named on one side."""
        return share_speaker(self.left, self.right, self.context.cues.titles)

    def tells_state(self, claim: Claim) -> bool:
        """Whether the words beside a number tell a state that goes up and down: "six roads are still closed"."""
        text, reach = claim.sentence.text, self.context.policy.update_reach // 2
        start, end = (at - claim.sentence.span.start for at in (claim.mention.span.start, claim.mention.span.end))
        for begin, stop, _ in self.context.cues.states.find(text):
            low, high = (end, begin) if begin >= end else (stop, start)
            if low <= high <= low + reach and NUMBER.search(text, low, high) is None:
                return True
        return False

    def find_origin(self, claim: Claim) -> Origin | None:
        """Return the origin that a claim goes back to, None before they are traced; looked up once per fact."""
        key = f"\0origins {self.fact.id}"
        origins: dict[str, Origin] | None = self.context.noted.get(key)
        if origins is None:
            origins = self.context.noted[key] = {told: origin for origin in self.fact.origins for told in origin.claims}
        return origins.get(claim.id)

    def _list_tellings(self) -> tuple[Sequence[Claim], Sequence[Claim]]:
        if self.mates is NO_MATES:
            return (self.left,), (self.right,)
        return (self.left, *self.mates[0][:MOST_MATES]), (self.right, *self.mates[1][:MOST_MATES])

    def _share_quotation(self, one: Claim, other: Claim) -> bool:
        if not share_speaker(one, other, self.context.cues.titles):
            return False
        ones, others = self.context.read_quotation(one), self.context.read_quotation(other)
        shared, policy = len(ones & others), self.context.policy
        return shared >= policy.same_quote_words and shared >= policy.same_quote_share * min(len(ones), len(others))

    def _find_updates(self, claim: Claim, other: Claim) -> frozenset[str]:
        cues = self.context.find_updates(claim.sentence.text)
        if not cues:
            return NOTHING
        reach = self.context.policy.update_reach
        start, high = (at - claim.sentence.span.start for at in (claim.mention.span.start, claim.mention.span.end))
        found = set()
        for begin, end, kind in cues:
            near = begin <= start and start - end <= reach
            follows = kind == "now" and 0 <= begin - start <= reach and NUMBER.search(claim.sentence.text, high, begin) is None
            if kind in ("corrected", "open") or follows or (near and not self._is_taken(claim, other, end, start)):
                found.add("new" if kind == "now" else kind)
        return frozenset(found)

    def _excludes(self, claim: Claim, other: Label) -> bool:
        """Whether the sentence of a claim goes on with another label behind "not", by its noun where it is of a kind."""
        text, start = claim.sentence.text, claim.mention.span.end - claim.sentence.span.start
        words = other.key.replace("-", " ").split()
        words = words[-1:] if other.role == "kind" else words
        for begin, end, _ in self.context.cues.excluding.find(text):
            if start <= begin <= start + NEXT:
                told = [fold_letters(match[0]) for match in NAME.finditer(text, end, end + REST + len(other.key))]
                if words and set(words) <= set(told):
                    return True
        return False

    def _is_taken(self, claim: Claim, other: Claim, end: int, start: int) -> bool:
        """Whether another number stands between the cue and the value: the cue speaks of that one."""
        offset = claim.sentence.span.start
        same = claim.mention.span.article == other.mention.span.article
        if same and offset + end <= other.mention.span.start < offset + start:
            return True
        return claim.mention.kind != "time" and bool(NUMBER.search(claim.sentence.text, end, max(start, end)))

    def _find_scopes(self, claim: Claim) -> frozenset[str]:
        text, offset = claim.sentence.text, claim.sentence.span.start
        low = max(claim.mention.span.start - offset - self.context.policy.update_reach // 2, 0)
        high = claim.mention.span.end - offset + self.context.policy.update_reach // 2
        found = set()
        for begin, end, kind in self.context.cues.scopes.find(text):
            if low <= begin and end <= high and not (kind == "attached" and claim.aspect.head in self.context.cues.partial):
                found.add("part" if kind == "attached" and begin <= claim.mention.span.end - offset + 1 else kind)
        return frozenset(found)

    @cached_property
    def other_figures(self) -> bool:
        """Whether both sides are told with figures, and with none in common: "closes 40 stores", "closes five"."""
        ones, others = (_list_figures(self.context.quote(claim), self.context.lexicon) for claim in (self.left, self.right))
        return bool(ones) and bool(others) and ones.isdisjoint(others)


def _list_figures(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the figures of a text, told in digits or in words; "one" may be anybody."""
    numbers = _read_number_words(lexicon)
    return frozenset([*FIGURE.findall(text), *[numbers[word] for word in NAME.findall(text.casefold()) if word in numbers]])


@lru_cache(maxsize=8)
def _read_number_words(lexicon: Lexicon) -> Mapping[str, str]:
    """Return the numbers that one word tells, but for 1, in digits."""
    table = lexicon.read_table("numerals").get("words", {})
    return {word: str(value) for row in ("units", "tens") for word, value in table.get(row, {}).items() if value != 1}


@lru_cache(maxsize=4096)
def _place_moment(published: datetime | None) -> tuple[bool, float]:
    return published is None, published.timestamp() if published else 0.0


def is_affirmed(claim: Claim) -> bool:
    """Whether a claim tells its value as so: neither negated nor denied, or both."""
    value = claim.mention.value
    negated = claim.stance.negated or bool(getattr(value, "negated", False))
    return negated == claim.stance.denied


def share_speaker(one: Claim, other: Claim, titles: frozenset[str]) -> bool:
    """Whether one speaker, however spelled, stands behind both claims, or none is named on one side."""
    left, right = one.attribution.speaker, other.attribution.speaker
    return not left or not right or share_name(left, right, titles)


def share_name(left: str, right: str, titles: frozenset[str]) -> bool:
    """Whether two names of speakers have a capitalised word that is no title in common, in some spelling, or are the same."""
    if fold_letters(left) == fold_letters(right):
        return True
    ones, others = ([fold_letters(word) for word in name.split() if word[:1].isupper()] for name in (left, right))
    ones, others = ([word for word in words[:8] if word and word not in titles] for words in (ones, others))
    return any(are_one_name(one, other) for one in ones for other in others)
