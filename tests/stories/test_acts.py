"""How many times each must act, at most: product.md's table, counted over the shortest road of each journey."""

from domain.calendar import weekly
from domain.offering import OfferSheet
from domain.sheets import NeedSheet
from tests.stories.town import Person, Town
from tests.stories.toys import Toys, acts


def carpenter(town: Town) -> Person:
    ada = town.member("Ada", alerts=True)
    saturdays = (weekly("sat", start="08:00", end="12:00"),)
    town.acts(ada, lambda hood: hood.offer(OfferSheet(kind="skill", skills=("carpentry",), windows=saturdays)))
    return ada


def test_offering_help_takes_five_acts_from_the_first_visit_on(town: Town) -> None:
    ada = town.stranger("Ada")
    ada.opens("/start").presses("adult").presses("offer")
    ada.says("menuiserie, le samedi matin, H2S", "carpentry, Saturday mornings, H2S").presses("yes")
    assert acts(town, ada) <= 5


def test_offering_help_by_buttons_alone_takes_nine(town: Town) -> None:
    ada = town.stranger("Ada")
    ada.opens("/start").presses("adult").presses("offer").presses("time").presses("any")
    ada.says("H2S").presses("yes")
    assert acts(town, ada) <= 9


def test_browsing_takes_three_to_a_card(town: Town) -> None:
    toys = Toys(town)
    toys.published(toys.hands())
    for way, more in (("near", ""), ("category", "learning"), ("date", "day_5")):
        person = town.member(f"Ada{way}")
        person.opens("/projects").presses(way)
        if more:
            person.presses(more)
        person.sees("Un jouet de bois", "A wooden toy")
        assert acts(town, person) <= 3


def test_answering_an_invitation_an_alert_and_keeping_take_one_each(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    ada.presses("yes")
    assert (acts(town, ada), toys.states(project)) == (1, ["held"])
    toys.omar.presses("accept")
    assert (acts(town, toys.omar), toys.states(project)) == (1, ["confirmed"])
    ada.presses("cancel")
    assert (acts(town, ada), toys.states(project)) == (2, ["cancelled"])


def test_a_shop_gives_with_a_button_and_a_form(town: Town) -> None:
    leo = town.member("Léo")
    toys = Toys(town)
    town.acts(leo, lambda hood: hood.offer(OfferSheet(kind="goods", words="chaises", radius_km=10)))
    project = toys.published(NeedSheet(kind="goods", what="chaises", count=20, occurrences=(toys.saturday(),)))
    leo.presses("yes").fills(many="20", how="")
    assert toys.states(project) == ["held"]
    assert acts(town, leo) == (2 if town.manner.forms and not town.manner.typed else 3)
