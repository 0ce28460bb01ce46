"""A line that is listened to: what is known of its words, and what somebody says in it. Finds no speakers (``sayings``, ``sources``)."""

from __future__ import annotations

from attrs import define, field

from reconcile.extract.grammar.clauses import Grammar
from reconcile.extract.speaking.speakers import Speaker
from reconcile.extract.speaking.speechwords import SpeechWords
from reconcile.extract.speaking.subjects import read_right

QUOTES = frozenset('"“”«»„\'’‘')


@define(eq=False)
class Saying:
    """Somebody says something.

    Attributes:
        speaker: Who.
        verb: Lemma of the verb, "" for a label.
        manner: Class of the verb in the lexicon: "plain", "distant", "denial", ...
        at: First code point of the verb.
        outer: Who hands it on (an agency that was told, or that cites), None for nobody.
        scopes: What is said, as (start, end) in the whole text.
        zone: (start, end) of the words that tell when and where it was said.
    """

    speaker: Speaker
    verb: str
    manner: str = field(kw_only=True)
    at: int = field(kw_only=True)
    outer: Speaker | None = field(default=None, kw_only=True)
    scopes: tuple[tuple[int, int], ...] = field(default=(), kw_only=True)
    zone: tuple[int, int] = field(default=(0, 0), kw_only=True)


@define(eq=False)
class Listener:
    """A line and what is known of it; finds sayings.

    Attributes:
        grammar: The line, word by word.
        words: The words of saying.
        timed: Whether each token stands in a mention of a time.
        sized: Whether each token stands in a mention of another size.
    """

    grammar: Grammar
    words: SpeechWords
    timed: tuple[bool, ...]
    sized: tuple[bool, ...]

    def fold(self, at: int) -> str:
        """Return the folded token at ``at``, "" beyond the ends."""
        return self.grammar.folds[at] if 0 <= at < len(self.grammar.folds) else ""

    def code(self, at: int) -> str:
        """Return the letter of the token at ``at``, "" beyond the ends."""
        return self.grammar.codes[at] if 0 <= at < len(self.grammar.codes) else ""

    def place(self, at: int) -> int:
        """Return where the token at ``at`` starts in the text; the line's end beyond the last."""
        starts = self.grammar.starts
        return starts[at] if at < len(starts) else self.grammar.line.end

    def has(self, form: str, at: int) -> bool:
        """Whether the token at ``at`` is among the words that the table calls ``form``."""
        return self.fold(at) in self.words.forms.get(form, ())


def skip_adjuncts(listener: Listener, at: int) -> int:
    """Return the token after the words that tell when, where and how something was said."""
    count = len(listener.grammar.codes)
    while at < count:
        if listener.timed[at] or listener.code(at) == "T":
            at += 1
        elif listener.sized[at]:
            break
        elif _is_adverb(listener, at) or (listener.code(at) == "p" and listener.timed[min(at + 1, count - 1)]):
            at += 1
        elif listener.code(at) == "p" and (stop := _skip_setting(listener, at)):
            at = stop
        else:
            break
    return at


def _is_adverb(listener: Listener, at: int) -> bool:
    return listener.code(at) == "a" or (listener.code(at) == "o" and listener.fold(at).endswith(listener.words.adverbs))


def _skip_setting(listener: Listener, at: int) -> int:
    """Return the token after a phrase that tells where something was said, 0 where the preposition at ``at`` begins none."""
    phrase = read_right(listener.grammar, at + 1, listener.words)
    if phrase is None or any(listener.sized[i] for i in range(*phrase.core)):
        return 0
    stop = phrase.core[1]
    setting = any(listener.grammar.lemmas[i] in listener.words.forms["settings"] for i in range(*phrase.core))
    return stop if setting or listener.code(stop) in {"", "."} or listener.timed[stop] or listener.has("that", stop) else 0


def find_low(listener: Listener, stop: int, found: list[Saying]) -> int:
    """Return where a statement begins that ends at the token ``stop``: after what an earlier speaker says, if any."""
    low = listener.grammar.line.start
    if not found:
        return low
    codes = listener.grammar.codes
    firsts = [first for first, _ in listener.grammar.clauses if first < stop and codes[first:stop].strip(".")]
    later = [start for start in map(listener.place, firsts) if found[-1].at < start]
    return later[-1] if len(later) > 1 or (later and not found[-1].scopes) else low
