"""Groups: the door comes in, somebody looks after it, projects are announced and everything personal is private."""

import pytest

from domain.members import Role
from tests.stories.person import Person
from tests.stories.square import Square
from tests.stories.town import Town
from tests.stories.toys import Toys

TITLE = ("Un jouet de bois pour chaque petit", "A wooden toy for every child")


def looked_after(square: Square, rita: Person) -> None:
    """Rita puts the door in the group and looks after it."""
    square.welcomes(rita)
    square.presses(rita, "keep")
    rita.says("Rosemont").presses("yes")


def writes_second(town: Town) -> None:
    """Only where the door waits to be written to does it hand out links into a private chat."""
    if town.limits(town.stranger("").address.platform).first:
        pytest.skip("in Slack the door writes first, to anybody")


def is_overheard(town: Town) -> None:
    """Only where others see a command is it answered before them."""
    if town.manner.slack:
        pytest.skip("nobody else sees a command in a channel of Slack")


def test_who_put_the_door_in_a_group_looks_after_it(town: Town) -> None:
    square, rita = Square(town), town.member("Rita")
    board = square.welcomes(rita).sees("Qui s'occupe de moi dans ce", "Who looks after me in this")
    board.sees(
        *(("dans ce canal?", "in this channel?") if town.manner.slack else ("dans ce groupe?", "in this group?"))
    )
    board.sees_choices("keep")
    reply = square.presses(rita, "keep")
    assert reply.notice
    rita.sees("Tu t'occupes de moi dans « Ruelle verte »", "You look after me in “Ruelle verte”")
    rita.sees("Autour de quel quartier?", "Around which neighbourhood?")
    rita.says("sur la Lune").sees("Je ne reconnais pas", "I don’t recognize")
    rita.says("Rosemont").sees("3 km à la ronde", "up to 3 km around")
    rita.presses("pace").presses("daily").sees("Une annonce par jour au plus", "One announcement a day at most")
    rita.presses("yes").sees("Merci. Le prochain projet", "Thank you. The next project")
    town.settles()
    board.has_seen("J'annonce ici les projets du quartier", "I announce the neighbourhood’s projects here")
    assert board.last.choices == ()
    assert "Rita" not in board.text


def test_only_who_put_it_there_or_runs_the_group_can(town: Town) -> None:
    square, rita = Square(town), town.member("Rita")
    ada = town.member("Ada")
    square.welcomes(rita)
    reply = square.presses(ada, "keep")
    assert reply.notice
    assert ada.seen == []
    square.presses(ada, "keep", steward=True)
    ada.says("H2S").presses("yes").sees("Merci. Le prochain projet", "Thank you. The next project")
    if not town.manner.slack:  # where nobody else sees a command
        square.sends(rita, "/groupe").sees("tout le monde nous lit", "Everybody reads along here")
        assert square.presses(rita, "private").notice
    assert rita.seen == []


def test_a_stranger_who_runs_the_group_comes_in_first(town: Town) -> None:
    square, rita = Square(town), town.member("Rita")
    zoe = town.stranger("Zoé")
    square.welcomes(rita)
    square.leads(zoe, "keep", steward=True).sees("Bonjour. Je suis la Porte", "Hello. I’m the Door").presses("adult")
    zoe.sees("Autour de quel quartier?", "Around which neighbourhood?").says("H2S").presses("yes")
    town.settles()
    assert square.board.last.choices == ()


def test_the_link_of_who_runs_the_group_is_worth_nothing_in_other_hands(town: Town) -> None:
    writes_second(town)
    square, rita = Square(town), town.member("Rita")
    zoe, ada = town.stranger("Zoé"), town.member("Ada")
    square.welcomes(rita)
    link = square.presses(zoe, "keep", steward=True).link
    ada.opens(link).sees("Seule la personne qui m'y a ajoutée", "Whoever put me there")
    square.board.sees_choices("keep")


def test_a_project_is_announced_and_its_card_follows_the_places(town: Town) -> None:
    toys, square, rita = Toys(town), Square(town), town.member("Rita")
    looked_after(square, rita)
    project = toys.published(toys.carpenter(count=2))
    board = square.board.has_seen(*TITLE).has_seen("0 personne sur 2", "0 people of 2")
    assert "Copeaux" not in board.text, "the address is for the confirmed alone"
    ada = town.member("Ada")
    assert square.presses(ada, "help", on=TITLE[town.manner.language == "en"]).notice
    ada.sees(*TITLE).presses("yes")
    town.settles()
    toys.omar.presses("accept")
    town.settles()
    board.has_seen("1 personne sur 2", "1 person of 2")
    assert "Ada" not in board.text
    town.acts(toys.omar, lambda hood: hood.cancel_project(project.id, reason="La salle n'est plus libre."))
    town.settles()
    board.has_seen("Ce projet a été annulé", "This project was cancelled")
    assert [choice.id for choice in board.last.choices] == []


def test_a_stranger_s_press_leads_to_the_project_through_the_greeting(town: Town) -> None:
    toys, square, rita = Toys(town), Square(town), town.member("Rita")
    looked_after(square, rita)
    toys.published(toys.carpenter())
    zoe = town.stranger("Zoé")
    square.leads(zoe, "help", on=TITLE[town.manner.language == "en"]).presses("adult").sees(*TITLE).sees_choices(
        "yes", "question", "why", "share", "report"
    )


def test_what_a_stranger_pressed_comes_after_the_greeting_and_for_them_alone(town: Town) -> None:
    toys, square, rita = Toys(town), Square(town), town.member("Rita")
    looked_after(square, rita)
    toys.published(toys.carpenter())
    zoe, yan = town.stranger("Zoé"), town.stranger("Yan")
    square.leads(zoe, "report").presses("adult").sees("Qu’est-ce qui ne va pas?", "What isn’t right?")
    if link := square.presses(yan, "report").link:
        ada = town.member("Ada").opens(link).sees(*TITLE)
        assert ada.state == "answer.invitation", "a link passed on has nothing pressed for anybody else"
        town.waits(days=2)
        yan.opens(link).presses("adult").sees(*TITLE)
        assert yan.state == "answer.invitation", "a press of days ago is not made now"


def test_who_closed_their_private_chat_is_led_there(town: Town) -> None:
    writes_second(town)
    toys, square, rita = Toys(town), Square(town), town.member("Rita")
    looked_after(square, rita)
    toys.published(toys.carpenter())
    ada = town.member("Ada")
    town.acts(None, lambda hood: hood.unreachable(ada.identity, reason="blocked"))
    assert square.presses(ada, "help", on=TITLE[town.manner.language == "en"]).link


def test_two_needs_have_a_button_each_and_a_report_goes_to_the_delegates(town: Town) -> None:
    toys, square, rita = Toys(town), Square(town), town.member("Rita")
    looked_after(square, rita)
    toys.published(toys.carpenter(), toys.hands(count=3))
    square.board.sees_choices("help", "help_2", "report")
    ada = town.member("Ada")
    square.presses(ada, "help_2")
    ada.sees("Un coup de main", "A helping hand").presses("yes")
    square.presses(ada, "report")
    ada.sees("Qu'est-ce qui ne va pas?", "What isn’t right?")


def test_what_goes_on_is_listed_where_it_is_asked(town: Town) -> None:
    is_overheard(town)
    toys, square, rita = Toys(town), Square(town), town.member("Rita")
    ada = town.member("Ada")
    square.welcomes(rita)
    square.sends(ada, "/projets").sees(
        "Personne ne cherche d'aide près d'ici", "Nobody is looking for help around here"
    )
    toys.published(toys.carpenter())
    board = square.sends(ada, "/projets").sees(*TITLE)
    board.sees_choices("project_1")
    assert ada.seen == []
    assert square.presses(ada, "project_1").notice
    ada.sees(*TITLE)
    assert "Omar" not in board.text


def test_what_is_personal_goes_on_in_private(town: Town) -> None:
    square, rita = Square(town), town.member("Rita")
    ada = town.member("Ada")
    board = square.welcomes(rita)
    square.sends(ada, "/offrir")
    if not town.manner.slack:  # where nobody else sees a command
        board.sees("tout le monde nous lit", "Everybody reads along here")
        square.presses(ada, "private")
    ada.sees("Qu'est-ce que tu peux donner?", "What can you give?")
    seen = len(board.seen)
    square.sends(ada, "/start")
    square.sends(ada, "/nimporte")
    assert len(board.seen) == seen, "what is not ours is passed over"


def test_whoever_speaks_to_the_door_is_told_once_that_it_answers_in_private(town: Town) -> None:
    square, rita = Square(town), town.member("Rita")
    ada, zoe = town.member("Ada"), town.stranger("Zoé")
    square.welcomes(rita)
    board = square.speaks(ada, "Merci! Je peux peindre.").sees("je réponds en privé", "so I answer in private")
    board.sees_choices("private")
    assert "peindre" not in board.text
    square.presses(ada, "private")
    ada.sees("Qu'est-ce qui t'amène?", "What brings you here?")
    seen = len(board.seen)
    square.speaks(ada, "Allo?")
    assert len(board.seen) == seen, "once is enough"
    square.speaks(zoe, "C'est quoi?")
    zoe.opens(square.presses(zoe, "private").link).sees("Bonjour. Je suis la Porte", "Hello. I’m the Door")
    kept = town.run(lambda uow: uow.groups.at(str(board.address)))
    assert len(kept.answered) == 2
    assert not [mark for mark in kept.answered if ada.address.user in mark or zoe.address.user in mark]


def test_help_in_a_group_says_what_the_door_does_there(town: Town) -> None:
    is_overheard(town)
    square, rita = Square(town), town.member("Rita")
    square.welcomes(rita)
    square.sends(town.member("Ada"), "/aide").sees("Qui s'occupe de moi dans ce", "Who looks after me")
    square.presses(rita, "keep")
    rita.says("Rosemont").presses("yes")
    board = square.sends(rita, "/help").sees("J'annonce ici les projets du quartier", "I announce the neighbourhood’s")
    board.sees("la Caisse du Quartier").sees_choices("private")


def test_the_first_one_of_two_looks_after_it(town: Town) -> None:
    square, rita = Square(town), town.member("Rita")
    ada = town.member("Ada")
    square.welcomes(rita)
    square.presses(ada, "keep", steward=True)
    square.presses(rita, "keep")
    rita.says("H2S").presses("yes")
    ada.says("H2S").presses("yes").sees("Quelqu'un s'en occupe déjà", "Somebody looks after it already")


def test_a_keeper_changes_the_language_and_stops(town: Town) -> None:
    toys, square, rita = Toys(town), Square(town), town.member("Rita")
    looked_after(square, rita)
    rita.opens("/groupe").sees("Dans « Ruelle verte »", "In “Ruelle verte”")
    other = "en" if town.manner.language == "fr" else "fr"
    rita.presses("language").presses(other).presses("radius").presses("km_5")
    rita.presses("place").says("Villeray").sees("Villeray", "Villeray").presses("yes")
    rita.sees("C'est changé", "It’s changed")
    toys.published(toys.carpenter())
    square.board.has_seen("Help is wanted" if other == "en" else "On cherche de l'aide")
    rita.opens("/group").presses("stop").presses("no").presses("stop").presses("yes")
    rita.sees("C'est fait : je n'y annonce plus rien", "It’s done: nothing is announced there any more")
    seen = len(square.board.seen)
    toys.published(toys.hands(), title="Un banc pour la ruelle")
    assert len(square.board.seen) == seen
    assert square.presses(rita, "keep").notice, "who let it go may no more take it than anybody else"
    square.presses(rita, "keep", steward=True)
    rita.sees("Autour de quel quartier?", "Around which neighbourhood?")


def test_who_looks_after_several_groups_says_which(town: Town) -> None:
    square, rita = Square(town), town.member("Rita")
    rita.opens("/groupe").sees("Tu ne t'occupes d'aucun", "You look after no")
    other = Square(town, "-200", "Jardin Drolet")
    looked_after(square, rita)
    looked_after(other, rita)
    rita.opens("/groupe").sees("Tu t'occupes de plusieurs", "You look after several")
    rita.says("Jardin Drolet").sees("Dans « Jardin Drolet »", "In “Jardin Drolet”")
    rita.opens("/annuler").opens("/groupe")
    first = rita.last.choices[0].id
    square.shows_out(town.member("Ada"))
    rita.taps(first).sees("Je ne suis plus dans ce", "I am no longer in that")


def test_minors_look_after_no_group(town: Town) -> None:
    square, rita = Square(town), town.member("Rita")
    tim = town.member("Tim", age="teen")
    square.welcomes(rita)
    square.presses(tim, "keep", steward=True)
    tim.sees("18 ans", "18 or older")


def test_being_taken_out_is_told_to_the_keeper_and_to_the_staff(town: Town) -> None:
    square, rita = Square(town), town.member("Rita")
    ada, stan = town.member("Ada"), town.member("Stan")
    town.run(lambda uow: uow.members.put_role(Role(id=f"{stan.id}|staff|", member=stan.id, name="staff")))
    looked_after(square, rita)
    square.shows_out(ada)
    rita.sees("On m'a retirée de « Ruelle verte »", "I was taken out of “Ruelle verte”")
    stan.sees("On m'a retirée de « Ruelle verte »", "I was taken out of “Ruelle verte”")
    square.welcomes(ada)
    rita.sees("Je suis de retour dans « Ruelle verte »", "I’m back in “Ruelle verte”")
    square.welcomes(ada, writes=False)
    rita.sees("Je n'ai plus le droit d'écrire", "I may no longer write")
    rita.opens("/groupe").sees("Dans « Ruelle verte »", "In “Ruelle verte”")
    square.shows_out(rita)
    rita.sees_no("On m'a retirée", "I was taken out")


def test_a_group_that_takes_no_message_any_more_is_noted_by_what_it_refused(town: Town) -> None:
    square, rita = Square(town), town.member("Rita")
    looked_after(square, rita)
    address = square.board.address
    town.run(lambda uow: uow.timers.set("group_refused", f"{address} {town.now} no rights", town.now))
    town.settles()
    rita.has_seen("Je n'ai plus le droit d'écrire", "I may no longer write")
    town.run(lambda uow: uow.timers.set("group_refused", f"{address} {town.now} kicked", town.now))
    town.settles()
    rita.has_seen("On m'a retirée de « Ruelle verte »", "I was taken out of “Ruelle verte”")


def test_a_group_that_moves_goes_on_as_before(town: Town) -> None:
    toys, square, rita = Toys(town), Square(town), town.member("Rita")
    looked_after(square, rita)
    board = square.moves("-1001")
    toys.published(toys.carpenter())
    board.has_seen(*TITLE)
    assert square.presses(town.member("Ada"), "help").notice


def test_at_night_the_group_is_left_in_peace(town: Town) -> None:
    toys, square, rita = Toys(town), Square(town), town.member("Rita")
    looked_after(square, rita)
    town.waits(hours=12)
    seen = len(square.board.seen)
    toys.published(toys.carpenter(occurrences=(toys.saturday(week=1),)))
    assert len(square.board.seen) == seen
    town.waits(hours=11)
    square.board.has_seen(*TITLE)


def test_of_somebody_erased_no_group_keeps_anything(town: Town) -> None:
    toys, square, rita = Toys(town), Square(town), town.member("Rita")
    looked_after(square, rita)
    toys.published(toys.carpenter())
    square.sends(rita, "/projets")

    toys.omar.opens("/donnees").presses("erase").presses("erase")
    town.settles()
    rows = repr(town.ground.tables())
    assert TITLE[town.manner.language == "en"] not in rows
