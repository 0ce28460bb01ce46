"""The report as HTML: one self-contained page, and a compact form for notebooks. Jinja2 escapes everything.

Nothing here decides or counts; ``page.py`` says what is shown. The page's only script is allowed by its hash in a content
security policy, so that no text can run even if a browser were to take it for a script.
"""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reconcile.report.page import SHAPES, lay_out_page
from reconcile.report.plot import render_svg

if TYPE_CHECKING:
    from reconcile.report.report import Report

NAMES = {**{verdict.value: verdict.value for verdict in SHAPES}, "alone": "told once"}
SIGNS = {**{verdict.value: sign for verdict, sign in SHAPES.items()}, "alone": "·"}

MOST_ROWS = 25
"""A notebook cell with more rows than this is scrolled past; the page shows all."""


def render_page(report: Report) -> str:
    """Return the whole report as one HTML page that needs no network and no other file."""
    page = lay_out_page(report)
    style, script = _read_template("page.css"), _read_template("page.js")
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return _fill(
        "page.html",
        page=page,
        title=_title(report),
        shapes=SIGNS,
        names=NAMES,
        only_alone=not report.findings,
        plot=Markup(render_svg(report)),  # noqa: S704 - matplotlib's own SVG, its texts escaped by it
        # Both are the package's own files: they hold no text of any article.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        script_hash=f"sha256-{digest}",
    )


def render_notebook(report: Report) -> str:
    """Return the report for a notebook cell: compact, its style scoped, no script, no ids that could clash."""
    page = lay_out_page(report)
    told = [row for row in page.rows if row.judgements]
    return _fill(
        "notebook.html",
        page=page,
        title=_title(report),
        shapes=SIGNS,
        told=told[:MOST_ROWS],
        more=len(told) - MOST_ROWS if len(told) > MOST_ROWS else 0,
        lone=[row for row in page.rows if not row.judgements],
    )


def _fill(name: str, **parts: object) -> str:
    """Return a template with its parts; a lone surrogate, which no file and no notebook can hold, becomes a question mark."""
    return _environment().get_template(name).render(**parts).encode("utf-8", "replace").decode("utf-8")


def _title(report: Report) -> str:
    sources = tuple(dict.fromkeys(article.source or article.id for article in report.articles))
    shown = ", ".join(sources[:4]) + (f" and {len(sources) - 4} more" if len(sources) > 4 else "")
    return f"What the reports say: {shown}" if shown else "What the reports say"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    loader = PackageLoader("reconcile.report", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _read_template(name: str) -> str:
    environment = _environment()
    assert environment.loader is not None
    source: Any = environment.loader.get_source(environment, name)[0]
    return str(source)
