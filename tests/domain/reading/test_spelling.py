"""A slip of the pen is put right, and a word that people write is left alone."""

import pytest

from domain.reading.skills import read_skills
from domain.reading.spelling import spelled


@pytest.mark.parametrize(
    ("slip", "word"),
    [
        ("plombeir", "plombier"),
        ("electricain", "electrician"),
        ("samdei", "samedi"),
        ("vendrdi", "vendredi"),
        ("lepicerie", "l'epicerie"),
    ],
)
def test_a_slip_is_put_right(slip: str, word: str) -> None:
    assert spelled(f"un {slip} svp") == f"un {word} svp"


@pytest.mark.parametrize("word", ["pain", "peintre", "villeray", "thurs", "house", "maison", "bloor", "marde"])
def test_a_word_that_people_write_is_left_alone(word: str) -> None:
    assert spelled(word) == word


def test_a_skill_is_heard_through_a_slip() -> None:
    assert read_skills("cherche un plombeir").skills == ("plumbing",)
