"""The schema's steps: each applied once, whole or not at all."""

import shutil
import sqlite3
import threading
from pathlib import Path

import pytest

from storage import migrations
from storage.batch import Executor
from storage.errors import BadDatabase
from storage.migrations import Migration, check, migrate, read
from storage.sqlite import SQLITE, open_sync
from storage.statements import Connection, Dialect
from tests.storage.given import NOW, identity, member

RECORDED = Path(__file__).parent / "recorded"
"""Databases as every version of the schema left them, as SQL."""


def versions(connection: Connection) -> list[int]:
    return [row[0] for row in connection.execute("SELECT number FROM schema_version ORDER BY number").fetchall()]


def next_step(sql: str) -> Migration:
    return Migration(len(read(SQLITE)) + 1, sql)


@pytest.fixture
def dialect(executor: Executor) -> Dialect:
    return executor.unit._db.dialect


def restored(connection: Connection, after: int) -> None:
    """Takes the schema back to a version, for the database that all contract tests share."""
    connection.execute("DROP TABLE IF EXISTS kettle")
    connection.execute(f"DELETE FROM schema_version WHERE number > {after}")


def test_a_step_more_is_applied_to_a_database_of_the_version_before(executor: Executor, dialect: Dialect) -> None:
    ada = member()
    executor.run(lambda uow: uow.members.put(ada))
    known = read(dialect)
    steps = [
        *known,
        next_step(
            "-- Kettles.\nCREATE TABLE kettle (\n    id TEXT PRIMARY KEY\n);\nINSERT INTO kettle VALUES ('a;b');\n"
        ),
    ]
    connection = executor.connection
    try:
        assert migrate(connection, dialect, steps, now=NOW) == len(known)
        assert versions(connection) == [step.number for step in steps]
        assert connection.execute("SELECT id FROM kettle").fetchall() == [("a;b",)]
        assert executor.run(lambda uow: uow.members.get(ada.id)) == ada
        assert migrate(connection, dialect, steps, now=NOW) == len(steps), "nothing is applied twice"
    finally:
        restored(connection, len(known))


def test_a_step_that_fails_leaves_nothing_of_itself(executor: Executor, dialect: Dialect) -> None:
    known = read(dialect)
    broken = next_step("CREATE TABLE kettle (id TEXT);\nINSERT INTO no_such_table VALUES (1);\n")
    with pytest.raises(dialect.errors):
        migrate(executor.connection, dialect, [*known, broken], now=NOW)
    assert versions(executor.connection) == [step.number for step in known]
    with pytest.raises(dialect.errors):
        executor.connection.execute("SELECT * FROM kettle")


def test_a_newer_database_is_refused_kindly(executor: Executor, dialect: Dialect) -> None:
    known = read(dialect)
    migrate(executor.connection, dialect, [*known, next_step("CREATE TABLE kettle (id TEXT);\n")], now=NOW)
    try:
        with pytest.raises(BadDatabase, match="install the newer program"):
            check(executor.connection, dialect, known)
        with pytest.raises(BadDatabase):
            migrate(executor.connection, dialect, known, now=NOW)
    finally:
        restored(executor.connection, len(known))


def test_a_step_that_was_rewritten_is_refused(executor: Executor, dialect: Dialect) -> None:
    first, *rest = read(dialect)
    with pytest.raises(BadDatabase, match="step 1"):
        check(executor.connection, dialect, [Migration(1, first.sql + "-- and more"), *rest])


def test_programs_that_start_at_once_wait_for_each_other(tmp_path: Path) -> None:
    opened: list[Executor | Exception] = []

    def start() -> None:
        try:
            executor = open_sync(tmp_path / "door.db")
            opened.append(executor)
            executor.connection.close()
        except Exception as error:  # noqa: BLE001 - shown by the assertion
            opened.append(error)

    starts = [threading.Thread(target=start) for _ in range(4)]
    for one in starts:
        one.start()
    for one in starts:
        one.join()
    assert all(isinstance(one, Executor) for one in opened), opened


@pytest.mark.parametrize("recorded", sorted(RECORDED.glob("*.sql")), ids=lambda path: path.stem)
def test_a_recorded_database_of_each_version_is_brought_up_to_date(recorded: Path, tmp_path: Path) -> None:
    path = tmp_path / "door.db"
    with sqlite3.connect(path) as old:
        old.executescript(recorded.read_text(encoding="utf-8"))
    old.close()
    executor = open_sync(path)
    assert versions(executor.connection) == [step.number for step in read(SQLITE)]
    (kept,) = executor.run(lambda uow: uow.projects.of_organizer("01KAQ000000000000000000OMAR"))
    assert kept.title == "Un jouet pour chaque petit"
    assert executor.run(lambda uow: uow.needs.open(limit=9))
    listed = executor.connection.execute("SELECT count(*) FROM offer_topic").fetchone()
    assert listed == (5,), "the offer stands under its skill, its field, its kind and two words"
    assert executor.run(lambda uow: uow.failures(9)) == []
    executor.connection.close()


def test_who_was_blocked_before_has_it_on_their_own_row_too(executor: Executor, dialect: Dialect) -> None:
    ada, ben, zoe = member(), member("Ben"), member("Zoé", fsa="H2É")
    blockers = (ada.but(blocked=(ben.id, zoe.id, "gone")), ben.but(blocked=(zoe.id,)))
    for one in (*blockers, zoe):
        executor.run(lambda uow, one=one: uow.members.put(one))  # type: ignore[misc]
    for statement in read(dialect)[7].statements():
        executor.connection.execute(statement)
    found = [executor.run(lambda uow, one=one: uow.members.get(one.id)) for one in (ada, ben, zoe)]  # type: ignore[misc]
    expected = [blockers[0], blockers[1].but(blocked_by=(ada.id,)), zoe.but(blocked_by=(ada.id, ben.id))]
    assert found == expected


def test_whoever_came_in_before_has_their_workplace_too(executor: Executor, dialect: Dialect) -> None:
    ids = ("slack|.T1|U1", "slack|E1.|U|T1", "web||ada", "telegram|42|7")
    for id in ids:
        executor.run(lambda uow, id=id: uow.members.put_identity(identity(member(), id=id)))  # type: ignore[misc]
    executor.connection.execute("UPDATE identity SET workplace = ''")
    _, fills, _ = read(dialect)[8].statements()
    executor.connection.execute(fills)
    found = executor.connection.execute("SELECT id, workplace FROM identity").fetchall()
    assert dict(found) == {id: id.rpartition("|")[0] for id in ids}


def test_every_version_has_a_recorded_database() -> None:
    assert [path.stem for path in sorted(RECORDED.glob("*.sql"))] == [f"{step.number:03d}" for step in read(SQLITE)]


def test_steps_are_numbered_without_a_gap_and_may_come_in_pairs(tmp_path: Path) -> None:
    shutil.copy(migrations.SCHEMA / "001.sql", tmp_path / "001.sql")
    (tmp_path / "002.sqlite.sql").write_text("CREATE TABLE kettle (id TEXT) STRICT;\n")
    (tmp_path / "002.postgres.sql").write_text("CREATE TABLE kettle (id VARCHAR(9));\n")
    assert [step.number for step in read(SQLITE, tmp_path)] == [1, 2]
    assert "STRICT" in read(SQLITE, tmp_path)[1].sql
    (tmp_path / "004.sql").write_text("CREATE TABLE teapot (id TEXT);\n")
    with pytest.raises(ValueError, match="without a gap"):
        read(SQLITE, tmp_path)
    (tmp_path / "four.sql").write_text("")
    with pytest.raises(ValueError, match=r"four\.sql is no migration"):
        read(SQLITE, tmp_path)
