"""What a finding says that a time was read as."""

import pytest

import reconcile as rc
from reconcile.compare.calendar import phrase_reading


@pytest.mark.parametrize(
    ("text", "words", "read"),
    [
        pytest.param("They met on Saturday.", "Saturday", "14 December 2024", id="a weekday"),
        pytest.param("They met on 14 December 2024.", "14 December 2024", "", id="a date that says it all"),
        pytest.param("They met in 2019.", "2019", "", id="a year"),
        pytest.param("It has been shut since August.", "August", "since August 2024", id="a month with its bound"),
        pytest.param("It began on Saturday morning.", "Saturday morning", "14 December 2024, 06:00–11:59", id="a part of a day"),
        pytest.param("It happened late on Saturday.", "late on Saturday", "14 December 2024", id="a part that may be all of the day"),
        pytest.param("It began shortly after 7 a.m.", "7 a.m.", "after 07:00", id="a clock time of no known day, with its bound"),
        pytest.param("It began at 7 a.m.", "7 a.m.", "", id="a clock time of no known day"),
        pytest.param("They met recently.", "recently", "", id="no time at all"),
    ],
)
def test_a_time_is_told_as_it_was_read(text, words, read):
    (mention,) = (m for m in rc.extract_mentions(text, "2024-12-15T10:00") if m.kind == "time")
    assert text[mention.span.start : mention.span.end].startswith(words)
    assert phrase_reading(mention.value, words) == read


def test_a_finding_tells_what_its_days_are():
    texts = ("The ferry sank off Norvik on Saturday, the coast guard said.", "The ferry sank off Norvik on 13 December.")
    report = rc.reconcile([{"text": text, "source": source, "published": "2024-12-15"} for text, source in zip(texts, "AB", strict=True)])
    (said,) = (f.explain() for f in report.findings if f.left.mention.kind == "time")
    assert '"Saturday" (14 December 2024, according to the coast guard)' in said
    assert '"13 December" (13 December 2024)' in said
