"""What `collectif check` says of the Telegram door."""

import asyncio
from pathlib import Path

from telegram import Bot

from bot.adapters.telegram.checking import look
from bot.adapters.telegram.health import REFUSED
from tests.bot.doors import typed
from tests.bot.telegram.house import read, settings_for
from tests.botapi import BotApi

HERE = "https://porte.example.org"


async def test_a_door_that_stands_well(api: BotApi, tmp_path: Path) -> None:
    await api.person("Ada").starts()
    standing = await look(read(api, tmp_path))
    assert (standing.line, standing.missing) == ("reachable as @porte_bot, by polling", "")
    assert dict(standing.facts) == {
        "bot": "La porte (@porte_bot)",
        "webhook": "none, as polling wants it",
        "updates that wait": "1",
        "inline mode": "on",
        "groups": "may have it",
        "privacy in groups": "on",
    }
    assert {one.method for one in api.requests} == {"getMe", "getWebhookInfo"}


async def test_what_botfather_should_be_told(tmp_path: Path) -> None:
    async with BotApi(can_join_groups=False, can_read_all_group_messages=True, supports_inline_queries=False) as api:
        facts = dict((await look(read(api, tmp_path))).facts)
    for name, command in (("inline mode", "inline"), ("groups", "joingroups"), ("privacy in groups", "privacy")):
        assert f"send /set{command} in a chat with @BotFather, choosing @porte_bot" in facts[name]


async def test_the_webhook_and_what_went_wrong_with_it(api: BotApi, tmp_path: Path) -> None:
    async with Bot(api.token, base_url=api.url) as bot:
        await bot.set_webhook("https://127.0.0.1:1/telegram/webhook")
    await api.person("Ada").starts()
    await api.until(lambda: api.world.hook.error)
    settings = read(api, tmp_path, TELEGRAM_MODE="webhook", PUBLIC_URL=HERE)
    facts = dict((await look(settings)).facts)
    assert facts["webhook"] == f"https://127.0.0.1:1/telegram/webhook; `collectif run` sets {HERE}/telegram/webhook"
    assert "UTC: Connection failed" in facts["its last error"]
    assert "`collectif run` removes it" in dict((await look(read(api, tmp_path))).facts)["webhook"]


async def test_a_refused_token_and_a_telegram_that_is_away(api: BotApi, tmp_path: Path) -> None:
    api.expected.add("token_is_the_bots")
    wrong = read(api, tmp_path, TELEGRAM_TOKEN="7000000001:a-token-that-was-revoked")
    assert (await look(wrong)).missing == f"the Telegram door: {REFUSED}."
    away = read(api, tmp_path, TELEGRAM_BASE_URL="http://127.0.0.1:1/bot")
    assert (await look(away)).missing == "the Telegram door: Telegram can't be reached (ConnectError)."


async def test_the_command_shows_it(api: BotApi, tmp_path: Path) -> None:
    answer = await asyncio.to_thread(typed, "check", folder=tmp_path, settings=settings_for(api, tmp_path))
    assert "reachable as @porte_bot, by polling" in answer.stdout
    assert "updates that wait" in answer.stdout
    assert api.token.partition(":")[2] not in answer.stdout + answer.stderr
