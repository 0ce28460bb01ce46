"""A web page becomes an article: what it states for machines goes before what is guessed."""

import json
import sys
from datetime import datetime, timedelta, timezone

import pytest

import reconcile as rc

trafilatura = pytest.importorskip("trafilatura")

BODY = """<nav>Home | World | Sport</nav><article><h1>Storm</h1>
<p>At least forty people were hurt when a storm crossed the coast, the fire service said in the evening.</p>
<p>Another report put the figure at fifty-two and said that more people might be found in the days to come.</p></article>
<footer>All rights reserved</footer>"""
STATED = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Storm &amp; flood",
          "datePublished": "2024-12-14T18:22:00+02:00",
          "publisher": {"@type": "Organization", "name": "The Daily"}, "url": "https://daily.example/storm"}
WHEN = datetime(2024, 12, 14, 18, 22, tzinfo=timezone(timedelta(hours=2)))


def page(*data, body=BODY, lang="en-GB"):
    scripts = "".join(f'<script type="application/ld+json">{d if isinstance(d, str) else json.dumps(d)}</script>' for d in data)
    return f'<!doctype html><html lang="{lang}"><head><title>Page</title>{scripts}</head><body>{body}</body></html>'


@pytest.mark.parametrize(
    "data",
    [
        pytest.param([STATED], id="alone"),
        pytest.param([[{"@type": "Organization", "name": "x"}, STATED]], id="in a list"),
        pytest.param([{"@graph": [{**STATED, "publisher": {"@id": "#p"}}, {"@id": "#p", "@type": "Organization", "name": "The Daily"}]}],
                     id="in a graph that names its publisher by id"),
        pytest.param([{"@type": "WebPage", "mainEntity": {**STATED, "@type": ["NewsArticle", "LiveBlogPosting"]}}], id="within a page"),
        pytest.param(["{broken", STATED], id="after one that is broken"),
    ],
)
def test_what_the_page_states_for_machines_is_read(data):
    article = rc.read_html(page(*data))
    assert (article.title, article.source, article.published, article.language) == ("Storm & flood", "The Daily", WHEN, "en")
    assert article.published.utcoffset() == timedelta(hours=2)
    assert article.url == "https://daily.example/storm"


def test_the_text_is_the_article_alone():
    text = rc.read_html(page(STATED)).text
    assert "forty people" in text
    assert "fifty-two" in text
    assert "Sport" not in text
    assert "rights reserved" not in text


def test_without_stated_data_the_address_names_the_source():
    article = rc.read_html(page().encode(), url="https://www.daily.example/storm")
    assert (article.source, article.url) == ("daily.example", "https://www.daily.example/storm")


def test_a_date_that_is_none_is_left_out():
    assert rc.read_html(page({**STATED, "datePublished": "soon"})).published is None


@pytest.mark.parametrize("hostile", ["", b"", "\0" * 10, "<" * 50_000, "<p>", page("[" * 100_000, body=""), b"\xff\xfe\x00"])
def test_a_page_without_an_article_is_an_error(hostile):
    with pytest.raises(rc.InputError, match="web page with an article"):
        rc.read_html(hostile)


@pytest.mark.parametrize("given", [(7,), (None,), ("<p>x</p>", 7)])
def test_what_is_no_page_is_an_error(given):
    with pytest.raises(rc.InputTypeError):
        rc.read_html(*given)


def test_a_page_in_a_file_is_read(tmp_path):
    (tmp_path / "storm.html").write_text(page(STATED))
    (article,) = rc.load_articles(tmp_path / "storm.html")
    assert article.source == "The Daily"


def test_without_the_extra_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(rc.MissingExtraError, match=r"reconcile-claims\[html\]"):
        rc.read_html(page(STATED))
