"""How many times somebody must act, at most: product.md's table, over the shortest road of each journey."""

from collections.abc import Callable

import pytest

from conversations.inbound import Media
from domain.calendar import weekly
from domain.offering import OfferSheet
from domain.projects import Project
from domain.sheets import NeedSheet
from tests.laws.stories import town
from tests.stories.shops import Shop, plywood
from tests.stories.town import Manner, Person, Town
from tests.stories.toys import Toys, acts

Journey = Callable[[Town], Person]
"""Walks the journey to its end, and gives whoever walked it."""
FORMS, BARE = Manner(), Manner(forms=False)


def welcome(place: Town) -> Person:
    zoe = place.stranger("Zoé").opens("/start").presses("adult")
    assert zoe.state == "menu"
    return zoe


def offer(place: Town) -> Person:
    ada = place.stranger("Ada").opens("/start").presses("adult").presses("offer")
    return _offered(ada.says("menuiserie, le samedi matin, H2S").presses("yes"))


def offer_out_of_the_blue(place: Town) -> Person:
    ada = place.stranger("Ada").opens("/start").presses("adult")
    return _offered(ada.says("je fais de la menuiserie, libre le samedi matin, H2S").presses("yes"))


def offer_by_buttons(place: Town) -> Person:
    ada = place.stranger("Ada").opens("/start").presses("adult").presses("offer").presses("time").presses("any")
    return _offered(ada.says("H2S").presses("yes"))


def _offered(person: Person) -> Person:
    member = person.town.run(lambda uow: uow.load(person.address).member)
    assert [offer.state for offer in person.town.run(lambda uow: uow.offers.of_member(member.id))] == ["open"]
    return person


def ask(place: Town) -> Person:
    nora = place.member("Nora").opens("/start").presses("ask")
    return _asked(nora.says("quelqu’un pour descendre un divan samedi de 9 h à 12 h").presses("yes"))


def ask_out_of_the_blue(place: Town) -> Person:
    nora = place.member("Nora").opens("/start")
    return _asked(nora.says("j’ai besoin de quelqu’un pour descendre un divan samedi de 9 h à 12 h").presses("yes"))


def _asked(person: Person) -> Person:
    assert [one.state for one in person.town.run(lambda uow: uow.projects.of_organizer(person.id))] == ["published"]
    return person


PROJECT = {
    "title": "Des jouets de bois",
    "story": "Une classe fabrique un jouet pour chaque petit.",
    "picture": "",
    "category": "learning",
    "where": "H2S",
    "spot": "École du Marché, 12, rue des Copeaux",
    "when": "samedi 28 novembre de 9 h à 12 h",
    "kind": "skill",
    "what": "menuiserie",
    "many": "3",
}


def propose(place: Town) -> Person:
    return _proposed(place.member("Olga").opens("/start").presses("propose").fills(**PROJECT, pay=""))


def propose_at_a_first_visit(place: Town) -> Person:
    olga = place.stranger("Olga").opens("/start").presses("adult").presses("propose").fills(**PROJECT, pay="")
    return _proposed(olga).says("Olga")


def propose_in_a_paragraph(place: Town) -> Person:
    olga = place.stranger("Olga").opens("/start").presses("adult").presses("propose")
    olga.says("Fête de quartier samedi de 9 h à 12 h, il faut 5 personnes et un camion").presses("mutual_aid")
    return _proposed(olga.says("H2S")).says("Olga")


def propose_out_of_the_blue(place: Town) -> Person:
    olga = place.member("Olga").opens("/start")
    return _proposed(olga.says("corvée de ruelle samedi de 9 h à 12 h dans Villeray, faut 5 personnes et un camion"))


def propose_one_by_one(place: Town) -> Person:
    olga = place.member("Olga").opens("/proposer")
    said = list(PROJECT.values())
    for answer in (*said[:2], "Pas de photo", "Apprentissage", *said[4:7], "Un savoir-faire"):
        olga.says(answer)
    return _proposed(olga.says("menuiserie").says("3"))


def _proposed(olga: Person) -> Person:
    olga.presses("done").presses("yes")
    member = olga.town.run(lambda uow: uow.load(olga.address).member)
    assert [one.state for one in olga.town.run(lambda uow: uow.projects.of_organizer(member.id))] == ["submitted"]
    return olga


def browse(way: str, *more: str) -> Journey:
    def walk(place: Town) -> Person:
        toys = Toys(place)
        toys.published(toys.hands())
        ada = place.member("Ada").opens("/projects").presses(way)
        for choice in more:
            ada.presses(choice)
        return ada.sees("Un jouet de bois")

    return walk


def invited(place: Town) -> tuple[Toys, Project, Person]:
    """Ada was asked to Omar's project."""
    ada = place.member("Ada")
    saturdays = (weekly("sat", start="08:00", end="12:00"),)
    place.acts(ada, lambda hood: hood.offer(OfferSheet(kind="skill", skills=("carpentry",), windows=saturdays)))
    toys = Toys(place)
    return toys, toys.published(toys.carpenter()), ada


def answer(id: str, state: str) -> Journey:
    def walk(place: Town) -> Person:
        toys, project, ada = invited(place)
        ada.presses(id)
        assert toys.states(project) == ([state] if state else [])
        return ada

    return walk


def alert(id: str, state: str) -> Journey:
    def walk(place: Town) -> Person:
        toys, project, ada = invited(place)
        ada.presses("yes")
        toys.omar.presses(id)
        if id == "decline":
            place.waits(minutes=10)
        assert toys.states(project) == [state]
        return toys.omar

    return walk


def confirmed(place: Town) -> tuple[Toys, Project, Person]:
    """Ada's yes was accepted; what she does from here on is counted."""
    toys, project, ada = invited(place)
    ada.presses("yes")
    toys.omar.presses("accept")
    place.transcript.clear()
    return toys, project, ada


def gives_the_place_back(place: Town) -> Person:
    toys, project, ada = confirmed(place)
    ada.presses("cancel")
    assert toys.states(project) == ["cancelled"]
    return ada


def says_yes_again_the_day_before(place: Town) -> Person:
    _, _, ada = confirmed(place)
    place.waits(days=4, hours=9)
    return ada.presses("still_yes").sees("on t’attend")


def moves_the_date(place: Town) -> Person:
    toys, project, _ = confirmed(place)
    toys.omar.presses("date").presses("week")
    (date,) = [date for need in toys.needs(project) for date in toys.dates(need)]
    assert date.starts > toys.saturday()[0]
    return toys.omar


def moves_elsewhere(place: Town) -> Person:
    toys, project, _ = confirmed(place)
    toys.omar.presses("place").says("Salle du Coin, 5 rue des Copeaux, H1Y 1A1")
    assert place.run(lambda uow: uow.projects.get(project.id)).venue.name == "Salle du Coin"
    return toys.omar


def changes_a_need(words: str = "", *, choice: str = "", state: str = "submitted") -> Journey:
    def walk(place: Town) -> Person:
        toys, project, _ = confirmed(place)
        toys.omar.presses("count")
        (toys.omar.presses(choice) if choice else toys.omar.says(words)).sees_no("Qu’est-ce qui change?")
        assert place.run(lambda uow: uow.projects.get(project.id)).state == state
        return toys.omar

    return walk


def presses_one_of_several(place: Town, sort: str) -> Toys:
    """On the card that says it is published, where each date and each need has its button."""
    toys = Toys(place)
    toys.published(toys.carpenter(occurrences=(toys.saturday(), toys.saturday(week=1))), toys.hands())
    place.transcript.clear()
    shown = [choice.id for _, message in toys.omar.seen for choice in message.screen.choices]
    toys.omar.presses(next(id for id in shown if id.startswith(sort)))
    return toys


def changes_one_of_several(sort: str, words: str) -> Journey:
    def walk(place: Town) -> Person:
        return presses_one_of_several(place, sort).omar.says(words).sees(words)

    return walk


def calls_one_of_several_off(place: Town) -> Person:
    return presses_one_of_several(place, "date").omar.presses("drop").presses("weather").sees("c’est annulé.")


def retitles(place: Town) -> Person:
    toys, project, _ = confirmed(place)
    toys.omar.presses("words").says("Un train de bois")
    assert place.run(lambda uow: uow.projects.get(project.id)).title == "Un train de bois"
    return toys.omar


def tells_it_anew(place: Town) -> Person:
    toys, project, _ = confirmed(place)
    toys.omar.presses("story").says("Les petits choisissent leur jouet avec nous.")
    assert "choisissent" in place.run(lambda uow: uow.projects.get(project.id)).story
    return toys.omar


def adds_a_date(place: Town) -> Person:
    toys, project, _ = confirmed(place)
    toys.omar.presses("add").says("samedi 5 décembre de 9 h à 12 h")
    assert [len(toys.dates(need)) for need in toys.needs(project)] == [2]
    return toys.omar


def sends_another_picture(place: Town) -> Person:
    toys, _, _ = confirmed(place)
    toys.omar.presses("words").does(Media(("first",)))
    assert toys.omar.state == "change.face"
    return toys.omar


def calls_it_off(place: Town) -> Person:
    toys, project, _ = confirmed(place)
    toys.omar.presses("cancel").presses("weather")
    assert place.run(lambda uow: uow.projects.get(project.id)).state == "cancelled"
    return toys.omar


def gives_as_a_shop(place: Town) -> Person:
    leo = place.member("Léo")
    toys = Toys(place)
    place.acts(leo, lambda hood: hood.offer(OfferSheet(kind="goods", words="chaises", radius_km=10)))
    chairs = NeedSheet(kind="goods", what="chaises", count=20, occurrences=(toys.saturday(),))
    project = toys.published(chairs)
    leo.presses("yes").fills(kind="gift", many="20", times="", how="")
    assert toys.states(project) == ["held"]
    return leo


def gives_from_the_channel(place: Town) -> Person:
    toys = Toys(place)
    shop = Shop(toys)
    project = plywood(toys)
    place.transcript.clear()
    shop.gives(shop.leo, "20")
    assert toys.states(project) == ["held"]
    # A press in the channel is noted under both names.
    place.transcript[:] = [(who.partition(" (")[0], what) for who, what in place.transcript]
    return shop.leo


def moderate(id: str, *more: str, state: str) -> Journey:
    def walk(place: Town) -> Person:
        toys = Toys(place)
        project = place.acts(toys.omar, lambda hood: hood.propose(toys.sheet(toys.hands())))
        toys.mo.presses(id)
        for choice in more:
            toys.mo.presses(choice)
        assert place.run(lambda uow: uow.projects.get(project.id)).state == state
        return toys.mo

    return walk


def rights(*choices: str, says: str) -> Journey:
    def walk(place: Town) -> Person:
        ada = place.member("Ada").opens("/donnees")
        for choice in choices:
            ada.presses(choice)
        return ada.sees(says)

    return walk


def setting(line: str, *, choice: str = "", words: str = "", says: str) -> Journey:
    def walk(place: Town) -> Person:
        ada = place.member("Ada").opens("/reglages").presses(line)
        return (ada.presses(choice) if choice else ada.says(words)).sees(says)

    return walk


TABLE: dict[str, tuple[int, Manner, Journey]] = {
    "welcome": (2, FORMS, welcome),
    "offer help, in one sentence": (5, FORMS, offer),
    "offer help, the sentence first": (5, FORMS, offer_out_of_the_blue),
    "offer help, by buttons": (9, BARE, offer_by_buttons),
    "ask a small thing": (4, FORMS, ask),
    "ask a small thing, the sentence first": (4, FORMS, ask_out_of_the_blue),
    "propose a project, by form": (8, FORMS, propose),
    "propose a project, by form, at a first visit": (8, FORMS, propose_at_a_first_visit),
    "propose a project, in a paragraph": (8 + 1, BARE, propose_in_a_paragraph),  # a first-time place is not counted
    "propose a project, out of the blue": (8, FORMS, propose_out_of_the_blue),
    "propose a project, one by one": (
        9 + 3 + 1,
        BARE,
        propose_one_by_one,
    ),  # the picture is optional: a no is not counted
    "browse, near me": (3, FORMS, browse("near")),
    "browse, by category": (3, FORMS, browse("category", "learning")),
    "browse, by date": (3, FORMS, browse("date", "day_5")),
    "answer an invitation, yes": (1, FORMS, answer("yes", "held")),
    "answer an invitation, not this time": (1, FORMS, answer("not_this_time", "")),
    "answer an invitation, not my kind": (1, FORMS, answer("not_my_kind", "")),
    "volunteer alert, accept": (1, FORMS, alert("accept", "confirmed")),
    "volunteer alert, decline": (1, FORMS, alert("decline", "declined")),
    "keep a commitment, give it back": (1, FORMS, gives_the_place_back),
    "keep a commitment, the day before": (1, FORMS, says_yes_again_the_day_before),
    "change after publication, the date": (2, FORMS, moves_the_date),
    "change after publication, the place": (2, FORMS, moves_elsewhere),
    "change after publication, how many": (2, BARE, changes_a_need("3", state="published")),
    "change after publication, the pay": (2, BARE, changes_a_need("40 $/h")),
    "change after publication, an age": (2, BARE, changes_a_need("18 ans")),
    "change after publication, a card": (2, BARE, changes_a_need("carte de secourisme")),
    "change after publication, a check": (2, BARE, changes_a_need(choice="check")),
    "change after publication, one of several dates": (
        2,
        BARE,
        changes_one_of_several("date", "Dimanche 29 novembre, de 9 h à 12 h"),
    ),
    # Which date, that it is called off, and why: the reason is asked for, and is the yes to what can't be undone.
    "change after publication, one of several dates called off": (3, BARE, calls_one_of_several_off),
    "change after publication, one of several needs": (2, BARE, changes_one_of_several("need", "4 personnes")),
    "change after publication, one more date": (2, BARE, adds_a_date),
    "change after publication, the title": (2, BARE, retitles),
    "change after publication, the story": (2, BARE, tells_it_anew),
    # Whose face is on it and what it shows are asked next: the picture is optional, and not counted.
    "change after publication, the picture": (2, BARE, sends_another_picture),
    "change after publication, call it off": (2, FORMS, calls_it_off),
    "give as a merchant": (2, FORMS, gives_as_a_shop),
    "give as a merchant, in the shop's channel": (2, FORMS, gives_from_the_channel),
    "approve": (1, FORMS, moderate("approve", state="published")),
    "ask for a change": (2, FORMS, moderate("ask_change", "dates", state="changes_asked")),
    "refuse": (2, FORMS, moderate("refuse", "selling", state="refused")),
    "my rights, see": (3, FORMS, rights("see", says="Voici tout ce que je garde")),
    "my rights, export": (3, FORMS, rights("export", says="Tes données encore une fois, en JSON")),
    "my rights, a consent": (3, FORMS, rights("consents", "off", says="C’est noté")),
    "my rights, why": (3, FORMS, rights("why", says="Quand je le ferai, les raisons seront ici")),
    "my rights, erase": (3, FORMS, rights("erase", "erase", says="je ne sais plus qui tu es")),
    "settings, the language": (3, FORMS, setting("language", choice="en", says="It’s changed")),
    "settings, the place": (3, FORMS, setting("place", words="H2R", says="Villeray")),
    "settings, quiet hours": (3, FORMS, setting("quiet", words="de 22 h à 7 h", says="de 22 h à 7 h")),
    "settings, a pause": (3, FORMS, setting("pause", choice="week", says="jusqu’au lundi 30 novembre")),
}
"""The most acts of each journey, `/start` included, and where it is walked: with forms, or question by question."""


@pytest.mark.parametrize("journey", TABLE)
def test_a_journey_takes_at_most_so_many_acts(journey: str) -> None:
    most, manner, walk = TABLE[journey]
    with town(manner) as place:
        person = walk(place)
        assert acts(place, person) <= most, place.transcript
