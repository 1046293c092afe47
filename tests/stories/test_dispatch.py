"""Being asked, and by turns: a place that comes free, a newcomer's first invitation, what the organizer reads of it."""

from domain.offering import OfferSheet
from tests.stories.test_change import looks
from tests.stories.town import Town
from tests.stories.toys import Toys, carpenter


def test_a_place_that_comes_free_is_kept_for_the_next_in_line_who_takes_it(town: Town) -> None:
    ada, ben = carpenter(town), carpenter(town, "Ben")
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    ada.presses("yes")
    ben.presses("yes")
    toys.omar.presses("accept")
    ada.presses("cancel")
    ben.sees("Je te la garde : dis-moi oui d’ici 14 h aujourd’hui", "I’m keeping it for you: say yes by today, 2 p.m.")
    toys.omar.sees_no("Ben propose son aide", "Ben offers to help")
    ben.presses("still_yes").sees("la place est réservée pour toi", "the place is kept for you")
    toys.omar.sees("Ben propose son aide", "Ben offers to help").presses("accept")
    ben.sees("C’est confirmé", "It’s confirmed")
    assert toys.states(project) == ["cancelled", "confirmed"]


def test_what_happens_at_night_is_told_in_the_morning(town: Town) -> None:
    ada = carpenter(town)
    toys = Toys(town)
    toys.published(toys.carpenter())
    town.waits(hours=11.5)
    ada.presses("yes").sees("C’est noté, Ada.", "It’s noted, Ada.")
    toys.omar.sees_no("Ada propose son aide", "Ada offers to help")
    town.waits(hours=11)
    toys.omar.has_seen("Ada propose son aide", "Ada offers to help")


def test_whoever_does_not_answer_leaves_it_to_the_next_person(town: Town) -> None:
    ada, ben, cleo = carpenter(town), carpenter(town, "Ben"), carpenter(town, "Cléo")
    toys = Toys(town)
    toys.published(toys.carpenter())
    for person in (ada, ben, cleo):
        person.presses("yes")
    ada.presses("cancel")
    ben.opens("/me").sees("à confirmer de nouveau", "to be confirmed again")
    town.waits(hours=5)
    ben.has_seen("la place que je te gardais va à la personne suivante", "goes to the next person")
    cleo.has_seen("Une place s’est libérée", "A place has come free")
    cleo.presses("cancel").sees("C’est noté", "It’s noted")


def test_a_newcomer_is_asked_for_something_and_why_says_that_it_was_promised(town: Town) -> None:
    toys = Toys(town)
    toys.published(toys.carpenter())
    town.waits(hours=2)
    ada = carpenter(town)
    town.waits(hours=21)
    ada.has_seen("J’ai pensé à toi pour ce projet", "I thought of you for this project")
    ada.presses("why").sees(
        "je m’étais promis de te proposer quelque chose d’ici deux semaines",
        "I promised to propose something to you within two weeks",
    )


def test_the_organizer_hears_that_nobody_fits_or_that_all_were_asked(town: Town) -> None:
    toys = Toys(town)
    toys.published(toys.carpenter())
    toys.omar.sees("je n’ai encore trouvé personne à qui écrire", "I have found nobody to write to yet")
    ada = carpenter(town)
    toys.published(toys.carpenter(), title="Un banc")
    ada.presses("not_this_time")
    town.settles()
    toys.omar.has_seen("j’ai écrit à toutes les personnes", "I have written to everybody")


def test_whoever_found_it_alone_is_not_said_to_have_been_written_to(town: Town) -> None:
    ada, toys = carpenter(town), Toys(town)
    town.waits(hours=13)
    need = toys.needs(toys.published(toys.carpenter()))[0]
    town.acts(ada, lambda hood: hood.say_no(need_id=need.id))
    town.waits(hours=10)
    toys.omar.sees("je n’ai encore trouvé personne à qui écrire", "I have found nobody to write to yet")


def test_the_organizer_reads_what_people_answered_and_when_the_next_are_asked(town: Town) -> None:
    ada, ben, _ = (carpenter(town, name) for name in ("Ada", "Ben", "Cléo"))
    toys = Toys(town)
    toys.published(toys.carpenter(count=2))
    ada.presses("yes")
    ben.presses("not_this_time")
    looks(toys).sees("3 personnes invitées", "3 people asked").sees("1 oui sans réponse", "1 yes to answer")
    toys.omar.sees("1 non · 1 personne y pense encore", "1 no · 1 still thinking")
    toys.omar.sees("prochaines invitations : 16 h aujourd’hui", "next invitations: today, 4 p.m.")


def test_whoever_alone_can_do_one_thing_is_not_asked_for_what_others_can(town: Town) -> None:
    """Two projects of one Saturday are approved at night; in the morning Ada is asked for the one that only she can do."""
    ada, ben, toys = town.member("Ada"), carpenter(town, "Ben"), Toys(town)
    both = OfferSheet(kind="skill", words="Menuiserie et comptabilité", skills=("carpentry", "accounting"))
    town.acts(ada, lambda hood: hood.offer(both))
    wood, books = toys.carpenter(), toys.carpenter(skills=("accounting",))
    town.waits(hours=13)
    bench, treasury = toys.published(wood, title="Un banc"), toys.published(books, title="Une trésorerie")
    town.waits(hours=8.5)
    town.plans()
    town.waits(hours=2)
    ada.sees("Une trésorerie").presses("yes")
    ben.sees("Un banc").presses("yes")
    assert (toys.states(bench), toys.states(treasury)) == (["held"], ["held"])
