"""Clock times as told, and the zones they are told in; knows no calendar but the zone's own."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from attrs import evolve

from reconcile.extract.dating.timewords import WordString
from reconcile.extract.dating.told import Clock
from reconcile.model.value import Grain

MIDNIGHT, END = "midnight", 24
"""What the word means, and its hour: it belongs to the day that ends (AP Stylebook, "midnight"), unless the words around say more."""

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::(\d\d)(?:\.\d+)?)?\s?([ap])?")
_POINTED = re.compile(r"\d{1,2}\.\d\d")
_ISO = re.compile(r"[t ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(z|[+-]\d\d:?\d\d)?$")


def read_clock(words: WordString, first: int, last: int) -> Clock | None:
    """Return the clock time that ``words[first:last]`` tell, None where no clock shows it."""
    clock: Clock | None = None
    for code, (start, end, value) in zip(words.codes[first:last], words.items[first:last], strict=True):
        if code == "C":
            clock = _read_surface(value)
        elif code in "NY" and clock is None:
            clock = _read_number(words.text[start:end], value)
        elif code == "m" and clock:
            clock = _settle_half(clock, value)
        elif code == "P" and clock and not clock.sure:
            clock = settle_part(clock, value)
        elif code == "Z" and clock and value == "local_time":
            continue
        elif code == "Z" and clock:
            clock = evolve(clock, zone=value)
    return clock


def read_iso_clock(surface: str) -> Clock | None:
    """Return the clock time at the end of an ISO 8601 date, None where there is none."""
    found = _ISO.search(surface)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    zone = found[4]
    offset = None
    if zone and zone != "z":
        offset = (int(zone[1:3]) * 60 + int(zone[-2:])) * (-1 if zone[0] == "-" else 1)
    return Clock(
        int(found[1]),
        int(found[2]),
        int(found[3]) if found[3] and int(found[3]) < 60 else None,
        zone="UTC" if zone == "z" else "",
        offset=offset,
    )


def settle_part(clock: Clock, part: str) -> Clock:
    """Return ``clock`` in the half of the day that the part of the day named with it falls into."""
    late = part in ("AF", "EV") or (part == "NI" and clock.hour >= 5)
    if late and clock.hour < 12:
        return evolve(clock, hour=clock.hour + 12, sure=True)
    return evolve(clock, sure=True)


def _read_surface(surface: str) -> Clock | None:
    if surface == "noon":
        return Clock(12)
    if surface == MIDNIGHT:
        return Clock(END)
    found = _CLOCK.match(surface)
    if not found:
        return None
    hour = int(found[1])
    minute, second = (int(part) if part else None for part in (found[2], found[3]))
    if hour > 24 or (minute or 0) > 59 or (second or 0) > 59:
        return None
    clock = Clock(hour, minute, second, sure=hour > 12 or surface[0] == "0" or hour == 0)
    return _settle_half(clock, found[4] + "m") if found[4] else clock


def _read_number(surface: str, value: object) -> Clock | None:
    """Read "5", and "0600" as the hours and minutes of a wire."""
    if not isinstance(value, int):
        return _read_surface(surface) if _POINTED.fullmatch(surface) else None
    if len(surface) == 4 and surface.isdigit():
        hour, minute = divmod(value, 100)
        return Clock(hour, minute) if hour < 24 and minute < 60 else None
    return Clock(value, sure=value > 12) if 0 <= value <= 24 else None


def _settle_half(clock: Clock, half: str) -> Clock | None:
    if clock.hour > 12:
        return evolve(clock, sure=True) if half == "pm" else None
    return evolve(clock, hour=clock.hour % 12 + (12 if half == "pm" else 0), sure=True)


def get_grain(clock: Clock) -> Grain:
    """Return how fine a clock time is told."""
    if clock.second is not None:
        return Grain.SECOND
    return Grain.HOUR if clock.minute is None else Grain.MINUTE


@lru_cache(maxsize=64)
def find_zone(name: str) -> tzinfo | None:
    """Return the zone of that IANA name, None where the tables of this machine lack it."""
    if name == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def set_clock(day: datetime, clock: Clock) -> datetime | None:
    """Return the moment on ``day`` (its midnight) at which the clock of its zone shows ``clock``, aware."""
    zone = timezone(timedelta(minutes=clock.offset)) if clock.offset is not None and abs(clock.offset) < 1440 else find_zone(clock.zone)
    try:
        at = day + timedelta(hours=clock.hour, minutes=clock.minute or 0, seconds=clock.second or 0)
        return at.replace(tzinfo=zone) if zone else at
    except OverflowError:
        return None
