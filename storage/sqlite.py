"""The store on SQLite: whole turns on the database's own thread, committed in groups."""

import asyncio
import logging
import sqlite3
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Literal, Protocol, Self, TypeAlias, TypeVar

import aiosqlite

from storage import migrations
from storage.batch import Executor, Outcome, Turn
from storage.errors import BadDatabase, StoreClosed, StoreUnavailable
from storage.listing import list_offers
from storage.statements import Connection, Dialect
from storage.unit import Reader, Unit

T = TypeVar("T")
Synchronous: TypeAlias = Literal["FULL", "NORMAL", "OFF"]

MOST_TURNS = 256
"""Turns in one transaction: more would keep the first waiting for no gain."""
BUSY_MS = 5_000
"""How long another program may hold the database before a turn is given up."""
WAL_BYTES = 64 * 1024 * 1024
"""The log file is cut back to this when it has been emptied after a long reading."""

_MISTAKES = {1, 19, 20, 21, 25}
"""SQLITE_ERROR, CONSTRAINT, MISMATCH, MISUSE, RANGE (sqlite.org/rescode.html): the program's own fault."""

log = logging.getLogger(__name__)


def _unavailable(error: Exception) -> bool:
    return isinstance(error, sqlite3.Error) and _code(error) not in {0, *_MISTAKES}


def _code(error: sqlite3.Error) -> int:
    """The primary result code; 0 for errors that Python's module raises itself."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


SQLITE = Dialect(
    name="sqlite",
    driver="sqlite3",
    begin="BEGIN IMMEDIATE",
    lock="",
    tables="SELECT name FROM sqlite_master WHERE type = 'table'",
    errors=(sqlite3.Error,),
    unavailable=_unavailable,
)
READING = replace(SQLITE, begin="BEGIN")


def open_sync(
    path: Path | str = ":memory:",
    *,
    synchronous: Synchronous = "FULL",
    busy_ms: int = BUSY_MS,
    factory: type[sqlite3.Connection] = sqlite3.Connection,
) -> Executor:
    """An executor on a database that is made or brought up to date; the caller closes its connection.

    Raises BadDatabase, with the database as it was.
    """
    return Executor(connect(path, synchronous=synchronous, busy_ms=busy_ms, factory=factory), SQLITE)


def connect(
    path: Path | str,
    *,
    synchronous: Synchronous = "FULL",
    busy_ms: int = BUSY_MS,
    factory: type[sqlite3.Connection] = sqlite3.Connection,
) -> sqlite3.Connection:
    """A connection in autocommit mode to a database that is up to date; raises BadDatabase."""
    try:
        connection = sqlite3.connect(
            path, timeout=busy_ms / 1000, isolation_level=None, cached_statements=256, factory=factory
        )
    except sqlite3.Error as error:
        raise _explained(path, error) from error
    try:
        prepare(connection, synchronous=synchronous, busy_ms=busy_ms)
    except sqlite3.Error as error:
        connection.close()
        raise _explained(path, error) from error
    except BaseException:
        connection.close()
        raise
    return connection


def prepare(connection: Connection, *, synchronous: Synchronous = "FULL", busy_ms: int = BUSY_MS) -> None:
    """Brings a database up to date and has it keep what is committed; raises BadDatabase, or the driver's errors."""
    steps = migrations.read(SQLITE)
    migrations.check(connection, SQLITE, steps)  # before anything is written
    _log_ahead(connection, busy_ms)
    connection.execute(f"PRAGMA synchronous = {synchronous}")
    connection.execute(f"PRAGMA journal_size_limit = {WAL_BYTES}")
    connection.execute("PRAGMA secure_delete = ON")
    migrations.migrate(connection, SQLITE, steps, now=int(time.time() * 1000))
    list_offers(connection, SQLITE)


def _log_ahead(connection: Connection, busy_ms: int) -> None:
    """Write-ahead logging, for which SQLite itself does not wait while another program turns it on."""
    until = time.monotonic() + busy_ms / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() >= until:
                raise
            time.sleep(0.01)
        else:
            return


def migrate(path: Path) -> tuple[int, int]:
    """Makes the database or brings it up to date; its version before and now. Raises BadDatabase."""
    before, steps = 0, migrations.read(SQLITE)
    if path.exists():
        # What it can't read, `connect` will say better.
        with closing(connect_to_read(path)) as reading, suppress(sqlite3.DatabaseError):
            before = migrations.check(reading, SQLITE, steps)
    connect(path).close()
    return before, len(steps)


def connect_to_read(path: Path | str, *, busy_ms: int = BUSY_MS) -> sqlite3.Connection:
    """A connection that refuses to write."""
    address = f"{Path(path).absolute().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=busy_ms / 1000, isolation_level=None, cached_statements=256)
    connection.execute("PRAGMA query_only = ON")
    return connection


@contextmanager
def looking(path: Path) -> Iterator[Executor]:
    """The database as it is, only read, and nothing made; raises BadDatabase."""
    if not path.exists():
        raise BadDatabase(f"there is no database at {path}", "`collectif migrate` makes it")
    try:
        with closing(connect_to_read(path)) as connection:
            migrations.is_current(connection, SQLITE, migrations.read(SQLITE), str(path))
            yield Executor(connection, READING)
    except sqlite3.DatabaseError as error:
        raise _explained(path, error) from error


def _explained(path: Path | str, error: sqlite3.Error) -> BadDatabase:
    match _code(error):
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return BadDatabase(f"{path} is damaged or no SQLite database", "restore a backup of it")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return BadDatabase(f"{path} can't be written", "give this user the right to write it and its folder")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return BadDatabase(f"{path} is held by another program", "stop that one, then start again")
        case sqlite3.SQLITE_FULL:
            return BadDatabase(f"there is no room left for {path}", "free some space on its disk")
    return BadDatabase(f"{path} can't be used ({error})", "check the disk, or restore a backup")


class SqliteSide:
    """A SQLite database as one of two that are copied (see storage.copying)."""

    mark = "?"
    snapshot = "BEGIN"

    def __init__(self, path: Path) -> None:
        """Made or brought up to date; raises BadDatabase."""
        self.connection = connect(path)

    def tables(self) -> list[str]:
        return sorted(row[0] for row in self.connection.execute(SQLITE.tables).fetchall())

    def columns(self, table: str) -> list[str]:
        return [row[1] for row in self.connection.execute(f"PRAGMA table_info({table})").fetchall()]

    def key(self, table: str) -> list[str]:
        rows = self.connection.execute(f"PRAGMA table_info({table})").fetchall()
        return [row[1] for row in sorted(rows, key=lambda row: int(row[5])) if row[5]]

    def many(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        self.connection.executemany(sql, rows)


class Hand(Protocol):
    """Whatever runs functions for the store, one after the other, beside the executor of its connection."""

    executor: Executor

    async def call(self, function: Callable[..., T], *arguments: Any) -> T:
        """What the function gives, once it has run."""
        ...

    async def close(self) -> None:
        """Runs nothing more, and closes the connection."""
        ...


class _Thread(aiosqlite.Connection):
    """aiosqlite's thread with its connection, an executor on it, and a way to run a function there."""

    def __init__(self, opening: Callable[[], sqlite3.Connection], dialect: Dialect) -> None:
        def connector() -> sqlite3.Connection:
            connection = opening()
            self.executor = Executor(connection, dialect)
            return connection

        super().__init__(connector, iter_chunk_size=64)

    async def begin(self) -> None:
        """Opens the database; raises what kept it from opening once the thread has ended.

        aiosqlite itself does not wait for it, and its last words would come to a loop that is closed.
        """
        try:
            await self
        except BaseException:
            await asyncio.to_thread(self._thread.join)
            raise

    async def call(self, function: Callable[..., T], *arguments: Any) -> T:
        """What the function gives, once the thread has run it."""
        result: T = await self._execute(function, *arguments)  # type: ignore[no-untyped-call]
        return result


class SqliteStore:
    """Runs turns in the order they were asked for (see conversations.ports.Store)."""

    shared = False
    """One process serves a file."""

    def __init__(self, writer: Hand, reader: Hand) -> None:
        """A store on connections that are open already; see `open`."""
        self._waiting: deque[tuple[Turn, asyncio.Future[Any]]] = deque()
        self._draining: asyncio.Task[None] | None = None
        self.committed: Callable[[int], None] | None = None
        """Told how many turns each commit held, for the metrics."""
        self._closed = False
        self._writer = writer
        self._reader = reader

    @classmethod
    async def open(cls, path: Path | str, *, synchronous: Synchronous = "FULL", busy_ms: int = BUSY_MS) -> Self:
        """A store on the database at this path, made or brought up to date; raises BadDatabase.

        `synchronous` other than FULL may lose acknowledged turns in a power cut; it is there to be
        compared with.
        """
        writer = _Thread(partial(connect, path, synchronous=synchronous, busy_ms=busy_ms), SQLITE)
        reader = _Thread(partial(connect_to_read, path, busy_ms=busy_ms), READING)
        await writer.begin()
        try:
            await reader.begin()
        except BaseException:
            await writer.close()  # its thread would keep the program from ending
            raise
        return cls(writer, reader)

    async def run(self, turn: Callable[[Unit], T], *, line: str = "") -> T:
        """Runs a turn and gives its value once it is committed; turns of one `line` go in the order they came.

        Turns asked for while others are being committed share the next transaction. Raises what the
        turn raised, or StoreUnavailable; nothing of it was kept then. A caller that is cancelled
        leaves its turn to be committed.
        """
        if self._closed:
            raise StoreClosed
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()
        self._waiting.append((turn, done))
        if self._draining is None:
            self._draining = loop.create_task(self._drain())
        return await done

    async def read(self, look: Callable[[Reader], T]) -> T:
        """Runs a reading beside the turns, on one snapshot; keep it short, for it holds back the log."""
        if self._closed:
            raise StoreClosed
        value: T = (await self._reader.call(self._reader.executor.alone, look)).result()
        return value

    async def follow(self, heard: Callable[[str], None]) -> None:
        """Nothing: there is no other process."""

    async def scrub(self) -> bool:
        """Writes the database anew, so that what was erased is nowhere in its files; False if a reader was in the way.

        Turns wait meanwhile, about a second for every 100 MB. Raises StoreUnavailable when the disk has
        no room for a second copy.
        """
        try:
            return await self._writer.call(self._rewrite)
        except sqlite3.Error as error:
            raise StoreUnavailable(str(error)) from error

    async def close(self) -> None:
        """Takes no more turns, commits those that wait, and closes."""
        self._closed = True
        if self._draining:
            await self._draining
        await self._reader.close()
        await self._writer.close()

    async def _drain(self) -> None:
        try:
            while self._waiting:
                await self._commit([self._waiting.popleft() for _ in range(min(len(self._waiting), MOST_TURNS))])
        finally:
            self._draining = None

    async def _commit(self, batch: Sequence[tuple[Turn, asyncio.Future[Any]]]) -> None:
        try:
            outcomes = await self._writer.call(self._writer.executor.batch, [turn for turn, _ in batch])
        except Exception as error:  # noqa: BLE001 - a waiter is never left waiting
            outcomes = [Outcome(error=error)] * len(batch)
        for (_, done), outcome in zip(batch, outcomes, strict=True):
            _settle(done, outcome)
        if self.committed:
            self.committed(len(batch))

    def _rewrite(self) -> bool:
        # `secure_delete` alone is not enough: pages that were balanced keep stale copies of moved rows
        # in their gaps (found by scanning), so the pages themselves are made anew.
        execute = self._writer.executor.connection.execute
        execute("VACUUM")
        try:
            busy, _, _ = execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error as error:
            log.warning("the database's log could not be emptied: %s", error)
            return False
        return bool(busy == 0)


def _settle(done: asyncio.Future[Any], outcome: Outcome) -> None:
    if done.done():
        if outcome.error:
            log.error("a turn that nobody waits for any more failed: %s", type(outcome.error).__name__)
    elif outcome.error:
        done.set_exception(outcome.error)
    else:
        done.set_result(outcome.value)
