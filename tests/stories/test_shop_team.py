"""Who answers for a shop, up to how much, where it hears of needs, and who may only look."""

from conversations.inbound import Open, Press
from conversations.ports import Opener
from domain.members import Role
from tests.stories.person import Person
from tests.stories.shops import Shop, plywood
from tests.stories.square import Square
from tests.stories.town import Town
from tests.stories.toys import Toys

NEED = ("Un besoin près de votre commerce", "Something is needed near your shop")


def test_above_the_ceiling_the_owner_answers_first(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    kim = shop.colleague("Kim")
    shop.leo.opens("/commerce").presses("team").presses("ceiling").says("beaucoup").sees("comme 200", "such as 200")
    shop.leo.says("200").sees("Au-delà de 200 $", "Above $200").presses("done")
    project = plywood(toys)
    quiet = len(toys.omar.seen)
    shop.gives(kim, "12", value="240").sees("une personne propriétaire du commerce répond d'abord", "answers first")
    town.settles()
    assert len(toys.omar.seen) == quiet, "the organizer hears nothing yet"
    shop.board.has_seen("à approuver par une personne propriétaire", "waiting for an owner of the shop")
    shop.leo.sees("Kim voudrait promettre", "Kim would like to promise").sees("12 sur 20", "12 of 20")
    shop.leo.does(Press(shop.leo.button("approve").token.removesuffix("approve")))  # looked at, not answered yet
    shop.leo.sees("Kim voudrait promettre", "Kim would like to promise").presses("approve")
    shop.leo.sees("la promesse est transmise", "the promise is on its way")
    kim.sees("Votre offre est transmise", "Your offer is on its way")
    toys.omar.sees("Quincaillerie Léo offre 12 sur 20", "Quincaillerie Léo offers 12 of 20").presses("accept")
    assert toys.states(project) == ["confirmed"]
    kim.presses("party").says("20").sees(
        "c'est une personne propriétaire du commerce qui décide", "an owner of the shop"
    )
    assert toys.states(project) == ["confirmed"]
    kim.presses("cancel")
    town.settles()
    shop.leo.has_seen("La promesse de Kim au nom du commerce", "What Kim promised in the name of Quincaillerie Léo no")


def test_an_owner_who_says_no_or_nothing(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    kim = shop.colleague("Kim")
    town.acts(shop.leo, lambda hood: hood.change_partner(shop.id, ceiling=100))
    project = plywood(toys)
    shop.gives(kim, "12", value="240")
    shop.leo.opens("/commerce").presses("done").presses("refuse").sees("rien n'est promis", "nothing is promised")
    kim.sees("préfère ne pas faire cette promesse", "would rather not promise that")
    town.settles()
    shop.gives(kim, "5")  # a worth that nobody said waits, too
    stale = shop.leo.button("approve").token
    town.waits(days=1, hours=1)
    kim.has_seen("Aucune personne propriétaire n'a approuvé à temps", "No owner of Quincaillerie Léo approved in time")
    shop.gives(kim, "5", value="99")
    assert toys.states(project) == ["released", "released", "held"]
    offered = [m for _, m in toys.omar.seen if "Quincaillerie" in m.screen.text]
    assert len(offered) == 1, "the organizer hears of the last one alone"
    shop.leo.does(Press(stale)).sees("n'est pas promis", "is not promised")


def test_a_colleague_sees_and_changes_what_was_promised_in_the_shop_s_name(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    kim = shop.colleague("Kim")
    project = plywood(toys)
    shop.gives(shop.leo, "20")
    town.settles()
    shop.board.sees_choices("ours", "report")
    shop.square.presses(kim, "ours")
    kim.sees("20 sur 20", "20 of 20").presses("cancel")
    assert toys.states(project) == ["cancelled"]


def test_a_guest_looks_and_promises_nothing(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    kim = shop.colleague("Kim")
    project = plywood(toys)
    shop.square.presses(kim, "help")
    kim.says("annuler", "cancel")
    if not town.manner.telegram:  # which has no guests
        town.handle(kim.address, Press(shop.board.button("help").token), guest=True)
        kim.has_seen("Les personnes invitées peuvent tout regarder", "Guests can look at everything")
        kim.opens("/projects").presses("near")
        town.handle(kim.address, Press(kim.button("yes").token), guest=True)
        kim.sees("Les personnes invitées", "Guests can look").says("menu")
        town.handle(kim.address, Open("/shelf"), guest=True)
        kim.sees("Les personnes invitées", "Guests can look")
    assert toys.states(project) == []


def test_the_channel_is_chosen_in_the_channel_itself(town: Town) -> None:
    toys, leo, ada = Toys(town), town.member("Léo"), town.member("Ada")
    name, language = "Quincaillerie Léo", town.manner.language
    shop = town.acts(leo, lambda hood: hood.found_partner(name, fsa="H2S", languages=(language,), gives=("goods",)))
    square = Square(town, "-200", "Atelier")
    square.welcomes(leo).sees_choices("keep", f"shop_{shop.id}")
    square.presses(ada, f"shop_{shop.id}")
    ada.sees("Seule une personne propriétaire", "Only an owner")
    square.presses(leo, f"shop_{shop.id}")
    town.settles()
    leo.sees("C'est fait", "It’s done")
    square.board.has_seen("Je mets ici les besoins", "I put here the needs")
    square.shows_out(ada)
    leo.sees("Je ne peux plus écrire dans « Atelier »", "I can no longer write in “Atelier”")
    town.acts(toys.mo, lambda hood: hood.verify_partner(shop.id))
    plywood(toys)
    assert "contreplaqué" not in square.board.text
    square.welcomes(leo)
    assert town.run(lambda uow: uow.groups.at(str(square.board.address))).state == "shop"


def test_an_owner_hears_who_comes_and_who_goes(town: Town) -> None:
    shop = Shop(Toys(town))
    kim, max_ = shop.colleague("Kim"), shop.colleague("Max")
    town.settles()
    shop.leo.has_seen("Kim répond maintenant aussi pour Quincaillerie Léo", "Kim now answers for Quincaillerie Léo too")
    shop.leo.presses(f"mate_{max_.id}").sees("Que voulez-vous changer pour Max?", "What shall I change for Max?")
    kim.opens("/commerce").presses("leave").presses("yes")
    town.settles()
    shop.leo.sees("Kim ne répond plus pour Quincaillerie Léo", "Kim no longer answers for Quincaillerie Léo")
    assert set(shop.kept.team) == {shop.leo.id, max_.id}


def test_an_owner_decides_who_answers_for_the_shop(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    kim = shop.colleague("Kim")
    project = plywood(toys)
    shop.gives(kim, "20")
    shop.leo.opens("/commerce").presses("team").presses(f"mate_{kim.id}").presses("owner")
    shop.leo.sees("Kim est maintenant propriétaire", "Kim is an owner too")
    kim.sees("Vous voilà propriétaire aussi", "You are now an owner")
    shop.leo.presses(f"mate_{kim.id}").presses("remove").presses("no").presses(f"mate_{kim.id}").presses("back")
    shop.leo.presses(f"mate_{kim.id}").presses("remove").sees("reste promis", "stays promised").presses("yes")
    kim.sees("Vous ne répondez plus pour Quincaillerie Léo", "You no longer answer for Quincaillerie Léo")
    shop.leo.presses("ceiling").presses("none").presses("done")
    assert shop.kept.team == {shop.leo.id: "owner"}
    toys.omar.presses("accept")
    shop.leo.sees("Omar compte sur vous", "Omar is counting on your help")
    kim.opens("/commerce").sees("Présentons votre commerce", "Let’s introduce your shop")
    assert toys.states(project) == ["confirmed"]


def test_what_a_shop_hears_of_is_changed_line_by_line(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    leo = shop.leo.opens("/commerce").presses("supply").sees("Jusqu'à 5 km", "Up to 5 km")
    if town.manner.forms:
        leo.presses("limits").says("3").says("une fois par semaine", "once a week").says("8 h").says("4").says("100")
        leo.sees("Jusqu'à 3 km", "Up to 3 km").sees("Au plus 4 besoins par semaine", "At most 4 needs a week")
        leo.presses("limits").fills(radius="99", pace="weekly", opens="8 h", cap="10", ceiling="")
        if not town.manner.typed:
            assert set(leo.reply.errors) == {"radius"}
            assert shop.kept.weekly_cap == 4, "what was right beside it is not kept either"
            leo.fills(radius="99", pace="weekly", opens="25 h", cap="0", ceiling="50000000")
            assert set(leo.reply.errors) == {"radius", "opens", "cap", "ceiling"}, "all at once"
        leo.fills(radius="8", pace="weekly", opens="8 h 30", cap="10", ceiling="300")
    else:
        leo.presses("radius").says("99").sees("de 1 à 50 km", "1 to 50 km").says("8")
        leo.presses("opens").says("22 h").sees("avant 21 h", "before 9 p.m.").says("8 h 30")
        leo.presses("cap").says("10").presses("pace").presses("weekly").presses("ceiling").says("300")
    leo.sees("Jusqu'à 8 km", "Up to 8 km").sees("À partir de 8 h 30", "From 8:30 a.m. on")
    leo.sees("Au plus 10 besoins par semaine", "At most 10 needs a week").sees("Une fois par semaine", "Once a week")
    leo.sees("Au-delà de 300 $", "Above $300")
    leo.presses("gives").presses("skill").presses("space").presses("done").sees("des objets et un local", "a room")
    leo.presses("closed")
    for day in ("mon", "tue", "wed", "thu", "fri", "sat"):
        leo.presses(day)
    leo.presses("sun").sees("au moins un jour par semaine", "one day of the week at least").presses("mon")
    leo.presses("done").says(
        "ouvert dès 9 h, 5 par semaine" if town.manner.language == "fr" else "open from 9, 5 a week"
    )
    leo.sees("À partir de 9 h", "From 9 a.m. on").presses("channel").presses("private").sees(
        "en privé", "in private"
    ).presses("done")
    kept = shop.kept
    assert (kept.gives, kept.radius_km, kept.pace) == (("goods", "space"), 8, "weekly")
    assert (kept.opens, kept.weekly_cap, kept.ceiling) == ("09:00", 5, 300)
    assert kept.closed_days == ("tue", "wed", "thu", "fri", "sat")
    assert kept.channel == str(leo.address)
    assert shop.group().partner == ""
    town.acts(leo, lambda hood: hood.change_partner(shop.id, pace="each", closed_days=()))
    plywood(toys)
    leo.sees(*NEED).presses("help").fills(name=shop.id, kind="gift", many="1", times="", value="", how="")
    toys.omar.sees("Quincaillerie Léo offre 1 sur 20", "Quincaillerie Léo offers 1 of 20")


def test_where_people_work_together_everybody_may_answer(town: Town) -> None:
    town.workplaces = True
    toys, leo, kim = Toys(town), town.member("Léo"), town.member("Kim", manner="vous")
    leo.opens("/commerce").fills(name="Café Léo", where="H2S 1A1").presses("goods").presses("done").presses("done")
    leo.presses("again").sees("mentionnez-moi avec un @", "mention me with an @")
    leo.presses("nowhere").sees("Qui peut répondre pour le commerce", "Who may answer for the shop").presses("named")
    leo.presses("channel").presses("private").presses("yes")
    toys.mo.presses("approve", on="Café Léo")
    leo.opens("/commerce").presses("supply").presses("channel").presses("again").presses("private").presses("done")
    leo.opens("/commerce").presses("team").presses("colleague").sees(
        "me l’envoyer, en privé", "send it to me, in private"
    )
    leo.presses("done").opens("/commerce").presses("team").presses("everyone")
    leo.sees("Toutes les personnes qui travaillent ici", "Everybody who works here").presses("done").presses("done")
    project = plywood(toys)
    leo.sees(*NEED)
    kim.opens("/projects").presses("near").presses("yes")
    [shop] = town.run(lambda uow: uow.partners.of_member(leo.id))
    kim.fills(name=shop.id, kind="gift", many="4", times="", value="", how="")
    toys.omar.sees("Café Léo offre 4 sur 20", "Café Léo offers 4 of 20")
    assert toys.states(project) == ["held"]
    kim.opens("/commerce").sees("Café Léo").sees_choices("needs", "promised", "offer", "shelf", "done").presses("done")
    kim.opens("/etagere").says("20 chaises jusqu’à dimanche", "20 chairs until Sunday").presses("yes")
    kim.sees("C'est sur l'étagère", "It’s on the shelf")
    [shop] = town.run(lambda uow: uow.partners.of_member(leo.id))
    assert [offer.stock for offer in town.acts(leo, lambda hood: hood.on_shelf(shop))] == [20]
    leo.opens("/commerce").presses("team").presses("named").presses("done")
    [shop] = town.run(lambda uow: uow.partners.of_member(leo.id))
    assert town.acts(leo, lambda hood: hood.on_shelf(shop)) == [], "nobody allows it any more"
    kim.opens("/etagere").sees("L'étagère est pour les commerces", "The shelf is for shops")
    kim.presses("cancel", on="4")
    assert toys.states(project) == ["cancelled"], "what one promised is still one's own to take back"
    kim.opens("/commerce").sees("Présentons votre commerce", "Let’s introduce your shop")


def test_a_shop_that_is_gone_is_said_to_be(town: Town) -> None:
    town.run(lambda uow: uow.put_opener(Opener("gone", "team", {"partner": "gone"})))
    town.member("Léo", manner="vous").does(Open("gone")).sees("Je ne le trouve plus", "I can’t find that any more")


def test_a_shop_whose_channel_is_gone_is_told_and_chooses_another(town: Town) -> None:
    shop, sam = Shop(Toys(town)), staff(town)
    address = shop.board.address
    town.run(lambda uow: uow.timers.set("group_refused", f"{address} {town.now} archived", town.now))
    town.settles()
    sam.sees("Ses propriétaires le savent", "Its owners have been told")
    shop.leo.sees("Réinvitez-moi dans ce canal", "Invite me there again").presses("channel").presses("private")
    shop.leo.sees("en privé", "in private")
    assert shop.kept.channel == str(shop.leo.address)


def staff(town: Town) -> Person:
    """Sam, who hears of what goes wrong."""
    sam = town.member("Sam")
    town.run(lambda uow: uow.members.put_role(Role(id=f"{sam.id}|staff|", member=sam.id, name="staff")))
    return sam


def is_nowhere(town: Town, person: Person, reason: str = "blocked") -> None:
    """Whatever is written to somebody comes back from now on."""
    [account] = town.run(lambda uow: uow.members.identities(person.id))
    town.acts(None, lambda hood: hood.unreachable(account.id, reason=reason))
    town.settles()


def closes(town: Town, shop: Shop) -> None:
    """The shop's workspace, in which nobody of the story is, shuts the door out."""
    elsewhere = shop.kept.but(workplace="slack|.T99")
    town.run(lambda uow: uow.partners.put(elsewhere))
    town.run(lambda uow: uow.timers.set("workplace_closed", elsewhere.workplace, town.now))
    town.settles()


def test_a_shop_whose_workspace_shut_the_door_out_is_told_where_else_it_is(town: Town) -> None:
    shop = Shop(Toys(town))
    closes(town, shop)
    shop.leo.sees("réinstallez-moi dans cet espace", "install me there again").presses("channel").presses("private")
    assert shop.kept.channel == str(shop.leo.address)
    town.run(lambda uow: uow.timers.set("workplace_opened", "slack|.T99", town.now))
    town.settles()
    shop.leo.sees("Me revoilà dans l'espace de travail", "I’m back in the workspace")


def test_a_shop_that_cannot_be_reached_is_known_to_its_team_to_staff_and_to_who_counts_on_it(town: Town) -> None:
    toys, sam = Toys(town), staff(town)
    shop = Shop(toys)
    kim = shop.colleague("Kim")
    plywood(toys)
    shop.gives(shop.leo, "20")
    toys.omar.presses("accept")
    is_nowhere(town, shop.leo, "revoked")
    closes(town, shop)
    for person in (kim, sam):
        person.sees("Je ne peux plus écrire à ses propriétaires", "I can write to none of its owners")
    toys.omar.sees_no("Je ne peux plus écrire", "I can no longer write")
    is_nowhere(town, kim)
    closes(town, shop)
    sam.sees("Je ne peux plus écrire à personne de son équipe", "I can write to nobody of its team")
    toys.omar.sees("à personne chez Quincaillerie Léo", "to anybody at Quincaillerie Léo").sees("contreplaqué")


def test_a_shop_that_hears_of_needs_in_a_chat_that_is_dead_is_known_to_be_deaf(town: Town) -> None:
    toys, sam = Toys(town), staff(town)
    shop = Shop(toys)
    kim = shop.colleague("Kim")
    town.acts(shop.leo, lambda hood: hood.name_owner(shop.id, kim.id))
    town.acts(shop.leo, lambda hood: hood.listen_at(shop.id, str(shop.leo.address)))
    is_nowhere(town, shop.leo)
    sam.sees("Ses propriétaires le savent", "Its owners have been told")
    kim.sees("Je ne peux plus écrire dans la conversation privée", "I can no longer write in the private conversation")
    plywood(toys)
    kim.presses("channel").presses("private")
    town.settles()
    kim.sees(*NEED)
    assert shop.kept.channel == str(kim.address)


def test_a_promise_is_kept_by_a_colleague_where_who_made_it_cannot_be_reached(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    kim = shop.colleague("Kim")
    project = plywood(toys)
    shop.gives(shop.leo, "20")
    town.settles()
    is_nowhere(town, shop.leo)
    toys.omar.presses("accept")
    kim.sees("Omar compte sur vous", "Omar is counting on your help").presses("cancel")
    assert toys.states(project) == ["cancelled"]


def test_a_channel_that_comes_back_shows_how_things_stand(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    project = plywood(toys)
    shop.board.has_seen(*NEED)
    shop.square.shows_out(shop.leo)
    town.acts(toys.omar, lambda hood: hood.cancel_project(project.id, reason="la salle n’est plus libre"))
    town.settles()
    shop.board.has_seen(*NEED)
    shop.square.welcomes(shop.leo)
    town.settles()
    shop.board.has_seen("Ce projet a été annulé", "This project was cancelled")
