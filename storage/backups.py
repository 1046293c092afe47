"""A consistent copy of a running SQLite database, and a door made anew from one."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from storage import migrations
from storage.errors import BadDatabase
from storage.sqlite import SQLITE, connect_to_read, open_sync

PRIVATE = 0o600


def back_up(database: Path, copy: Path) -> None:
    """Copies the database as it is at one instant, while turns go on; the copy is whole or not there at all.

    It can be read by its owner alone. Raises BadDatabase where there is nothing to copy, and FileExistsError
    rather than write over anything.
    """
    _read_whole(database)
    if copy.exists():
        raise FileExistsError(copy)
    unfinished = _begin(copy)
    try:
        with closing(connect_to_read(database)) as source, closing(sqlite3.connect(unfinished)) as target:
            # In one step: a copy in several begins again whenever somebody writes meanwhile.
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")  # one file, with no log beside it
        _read_whole(unfinished)
        _finish(unfinished, copy)
    finally:
        _tidy(unfinished)


def restore(copy: Path, database: Path, *, now: int, harmless: str) -> int:
    """Makes the database from a copy, and says how many messages are put aside for staff.

    Nobody knows whether what waited to be sent went out after the copy was made: it is not sent again, but
    on the platform `harmless`, where a message that arrives twice is one. Raises BadDatabase for a copy that is damaged
    or of a newer program, and FileExistsError over anything that is there.
    """
    _read_whole(copy)
    if there := next((path for path in _with_logs(database) if path.exists()), None):
        raise FileExistsError(there)
    unfinished = _begin(database)
    try:
        with closing(connect_to_read(copy)) as source, closing(sqlite3.connect(unfinished)) as target:
            source.backup(target)
        executor = open_sync(unfinished)
        with closing(executor.connection) as connection:
            aside = executor.run(lambda uow: uow.outbox.put_aside(now, but=harmless))
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        _finish(unfinished, database)
    finally:
        _tidy(unfinished)
    return aside


def _with_logs(database: Path) -> list[Path]:
    return [database.with_name(f"{database.name}{ending}") for ending in ("", "-wal", "-shm")]


def _begin(path: Path) -> Path:
    """An empty file beside a path, for its owner alone; what an attempt cut off left there goes."""
    unfinished = path.with_name(f"{path.name}.part")
    _tidy(unfinished)
    unfinished.touch(mode=PRIVATE)
    return unfinished


def _finish(unfinished: Path, path: Path) -> None:
    """Gives it its name, once the disk has all of it."""
    _sync(unfinished)
    unfinished.replace(path)
    _sync(path.parent)


def _tidy(unfinished: Path) -> None:
    for path in _with_logs(unfinished):
        path.unlink(missing_ok=True)


def _read_whole(path: Path) -> None:
    """Every page is sound, and the tables are ones that this program knows; BadDatabase otherwise."""
    if not path.is_file():
        raise BadDatabase(f"there is no database at {path}", "give the path of one")
    try:
        with closing(connect_to_read(path)) as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            version = migrations.check(connection, SQLITE, migrations.read(SQLITE)) if found == "ok" else 0
    except sqlite3.DatabaseError as error:
        raise BadDatabase(f"{path} is damaged or no SQLite database", "take another copy") from error
    if found != "ok":
        raise BadDatabase(f"{path} is damaged ({found})", "take another copy")
    if not version:
        raise BadDatabase(f"{path} is empty", "give the path of a neighbourhood’s database")


def _sync(path: Path) -> None:
    """Has the disk keep what was written there, before anything relies on it."""
    with suppress(PermissionError):  # a folder can't be opened everywhere
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
