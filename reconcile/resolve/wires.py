"""Which articles and sentences are copies of one text: near-identical word sequences, found without holding all against all.

Looks at words alone. A shingle is a run of five words; copies share most of them, independent reports hardly any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeAlias

from reconcile.policy import Policy

Shingles: TypeAlias = frozenset[tuple[str, ...]]

_WORD = re.compile(r"\w+")
_RUN = 5
_LEAST_RUNS = 6  # ten words in a row
_HOLDERS = 12  # texts that a shingle is remembered for: one that more have is a formula, or a copy of the first ones anyway


@lru_cache(maxsize=1024)
def cut_shingles(text: str) -> Shingles:
    """Return the runs of five words of a text, whatever its case and punctuation; a shorter text is one run."""
    words = _WORD.findall(text.casefold())
    if len(words) <= _RUN:
        return frozenset({tuple(words)}) if words else frozenset()
    return frozenset(zip(*(words[at:] for at in range(_RUN)), strict=False))


def find_copies(texts: Sequence[str], share: float) -> list[tuple[int, int]]:
    """Return the pairs of texts (earlier first) of which the shorter has at least ``share`` of its shingles in the longer.

    Near linear: only texts that share a shingle meet, and a shingle is remembered for the first dozen that have it.
    """
    cut = [cut_shingles(text) for text in texts]
    holders: dict[tuple[str, ...], list[int]] = {}
    pairs: list[tuple[int, int]] = []
    for at, shingles in enumerate(cut):
        common: dict[int, int] = {}
        for shingle in shingles:
            known = holders.setdefault(shingle, [])
            for other in known:
                common[other] = common.get(other, 0) + 1
            if len(known) < _HOLDERS:
                known.append(at)
        pairs.extend((other, at) for other, count in sorted(common.items()) if _is_copy(count, min(len(cut[other]), len(shingles)), share))
    return pairs


def _is_copy(common: int, size: int, share: float) -> bool:
    """Whether so many common runs make a copy of a text of ``size`` runs; short texts must be the same, since formulas recur."""
    return common >= max(share * size, min(size, _LEAST_RUNS))


def find_copied_sentences(sentences: Iterable[str], policy: Policy) -> list[tuple[int, int]]:
    """Return the pairs of sentences that are one, but for a few words; short ones may be alike by chance and are left out."""
    listed = list(sentences)
    long = [at for at, sentence in enumerate(listed) if len(_WORD.findall(sentence)) >= policy.copied_words]
    return [(long[a], long[b]) for a, b in find_copies([listed[at] for at in long], policy.copied_share)]
