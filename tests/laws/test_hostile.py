"""Whatever the text: nothing raises, every span quotes it, no claim is lost, and every process says the same."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

import reconcile as rc

DEMO = Path(rc.__file__).parent / "demo"
DIGITS = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isnumeric()]
MARKS = [
    "-", "‐", "‑", "‒", "–", "—", "―", "−", "﹣", "－", "“", "”", "„", "‟", "‘", "’", "‚", "«", "»", "‹", "›", '"',
    "'", "`", "´", "″", "′", "＂", "(", ")", "[", "]", "{", "}", "<", ">", "&", "|", "*", "_", "#", "\\", "/", "%",
    "$", "€", "£", "¥", "¢", "₹", "±", "~", "≈", "≤", "°", "…", "•", ",", ";", ":", ".", "!", "?", "。", "،", "٫",
    "٬",
]  # fmt: skip
SPACES = [
    " ", "\t", "\n", "\r", "\r\n", "\n\n", "\v", "\f", "\x1c", "\x1f", "\x85", "\xa0", "\u1680", "\u2002",
    "\u2007", "\u2009", "\u200a", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000",
]  # fmt: skip
UNSEEN = [
    "\0", "\x07", "\x08", "\x1b[31m", "\x7f", "\xad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a",
    "\u202e", "\u2060", "\u2066", "\u2069", "\ufe0f", "\ufeff", "\ufff9", "\ufffd", "\uffff", "\U000e0020",
]  # fmt: skip
LETTERS = [
    "e\u0301", "\u0301", "a" + "\u0300" * 9, "\ud800", "\udc00", "\udfff\ud83d", "😀", "👩\u200d🚒", "𝟗", "𝐓𝐨𝐰𝐧", "İ",
    "ı", "ß", "ẞ", "ſ", "ﬁ", "K", "Å", "Ω", "ς", "ǅ", "مرحبا", "שלום", "दो", "五", "百万", "الف", "ไทย", "\U0010ffff",
]  # fmt: skip
NEWS = [
    "The", "the mayor", "Mr. Stone", "police", "officials", "U.S.", "Northgate", "he", "they", "it", "who", "that",
    "said", "said that", "told reporters", "denied", "according to", "was", "were", "not", "no one", "nobody",
    "killed", "injured", "missing", "people", "houses", "troops", "square miles", "km", "km²", "mph", "per cent",
    "%", "million", "bn", "m", "dozens of", "hundreds of", "several", "two", "twenty-one", "half", "a third of",
    "12", "1,400", "3.5", "10-20", "1-2-3", "800", "0", "00", "1e9", "9" * 40, "about", "more than", "at least",
    "up to", "between", "and", "or", "to", "from", "down from", "rose", "fell by", "since", "until", "in", "on",
    "of the", "near", "north of", "because of", "after", "if", "may have", "reportedly", "Saturday", "yesterday",
    "last week", "14 December 2024", "2024-12-14", "02/03/2024", "5 pm", "17:30 GMT", "31 February", "March 99",
    "the 1990s", "3 years ago", "in the 0th century", "9999", "year 10000", "5-year-old", "aged 7", "$", "$5",
    "€3m", "a noticeable number of", "significant", "heavy damage", "the death toll", "in total", "correction:",
    "updated", "Reuters", "(AP)", "http://a.b/c?d=1", "a@b.org", "<b>", "&amp;", "{{ x }}", "{% x %}", "[bold]",
    "[/bold]", "[link=a]", "=1+1", "@SUM(A1)", "```", "| a | b |", "</script>", "%s", "\\n",
]  # fmt: skip
pieces = (
    st.sampled_from(NEWS)
    | st.sampled_from(NEWS)
    | st.sampled_from(MARKS + SPACES)
    | st.sampled_from(UNSEEN + LETTERS)
    | st.sampled_from(DIGITS)
    | st.characters()
)
joints = st.sampled_from([" ", "", ". ", ", "])
texts = st.builds(str.join, joints, st.lists(pieces, max_size=24)) | st.text(st.characters(), max_size=60)
stamps = st.none() | st.datetimes().map(lambda moment: moment.isoformat())
WAYS = ("json", "markdown", "csv", "html", "notebook", "terminal")


def check_mentions(text, mentions):
    for mention in mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert text[mention.span.start : mention.span.end].strip()
        check_mentions(text, mention.parts)


def check_claims(article, claims):
    assert len({claim.id for claim in claims}) == len(claims)
    check_mentions(article.text, [claim.mention for claim in claims])
    for claim in claims:
        sentence = claim.sentence
        assert article.text[sentence.span.start : sentence.span.end] == sentence.text
        spans = [claim.mention.span, sentence.span, *claim.aspect.spans, *claim.stance.spans]
        spans += [claim.attribution.span] if claim.attribution.span else []
        assert all(span.article == article.id and 0 <= span.start <= span.end <= len(article.text) for span in spans)


def show(report, way):
    if way == "terminal":
        console = Console(width=80, record=True, file=io.StringIO())
        console.print(report)
        return console.export_text()
    return {"json": report.to_json, "markdown": report.to_markdown, "csv": report.to_csv, "html": report.to_html,
            "notebook": report._repr_html_}[way]()  # fmt: skip


@settings(max_examples=250)
@given(texts, stamps)
def test_mentions_of_any_text_quote_it(text, published):
    mentions = rc.extract_mentions(text, published, statements=True)
    check_mentions(text, mentions)
    assert [m.span.start for m in mentions] == sorted(m.span.start for m in mentions)
    assert rc.extract_mentions(text, published, statements=True) == mentions


@settings(max_examples=150)
@given(texts, texts, stamps)
def test_claims_of_any_text_quote_it(text, title, published):
    article = rc.Article(text, "A", title=title, published=published)
    check_claims(article, rc.extract_claims(article))


@settings(max_examples=150)
@given(texts, stamps)
def test_any_text_is_a_value_or_none(text, published):
    value = rc.parse_value(text, published)
    assert value is None or rc.compare_values(value, value).verdict in tuple(rc.Verdict)


@settings(max_examples=100)
@given(st.lists(st.tuples(texts, texts, stamps), min_size=1, max_size=3))
def test_any_texts_are_a_report_that_loses_nothing(told):
    articles = [rc.Article(text, source, id=str(at), published=at_time) for at, (text, source, at_time) in enumerate(told)]
    report = rc.reconcile(articles)
    assert report.articles == tuple(articles)
    drafted = sorted(claim.id for article in articles for claim in rc.extract_claims(article))
    assert sorted(claim.id for claim in report.claims) == drafted
    for fact in report.facts:
        assert sorted(claim.id for position in fact.positions for claim in position.claims) == sorted(claim.id for claim in fact.claims)
    assert all(finding.explain() for finding in report.findings)
    assert rc.Report.from_json(report.to_json()) == report
    for way in WAYS:
        assert isinstance(show(report, way), str)


@settings(max_examples=60)
@given(st.lists(texts, min_size=1, max_size=6, unique=True))
def test_grouping_any_texts_loses_none(told):
    articles = [rc.Article(text, id=str(at)) for at, text in enumerate(told)]
    groups = rc.group_articles(articles)
    assert sorted(article.id for group in groups for article in group) == sorted(article.id for article in articles)


SHOW_ALL = """
import sys
import reconcile as rc
from rich.console import Console

report = rc.reconcile(rc.load_articles(sys.argv[1]))
shown = report.to_json(), report.to_markdown(), report.to_csv(), report.to_html(), report._repr_html_()
sys.stdout.write("".join(shown))
Console(width=80).print(report)
print([[article.id for article in group] for group in rc.group_articles(report.articles)])
"""


def test_what_is_shown_can_be_written_whatever_half_letters_a_text_holds():
    half = {"text": "The mayor\ud800 said 12 people were hurt.", "source": "Wi\udfffre", "title": "Fi\ud83dre"}
    report = rc.reconcile([half, {**half, "text": "The mayor\ud800 said 19 people were hurt."}])
    for way in WAYS:
        show(report, way).encode("utf-8")


def test_a_report_is_shown_alike_under_every_hash_seed():
    """Sets and hashes must decide nothing: not which claims pair, not which comes first, not what is printed."""
    shown = []
    for seed in ("0", "1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        ran = subprocess.run([sys.executable, "-c", SHOW_ALL, str(DEMO)], env=environment, capture_output=True, check=True)
        shown.append(ran.stdout)
    assert len(shown[0]) > 1000
    assert shown[0] == shown[1] == shown[2]
