"""What the tests of every room may ask for: a real PostgreSQL, and a browser; and a canary in the logs."""

from __future__ import annotations

import gc
import logging
import os
import shutil
from collections.abc import Iterator
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg
import pytest
from hypothesis import settings
from psycopg.conninfo import make_conninfo

from bot.logs import CHATTY, choose_formatter
from tests.scale import pytest_terminal_summary, scaled, tally

__all__ = ["pytest_terminal_summary", "tally"]

if TYPE_CHECKING:
    from tests.stories.told import Shelf

settings.register_profile("suite", deadline=None, derandomize=True)
settings.register_profile("laws", deadline=None, max_examples=scaled(2_000))
settings.load_profile("suite")


CANARY = "no_real_token_is_like_this"
"""The end of the token that every test's bot has."""
LONG = 3_600
"""Seconds after which a long law hangs."""


class Canary(logging.Handler):
    """Hears every record as it would be written, were no secret known; `sung` are those with the token in them."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(choose_formatter("text", ()))
        self.sung: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if CANARY in (line := self.format(record)):
            self.sung.append(line)


@pytest.fixture(scope="session")
def heard_canary() -> Iterator[Canary]:
    """Listens at DEBUG, to libraries as the program lets them speak."""
    canary = Canary()
    logging.getLogger().addHandler(canary)
    for name in ("bot", "conversations", "domain", "storage"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    yield canary
    logging.getLogger().removeHandler(canary)


@pytest.fixture(autouse=True)
def token_in_no_log(heard_canary: Canary) -> Iterator[None]:
    """After every test: the token of its bot is in no log, whatever went wrong."""
    yield
    sung, heard_canary.sung = heard_canary.sung, []
    assert not sung, "the bot's token is in the log"


def pytest_pycollect_makeitem(collector: pytest.Collector, obj: object) -> list[pytest.Item] | None:
    """Of the long laws there are thousands of tests: unless they are asked for, not one is made."""
    marks = getattr(obj, "pytestmark", ())
    unasked = collector.config.getoption("markexpr") == "not long" and any(mark.name == "long" for mark in marks)
    return [] if unasked else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Who looks back at what stories told comes last, when it has been told; long laws may take their time."""
    items.sort(key=_looks_back)
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.timeout(LONG))


def pytest_collection_finish() -> None:
    """Thousands of collected tests stay until the end; looking through them for garbage took a seventh of the stories' time."""
    gc.collect()
    gc.freeze()


def _looks_back(item: pytest.Item) -> bool:
    return isinstance(item, pytest.Function) and "shelf" in item.fixturenames and "town" not in item.fixturenames


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Where this run keeps what stories told, whichever worker walked them."""
    from tests.stories.told import Shelf

    folder = tmp_path_factory.getbasetemp()
    return Shelf((folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "told")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL that ends with the tests and never waits for the disk."""
    from pgserver.postgres_server import get_server

    # A folder of its own: pytest shuts its folders to other users whenever another run begins, and
    # PostgreSQL refuses to run as root.
    with TemporaryDirectory(prefix="postgres-") as folder:
        server = get_server(folder)
        address = str(server.get_uri())
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        yield address
        server.cleanup()


@pytest.fixture
def postgres_database(postgres: str) -> Iterator[str]:
    """The address of an empty database, dropped after the test."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield make_conninfo(postgres, dbname=name)
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Debian's chromium is. Without it the test is skipped and says so; in CI it fails."""
    path = shutil.which("chromium")
    if path is None and os.environ.get("CI"):
        pytest.fail("chromium is missing, and in CI no browser test is skipped: apt-get install chromium")
    if path is None:
        pytest.skip("chromium is not installed: apt-get install chromium")
    return path
