"""Names are folded by how they are spelled, never by a list of them."""

import pytest

from reconcile.adapters.similarity import are_one_name, fold_letters, fold_names, rate_likeness


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Tolstoy", "Tolstoi", id="y and i at the end"),
        pytest.param("Dostoevsky", "Dostoyevskiy", id="iy and y"),
        pytest.param("Minsk", "Mensk", id="a short name with another vowel"),
        pytest.param("Yiorgos", "Giorgos", id="a first sound that has two spellings"),
        pytest.param("Tariq", "Tarik", id="q and k"),
        pytest.param("Reykjavik", "Reikjavik", id="ey and ei"),
        pytest.param("Mohammed", "Muhammad", id="doubled letters and other vowels"),
        pytest.param("Łukasz", "Łukasz", id="the same letters of another alphabet"),
        pytest.param("MÜNCHEN", "Munchen", id="case and accents"),
    ],
)
def test_spellings_of_one_name(left, right):
    assert are_one_name(left, right)
    assert are_one_name(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Niger", "Nigeria", id="one name within another"),
        pytest.param("Mali", "Malta", id="one consonant apart"),
        pytest.param("North", "South", id="compass words"),
        pytest.param("Lagos", "Logos", id="a vowel that sounds otherwise"),
        pytest.param("Anna", "Ana Maria", id="one word and two"),
        pytest.param("", "", id="nothing at all"),
    ],
)
def test_names_of_two_things(left, right):
    assert not are_one_name(left, right)


def test_folding_chooses_one_spelling_whatever_the_order():
    words = ["tolstoi", "tolstoy", "turgenev", "tolstoiy"]
    assert fold_names(words) == fold_names(reversed(words))
    assert len({fold_names(words)[word] for word in words[:2]}) == 1


def test_an_alias_stands_for_what_the_caller_says():
    assert fold_names(["ivory", "coast"], [("Coast", "Ivory")])["ivory"] == "coast"


def test_likeness_is_symmetric_and_ignores_case():
    assert rate_likeness("Tolstoy", "TOLSTOI") == rate_likeness("tolstoi", "Tolstoy") > 0.8


@pytest.mark.parametrize("text", ["", "…", "\ud800", "a" * 5000, "ﷺ", "İ"])
def test_folding_takes_any_text(text):
    assert isinstance(fold_letters(text), str)
