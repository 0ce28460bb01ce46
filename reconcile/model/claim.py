"""Who says what of what: mentions, and the claims they become."""

from __future__ import annotations

from attrs import field, frozen

from reconcile.model.choice import Choice
from reconcile.model.text import Sentence, Span
from reconcile.model.value import TimeRef, Value


@frozen
class Mention:
    """A value noticed in a text.

    Attributes:
        value: What is noticed.
        span: Where; ``article.text[span.start:span.end]`` are its words.
        kind: "quantity", "duration", "time", "magnitude", "label" or "wording".
        rule: Name of the rule that noticed it, as the reference lists it.
        parts: The mentions it was built from: the derivation is the explanation.
        latent: Whether it is too bare to claim anything.
    """

    value: Value
    span: Span
    kind: str = field(kw_only=True)
    rule: str = field(kw_only=True)
    parts: tuple[Mention, ...] = field(default=(), kw_only=True)
    latent: bool = field(default=False, kw_only=True)


@frozen
class Aspect:
    """What a value is *of*.

    Attributes:
        head: Lexicon class ("killed", "area") or the lemma of the noun or verb it belongs to.
        qualifiers: Words that narrow the head ("north", "korean", "civilian"), folded, in the order of the text.
        who: Names or nouns that act or are acted upon, folded, nearest first.
        where: Places, folded, nearest first.
        event: What tells this event from the article's own: words ("2004", "aftershock"), folded, or the day on which it
            happened, as an ISO date, where the article dates two; () for its own.
        spans: Where these words stand.
    """

    head: str
    qualifiers: tuple[str, ...] = ()
    who: tuple[str, ...] = field(default=(), kw_only=True)
    where: tuple[str, ...] = field(default=(), kw_only=True)
    event: tuple[str, ...] = field(default=(), kw_only=True)
    spans: tuple[Span, ...] = field(default=(), kw_only=True)


@frozen
class Attribution:
    """Who says so.

    Attributes:
        speaker: The innermost speaker as written ("Halmar", "a coast guard source"); "" for the outlet itself.
        role: What the speaker is ("official", "agency", "witness"), a class of the lexicon, or "".
        verb: The lemma of the verb of saying ("say", "claim"), or "".
        quoted: Whether the claim stands inside quotation marks.
        chain: The speakers around, from the innermost outwards ("AFP").
        span: Where the speaker stands, None for the outlet itself.
    """

    speaker: str = ""
    role: str = ""
    verb: str = field(default="", kw_only=True)
    quoted: bool = field(default=False, kw_only=True)
    chain: tuple[str, ...] = field(default=(), kw_only=True)
    span: Span | None = field(default=None, kw_only=True)


class Certainty(Choice):
    """How sure the text is, surest first."""

    STATED = "stated"
    REPORTED = "reported"
    LIKELY = "likely"
    POSSIBLE = "possible"
    UNCONFIRMED = "unconfirmed"


@frozen
class Stance:
    """How the text stands to what it says.

    Attributes:
        negated: The claim is told as not so ("no reports of injuries").
        denied: Somebody is reported to deny it.
        certainty: How sure the text is.
        spans: The words that show it.
    """

    negated: bool = False
    denied: bool = False
    certainty: Certainty = field(default=Certainty.STATED, kw_only=True)
    spans: tuple[Span, ...] = field(default=(), kw_only=True)


@frozen
class Claim:
    """A mention in its circumstances.

    Attributes:
        id: Made from article, place and kind, the same in every process.
        mention: The value and where it stands.
        sentence: The sentence around it.
        aspect: What the value is of.
        attribution: Who says so.
        stance: How the text stands to it.
        as_of: When it is said to hold, None where the text does not tell.
    """

    id: str
    mention: Mention
    sentence: Sentence = field(kw_only=True)
    aspect: Aspect = field(kw_only=True)
    attribution: Attribution = field(kw_only=True)
    stance: Stance = field(kw_only=True)
    as_of: TimeRef | None = field(default=None, kw_only=True)
