"""Updates asked for ahead: taken once the door is there, asked for again where that failed, confirmed by nobody else."""

import asyncio
from pathlib import Path

import pytest
from telegram import Bot

from bot.adapters.telegram.asking import asking_ahead
from bot.adapters.telegram.polling import Polling
from tests.bot.telegram.house import read
from tests.bot.telegram.test_polling import Taker
from tests.botapi import BotApi
from tests.clock import Clock


async def test_what_was_asked_for_ahead_is_taken_first(api: BotApi, bot: Bot, tmp_path: Path, clock: Clock) -> None:
    ada, take = api.person("Ada"), Taker()
    await ada.says("un")
    async with asking_ahead(read(api, tmp_path)) as ahead:
        assert ahead
        assert len(await ahead) == 1
        assert len(api.world.updates.waiting) == 1  # asked for, and not confirmed
        polls = asyncio.create_task(Polling(bot, clock=clock, poll=1, ahead=ahead).run(take))
        await api.taken()
        await ada.says("deux")
        await api.taken()
        polls.cancel()
    assert take.said == ["un", "deux"]


@pytest.mark.parametrize("status", [401, 409, 500])
async def test_what_failed_ahead_is_asked_again(api: BotApi, tmp_path: Path, status: int) -> None:
    api.fail("getUpdates", status)
    await api.person("Ada").says("un")
    async with asking_ahead(read(api, tmp_path)) as ahead:
        assert ahead
        assert not await ahead
    assert len(api.world.updates.waiting) == 1


async def test_a_telegram_that_is_not_there_keeps_nothing_from_opening(api: BotApi, tmp_path: Path) -> None:
    for address in ("http://127.0.0.1:9/bot", f"{api.url.removesuffix('bot')}nothing/bot"):
        async with asking_ahead(read(api, tmp_path, TELEGRAM_BASE_URL=address)) as ahead:
            assert ahead
            assert not await ahead


@pytest.mark.parametrize("body", ["", "<html>", "{}", "[]", "null"])
async def test_an_answer_that_is_not_telegrams_keeps_nothing_from_opening(
    tmp_path: Path, api: BotApi, body: str
) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as portal:
        port = portal.sockets[0].getsockname()[1]
        async with asking_ahead(read(api, tmp_path, TELEGRAM_BASE_URL=f"http://127.0.0.1:{port}/bot")) as ahead:
            assert ahead
            assert not await ahead


async def test_a_door_that_does_not_open_hangs_up(api: BotApi, tmp_path: Path) -> None:
    async with asking_ahead(read(api, tmp_path)):
        await api.until(lambda: api.world.updates.polled)
        assert not api.calls("getUpdates")
    await api.until(lambda: api.calls("getUpdates"))  # it has ended, long before Telegram would have ended it


@pytest.mark.parametrize(
    "others",
    [
        {"TELEGRAM_TOKEN": ""},
        {"TELEGRAM_MODE": "webhook", "PUBLIC_URL": "https://porte.example.org"},
        {"DATABASE_URL": "postgresql://porte@127.0.0.1/porte", "SECRET_KEY": "k" * 40},
    ],
)
async def test_only_the_one_process_that_polls_asks_ahead(api: BotApi, tmp_path: Path, others: dict[str, str]) -> None:
    async with asking_ahead(read(api, tmp_path, **others)) as ahead:
        assert ahead is None
