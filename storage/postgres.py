"""The store on PostgreSQL: the same turns on the same tables, one transaction each."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, Self, TypeVar, cast

from storage import migrations
from storage.batch import Executor
from storage.errors import BadDatabase, StoreClosed
from storage.listing import list_offers
from storage.statements import Connection, Dialect
from storage.unit import Reader, Unit

try:
    import psycopg
except ImportError as missing:
    raise BadDatabase(
        "PostgreSQL is set but its driver is not installed", "install it with: pip install 'collectif[postgres]'"
    ) from missing

T = TypeVar("T")

MIGRATING = 7_201_616
"""The advisory lock that one migration at a time holds; any number that nobody else uses."""


def _unavailable(error: Exception) -> bool:
    """Full, gone, locked, deadlocked or not serializable: psycopg has them all under OperationalError."""
    return isinstance(error, psycopg.OperationalError)


POSTGRES = Dialect(
    name="postgres",
    driver="psycopg",
    begin="BEGIN",
    lock=f"SELECT pg_advisory_xact_lock({MIGRATING})",
    tables="SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
    errors=(psycopg.Error,),
    unavailable=_unavailable,
)
READING = replace(POSTGRES, begin="BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")


def open_sync(address: str) -> Executor:
    """An executor on a database that is brought up to date; the caller closes its connection.

    Raises BadDatabase, with the database as it was.
    """
    return Executor(connect(address), POSTGRES)


def connect(address: str) -> Connection:
    """A connection in autocommit mode to a database that is up to date; raises BadDatabase."""
    try:
        connection = psycopg.connect(address, autocommit=True)
    except psycopg.OperationalError as error:
        raise BadDatabase(
            f"PostgreSQL can't be reached ({_first_line(error)})", "check DATABASE_URL and that it is running"
        ) from error
    kept = cast("Connection", connection)  # psycopg asks for a LiteralString; ours come from files
    try:
        steps = migrations.read(POSTGRES)
        migrations.check(kept, POSTGRES, steps)
        migrations.migrate(kept, POSTGRES, steps, now=int(time.time() * 1000))
        list_offers(kept, POSTGRES)
    except psycopg.Error as error:
        connection.close()
        raise BadDatabase(f"the database can't be used ({_first_line(error)})", "check this user's rights") from error
    except BaseException:
        connection.close()
        raise
    return kept


class PostgresStore:
    """Runs turns one after the other on a connection of its own, and readings on a second one.

    In one line, as on SQLite, so that no two turns see the same conversation at once.
    """

    def __init__(self, writing: Connection, reading: Connection) -> None:
        self._writing, self._reading = writing, reading
        self._executor = Executor(writing, POSTGRES)
        self._looking = Executor(reading, READING)
        self._writer = ThreadPoolExecutor(1, "turns")
        self._reader = ThreadPoolExecutor(1, "readings")
        self._closed = False

    @classmethod
    async def open(cls, address: str) -> Self:
        """A store on the database at a `postgresql://` address, brought up to date; raises BadDatabase."""
        writing = await asyncio.to_thread(connect, address)
        try:
            reading = await asyncio.to_thread(connect, address)
        except BaseException:
            writing.close()
            raise
        return cls(writing, reading)

    async def run(self, turn: Callable[[Unit], T]) -> T:
        """Runs a turn and gives its value once it is committed; see SqliteStore.run."""
        return await self._in(self._writer, self._executor.run, turn)

    async def read(self, look: Callable[[Reader], T]) -> T:
        """Runs a reading beside the turns, on one snapshot."""
        return await self._in(self._reader, self._looking.run, look)

    async def scrub(self) -> bool:
        """Nothing to do here: the server's own vacuum and log keeping are the operator's."""
        return True

    async def close(self) -> None:
        """Takes no more turns, commits those that wait, and closes."""
        self._closed = True
        await asyncio.to_thread(self._writer.shutdown)
        await asyncio.to_thread(self._reader.shutdown)
        self._writing.close()
        self._reading.close()

    async def _in(self, thread: ThreadPoolExecutor, run: Callable[[Any], T], turn: Callable[[Any], T]) -> T:
        if self._closed:
            raise StoreClosed
        running = asyncio.get_running_loop().run_in_executor(thread, run, turn)
        return await asyncio.shield(running)  # a caller that is cancelled leaves its turn to be committed


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
