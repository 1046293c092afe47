"""Groups on the whole program: what the real library and Telegram's rules make of them."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import App
from domain.groups import Group
from tests import botapi
from tests.bot.telegram.house import door, read
from tests.botapi import BotApi
from tests.patience import PATIENCE

ADULT = "J’ai 18 ans ou plus, on y va"
KEEP = "Je m’en occupe"


@pytest.fixture
async def app(api: BotApi, tmp_path: Path) -> AsyncIterator[App]:
    async with door(read(api, tmp_path)) as app:
        await api.until(lambda: "telegram" in app.setting.links.doors)
        yield app


async def kept(app: App, group: botapi.Group) -> Group | None:
    """What the door knows of a group."""
    address = f"telegram|{group.api.world.id}|{group.chat.id}||"
    return await app.store.read(lambda reader: reader.groups.at(address))


async def becomes(app: App, group: botapi.Group, state: str) -> None:
    """Waits until the door has noted what became of the group."""
    async with asyncio.timeout(PATIENCE):
        while (found := await kept(app, group)) is None or found.state != state:
            await group.api.taken()


async def test_who_adds_the_bot_is_led_to_look_after_it(api: BotApi, app: App) -> None:
    rita, leo = api.person("Rita", language_code="fr"), api.person("Léo", language_code="fr")
    street = api.group("Ruelle verte", owner=rita)
    await street.joins(leo)
    await street.adds_bot(rita)
    await api.until(lambda: street.heard)
    assert "Qui s’occupe de moi dans ce groupe?" in street.heard[-1].text
    refused = await leo.presses(KEEP, group=street)
    await api.until(lambda: refused.answer is not None)
    assert refused.answer is not None
    assert "Seule la personne qui m’a ajoutée" in refused.answer["text"]
    led = await rita.presses(KEEP, group=street)
    await api.until(lambda: led.answer is not None)
    assert led.answer is not None
    link, _, payload = led.answer["url"].partition("?start=")
    assert link == "https://t.me/porte_bot"
    await rita.starts(payload)
    await api.until(lambda: rita.heard)
    await rita.presses(ADULT)
    await api.until(lambda: "Autour de quel quartier?" in rita.last.text)
    await rita.says("H2J")
    await api.until(lambda: "Ruelle verte" in rita.last.text and "C’est ça" in rita.last.labels)
    await rita.presses("C’est ça")
    await becomes(app, street, "looked_after")
    found = await kept(app, street)
    assert found is not None
    assert (found.fsa, found.language) == ("H2J", "fr")


async def test_an_administrator_who_is_known_goes_on_in_private_at_once(api: BotApi, app: App) -> None:
    rita, zoe = api.person("Rita"), api.person("Zoé", language_code="fr")
    await zoe.starts()
    await api.until(lambda: zoe.heard)
    await zoe.presses(ADULT)
    await api.until(lambda: len(zoe.heard) > 1)
    street = api.group("Ruelle verte", owner=rita)
    await street.joins(zoe)
    await street.adds_bot(rita)
    await api.until(lambda: street.heard)
    street.makes_administrator(zoe)
    press = await zoe.presses(KEEP, group=street)
    await api.until(lambda: press.answer is not None and "Autour de quel quartier?" in zoe.last.text)
    assert press.answer is not None
    assert press.answer["text"] == "Je t’ai écrit en privé."


async def test_commands_are_answered_and_talk_is_passed_over(api: BotApi, app: App) -> None:
    rita = api.person("Rita", language_code="fr")
    street = api.group("Ruelle verte", owner=rita, privacy=False)
    await street.adds_bot(rita)
    await api.until(lambda: len(street.heard) == 1)
    await rita.says("Bonjour tout le monde", group=street)
    await rita.says("/projets@autre_bot", group=street)
    await rita.says("/projets@porte_bot", group=street)
    await api.until(lambda: len(street.heard) == 2)
    assert "Personne ne cherche d’aide près d’ici" in street.heard[-1].text
    await rita.says("/offrir", group=street)
    await api.until(lambda: len(street.heard) == 3)
    assert street.heard[-1].labels == ["Continuer en privé"]
    assert not rita.heard


async def test_an_answer_to_the_bot_is_led_into_private_once(api: BotApi, app: App) -> None:
    rita, leo = api.person("Rita", language_code="fr"), api.person("Léo", language_code="fr")
    street = api.group("Ruelle verte", owner=rita, members=[leo], privacy=False)
    await street.adds_bot(rita)
    await api.until(lambda: len(street.heard) == 1)
    hello = street.heard[0].id
    mine = await rita.says("On se voit samedi?", group=street)
    await leo.says("Oui!", group=street, reply_to=mine["message_id"])
    await leo.says("Écris à leo@porte_bot_test.example", group=street)
    await leo.says("Est-ce que ça coûte quelque chose?", group=street, reply_to=hello)
    await leo.says("Allo?", group=street, reply_to=hello)
    await leo.says("@porte_bot allo", group=street)
    await rita.says("Dis donc, @Porte_Bot, tu fais quoi?", group=street)
    await api.until(lambda: len(street.heard) == 3)
    await api.taken()
    assert [seen.labels for seen in street.heard[1:]] == [["Continuer en privé"]] * 2
    assert "je réponds en privé" in street.heard[1].text
    press = await leo.presses("Continuer en privé", group=street)
    await api.until(lambda: press.answer is not None)
    assert press.answer is not None
    assert press.answer["url"].startswith("https://t.me/porte_bot?start=")
    await leo.starts(press.answer["url"].rpartition("=")[2])
    await api.until(lambda: leo.heard)
    assert "la Caisse du Quartier" in leo.last.text
    assert len(street.heard) == 3
    assert len(api.calls("getChatMember")) == 2, "asked of who put it there and who presses, not of who speaks"


async def test_being_removed_restricted_or_silenced_is_noted(api: BotApi, app: App) -> None:
    rita = api.person("Rita")
    street = api.group("Ruelle verte", owner=rita)
    await street.adds_bot(rita)
    await becomes(app, street, "new")
    await street.restricts_bot()
    await becomes(app, street, "no_rights")
    await street.promotes_bot()
    await becomes(app, street, "new")
    await street.removes_bot()
    await becomes(app, street, "left")


async def test_a_group_that_refuses_a_message_is_noted(api: BotApi, app: App) -> None:
    rita = api.person("Rita")
    street = api.group("Ruelle verte", owner=rita)
    await street.adds_bot(rita)
    await becomes(app, street, "new")
    await api.until(lambda: street.heard)
    await street.silences()
    api.expected |= {"bot_may_write"}
    await rita.says("/projets", group=street)
    await becomes(app, street, "no_rights")


async def test_a_group_that_becomes_a_supergroup_is_still_the_same(api: BotApi, app: App) -> None:
    rita = api.person("Rita")
    street = api.group("Ruelle verte", owner=rita)
    await street.adds_bot(rita)
    await becomes(app, street, "new")
    before = await kept(app, street)
    await street.migrates()
    await becomes(app, street, "new")
    after = await kept(app, street)
    assert before is not None
    assert after == before.but(address=f"telegram|{api.world.id}|{street.chat.id}||")
    await rita.says("/projets", group=street)
    await api.until(lambda: street.heard)
