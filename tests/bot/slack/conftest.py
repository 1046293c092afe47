"""A local Slack, a café in it where the door is, and whoever works there."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.slack.house import House, housed
from tests.clock import Clock
from tests.slackapi import SlackApi
from tests.slackapi.fixture import clock, slack
from tests.slackapi.people import Person
from tests.slackapi.places import Place

__all__ = ["clock", "slack"]


@pytest.fixture
def cafe(slack: SlackApi) -> Place:
    """A workspace."""
    return slack.workspace("Café du coin")


@pytest.fixture
def ada(cafe: Place) -> Person:
    """Whoever installed the app there."""
    return cafe.person("Ada")


@pytest.fixture
async def house(slack: SlackApi, clock: Clock, cafe: Place, ada: Person, tmp_path: Path) -> AsyncIterator[House]:
    """The door, installed in the café."""
    async with housed(slack, clock, tmp_path) as house:
        await house.installs(cafe, ada)
        yield house
