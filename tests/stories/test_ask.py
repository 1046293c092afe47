"""A small ask: one sentence, its card, one yes; only whom it suits hears of it, and some wait for a delegate."""

from domain.offering import OfferSheet
from domain.projects import Project
from tests.stories.town import Person, Town
from tests.stories.toys import Toys, acts


def asked(town: Town, person: Person) -> Project:
    kept: Project = town.run(lambda uow: uow.projects.of_organizer(person.id)[-1])
    return kept


def test_one_sentence_one_yes_and_whom_it_suits_is_asked(town: Town) -> None:
    nora, ada, leo = town.member("Nora"), town.member("Ada"), town.member("Léo")
    town.acts(ada, lambda hood: hood.offer(OfferSheet(kind="time")))
    nora.opens("/demander").sees("De quoi as-tu besoin?", "What do you need?")
    nora.says(
        "quelqu’un pour descendre un divan samedi de 9 h à 12 h", "someone to carry a couch down Saturday 9 to noon"
    )
    nora.sees("Si j’ai bien compris", "If I understood right").sees(
        "jusqu’au samedi 28 novembre", "until Saturday, November"
    )
    nora.sees("La Petite-Patrie", "La Petite-Patrie").sees_choices("yes", "home", "edit").presses("yes")
    nora.sees("C’est parti.", "It’s on its way.")
    assert acts(town, nora) == 3
    town.settles()
    ada.sees("Une personne du quartier a besoin d’un coup de main", "Someone in the neighbourhood needs a hand")
    assert leo.seen == []
    assert asked(town, nora).small
    ada.presses("yes")
    nora.has_seen("Ada", "Ada")


def test_four_acts_at_most_when_the_day_is_left_out(town: Town) -> None:
    nora = town.member("Nora")
    nora.opens("/demander").says("monter un meuble", "put a shelf together").presses("tomorrow").presses("yes")
    assert acts(town, nora) == 4
    assert asked(town, nora).live


def test_what_the_sentence_leaves_out_is_asked(town: Town) -> None:
    nora = town.stranger("Nora")
    nora.opens("/demander").presses("adult").opens("/demander")
    nora.says("monter un meuble", "put a shelf together")
    nora.sees("C’est noté.", "It’s noted.").sees("C’est pour quand?", "When is it for?").says("hier", "yesterday")
    nora.sees("Je n’ai pas su y lire un jour", "I couldn’t read a day").sees_no("C’est noté", "It’s noted")
    nora.presses("tomorrow")
    nora.sees("C’est où?", "Where is it?").says("sur la Lune").sees("Je ne reconnais pas", "I don’t recognize")
    nora.says("Rosemont").sees("mardi 24 novembre", "Tuesday, November 24").presses("yes")
    nora.sees("C’est parti.", "It’s on its way.")
    nora.sees("leur aide le verront.", "The people who offer you their help will see it.")
    nora.says("Nora")
    assert town.run(lambda uow: uow.load(nora.address).member).name == "Nora"


def test_whoever_is_in_a_hurry_need_not_name_the_day(town: Town) -> None:
    nora = town.member("Nora")
    nora.opens("/demander").says("monter un meuble", "put a shelf together")
    nora.says("Le plus vite possible!", "as soon as possible").sees("lundi 23 novembre", "Monday, November 23")
    nora.opens("/annuler").opens("/demander").says("monter un meuble", "put a shelf together")
    nora.says("n’importe quand", "any time").sees("mardi 24 novembre", "Tuesday, November 24")


def test_a_plain_yes_is_heard_where_only_one_answer_is_one(town: Town) -> None:
    nora = town.member("Nora")
    nora.opens("/demander").says("mon lavabo coule, demain", "my sink leaks, tomorrow")
    nora.sees_choices("home", "yes", "edit").says("oui", "yes")
    nora.sees("laquelle de ces réponses?", "which of these answers?")
    nora.opens("/annuler").opens("/demander").says("emprunter une échelle demain", "borrow a ladder tomorrow")
    nora.sees_choices("yes", "edit").says("c’est ça", "that’s right").sees("C’est parti.", "It’s on its way.")


def test_a_home_children_care_or_a_trade_wait_for_a_delegate_and_it_says_so(town: Town) -> None:
    toys, nora = Toys(town), town.member("Nora")
    nora.opens("/demander").says("mon lavabo coule, demain", "my sink leaks, tomorrow")
    nora.sees(
        "Une personne déléguée le lit d’abord, car le travail demande un permis", "A delegate reads it first, because"
    )
    nora.presses("home").sees(
        "On le lit d’abord, car on entre chez quelqu’un et le travail",
        "A delegate reads it first, because people enter somebody’s home and the work asks",
    )
    assert acts(town, nora) == 3
    assert asked(town, nora).state == "submitted"
    toys.mo.sees("Un besoin à lire :", "A need to read:").presses("approve")
    assert asked(town, nora).live
    nora.has_seen("J’écris aux personnes à qui ça convient", "I ask the people it suits")


def test_each_line_can_be_corrected(town: Town) -> None:
    nora = town.member("Nora")
    nora.opens("/demander").says("emprunter une échelle samedi", "borrow a ladder on Saturday").sees_choices(
        "yes", "edit"
    )
    nora.presses("edit").presses("kind").sees("tu cherches quelqu’un", "you look for somebody")
    nora.presses("kind").sees("tu cherches un objet", "you look for a thing")
    nora.presses("what").says("emprunter une échelle et un escabeau", "borrow a ladder and a stool")
    nora.presses("many").says("beaucoup").sees("un nombre entier", "a whole number").says("2")
    nora.presses("when").presses("today").presses("where").says("H1X").presses("done")
    nora.sees("Rosemont", "Rosemont").presses("yes")
    project = asked(town, nora)
    [need] = town.run(lambda uow: uow.needs.of_project(project.id))
    assert (need.kind, need.count, project.venue.fsa) == ("goods", 2, "H1X")


def test_somebody_may_be_paid(town: Town) -> None:
    nora = town.member("Nora")
    nora.opens("/demander").says("tondre la pelouse samedi", "lawn mowing on Saturday")
    nora.presses("edit").presses("pay").says("cher").sees("le plus que tu peux payer", "the most you can pay")
    nora.says("40 $/h").presses("pay").presses("volunteer").presses("pay").says("25 $/h").presses("done")
    nora.sees("jusqu’à 25 $/h", "up to $25/h").presses("yes").sees("C’est parti.", "It’s on its way.")


def test_where_the_door_is_not_open_nothing_is_sent(town: Town) -> None:
    nora = town.member("Nora", fsa="G8P")
    nora.opens("/demander").says("descendre un divan", "carry a couch down").presses("tomorrow")
    nora.sees("La Porte n’est pas encore ouverte dans ce coin", "The door isn’t open in").presses("elsewhere")
    nora.says("H2S").sees("Si j’ai bien compris", "If I understood right").presses("edit").presses("where")
    nora.says("G8P").sees("La Porte n’est pas encore ouverte", "The door isn’t open").presses("stop")
    assert town.run(lambda uow: uow.projects.of_organizer(nora.id)) == []
    nora.opens("/demander").says("descendre un divan samedi", "carry a couch down on Saturday")
    nora.sees("La Porte n’est pas encore ouverte dans ce coin", "The door isn’t open in").presses("stop")


def test_a_newcomer_is_asked_only_where(town: Town) -> None:
    nora = town.stranger("Nora")
    nora.opens("/start").presses("adult").presses("ask").says(
        "descendre un divan samedi", "carry a couch down Saturday"
    )
    nora.sees("C’est où?", "Where is it?").says("H2S").presses("yes").presses("skip")
    assert acts(town, nora) == 7
