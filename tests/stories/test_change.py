"""Changing one's project after it was sent: what follows is said first, whoever said yes hears it first."""

from domain.projects import Project
from domain.sheets import NeedSheet
from tests.stories.town import Person, Town
from tests.stories.toys import Toys, carpenter, picks


def looks(toys: Toys) -> Person:
    """Omar opens his project from his things."""
    return picks(toys.omar.opens("/me"), "Un jouet de bois", "A wooden toy")


def now(town: Town, project: Project) -> Project:
    """The project as it stands."""
    found: Project = town.run(lambda uow: uow.projects.get(project.id))
    return found


def test_a_cancelled_project_tells_the_committed_first_and_every_card_changes(town: Town) -> None:
    ada, ben = carpenter(town), carpenter(town, "Ben")
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    ada.presses("yes")
    toys.omar.presses("accept")
    looks(toys).presses("cancel").presses("no").sees("Ça reste comme c’est", "It stays as it is")
    looks(toys).presses("cancel").says("La salle a été inondée.", "The room was flooded.")
    toys.omar.sees("La personne qui a dit oui l’apprend en premier", "The person who said yes is told first")
    toys.omar.presses("no").sees("Ça reste comme c’est", "It stays as it is")
    looks(toys).presses("cancel").says("La salle a été inondée.", "The room was flooded.")
    toys.omar.sees("Ça ne se défait pas", "This can’t be undone").presses("yes").sees("est annulé", "is called off")
    ada.sees("Omar te remercie. La raison : « La salle a été", "Omar thanks you. Why: “The room was")
    ben.sees_no("La salle a été inondée.", "The room was flooded.")
    assert now(town, project).state == "cancelled"
    assert toys.states(project) == ["released"]
    town.settles()
    ben.has_seen("Ce projet a été annulé", "This project was cancelled")
    toys.omar.has_seen("C’est annulé : « La salle a été inondée. »", "It’s called off: “The room was flooded.”")


def test_a_number_never_falls_below_those_who_have_a_place(town: Town) -> None:
    ada, ben, zoe = carpenter(town), carpenter(town, "Ben"), carpenter(town, "Zoé")
    toys = Toys(town)
    project = toys.published(toys.carpenter(count=2))
    for person in (ada, ben, zoe):
        person.presses("yes")
    looks(toys).presses("count").sees("Menuiserie : 2 personnes", "Carpentry: 2 people").says("1")
    toys.omar.sees("le nombre ne peut pas descendre sous 2", "the number can’t go below 2")
    toys.omar.says("plusieurs", "several").sees("Écris un seul nombre", "Write one number")
    toys.omar.says("3").sees("liste d’attente passent d’abord", "on the waiting list comes first")
    toys.omar.sees("Menuiserie : 3 personnes", "Carpentry: 3 people")
    assert toys.states(project) == ["held", "held", "held"]
    zoe.sees("Une place s’est libérée", "A place has come free")
    looks(toys).presses("count").says("5")
    looks(toys).presses("count").says("4").sees(
        "qui ont dit oui gardent leur place", "Whoever said yes keeps their place"
    )


def test_the_last_organizer_leaves_and_it_is_cancelled_kindly_after_three_days(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    starts, ends = toys.saturday(week=1)
    project = toys.published(toys.carpenter(occurrences=((starts, ends),)))
    ada.presses("yes")
    toys.omar.presses("accept")
    looks(toys).presses("more").presses("leave").sees("la seule personne à l’organiser", "the only one who organizes")
    toys.omar.presses("no").presses("more").presses("leave").presses("yes")
    toys.omar.sees("tu n’organises plus", "you no longer organize")
    toys.mo.sees("Plus personne n’organise ce projet", "Nobody organizes this project any more")
    town.waits(hours=71)
    assert now(town, project).live
    town.waits(hours=2)
    assert now(town, project).state == "cancelled"
    ada.has_seen("il n’y a plus personne pour l’organiser", "there is nobody left to organize it")
    toys.omar.opens("/me").sees("Il n’y a encore rien ici", "Nothing here yet")


def test_somebody_is_invited_to_organize_it_and_one_can_then_leave(town: Town) -> None:
    toys = Toys(town)
    project = toys.published(toys.hands())
    zoe = town.member("Zoé")
    looks(toys).presses("more").presses("invite").sees("Donne ce lien", "Give this link")
    payload = toys.omar.text.partition("?open=")[2].split(".")[0].split()[0]
    zoe.opens(payload).sees("Omar t’invite à organiser", "Omar invites you to organize").presses("no")
    zoe.opens(payload).presses("yes").sees("tu organises aussi", "you organize").sees("C’est publié", "It’s published")
    toys.omar.sees("Zoé organise maintenant", "Zoé now organizes")
    looks(toys).presses("more").presses("leave").sees("Les autres continuent", "The others go on").presses("yes")
    zoe.sees("Omar n’organise plus", "Omar no longer organizes")
    assert now(town, project).organizers == (zoe.id,)
    zoe.presses("more").presses("invite").sees("Donne ce lien", "Give this link")
    ada = town.member("Ada")
    ada.opens(payload).sees("Ce lien ne fonctionne plus", "This link no longer works")


def test_another_place_asks_again_and_another_area_goes_back_to_the_delegates(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    ada.presses("yes")
    toys.omar.presses("accept")
    looks(toys).presses("place").sees("École des Érables", "École des Érables").says("chez nous", "our place")
    toys.omar.sees("le code postal ou le quartier", "postal code or neighbourhood")
    toys.omar.sees("Dès que tu réponds, je demande", "As soon as you answer, I ask")
    toys.omar.says("Salle du Coin, 5 rue des Copeaux, H1Y 1A1").sees("C’est changé", "It’s changed")
    assert not now(town, project).venue.public
    toys.omar.sees("Qui peut voir l’adresse?", "Who may see the address?").presses("public")
    assert now(town, project).venue.public
    ada.sees("La date ou le lieu a changé", "The date or the place has changed").presses("still_yes")
    looks(toys).presses("place").says("Maison du parc, 7 avenue du Parc, H2R 1A1")
    toys.omar.sees("une personne déléguée de là-bas lira", "its delegates read the project first").presses("yes")
    assert now(town, project).state == "submitted"
    toys.mo.sees("Modifié depuis le premier envoi", "Changed since it was first sent")
    looks(toys).sees_choices("amend", "invite", "leave", "cancel").presses("cancel").presses("life")
    ada.has_seen("est annulé", "is cancelled")


def test_pay_and_conditions_go_back_to_the_delegates(town: Town) -> None:
    toys = Toys(town)
    project = toys.published(toys.carpenter(), toys.hands())
    picks(looks(toys), "menuiserie", "Change: carpentry").says("beaucoup", "a lot").sees(
        "Je ne vois pas ce qui change", "I can’t tell what changes"
    )
    toys.omar.sees("une personne déléguée relit", "a delegate reads the project again").says("40 $/h")
    toys.omar.sees("dès qu’une personne déléguée l’a lu", "as soon as a delegate has read it")
    assert now(town, project).state == "submitted"
    town.acts(toys.mo, lambda hood: hood.approve(project.id))
    picks(looks(toys), "menuiserie", "Change: carpentry").sees("40 $/h", "$40/h")
    toys.omar.says("120 ans", "120 years").sees("de 14 à 99", "from 14 to 99").says("16 ans", "16 years")
    need = toys.needs(project)[0]
    assert need.requires.min_age == 16


def test_of_many_dates_and_needs_one_is_chosen_first(town: Town) -> None:
    toys = Toys(town)
    weeks = tuple(toys.saturday(week=week) for week in range(4))
    things = (NeedSheet(kind="goods", what=what, count=4) for what in ("planches", "pinceaux"))
    project = toys.published(toys.carpenter(occurrences=weeks), toys.hands(), *things)
    looks(toys).presses("count").sees("Pour quel besoin?", "For which need?")
    picks(toys.omar, "Planches", "Planches").says("plusieurs", "several").sees("un nombre entier", "a whole number")
    toys.omar.says("6").sees("Planches : 6", "Planches: 6")
    looks(toys).presses("date").sees("Quelle date?", "Which date?")
    picks(toys.omar, "19 décembre", "December 19").presses("week").sees("26 décembre", "December 26")
    assert toys.dates(toys.needs(project)[0])[-1].starts == toys.saturday(week=4)[0]


def test_of_two_needs_of_one_name_the_numbers_tell_which(town: Town) -> None:
    toys = Toys(town)
    toys.published(toys.hands(), toys.hands(count=4))
    looks(toys).presses("count").sees("Pour quel besoin?", "For which need?")
    picks(toys.omar, "4 personnes", "4 people").says("5").sees("5 personnes", "5 people")


def test_conditions_come_and_go_one_by_one(town: Town) -> None:
    toys = Toys(town)
    project = toys.published(toys.hands())
    for answer in ("check", "no_check", "age_18", "carte ASP", "no_licence", "nothing"):
        looks(toys).presses("count")
        if answer.startswith("carte"):
            toys.omar.says(answer).sees(answer)
        else:
            toys.omar.presses(answer)
        town.acts(toys.mo, lambda hood: hood.approve(project.id))
    (need,) = toys.needs(project)
    assert need.requires.min_age == 14
    assert not need.requires.licence
    looks(toys).presses("count").says("bénévole", "volunteer").sees("C’est déjà le cas", "how it is already")
    toys.omar.says("20 $/h", "$20/h")
    town.acts(toys.mo, lambda hood: hood.approve(project.id))
    looks(toys).presses("count").presses("volunteer")


def test_the_title_and_the_story_change_on_every_card(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    toys.published(toys.carpenter())
    looks(toys).presses("words").presses("story").presses("keep").sees("Ça reste comme c’est", "It stays as it is")
    toys.omar.presses("words").presses("keep").sees("Ça reste comme c’est", "It stays as it is")
    toys.omar.presses("words").presses("story").says("Une classe le fabrique.").sees("C’est changé", "It’s changed")
    looks(toys).presses("words").says("Un train de bois").sees("C’est changé, partout", "It’s changed, everywhere")
    town.settles()
    ada.has_seen("Un train de bois")


def test_what_was_not_published_is_taken_back_or_amended(town: Town) -> None:
    toys = Toys(town)
    project = town.acts(toys.omar, lambda hood: hood.propose(toys.sheet(toys.hands())))
    looks(toys).sees("Une personne déléguée le lit", "A delegate reads it")
    toys.omar.sees_choices("amend", "invite", "leave", "take_back").presses("take_back").presses("no")
    toys.omar.presses("leave").presses("no").presses("amend")
    assert toys.omar.state == "propose.review"
    toys.omar.opens("/me")
    picks(toys.omar, "Un jouet", "A wooden").presses("take_back").presses("yes").sees("C’est retiré", "It’s taken back")
    assert now(town, project).state == "cancelled"
    looks(toys).sees("C’est retiré", "You took it back").presses("done")


def test_a_refused_project_opens_another_one(town: Town) -> None:
    toys = Toys(town)
    project = town.acts(toys.omar, lambda hood: hood.propose(toys.sheet(toys.hands())))
    town.acts(toys.mo, lambda hood: hood.refuse(project.id, reason="Trop tard"))
    looks(toys).sees("Trop tard").presses("again")
    assert toys.omar.state.startswith("propose.")


def test_where_people_met_leaves_the_cards_a_month_later(town: Town) -> None:
    ada, toys = carpenter(town), Toys(town)
    toys.published(toys.carpenter())
    ada.presses("yes")
    toys.omar.presses("accept")
    ada.has_seen("12, rue des Copeaux")
    town.waits(days=37)
    cards = [message.screen.card for _, message in ada.seen if message.screen.card]
    assert cards
    assert not [card for card in cards if "rue des Copeaux" in "".join(card.lines)]
