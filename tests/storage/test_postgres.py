"""The store on PostgreSQL: the same turns, one transaction each."""

import asyncio
from collections.abc import AsyncIterator

import psycopg
import pytest

from conversations.ports import Store
from storage.errors import BadDatabase, StoreClosed, StoreUnavailable
from storage.postgres import POSTGRES, PostgresStore, open_sync
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
    leaving = [asyncio.create_task(store.run(lambda uow: put_member(uow, "Ada"))) for _ in range(3)]
    await asyncio.sleep(0)
    for waiter in leaving:
        waiter.cancel()
    await asyncio.gather(*leaving, return_exceptions=True)
    await store.run(lambda _: None)
    assert (await store.read(lambda door: door.stats())).counts["members"] == {"all": 3}


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
