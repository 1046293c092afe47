"""Proposing a project: told, by form or question by question, the card, its correction, a delegate's answer."""

from conversations.inbound import Filled
from domain.ground import found
from domain.projects import Project
from storage.unit import Unit
from tests.stories.shops import Shop
from tests.stories.town import Person, Town
from tests.stories.toys import Toys, acts

STORY = "Une classe fabrique un jouet pour chaque petit de la maternelle."


def projects(town: Town, person: Person) -> list[Project]:
    kept: list[Project] = town.run(lambda uow: uow.projects.of_organizer(person.id))
    return kept


def writes(omar: Person, **changes: str) -> Person:
    """The whole project, in one form or question by question; a fee stands with the number where there is no form."""
    given = {
        "title": "Des jouets de bois",
        "story": STORY,
        "picture": "",
        "category": "learning",
        "where": "H2S",
        "spot": "École du Marché, 12, rue des Copeaux",
        "when": "samedi 28 novembre de 9 h à 12 h",
        "kind": "skill",
        "what": "menuiserie",
        "many": "3",
    }
    fee = {"pay": ""} if omar.town.manner.forms else {}
    return omar.fills(**{**given, **fee, **changes})


def test_a_project_is_written_read_again_and_sent(town: Town) -> None:
    toys, omar = Toys(town), town.member("Olga")
    omar.opens("/proposer").sees("projet", "project")
    writes(omar)
    omar.sees("Y a-t-il quelque chose à surveiller?", "Is there anything to be careful of?")
    omar.sees("✓ Des enfants ou des ados participent", "✓ Children or teenagers take part").presses("done")
    omar.sees("Voici ton projet. C’est bien ça?", "Here is your project. Is it right?")
    omar.sees("Menuiserie : 3 personnes (bénévole)", "Menuiserie: 3 people, volunteer")
    omar.sees("Samedi 28 novembre, de 9 h à 12 h", "Saturday, November 28, 9 a.m. to 12 p.m.")
    omar.sees("École du Marché, 12, rue des Copeaux", "École du Marché, 12, rue des Copeaux")
    omar.sees_choices("yes", "edit", "another_need", "drop").presses("yes")
    omar.sees("Une personne déléguée le lit d’ici deux jours ouvrables", "A delegate reads it within two working days")
    assert acts(town, omar) <= (6 if town.manner.forms and not town.manner.typed else 9 + 3 + 1)  # the picture's no
    assert projects(town, omar)[0].state == "submitted"
    assert projects(town, omar)[0].cautions == ("minors",)
    toys.mo.sees("Un projet à lire :", "A project to read:").sees("Proposé par Olga", "Proposed by Olga")
    toys.mo.presses("approve").sees("c’est approuvé", "is approved")
    assert acts(town, toys.mo) == 1
    town.settles()
    omar.has_seen("C’est publié. J’écris aux personnes à qui ça convient", "It’s published. I write to people it suits")
    assert projects(town, omar)[0].live


def test_what_is_wrong_is_said_exactly_and_nothing_is_lost(town: Town) -> None:
    olga = town.member("Olga")
    olga.opens("/proposer")
    if town.manner.forms and not town.manner.typed:
        writes(olga, title="ab", when="le 12 novembre de 9 h à 12 h", many="zéro", pay="beaucoup")
        assert set(olga.reply.errors) == {"title", "when", "many", "pay"}
        writes(olga, pay="40 $/h")
    else:
        olga.says("ab").sees("Un titre compte de 3 à 80 caractères.", "A title has 3 to 80 characters.")
        olga.says("Des jouets de bois").says(STORY).presses("skip").presses("learning")
        olga.says("nulle part du tout").sees("Je ne reconnais pas", "I don’t recognize").says("H2S")
        olga.presses("skip").says("samedi 28 novembre")
        olga.sees("De quelle heure à quelle heure?", "From what hour to what hour?")
        olga.says("samedi 28 novembre de 12 h à 9 h").sees("Ça finit avant de commencer.", "It ends before it begins.")
        olga.says("le 12 novembre de 9 h à 12 h").sees(
            "Jeudi 12 novembre, c’est passé.", "Thursday, November 12 is over."
        )
        olga.says("samedi 28 novembre de 9 h à 12 h").presses("skill").says("menuiserie")
        olga.says("zéro").sees("Écris un nombre entier", "Write a whole number")
        olga.says("3, beaucoup").sees("Écris le plus que tu peux payer", "Write the most you can pay")
        olga.says("3, 40 $/h")
    olga.sees("Y a-t-il quelque chose à surveiller?", "Is there anything to be careful of?").presses("done")
    olga.sees("jusqu’à 40 $/h", "up to $40/h").presses("yes")
    assert len(projects(town, olga)) == 1


def test_each_line_can_be_changed_before_it_is_sent(town: Town) -> None:
    olga = town.member("Olga")
    olga.opens("/proposer")
    writes(olga, kind="time", what="")
    olga.presses("done").presses("edit")
    olga.presses("title").sees("Quel sera son titre?", "What will its title be?").says("Des toupies de bois")
    olga.sees("Que veux-tu changer?", "What would you change?")
    olga.presses("story").says("Une classe fabrique des toupies.").presses("category").presses("children")
    olga.presses("where").says("H1X").presses("spot").presses("skip").presses("public")
    olga.presses("when").says("samedi 5 décembre de 9 h à 12 h; dimanche 6 décembre de 13 h à 16 h")
    olga.sees("Samedi 5 décembre, de 9 h à 12 h; dimanche 6", "Saturday, December 5, 9 a.m. to 12 p.m.; Sunday")
    olga.presses("cautions").presses("minors").presses("home").presses("minors").presses("done")
    olga.sees("des enfants ou des ados participent et on entre chez quelqu’un", "take part and people enter")
    olga.presses("need").presses("need_0").presses("adults").presses("check").sees("18 ans ou plus", "be 18 or older")
    olga.presses("licence").says("permis de conduire").presses("licence").presses("none").presses("done")
    olga.presses("done").presses("yes")
    project = projects(town, olga)[0]
    assert (project.title, project.category, project.venue.fsa) == ("Des toupies de bois", "children", "H1X")
    assert project.cautions == ("minors", "home")
    need = town.run(lambda uow: uow.needs.of_project(project.id))[0]
    assert (need.requires.min_age, need.requires.background_check, need.requires.licence) == (18, True, "")
    assert len(town.run(lambda uow: uow.occurrences.of_need(need.id))) == 2


def test_several_needs_one_said_again_one_taken_away(town: Town) -> None:
    olga = town.member("Olga")
    olga.opens("/proposer")
    writes(olga, kind="time", what="")
    olga.presses("done").presses("another_need")
    olga.fills(kind="goods", what="planches de pin", many="20").presses("another_need")
    olga.fills(kind="money", what="la peinture", many="150")
    olga.sees("Planches de pin : 20", "Planches de pin: 20").sees("La peinture : 150 $", "La peinture: $150")
    olga.presses("another_need").fills(kind="skill", what="couture", many="2")
    if town.manner.forms and not town.manner.slack:
        olga.sees("Est-ce bénévole, ou peux-tu payer?", "Is it volunteer, or can you pay?").presses("skip")
    olga.sees("Couture : 2 personnes", "Couture: 2 people").presses("edit").presses("need").presses("need_3")
    olga.presses("remove").presses("done")
    olga.presses("edit").presses("need").presses("need_1").presses("again")
    olga.fills(kind="space", what="un atelier", many="1").sees("Un atelier : 1", "Un atelier: 1")
    olga.presses("edit").presses("need").presses("need_2").presses("remove").presses("done").presses("yes")
    project = projects(town, olga)[0]
    needs = town.run(lambda uow: uow.needs.of_project(project.id))
    assert [(need.kind, need.count) for need in needs] == [("time", 3), ("space", 1)]


def test_a_change_is_asked_for_and_made_on_the_same_project(town: Town) -> None:
    toys, olga = Toys(town), town.member("Olga")
    olga.opens("/proposer")
    writes(olga, kind="time", what="").presses("done").presses("yes")
    toys.mo.presses("ask_change").sees("Que faut-il dire?", "What should they read?").presses("safety")
    assert acts(town, toys.mo) == 2
    olga.sees("Une personne déléguée aimerait un changement", "A delegate would like a change")
    olga.sees("Dire qui sera avec les enfants", "Say who will be with the children")
    olga.presses("amend").sees("Voici ton projet.", "Here is your project.").presses("edit")
    olga.presses("story").says("Deux personnes du service de garde seront là.").presses("done").presses("yes")
    toys.mo.sees("Modifié depuis le premier envoi", "Changed since it was first sent").presses("approve")
    assert projects(town, olga)[0].live
    assert len(projects(town, olga)) == 1


def test_where_the_door_is_not_open_one_can_wait_for_it(town: Town) -> None:
    def announce(uow: Unit) -> None:
        uow.territories.put(found(uow.territories.get("ahuntsic")).but(state="announced"))

    town.run(announce)
    olga = town.member("Olga")
    olga.opens("/proposer")
    if town.manner.forms and not town.manner.typed:
        writes(olga, where="Ahuntsic")
    else:
        olga.says("Des jouets").says(STORY).presses("skip").presses("learning").says("Ahuntsic")
    olga.sees("La Porte n’est pas encore ouverte dans ce coin : Ahuntsic", "The door isn’t open in Ahuntsic yet")
    olga.presses("elsewhere")
    if town.manner.forms and not town.manner.typed:
        olga.fills(where="Chibougamau", spot="", when="samedi de 9 h à 12 h", kind="time", what="", many="2")
    else:
        olga.says("Chibougamau")
    olga.sees("La Porte n’est pas encore ouverte", "The door isn’t open").sees_choices("elsewhere", "stop")
    olga.presses("stop").sees("Rien n’a été envoyé.", "Nothing was sent.")
    olga.opens("/proposer")
    if town.manner.forms and not town.manner.typed:
        writes(olga, where="Ahuntsic")
    else:
        olga.says("Des jouets").says(STORY).presses("skip").presses("learning").says("Ahuntsic")
    olga.presses("wait").sees("je t’écris le jour où la Porte ouvre", "I write to you the day the door opens")
    town.acts(None, lambda hood: hood.open_territory("ahuntsic"))
    olga.sees("La Porte est maintenant ouverte dans ton coin : Ahuntsic", "The door is open in Ahuntsic").presses(
        "propose"
    )
    assert olga.state == "propose.tell"


def test_a_minor_is_told_kindly_who_can(town: Town) -> None:
    tom = town.member("Tom", age="teen")
    tom.opens("/proposer").sees("Demande à un adulte de confiance", "Ask an adult you trust")
    tom.opens("/demander").sees("Seuls les adultes peuvent demander ici", "Only adults can ask here")
    assert tom.state == "menu"


def test_what_is_already_published_and_alike_is_said_before_sending(town: Town) -> None:
    toys, olga = Toys(town), town.member("Olga")
    toys.published(toys.carpenter(), title="Des jouets de bois pour la maternelle")
    olga.opens("/proposer")
    writes(olga, title="Jouets de bois", kind="time", what="").presses("done")
    olga.sees("Ça ressemble à « Des jouets de bois pour la maternelle »", "It looks like “Des jouets de bois pour la")
    olga.presses("drop").sees("Rien n’a été envoyé.", "Nothing was sent.")
    olga.opens("/proposer")
    writes(olga, title="Jouets de bois", kind="time", what="").presses("done").presses("yes")
    toys.mo.sees("Ressemble à : « Des jouets de bois", "Looks like: “Des jouets de bois")


def test_a_form_sent_after_its_questions_were_answered_is_settled(town: Town) -> None:
    olga = town.member("Olga")
    olga.opens("/proposer")
    form = olga.last.form
    olga.says("Des jouets de bois").says(STORY).says("Pas de photo", "No picture").says(
        "Apprentissage", "Learning"
    ).says("H2S")
    olga.says("Je le dirai plus tard", "I’ll say it later").says("samedi 28 novembre de 9 h à 12 h")
    olga.says("Des bras, peu importe la tâche", "Hands, whatever the task").says(
        "Peu importe la tâche", "Whatever the task"
    )
    olga.says("3")
    assert olga.state == "propose.cautions"
    if form:
        olga.does(Filled(form, {"title": "Autre chose", "many": "9"})).sees("déjà réglée", "already settled")
    olga.presses("done").sees("Des jouets de bois").sees("3 personnes", "3 people")


def test_whoever_writes_instead_of_filling_can_pass_what_is_optional(town: Town) -> None:
    olga = town.member("Olga").opens("/proposer")
    olga.says("Des jouets de bois", "Wooden toys").says("Un jouet pour chaque petit.", "A toy for every child.")
    assert olga.state == "propose.picture"
    olga.says("passer", "skip").says("Apprentissage", "Learning").says("H2S")
    assert olga.state == "propose.spot"
    olga.sees_choices("skip").says("passer", "skip")
    assert olga.state == "propose.when"


def test_whoever_answers_for_a_shop_proposes_in_its_name_or_in_their_own(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    leo = shop.leo.opens("/proposer")
    writes(leo, kind="time", what="").presses("done").sees("En mon nom", "In my own name").presses(shop.id)
    leo.sees("Au nom de ce commerce : Quincaillerie Léo", "On behalf of Quincaillerie Léo").presses("mine")
    leo.sees("En mon nom", "In my own name").presses(shop.id).presses("yes")
    assert [project.partner for project in projects(town, leo)] == [shop.id]
    toys.mo.sees("Proposé par Quincaillerie Léo", "Proposed by Quincaillerie Léo")


def test_whoever_organizes_it_too_changes_a_shops_project_and_its_name_stays(town: Town) -> None:
    toys, olga = Toys(town), town.member("Olga")
    shop = Shop(toys)
    writes(shop.leo.opens("/proposer"), kind="time", what="").presses("done").presses(shop.id).presses("yes")
    [project] = projects(town, shop.leo)
    code = town.acts(shop.leo, lambda hood: hood.invite_organizer(project.id))
    town.acts(olga, lambda hood: hood.join_as_organizer(project.id, code=code))
    toys.mo.presses("ask_change").says("Dites l’heure de la fin.")
    olga.presses("amend").sees_no("En mon nom", "In my own name").presses("edit")
    olga.presses("title").says("Des toupies de bois").presses("done")
    olga.sees("Au nom de ce commerce : Quincaillerie Léo", "On behalf of Quincaillerie Léo")
    olga.sees_no("En mon nom", "In my own name").presses("yes").sees("C’est envoyé", "It’s sent")
    [changed] = projects(town, olga)
    assert (changed.title, changed.partner, changed.state) == ("Des toupies de bois", shop.id, "submitted")
