"""Somebody who blocks the bot is noted as such, and is reachable again once they write."""

import asyncio
from pathlib import Path

from bot.app import App
from bot.door import milliseconds
from conversations.inbound import Address
from conversations.screens import Message, Screen
from tests.bot.telegram.house import door, read
from tests.botapi import BotApi, Person


async def refused(app: App, person: Person) -> str:
    """Why Telegram last did not deliver to them."""
    found = await app.store.read(lambda kept: kept.members.identity(f"telegram|7000000001|{person.id}"))
    assert found is not None
    return found.refused


async def comes_in(api: BotApi, person: Person) -> None:
    await person.starts()
    await api.until(lambda: person.heard)
    await person.presses(person.last.labels[0])
    await api.until(lambda: len(person.heard) > 1)


async def test_a_blocked_person_who_writes_again_is_reachable_again(api: BotApi, tmp_path: Path) -> None:
    ada = api.person("Ada")
    async with door(read(api, tmp_path)) as app:
        await comes_in(api, ada)
        await ada.blocks()
        await api.taken()
        assert await refused(app, ada) == "blocked"
        await ada.unblocks()
        await ada.says("menu")
        await api.taken()
        assert await refused(app, ada) == ""


async def test_what_telegram_refuses_is_noted_and_shown_to_staff(api: BotApi, tmp_path: Path) -> None:
    ada, settled = api.person("Ada"), asyncio.Event()
    async with door(read(api, tmp_path)) as app:
        await comes_in(api, ada)
        ada.deactivates()
        home = Address("telegram", "7000000001", str(ada.id), "", str(ada.id))
        message = Message(home, Screen("Une invitation"), "reply", id="01J0000000000000000000GONE")
        app.works.deliverer.heard.append(lambda _, answer: settled.set() if answer == "refused" else None)
        await app.store.run(lambda uow: uow.enqueue(message, now=milliseconds()))
        await settled.wait()
        assert await refused(app, ada) == "deactivated"
        (stuck,) = await app.store.read(lambda kept: kept.stuck(9))
        assert (stuck.id, stuck.reason) == (message.id, "deactivated")
