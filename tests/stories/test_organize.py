"""The organizer's side: who offers help, yes in one press, no with a reason, a question, silence."""

from domain.projects import Project
from tests.stories.person import loose
from tests.stories.town import Person, Town
from tests.stories.toys import Toys, acts, carpenter


def with_olga(town: Town, toys: Toys, project: Project) -> Person:
    """A second organizer."""
    olga = town.member("Olga")
    code = town.acts(toys.omar, lambda hood: hood.invite_organizer(project.id))
    town.acts(olga, lambda hood: hood.join_as_organizer(project.id, code=code))
    return olga


def test_one_press_accepts_and_the_card_says_all_one_needs(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    ada.presses("yes")
    toys.omar.sees(
        "Ada propose son aide pour samedi 28 novembre : menuiserie, samedi matin, à environ 3 km.",
        "Ada offers to help on Saturday, November 28: carpentry, Saturday morning, about 3 km away.",
    )
    toys.omar.sees("Avec Ada, l’équipe est complète.", "With Ada, the team is complete.")
    toys.omar.sees(
        "Sans réponse d’ici demain, 10 h, je dis oui à ta place.",
        "Without an answer by tomorrow, 10 a.m., I’ll say yes for you.",
    )
    toys.omar.sees_choices("accept", "decline", "ask", "report")
    toys.omar.presses("accept").sees(
        "C’est fait : Ada a la date et l’adresse. L’équipe est complète.",
        "It’s done: Ada has the date and the address. The team is complete.",
    )
    assert acts(town, toys.omar) == 1
    ada.sees("C’est confirmé : Omar t’attend.", "It’s confirmed: Omar is expecting you.").sees("12, rue des Copeaux")
    assert toys.states(project) == ["confirmed"]
    toys.omar.taps("accept").sees("Tu as dit oui à Ada.", "You said yes to Ada.")
    town.settles()
    toys.omar.has_seen("Tu as dit oui à Ada.", "You said yes to Ada.")


def test_a_no_is_said_kindly_with_what_else_would_fit(town: Town) -> None:
    ada, ben = carpenter(town), carpenter(town, "Ben")
    toys = Toys(town)
    toys.published(toys.carpenter())
    other = toys.carpenter(occurrences=(toys.saturday(week=1),))
    ada.presses("yes")
    toys.published(other, title="Un banc pour le parc")
    toys.omar.presses("decline").sees("Veux-tu dire pourquoi?", "Would you like to say why?")
    ada.sees_no("cherche autre chose", "looking for something else")
    toys.omar.presses("other_skill")
    toys.omar.sees("Je le dis gentiment à Ada", "I tell Ada kindly")
    ada.sees("l’équipe cherche autre chose cette fois", "the team is looking for something else this time")
    ada.sees(
        "La raison : « Il nous faut un autre savoir-faire cette fois. »", "Why: “We need another skill this time.”"
    )
    ada.sees("Ton offre reste ouverte", "Your offer stays open").sees(
        "« Un banc pour le parc »" if town.manner.language == "fr" else "Un banc pour le parc"
    )
    ada.presses("can").sees("Un banc pour le parc")
    town.settles()
    ben.presses("yes", on="jouet" if town.manner.language == "fr" else "toy")
    toys.omar.presses("decline").says("On a trouvé un papa ébéniste.", "A father turned out to be a cabinetmaker.")
    ben.sees("papa ébéniste", "cabinetmaker")


def test_a_no_in_one_press_can_be_taken_back_for_ten_minutes(town: Town) -> None:
    ada, ben = carpenter(town), carpenter(town, "Ben")
    toys = Toys(town)
    project = toys.published(toys.carpenter(count=2))
    ada.presses("yes")
    toys.omar.presses("decline").sees("je le dis gentiment à Ada, à 10 h 10", "I tell Ada kindly at 10:10 a.m.")
    toys.omar.presses("wait").sees("Sans réponse d’ici demain, 10 h", "Without an answer by tomorrow, 10 a.m.")
    toys.omar.presses("accept")
    ben.presses("yes")
    toys.omar.presses("decline")
    town.waits(minutes=1)
    toys.omar.has_seen("La réponse est non", "The answer is no")
    town.waits(minutes=9)
    assert toys.states(project) == ["confirmed", "declined"]
    ben.sees("l’équipe cherche autre chose cette fois", "the team is looking for something else this time")
    ben.sees_no("La raison", "Why:")
    toys.omar.says("On est déjà assez.", "We are enough.").sees("déjà réglé", "already been settled")
    assert loose(toys.omar.text).count("C'est déjà réglé.") + toys.omar.text.count("already been settled.") == 1
    assert toys.omar.state == "menu"


def test_one_question_to_the_volunteer_whose_answer_brings_the_choices_back(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    ada.presses("yes")
    toys.omar.presses("ask").sees("La place reste réservée", "The place stays kept").says(
        "As-tu tes outils?", "Do you have tools?"
    )
    toys.omar.sees("C’est envoyé à Ada", "It’s sent to Ada")
    ada.sees("Omar demande : « As-tu tes outils? »", "Omar asks: “Do you have tools?”").presses("reply")
    ada.says("Oui, une scie et un rabot.", "Yes, a saw and a plane.").sees("C’est transmis", "It’s passed on")
    toys.omar.sees("Question posée : « As-tu", "Your question: “Do you").sees(
        "une scie et un rabot", "a saw and a plane"
    )
    toys.omar.sees_choices("accept", "decline", "report").presses("accept")
    assert toys.states(project) == ["confirmed"]


def test_the_first_organizers_answer_wins_and_the_others_card_changes(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    olga = with_olga(town, toys, project)
    ada.presses("yes")
    token = toys.omar.button("accept").token
    assert not olga.seen, "one organizer is asked first"
    town.waits(hours=25)
    olga.presses("accept")
    town.settles()
    toys.omar.has_seen("Olga a dit oui à Ada.", "Olga said yes to Ada.")
    toys.omar.opens(token).sees("Olga a dit oui à Ada.", "Olga said yes to Ada.")
    assert toys.states(project) == ["confirmed"]


def test_silence_asks_the_other_organizers_and_then_accepts_by_itself(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    olga = with_olga(town, toys, project)
    ada.presses("yes")
    toys.omar.sees("je relance toutes les personnes responsables", "I’ll remind everybody who organizes it")
    assert not olga.seen
    town.waits(hours=25)
    olga.sees("je dis oui à ta place", "I’ll say yes for you")
    town.waits(hours=25)
    assert toys.states(project) == ["confirmed"]
    ada.sees("C’est confirmé", "It’s confirmed")
    olga.sees(
        "Personne n’avait répondu à Ada : j’ai dit oui à ta place", "Nobody had answered Ada, so I said yes for you"
    )


def test_silence_about_children_gives_the_place_back_kindly(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    project = toys.published(toys.carpenter(), category="children")
    ada.presses("yes")
    toys.omar.sees("je libère la place, avec un mot gentil", "I’ll give the place back, kindly")
    town.waits(hours=25)
    assert toys.states(project) == ["released"]
    ada.sees("Omar n’a pas pu répondre à temps : j’ai libéré ta place.", "Omar could not answer in time")
    ada.sees("Veux-tu voir ce qui se passe d’autre?", "Would you like to see what else is going on?").presses("near")
    toys.omar.sees("Personne n’a répondu à temps à Ada", "Nobody had answered Ada in time")


def test_somebody_who_was_expected_drops_out_and_somebody_else_is_looked_for(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    ada.presses("yes")
    toys.omar.presses("accept")
    ben = carpenter(town, "Ben")
    ada.presses("cancel").sees("on ne t’attend plus", "you’re free again")
    toys.omar.sees("Ada ne pourra finalement pas venir", "Ada can’t come").sees(
        "Je cherche quelqu’un d’autre", "I’m looking for somebody else"
    )
    town.waits(minutes=1)
    ben.sees("J’ai pensé à toi", "I thought of you").presses("yes")
    assert toys.states(project) == ["cancelled", "held"]


def test_everybody_was_asked_and_the_organizer_hears_what_is_missing(town: Town) -> None:
    carpenter(town)
    toys = Toys(town)
    toys.published(toys.carpenter(count=3))
    town.waits(hours=8)
    toys.omar.has_seen("Il en manque encore 3 sur 3", "still missing: 3 of 3")


def test_the_organizers_card_counts_whoever_is_asked_as_it_happens(town: Town) -> None:
    carpenter(town)
    toys = Toys(town)
    toys.omar.opens("/start")
    project = toys.published(toys.carpenter(count=3))
    toys.omar.has_seen("1 personne invitée", "1 person asked")
    carpenter(town, "Ben")
    need = toys.needs(project)[0]
    town.run(lambda uow: uow.timers.set("wave", need.id, town.now))
    town.settles()
    toys.omar.has_seen("2 personnes invitées", "2 people asked")


def test_a_released_volunteer_hears_why(town: Town) -> None:
    ada, ben = carpenter(town), carpenter(town, "Ben")
    toys = Toys(town)
    project = toys.published(toys.carpenter(count=2))
    for person in (ada, ben):
        person.presses("yes")
    yes = town.run(lambda uow: uow.commitments.of_project(project.id))[0].yes
    town.acts(toys.omar, lambda hood: hood.release(yes, "Les petits sont malades."))
    ada.sees("Omar n’a plus besoin d’aide", "Omar no longer needs help").sees("Les petits sont malades.")
    town.acts(toys.omar, lambda hood: hood.cancel_project(project.id, reason="La salle n’est plus libre."))
    ben.sees("est annulé. Omar te remercie. La raison : « La salle", "is cancelled. Omar thanks you. Why: “La salle")


def test_one_date_of_several_is_cancelled(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    project = toys.published(toys.carpenter(occurrences=(toys.saturday(), toys.saturday(week=1))))
    ada.presses("yes")
    toys.omar.presses("accept")
    first, _ = toys.dates(toys.needs(project)[0])
    town.acts(toys.omar, lambda hood: hood.cancel_date(first.id, reason="C’est la guignolée."))
    ada.sees("samedi 28 novembre, c’est annulé", "Saturday, November 28 is cancelled").sees("guignolée")
    assert sorted(toys.states(project)) == ["confirmed", "released"]


def test_a_minor_never_speaks_with_one_adult_alone(town: Town) -> None:
    toys = Toys(town)
    tina = carpenter(town, "Tina", age="teen")
    toys.published(toys.carpenter())
    tina.presses("question").says("Est-ce que je peux venir avec une amie?", "Can I bring a friend?")
    toys.mo.sees("la deuxième personne adulte", "the second adult").sees("avec une amie", "bring a friend")
    toys.omar.presses("reply").says("Bien sûr.", "Of course.")
    toys.mo.sees("Réponse : « Bien sûr. »", "Answered: “Of course.”")
    tina.presses("yes", on="Bien" if town.manner.language == "fr" else "Of course")
    toys.omar.sees("14 à 17 ans", "14 to 17 years old").sees("je libère la place", "I’ll give the place back")
    toys.omar.presses("ask").says("Quel âge as-tu?", "How old are you?")
    toys.mo.sees("Quel âge as-tu?", "How old are you?")
    tina.presses("reply").says("Quinze ans.", "Fifteen.")
    toys.mo.sees("Quinze ans.", "Fifteen.")


def test_a_stranger_to_the_project_cannot_answer_for_it(town: Town) -> None:
    ada, ben = carpenter(town), carpenter(town, "Ben")
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    ada.presses("yes")
    ben.opens(toys.omar.button("accept").token).sees("pour quelqu’un d’autre", "for somebody else")
    token = toys.omar.button("accept").token
    town.acts(toys.omar, lambda hood: hood.leave_project(project.id))
    toys.omar.opens(token).sees("Je ne le trouve plus", "I can’t find that any more")
    assert toys.states(project) == ["held"]


def test_whoever_looks_at_the_project_can_answer_there_what_waits(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    ada.presses("yes")
    town.transcript.clear()
    toys.omar.opens("/moi").presses(f"project_{project.id}")
    toys.omar.sees("Ada propose son aide", "Ada offers to help").presses("accept")
    assert toys.states(project) == ["confirmed"]
    toys.omar.opens("/moi").presses(f"project_{project.id}")
    toys.omar.sees_no("Ada propose son aide", "Ada offers to help")


def test_of_a_card_shown_many_times_the_newest_change_and_all_where_the_door_keeps_them(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    for _ in range(3):
        toys.omar.opens("/moi").presses(f"project_{project.id}")
    town.settles()
    ada.presses("yes")
    town.settles()
    cards = [message.screen.card for _, message in toys.omar.seen if message.screen.card]
    shown = [card.progress.done for card in cards if card.progress and card.subject == f"project:{project.id}"]
    changed = min(len(shown), town.limits(toys.omar.address.platform).copies)
    assert shown == [0] * (len(shown) - changed) + [1] * changed
    assert len(shown) > 3


def test_a_place_that_was_never_said_is_not_promised(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    toys.published(toys.carpenter(), venue="", address="")
    ada.presses("yes")
    toys.omar.presses("accept").sees(
        "C’est fait : Ada a la date. Dis où c’est au juste, par « Changer le lieu ».",
        "It’s done: Ada has the date. Say where it is, with “Change the place”.",
    )


def test_the_next_invitations_are_never_told_for_the_night(town: Town) -> None:
    toys = Toys(town)
    town.waits(hours=14)
    project = toys.published(toys.carpenter())
    toys.omar.opens("/moi").presses(f"project_{project.id}")
    toys.omar.sees("prochaines invitations : demain, 8 h", "next invitations: tomorrow, 8 a.m.")
