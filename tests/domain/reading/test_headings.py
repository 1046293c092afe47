"""What a project is called and what it is about, from the paragraph that tells it."""

import pytest

from domain.reading.headings import MOST, heading, is_project, read_category

CALLED = {
    "corvée de ruelle samedi prochain, faut 5 personnes": "Corvée de ruelle",
    "On organise une fête de quartier le 12 décembre de 13h à 17h. Il faut 8 bénévoles": "Fête de quartier",
    "We're planting trees in the park on Dec 12, 10 am to 2 pm. Needs: 10 volunteers": "Planting trees in the park",
    "Bonjour, un atelier de couture samedi": "Un atelier de couture",
    "je cherche deux gars forts pour déménager un piano samedi": "Déménager un piano",
    "La maison des costumes de Villeray : il nous manque 4 personnes": "La maison des costumes de Villeray",
    "Concert du chœur… samedi, il faut 5 personnes": "Concert du chœur",
    "Samedi, corvée de ruelle": "Corvée de ruelle",
}


@pytest.mark.parametrize("text", CALLED)
def test_a_paragraph_is_called_by_what_it_names_first(text: str) -> None:
    assert heading(text) == CALLED[text]


def test_what_names_nothing_short_is_cut_at_a_word() -> None:
    title = heading("x" * 30 + " " + "y" * 30 + " " + "z" * 30)
    assert title == f"X{'x' * 29} {'y' * 30}…"
    assert len(title) <= MOST


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("corvée de ruelle", "environment"),
        ("un tournoi de hockey", "sports"),
        ("un atelier pour les aînés", None),
        ("", None),
    ],
)
def test_a_category_is_told_only_where_the_words_tell_one(text: str, category: str | None) -> None:
    assert read_category(text) == category


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("faut 5 personnes et un camion", True),
        ("corvée de ruelle samedi, faut 5 personnes", True),
        ("besoin de quelqu’un pour faire le ménage après une fête", False),
        ("on cherche quelqu’un pour arbitrer un tournoi", False),
        ("quelqu’un pour descendre un divan", False),
    ],
)
def test_one_need_is_no_project(text: str, project: bool) -> None:
    assert is_project(text) is project
