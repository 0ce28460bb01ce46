"""Plots of a report (extra ``plot``): who says how much, and what was said to hold when.

Draws with matplotlib's objects: no window, and pyplot only where a notebook runs, which shows no figure without it. Decides
nothing: intervals are those of the claims, converted to the unit of the fact's first telling.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import frozen

from reconcile.adapters.units import convert
from reconcile.errors import InputTypeError, MissingExtraError, UnitError
from reconcile.model.claim import Claim
from reconcile.model.fact import Fact
from reconcile.model.interval import Interval
from reconcile.model.value import Quantity, TimeRef
from reconcile.report.phrasing import clean_text, phrase_unit

if TYPE_CHECKING:
    from reconcile.report.report import Report

PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
"""Okabe and Ito's colours (2008), told apart by all common kinds of colour vision; yellow is left out: too pale on white."""

MARKERS = ("o", "s", "^", "D", "v", "P", "X")
"""A marker beside each colour, since colour alone tells some readers nothing."""

MOST_FACTS = 12
"""A figure of more facts than this is no longer read; the severest are kept."""


@frozen(kw_only=True)
class Bar:
    """One telling as drawn: ``low`` to ``high`` (None: open), with ``mark`` where it names one point."""

    source: str
    low: float | None
    high: float | None
    mark: float | None


def plot_quantities(report: Report, ax: Any = None) -> Any:  # noqa: ANN401 - matplotlib's own types, an extra
    """Return a Figure with one panel per fact that tells numbers, one line per telling.

    Args:
        report: What to draw.
        ax: Axes to draw on; then only the severest fact is drawn, and their figure is returned.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    drawn = [(fact, bars) for fact in _rank_facts(report, "quantity", "duration") if (bars := _measure_bars(report, fact))]
    if ax is not None:
        _require_axes(ax)
        if drawn:
            _draw_panel(report, drawn[0][0], drawn[0][1], ax)
        return ax.get_figure()
    panels = drawn[:MOST_FACTS]
    figure, axes = _make_panels([len(bars) for _, bars in panels])
    for panel, (fact, bars) in zip(axes, panels, strict=True):
        _draw_panel(report, fact, bars, panel)
    return figure


def plot_times(report: Report, ax: Any = None) -> Any:  # noqa: ANN401 - the same
    """Return a Figure with one row per fact whose tellings have a time: when it is said to have been, or to hold.

    Args:
        report: What to draw.
        ax: Axes to draw on; their figure is returned.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    rows = [(fact, stretches) for fact in _rank_facts(report, "time", *_others(report)) if (stretches := _date_claims(report, fact))]
    rows = rows[:MOST_FACTS]
    if ax is not None:
        _require_axes(ax)
    else:
        _, (ax,) = _make_panels([max(1, len(rows))])
    colours = _colour_sources(report)
    for at, (_, stretches) in enumerate(rows):
        for step, (source, low, high) in enumerate(stretches):
            height = at + (step - (len(stretches) - 1) / 2) * 0.6 / max(1, len(stretches))
            colour, marker = colours[source]
            ax.plot([low, high], [height, height], color=colour, linewidth=4, solid_capstyle="butt", marker=marker, markersize=5)
    ax.set_yticks(range(len(rows)), [_shorten(fact.label) for fact, _ in rows])
    ax.invert_yaxis()
    ax.set_title("What was said to hold when", loc="left", fontsize="medium")
    ax.spines[["top", "right"]].set_visible(b=False)
    ax.tick_params(axis="x", labelrotation=20)
    _add_legend(ax, {source for _, stretches in rows for source, _, _ in stretches}, colours)
    return ax.get_figure()


def render_svg(report: Report) -> str:
    """Return the quantity plot as inline SVG, "" where there is nothing to draw or matplotlib is missing."""
    from io import StringIO
    from warnings import catch_warnings, simplefilter

    try:
        if not any(_measure_bars(report, fact) for fact in _rank_facts(report, "quantity", "duration")):
            return ""
        from matplotlib import rc_context

        # Text as text keeps the file small; a fixed salt gives the same ids every time.
        with rc_context({"svg.fonttype": "none", "svg.hashsalt": "reconcile"}), catch_warnings():
            # The page's reader has other fonts than this machine: a letter that is missing here is none of the caller's business.
            simplefilter("ignore", UserWarning)
            into = StringIO()
            plot_quantities(report).savefig(into, format="svg", metadata={"Date": None, "Creator": None})
    except (ImportError, MissingExtraError):
        return ""
    svg = into.getvalue()
    return svg[svg.index("<svg") :]


def _others(report: Report) -> tuple[str, ...]:
    return tuple(sorted({fact.kind for fact in report.facts} - {"time"}))


def _rank_facts(report: Report, *kinds: str) -> list[Fact]:
    """Return the facts of these kinds that more than one claim tells, the severest difference first."""
    severity: dict[str, float] = {}
    for finding in report.findings:
        severity[finding.fact] = max(severity.get(finding.fact, 0.0), finding.severity)
    told = [fact for fact in report.facts if fact.kind in kinds and len(fact.claims) > 1]
    return sorted(told, key=lambda fact: (kinds.index(fact.kind), -severity.get(fact.id, 0.0)))


def _measure_bars(report: Report, fact: Fact) -> list[Bar]:
    unit, bars = _unit_of(fact), []
    for claim in fact.claims:
        value = claim.mention.value
        if not isinstance(value, Quantity):
            continue
        try:
            same = convert(value, unit)
        except UnitError:
            continue
        low, high = _floats(same.allows)
        named = _floats(same.names) if same.names else (None, None)
        mark = named[0] if named[0] is not None and named[0] == named[1] else None
        if not (low is None and high is None and mark is None):
            bars.append(Bar(source=report.source_of(claim), low=low, high=high, mark=mark))
    return bars if len(bars) > 1 else []


def _unit_of(fact: Fact) -> str:
    return next((c.mention.value.unit for c in fact.claims if isinstance(c.mention.value, Quantity)), "count")


def _floats(interval: Interval[Decimal]) -> tuple[float | None, float | None]:
    def draw(end: Decimal | None) -> float | None:
        return float(end) if end is not None and math.isfinite(float(end)) else None

    return draw(interval.low), draw(interval.high)


def _date_claims(report: Report, fact: Fact) -> list[tuple[str, datetime, datetime]]:
    found = []
    for claim in fact.claims:
        when = _when(claim)
        if when and when.names and when.names.low and when.names.high:
            found.append((report.source_of(claim), when.names.low, when.names.high))
    return found


def _when(claim: Claim) -> TimeRef | None:
    value = claim.mention.value
    return value if isinstance(value, TimeRef) else claim.as_of


def _make_panels(heights: list[int]) -> tuple[Any, list[Any]]:
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError as error:
        raise MissingExtraError("matplotlib for plots", error, "Install it with: pip install 'reconcile-claims[plot]'") from error
    _prepare_notebook()
    inches = sum(0.75 + 0.28 * height for height in heights) + 0.6
    figure = Figure(figsize=(8, max(2.2, inches)), layout="constrained")
    FigureCanvasAgg(figure)
    if not heights:
        panel = figure.subplots()
        panel.set_axis_off()
        panel.text(0.5, 0.5, "No fact is told in numbers more than once.", ha="center", va="center")
        return figure, []
    panels = figure.subplots(len(heights), 1, squeeze=False, height_ratios=[0.75 + 0.28 * height for height in heights])
    return figure, [row[0] for row in panels]


def _prepare_notebook() -> None:
    """Let a notebook show figures: it learns to when pyplot's backend is set up, which making and closing a figure does."""
    if "IPython" in sys.modules:
        import matplotlib.pyplot as plt

        plt.close(plt.figure())


def _draw_panel(report: Report, fact: Fact, bars: list[Bar], ax: Any) -> None:  # noqa: ANN401 - matplotlib's Axes
    colours = _colour_sources(report)
    ends = [end for bar in bars for end in (bar.low, bar.high, bar.mark) if end is not None]
    low, high = min(ends), max(ends)
    room = (high - low) * 0.12 or abs(high) * 0.12 or 1.0
    for at, bar in enumerate(bars):
        colour, marker = colours[bar.source]
        start = low - room if bar.low is None else bar.low
        stop = high + room if bar.high is None else bar.high
        ax.plot([start, stop], [at, at], color=colour, linewidth=2.5, solid_capstyle="butt")
        for end, tip, symbol in ((bar.low, start, "<"), (bar.high, stop, ">")):
            ax.plot([tip], [at], marker=symbol if end is None else "|", color=colour, markersize=8)
        if bar.mark is not None:
            ax.plot([bar.mark], [at], marker=marker, color=colour, markersize=7)
    _shade_consensus(report, fact, ax)
    ax.set_yticks(range(len(bars)), [_shorten(bar.source, 22) for bar in bars])
    ax.set_ylim(len(bars) - 0.5, -0.5)
    ax.set_xlabel(phrase_unit(_unit_of(fact)))
    ax.set_title(_shorten(fact.label), loc="left", fontsize="medium")
    ax.spines[["top", "right"]].set_visible(b=False)
    ax.xaxis.set_major_formatter(lambda value, _: f"{value:,.10g}")


def _shade_consensus(report: Report, fact: Fact, ax: Any) -> None:  # noqa: ANN401 - matplotlib's Axes
    settled = next((c for c in report.consensus if c.fact == fact.id), None)
    if settled is None or settled.unit != _unit_of(fact) or not isinstance(settled.best, Decimal):
        return
    if isinstance(settled.low, Decimal) and isinstance(settled.high, Decimal):
        ax.axvspan(float(settled.low), float(settled.high), color="#999999", alpha=0.18, zorder=0)
    ax.axvline(float(settled.best), color="#555555", linewidth=1, linestyle="--", zorder=0)


def _colour_sources(report: Report) -> dict[str, tuple[str, str]]:
    sources = dict.fromkeys(article.source or article.id for article in report.articles)
    return {source: (PALETTE[at % len(PALETTE)], MARKERS[at % len(MARKERS)]) for at, source in enumerate(sources)}


def _add_legend(ax: Any, drawn: Iterable[str], colours: dict[str, tuple[str, str]]) -> None:  # noqa: ANN401 - matplotlib's Axes
    from matplotlib.lines import Line2D

    wanted = set(drawn)
    lines = [Line2D([], [], color=colour, marker=marker, linewidth=3, label=_shorten(source, 22))
             for source, (colour, marker) in colours.items() if source in wanted]
    if lines:
        ax.legend(handles=lines, loc="best", fontsize="small", frameon=False)


def _require_axes(ax: Any) -> None:  # noqa: ANN401 - matplotlib's Axes, or a mistake
    if not hasattr(ax, "get_figure"):
        raise InputTypeError("matplotlib Axes", ax, "Leave `ax` out, or make them: figure.subplots().")


def _shorten(words: str, most: int = 48) -> str:
    # A dollar sign would start mathematics in matplotlib.
    plain = clean_text(words).replace("$", r"\$")
    return plain if len(plain) <= most else plain[: most - 1] + "…"
