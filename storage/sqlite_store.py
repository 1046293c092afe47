"""The store on SQLite: whole turns on the database's own thread, committed in groups."""

import asyncio
import logging
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol, Self, TypeVar

import aiosqlite

from storage.batch import Executor, Outcome, Turn
from storage.errors import StoreClosed, StoreUnavailable
from storage.sqlite import BUSY_MS, READING, SQLITE, Synchronous, connect, connect_to_read
from storage.statements import Dialect
from storage.unit import Reader, Unit

T = TypeVar("T")
MOST_TURNS = 256
"""Turns in one transaction: more would keep the first waiting for no gain."""
log = logging.getLogger(__name__)


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
