"""My things in one list: where each stands, offers changed, paused and taken back, yeses and projects opened."""

from functools import partial

from domain.neighbourhood import Neighbourhood
from domain.offering import OfferSheet
from domain.sheets import NeedSheet
from tests.stories.town import Person, Town
from tests.stories.toys import Toys, carpenter, picks


def offer_state(town: Town, person: Person) -> str:
    """Where their first offer stands."""
    return str(town.run(lambda uow: uow.offers.of_member(person.id))[0].state)


def test_nothing_yet_and_where_to_begin(town: Town) -> None:
    ada, ben = town.member("Ada"), town.member("Ben")
    ada.opens("/me").sees("Il n’y a encore rien ici", "Nothing here yet").sees_choices("give", "look")
    ada.presses("give").sees("Qu’est-ce que tu peux donner?", "What can you give?")
    ben.opens("/moi").presses("look").sees("Que veux-tu voir?", "What would you like to see?")


def test_everything_is_listed_with_where_it_stands(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    toys.published(toys.carpenter(count=2))
    ada.presses("yes")
    ada.opens("/me").sees("1. Un jouet de bois pour chaque petit · samedi 28 novembre, en attente d’une réponse",
                          "1. A wooden toy for every child · Saturday, November 28, waiting for an answer")  # fmt: skip
    ada.sees("2. Menuiserie · ouverte", "2. Carpentry · open")
    toys.omar.opens("/me").sees("Publié, 1 place prise sur 2", "Published, 1 of 2 places taken")
    toys.omar.presses("done").sees("Reviens quand tu veux", "Come back whenever you like")
    assert toys.omar.state == "menu"


def test_a_long_list_is_turned_like_pages(town: Town) -> None:
    ada = town.member("Ada")
    for number in range(10):
        sheet = OfferSheet(kind="goods", words=f"{number} chaises")
        town.acts(ada, partial(Neighbourhood.offer, sheet=sheet))
        town.waits(minutes=1)
    ada.opens("/me").sees("8. 7 chaises").sees_no("8 chaises ·").presses("more")
    ada.sees("1. 8 chaises").sees("2. 9 chaises").presses("more").sees("1. 0 chaises")


def test_a_paused_offer_gets_no_invitations_and_a_resumed_one_does(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    ada.opens("/me")
    picks(ada, "Menuiserie", "Carpentry").sees("Cette offre est ouverte", "This offer is open")
    ada.sees("Petite-Patrie, jusqu’à 3 km", "Petite-Patrie, up to 3 km")
    ada.presses("pause").sees("Cette offre est en pause", "This offer is paused")
    toys.published(toys.carpenter())
    town.waits(hours=10)
    ada.sees_no("J’ai pensé à toi", "I thought of you")
    ada.presses("resume").sees("Cette offre est ouverte", "This offer is open")
    town.waits(days=2)
    ada.sees("J’ai pensé à toi", "I thought of you").sees("Un jouet de bois", "A wooden toy")


def test_each_line_of_an_offer_is_changed_at_once(town: Town) -> None:
    ada = carpenter(town)
    ada.opens("/me")
    picks(ada, "Menuiserie", "Carpentry")
    ada.presses("what").says("de la couture", "sewing").sees("C’est changé", "It’s changed").sees("Couture", "Sewing")
    ada.presses("when").says("mardi de 7 à 9", "Tuesday 7 to 9").sees("matin ou soir", "morning or evening")
    ada.says("mardi soir", "Tuesday evening").sees("Le mardi", "Tuesdays")
    ada.presses("when").presses("any").sees("N’importe quand", "Any time")
    ada.presses("where").says("sur la Lune").sees("Je ne reconnais pas", "I don’t recognize")
    ada.says("Villeray").sees("Villeray, jusqu’à 3 km", "Villeray, up to 3 km")
    ada.presses("where").shares_place(45.55, -73.58).sees("jusqu’à 3 km", "up to 3 km")
    ada.presses("far").says("99").sees("de 1 à 50 km", "from 1 to 50 km").presses("km10").sees("10 km")
    ada.presses("pay").says("cher").sees("35 $/h", "$35 an hour").says("35 $/h").sees("35 $/h", "$35/h")
    ada.presses("pay").presses("volunteer").sees("Bénévole", "Volunteer")
    ada.presses("list").sees("Couture · ouverte", "Sewing · open")


def test_words_about_looking_after_people_are_read_first(town: Town) -> None:
    ada = carpenter(town)
    ada.opens("/me")
    picks(ada, "Menuiserie", "Carpentry")
    ada.presses("what").says("garde d’enfants", "childcare").sees("une personne déléguée", "a delegate")
    assert offer_state(town, ada) == "waiting"


def test_an_offer_is_withdrawn_for_good_once_that_is_said(town: Town) -> None:
    ada = carpenter(town)
    ada.opens("/me")
    picks(ada, "Menuiserie", "Carpentry")
    ada.presses("withdraw").sees("Ça ne se défait pas", "It can’t be undone").presses("no")
    assert offer_state(town, ada) == "open"
    ada.presses("withdraw").presses("yes").sees("Ton offre est retirée", "Your offer is withdrawn")
    assert offer_state(town, ada) == "withdrawn"
    ada.opens("/me").sees("Il n’y a encore rien ici", "Nothing here yet")


def test_a_cancelled_place_goes_to_the_neighbour_in_line_who_is_told(town: Town) -> None:
    ada, ben = carpenter(town), carpenter(town, "Ben")
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    ada.presses("yes")
    toys.omar.presses("accept")
    ben.presses("yes").sees("liste d’attente", "waiting list")
    ben.opens("/me").sees("sur la liste d’attente", "on the waiting list")
    ada.opens("/me").sees("confirmé", "confirmed")
    picks(ada, "Un jouet de bois", "A wooden toy").sees("C’est confirmé", "It’s confirmed")
    ada.presses("cancel").sees("C’est noté", "It’s noted")
    assert toys.states(project) == ["cancelled", "held"]
    town.settles()
    ben.has_seen("Une place s’est libérée", "A place has come free")
    toys.omar.sees("Ada ne pourra finalement pas venir", "Ada can’t come")
    ada.sees_no("confirmé", "confirmed")


def test_a_shop_and_a_project_are_opened_from_the_list(town: Town) -> None:
    toys = Toys(town)
    toys.published(NeedSheet(kind="goods", what="20 chaises", count=20))
    town.acts(toys.omar, lambda hood: hood.found_partner("Quincaillerie Bélanger", fsa="H2S"))
    toys.omar.opens("/me").sees("une personne déléguée doit encore le vérifier", "a delegate has yet to verify it")
    picks(toys.omar, "Quincaillerie", "Quincaillerie")
    assert toys.omar.state == "partner.shop"
    toys.omar.presses("done")
    picks(toys.omar, "Un jouet de bois", "A wooden toy").sees("C’est publié", "It’s published")
    assert toys.omar.state == "change.project"
