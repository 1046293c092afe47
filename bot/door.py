"""The door: what comes in becomes one turn in the store; what it owes is delivered after the commit."""

import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import Protocol

from conversations.engine import Engine
from conversations.inbound import Address, Inbound
from conversations.ports import KeyReused, Store
from conversations.screens import Reply
from storage.errors import StoreUnavailable


class Deliveries(Protocol):
    """Who delivers: `settle` returns when what is owed to an address now has been tried."""

    async def settle(self, address: Address) -> None: ...


def milliseconds() -> int:
    """The instant now, in ms UTC: the only clock of the program."""
    return time.time_ns() // 1_000_000


class Door:
    """Handles what adapters and timers bring.

    `handle` returns after the commit, so that an adapter may acknowledge. It raises KeyReused (the
    same key with other content) and StoreUnavailable (nothing was kept: do not acknowledge). A turn
    that fails by a bug is noted, answered kindly, and does not come again.
    """

    def __init__(
        self, engine: Engine, store: Store, deliveries: Deliveries, *, clock: Callable[[], int] = milliseconds
    ) -> None:
        self._engine = engine
        self._store = store
        self._deliveries = deliveries
        self._clock = clock
        self._last = 0
        self._order = 0
        self.heard: list[Callable[[Inbound, float], None]] = []
        """Told of every turn and the seconds it took, for the metrics."""

    async def handle(self, inbound: Inbound) -> Reply:
        """One turn, committed; then what it owes the sender is delivered."""
        reply = await self.turn(inbound)
        await self._deliveries.settle(inbound.sender)
        return reply

    async def turn(self, inbound: Inbound) -> Reply:
        """One turn, committed; deliveries follow by themselves."""
        now, order = self._instant()
        began = time.perf_counter()
        engine = self._engine
        try:
            return await self._store.run(lambda uow: engine.run(uow, inbound, now=now, order=order))
        except (KeyReused, StoreUnavailable):
            raise
        except Exception as bug:
            trace = _impersonal(bug)
            return await self._store.run(lambda uow: engine.fail(uow, inbound, trace, now=now, order=order))
        finally:
            for listener in self.heard:
                listener(inbound, time.perf_counter() - began)

    def _instant(self) -> tuple[int, int]:
        """The turn's instant and its number within that millisecond; never backwards."""
        now = max(self._clock(), self._last)
        self._order = self._order + 1 if now == self._last else 0
        self._last = now
        return now, self._order


def _impersonal(bug: BaseException) -> str:
    """Where a turn failed, without any value: the error's message may hold somebody's words."""
    frames: Iterable[traceback.FrameSummary] = traceback.extract_tb(bug.__traceback__)
    return "\n".join([type(bug).__name__, *(f"{PurePath(f.filename).name}:{f.lineno} {f.name}" for f in frames)])
