"""The whole program with its Telegram door open, on a local Bot API; in this process, with no socket."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.app import App, opened
from bot.settings import Settings, read_settings
from tests.bot.doors import SETTINGS
from tests.botapi import BotApi


def settings_for(api: BotApi, folder: Path, **others: str) -> dict[str, str]:
    """The environment of a door on that Bot API."""
    return {
        **SETTINGS,
        "COLLECTIF_DATABASE_URL": f"sqlite:///{folder}/collectif.db",
        "COLLECTIF_TELEGRAM_TOKEN": api.token,
        "COLLECTIF_TELEGRAM_BASE_URL": api.url,
        "COLLECTIF_TELEGRAM_BASE_FILE_URL": api.file_url,
        **{f"COLLECTIF_{name}": value for name, value in others.items()},
    }


def read(api: BotApi, folder: Path, **others: str) -> Settings:
    return read_settings(settings_for(api, folder, **others))


@asynccontextmanager
async def door(settings: Settings) -> AsyncIterator[App]:
    """Every door open, and everything at work behind them, until the block ends."""
    async with opened(settings) as app:
        doors = [asyncio.create_task(each) for each in app.doors()]
        beside = [asyncio.create_task(each) for each in app.work()]
        try:
            yield app
        finally:
            for tasks in (doors, beside):
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
