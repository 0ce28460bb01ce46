"""A small report made by hand, so that what is shown can be tested without what is read."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

import reconcile as rc

HOSTILE = "=1+1 <script>alert(1)</script> | **x** [l](http://e.org) \x1b[31m\u202e"


def span_of(article, quote):
    start = article.text.index(quote)
    return rc.Span(article.id, start, end=start + len(quote))


def make_claim(article, quote, value, kind, speaker=""):
    span = span_of(article, quote)
    whole = rc.Span(article.id, 0, end=len(article.text))
    return rc.Claim(
        f"{article.id}:{span.start}-{span.end}:{kind}", rc.Mention(value, span, kind=kind, rule="by hand"),
        sentence=rc.Sentence(whole, article.text), aspect=rc.Aspect("flooded", ("arable",), where=("north",)),
        attribution=rc.Attribution(speaker), stance=rc.Stance(),
    )


def number(value, unit, bound=rc.Bound.EXACT):
    point = rc.Interval(Decimal(value), Decimal(value))
    return rc.Quantity(point, unit, bound=bound, allows=point, digits=len(value.strip("0")))


def make_report(hostile=""):
    """Three sources on one flood: an agreement by conversion, a discrepancy, and a time that one alone tells."""
    one = rc.Article("Some 800 square kilometres (300 square miles) were flooded.", "Wire" + hostile, id="w", published="2024-12-14",
                     title=hostile)
    two = rc.Article("The water covered 1,400 km2 since August.", "Courier", id="c", published="2024-12-15T06:00:00+01:00")
    three = rc.Article("Fields under water: 800 square kilometres.", "Gazette", id="g")
    first = make_claim(one, "800 square kilometres", number("800", "kilometer ** 2"), "quantity", hostile)
    same = make_claim(one, "300 square miles", number("300", "mile ** 2"), "quantity")
    other = make_claim(two, "1,400 km2", number("1400", "kilometer ** 2"), "quantity", "police")
    echo = make_claim(three, "800 square kilometres", number("800", "kilometer ** 2"), "quantity")
    august = rc.Interval(datetime(2024, 8, 1, tzinfo=UTC), datetime(2024, 9, 1, tzinfo=UTC), high_open=True)
    open_end = rc.Interval(august.low, None)
    since = rc.TimeRef(august, rc.Grain.MONTH, bound=rc.TimeBound.SINCE, allows=open_end, timex="2024-08")
    when = make_claim(two, "since August", since, "time")
    area = rc.Fact("f1", "land flooded" + hostile, kind="quantity", claims=(first, same, other, echo),
                   positions=(rc.Position((first, echo), 2), rc.Position((same,), 1), rc.Position((other,), 1)))
    start = rc.Fact("f2", "begin of the flood", kind="time", claims=(when,), positions=(rc.Position((when,)),))

    def find(left, right, verdict, *reasons, severity=0.0):
        comparison = rc.Comparison(verdict, "a rung", 1.5)
        says = f"{left.id} against {right.id}{hostile}"
        return rc.Finding("f1", left, right=right, comparison=comparison, verdict=verdict, reasons=reasons, severity=severity, says=says)

    findings = (
        find(first, echo, rc.Verdict.AGREEMENT),
        find(first, same, rc.Verdict.AGREEMENT, rc.Reason.CONVERTED),
        find(same, other, rc.Verdict.DISCREPANCY, rc.Reason.UPDATED, severity=0.9),
        find(first, other, rc.Verdict.DISCREPANCY, rc.Reason.HEDGED, severity=0.6),
    )
    settled = rc.Consensus("f1", "most origins", low=Decimal(800), best=Decimal(800), high=Decimal(1400), unit="kilometer ** 2",
                           claims=(first.id, echo.id), origins=2, why="two origins stand against one")
    notes = (rc.Note("unit", f"a unit was not known{hostile}", span_of(two, "km2")),)
    return rc.Report(articles=(one, two, three), facts=(area, start), findings=findings, consensus=(settled,), notes=notes,
                     sources=(rc.Standing(one.source, 1, claims=2), rc.Standing("Courier", 1), rc.Standing("Gazette", 1)),
                     provenance={"reconcile": "0"})


@pytest.fixture
def report():
    return make_report()


@pytest.fixture
def hostile_report():
    return make_report(HOSTILE)
