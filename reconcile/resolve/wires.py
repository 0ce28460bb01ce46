"""Which articles and sentences are copies of one text: near-identical word sequences, found without holding all against all.

Looks at words alone. A run is five words in a row; copies share most of them, independent reports hardly any. Only runs that
more than one article has are held against each other: of a report's text they are a small part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from attrs import frozen

from reconcile.policy import Policy

Runs: TypeAlias = frozenset[tuple[str, ...]]

_WORD = re.compile(r"\w+")
_RUN = 5
_LEAST_RUNS = 6  # ten words in a row
_HOLDERS = 12  # texts that a run is remembered for: one that more have is a formula, or a copy of the first ones anyway


@frozen
class Cutting:
    """A text cut into runs of five words; a shorter text is one run.

    Attributes:
        size: How many different runs it has.
        shared: Those that another article may have as well.
    """

    size: int
    shared: Runs


def cut_texts(texts: Iterable[str]) -> tuple[list[Cutting], Runs]:
    """Return the texts cut into runs, and all the runs that more than one of them has."""
    cut = [frozenset(_list_runs(_WORD.findall(text.casefold()))) for text in texts]
    known: set[tuple[str, ...]] = set()
    shared: set[tuple[str, ...]] = set()
    for runs in cut:
        shared |= known & runs
        known |= runs
    return [Cutting(len(runs), runs & shared) for runs in cut], frozenset(shared)


def match_sentences(sentences: Iterable[str], shared: Runs, policy: Policy) -> dict[str, list[str]]:
    """Return the sentences that may be copied, each with the others that are copies of it.

    Args:
        sentences: Of several articles, each text once.
        shared: The runs that more than one of these articles has.
        policy: ``copied_words`` says what is short: such sentences may be alike by chance and are left out.
    """
    cut: dict[str, Cutting] = {}
    least = min(_LEAST_RUNS, max(policy.copied_words - _RUN + 1, 1))
    for sentence in sentences:
        words = _WORD.findall(sentence.casefold())
        if len(words) >= policy.copied_words:
            common = shared.intersection(_list_runs(words)) if len(words) > _RUN else frozenset(_list_runs(words))
            if len(common) >= least:
                cut[sentence] = Cutting(len(set(_list_runs(words))), common)
    texts = list(cut)
    copies: dict[str, list[str]] = {text: [] for text in texts}
    for one, other in find_copies(list(cut.values()), policy.copied_share):
        copies[texts[one]].append(texts[other])
    return copies


def find_copies(texts: Sequence[Cutting], share: float) -> list[tuple[int, int]]:
    """Return the pairs of texts (earlier first) of which the shorter has at least ``share`` of its runs in the longer.

    Near linear: only texts that share a run meet, and a run is remembered for the first dozen that have it.
    """
    holders: dict[tuple[str, ...], list[int]] = {}
    pairs: list[tuple[int, int]] = []
    for at, text in enumerate(texts):
        common: dict[int, int] = {}
        for run in text.shared:
            known = holders.setdefault(run, [])
            for other in known:
                common[other] = common.get(other, 0) + 1
            if len(known) < _HOLDERS:
                known.append(at)
        pairs.extend((other, at) for other, count in sorted(common.items()) if _is_copy(count, min(texts[other].size, text.size), share))
    return pairs


def _list_runs(words: list[str]) -> Iterable[tuple[str, ...]]:
    if len(words) <= _RUN:
        return (tuple(words),) if words else ()
    return zip(words, words[1:], words[2:], words[3:], words[4:], strict=False)


def _is_copy(common: int, size: int, share: float) -> bool:
    """Whether so many common runs make a copy of a text of ``size`` runs; short texts must be the same, since formulas recur."""
    return common >= max(share * size, min(size, _LEAST_RUNS))
