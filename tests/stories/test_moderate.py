"""Delegates: one press approves, two refuse; the first answer wins; silence has its steps; troubles come here too."""

from conversations.screens import Message, Screen
from domain.members import Role, RoleName
from domain.offering import OfferSheet
from domain.projects import Project
from storage.unit import Unit
from tests.stories.town import Person, Town
from tests.stories.toys import Toys, acts


def serves(town: Town, person: Person, name: RoleName = "moderator", territory: str = "") -> Person:
    role = Role(id=f"{person.id}|{name}|{territory}", member=person.id, name=name, territory=territory)
    town.run(lambda uow: uow.members.put_role(role))
    return person


def proposed(toys: Toys, **said: object) -> Project:
    return toys.town.acts(toys.omar, lambda hood: hood.propose(toys.sheet(toys.carpenter(), **said)))


def state(town: Town, project: Project) -> str:
    return str(town.run(lambda uow: uow.projects.get(project.id)).state)


def test_one_press_approves_and_the_first_answer_wins(town: Town) -> None:
    toys, max_ = Toys(town), serves(town, town.member("Max"))
    project = proposed(toys)
    toys.mo.sees("Un projet à lire :", "A project to read:").sees("12, rue des Copeaux", "12, rue des Copeaux")
    toys.mo.presses("approve").sees("c’est approuvé.", "is approved.")
    assert acts(town, toys.mo) == 1
    assert state(town, project) == "published"
    max_.taps("refuse").sees("C’est approuvé. Décision : Mo.", "Approved. Decided by Mo.")
    town.settles()
    max_.has_seen("C’est approuvé. Décision : Mo.", "Approved. Decided by Mo.")
    assert state(town, project) == "published"
    toys.omar.has_seen("C’est publié.", "It’s published.")


def test_a_refusal_takes_two_acts_and_has_a_next_step(town: Town) -> None:
    toys = Toys(town)
    project = proposed(toys)
    toys.mo.presses("refuse").presses("selling").sees("C’est envoyé, avec ta raison.", "It’s sent, with your reason.")
    assert acts(town, toys.mo) == 2
    assert state(town, project) == "refused"
    toys.omar.sees("La raison : « Il s’agit de vendre", "The reason: “It is about selling")
    toys.omar.presses("again")
    assert toys.omar.state == "propose.tell"


def test_the_reason_may_be_ones_own_words(town: Town) -> None:
    toys = Toys(town)
    project = proposed(toys)
    toys.mo.presses("ask_change").says("retour", "back").sees("Un projet à lire", "A project to read")
    toys.mo.presses("ask_change").says("x").sees("Dis en quelques mots pourquoi", "A few words")
    toys.mo.says("Il manque le nom de l’école.")
    toys.omar.sees("« Il manque le nom de l’école. »", "“Il manque le nom de l’école.”")
    assert state(town, project) == "changes_asked"


def test_another_area_reads_it_instead(town: Town) -> None:
    toys = Toys(town)
    vera = serves(town, town.member("Vera"), territory="villeray")
    project = proposed(toys)
    assert vera.seen == []
    toys.mo.presses("wrong_area").presses("back").sees("Un projet à lire", "A project to read")
    toys.mo.presses("wrong_area").sees("C’est pour quel secteur?", "Which area is it for?").presses("villeray")
    toys.mo.sees("C’est remis aux personnes déléguées", "It’s handed to the delegates")
    toys.omar.sees("est pour un autre secteur", "is for another area").sees("Villeray")
    vera.sees("Un projet à lire :", "A project to read:").presses("approve")
    assert state(town, project) == "published"


def test_the_queue_shows_one_card_at_a_time_the_oldest_first(town: Town) -> None:
    toys = Toys(town)
    first = proposed(toys)
    town.waits(minutes=1)
    second = proposed(toys, title="Une corvée de ruelle")
    rita = town.member("Rita")
    town.acts(rita, lambda hood: hood.offer(OfferSheet(kind="skill", skills=("childcare",))))
    town.acts(rita, lambda hood: hood.report(f"project:{first.id}", reason="Ça me semble faux."))
    town.acts(rita, lambda hood: hood.found_partner("Limonade", fsa="H2S", gives=("goods",)))
    toys.mo.opens("/menu").presses("moderate").sees(first.title).presses("next").sees(second.title).presses("approve")
    toys.mo.sees("Une offre à lire", "An offer to read").presses("approve")
    toys.mo.sees("Limonade").presses("approve").sees("Limonade : c’est vérifié", "Limonade is verified")
    toys.mo.sees("« Ça me semble faux. »", "“Ça me semble faux.”").presses("settle")
    toys.mo.sees("Il reste 1 chose pour plus tard.", "1 thing is left for later.")
    rita.has_seen("elle est ouverte", "it’s open").has_seen("Limonade : c’est vérifié", "Limonade is verified")
    rita.has_seen("s’est occupée de ce que tu as signalé", "has dealt with what you reported")
    assert (state(town, first), state(town, second)) == ("submitted", "published")
    toys.mo.opens("/menu").presses("moderate").presses("approve").sees("Rien ne t’attend.", "Nothing waits for you.")


def test_an_offer_of_care_is_not_taken_up_and_the_reason_is_told(town: Town) -> None:
    toys, rita = Toys(town), town.member("Rita")
    town.acts(
        rita, lambda hood: hood.offer(OfferSheet(kind="skill", skills=("childcare",), words="Je garde des petits"))
    )
    toys.mo.presses("refuse").sees_choices("vague", "unsafe", "unlicensed", "unvouched", "business", "back")
    toys.mo.presses("unvouched")
    rita.sees("La raison : « Je n’ai pu vérifier", "The reason: “I could not check").sees("offrir", "offer")


def test_nobody_decides_of_their_own_nor_without_the_office(town: Town) -> None:
    toys = Toys(town)
    serves(town, toys.omar)
    project = proposed(toys)
    toys.omar.opens("/menu").presses("moderate").sees("Rien ne t’attend.", "Nothing waits for you.")
    role = f"{toys.mo.id}|moderator|"
    town.run(lambda uow: uow.members.drop_role(role))
    toys.mo.taps("approve").sees("Ce n’est pas à toi", "not yours to decide")
    toys.mo.opens("/moderer").sees("réservée aux personnes déléguées", "The queue is for delegates")
    assert state(town, project) == "submitted"


def test_silence_reminds_then_calls_the_team_and_the_proposer_is_told(town: Town) -> None:
    toys, stella = Toys(town), serves(town, town.member("Stella"), "staff")
    project = proposed(toys)
    town.waits(hours=24)
    toys.mo.has_seen("Ceci attend depuis hier.", "This has been waiting since yesterday.")
    assert stella.seen == []
    town.waits(hours=24)
    stella.has_seen("Ceci attend depuis hier.", "This has been waiting since yesterday.")
    toys.omar.has_seen("attend depuis deux jours", "has been waiting for two days")
    stella.presses("approve")
    assert state(town, project) == "published"


def test_failed_turns_and_stuck_messages_come_to_the_team_alone(town: Town) -> None:
    toys, stella = Toys(town), serves(town, town.member("Stella"), "staff")
    town.run(lambda uow: uow.note_failure("web:ada:1", "ValueError in offer.give", town.now))

    def refused(uow: Unit) -> None:
        uow.enqueue(Message(toys.omar.address, Screen("Bonjour"), id="m1"), now=town.now)
        uow.outbox.refuse("m1", "too_long", town.now, identity=False)

    town.run(refused)
    toys.mo.opens("/menu").presses("moderate").sees("Rien ne t’attend.", "Nothing waits for you.")
    stella.opens("/menu").presses("moderate").sees("ValueError in offer.give").presses("next")
    stella.sees("Un message qui n’a pas pu partir", "A message that could not be sent").sees("too_long")
    stella.presses("settle").sees("C’est retiré de la liste.", "It’s off the list.").sees("1 chose", "1 thing")
    stella.opens("/moderer").presses("settle").sees("Rien ne t’attend.", "Nothing waits for you.")
    assert town.run(lambda uow: (uow.failures(5), uow.stuck(5))) == ([], [])


def test_a_stuck_message_says_why_and_is_sent_again(town: Town) -> None:
    toys, stella = Toys(town), serves(town, town.member("Stella"), "staff")

    def refused(uow: Unit) -> None:
        for id, reason, expires in (("m1", "bad request", 0), ("m2", "blocked", town.now + 1000)):
            uow.enqueue(Message(toys.omar.address, Screen("Bonjour"), id=id, expires=expires), now=town.now)
            uow.outbox.refuse(id, reason, town.now, identity=False)

    town.run(refused)
    stella.opens("/moderer").sees("n’accepte pas le message tel quel", "doesn’t accept the message as it is")
    stella.presses("retry").sees("Le message repart.", "It’s on its way again.")
    town.waits(hours=1)
    stella.opens("/moderer").sees("a bloqué la Porte", "has blocked the door").presses("retry")
    stella.sees("trop tard", "too late")
    assert [one.id for one in town.run(lambda uow: uow.stuck(5))] == ["m2"]
    toys.omar.has_seen("Bonjour")


def test_a_project_that_nobody_organizes_is_taken_on_or_called_off(town: Town) -> None:
    toys = Toys(town)
    taken = toys.published(toys.carpenter())
    town.acts(toys.omar, lambda hood: hood.leave_project(taken.id))
    toys.mo.sees("Plus personne n’organise ce projet.", "Nobody organizes this project any more.").presses("take")
    toys.mo.sees("il est à toi", "it’s yours")
    assert town.run(lambda uow: uow.projects.get(taken.id)).organizers == (toys.mo.id,)
    left = toys.published(toys.carpenter(occurrences=(toys.saturday(week=2),)))
    town.acts(toys.omar, lambda hood: hood.leave_project(left.id))
    town.waits(hours=73)
    assert state(town, left) == "cancelled"


def test_a_new_delegate_hears_of_it_and_sees_what_waits(town: Town) -> None:
    toys, nia = Toys(town), town.member("Nia")
    proposed(toys)
    town.acts(None, lambda hood: hood.grant("moderator", nia.id, "rosemont"))
    nia.sees("Tu fais maintenant partie des personnes déléguées", "You are now a delegate").presses("open")
    nia.sees("Un projet à lire :", "A project to read:").presses("next").sees("Il reste 1 chose", "1 thing is left")
