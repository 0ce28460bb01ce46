"""Finds the numbers of a text, in digits and in words; knows no unit, no date and no bound.

What a numeral is *of* is for others to say: a year, a phone number and a flight number are numerals here like any other,
and the times and quantities stages decide. The words stand in ``lexicon/data/*/numerals.toml``, the grammar that joins them
in ``composing.py``. Cost is linear in the length of the text.
"""

from __future__ import annotations

from reconcile.extract.counting.composing import WIDEST_GAP, Composer
from reconcile.extract.counting.digits import find_digits
from reconcile.extract.counting.number_words import Kind, Numeral, Token, compile_number_words
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import NO_FORMS, Forms, find_forms, fold_case

_ABBREVIATED = 3  # letters of an abbreviation such as "mln"
_SPACES = frozenset(" \u00a0")

__all__ = ["Numeral", "find_numerals"]


def find_numerals(text: str, lexicon: Lexicon, forms: Forms = NO_FORMS) -> tuple[Numeral, ...]:
    """Return the numerals of ``text`` in order, without overlap.

    Args:
        text: Any text.
        lexicon: The language whose number words are read.
        forms: What was found of joined tables.
    """
    words = compile_number_words(lexicon)
    folded = fold_case(text)
    tokens = [Token(n.start, n.end, Kind.DIGITS, n.value, n) for n in find_digits(text)]
    found_words = find_forms(words.forms, folded, forms)
    if spelled := [Token(start, end, kind, value, None, plural) for start, end, (kind, value, plural) in found_words]:
        tokens = sorted([*tokens, *spelled])
    found: list[Numeral] = []
    at = 0
    while at < len(tokens):
        number = tokens[at].number
        if number is not None and _stands_alone(text, tokens, at):
            found.append(Numeral(number.start, number.end, number.value, number.value, number.digits, number.ordinal, number.fraction))
            at += 1
            continue
        numeral, at = Composer(words, folded, text, tokens).compose(at)
        if numeral is not None:
            found.append(numeral)
    return tuple(found)


def _stands_alone(text: str, tokens: list[Token], at: int) -> bool:
    """Whether nothing can be joined to a number in digits: no word of a number near, no letter behind it."""
    end = tokens[at].end
    if at + 1 < len(tokens) and tokens[at + 1].start - end <= WIDEST_GAP:
        return False
    letter = text[end : end + 1]
    if letter in _SPACES:
        word = text[end + 1 : end + 2 + _ABBREVIATED].lstrip(" ")
        return not word[:1].isalpha() or (len(word) > _ABBREVIATED and word.isalpha())
    return not letter.isalpha()
