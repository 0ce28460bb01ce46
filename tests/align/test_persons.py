"""Mere names: one name in two spellings is one fact, two names are two people or two bodies."""

import pytest

import reconcile as rc

FIRST = """A lorry overturned on the Marland pass on Monday.
Piet Vries, 34, broke a wrist when the lorry slid into the barrier above Ostia.
Ilse Marten, 51, was treated for shock at the Ostia clinic.
The cargo was bound for Marland University."""


@pytest.mark.parametrize(
    ("told", "one", "other", "together"),
    [
        pytest.param("Piet Vriess, 34, hurt a hand.", "Piet Vries", "Piet Vriess", True, id="two spellings of one name"),
        pytest.param("Jaan Orel, 29, was also in the lorry.", "Piet Vries", "Jaan Orel", False, id="two people"),
        pytest.param("The mayor, Piet Vriess, was in it.", "Piet Vries", "Piet Vriess", True, id="one of them with a title"),
        pytest.param("The mayor of Vries Ferry, Jaan Orel, was in it.", "Piet Vries", "Jaan Orel", False, id="a title by a like name"),
        pytest.param("It came from Ostia University.", "Marland University", "Ostia University", False, id="two bodies of one kind"),
        pytest.param("It had left for Marland University.", "Marland University", "Marland University", True, id="one body"),
        pytest.param("Piet Vriess, 34, hurt a hand.", "Ilse Marten", "Piet Vriess", False, id="somebody else of the same text"),
    ],
)
def test_a_name_without_a_title_is_of_the_person_it_names(told: str, one: str, other: str, together: bool) -> None:
    second = f"A lorry fell over on the Marland pass near Ostia on Monday.\n{told}"
    report = rc.reconcile([rc.Article(FIRST, "Post", id="a"), rc.Article(second, "Echo", id="b")])
    texts = {"a": FIRST, "b": second}
    held = [
        {texts[c.mention.span.article][c.mention.span.start : c.mention.span.end] for c in fact.claims if c.mention.kind == "label"}
        for fact in report.facts
    ]
    counts = [len(fact.claims) for fact in report.facts]
    assert any({one, other} <= names and count > 1 for names, count in zip(held, counts, strict=True)) is together


def test_a_fact_of_a_mere_name_is_called_by_it() -> None:
    report = rc.reconcile([rc.Article(FIRST, "Post", id="a")])
    assert {"name: Piet Vries", "name: Ilse Marten"} <= {fact.label for fact in report.facts}
