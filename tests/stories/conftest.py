"""Every story is walked in several manners: in both languages, typed, asked question by question,
with each update delivered twice, and with a crash at every statement."""

import sqlite3
from collections.abc import Iterator

import pytest

from storage.sqlite import open_sync
from tests.stories.town import Fragile, Manner, Town

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
    executor = open_sync(":memory:", synchronous="OFF", factory=Fragile)
    connection = executor.connection
    assert isinstance(connection, Fragile)
    assert isinstance(connection, sqlite3.Connection)
    yield Town(executor, connection, request.param)
    connection.close()
