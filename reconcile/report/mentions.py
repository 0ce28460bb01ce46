"""Shows what was read in one text: the mentions, their values and the rules that noticed them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from reconcile.model.claim import Mention
from reconcile.model.text import Article
from reconcile.report.markdown import escape_text
from reconcile.report.phrasing import clean_lines, phrase_value
from reconcile.report.text import make_table, shorten_text

MENTION_COLUMNS = ("article", "start", "end", "quote", "kind", "value", "rule", "parts", "latent")
_COLOURS = {"quantity": "cyan", "duration": "blue", "time": "magenta", "magnitude": "yellow"}


def list_mentions(article: Article, mentions: Iterable[Mention]) -> list[dict[str, Any]]:
    """Return one flat dict per mention with the keys ``MENTION_COLUMNS``, by span; latent ones included."""
    rows = []
    for mention in mentions:
        start, end = mention.span.start, mention.span.end
        rows.append({
            "article": article.id,
            "start": start,
            "end": end,
            "quote": article.text[start:end],
            "kind": mention.kind,
            "value": phrase_value(mention.value),
            "rule": mention.rule,
            "parts": "; ".join(list_rules(mention)[1:]),
            "latent": mention.latent,
        })
    return rows


def list_rules(mention: Mention) -> list[str]:
    """Return the names of the rules that made a mention, its own first, then those of its parts."""
    return [mention.rule, *(rule for part in mention.parts for rule in list_rules(part))]


def build_mentions(article: Article, mentions: Iterable[Mention]) -> RenderableType:
    """Return what rich shows: the text with every size and time in brackets and numbered, then what each was read as."""
    shown = tuple(mentions)
    text, at = Text(), 0
    numbers: dict[int, int] = {}
    for mention in shown:
        # Labels and whole statements lie over other mentions: the table alone lists them.
        if mention.kind in _COLOURS and mention.span.start >= at and not mention.latent:
            numbers[id(mention)] = len(numbers) + 1
            text.append(clean_lines(article.text[at : mention.span.start]))
            quote = clean_lines(article.text[mention.span.start : mention.span.end])
            text.append(f"[{quote}]{numbers[id(mention)]}", style=_COLOURS[mention.kind])
            at = mention.span.end
    text.append(clean_lines(article.text[at:]))
    return Group(text, _build_list(article, shown, numbers))


def render_mentions(article: Article, mentions: Iterable[Mention]) -> str:
    """Return the mentions as a Markdown table."""
    lines = ["| words | kind | value | rule |", "| --- | --- | --- | --- |"]
    for row in list_mentions(article, mentions):
        cells = (row["quote"], row["kind"], row["value"], row["rule"])
        lines.append("| " + " | ".join(escape_text(str(cell)) for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def _build_list(article: Article, mentions: tuple[Mention, ...], numbers: dict[int, int]) -> Table:
    table = make_table("", "words", "read as", "kind and rule")
    for mention in mentions:
        words = article.text[mention.span.start : mention.span.end]
        # Latent mentions claim nothing by themselves: they are listed in brackets.
        kind = f"({mention.kind})" if mention.latent else mention.kind
        rules = ", ".join(dict.fromkeys(list_rules(mention)))
        value = shorten_text(phrase_value(mention.value), 80)
        cells = (str(numbers.get(id(mention), "")), shorten_text(words, 80), value, f"{kind}: {rules}")
        table.add_row(*(Text(cell) for cell in cells))
    return table
