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
        ("need fifteen or so, kids welcome", 15),
        ("une couple de benevoles", 2),
        ("hunting for 4 volunteers", 4),
        ("we're three drivers short", 3),
        ("3 extra pairs of hands", 3),
        ("marshals x10, first aiders x2", 12),
        ("bouncers (2), bartender (1), sound guy (1)", 4),
        ("8 people to put up tents, then 4 to take it all down", 12),
        ("zero benevole jeudi, il en faudrait quatre", 4),
        ("ce qui manque c'est 6 personnes pour livrer", 6),
        ("three volunteers to knock on doors, between 6 and 8 in the evening", 3),
        ("une gang de 8 pour une corvee", 8),
        ("6 pour le service et 2 au bar", 8),
        ("two people who sew and three who can paint", 5),
        ("deux personnes qui cousent et trois qui peignent", 5),
        ("une personne pour le son, une pour les lumieres et 2 jongleurs", 4),
        ("one person for the sound, one for the lights and 2 jugglers", 4),
        ("on veut etre 15 pour la corvee", 15),
        ("we want to be 20 at the cleanup", 20),
        ("a 3 bedroom apartment, need 2 painters", 2),
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
        "j'accueille 4 personnes a la fois",
        "a 4 page tenant guide to translate",
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
