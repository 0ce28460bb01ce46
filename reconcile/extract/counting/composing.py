"""Joins number words and digits into numbers: the grammar of "two and a half million". Knows no unit and finds nothing.

Tokens are joined in one pass with a look at the next one or two, so that cost is linear in their number.
"""

from __future__ import annotations

from decimal import Decimal

from attrs import evolve

from reconcile.extract.counting.digits import EXACT, count_digits, divide_exactly
from reconcile.extract.counting.number_words import Gap, Kind, NumberWords, Numeral, Token

_ONE = Decimal(1)
_THOUSAND = Decimal(1000)
_TENTHS = frozenset(map(Decimal, (10, 100, 1000)))  # parts before which "and" is a decimal point
_QUARTERS = 4
_OPENING = 8  # code points of white space, an article and marks around a text that tells nothing but a part
WIDEST_GAP = 8  # code points between two words of one number: " and a "
_LONGEST_RUN = 16  # tokens looked at to tell "two hundred and two thousand" from two numbers
_LARGEST = 40  # digits of a number told in words


class Composer:
    """Joins tokens into one numeral; a scratch pad that lives for one numeral."""

    __slots__ = (
        "at",
        "closed",
        "end",
        "folded",
        "fraction",
        "group",
        "last",
        "ordinal",
        "scale",
        "start",
        "text",
        "tokens",
        "whole",
        "words",
        "year",
    )

    def __init__(self, words: NumberWords, folded: str, text: str, tokens: list[Token]) -> None:
        self.words, self.folded, self.text, self.tokens = words, folded, text, tokens
        self.whole: Decimal | None = None  # what stood before "and": 200 of "two hundred and five tenths"
        self.closed = Decimal(0)  # what is multiplied already: 2000 of "two thousand six"
        self.scale = _ONE
        self.ordinal = self.fraction = self.year = False

    def compose(self, at: int) -> tuple[Numeral | None, int]:
        """Return the numeral that begins with the token ``at`` (None where it is none) and the place after it."""
        first, self.at = self.tokens[at], at
        self.start, self.end, self.last, self.group = first.start, first.end, first.kind, first.value
        if first.kind is Kind.DIGITS:
            return self._compose_digits(first, at)
        if first.kind is Kind.POINT:
            return self._compose_point(at)
        if first.kind is Kind.PLURAL or first.plural:
            return None, at + 1
        bare = False
        if first.kind in (Kind.SCALE, Kind.LOT):
            self.scale = first.value
            bare = not self._take_article()
            if bare and self.folded[first.start : first.end] in self.words.after:
                return None, at + 1
            if first.kind is Kind.LOT:
                self.last = Kind.DONE
        elif first.kind is Kind.PART or (first.kind is Kind.ORDINAL and self._is_part()):
            self.group, self.fraction = divide_exactly(1, first.value), True
            self._take_article()
            self.last = Kind.PART
        elif first.kind is Kind.ORDINAL:
            self.ordinal, self.last = True, Kind.DONE
        after = self._join(at + 1)
        bare = bare and all(token.kind is Kind.SCALE for token in self.tokens[at + 1 : after])
        return self._numeral(spelled=True, bare=bare), after

    def _compose_point(self, at: int) -> tuple[Numeral | None, int]:
        """Read "point 77", where nothing that has points of its own stands in front."""
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        joined = following is not None and self._read_gap(self.folded[self.end : following.start]) is Gap.JOIN
        written = self.text[following.start : following.end] if following is not None and joined else ""
        if following is None or not written.isdigit() or self.start:
            return None, at + 1
        value = following.value.scaleb(-len(written), EXACT)
        return Numeral(self.start, following.end, value, value, len(written)), at + 2

    def _compose_digits(self, first: Token, at: int) -> tuple[Numeral | None, int]:
        number = first.number
        assert number is not None
        if number.ordinal:
            return Numeral(self.start, self.end, number.value, number.value, number.digits, ordinal=True), at + 1
        if number.fraction:
            self.fraction, self.last = True, Kind.DIGITS if number.value > 1 else Kind.PART
        self._take_abbreviation()
        after = at + 1
        if after < len(self.tokens) and self.tokens[after].start - self.end <= WIDEST_GAP:
            after = self._join(after)
        if after == at + 1 and self.scale == 1:
            return Numeral(self.start, self.end, number.value, number.value, number.digits, fraction=number.fraction), after
        numeral = self._numeral(spelled=False, bare=False)
        if self.scale != 1 and not self.group:  # the digits written count, not those of the multiplier: "5.0 million" has two
            return evolve(numeral, digits=number.digits), after
        return numeral, after

    def _take_article(self) -> bool:
        """Take in the article before ("a hundred")."""
        for form in self.words.articles:
            begin = self.start - len(form) - 1
            if begin >= 0 and self.folded.startswith(form, begin) and self.folded[self.start - 1] in " -\n\u00a0":
                if begin and (self.folded[begin - 1].isalnum() or self.folded[begin - 1] in ".'’"):
                    continue
                self.start = begin
                return True
        return False

    def _is_part(self) -> bool:
        """Whether an ordinal tells a part: "a fifth of", "a thousandth"."""
        begin = self.start
        if begin == 0 and self.group > _QUARTERS and self.folded.startswith((" of a ", " of an "), self.end):
            return True
        if self.group > 2 and self._is_share(begin):
            return True
        told = (self.group >= 100 or (self.group > 2 and self.folded[self.end : self.end + 4] == " of ")) and self._take_article()
        self.start = begin
        return told

    def _is_share(self, begin: int) -> bool:
        """Whether "a third" is a part by what stands around it: "fell by a third.", "nearly a fifth since May", or nothing at all."""
        if begin < _OPENING and self.folded[:begin].strip() in self.words.articles:
            return not self.folded[self.end : self.end + _OPENING].strip(" .!?\n")
        article = next((form for form in self.words.articles if self.folded.endswith(f" {form} ", 0, begin)), "")
        if not article or not self.words.share_before.search(self.folded, max(0, begin - 20), begin - len(article) - 1):
            return False
        return self.words.share_after.match(self.folded, self.end) is not None

    def _take_abbreviation(self) -> None:
        """Take in a multiplier glued to the digits ("5bn", "100k"), or one space away ("5 bn")."""
        text, end = self.text, self.end
        here = text[end : end + 1]
        table = self.words.glued
        if here in "\u00a0 " and here:
            end, table = end + 1, self.words.spaced
            end += text[end : end + 1] == " "
            here = text[end : end + 1]
        if not (here.isascii() and here.isalpha()):
            return
        for length in (3, 2, 1):
            power = table.get(text[end : end + length])
            large = power == _THOUSAND and "," in text[self.start : self.end]  # "11,000K" are kelvin
            if power is not None and not large and not text[end + length : end + length + 1].isalnum():
                self._multiply(power)
                self.end, self.last = end + length, Kind.DONE
                return

    def _join(self, at: int) -> int:
        """Join the tokens from ``at`` on as long as they belong to the number; return the place after them."""
        while at < len(self.tokens) and self.last is not Kind.DONE:
            token = self.tokens[at]
            if token.start - self.end > WIDEST_GAP:
                break
            gap = self._read_gap(self.folded[self.end : token.start])
            if gap is None or (token.kind is Kind.POINT and not self._is_decimal(at)):
                break
            taken = self._take_more(at, gap) or (1 if self._take(token, gap) else 0)
            if not taken:
                break
            at += taken
            self.end = self.tokens[at - 1].end
        return at

    def _is_decimal(self, at: int) -> bool:
        """Whether a digit follows the "point" at a place: "three point one", not "a three-point lead"."""
        if at + 1 >= len(self.tokens) or self.tokens[at + 1].kind not in (Kind.UNIT, Kind.TENS):
            return False
        return self._read_gap(self.folded[self.tokens[at].end : self.tokens[at + 1].start]) is Gap.JOIN

    def _read_gap(self, between: str) -> Gap | None:
        gap = self.words.gaps.get(between)
        if gap is None and "  " in between:
            return self.words.gaps.get(f" {' '.join(between.split())} " if between.strip() else " ")
        return gap

    def _take_more(self, at: int, gap: Gap) -> int:
        """Take in what only two tokens together explain; return how many were taken.

        "twenty and three fifths" adds three fifths, "4 thousand 3 hundred" goes on in digits. "Between one million and two
        million" are two numbers: what follows "and" must be smaller than what stands before it.
        """
        token = self.tokens[at]
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        near = following is not None and self._read_gap(self.folded[token.end : following.start]) is Gap.JOIN
        if following is None or not near:
            if token.kind is Kind.DIGITS and self.last is Kind.SCALE and token.number is not None and self._can_add(token, gap):
                self.group, self.last = EXACT.add(self.group, token.value), Kind.DONE
                return 1
            return 0
        if token.kind is Kind.PART and following.kind is Kind.SCALE and gap is Gap.AND_PART and self.last is Kind.SCALE:
            self.group, self.last = EXACT.fma(divide_exactly(1, token.value), following.value, self.group), Kind.DONE
            return 2
        told = following.kind is Kind.PART and (following.plural or following.value == _QUARTERS)  # "one and three quarter hours"
        if token.kind is Kind.UNIT and told and gap is Gap.AND and self.last is not Kind.PART and following.value > token.value:
            part = divide_exactly(token.value, following.value)
            after = self.tokens[at + 2] if at + 2 < len(self.tokens) else None
            if after is not None and after.kind is Kind.SCALE and self._read_gap(self.folded[following.end : after.start]) is Gap.JOIN:
                self.group, self.last = EXACT.fma(part, after.value, self.group), Kind.DONE
                return 3
            self.group = EXACT.fma(part, self.scale if self.last is Kind.SCALE else _ONE, self.group)
            self.last = Kind.DONE
            return 2
        if token.kind is Kind.TENS and following.kind in (Kind.PART, Kind.ORDINAL):
            return 2 if gap is Gap.JOIN and self._take_large_part(token, following) else 0
        if token.kind is Kind.DIGITS and following.kind is Kind.SCALE and self.last is Kind.SCALE and following.value < self.scale:
            product = EXACT.multiply(token.value, following.value)
            if gap is not Gap.JOIN or not self.text[self.start : self.start + 1].isdigit() or product >= self.scale:
                return 0
            self.group, self.last = EXACT.fma(token.value, following.value, self.group), Kind.SCALE
            self.scale = following.value
            return 2
        return 0

    def _take_large_part(self, tens: Token, unit: Token) -> bool:
        """Take in a part below a twentieth: "three twenty-firsts", "one twenty-fifth"."""
        value = EXACT.add(self.closed, self.group)
        joins = self.last in (Kind.UNIT, Kind.SCALE) or (self.last is Kind.TENS and unit.plural)
        if not joins or not (unit.plural or value == 1) or unit.value > 9:
            return False
        self.closed, self.group = Decimal(0), divide_exactly(value, EXACT.add(tens.value, unit.value))
        self.fraction, self.last = True, Kind.PART
        return True

    def _can_add(self, token: Token, gap: Gap) -> bool:
        """Whether digits go on behind a multiplier: smaller, whole, and "and" only behind hundreds."""
        plain = self.text[self.start : self.start + 1].isdigit() and token.value == int(token.value) and token.value < self.scale
        if gap is Gap.AND:
            return plain and self.scale == 100 and token.value < 100
        return plain and gap is Gap.JOIN and token.value < 10

    def _is_next_larger(self, token: Token) -> bool:
        """Whether the small number that begins with ``token`` has a multiplier of its own that is too large to go on with."""
        at = self.tokens.index(token, max(0, self.at)) + 1
        end = token.end
        while at < min(len(self.tokens), self.at + _LONGEST_RUN) and self._read_gap(self.folded[end : self.tokens[at].start]) is Gap.JOIN:
            following = self.tokens[at]
            if following.kind is Kind.SCALE:
                return following.value >= self.scale and not (self.scale == 100 and following.value > 100 and not self._is_between())
            if following.kind not in (Kind.UNIT, Kind.TENS):
                return False
            at, end = at + 1, following.end
        return False

    def _is_between(self) -> bool:
        return self.folded[max(0, self.start - 8) : self.start] in self.words.between

    def _take(self, token: Token, gap: Gap) -> bool:
        """Take in ``token`` if the grammar allows it here."""
        kind, value, last = token.kind, token.value, self.last
        if last is Kind.POINT and kind not in (Kind.SCALE, Kind.LOT):
            return self._take_decimal(token, gap)
        if kind in (Kind.UNIT, Kind.TENS):
            return self._take_small(token, gap)
        if kind in (Kind.SCALE, Kind.PLURAL):
            allowed = gap is Gap.JOIN or (gap is Gap.OF_ONE and last is Kind.PART)
            if not allowed or (last is Kind.SCALE and value == 100) or (kind is Kind.PLURAL and gap is not Gap.JOIN):
                return False
            return self._take_scale(value)
        if kind is Kind.LOT:
            if gap is not Gap.JOIN and not (gap is Gap.OF_ONE and last is Kind.PART):
                return False
            self._multiply(value)
            self.last, self.fraction = Kind.DONE, False
            return True
        if kind is Kind.POINT:
            if gap is not Gap.JOIN or last not in (Kind.UNIT, Kind.TENS, Kind.SCALE):
                return False
            self.last, self.scale = Kind.POINT, Decimal("0.1")
            return True
        return kind in (Kind.PART, Kind.ORDINAL) and self._take_part(token, gap)

    def _take_small(self, token: Token, gap: Gap) -> bool:
        """Take in a number below a hundred: "twenty-five", "two hundred and six", "nineteen eighty-four"."""
        last, value = self.last, token.value
        if gap not in (Gap.JOIN, Gap.AND):
            return False
        if last is Kind.TENS:
            if gap is not Gap.JOIN or token.kind is not Kind.UNIT or not 1 <= value <= 9:
                if not (token.kind is Kind.TENS and self.group == 20 and not self.closed and gap is Gap.JOIN):
                    return False
                self.group, self.year = EXACT.fma(self.group, 100, value), True
            else:
                self.group = EXACT.add(self.group, value)
        elif last is Kind.SCALE:
            if gap is Gap.AND:
                if self._is_next_larger(token):
                    return False
                self.whole = EXACT.add(self.closed, self.group)
            self.group = EXACT.add(self.group, value)
        elif last is Kind.UNIT and gap is Gap.JOIN and 10 < self.group <= 20 and value >= 10 and not self.closed and self.scale == 1:
            self.group, self.year = EXACT.fma(self.group, 100, value), True
        else:
            return False
        self.last = token.kind if not (token.kind is Kind.UNIT and self.year) else Kind.DONE
        return True

    def _take_scale(self, value: Decimal) -> bool:
        """Take in a multiplier: "two hundred thousand", "half a million"."""
        if self.closed.adjusted() + value.adjusted() > _LARGEST:
            return False
        if value == 100:
            if self.group >= 100 or not self.group:
                return False
            self.group = EXACT.multiply(self.group, value)
        elif not self.group or (self.closed and self.closed < value):
            self.closed = EXACT.multiply(EXACT.add(self.closed, self.group), value)
            self.group = Decimal(0)
        else:
            self.closed = EXACT.add(self.closed, EXACT.multiply(self.group, value))
            self.group = Decimal(0)
        self.scale, self.last, self.fraction = value, Kind.SCALE, False
        return True

    def _take_decimal(self, token: Token, gap: Gap) -> bool:
        """Take in a digit after "point", or two told as tens ("point seventy-one")."""
        if gap is not Gap.JOIN or self.scale < Decimal("1e-12"):
            return False
        if token.kind is Kind.TENS:
            self.group = EXACT.fma(token.value / 10, self.scale, self.group)
            self.scale = EXACT.multiply(self.scale, Decimal("0.1"))
            return True
        if token.kind is not Kind.UNIT or token.value > 9:
            return False
        self.group = EXACT.fma(token.value, self.scale, self.group)
        self.scale = EXACT.multiply(self.scale, Decimal("0.1"))
        return True

    def _take_part(self, token: Token, gap: Gap) -> bool:
        """Take in a part: "two-thirds", "two and a half", "twenty-first"."""
        value = EXACT.add(self.closed, self.group)
        part = divide_exactly(1, token.value)
        if token.kind is Kind.ORDINAL and token.value <= 2 and self.last not in (Kind.TENS, Kind.SCALE):
            return False
        small = gap is Gap.AND and self._is_small_part(token)
        if (gap is Gap.AND_PART or small) and not token.plural and token.value > 1:
            if token.kind is Kind.ORDINAL and not 3 <= token.value <= 10:
                return False
            self.group = EXACT.fma(part, self.scale if self.last is Kind.SCALE else _ONE, self.group)
            self.last = Kind.DONE if self.last is Kind.SCALE else Kind.DIGITS
            return True
        if token.kind is Kind.ORDINAL and self.last in (Kind.TENS, Kind.SCALE) and gap in (Gap.JOIN, Gap.AND):
            if (self.last is Kind.TENS and token.value > 9) or self.tokens[self.at].kind is Kind.DIGITS:
                return False
            if gap is Gap.JOIN and self.scale > 1000:
                return False
            self.group, self.ordinal, self.last = EXACT.add(self.group, token.value), True, Kind.DONE
            return True
        if gap is not Gap.JOIN or self.last is Kind.PART or not (token.plural or value == 1):
            return False
        if self.whole is not None and token.value in _TENTHS:
            self.closed, self.group = self.whole, EXACT.multiply(EXACT.subtract(value, self.whole), part)
            self.scale, self.last = _ONE, Kind.DONE
            return True
        self.closed, self.group = Decimal(0), EXACT.multiply(value, part)
        self.fraction, self.last = True, Kind.PART
        return True

    def _is_small_part(self, token: Token) -> bool:
        """Whether a part goes on a number without an article: "two and quarter kilos", "one and half hours"."""
        after = self.folded[token.end : token.end + 3]
        parts = token.kind is Kind.PART and token.value in (2, _QUARTERS) and self.last in (Kind.UNIT, Kind.TENS, Kind.DIGITS)
        return parts and (after not in (" of", " a ", " an") if token.value == 2 else after[:1] != "-")

    def _multiply(self, value: Decimal) -> None:
        self.closed = EXACT.multiply(EXACT.add(self.closed, self.group), value)
        self.group, self.scale = Decimal(0), value

    def _numeral(self, *, spelled: bool, bare: bool) -> Numeral:
        value = EXACT.add(self.closed, self.group)
        if self.last is Kind.POINT:
            self.scale = _ONE
        digits = 1 if self.fraction else count_digits(value)
        return Numeral(self.start, self.end, value, value, digits, ordinal=self.ordinal, fraction=self.fraction, spelled=spelled,
                       scale=self.scale, bare=bare, spoken_year=self.year)
