"""How fast the door writes in Slack: by channel, by workspace, by method; and what it does when Slack has enough."""

import pytest

from bot.adapters.slack.pace import MOST, PACE, Tiers
from bot.pacing import MINUTE, SECOND, Pacer
from conversations.inbound import Address
from conversations.screens import Screen
from tests.bot.slack.house import House
from tests.slackapi.people import Person

NOW = 1_795_446_000_000


def test_a_method_is_called_as_often_as_its_tier_has_it_and_then_waits() -> None:
    tiers = Tiers()
    most = MOST["chat.update"]
    assert [tiers.go(".T01", "chat.update", NOW + n) for n in range(most)] == [0] * most
    assert tiers.go(".T01", "chat.update", NOW + 1_000) == MINUTE + SECOND - 1_000
    assert tiers.go(".T02", "chat.update", NOW + 1_000) == 0, "another workspace has its own"
    assert tiers.go(".T01", "views.publish", NOW + 1_000) == 0, "so has another method"
    assert tiers.go(".T01", "chat.update", NOW + MINUTE + SECOND) == 0


def test_a_clock_set_back_holds_nothing_up() -> None:
    tiers = Tiers()
    for n in range(MOST["chat.update"]):
        tiers.go(".T01", "chat.update", NOW + n)
    assert tiers.go(".T01", "chat.update", NOW - 3_600_000) == 0


def test_a_channel_takes_one_message_a_second() -> None:
    pacer, to = Pacer(PACE), Address("slack", ".T01", "C1", "", "")
    pacer.go(to, NOW)
    assert pacer.chat(to, "alert", NOW) >= SECOND
    assert pacer.chat(Address("slack", ".T02", "C1", "", ""), "alert", NOW) == 0, "equal ids are two channels"


async def test_more_edits_than_slack_takes_wait_without_being_asked_to(
    house: House, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MOST, "chat.update", 5)
    to = Address("slack", ".T01", ada.id, "", ada.id)
    await house.owes(to, Screen("0"))
    await house.settles()
    native = f"{ada.last.channel}:{ada.last.id}"
    for number in range(1, MOST["chat.update"] + 3):
        await house.owes(to, Screen(str(number)), replaces=native)
    for _ in range(10):
        house.clock.passes(seconds=2)
        await house.deliverer.once()
    assert ada.last.text == str(MOST["chat.update"])
    house.clock.passes(seconds=MINUTE / SECOND)
    await house.settles()
    assert ada.last.text == str(MOST["chat.update"] + 2)
    assert all(one.status == 200 for one in house.slack.calls("chat.update")), "none was refused"
