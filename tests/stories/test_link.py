"""One person who writes from two places: the browser, and another account that they link."""

import re

from tests.stories.papers import followed
from tests.stories.test_signal import blocks, signals
from tests.stories.town import Town
from tests.stories.toys import Toys, carpenter


def test_a_new_account_is_linked_by_a_link_and_a_yes(town: Town) -> None:
    ada = town.member("Ada")
    ada.opens("/settings").presses("link").has_seen("Il sert une seule fois", "It works once")
    phone = town.stranger("Ada-phone")
    phone.opens(followed(ada)).sees("aussi à Ada", "belong to Ada too").presses("yes")
    phone.sees("tu es pour moi la même personne", "you are the same person to me")
    assert town.run(lambda uow: uow.load(phone.address).member).id == ada.id
    ada.sees("ton autre compte est relié", "your other account is linked")
    phone.opens("/donnees").presses("see").sees("Prénom : Ada", "First name: Ada")
    assert len(town.run(lambda uow: uow.members.identities(ada.id))) == 2


def test_alerts_come_to_one_account_and_to_the_other_once_that_one_is_closed(town: Town) -> None:
    toys = Toys(town)
    project = toys.published(toys.carpenter(count=2))
    omar, phone, ada, ben = toys.omar, town.stranger("Omar-phone"), town.member("Ada"), town.member("Ben")
    omar.opens("/settings").presses("link")
    phone.opens(followed(omar)).presses("yes")
    heard = len(omar.seen), len(phone.seen)
    ada.opens("/projects").presses("near").presses("yes", on=project.title)
    town.settles()
    omar.has_seen("Ada propose son aide", "Ada offers to help")
    assert (len(omar.seen) > heard[0], len(phone.seen)) == (True, heard[1]), "one account, not both"
    town.acts(None, lambda hood: hood.unreachable(omar.identity, reason="blocked"))
    ben.opens("/projects").presses("near").presses("yes", on=project.title)
    town.settles()
    phone.has_seen("Ben propose son aide", "Ben offers to help")


def test_alerts_come_to_the_account_that_one_prefers(town: Town) -> None:
    toys = Toys(town)
    project = toys.published(toys.carpenter(count=2))
    omar, phone, ada = toys.omar, town.stranger("Omar-phone"), town.member("Ada")
    omar.opens("/settings").presses("link")
    assert "account" not in [choice.id for choice in omar.opens("/settings").last.choices], "there is one account"
    phone.opens(followed(omar)).presses("yes").sees("tu choisis où je t’écris", "you choose where I write to you")
    phone.opens("/settings").presses("account")
    (here,) = (choice.id for choice in phone.last.choices if choice.label in ("Ici", "Here"))
    phone.presses(here).sees("Où je reçois mes messages : ici", "Where I am written to: here")
    heard = len(omar.seen)
    ada.opens("/projects").presses("near").presses("yes", on=project.title)
    town.settles()
    phone.has_seen("Ada propose son aide", "Ada offers to help")
    assert len(omar.seen) == heard


def test_three_accounts_on_one_platform_can_be_told_apart(town: Town) -> None:
    ada = town.member("Ada")
    for other in ("Ada-phone", "Ada-work"):
        ada.opens("/settings").presses("link")
        town.stranger(other).opens(followed(ada)).presses("yes")
    ada.opens("/settings").presses("account")
    labels = [choice.label for choice in ada.last.choices if choice.id.startswith("account_")]
    assert len(labels) == len(set(labels)) == 3


def test_another_door_that_is_open_has_its_button(town: Town) -> None:
    ada = town.member("Ada")
    here = ada.address.platform
    town.engine.setting.links.doors.update({here: "here:", "elsewhere": "https://elsewhere.example/?start="})
    ada.opens("/settings").presses("link")
    buttons = [choice for _, message in ada.seen for choice in message.screen.choices if choice.url]
    assert [(choice.id, choice.url) for choice in buttons] == [
        ("open_elsewhere", f"https://elsewhere.example/?start={followed(ada)}")
    ]
    assert re.fullmatch("[A-Za-z0-9_-]{1,64}", followed(ada))


def test_a_link_works_once_and_for_a_quarter_of_an_hour(town: Town) -> None:
    ada = town.member("Ada")
    ada.opens("/settings").presses("link")
    link = followed(ada)
    ada.opens(link).sees("Tu es déjà ici", "You are here already")
    town.stranger("Ada-phone").opens(link).presses("yes")
    other = town.member("Ben")
    other.opens(link).sees("Ce lien a déjà servi", "That link was already used")
    ada.opens("/settings").presses("link")
    late = followed(ada)
    town.waits(minutes=16)
    other.opens(late).sees("fait son temps", "had its day")


def test_whoever_says_no_stays_who_they_are(town: Town) -> None:
    ada = town.member("Ada")
    ada.opens("/settings").presses("link")
    ben = town.stranger("Ben")
    ben.opens(followed(ada)).presses("no").sees("Rien n’a changé", "Nothing has changed")
    assert town.run(lambda uow: uow.load(ben.address).member) is None
    ben.opens("/start").sees("Je suis la Porte", "I’m the Door")


def test_an_account_with_nothing_on_it_comes_over_whole(town: Town) -> None:
    ada, phone = town.member("Ada"), town.member("Phone", fsa="H2G")
    ada.opens("/settings").presses("link")
    phone.opens(followed(ada)).sees("est remplacé", "is replaced").presses("yes")
    assert town.run(lambda uow: uow.load(phone.address).member).id == ada.id
    assert town.run(lambda uow: uow.members.get(phone.id)) is None


def test_two_accounts_with_things_of_their_own_are_put_together(town: Town) -> None:
    toys = Toys(town)
    project = toys.published(toys.carpenter(count=2))
    ada = town.member("Ada")
    ada.opens("/offer").says("couture le samedi", "sewing on Saturdays").presses("yes")
    ada.opens("/settings").presses("link")
    toys.omar.opens(followed(ada)).sees("réunis", "together").presses("yes")
    toys.omar.sees("tu es pour moi la même personne", "you are the same person to me")
    omar = town.run(lambda uow: uow.load(toys.omar.address).member)
    assert omar.id == town.run(lambda uow: uow.load(ada.address).member).id == min(ada.id, toys.omar.id)
    assert town.run(lambda uow: uow.members.get(max(ada.id, toys.omar.id))) is None
    assert town.run(lambda uow: uow.projects.get(project.id)).organizers == (omar.id,)
    assert len(town.run(lambda uow: uow.offers.of_member(omar.id))) == 1
    ben = town.member("Ben")
    ben.opens("/projects").presses("near").presses("yes", on=project.title)
    ada.opens("/me").presses(f"project_{project.id}").sees(project.title)


def test_one_who_said_yes_twice_to_a_date_comes_once(town: Town) -> None:
    toys = Toys(town)
    project = toys.published(toys.carpenter(count=2))
    ada, phone = town.member("Ada"), town.member("Phone")
    for side in (ada, phone):
        side.opens("/projects").presses("near").presses("yes", on=project.title)
    toys.omar.presses("accept")
    ada.opens("/settings").presses("link")
    phone.opens(followed(ada)).presses("yes")
    town.settles()
    assert sorted(toys.states(project)) == ["cancelled", "confirmed"]


def test_two_ages_are_not_put_together(town: Town) -> None:
    ada, tina = town.member("Ada"), town.member("Tina", age="teen")
    ada.opens("/settings").presses("link")
    tina.opens(followed(ada)).sees("pas donné le même âge", "said another age")
    assert town.run(lambda uow: uow.load(tina.address).member).id == tina.id


def test_a_stranger_who_was_greeted_already_may_follow_the_link_too(town: Town) -> None:
    ada = town.member("Ada")
    ada.opens("/settings").presses("link")
    phone = town.stranger("Ada-phone")
    phone.opens("/start").opens(followed(ada)).presses("yes")
    assert town.run(lambda uow: uow.load(phone.address).member).id == ada.id


def test_whoever_was_blocked_stays_so_when_both_accounts_are_one(town: Town) -> None:
    """Omar blocks Ada for what she wrote from her phone; then she goes on from the page where she was first."""
    ada, phone, toys = town.member("Ada"), carpenter(town, "Ada-phone"), Toys(town)
    toys.published(toys.carpenter())
    phone.presses("question").says("C’est toi qui paies?", "Are you the one who pays?")
    signals(toys.omar)
    blocks(toys.omar)
    ada.opens("/settings").presses("link")
    phone.opens(followed(ada)).presses("yes")
    toys.published(toys.hands(), title="Un banc")
    ada.opens("/projets").presses("near").presses("yes", on="Un banc")
    ada.sees("Je ne peux pas prendre ta réponse", "I can’t take your answer")


def test_whom_one_blocked_stays_so_from_either_account_until_one_changes_ones_mind(town: Town) -> None:
    page = town.member("Omar-page")
    ada, toys = carpenter(town), Toys(town)
    toys.published(toys.carpenter())
    ada.presses("question").says("C’est toi qui paies?", "Are you the one who pays?")
    signals(toys.omar)
    blocks(toys.omar)
    page.opens("/settings").presses("link")
    toys.omar.opens(followed(page)).presses("yes")
    bench = toys.published(toys.hands(), by=page, title="Un banc")
    ada.opens("/projets").presses("near").presses("yes", on="Un banc")
    ada.sees("Je ne peux pas prendre ta réponse", "I can’t take your answer")
    page.opens("/reglages").presses("blocked").says("Ada").sees("C’est changé", "It’s changed")
    ada.opens("/projets").presses("near").presses("yes", on="Un banc")
    assert toys.states(bench) == ["held"]
