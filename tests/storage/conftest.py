"""An executor on each database, empty for every test."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage import postgres as on_postgres
from storage import sqlite as on_sqlite
from storage.batch import Executor
from storage.sqlite_store import SqliteStore
from tests.tables import empty


@pytest.fixture(scope="session")
def one_postgres(postgres: str) -> Iterator[Executor]:
    """One migrated database for all the contract tests of this process."""
    executor = on_postgres.open_sync(postgres)
    yield executor
    executor.connection.close()


def _sqlite() -> Iterator[Executor]:
    executor = on_sqlite.open_sync()
    yield executor
    executor.connection.close()


def _postgres(request: pytest.FixtureRequest) -> Executor:
    executor: Executor = request.getfixturevalue("one_postgres")
    empty(executor.connection, on_postgres.POSTGRES)
    return executor


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    """Runs turns on an empty database of the one kind, then of the other."""
    if request.param == "sqlite":
        yield from _sqlite()
    else:
        yield _postgres(request)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    opened = await SqliteStore.open(tmp_path / "door.db")
    yield opened
    await opened.close()
