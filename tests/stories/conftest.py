"""Every story is walked in several manners: in both languages, typed, asked question by question,
with each update delivered twice, and with a crash at every statement."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.stories.ground import Memory
from tests.stories.town import Manner, Town

MANNERS = (
    Manner(),
    Manner(language="en"),
    Manner(typed=True, forms=False),
    Manner(twice=True),
    Manner(crash=True),
)


@pytest.fixture(params=MANNERS, ids=str)
def town(request: pytest.FixtureRequest) -> Iterator[Town]:
    """A town with nobody in it yet."""
    with closing(Memory()) as ground:
        yield Town(ground, request.param)
