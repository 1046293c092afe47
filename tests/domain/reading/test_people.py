"""How many people a need asks for: those who are to help, not who is fed, how old, or how many chairs."""

import pytest

from domain.reading.people import read_people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("on cherche deux personnes", 2),
        ("j'ai besoin d'une personne pour mes courses", 1),
        ("4 paires de bras", 4),
        ("six certified responders", 6),
        ("2 couturieres svp", 2),
        ("1 sonorisateur et 1 eclairagiste", 2),
        ("2 plombiers et 2 electriciens", 4),
        ("two dozen volunteers", 24),
        ("10 benevoles, 6 pour monter, 4 sur le bbq", 10),
        ("5 personnes a la billetterie, 3 a l'accueil, 2 pour le stationnement", 10),
        ("chainsaw people needed, at least 2", 2),
        ("looking for 2 drivers to help feed 80 people", 2),
        ("un cuisinier et deux plongeurs", 3),
        ("needs 5 servers, 2 cooks and a dishwasher", 8),
        ("8 personnes, dont 4 a l'accueil et 4 pour guider", 8),
        ("need 6 on parking, 2 on tickets, 1 announcer", 9),
        ("deux a l'accueil, trois au vestiaire", 5),
        ("moniteurs demandes (2) pour les cours", 2),
        ("half a dozen people", 6),
        ("about 20 of us needed", 20),
        ("we need two more", 2),
    ],
)
def test_people_are_counted(text: str, people: int) -> None:
    assert read_people(text) == (people, False)


@pytest.mark.parametrize(
    "text",
    [
        "2 a 3 personnes",
        "entre 5 et 10 benevoles",
        "we need 3-4 people",
        "quelques benevoles",
        "une couple de bras",
        "a few people",
    ],
)
def test_a_number_that_is_not_sure_is_asked(text: str) -> None:
    assert read_people(text) == (None, True)


@pytest.mark.parametrize(
    "text",
    [
        "un plombier",
        "souper pour 80 personnes",
        "j'ai 12 ans",
        "de 10h a 17h",
        "40 places, 6 chaises",
        "je suis une personne patiente",
        "on est 3 gars",
        "two of our actors bailed",
        "3 freezers",
        "5 boites",
        "20 $ par personne",
        "",
    ],
)
def test_other_numbers_are_not_people(text: str) -> None:
    assert read_people(text) == (None, False)
