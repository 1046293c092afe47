"""The works behind every door: turns, timers, delivery and upkeep, over one store and by one clock."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from bot.adapters.adapter import Adapter
from bot.delivery import Deliverer
from bot.door import Door
from bot.duty import TIMERS, Duty
from bot.planning import Planner
from bot.timers import Timers
from bot.upkeep import Upkeep
from conversations.engine import Engine
from conversations.flows import FLOWS
from conversations.inbound import Inbound
from conversations.screens import Reply
from conversations.setting import Setting
from storage.happenings import Timer
from storage.store import Store

PACE = 1.0
"""Seconds between two looks at what has come due."""


class Works:
    """What one process does for all its doors. `clock` is in ms UTC."""

    def __init__(
        self, store: Store, setting: Setting, adapters: Mapping[str, Adapter], *, clock: Callable[[], int]
    ) -> None:
        self._store = store
        self._clock = clock
        self.deliverer = Deliverer(store, adapters, clock=clock)
        self.door = Door(Engine(FLOWS, setting), store, clock=clock)
        chores = {**Upkeep(store, clock=clock).chores, **Planner(store, clock=clock).chores}
        self.timers = Timers(self._due, self.door.turn, chores=chores, clock=clock)

    async def handle(self, inbound: Inbound) -> Reply:
        """One turn, committed; what it changed at once and what it owes the sender is done when this returns."""
        reply = await self.door.turn(inbound)
        await self.timers.once()
        await self.deliverer.settle(inbound.sender)
        return reply

    async def hear(self, inbound: Inbound) -> Reply:
        """One turn, committed; what follows from it goes on by itself, for the platform waits for no more."""
        reply = await self.door.turn(inbound)
        self.timers.nudge()
        await self.deliverer.settle(inbound.sender)
        return reply

    def work(self, *, pace: float = PACE) -> list[Coroutine[Any, Any, None]]:
        """What runs while the doors are open; it looks every `pace` seconds."""
        duty = Duty(self._store, TIMERS, clock=self._clock)
        return [self.deliverer.run(pace=pace), duty.hold(lambda: self.timers.run(pace=pace))]

    async def _due(self, now: int, limit: int) -> list[Timer]:
        return await self._store.read(lambda kept: kept.timers.due(now, limit))
