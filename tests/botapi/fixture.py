"""The server as a test asks for it: `api`, on a clock of its own, that ends without surprises."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from tests.botapi.rules.floods import Floods
from tests.botapi.server import BotApi


@dataclass
class Clock:
    """A clock that a test moves: ms UTC."""

    now: int = 1_795_446_000_000

    def __call__(self) -> int:
        return self.now

    def passes(self, *, seconds: float = 0, minutes: float = 0, hours: float = 0, days: float = 0) -> None:
        self.now += round(1000 * (seconds + 60 * (minutes + 60 * (hours + 24 * days))))


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


__all__ = ["Clock", "Floods", "api", "clock"]
