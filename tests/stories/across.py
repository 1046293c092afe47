"""The whole program with its three doors open, and people who each stand at another: on Telegram, in Slack, in a browser.

One process, one database; what is real are the doors, the libraries behind them and the HTTP between.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from websockets.asyncio.client import connect

from bot import app as app_module
from bot.adapters.slack import adapter as slack_adapter
from bot.adapters.slack.manifest import write_manifest
from bot.adapters.telegram import adapter as telegram_adapter
from bot.app import App
from bot.door import milliseconds
from bot.settings import read_settings
from domain.pilot import PILOT
from storage.unit import Unit
from tests.bot.doors import free_port
from tests.bot.slack.test_running import over_http
from tests.bot.telegram.house import door
from tests.botapi import BotApi
from tests.serving import served
from tests.slackapi import SlackApi
from tests.stories.callers import InBrowser, OnTelegram
from tests.stories.town import HOUR, MONDAY


class Clock:
    """It is Monday at ten when it is made; it runs as any clock, and can be put forward."""

    def __init__(self) -> None:
        self._ahead = MONDAY - milliseconds()

    def __call__(self) -> int:
        return milliseconds() + self._ahead

    def passes(self, *, hours: int) -> None:
        self._ahead += hours * HOUR


@dataclass
class Everywhere:
    """The open doors, and those who come to them."""

    app: App
    api: BotApi
    slack: SlackApi
    clock: Clock
    public: str
    rooms: AsyncExitStack

    def on_telegram(self, name: str, language: str) -> OnTelegram:
        return OnTelegram(self.api.person(name, language_code=language))

    async def in_browser(self, language: str) -> InBrowser:
        address = f"ws{self.public.removeprefix('http')}/chat"
        line = await self.rooms.enter_async_context(
            connect(address, additional_headers={"Accept-Language": language}, close_timeout=0.1)
        )
        await line.send(json.dumps({"after": None}))
        return InBrowser(line)

    async def run(self, turn: Callable[[Unit], object]) -> None:
        await self.app.store.run(turn)


@asynccontextmanager
async def everywhere(folder: Path, patch: pytest.MonkeyPatch) -> AsyncIterator[Everywhere]:
    """It is Monday at ten, every territory is open, and no platform asks anybody to wait."""
    clock = Clock()

    patch.setattr(app_module, "milliseconds", clock)
    for adapter in (slack_adapter.SlackAdapter, telegram_adapter.TelegramAdapter):
        patch.setattr(adapter, "pace", replace(adapter.pace, spacing=1, second=1_000.0))
    port = free_port()
    public = f"http://127.0.0.1:{port}"
    async with (
        BotApi(clock=clock) as api,
        SlackApi(clock=clock, manifest=write_manifest(public)) as slack,
        AsyncExitStack() as rooms,
    ):
        slack.desk.request_url, slack.desk.stamps = f"{public}/slack/events", milliseconds
        telegram = {"TOKEN": api.token, "BASE_URL": api.url, "BASE_FILE_URL": api.file_url}
        named = {f"TELEGRAM_{name}": value for name, value in telegram.items()}
        app = await rooms.enter_async_context(door(read_settings(over_http(slack, folder, port, **named))))
        await rooms.enter_async_context(served(app.site, port))
        await app.store.run(open_territories)
        yield Everywhere(app, api, slack, clock, public, rooms)
        assert not api.unexpected, [f"{one.broke}: {one.method} {one.params}" for one in api.unexpected]
        assert not slack.unexpected, [f"{one.broke}: {one.method} {one.params}" for one in slack.unexpected]


def open_territories(uow: Unit) -> None:
    """Every one of the pilot's is open."""
    for territory in PILOT:
        uow.territories.put(territory.but(state="open"))
