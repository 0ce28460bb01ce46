"""A newsroom's own rules: a unit and a cue as data in a folder, an extractor as a function, conventions as a policy.

Run: python examples/newsroom_rules.py
"""

import re
from decimal import Decimal
from pathlib import Path

import rich

import reconcile as rc

RULES = Path(__file__).parent / "newsroom"
BERTH = re.compile(r"\bberth (\d+|[A-Z])\b", re.IGNORECASE)

ARTICLES = [
    {"source": "Harbour Post", "published": "2025-03-02",
     "text": "The freighter Marta lost a whisker under 900 TEU in the storm, the port said. She is moored at berth 7."},
    {"source": "Island Radio", "published": "2025-03-02",
     "text": "The freighter Marta lost 880 twenty-foot containers in the storm, the port said. She is moored at Berth 9."},
]


def find_berths(reading, found):  # noqa: ARG001 - every extractor is given what earlier ones found
    """Names berths of a port ("berth 7") as labels."""
    for match in BERTH.finditer(reading.text):
        label = rc.Label("berth", match[0], key=match[0].lower())
        yield rc.Mention(label, reading.span(*match.span()), kind="label", rule="berth")


def main():
    newsroom = rc.Reconciler(
        policy=rc.Policy(more_than_reach=Decimal("1.5")),  # "more than 40" must not mean 75 here
        extractors=rc.EXTRACTORS.adding("berths", find_berths),
        lexicons=[str(RULES)],
    )
    report = newsroom.reconcile(ARTICLES)
    rich.print(report)

    # The unit and the cue come from the folder: "a whisker under 900" leaves room for 880.
    lost = [c for c in report.claims if isinstance(c.mention.value, rc.Quantity) and c.mention.value.unit == "twenty_foot_unit"]
    assert {report.source_of(c): c.mention.value.bound for c in lost} == {"Harbour Post": rc.Bound.NEARLY, "Island Radio": rc.Bound.EXACT}
    assert report.finding_between(*lost).verdict is rc.Verdict.COMPATIBLE

    # The berths come from the extractor.
    berths = [c.mention.value.key for c in report.claims if c.mention.rule == "berth"]
    assert sorted(berths) == ["berth 7", "berth 9"]

    # The package itself is unchanged: without the folder there is no such unit.
    assert not any(m.kind == "quantity" and m.value.unit == "twenty_foot_unit" for m in rc.extract_mentions(ARTICLES[1]["text"]))
    return report


if __name__ == "__main__":
    main()
