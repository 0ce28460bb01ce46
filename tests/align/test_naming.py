"""How a fact is called: as an editor would write it."""

import pytest

import reconcile as rc

LABELS = [
    pytest.param("Nine miners were killed in Ostrel.", "quantity", "miners (killed), Ostrel", id="what befell the counted in brackets"),
    pytest.param("Seven women took part.", "quantity", "women", id="the counted are not named twice"),
    pytest.param("The council owns forty homes.", "quantity", "homes", id="nor by their class"),
    pytest.param("It was 38 degrees Celsius.", "quantity", "temperature", id="a temperature"),
    pytest.param("The turbine gave 40 kWh.", "quantity", "kilowatt hour", id="a unit in words"),
    pytest.param("The minister conceded defeat on Monday.", "time", "when: conceded, minister", id="a verb as the text has it"),
    pytest.param("The hostages were handed over on Monday.", "time", "when: handed, hostages", id="a noun as the text has it"),
    pytest.param("Kestrel Mining conceded defeat on Monday.", "time", "when: conceded, Kestrel Mining", id="a name with its capitals"),
    pytest.param("Orlo conceded defeat on Monday.", "time", "when: conceded, Orlo", id="a name of one word"),
    pytest.param("One person was killed in Ostrel.", "label", "place: killed", id="a person in general is nobody's name"),
    pytest.param("The driver was jailed for nine years.", "duration", "how long: sentenced", id="a length of time"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "label"), LABELS)
def test_a_fact_has_a_label_as_an_editor_would_write_it(text, kind, label):
    report = rc.reconcile([rc.Article(text, "Post", published="2031-03-04")])
    assert label in [fact.label for fact in report.facts if fact.kind == kind]
