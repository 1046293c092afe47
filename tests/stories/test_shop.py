"""A shop at work: needs come to its channel, it promises in one form, and nobody hears what its owner has yet to approve."""

from conversations.inbound import Press
from domain.pay import ceiling
from domain.sheets import NeedSheet
from tests.stories.shops import Shop, plywood, puts_needs
from tests.stories.square import Square
from tests.stories.town import Town
from tests.stories.toys import Toys, acts, reads

NEED = ("Un besoin près de votre commerce", "Something is needed near your shop")
TITLE = ("Un jouet de bois pour chaque petit", "A wooden toy for every child")


def test_a_shop_is_founded_verified_and_fills_a_need_from_its_channel(town: Town) -> None:
    toys, leo = Toys(town), town.member("Léo")
    square = Square(town, "-200", "Atelier")
    square.welcomes(leo)
    leo.opens("/commerce").fills(name="Quincaillerie Léo", where="H2S 1A1")
    leo.presses("goods").presses("done").presses("done").sees("Où dois-je mettre", "Where shall I put")
    group = town.run(lambda uow: uow.groups.at(str(square.board.address)))
    puts_needs(leo, group.id).sees("dans « Atelier »", "in “Atelier”").presses("yes")
    town.settles()
    square.board.has_seen("Je mets ici les besoins", "I put here the needs")
    project = plywood(toys)
    assert NEED[town.manner.language == "en"] not in square.board.text, "nobody has verified the shop yet"
    toys.mo.presses("approve", on="Quincaillerie Léo")
    town.settles()
    board = square.board.sees(*NEED).sees(*TITLE).sees("0 sur 20", "0 of 20")
    board.sees_choices("help", "not_this_time", "fewer", "report")
    town.transcript.clear()
    square.presses(leo, "help")
    leo.sees("Au nom de qui?", "In whose name?")
    shop = town.run(lambda uow: uow.partners.of_member(leo.id))[0]
    times = "mardi, de 9 h à 17 h" if town.manner.language == "fr" else "Tuesday, from 9 to 5"
    leo.fills(name=shop.id, kind="loan", many="12", times=times, value="240", how="")
    if town.manner.forms and not town.manner.typed:
        assert acts(town, leo) + 1 == 2, "a button in the channel, and a form"
    leo.sees("pas un reçu aux fins d'impôt", "not a receipt for income tax")
    town.settles()
    board.has_seen("Votre promesse : 12 sur 20 (contreplaqué), en attente", "12 of 20 (contreplaqué), waiting")
    toys.omar.sees("Quincaillerie Léo offre 12 sur 20", "Quincaillerie Léo offers 12 of 20").sees("En prêt", "Lent")
    toys.omar.presses("accept")
    town.settles()
    leo.sees("Omar compte sur vous", "Omar is counting on your help")
    board.has_seen("Votre promesse : 12 sur 20 (contreplaqué), acceptée", "12 of 20 (contreplaqué), accepted")
    board.has_seen("12 sur 20", "12 of 20")
    assert "Léo propose" not in board.text
    assert toys.states(project) == ["confirmed"]


def test_what_is_withdrawn_is_told_to_the_organizer_and_looked_for_again(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    project = plywood(toys)
    shop.gives(shop.leo, "20")
    toys.omar.presses("accept")
    town.settles()
    shop.board.has_seen("20 sur 20", "complete")
    shop.leo.presses("party").says("8").sees("les responsables le savent", "the organizers know")
    toys.omar.sees("Quincaillerie Léo offre maintenant 8 sur 20", "Quincaillerie Léo now offers 8 of 20")
    shop.leo.presses("cancel")
    toys.omar.sees("Quincaillerie Léo ne pourra finalement pas aider", "Quincaillerie Léo can’t help")
    town.settles()
    toys.omar.has_seen("Quincaillerie Léo ne peut finalement pas aider.", "Quincaillerie Léo can’t help after all.")
    shop.board.has_seen("0 sur 20", "0 of 20")
    assert [choice.id for choice in shop.board.last.choices][:1] == ["help"]
    assert toys.states(project) == ["cancelled"]


def test_two_shops_never_give_more_than_is_missing(town: Town) -> None:
    toys = Toys(town)
    first, second = Shop(toys), Shop(toys, "Bois Nora", "Nora", "-201")
    project = plywood(toys)
    second.square.presses(second.leo, "help")
    first.gives(first.leo, "15")
    second.leo.fills(name=second.id, kind="gift", many="15", times="", value="", how="")
    second.leo.sees("liste d'attente", "waiting list")
    town.settles()
    second.board.has_seen("15 sur 20", "15 of 20")
    assert toys.states(project) == ["held", "waitlisted"]
    first.leo.presses("cancel")
    town.settles()
    assert toys.states(project) == ["cancelled", "held"]
    second.leo.sees("Finalement, il en manque encore", "More is needed after all").presses("still_yes")
    second.leo.sees("votre offre tient", "your offer stands")


def test_nothing_comes_on_a_closed_day(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys, closed=("mon",))
    project = plywood(toys)
    assert TITLE[0] not in shop.board.text
    town.waits(hours=13)
    assert [m for _, m in shop.board.seen if m.screen.choices] == [], "it is Monday still"
    town.waits(hours=10)
    shop.board.has_seen(*NEED)
    shop.square.presses(shop.leo, "help")
    times = "lundi, de 9 h à 17 h" if town.manner.language == "fr" else "Monday, from 9 to 5"
    if town.manner.forms and not town.manner.typed:
        shop.leo.fills(name=shop.id, kind="gift", many="20", times=times, value="", how="")
        assert set(shop.leo.reply.errors) == {"times"}
        assert "lundi" in shop.leo.reply.errors["times"] or "Mondays" in shop.leo.reply.errors["times"]
        shop.leo.fills(name=shop.id, kind="gift", many="20", times="", value="", how="")
    else:
        shop.leo.fills(name=shop.id, kind="gift", many="20", times=times)
        shop.leo.sees("ferme le lundi", "is closed Mondays").fills(times="", value="", how="")
    assert toys.states(project) == ["held"]


def test_not_this_time_is_heard_for_the_whole_shop(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    plywood(toys)
    shop.square.presses(shop.leo, "not_this_time")
    shop.leo.sees("pas cette fois", "not this time")
    shop.board.has_seen("Vous avez dit : pas cette fois", "You said: not this time")
    shop.board.sees_choices("help", "report")
    town.waits(days=1)
    count = len(shop.board.seen)
    town.waits(days=1)
    assert len(shop.board.seen) == count


def test_fewer_messages_come_together_when_the_shop_opens(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    kim = shop.colleague("Kim")
    plywood(toys)
    shop.square.presses(kim, "fewer")
    kim.sees("propriétaire du commerce peut choisir", "An owner of the shop can choose")
    shop.square.presses(shop.leo, "fewer")
    shop.leo.sees("une fois par jour", "once a day")
    told = len(shop.board.seen)
    plywood(toys, title="Une cabane à oiseaux")
    assert len(shop.board.seen) == told
    town.waits(days=1)
    assert len(shop.board.seen) == told + 1
    shop.square.presses(shop.leo, "fewer", on="Une cabane")
    shop.leo.sees("une fois par semaine", "once a week")
    assert shop.kept.pace == "weekly"


def test_a_card_follows_a_project_that_is_called_off(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    project = plywood(toys)
    old = shop.board.button("help").token
    shop.gives(shop.leo, "20")
    town.acts(toys.omar, lambda hood: hood.cancel_project(project.id, reason="La salle n'est plus libre."))
    town.settles()
    shop.leo.sees("est annulé", "is cancelled")
    shop.board.has_seen("Ce projet a été annulé", "This project was cancelled")
    assert shop.board.last.choices == ()
    shop.leo.does(Press(old)).sees("Ce projet a été annulé", "This project was cancelled").presses("other")


def test_one_s_own_name_binds_nobody_else(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    project = plywood(toys)
    shop.square.presses(shop.leo, "help")
    worth = {"value": ""} if town.manner.forms else {}  # asked of shops alone, but a form shows it until one is chosen
    shop.leo.fills(name="mine", kind="gift", many="2", times="", **worth, how="")
    toys.omar.sees("Léo offre 2 sur 20", "Léo offers 2 of 20")
    [row] = town.run(lambda uow: uow.commitments.of_project(project.id))
    assert (row.partner, row.pledge, row.party) == ("", "gift", 2)


def test_expertise_is_promised_for_a_fee_on_one_date_or_all(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    saturdays = (toys.saturday(), toys.saturday(week=1))
    paid = NeedSheet(kind="skill", what="", skills=("carpentry",), pay=ceiling(40), occurrences=saturdays)
    project = toys.published(paid)
    shop.square.presses(shop.leo, "help")
    dates = toys.dates(toys.needs(project)[0])
    if town.manner.forms:
        shop.leo.fills(name=shop.id, date=dates[1].id, times="", fee="55", how="")
        assert set(shop.leo.reply.errors) == {"fee"}
    shop.leo.fills(name=shop.id, date=dates[1].id, times="", fee="35", how="")
    reads(toys.omar, "35").sees("Tarif demandé : 35 $", "The fee asked: $35").presses("accept")
    [row] = town.run(lambda uow: uow.commitments.of_project(project.id))
    assert (row.pledge, row.value, row.occurrence, row.state) == ("fee", 35, dates[1].id, "confirmed")


def test_a_shop_without_a_channel_lives_all_of_it_from_its_menu(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    leo = shop.leo.says("menu").presses("partner").presses("needs")
    leo.sees("Rien n’attend votre réponse", "Nothing near your shop waits")
    town.acts(leo, lambda hood: hood.listen_at(shop.id, ""))
    plywood(toys)
    leo.presses("needs").sees("Un besoin près de votre commerce", "Something is needed near your shop").presses("help")
    leo.fills(name=shop.id, kind="gift", many="12", times="", value="", how="")
    toys.omar.presses("accept")
    leo.says("menu").presses("partner").presses("promised")
    leo.sees("12 sur 20 (contreplaqué) · accepté", "12 of 20 (contreplaqué) · accepted")


def test_what_a_newcomer_pressed_in_the_channel_comes_after_getting_acquainted(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    plywood(toys)
    town.settles()
    kim = town.stranger("Kim")
    workplace = "|".join(str(kim.address).split("|")[:2])
    opened = shop.kept.but(workplace=workplace, open_to_workplace=True)
    town.run(lambda uow: uow.partners.put(opened))
    shop.square.leads(kim, "help").sees("Je suis la Porte", "I’m the Door").presses("adult")
    # Whether a link led them in or they are written to at once; in a workspace the shop's name is asked for first.
    assert kim.state == ("pledge.name" if town.manner.slack else "pledge.kind")
