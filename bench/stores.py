"""What turns are run on: the door's stores on empty databases, each with its floor, the statements alone."""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import local

import psycopg
from pgserver.postgres_server import get_server

from bench.workload import Statement
from bot.door import Units
from storage.postgres import OPTIONS, TURNS, PostgresStore
from storage.sqlite_store import SqliteStore
from storage.statements import texts
from storage.unit import Unit

Replay = Callable[[Sequence[Statement]], Awaitable[None]]
"""Runs one turn's statements, and nothing else, until they are committed."""


@contextlib.asynccontextmanager
async def sqlite() -> AsyncIterator[tuple[Units, Replay]]:
    """SQLite, `synchronous=FULL`; its floor goes through the same hop and batch."""
    with tempfile.TemporaryDirectory() as folder:
        store = await SqliteStore.open(Path(folder) / "bench.db")

        async def run(statements: Sequence[Statement]) -> None:
            await store.run(lambda uow: _replay(uow, statements))

        try:
            yield store, run
        finally:
            await store.close()


def _replay(uow: Unit, statements: Sequence[Statement]) -> None:
    execute = uow.members._db._execute
    for sql, values in statements:
        execute(sql, values).fetchall()


@contextlib.asynccontextmanager
async def postgres() -> AsyncIterator[tuple[Units, Replay]]:
    """PostgreSQL as it comes, that waits for the disk at every commit; its floor has connections of its own."""
    with tempfile.TemporaryDirectory(prefix="postgres-") as folder:
        server = get_server(folder)
        store = await PostgresStore.open(str(server.get_uri()))
        try:
            with bare_psycopg(str(server.get_uri())) as run:
                yield store, run
        finally:
            await store.close()
            server.cleanup()


@contextlib.contextmanager
def bare_psycopg(address: str) -> Iterator[Replay]:
    """As many threads as our store has for its turns, each on a connection of its own."""
    ours = {sql: name for name, sql in texts("sqlite", "sqlite3").items()}
    theirs, own = texts("postgres", "psycopg"), local()

    def connect() -> None:
        own.connection = psycopg.connect(address, autocommit=True, options=OPTIONS)

    def replay(statements: Sequence[Statement]) -> None:
        execute = own.connection.execute
        execute("BEGIN")
        for sql, values in statements:
            done = execute(theirs[ours[sql]], values)
            if done.description:
                done.fetchall()
        execute("COMMIT")

    with ThreadPoolExecutor(TURNS, initializer=connect) as threads:

        async def run(statements: Sequence[Statement]) -> None:
            await asyncio.get_running_loop().run_in_executor(threads, replay, statements)

        yield run
