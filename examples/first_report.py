"""Two articles on one event: what they agree on, and what they do not.

Run: python examples/first_report.py
"""

from pathlib import Path

import reconcile as rc

ARTICLES = Path(__file__).parent / "articles"


def find(report, one, other):
    """Return what the report says of two quotations: the claims that stand exactly there."""

    def claim(quote):
        return next(c for c in report.claims if c.mention.kind != "wording" and quote in c.sentence.text and overlaps(c, quote))

    return report.finding_between(claim(one), claim(other))


def overlaps(claim, quote):
    start = claim.sentence.span.start + claim.sentence.text.index(quote)
    return claim.mention.span.start < start + len(quote) and start < claim.mention.span.end


def main():
    report = rc.reconcile(rc.load_articles(ARTICLES))
    print(report)
    print()
    print("Look at first:")
    for finding in report.unexplained:
        print("-", finding.explain())

    # The area that is still held: a later figure replaces an earlier one.
    area = find(report, "800 square kilometres", "almost 1,400 square kilometres")
    print("\n" + area.explain())
    assert area.verdict is rc.Verdict.DISCREPANCY
    assert rc.Reason.UPDATED in area.reasons

    # The same area in two units is one figure, not two.
    converted = find(report, "800 square kilometres", "300 square miles")
    assert converted.verdict is rc.Verdict.AGREEMENT
    assert rc.Reason.CONVERTED in converted.reasons

    # One quotation, told with a weaker and a stronger word: worth a look, no more.
    words = find(report, "a noticeable number of them", "A significant number of them")
    print(words.explain())
    assert words.verdict is rc.Verdict.DISCREPANCY
    assert rc.Reason.SAME_QUOTE in words.reasons
    assert words.severity < area.severity

    # A bound and a figure that it leaves room for; the same figure in other words.
    assert find(report, "11,000 North Korean troops", "11,000 North Koreans in total").verdict is rc.Verdict.AGREEMENT
    assert find(report, "more than 10,000 soldiers", "11,000 North Koreans in total").verdict is rc.Verdict.COMPATIBLE

    # Relative dates are held against the day of publication.
    assert find(report, "since August", "in August").verdict is rc.Verdict.AGREEMENT
    assert find(report, "announced on Saturday", "nation on Saturday").verdict is rc.Verdict.AGREEMENT

    # What one source alone tells.
    texts = {article.id: article.text for article in report.articles}
    spans = [claim.mention.span for fact in report.only_in("Northgate News") for claim in fact.claims]
    alone = {texts[span.article][span.start : span.end] for span in spans}
    print("\nNorthgate News alone:", *sorted(alone), sep="\n- ")
    for quote in ("more than 200 artillery attacks", "nearly a fifth", "tens of thousands of Russians"):
        assert any(quote in told for told in alone), quote
    assert any("neither confirmed nor denied" in told for told in alone)

    # Alike words of unlike things are not put together.
    assert find(report, "a significant increase in the number of attacks", "a noticeable number of them") is None


if __name__ == "__main__":
    main()
