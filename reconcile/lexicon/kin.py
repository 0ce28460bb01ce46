"""The words that tellings of one thing use for one another, read once for all who hold words against each other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from reconcile.lexicon.loader import Lexicon


@lru_cache(maxsize=16)
def read_kin(lexicon: Lexicon) -> Mapping[str, str]:
    """Return, by word of ``kin.toml``, the one that stands for its group; all are stems as they are written.

    A noun that looks like a form of a verb ("shot", "recording") stays what it is: the verb is another word.
    """
    groups = [row.split() for row in lexicon.read_table("kin").get("groups", ())]
    return {word: words[0] for words in groups for word in words}
