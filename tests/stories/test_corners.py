"""Roads seldom taken, walked once each."""

from functools import partial

from domain.neighbourhood import Neighbourhood
from tests.stories.town import Town
from tests.stories.toys import Toys


def test_the_menu_leads_everywhere_and_is_patient(town: Town) -> None:
    """Ada writes something that means nothing here, and is told what can be done."""
    ada = town.member("Ada")
    ada.opens("/menu").says("xyzzy").sees("Qu’est-ce qui t’amène?", "What brings you here?")
    ada.presses("mine").sees("Il n’y a encore rien ici", "Nothing here yet").opens("/menu")
    ada.presses("settings").sees("Que veux-tu changer?", "What would you like to change?")


def test_a_delegate_goes_on_to_what_waits_next(town: Town) -> None:
    """Mo opens the queue: hands one project to another area, refuses the next, and reads the third."""
    toys = Toys(town)
    titles = ("Un potager", "Un banc public", "Une fête de ruelle")
    for title in titles:
        town.acts(toys.omar, partial(Neighbourhood.propose, sheet=toys.sheet(toys.hands(), title=title)))
        town.waits(minutes=1)
    toys.mo.opens("/menu").presses("moderate").sees("Un potager").presses("wrong_area").presses("villeray")
    toys.mo.sees("C’est remis aux personnes déléguées", "It’s handed to the delegates").sees("Un banc public")
    toys.mo.presses("refuse").presses("selling").sees("C’est envoyé, avec ta raison.", "It’s sent, with your reason.")
    toys.mo.sees("Une fête de ruelle").presses("approve")


def test_many_projects_from_a_place_just_given(town: Town) -> None:
    """Zoé has just come in: she says where she lives, and turns page after page."""
    toys = Toys(town)
    for n in range(7):
        toys.published(toys.hands(), title=f"Projet {n}")
    zoe = town.stranger("Zoé")
    zoe.opens("/start").presses("adult").opens("/projects").presses("near").says("H2S")
    zoe.presses("more").sees("Il y en a d’autres", "There are more").presses("more")
    zoe.sees("Voilà tout ce que j’ai trouvé", "That’s all I have")


def test_a_skill_with_all_the_rest_in_one_breath(town: Town) -> None:
    """Ada presses that she has a skill, then writes it with her days: the card comes at once."""
    ada = town.member("Ada")
    ada.opens("/offer").presses("skill").says("couture, le samedi matin", "sewing, Saturday mornings")
    ada.sees("Si j’ai bien compris", "If I understood right").presses("yes")


def test_help_of_a_sort_that_the_sentence_did_not_say(town: Town) -> None:
    """Ada is asked what sort of help it is, and then only for what her sentence left out."""
    ada = town.member("Ada")
    ada.opens("/offer").says("tenir le stand samedi", "mind the stall on Saturday").presses("skill")
    ada.sees("Je ne connais pas", "I don’t know").says("couture", "sewing").presses("yes")
    ben = town.member("Ben")
    ben.opens("/offer").says("je peux garder un kiosque", "I can mind a stall").presses("time")
    ben.sees("Quand es-tu libre?", "When are you free?").presses("any").presses("yes")


def test_erasing_is_a_step_from_the_consents(town: Town) -> None:
    """Ada reads what she agreed to, would rather have everything erased, and stays after all."""
    ada = town.member("Ada")
    ada.opens("/data").presses("consents").presses("erase").sees("Ça ne se défait pas", "This can’t be undone")
    ada.presses("keep").sees("Rien n’a été effacé.", "Nothing was erased.")
