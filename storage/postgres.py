"""The store on PostgreSQL: the same turns on the same tables, one transaction each, by any number of processes."""

import asyncio
import logging
import random
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock
from typing import Any, Self, TypeVar, cast

from storage import migrations
from storage.batch import Executor, Outcome, Turn
from storage.errors import BadDatabase, StoreClosed, StoreUnavailable
from storage.listing import list_offers
from storage.statements import Connection, Dialect
from storage.unit import Reader, Unit

try:
    import psycopg
    from psycopg_pool import ConnectionPool

    from storage.pool import Served, open_pool
except ImportError as missing:
    raise BadDatabase(
        "PostgreSQL is set but its driver is not installed", "install it with: pip install 'collectif[postgres]'"
    ) from missing

T = TypeVar("T")

TURNS, READINGS = 4, 2
"""Connections of each process; more did no better on two cores."""
TRIES = 20
"""How often a turn is run that another one got in the way of."""
AGAIN = 1.0
"""Seconds until a server that went away is listened to again."""
PATIENCE = 5.0
"""Seconds that a turn waits for a connection."""
OPTIONS = "-c enable_seqscan=off"
"""What a turn reads is locked as finely as it was looked up: by a scan of a table, all of it."""
log = logging.getLogger(__name__)
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
SERVING = replace(POSTGRES, begin="BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT 1")
"""Turns of several processes come out as if they had come one after the other: no two hold the same last place.

The SELECT fixes what a turn sees, before it takes its instant (bot/door.py): what it sees has earlier ones.
"""
READING = replace(POSTGRES, begin="BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")


class Insistent(Executor):
    """Runs a turn again that another process's got in the way of."""

    def alone(self, turn: Turn) -> Outcome:
        """The same, once nothing did."""
        return _insist(lambda: super(Insistent, self).alone(turn), Lock())


def open_sync(address: str) -> Executor:
    """An executor on a database that is brought up to date, beside doors that may be open on it.

    The caller closes its connection. Raises BadDatabase, with the database as it was.
    """
    return Insistent(connect(address, options=OPTIONS), SERVING)


def connect(address: str, *, options: str | None = None) -> Connection:
    """A connection in autocommit mode to a database that is up to date; raises BadDatabase."""
    try:
        connection = psycopg.connect(address, autocommit=True, options=options)
    except psycopg.OperationalError as error:
        raise _unreached(error) from error
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


@contextmanager
def looking(address: str) -> Iterator[Executor]:
    """The database as it is, only read, and nothing made; raises BadDatabase."""
    try:
        connection = psycopg.connect(address, autocommit=True)
    except psycopg.OperationalError as error:
        raise _unreached(error) from error
    try:
        kept = cast("Connection", connection)
        migrations.is_current(kept, POSTGRES, migrations.read(POSTGRES), "the database")
        yield Executor(kept, READING)
    except psycopg.Error as error:
        raise BadDatabase(f"the database can't be read ({_first_line(error)})", "check this user's rights") from error
    finally:
        connection.close()


def migrate(address: str) -> tuple[int, int]:
    """Brings the database up to date; its version before and now. Raises BadDatabase."""
    before, steps = 0, migrations.read(POSTGRES)
    try:
        with psycopg.connect(address, autocommit=True) as reading:
            before = migrations.check(cast("Connection", reading), POSTGRES, steps)
    except psycopg.OperationalError as error:
        raise _unreached(error) from error
    connect(address).close()
    return before, len(steps)


class PostgresSide:
    """A PostgreSQL database as one of two that are copied (see storage.copying)."""

    mark = "%s"
    snapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

    def __init__(self, address: str) -> None:
        """Brought up to date; raises BadDatabase."""
        self.connection = connect(address)

    def tables(self) -> list[str]:
        return sorted(row[0] for row in self.connection.execute(POSTGRES.tables).fetchall())

    def columns(self, table: str) -> list[str]:
        return self._names(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped "
            "ORDER BY attnum",
            table,
        )

    def key(self, table: str) -> list[str]:
        return self._names(
            "SELECT attname FROM pg_index, unnest(indkey) WITH ORDINALITY AS part (number, place), pg_attribute "
            "WHERE indrelid = %s::regclass AND indisprimary AND attrelid = indrelid AND attnum = part.number "
            "ORDER BY part.place",
            table,
        )

    def _names(self, sql: str, table: str) -> list[str]:
        return [row[0] for row in self.connection.execute(sql, (table,)).fetchall()]  # type: ignore[arg-type]

    def many(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        cast("psycopg.Connection[Any]", self.connection).cursor().executemany(sql.encode(), rows)


class PostgresStore:
    """Runs turns beside one another in a small pool of threads, each on a connection of its own.

    Turns of one `line` go in the order they were asked for. Turns that got in each other's way are run again.
    """

    shared = True
    """Other processes may serve the same database."""

    def __init__(self, address: str) -> None:
        """Nothing is checked yet; see `open`."""
        self._address = address
        self._turns, self._readings = (open_pool(address, size, options=OPTIONS) for size in (TURNS, READINGS))
        self._writers = ThreadPoolExecutor(TURNS, "turns")
        self._readers = ThreadPoolExecutor(READINGS, "readings")
        self._again = Lock()
        self._lines: dict[str, asyncio.Future[Any]] = {}
        self._closed = False
        self.committed: Callable[[int], None] | None = None
        """Told of each turn that was committed, for the metrics."""

    @classmethod
    async def open(cls, address: str) -> Self:
        """A store on the database at a `postgresql://` address, brought up to date; raises BadDatabase."""
        await asyncio.to_thread(lambda: connect(address).close())
        return cls(address)

    async def run(self, turn: Callable[[Unit], T], *, line: str = "") -> T:
        """Runs a turn and gives its value once it is committed; see SqliteStore.run."""
        if self._closed:
            raise StoreClosed
        before = self._lines.get(line)
        running = asyncio.ensure_future(self._after(before, turn)) if before else self._start(turn)
        if line:
            self._lines[line] = running
        running.add_done_callback(lambda done: self._leave(line, done))
        return await asyncio.shield(running)  # a caller that is cancelled leaves its turn to be committed

    async def read(self, look: Callable[[Reader], T]) -> T:
        """Runs a reading beside the turns, on one snapshot."""
        if self._closed:
            raise StoreClosed
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._look, look)

    async def follow(self, heard: Callable[[str], None]) -> None:
        """Tells the address of whatever is owed or brought by any process, at its commit, until cancelled.

        What is told while the server is away is missed: look once more at what there is when it is back, for
        which an empty address is the sign.
        """
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(self._address, autocommit=True) as listening:
                    await listening.execute("LISTEN collectif")
                    heard("")
                    async for notice in listening.notifies():
                        heard(notice.payload)
            except psycopg.OperationalError as error:
                log.warning("what other processes bring is not heard of now: %s", _first_line(error))
            await asyncio.sleep(AGAIN)

    async def scrub(self) -> bool:
        """Nothing to do here: the server's own vacuum and log keeping are the operator's."""
        return True

    async def close(self) -> None:
        """Takes no more turns, commits those that wait, and closes."""
        self._closed = True
        if waiting := tuple(self._lines.values()):
            await asyncio.wait(waiting)
        await asyncio.to_thread(self._writers.shutdown)
        await asyncio.to_thread(self._readers.shutdown)
        await asyncio.to_thread(self._turns.close)
        await asyncio.to_thread(self._readings.close)

    async def _after(self, before: "asyncio.Future[Any]", turn: Callable[[Unit], T]) -> T:
        await asyncio.wait((before,))
        return await self._start(turn)

    def _start(self, turn: Callable[[Unit], T]) -> "asyncio.Future[T]":
        return asyncio.get_running_loop().run_in_executor(self._writers, self._commit, turn)

    def _leave(self, line: str, done: "asyncio.Future[Any]") -> None:
        if self._lines.get(line) is done:
            del self._lines[line]
        if not done.cancelled() and not done.exception() and self.committed:  # whoever waits hears an error too
            self.committed(1)

    def _commit(self, turn: Callable[[Unit], T]) -> T:
        """Runs it until nothing got in its way; raises what the turn raised, or StoreUnavailable."""
        value: T = _insist(lambda: self._once(self._turns, SERVING, turn), self._again).result()
        return value

    def _look(self, look: Callable[[Reader], T]) -> T:
        value: T = self._once(self._readings, READING, look).result()
        return value

    def _once(self, pool: "ConnectionPool[Served]", dialect: Dialect, turn: Callable[[Any], Any]) -> Outcome:
        begun = False

        def noted(unit: Unit) -> Any:
            nonlocal begun
            begun = True
            return turn(unit)

        while True:
            try:
                with pool.connection(PATIENCE) as connection:
                    outcome = connection.serve(dialect).alone(noted)
            except psycopg.OperationalError as error:  # no connection could be had
                return Outcome(error=StoreUnavailable(_first_line(error)))
            if begun or not connection.closed:
                return outcome
            # The server was away since this connection was last used; the pool has let go of it.


def _insist(once: Callable[[], Outcome], again: Lock) -> Outcome:
    """What came of a turn once no other got in its way, or of the last of its TRIES.

    Of those that share `again` one at a time is run again: else a crowd at one place would keep each other out.
    """
    outcome = once()
    for attempt in range(TRIES):
        if not _in_the_way(outcome.error):
            break
        time.sleep(random.uniform(0, 0.002 * 2 ** min(attempt, 6)))  # noqa: S311 - no secret
        with again:
            outcome = once()
    return outcome


def _in_the_way(error: Exception | None) -> bool:
    """Whether another turn is why this one could not be kept: run again, it can."""
    return isinstance(error, StoreUnavailable) and isinstance(
        error.__cause__, psycopg.errors.SerializationFailure | psycopg.errors.DeadlockDetected
    )


def _unreached(error: psycopg.Error) -> BadDatabase:
    return BadDatabase(
        f"PostgreSQL can't be reached ({_first_line(error)})", "check COLLECTIF_DATABASE_URL and that it is running"
    )


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
