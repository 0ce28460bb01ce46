"""How near the sentences of two claims stand for an embedder that a caller brings; nothing needs one.

The embedder is asked once, for all sentences together, and sees no value: a claim's own words are left out and the digits of the others
masked, so that claims which contradict each other look to it like claims which agree. May not look at anything else of a claim.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from math import isfinite, sqrt
from typing import Any, TypeAlias

from attrs import frozen

from reconcile.align.profiles import Profile
from reconcile.errors import InputError, InputTypeError, said
from reconcile.model.claim import Claim
from reconcile.model.value import Quantity, Wording
from reconcile.policy import Policy

Embedder: TypeAlias = Callable[[Sequence[str]], Iterable[Iterable[float]]]
"""Any callable from a list of texts to one vector for each of them, all of one length."""
Vector: TypeAlias = tuple[float, ...]

BLANK = "…"
HALF = 0.5
"""How far from the even cosine the embedder has said all it can say."""
_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")


@frozen
class Nearness:
    """Rates pairs of profiles by their vectors.

    Attributes:
        vectors: One of length 1 for each profile, () where the embedder gave none that can be measured.
        even: The cosine that speaks neither for nor against a pair.
        weight: The most that is added, or taken away, in log2 of the odds.
    """

    vectors: Sequence[Vector]
    even: float
    weight: float

    def rate(self, left: Profile, right: Profile) -> float:
        """Return what the embedder adds to the weight of a pair; symmetric."""
        one, other = self.vectors[left.at], self.vectors[right.at]
        if not one or not other:
            return 0.0
        cosine = sum([a * b for a, b in zip(one, other, strict=True)])
        return self.weight * max(-1.0, min(1.0, (cosine - self.even) / HALF))


def embed_profiles(embedder: Embedder, profiles: Sequence[Profile], policy: Policy) -> Nearness:
    """Return how near ``profiles`` stand to each other for ``embedder``.

    Raises:
        InputError: What it returned is not one vector of numbers for each text.
    """
    texts = [mask_claim(profile.claim) for profile in profiles]
    asked = list(dict.fromkeys(texts))
    vector_of = dict(zip(asked, _read_vectors(embedder(asked), len(asked)), strict=True)) if asked else {}
    return Nearness([vector_of[text] for text in texts], policy.embedding_even, policy.embedding_weight)


def require_embedder(embedder: Embedder | None) -> Embedder | None:
    """Return ``embedder``.

    Raises:
        InputTypeError: It is neither None nor anything that can be called.
    """
    if embedder is not None and not callable(embedder):
        raise InputTypeError("an embedder", embedder, "Give a callable that takes a list of texts and returns a list of vectors.")
    return embedder


def mask_claim(claim: Claim) -> str:
    """Return the sentence of a claim without its value, what is counted left in; of a statement its own words."""
    sentence, span = claim.sentence, claim.mention.span
    start, end = span.start - sentence.span.start, span.end - sentence.span.start
    text = sentence.text
    value = claim.mention.value
    if isinstance(value, Wording):
        return _FIGURE.sub(BLANK, text[start:end])
    counted = f" {value.counted}" if isinstance(value, Quantity) and value.counted else ""
    told = f"{text[:start]}{BLANK}{counted}{text[end:]}"
    return _FIGURE.sub(BLANK, told)


def _read_vectors(given: Any, wanted: int) -> list[Vector]:  # noqa: ANN401 - lists, arrays, tensors
    """Return the vectors of an embedder with length 1; one of length 0, or with what is no number, becomes ()."""
    try:
        vectors = [_make_unit(tuple(map(float, vector))) for vector in given]
    except (TypeError, ValueError) as error:
        raise _tell_wrong(wanted, given) from error
    if len(vectors) != wanted or len({len(vector) for vector in vectors if vector}) > 1:
        raise _tell_wrong(wanted, said(f"{len(vectors)} of them, or of several lengths"))
    return vectors


def _make_unit(vector: Vector) -> Vector:
    length = sqrt(sum([part * part for part in vector]))
    return tuple([part / length for part in vector]) if length and isfinite(length) else ()


def _tell_wrong(wanted: int, came: object) -> InputError:
    return InputError(f"one vector of numbers for each of {wanted} texts from the embedder", came,
                      "Give a callable that takes a list of texts and returns a list of vectors, or leave `embedder` out.")
