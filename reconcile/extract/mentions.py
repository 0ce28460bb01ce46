"""Runs the extractors over one text and settles who owns which words."""

from __future__ import annotations

from bisect import bisect_right

from attrs import frozen

from reconcile.extract.reading import Extractor, Reading
from reconcile.model.claim import Mention
from reconcile.model.fact import Note
from reconcile.registry import Registry

SIZES = frozenset({"quantity", "duration", "time", "magnitude"})
"""Kinds that own their words: two of them never overlap, the earlier extractor wins. Labels and wordings lie over them."""



@frozen
class Found:
    """What the extractors found in one text.

    Attributes:
        mentions: By span, latent ones included.
        notes: What was in doubt.
    """

    mentions: tuple[Mention, ...]
    notes: tuple[Note, ...] = ()


def find_mentions(reading: Reading, extractors: Registry[Extractor]) -> Found:
    """Return all mentions of a text; an extractor sees those of the extractors before it."""
    kept: tuple[Mention, ...] = ()
    ordered: list[tuple[int, int, str, str, int, Mention]] = []
    notes: list[Note] = []
    for _, extractor in extractors:
        owned = [m for m in kept if m.kind in SIZES]
        starts = [m.span.start for m in owned]
        for item in extractor(reading, kept):
            if isinstance(item, Note):
                notes.append(item)
            elif item.kind not in SIZES or not _is_taken(item, owned, starts):
                ordered.append((item.span.start, -item.span.end, item.kind, item.rule, len(ordered), item))
        ordered.sort()
        kept = tuple([entry[-1] for entry in ordered])
    return Found(kept, tuple(notes))


def _is_taken(mention: Mention, owned: list[Mention], starts: list[int]) -> bool:
    """Whether an earlier extractor owns some of the words; ``owned`` never overlap each other, so one look back is enough."""
    at = bisect_right(starts, mention.span.end - 1) - 1
    return at >= 0 and owned[at].span.end > mention.span.start
