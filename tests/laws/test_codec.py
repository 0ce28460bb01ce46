"""A report survives its JSON whole, and its JSON is what the published schema says."""

import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reconcile as rc
from reconcile.report import codec

SCHEMA = json.loads((Path(codec.__file__).parent / "report.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

texts = st.text(st.characters(), max_size=12)
names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=6)
words = st.lists(texts, max_size=2).map(tuple)
decimals = st.decimals(allow_nan=False, allow_infinity=False)
zones = st.sampled_from([UTC, timezone(timedelta(hours=-3, minutes=-30)), timezone(timedelta(hours=14))])
times = st.datetimes(timezones=zones)
shares = st.floats(0, 1)


def intervals(ends):
    return st.builds(rc.Interval, st.none() | ends, st.none() | ends, low_open=st.booleans(), high_open=st.booleans())


numbers = intervals(decimals)
calendar = intervals(times)
movements = st.builds(rc.Movement, st.sampled_from(rc.Change), st.none() | numbers, unit=texts)
sizes = {"names": st.none() | numbers, "unit": texts, "bound": st.sampled_from(rc.Bound), "allows": numbers,
         "digits": st.integers(0, 40), "counted": texts, "change": st.none() | movements}
moments = st.builds(rc.TimeRef, st.none() | calendar, st.sampled_from(rc.Grain), bound=st.sampled_from(rc.TimeBound),
                    allows=st.none() | calendar, timex=texts, zone=st.none() | texts, anchor=st.sampled_from(rc.Anchor),
                    readings=st.lists(calendar, max_size=2).map(tuple))
values = st.one_of(
    st.builds(rc.Quantity, **sizes), st.builds(rc.Duration, **sizes, timex=texts), moments,
    st.builds(rc.Magnitude, texts, texts, rank=numbers), st.builds(rc.Label, texts, texts, key=texts),
    st.builds(rc.Wording, words, words, negated=st.booleans()),
)
bests = st.recursive(st.none() | st.booleans() | texts | st.integers() | decimals | times | st.dates(),
                     lambda inner: st.lists(inner, max_size=2).map(tuple) | st.frozensets(inner, max_size=2), max_leaves=3)


@st.composite
def spans(draw, articles):
    article = draw(st.sampled_from(articles))
    start = draw(st.integers(0, len(article.text)))
    return rc.Span(article.id, start, end=draw(st.integers(start, len(article.text))))


@st.composite
def claims(draw, articles, name):
    spot = spans(articles)
    marks = st.lists(spot, max_size=2).map(tuple)
    leaf = st.builds(rc.Mention, values, spot, kind=names, rule=texts, latent=st.booleans())
    mention = draw(st.builds(rc.Mention, values, spot, kind=names, rule=texts, parts=st.lists(leaf, max_size=2).map(tuple)))
    return rc.Claim(
        name, mention, sentence=draw(st.builds(rc.Sentence, spot, texts)),
        aspect=draw(st.builds(rc.Aspect, texts, words, who=words, where=words, event=words, spans=marks)),
        attribution=draw(st.builds(rc.Attribution, texts, texts, verb=texts, quoted=st.booleans(), chain=words, span=st.none() | spot)),
        stance=draw(st.builds(rc.Stance, st.booleans(), st.booleans(), certainty=st.sampled_from(rc.Certainty), spans=marks)),
        as_of=draw(st.none() | moments),
    )


@st.composite
def facts(draw, articles, number):
    told = tuple(draw(claims(articles, f"c{number}.{at}")) for at in range(draw(st.integers(1, 3))))
    split = draw(st.integers(1, len(told)))
    groups = [group for group in (told[:split], told[split:]) if group]
    return rc.Fact(f"f{number}", draw(texts), kind=draw(names), claims=told,
                   positions=tuple(rc.Position(group, draw(st.integers(0, 3))) for group in groups),
                   origins=tuple(rc.Origin(tuple(claim.id for claim in group), draw(texts)) for group in groups))


@st.composite
def reports(draw):
    articles = tuple(
        rc.Article(draw(texts), draw(texts), id=f"a{at}", published=draw(st.none() | times), title=draw(texts), url=draw(texts))
        for at in range(draw(st.integers(1, 2)))
    )
    known = tuple(draw(facts(articles, number)) for number in range(draw(st.integers(0, 2))))
    findings = tuple(
        rc.Finding(fact.id, fact.claims[0], right=fact.claims[-1], verdict=draw(st.sampled_from(rc.Verdict)),
                   comparison=rc.Comparison(draw(st.sampled_from(rc.Verdict)), draw(texts), draw(st.none() | st.floats(0, 1e9))),
                   reasons=tuple(draw(st.lists(st.sampled_from(rc.Reason), max_size=2))), severity=draw(shares),
                   confidence=draw(shares), trace=draw(words), says=draw(texts))
        for fact in known
    )
    return rc.Report(
        articles=articles, facts=known, findings=findings,
        consensus=tuple(rc.Consensus(fact.id, draw(texts), low=draw(bests), best=draw(bests), high=draw(bests), unit=draw(texts),
                                     claims=(fact.claims[0].id,), origins=1, why=draw(texts)) for fact in known),
        sources=(rc.Standing(draw(texts), 1, claims=2, trust=draw(st.none() | shares)),),
        notes=(rc.Note(draw(texts), draw(texts), draw(st.none() | spans(articles))),),
        provenance=draw(st.dictionaries(texts, texts, max_size=2)),
    )


RELAXED = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@RELAXED
@given(reports())
def test_a_report_read_from_its_json_equals_it(report):
    text = report.to_json()
    again = rc.Report.from_json(text)
    assert again == report
    assert again.to_json() == text


@RELAXED
@given(reports())
def test_the_json_of_any_report_is_what_the_schema_says(report):
    VALIDATOR.validate(json.loads(report.to_json()))


@RELAXED
@given(reports())
def test_every_way_of_showing_takes_any_report(report):
    assert len(report.to_records()) == len(report.findings)
    assert report.to_markdown().startswith("# ")
    assert len(report.to_frame("pyarrow")) == len(report.findings)
    assert report.to_csv().count("\r\n") >= len(report.findings) + 1


def test_the_schema_is_itself_valid():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["schema_version"]["const"] == codec.SCHEMA_VERSION


@pytest.mark.parametrize("stated", [Decimal("0.1"), Decimal("1E+3"), Decimal("1400.0"), Decimal("-0.000000000000000000001")])
def test_a_decimal_comes_back_digit_by_digit(stated):
    report = rc.Report(consensus=(rc.Consensus("f", "m", best=stated),))
    assert str(rc.Report.from_json(report.to_json()).consensus[0].best) == str(stated)


def test_a_time_comes_back_with_its_offset():
    when = datetime(2024, 12, 14, 18, 22, 5, 7, tzinfo=timezone(timedelta(hours=2)))
    again = rc.Report.from_json(rc.Report(articles=(rc.Article("x", published=when),)).to_json())
    assert again.articles[0].published.isoformat() == when.isoformat()
