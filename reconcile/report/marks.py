"""Cuts an article's text at the edges of its claims, in Python and by code points, so that no browser counts otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from attrs import frozen

from reconcile.model.claim import Claim


@frozen
class Segment:
    """A stretch of text in which the same claims stand throughout.

    Attributes:
        text: Its characters, exactly as published.
        claims: The ids of the claims that it belongs to, the tightest first; () for text that claims nothing.
    """

    text: str
    claims: tuple[str, ...] = ()


def cut_text(text: str, claims: Iterable[Claim]) -> tuple[Segment, ...]:
    """Return ``text`` in segments, in order; joined again they are ``text``.

    Claims may nest and overlap: a segment knows all that cover it. A span beyond the text is cut to it.
    """
    spans = [(max(0, c.mention.span.start), min(len(text), c.mention.span.end), c.id) for c in claims]
    spans = [span for span in spans if span[0] < span[1]]
    opening: dict[int, list[tuple[int, str]]] = {}
    for start, end, claim in spans:
        opening.setdefault(start, []).append((end, claim))
    edges = sorted({0, len(text), *(start for start, _, _ in spans), *(end for _, end, _ in spans)})
    active: list[tuple[int, int, str]] = []
    segments = []
    for start, end in pairwise(edges):
        active = [item for item in active if item[1] > start]
        active += [(start, stop, claim) for stop, claim in opening.get(start, ())]
        tightest_first = sorted(active, key=lambda item: (item[1] - item[0], item[2]))
        segments.append(Segment(text[start:end], tuple(claim for _, _, claim in tightest_first)))
    return tuple(segments)
