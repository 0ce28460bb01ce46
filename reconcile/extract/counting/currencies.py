"""Which money a bare number is in, by what its text told before: "a profit of 655 million". Looks at no value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reconcile.extract.counting.units import is_money
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import trie_pattern
from reconcile.model.claim import Mention
from reconcile.model.value import Quantity

_REACH = 48
_CONVERTED = "conversion"


@lru_cache(maxsize=16)
def compile_results(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what finds a noun of business right in front of a number ("a profit of", "costs were")."""
    table = lexicon.read_table("currencies").get("results", {})
    nouns, leads = (trie_pattern(table.get(name, [])) or "(?!)" for name in ("nouns", "leads"))
    return re.compile(rf"(?<!\w)(?:{nouns}) (?:[a-z]+ )??(?:{leads}) $")


def tell_money(results: re.Pattern[str], folded: str, kept: Sequence[Mention], places: tuple[int, int]) -> str:
    """Return the money that a bare number behind a noun of business is in, as the text told last; "" where it is none.

    Args:
        results: What finds such a noun.
        folded: The whole text in lower case.
        kept: The mentions in front.
        places: Where the number begins, and where its bound does.
    """
    if not any(results.search(folded, max(0, at - _REACH), at) for at in dict.fromkeys(places)):
        return ""
    told = (mention.value.unit for mention in reversed(kept) if isinstance(mention.value, Quantity) and mention.rule != _CONVERTED)
    return next((unit.partition(" / ")[0] for unit in told if is_money(unit) and not unit.endswith("_minor")), "")
