"""What a value is of: head, qualifiers, who, where and event, whatever the value itself is."""

from datetime import UTC, datetime

import pytest

from reconcile.extract.aspects import describe_aspect, read_settings
from reconcile.extract.labels import find_labels
from reconcile.extract.reading import Reading
from reconcile.extract.scene import Scene
from reconcile.extract.sentences import split_sentences
from reconcile.extract.wordings import find_wordings
from reconcile.lexicon.loader import Lexicon, load_lexicon
from reconcile.model.claim import Aspect, Mention
from reconcile.model.interval import Interval
from reconcile.model.text import Article, Span
from reconcile.model.value import Grain, Label, Quantity, TimeRef, Wording
from reconcile.pipeline import extract_claims
from reconcile.policy import Policy

LEXICON = load_lexicon("en")


def look_at(text: str, marked: str, kind: str, unit: str = "count") -> Aspect:
    """Return the aspect of a mention over the words ``marked``, which stand once in ``text``."""
    article = Article(text, "Gazette", id="a", published="2031-05-06")
    reading = Reading(
        text, "a", published=datetime(2031, 5, 6, tzinfo=UTC), lexicon=LEXICON, policy=Policy(),
        sentences=split_sentences(text, "a", LEXICON), numerals=(),
    )
    values = {
        "quantity": Quantity(None, unit, allows=Interval(None, None)), "duration": Quantity(None, unit, allows=Interval(None, None)),
        "time": TimeRef(None, Grain.DAY), "label": Label("name", marked, key=marked.lower()), "wording": Wording((), ()),
    }
    start = text.index(marked)
    mention = Mention(values[kind], Span("a", start, end=start + len(marked)), kind=kind, rule="test")
    scene = Scene(article, reading, (mention,))
    (spot,) = scene.spots
    return describe_aspect(spot, read_settings(scene)[spot.grammar.line.index])


@pytest.mark.parametrize(
    ("text", "marked", "head"),
    [
        pytest.param("The blast killed 12 people in the harbour.", "12 people", "killed", id="a verb in front of its number"),
        pytest.param("Officials said 12 people were killed.", "12 people", "killed", id="a verb behind its number"),
        pytest.param("The death toll rose to 12.", "12", "killed", id="a toll"),
        pytest.param("At least 12 miners lost their lives.", "12 miners", "killed", id="a phrase for dying"),
        pytest.param("The slide left 12 villagers dead.", "12 villagers", "killed", id="left dead"),
        pytest.param("The storm killed nine sailors and injured 30 others.", "30 others", "injured", id="the nearer of two verbs"),
        pytest.param("Nine sailors were killed and 30 wounded.", "30", "injured", id="the verb behind the second number"),
        pytest.param("Nine sailors were killed and 30 wounded.", "Nine sailors", "killed", id="the verb behind the first number"),
        pytest.param("Some 400 villagers fled their homes.", "400 villagers", "displaced", id="people who fled"),
        pytest.param("The camp is home to 400 people.", "400 people", "population", id="people who live there"),
        pytest.param("Police arrested 14 men after the match.", "14 men", "arrested", id="people arrested"),
        pytest.param("Nine inmates, including a man held for murder, broke out of a jail.", "Nine inmates", "escaped", id="an aside"),
        pytest.param("Nine inmates who broke out of a jail were caught.", "Nine inmates", "escaped", id="what a clause tells of them"),
        pytest.param("The 400-student college closed.", "400-student", "student", id="a noun hyphened to its number"),
        pytest.param("She is a mother of six.", "six", "child", id="a mother of so many"),
    ],
)
def test_a_count_of_people_has_what_befell_them_as_its_head(text: str, marked: str, head: str) -> None:
    assert look_at(text, marked, "quantity", "person").head == head


@pytest.mark.parametrize(
    ("text", "marked", "unit", "head"),
    [
        pytest.param("The flood destroyed 60 houses.", "60 houses", "count", "building", id="houses are buildings"),
        pytest.param("Some 60 homes were flattened.", "60 homes", "count", "building", id="homes are buildings"),
        pytest.param("Rebels still hold 90 square miles of the valley.", "90 square miles", "mile ** 2", "area", id="an area held"),
        pytest.param("It struck at a depth of 9 miles.", "9 miles", "mile", "depth", id="a depth"),
        pytest.param("The wreck lies 9 miles from the coast.", "9 miles", "mile", "distance", id="a distance"),
        pytest.param("The hole is 9 feet wide.", "9 feet", "foot", "width", id="a width"),
        pytest.param("The bank will buy its rival for $9 million.", "$9 million", "USD", "price", id="a price"),
        pytest.param("Thieves made off with jewels worth $9 million.", "$9 million", "USD", "stolen", id="loot"),
        pytest.param("A quake of magnitude 5.4 woke the town.", "5.4", "count", "magnitude", id="a magnitude"),
        pytest.param("The outage hit 40 percent of subscribers.", "40 percent", "percent", "subscriber", id="a share of something"),
    ],
)
def test_a_measure_has_what_is_measured_as_its_head(text: str, marked: str, unit: str, head: str) -> None:
    assert look_at(text, marked, "quantity", unit).head == head


def test_a_count_of_things_says_what_befell_them() -> None:
    assert "damaged" in look_at("Some 60 homes were flattened.", "60 homes", "quantity").qualifiers


@pytest.mark.parametrize(
    ("text", "marked", "head"),
    [
        pytest.param("The singer died Monday in her flat.", "Monday", "killed", id="died"),
        pytest.param("Her death on Monday morning surprised her fans.", "on Monday morning", "killed", id="death"),
        pytest.param("The tremor struck on Sunday, officials said.", "on Sunday", "struck", id="struck"),
        pytest.param("Officials said on Wednesday that nobody was hurt.", "on Wednesday", "said", id="said"),
        pytest.param("The war began in July.", "in July", "begun", id="began"),
        pytest.param("Service should be restored by Friday.", "by Friday", "restored", id="restored"),
        pytest.param("He was born in 1961.", "in 1961", "born", id="born"),
    ],
)
def test_a_time_has_what_happened_then_as_its_head(text: str, marked: str, head: str) -> None:
    assert look_at(text, marked, "time").head == head


@pytest.mark.parametrize(
    ("text", "marked", "head"),
    [
        pytest.param("He was sentenced to nine years in prison.", "nine years", "sentenced", id="a sentence"),
        pytest.param("Unions called a 24-hour walkout.", "24-hour", "strike", id="a strike"),
    ],
)
def test_a_duration_has_what_lasts_as_its_head(text: str, marked: str, head: str) -> None:
    assert look_at(text, marked, "duration", "year").head == head


def test_a_name_has_its_title_as_its_head() -> None:
    aspect = look_at("The ferry was full, said coast guard spokesman Piet Vries.", "Piet Vries", "label")
    assert (aspect.head, aspect.qualifiers[:1]) == ("spokesman", ("coast",))


def test_a_statement_has_its_verb_as_its_head() -> None:
    assert look_at("No one was hurt in the fire.", "No one was hurt in the fire", "wording").head == "injured"


def test_a_headline_in_capitals_is_read_like_any_other() -> None:
    text = "Twelve killed, forty hurt as train derails near Ostby"
    plain, shouted = look_at(text, "forty", "quantity"), look_at(text.upper(), "FORTY", "quantity")
    assert plain.head == shouted.head == "injured"
    assert plain.where == shouted.where == ("ostby",)


def test_names_and_places_of_the_clause_are_told() -> None:
    aspect = look_at("Police said Jan Moor stole 12 paintings in Leyden.", "12 paintings", "quantity")
    assert "jan moor" in aspect.who
    assert aspect.where == ("leyden",)


def test_another_year_and_an_aftershock_tell_another_event() -> None:
    assert look_at("In 2004 a wave killed 90 people.", "90 people", "quantity", "person").event == ("2004",)
    assert look_at("An aftershock injured 9 people.", "9 people", "quantity", "person").event == ("aftershock",)
    assert look_at("In 2031 a wave killed 90 people.", "90 people", "quantity", "person").event == ()


@pytest.mark.parametrize(
    ("text", "event"),
    [
        pytest.param("In 1998, when the dam broke, 40 farms were flooded.", ("1998",), id="what opens a line dates all of it"),
        pytest.param("The worst flood on record, the 1998 one, wrecked 40 farms.", ("1998",), id="an apposition"),
        pytest.param("Some 40 farms were flooded, which reminded many of 1998.", (), id="another clause"),
        pytest.param("Some 40 farms were flooded in the worst storm since 1998.", (), id="the worst since"),
        pytest.param("Some 40 farms have been flooded since 1998.", ("1998",), id="so many since"),
        pytest.param("Some 40 farms were flooded by 9 a.m. (1600 GMT).", (), id="an hour as wires write it"),
        pytest.param("Some 40 farms will be moved by 2040.", (), id="a year to come"),
        pytest.param("Before 1998 only 40 farms were flooded.", (), id="a year that only bounds"),
        pytest.param("The storm of 9 August lasted two days and flooded 40 farms.", ("august",), id="a clause that leans on its subject"),
        pytest.param("The valley was settled in 1998 and holds 40 farms.", (), id="what is so now"),
        pytest.param("The valley was settled in 1998 and lost 40 farms.", ("1998",), id="what was so then"),
        pytest.param("Some 40 farms were flooded 26 years ago.", ("2005",), id="so many years ago"),
        pytest.param("The storm comes two years after 40 farms were flooded.", ("2029",), id="so many years before this one"),
        pytest.param("Two years after 40 farms were flooded it rained.", (), id="nothing comes after it"),
        pytest.param("Some 40 farms were flooded, down from 60 two years ago.", (), id="another number is of those years"),
    ],
)
def test_what_dates_a_clause_tells_its_event(text: str, event: tuple[str, ...]) -> None:
    article = Article(text, "Gazette", id="a", published="2031-05-06")
    (told,) = [claim.aspect.event for claim in extract_claims(article) if "40" in text[claim.mention.span.start : claim.mention.span.end]
               and claim.mention.kind == "quantity"]
    assert told == event


def test_whose_age_it_is_stands_right_beside_it() -> None:
    assert look_at("The firm told Ann Lee, 40, that Bo Ray had left.", "40", "quantity", "year").who == ("ann lee",)
    assert look_at("Bo Ray met Ann Lee, a 40-year-old baker.", "40-year-old", "quantity", "year").who == ("ann lee",)
    assert look_at("Bo Ray met the 40-year-old Ann Lee.", "40-year-old", "quantity", "year").who == ("ann lee",)
    assert look_at("Bo Ray met a 40-year-old baker.", "40-year-old", "quantity", "year").who == ()


def test_a_pronoun_takes_place_and_event_from_the_line_before() -> None:
    aspect = look_at("A wave swept through Leyden in 2004. It killed 90 people.", "90 people", "quantity", "person")
    assert aspect.where == ("leyden",)
    assert aspect.event == ("2004",)


@pytest.mark.parametrize(
    ("line", "event"),
    [
        pytest.param("A fire in Oxmoor killed 90 people.", ("oxmoor",), id="a fire elsewhere"),
        pytest.param("A fire in Leyden killed 90 people.", (), id="a fire in the same town"),
        pytest.param("The fire in Oxmoor killed 90 people.", (), id="a fire told of before"),
        pytest.param("A crowd in Oxmoor mourned 90 people.", (), id="no event"),
    ],
)
def test_an_event_that_a_text_brings_in_elsewhere_is_another_one(line: str, event: tuple[str, ...]) -> None:
    text = f"A fire swept through Leyden. It began at noon. Nobody was hurt. {line}"
    assert look_at(text, "90 people", "quantity", "person").event == event


def test_the_largest_is_one_of_those_told_of_before() -> None:
    text = "Aftershocks shook the town. The largest, late at night, killed 90 people."
    assert look_at(text, "90 people", "quantity", "person").event == ("aftershock",)


def test_one_singled_out_of_aftershocks_is_one_of_them() -> None:
    text = "The centre had counted 14 aftershocks by 8 a.m. at the coast, the strongest of magnitude 4.3."
    assert look_at(text, "magnitude 4.3", "quantity").event == ("aftershock",)
    assert look_at(text.replace("strongest", "shock"), "magnitude 4.3", "quantity").event == ()


def test_a_smaller_shock_is_another_one() -> None:
    text = "The quake was followed by a smaller quake that hurt 90 people."
    assert "smaller" in look_at(text, "90 people", "quantity", "person").event


def test_a_shock_told_anew_in_front_of_aftershocks_is_one_of_them() -> None:
    text = "A quake hit the coast.\n\nA tremor of Wednesday hurt 90 people. The centre counted 61 aftershocks."
    assert look_at(text, "90 people", "quantity", "person").event == ("aftershock",)


def test_a_shock_told_anew_behind_aftershocks_is_one_of_them() -> None:
    text = "Aftershocks rattled the town. The bureau then told of a quake that hurt 90 people."
    assert look_at(text, "90 people", "quantity", "person").event == ("aftershock",)
    text = "Aftershocks rattled the town. The bureau then told of the quake that hurt 90 people."
    assert look_at(text, "90 people", "quantity", "person").event == ()


def test_a_share_has_a_price_by_a_bid_or_by_its_market() -> None:
    text = "The group will pay 415 pence for each share, well above Friday's closing price of 317 pence."
    assert look_at(text, "415 pence", "quantity", "GBP_minor").qualifiers == ("bidden",)
    assert look_at(text, "317 pence", "quantity", "GBP_minor").qualifiers == ("traded",)
    assert look_at("Shares in the group jumped to $37.92.", "$37.92", "quantity", "USD").qualifiers[0] == "traded"


def test_the_value_plays_no_part() -> None:
    few, many = (look_at(f"The blast killed {n} people in Leyden.", f"{n} people", "quantity", "person") for n in ("12", "99"))
    assert few == many


def test_spans_quote_the_words_they_stand_for() -> None:
    text = "The blast killed 12 people in Leyden."
    spans = look_at(text, "12 people", "quantity", "person").spans
    assert "killed" in [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize("text", ["12", "12 12 12", '"12', ", 12 ,", "x" * 5000 + " 12", "12 " + "and , " * 3000, "\u202e12\ufeff"])
def test_no_text_is_too_odd(text: str) -> None:
    assert isinstance(look_at(text, text[text.index("12") :][:2], "quantity").head, str)


@pytest.mark.parametrize(
    ("text", "marked", "qualifier"),
    [
        pytest.param("The army lost 90 tanks, including 12 new ones.", "12 new ones", "part", id="a part"),
        pytest.param("A total of 90 tanks were lost.", "90 tanks", "total", id="a whole"),
    ],
)
def test_a_part_and_a_whole_are_told_apart(text: str, marked: str, qualifier: str) -> None:
    assert look_at(text, marked, "quantity").qualifiers[0] == qualifier


@pytest.mark.parametrize(
    ("text", "marked", "where"),
    [
        pytest.param("A storm hit Oxmoor, a town of 900 people in Westmark.", "900 people", "oxmoor", id="the place a population is of"),
        pytest.param("The boat sank 9 miles south of Oxmoor.", "9 miles", "oxmoor", id="the place a distance is told from"),
        pytest.param("It was felt 9 miles away in the capital.", "9 miles", "capital", id="a place without a name"),
        pytest.param("They fled to Oxmoor, where 900 people found refuge.", "900 people", "oxmoor", id="the place a clause is about"),
    ],
)
def test_some_values_belong_to_a_place(text: str, marked: str, where: str) -> None:
    assert look_at(text, marked, "quantity", "mile" if "mile" in marked else "person").where[0] == where


@pytest.mark.parametrize(
    ("text", "where"),
    [
        pytest.param("Police say the raid on Oxmoor killed 12 people.", ("oxmoor",), id="on what a raid fell"),
        pytest.param("The blast killed 12 people in the Westmarkian port city of Oxmoor.", ("oxmoor",), id="a city and its land"),
        pytest.param("The report on Oxmoor killed 12 people.", (), id="what a report is on"),
    ],
)
def test_where_something_fell_is_where_it_happened(text: str, where: tuple[str, ...]) -> None:
    assert look_at(text, "12 people", "quantity", "person").where == where


def test_what_was_razed_is_told_from_what_was_harmed() -> None:
    text = "The quake destroyed 40 houses, and a further 90 houses were damaged."
    assert "razed" in look_at(text, "40 houses", "quantity").qualifiers
    assert "harmed" in look_at(text, "90 houses", "quantity").qualifiers
    assert "threatened" in look_at("The fire threatens 90 houses.", "90 houses", "quantity").qualifiers


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        pytest.param("The mayor asked for 90 tents.", "asked", id="asked for"),
        pytest.param("The charity handed out 90 tents.", "given", id="handed out"),
        pytest.param("Some 90 tents and four stoves were delivered.", "given", id="one verb for two counts"),
    ],
)
def test_what_was_done_with_counted_things_narrows_them(text: str, deed: str) -> None:
    assert deed in look_at(text, "90 tents", "quantity").qualifiers


def test_what_was_done_with_other_things_does_not_narrow_them() -> None:
    assert "downed" not in look_at("Some 90 drones came, four of which were intercepted.", "90 drones", "quantity").qualifiers
    assert "launched" not in look_at("They fired from 90 boats.", "90 boats", "quantity").qualifiers


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("The suspect, Ann Lee, 40, was held.", "accused", id="a suspect"),
        pytest.param("The dead were named as Ann Lee, 40, and Bo Ray.", "dead", id="one of the dead"),
        pytest.param("She leaves a brother, Bo Ray, 40.", "kin", id="a brother"),
        pytest.param("The water came at noon, said Bo Ray, 40.", "teller", id="one who tells of it"),
    ],
)
def test_an_age_is_of_somebody_with_a_part_in_the_story(text: str, role: str) -> None:
    assert role in look_at(text, "40", "quantity", "year").qualifiers


def test_people_called_by_a_name_are_what_the_text_calls_them_elsewhere() -> None:
    text = "Westmarkian soldiers crossed the river. It counts 900 Westmarkians there."
    assert look_at(text, "900 Westmarkians", "quantity", "person").head == "troops"


def test_a_language_without_these_tables_breaks_nothing() -> None:
    text = "The blast killed 12 people in Leyden in 2004, said spokesman Jan Moor."
    nothing = Lexicon("xx")
    reading = Reading(
        text, "a", published=datetime(2031, 5, 6, tzinfo=UTC), lexicon=nothing, policy=Policy(),
        sentences=split_sentences(text, "a", LEXICON), numerals=(),
    )
    mention = Mention(Quantity(None, "person", allows=Interval(None, None)), Span("a", 17, end=26), kind="quantity", rule="test")
    found = [mention, *find_labels(reading, ()), *find_wordings(reading, ())]
    mentions = tuple(item for item in found if isinstance(item, Mention))
    scene = Scene(Article(text, "Gazette", id="a"), reading, mentions)
    settings = read_settings(scene)
    assert all(isinstance(describe_aspect(spot, settings[spot.grammar.line.index]).head, str) for spot in scene.spots)


def test_a_label_is_no_circumstance_of_itself() -> None:
    assert look_at("The boat sank near Oxmoor, in Westmark.", "near Oxmoor", "label").where == ("westmark",)
