"""An office on Telegram: given before its holder ever wrote, or by a link that leads to the bot."""

import asyncio
from pathlib import Path

from tests.bot.doors import typed
from tests.bot.telegram.house import door, read, settings_for
from tests.botapi import BotApi


async def test_an_office_waits_and_a_link_leads_to_it(api: BotApi, tmp_path: Path) -> None:
    mo, ines = api.person("Mo"), api.person("Inès")

    async def grants(*who: str) -> str:
        settings = settings_for(api, tmp_path)
        return (await asyncio.to_thread(typed, "grant", *who, folder=tmp_path, settings=settings)).stdout

    assert "has not come in yet" in await grants("moderator", f"telegram:{mo.id}")
    page, link = (await grants("staff")).split()
    assert page.startswith("http://127.0.0.1")
    async with door(read(api, tmp_path)) as app:
        await mo.starts()
        await api.until(lambda: mo.heard)
        await mo.presses(mo.last.labels[0])
        await api.until(lambda: len(mo.heard) > 1)
        await ines.starts(link.removeprefix("https://t.me/porte_bot?start="))
        await api.until(lambda: ines.heard)
        await ines.presses(ines.last.labels[0])
        await api.until(lambda: len(ines.heard) > 1)
        await ines.presses(ines.last.labels[0])
        await api.taken()
        held = await app.store.read(
            lambda kept: [
                role.name
                for person in (mo, ines)
                for account in [kept.members.identity(f"telegram|7000000001|{person.id}")]
                if account
                for role in kept.members.roles(account.member)
            ]
        )
    assert held == ["moderator", "staff"]
