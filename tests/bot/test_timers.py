"""Timers and the door's own chores: each once, when it is due, and again when it is set again."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.door import Door
from bot.timers import Timers
from bot.upkeep import HOUR, MINUTE, SCRUB, SWEEP, Upkeep
from conversations.engine import Engine
from conversations.inbound import Elapsed, Inbound
from domain.neighbourhood import Neighbourhood
from storage.happenings import Timer
from storage.sqlite_store import SqliteStore
from tests.stories.ground import Memory
from tests.stories.town import Town


class Clockwork:
    """A store, the door over it, its timers, a clock that the test moves."""

    def __init__(self, store: SqliteStore, engine: Engine) -> None:
        self.store = store
        self.now = 1_800_000_000_000
        self.taken: list[str] = []
        self.door = Door(engine, store, clock=lambda: self.now)
        self.upkeep = Upkeep(store, clock=lambda: self.now)
        self.timers = Timers(self._due, self._turn, chores=self.upkeep.chores, clock=lambda: self.now)

    async def _due(self, now: int, limit: int) -> list[Timer]:
        return await self.store.read(lambda kept: kept.timers.due(now, limit))

    async def _turn(self, inbound: Inbound) -> None:
        assert isinstance(inbound.input, Elapsed)
        self.taken.append(inbound.input.kind)
        await self.door.turn(inbound)

    async def set(self, kind: str, subject: str, due: int) -> None:
        await self.store.run(lambda uow: uow.timers.set(kind, subject, due))

    async def next(self) -> int | None:
        return await self.store.read(lambda kept: kept.timers.next())


@pytest.fixture
async def clockwork(tmp_path: Path) -> AsyncIterator[Clockwork]:
    store = await SqliteStore.open(tmp_path / "clock.db", synchronous="OFF", busy_ms=50)
    with closing(Memory()) as ground:
        yield Clockwork(store, Town(ground).engine)
    await store.close()


async def test_a_timer_is_taken_once_when_it_is_due(clockwork: Clockwork) -> None:
    await clockwork.set("wave", "01NEED", clockwork.now + 10)
    assert await clockwork.timers.once() == 0
    clockwork.now += 10
    assert await clockwork.timers.once() == 1
    assert await clockwork.timers.once() == 0
    assert clockwork.taken == ["wave"]


async def test_a_timer_set_again_for_the_same_instant_is_taken_again(clockwork: Clockwork) -> None:
    for _ in range(2):
        await clockwork.set("wave", "01NEED", clockwork.now)
        assert await clockwork.timers.once() == 1
        assert await clockwork.next() is None


async def test_a_timer_whose_turn_fails_is_noted_and_does_not_come_back(
    clockwork: Clockwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Neighbourhood, need_id: str) -> None:
        raise ZeroDivisionError(need_id)

    monkeypatch.setattr(Neighbourhood, "wave", broken)
    for _ in range(2):  # the second time, at the same instant, is another turn
        await clockwork.set("wave", "01NEED", clockwork.now)
        assert await clockwork.timers.once() == 1
        assert await clockwork.next() is None
    (failure,) = await clockwork.store.read(lambda kept: kept.failures(9))
    assert "ZeroDivisionError" in failure.trace


async def test_many_who_look_at_once_take_a_timer_once(clockwork: Clockwork) -> None:
    await clockwork.set("wave", "01NEED", clockwork.now)
    await asyncio.gather(*(clockwork.timers.once() for _ in range(8)))
    assert clockwork.taken == ["wave"]


async def test_a_scrub_that_cannot_be_done_is_tried_again_in_a_minute(clockwork: Clockwork, tmp_path: Path) -> None:
    await clockwork.set(SCRUB, "", clockwork.now)
    reading = sqlite3.connect(tmp_path / "clock.db", isolation_level=None)
    reading.execute("BEGIN")
    reading.execute("SELECT count(*) FROM timer").fetchone()
    await clockwork.timers.once()
    assert await clockwork.next() == clockwork.now + MINUTE
    reading.close()
    clockwork.now += MINUTE
    await clockwork.timers.once()
    assert await clockwork.next() is None


async def test_sweeping_goes_on_until_all_is_forgotten_then_waits_an_hour(clockwork: Clockwork) -> None:
    month = 30 * 24 * HOUR
    for number in range(3):
        await clockwork.store.run(lambda uow, n=number: uow.first_sight(f"key:{n}", "", clockwork.now - month))  # type: ignore[misc]
    await clockwork.set(SWEEP, "", clockwork.now)
    await clockwork.timers.once()
    assert await clockwork.next() == clockwork.now
    await clockwork.timers.once()
    assert await clockwork.next() == clockwork.now + HOUR
