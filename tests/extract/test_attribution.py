"""Who says so: the shapes of attribution, each with a sentence of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.extract.attribution import attribute_claim, find_covering, read_attributions


def attribute(staged):
    mention, scene = staged
    (spot,) = [spot for spot in scene.spots if spot.mention is mention]
    table = read_attributions(scene)
    return attribute_claim(spot, table, find_covering(spot, table.lines[spot.grammar.line.index]))


CASES = [
    pytest.param("Police said ten people died.", "ten", "Police", "police", id="a speaker before a statement"),
    pytest.param("Ten people died, police said.", "Ten", "police", "police", id="a speaker behind a statement"),
    pytest.param(
        "Ten people died, said Ann Lee, a nurse at the clinic.", "Ten", "Ann Lee", "medical", id="an inverted speaker with an apposition"
    ),
    pytest.param("Ann Lee, a nurse at the clinic, said ten people died.", "ten", "Ann Lee", "medical", id="an apposition before the verb"),
    pytest.param("President Ann Lee said that ten people died.", "ten", "Ann Lee", "official", id="a title is no part of a name"),
    pytest.param(
        "According to the Norland Geological Survey, ten roads broke.",
        "ten",
        "the Norland Geological Survey",
        "scientist",
        id="according to in front",
    ),
    pytest.param("Ten roads broke, according to rescuers.", "Ten", "rescuers", "rescue", id="according to behind"),
    pytest.param("Norland and Sudland have accused Estland of sending ten ships.", "ten", "Norland and Sudland", "", id="two that accuse"),
    pytest.param(
        "Norland said the road was cut. It estimates there are ten cars on it.", "ten", "Norland", "", id="it goes back to a country"
    ),
    pytest.param("Ann Lee said it was bad. She added that ten had died.", "ten", "Ann Lee", "", id="she goes back to the speaker before"),
    pytest.param(
        "Police said it was bad. Mayor Jan Berg came. He told reporters ten had died.",
        "ten",
        "Jan Berg",
        "official",
        id="he passes over a group",
    ),
    pytest.param(
        '"We had water," Ann Lee said. "There were ten of us."', "ten", "Ann Lee", "", id="a speaker is carried to the next quotation"
    ),
    pytest.param(
        '"We had water.\nThere were ten of us," Ann Lee said.', "water", "Ann Lee", "", id="a quotation over two lines has one speaker"
    ),
    pytest.param("The blast, said Ann Lee, killed ten men.", "ten", "Ann Lee", "", id="a speaker inside a statement"),
    pytest.param("The ministry put the toll at ten.", "ten", "The ministry", "official", id="put a toll at a size"),
    pytest.param("The inquiry found that ten men lied.", "ten", "The inquiry", "document", id="found that"),
    pytest.param("Police found ten men in a shed.", "ten", "", "", id="found a thing"),
    pytest.param("The mayor did not say how ten men died.", "ten", "", "", id="what is not said"),
    pytest.param("The minister, speaking in Oslo, said ten ships came.", "ten", "The minister", "official", id="a participle in between"),
    pytest.param("Norland, which denied the report, says ten men came.", "ten", "Norland", "", id="a relative clause ends at its comma"),
    pytest.param("Ten may die, warned Ann Lee.", "Ten", "Ann Lee", "", id="an inverted warning"),
    pytest.param("Flood kills ten: officials", "ten", "officials", "official", id="a label behind a headline"),
    pytest.param("Police: ten held", "ten", "Police", "police", id="a label before a headline"),
    pytest.param("Tenet Corp. reported a loss of ten dollars.", "ten", "Tenet Corp", "company", id="a company that reports figures"),
    pytest.param("Agents who were sent to the port said ten ships sank.", "ten", "Agents", "police", id="a relative clause without commas"),
    pytest.param("Ten people died in the fire.", "Ten", "", "", id="the outlet itself"),
    pytest.param("He wanted to say that ten died.", "ten", "", "", id="an infinitive is no statement"),
    pytest.param("There were reports of ten deaths.", "ten", "", "", id="a noun is no verb"),
    pytest.param(
        'Ann Lee said nothing. Her lawyer said: "I think ten came."', "ten", "Her lawyer", "legal", id="I is the one who is quoted"
    ),
]


@pytest.mark.parametrize(("text", "words", "speaker", "role"), CASES)
def test_a_claim_has_the_speaker_that_a_reader_gives_it(stage, text, words, speaker, role):
    attribution = attribute(stage(text, words))
    assert (attribution.speaker, attribution.role) == (speaker, role)


@pytest.mark.parametrize(
    ("text", "words", "speaker", "chain"),
    [
        pytest.param("An army source told Reuters ten had died.", "ten", "An army source", ("Reuters",), id="told an agency"),
        pytest.param("Ten died, Reuters reported, citing police sources.", "Ten", "police sources", ("Reuters",), id="citing"),
        pytest.param(
            "State television quoted Mayor Ann Lee as saying ten had died.", "ten", "Ann Lee", ("State television",), id="quoted as saying"
        ),
        pytest.param(
            "Ann Lee was quoted by the Star newspaper as saying ten died.", "ten", "Ann Lee", ("the Star newspaper",), id="was quoted by"
        ),
        pytest.param(
            "A source said the toll was nine, down from earlier claims it was ten.",
            "ten",
            "earlier claims",
            ("A source",),
            id="what was told before",
        ),
        pytest.param("Ann Lee said that police told her ten had died.", "ten", "police", ("Ann Lee",), id="a speaker within a statement"),
        pytest.param(
            "An army source told AFP last month Norland held ten towns.",
            "ten",
            "An army source",
            ("AFP",),
            id="a time between hearer and statement",
        ),
    ],
)
def test_a_chain_runs_from_the_inside_outwards(stage, text, words, speaker, chain):
    times = ("last month",) if "last month" in text else ()
    attribution = attribute(stage(text, words, times=times))
    assert (attribution.speaker, attribution.chain) == (speaker, chain)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        pytest.param("Police said ten died, but doctors said twelve did.", "ten", "Police", id="the first of two"),
        pytest.param("Police said ten died, but doctors said twelve did.", "twelve", "doctors", id="the second of two"),
        pytest.param(
            "Norland said ten fell, although twelve towns burned, according to Sudland.", "twelve", "Sudland", id="the last clause alone"
        ),
        pytest.param(
            "Ten died, police said, adding that twelve were missing.", "twelve", "police", id="adding goes on with the same speaker"
        ),
        pytest.param("The blast, he said, killed ten.", "ten", "", id="a pronoun that stands for nobody names nobody"),
    ],
)
def test_an_attribution_covers_its_own_clause(stage, text, words, speaker):
    assert attribute(stage(text, words)).speaker == speaker


def test_a_claim_knows_whether_it_is_quoted(stage):
    text = 'Ann Lee said "ten died" and twelve fled.'
    assert attribute(stage(text, "ten")).quoted
    assert not attribute(stage(text, "twelve")).quoted


def test_a_speaker_stands_where_the_span_says(stage):
    text = "President Ann Lee spoke. She said ten died."
    span = attribute(stage(text, "ten")).span
    assert span is not None
    assert text[span.start : span.end] == "Ann Lee"


WORDS = st.sampled_from(
    [
        "said",
        "told",
        '"ten"',
        ",",
        ".",
        "Ann",
        "Lee",
        "who",
        "was",
        ",",
        "quoted",
        "by",
        "police",
        "according",
        "to",
        "as",
        "saying",
        "that",
        "“he”",
        "it",
        ":",
        "-",
        "(",
        ")",
        "citing",
        "Reuters\n",
        "’s",
    ]
)


@given(st.lists(WORDS, max_size=40))
def test_no_order_of_words_breaks_it(stage, words):
    text = "ten " + " ".join(words)
    attribution = attribute(stage(text, "ten"))
    assert attribution.span is None or text[attribution.span.start : attribution.span.end] == attribution.speaker


def test_claims_of_one_saying_share_one_attribution(stage):
    _, scene = stage("Police said ten people died in May.", "ten", times=("May",))
    table = read_attributions(scene)
    first, second = [attribute_claim(spot, table, find_covering(spot, table.lines[0])) for spot in scene.spots]
    assert first.speaker == "Police"
    assert first is second
