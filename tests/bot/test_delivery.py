"""Delivery: each message once, in its chat's order, until the platform's last word."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TypeVar

import pytest

from bot.adapters.adapter import Refused, Slower
from bot.delivery import Porter
from bot.sending import Sender
from conversations.inbound import Address
from domain.members import Identity, Member
from storage.errors import StoreUnavailable
from storage.sqlite_store import SqliteStore
from storage.unit import Reader, Unit
from tests.bot.loft import ADA, OMAR, Loft
from tests.patience import PATIENCE

T = TypeVar("T")


@pytest.fixture
async def loft(tmp_path: Path) -> AsyncIterator[Loft]:
    store = await SqliteStore.open(tmp_path / "loft.db", synchronous="OFF")
    yield Loft(store)
    await store.close()


async def test_what_is_owed_is_delivered_in_order_and_once(loft: Loft) -> None:
    await loft.owe("one", "two", "three")
    assert await loft.deliverer.once() == 3
    assert await loft.deliverer.once() == 0
    assert loft.pigeons.flown == ["one", "two", "three"]
    assert loft.answers == ["sent"] * 3


async def test_several_who_deliver_at_once_send_nothing_twice(loft: Loft) -> None:
    await loft.owe("one", "two")
    await loft.owe("hello", to=OMAR)
    deliverer = loft.deliverer
    await asyncio.gather(deliverer.settle(ADA), deliverer.once(), deliverer.settle(ADA), deliverer.once())
    assert sorted(loft.pigeons.flown) == ["hello", "one", "two"]


async def test_settling_waits_for_what_is_already_on_its_way(loft: Loft) -> None:
    loft.pigeons.held = asyncio.Event()
    await loft.owe("one")
    flying = asyncio.create_task(loft.deliverer.once())
    await loft.pigeons.until(lambda: bool(loft.pigeons.asked))
    settling = asyncio.create_task(loft.deliverer.settle(ADA))
    await asyncio.sleep(0.02)
    assert not settling.done()
    loft.pigeons.held.set()
    await asyncio.gather(flying, settling)
    assert loft.pigeons.flown == ["one"]


async def test_a_platform_that_asks_for_patience_gets_it_and_the_order_is_kept(loft: Loft) -> None:
    loft.pigeons.answers = [Slower(5_000)]
    await loft.owe("one", "two")
    await loft.owe("hello", to=OMAR)
    await loft.deliverer.once()
    await loft.deliverer.once()
    assert loft.pigeons.flown == ["hello"]
    loft.now += 5_000
    await loft.deliverer.once()
    assert loft.pigeons.flown == ["hello", "one", "two"]


async def test_a_refusal_is_an_answer_kept_with_the_account(loft: Loft) -> None:
    def known(uow: Unit) -> None:
        uow.members.put(Member(id="01ADA"))
        uow.members.put_identity(Identity(id="pigeon||ada", member="01ADA", address=str(ADA)))

    await loft.store.run(known)
    loft.pigeons.answers = [Refused("blocked")]
    await loft.owe("one")
    assert await loft.deliverer.once() == 1
    assert await loft.deliverer.once() == 0
    account = await loft.store.read(lambda kept: kept.members.identity("pigeon||ada"))
    assert account is not None
    assert account.refused == "blocked"
    assert [stuck.reason for stuck in await loft.store.read(lambda kept: kept.outbox.stuck(9))] == ["blocked"]


async def test_what_is_too_late_is_not_sent(loft: Loft) -> None:
    await loft.owe("see you tonight", lane="reminder", expires=loft.now + 10)
    loft.now += 11
    assert await loft.deliverer.once() == 0
    assert loft.pigeons.flown == []
    assert await loft.waiting() == 0


async def test_a_door_that_is_closed_keeps_what_it_owes(loft: Loft) -> None:
    await loft.owe("one", to=Address("raven", "", "ada", "", "ada"))
    assert await loft.deliverer.once() == 0
    assert await loft.waiting() == 1


class Leaving:
    """A store that is gone for whoever asks first, once it is said to be, and answers nobody else."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store
        self.gone, self.both_ask = asyncio.Event(), asyncio.Event()
        self._asked = 0

    async def run(self, turn: Callable[[Unit], T]) -> T:
        self._asked += 1
        if self._asked > 1:
            self.both_ask.set()
            await asyncio.Event().wait()
        await self.gone.wait()
        raise StoreUnavailable

    async def read(self, look: Callable[[Reader], T]) -> T:
        return await self._store.read(look)


async def test_the_door_closes_also_while_the_database_goes_away(loft: Loft) -> None:
    await loft.owe("one")
    await loft.owe("one", to=OMAR)
    store = Leaving(loft.store)
    sender = Sender(store, loft.pigeons, heard=(), clock=lambda: loft.now)
    running = asyncio.create_task(Porter(store, "pigeon", sender, clock=lambda: loft.now).run(pace=3600))
    await store.both_ask.wait()
    store.gone.set()
    asyncio.get_running_loop().call_soon(running.cancel)
    done, _ = await asyncio.wait((running,), timeout=PATIENCE)
    assert done, "that it was cancelled is forgotten"


async def test_delivery_follows_a_turn_at_once(loft: Loft) -> None:
    running = asyncio.create_task(loft.deliverer.run(pace=30))
    await asyncio.sleep(0.05)
    await loft.owe("one", to=OMAR)
    await loft.deliverer.settle(ADA)
    await loft.pigeons.until(lambda: bool(loft.pigeons.flown))
    assert loft.pigeons.flown == ["one"]
    running.cancel()
    await asyncio.wait((running,))
