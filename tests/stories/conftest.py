"""Every story is walked in several manners: in both languages, typed, asked question by question,
with each update delivered twice, with a crash at every statement, and on Telegram's door."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.stories.ground import Memory
from tests.stories.telegram import TelegramTown
from tests.stories.town import Manner, Town

MANNERS = (
    Manner(),
    Manner(language="en"),
    Manner(typed=True, forms=False),
    Manner(twice=True),
    Manner(crash=True),
    Manner(telegram=True, forms=False),
)


@pytest.fixture(params=MANNERS, ids=str)
def town(request: pytest.FixtureRequest) -> Iterator[Town]:
    """A town with nobody in it yet."""
    with closing((TelegramTown if request.param.telegram else Town)(Memory(), request.param)) as town:
        yield town
