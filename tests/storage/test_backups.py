"""Copies of a database in use, and a door made anew from one."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.backups import back_up, restore
from storage.errors import BadDatabase
from storage.sqlite import looking, open_sync
from storage.unit import Unit
from tests.storage.given import NOW, address, member, message


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A neighbourhood with one person in it, and messages that wait on two platforms."""
    path = tmp_path / "door.db"
    executor = open_sync(path)
    with closing(executor.connection):
        executor.run(fill)
    return path


def fill(uow: Unit) -> None:
    uow.members.put(member())
    uow.first_sight("web:1", "hash", NOW)
    for waiting in (
        message(address("ada", "web")),
        message(address("ada", "telegram")),
        message(address("omar", "telegram"), replaces="7"),
    ):
        uow.enqueue(waiting, now=NOW)


def count(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        found: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        return found


def test_a_copy_made_while_a_turn_is_under_way_holds_what_was_committed(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copie.db"
    with closing(open_sync(database).connection) as busy:
        busy.execute("BEGIN IMMEDIATE")
        busy.execute("DELETE FROM member")
        back_up(database, copy)
        busy.execute("COMMIT")
    assert count(copy, "member") == 1
    assert count(database, "member") == 0
    assert copy.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in tmp_path.iterdir() if "copie" in path.name) == ["copie.db"]


def test_a_copy_never_goes_over_anything(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copie.db"
    copy.write_text("à moi")
    with pytest.raises(FileExistsError):
        back_up(database, copy)
    assert copy.read_text() == "à moi"


def test_what_an_attempt_cut_off_left_is_in_nobodys_way(database: Path, tmp_path: Path) -> None:
    copy, again = tmp_path / "copie.db", tmp_path / "encore.db"
    for path in (copy, again):
        path.with_name(f"{path.name}.part").write_text("coupé")
    back_up(database, copy)
    restore(copy, again, now=NOW, harmless="")
    assert count(again, "member") == 1
    assert not list(tmp_path.glob("*.part*"))


def test_a_restored_door_sends_nothing_twice(database: Path, tmp_path: Path) -> None:
    copy, again = tmp_path / "copie.db", tmp_path / "encore.db"
    back_up(database, copy)
    assert restore(copy, again, now=NOW + 5, harmless="web") == 1
    executor = open_sync(again)
    with closing(executor.connection):
        stuck = executor.run(lambda uow: uow.stuck(9))
        assert [(one.address.split("|")[0], one.state, one.reason) for one in stuck] == [
            ("telegram", "unknown", "restored")
        ]
        assert executor.run(lambda uow: len(uow.outbox.owed("web", NOW + 9, 9))) == 1
        left = executor.run(lambda uow: uow.outbox.owed("telegram", NOW + 9, 9))
        assert [one.replaces for one in left] == ["7"]
        # Staff may still decide to send it; and the update that was seen stays seen.
        assert executor.run(lambda uow: uow.retry_stuck(stuck[0].id, NOW + 9))
        assert executor.run(lambda uow: uow.first_sight("web:1", "hash", NOW + 9)) is not None


@pytest.mark.parametrize("ending", ["", "-wal", "-shm"])
def test_a_restore_is_refused_over_whatever_is_there(database: Path, tmp_path: Path, ending: str) -> None:
    copy, again = tmp_path / "copie.db", tmp_path / "encore.db"
    back_up(database, copy)
    (tmp_path / f"encore.db{ending}").write_text("à moi")
    with pytest.raises(FileExistsError):
        restore(copy, again, now=NOW, harmless="")
    assert (tmp_path / f"encore.db{ending}").read_text() == "à moi"
    assert not list(tmp_path.glob("*.part*"))


@pytest.mark.parametrize("harm", ["torn", "newer"])
def test_a_database_that_is_refused_stays_as_it_was_with_nothing_beside_it(database: Path, harm: str) -> None:
    if harm == "torn":
        database.write_bytes(database.read_bytes()[:4096].ljust(12 * 4096, b"\xff"))
    else:
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("INSERT INTO schema_version VALUES (999, 'x', 0)")
            connection.commit()
    before = database.read_bytes()
    with pytest.raises(BadDatabase):
        back_up(database, database.with_name("copie.db"))
    with pytest.raises(BadDatabase), looking(database):
        pass
    assert database.read_bytes() == before
    assert list(database.parent.iterdir()) == [database]


def test_what_is_damaged_empty_or_newer_is_refused_and_nothing_is_made(database: Path, tmp_path: Path) -> None:
    again = tmp_path / "encore.db"
    torn, empty, newer = tmp_path / "torn.db", tmp_path / "empty.db", tmp_path / "newer.db"
    back_up(database, torn)
    content = bytearray(torn.read_bytes())
    content[4096 * 2 : 4096 * 6] = b"\xff" * 4096 * 4
    torn.write_bytes(content)
    sqlite3.connect(empty).close()
    back_up(database, newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("INSERT INTO schema_version VALUES (999, 'x', 0)")
        connection.commit()
    for copy in (torn, empty, newer, tmp_path / "absent.db"):
        with pytest.raises(BadDatabase):
            restore(copy, again, now=NOW, harmless="")
        with pytest.raises(BadDatabase):
            back_up(copy, tmp_path / "autre.db")
    assert not again.exists()
    assert not list(tmp_path.glob("autre*"))
    assert not list(tmp_path.glob("*.part*"))
