from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

from tests.bot.web.house import House
from tests.bot.web.onlooker import QUIET
from tests.patience import PATIENCE

expect.set_options(timeout=PATIENCE * 1000)

# One loop for a module: a browser belongs to the loop that started it, and starting one takes a second.


@pytest_asyncio.fixture(loop_scope="module")
async def house() -> AsyncIterator[House]:
    """A door of one's own: people come with a cookie."""
    async with House().opened() as house:
        yield house


@pytest_asyncio.fixture(loop_scope="module")
async def demo() -> AsyncIterator[House]:
    """The demo's door: people can be chosen."""
    async with House(demo=True).opened() as house:
        yield house


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield browser
        await browser.close()
