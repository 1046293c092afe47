"""Updates sent to us: Telegram's word alone is taken, acknowledged once it is committed; what is forged leaves no trace."""

import asyncio
import gc
import json
import logging
import random
import sqlite3
import tracemalloc
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from telegram import Bot

from bot.adapters.telegram.asking import ALLOWED
from bot.adapters.telegram.health import NOT_YET, Patience
from bot.adapters.telegram.webhook import PATH, SECRET, Webhook, derive_secret
from bot.app import App
from storage.errors import StoreUnavailable
from storage.sqlite import SQLITE
from tests.bot.telegram.forged import FORGERS, update
from tests.bot.telegram.house import door, read
from tests.botapi import BotApi
from tests.scale import scaled
from tests.tables import contents

HERE = "https://porte.example.org"
SAID = {SECRET: "a-secret-of-the-tests"}
SOON = Patience(first=0.01, most=0.02, slowly=0.02)


class Taker:
    """Takes updates; a test decides whether the database is there."""

    def __init__(self) -> None:
        self.numbers: list[object] = []
        self.away = False

    async def __call__(self, update: Mapping[str, object]) -> None:
        if self.away:
            raise StoreUnavailable("locked")
        self.numbers.append(update["update_id"])


@asynccontextmanager
async def webhook(api: BotApi, take: Taker) -> AsyncIterator[tuple[Webhook, httpx.AsyncClient]]:
    """A webhook that Telegram knows of, and somebody who can send to it."""
    async with Bot(api.token, base_url=api.url) as bot:
        way = Webhook(bot, url=f"{HERE}{PATH}", secret=SAID[SECRET], patience=SOON, watch=0.01)
        running = asyncio.create_task(way.run(take))
        site = httpx.ASGITransport(Starlette(routes=[way.route]))
        try:
            async with httpx.AsyncClient(transport=site, base_url=HERE) as client:
                await api.until(lambda: not way.closed)
                yield way, client
        finally:
            running.cancel()
            await asyncio.wait((running,))


async def test_an_update_is_acknowledged_once_it_is_taken(api: BotApi) -> None:
    take = Taker()
    async with webhook(api, take) as (_, client):
        assert (await client.post(PATH, headers=SAID, json=update(1))).status_code == 200
        take.away = True
        away = await client.post(PATH, headers=SAID, json=update(2))
        assert (away.status_code, away.headers["retry-after"]) == (503, "5")
        take.away = False
        assert (await client.post(PATH, headers=SAID, json=update(2))).status_code == 200
        assert (await client.get(PATH, headers=SAID)).status_code == 405
    assert take.numbers == [1, 2]


async def test_telegram_is_told_where_and_by_what_word(api: BotApi) -> None:
    async with webhook(api, Taker()):
        asked = api.calls("setWebhook")[0].params
    assert asked["url"] == f"{HERE}{PATH}"
    assert asked["secret_token"] == SAID[SECRET]
    assert asked["allowed_updates"] == list(ALLOWED)


async def test_a_webhook_that_is_moved_away_is_set_again(api: BotApi, caplog: pytest.LogCaptureFixture) -> None:
    async with webhook(api, Taker()), Bot(api.token, base_url=api.url) as other:
        await other.set_webhook("https://elsewhere.example.org/")
        await api.until(lambda: api.world.updates.webhook == f"{HERE}{PATH}")
    assert "moved the bot's webhook away" in caplog.text


async def test_a_door_that_is_shut_has_telegram_send_again(api: BotApi) -> None:
    async with webhook(api, Taker()) as (way, client):
        pass
    assert way.closed == NOT_YET
    site = httpx.ASGITransport(Starlette(routes=[way.route]))
    async with httpx.AsyncClient(transport=site, base_url=HERE) as client:
        assert (await client.post(PATH, headers=SAID, json=update(1))).status_code == 503


async def test_the_secret_follows_from_the_door_s_own(api: BotApi, tmp_path: Path) -> None:
    key = "a-secret-of-the-tests-that-is-long-enough"
    async with door(read(api, tmp_path, TELEGRAM_MODE="webhook", PUBLIC_URL=HERE, SECRET_KEY=key)):
        await api.until(lambda: api.world.hook.secret)
        assert api.world.hook.secret == derive_secret(key)
        assert key not in json.dumps([one.params for one in api.requests])


def people_s(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Everything kept but the timers, which the door's own chores move."""
    with closing(sqlite3.connect(database)) as connection:
        found = contents(connection, SQLITE)
    del found["timer"]
    return found


async def forge(app: App, secret: str, folder: Path, times: int) -> None:
    """So many forged and damaged requests: none stored, none taken for an error of ours, memory flat."""
    chance = random.Random(7)
    kept = folder / "collectif.db"
    before = people_s(kept)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app.site), base_url=HERE) as client:

        async def send(times: int) -> None:
            for time in range(times):
                forged = FORGERS[time % len(FORGERS)](chance, secret)
                answer = await client.post(
                    PATH, headers=[(SECRET.encode(), said) for said in forged.said], content=forged.content()
                )
                assert answer.status_code in forged.answers, (answer.status_code, forged.body[:200])

        await send(times // 10)  # what is made once is made
        tracemalloc.start()
        await send(times // 10)
        gc.collect()
        begun, _ = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        await send(times - times // 5)
        for _ in range(5):  # generators that nobody read to the end are closed by the loop
            gc.collect()
            await asyncio.sleep(0)
        whole, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert whole - begun < 500_000
    assert peak - begun < 8_000_000
    assert people_s(kept) == before
    assert (await app.ailment()) == ""


@pytest.mark.parametrize("times", [1_000, pytest.param(scaled(10_000), marks=pytest.mark.long, id="many")])
async def test_what_is_forged_or_damaged_leaves_no_trace(
    api: BotApi, tmp_path: Path, caplog: pytest.LogCaptureFixture, times: int
) -> None:
    for said_by in ("", "bot"):  # warnings that pytest would keep are no memory of the door's
        caplog.set_level(logging.ERROR, logger=said_by)
    async with door(read(api, tmp_path, TELEGRAM_MODE="webhook", PUBLIC_URL=HERE)) as app:
        await api.until(lambda: api.world.hook.secret and not app.adapters["telegram"].closed)
        await forge(app, api.world.hook.secret, tmp_path, times)
    assert caplog.records == []
