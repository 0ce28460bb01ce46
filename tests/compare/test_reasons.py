"""What two claims say to each other in their circumstances: every reason, case by case."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from attrs import evolve

import reconcile as rc
from reconcile.compare.findings import compare_claims, find_findings, make_context
from reconcile.compare.rates import note_unrated
from reconcile.compare.reasons import RULES
from reconcile.model.claim import Aspect, Attribution, Certainty, Claim, Mention, Stance
from reconcile.model.fact import Fact, Origin, Pairing, Position
from reconcile.model.finding import Reason, Verdict
from reconcile.model.interval import Interval
from reconcile.model.text import Article, Sentence, Span
from reconcile.model.value import Bound, Grain, Label, Magnitude, Quantity, TimeBound, TimeRef, Wording

MONDAY, TUESDAY = "2031-03-03", "2031-03-04"


def count(number, unit="person", bound=Bound.EXACT):
    number = Decimal(str(number))
    allows = Interval(number, None) if bound is Bound.AT_LEAST else Interval(number, number)
    return Quantity(Interval(number, number), unit, bound=bound, allows=allows, digits=len(number.normalize().as_tuple().digits))


def size(term, rank):
    return Magnitude(term, "amount", rank=Interval(Decimal(rank), Decimal(rank)))


def tell(text, words, value, published=MONDAY, *, article="a", **about):
    """One claim in an article of one sentence; ``words`` are the words of its value."""
    start = text.index(words)
    kind = {Quantity: "quantity", Magnitude: "magnitude", TimeRef: "time", Label: "label", Wording: "wording"}[type(value)]
    claim = Claim(
        f"{article}:{start}", Mention(value, Span(article, start, end=start + len(words)), kind=kind, rule="by hand"),
        sentence=Sentence(Span(article, 0, end=len(text)), text),
        aspect=Aspect(about.pop("head", "killed"), where=about.pop("where", ())),
        attribution=Attribution(about.pop("speaker", ""), quoted=about.pop("quoted", False)),
        as_of=about.pop("as_of", None),
        stance=Stance(about.pop("negated", False), about.pop("denied", False), certainty=about.pop("certainty", Certainty.STATED)),
    )
    return Article(text, about.pop("source", article.upper()), id=article, published=published), claim


def judge(one, other, origins=(), pairings=()):
    """The finding between two told claims, and the same asked the other way round."""
    articles = {article.id: article for article, _ in (one, other)}.values()
    claims = (one[1], other[1])
    fact = Fact("f", "the dead", kind="quantity", claims=claims, positions=tuple(Position((claim,)) for claim in claims), origins=origins)
    context = make_context(articles, pairings=pairings)
    finding = compare_claims(fact, *claims, context)
    assert compare_claims(fact, *reversed(claims), context) == finding
    return finding


def names(finding):
    return [reason.name for reason in finding.reasons]


PLAIN = "The storm killed {} people in the valley."
CASES = [
    pytest.param(tell("The toll is 40, down from 52.", "40", count(40)), tell("The toll is 40, down from 52.", "52", count(52)),
                 Verdict.DISCREPANCY, ["UPDATED"], id="the text says what it was before"),
    pytest.param(tell(PLAIN.format(9), "9", count(9)), tell("The toll rose to 12.", "12", count(12), article="b"),
                 Verdict.DISCREPANCY, ["UPDATED"], id="the text says that it rose"),
    pytest.param(tell(PLAIN.format(9), "9", count(9)), tell(PLAIN.format(12), "12", count(12), TUESDAY, article="b"),
                 Verdict.DISCREPANCY, ["UPDATED"], id="a later article has a larger toll"),
    pytest.param(tell(PLAIN.format(9), "9", count(9, bound=Bound.AT_LEAST)), tell(PLAIN.format(21), "21", count(21), TUESDAY, article="b"),
                 Verdict.DISCREPANCY, ["UPDATED"], id="at least nine, and twenty-one a day later"),
    pytest.param(tell(PLAIN.format(9), "9", count(9, bound=Bound.AT_LEAST)), tell(PLAIN.format(10), "10", count(10), TUESDAY, article="b"),
                 Verdict.COMPATIBLE, [], id="at least nine, and ten a day later"),
    pytest.param(tell("Nine were hurt, 4 of them critically.", "4", count(4), head="critical"),
                 tell("Some 3 are critical.", "3", count(3), article="b", head="critical"),
                 Verdict.DISCREPANCY, [], id="those of them who are critical are all who are"),
    pytest.param(tell(PLAIN.format(9), "9", count(9, bound=Bound.AT_LEAST)),
                 tell("Some 10 people have now died.", "10", count(10), TUESDAY, article="b"),
                 Verdict.DISCREPANCY, ["UPDATED"], id="at least nine, and a day later ten have now died"),
    pytest.param(tell(PLAIN.format(12), "12", count(12)), tell(PLAIN.format(9), "9", count(9), TUESDAY, article="b"),
                 Verdict.DISCREPANCY, [], id="a later article has a smaller toll"),
    pytest.param(tell("Nine are missing.", "Nine", count(9), head="missing"),
                 tell("Six are missing.", "Six", count(6), TUESDAY, article="b", head="missing"),
                 Verdict.DISCREPANCY, ["UPDATED"], id="fewer are missing a day later"),
    pytest.param(tell("Six are missing.", "Six", count(6), head="missing"),
                 tell("Nine are missing.", "Nine", count(9), TUESDAY, article="b", head="missing"),
                 Verdict.DISCREPANCY, ["UPDATED"], id="more are missing a day later"),
    pytest.param(tell("Nine are missing.", "Nine", count(9), head="missing"),
                 tell("Six are missing.", "Six", count(6), article="b", head="missing"),
                 Verdict.DISCREPANCY, [], id="fewer are missing on the same day"),
    pytest.param(tell("Some 12,000 homes are without power.", "12,000 homes", count(12000, "count"), head="affected"),
                 tell("Some 2,000 homes are without power.", "2,000 homes", count(2000, "count"), TUESDAY, article="b", head="affected"),
                 Verdict.DISCREPANCY, ["UPDATED"], id="fewer homes are without power a day later"),
    pytest.param(tell("It closed 12 roads.", "12 roads", count(12, "count"), head="road"),
                 tell("Only 5 roads remain closed.", "5 roads", count(5, "count"), TUESDAY, article="b", head="road"),
                 Verdict.DISCREPANCY, ["UPDATED"], id="fewer roads are closed a day later"),
    pytest.param(tell("It has 12 roads.", "12 roads", count(12, "count"), head="road"),
                 tell("It has 5 roads, and 9 are closed.", "5 roads", count(5, "count"), TUESDAY, article="b", head="road"),
                 Verdict.DISCREPANCY, [], id="a state told of another number"),
    pytest.param(tell(PLAIN.format(12), "12", count(12)),
                 tell("The storm killed 9 people, still a record.", "9", count(9), TUESDAY, article="b"),
                 Verdict.DISCREPANCY, [], id="the dead are no state, whatever the words beside them"),
    pytest.param(tell("So far 9 people died.", "9", count(9)), tell(PLAIN.format(12), "12", count(12), article="b"),
                 Verdict.DISCREPANCY, ["UPDATED"], id="so far is not the last word"),
    pytest.param(tell("It was a red lorry.", "red lorry", Label("kind", "red lorry", key="red lorry")),
                 tell("It was a bus, not a lorry as first believed.", "bus", Label("kind", "bus", key="bus"), article="b"),
                 Verdict.DISCREPANCY, ["DENIED", "CORRECTED"], id="a text says that it was not the other"),
    pytest.param(tell("It sank off Ostrel.", "Ostrel", Label("place", "Ostrel", key="ostrel")),
                 tell("It sank off Varna, not Ostrel.", "Varna", Label("place", "Varna", key="varna"), article="b"),
                 Verdict.DISCREPANCY, ["DENIED"], id="a place that is not the other"),
    pytest.param(tell("It sank off Ostrel.", "Ostrel", Label("place", "Ostrel", key="ostrel")),
                 tell("It sank off Varna, not on Friday.", "Varna", Label("place", "Varna", key="varna"), article="b"),
                 Verdict.COMPATIBLE, [], id="a place and a denial of something else"),
    pytest.param(tell(PLAIN.format(9), "9", count(9)), tell("The paper corrected the toll: 12 people.", "12", count(12), article="b"),
                 Verdict.DISCREPANCY, ["CORRECTED"], id="a correction"),
    pytest.param(tell(PLAIN.format(9), "9", count(9)), tell("It denied that 9 people died.", "9", count(9), article="b", denied=True),
                 Verdict.DISCREPANCY, ["DENIED"], id="a denial of the same number"),
    pytest.param(tell("No 9 died.", "9", count(9), negated=True), tell("It denied that 9 died.", "9", count(9), article="b", denied=True),
                 Verdict.AGREEMENT, [], id="a negation and a denial"),
    pytest.param(tell("In one street alone, 9 died.", "9", count(9)), tell("In total 40 died.", "40", count(40), article="b"),
                 Verdict.COMPATIBLE, ["OTHER_SCOPE"], id="a part and its whole"),
    pytest.param(tell("9 in Ostrel, 12 in Varna.", "9", count(9), where=("ostrel",)),
                 tell("9 in Ostrel, 12 in Varna.", "12", count(12), where=("varna",)),
                 Verdict.COMPATIBLE, ["OTHER_PLACE"], id="two places in one text"),
    pytest.param(tell("She is 31.", "31", count(31, "year"), "2030-01-05", head="age"),
                 tell("She is 32.", "32", count(32, "year"), "2031-06-05", article="b", head="age"),
                 Verdict.COMPATIBLE, ["OTHER_TIME"], id="an age a year later"),
    pytest.param(tell("She is 31.", "31", count(31, "year"), head="age"),
                 tell("She is 39.", "39", count(39, "year"), TUESDAY, article="b", head="age"),
                 Verdict.DISCREPANCY, [], id="two ages within a day"),
    pytest.param(tell("She is 31.", "31", count(31, "year"), head="age"),
                 tell("She is 32.", "32", count(32, "year"), TUESDAY, article="b", head="age"),
                 Verdict.DISCREPANCY, [], id="a birthday is not to be expected from one day to the next"),
    pytest.param(tell("He said 9.", "9", count(9), speaker="Ivan Petrenko"),
                 tell("She said 7.", "7", count(7), article="b", speaker="Dora Velik"),
                 Verdict.DISCREPANCY, ["OTHER_SPEAKER"], id="two speakers"),
    pytest.param(tell("It said 9.", "9", count(9), speaker="The union"),
                 tell("It said 7.", "7", count(7), article="b", speaker="The ministry"),
                 Verdict.DISCREPANCY, ["OTHER_SPEAKER"], id="two speakers who share no more than an article"),
    pytest.param(tell("He said 9.", "9", count(9), speaker="President Velik"),
                 tell("He said 7.", "7", count(7), article="b", speaker="President Orsa"),
                 Verdict.DISCREPANCY, ["OTHER_SPEAKER"], id="two speakers of one title"),
    pytest.param(tell("He said 9.", "9", count(9), speaker="Ivan Petrenko"),
                 tell("He said 7.", "7", count(7), article="b", speaker="Petrenko"),
                 Verdict.DISCREPANCY, [], id="one speaker by two names"),
    pytest.param(tell("Perhaps 9.", "9", count(9), certainty=Certainty.POSSIBLE), tell("It was 7.", "7", count(7), article="b"),
                 Verdict.DISCREPANCY, ["HEDGED"], id="one is not sure"),
    pytest.param(tell("A few died.", "A few", size("few", 2)), tell("Many died.", "Many", size("many", 8), article="b"),
                 Verdict.DISCREPANCY, ["VAGUE"], id="two sizes in words"),
    pytest.param(tell("It is 5 miles.", "5 miles", count(5, "mile")), tell("It is 8 km.", "8 km", count(8, "kilometer"), article="b"),
                 Verdict.AGREEMENT, ["CONVERTED"], id="two units"),
    pytest.param(tell("It is 8.6 %.", "8.6", count("8.6", "percent")), tell("It is 8.58 %.", "8.58", count("8.58", "percent"), article="b"),
                 Verdict.AGREEMENT, ["ROUNDED"], id="rounded"),
]


@pytest.mark.parametrize(("one", "other", "verdict", "reasons"), CASES)
def test_a_case(one, other, verdict, reasons):
    finding = judge(one, other)
    assert (finding.verdict, names(finding)) == (verdict, reasons), finding.explain()


def test_two_beginnings_contradict_each_other():
    june, july = (Interval(datetime(2031, n, 1, tzinfo=UTC), datetime(2031, n + 1, 1, tzinfo=UTC), high_open=True) for n in (6, 7))
    since = TimeRef(june, Grain.MONTH, bound=TimeBound.SINCE, allows=Interval(june.low, None))
    in_july = TimeRef(july, Grain.MONTH, allows=july)
    one = tell("They have fought since June.", "since June", since, head="fought")
    began, went_on = (tell("In July.", "In July", in_july, article="b", head=head) for head in ("begun", "fought"))
    assert judge(one, began).verdict is Verdict.DISCREPANCY
    assert judge(one, went_on).verdict is Verdict.COMPATIBLE


def test_clocks_are_set_by_the_offset_that_an_article_gives():
    def clock(hour, minute=0, zone=None):
        low = datetime(2031, 3, 3, hour, minute, tzinfo=UTC)
        names = Interval(low, low + timedelta(minutes=1), high_open=True)
        return TimeRef(names, Grain.MINUTE, allows=names, zone=zone)

    text = "It struck at 3 p.m. (1200 GMT)."
    article, local = tell(text, "3 p.m.", clock(15))
    _, there = tell(text, "1200 GMT", clock(12, zone="UTC"))
    late, later = tell("It struck at 3:20 p.m.", "3:20 p.m.", clock(15, 20), article="b")
    claims = (local, there, later)
    fact = Fact("f", "the blast", kind="time", claims=claims, positions=tuple(Position((claim,)) for claim in claims))
    told = {(f.left.id, f.right.id): f.verdict.name for f in find_findings([fact], [article, late])}
    assert list(told.values()) == ["AGREEMENT", "DISCREPANCY", "DISCREPANCY"]
    alone = Fact("g", "the blast", kind="time", claims=(there, later), positions=(Position((there,)), Position((later,))))
    assert [f.verdict for f in find_findings([alone], [article, late])] == [Verdict.COMPATIBLE]


def test_two_tellings_of_one_quotation():
    one = tell('She said: "The rebels have begun to send drivers, a noticeable number of them".', "a noticeable number",
               size("noticeable", 4), quoted=True)
    other = tell('"The rebels have begun sending drivers. A significant number of them," she said.', "A significant number",
                 size("significant", 6), article="b", quoted=True)
    finding = judge(one, other)
    assert (finding.verdict, names(finding)[0]) == (Verdict.DISCREPANCY, "SAME_QUOTE")
    assert 0 < finding.severity <= 0.2


def test_a_brief_denial_is_of_whatever_has_its_head():
    denial = tell("There were no casualties.", "no casualties", Wording(("casualty",), (), negated=True), negated=True)
    dead = tell("Nine died in the fire.", "Nine died in the fire", Wording(("die", "fire"), ()), article="b")
    assert (judge(denial, dead).verdict, names(judge(denial, dead))) == (Verdict.DISCREPANCY, ["DENIED"])
    unclear = Wording(("unclear", "die", "fire"), (), negated=True)
    unsure = tell("It is unclear who died in the fire.", "unclear who died", unclear, negated=True)
    assert judge(unsure, dead).verdict is Verdict.COMPATIBLE
    struck = tell("It hit the coast.", "It hit the coast", Wording(("hit", "coast"), ()), article="b", head="struck")
    calm = tell("It spared Varna.", "spared Varna", Wording(("spare",), ("varna",), negated=True), negated=True, head="struck")
    assert judge(calm, struck).verdict is Verdict.COMPATIBLE


@pytest.mark.parametrize(("head", "verdict"), [("president", Verdict.DISCREPANCY), ("spokesman", Verdict.COMPATIBLE)])
def test_one_office_has_one_holder_and_another_many(head, verdict):
    one = tell("Dora Velik came.", "Dora Velik", Label("name", "Dora Velik", key="dora velik"), head=head)
    other = tell("Ivan Petrenko came.", "Ivan Petrenko", Label("name", "Ivan Petrenko", key="ivan petrenko"), article="b", head=head)
    assert judge(one, other).verdict is verdict


def test_the_presidents_of_two_firms_are_two_people():
    pair = []
    for name, firm in (("Dora Velik", "varnatel"), ("Ivan Petrenko", "ostrel")):
        article, claim = tell(f"{name} came.", name, Label("name", name, key=name.lower()), article=firm[0], head="president")
        pair.append((article, evolve(claim, aspect=Aspect("president", (firm,)))))
    assert judge(*pair).verdict is Verdict.COMPATIBLE


@pytest.mark.parametrize(
    ("stores", "verdict"),
    [
        pytest.param("closes 40 stores", Verdict.AGREEMENT, id="one figure"),
        pytest.param("closes 45 stores", Verdict.COMPATIBLE, id="two figures, which are held against each other for themselves"),
        pytest.param("closes forty stores", Verdict.AGREEMENT, id="one figure, once in words"),
        pytest.param("closes two stores", Verdict.COMPATIBLE, id="a figure in words"),
        pytest.param("closes its stores", Verdict.AGREEMENT, id="a figure on one side alone"),
    ],
)
def test_statements_of_the_same_words_agree_where_their_figures_do(stores, verdict):
    words = Wording(("close", "store"), ())
    other = f"The chain {stores}."
    assert judge(tell("It closes 40 stores.", "closes 40 stores", words), tell(other, stores, words, article="b")).verdict is verdict


def test_statements_that_are_both_denied_agree():
    one = tell("It did not bomb the camp.", "did not bomb the camp", Wording(("bomb", "camp"), (), negated=True), negated=True)
    other = tell("Nothing was bombed.", "Nothing was bombed", Wording(("bomb",), (), negated=True), article="b", negated=True)
    assert judge(one, other).verdict is Verdict.AGREEMENT


def test_an_agreement_of_one_origin():
    one, other = tell(PLAIN.format(9), "9", count(9)), tell(PLAIN.format(9), "9", count(9), article="b")
    finding = judge(one, other, origins=(Origin((one[1].id, other[1].id), "same wire text"),))
    assert names(finding) == ["SAME_ORIGIN"]
    assert "same wire text" in finding.explain()


def test_currencies_are_compared_at_the_rate_that_an_article_gives():
    text = "They took 85 euros ($108)."
    article, euros = tell(text, "85 euros", count(85, "EUR"), head="stolen")
    _, dollars = tell(text, "$108", count(108, "USD"), head="stolen")
    dollars = evolve(dollars, mention=evolve(dollars.mention, rule="conversion", parts=(euros.mention,)))
    other, less = tell("They took $90.", "$90", count(90, "USD"), article="b", head="stolen")
    claims = (euros, dollars, less)
    fact = Fact("f", "loot", kind="quantity", claims=claims, positions=tuple(Position((claim,)) for claim in claims))
    told = {(f.left.id, f.right.id): f.verdict for f in find_findings([fact], [article, other])}
    assert told[euros.id, dollars.id] is Verdict.AGREEMENT
    assert told[euros.id, less.id] is Verdict.DISCREPANCY
    alone = Fact("g", "loot", kind="quantity", claims=(euros, less), positions=(Position((euros,)), Position((less,))))
    unrated = find_findings([alone], [article, other])
    assert [f.verdict for f in unrated] == [Verdict.INCOMPARABLE]
    assert [note.span for note in note_unrated(unrated)] == [less.mention.span]


def test_positions_told_more_than_once_are_findings_too():
    told = [tell(PLAIN.format(n), str(n), count(n), article=name) for n, name in ((9, "a"), (9, "b"), (9, "c"), (12, "d"))]
    claims = tuple(claim for _, claim in told)
    fact = Fact("f", "the dead", kind="quantity", claims=claims, positions=(Position(claims[:3]), Position(claims[3:])))
    findings = find_findings([fact], [article for article, _ in told])
    pairs = [(f.left.mention.span.article, f.right.mention.span.article, f.verdict.name) for f in findings]
    assert pairs == [("a", "b", "AGREEMENT"), ("a", "d", "DISCREPANCY")]


def test_severity_and_confidence_are_shares():
    near, far = (judge(tell(PLAIN.format(40), "40", count(40)), tell(PLAIN.format(n), str(n), count(n), article="b")) for n in (41, 400))
    assert 0 < near.severity < far.severity <= 1
    sure, unsure = (judge(tell(PLAIN.format(9), "9", count(9)), tell(PLAIN.format(8), "8", count(8), article="b"),
                          pairings=[Pairing("a:17", "b:17", weight=weight)]) for weight in (5.0, -1.0))
    assert 0 < unsure.confidence < 0.5 < sure.confidence < 1


def test_a_finding_quotes_both_sides_and_names_the_rule():
    finding = judge(tell(PLAIN.format(9), "9 people", count(9), source="Harbour Post"),
                    tell("The toll rose to 12.", "12", count(12), article="b", source="Inland Courier", speaker="the mayor"))
    for part in ("Harbour Post", '"9 people"', "Inland Courier", '"12"', "the mayor", "UPDATED", "apart", "the dead"):
        assert part in finding.explain()
    assert finding.trace[-1] == "Verdict: DISCREPANCY."
    assert len(finding.trace) >= 4


@pytest.mark.parametrize(
    ("sources", "named"),
    [
        pytest.param(("", ""), ("text a", "text b"), id="two texts that nobody signs"),
        pytest.param(("", "Inland Courier"), ("text a", "Inland Courier"), id="one text that nobody signs"),
        pytest.param(("Harbour Post", "Harbour Post"), ("Harbour Post", "another article of Harbour Post"), id="one publisher"),
    ],
)
def test_a_finding_tells_its_two_articles_apart(sources, named):
    one, other = (tell(PLAIN.format(dead), f"{dead} people", count(dead), article=article, source=source)
                  for dead, article, source in ((9, "a", sources[0]), (12, "b", sources[1])))
    said = judge(one, other).explain()
    assert f'{named[0]} puts it at "9 people", {named[1]} puts it at "12 people"' in said


def test_every_rule_says_what_it_is_and_every_reason_has_one():
    assert all(rule.__doc__ for _, rule in RULES)
    source = " ".join(rule.__code__.co_names.__repr__() for _, rule in RULES)
    assert all(reason.name in source for reason in Reason)


@pytest.mark.parametrize(
    ("one", "other", "explained"),
    [
        pytest.param("Nine died in floods in Brenn, officials said on Tuesday.", "Nine died in floods in Brenn on Monday.", True, id="one"),
        pytest.param("The mayor spoke in Brenn on Tuesday.", "The mayor spoke in Brenn on Monday.", True, id="both"),
        pytest.param("The dam in Brenn burst on Tuesday.", "The dam in Brenn burst on Monday.", False, id="neither"),
    ],
)
def test_the_day_of_a_saying_is_explained(one, other, explained):
    report = rc.reconcile([rc.Article(text, source, published="2025-03-12") for text, source in ((one, "Post"), (other, "Echo"))])
    (finding,) = [f for f in report.discrepancies if f.left.mention.kind == "time"]
    assert (finding not in report.unexplained) == explained
    assert (finding.reasons == (rc.Reason.OTHER_TIME,)) == explained


def test_two_tellings_of_the_state_of_one_day_contradict_each_other():
    day = Interval(datetime(2031, 3, 3, tzinfo=UTC), datetime(2031, 3, 4, tzinfo=UTC), high_open=True)
    monday = TimeRef(day, Grain.DAY, allows=day)
    one = tell("On Monday 9 were missing.", "9", count(9), head="missing", as_of=monday)
    other = tell("On Monday 6 were missing.", "6", count(6), TUESDAY, article="b", head="missing", as_of=monday)
    assert names(judge(one, other)) == []
    assert names(judge(one, tell("Now 6 are missing.", "6", count(6), TUESDAY, article="b", head="missing"))) == ["UPDATED"]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        pytest.param(tell(PLAIN.format(9), "9", count(9)), tell("The toll rose to 12.", "12", count(12), article="b"),
                     "since no value that they can mean satisfies both, and the text itself says that one of them is the new state (",
                     id="the values and the circumstances"),
        pytest.param(tell("In one street alone, 9 died.", "9", count(9)), tell("In total 40 died.", "40", count(40), article="b"),
                     "since the text says that one is a part and the other the whole, while by their values alone no value that they",
                     id="the circumstances against the values"),
        pytest.param(tell(PLAIN.format(9), "9", count(9)),
                     tell("Perhaps the toll rose to 12.", "12", count(12), article="b", certainty=Certainty.POSSIBLE),
                     "satisfies both; the text itself says that one of them is the new state; and one side is not sure of it (",
                     id="three grounds in a row"),
    ],
)  # fmt: skip
def test_a_finding_names_its_grounds_in_a_row(one, other, why):
    assert why in judge(one, other).explain()


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        pytest.param("Rovers beat United 3-1 at Hill Park.", "Rovers beat United 3-2 at Hill Park.", Verdict.DISCREPANCY, id="one match"),
        pytest.param("The House passed the bill 220-210.", "The Senate passed the bill 52-48.", Verdict.COMPATIBLE, id="two chambers"),
    ],
)
def test_scores_of_others_contradict_nothing(one, other, verdict):
    report = rc.reconcile([rc.Article(one, "Post"), rc.Article(other, "Echo")])
    assert [f.verdict for f in report.findings if getattr(f.left.mention.value, "role", "") == "score"] == [verdict]


def test_what_was_refused_before_is_not_denied():
    texts = ("The mayor, who had refused to resign for weeks, resigned on Thursday.", "The mayor resigned on Thursday.")
    report = rc.reconcile([rc.Article(text, text[-20:-12], published="2025-03-12") for text in texts])
    assert not report.discrepancies
