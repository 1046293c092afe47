"""Looking around: three acts to a card, whichever way one looks."""

from domain.offering import OfferSheet
from domain.sheets import NeedSheet
from tests.stories.town import Town
from tests.stories.toys import Toys, acts


def test_near_me_is_two_acts_to_the_nearest_cards(town: Town) -> None:
    toys = Toys(town)
    toys.published(toys.hands(count=5))
    toys.published(toys.hands(), title="Corvée de la ruelle", fsa="H2S")
    ada = town.member("Ada")
    ada.opens("/projects").sees("Que veux-tu voir?", "What would you like to see?").presses("near")
    ada.sees("Corvée de la ruelle").sees("dans ton quartier", "in your neighbourhood").sees(
        "0 personne sur 5", "0 people of 5"
    )
    assert acts(town, ada) <= 3
    assert ada.seen[-3][1].screen.card is not None
    assert ada.seen[-3][1].screen.card.title == "Corvée de la ruelle"
    ada.sees("Voilà tout ce que j’ai trouvé", "That’s all I have").presses("yes", on="Corvée").sees(
        "Ta place est réservée", "Your place is kept"
    )


def test_by_sort_and_by_day(town: Town) -> None:
    toys = Toys(town)
    toys.published(toys.hands())
    ada = town.member("Ada")
    ada.opens("/projects").presses("category").presses("learning").sees("Un jouet de bois", "A wooden toy")
    assert acts(town, ada) == 3
    ada.opens("/projects").presses("category").presses("sports").sees(
        "Personne ne cherche d’aide de ce genre", "Nobody is looking for help of this sort"
    )
    ada.presses("other").presses("date").presses("day_5").sees("Un jouet de bois", "A wooden toy")
    ada.opens("/projects").presses("date").says("un de ces jours", "some day").sees(
        "Écris un seul jour", "Write one day"
    )
    ada.says("5 décembre", "December 5").sees(
        "Rien n’est encore prévu samedi 5 décembre", "Nothing is planned on Saturday, December 5"
    )


def test_what_i_can_do_asks_first_what_that_is(town: Town) -> None:
    toys = Toys(town)
    toys.published(toys.carpenter())
    ada = town.member("Ada")
    ada.opens("/projects").presses("can").sees("Tu ne m’as pas encore dit", "You haven’t told me yet").presses("offer")
    ada.sees("Qu’est-ce que tu peux donner?", "What can you give?").says(
        "menuiserie le samedi", "carpentry on Saturdays"
    ).presses("yes")
    ada.sees("Un jouet de bois", "A wooden toy")
    ada.opens("/projects").presses("can").sees("Un jouet de bois", "A wooden toy").presses("not_this_time")
    ada.opens("/projects").presses("can").sees(
        "rien ne manque de ce que tu sais faire", "Nothing that you could do is needed"
    )


def test_a_page_at_a_time(town: Town) -> None:
    toys = Toys(town)
    for n in range(5):
        toys.published(toys.hands(), title=f"Projet {n}")
    ada = town.member("Ada")
    town.acts(ada, lambda hood: hood.offer(OfferSheet(kind="time", radius_km=10)))
    for way in ("near", "can"):
        ada.opens("/projects").presses(way).sees("Il y en a d’autres", "There are more")
        first = {m.screen.card.title for _, m in ada.seen[ada.new :] if m.screen.card}
        ada.presses("more").sees("Voilà tout", "That’s all")
        rest = {m.screen.card.title for _, m in ada.seen[ada.new :] if m.screen.card}
        assert (len(first), len(rest), first & rest) == (3, 2, set())


def test_the_place_is_asked_once(town: Town) -> None:
    toys = Toys(town)
    toys.published(toys.hands())
    ada = town.stranger("Ada")
    ada.opens("/start").presses("adult").presses("browse").presses("near").sees(
        "Dans quel quartier", "Which neighbourhood"
    )
    ada.says("H2").sees("H2S").shares_place(45.54, -73.6).sees("Un jouet de bois", "A wooden toy")
    assert town.run(lambda uow: uow.load(ada.address).member).fsa
    ada.opens("/projects").presses("near").sees("Un jouet de bois", "A wooden toy")


def test_why_a_question_and_a_report_from_a_card_found_by_oneself(town: Town) -> None:
    toys = Toys(town)
    toys.published(toys.hands())
    ada = town.member("Ada")
    ada.opens("/projects").presses("near").presses("why").sees(
        "c’est ouvert à tout le monde", "it is open to everybody"
    )
    ada.presses("question").says("C’est accessible en fauteuil?", "Is it accessible by wheelchair?")
    toys.omar.sees("en fauteuil", "by wheelchair").presses("reply").says("Oui, par la cour.", "Yes, through the yard.")
    ada.sees("par la cour", "through the yard")


def test_a_need_written_in_the_other_language_says_so(town: Town) -> None:
    toys = Toys(town)
    french = town.manner.language == "fr"
    toys.published(toys.hands(), language="en" if french else "fr")
    town.member("Ada").opens("/projects").presses("near").sees("écrit en anglais", "written in French")


def test_a_card_changes_when_the_need_is_filled(town: Town) -> None:
    toys = Toys(town)
    toys.published(toys.hands(), NeedSheet(kind="goods", what="serre-joints", count=4))
    ada, ben = town.member("Ada"), town.member("Ben")
    ada.opens("/projects").presses("near")
    ben.opens("/projects").presses("near").presses("yes", on="0 pers" if town.manner.language == "fr" else "0 people")
    town.settles()
    ada.has_seen("complet", "complete").has_seen("Sur la liste d’attente", "Put me on the waiting list")


def test_ones_own_project_is_shown_as_such(town: Town) -> None:
    toys = Toys(town)
    toys.published(toys.hands())
    toys.omar.opens("/projects").presses("near").sees("Celui-ci est à toi", "This one is yours")
    assert [choice.id for choice in toys.omar.seen[-2][1].screen.choices] == ["other"]
