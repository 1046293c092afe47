"""Words are compared as people mean them, whatever way they are spelled."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.reading.words import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ste-Thérèse", "sainte therese"),
        ("L’Île-Bizard", "l'ile bizard"),
        ("Sœurs", "SOEURS"),
        ("  St-Henri!", "Saint Henri"),
    ],
)
def test_spellings_of_one_word_are_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_words_stay_different() -> None:
    assert fold("Saint-Henri") != fold("Saint-Hubert")
    assert fold("stage") == "stage"


@given(some.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
