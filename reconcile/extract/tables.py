"""The tables of forms that extractors look for in every text, joined so that one pass finds them all. Reads no text."""

from __future__ import annotations

from functools import lru_cache

from reconcile.extract.counting.number_words import compile_number_words
from reconcile.extract.counting.vague import compile_articles, compile_vague
from reconcile.extract.labels import compile_cues
from reconcile.extract.magnitudes import compile_magnitudes
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import JointTable, join_tables


@lru_cache(maxsize=8)
def compile_tables(lexicon: Lexicon) -> JointTable:
    """Return the tables of a language: number words, vague sizes, units behind articles, words of size, cues of labels."""
    return join_tables(
        compile_number_words(lexicon).forms, compile_vague(lexicon), compile_articles(lexicon).forms,
        compile_magnitudes(lexicon).forms, compile_cues(lexicon),
    )
