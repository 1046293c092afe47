"""What one process at a time does, on a database that several serve."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.duty import HELD, Duty
from storage.errors import StoreUnavailable
from storage.postgres import PostgresStore
from tests.storage.given import NOW

pytestmark = pytest.mark.postgres


class Clock:
    now = NOW

    def __call__(self) -> int:
        return self.now


class Work:
    """Work that says when it goes on and when it was stopped."""

    def __init__(self) -> None:
        self.going = asyncio.Event()
        self.stopped = asyncio.Event()

    async def __call__(self) -> None:
        self.going.set()
        self.stopped.clear()
        try:
            await asyncio.Event().wait()
        finally:
            self.going.clear()
            self.stopped.set()


@pytest.fixture
async def stores(postgres_database: str) -> AsyncIterator[tuple[PostgresStore, PostgresStore]]:
    one, other = await PostgresStore.open(postgres_database), await PostgresStore.open(postgres_database)
    yield one, other
    await one.close()
    await other.close()


async def test_one_works_and_the_next_takes_over_when_it_is_told_or_the_first_is_dead(
    stores: tuple[PostgresStore, PostgresStore],
) -> None:
    clock = Clock()
    duties = [Duty(store, "sending", clock=clock, renew=0.01) for store in stores]
    works = [Work(), Work()]
    first = asyncio.create_task(duties[0].hold(works[0]))
    await works[0].going.wait()
    second = asyncio.create_task(duties[1].hold(works[1]))
    await asyncio.sleep(0.1)
    assert [duty.held for duty in duties] == [True, False]

    first.cancel()  # a process that ends lets go at once
    await works[1].going.wait()
    assert works[0].stopped.is_set()
    assert [duty.held for duty in duties] == [False, True]

    second.cancel()
    await works[1].stopped.wait()
    await asyncio.wait((first, second))


async def test_whoever_was_thought_dead_writes_nothing_more(stores: tuple[PostgresStore, PostgresStore]) -> None:
    clock = Clock()
    slow, quick = (Duty(store, "sending", clock=clock, renew=3600) for store in stores)
    works = [Work(), Work()]
    first = asyncio.create_task(slow.hold(works[0]))
    await works[0].going.wait()
    await slow.run(lambda uow: uow.timers.set("a", "1", NOW))

    clock.now += HELD  # nothing was heard of it: it hangs, its machine sleeps, or its clock is slow
    second = asyncio.create_task(quick.hold(works[1]))
    await works[1].going.wait()
    with pytest.raises(StoreUnavailable, match="another process"):
        await slow.run(lambda uow: uow.timers.set("b", "1", NOW))
    await quick.run(lambda uow: uow.timers.set("c", "1", NOW))
    assert [timer.kind for timer in await quick.read(lambda kept: kept.timers.due(NOW, 9))] == ["a", "c"]
    for task in (first, second):
        task.cancel()
    await asyncio.wait((first, second))


async def test_a_work_that_fails_is_heard(stores: tuple[PostgresStore, PostgresStore]) -> None:
    async def fails() -> None:
        raise ValueError("a bug")

    with pytest.raises(ValueError, match="a bug"):
        await Duty(stores[0], "sending", clock=Clock()).hold(fails)
