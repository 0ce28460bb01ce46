"""Quantities in their surroundings: what is tied to what, whose dollar it is, what is latent."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

import reconcile as rc
from reconcile.model.interval import Interval
from reconcile.model.value import Bound, Change, Movement


def point(number):
    return Interval(Decimal(number), Decimal(number))


def find(text, **article):
    if article:
        return [c.mention for c in rc.extract_claims(rc.Article(text, **article)) if c.mention.kind == "quantity"]
    return [m for m in rc.extract_mentions(text) if m.kind == "quantity"]


def quote(text):
    return [text[m.span.start : m.span.end] for m in find(text) if not m.latent]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        pytest.param("They reported more than 200 artillery shells.", ["more than 200 artillery shells"], id="bound, number and noun"),
        pytest.param("Ten dead, 30 missing.", ["Ten", "30"], id="conjoined counts stay apart"),
        pytest.param("killing 12 and injuring 30", ["12", "30"], id="elided nouns"),
        pytest.param(
            "It held 800 square kilometres (300 square miles).",
            ["800 square kilometres", "300 square miles"],
            id="a conversion is a second mention",
        ),
        pytest.param("A 10-mile-wide front.", ["10-mile"], id="hyphenated"),
        pytest.param("Between five and ten people came.", ["Between five and ten people"], id="a range with its words"),
        pytest.param("Two-thirds of the crew left.", ["Two-thirds of the crew"], id="a part with its whole"),
        pytest.param("Two of the bridges fell.", ["Two of the bridges"], id="a number of a whole"),
        pytest.param("It rose from 40 to 60 points.", ["40", "60 points"], id="a movement has two ends"),
    ],
)
def test_spans(text, spans):
    assert quote(text) == spans


@pytest.mark.parametrize(
    ("text", "counted", "unit"),
    [
        ("11,000 North Korean troops came.", "North Korean troops", "person"),
        ("Two thirds of the residents left.", "residents", "dimensionless"),
        ("Three other large bridges fell.", "large bridges", "count"),
        ("12 were injured.", "", "person"),
        ("Eleven of them stayed.", "", "count"),
        ("Sixty local residents left.", "local residents", "person"),
        ("12 countries signed.", "countries", "count"),
        ("One female juror wept.", "female juror", "person"),
        ("Two weapons inspectors came.", "weapons inspectors", "person"),
        ("Five rebels attacked the town.", "rebels", "person"),
        ("6 tons of wheat burned.", "wheat", "ton"),
        ("40 people per square mile live there.", "people", "person / mile ** 2"),
    ],
)
def test_what_is_counted(text, counted, unit):
    [mention] = find(text)
    assert (mention.value.counted, mention.value.unit) == (counted, unit)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        pytest.param("Prices fell from $40 to $35.", [None, Movement(Change.FROM_TO, point(40), unit="USD")], id="from one to the other"),
        pytest.param("The toll rose to 60.", [Movement(Change.ROSE, unit="count")], id="a height"),
        pytest.param("Sales rose by 3%.", [Movement(Change.ROSE)], id="a step"),
        pytest.param(
            "Sales rose 3% to $5bn.", [Movement(Change.ROSE), Movement(Change.ROSE, point(3), unit="percent")], id="a step to a height"
        ),
        pytest.param("It stood at 37%, up from 10%.", [Movement(Change.FROM_TO, point(10), unit="percent"), None], id="up from"),
        pytest.param("They had 60 boats.", [None], id="no movement"),
        pytest.param("It costs from $40 to $60.", [None], id="a range is none"),
    ],
)
def test_movements(text, changes):
    assert [m.value.change for m in find(text)] == changes


def test_a_conversion_has_the_bound_of_what_it_repeats():
    _, second = find("The fire burned more than 14,000 acres (57 square km).")
    assert (second.value.bound, second.value.allows.low, second.value.allows.low_open) == (Bound.MORE_THAN, 57, True)


def test_conversion_is_tied_to_what_it_repeats():
    first, second = find("They hold 800 square kilometres (300 square miles).")
    assert (second.rule, second.parts) == ("conversion", (first,))
    [lone] = find("They hold (800 km).")
    assert lone.rule == "measure"


@pytest.mark.parametrize(
    ("source", "unit"),
    [
        pytest.param("Sydney Morning Herald", "AUD", id="an Australian outlet"),
        pytest.param("CBC News", "CAD", id="a Canadian outlet"),
        pytest.param("", "USD", id="nobody knows"),
    ],
)
def test_bare_dollar_is_the_outlets_own(source, unit):
    [mention] = find("The bridge cost $5 million.", source=source)
    assert mention.value.unit == unit


def test_bare_dollar_leaves_one_note():
    report = rc.reconcile([rc.Article("It cost $5 million, not $6 million. A US$4 ticket is free.", source="A")])
    assert [note.rule for note in report.notes if note.rule == "bare dollar"] == ["bare dollar"]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        pytest.param("She met Anna. Three of the wounded left.", ["Three"], id="a sentence begins behind a name"),
        pytest.param("There was one plane.", ["one plane"], id="there was one"),
        pytest.param("There was one of them.", [], id="one that points"),
    ],
)
def test_a_number_word_counts_where_it_is_no_name_and_no_pronoun(text, spans):
    assert quote(text) == spans


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        pytest.param("42C", "42", "degree_Celsius", id="a letter glued to degrees"),
        pytest.param("-5 C", "-5", "degree_Celsius", id="a letter behind a space"),
        pytest.param("86F", "86", "degree_Fahrenheit", id="the other scale"),
        pytest.param("nobody", "0", "person", id="nobody"),
        pytest.param("No one.", "0", "person", id="no one"),
        pytest.param("a fifth", "0.2", "dimensionless", id="a part in words"),
    ],
)
def test_a_text_that_is_nothing_but_a_size_needs_no_words_around(text, number, unit):
    value = rc.parse_value(text)
    assert (value.names, value.unit) == (point(number), unit)


@pytest.mark.parametrize("text", ["They sat in 42C.", "Nobody knows.", "A fifth guest came.", "Block 7 C"])
def test_what_is_a_size_alone_is_none_in_a_sentence_that_does_not_say_so(text):
    assert quote(text) == []


@pytest.mark.parametrize(
    ("wordings", "unit"),
    [
        pytest.param(["Kshs 300", "KSh 300", "Ksh.300", "Sh300/=", "KShs 300", "300 Kshs"], "KES", id="Kenya"),
        pytest.param(["USh 300", "Ushs300"], "UGX", id="Uganda"),
        pytest.param(["TSh 300", "Tshs300"], "TZS", id="Tanzania"),
        pytest.param(["GH¢300", "GH₵ 300", "GHc300"], "GHS", id="Ghana"),
        pytest.param(["R300m", "R300bn"], "ZAR", id="one letter before a multiplied number"),
        pytest.param(["Br 300", "300 Br"], "ETB", id="Ethiopia"),
        pytest.param(["FCFA 300", "300 FCFA"], "XOF", id="the CFA franc"),
        pytest.param(["Rwf 300", "Frw300"], "RWF", id="Rwanda"),
        pytest.param(["E£300", "£E300", "L.E. 300"], "EGP", id="Egypt"),
        pytest.param(["TL 300", "300 TL", "300₺"], "TRY", id="Turkey"),
        pytest.param(["NIS 300", "300 NIS"], "ILS", id="Israel"),
        pytest.param(["S/300", "S/. 300"], "PEN", id="Peru"),
        pytest.param(["NRs 300", "NRs. 300"], "NPR", id="Nepal"),
        pytest.param(["৳300", "300 Tk"], "BDT", id="Bangladesh"),
        pytest.param(["CN¥300", "Rmb300bn"], "CNY", id="China"),
        pytest.param(["AR$300"], "ARS", id="a dollar sign with the letters of a peso"),
        pytest.param(["zł300", "300 zl"], "PLN", id="letters with a stroke"),
        pytest.param(["SDR 300 million", "300 million special drawing rights"], "XDR", id="drawing rights"),
    ],
)
def test_money_is_read_in_the_forms_of_its_country(wordings, unit):
    assert {wording: rc.parse_value(wording).unit for wording in wordings} == dict.fromkeys(wordings, unit)


@pytest.mark.parametrize("text", ["The R5 opened.", "The N95 fits.", "PHS/300 was filed."])
def test_letters_before_a_number_are_no_money_in_a_name(text):
    assert not [m for m in find(text) if m.rule == "money"]


def test_derivation_is_kept():
    [mention] = find("About 5-10 million people came.")
    [part] = mention.parts
    assert (part.rule, part.value.names) == ("range", Interval(Decimal(5000000), Decimal(10000000)))
    assert mention.value.bound is Bound.ABOUT


def test_tolerance():
    [mention] = find("The beam is 5 ± 2 km long.")
    assert mention.value.allows == Interval(Decimal(3), Decimal(7))


def test_age_behind_an_article_is_no_duration():
    assert [m.rule for m in rc.extract_mentions("A 61-year-old man left.") if m.kind in ("quantity", "duration")] == ["age"]


@pytest.mark.parametrize(
    "text", ["In 2008 the town had 300 people.", "It lasted three hours on 12 May.", "In May 5 boats sank; by 2010, 12 more."]
)
def test_words_of_times_stay_theirs(text):
    owned = [(m.span.start, m.span.end) for m in rc.extract_mentions(text) if m.kind in ("quantity", "time", "duration", "magnitude")]
    assert all(left[1] <= right[0] for left, right in pairwise(owned))


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("The baby weighs over two pounds.", "pound"),
        ("It cost £3m, or two pounds a head.", "GBP / head"),
        ("It cost 2 million pounds.", "GBP"),
    ],
)
def test_pounds_of_weight_and_of_money(text, pounds):
    assert find(text)[-1].value.unit == pounds


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("5m people came.", "person", 5000000),
        ("It is 5m long.", "meter", 5),
        ("It cost 5m euros.", "EUR", 5000000),
        ("He won the 100m sprint.", "meter", 100),
        ("It drew 3M.", "count", 3000000),
    ],
)
def test_a_letter_behind_digits(text, unit, number):
    [mention] = find(text)
    assert (mention.value.unit, mention.value.names) == (unit, point(number))


def test_numbers_in_one_list_share_their_unit():
    assert [m.value.unit for m in find("They were given 45 and 50 mg.")] == ["milligram", "milligram"]


def test_digits_are_those_of_the_coarser_end():
    [mention] = find("Between 5 and 12.5 km.")
    assert mention.value.digits == 1


@pytest.mark.parametrize(
    ("text", "bound", "counted"),
    [
        pytest.param("The office spoke of “more than 3,000” homes.", Bound.MORE_THAN, "homes", id="curly marks around bound and number"),
        pytest.param('The "two" brothers are cousins.', Bound.EXACT, "brothers", id="straight marks around a number word"),
        pytest.param("The council counted '40' barns.", Bound.EXACT, "barns", id="two digits in single marks are no year"),
        pytest.param("“We lost 12” boats, he said.", Bound.EXACT, "", id="a quotation that only ends with the number is another matter"),
        pytest.param("<td>12 boats</td>", Bound.EXACT, "boats", id="the end of a tag is no bound"),
        pytest.param("-> 12 boats", Bound.EXACT, "boats", id="nor is an arrow"),
        pytest.param("a fleet of > 12 boats", Bound.MORE_THAN, "boats", id="a sign that stands alone is one"),
        pytest.param("TWELVE VILLAGES LOST AS STORM HITS COAST", Bound.EXACT, "VILLAGES", id="a headline in capitals"),
    ],
)
def test_what_stands_in_marks_tags_and_capitals_is_read_as_it_is_meant(text, bound, counted):
    (mention,) = find(text)
    assert (mention.value.bound, mention.value.counted) == (bound, counted)
    assert text[mention.span.start] not in "'“\""
