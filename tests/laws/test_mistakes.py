"""Every public door tells a caller's mistake in one line: what was expected, what came, what to do."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

import pytest
from attrs import fields

import reconcile as rc
from reconcile.cli import main

ARTICLE = rc.Article("At least five people died on Monday, police said.", "A", published="2024-12-14")
LENGTH = rc.parse_value("5 km")
ROW = {"fact": "toll", "source": "A", "value": 12}
NOT_TEXT = [None, 7, 1.5, float("nan"), b"x", ["a"], {"a": 1}, object(), True, (), set(), Decimal(1), date(2024, 1, 1), int]
NO_LIST = [None, 7, 1.5, object(), True, Decimal(1), int]


@lru_cache(maxsize=1)
def make_report():
    return rc.reconcile([ARTICLE, rc.Article("Six people died, police said.", "B", published="2024-12-14")])


def claim():
    return make_report().claims[0]


# What is called with one thing after the other, and the things it cannot take.
DOORS = {
    "the text of mentions": (rc.extract_mentions, NOT_TEXT),
    "the language of mentions": (lambda thing: rc.extract_mentions("x", language=thing), [*NOT_TEXT, "", "xx", "EN-xx"]),
    "the date of mentions": (lambda thing: rc.extract_mentions("x", thing), [7, b"x", ["a"], {}, object(), "soon", "2024-13-01"]),
    "the text of a value": (rc.parse_value, NOT_TEXT),
    "the language of a value": (lambda thing: rc.parse_value("x", None, thing), [*NOT_TEXT, "xx"]),
    "the article of claims": (rc.extract_claims, [None, 7, b"x", {"a": 1}, (), [], ["a", "b"], [7], int]),
    "claims to align": (rc.align_claims, [*NO_LIST, ["a"], [None], [ARTICLE], "x"]),
    "one value to compare": (lambda thing: rc.compare_values(thing, LENGTH), [*NOT_TEXT, "5 km"]),
    "the other value to compare": (lambda thing: rc.compare_values(LENGTH, thing), [*NOT_TEXT, "5 km"]),
    "the policy of a comparison": (lambda thing: rc.compare_values(LENGTH, LENGTH, thing), NOT_TEXT[1:]),
    "a quantity to convert": (lambda thing: rc.convert(thing, "mile"), [*NOT_TEXT, "5 km"]),
    "the unit to convert to": (
        lambda thing: rc.convert(LENGTH, thing),
        [*NOT_TEXT, "", " ", "blorp", "kilogram", "USD", "m **", "2**10**9", "m ** 999", "x" * 500, "\0"],
    ),
    "articles to group": (rc.group_articles, [*NO_LIST, ["a"], [ARTICLE, 7]]),
    "the policy of groups": (lambda thing: rc.group_articles([ARTICLE], thing), NOT_TEXT[1:]),
    "articles to reconcile": (rc.reconcile, [None, 7, b"x", object(), [], (), [ARTICLE, None], {"a": 1}, [b"x"], int]),
    "pairs that belong together": (lambda thing: rc.reconcile([ARTICLE], together=thing), [None, 7, "x", [1], [(1, 2)], ["ab"]]),
    "pairs that are kept apart": (lambda thing: rc.reconcile([ARTICLE], apart=thing), [None, 7, "x", [1], [(1, 2)], ["ab"]]),
    "names for one thing": (lambda thing: rc.reconcile([ARTICLE], aliases=thing), [None, 7, "x", [1], [(1, 2)], ["ab"], [()]]),
    "the policy of a report": (lambda thing: rc.reconcile([ARTICLE], policy=thing), NOT_TEXT[1:]),
    "the policy of a pipeline": (lambda thing: rc.Reconciler(policy=thing), NOT_TEXT[1:]),
    "the extractors of a pipeline": (lambda thing: rc.Reconciler(extractors=thing), NOT_TEXT),
    "the lexicons of a pipeline": (lambda thing: rc.Reconciler(lexicons=thing).reconcile("x"), [*NO_LIST, "x", [7], ["/no/such"]]),
    "the parts of a registry": (rc.Registry, [5, "x", [("a", len)], (("a", 5),), ((5, len),), (1,), (("a", lambda: None),)]),
    "a part to add": (lambda thing: rc.EXTRACTORS.adding("x", thing), [None, 7, "x", lambda: None]),
    "the name of a part to add": (lambda thing: rc.EXTRACTORS.adding(thing, len), [None, 7, ["a"], "times"]),
    "the place of a part to add": (lambda thing: rc.EXTRACTORS.adding("x", len, before=thing), [7, "nowhere"]),
    "a part to leave out": (rc.EXTRACTORS.without, [None, 7, "nowhere", ["times"]]),
    "an article of an index": (rc.EventIndex().add, [None, 7, "x", {"text": "x"}]),
    "the policy of an index": (rc.EventIndex, NOT_TEXT[1:]),
    "a stream": (lambda thing: list(rc.reconcile_stream(thing, 1)), [*NO_LIST, [7], [None], [b"x"]]),
    "the processes of a stream": (lambda thing: rc.reconcile_stream([ARTICLE], thing), [0, -1, 1.5, "2", b"x", True, [1]]),
    "rows": (rc.resolve_values, [*NO_LIST, [], "x", [None], [ROW, 7], [{}], {"a": 1}]),
    "a method": (lambda thing: rc.resolve_values([ROW], thing), [*NOT_TEXT, "", "magic"]),
    "the fact of a row": (lambda thing: rc.resolve_values([{**ROW, "fact": thing}]), [None, "", float("nan"), ["a"], {}, set()]),
    "the source of a row": (lambda thing: rc.resolve_values([{**ROW, "source": thing}]), [None, "", float("nan")]),
    "the value of a row": (
        lambda thing: rc.resolve_values([ROW, {**ROW, "source": "B", "value": thing}]),
        [None, "", "twelve", float("nan"), float("inf"), ["a"], {}, True, date(2024, 1, 1), Decimal("nan")],
    ),
    "the weight of a row": (
        lambda thing: rc.resolve_values([{**ROW, "weight": thing}]),
        [0, -1, "1", float("nan"), float("inf"), [], True],
    ),
    "a path to load": (rc.load_articles, [*NOT_TEXT, "", "\0", "no/such/folder", "x" * 5000]),
    "a page": (rc.read_html, [None, 7, ["a"], {}, "", b"", "\0", "<p></p>"]),
    "the address of a page": (lambda thing: rc.read_html("<p>x</p>", thing), [7, b"x", ["a"]]),
    "the JSON of a report": (rc.Report.from_json, [*NOT_TEXT, "", "{", "[]", "null", '{"schema_version": "99"}']),
    "a source that tells alone": (lambda thing: make_report().only_in(thing), [*NOT_TEXT, "", "C"]),
    "a source between": (lambda thing: make_report().between("A", thing), [*NOT_TEXT, "C"]),
    "words to look for": (lambda thing: make_report().about(thing), NOT_TEXT),
    "a claim to hold against another": (lambda thing: make_report().finding_between(thing, claim()), [*NOT_TEXT, "x"]),
    "a claim to be held against": (lambda thing: make_report().finding_between(claim(), thing), [*NOT_TEXT, "x"]),
    "a claim whose source is asked": (lambda thing: make_report().source_of(thing), NOT_TEXT),
    "a claim whose fact is asked": (lambda thing: make_report().fact_of(thing), NOT_TEXT),
    "an earlier report": (lambda thing: make_report().changes_since(thing), [*NOT_TEXT, "x"]),
    "a library of frames": (lambda thing: make_report().to_frame(thing), ["excel", "", 7]),
    "a path of JSON": (lambda thing: make_report().to_json(thing), [7, b"x", ["a"], "", "\0", "no/such/folder/x", "x" * 5000]),
    "a path of a page": (lambda thing: make_report().to_html(thing), [7, "\0", "no/such/folder/x"]),
    "an indent": (lambda thing: make_report().to_json(indent=thing), [1.5, "x", b"x", [1]]),
    "axes": (lambda thing: make_report().plot(thing), [7, "x", [1]]),
    "axes of a timeline": (lambda thing: make_report().plot_timeline(thing), [7, "x", [1]]),
    "the text of an article": (rc.Article, NOT_TEXT),
    "the date of an article": (
        lambda thing: rc.Article("x", published=thing),
        [7, b"x", ["a"], object(), "soon", "2024-13-01", "2024-12-14T25:00", "14/12/2024", "0000-01-01"],
    ),
    "a convention": (lambda thing: rc.reconcile(ARTICLE, policy=rc.Policy(convention=thing)), [*NOT_TEXT, "", "magic"]),
    "sources in order": (lambda thing: rc.Policy(source_order=thing), [None, 7, "AFP", [7], [None]]),
    "vague numbers": (lambda thing: rc.Policy(vague_numbers=thing), [*NOT_TEXT, "", "magic"]),
}
NUMBERS = [part.name for part in fields(rc.Policy) if not isinstance(part.default, str | tuple)]


def expect_mistake(call, *arguments):
    with pytest.raises(rc.ReconcileError) as raised:
        call(*arguments)
    message = str(raised.value)
    assert message.startswith("expected ")
    assert "\n" not in message
    assert len(message) < 400
    assert raised.value.todo.endswith((".", "]"))
    return raised.value


@pytest.mark.parametrize("door", DOORS)
def test_a_mistake_is_told_in_one_line(door):
    call, things = DOORS[door]
    for thing in things:
        expect_mistake(call, thing)


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_of_a_policy_is_a_number(name):
    for thing in [None, "1", b"1", [1], (), True, float("nan"), Decimal("nan"), object()]:
        expect_mistake(lambda given: rc.Policy(**{name: given}), thing)


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_of_a_policy_may_be_of_another_kind(name):
    whole = rc.Policy(**{name: 3})
    assert whole == rc.Policy(**{name: 3.0}) == rc.Policy(**{name: Decimal(3)})
    assert rc.reconcile([ARTICLE, rc.Article("More than nine people died.", "B")], policy=whole).facts


@pytest.mark.parametrize(
    ("row", "says"),
    [
        pytest.param({"fact": "toll", "source": "B"}, "a value in row 2", id="a row without a value"),
        pytest.param({"fact": "toll", "value": 3}, "a source in row 2", id="a row without a source"),
        pytest.param({"source": "B", "value": 3}, "a fact in row 2", id="a row without a fact"),
        pytest.param({**ROW, "value": "twelve"}, "a number in row 2", id="a text among numbers"),
        pytest.param({**ROW, "value": date(2024, 1, 1)}, "a number in row 2", id="a day among numbers"),
        pytest.param({**ROW, "value": float("nan")}, "row 2", id="a number that is none"),
        pytest.param({**ROW, "value": [1]}, "row 2", id="a list"),
        pytest.param({**ROW, "weight": 0}, "row 2", id="a weight of nothing"),
        pytest.param("toll", "row 2", id="a text for a row"),
    ],
)
def test_a_bad_row_is_named_by_its_number(row, says):
    assert says in str(expect_mistake(rc.resolve_values, [ROW, row]))


@pytest.mark.parametrize(
    ("error", "kind"),
    [(rc.InputError, ValueError), (rc.InputTypeError, TypeError), (rc.UnitError, ValueError), (rc.FileError, OSError)],
)
def test_a_mistake_is_also_the_error_that_python_has_for_it(error, kind):
    assert issubclass(error, kind)
    assert issubclass(error, rc.ReconcileError)


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="nothing"),
        pytest.param(["magic"], id="an unknown command"),
        pytest.param(["check"], id="no file"),
        pytest.param(["check", "no/such/file.txt"], id="a file that is not there"),
        pytest.param(["check", ""], id="a file without a name"),
        pytest.param(["check", "a\0b.txt"], id="a null in a name"),
        pytest.param(["check", "{good}", "--format", "magic"], id="an unknown format"),
        pytest.param(["check", "{good}", "--published", "soon"], id="a date that is none"),
        pytest.param(["check", "{good}", "--published", "2024-12-14", "--published", "2024-12-15"], id="more dates than files"),
        pytest.param(["check", "{good}", "--fail-on", "magic"], id="an unknown reason to fail"),
        pytest.param(["check", "{good}", "--jobs", "0"], id="no process"),
        pytest.param(["check", "{good}", "-o", "no/such/folder/x"], id="a folder to write to that is not there"),
        pytest.param(["check", "{bad}"], id="bytes that are no text"),
        pytest.param(["check", "{odd}"], id="an unknown suffix"),
        pytest.param(["check", "{json}"], id="JSON that is none"),
        pytest.param(["extract", "{good}", "{good}"], id="two files to extract from"),
        pytest.param(["facts", "no/such/file.txt"], id="a file for facts that is not there"),
        pytest.param(["demo", "{good}"], id="a file for the demo"),
        pytest.param(["check", "{good}", "--magic"], id="an unknown option"),
    ],
)
def test_the_command_line_says_it_in_one_line_and_exits_with_2(arguments, tmp_path, capsys):
    files = {"good": "x.txt", "bad": "bad.txt", "odd": "x.magic", "json": "x.json"}
    for name, content in {"x.txt": b"Five died.", "bad.txt": b"\xff\xfe\x00\xd8\xff", "x.magic": b"x", "x.json": b"{"}.items():
        (tmp_path / name).write_bytes(content)
    given = [argument.format(**{name: tmp_path / file for name, file in files.items()}) for argument in arguments]
    try:
        code = main(given)
    except SystemExit as stop:
        code = stop.code
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert err.strip()
    assert "\n" not in err.strip()
    assert "Traceback" not in err
