"""The connections that turns on PostgreSQL run on, each with what runs them, made once."""

from collections.abc import Callable
from typing import Any

import psycopg
from psycopg_pool import ConnectionPool

from storage.batch import Executor
from storage.statements import Cursor, Dialect

PREPARED = 1_000
"""Statements that the server keeps ready for a connection: more than we have. Usually it is a hundred."""


class Served(psycopg.Connection[Any]):
    """A connection of the pool."""

    executor: Executor | None = None

    def serve(self, dialect: Dialect) -> Executor:
        """The executor on it."""
        if self.executor is None:
            self.prepared_max = PREPARED
            self.executor = Executor(OneCursor(self), dialect)
        return self.executor


class OneCursor:
    """A connection as turns use it: by one cursor, for whatever a statement gives is read before the next one.

    A cursor for each statement, as the connection itself makes them, costs half as much again (measured).
    """

    def __init__(self, connection: Served) -> None:
        self.execute: Callable[..., Cursor] = connection.cursor().execute
        self.rollback = connection.rollback
        self.close = connection.close


def open_pool(address: str, size: int, *, options: str) -> ConnectionPool[Served]:
    """So many connections at most, made anew when the server was away."""
    return ConnectionPool(
        address,
        connection_class=Served,
        min_size=1,
        max_size=size,
        kwargs={"autocommit": True, "options": options},
        open=True,
    )
