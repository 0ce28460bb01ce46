"""Whatever a caller holds becomes articles, or an error that says what to do."""

import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

import reconcile as rc
from reconcile.io.articles import read_articles
from reconcile.io.rows import Articles

TEXT = "Forty people were hurt."
HERE = datetime(2024, 12, 14, 18, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(rc.Article(TEXT), id="an article"),
        pytest.param({"text": TEXT}, id="a dict"),
        pytest.param(TEXT, id="a text"),
        pytest.param([TEXT], id="a list of a text"),
        pytest.param(({"text": TEXT},), id="a tuple of a dict"),
        pytest.param((text for text in [TEXT]), id="a generator"),
        pytest.param({TEXT}, id="a set"),
        pytest.param(Articles([rc.Article(TEXT)]), id="what load_articles returns"),
    ],
)
def test_one_article_may_be_given_as(given):
    articles, notes = read_articles(given)
    assert [article.text for article in articles] == [TEXT]
    assert notes == ()


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param("<p>Forty people were <b>hurt</b>.</p>", ["markup"], id="tags"),
        pytest.param("If a < b and c > d, forty people were hurt.", [], id="signs that are no tags"),
        pytest.param("Пострадали 40 человек, сообщила полиция.", ["script"], id="another script"),
        pytest.param(
            "Au moins neuf personnes sont mortes dans les inondations mercredi, ont annoncé les autorités. "
            "Une dizaine restent disparues, et la rivière monte encore.",
            ["language"], id="another language",
        ),
        pytest.param("The Київ office and Łódź’s “Café Ñandú” said €40 was paid.", [], id="a few foreign letters and accents"),
        pytest.param("40 € – 12 °C", [], id="hardly a letter"),
    ],
)
def test_a_text_that_is_hardly_what_it_should_be_is_noted(text, rules):
    assert [note.rule for note in read_articles(text)[1]] == rules


def test_an_empty_text_is_an_article():
    assert read_articles("")[0][0].text == ""


@pytest.mark.parametrize(
    ("given", "error", "says"),
    [
        pytest.param([], rc.InputError, "at least one article", id="an empty list"),
        pytest.param(iter(()), rc.InputError, "at least one article", id="a generator that gives nothing"),
        pytest.param(7, rc.InputTypeError, "got 7", id="a number"),
        pytest.param(None, rc.InputTypeError, "got None", id="nothing"),
        pytest.param([TEXT, 7], rc.InputTypeError, "got 7", id="a number among texts"),
        pytest.param([[TEXT]], rc.InputTypeError, "an Article, a dict, a text", id="a list in a list"),
        pytest.param(TEXT.encode(), rc.InputTypeError, "Decode the bytes", id="bytes"),
        pytest.param([TEXT.encode()], rc.InputTypeError, "Decode the bytes", id="bytes in a list"),
        pytest.param(Path("a.txt"), rc.InputTypeError, "load_articles", id="a path"),
        pytest.param({"source": "A"}, rc.InputError, "'source'", id="a dict without a text"),
        pytest.param({"text": None}, rc.InputError, "Leave the row out", id="a dict whose text is missing"),
        pytest.param({"text": 7}, rc.InputTypeError, "`text`", id="a dict whose text is a number"),
        pytest.param({"text": ["a", "b"]}, rc.InputTypeError, "`text`", id="a dict whose text is a list"),
        pytest.param({"text": TEXT, "source": 7}, rc.InputTypeError, "`source`", id="a source that is a number"),
        pytest.param({"text": TEXT, "published": "soon"}, rc.InputError, "'soon'", id="a date that is none"),
        pytest.param({"text": TEXT, "published": 1734200000}, rc.InputTypeError, "`published`", id="a date that is a number"),
        pytest.param({"text": TEXT, "language": "xx"}, rc.InputError, "'xx'", id="an unknown language"),
        pytest.param(rc.Article(TEXT, language="xx"), rc.InputError, "'xx'", id="an article in an unknown language"),
        pytest.param([rc.Article("a", id="x"), rc.Article("b", id="x")], rc.InputError, "'x' for two", id="two texts of one id"),
        pytest.param([rc.Article("a", "A", id="x"), rc.Article("a", "B", id="x")], rc.InputError, "'x' for two",
                     id="two sources of one id"),
    ],
)
def test_what_is_no_article_is_an_error_in_one_line(given, error, says):
    with pytest.raises(error) as raised:
        read_articles(given)
    message = str(raised.value)
    assert says in message
    assert "\n" not in message
    assert message.startswith("expected ")


def test_the_same_article_twice_is_read_once_with_a_note():
    articles, notes = read_articles([rc.Article(TEXT, "A"), rc.Article(TEXT, "A"), "other"])
    assert [article.text for article in articles] == [TEXT, "other"]
    assert [note.rule for note in notes] == ["same article"]
    assert notes[0].span == rc.Span(articles[0].id, 0, end=len(TEXT))


def test_a_set_is_read_in_the_same_order_in_every_process():
    texts = {f"text {number}" for number in range(20)}
    ids = [article.id for article in read_articles(texts)[0]]
    assert ids == sorted(ids)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param({"headline": "T", "articleBody": TEXT, "publisher": {"@type": "Organization", "name": "A"},
                      "datePublished": "2024-12-14T18:22:00Z", "inLanguage": "en-GB", "url": "u"},
                     {"title": "T", "source": "A", "published": HERE, "language": "en", "url": "u"}, id="schema.org"),
        pytest.param({"title": "T", "content": TEXT, "source": {"id": None, "name": "A"}, "publishedAt": "2024-12-14T18:22:00Z"},
                     {"title": "T", "source": "A", "published": HERE}, id="NewsAPI"),
        pytest.param({"title": "T", "content": [{"type": "text/plain", "value": TEXT}], "published": "Sat, 14 Dec 2024 18:22:00 GMT"},
                     {"title": "T", "published": HERE}, id="feedparser"),
        pytest.param({"id": 7, "content_text": TEXT, "date_published": "2024-12-14T18:22:00Z"}, {"id": "7", "published": HERE},
                     id="JSON Feed"),
        pytest.param({"maintext": TEXT, "source_domain": "a.org", "date_publish": "2024-12-14 18:22:00"},
                     {"source": "a.org", "published": HERE}, id="news-please"),
        pytest.param({"TEXT": TEXT, "Source": "A", "PubDate": date(2024, 12, 14)},
                     {"source": "A", "published": datetime(2024, 12, 14, tzinfo=UTC)}, id="names in another case"),
        pytest.param({"text": TEXT, "source": None, "published": None, "title": float("nan")}, {"source": "", "published": None},
                     id="missing values"),
        pytest.param({"text": TEXT, "published": HERE.astimezone(timezone(timedelta(hours=2)))}, {"published": HERE}, id="a datetime"),
        pytest.param({"text": TEXT, "author": "X", "tags": [1]}, {"text": TEXT}, id="fields that are not ours"),
    ],
)
def test_the_field_names_are_understood_of(row, expected):
    ((article,), _) = read_articles(row)
    assert article.text == TEXT
    assert {name: getattr(article, name) for name in expected} == expected


def test_loaded_articles_keep_their_notes_when_pickled():
    loaded = Articles([rc.Article(TEXT)], [rc.Note("bad row", "row 2")])
    again = pickle.loads(pickle.dumps(loaded))  # noqa: S301 - our own bytes
    assert again == loaded
    assert again.notes == loaded.notes


def test_the_notes_of_a_file_go_with_its_articles():
    notes = (rc.Note("bad row", "row 2"),)
    assert read_articles(Articles([rc.Article(TEXT)], notes))[1] == notes
    with pytest.raises(rc.InputError, match="row 2"):
        read_articles(Articles([], notes))
