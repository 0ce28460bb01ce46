"""The command line: what it prints where, its exit codes, and errors in one line."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest

import reconcile as rc
from reconcile.cli import main

ONE = "---\nsource: Wire\npublished: 2024-12-14\n---\nThe flood covered 800 square kilometres, police said.\n"
TWO = "---\nsource: Courier\npublished: 2024-12-14\n---\nThe flood covered 1,400 square kilometres, police said.\n"


@pytest.fixture
def files(tmp_path):
    (tmp_path / "one.txt").write_text(ONE)
    (tmp_path / "two.txt").write_text(TWO)
    return [str(tmp_path / "one.txt"), str(tmp_path / "two.txt")]


@pytest.fixture
def run(capfdbinary):
    def call(*arguments):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = stop.code
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return call


@pytest.fixture
def give(monkeypatch):
    def put(content):
        stream = io.TextIOWrapper(io.BytesIO(content if isinstance(content, bytes) else content.encode()))
        monkeypatch.setattr(sys, "stdin", stream)

    return put


def test_check_shows_both_sides_in_a_table(run, files):
    code, out, err = run("check", *files)
    assert (code, err) == (0, "")
    assert "Wire: “800 square kilometres”" in out
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out


def test_check_prints_json_that_reads_back(run, files):
    _, out, _ = run("check", *files, "--format", "json")
    report = rc.Report.from_json(out)
    assert [article.source for article in report.articles] == ["Wire", "Courier"]
    assert report.discrepancies


def test_check_prints_a_line_per_finding(run, files):
    _, out, _ = run("check", *files, "--format", "jsonl")
    assert {json.loads(line)["verdict"] for line in out.splitlines()} >= {"discrepancy"}


@pytest.mark.parametrize(("form", "begins"), [("md", "# "), ("csv", "fact,label,kind,verdict"), ("html", "<!doctype html>")])
@pytest.mark.parametrize("command", ["check", "facts", "demo"])
def test_every_command_prints_every_format(run, files, command, form, begins):
    code, out, _ = run(command, *(files if command != "demo" else []), "--format", form)
    expected = "fact,label,kind,position" if (command, form) == ("facts", "csv") else begins
    assert code == 0
    assert out.lower().startswith(expected)


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "md", "csv", "html"])
def test_extract_shows_what_was_read_in_every_format(run, files, form):
    code, out, _ = run("extract", files[0], "--format", form)
    assert code == 0
    assert "800 square kilometres" in out


def test_extract_marks_the_text_and_names_the_rules(run, files):
    _, out, _ = run("extract", files[0], "--format", "json")
    rows = [row for row in json.loads(out) if row["kind"] == "quantity"]
    assert rows[0]["quote"] == "800 square kilometres"
    assert rows[0]["value"] == "800 km²"
    assert rows[0]["rule"]
    _, table, _ = run("extract", files[0])
    assert "[800 square kilometres]1" in table


def test_facts_has_a_row_for_each_claim(run, files):
    _, out, _ = run("facts", *files, "--format", "csv")
    quotes = {row["quote"] for row in csv.DictReader(io.StringIO(out, newline=""))}
    assert {"800 square kilometres", "1,400 square kilometres"} <= quotes


def test_demo_runs_on_what_ships_with_the_package(run):
    code, out, _ = run("demo", "--format", "json")
    assert code == 0
    assert len(rc.Report.from_json(out).articles) == 2


@pytest.mark.parametrize("form", ["table", "json", "html"])
def test_output_goes_to_a_file(run, files, tmp_path, form):
    code, out, err = run("check", *files, "--format", form, "-o", tmp_path / "out")
    assert (code, out, err) == (0, "", "")
    assert "Courier" in (tmp_path / "out").read_text()


@pytest.mark.parametrize(("what", "code"), [("discrepancy", 1), ("unexplained", 1)])
def test_fail_on_exits_with_1_where_there_is_one(run, files, what, code):
    assert run("check", *files, "--fail-on", what)[0] == code
    assert run("check", files[0], "--fail-on", what)[0] == 0


def test_standard_input_is_a_text_or_json(run, give, files):
    give("The flood covered 800 square kilometres.")
    _, out, _ = run("check", "-", files[1], "--source", "Wire", "--format", "json")
    assert [article.source for article in rc.Report.from_json(out).articles] == ["Wire", "Courier"]
    give('{"text": "One."}\n{"text": "Two."}\n')
    _, out, _ = run("check", "-", "--format", "json")
    assert [article.text for article in rc.Report.from_json(out).articles] == ["One.", "Two."]


def test_what_the_articles_do_not_say_is_said_by_options(run, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{name}: forty were hurt.")
    places = [tmp_path / "a.txt", tmp_path / "b.txt"]
    _, out, _ = run("check", *places, "--published", "2024-12-14", "--source", "A", "--source", "B", "--format", "json")
    articles = rc.Report.from_json(out).articles
    assert [(article.source, article.published.day) for article in articles] == [("A", 14), ("B", 14)]
    assert articles[0].id == rc.Article(articles[0].text, "A", published="2024-12-14").id


def test_options_do_not_overrule_the_articles(run, files):
    _, out, _ = run("check", *files, "--published", "2020-01-01", "--source", "X", "--format", "json")
    told = {(article.source, article.published.year) for article in rc.Report.from_json(out).articles}
    assert told == {("Wire", 2024), ("Courier", 2024)}


def test_a_bad_row_is_a_note_and_the_rest_is_kept(run, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "Forty were hurt."}\n{"nope": 1}\n')
    code, out, _ = run("check", tmp_path / "a.jsonl")
    assert code == 0
    assert "row 2 of a.jsonl" in " ".join(out.split())


def test_events_tells_a_mixed_stream_apart(run, tmp_path):
    rows = [{"text": "A flood covered 800 square kilometres of Northland. The dam at Westwater broke."},
            {"text": "Shares of the brewer Halloway fell 9 percent after its chief executive resigned."}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    code, out, _ = run("check", tmp_path / "a.jsonl", "--events", "--format", "json")
    assert code == 0
    assert [len(rc.Report.from_json(line).articles) for line in out.splitlines()] == [1, 1]


EVENTS = [
    {"text": "A flood covered 800 square kilometres of Northland. The dam at Westwater broke.", "source": "A"},
    {"text": "The flood of Northland covered 1,400 square kilometres when the dam at Westwater broke.", "source": "B"},
    {"text": "Shares of the brewer Halloway fell 9 percent after its chief executive resigned.", "source": "A"},
    {"text": "The chief executive of the brewer Halloway resigned and its shares fell 7 percent.", "source": "B"},
]


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_the_rows_of_several_events_are_one_table_that_names_the_event(run, tmp_path, form):
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in EVENTS))
    _, out, _ = run("check", tmp_path / "a.jsonl", "--events", "--format", form)
    rows = list(csv.DictReader(io.StringIO(out, newline=""))) if form == "csv" else [json.loads(line) for line in out.splitlines()]
    firsts = [rc.Article(row["text"], row["source"]).id for row in EVENTS]
    assert list(dict.fromkeys(row["event"] for row in rows)) == [firsts[0], firsts[2]]
    assert all(row["verdict"] for row in rows)


def test_several_events_are_no_page(run, tmp_path):
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in EVENTS))
    code, out, err = run("check", tmp_path / "a.jsonl", "--events", "--format", "html")
    assert (code, out) == (2, "")
    assert "one event for a page" in err


def test_more_processes_than_one_event_can_use_are_told_of_and_change_nothing(run, tmp_path):
    (tmp_path / "one.txt").write_text(ONE)
    code, alone, err = run("check", tmp_path / "one.txt", "--format", "json")
    assert (code, err) == (0, "")
    code, out, err = run("check", tmp_path / "one.txt", "--format", "json", "--jobs", "2")
    assert (code, out) == (0, alone)
    assert "--events" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param([], "COMMAND", id="no command"),
        pytest.param(["chek"], "chek", id="an unknown command"),
        pytest.param(["check"], "FILES", id="no file"),
        pytest.param(["check", "no.txt"], "no.txt", id="a file that is not there"),
        pytest.param(["check", "a\0b.txt"], "file", id="a name that is none"),
        pytest.param(["check", "ONE", "--format", "pdf"], "pdf", id="an unknown format"),
        pytest.param(["check", "ONE", "--published", "soon"], "soon", id="a date that is none"),
        pytest.param(["check", "ONE", "--published", "2024-12-14", "--published", "2024-12-15"], "--published", id="more dates than files"),
        pytest.param(["check", "ONE", "--jobs", "0"], "processes", id="no process"),
        pytest.param(["check", "ONE", "-o", "no/such/folder/x"], "written", id="an output that cannot be written"),
        pytest.param(["extract", "ROWS"], "one article", id="several articles where one is marked up"),
        pytest.param(["check", "BROKEN"], "text file", id="bytes that are no text"),
        pytest.param(["extract", "ONE", "TWO"], "reconcile extract --help", id="two files where one is marked up"),
        pytest.param(["demo", "--fail-on", "discrepancy"], "reconcile demo --help", id="an option of another command"),
    ],
)
def test_a_mistake_takes_one_line_on_standard_error_and_exits_with_2(run, tmp_path, arguments, says):
    (tmp_path / "one.txt").write_text(ONE)
    (tmp_path / "rows.jsonl").write_text('"One."\n"Two."\n')
    (tmp_path / "broken.txt").write_bytes(b"\xff\xfe\xfd")
    places = {"ONE": tmp_path / "one.txt", "ROWS": tmp_path / "rows.jsonl", "BROKEN": tmp_path / "broken.txt"}
    code, out, err = run(*(places.get(argument, argument) for argument in arguments))
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith("reconcile")
    assert says in err


@pytest.mark.parametrize("content", [pytest.param(b"\xff\xfe\xfd", id="bytes that are no text"), pytest.param("[1, ", id="broken JSON")])
def test_bad_standard_input_exits_with_2(run, give, content):
    give(content)
    code, _, err = run("check", "-")
    assert code == 2
    assert "standard input" in err


def test_rows_that_are_no_articles_are_named_in_the_error(run, give):
    give("[1, 2]")
    code, _, err = run("check", "-")
    assert code == 2
    assert "got none. Of what came, row 1 of standard input was left out: expected an Article, a dict, a text" in err


@pytest.mark.parametrize("command", ["check", "extract", "facts", "demo"])
def test_help_has_an_example(run, command):
    code, out, _ = run(command, "--help")
    assert code == 0
    assert f"example: reconcile {command}" in out


def test_the_version_is_told(run):
    assert run("--version")[1] == f"reconcile {rc.__version__}\n"


def test_the_module_runs_as_a_program_and_a_closed_pipe_is_no_error(files):
    command = [sys.executable, "-m", "reconcile", "check", *files, "--format", "html"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="a terminal can be made on POSIX alone")
def test_a_bar_is_shown_for_many_files_on_a_terminal_alone(tmp_path):
    places = [tmp_path / f"{number}.txt" for number in range(12)]
    for number, place in enumerate(places):
        place.write_text(f"{number + 30} people were hurt.")
    command = [sys.executable, "-m", "reconcile", "facts", *places, "--format", "csv"]
    reader, terminal = os.openpty()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=terminal, env={**os.environ, "TERM": "xterm"}, check=True)
    os.close(terminal)
    shown = os.read(reader, 100_000)
    os.close(reader)
    assert b"reading" in shown
    assert b"reading" not in done.stdout
    assert subprocess.run(command, capture_output=True, check=True).stderr == b""
