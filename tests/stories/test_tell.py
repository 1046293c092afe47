"""Proposing a project in one paragraph: what it says is on the card, and only what it leaves out is asked."""

import pytest

from conversations.inbound import Media
from domain.projects import NeedKind
from tests.stories.test_propose import projects
from tests.stories.town import Person, Town

CLEANUP = (
    "corvée de ruelle samedi prochain de 9 h à 12 h dans Villeray, faut 5 personnes et un camion",
    "alley cleanup next Saturday from 9 to noon in Villeray, we need 5 people and a truck",
)


def needs(town: Town, person: Person) -> list[tuple[NeedKind, str, int]]:
    """What their first project asks for."""
    (project,) = projects(town, person)
    kept = town.run(lambda uow: uow.needs.of_project(project.id))
    return [(need.kind, need.what, need.count) for need in kept]


def test_a_paragraph_is_read_into_the_whole_card(town: Town) -> None:
    olga = town.member("Olga")
    olga.opens("/proposer").sees("Raconte ton projet", "Tell me about your project").says(*CLEANUP)
    olga.sees("Y a-t-il quelque chose à surveiller?", "Is there anything to be careful of?").presses("done")
    olga.sees("Corvée de ruelle", "Alley cleanup").sees("Samedi 28 novembre, de 9 h à 12 h", "Saturday, November 28")
    olga.sees("5 personnes (bénévole)", "5 people, volunteer").sees("Camion : 1", "Truck: 1").sees("Villeray")
    olga.presses("edit").presses("title").says("La grande corvée").presses("category").presses("elders")
    olga.presses("where").says("H2S").presses("spot").says("École du Marché, 12, rue des Copeaux").presses("done")
    olga.presses("another_need").says("20 chaises", "20 chairs").presses("yes")
    (project,) = projects(town, olga)
    assert (project.title, project.category, project.venue.fsa) == ("La grande corvée", "elders", "H2S")
    assert project.venue.name == "École du Marché"
    assert [(kind, count) for kind, _, count in needs(town, olga)] == [("time", 5), ("goods", 1), ("goods", 20)]


def test_only_what_it_leaves_out_is_asked(town: Town) -> None:
    olga = town.member("Olga")
    olga.opens("/proposer").says(
        "On organise une fête de quartier samedi. Il nous faut 8 bénévoles, des chaises, du monde pour coudre et 200 $",
        "We are organizing a neighbourhood party on Saturday. We need 8 volunteers, some chairs, people to sew and $200",
    )
    olga.sees("C’est à propos de quoi?", "What is it about?")
    olga.fills(category="food", where="H2S", when="samedi 28 novembre de 13 h à 17 h")
    olga.sees("Chaises : combien?", "Chairs: how many?").says("plusieurs", "several").sees(
        "Écris un nombre entier", "Write a whole number"
    ).says("30")
    olga.sees("combien de personnes, chaque fois?", "how many people, each time?").says("2")
    olga.presses("done").sees("Fête de quartier", "Neighbourhood party").presses("yes")
    asked = [(kind, count) for kind, _, count in needs(town, olga)]
    assert sorted(asked) == [("goods", 30), ("money", 200), ("skill", 2), ("time", 8)]


@pytest.mark.parametrize("kind", ["fee", "volunteer"])
def test_the_fee_of_the_one_need_is_read_with_it(town: Town, kind: str) -> None:
    olga = town.member("Olga")
    fee = " à 40 $ l’heure" if kind == "fee" else ""
    olga.opens("/proposer").says(f"Atelier de menuiserie à H2S samedi de 9 h à 12 h, on cherche 2 menuisiers{fee}")
    olga.presses("done").presses("yes")
    (project,) = projects(town, olga)
    (need,) = town.run(lambda uow: uow.needs.of_project(project.id))
    assert (need.count, need.skills, need.pay.kind) == (2, ("carpentry",), kind)


def test_each_need_keeps_the_fee_it_is_said_with(town: Town) -> None:
    olga = town.member("Olga")
    olga.opens("/proposer").says(
        "Atelier de menuiserie à H2S samedi de 9 h à 12 h. Il faut 2 bénévoles et des plombiers à 60 $ de l’heure au plus"
    )
    olga.sees("combien de personnes, chaque fois?", "how many people, each time?").says("1")
    olga.presses("done").presses("yes")
    (project,) = projects(town, olga)
    kept = town.run(lambda uow: uow.needs.of_project(project.id))
    assert sorted((need.kind, need.pay.kind, need.pay.max) for need in kept) == [
        ("skill", "fee", 60),
        ("time", "volunteer", 0),
    ]


def test_told_again_nothing_of_the_first_telling_stays(town: Town) -> None:
    olga = town.member("Olga")
    olga.opens("/proposer").says(*CLEANUP).says("retour", "back")
    olga.sees("Raconte ton projet", "Tell me about your project").says("Un jardin dans la cour, il faut 2 personnes")
    olga.sees("Dans quel quartier?", "In which neighbourhood?").says("H2S")
    olga.says("samedi 28 novembre de 9 h à 12 h").presses("done").presses("yes")
    assert [(kind, count) for kind, _, count in needs(town, olga)] == [("time", 2)]


def test_out_of_the_blue_several_needs_are_a_project(town: Town) -> None:
    olga = town.member("Olga")
    olga.opens("/start").says(*CLEANUP)
    olga.sees("Y a-t-il quelque chose à surveiller?", "Is there anything to be careful of?").presses("done").presses(
        "yes"
    )
    assert len(needs(town, olga)) == 2
    olga.opens("/demander").says(
        "j’ai besoin de 2 personnes et d’un camion samedi de 9 h à 12 h",
        "I need 2 people and a truck on Saturday from 9 to noon",
    )
    olga.sees("Il faut plus d’une chose : on en fait un projet.", "You need more than one thing")
    olga.sees("C’est à propos de quoi?", "What is it about?")


def test_a_paragraph_of_a_place_where_the_door_is_closed(town: Town) -> None:
    olga = town.member("Olga")
    olga.opens("/proposer").says("Corvée au parc à Chibougamau samedi de 9 h à 12 h, il faut 5 personnes")
    olga.sees("La Porte n’est pas encore ouverte", "The door isn’t open").presses("elsewhere").says("H2S")
    olga.presses("done").presses("yes")
    assert [(kind, count) for kind, _, count in needs(town, olga)] == [("time", 5)]


def test_the_needs_can_be_listed_in_words(town: Town) -> None:
    olga = town.member("Olga")
    olga.opens("/proposer").says("Corvée de ruelle à H2S, samedi de 9 h à 12 h")
    olga.sees("Que faut-il d’abord?", "What is needed first?").says("je sais pas").sees(
        "Choisis ce qu’il faut", "Choose"
    )
    olga.says("5 personnes et des chaises").sees("Chaises : combien?", "Chaises: how many?").says("12")
    olga.presses("done").presses("yes")
    assert [(kind, count) for kind, _, count in needs(town, olga)] == [("time", 5), ("goods", 12)]


def test_needs_in_words_come_after_a_picture_too(town: Town) -> None:
    olga = town.member("Olga")
    olga.opens("/proposer").says("Un jardin dans la cour", "A garden in the yard")
    olga.says("On plante des légumes.").does(Media(("photo",)))
    olga.says("Environnement", "Environment").says("H2S").says("non", "no").says("samedi 28 novembre de 9 h à 12 h")
    olga.says("5 personnes et un camion", "5 people and a truck")
    olga.presses("none").presses("skip").presses("done").presses("yes")
    assert [(kind, count) for kind, _, count in needs(town, olga)] == [("time", 5), ("goods", 1)]


def test_needs_in_words_end_the_questions(town: Town) -> None:
    olga = town.member("Olga")
    olga.opens("/proposer").says(
        "Un jardin dans la cour, samedi de 9 h à 12 h", "A garden in the yard, Saturday from 9 a.m. to noon"
    )
    olga.says("H2S").says("5 personnes et un camion", "5 people and a truck")
    olga.presses("done").presses("yes")
    assert [(kind, count) for kind, _, count in needs(town, olga)] == [("time", 5), ("goods", 1)]


def test_more_than_twelve_needs_are_too_many_for_one_project(town: Town) -> None:
    olga = town.member("Olga")
    things = ", ".join(f"{number} {thing}" for number, thing in enumerate(("chaises", "tables", "lampes") * 5, 2))
    olga.opens("/proposer").says(f"Vide-grenier : il faut {things}")
    olga.sees("Un projet demande 12 choses au plus.", "A project asks for 12 things at most.")
    assert olga.state == "propose.tell"
