"""The grammar of times: patterns over the classes of words, and what each pattern tells. Settles nothing.

A rule is a name that reads as its pattern, and the pattern itself; the first that fits at a place wins, so longer ones stand first.
The letters are those of ``timewords.MARKERS``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeAlias

from reconcile.extract.dating import clockrules, daterules, periodrules
from reconcile.extract.dating.timewords import TELLING, WordString
from reconcile.extract.dating.told import Draft

Production: TypeAlias = Callable[[WordString, int, int], Iterator[Draft]]

_YEAR = "(?:YX?|NX|xN|xY|Yx)"
_OF_YEAR = f"(?:,?[fi]?T?U?{_YEAR}|,?2|f[RH]U|fT[RH]?U)"
_DAY = "[NO]"
_EARLY = "(?:G-?)?"
_LENGTH = "(?:z{0,2}(?:(?:[NY](?:-?hf?)?|v|A|l|vN|AN|AON)4?-?|4)?[UV](?:h(?!f))?(?:,?a?(?:[NYA]|AN)[UV]){0,3})"
_FROM = "(?:z?F?z?N(?:-?hf?)?-?(?:[oq]-?|-)|BN(?:-?hf?)?a)"
_SURE = "(?:z{0,2}(?:[NY](?:-?hf?)?|v|A|l|vN)4?-?[UV](?:h(?!f))?(?:,?a?(?:[NYA])[UV]){0,3})"

RULES: tuple[tuple[str, str, Production], ...] = (
    ("an age", "(?:A?[NY]-?[UV]-?[ay]?-?y|y[NY])", periodrules.tell_nothing),
    ("clock in words", "z?(?:N[UV]?|A?U|l)(?:R|o)N(?![UV])(?:iTP)?", clockrules.tell_spoken),
    ("a rate", "1(?:U|[Nv]V)?", periodrules.tell_rate),
    ("days and a month", f"T?{_DAY}(?:(?:-|,?a|,|,?o|,?q|-?o)T?{_DAY}){{1,6}}-?f?T?M(?:{_OF_YEAR})?", daterules.tell_days),
    ("a month and days", f"MT?{_DAY}(?:(?:-|,?a|,?o|-?o)T?{_DAY}(?![UVpM])){{1,6}}(?:{_OF_YEAR})?", daterules.tell_days),
    ("date in a rare order", "M-Y-N(?!-)|N-Y-M(?!-)", daterules.tell_odd),
    ("day, month and year", f"{_EARLY}(?:W,?)?T?{_DAY}[-/]?f?T?M(?:[-/]{_YEAR}|{_OF_YEAR})?", daterules.tell_date),
    ("month, day and year", f"{_EARLY}T?(?:[RH]?W,?n?)?M(?:[-/]?T?{_DAY}|,O)(?![UVpX])(?:[-/]{_YEAR}|{_OF_YEAR})?", daterules.tell_date),
    ("year, month and day", f"Y[-/]?M(?:[-/]?{_DAY})?", daterules.tell_date),
    ("date in one word", f"(?:W,?)?5(?:,?{_YEAR})?", daterules.tell_odd),
    ("date in digits", "(?:W,?)?J", daterules.tell_digits),
    ("date in digits, order unsure", "(?:W,?)?j", daterules.tell_digits),
    ("day and month in digits", "(?:[RH]?W,?|[RH])?3", daterules.tell_digits),
    ("month and year in digits", "N-Y(?![-N])", daterules.tell_numbers),
    ("month and year", f"{_EARLY}T?M(?:[-/]{_YEAR}|{_OF_YEAR})", daterules.tell_month),
    ("last or next month by name", f"{_EARLY}T?[RH]M", daterules.tell_month),
    ("every so often", "e(?:[UWMSwPp9]|O?N?[UV]|N[UV]|OW|[vz]?[UV])", periodrules.tell_recurring),
    ("recurring days", "(?:w|WP?p|p)", periodrules.tell_recurring),
    ("recurring", "s", periodrules.tell_recurring),
    ("a weekday of a week", "W,?[fn]?T?[RH]U", daterules.tell_weekday),
    ("a week and its weekday", "T?[RH]Un?W(?:P|iTP)?", daterules.tell_weekday),
    ("a weekday and its day", "W,?T?O(?!W)", daterules.tell_weekday),
    ("a weekday of every month", "T?OWfeU", periodrules.tell_recurring),
    ("a weekday of a month", f"T?[OR]WP?[fi]T?(?:[RH]?M(?:{_OF_YEAR})?|[RH]U)", daterules.tell_nth),
    ("weekday", f"{_EARLY}(?:T[RH]|[RH])?W(?:'?P|,?iTP|,?iP)?", daterules.tell_weekday),
    ("day told from today", f"{_EARLY}D(?:'?P|,?iTP|,?iP|m)?", periodrules.tell_deictic),
    ("part of a day told from today", f"{_EARLY}T?[RH]P", periodrules.tell_part),
    ("part of the day before", "TP[bcE](?![A-Z0-9])", periodrules.tell_part_beside),
    ("length of time ago", f"T?{_LENGTH}-?g", periodrules.tell_offset),
    ("length of time later", f"{_LENGTH}[LE]", periodrules.tell_offset),
    ("the day before", "T[U][bcLH]", periodrules.tell_offset),
    ("length of time before or after", f"{_SURE}[bc]", periodrules.tell_before),
    ("length of time from a day", f"{_SURE}(?:F|cF)", periodrules.tell_before),
    ("quarter or half", f"{_EARLY}T?(?:Y'?T?)?O-?U(?:X|,?I?-?{_YEAR}|{_OF_YEAR}|fI{_YEAR}|fTI)?", periodrules.tell_ordinal_unit),
    ("quarter in short", "(?:Q(?:[-/]?f?Y|,?2)?|Y[-/]?Q)", daterules.tell_quarter),
    ("part of a longer time", "T?(?:[OR]N?[UV]|U)(?=f(?!Y)|6)|T?[OR]N?[UV](?=fY|i)", periodrules.tell_nth_unit),
    ("number of a week", "T?UN(?![UVpM])", periodrules.tell_week),
    ("several units away", "T?[RH](?:z?[NY]|v|vN|OvN|ON|AN)4?[UV](?:,?aN[UV](?!g)){0,2}", periodrules.tell_window),
    ("several units away, number first", "T?[NY][RH]V", periodrules.tell_window),
    ("one unit away", f"(?:[EL](?=R))?{_EARLY}T?[RH]U", periodrules.tell_step),
    ("fiscal year", f"{_EARLY}T?(?:&|I-?[YN2]|[RH]I|YI|Y-Y?I|I)", periodrules.tell_fiscal),
    ("end of a year or month", "[78](?:,?[fi]?Y)?", periodrules.tell_end),
    ("holiday", "[RH]?9(?:,?[fin]?Y|[fi][RH]U)?", daterules.tell_holiday),
    ("season", f"{_EARLY}T?[RH]?S(?:{_OF_YEAR}|-?{_YEAR})?", daterules.tell_season),
    ("decade", f"{_EARLY}T?'?(?:G-?)?K(?:X)?", daterules.tell_decade),
    (
        "stretch of clock times",
        "(?:(?:Cm?|[NY]k?m?)(?:iTP)?,?(?:-|o|a)(?:Cm?|[NY]m|Nk)(?:iTP)?,?Z?|[BF](?:C|[NY])k?m?(?:iTP)?(?:-|o|a)(?:C|[NY])k?m?(?:iTP)?Z?)",
        clockrules.tell_stretch,
    ),
    ("clock", "(?:Cm?V?|[NY]k?m|Nk|[NY](?=Z)|(?<=[bc])N(?=iTP)|(?<=t)[NY]V|(?<=t)[NY](?![UVMXp])),?(?:iTP)?,?Z?", clockrules.tell_clock),
    ("years before Christ", "[NY](?:-|o|a)[NY]X", daterules.tell_years_before),
    ("years in short", "Y-N(?![UVM])", daterules.tell_years),
    ("year", f"(?:{_EARLY}(?:T?U[,f]?)?{_YEAR})", daterules.tell_year),
    ("month", f"{_EARLY}T?M", daterules.tell_month),
    ("day of the month", f"{_EARLY}TO(?:fTU|f[RH]U)?(?![UVMWK])", daterules.tell_day),
    ("lengths from one to another", f"{_FROM}{_SURE}(?:-0)?(?!-?[ygLEbcFUV])", periodrules.tell_range),
    ("length of time", f"{_LENGTH}(?:-0)?", periodrules.tell_duration),
    ("nights", "z?[NYv]-?[Pp]", periodrules.tell_duration),
    ("the unit that is meant", f"{_EARLY}TU", periodrules.tell_step),
    ("part of a day", f"{_EARLY}T?P", periodrules.tell_part),
    ("year of two digits", "2", daterules.tell_short_year),
    ("the past", "TR", periodrules.tell_past),
    ("vague time", "u", periodrules.tell_vague),
)
"""Every rule: its name, its pattern, and what tells its meaning."""

_GRAMMAR = re.compile("|".join(f"(?P<r{at}>{pattern})" for at, (_, pattern, _) in enumerate(RULES)))
_PLACES = {f"r{at}": at for at in range(len(RULES))}


def read_drafts(words: WordString) -> list[Draft]:
    """Return the times that ``words`` tell, in order and without overlap."""
    drafts: list[Draft] = []
    begin = 0
    for part in words.codes.split("|"):
        if _TELLING.search(part):
            drafts += _read_part(words, begin, part)
        begin += len(part) + 1
    return drafts


_TELLING = re.compile(f"[{''.join(sorted(TELLING))}]|TO|TR|tN|NRN|lRN|[tz][Nl]oN")
"""What every time has: parts without any of these are passed over."""


def _read_part(words: WordString, begin: int, part: str) -> list[Draft]:
    """Return the times between two bars, whose letters ``part`` begin at ``begin``."""
    drafts: list[Draft] = []
    codes, at = words.codes, begin
    place: int | None
    end: int | None
    find = _find_rule if len(part) <= _REMEMBERED else _search_rule
    while found := find(part, at - begin):
        place, first, end = found[0], begin + found[1], begin + found[2]
        at = first + 1
        while place is not None and end is not None:
            name, _, production = RULES[place]
            told = list(production(words, first, end))
            if told or production is periodrules.tell_nothing:
                drafts += [Draft(one.start, one.end, one.first, one.last, one.told, name) for one in told]
                at = max(at, told[-1].last if told else end)
                break
            place, end = _match_later(codes, first, place)
    return drafts


def _search_rule(part: str, at: int) -> tuple[int, int, int] | None:
    """Return the place, the start and the end of the first rule that fits from ``at`` on."""
    found = _GRAMMAR.search(part, at)
    return (_PLACES[found.lastgroup or ""], found.start(), found.end()) if found else None


_REMEMBERED = 40
"""Letters of the longest part whose rules are remembered; longer ones are lists, which do not come again."""
_find_rule = lru_cache(maxsize=1 << 14)(_search_rule)  # the same few letters come again and again


def _match_later(codes: str, first: int, place: int) -> tuple[int | None, int | None]:
    """Return the first rule after the one at ``place`` that fits at ``first`` too, and where its match ends."""
    for later in range(place + 1, len(RULES)):
        found = _compile_rule(later).match(codes, first)
        if found:
            return later, found.end()
    return None, None


@lru_cache(maxsize=128)
def _compile_rule(place: int) -> re.Pattern[str]:
    return re.compile(RULES[place][1])
