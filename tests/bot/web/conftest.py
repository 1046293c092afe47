from collections.abc import AsyncIterator

import pytest

from tests.bot.web.house import House


@pytest.fixture
async def house() -> AsyncIterator[House]:
    """A door of one's own: people come with a cookie."""
    async with House().opened() as house:
        yield house


@pytest.fixture
async def demo() -> AsyncIterator[House]:
    """The demo's door: people can be chosen."""
    async with House(demo=True).opened() as house:
        yield house
