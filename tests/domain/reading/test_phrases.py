"""What people say for a skill is heard in both languages, unless it is denied or says something else."""

import csv
from importlib.resources import files

import pytest

from domain.reading.phrases import NONE, SMALL, find
from domain.reading.skills import read_skills
from domain.reading.words import fold
from domain.skills import SKILLS


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Mon lavabo coule depuis hier", {"plumbing"}),
        ("my kitchen sink is leaking everywhere", {"plumbing"}),
        ("mon frigo marche pas", {"appliance_repair"}),
        ("je peux garder des enfants le mardi soir", {"childcare"}),
        ("looking for someone to watch my two kids", {"childcare"}),
        ("qui pourrait pelleter mon entrée?", {"snow_removal"}),
        ("livrer des repas chauds", {"food_delivery"}),
        ("livrer un colis", {"delivery"}),
        ("je sais coudre et tricoter", {"sewing", "knitting"}),
        ("on monte des tentes et on place des chaises", {"event_setup"}),
    ],
)
def test_what_people_say_is_heard(text: str, skills: set[str]) -> None:
    assert set(read_skills(text).skills) == skills


@pytest.mark.parametrize(
    "text",
    [
        "je fais pas de plomberie ni d’électricité",
        "I can’t cook",
        "n’importe quoi sauf garder des enfants",
        "j’ai pas de char",
        "security deposit",
        "dans la ruelle",
    ],
)
def test_what_is_denied_or_something_else_is_not(text: str) -> None:
    assert read_skills(text).skills == ()


def test_a_phrase_within_a_longer_one_is_not_heard_by_itself() -> None:
    assert {one.skill for one in find(["livrer", "des", "repas"])} == {"food_delivery"}


def test_every_phrase_is_of_a_skill_of_the_list_and_is_heard() -> None:
    rows = list(csv.DictReader(files("domain").joinpath("data/phrases.csv").read_text(encoding="utf-8").splitlines()))
    assert {row["id"] for row in rows} == {*SKILLS, NONE}
    deaf = []
    for row in rows:
        for phrase in f"{row['fr']};{row['en']}".split(";"):
            words = [word for word in fold(phrase.replace("~", " ").replace("*", "")).split() if word not in SMALL]
            if words and row["id"] != NONE and row["id"] not in {one.skill for one in find(words)}:
                deaf.append((row["id"], phrase))
    assert not deaf
