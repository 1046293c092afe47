"""SQLite databases: how they are opened, brought up to date, and told apart from mistakes."""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, TypeAlias

from storage import migrations
from storage.batch import Executor
from storage.errors import BadDatabase
from storage.listing import list_offers
from storage.statements import Connection, Dialect

Synchronous: TypeAlias = Literal["FULL", "NORMAL", "OFF"]

BUSY_MS = 5_000
"""How long another program may hold the database before a turn is given up."""
WAL_BYTES = 64 * 1024 * 1024
"""The log file is cut back to this when it has been emptied after a long reading."""

_MISTAKES = {1, 19, 20, 21, 25}
"""SQLITE_ERROR, CONSTRAINT, MISMATCH, MISUSE, RANGE (sqlite.org/rescode.html): the program's own fault."""


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
    """A connection that refuses to write, and on closing leaves no file beside the database that was not there."""
    # To read, SQLite makes a log, which only a connection that could write puts away again. A log that is there
    # already is another's: whoever could write would fold it into the database.
    mode = "ro" if any(Path(f"{path}{ending}").exists() for ending in ("-wal", "-journal")) else "rw"
    address = f"{Path(path).absolute().as_uri()}?mode={mode}"
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
        case sqlite3.SQLITE_CANTOPEN if _is_gone(Path(path).parent):
            there = Path(path).parent
            return BadDatabase(f"the folder {there} is not there", "make it, or name another in COLLECTIF_DATABASE_URL")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return BadDatabase(f"{path} can't be written", "give this user the right to write it and its folder")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return BadDatabase(f"{path} is held by another program", "stop that one, then start again")
        case sqlite3.SQLITE_FULL:
            return BadDatabase(f"there is no room left for {path}", "free some space on its disk")
    return BadDatabase(f"{path} can't be used ({error})", "check the disk, or restore a backup")


def _is_gone(folder: Path) -> bool:
    """Whether there is no such folder; one that may not be looked at is there."""
    try:
        return not folder.exists()
    except PermissionError:
        return False


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
