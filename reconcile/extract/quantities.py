"""Finds quantities: the one file of this floor that puts numeral, unit, bound, noun and movement together.

A number that is a year, a name or a pronoun is dropped; where two readings remain, the number is dropped rather than
guessed. Works at the places where a numeral or a vague word stands and nowhere else, so that cost is linear in the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from attrs import evolve

from reconcile.extract.counting.ages import follow_age, is_strength, read_age, read_magnitude
from reconcile.extract.counting.amounts import Amount, find_begun, find_percentage, is_short, read_amount
from reconcile.extract.counting.changes import is_start, read_change
from reconcile.extract.counting.counted import Counted, read_counted, read_headcount, read_model, read_quoted, read_whole, tells_persons
from reconcile.extract.counting.currencies import compile_results, tell_money
from reconcile.extract.counting.exclusions import (
    find_noun,
    is_compound,
    is_event_year,
    is_glued,
    is_half_name,
    is_loose_name,
    is_named,
    is_pronoun,
    is_proper,
    is_titled,
    is_year,
    stands_in_row,
)
from reconcile.extract.counting.margins import EXACTLY, BoundWord, apply_bound, read_bound_after, read_bound_before
from reconcile.extract.counting.money import find_own_dollar, is_bare_dollar
from reconcile.extract.counting.pairs import COUNTS, bind_conversion, find_moved, inherit_money, join_bounds, move_from, move_on
from reconcile.extract.counting.ranges import join_amounts
from reconcile.extract.counting.scores import go_on, is_pair, make_score
from reconcile.extract.counting.size_words import compile_sizes
from reconcile.extract.counting.units import is_money, match_below, match_unit
from reconcile.extract.counting.vague import find_articles, find_vague
from reconcile.extract.mentions import SIZES
from reconcile.extract.numerals import Numeral
from reconcile.extract.reading import Reading
from reconcile.model.claim import Mention
from reconcile.model.fact import Note
from reconcile.model.interval import Interval
from reconcile.model.value import Bound, Change, Movement, Quantity

_THOUSAND = 1000
_NEAR = 48  # code points between a number and what it came from
_CLOSE = 12  # code points of the longest joint of a range
_REACH = 120  # code points that a phrase may reach behind its number


def find_quantities(reading: Reading, found: tuple[Mention, ...]) -> Iterator[Mention | Note]:
    """Find every number of a text that tells a size: counts, measures, money, shares, ages, vague sizes.

    Args:
        reading: The text.
        found: What earlier extractors found; times and durations own their words.
    """
    finder = _Finder(reading, found)
    mentions = finder.find()
    yield from mentions
    yield from finder.notes


class _Finder:
    """The work on one text; a scratch pad that lives as long as the call."""

    def __init__(self, reading: Reading, found: tuple[Mention, ...]) -> None:
        self.reading, self.text = reading, reading.text
        self.folded = reading.folded
        self.words, self.results = compile_sizes(reading.lexicon), compile_results(reading.lexicon)
        owned = [mention.span for mention in found if mention.kind in SIZES]
        self.starts = [span.start for span in owned]
        self.ends = [span.end for span in owned]
        self.sentence_ends = [sentence.span.end for sentence in reading.sentences]
        self.numeral_starts = [numeral.start for numeral in reading.numerals]
        self.notes: list[Note] = []
        self.named_end = self.aged_end = self.shaken_end = 0
        self.bounded, self.bound = -1, (0, EXACTLY)
        self.kept: list[Mention] = []
        self.previous: Amount | None = None

    def find(self) -> list[Mention]:
        amounts: list[Amount] = []
        for numeral in self.reading.numerals:
            floor = amounts[-1].end if amounts else 0
            if numeral.ordinal or numeral.start < floor or self.is_owned(numeral.start, numeral.end):
                continue
            if not numeral.bare or self.is_lone_scale(numeral):
                amounts.append(read_amount(self.words.amounts, self.text, self.folded, numeral, floor))
        joined = join_amounts(self.words.ranges, self.text, self.folded, amounts)
        for at, amount in enumerate(joined):
            self.previous = joined[at - 1] if at else None
            mention = self.read_mention(amount)
            if mention is not None:
                self.keep(mention)
        self.add_vague()
        return self.kept

    def is_lone_scale(self, numeral: Numeral) -> bool:
        """Whether "million" stands for one: hyphened to a noun ("million-member"), or in front of a unit and behind no vague word."""
        if self.folded[numeral.end : numeral.end + 1] == "-" or numeral.end - numeral.start == len(self.folded):
            return True
        unit = match_unit(self.words.amounts.units, self.text, self.folded, numeral.end, spelled=True)
        before = self.folded[max(0, numeral.start - 12) : numeral.start].split()
        return unit is not None and (not before or before[-1] in self.words.articles)

    def keep(self, mention: Mention) -> None:
        """Keep a mention; with the one before it where the two are the ends of one range: "above 10 and below 20"."""
        last = self.kept[-1] if self.kept else None
        facing = last is not None and self.folded[last.span.end : mention.span.start] in self.words.facing
        joined = join_bounds(self.reading, last, mention) if last is not None and facing else None
        if joined is not None:
            self.kept[-1] = joined
        else:
            self.kept.append(mention)

    def follows(self, end: int, start: int) -> bool:
        """Whether what begins at ``start`` goes on with a list whose last item ended at ``end``."""
        return 0 < end <= start <= end + _CLOSE and self.folded[end:start] in self.words.ranges.lists

    def bound_before(self, start: int) -> tuple[int, BoundWord]:
        """Return the bound in front of a place and where it begins; read once, asked often."""
        if self.bounded != start:
            self.bounded, self.bound = start, read_bound_before(self.words.bounds, self.folded, start)
        return self.bound

    def is_owned(self, start: int, end: int) -> bool:
        """Whether a time or duration owns some of these words."""
        at = bisect_right(self.starts, end - 1) - 1
        return at >= 0 and self.ends[at] > start

    def limit(self, at: int) -> int:
        """Return where a phrase that begins at ``at`` must end: at the next owner, numeral or sentence."""
        stop = min(len(self.text), at + _REACH)
        for places in (self.starts, self.sentence_ends, self.numeral_starts):
            index = bisect_left(places, at)
            if index < len(places):
                stop = min(stop, places[index])
        return stop

    def read_mention(self, amount: Amount) -> Mention | None:
        """Return the mention of one amount, None where it is no size."""
        hyphened = self.text[amount.start - 1 : amount.start] == "-"
        bounded = hyphened and (self.bound_before(amount.start)[1] is not EXACTLY or self.is_side(amount))  # "sub-$500"
        if (is_glued(self.text, amount) and not bounded) or (amount.numeral.spoken_year and not amount.unit):
            self.named_end = amount.end
            return self.read_strength(amount) if hyphened else None
        if (longer := go_on(self.words.scores, self.reading, self.kept[-1] if self.kept else None, amount)) is not None:
            self.kept[-1] = longer
            return None
        if amount.form == "score":
            return make_score(self.words.scores, self.reading, self.folded, amount)
        special = read_age(self.words.ages, self.text, self.folded, amount)
        if special is None and not amount.unit and self.follows(self.aged_end, amount.start):
            special = follow_age(self.text, amount)
        if special is not None:
            self.aged_end = special.end
            return self.make_mention(amount._replace(start=special.start, end=special.end, unit=special.unit), None, "age")
        if (strength := self.read_strength(amount)) is not None:
            return strength
        if amount.unit:
            return self.read_measured(amount)
        return self.read_count(amount)

    def is_side(self, amount: Amount) -> bool:
        """Whether the amount is the second side of two ("10ft-by-12ft")."""
        return bool(amount.unit) and self.folded[max(0, amount.start - _CLOSE) : amount.start].endswith(self.words.ranges.hyphened)

    def read_strength(self, amount: Amount) -> Mention | None:
        """Return the mention of the strength of an earthquake, hyphened to its word or not ("magnitude-5.9"), None for all else."""
        if amount.unit not in ("", "degree"):
            return None
        special = read_magnitude(self.words.ages, self.folded, amount, self.bound_before(amount.start)[0])
        if special is None:
            return None
        self.shaken_end = special.end
        return self.make_mention(amount._replace(start=special.start, end=special.end, unit=special.unit), None, "magnitude")

    def read_measured(self, amount: Amount) -> Mention | None:
        """Return the mention of an amount with a unit."""
        counted = None
        letter = self.text[amount.number_end : amount.end].lstrip("-")
        if len(letter) == 1 and letter.isalpha() and self.is_letter(amount):
            return None
        if self.is_owned(amount.number_end, amount.end):  # "£50-a-week": the week is a duration's
            amount = self.cut_unit(amount)
            if amount.unit == "1":  # "5 m-2 days"
                return None
        if self.folded.startswith(self.words.counted.of, amount.end):
            counted = read_counted(self.words.counted, self.text, amount.end, self.limit(amount.end), one=False)
        unit = self.settle_dollar(amount)
        rule = "money" if is_money(unit) else "share" if unit in ("percent", "percentage_point", "basis_point") else "measure"
        return self.make_mention(amount._replace(unit=unit), counted, rule)

    def is_letter(self, amount: Amount) -> bool:
        """Whether the one letter behind digits is no unit but a part of a name: "Room 3B", "two 747s", "Boeing 737s"."""
        if is_named(self.words.names, self.text, self.folded, amount):
            return True
        counted = self.previous is not None and self.previous.end + 1 == amount.start and not self.previous.unit
        return amount.unit == "second" and (counted or is_proper(self.text, amount))

    def cut_unit(self, amount: Amount) -> Amount:
        """Return the amount without what its unit is divided by, where a time or duration owns those words."""
        owner = self.starts[bisect_right(self.starts, amount.end - 1) - 1]
        end = min(amount.end, owner)
        while end > amount.number_end and self.text[end - 1] in " -\u00a0":
            end -= 1
        return amount._replace(end=max(amount.number_end, end), unit=amount.unit.split(" / ")[0])

    def read_count(self, amount: Amount) -> Mention | None:
        """Return the mention of an amount without a unit: a count, a share of a whole, or a bare number."""
        words, spelled = self.words, amount.numeral.spelled
        if is_named(words.names, self.text, self.folded, amount) or is_compound(words.names, self.folded, amount.end):
            self.named_end = amount.end
            return None
        single = amount.low == amount.high == 1
        if single and spelled and is_pronoun(words.names, self.folded, amount.start, amount.end):
            return None
        if amount.parted:
            return self.read_share(amount)
        at, loose = read_bound_after(words.bounds, self.folded, amount.end)
        at = at if loose is not None else find_noun(words.names, self.folded, amount.end)
        counted = read_model(words.counted, self.text, at, self.limit)
        counted = counted or read_counted(words.counted, self.text, at, self.limit(at), one=single)
        if counted is None:
            index = bisect_left(self.numeral_starts, at)
            following = self.reading.numerals[index] if index < len(self.numeral_starts) else None
            counted = read_whole(words.counted, self.text, at, following, self.limit)
            counted = counted or read_quoted(words.counted, self.text, self.bound_before(amount.start)[0], at, self.limit)
        strength = read_headcount(words.counted, self.folded, amount.end, at)
        if strength is None and counted and counted.phrase and not (counted.plural or single) and self.text[at : at + 1] != "-":
            if is_proper(self.text, amount) or (self.text[at + 1 : at + 2].isupper() and not spelled):
                return None
            counted = None
        return self.settle_count(amount, strength or counted)

    def settle_count(self, amount: Amount, counted: Counted | None) -> Mention | None:
        """Return the mention of a count once its noun is read; a bare number that looks like a year or a name is dropped."""
        words = self.words
        lone, begin = counted is None or not counted.phrase, self.bound_before(amount.start)[0]
        persons = counted is not None and counted.person
        persons = lone and (persons or tells_persons(words.counted, self.folded, begin, counted.end if counted else amount.end))
        if lone and not persons and (self.follows(self.named_end, amount.start) or self.is_shared(amount) or self.is_row(amount)):
            self.named_end = amount.end
            return None
        if self.bound_before(amount.start)[1] is EXACTLY:
            people = counted is not None and (counted.person or (counted.plural and not is_event_year(amount)))
            if is_year(self.text, amount) and not amount.ranged and not people:
                return None
            named = is_proper(self.text, amount) or is_titled(self.text, amount) or is_loose_name(words.names, self.text, amount)
            if lone and not persons and named:
                self.named_end = amount.end
                return None
            if lone and not persons and amount.ranged and is_pair(self.text, amount):
                return make_score(words.scores, self.reading, self.folded, amount)
        if lone and (mention := self.read_lone(amount)) is not None:
            return mention
        unit = "person" if persons or (counted is not None and counted.person) else "count"
        mention = self.make_mention(amount._replace(unit=unit), counted, "count")
        cut = self.text.endswith(words.cut, max(0, amount.start - 3), amount.start)
        latent = "cut off" if cut else "likened" if counted and counted.phrase.lower() in words.likened else ""
        return evolve(mention, rule=latent, latent=True) if mention and latent else mention

    def read_lone(self, amount: Amount) -> Mention | None:
        """Return the mention of a bare number that the words around explain: another tremor, a percentage, money told once, children."""
        words = self.words
        if 0 < self.shaken_end > amount.start - 2 * _REACH and is_strength(words.ages, self.folded, amount):
            return self.make_mention(amount._replace(unit="magnitude"), None, "magnitude")
        if (begin := find_percentage(words.amounts, self.folded, amount)) < amount.start:
            return self.make_mention(amount._replace(start=begin, unit="percent"), None, "share")
        last = self.kept[-1] if self.kept and amount.numeral.scale >= _THOUSAND else None
        money = inherit_money(words.changes, self.folded, last, amount.start, short=is_short(self.text, amount)) if last else ""
        if last is not None and not money:
            money = tell_money(self.results, self.folded, self.kept, (amount.start, self.bound_before(amount.start)[0]))
        if money:
            return self.make_mention(amount._replace(unit=money), None, "money")
        if f" {self.folded[max(0, amount.start - 12) : amount.start]}".endswith(words.parents):
            return self.make_mention(amount._replace(unit="person"), Counted(amount.end, "children", person=True), "count")
        return None

    def is_shared(self, amount: Amount) -> bool:
        """Whether the number is the lower end of a range whose upper end a duration owns ("from six to 75 years")."""
        at = bisect_left(self.starts, amount.end)
        near = at < len(self.starts) and self.starts[at] - amount.end < _CLOSE
        joint = self.words.ranges.joints.get(self.folded[amount.end : self.starts[at]]) if near else None
        return joint in ("to", "and", "or", "dash")

    def is_row(self, amount: Amount) -> bool:
        """Whether bare digits stand in a row with other digits; "4000" and "3 hundred" are two numbers."""
        at = bisect_left(self.numeral_starts, amount.end)
        following = self.reading.numerals[at] if at < len(self.numeral_starts) else None
        return stands_in_row(self.text, amount, following)

    def read_share(self, amount: Amount) -> Mention | None:
        """Return the mention of a part of a whole: "two-thirds of voters"."""
        words = self.words
        surface = self.folded[amount.numeral.start : amount.numeral.end]
        bounded = self.bound_before(amount.start)[1] is not EXACTLY
        if surface == words.half and not bounded and is_half_name(words.names, self.folded, amount.numeral.start, amount.numeral.end):
            return None
        if "/" in surface and (amount.low >= 1 and " " not in surface and "-" not in surface):
            return None
        if (begun := find_begun(words.amounts, self.folded, amount)) is not None:
            return self.make_mention(begun, None, "measure")
        counted = None
        whole = next((form for form in words.counted.whole if self.folded.startswith(form, amount.end)), "")
        if surface.isalpha() and surface != words.half and not whole and amount.form != "ratio":  # "quarter on quarter"
            return None
        if amount.form == "ratio" or whole:
            at = amount.end if whole in words.counted.of else amount.end + max(0, len(whole) - 1)  # "half the town"
            counted = read_counted(words.counted, self.text, at, self.limit(at), one=False)
        return self.make_mention(amount._replace(unit="dimensionless"), counted, "part")

    def make_mention(self, amount: Amount, counted: Counted | None, rule: str) -> Mention | None:
        """Return the mention of an amount whose unit is settled: bounds, movement and span are read here."""
        words = self.words
        start, bound = self.bound_before(amount.start)
        end, after = read_bound_after(words.bounds, self.folded, amount.end)
        if counted is not None and after is not None and counted.end > end:
            bound = after if bound is EXACTLY or bound.kind in (Bound.ABOUT, Bound.EXACT) else bound
            end, after = amount.end, None
        phrase, unit = (counted.phrase if counted else ""), amount.unit
        if counted is not None and unit in COUNTS | {"dimensionless"} and after is None:
            end, after = read_bound_after(words.bounds, self.folded, counted.end)
            if unit != "dimensionless" or amount.form == "ratio":
                below, divided = match_below(words.amounts.units, self.text, self.folded, counted.end, unit)
                if not self.is_owned(counted.end, below):
                    end, unit = max(end, below), divided
        if after is not None and (bound is EXACTLY or bound.kind in (Bound.ABOUT, Bound.EXACT)):
            bound = after
        if self.is_owned(start, end):
            return None
        names = Interval(amount.low, amount.high)
        allows = names if amount.form == "tolerance" else apply_bound(bound, names)
        kind = Bound.ABOUT if amount.form == "tolerance" else bound.kind
        change = self.settle_change(amount, start, end, unit)
        value = Quantity(names, unit, bound=kind, allows=allows, digits=amount.digits, counted=phrase, change=change)
        mention = Mention(value, self.reading.span(start, end), kind="quantity", rule=rule, parts=self.tell_parts(amount, bound))
        return bind_conversion(self.text, self.kept[-1] if self.kept else None, mention)

    def tell_parts(self, amount: Amount, bound: BoundWord) -> tuple[Mention, ...]:
        """Return the number alone as a part where more than it was read: the derivation is the explanation."""
        if bound is EXACTLY and not amount.ranged and amount.form == "number":
            return ()
        ends = Interval(amount.low, amount.high)
        value = Quantity(ends, amount.unit, allows=ends, digits=amount.digits)
        return (Mention(value, self.reading.span(amount.start, amount.end), kind="quantity", rule=amount.form, latent=True),)

    def settle_change(self, amount: Amount, start: int, end: int, unit: str) -> Movement | None:
        """Return the movement of a number, with the other end where the text tells it; where it began, it is told to the one before."""
        words, previous = self.words, self.previous
        if amount.form == "change" and previous is not None:
            return Movement(Change.FROM_TO, Interval(previous.low, previous.high), unit=previous.unit or unit)
        change = read_change(words.changes, self.folded, start, end, unit)
        at = find_moved(self.folded, words.parted, self.kept)
        if not self.kept or start - self.kept[at].span.end > _NEAR or ";" in self.text[self.kept[at].span.end : start]:
            return change
        if change is None and is_start(words.changes, self.folded, start):
            self.kept[at] = move_from(self.kept[at], Interval(amount.low, amount.high), unit)
        return move_on(change, self.kept[at].value)

    def settle_dollar(self, amount: Amount) -> str:
        """Return the unit, a bare dollar as the outlet's own where its name tells the country; noted once a text where it does not."""
        surface = self.text[amount.start : amount.end]
        if not is_bare_dollar(amount.unit, surface):
            return amount.unit
        own = find_own_dollar(self.words.outlets, self.reading.source)
        if not own and not self.notes:
            says = f"The dollar of {surface!r} is taken as the US dollar: nothing names its country."
            self.notes.append(Note("bare dollar", says[:200], self.reading.span(amount.start, amount.end)))
        return own + amount.unit[3:] if own else amount.unit

    def add_vague(self) -> None:
        """Add the sizes told without a number, where nothing else has their words."""
        taken = [(m.span.start, m.span.end) for m in self.kept]
        begins = [start for start, _ in taken]
        extra: list[Mention] = []
        last = 0
        items = find_vague(self.reading, self.folded, self.words.amounts.units, self.words.counted, self.limit)
        if articles := find_articles(self.reading, self.folded, self.words.amounts.units):
            items = sorted([*items, *articles], key=lambda item: (item.start, -item.end))
        for item in items:
            at = bisect_right(begins, item.end - 1) - 1
            if (at >= 0 and taken[at][1] > item.start) or item.start < last or self.is_owned(item.start, item.end):
                continue
            last = item.end
            span = self.reading.span(item.start, item.end)
            extra.append(Mention(item.value, span, kind="quantity", rule=item.rule, parts=item.parts, latent=item.latent))
        if extra:
            self.kept = sorted([*self.kept, *extra], key=lambda m: m.span.start)
