"""One database copied into another, of either kind: gone on with when it was interrupted, and verified at the end."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Protocol, TypeAlias

from storage.errors import BadDatabase
from storage.statements import Connection, Cursor

SLICE = 1_000
"""Rows in one transaction."""
PROGRESS = "copy_progress"
SKIPPED = {"schema_version", "lease", PROGRESS}
"""What each database has of its own."""
Row: TypeAlias = tuple[Any, ...]
Told: TypeAlias = Callable[[str, int], None]
"""Is told a table's name and how many more of its rows are there."""


class Side(Protocol):
    """One of the two databases: what it is called where, and how its SQL reads."""

    @property
    def connection(self) -> Connection: ...
    @property
    def mark(self) -> str:
        """What stands for a value in its SQL."""
        ...

    @property
    def snapshot(self) -> str:
        """What begins a reading of one instant."""
        ...

    def tables(self) -> list[str]: ...
    def columns(self, table: str) -> list[str]: ...
    def key(self, table: str) -> list[str]:
        """The columns of a table's primary key, in its order."""
        ...

    def many(self, sql: str, rows: Sequence[Row]) -> None: ...


@dataclass(frozen=True, slots=True)
class Copied:
    """A table that is the same on both sides: how many rows, and their checksum."""

    table: str
    rows: int
    checksum: str


def copy(source: Side, target: Side, *, told: Told) -> list[Copied]:
    """Copies every table and compares the two; the target must be empty, or hold an attempt that was cut off.

    Raises BadDatabase, with what was copied so far kept for the next attempt.
    """
    tables = [table for table in source.tables() if table not in SKIPPED]
    _begin(target, tables)
    source.connection.execute(source.snapshot)
    try:
        for table in tables:
            _copy_table(source, target, table, told)
        copied = [_compare(source, target, table) for table in tables]
    finally:
        source.connection.rollback()
    target.connection.execute(f"DROP TABLE {PROGRESS}")
    return copied


def _begin(target: Side, tables: Sequence[str]) -> None:
    """Makes the table in which the target notes how far it is, unless an attempt that was cut off left it."""
    if PROGRESS in target.tables():
        return
    for table in tables:
        if target.connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is not None:  # noqa: S608
            raise BadDatabase(f"the target already holds a neighbourhood (table {table})", "name an empty database")
    target.connection.execute(f"CREATE TABLE {PROGRESS} (name TEXT PRIMARY KEY, last TEXT NOT NULL)")


def _copy_table(source: Side, target: Side, table: str, told: Told) -> None:
    columns, key = source.columns(table), source.key(table)
    places = [columns.index(name) for name in key]
    marks = ", ".join([target.mark] * len(columns))
    insert = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - names of our own tables
    last = _progress(target, table)
    while rows := _after(source, table, columns, key, last):
        last = [rows[-1][place] for place in places]
        target.connection.execute("BEGIN")
        try:
            target.many(insert, rows)
            _note(target, table, last)
            target.connection.execute("COMMIT")
        except BaseException:
            target.connection.rollback()
            raise
        told(table, len(rows))


def _after(source: Side, table: str, columns: Sequence[str], key: Sequence[str], last: Sequence[Any]) -> list[Row]:
    """The next rows in the order of the key."""
    order, marks = ", ".join(key), ", ".join([source.mark] * len(key))
    beyond = f"WHERE ({order}) > ({marks})" if last else ""
    sql = f"SELECT {', '.join(columns)} FROM {table} {beyond} ORDER BY {order} LIMIT {SLICE}"  # noqa: S608
    return [tuple(row) for row in _asked(source, sql, last).fetchall()]


def _progress(target: Side, table: str) -> list[Any]:
    row = _asked(target, f"SELECT last FROM {PROGRESS} WHERE name = {target.mark}", [table]).fetchone()  # noqa: S608
    return list(json.loads(row[0])) if row else []


def _note(target: Side, table: str, last: Sequence[Any]) -> None:
    _asked(target, f"DELETE FROM {PROGRESS} WHERE name = {target.mark}", [table])  # noqa: S608
    values = f"{target.mark}, {target.mark}"
    _asked(target, f"INSERT INTO {PROGRESS} (name, last) VALUES ({values})", [table, json.dumps(last)])  # noqa: S608


def _compare(source: Side, target: Side, table: str) -> Copied:
    """The table as both have it; BadDatabase where they differ, with the target's emptied for the next attempt."""
    here, there = _checksum(source, table), _checksum(target, table)
    if here != there:
        target.connection.execute(f"DELETE FROM {table}")  # noqa: S608
        _asked(target, f"DELETE FROM {PROGRESS} WHERE name = {target.mark}", [table])  # noqa: S608
        raise BadDatabase(
            f"table {table} changed while it was copied ({here[0]} rows, {there[0]} in the copy)",
            "close the door, then copy again: only that table is begun anew",
        )
    return Copied(table, *here)


def _checksum(side: Side, table: str) -> tuple[int, str]:
    """How many rows, and the sum of their hashes, whatever their order."""
    columns, key = side.columns(table), side.key(table)
    count = total = 0
    for row in _all(side, table, sorted(columns), key):
        count += 1
        total += int.from_bytes(blake2b(repr(row).encode(), digest_size=16).digest())
    return count, f"{total % 2**128:032x}"


def _all(side: Side, table: str, columns: Sequence[str], key: Sequence[str]) -> Iterator[Row]:
    last: list[Any] = []
    wanted = [*columns, *key]
    while rows := _after(side, table, wanted, key, last):
        last = list(rows[-1][len(columns) :])
        for row in rows:
            yield tuple(bytes(value) if isinstance(value, memoryview) else value for value in row[: len(columns)])


def _asked(side: Side, sql: str, values: Sequence[Any]) -> Cursor:
    return side.connection.execute(sql, values) if values else side.connection.execute(sql)  # type: ignore[arg-type]
