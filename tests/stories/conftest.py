"""Every story is walked in several manners: in both languages, typed, asked question by question,
with each update delivered twice, with a crash at every statement, on Telegram's door, and on Slack's."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.stories.ground import Memory
from tests.stories.slack import SlackTown
from tests.stories.telegram import TelegramTown
from tests.stories.told import KEPT, QUESTIONS, Shelf, Telling
from tests.stories.town import Manner, Town

MANNERS = (
    Manner(),
    Manner(language="en"),
    QUESTIONS,
    Manner(twice=True),
    Manner(crash=True),
    Manner(telegram=True, forms=False),
    Manner(slack=True),
)
HELD = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Iterator[None]:
    """Notes that a test held."""
    yield
    pyfuncitem.stash[HELD] = True


@pytest.fixture(params=MANNERS, ids=str)
def town(request: pytest.FixtureRequest, shelf: Shelf) -> Iterator[Town]:
    """A town with nobody in it yet; what is told there is kept for the laws that look back at it."""
    manner: Manner = request.param
    door = TelegramTown if manner.telegram else SlackTown if manner.slack else Town
    with closing(door(Memory(), manner)) as town:
        telling = Telling(town) if manner in KEPT else None
        yield town
        if telling is not None and HELD in request.node.stash:
            shelf.keep(request.function, manner, telling.told)
