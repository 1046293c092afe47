"""Updates asked for: confirmed once they are committed, in each person's order, whatever happens to the line."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from telegram import Bot

from bot.adapters.telegram.asking import ALLOWED
from bot.adapters.telegram.health import REFUSED, TAKEN, Patience
from bot.adapters.telegram.opening import TelegramDoor
from bot.adapters.telegram.polling import Polling
from bot.premises import describe, read_words
from conversations.inbound import Address, Inbound
from conversations.screens import Reply
from storage.errors import StoreUnavailable
from tests.bot.telegram.house import door, read
from tests.botapi import BotApi
from tests.clock import Clock

SOON = Patience(first=0.01, most=0.02, slowly=0.02)


class Taker:
    """Takes updates, and notes what they say; a test decides what stands in the way."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.away = 0
        self.held: dict[str, asyncio.Event] = {}
        self.heard = asyncio.Event()

    async def __call__(self, update: Mapping[str, object]) -> None:
        message = update["message"]
        assert isinstance(message, Mapping)
        text = message["text"]
        if self.away:
            self.away -= 1
            raise StoreUnavailable("locked")
        if text in self.held:
            await self.held[text].wait()
        self.said.append(text)
        self.heard.set()


@asynccontextmanager
async def polling(
    api: BotApi, take: Callable[[Mapping[str, object]], Awaitable[None]], *, clock: Callable[[], int], token: str = ""
) -> AsyncIterator[Polling]:
    """Polls until the block ends."""
    async with Bot(token or api.token, base_url=api.url) as bot:
        way = Polling(bot, clock=clock, patience=SOON, poll=1)
        task = asyncio.create_task(way.run(take))
        try:
            yield way
        finally:
            task.cancel()
            await asyncio.wait((task,))


async def test_start_is_answered(api: BotApi, tmp_path: Path) -> None:
    ada = api.person("Ada")
    async with door(read(api, tmp_path)) as app:
        await ada.starts()
        await api.until(lambda: ada.heard)
        assert "la Caisse du Quartier" in ada.last.text
        await api.taken()
        assert app.setting.links.into("telegram", "xyz") == "https://t.me/porte_bot?start=xyz"
        assert await app.ailment() == ""
    assert api.calls("getUpdates")[0].params["allowed_updates"] == list(ALLOWED)


async def test_what_could_not_be_kept_comes_again_in_order(api: BotApi, clock: Clock) -> None:
    ada, take = api.person("Ada"), Taker()
    take.away = 3
    async with polling(api, take, clock=clock):
        await ada.says("un")
        await ada.says("deux")
        await api.taken()
    assert take.said == ["un", "deux"]
    assert take.away == 0


async def test_others_go_on_while_one_person_waits(api: BotApi, clock: Clock) -> None:
    ada, bo, take = api.person("Ada"), api.person("Bo"), Taker()
    take.held["un"] = asyncio.Event()
    for person, text in ((ada, "un"), (ada, "deux"), (bo, "trois")):
        await person.says(text)
    async with polling(api, take, clock=clock):
        await take.heard.wait()
        assert take.said == ["trois"]
        assert len(api.world.updates.waiting) == 3
        take.held["un"].set()
        await api.taken()
    assert take.said == ["trois", "un", "deux"]


async def test_a_bug_blocks_nobody(api: BotApi, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    ada, heard = api.person("Ada"), Taker()

    async def take(update: Mapping[str, object]) -> None:
        await heard(update)
        if heard.said == ["mon lavabo coule"]:
            raise ZeroDivisionError

    async with polling(api, take, clock=clock):
        await ada.says("mon lavabo coule")
        await ada.says("bonjour")
        await api.taken()
    assert heard.said == ["mon lavabo coule", "bonjour"]
    assert "could not be taken, and was passed over" in caplog.text
    assert "lavabo" not in caplog.text


async def test_a_second_poller_is_said_and_outlived(
    api: BotApi, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    ada, take = api.person("Ada"), Taker()
    async with polling(api, take, clock=clock) as way, Bot(api.token, base_url=api.url) as other:
        await api.until(lambda: not way.closed)
        await other.do_api_request("get_Updates")
        await api.until(lambda: way.closed == TAKEN)
        await ada.says("encore là?")
        await api.taken()
        assert way.closed == ""
    assert [record.levelno for record in caplog.records if TAKEN in record.getMessage()] == [logging.WARNING]


async def test_a_line_that_breaks_is_ridden_out(api: BotApi, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    ada, take = api.person("Ada"), Taker()
    async with polling(api, take, clock=clock) as way:
        await api.until(lambda: not way.closed)
        api.fail("getUpdates", 502, times=3)
        api.loses("getUpdates", times=2)
        for word in ("un", "deux", "trois"):
            await ada.says(word)
        await api.taken()
    assert take.said[-3:] == ["un", "deux", "trois"]
    assert "Telegram can't be reached" in caplog.text
    assert "Telegram answers again" in caplog.text


async def test_a_token_that_is_refused_is_said_and_not_shown(
    api: BotApi, clock: Clock, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    api.expected.add("token_is_the_bots")
    settings = read(api, tmp_path, TELEGRAM_TOKEN="7000000001:a-token-that-was-revoked")

    async def staff(platform: str, workspace: str) -> Sequence[Address]:
        return ()

    async def handle(inbound: Inbound) -> Reply:
        raise AssertionError("nothing comes in")

    telegram = TelegramDoor(settings, describe(settings, read_words()), clock=clock, staff=staff, patience=SOON)
    running = asyncio.create_task(telegram.adapter.run(handle))
    await api.until(lambda: telegram.adapter.closed == REFUSED)
    running.cancel()
    await asyncio.wait((running,))
    await telegram.hang_up()
    assert caplog.text.count("@BotFather") == 1
    assert "revoked" not in caplog.text


async def test_a_webhook_that_was_left_is_taken_away(
    api: BotApi, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    ada, take = api.person("Ada"), Taker()
    async with Bot(api.token, base_url=api.url) as other:
        await other.set_webhook("https://example.org/telegram/webhook")
    async with polling(api, take, clock=clock):
        await ada.says("bonjour")
        await api.taken()
    assert take.said == ["bonjour"]
    assert "the bot's webhook is removed" in caplog.text


async def test_numbers_that_begin_anew_lose_nothing(api: BotApi, clock: Clock) -> None:
    ada, take = api.person("Ada"), Taker()
    api.world.updates._next = first = 2_100_000_000
    async with polling(api, take, clock=clock):
        await ada.says("avant")
        await api.taken()
        clock.passes(days=8)
        await api.until(lambda: api.calls("getUpdates")[-1].params["offset"] == 0)
        await ada.says("après")
        await api.taken()
        assert api.world.updates._next < first
    assert take.said == ["avant", "après"]
