"""Forms on a platform that shows them in a window of their own, which only a press or a command opens."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from bot.adapters.slack.views import TITLE
from conversations.flows import FLOWS
from conversations.inbound import Address, Filled, Input, Open, Press, Renamed, Text, Visited
from conversations.limits import SLACK, Limits
from conversations.ports import Opener
from conversations.screens import Reply
from conversations.words import speaking
from locales import catalogs
from tests.conversations.picnic import Bakery, Detour, Feast, Picnic
from tests.stories.ground import Memory
from tests.stories.person import Person
from tests.stories.shops import Shop, plywood
from tests.stories.square import Square
from tests.stories.town import Manner, Town
from tests.stories.toys import Toys


class Windowed(Town):
    """A town whose platform has windows."""

    def limits(self, platform: str) -> Limits:
        return SLACK


@pytest.fixture
def town() -> Iterator[Town]:
    with closing(Memory()) as ground:
        place = Windowed(ground, Manner(language="en"), flows=(*FLOWS, Picnic, Detour, Bakery, Feast))
        place.run(lambda uow: uow.put_opener(Opener("picnic", "picnic")))
        yield place


def does(person: Person, what: Input) -> Reply:
    """What comes in with a trigger."""
    return person.town.handle(person.address, what, trigger=True)


def test_a_command_opens_the_form_and_leaves_a_button_that_opens_it_again(town: Town) -> None:
    ada = town.member("Ada")
    opened = does(ada, Open("opicnic")).form
    assert opened is not None
    assert [field.id for field in opened.fields] == ["dish", "guests", "note"]
    assert [choice.id for choice in opened.choices] == ["send", "leave"]
    assert opened.title == "The menu"
    assert opened.text == ada.last.text == "Dish?"
    fill = ada.button("fill")
    assert fill.token == ada.last.form == opened.form
    seen = len(ada.seen)
    assert does(ada, Press(fill.token)).form == opened
    assert len(ada.seen) == seen, "what is opened again is not said again"


def test_without_a_trigger_the_form_is_asked_in_words(town: Town) -> None:
    ada = town.member("Ada").opens("opicnic")
    assert ada.reply == Reply()
    ada.says("Fill in the form")
    assert ada.reply == Reply()
    assert ada.last.text == "Dish?"
    ada.says("pie")
    assert ada.state == "picnic.guests"
    opened = does(ada, Press(ada.button("fill").token)).form
    assert opened is not None
    assert opened.fields[0].id == "guests", "what was answered in words is not asked again"


def test_a_form_sent_has_its_errors_or_goes_on(town: Town) -> None:
    ada = town.member("Ada").opens("opicnic")
    wrong = does(ada, Filled(ada.last.form, {"dish": "pie", "guests": "many", "note": ""}))
    assert wrong == Reply(errors={"guests": "Write a number."})
    assert does(ada, Filled(ada.last.form, {"dish": "pie", "guests": "4", "note": ""})) == Reply()
    assert ada.last.text == "pie / 4 / "


def test_a_form_answered_meanwhile_is_said_to_be_settled_and_opens_nothing(town: Town) -> None:
    ada = town.member("Ada").opens("opicnic")
    fill, form = ada.button("fill"), ada.last.form
    ada.says("pie").says("4").says("warm")
    for what in (Press(fill.token), Filled(form, {"dish": "tart"})):
        reply = does(ada, what)
        assert reply.notice == "That question is already settled."
        assert reply.form is None
    assert ada.state == "picnic.review"


@pytest.mark.parametrize("leaving", ["done", "cancel"])
def test_a_form_beneath_is_asked_again_and_opened_only_when_its_button_is_pressed(town: Town, leaving: str) -> None:
    ada = town.member("Ada").opens("opicnic").opens("/settings")
    reply = does(ada, Press(ada.button("done").token) if leaving == "done" else Open("/cancel"))
    assert reply.form is None
    ada.sees("Dish?")
    opened = does(ada, Press(ada.button("fill").token)).form
    assert opened is not None
    assert opened.fields[0].id == "dish"


def test_a_press_in_a_channel_opens_the_form_of_whoever_pressed(town: Town) -> None:
    square, ada = Square(town), town.member("Ada")
    sender = Address("web", "", square.chat, "", ada.address.user)
    reply = town.handle(sender, Press("opicnic-"), home=ada.address, trigger=True)
    assert reply.notice == "I’ve written to you in private."
    assert reply.form is not None
    assert ada.last.form == reply.form.form
    assert square.board.seen == []


def test_whoever_was_never_met_is_welcomed_in_private(town: Town) -> None:
    square, zoe = Square(town), town.stranger("Zoé")
    sender = Address("web", "", square.chat, "", zoe.address.user)
    reply = town.handle(sender, Press("opicnic-"), home=zoe.address, trigger=True)
    assert reply.notice == "I’ve written to you in private."
    assert reply.link == ""
    zoe.sees("Bonjour", "Hello. I’m the Door").presses("adult")
    assert zoe.state == "picnic.dish"


def test_a_command_in_a_channel_is_answered_in_private(town: Town) -> None:
    square, ada = Square(town), town.member("Ada")
    sender = Address("web", "", square.chat, "", ada.address.user)
    reply = town.handle(sender, Open("/projects"), home=ada.address, trigger=True)
    assert reply.notice == "I’ve written to you in private."
    assert square.board.seen == []
    assert ada.seen


def test_the_channels_keeper_is_found_by_a_command_too(town: Town) -> None:
    square, ada = Square(town), town.member("Ada")
    sender = Address("web", "", square.chat, "", ada.address.user)
    refused = town.handle(sender, Open("/group"), home=ada.address, trigger=True)
    assert refused.notice == "Whoever put me here, or runs this channel, can do that."
    assert ada.seen == []
    town.handle(sender, Open("/group"), home=ada.address, trigger=True, steward=True)
    ada.sees("", "Around which neighbourhood?")


def test_the_page_leads_into_the_private_conversation(town: Town) -> None:
    ada = town.member("Ada")
    page = town.board("Ada's page", "home")
    page.address = Address("web", "", "home", "", ada.address.user)
    town.people[str(page.address)] = page
    town.handle(page.address, Visited())
    assert [choice.id for choice in page.last.choices][:2] == ["offer", "ask"]
    assert ada.seen == []
    does(ada, Press(page.button("offer").token))
    assert ada.state == "offer.give"
    does(ada, Text("menu"))
    assert ada.state == "menu"


def test_a_channel_of_ours_has_another_name_and_one_that_is_not_is_let_be(town: Town) -> None:
    square, ada = Square(town), town.member("Ada")
    square.welcomes(ada)
    for chat in (square.chat, "-999"):
        town.handle(Address("web", "", chat, "", ""), Renamed("Ruelle bleue"), home=ada.address)
    group = town.run(lambda uow: uow.groups.at(str(square.board.address)))
    assert group.title == "Ruelle bleue"
    assert town.run(lambda uow: uow.groups.at("web||-999||")) is None


def test_what_is_said_with_a_command_answers_its_first_question(town: Town) -> None:
    ada = town.member("Ada")
    does(ada, Open("/offer", "carpentry, Saturday mornings, H2S"))
    ada.sees("", "Carpentry")


def test_the_title_of_every_window_stands_in_it_whole() -> None:
    words = speaking(catalogs())
    titles = [
        words(language, manner).say(flow.window or flow.title)
        for flow in FLOWS
        if any(state.form for state in flow.states.values())
        for language, manner in catalogs()
    ]
    assert [title for title in titles if len(title) > TITLE] == []


def test_a_promise_s_window_says_by_itself_what_is_missing(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    project = plywood(toys)
    shop.square.presses(shop.leo, "help")
    form = does(shop.leo, Press(shop.leo.button("fill").token)).form
    assert form is not None
    assert f"For “{project.title}”: contreplaqué." in form.text
