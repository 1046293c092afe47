"""A skill that is only mentioned is told from one that is meant, in both languages; what is seen of it decides."""

import pytest

from domain.reading.skills import read_skills


@pytest.mark.parametrize(
    ("skill", "meant", "mentioned"),
    [
        pytest.param(
            "gardening",
            "On s'occupe du jardin communautaire, besoin d'un coup de main samedi",
            "Besoin d'une soudeuse pour la clôture du jardin communautaire",
            id="beside one just asked",
        ),
        pytest.param(
            "laundry",
            "Anyone have time to do my laundry on Mondays?",
            "The laundry is piling up, we need someone to fix the dryer",
            id="before what is sought",
        ),
        pytest.param(
            "moving_help",
            "On déménage samedi, besoin de bras",
            "Je viens d'emménager et mon frigo ne refroidit plus, qui peut venir voir?",
            id="before what is sought (fr)",
        ),
        pytest.param(
            "dance",
            "Je donne des cours de danse le mardi",
            "On cherche un DJ pour notre soirée de danse",
            id="beside a trade (fr)",
        ),
        pytest.param(
            "dance", "I teach dance on Tuesdays", "Looking for a DJ for the halloween dance", id="beside a trade"
        ),
        pytest.param(
            "nursing",
            "Je suis infirmière et je peux faire des prises de sang",
            "Ma soeur est infirmière, moi je peux garder des enfants",
            id="passing (fr)",
        ),
        pytest.param(
            "driving",
            "I could drive people on Sundays",
            "While I drive to work I could deliver your parcels",
            id="passing",
        ),
        pytest.param(
            "baking",
            "Je peux faire des biscuits pour la vente",
            "Je peux apporter des biscuits, cherche quelqu'un pour réparer mon vélo",
            id="unsure (fr)",
        ),
        pytest.param(
            "baking",
            "I can bake cookies for the sale",
            "There will be cookies, we need someone to prune the apple trees",
            id="unsure",
        ),
        pytest.param(
            "furniture_making",
            "Je fais de l'ébénisterie le soir",
            "Le local de l'ébénisterie est à prêter le soir",
            id="lent (fr)",
        ),
        pytest.param(
            "singing",
            "We need two voices for the choir",
            "Our choir party needs someone at the barbecue",
            id="together",
        ),
        pytest.param(
            "gardening",
            "Cherche quelqu'un pour le potager",
            "Cherche un photographe pour notre potager",
            id="after our (fr)",
        ),
        pytest.param(
            "web_development",
            "Need someone to build a website",
            "Someone to take photos for our website",
            id="after our",
        ),
    ],
)
def test_a_skill_that_is_only_mentioned_is_not_heard(skill: str, meant: str, mentioned: str) -> None:
    assert skill in read_skills(meant).skills
    assert skill not in read_skills(mentioned).skills


@pytest.mark.parametrize("text", ["Je couds, je tricote et je répare des vélos", "I sew, I knit and I fix bikes"])
def test_all_skills_of_a_list_are_heard(text: str) -> None:
    assert set(read_skills(text).skills) == {"sewing", "knitting", "bike_repair"}


@pytest.mark.parametrize("text", ["théâtre", "theatre, thanks"])
def test_nothing_needs_to_stand_around_a_bare_answer(text: str) -> None:
    assert read_skills(text).skills == ("theatre",)
