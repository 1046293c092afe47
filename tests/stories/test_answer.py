"""Answering: yes in one press, no, a question, why me; and keeping what was promised."""

from conversations.ids import Ids
from conversations.inbound import Press
from conversations.turn import Opens, Stage
from domain.offering import OfferSheet
from domain.pay import ceiling
from domain.projects import Requires
from domain.sheets import NeedSheet
from storage.unit import Unit
from tests.stories.person import loose
from tests.stories.town import HOUR, Town
from tests.stories.toys import Toys, acts, carpenter


def test_an_invitation_says_everything_and_one_press_keeps_a_place(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    project = toys.published(toys.carpenter(requires=Requires(background_check=True)))
    ada.sees("J’ai pensé à toi pour ce projet :", "I thought of you for this project:")
    ada.sees("Un jouet de bois pour chaque petit", "A wooden toy for every child")
    ada.sees("Samedi 28 novembre, de 9 h à 12 h", "Saturday, November 28, 9 a.m. to 12 p.m.")
    ada.sees("Rosemont").sees_no("École des Érables").sees("0 personne sur 1", "0 people of 1")
    ada.sees("menuiserie · samedi matin · à environ 3 km", "carpentry · Saturday morning · about 3 km away")
    assert loose(ada.text).count("3 km") == 1, "how far it is, is said once"
    ada.sees("Il faut accepter une vérification", "You need to agree to a background check")
    ada.sees_choices("yes", "not_this_time", "not_my_kind", "question", "why", "share", "report")
    ada.presses("yes").sees("C’est noté, Ada. Ta place est réservée.", "It’s noted, Ada. Your place is kept.")
    ada.sees("Omar te répond d’ici demain, 10 h", "By tomorrow, 10 a.m., Omar will answer you.")
    ada.sees_no("École des Érables")
    assert acts(town, ada) == 1
    assert toys.states(project) == ["held"]
    ada.taps("yes").sees("Tu as dit oui.", "You said yes.")
    assert toys.states(project) == ["held"]
    town.settles()
    ada.has_seen("Tu as dit oui.", "You said yes.")


def test_why_me_is_the_calculation_itself(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    toys.published(toys.carpenter())
    ada.presses("why").sees("On y cherche justement ce que tu offres : menuiserie", "It asks for carpentry")
    ada.sees("Tu es libre à ce moment-là : samedi matin", "You are free then: Saturday morning")
    ada.sees("C’est à environ 3 km", "It is about 3 km away").sees("bénévolement", "volunteer")
    ada.presses("yes").sees("place est réservée", "Your place is kept")


def test_the_buttons_of_a_card_shown_again_last(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    ada.presses("why")
    again = ada.button("why")
    ada.presses("why")
    ada.does(Press(again.token)).sees("Voici ce que j’ai compté", "I counted this").sees_no(
        "déjà réglée", "already settled"
    )
    ada.says("oui", "yes").sees("Ta place est réservée", "Your place is kept")
    assert toys.states(project) == ["held"]


def test_no_is_heard_and_not_my_kind_is_learned(town: Town) -> None:
    ada, ben = carpenter(town), carpenter(town, "Ben")
    toys = Toys(town)
    toys.published(toys.carpenter())
    ada.presses("not_this_time").sees("pas cette fois", "not this time")
    ben.presses("not_my_kind").sees("ce genre de projet : apprentissage", "this kind: learning")
    assert town.run(lambda uow: uow.members.get(ben.id)).not_my_kind == {"learning": 1}
    town.settles()
    ada.presses("yes").sees("place est réservée", "Your place is kept")


def test_a_question_goes_through_the_door_and_comes_back_with_the_same_choices(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    toys.published(toys.carpenter())
    ada.presses("question").sees("Qu’aimerais-tu savoir?", "What would you like to know?")
    ada.says("Faut-il apporter ses outils?", "Should I bring my tools?").sees(
        "Je transmets ta question à Omar", "on its way to Omar"
    )
    toys.omar.sees("Ada a une question avant de dire oui", "Ada has a question before saying yes")
    toys.omar.sees("Faut-il apporter ses outils?", "Should I bring my tools?").presses("reply")
    toys.omar.says("Non, l’école prête tout.", "No, the school lends everything.").sees(
        "C’est transmis", "It’s passed on"
    )
    ada.sees("Tu avais demandé", "You asked").sees("Non, l’école prête tout.", "No, the school lends everything.")
    ada.sees_choices("yes", "not_this_time", "not_my_kind", "why", "share", "report")
    town.settles()
    toys.omar.has_seen("Réponse : « Non", "Answered: “No")
    toys.omar.opens("/start")
    ada.presses("yes", on="demandé" if town.manner.language == "fr" else "asked").sees(
        "place est réservée", "Your place is kept"
    )


def test_whoever_organizes_first_answers_a_question(town: Town) -> None:
    ada, olga = carpenter(town), town.member("Olga")
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    code = town.acts(toys.omar, lambda hood: hood.invite_organizer(project.id))
    town.acts(olga, lambda hood: hood.join_as_organizer(project.id, code=code))
    ada.presses("question").says("À quelle heure?", "At what time?")
    button = toys.omar.button("reply")
    olga.presses("reply").says("À neuf heures.", "At nine.")
    toys.omar.new = len(toys.omar.seen)
    toys.omar.opens(button.token).sees("On a déjà répondu", "has been answered already")


def test_the_last_place_is_gone_and_the_line_moves_up(town: Town) -> None:
    ada, ben, cleo = carpenter(town), carpenter(town, "Ben"), carpenter(town, "Cléo")
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    ada.presses("yes")
    ben.presses("yes").sees(
        "Quelqu’un a pris la dernière place juste avant toi", "Someone took the last place just before you"
    )
    ben.sees("en tête de la liste d’attente", "first on the waiting list").sees_no(
        "place est réservée", "Your place is kept"
    )
    cleo.presses("yes").sees("rang 2", "number 2")
    town.settles()
    cleo.presses("stay").sees("Tu restes sur la liste", "You stay on the list")
    ada.presses("cancel").sees("on ne t’attend plus", "you’re free again")
    ben.sees("Une place s’est libérée. Je te la garde", "A place has come free. I’m keeping it")
    assert toys.states(project) == ["cancelled", "held", "waitlisted"]
    town.settles()
    cleo.has_seen("en tête de la liste", "first on the waiting list")
    cleo.presses("other").presses("can").sees("rien ne manque", "needed just now")


def test_what_is_required_forbids_kindly(town: Town) -> None:
    tina = town.member("Tina", age="teen")
    toys = Toys(town)
    toys.published(toys.hands(requires=Requires(min_age=18)))
    tina.opens("/projects").presses("near").sees("Il faut avoir 18 ans", "You need to be 18")
    tina.presses("yes").sees("18 ans ou plus", "people 18 or older")


def test_two_things_at_the_same_time_are_refused_kindly(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    first = toys.published(toys.carpenter())
    ada.presses("yes")
    toys.published(toys.hands(), title="Corvée de ruelle")
    ada.opens("/projects").presses("near").presses("yes", on="Corvée").sees("à ces heures-là", "at that time")
    assert toys.states(first) == ["held"]


def test_what_is_over_is_said_on_the_card_itself(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    button = ada.button("yes")
    town.acts(toys.omar, lambda hood: hood.cancel_project(project.id, reason="La salle n’est plus libre."))
    town.settles()
    ada.has_seen("Ce projet a été annulé. La raison : « La salle", "This project was cancelled. Why: “La salle")
    ada.sees_choices("other")
    ada.opens(button.token).presses("other").presses("can").sees("rien ne manque", "needed just now")


def test_several_dates_are_kept_or_given_back_one_by_one(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    dates = tuple(toys.saturday(week=week) for week in range(3))
    project = toys.published(toys.carpenter(occurrences=dates))
    ada.presses("yes").presses("dates").sees("À quelle date", "On which date").presses("d2").presses("done")
    ada.sees("Les autres dates restent", "The other dates stay")
    assert toys.states(project) == ["held", "cancelled", "held"]
    ada.presses("dates").presses("d1").sees("il te reste une date", "you’re coming once")
    town.settles()
    assert "dates" not in [choice.id for choice in ada.last.choices]


def test_several_people_come_with_one_yes(town: Town) -> None:
    ada = town.member("Ada")
    town.acts(ada, lambda hood: hood.offer(OfferSheet(kind="time", radius_km=5)))
    toys = Toys(town)
    project = toys.published(toys.hands(count=4))
    ada.presses("yes").presses("party").says("7").sees("au plus", "at most").presses("n3")
    ada.sees("Combien ont moins de 18 ans?", "How many of you are under 18?").presses("n1")
    ada.sees("les responsables répondent d’abord", "the organizers answer first")
    town.settles()
    toys.omar.has_seen(
        "Ada vient avec 2 autres personnes, dont 1 de moins de 18 ans",
        "Ada comes with 2 other people, 1 of them under 18",
    )
    ada.has_seen("Vos 3 places sont réservées", "Your 3 places are kept").presses("party").says("1")
    rows = town.run(lambda uow: uow.commitments.of_project(project.id))
    assert [(row.party, row.minors) for row in rows] == [(1, 0)]


def test_somebody_confirmed_who_brings_a_child_is_answered_again(town: Town) -> None:
    ada = town.member("Ada")
    town.acts(ada, lambda hood: hood.offer(OfferSheet(kind="time", radius_km=5)))
    toys = Toys(town)
    project = toys.published(toys.hands(count=4))
    ada.presses("yes")
    toys.omar.presses("accept")
    ada.presses("party").presses("n2").presses("n1").sees(
        "les responsables répondent d’abord", "organizers answer first"
    )
    town.settles()
    assert toys.states(project) == ["held"]
    toys.omar.sees("dont 1 de moins de 18 ans", "1 of them under 18").sees(
        "je libère la place", "I’ll give the place back"
    )
    toys.omar.presses("accept")
    assert toys.states(project) == ["confirmed"]
    ada.presses("party").presses("n1")
    assert toys.states(project) == ["confirmed"], "fewer children need no other yes"


def test_the_day_before_two_hours_before_and_being_late(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    ada.presses("yes")
    toys.omar.presses("accept")
    ada.sees("C’est confirmé : Omar t’attend. Je te réécris la veille.", "It’s confirmed: Omar is expecting you.")
    ada.sees("École des Érables, 12, rue des Copeaux, Rosemont").presses("late").sees(
        "Dis-le-moi ce jour-là", "Tell me on that day"
    )
    town.waits(days=4, hours=8)
    ada.sees("C’est demain.", "It’s tomorrow.").sees("Samedi 28 novembre, de 9 h à 12 h", "Saturday, November 28")
    ada.sees("12, rue des Copeaux").presses("still_yes").sees("on t’attend", "you are expected")
    town.waits(hours=13)
    ada.sees("C’est dans deux heures", "It’s in two hours").presses("late").sees(
        "Omar sait que tu auras 15 minutes", "Omar knows that you’ll be 15 minutes"
    )
    toys.omar.sees("Ada aura environ 15 minutes de retard", "Ada will be 15 minutes late")
    ada.says("300").sees("de 1 à 240", "from 1 to 240").presses("30").sees("30 minutes")
    toys.omar.sees("30 minutes")
    ada.presses("late").presses("ok").sees("Prends le temps d’arriver", "Take your time")
    town.waits(hours=6)
    (row,) = town.run(lambda uow: uow.commitments.of_project(project.id))
    town.acts(toys.omar, lambda hood: hood.mark_done(row.id))
    ada.sees("tes 3 heures ont aidé", "your 3 hours helped")


def test_a_changed_date_is_asked_again(town: Town) -> None:
    ada, ben = carpenter(town), carpenter(town, "Ben")
    toys = Toys(town)
    project = toys.published(toys.carpenter(count=2))
    for person in (ada, ben):
        person.presses("yes")
        toys.omar.presses("accept")
    (date,) = toys.dates(toys.needs(project)[0])
    town.acts(toys.omar, lambda hood: hood.move(date.id, starts=date.starts + HOUR, ends=date.ends + HOUR))
    ada.sees("La date ou le lieu a changé. Viens-tu toujours?", "Are you still coming?").sees(
        "de 10 h à 13 h", "10 a.m. to 1 p.m."
    )
    ada.presses("still_yes").sees("on t’attend", "you are expected")
    town.waits(days=4)
    ben.sees("Je n’ai pas eu de réponse de ta part après le changement", "I had no answer from you after the change")
    toys.omar.has_seen("Ben n’a pas dit si le changement lui convient", "Ben did not say whether the change suits them")
    assert sorted(toys.states(project)) == ["confirmed", "released"]


def test_a_changed_place_is_asked_again(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    ada.presses("yes")
    town.acts(toys.omar, lambda hood: hood.change_venue(project.id, fsa="H2S", name="Centre Père-Marquette"))
    ada.sees("La date ou le lieu a changé", "The date or the place has changed").presses("cancel")
    assert toys.states(project) == ["cancelled"]


def test_a_shop_gives_things_with_a_form(town: Town) -> None:
    leo = town.member("Léo", manner="vous")
    toys = Toys(town)
    shop = town.acts(leo, lambda hood: hood.found_partner("Café Léo", fsa="H2G"))
    town.acts(toys.mo, lambda hood: hood.verify_partner(shop.id))
    plywood = OfferSheet(kind="goods", words="contreplaqué", partner=shop.id, radius_km=10)
    town.acts(leo, lambda hood: hood.offer(plywood))
    sheets = NeedSheet(kind="goods", what="feuilles de contreplaqué", count=20, occurrences=(toys.saturday(),))
    project = toys.published(sheets)
    leo.sees("Un besoin près de votre commerce", "Something is needed near your shop").sees("0 sur 20", "0 of 20")
    leo.presses("yes").sees("Au nom de qui?", "In whose name?")
    if town.manner.forms:
        wrong = {"name": shop.id, "kind": "gift", "many": "beaucoup", "times": "mardi", "value": "", "how": ""}
        assert set(leo.fills(**wrong).reply.errors) == {"many"}
        if not town.manner.slack:  # a window sends all its fields
            assert set(leo.fills(how="mardi").reply.errors) == {"name"}
    leo.fills(name=shop.id, kind="gift", many="12", times="mardi, de 9 h à 17 h, à la boutique", value="", how="")
    leo.sees("Votre offre est transmise", "Your offer is on its way").sees("12 sur 20", "12 of 20")
    toys.omar.sees(
        "Café Léo offre 12 sur 20 : feuilles de contreplaqué. En don · Quand : « mardi",
        "Café Léo offers 12 of 20: feuilles de contreplaqué. Given · When: “mardi",
    )
    toys.omar.presses("accept").sees("Café Léo sait que tu y comptes", "Café Léo knows").sees(
        "Il en manque encore 8 sur 20", "Still missing: 8 of 20"
    )
    leo.sees("Omar compte sur vous", "Omar is counting on your help").presses("party").says("40").says("10")
    toys.omar.sees("Café Léo offre maintenant 10 sur 20", "Café Léo now offers 10 of 20")
    leo.presses("cancel")
    toys.omar.sees("Café Léo ne pourra finalement pas aider", "Café Léo can’t help")
    assert toys.states(project) == ["cancelled"]


def test_a_room_is_given_in_two_presses(town: Town) -> None:
    leo = town.member("Léo")
    toys = Toys(town)
    town.acts(leo, lambda hood: hood.offer(OfferSheet(kind="space", words="un atelier", radius_km=5)))
    room = NeedSheet(kind="space", what="un atelier", occurrences=(toys.saturday(),))
    project = toys.published(room)
    leo.presses("yes").fills(times="", how="")
    leo.sees("Ton offre est transmise", "Your offer is on its way")
    toys.omar.sees("Léo peut aider : un atelier", "Léo can help: un atelier").presses("accept")
    toys.omar.sees("Il ne manque plus rien", "Nothing is missing any more")
    assert toys.states(project) == ["confirmed"]


def test_all_that_is_missing_in_one_press(town: Town) -> None:
    leo = town.member("Léo")
    toys = Toys(town)
    chairs = NeedSheet(kind="goods", what="chaises", count=20, occurrences=(toys.saturday(),))
    toys.published(chairs)
    leo.opens("/projects").presses("near").presses("yes")
    if town.manner.forms:
        leo.fills(kind="loan", many="20", times="", how="")
    else:
        leo.presses("loan").presses("all").presses("skip").presses("skip")
    leo.sees("20 sur 20", "20 of 20")
    toys.omar.sees("Avec ça, il ne manque plus rien", "With this, nothing is missing")


def test_paid_work_is_offered_within_its_ceiling(town: Town) -> None:
    ada, ben = town.member("Ada"), town.member("Ben")
    toys = Toys(town)
    sound = toys.carpenter(count=2, pay=ceiling(40))
    project = toys.published(sound)
    ada.opens("/projects").presses("near").sees("jusqu’à 40 $/h", "up to $40/h").presses("yes")
    ada.sees("Combien demanderais-tu?", "What would you ask?").says("45").sees("d’au plus 40 $", "up to $40").says(
        "30 $", "$30"
    )
    toys.omar.sees("1. Ada · 30 $/h", "1. Ada · $30/h")
    ben.opens("/projects").presses("near").presses("yes").presses("volunteer").sees(
        "place est réservée", "Your place is kept"
    )
    assert [row.fee for row in town.run(lambda uow: uow.commitments.of_project(project.id))] == [30, 0]


def test_money_is_promised_and_never_received(town: Town) -> None:
    ada = town.member("Ada")
    toys = Toys(town)
    project = toys.published(NeedSheet(kind="money", what="", count=500))
    ada.opens("/projects").presses("near").sees("0 $ sur 500 $", "$0 of $500").presses("yes")
    ada.sees("Je ne reçois pas d’argent", "I take no money").fills(many="150", how="")
    ada.sees("150 $ sur 500", "$150 of 500").sees("pas un reçu aux fins d’impôt", "not a receipt for income tax")
    toys.omar.sees("Ada offre 150 $ sur 500 $", "Ada offers $150 of $500").presses("accept")
    assert toys.states(project) == ["confirmed"]


def test_somebody_under_eighteen_promises_no_money(town: Town) -> None:
    tina = town.member("Tina", age="teen")
    toys = Toys(town)
    project = toys.published(NeedSheet(kind="money", what="", count=500))
    tina.opens("/projects").presses("near").presses("yes").fills(many="5", how="")
    assert toys.states(project) == []


def test_something_that_is_not_right_is_reported(town: Town) -> None:
    ada, ben = carpenter(town), carpenter(town, "Ben")
    toys = Toys(town)
    toys.published(toys.carpenter())
    ada.presses("report").sees("Qu’est-ce qui ne va pas?", "What isn’t right?").presses("money").sees(
        "Merci", "Thank you"
    )
    ben.presses("report").says("x").sees("en quelques mots", "in a few words").says(
        "On me demande un virement.", "They ask for a transfer."
    )
    assert len(town.run(lambda uow: uow.reports.open(limit=9))) == 2


def test_an_answer_from_somebody_without_a_name_is_asked_for_it(town: Town) -> None:
    toys = Toys(town)
    room = NeedSheet(kind="space", what="un atelier", occurrences=(toys.saturday(),))
    project = toys.published(toys.hands(count=3), room, toys.carpenter(pay=ceiling(40)))
    for name, answer in (("Zoé", "Zoé"), ("Yves", "")):
        person = town.stranger(name)
        person.opens("/start").presses("adult").opens("/projects").presses("near").says("H2S")
        person.presses("yes", on="sur 3" if town.manner.language == "fr" else "of 3")
        person.sees("prénom?", "What is your first name?")
        if answer:
            person.says("x" * 41).sees("40").says(answer)
        else:
            person.presses("skip")
        person.sees("réservée", "is kept")
    for name, need in (("Xavier", "Un atelier"), ("Will", "40")):
        person = town.stranger(name)
        person.opens("/start").presses("adult").opens("/projects").presses("near").says("H2S").presses("yes", on=need)
        if need == "40":
            person.presses("volunteer")
        else:
            person.fills(times="", how="")
        person.says(name).sees("d’ici demain", "By tomorrow")
    assert toys.states(project) == ["held", "held", "held", "held"]
    toys.omar.has_seen("Zoé propose son aide", "Zoé offers to help").has_seen(
        "Quelqu’un propose son aide", "Someone offers to help"
    )


def test_what_is_gone_is_said_kindly(town: Town) -> None:
    ada = town.member("Ada").opens("/start")

    def links(uow: Unit) -> list[str]:
        ids = Ids(b"links", "links", town.now)
        stage = Stage(uow, town.engine.setting, ids, now=town.now)
        gone = (
            Opens("answer", {"need": "gone"}),
            Opens("answer", {"invitation": "gone"}),
            Opens("keep", {"yes": "gone"}),
        )
        return [stage.opener(opens) for opens in gone]

    for link in town.run(links):
        ada.opens(link).sees("Je ne le trouve plus", "I can’t find that any more")
        assert ada.state == "menu"


def test_a_button_for_somebody_else_or_something_gone_is_answered_kindly(town: Town) -> None:
    ada, ben = carpenter(town), town.member("Ben")
    toys = Toys(town)
    toys.published(toys.carpenter())
    ben.opens("/start").opens(ada.button("yes").token).sees("pour quelqu’un d’autre", "for somebody else")
    ada.presses("yes").taps("yes").presses("mine").sees("Voilà où ça en est", "That is where it stands")
    ben.opens(ada.button("cancel").token).sees("pour quelqu’un d’autre", "for somebody else")
