"""Says who tells a claim: the speakers of its line, pronouns resolved, quotations carried over, chains from the inside outwards.

Reads each line of an article once, in order (``read_attributions``), and then answers by place. Compares no speakers with
other articles.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from operator import itemgetter

from attrs import define, evolve, field, frozen

from reconcile.extract.grammar.clauses import Grammar
from reconcile.extract.grammar.lines import Line
from reconcile.extract.grammar.spots import Spot
from reconcile.extract.scene import Scene
from reconcile.extract.speaking.listening import Listener, Saying
from reconcile.extract.speaking.quotations import find_quotations
from reconcile.extract.speaking.sayings import SAME, find_sayings
from reconcile.extract.speaking.sources import LABELS
from reconcile.extract.speaking.speakers import Speaker, make_speaker
from reconcile.extract.speaking.speechwords import SpeechWords, read_speech
from reconcile.extract.speaking.subjects import Phrase, read_right
from reconcile.model.claim import Attribution
from reconcile.model.text import Span

MEMORY = 6
"""Lines after which a speaker is no longer the one whom a pronoun or an open quotation goes back to."""
NOBODY = Attribution()
QUOTED = Attribution(quoted=True)
PLACE = re.compile("pd?N+")
"""In the letters of a grammar: names behind a preposition."""
SURNAME = re.compile("NN*(N)(?!N)")
"""In the letters of a grammar: the last of two or more names in a row."""


@frozen(eq=False)
class Told:
    """What is told by whom in one line.

    Attributes:
        sayings: Speakers resolved, in the order of the line.
        carried: Who speaks in the quotation with which the line begins, where no saying covers it; None for nobody.
    """

    sayings: tuple[Saying, ...]
    carried: Saying | None = None


SILENT = Told(())


@frozen(eq=False)
class Attributions:
    """Who says what in one article.

    Attributes:
        lines: One entry per line.
        quotations: (start, end) of everything in quotation marks.
        kept: Attributions made before, by whether the claim is quoted and the sayings that hold it: the claims of one saying share one.
    """

    lines: tuple[Told, ...]
    quotations: tuple[tuple[int, int], ...]
    kept: dict[tuple[object, ...], Attribution] = field(factory=dict, init=False, repr=False)

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` stands inside a quotation."""
        at = bisect_right(self.quotations, (start, end)) - 1
        at += at + 1 < len(self.quotations) and self.quotations[at + 1][0] == start
        return at >= 0 and self.quotations[at][0] <= start and end <= self.quotations[at][1]

    def has_quotation(self, start: int, end: int) -> bool:
        """Whether some of ``text[start:end]`` stands inside a quotation."""
        at = bisect_left(self.quotations, (end, end)) - 1
        return at >= 0 and self.quotations[at][1] > start


@define
class _Cast:
    """The speakers so far: the only thing that changes while an article is read, and it never leaves this module."""

    words: SpeechWords
    grammars: tuple[Grammar, ...]
    surnames: frozenset[str]
    quotations: Attributions
    spoken: dict[int, list[Speaker]] = field(factory=dict)
    known: dict[str, tuple[str, str]] = field(factory=dict)

    def recall(self, line: int, pronoun: str, near: Speaker | None) -> Speaker | None:
        """Return whom a pronoun stands for: the latest fitting speaker, or a name that stands nearer."""
        if pronoun in {"thing", "many"} and near is not None and not self.is_person(near):
            return near
        for number in range(line, max(line - MEMORY, 0) - 1, -1):
            others = self.spoken.get(number) or (self._find_persons(number) if number < line else [])
            for speaker in reversed(others):
                if self._fits(speaker, pronoun):
                    return speaker
        return near if near is not None and self._fits(near, pronoun) else None

    def _find_persons(self, line: int) -> list[Speaker]:
        """Return the person of whom a line without speakers speaks first; nobody where the line is quoted."""
        grammar = self.grammars[line]
        if self.quotations.has_quotation(grammar.line.start, grammar.line.start + 1):
            return []
        subject = _find_subject(grammar, 0, grammar.line.end, self.words)
        return [subject] if subject is not None and subject.named and self.is_person(subject) else []

    @cached_property
    def places(self) -> frozenset[str]:
        """Folded last words of names that the article puts behind a word such as "in"."""
        found = set()
        for grammar in self.grammars:
            for match in PLACE.finditer(grammar.codes):
                if grammar.folds[match.start()] in self.words.forms["locative"]:
                    found.add(grammar.folds[match.end() - 1])
        return frozenset(found)

    def is_person(self, speaker: Speaker) -> bool:
        """Whether a speaker is one person by name, title or noun."""
        last = speaker.text.rsplit(" ", 1)[-1].lower()
        if speaker.named:
            return bool(speaker.gender) or ((last in self.surnames or " " in speaker.text) and last not in self.places)
        return not speaker.many and bool(speaker.gender or (speaker.role and speaker.role not in self.words.groups))

    def recognise(self, speaker: Speaker) -> Speaker:
        """Return a named speaker with the role and the gender that the article gave the same name before."""
        last = speaker.text.rsplit(" ", 1)[-1].lower()
        role, gender = self.known.get(last, ("", ""))
        role, gender = speaker.role or role, speaker.gender or gender
        if role or gender:
            self.known[last] = (role, gender)
        return speaker if (role, gender) == (speaker.role, speaker.gender) else evolve(speaker, role=role, gender=gender)

    def _fits(self, speaker: Speaker, pronoun: str) -> bool:
        if pronoun in {"male", "female"}:
            return speaker.gender in {"", pronoun} and self.is_person(speaker)
        if pronoun == "thing":
            return not self.is_person(speaker)
        return speaker.many or not self.is_person(speaker)


def read_attributions(scene: Scene) -> Attributions:
    """Return who says what in an article; make it once for all its claims."""
    words = read_speech(scene.lexicon)
    quotations = find_quotations(scene.text, scene.lines)
    grammars = scene.grammars
    table = Attributions((), quotations)
    cast = _Cast(words, grammars, _find_surnames(grammars), table)
    told = tuple([_read_line(scene, grammar, cast) for grammar in grammars])
    return _carry_over(Attributions(told, quotations), scene.lines)


def _find_surnames(grammars: tuple[Grammar, ...]) -> frozenset[str]:
    """Return the folded last words of names of two or more words: the article later uses them alone."""
    return frozenset(grammar.folds[match.start(1)] for grammar in grammars for match in SURNAME.finditer(grammar.codes))


def _read_line(scene: Scene, grammar: Grammar, cast: _Cast) -> Told:
    folds, count = grammar.folds, len(grammar.folds)
    if cast.words.triggers.isdisjoint(folds) and (LABELS.isdisjoint(folds) or folds[-1] == "."):
        return SILENT
    timed, sized = [False] * count, [False] * count
    for mention in scene.by_line[grammar.line.index]:
        if mention.kind in {"label", "wording"}:
            continue
        marks = timed if mention.kind in {"time", "duration"} else sized
        first, stop = grammar.line.tokens_within(mention.span.start, mention.span.end)
        marks[first:stop] = [True] * (stop - first)
    found = find_sayings(Listener(grammar, cast.words, tuple(timed), tuple(sized)))
    return Told(tuple(_resolve(saying, grammar, cast) for saying in found))


def _resolve(saying: Saying, grammar: Grammar, cast: _Cast) -> Saying:
    """Put the name in the place of a pronoun, and remember the speaker."""
    line = grammar.line.index
    speaker = saying.speaker
    if speaker.pronoun:
        near = _find_subject(grammar, 0, saying.at, cast.words)
        follows = bool(saying.scopes) and saying.scopes[0][0] > saying.at and near is not None and cast.is_person(near)
        if speaker.pronoun == SAME:
            known: Speaker | None = _find_clause_subject(grammar, saying.at, cast.words) or near
        elif follows and speaker.pronoun in {"male", "female"}:
            known = near
        else:
            known = cast.recall(line, speaker.pronoun, near)
        gender = speaker.gender
        speaker = evolve(known, gender=known.gender or gender) if known is not None else Speaker("", speaker.start, speaker.start)
    elif speaker.named:
        speaker = cast.recognise(speaker)
    if speaker.text:
        cast.spoken.setdefault(line, []).append(speaker)
    return saying if speaker is saying.speaker else evolve(saying, speaker=speaker)


def _find_clause_subject(grammar: Grammar, before: int, words: SpeechWords) -> Speaker | None:
    """Return the phrase that begins the last clause in front of ``before`` that begins with one."""
    codes = grammar.codes
    for begin, _ in reversed(grammar.clauses):
        first = begin + (codes[begin] == ".")
        if codes[first : first + 1] == "p":  # "in a statement, Acme warned ..., saying": the subject stands behind the comma
            first = codes.find(".", first) + 1 or begin
        if first < len(codes) and grammar.starts[first] < before and (found := _find_subject(grammar, first, before, words)):
            return found
    return None


def _find_subject(grammar: Grammar, start: int, before: int, words: SpeechWords) -> Speaker | None:
    """Return the first phrase after token ``start``, as a speaker, where it ends in front of ``before`` and may be one."""
    codes = grammar.codes
    first = start
    while first < len(codes) and codes[first] in ".csa":
        first += 1
    if first >= len(codes) or codes[first] not in "Nodq" or grammar.starts[first] >= before:
        return None
    phrase = read_right(grammar, first, words)
    if phrase is None or grammar.ends[phrase.core[1] - 1] > before:
        return None
    speaker = make_speaker(grammar, Phrase(first, phrase.core[1], phrase.core), words)
    return speaker if (speaker.named and not speaker.text.endswith(words.adverbs)) or speaker.role else None


def _carry_over(table: Attributions, lines: tuple[Line, ...]) -> Attributions:
    """Give the quotations of lines without a speaker of their own to the one who spoke last, or who ends the same quotation."""
    done: list[Told] = []
    last: tuple[int, Saying] | None = None
    later = _find_later(lines, table)
    for line, entry in zip(lines, table.lines, strict=True):
        carried = later.get(line.index)
        if carried is None and last is not None and line.index - last[0] <= MEMORY and table.has_quotation(line.start, line.start + 1):
            carried = last[1]
        done.append(entry if carried is None else Told(entry.sayings, carried))
        if entry.sayings:
            last = (line.index, entry.sayings[0])
        elif carried is not None:
            last = (line.index, carried)
    return Attributions(tuple(done), table.quotations)


def _find_later(lines: tuple[Line, ...], table: Attributions) -> dict[int, Saying]:
    """Return, by line, who speaks at the end of a quotation that began on that line and goes on over later ones."""
    found: dict[int, Saying] = {}
    number = 0
    for low, high in table.quotations:
        while number < len(lines) and lines[number].end <= low:
            number += 1
        inside = [number]
        while inside[-1] + 1 < len(lines) and lines[inside[-1] + 1].start < high:
            inside.append(inside[-1] + 1)
        speaking = [saying for at in inside for saying in table.lines[at].sayings if not low <= saying.at < high] if len(inside) > 1 else []
        for at in inside if speaking else ():
            found.setdefault(at, speaking[-1])
    return found


def attribute_claim(spot: Spot, table: Attributions, covering: list[Saying]) -> Attribution:
    """Return who says what a mention tells; the outlet itself (``speaker`` "") where nobody else does.

    Args:
        spot: The mention among the words of its line.
        table: Who says what in the article.
        covering: The sayings that hold the mention, the innermost first.
    """
    span = spot.mention.span
    quoted = bool(table.quotations) and table.is_quoted(span.start, span.end)
    carried = table.lines[spot.grammar.line.index].carried
    if not covering and quoted and carried is not None:
        covering = [carried]
    if not covering:
        return QUOTED if quoted else NOBODY
    key = (quoted, *covering)
    if key not in table.kept:
        table.kept[key] = _name_speakers(covering, span.article, quoted=quoted)
    return table.kept[key]


def _name_speakers(covering: list[Saying], article: str, *, quoted: bool) -> Attribution:
    """Return who says what stands within some sayings, the innermost first."""
    inner = covering[0]
    outer = [speaker for saying in covering for speaker in (saying.speaker, saying.outer) if speaker is not None]
    chain = tuple(dict.fromkeys(speaker.text for speaker in outer if speaker.text and speaker.text != inner.speaker.text))
    speaker = inner.speaker
    stands = Span(article, speaker.start, end=speaker.end) if speaker.text else None
    return Attribution(speaker.text, speaker.role, verb=inner.verb, quoted=quoted, chain=chain, span=stands)


def find_covering(spot: Spot, told: Told) -> list[Saying]:
    """Return the sayings of a line whose scope holds most of a mention, the innermost first; not those that it tells of itself."""
    if not told.sayings:
        return []
    start, end = spot.mention.span.start, spot.mention.span.end
    found = []
    for number, saying in enumerate(told.sayings):
        for low, high in saying.scopes:
            told_of = start <= saying.at < min(end, low)
            if 2 * (min(high, end) - max(low, start)) > end - start and not told_of:
                found.append((high - low, -number, saying))
                break
    if len(found) > 1:
        found.sort(key=itemgetter(0, 1))
    return [saying for _, _, saying in found]
