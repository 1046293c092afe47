"""The database a town stands on: in memory, in a file, on PostgreSQL. Each can stop before a chosen statement."""

import shutil
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from storage import postgres, sqlite
from storage.batch import Executor, Turn
from storage.sqlite import SQLITE
from storage.statements import Connection, Cursor
from tests.tables import Rows, contents, empty, rows

PAGE = 512
"""Bytes of a page of a town in memory: small, so that all of it is quickly copied and compared."""


class Crash(Exception):
    """The program stops here."""


class Fragile:
    """A connection that fails before a chosen statement; if the program `dies` of it, nothing passes from then on.

    `breaks_at` counts from the next statement, which is 1; 0 is never. `statements` have passed.
    """

    def __init__(self, connection: Connection, *, dies: bool) -> None:
        self._connection = connection
        self._dies = dies
        self.dead = False
        self.breaks_at = 0
        self.statements = 0

    def execute(self, sql: str, parameters: Mapping[str, Any] | None = None, /) -> Cursor:
        if self.dead or self.statements + 1 == self.breaks_at:
            self.dead, self.breaks_at = self._dies, 0
            raise Crash(sql)
        self.statements += 1
        return self._connection.execute(sql) if parameters is None else self._connection.execute(sql, parameters)

    def rollback(self) -> None:
        """A program that is no more rolls nothing back."""
        if not self.dead:
            self._connection.rollback()

    def close(self) -> None:
        self._connection.close()


class Ground(Protocol):
    """A database and the program over it."""

    @property
    def executor(self) -> Executor: ...
    @property
    def fragile(self) -> Fragile: ...
    def kept(self) -> object:
        """Everything in it, to be compared."""
        ...

    def tables(self) -> Rows:
        """Every row of every table: the same on every kind of database."""
        ...

    def rows(self, but: Collection[str]) -> Rows:
        """The same, in the order in which this one gives them, without some tables."""
        ...

    def restart(self) -> None:
        """The program has stopped; another begins with what the last one left."""
        ...

    def close(self) -> None: ...


class _Small(sqlite3.Connection):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.execute(f"PRAGMA page_size = {PAGE}")


@cache
def _empty(factory: type[sqlite3.Connection]) -> sqlite3.Connection:
    """A database with nobody in it: it was migrated once, and those of all towns are copied from it."""
    return sqlite.connect(":memory:", factory=factory)


class _Copied(_Small):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        _empty(_Small).backup(self)


class Memory:
    """SQLite in memory; a turn is aborted in place, and takes back what it did by itself."""

    dialect = SQLITE

    def __init__(self) -> None:
        self.connection = sqlite.connect(":memory:", synchronous="OFF", factory=_Copied)
        self.restart()

    def kept(self) -> bytes:
        return _bytes(self.connection)

    def tables(self) -> Rows:
        return contents(self.connection, SQLITE)

    def rows(self, but: Collection[str]) -> Rows:
        return rows(self.connection, SQLITE, but)

    def foreseen(self, turn: Turn) -> bytes:
        """What would be kept after a turn that nothing stops, tried on a copy."""
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
            copy.deserialize(self.connection.serialize())
            copy.execute("PRAGMA secure_delete = ON")
            Executor(copy, SQLITE).run(turn)
            return _bytes(copy)

    def restart(self) -> None:
        self.fragile = Fragile(self.connection, dies=False)
        self.executor = Executor(self.fragile, SQLITE)

    def close(self) -> None:
        self.connection.close()


def _bytes(connection: sqlite3.Connection) -> bytes:
    """Every byte that means something (sqlite.org/fileformat2.html, 1.3 and 1.5).

    Left out are the header's counts of commits with the library's version, and what free pages still
    hold, which no rollback restores.
    """
    kept = bytearray(connection.serialize())
    kept[24:28], kept[92:100] = bytes(4), bytes(8)
    trunk = _number(kept, 32)
    while trunk:
        here = (trunk - 1) * PAGE
        for place in range(_number(kept, here + 4)):
            free = _number(kept, here + 8 + 4 * place) * PAGE
            kept[free - PAGE : free] = bytes(PAGE)
        trunk = _number(kept, here)
    return bytes(kept)


def _number(kept: bytearray, place: int) -> int:
    return int.from_bytes(kept[place : place + 4], "big")


class File:
    """SQLite in a file, as it is served: with a log beside it, every commit awaited."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lives = 0
        self.path = folder / "town.db"
        self.path.write_bytes(_empty(sqlite3.Connection).serialize())
        self._begin()

    def _begin(self) -> None:
        self.connection = sqlite.connect(self.path)
        self.fragile = Fragile(self.connection, dies=True)
        self.executor = Executor(self.fragile, SQLITE)

    def kept(self) -> object:
        return self.tables()

    def tables(self) -> Rows:
        return contents(self.connection, SQLITE)

    def rows(self, but: Collection[str]) -> Rows:
        return rows(self.connection, SQLITE, but)

    def restart(self) -> None:
        """The next program finds the files as they were at that instant: the log too, with what was not committed."""
        self._lives += 1
        left = self.path
        self.path = self._folder / f"town{self._lives}.db"
        for end in ("", "-wal"):
            if (file := left.with_name(left.name + end)).exists():
                shutil.copyfile(file, self.path.with_name(self.path.name + end))
        self.connection.close()
        for file in self._folder.glob(f"{left.name}*"):
            file.unlink()
        self._begin()

    def close(self) -> None:
        self.connection.close()


class Server:
    """PostgreSQL; what an earlier town left in the database is thrown away."""

    dialect = postgres.POSTGRES

    def __init__(self, address: str) -> None:
        self.address = address
        self._begin()
        empty(self.connection, postgres.POSTGRES)

    def _begin(self) -> None:
        self.connection = postgres.connect(self.address)
        self.fragile = Fragile(self.connection, dies=True)
        self.executor = Executor(self.fragile, postgres.POSTGRES)

    def kept(self) -> object:
        return self.tables()

    def tables(self) -> Rows:
        return contents(self.connection, postgres.POSTGRES)

    def rows(self, but: Collection[str]) -> Rows:
        return rows(self.connection, postgres.POSTGRES, but)

    def restart(self) -> None:
        """The server sees the program's connection end, and takes back what it had begun."""
        self.connection.close()
        self._begin()

    def close(self) -> None:
        self.connection.close()
