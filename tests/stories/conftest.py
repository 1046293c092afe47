"""Every story is walked in several manners: in both languages, typed, asked question by question,
with each update delivered twice, with a crash at every statement, on Telegram's door, and on Slack's."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.stories.ground import Memory
from tests.stories.slack import SlackTown
from tests.stories.telegram import TelegramTown
from tests.stories.town import Manner, Town

MANNERS = (
    Manner(),
    Manner(language="en"),
    Manner(typed=True, forms=False),
    Manner(twice=True),
    Manner(crash=True),
    Manner(telegram=True, forms=False),
    Manner(slack=True),
)


@pytest.fixture(params=MANNERS, ids=str)
def town(request: pytest.FixtureRequest) -> Iterator[Town]:
    """A town with nobody in it yet."""
    door = TelegramTown if request.param.telegram else SlackTown if request.param.slack else Town
    with closing(door(Memory(), request.param)) as town:
        yield town
