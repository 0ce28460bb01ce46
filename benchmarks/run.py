"""Runs every benchmark side by side and writes docs/performance.md and its plot: `make bench`.

Rates are KB of text per CPU-second on one thread, each system in a process of its own, three runs in turn, the median kept.
A system whose environment is not there is left out and named. `--texts FILE.jsonl` measures on texts of your own
(a JSON object per line with id, event, source, published, text) instead of generated ones.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

from generate import make_article, make_stream

import reconcile

HERE = Path(__file__).parent
ROOT = HERE.parent
PEERS = {"quantulum3": "quantulum3", "recognizers": "Recognizers-Text", "dateparser": "dateparser.search_dates"}
OURS = {"mentions": "reconcile: mentions", "claims": "reconcile: claims", "reconcile": "reconcile: the whole line"}
SIZES = (2, 5, 10, 25, 50, 100, 200)
LENGTHS = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
STREAMS = (1_000, 10_000, 100_000)


def measure_system(name: str, python: str, texts: Path, seconds: float) -> dict[str, float] | None:
    """Return the median run of a system, None where its environment is missing."""
    if not Path(python).exists():
        return None
    runs = []
    for _ in range(3):
        done = subprocess.run(
            [python, str(HERE / "measure.py"), name, str(texts), "--seconds", str(seconds)], capture_output=True, text=True, check=False,
        )
        if done.returncode:
            print(f"{name}: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
            return None
        runs.append(json.loads(done.stdout))
    return sorted(runs, key=lambda run: run["rate"])[1]


def time_call(work: object) -> float:
    """Return the CPU-seconds of a call, the median of three where it is quick."""
    assert callable(work)
    spent = []
    for _ in range(3):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
        if spent[0] > 5:
            break
    return statistics.median(spent)


def grow_event() -> list[tuple[int, float]]:
    """Return (articles of one event, CPU-seconds of reconcile)."""
    rows = []
    for size in SIZES:
        articles = [{k: v for k, v in make_article(3, number).items() if k != "event"} for number in range(size)]
        rows.append((size, time_call(lambda articles=articles: reconcile.reconcile(articles))))
    return rows


def grow_text() -> list[tuple[int, float]]:
    """Return (characters of one text, CPU-seconds of extract_mentions)."""
    rows = []
    for length in LENGTHS:
        text = ""
        number = 0
        parts = []
        while sum(map(len, parts)) < length and number < 1000:
            parts.append(make_article(number, 0, 40)["text"])
            number += 1
        text = "\n".join(parts)
        text = (text * (length // len(text) + 1))[:length]
        rows.append((length, time_call(lambda text=text: reconcile.extract_mentions(text, published="2024-12-14"))))
    return rows


def grow_stream(most: int) -> list[tuple[int, float, float]]:
    """Return (articles of a stream, CPU-seconds of the whole stream, peak MB), each in a process of its own."""
    code = (
        "import sys, time, json; sys.path.insert(0, sys.argv[1])\n"
        "from generate import make_stream\nfrom measure import read_peak\nimport reconcile\n"
        "start = time.process_time()\n"
        "rows = ({k: v for k, v in row.items() if k != 'event'} for row in make_stream(int(sys.argv[2]), sentences=3))\n"
        "count = sum(1 for _ in reconcile.reconcile_stream(rows, processes=1, progress=False))\n"
        "print(json.dumps([time.process_time() - start, read_peak(), count]))\n"
    )
    rows = []
    for size in (size for size in STREAMS if size <= most):
        done = subprocess.run([sys.executable, "-c", code, str(HERE), str(size)], capture_output=True, text=True, check=True)
        spent, peak, _ = json.loads(done.stdout)
        rows.append((size, spent, peak))
    return rows


def time_processes(articles: int) -> tuple[float, float]:
    """Return the seconds on the clock of one stream with one process and with two."""
    spent = []
    for processes in (1, 2):
        rows = ({k: v for k, v in row.items() if k != "event"} for row in make_stream(articles, sentences=12))
        start = time.perf_counter()
        for _ in reconcile.reconcile_stream(rows, processes=processes, progress=False):
            pass
        spent.append(time.perf_counter() - start)
    return spent[0], spent[1]


def write_page(tables: dict[str, list[list[str]]], path: Path) -> None:
    """Write the results as a page of Markdown tables."""
    machine = f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    lines = [
        "# Performance", "",
        f"Written by `make bench`; measured on: {machine}. Absolute figures differ from machine to machine: read the ratios.", "",
        "![Growth](pictures/growth.png)", "",
    ]
    for title, (head, *rows) in tables.items():
        lines += [f"## {title}", "", "| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |"]
        lines += ["| " + " | ".join(row) + " |" for row in rows] + [""]
    path.write_text("\n".join(lines), encoding="utf-8")


def draw_growth(event: list[tuple[int, float]], text: list[tuple[int, float]], stream: list[tuple[int, float]], path: Path) -> None:
    """Draw the three growth curves on doubly logarithmic axes."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10, 3.2), layout="constrained")
    curves = (("articles of one event", event), ("characters of one text", text), ("articles of a stream", stream))
    for axes, (label, rows) in zip(figure.subplots(1, 3), curves, strict=True):
        axes.loglog(*zip(*rows, strict=True), marker="o", color="#0072B2", label="measured")
        (x, y), last = rows[-1], rows[0][0]
        axes.loglog([last, x], [y * last / x, y], linestyle=":", color="#555555", label="linear")
        axes.set_xlabel(label)
        axes.set_ylabel("CPU-seconds")
        axes.legend(frameon=False)
    figure.savefig(path, dpi=110)


def compare_systems(texts: Path, seconds: float) -> list[list[str]]:
    """Return the table of reading speeds, as ratios to the fastest peer too."""
    pythons = {name: str(ROOT / f".venv-bench-{name}" / "bin" / "python") for name in PEERS}
    measured = {name: measure_system(name, pythons.get(name, sys.executable), texts, seconds) for name in ("numbers", *OURS, *PEERS)}
    best = max((run["rate"] for name, run in measured.items() if run and name in PEERS), default=None)
    names = {"numbers": "a bare pattern for numbers", **OURS, **PEERS}
    rows = [["System", "KB per CPU-second", "Times the best peer", "Peak MB"]]
    for name, run in measured.items():
        ratio = f"{run['rate'] / best:.1f}" if run and best else "-"
        figures = [f"{run['rate']:,.0f}", ratio, f"{run['peak']:.0f}"] if run else ["not installed here", "-", "-"]
        rows.append([names[name], *figures])
    return rows


def main() -> None:
    """Measure all and write the page."""
    cli = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    cli.add_argument("--texts", type=Path)
    cli.add_argument("--seconds", type=float, default=8.0)
    cli.add_argument("--most", type=int, default=STREAMS[-1], help="largest stream")
    args = cli.parse_args()
    texts = args.texts or HERE / "generated.jsonl"
    if args.texts is None:
        texts.write_text("".join(json.dumps(row) + "\n" for row in make_stream(4000)), encoding="utf-8")
    event, text, stream = grow_event(), grow_text(), grow_stream(args.most)
    one, two = time_processes(2000)
    tables = {
        "Reading speed, side by side": compare_systems(texts, args.seconds),
        "More articles of one event": [["Articles", "CPU-seconds"], *([f"{n:,}", f"{s:.2f}"] for n, s in event)],
        "Longer texts": [["Characters", "CPU-seconds"], *([f"{n:,}", f"{s:.3f}"] for n, s in text)],
        "Longer streams": [["Articles", "CPU-seconds", "Peak MB"], *([f"{n:,}", f"{s:.1f}", f"{p:.0f}"] for n, s, p in stream)],
        "More processes": [["Processes", "Seconds", "Times as fast"], ["1", f"{one:.1f}", "1.0"], ["2", f"{two:.1f}", f"{one / two:.2f}"]],
    }
    draw_growth(event, text, [(size, spent) for size, spent, _ in stream], ROOT / "docs" / "pictures" / "growth.png")
    write_page(tables, ROOT / "docs" / "performance.md")
    if args.texts is None:
        texts.unlink()


if __name__ == "__main__":
    main()
