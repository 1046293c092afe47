"""What tests look at from outside: all tables as one hash, and a connection that fails where it is told to."""

from collections.abc import Collection, Mapping
from hashlib import blake2b
from typing import Any, TypeAlias

from storage.statements import Connection, Cursor, Dialect

Rows: TypeAlias = dict[str, list[tuple[Any, ...]]]
"""By table."""


def names(connection: Connection, dialect: Dialect) -> list[str]:
    """The database's tables, but the one that counts its versions."""
    return sorted(row[0] for row in connection.execute(dialect.tables).fetchall() if row[0] != "schema_version")


def rows(connection: Connection, dialect: Dialect, but: Collection[str] = ()) -> Rows:
    """Every row of every table but some, in the order in which the database gives them."""
    looked_at = [table for table in names(connection, dialect) if table not in but]
    return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in looked_at}


def empty(connection: Connection, dialect: Dialect) -> None:
    """Takes every row out of every table. TRUNCATE would write each table's files anew: a hundred times the work."""
    for table in names(connection, dialect):
        connection.execute(f"DELETE FROM {table}")


def contents(connection: Connection, dialect: Dialect) -> Rows:
    """Every row of every table, in an order of its own."""
    return {table: sorted(found, key=repr) for table, found in rows(connection, dialect).items()}


def digest(connection: Connection, dialect: Dialect) -> str:
    """A hash of everything kept: equal before and after when nothing changed."""
    return blake2b(repr(contents(connection, dialect)).encode(), digest_size=16).hexdigest()


class Crash(Exception):
    """The power went."""


class Crashing:
    """A connection that passes statements on, until the one it is to crash at; `count` is how many were asked for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.count = 0
        self._crash_at = 0
        self._error: Exception = Crash()

    def crash_at(self, number: int, error: Exception | None = None) -> None:
        """Fails once, at that statement counted from now (1: the next; 0: none), with a Crash or this error."""
        self.count, self._crash_at, self._error = 0, number, error or Crash()

    def execute(self, sql: str, parameters: Mapping[str, Any] | None = None, /) -> Cursor:
        self.count += 1
        if self.count == self._crash_at:
            raise self._error
        return self._connection.execute(sql) if parameters is None else self._connection.execute(sql, parameters)

    def rollback(self) -> None:
        self._connection.rollback()

    def close(self) -> None:
        self._connection.close()
