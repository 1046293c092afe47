"""What a paragraph asks for, need by need."""

import pytest

from domain.reading.wants import read_list, read_wants, tells_more

PARAGRAPHS = {
    "corvée de ruelle samedi prochain, faut 5 personnes et un camion": [("time", "", 5), ("goods", "camion", 1)],
    "Alley cleanup next Saturday, we need 5 people and a truck.": [("time", "", 5), ("goods", "truck", 1)],
    "On a besoin de 8 bénévoles, d’une salle, de 20 chaises pliantes et de 300 $ pour le goûter.": [
        ("time", "", 8), ("space", "salle", 1), ("goods", "chaises pliantes", 20), ("money", "le goûter", 300),
    ],
    "Needs: 10 volunteers, 4 shovels, $200 for mulch": [("time", "", 10), ("goods", "shovels", 4), ("money", "mulch", 200)],
    "Looking for two woodworkers and some sandpaper": [("skill", "woodworkers", 2), ("goods", "sandpaper", None)],
    "faut du monde pour peinturer la garderie": [("skill", "peinturer la garderie", None)],
    "il faut des électriciens bénévoles et 2 strong volunteers": [("skill", "électriciens", None), ("time", "", 2)],
    "il nous faut des gens bons en plomberie": [("skill", "gens bons en plomberie", None)],
    "on cherche quelqu’un pour coudre le mardi soir": [("skill", "coudre", 1)],
    "Concert du chœur… samedi, il faut 5 personnes et 3 sœurs": [("time", "", 5), ("goods", "sœurs", 3)],
    "on n’a pas besoin de camion": [],
    "il nous manque des fonds ailleurs": [],
    "Fête de quartier: besoin de 5 bénévoles": [("time", "", 5)],
}  # fmt: skip


@pytest.mark.parametrize("text", PARAGRAPHS)
def test_each_need_is_read_with_its_number(text: str) -> None:
    assert [(want.kind, want.what, want.count) for want in read_wants(text)] == PARAGRAPHS[text]


@pytest.mark.parametrize("text", PARAGRAPHS)
def test_people_with_a_skill_say_which(text: str) -> None:
    for want in read_wants(text):
        assert (want.kind == "skill") == bool(want.skills)
        assert want.what or not want.skills, "a skill that is asked about has words of its own"


FEES = {
    "il faut une personne en couture jusqu’à 40 $/h et 3 bénévoles": [("personne en couture", 40, "hour"), ("", None, None)],
    "il faut un plombier, maximum 60 $ de l’heure, et deux peintres": [("plombier", 60, "hour"), ("peintres", None, None)],
    "we need a photographer for $100 and 2 greeters": [("photographer", 100, "job"), ("greeters", None, None)],
    "il faut des plombiers à 50 $ l’heure, 20 chaises à 5 $ et 500 $": [
        ("plombiers", 50, "hour"), ("chaises", None, None), ("", None, None),
    ],
}  # fmt: skip


@pytest.mark.parametrize("text", FEES)
def test_a_fee_is_that_of_the_need_it_is_said_with(text: str) -> None:
    found = [(want.what, want.pay and want.pay.max, want.pay and want.pay.unit) for want in read_wants(text)]
    assert found == FEES[text]


def test_an_answer_needs_no_words_that_ask() -> None:
    assert read_wants("5 personnes et un camion") == ()
    assert [(want.kind, want.count) for want in read_list("5 personnes et un camion")] == [("time", 5), ("goods", 1)]
    assert read_list("je sais pas") == ()


@pytest.mark.parametrize("title", ["Des jouets de bois", "Le repas du dimanche", "Wooden toys for the kindergarten"])
def test_a_title_tells_no_more(title: str) -> None:
    assert not tells_more(title)
