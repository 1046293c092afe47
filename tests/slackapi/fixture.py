"""The server as a test asks for it: `slack`, on a clock of its own, that ends without surprises."""

from collections.abc import AsyncIterator

import pytest

from tests.clock import Clock
from tests.slackapi.server import SlackApi


@pytest.fixture
def clock() -> Clock:
    """Monday, November 23, 2026, at ten in the morning in Montreal."""
    return Clock()


@pytest.fixture
async def slack(clock: Clock) -> AsyncIterator[SlackApi]:
    """A local Slack; at the end nothing may have been refused that the test did not expect."""
    async with SlackApi(clock=clock) as slack:
        yield slack
    assert not slack.unexpected, [f"{one.broke}: {one.method} {one.params} -> {one.result}" for one in slack.unexpected]


__all__ = ["clock", "slack"]
