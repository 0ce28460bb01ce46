"""What a caller brings to the evidence: which places belong together, which do not, which names are one, an embedder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve, field, frozen

from reconcile.adapters.similarity import fold_letters
from reconcile.align.embedding import Embedder, require_embedder
from reconcile.errors import InputTypeError
from reconcile.model.claim import Claim
from reconcile.model.fact import Note
from reconcile.model.text import Span
from reconcile.model.value import Label, Wording


def _read_pairs(pairs: Iterable[Any]) -> tuple[tuple[Span, Span], ...]:
    """Return pairs of spans, or say what is wrong with them."""
    read = []
    for pair in _iterate(pairs, "pairs of spans"):
        both = tuple(pair) if isinstance(pair, (tuple, list)) else ()
        if len(both) != 2 or not all(isinstance(span, Span) for span in both):
            raise InputTypeError("a pair of spans", pair, "Give (claim.mention.span, other.mention.span).")
        read.append((both[0], both[1]))
    return tuple(read)


def _read_names(groups: Iterable[Any]) -> tuple[tuple[str, ...], ...]:
    """Return groups of names, or say what is wrong with them."""
    read = []
    for group in _iterate(groups, "groups of names"):
        names = tuple(group) if isinstance(group, (tuple, list, set, frozenset)) else ()
        if not names or not all(isinstance(name, str) for name in names):
            raise InputTypeError("a group of names for one thing", group, 'Give [("first name", "another name")].')
        read.append(tuple(sorted(names)) if isinstance(group, (set, frozenset)) else names)
    return tuple(read)


def _iterate(items: Any, what: str) -> Iterable[Any]:  # noqa: ANN401 - whatever a caller gave
    if isinstance(items, str) or not isinstance(items, Iterable):
        raise InputTypeError(what, items, "Give a list of them, empty where there are none.")
    return items


@frozen
class Hints:
    """What a caller says of the claims, which wins over all evidence, and what else may weigh them.

    Attributes:
        together: Pairs of spans whose claims are one fact.
        apart: Pairs of spans whose claims are not.
        aliases: Groups of names for one thing.
        embedder: What rates how near two sentences stand; its word is one piece of evidence.
    """

    together: tuple[tuple[Span, Span], ...] = field(default=(), converter=_read_pairs)
    apart: tuple[tuple[Span, Span], ...] = field(default=(), converter=_read_pairs)
    aliases: tuple[tuple[str, ...], ...] = field(default=(), kw_only=True, converter=_read_names)
    embedder: Embedder | None = field(default=None, kw_only=True, converter=require_embedder)


def unify_names(claims: Iterable[Claim], aliases: Iterable[tuple[str, ...]]) -> list[Claim]:
    """Return the claims with every name of a group folded to the first: in the keys of labels, the names of statements, who and where.

    What is quoted stays as written; what is compared is one name, here and in a report that was kept.
    """
    groups = [(fold_letters(group[0]), name) for group in aliases for name in group[1:]]
    spelled = {form: first for first, name in groups for form in (name.lower(), fold_letters(name)) if form}
    if not spelled:
        return list(claims)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, spelled), key=lambda form: (-len(form), form)))})(?!\w)")

    def rename(text: str) -> str:
        return pattern.sub(lambda found: spelled[found[0]], text)

    def rename_all(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(rename, names)))

    renamed = []
    for claim in claims:
        value, aspect = claim.mention.value, claim.aspect
        if isinstance(value, Label):
            value = evolve(value, key=rename(value.key))
        elif isinstance(value, Wording):
            value = evolve(value, names=rename_all(value.names))
        aspect = evolve(aspect, who=rename_all(aspect.who), where=rename_all(aspect.where))
        renamed.append(evolve(claim, mention=evolve(claim.mention, value=value), aspect=aspect))
    return renamed


def note_unmet(hints: Hints, claims: Iterable[Claim]) -> Iterator[Note]:
    """Yield a note for each span of a pair at which no claim stands: the pair changes nothing, and whoever gave it should know."""
    pairs = {"together": hints.together, "apart": hints.apart}
    if not any(pairs.values()):
        return
    places = [claim.mention.span for claim in claims]
    for name, listed in pairs.items():
        for span in dict.fromkeys(span for pair in listed for span in pair):
            if not any(own.article == span.article and own.start < span.end and span.start < own.end for own in places):
                says = f"no claim stands at {span.start} to {span.end} of {span.article!r}: what `{name}` says of it changes nothing"
                yield Note("hint", says, span)
