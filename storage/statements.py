"""The SQL of `queries/`, by name, run on one connection. Every statement goes through `execute`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import aiosql

QUERIES = Path(__file__).parent / "queries"
Row: TypeAlias = tuple[Any, ...]


class Cursor(Protocol):
    """What a statement gives back."""

    @property
    def rowcount(self) -> int: ...
    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...


class Connection(Protocol):
    """What sqlite3's and psycopg's connections have in common, in autocommit mode."""

    def execute(self, sql: str, parameters: Mapping[str, Any] = ..., /) -> Cursor: ...
    def rollback(self) -> None: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Dialect:
    """One kind of database: aiosql's name for its driver, how a writing transaction begins, its errors.

    `lock` keeps a second migration out until the commit (empty where beginning does); `tables` lists
    the tables there are. `unavailable` tells an error of the database itself (full, locked, gone) from
    a mistake in SQL.
    """

    name: str
    driver: str
    begin: str
    lock: str
    tables: str
    errors: tuple[type[Exception], ...]
    unavailable: Callable[[Exception], bool]


@cache
def texts(dialect: str, driver: str) -> Mapping[str, str]:
    """The SQL of every query by name; where `x_sqlite` and `x_postgres` differ, `x` is this database's."""
    # aiosql reads the files and rewrites the parameters for the driver. Its generated functions cost
    # more than the statements they run (several generators a call), so we execute the text ourselves.
    queries = aiosql.from_path(QUERIES, driver)
    names = [name for name in queries.available_queries if not name.endswith("_cursor")]
    found = {name: getattr(queries, name).sql for name in names}
    return {name.removesuffix(f"_{dialect}"): sql for name, sql in found.items()}


class Statements:
    """Runs named queries on one connection; parameters are given by keyword."""

    __slots__ = ("_execute", "_texts", "dialect")

    def __init__(self, connection: Connection, dialect: Dialect) -> None:
        self._execute = connection.execute
        self._texts = texts(dialect.name, dialect.driver)
        self.dialect = dialect

    def row(self, name: str, /, **values: Any) -> Row | None:
        """The first row, if there is one."""
        row: Row | None = self._execute(self._texts[name], values).fetchone()
        return row

    def rows(self, name: str, /, **values: Any) -> list[Row]:
        """All rows."""
        return self._execute(self._texts[name], values).fetchall()

    def do(self, name: str, /, **values: Any) -> int:
        """How many rows were written or removed."""
        return self._execute(self._texts[name], values).rowcount
