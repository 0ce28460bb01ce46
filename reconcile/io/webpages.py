"""Makes an article of a web page that is already here; fetches nothing. The one file that knows trafilatura."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from reconcile.errors import InputError, InputTypeError, MissingExtraError, ReconcileError, said
from reconcile.io.rows import read_date, read_fields, read_language
from reconcile.lexicon.loader import Lexicon
from reconcile.model.text import Article

DATES = {"original_date": True, "extensive_search": False, "min_date": "1990-01-01", "max_date": "2100-01-01"}
"""How a date is looked for where the page does not state it for machines: fixed ends, so that no clock is read, and no guess from
numbers in the text."""


def read_html(html: str | bytes, url: str | None = None) -> Article:
    """Return the article of a web page.

    The text is what trafilatura takes for the article's own. Headline, source, date with its zone and language are those that the page
    states for machines (schema.org JSON-LD), else those that trafilatura finds.

    Args:
        html: The page, as text or as the bytes that came.
        url: Where it came from; nothing is fetched from there.

    Raises:
        InputError: There is no article on the page.
        InputTypeError: ``html`` is neither text nor bytes, or ``url`` is no text.
        MissingExtraError: The extra ``html`` is not installed.
    """
    if not isinstance(html, str | bytes):
        raise InputTypeError("a web page as text or bytes", html, "Give response.text or response.content.")
    if not isinstance(url, str | None):
        raise InputTypeError("the address of a page as text", url, "Give a string, or leave it out.")
    try:
        import trafilatura
    except ImportError as error:
        came = said("an installation without it")
        raise MissingExtraError("the extra `html` to read a web page", came, "Run: pip install 'reconcile-claims[html]'") from error
    tree = trafilatura.load_html(html)
    if tree is None:
        raise InputError("a web page with an article", said("a page without any content"), "Check what was fetched.")
    stated = _read_stated(tree)
    spoken = tree.get("lang") or ""
    found = trafilatura.bare_extraction(
        tree, url=url, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=DATES,
    )
    guessed = found.as_dict() if found is not None else {}
    text = guessed.get("text") or stated.get("text") or ""
    if not text.strip():
        raise InputError("a web page with an article", said("a page without one"), "Give the text itself as an Article.")
    address = url or stated.get("url") or guessed.get("url") or ""
    return Article(
        text=text,
        source=stated.get("source") or guessed.get("sitename") or guessed.get("hostname") or urlsplit_host(address),
        published=_first_date(stated.get("published"), guessed.get("date")),
        language=read_language(stated.get("language") or spoken or guessed.get("language") or "en"),
        title=stated.get("title") or guessed.get("title") or "",
        url=address,
    )


def urlsplit_host(url: str) -> str:
    """Return the host of an address without "www.", "" where it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _read_stated(tree: Any) -> dict[str, str]:  # noqa: ANN401 - an element of lxml
    """Return the fields of the first article that the page's JSON-LD holds."""
    wanted = set(Lexicon().read_table("articles")["pages"]["types"])
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            # Pages put line breaks into strings, which strict JSON forbids.
            nodes = list(_list_nodes(json.loads(script.text_content(), strict=False)))
        except (ValueError, RecursionError):
            continue
        named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
        for node in nodes:
            kinds = node.get("@type")
            if wanted.intersection([kinds] if isinstance(kinds, str) else [k for k in kinds or () if isinstance(k, str)]):
                return _read_node(node, named)
    return {}


def _read_node(node: Mapping[str, Any], named: Mapping[str, Any]) -> dict[str, str]:
    """Return the fields of a node; what it only names by ``@id`` is looked up."""
    whole = {}
    for name, value in node.items():
        known = named.get(value["@id"]) if isinstance(value, Mapping) and isinstance(value.get("@id"), str) else None
        whole[name] = known if known is not None and name != "mainEntityOfPage" else value
    try:
        fields = read_fields(whole)
    except ReconcileError:
        return {}
    return {name: unescape(value) for name, value in fields.items() if isinstance(value, str)}


def _list_nodes(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    """Yield the objects of a JSON-LD document that may be articles: its own, and those in lists and graphs."""
    if isinstance(data, list):
        for item in data:
            yield from _list_nodes(item, depth)
    elif isinstance(data, dict) and depth < 8:
        yield data
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _list_nodes(data.get(name), depth + 1)


def _first_date(*dates: str | None) -> Any:  # noqa: ANN401 - a datetime or None
    for date in dates:
        try:
            when = read_date(date)
        except ReconcileError:
            continue
        if when is not None:
            return when
    return None
