"""Whatever comes in: articles, or a ReconcileError in one line; never anything else."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reconcile as rc
from reconcile.io.articles import read_articles
from reconcile.io.files import LOADERS, parse_text

NAMES = ["text", "source", "published", "language", "title", "url", "id", "publisher", "name", "articleBody", "content", "value", "@id"]
leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.binary(max_size=4) | st.datetimes() | st.dates()
names = st.sampled_from(NAMES) | st.text(max_size=3)
things = st.recursive(leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4), max_leaves=8)
FIXTURES = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None, max_examples=60)


@contextlib.contextmanager
def expect_errors_in_one_line():
    try:
        yield
    except rc.ReconcileError as error:
        assert "\n" not in str(error)  # noqa: PT017 - the error itself may or may not come


@FIXTURES
@given(things)
def test_anything_given_is_articles_or_an_error(thing):
    with expect_errors_in_one_line():
        articles, _ = read_articles(thing)
        assert articles
        assert all(isinstance(article, rc.Article) for article in articles)


@pytest.mark.parametrize("suffix", sorted(LOADERS))
@FIXTURES
@given(content=st.binary(max_size=60) | st.text(alphabet='{}[]",:\n\rtex-a;\t<>/p', max_size=60).map(str.encode))
def test_any_bytes_in_a_file_are_articles_or_an_error(tmp_path, suffix, content):
    path = tmp_path / f"x{suffix}"
    path.write_bytes(content)
    with expect_errors_in_one_line():
        assert all(isinstance(article, rc.Article) for article in rc.load_articles(path))


@FIXTURES
@given(st.text(alphabet="-\n\r: aZsourcepublished2024\"'", max_size=120))
def test_a_text_is_never_lost_to_a_header(text):
    with expect_errors_in_one_line():
        assert text.endswith(parse_text(text).text)


@FIXTURES
@given(things | st.text())
def test_any_json_is_a_report_or_an_error(thing):
    with expect_errors_in_one_line():
        rc.Report.from_json(thing)
