"""How Telegram shows the bot: in both languages, with the commands of each place, set only when they changed."""

from collections.abc import Sequence

import pytest
from telegram import (
    Bot,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)

from bot.adapters.telegram.presenting import Presenting
from conversations import hearing
from conversations.inbound import Address
from conversations.words import speaking
from locales import catalogs
from tests.botapi import BotApi, Person


class Office:
    """Who moderates."""

    def __init__(self) -> None:
        self.held: list[Person] = []

    async def __call__(self) -> Sequence[Address]:
        return [Address("telegram", "7", str(one.id), "", str(one.id)) for one in self.held]


def presenting(bot: Bot, office: Office, operator: str = "la Caisse du Quartier") -> Presenting:
    return Presenting(bot, speaking(catalogs()), operator=operator, moderators=office)


def writes(api: BotApi) -> list[str]:
    return [one.method for one in api.requests if one.method.startswith(("set", "delete"))]


async def test_the_bot_says_who_it_is_in_both_languages_once(api: BotApi) -> None:
    async with Bot(api.token, base_url=api.url) as bot:
        await presenting(bot, Office()).present()
        assert (await bot.get_my_name()).name == "La Porte – la Caisse du Quartier"
        assert (await bot.get_my_name("en")).name == "The Door – la Caisse du Quartier"
        assert "de NIP" in (await bot.get_my_description()).description
        assert "a PIN" in (await bot.get_my_description("en")).description
        assert "entraide" in (await bot.get_my_short_description()).short_description
        assert len(writes(api)) == 12
        await presenting(bot, Office()).present()
        assert len(writes(api)) == 12


async def test_commands_are_those_of_the_place_and_the_language(api: BotApi) -> None:
    async with Bot(api.token, base_url=api.url) as bot:
        await presenting(bot, Office()).present()
        private, groups = BotCommandScopeAllPrivateChats(), BotCommandScopeAllGroupChats()
        french = [one.command for one in await bot.get_my_commands(private)]
        english = [one.command for one in await bot.get_my_commands(private, "en")]
        assert " ".join(french) == "menu offrir demander proposer projets moi reglages donnees aide annuler langue"
        assert " ".join(english) == "menu offer ask propose projects me settings data help cancel language"
        assert all(hearing.command(f"/{one}") for one in (*french, *english))
        assert [one.command for one in await bot.get_my_commands(groups)] == ["projets", "aide"]
        assert [one.command for one in await bot.get_my_commands(groups, "en")] == ["projects", "help"]
        # Whom it shows these to, it shows no other list for groups (api#determining-list-of-commands).
        stewards = BotCommandScopeAllChatAdministrators()
        assert [one.command for one in await bot.get_my_commands(stewards)] == ["projets", "aide", "groupe"]
        assert [one.command for one in await bot.get_my_commands(stewards, "en")] == ["projects", "help", "group"]


async def test_moderators_have_one_command_more_while_they_serve(api: BotApi) -> None:
    mo, office = api.person("Mo"), Office()
    await mo.starts()
    scope = BotCommandScopeChat(mo.id)
    async with Bot(api.token, base_url=api.url) as bot:
        here = presenting(bot, office)
        office.held = [mo]
        await here.present()
        assert (await bot.get_my_commands(scope))[0].command == "moderer"
        assert (await bot.get_my_commands(scope, "en"))[0].command == "moderate"
        office.held = []
        await here.present()
        assert await bot.get_my_commands(scope) == ()


async def test_what_telegram_does_not_take_is_tried_again(api: BotApi, caplog: pytest.LogCaptureFixture) -> None:
    async with Bot(api.token, base_url=api.url) as bot:
        here = presenting(bot, Office())
        api.fail("setMyName", 429, retry_after=3600)
        await here.present()
        assert "the bot's name in fr could not be set: Telegram asks for 3600 s of patience" in caplog.text
        assert (await bot.get_my_name("en")).name == "The Door – la Caisse du Quartier"
        await here.present()
        assert (await bot.get_my_name()).name == "La Porte – la Caisse du Quartier"


async def test_a_long_name_is_cut(api: BotApi) -> None:
    async with Bot(api.token, base_url=api.url) as bot:
        await presenting(bot, Office(), operator="l’Association des gens du quartier " * 6).present()
        assert len((await bot.get_my_name()).name) <= 64
        assert (await bot.get_my_name()).name.endswith("…")
