"""The store on SQLite: group commit, waiters that leave, readings beside, bad files."""

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conversations.ports import Store
from storage import sqlite as on_sqlite
from storage.errors import BadDatabase, StoreClosed, StoreUnavailable
from storage.sqlite import open_sync
from storage.sqlite_store import MOST_TURNS, SqliteStore
from storage.unit import Reader, Unit
from tests.storage.given import NOW, address, conversation, member


def put_member(uow: Unit, name: str) -> str:
    ada = member(name)
    uow.members.put(ada)
    return ada.id


async def test_a_store_is_what_the_engine_asks_for(store: SqliteStore) -> None:
    asked: Store = store
    assert await asked.run(lambda uow: uow.load(address()).member) is None


async def test_a_turn_is_kept_in_the_file(store: SqliteStore, tmp_path: Path) -> None:
    ada = await store.run(lambda uow: put_member(uow, "Ada"))
    with sqlite3.connect(tmp_path / "door.db") as other:
        assert other.execute("SELECT id FROM member").fetchall() == [(ada,)]
    other.close()


async def test_what_is_acknowledged_is_synced_to_the_disk(store: SqliteStore) -> None:
    pragmas = ("journal_mode", "synchronous", "secure_delete", "journal_size_limit")
    execute = store._writer.executor.connection.execute
    values = await store._writer.call(lambda: [execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas])
    assert values == ["wal", 2, 1, on_sqlite.WAL_BYTES]


async def test_turns_that_wait_share_a_transaction_in_order(store: SqliteStore) -> None:
    seen: list[int] = []
    commits = 0
    batch = store._writer.executor.batch

    def counted(turns: list[object]) -> object:
        nonlocal commits
        commits += 1
        return batch(turns)  # type: ignore[arg-type]

    store._writer.executor.batch = counted  # type: ignore[method-assign, assignment]
    many = 2 * MOST_TURNS + 1

    def turn(place: int) -> Callable[[Unit], int]:
        def note(_: Unit) -> int:
            seen.append(place)
            return place

        return note

    values = await asyncio.gather(*(store.run(turn(place)) for place in range(many)))
    assert values == seen == list(range(many))
    assert commits == 3


async def test_a_turn_that_fails_is_its_own_waiters_business(store: SqliteStore) -> None:
    def bug(uow: Unit) -> None:
        put_member(uow, "Omar")
        raise ValueError("a bug")

    def stop(_: Unit) -> None:
        raise StopIteration

    ada, failed, stopped = await asyncio.gather(
        store.run(lambda uow: put_member(uow, "Ada")), store.run(bug), store.run(stop), return_exceptions=True
    )
    assert isinstance(ada, str)
    assert isinstance(failed, ValueError)
    assert isinstance(stopped, RuntimeError)
    assert (await store.read(lambda door: door.stats())).counts["members"] == {"all": 1}


async def test_a_waiter_that_leaves_has_its_turn_committed(
    store: SqliteStore, caplog: pytest.LogCaptureFixture
) -> None:
    def bug(_: Unit) -> None:
        raise ValueError("Ada's own words")

    leaving = [asyncio.create_task(store.run(lambda uow: put_member(uow, "Ada"))), asyncio.create_task(store.run(bug))]
    await asyncio.sleep(0)
    for waiter in leaving:
        waiter.cancel()
    await asyncio.gather(*leaving, return_exceptions=True)
    await store.run(lambda _: None)
    assert (await store.read(lambda door: door.stats())).counts["members"] == {"all": 1}
    assert [record.getMessage() for record in caplog.records] == [
        "a turn that nobody waits for any more failed: ValueError"
    ]


async def test_a_locked_database_is_unavailable_and_comes_back(tmp_path: Path) -> None:
    store = await SqliteStore.open(tmp_path / "door.db", busy_ms=1)
    other = sqlite3.connect(tmp_path / "door.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable, match="locked"):
        await store.run(lambda uow: put_member(uow, "Ada"))
    other.close()
    assert await store.run(lambda uow: put_member(uow, "Ada"))
    await store.close()


async def test_a_closed_store_commits_what_waits_and_takes_no_more(tmp_path: Path) -> None:
    store = await SqliteStore.open(tmp_path / "door.db")
    waiting = [asyncio.create_task(store.run(lambda uow: put_member(uow, "Ada"))) for _ in range(9)]
    await asyncio.sleep(0)
    await store.close()
    assert len(set(await asyncio.gather(*waiting))) == 9
    with pytest.raises(StoreClosed):
        await store.run(lambda _: None)
    with pytest.raises(StoreClosed):
        await store.read(lambda _: None)


async def test_a_reading_sees_one_instant_and_cannot_write(store: SqliteStore) -> None:
    await store.run(lambda uow: uow.save(address(), conversation(), member="", now=NOW))
    assert await store.read(lambda door: door.state_of(address())) == "propose.title"

    def write(door: Reader) -> None:
        door.timers.set("remind", "commitment:1", NOW)

    with pytest.raises(StoreUnavailable, match="readonly"):
        await store.read(write)

    def fail(_: Reader) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        await store.read(fail)
    assert await store.scrub(), "no reading was left open"


async def test_figures_are_counted(store: SqliteStore) -> None:
    await store.run(lambda uow: uow.save(address(), conversation(), member="", now=NOW))
    figures = await store.read(lambda door: door.stats())
    assert figures.counts["conversations"] == {"propose.title": 1}
    assert (figures.asked, figures.taken, figures.waiting) == (0, 0, ())


def refused(path: Path) -> BadDatabase:
    """Why a database is refused; its bytes must be left as they were."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(BadDatabase) as why:
        open_sync(path, busy_ms=1)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert "\n" not in str(why.value)
    return why.value


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "door.db"
    path.write_text("Bonjour, je suis une lettre et non une base de données.\n" * 99)
    assert "damaged or no SQLite database" in refused(path).problem


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "door.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipes (id INTEGER)")
    other.close()
    assert "another program's" in refused(path).problem


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "no" / "door.db").problem == f"the folder {tmp_path / 'no'} is not there"


def test_a_database_held_by_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "door.db"
    open_sync(path).connection.close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(BadDatabase, match="held by another program"):
        open_sync(path, busy_ms=1)
    other.close()


@pytest.mark.parametrize("hidden", [False, True])
def test_a_read_only_database_is_refused(tmp_path: Path, hidden: bool) -> None:
    path = tmp_path / "door.db"
    open_sync(path).connection.close()
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    for folder in tmp_path.parents[:-2]:
        folder.chmod(0o755)  # pytest's own are closed to others
    if hidden:
        tmp_path.parent.chmod(0o700)
    # Rights don't bind root: the child gives root up before it opens the file.
    opening = f"""
import os
from storage.sqlite import open_sync
if os.geteuid() == 0:
    os.setuid(65534)
open_sync({str(path)!r})
"""
    run = subprocess.run([sys.executable, "-c", opening], capture_output=True, text=True, check=False)
    tmp_path.chmod(0o755)
    tmp_path.parent.chmod(0o700)
    assert "can't be written; give this user the right" in run.stderr
