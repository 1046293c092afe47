"""A disk that forgets at a power cut what it was not told to keep, and SQLite on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from random import Random
from typing import Any, cast

import apsw

from storage.sqlite import SQLITE
from storage.statements import Cursor

SECTOR = 512
"""Bytes that a disk writes at once (sqlite.org/atomiccommit.html, section 2): a longer writing may stop between two."""
APSW = replace(SQLITE, errors=(apsw.Error,), unavailable=lambda error: not isinstance(error, apsw.SQLError))


@dataclass
class Contents:
    """A file: what is kept for sure, what the program sees, and what was written since (a length: cut back to it)."""

    kept: bytes | None = None
    seen: bytearray = field(default_factory=bytearray)
    since: list[tuple[int, bytes] | int] = field(default_factory=list)

    def write(self, data: bytes, offset: int) -> None:
        _put(self.seen, data, offset)
        self.since.append((offset, data))

    def truncate(self, size: int) -> None:
        del self.seen[size:]
        self.since.append(size)

    def sync(self) -> None:
        self.kept, self.since = bytes(self.seen), []

    def left(self, chance: Random) -> bytes | None:
        """What a power cut leaves: any of the sectors written since, in any order; None: not even the file."""
        likely = chance.choice((0.0, 0.5, 0.9, 1.0))
        if self.kept is None and chance.random() >= likely:
            return None
        left = bytearray(self.kept or b"")
        written = [part for one in self.since for part in _sectors(one)]
        for part in [part for part in written if chance.random() < likely]:
            if isinstance(part, int):
                del left[part:]
            else:
                _put(left, part[1], part[0])
        return bytes(left)


def _put(into: bytearray, data: bytes, offset: int) -> None:
    into.extend(bytes(max(0, offset - len(into))))
    into[offset : offset + len(data)] = data


def _sectors(one: tuple[int, bytes] | int) -> list[tuple[int, bytes] | int]:
    if isinstance(one, int):
        return [one]
    offset, data = one
    return [(offset + at, data[at : at + SECTOR]) for at in range(0, len(data), SECTOR)]


class Disk(apsw.VFS):
    """Files in memory that SQLite works on by this disk's `name`; the power goes before a chosen writing or sync.

    `cut_at` counts from the next of them, which is 1; 0 is never.
    """

    _names = count(1)

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.name = f"disk{next(self._names)}"
        self.files = {name: Contents(content, bytearray(content)) for name, content in files.items()}
        self.dead = False
        self.cut_at = 0
        super().__init__(self.name, base="")

    def works(self) -> bool:
        """Whether there is power for what is about to be written.

        SQLite is not told when there is none: what a program does after that instant reaches nobody.
        """
        self.cut_at -= 1
        self.dead = self.dead or self.cut_at == 0
        return not self.dead

    def after_the_cut(self, chance: Random) -> "Disk":
        """The disk as the next program finds it, when the power is back."""
        left = {name: file.left(chance) for name, file in self.files.items()}
        return Disk({name: content for name, content in left.items() if content is not None})

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        flags[1] = flags[0]
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        file = self.files.setdefault(path, Contents()) if path else Contents()  # without a name: for the moment only
        return cast("apsw.VFSFile", _Open(self, file))

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        """Names go for sure; what is in a file is what this disk forgets."""
        if self.works():
            self.files.pop(filename, None)

    def xAccess(self, pathname: str, flags: int) -> bool:  # noqa: N802
        return pathname in self.files

    def xFullPathname(self, name: str) -> str:  # noqa: N802
        return name


class _Open:
    """A file that SQLite has open, alone; the names are SQLite's (sqlite.org/c3ref/io_methods.html)."""

    def __init__(self, disk: Disk, file: Contents) -> None:
        self._disk = disk
        self._file = file

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802
        return bytes(self._file.seen[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        if self._disk.works():
            self._file.write(bytes(data), offset)

    def xTruncate(self, size: int) -> None:  # noqa: N802
        if self._disk.works():
            self._file.truncate(size)

    def xSync(self, flags: int) -> None:  # noqa: N802
        if self._disk.works():
            self._file.sync()

    def xFileSize(self) -> int:  # noqa: N802
        return len(self._file.seen)

    def xClose(self) -> None:  # noqa: N802
        return

    def xLock(self, level: int) -> None:  # noqa: N802
        return

    def xUnlock(self, level: int) -> None:  # noqa: N802
        return

    def xCheckReservedLock(self) -> bool:  # noqa: N802
        return False

    def xFileControl(self, op: int, pointer: int) -> bool:  # noqa: N802
        return False

    def xSectorSize(self) -> int:  # noqa: N802
        return SECTOR

    def xDeviceCharacteristics(self) -> int:  # noqa: N802
        return 0


class Rows:
    """What a statement gives back."""

    def __init__(self, cursor: apsw.Cursor, rowcount: int) -> None:
        self._cursor = cursor
        self.rowcount = rowcount

    def fetchone(self) -> Any:
        return self._cursor.fetchone()

    def fetchall(self) -> list[Any]:
        return self._cursor.fetchall()


class Connected:
    """apsw's connection to a file on a disk, as storage knows connections.

    It holds the file alone, so that SQLite needs no shared memory, which this disk has not: the log's index
    is in the program's own memory then, and all else is the same (sqlite.org/wal.html, section 7).
    """

    def __init__(self, disk: Disk, name: str) -> None:
        self._apsw = apsw.Connection(name, vfs=disk.name)
        self.execute("PRAGMA locking_mode = EXCLUSIVE")

    def execute(self, sql: str, parameters: Mapping[str, Any] | None = None, /) -> Cursor:
        cursor = self._apsw.execute(sql, parameters)
        return Rows(cursor, self._apsw.changes())

    def rollback(self) -> None:
        if self._apsw.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        self._apsw.close(force=True)
