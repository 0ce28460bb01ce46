"""The JSON of a report: what it holds, and what is refused."""

import json

import pytest

import reconcile as rc


def test_claims_stand_once_and_are_named_elsewhere(report):
    document = json.loads(report.to_json())
    ids = [claim["id"] for claim in document["claims"]]
    assert ids == [claim.id for claim in report.claims]
    assert document["facts"][0]["claims"] == ids[:4]
    assert document["findings"][0]["left"] == ids[0]


def test_a_span_has_the_two_selectors_of_the_w3c(report):
    span = json.loads(report.to_json())["claims"][0]["mention"]["span"]
    assert span == {
        "source": "w",
        "selector": [
            {"type": "TextPositionSelector", "start": 5, "end": 26},
            {"type": "TextQuoteSelector", "exact": "800 square kilometres", "prefix": "Some ", "suffix": " (300 square miles) were"},
        ],
    }


def test_the_same_report_gives_the_same_text(report):
    assert report.to_json() == report.to_json()
    assert json.loads(report.to_json(indent=2)) == json.loads(report.to_json())


def test_letters_are_kept_readable_and_lone_surrogates_escaped():
    assert "Київ" in rc.Report(articles=(rc.Article("Київ"),)).to_json()
    lone = rc.Report(articles=(rc.Article("Київ \ud800"),))
    assert lone.to_json().isascii()
    assert rc.Report.from_json(lone.to_json()) == lone


@pytest.mark.parametrize(
    ("text", "error"),
    [
        pytest.param("", rc.InputError, id="nothing"),
        pytest.param("{", rc.InputError, id="broken JSON"),
        pytest.param(b"\xff", rc.InputError, id="bytes that are no text"),
        pytest.param("[" * 200_000, rc.InputError, id="JSON too deep to read"),
        pytest.param("[]", rc.InputError, id="a list"),
        pytest.param("{}", rc.InputError, id="an object of another kind"),
        pytest.param('{"schema_version": "99.0"}', rc.InputError, id="a version to come"),
        pytest.param('{"schema_version": "1.0"}', rc.InputError, id="a version and nothing else"),
        pytest.param('{"schema_version": "1.0", "claims": 5}', rc.InputError, id="claims that are a number"),
        pytest.param(5, rc.InputTypeError, id="a number"),
    ],
)
def test_what_is_no_report_is_an_error_in_one_line(text, error):
    with pytest.raises(error) as raised:
        rc.Report.from_json(text)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda d: d["facts"][0]["claims"].append("nobody"), id="a claim that is not there"),
        pytest.param(lambda d: d["findings"][0].update(verdict="maybe"), id="a verdict that is none"),
        pytest.param(lambda d: d["claims"][0]["mention"]["value"].update(type="Secret"), id="a value of no kind"),
        pytest.param(lambda d: d["claims"][0]["mention"]["value"]["names"].update(low="x"), id="a number that is none"),
        pytest.param(lambda d: d["articles"][0].update(published="soon"), id="a date that is none"),
        pytest.param(lambda d: d["claims"][0]["mention"]["span"].update(selector=[]), id="a span without a place"),
        pytest.param(lambda d: d.pop("notes"), id="a part that is missing"),
        pytest.param(lambda d: d["notes"].append("x"), id="a note that is a text"),
    ],
)
def test_a_spoilt_report_is_an_error(report, spoil):
    document = json.loads(report.to_json())
    spoil(document)
    with pytest.raises(rc.InputError, match="JSON of a report"):
        rc.Report.from_json(json.dumps(document))
