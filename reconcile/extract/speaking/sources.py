"""Finds sources without a verb of saying: "according to X", "citing X", and the labels of headlines ("Two held: police")."""

from __future__ import annotations

from reconcile.extract.speaking.listening import Listener, Saying, find_low
from reconcile.extract.speaking.speakers import make_speaker
from reconcile.extract.speaking.subjects import Phrase, read_right

LABELS = frozenset(":-–")
"""Marks that set a speaker apart from a headline's statement."""


def match_by(listener: Listener, at: int) -> int:
    """Return how many tokens at ``at`` name a source ("according to"), 0 where none do."""
    for phrase in listener.words.forms["by"]:
        parts = phrase.split(" ")
        if listener.fold(at) == parts[0] and all(listener.fold(at + i) == part for i, part in enumerate(parts)):
            return len(parts)
    return 0


def read_source(listener: Listener, at: int, after: int, found: list[Saying]) -> tuple[Saying, int] | None:
    """Read "according to X" before or after its statement, and "citing X" beside another speaker."""
    phrase = read_right(listener.grammar, after, listener.words)
    if phrase is None:
        return None
    line = listener.grammar.line
    speaker = make_speaker(listener.grammar, phrase, listener.words)
    if not (speaker.named or speaker.role or speaker.pronoun) and listener.has("own", phrase.first):
        return None
    outer = None
    cites = listener.has("citing", at)
    if cites and found:
        scopes, outer = found[-1].scopes, found[-1].speaker
    elif cites or at <= 1:
        scopes = ((listener.place(phrase.core[1]), line.end),) if at <= 1 else ((line.start, line.end),)
    else:
        low = find_low(listener, at, found)
        goes_on = listener.fold(phrase.stop) == "," and listener.code(phrase.stop + 1) not in {"", "."}
        left, right = (low, listener.place(at)), (listener.place(phrase.stop), line.end)
        scopes = (left, right) if goes_on else (left,)
    verb = listener.grammar.lemmas[at]
    return Saying(speaker, verb, manner="plain", at=listener.place(at), outer=outer, scopes=scopes), phrase.stop - 1


def read_told(listener: Listener, at: int) -> tuple[Saying, int] | None:
    """Read "previous claims it held ten", "an earlier estimate of ten": what was told before speaks for itself."""
    if not listener.has("told", at) or not listener.has("telling", at - 1):
        return None
    opens = listener.has("opening", at + 1) or (listener.code(at + 1) == "r" and listener.code(at + 2) in {"v", "x", "m"})
    if not opens:
        return None
    speaker = make_speaker(listener.grammar, Phrase(at - 1, at + 1, (at - 1, at + 1)), listener.words)
    scope = (listener.place(at + 1), listener.grammar.line.end)
    return Saying(speaker, listener.grammar.lemmas[at], manner="plain", at=listener.place(at), scopes=(scope,)), at


def _stands_free(listener: Listener, at: int) -> bool:
    """Whether the mark at ``at`` has white space behind it, and a dash in front of it as well: no hyphen, no time of day."""
    starts, ends = listener.grammar.starts, listener.grammar.ends
    free = at + 1 < len(starts) and ends[at] < starts[at + 1]
    return free and (listener.grammar.folds[at] == ":" or (at > 0 and ends[at - 1] < starts[at]))


def read_label(listener: Listener) -> tuple[Saying, ...]:
    """Read a headline's label: "Police: two men held", "Two men held: police"."""
    grammar, words = listener.grammar, listener.words
    folds = grammar.folds
    marks = [i for i, fold in enumerate(folds) if fold in LABELS and _stands_free(listener, i)]
    if not marks or folds[-1] == "." or len(folds) > 24:
        return ()
    for low, high, scope in (
        (0, marks[0], (listener.place(marks[0] + 1), grammar.line.end)),
        (marks[-1] + 1, len(folds), (grammar.line.start, listener.place(marks[-1]))),
    ):
        short = 0 < high - low <= 5 and all(code in "oNd#" for code in grammar.codes[low:high])
        if short and any(grammar.lemmas[i] in words.roles or folds[i] in words.roles for i in range(low, high)):
            speaker = make_speaker(grammar, Phrase(low, high, (low, high)), words)
            return (Saying(speaker, "", manner="plain", at=speaker.start, scopes=(scope,)),)
    return ()
