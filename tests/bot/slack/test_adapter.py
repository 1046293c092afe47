"""What people do in Slack, from their hands to the database and back: the real Bolt, slack_sdk and engine."""

import asyncio

import pytest

from bot.adapters.adapter import Refused
from bot.adapters.slack.workspaces import Tokens, Workspaces
from conversations.hearing import COMMANDS
from conversations.inbound import Address, Joined, Left
from conversations.screens import Choice, Screen
from storage.installations import Installation
from tests.bot.slack.house import House
from tests.slackapi import SlackApi
from tests.slackapi.people import Person
from tests.slackapi.places import Place

PROJECT = {
    "title": "Un banc pour la ruelle", "story": "Un banc où s'asseoir à l'ombre.", "category": "mutual_aid",
    "where": "H2S", "when": "samedi prochain de 9 h à 12 h", "kind": "skill", "what": "menuiserie", "many": "2",
}  # fmt: skip


async def comes_in(house: House, person: Person) -> None:
    """Somebody is welcomed, and is at the menu."""
    await person.says("bonjour")
    await house.settles()
    await person.presses("J’ai 18 ans ou plus, on y va")
    await house.settles()


async def opens_form(house: House, person: Person) -> None:
    """Somebody at the menu opens a project's form."""
    await person.presses("Proposer un projet")
    await house.settles()
    await person.presses("Remplir un formulaire")
    await house.slack.until(lambda: person.modal)
    await house.settles()


async def test_somebody_comes_in_by_a_direct_message(house: House, ada: Person) -> None:
    await ada.says("bonjour")
    await house.settles()
    assert "Bonjour. Je suis la Porte" in ada.last.text
    assert ada.last.live == []
    await ada.presses("J’ai 18 ans ou plus, on y va")
    await house.settles()
    assert ada.last.labels[:2] == ["Donner un coup de main", "Demander de l’aide"]
    await ada.says("aide")
    await house.settles()
    assert "On est ici" in ada.last.text


async def test_slack_says_which_language_and_who(house: House, cafe: Place) -> None:
    zoe = cafe.person("Zoé", locale="en-CA")
    await zoe.says("hello")
    await house.settles()
    assert "Hello. I’m the Door" in zoe.last.text
    inbound = house.handled[-1]
    assert (inbound.locale, inbound.name, inbound.guest) == ("en-CA", "Zoé", False)


async def test_guests_and_people_of_elsewhere_are_known_as_such(house: House, cafe: Place) -> None:
    for about in ({"guest": "multi"}, {"guest": "single"}, {"stranger": True, "team": "T99"}):
        eve = cafe.person("Eve", **about)
        await eve.says("bonjour")
        assert house.handled[-1].guest, about


async def test_whoever_becomes_a_guest_is_one_at_once(house: House, cafe: Place, ada: Person) -> None:
    await ada.says("bonjour")
    assert not house.handled[-1].guest
    await cafe.changes(ada, guest="multi")
    await ada.says("bonjour")
    assert (house.handled[-1].guest, house.handled[-1].locale) == (True, "fr-CA")
    assert len(house.slack.calls("users.info")) == 1


async def test_a_form_is_a_window_with_errors_and_then_goes_on(house: House, ada: Person) -> None:
    await comes_in(house, ada)
    await opens_form(house, ada)
    assert ada.modal
    assert ada.modal.title == "Un projet à proposer"
    assert ada.modal.metadata == ada.last.blocks[-1]["elements"][0]["value"], "it holds the form's token alone"
    answer = await ada.fills({**PROJECT, "where": "sur la Lune"})
    assert answer.json["response_action"] == "errors"
    assert "where" in answer.json["errors"]
    await ada.fills(PROJECT)
    await house.settles()
    assert "Y a-t-il quelque chose à surveiller" in ada.last.text
    assert len(ada.place.workspace.stacks.get(ada.id, [])) == 0, "the window is gone"


async def test_the_button_opens_the_form_again_and_words_answer_it_too(house: House, ada: Person) -> None:
    await comes_in(house, ada)
    await opens_form(house, ada)
    await ada.closes()
    await ada.says("Un banc pour la ruelle")
    await house.settles()
    await ada.presses("Remplir le formulaire")
    await house.slack.until(lambda: ada.modal)
    assert ada.modal
    assert "Titre" not in ada.modal.fields, "what was answered in words is not asked again"


async def test_a_window_that_was_closed_opens_again_whole_and_can_be_left_in_words(house: House, ada: Person) -> None:
    await comes_in(house, ada)
    await opens_form(house, ada)
    assert ada.modal
    asked = ada.modal.fields
    await ada.closes()
    await ada.presses("Remplir le formulaire")
    await house.slack.until(lambda: ada.modal)
    assert ada.modal.fields == asked
    await ada.closes()
    await ada.says("annuler")
    await house.settles()
    assert "C’est laissé" in ada.last.text
    await ada.presses("Proposer un projet")
    await house.settles()
    assert "Racontez" in ada.last.text, "it begins anew"


async def test_a_form_that_was_answered_meanwhile_says_so_in_its_place(house: House, ada: Person) -> None:
    await comes_in(house, ada)
    await opens_form(house, ada)
    await ada.says("annuler")
    await house.settles()
    answer = await ada.fills(PROJECT)
    assert answer.json["response_action"] == "update"
    assert ada.modal
    assert "Cette question-là est déjà réglée" in ada.modal.text
    assert ada.modal.submit == ""


async def test_an_old_button_goes_stale_kindly(house: House, ada: Person) -> None:
    await ada.says("bonjour")
    await house.settles()
    first = ada.last
    await ada.presses("J’ai 18 ans ou plus, on y va")
    await house.settles()
    await ada.presses("J’ai moins de 18 ans", on=first)
    await house.settles()
    assert "déjà réglée" in ada.last.text
    assert ada.modal is None


async def test_commands_in_both_languages(house: House, cafe: Place, ada: Person) -> None:
    await comes_in(house, ada)
    for words in ("offrir", "offer"):
        await ada.commands(f"/collectif {words}")
        await house.settles()
        assert "Qu’est-ce que vous pouvez donner" in ada.last.text or "offr" in ada.last.text.lower()
    channel = cafe.channel("général", ada)
    answer = await ada.commands("/collectif projets", channel=channel)
    assert answer.json is not None
    assert (answer.json["text"], answer.json["response_type"]) == ("Je vous ai écrit en privé.", "ephemeral")
    await ada.commands("/collectif menu")
    await ada.commands("/collectif je fais de la menuiserie le samedi matin", channel=channel)
    await house.settles()
    assert "Vous êtes dans quel coin" in ada.last.text, "the sentence was understood, and asks only for what it lacks"
    assert channel.heard == []


async def test_slack_takes_whatever_any_command_leads_to(house: House, ada: Person) -> None:
    await comes_in(house, ada)
    for word in sorted(COMMANDS):
        heard = len(ada.heard)
        assert (await ada.commands(f"/collectif {word}")).ok
        await house.settles()
        assert len(ada.heard) > heard, word


async def test_the_global_shortcut_opens_an_offer(house: House, ada: Person) -> None:
    await comes_in(house, ada)
    await ada.takes_shortcut("offer_help")
    await house.settles()
    assert "Qu’est-ce que vous pouvez donner" in ada.last.text
    assert ada.modal
    assert "dans l’onglet Messages" in ada.modal.text, "whoever takes a shortcut sees no conversation"


async def test_the_home_leads_into_the_private_conversation(house: House, ada: Person) -> None:
    await comes_in(house, ada)
    await ada.opens_home()
    await house.settles()
    assert ada.home
    assert "Donner un coup de main" in ada.home.labels
    await ada.presses("Donner un coup de main", on=ada.home)
    await house.settles()
    assert "Qu’est-ce que vous pouvez donner" in ada.last.text
    assert ada.modal
    assert "dans l’onglet Messages" in ada.modal.text, "whoever looks at the Home sees no message come"


async def test_a_home_is_published_when_it_differs_and_where_slack_shows_none(house: House, ada: Person) -> None:
    async def opened() -> int:
        await ada.opens_home()
        await house.settles()
        return len(house.slack.calls("views.publish"))

    await comes_in(house, ada)
    assert [await opened(), await opened()] == [1, 1]
    ada.workspace.homes.clear()  # as after an installation anew
    assert await opened() == 2
    assert ada.home


async def test_a_channel_is_a_group(house: House, cafe: Place, ada: Person) -> None:
    channel = cafe.channel("ruelle", ada, with_app=False)
    await channel.adds_app(ada)
    await house.settles()
    assert isinstance(house.handled[-1].input, Joined)
    assert channel.heard
    before = len(channel.heard)
    await ada.presses(channel.heard[-1].labels[0], channel=channel)
    await house.settles()
    assert "Bonjour. Je suis la Porte" in ada.last.text, "whoever was never met is welcomed in private"
    await house.slack.until(lambda: any("en privé" in seen.text for seen in ada.sees_in(channel.conversation)))
    assert len(channel.heard) == before, "only whoever pressed is told"
    await channel.archives(ada)
    assert isinstance(house.handled[-1].input, Left)


async def test_a_channels_name_is_known_once_it_changes(house: House, cafe: Place, ada: Person) -> None:
    channel = cafe.channel("ruelle", ada, with_app=False)
    await channel.adds_app(ada)
    await channel.renames("ruelle-verte")
    group = await house.store.read(lambda kept: kept.groups.at(str(Address("slack", ".T01", channel.id, "", ""))))
    assert group is not None
    assert group.title == "ruelle-verte"


async def test_the_same_request_twice_has_one_effect(house: House, ada: Person) -> None:
    await comes_in(house, ada)
    heard = len(ada.heard)
    for brought in [one.brought for one in house.slack.desk.tries]:
        await house.slack.desk.hand(brought, retry=(1, "http_timeout"))
    await house.settles()
    assert len(ada.heard) == heard


async def test_a_press_that_opens_a_form_opens_it_once_though_it_comes_twice(house: House, ada: Person) -> None:
    house.slack.expected.add("trigger_is_used_once")  # the second may be all that came through
    await comes_in(house, ada)
    await opens_form(house, ada)
    heard = len(ada.heard)
    await house.slack.desk.hand(house.slack.desk.tries[-1].brought, retry=(1, "http_timeout"))
    await house.slack.until(lambda: len(house.slack.calls("views.open")) == 2)
    await house.settles()
    assert len(ada.heard) == heard
    await ada.closes()
    assert ada.modal is None


async def test_nothing_is_acknowledged_before_its_commit(house: House, ada: Person) -> None:
    await comes_in(house, ada)
    house.held = asyncio.Event()
    pressing = asyncio.create_task(ada.presses("Donner un coup de main"))
    await house.began.wait()
    await asyncio.sleep(0)
    assert not pressing.done()
    house.held.set()
    assert (await pressing).ok


async def test_slacks_own_delay_holds_nothing_up(house: House, ada: Person) -> None:
    await comes_in(house, ada)
    house.slack.latency = house.slack.desk.patience + 0.2
    assert (await ada.presses("Proposer un projet")).ok
    assert (await ada.says("Un banc pour la ruelle")).get("ts")
    assert len(house.handled) == 4


async def test_somebody_whom_slack_says_nothing_of_is_a_guest_for_now(house: House, cafe: Place) -> None:
    zoe = cafe.person("Zoé")
    house.slack.fail("users.info", error="internal_error")
    await zoe.says("bonjour")
    assert house.handled[-1].guest
    house.clock.passes(minutes=1)
    await zoe.says("bonjour")
    await house.slack.until(lambda: len(house.slack.calls("users.info")) == 2)
    await zoe.says("bonjour")
    assert not house.handled[-1].guest


async def test_an_edit_changes_the_message_and_a_missing_one_is_let_be(house: House, ada: Person) -> None:
    to = Address("slack", ".T01", ada.id, "", ada.id)
    await house.owes(to, Screen("avant", choices=(Choice("a", "A", token="t"),)))
    await house.settles()
    native = f"{ada.last.channel}:{ada.last.id}"
    await house.owes(to, Screen("après"), replaces=native)
    await house.settles()
    assert [seen.text for seen in ada.heard] == ["après"]
    await house.owes(to, Screen("encore"), replaces=f"{ada.last.channel}:1.000001")
    await house.settles()
    assert await house.store.read(lambda kept: kept.outbox.stuck(9)) == []


async def test_two_workspaces_with_equal_ids_share_nothing(house: House, slack: SlackApi, ada: Person) -> None:
    other = slack.workspace("Boulangerie", id="T02")
    await house.installs(other, other.person("Omar"))
    twin = other.person("Zoé", id=ada.id, locale="en-CA")
    await comes_in(house, ada)
    await twin.says("hello")
    await house.settles()
    assert "Hello. I’m the Door" in twin.last.text, "she is not known here"
    assert len(twin.heard) == 1


async def test_a_workspace_that_took_the_door_out_is_closed_at_once(house: House, cafe: Place, ada: Person) -> None:
    await comes_in(house, ada)
    await house.owes(Address("slack", ".T01", ada.id, "", ada.id), Screen("pour toi"))
    await cafe.uninstalls()
    assert await house.workspaces.find(".T01") is None
    assert await house.store.run(lambda uow: uow.timers.when("workplace_closed", "slack|.T01"))
    await house.settles()
    stuck = await house.store.read(lambda kept: kept.outbox.stuck(9))
    assert [one.reason for one in stuck] == ["revoked"]
    await house.installs(cafe, ada)
    timers = await house.store.read(lambda kept: {one.kind for one in kept.timers.due(house.clock(), 9)})
    assert {"workplace_opened"} == timers - {"account_refused"}, "it is open again before anybody looked"


async def refusal(house: House, to: Address) -> list[str]:
    """What becomes of a message that Slack does not take."""
    await house.owes(to, Screen("pour toi"))
    await house.settles()
    return [one.reason for one in await house.store.read(lambda kept: kept.outbox.stuck(9))]


async def test_a_channel_that_takes_nothing_is_recorded(house: House, cafe: Place, ada: Person) -> None:
    channel = cafe.channel("ruelle", ada, with_app=False)
    to = Address("slack", ".T01", channel.id, "", "")
    assert await refusal(house, to) == ["kicked"]
    await channel.adds_app(ada)
    await house.settles()
    await channel.archives(ada)
    await house.settles()
    assert "archived" in await refusal(house, to)


async def test_patience_is_kept_and_a_lost_answer_is_tried_once_more(house: House, ada: Person) -> None:
    to = Address("slack", ".T01", ada.id, "", ada.id)
    house.slack.fail("chat.postMessage", 429, retry_after=7)
    began = house.clock()
    await house.owes(to, Screen("un"))
    await house.settles()
    assert house.clock() >= began + 7_000
    assert [seen.text for seen in ada.heard] == ["un"]
    house.slack.loses("chat.postMessage")
    await house.owes(to, Screen("deux"))
    await house.settles()
    assert [seen.text for seen in ada.heard] == ["un", "deux", "deux"], "it may arrive twice, never more"


async def test_the_one_workspace_of_a_socket_is_closed_and_opened_with_its_people_told(
    house: House, cafe: Place, ada: Person
) -> None:
    """Its token is in the settings alone; that it was taken out, and let in again, is kept."""
    served = Installation(id=".T01", name="Café du coin", installed=house.clock())
    workspaces = Workspaces(house.store, house.vault, base_url=house.slack.url, clock=house.clock)

    async def awaited(what: str) -> bool:
        return bool(await house.store.run(lambda uow: uow.timers.when(what, "slack|.T01")))

    await house.store.run(lambda uow: uow.installations.put(served.but(state="closed", reason="uninstalled")))
    await workspaces.admit(served, Tokens(cafe.token))
    assert (await workspaces.find(".T01"), workspaces.shut) == (served, False)
    assert await awaited("workplace_opened")
    assert await workspaces.close(".T01", "uninstalled", at=house.clock() + 1)
    assert (await workspaces.find(".T01"), workspaces.shut) == (None, True)
    assert await awaited("workplace_closed")
    with pytest.raises(Refused):
        await workspaces.client(".T01")
