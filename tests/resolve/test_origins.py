"""Which tellings go back to one origin, and why."""

import pytest

import reconcile as rc
from reconcile.resolve.origins import trace_origins
from reconcile.resolve.voices import find_credit

WIRE = "Rescue boats searched the mouth of the river Ostra through the night after a barge with timber workers overturned in heavy rain."


def origins_of(*articles, aspect="missing"):
    report = rc.reconcile(list(articles))
    facts = [f for f in report.facts if f.kind == "quantity" and f.claims[0].aspect.head == aspect]
    assert len(facts) == 1, [f.label for f in report.facts]
    return facts[0].origins, facts[0].positions


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        pytest.param("LOWFIELD (AFP) - A barge overturned.", "Gazette", "AFP", id="after the dateline"),
        pytest.param("LOWFIELD, May 3 (Reuters) – A barge overturned.", "Gazette", "Reuters", id="with a day"),
        pytest.param("A barge overturned.\n\nAFP contributed to this report.", "Gazette", "AFP", id="a contribution at the foot"),
        pytest.param("A barge overturned.\nReuters", "Gazette", "Reuters", id="alone on the last line"),
        pytest.param("By Associated Press\nA barge overturned.", "Gazette", "AP", id="in the byline"),
        pytest.param("A barge overturned.", "Gazette (AFP)", "AFP", id="in the name of the source"),
        pytest.param("A barge overturned.", "Reuters", "Reuters", id="the agency itself"),
        pytest.param("A barge overturned, a witness told Reuters on Monday.", "Gazette", "", id="an agency as a listener is no credit"),
        pytest.param("The AP exam was hard, and she told nobody of it.", "Gazette", "", id="letters in a sentence"),
        pytest.param("", "", "", id="nothing at all"),
    ],
)
def test_a_credit_line_names_the_agency(text, source, expected):
    assert find_credit(rc.Article(text, source)) == expected


def test_a_copied_sentence_is_one_origin():
    origins, positions = origins_of(
        rc.Article(f"{WIRE} In all 14 workers were reported missing on the bank by morning.", "Gazette", published="2024-05-01"),
        rc.Article(f"{WIRE} In all 14 workers were reported missing on the bank by morning.", "Herald", published="2024-05-01"),
    )
    assert [origin.why for origin in origins] == ["same wire text"]
    assert [position.origins for position in positions] == [1]


def test_a_sentence_that_was_edited_is_one_origin():
    toll = "In all 14 workers were reported missing on the muddy bank of the river by morning"
    origins, _ = origins_of(
        rc.Article(f"The weather had been bad. {toll}.", "Gazette", published="2024-05-01"),
        rc.Article(f"Nobody slept that night. {toll}, it was said.", "Herald", published="2024-05-01"),
    )
    assert [origin.why for origin in origins] == ["same wire text"]


def test_a_sentence_twice_in_one_article_is_no_copy_of_itself():
    text = "In all 14 workers were reported missing on the muddy bank of the river by morning."
    assert [origin.why for origin in origins_of(rc.Article(f"{text} {text}", "Gazette"))[0]] == ["one article"]


def test_a_longer_name_stands_for_the_shorter_ones():
    origins, _ = origins_of(
        rc.Article("Mayor Ilse Korn said 14 people were missing.", "Gazette", published="2024-05-01"),
        rc.Article("At the pier, Korn said 14 people were missing.", "Herald", published="2024-05-02"),
        rc.Article("In the hall, Korn said 14 people were missing.", "Mirror", published="2024-05-03"),
    )
    assert [origin.why for origin in origins] == ["same speaker: Ilse Korn"]


def test_two_reports_in_their_own_words_are_two_origins():
    origins, positions = origins_of(
        rc.Article("Fourteen people are missing after a barge sank.", "Gazette", published="2024-05-01"),
        rc.Article("After the boat went down on Friday 14 people were missing.", "Herald", published="2024-05-01"),
    )
    assert len(origins) == 2
    assert [origin.why for origin in origins] == ["", ""]
    assert [position.origins for position in positions] == [2]


def test_one_named_speaker_is_one_origin():
    origins, _ = origins_of(
        rc.Article("Mayor Ilse Korn said 14 people were missing.", "Gazette", published="2024-05-01"),
        rc.Article("Speaking at the pier, Korn said 14 people were missing.", "Herald", published="2024-05-02"),
    )
    assert len(origins) == 1
    assert "same speaker" in origins[0].why


def test_a_turn_of_phrase_is_no_copy():
    origins, _ = origins_of(
        rc.Article("The coast guard at Lowfield said 14 people were missing.", "Gazette", published="2024-05-01"),
        rc.Article("A harbour master in Lowfield said 14 people were missing.", "Herald", published="2024-05-01"),
    )
    assert len(origins) == 2


def test_officials_without_a_name_are_not_one_speaker():
    origins, _ = origins_of(
        rc.Article("Officials said 14 people were missing.", "Gazette", published="2024-05-01"),
        rc.Article("Two officials said that 14 people were missing.", "Herald", published="2024-05-02"),
    )
    assert len(origins) == 2


def test_one_agency_behind_two_outlets_is_one_origin():
    origins, _ = origins_of(
        rc.Article("LOWFIELD (AFP) - Some 14 people are missing at the docks.", "Gazette", published="2024-05-01"),
        rc.Article("Fishermen say the weather was bad. 14 people are missing.\n\nAFP contributed to this report.", "Herald",
                   published="2024-05-01"),
    )
    assert len(origins) == 1
    assert "one agency behind both: AFP" in origins[0].why


def test_one_publisher_is_one_origin():
    origins, _ = origins_of(
        rc.Article("Fourteen people are missing after a barge sank.", "Gazette", published="2024-05-01"),
        rc.Article("The search goes on: 14 people are missing.", "Gazette", published="2024-05-02"),
    )
    assert [origin.why for origin in origins] == ["one publisher: Gazette"]


def test_a_copy_under_another_name_adds_no_origin():
    told = [rc.Article("Nine died. Fourteen people are missing.", "Gazette", published="2024-05-01"),
            rc.Article("By evening 14 people were missing at sea.", "Herald", published="2024-05-01")]
    copied = [*told, rc.Article(told[0].text, "Mirror", published="2024-05-01")]
    assert len(origins_of(*told)[0]) == len(origins_of(*copied)[0])


def test_origins_part_the_claims_of_every_fact():
    report = rc.reconcile([rc.Article(f"{WIRE} Some {n} workers are missing, Mayor Korn said.", f"paper {n % 3}") for n in range(10, 16)])
    for fact in trace_origins(report.articles, report.facts):
        assert sorted(claim for origin in fact.origins for claim in origin.claims) == sorted(claim.id for claim in fact.claims)
        assert all(1 <= position.origins <= len(fact.origins) for position in fact.positions)
