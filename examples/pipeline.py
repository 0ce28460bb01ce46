"""JSON lines of articles in, JSON lines of findings out; exits with 1 where a discrepancy is left unexplained.

Run: python examples/pipeline.py articles.jsonl > findings.jsonl

Each row of the input is an article with the field names of your feed; rows that cannot be read are told on standard error. For
streams of many events see ``reconcile.reconcile_stream``.
"""

import json
import sys
from pathlib import Path

import reconcile as rc


def main(path):
    report = rc.reconcile(rc.load_articles(path))
    for note in report.notes:
        print(note.says, file=sys.stderr)
    for record in report.to_records():
        # Exact numbers and times become text; every other value is JSON already.
        print(json.dumps(record, default=str))
    return 1 if report.unexplained else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
