"""The store on PostgreSQL: the same turns, one transaction each."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from itertools import count

import psycopg
import pytest

from conversations.ports import Store
from storage.errors import BadDatabase, StoreClosed, StoreUnavailable
from storage.postgres import POSTGRES, TURNS, PostgresStore, open_sync
from storage.unit import Reader, Unit
from tests.storage.given import NOW, address, conversation, member

pytestmark = pytest.mark.postgres


@pytest.fixture
async def store(postgres_database: str) -> AsyncIterator[PostgresStore]:
    opened = await PostgresStore.open(postgres_database)
    yield opened
    await opened.close()


def put_member(uow: Unit, name: str) -> str:
    ada = member(name)
    uow.members.put(ada)
    return ada.id


async def test_turns_are_kept_and_read_beside(store: PostgresStore) -> None:
    asked: Store = store
    await asked.run(lambda uow: uow.save(address(), conversation(), member="", now=NOW))
    assert await store.read(lambda door: door.state_of(address())) == "propose.title"

    def write(door: Reader) -> None:
        door.timers.set("remind", "commitment:1", NOW)

    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        await store.read(write)


async def test_turns_asked_for_at_once_go_one_after_the_other(store: PostgresStore) -> None:
    async def count() -> None:
        def turn(uow: Unit) -> None:
            kept = uow.load(address()).conversation or conversation()
            kept.revision += 1
            uow.save(address(), kept, member="", now=NOW)

        await store.run(turn)

    await asyncio.gather(*(count() for _ in range(50)))
    kept = await store.run(lambda uow: uow.load(address()).conversation)
    assert kept is not None
    assert kept.revision == conversation().revision + 50


async def test_a_turn_that_fails_is_taken_back(store: PostgresStore) -> None:
    def bug(uow: Unit) -> None:
        put_member(uow, "Ada")
        raise ValueError("a bug")

    def stop(uow: Unit) -> None:
        put_member(uow, "Omar")
        raise StopIteration

    with pytest.raises(ValueError, match="a bug"):
        await store.run(bug)
    with pytest.raises(RuntimeError, match="StopIteration"):
        await store.run(stop)
    assert (await store.read(lambda door: door.stats())).counts["members"] == {"all": 0}


async def test_a_waiter_that_leaves_has_its_turn_committed(store: PostgresStore) -> None:
    leaving = [asyncio.create_task(store.run(lambda uow: put_member(uow, "Ada"), line="ada")) for _ in range(3)]
    await asyncio.sleep(0)
    for waiter in leaving:
        waiter.cancel()
    await asyncio.gather(*leaving, return_exceptions=True)
    await store.run(lambda _: None, line="ada")
    assert (await store.read(lambda door: door.stats())).counts["members"] == {"all": 3}


async def test_turns_of_one_line_go_in_order_and_others_beside_them(store: PostgresStore) -> None:
    said: list[int] = []
    waiting, going = threading.Event(), threading.Event()

    def slow(_: Unit) -> None:
        waiting.set()
        assert going.wait(5)
        said.append(0)

    def later(number: int) -> Callable[[Unit], None]:
        return lambda _: said.append(number)

    line = [asyncio.create_task(store.run(turn, line="ada")) for turn in (slow, later(1), later(2))]
    await asyncio.to_thread(waiting.wait, 5)
    await store.run(later(9), line="omar")
    going.set()
    await asyncio.gather(*line)
    assert said == [9, 0, 1, 2]


async def test_a_server_that_was_away_is_found_again(store: PostgresStore, postgres_database: str) -> None:
    await store.run(lambda uow: put_member(uow, "Ada"))
    with psycopg.connect(postgres_database, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )
    await store.run(lambda uow: put_member(uow, "Omar"))
    assert (await store.read(lambda door: door.stats())).counts["members"] == {"all": 2}


async def test_two_processes_never_hold_the_same_last_place(store: PostgresStore, postgres_database: str) -> None:
    """All have counted before any of them takes a place: those that others got in the way of are run again."""
    other = await PostgresStore.open(postgres_database)
    counted = threading.Barrier(2 * TURNS)

    def taking(place: int) -> Callable[[Unit], bool]:
        tries = count()

        def take(uow: Unit) -> bool:
            taken = len(uow.timers.due(NOW, 10))
            if next(tries) == 0:
                counted.wait(30)
            if taken < 3:
                uow.timers.set("place", str(place), NOW)
            return taken < 3

        return take

    try:
        held = await asyncio.gather(*((store, other)[place % 2].run(taking(place)) for place in range(2 * TURNS)))
    finally:
        await other.close()
    assert sum(held) == 3
    assert len(await store.read(lambda kept: kept.timers.due(NOW, 10))) == 3


def test_an_operators_turn_is_run_again_when_a_doors_got_in_its_way(postgres_database: str) -> None:
    here, there = open_sync(postgres_database), open_sync(postgres_database)
    seen: list[int] = []

    def meanwhile(uow: Unit) -> None:
        assert not uow.timers.due(NOW, 10)
        uow.timers.set("place", "the door's", NOW)

    def grant(uow: Unit) -> None:
        seen.append(len(uow.timers.due(NOW, 10)))
        if len(seen) == 1:
            there.run(meanwhile)
        uow.timers.set("place", "the operator's", NOW)

    with closing(here.connection), closing(there.connection):
        here.run(grant)
    assert seen == [0, 1]


async def test_a_closed_store_takes_no_more(postgres_database: str) -> None:
    store = await PostgresStore.open(postgres_database)
    await store.close()
    with pytest.raises(StoreClosed):
        await store.run(lambda _: None)


def test_a_lost_connection_is_unavailable(postgres_database: str) -> None:
    executor, other = open_sync(postgres_database), open_sync(postgres_database)
    (process,) = executor.connection.execute("SELECT pg_backend_pid()").fetchone()
    other.connection.execute(f"SELECT pg_terminate_backend({process})")
    with pytest.raises(StoreUnavailable):
        executor.run(lambda uow: put_member(uow, "Ada"))
    executor.connection.close()
    other.connection.close()


async def test_a_server_that_is_not_there_is_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    empty = tmp_path_factory.mktemp("no-server")
    with pytest.raises(BadDatabase, match="can't be reached") as refused:
        await PostgresStore.open(f"postgresql:///door?host={empty}")
    assert "\n" not in str(refused.value)


def test_another_programs_database_is_refused(postgres_database: str) -> None:
    with psycopg.connect(postgres_database, autocommit=True) as other:
        other.execute("CREATE TABLE recipes (id INTEGER)")
        with pytest.raises(BadDatabase, match="another program's"):
            open_sync(postgres_database)
        assert other.execute(POSTGRES.tables.encode()).fetchall() == [("recipes",)]
