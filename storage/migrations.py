"""Brings a database's tables up to date: numbered files, each applied once, in one transaction."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from storage.errors import BadDatabase
from storage.statements import Connection, Dialect

SCHEMA = Path(__file__).parent / "schema"
_FILE = re.compile(r"(?P<number>\d{3})(\.(?P<dialect>sqlite|postgres))?\.sql")
_VERSIONS = """CREATE TABLE schema_version (
    number INTEGER PRIMARY KEY,
    checksum TEXT NOT NULL,
    at BIGINT NOT NULL
)"""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema, from the version before it."""

    number: int
    sql: str

    @property
    def checksum(self) -> str:
        return blake2b(self.sql.encode(), digest_size=16).hexdigest()

    def statements(self) -> Iterator[str]:
        """Its statements, one by one; each ends at a line's end."""
        pending = ""
        for line in self.sql.splitlines(keepends=True):
            if pending or (line.strip() and not line.startswith("--")):
                pending += line
            if pending and sqlite3.complete_statement(pending):
                yield pending
                pending = ""


def read(dialect: Dialect, folder: Path = SCHEMA) -> list[Migration]:
    """The program's migrations for a database, from 1 on: `NNN.sql`, or its own of a pair."""
    found = {}
    for path in folder.glob("*.sql"):
        name = _FILE.fullmatch(path.name)
        if name is None:
            raise ValueError(f"{path.name} is no migration: they are named NNN.sql, NNN.sqlite.sql, NNN.postgres.sql")
        if name["dialect"] in (None, dialect.name):
            found[int(name["number"])] = Migration(int(name["number"]), path.read_text(encoding="utf-8"))
    if sorted(found) != list(range(1, len(found) + 1)):
        raise ValueError(f"migrations are numbered from 001 without a gap, not {sorted(found)}")
    return [found[number] for number in sorted(found)]


def check(connection: Connection, dialect: Dialect, migrations: Sequence[Migration]) -> int:
    """The database's version (0: empty), only read; BadDatabase when it is not for this program."""
    tables = {row[0] for row in connection.execute(dialect.tables).fetchall()}
    if not tables:
        return 0
    if "schema_version" not in tables:
        raise BadDatabase("the database holds another program's tables", "give this program one of its own")
    applied = connection.execute("SELECT number, checksum FROM schema_version ORDER BY number").fetchall()
    if len(applied) > len(migrations):
        raise BadDatabase(
            f"the database is of version {len(applied)} and this program knows {len(migrations)}",
            "install the newer program, or restore the backup made before it",
        )
    for (number, checksum), known in zip(applied, migrations, strict=False):
        if (number, checksum) != (known.number, known.checksum):
            raise BadDatabase(
                f"step {known.number} of the database's tables is not the one this program made",
                "use the program that made it, or restore a backup",
            )
    return len(applied)


def is_current(connection: Connection, dialect: Dialect, migrations: Sequence[Migration], name: str) -> None:
    """Raises BadDatabase for one that is empty or of an older program."""
    if check(connection, dialect, migrations) < len(migrations):
        raise BadDatabase(f"{name} was made by an older program", "`collectif migrate` brings it up to date")


def migrate(connection: Connection, dialect: Dialect, migrations: Sequence[Migration], *, now: int) -> int:
    """Applies what is missing, each step in its own transaction, and gives the version it had before.

    Two programs that start at once wait for each other. A step that fails leaves nothing of itself.
    """
    before = None
    while True:
        connection.execute(dialect.begin)
        try:
            if dialect.lock:
                connection.execute(dialect.lock)
            version = check(connection, dialect, migrations)
            before = version if before is None else before
            if version < len(migrations):
                _apply(connection, migrations[version], now)
            connection.execute("COMMIT")
        except BaseException:
            connection.rollback()
            raise
        if version >= len(migrations) - 1:
            return before


def _apply(connection: Connection, migration: Migration, now: int) -> None:
    if migration.number == 1:
        connection.execute(_VERSIONS)
    for statement in migration.statements():
        connection.execute(statement)
    connection.execute(
        f"INSERT INTO schema_version VALUES ({migration.number:d}, '{migration.checksum}', {now:d})"  # noqa: S608
    )
