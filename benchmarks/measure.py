"""Measures one system on a file of articles, in whichever environment has it: standard library only around the system itself.

usage: measure.py SYSTEM FILE.jsonl [--seconds S]

Reads article after article until the CPU-seconds are spent (or the file is read), and prints JSON: KB of text, CPU-seconds, peak MB.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any


def read_numbers() -> Callable[[Any], Any]:
    """Return a bare pattern for numbers: the floor that no reader gets below."""
    import re

    return lambda row: re.findall(r"\d[\d,.]*", row["text"])


def read_mentions() -> Callable[[Any], Any]:
    """Return our reader of quantities, times and sizes."""
    import reconcile

    return lambda row: reconcile.extract_mentions(row["text"], published=row["published"])


def read_claims() -> Callable[[Any], Any]:
    """Return our reader of claims."""
    import reconcile

    return lambda row: reconcile.extract_claims({k: row[k] for k in ("id", "text", "source", "published")})


def read_events() -> Callable[[Any], Any]:
    """Return our whole line, for the articles of one event."""
    import reconcile

    return lambda rows: reconcile.reconcile([{k: row[k] for k in ("id", "text", "source", "published")} for row in rows])


def read_quantulum3() -> Callable[[Any], Any]:
    """Return quantulum3's parser (without its classifier, which is slower)."""
    from quantulum3 import parser

    return lambda row: parser.parse(row["text"])


def read_recognizers() -> Callable[[Any], Any]:
    """Return Recognizers-Text: numbers with units, and dates."""
    from datetime import datetime

    from recognizers_date_time import recognize_datetime
    from recognizers_number_with_unit import recognize_currency, recognize_dimension

    def read(row: Any) -> Any:
        when = datetime.fromisoformat(row["published"]).replace(tzinfo=None)
        text = row["text"]
        return [recognize_dimension(text, "en-us"), recognize_currency(text, "en-us"), recognize_datetime(text, "en-us", reference=when)]

    return read


def read_dateparser() -> Callable[[Any], Any]:
    """Return dateparser's own search."""
    from dateparser.search import search_dates

    return lambda row: search_dates(row["text"], languages=["en"])


def read_peak() -> int:
    """Return the peak of this process in MB; getrusage would give that of the program that started it where that was larger."""
    status = Path("/proc/self/status")
    if not status.exists():
        return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return next(int(line.split()[1]) // 1024 for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM"))


SYSTEMS = {
    "numbers": read_numbers, "mentions": read_mentions, "claims": read_claims, "reconcile": read_events,
    "quantulum3": read_quantulum3, "recognizers": read_recognizers, "dateparser": read_dateparser,
}


def main() -> None:
    """Measure and print."""
    cli = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    cli.add_argument("system", choices=SYSTEMS)
    cli.add_argument("file", type=Path)
    cli.add_argument("--seconds", type=float, default=8.0)
    args = cli.parse_args()
    rows = [json.loads(line) for line in args.file.open(encoding="utf-8")]
    whole = args.system == "reconcile"
    work = [list(group) for _, group in groupby(sorted(rows, key=lambda r: r["event"]), key=lambda r: r["event"])] if whole else rows
    read = SYSTEMS[args.system]()
    read(work[0])  # loads what is loaded once
    size, start = 0, time.process_time()
    for item in work[1:]:
        read(item)
        size += sum(len(row["text"].encode()) for row in (item if whole else [item]))
        if time.process_time() - start > args.seconds:
            break
    spent = time.process_time() - start
    print(json.dumps({"kb": round(size / 1000, 1), "seconds": round(spent, 3), "rate": round(size / 1000 / spent, 1), "peak": read_peak()}))


if __name__ == "__main__":
    main()
