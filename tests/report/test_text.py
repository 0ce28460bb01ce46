"""What a terminal and Markdown show: everything fits, and what stands in a text stays text."""

import io

import pytest
from rich.console import Console

import reconcile as rc
from reconcile.report.markdown import escape_text
from reconcile.report.text import build_facts, order_findings, render_text


def test_the_table_fits_80_columns_and_names_both_sides(report):
    shown = render_text(report)
    assert max(map(len, shown.splitlines())) <= 80
    one_line = " ".join(shown.split())
    assert "3 articles by 3 sources: 2 facts, 2 discrepancies, 2 agreements; 1 to look at first." in one_line
    for words in ("Wire: “800 square kilometres”", "Courier: “1,400 km2”", "! discrepancy"):
        assert words in one_line


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(hostile_report, width):
    for shown in (render_text(hostile_report, width), render_text(build_facts(hostile_report), width)):
        assert max(map(len, shown.splitlines())) <= width


def test_what_needs_a_person_comes_first(report):
    assert [finding.severity for finding in order_findings(report.findings)] == [0.6, 0.9, 0.0, 0.0]


def test_colours_go_to_terminals_alone(report, monkeypatch):
    def show(**options):
        out = io.StringIO()
        Console(file=out, width=80, **options).print(report)
        return out.getvalue()

    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[31m" in show(force_terminal=True)
    assert "\x1b" not in show()
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[31m" not in show(force_terminal=True)


def test_a_text_cannot_steer_the_terminal(hostile_report):
    shown = render_text(hostile_report) + render_text(build_facts(hostile_report))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "<script>" in shown


def test_facts_are_shown_with_who_tells_them(report):
    shown = render_text(build_facts(report))
    assert "800 km²  Wire, Gazette" in shown
    assert "since August 2024  Courier" in shown
    assert "Together: 800 km² (800–1,400 km²)" in shown


def test_markdown_shows_findings_facts_and_articles(report):
    text = report.to_markdown()
    assert "## Look at first" in text
    assert "- **discrepancy** (hedged): w:5-26:quantity against c:18-27:quantity" in text
    assert "| 1,400 km² | Courier | “1,400 km2” | police |" in text
    assert "Together: 800 km² (800–1,400 km²): two origins stand against one" in text
    assert "| Wire | 1 | 2 | 0 | 0 | 0 |  |" in text


def test_markdown_takes_nothing_in_a_text_for_a_sign(hostile_report):
    text = hostile_report.to_markdown()
    for sign in ("<script>", "**x**", "[l]", "http://", "\x1b"):
        assert sign not in text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("a|b", "a\\|b"), ("# x", "\\# x"), ("a # b", "a # b"), ("1. x", "&#49;. x"), ("10. x", "&#49;0. x"), ("0.1", "&#48;.1"),
     ("- x", "\\- x"),
     ("<b>&amp;", "\\<b\\>\\&amp;"), ("a\nb", "a b"), ("www.x.org", "www&#46;x.org"), ("me@x.org", "me&#64;x.org"), ("$5", "\\$5")],
)
def test_markdown_escapes(text, escaped):
    assert escape_text(text) == escaped


def test_a_note_is_shown():
    shown = render_text(rc.Report(notes=(rc.Note("x", "nothing was found"),)))
    assert "Note: nothing was found" in shown
