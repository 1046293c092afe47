"""The server as a test asks for it: `api`, on a clock of its own, that ends without surprises."""

from collections.abc import AsyncIterator

import pytest

from tests.botapi.rules.floods import Floods
from tests.botapi.server import BotApi
from tests.clock import Clock


@pytest.fixture
def clock() -> Clock:
    """Monday, November 23, 2026, at ten in the morning in Montreal."""
    return Clock()


@pytest.fixture
async def api(clock: Clock) -> AsyncIterator[BotApi]:
    """A local Bot API; at the end nothing may have been refused that the test did not expect."""
    async with BotApi(clock=clock, floods=None) as api:
        yield api
    assert not api.unexpected, [f"{one.broke}: {one.method} {one.params} -> {one.result}" for one in api.unexpected]


__all__ = ["Floods", "api", "clock"]
