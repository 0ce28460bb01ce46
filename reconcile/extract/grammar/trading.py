"""Whether a value is of shares that are traded or of an offer for them, and whose they are.

Reads a ``Grammar``; knows no firm. Money and shares in general are headed in ``measures.py``.
"""

from __future__ import annotations

from functools import lru_cache

from reconcile.extract.grammar.clauses import Grammar
from reconcile.extract.grammar.lines import OPENING
from reconcile.extract.grammar.nounphrases import Phrase, find_names, fold_words, read_subject
from reconcile.extract.grammar.spots import Spot

MOST_BEHIND = 4
"""Words between a price and the share that it is for: "in cash for every"."""


def is_per_share(spot: Spot, unit: str) -> bool:
    """Whether money is for one share: by its unit ("900 a share"), or by the words behind it ("900 in cash for each share")."""
    grammar, stakes = spot.grammar, spot.grammar.words.groups["stakes"]
    if unit.rpartition(" / ")[2] in stakes:
        return True
    each = grammar.words.groups["each"]
    reach = range(spot.stop, min(spot.stop + MOST_BEHIND, len(grammar.codes) - 1))
    return any(grammar.folds[at] in each and _find_stake(grammar, at + 1) in stakes for at in reach)


def _find_stake(grammar: Grammar, at: int) -> str:
    """Return the word behind a name that stands at ``at``, else the one there: "each Oxmoor share"."""
    while at + 1 < len(grammar.codes) and grammar.codes[at] == "N":
        at += 1
    return grammar.lemmas[at]


def is_sharing(spot: Spot, at: int) -> bool:
    """Whether "a share" in front of money belongs to the money before: "9p a share, or 90 million in all"."""
    grammar = spot.grammar
    if not 0 <= at < spot.first or grammar.words.groups["stakes"].isdisjoint(grammar.lemmas[at : at + 2]):
        return False
    first = at
    while first > 0 and grammar.codes[first - 1] in "dpqo":
        first -= 1
    return first > 0 and grammar.codes[first - 1] == "#" and "c" in grammar.codes[at : spot.first]


def _is_offered(spot: Spot) -> bool:
    """Whether the clause tells of an offer for a firm: who pays it is not whose shares they are."""
    first, stop = spot.clause
    return not spot.grammar.words.groups["offering"].isdisjoint(spot.grammar.lemmas[first:stop])


def find_traded(spot: Spot) -> Phrase | None:
    """Return the subject whose price a value tells: shares, or the name of a firm that rises or falls by a share; None for none."""
    grammar, subject = spot.grammar, read_subject(spot.grammar, spot.first)
    if subject is None:
        return None
    if grammar.heads[subject.head] == "shares":
        return subject
    first, stop = spot.clause
    verb = subject.stop
    moves = verb < stop and grammar.codes[verb] in "vg" and grammar.lemmas[verb] in grammar.words.groups["trading"]
    if grammar.codes[subject.head] != "N" or not moves or verb >= spot.first:
        return None
    if grammar.words.groups["rates"].isdisjoint(grammar.folds[first:stop]):
        return None
    return subject if _tells_shares(grammar.line.whole, grammar.words.groups["listed"]) else None


@lru_cache(maxsize=32)
def _tells_shares(text: str, listed: frozenset[str]) -> bool:
    """Whether a text speaks of shares: a firm that falls by a share in it falls on a market."""
    return any(text.find(form, 0, OPENING) >= 0 for form in listed)


def find_listed(spot: Spot) -> tuple[tuple[str, ...], int]:
    """Return whose shares they are, and where the name stands (or -1): "Oxmoor shares", "shares in Oxmoor", "Oxmoor's closing price"."""
    grammar = spot.grammar
    if spot.mention.rule == "money" and _is_offered(spot):
        return (), -1
    subject = read_subject(grammar, spot.first)
    names: list[tuple[int, int]] = []
    if subject is not None and subject.head < spot.first:
        names = find_names(grammar, subject.first, subject.stop)
        if not names and grammar.codes[subject.stop : subject.stop + 1] == "p":
            names = find_names(grammar, subject.stop + 1, _end_names(grammar, subject.stop + 1))
    if not names:
        owner = grammar.words.endings.owner
        names = [name for name in find_names(grammar, spot.clause[0], spot.first) if grammar.texts[name[1] - 1].endswith(owner)][-1:]
    return tuple([fold_words(grammar, *name) for name in names]), names[0][0] if names else -1


def _end_names(grammar: Grammar, at: int) -> int:
    while at < len(grammar.codes) and grammar.codes[at] in "N.d":
        at += 1
    return at
