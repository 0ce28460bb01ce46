"""What two times say to each other, case by case."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from attrs import evolve

from reconcile.compare.values import compare_values
from reconcile.model.finding import Verdict
from reconcile.model.interval import Interval
from reconcile.model.value import Anchor, Grain, TimeBound, TimeRef

AGREE, COMPATIBLE, DISCREPANT, UNLIKE = Verdict.AGREEMENT, Verdict.COMPATIBLE, Verdict.DISCREPANCY, Verdict.INCOMPARABLE
LENGTHS = {
    Grain.DAY: timedelta(days=1), Grain.HOUR: timedelta(hours=1), Grain.MINUTE: timedelta(minutes=1), Grain.WEEKEND: timedelta(days=2),
}


def span(start, grain):
    low = datetime.fromisoformat(start).replace(tzinfo=UTC)
    if grain is Grain.YEAR:
        return Interval(low, low.replace(year=low.year + 1), high_open=True)
    if grain is Grain.MONTH:
        return Interval(low, (low + timedelta(days=32)).replace(day=1), high_open=True)
    return Interval(low, low + LENGTHS[grain], high_open=True)


def t(start, grain=Grain.DAY, bound=TimeBound.AT, zone=None, readings=(), anchor=Anchor.PUBLISHED):
    names = span(start, grain)
    allows = {
        TimeBound.AT: names,
        TimeBound.SINCE: Interval(names.low, None),
        TimeBound.UNTIL: Interval(None, names.high, high_open=True),
        TimeBound.BEFORE: Interval(None, names.low, high_open=True),
        TimeBound.AFTER: Interval(names.high, None),
        TimeBound.ABOUT: Interval(names.low - timedelta(minutes=15), names.high + timedelta(minutes=15)),
    }[bound]
    return TimeRef(names, grain, bound=bound, allows=allows, zone=zone, readings=tuple(span(r, grain) for r in readings), anchor=anchor)


def bare(clock, zone=None):
    return TimeRef(None, Grain.DAY, timex=f"T{clock}", zone=zone)


def lent(start, grain=Grain.MINUTE, bound=TimeBound.AT):
    return t(start, grain, bound, anchor=Anchor.EARLIER_MENTION)


def part(day, first, last, bound=TimeBound.AT):
    low = datetime.fromisoformat(day).replace(tzinfo=UTC)
    names = Interval(low + timedelta(hours=first), low + timedelta(hours=last), high_open=True)
    return TimeRef(names, Grain.PART, bound=bound, allows=Interval(None, names.high, high_open=True) if bound is TimeBound.UNTIL else names)


def coded(day, code, first, last):
    return evolve(part(day, first, last), timex=f"{day}T{code}")


def roughly(first, last):
    names = Interval(*(datetime.fromisoformat(day).replace(tzinfo=UTC) for day in (first, last)), high_open=True)
    return TimeRef(names, Grain.WEEK, bound=TimeBound.ABOUT, allows=names)


WEEKLY = TimeRef(None, Grain.DAY, timex="XXXX-WXX-1")
RECENTLY = TimeRef(None, Grain.DAY, timex="PAST_REF")
NAMED = span("2031-05-05T15:00", Grain.MINUTE)
LOOSE = TimeRef(NAMED, Grain.MINUTE, bound=TimeBound.ABOUT, allows=NAMED)

HALVES = t("2031-05-07T02:55", Grain.MINUTE, readings=("2031-05-07T14:55",), anchor=Anchor.EARLIER_MENTION)
DAYLESS = TimeRef(None, Grain.DAY, timex="T02:55", readings=(span("2031-05-07T14:55", Grain.MINUTE),))

CASES = [
    pytest.param(HALVES, t("2031-05-05T14:55", Grain.MINUTE), AGREE, id="five to three takes its half of the day from the other"),
    pytest.param(DAYLESS, t("2031-05-05T14:55", Grain.MINUTE), AGREE, id="five to three without a day, in the afternoon"),
    pytest.param(DAYLESS, bare("14:55"), AGREE, id="five to three and a clock of that afternoon"),
    pytest.param(HALVES, t("2031-05-05T15:30", Grain.MINUTE), DISCREPANT, id="five to three is not half past in either half"),
    pytest.param(HALVES, part("2031-05-07", 12, 18), COMPATIBLE, id="five to three may be of the afternoon"),
    pytest.param(HALVES, DAYLESS, AGREE, id="two clocks that leave the half of the day open"),
    pytest.param(lent("2031-05-07T05:52"), t("2031-05-05T05:52", Grain.MINUTE), AGREE, id="a clock whose day is lent names no other day"),
    pytest.param(lent("2031-05-07T05:52"), lent("2031-05-05T05:52"), AGREE, id="two clocks whose days are lent"),
    pytest.param(lent("2031-05-07T05:52"), t("2031-05-05T06:30", Grain.MINUTE), DISCREPANT, id="two hours differ on whatever day"),
    pytest.param(lent("2031-05-07T05:52"), t("2031-05-05"), COMPATIBLE, id="a clock whose day is lent, and a day"),
    pytest.param(lent("2031-05-07T06:00", bound=TimeBound.BEFORE), t("2031-05-05T05:52", Grain.MINUTE), COMPATIBLE, id="before six, lent"),
    pytest.param(t("2031-05-07T05:52", Grain.MINUTE), t("2031-05-05T05:52", Grain.MINUTE), DISCREPANT, id="two days told, one hour"),
    pytest.param(bare("05:52"), t("2031-05-05T05:52", Grain.MINUTE), AGREE, id="a clock without any day"),
    pytest.param(bare("05:52"), bare("05:58"), DISCREPANT, id="two clocks without any day"),
    pytest.param(bare("10:23", "UTC"), part("2031-05-05", 12, 18), COMPATIBLE, id="a clock in UTC and an afternoon somewhere"),
    pytest.param(bare("10:23"), part("2031-05-05", 12, 18), DISCREPANT, id="half past ten is no afternoon"),
    pytest.param(part("2031-05-05", 0, 24), part("2031-05-05", 18, 24), AGREE, id="late on Monday is Monday evening"),
    pytest.param(part("2031-05-05", 6, 12), part("2031-05-05", 20, 24), DISCREPANT, id="morning and night"),
    pytest.param(part("2031-05-05", 6, 12, TimeBound.UNTIL), part("2031-05-05", 20, 24, TimeBound.UNTIL), DISCREPANT,
                 id="by morning and by night"),
    pytest.param(roughly("2031-04-28", "2031-05-05"), t("2031-05-02"), AGREE, id="about two weeks ago is that Friday"),
    pytest.param(roughly("2031-04-28", "2031-05-05"), t("2031-05-12"), DISCREPANT, id="about two weeks ago is not a week later"),
    pytest.param(t("2031-05-05"), t("2031-05-05"), AGREE, id="one day is one day"),
    pytest.param(t("2031-05-05"), t("2031-05-06"), DISCREPANT, id="two days are two days"),
    pytest.param(t("2031-08-01", Grain.MONTH, TimeBound.SINCE), t("2031-08-01", Grain.MONTH), AGREE, id="since August names August"),
    pytest.param(t("2031-08-01", Grain.MONTH, TimeBound.SINCE), t("2031-06-01", Grain.MONTH), DISCREPANT, id="since August is not in June"),
    pytest.param(t("2031-08-01", Grain.MONTH, TimeBound.SINCE), t("2031-09-01", Grain.MONTH, TimeBound.SINCE), DISCREPANT,
                 id="since August is not since September"),
    pytest.param(t("2031-08-01", Grain.MONTH, TimeBound.SINCE), t("2031-08-01", Grain.MONTH, TimeBound.UNTIL), COMPATIBLE,
                 id="since August is not until August"),
    pytest.param(t("2031-01-01", Grain.YEAR), t("2031-10-21"), COMPATIBLE, id="a day in its year"),
    pytest.param(t("2030-01-01", Grain.YEAR), t("2031-10-21"), DISCREPANT, id="a day in another year"),
    pytest.param(t("2031-05-03", Grain.WEEKEND), t("2031-05-04"), COMPATIBLE, id="Sunday is in the weekend"),
    pytest.param(t("2031-05-05", bound=TimeBound.BEFORE), t("2031-05-04"), COMPATIBLE, id="the day before is before"),
    pytest.param(t("2031-05-05", bound=TimeBound.BEFORE), t("2031-05-06"), DISCREPANT, id="the day after is not before"),
    pytest.param(t("2031-05-05", bound=TimeBound.UNTIL), t("2031-05-05"), AGREE, id="by Monday names Monday"),
    pytest.param(t("2031-05-05T04:00", Grain.HOUR, TimeBound.AFTER), t("2031-05-05"), COMPATIBLE, id="after four is that day"),
    pytest.param(t("2031-05-05T04:00", Grain.HOUR, TimeBound.AFTER), t("2031-05-07"), DISCREPANT, id="after four is not two days later"),
    pytest.param(t("2031-05-05T04:00", Grain.HOUR, TimeBound.BEFORE), t("2031-05-04T23:00", Grain.HOUR), COMPATIBLE,
                 id="before four may be late the evening before"),
    pytest.param(t("2031-05-05T16:00", Grain.HOUR, TimeBound.BEFORE), t("2031-05-03"), DISCREPANT,
                 id="before four is not two days earlier"),
    pytest.param(t("2031-05-05T14:18", Grain.MINUTE, TimeBound.ABOUT), t("2031-05-05T14:18", Grain.MINUTE), AGREE, id="about 2.18 is 2.18"),
    pytest.param(t("2031-05-05T15:00", Grain.MINUTE, TimeBound.ABOUT), t("2031-05-05T14:53", Grain.MINUTE), COMPATIBLE, id="about three"),
    pytest.param(LOOSE, t("2031-05-05T14:50", Grain.MINUTE), COMPATIBLE, id="about three is some minutes wide, whatever it allows"),
    pytest.param(LOOSE, t("2031-05-05T14:20", Grain.MINUTE), DISCREPANT, id="about three is not twenty past two"),
    pytest.param(t("2031-05-05T15:00", Grain.HOUR), t("2031-05-05T15:10", Grain.MINUTE), COMPATIBLE, id="three and ten past three"),
    pytest.param(t("2031-05-05T15:00", Grain.HOUR), t("2031-05-05T15:40", Grain.MINUTE), DISCREPANT, id="three and twenty to four"),
    pytest.param(t("2031-05-05T15:00", Grain.HOUR), t("2031-05-05"), COMPATIBLE, id="three o'clock on its day"),
    pytest.param(t("2031-05-05T15:00", Grain.HOUR), t("2031-05-05T15:00", Grain.MINUTE), AGREE, id="three and three o'clock"),
    pytest.param(t("2031-05-05T15:20", Grain.MINUTE), t("2031-05-05T15:00", Grain.MINUTE), DISCREPANT, id="two clock times of one place"),
    pytest.param(t("2031-05-05T09:00", Grain.MINUTE, zone="UTC"), t("2031-05-05T09:00", Grain.MINUTE, zone="CET"), AGREE, id="one moment"),
    pytest.param(t("2031-05-05T09:00", Grain.MINUTE, zone="UTC"), t("2031-05-05T11:00", Grain.MINUTE, zone="UTC"), DISCREPANT,
                 id="two moments"),
    pytest.param(t("2031-05-05T09:00", Grain.MINUTE, zone="UTC"), t("2031-05-05T11:00", Grain.MINUTE), COMPATIBLE,
                 id="a clock of an unknown zone on the same day"),
    pytest.param(t("2031-05-05T09:00", Grain.MINUTE, zone="UTC"), t("2031-05-08T11:00", Grain.MINUTE), DISCREPANT,
                 id="a clock of an unknown zone on another day"),
    pytest.param(t("2031-03-02", readings=["2031-02-03"]), t("2031-02-03"), COMPATIBLE, id="the other reading of a date"),
    pytest.param(RECENTLY, t("2031-05-05"), COMPATIBLE, id="recently leaves the day open"),
    pytest.param(WEEKLY, t("2031-05-05"), UNLIKE, id="every Monday names no day"),
    pytest.param(t("2031-05-05T07:48", Grain.MINUTE), t("2031-05-04T22:48", Grain.MINUTE, zone="UTC"), AGREE,
                 id="one odd minute in two zones"),
    pytest.param(RECENTLY, RECENTLY, AGREE, id="recently and recently"),
    pytest.param(coded("2031-05-05", "MO", 6, 12), t("2031-05-05T02:00", Grain.HOUR), COMPATIBLE, id="two in the morning"),
    pytest.param(coded("2031-05-05", "MO", 6, 12), t("2031-05-05T15:00", Grain.HOUR), DISCREPANT, id="an afternoon is no morning"),
    pytest.param(coded("2031-05-05", "NI", 20, 24), t("2031-05-06T01:00", Grain.HOUR), COMPATIBLE, id="a night goes on after midnight"),
    pytest.param(coded("2031-05-05", "NI", 20, 24), t("2031-05-05T02:00", Grain.HOUR), DISCREPANT, id="the night before is another"),
]


@pytest.mark.parametrize(("left", "right", "verdict"), CASES)
def test_two_times(left, right, verdict):
    assert compare_values(left, right).verdict is verdict
    assert compare_values(right, left) == compare_values(left, right)


def test_the_distance_is_in_seconds():
    assert compare_values(t("2031-05-05"), t("2031-05-07")).apart == 86400.0
    assert compare_values(t("2031-05-05"), t("2031-05-05")).apart == 0.0


def test_a_clock_time_without_a_day_is_of_the_night_that_reaches_over_midnight():
    night = Interval(datetime(2031, 5, 4, 20, tzinfo=UTC), datetime(2031, 5, 5, 6, tzinfo=UTC), high_open=True)
    overnight = TimeRef(night, Grain.PART, allows=night, timex="2031-05-05TNI")
    for clock, verdict in (("T03:00", COMPATIBLE), ("T13:00", DISCREPANT)):
        assert compare_values(TimeRef(None, Grain.DAY, timex=clock), overnight).verdict is verdict
