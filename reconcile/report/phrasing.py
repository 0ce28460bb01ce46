"""Says values and times in words that readers know. Compares nothing; its words stand in ``phrasing.toml``."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from reconcile.compare.calendar import phrase_moment, phrase_time
from reconcile.lexicon.loader import Lexicon
from reconcile.model.fact import Consensus
from reconcile.model.finding import Verdict
from reconcile.model.interval import Interval
from reconcile.model.value import Duration, Grain, Label, Magnitude, Quantity, TimeRef, Value, Wording

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def phrase_value(value: Value) -> str:
    """Return a value in a few words: "almost 1,400 km²", "since August 2024", "noticeable (amount)"."""
    if isinstance(value, Quantity):
        return phrase_quantity(value)
    if isinstance(value, TimeRef):
        return phrase_time(value)
    if isinstance(value, Magnitude):
        return f"{value.term} ({value.scale})"
    if isinstance(value, Label):
        return value.text
    return _phrase_wording(value)


def phrase_quantity(value: Quantity) -> str:
    """Return a number with its bound and unit, or with what it counts: "more than 10,000 soldiers"."""
    words = _words()
    named = value.names if value.names is not None else value.allows
    if isinstance(value, Duration) and value.names is None and value.timex:
        return value.timex
    number = phrase_interval(named)
    plural = named.low != 1 or named.high != 1
    unit = phrase_unit(value.unit, plural=plural)
    if value.unit in {"person", "count"} and value.counted:
        unit = value.counted
    told = words["bound"][value.bound.value].format(join_unit(number, unit))
    if value.change is None:
        return str(told)
    if value.change.other is None:
        return f"{told} ({words['change'][value.change.kind.value]})"
    other = join_unit(phrase_interval(value.change.other), phrase_unit(value.change.unit))
    return f"{told} ({words['change'][value.change.kind.value]}: {other})"


def phrase_interval(interval: Interval[Decimal]) -> str:
    """Return the numbers of an interval, without its unit: "800", "10–20", "2,000 or more"."""
    words = _words()["words"]
    low, high = interval.low, interval.high
    if low is not None and high is not None:
        return phrase_number(low) if low == high else f"{phrase_number(low)}–{phrase_number(high)}"
    if low is not None:
        return str(words["open_above"]).format(phrase_number(low))
    return str(words["open_below"]).format(phrase_number(high)) if high is not None else str(words["anything"])


def phrase_number(number: Decimal) -> str:
    """Return a number as a newspaper prints it: "1,400", "1.2 million", "0.05"; very large and small ones by powers of ten."""
    if not number.is_finite() or not -12 <= number.adjusted() <= 24:
        return "0" if number == 0 else str(number)
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if abs(number) >= size:
            short = (number / size).normalize()
            if short == round(short, 3):
                return f"{short:,f} {name}"
            break
    return f"{number.normalize():,f}" if number != number.to_integral_value() else f"{int(number):,}"


@lru_cache(maxsize=512)
def phrase_unit(unit: str, *, plural: bool = True) -> str:
    """Return a canonical unit as readers know it: "km²", "sq mi", "%", "USD/barrel"."""
    words = _words()
    if unit in words["unit"]:
        return str(words["unit"][unit])
    if unit in words["alone"]["units"]:
        return str(words["alone"].get(unit, f"{unit}s")) if plural else unit
    over, *under = (_phrase_product(part) for part in unit.split(" / "))
    return "/".join([over, *under])


def join_unit(number: str, unit: str) -> str:
    """Return number and unit side by side; a per cent sign and degrees stand close."""
    if not unit:
        return number
    return f"{number}{unit}" if unit[0] in "%°" else f"{number} {unit}"


def phrase_when(when: datetime | None) -> str:
    """Return a time of publication: the day alone where it stands at midnight in UTC, "" where it is unknown."""
    if when is None:
        return ""
    midnight = when.utcoffset() == timedelta(0) and not (when.hour or when.minute or when.second or when.microsecond)
    return phrase_moment(when, Grain.DAY if midnight else Grain.MINUTE)


def phrase_consensus(consensus: Consensus) -> str:
    """Return what stands: the best value with its unit, the least and the greatest that are told, and why."""
    unit = phrase_unit(consensus.unit) if consensus.unit else ""
    told = "" if consensus.best is None else join_unit(phrase_best(consensus.best), unit)
    ends = [phrase_best(end) for end in (consensus.low, consensus.high) if end is not None]
    if len(ends) == 2 and ends[0] != ends[1]:
        span = join_unit(f"{ends[0]}–{ends[1]}" if isinstance(consensus.low, Decimal) else " – ".join(ends), unit)
        told = f"{told} ({span})" if told else span
    return ": ".join(part for part in (told, consensus.why) if part)


def phrase_best(best: Any) -> str:  # noqa: ANN401 - a Decimal, a datetime or any key
    """Return one end of a consensus."""
    if isinstance(best, Decimal):
        return phrase_number(best)
    if isinstance(best, datetime):
        return phrase_when(best)
    return " ".join(map(str, best)) if isinstance(best, tuple) else str(best)


def phrase_verdicts(verdict: Verdict, count: int) -> str:
    """Return how many findings there are of a verdict: "3 discrepancies"."""
    one, more = _words()["verdicts"][verdict.value]
    return f"{count} {one if count == 1 else more}"


def clean_text(text: str) -> str:
    """Return text on one line, fit for a terminal: what would move the cursor or turn the writing direction is made visible."""
    return _UNSEEN.sub("�", " ".join(text.split()))


def clean_lines(text: str) -> str:
    """Return text with its lines and spaces, fit for a terminal as ``clean_text`` is."""
    return "\n".join(_UNSEEN.sub("�", line.replace("\t", " ").rstrip("\r")) for line in text.split("\n"))


def _phrase_wording(value: Wording) -> str:
    told = " ".join(value.words)
    return str(_words()["words"]["denied"]).format(told) if value.negated else told


def _phrase_product(part: str) -> str:
    names = _words()["part"]
    shown = []
    for factor in part.split(" * "):
        name, _, power = factor.partition(" ** ")
        name = names.get(name, name.replace("_", " "))
        shown.append(name + {"": "", "2": "²", "3": "³"}.get(power, f"^{power}"))
    return "·".join(shown)


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    return Lexicon().read_table("phrasing")
