from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from tests.botapi import BotApi
from tests.botapi.fixture import api, clock

__all__ = ["api", "clock"]


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    """The real library, on that Bot API."""
    async with Bot(api.token, base_url=api.url, base_file_url=api.file_url) as bot:
        yield bot
