"""Moving, adding and calling off the dates of one's project."""

from domain.sheets import NeedSheet
from tests.stories.test_change import looks, now
from tests.stories.town import DAY, Town
from tests.stories.toys import Toys, acts, carpenter, picks

DECEMBER = ("samedi 5 décembre de 9 h à 12 h", "Saturday, December 5, 9 a.m. to noon")


def test_a_moved_date_asks_again_and_gives_back_what_stays_unanswered(town: Town) -> None:
    ada, ben = carpenter(town), carpenter(town, "Ben")
    toys = Toys(town)
    project = toys.published(toys.carpenter(count=2))
    for person in (ada, ben):
        person.presses("yes")
        toys.omar.presses("accept")
    looks(toys)
    before = acts(town, toys.omar)
    toys.omar.presses("date").sees("Pour l’instant : samedi 28 novembre", "Now: Saturday, November 28")
    toys.omar.sees("Dès que tu réponds, je demande aux 2", "As soon as you answer, I ask the 2").says(*DECEMBER)
    toys.omar.sees("à 12 h : c’est la nouvelle date. Je", "12 p.m. is the new date.")
    toys.omar.sees("aux 2 personnes qui ont dit oui", "The 2 people who said yes are asked again")
    toys.omar.sees("d’ici vendredi 4 décembre, 9 h", "by Friday, December 4, 9 a.m.")
    assert town.manner.typed or acts(town, toys.omar) - before == 2
    ada.sees(
        "La date ou le lieu a changé. Viens-tu toujours?", "The date or the place has changed. Are you still coming?"
    )
    ada.sees("Samedi 5 décembre", "Saturday, December 5").presses("still_yes").sees("on t’attend", "you are expected")
    town.waits(days=10, hours=23, minutes=30)
    ben.has_seen("de ta part après le changement", "no answer from you after the change")
    toys.omar.has_seen("Ben n’a pas dit si le changement", "Ben did not say whether the change")
    assert toys.states(project) == ["confirmed", "released"]


def test_a_day_alone_keeps_its_hours_and_hours_alone_their_day(town: Town) -> None:
    toys = Toys(town)
    toys.published(toys.hands())
    looks(toys).presses("date").says("samedi 5 décembre", "Saturday, December 5")
    toys.omar.sees("Ce sera samedi 5 décembre, de 9 h à 12 h", "It will be Saturday, December 5, 9 a.m. to 12 p.m.")
    toys.omar.sees("Personne n’a encore dit oui", "Nobody has said yes to it yet").presses("no")
    toys.omar.sees("Ça reste comme c’est", "It stays as it is").presses("date").says("de 13 h à 16 h", "1 pm to 4 pm")
    toys.omar.sees("samedi 28 novembre, de 13 h à 16 h", "November 28, 1 p.m. to 4 p.m.").presses("no")
    toys.omar.presses("date").sees("plus tard : samedi 5 décembre, de 9 h", "later: Saturday, December 5, 9 a.m.")
    toys.omar.presses("week").sees("Samedi 5 décembre, de 9 h", "Saturday, December 5, 9 a.m.")
    looks(toys).presses("date").says("de 13 h à 16 h", "1 pm to 4 pm").presses("yes").sees(
        "c’est la nouvelle date", "is the new date"
    )


def test_what_is_no_date_to_come_is_explained(town: Town) -> None:
    toys = Toys(town)
    toys.published(toys.hands())
    looks(toys).presses("date").says("hier de 9 h à 12 h", "yesterday 9 to noon")
    assert toys.omar.state == "change.dates"
    toys.omar.says("bientôt", "soon").sees("Écris", "Write")
    toys.omar.says("samedi 5 décembre et dimanche 6 décembre", "Saturday December 5 and Sunday December 6")
    toys.omar.sees("une seule date", "one date only")
    toys.omar.says("retour", "back").sees("C’est publié", "It’s published")


def test_dates_are_added_and_called_off(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    project = toys.published(toys.carpenter(), toys.hands())
    ada.presses("yes")
    toys.omar.presses("accept")
    looks(toys).presses("add").says("samedi 28 novembre de 9 h à 12 h", "November 28, 9 a.m. to noon")
    toys.omar.sees("y est déjà", "is there already").says(*DECEMBER)
    toys.omar.sees("C’est ajouté : samedi 5", "It’s added: Saturday, December 5")
    assert [len(toys.dates(need)) for need in toys.needs(project)] == [2, 2]
    picks(looks(toys), "un coup de main", "Change: a helping hand").says("2").sees("2 personnes", "2 people")
    picks(looks(toys), "Déplacer samedi 5 décembre", "Move Saturday, December 5").presses("week").sees(
        "12 décembre", "December 12"
    )
    picks(looks(toys), "Déplacer samedi 28 novembre", "Move Saturday, November 28").presses("drop").says(
        "retour", "back"
    )
    toys.omar.sees("Dès que tu réponds, je demande", "As soon as you answer, I ask").presses("drop")
    toys.omar.sees("Pourquoi annuler samedi 28", "Why is Saturday")
    toys.omar.sees("ça ne se défait pas", "that can’t be undone").presses("weather").sees(
        "c’est annulé", "is called off"
    )
    ada.sees("samedi 28 novembre, c’est annulé", "Saturday, November 28 is cancelled").sees("météo", "weather")
    assert toys.states(project) == ["released"]
    assert now(town, project).live


def test_things_have_a_day_that_moves_without_hours(town: Town) -> None:
    toys = Toys(town)
    by = (town.now + 4 * DAY, town.now + 5 * DAY)
    project = toys.published(NeedSheet(kind="goods", what="20 chaises", count=20, occurrences=(by,)))
    ada = town.member("Ada")
    ada.opens("/projects").presses("near").presses("yes").fills(kind="gift", many="12", times="", how="")
    toys.omar.sees("Ada offre 12 sur 20 : 20 chaises. En don.", "Ada offers 12 of 20: 20 chaises. Given.").presses(
        "accept"
    )
    looks(toys).presses("date").says("samedi 5 décembre", "Saturday, December 5")
    (need,) = toys.needs(project)
    assert toys.dates(need)[0].starts > town.now + 10 * DAY
    ada.sees("Ton offre tient-elle toujours?", "Does your offer still stand?").presses("still_yes")
    ada.sees("l’équipe y compte", "counting on it")
    town.waits(days=11, hours=9)
    ada.has_seen("C’est pour demain.", "It’s for tomorrow.").presses("cancel").sees(
        "ton offre est retirée", "withdrawn"
    )
