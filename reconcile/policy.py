"""Every threshold and convention of the library, in one frozen class.

What a word means stands in the lexicon; how strictly two values are held against each other stands here.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from math import inf
from typing import Any

from attrs import field, fields, frozen

from reconcile.errors import InputError, InputTypeError, require_items

CONVENTIONS = ("newsroom", "ucdp", "acled", "every_casualty", "latest", "majority", "median", "conservative", "widest")
"""Rules by which one of several figures stands, by name; ``resolve/conventions.py`` has them."""
VAGUE_NUMBERS = ("range", "coder")
ABOVE = {"severe_ratio": 1, "severe_days": 0, "near_share": 0, "near_seconds": 0, "event_rarity": -1, "dark_hours": -1}
"""What is divided by, or by whose logarithm, or is a power, and so must be above these."""
MOST = 1_000_000
"""Whole numbers count digits, words, articles or days: none is below 0 or above this."""


def _list_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return names as a tuple; one text is no list of its letters."""
    todo = 'Give a list such as ["Reuters", "AFP"], the preferred one first.'
    listed = () if isinstance(names, str) else tuple(require_items(names, "names of sources", todo))
    if isinstance(names, str) or not all(isinstance(name, str) for name in listed):
        raise InputTypeError("names of sources", names, todo)
    return listed


@frozen(kw_only=True)
class Policy:
    """How strictly to read and to compare; the defaults are a newsroom's.

    Attributes:
        join_weight: Claims are put into one fact where the evidence weighs at least this, in log2 of the odds: 0 is as likely as not.
        statement_weight: How much more it takes for two statements: they are the most common claims, share words by chance, and one
            that is wrongly held against another tells a reader nothing.
        embedding_even: The cosine of two sentences, by an embedder that a caller brings, which says nothing; what is above speaks for a
            pair, what is below against it. Embedders differ: try it on pairs of your own.
        embedding_weight: What a cosine half above that adds, and one half below it takes away, in log2 of the odds: as much as a good
            feature of the table, and never enough alone.
        more_than_reach: "More than N" is taken to reach up to this many times N; beyond, a larger number contradicts it,
            since a writer who knew it would have said so.
        rounding_digits: Rounding to at least this many digits is agreement (8.58 % and 8.6 %); to fewer it moves a number too far to
            pass without a word.
        one_digit_reach: A number rounded to a single digit is compatible with the finer one (600 and 612) within this share of the
            larger; beyond it a reader is misled.
        fine_digits: An approximation printed with at least this many digits ...
        fine_share: ... is meant within this share of its number, however loose "about" is else: "about 102" is not 110.
        counted_below: Whole numbers of people or things below this are counted, not rounded: 10 dead are not 9.
        conversion_slack: Numbers in two units are one number where they are at most this share of the larger apart, divided by six for
            each digit after the first of the coarser one: writers round after converting (800 km² is printed as 300 square miles),
            and not seldom to fives.
        conversion_degrees: The same for temperatures, in degrees of the pair's unit, since their zero is arbitrary.
        about_minutes: "About 3 p.m.", and a "3 p.m." told to the hour, are this wide on either side: people round clock times to quarters.
        clock_hours: "After 4 a.m. on Tuesday" reaches this many hours further, and "before" so many back: a writer who knew of another
            day would have named that.
        dark_hours: "On Thursday morning" may begin this many hours before the morning does, and "on Thursday night" end so many after
            midnight.
        birthday_chance: How likely a birthday between two articles must be before it explains that their ages are one further apart.
        same_words: Two statements use the same words where this share of all their content words is common to both, and one tells all that
            the other tells where it has this share of the other's words.
        opposed_words: An affirmed and a negated statement contradict each other where they share this part of the shorter one's words.
        brief_words: A statement of at most this many content words ("no casualties") is contradicted by whatever has the same head.
        repeated_words: A statement that has this share of a shorter one's words, and more than a few, repeats it.
        same_quote_words: Two quotations are tellings of one where at least this many content words are common to both ...
        same_quote_share: ... and these are this share of the shorter one's: translators choose other words for about half.
        growth_ratio: A toll that a later article puts at this many times the earlier figure was updated, even where "at least" leaves room.
        update_reach: A cue such as "down from" speaks of the number that follows within this many characters.
        most_positions: Facts with more positions than this have each further one held against the first only, so that cost stays linear.
        severe_ratio: Numbers this many times apart are as far apart as counts for severity ...
        severe_days: ... and so are times this many days apart.
        explained_severity: A discrepancy with a reason that explains it keeps this share of its severity.
        vague_severity: One between sizes in words, or two tellings of one quotation, has at most this severity.
        near_share: Two numbers this share of the larger one apart speak half for each other when the sources of a table are weighed;
            1 % apart is nearly agreement.
        near_seconds: Two times this far apart do the same: clocks and time tables differ by minutes.
        convention: Rules by which one of several figures stands: "newsroom" (the latest, officials first), "ucdp", "acled" and
            "every_casualty" as these record conflict deaths, or one rule alone: "latest", "majority", "median", "conservative", "widest".
        source_order: Sources in the order in which their figures are preferred, where the convention asks for one; by default none is.
        copied_share: Texts that have this share of the shorter one's runs of five words in common are copies of one; independent reports
            of one event share a few hundredths.
        copied_words: Sentences shorter than this many words may be alike by chance.
        event_likeness: Articles tell one event where their average cosine is at least this; found where precision and recall of grouping
            meet on a mixed stream of look-alike events, half of its topics left out in turn.
        event_absorption: The average cosine that suffices for a fragment of an event: short bulletins share few terms with anything.
        event_fragment: Articles that a fragment has at most.
        event_rarity: Power of a term's rarity in its weight: above 1, what two articles share must be rare to bind them.
        event_name_weight: How much more names and numbers weigh than other words: they tell two earthquakes of one province apart.
        event_days: Articles published further apart than this tell different events, whatever they share.
        event_keys: Rarest terms of an article by which its neighbours are looked up.
        event_spread: Terms that more articles have than this are no way to look up neighbours: they cost much and tell little.
        event_neighbours: Likeliest neighbours of an article that are looked at.
        stream_window: Articles of a stream that stay open: when twice as many are held, the events quiet the longest are closed until this
            many are left. A large desk's feed has about a thousand a day.
        vague_numbers: What "dozens" allows: "range" (24 to 99, as a reader takes it), or "coder": the one number that codebooks
            of event data write down for it (12), for those who hold a report against such a table.
    """

    join_weight: float = field(default=0.0)
    statement_weight: float = field(default=1.0)
    embedding_even: float = field(default=0.5)
    embedding_weight: float = field(default=2.0)
    more_than_reach: Decimal = field(default=Decimal(2))
    rounding_digits: int = field(default=2)
    one_digit_reach: Decimal = field(default=Decimal("0.05"))
    fine_digits: int = field(default=3)
    fine_share: Decimal = field(default=Decimal("0.03"))
    counted_below: Decimal = field(default=Decimal(100))
    conversion_slack: Decimal = field(default=Decimal("0.12"))
    conversion_degrees: Decimal = field(default=Decimal("1.2"))
    about_minutes: int = field(default=15)
    clock_hours: float = field(default=12.0)
    dark_hours: float = field(default=6.0)
    birthday_chance: float = field(default=0.1)
    same_words: float = field(default=0.6)
    opposed_words: float = field(default=0.5)
    brief_words: int = field(default=4)
    repeated_words: float = field(default=0.75)
    same_quote_words: int = field(default=3)
    same_quote_share: float = field(default=0.5)
    growth_ratio: float = field(default=1.4)
    update_reach: int = field(default=60)
    most_positions: int = field(default=48)
    severe_ratio: float = field(default=10.0)
    severe_days: float = field(default=365.0)
    explained_severity: float = field(default=0.5)
    vague_severity: float = field(default=0.2)
    near_share: float = field(default=0.02)
    near_seconds: float = field(default=600.0)
    convention: str = field(default="newsroom")
    source_order: tuple[str, ...] = field(default=(), converter=_list_names)
    copied_share: float = field(default=0.5)
    copied_words: int = field(default=8)
    stream_window: int = field(default=3000)
    vague_numbers: str = field(default="range")
    event_likeness: float = field(default=0.24)
    event_absorption: float = field(default=0.16)
    event_fragment: int = field(default=3)
    event_rarity: float = field(default=1.5)
    event_name_weight: float = field(default=2.0)
    event_days: int = field(default=14)
    event_keys: int = field(default=24)
    event_spread: int = field(default=200)
    event_neighbours: int = field(default=40)

    def __attrs_post_init__(self) -> None:
        """Check each field against its default: numbers become numbers of its kind, so that Decimal never meets float.

        Raises:
            InputError: A field holds what is no number, or a name that is none of those it may be.
            InputTypeError: A field holds something of another type.
        """
        for part in fields(type(self)):
            value, default = getattr(self, part.name), part.default
            if isinstance(default, str | tuple):
                if not isinstance(value, type(default)):
                    raise InputTypeError(f"text as `{part.name}` of a policy", value, f"Give for example {default!r}.")
            else:
                object.__setattr__(self, part.name, _read_number(part.name, value, type(default)))
        for name, known in (("convention", CONVENTIONS), ("vague_numbers", VAGUE_NUMBERS)):
            if getattr(self, name) not in known:
                raise InputError(f"as `{name}` of a policy one of {', '.join(known)}", getattr(self, name), "Give one of them.")


def _read_number(name: str, value: object, kind: type) -> int | float | Decimal:
    """Return ``value`` as a number of ``kind`` that can be reckoned with."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise InputTypeError(f"a number as `{name}` of a policy", value, "Give a number.")
    try:
        made: Any = kind(str(value) if kind is Decimal else value)
        sound = made > ABOVE.get(name, -1 if kind is int else -inf) and (kind is not int or made == value <= MOST)
    except (ValueError, ArithmeticError):
        sound = False
    if not sound:
        raise InputError(f"a number as `{name}` of a policy", value, "Give one that its description in reconcile.Policy allows.")
    return made  # type: ignore[no-any-return]


@lru_cache(maxsize=1)
def _make_default() -> Policy:
    return Policy()


def require_policy(policy: Policy | None) -> Policy:
    """Return ``policy``, a newsroom's where it is None.

    Raises:
        InputTypeError: It is something else.
    """
    if policy is not None and not isinstance(policy, Policy):
        raise InputTypeError("a Policy", policy, "Make one: reconcile.Policy(convention=...), or leave it out.")
    return policy or _make_default()
