"""The door: what comes in becomes one turn in the store."""

import logging
import time
from collections.abc import Callable
from threading import Lock
from typing import Protocol, TypeVar

from bot.traces import write_trace
from bot.upkeep import SCRUB
from conversations.engine import Engine
from conversations.inbound import Inbound
from conversations.ports import KeyReused
from conversations.screens import Reply
from storage.errors import StoreUnavailable
from storage.unit import Unit

T = TypeVar("T")
log = logging.getLogger(__name__)


class Units(Protocol):
    """A store of turns, each in one transaction."""

    async def run(self, turn: Callable[[Unit], T], *, line: str = "") -> T: ...


def milliseconds() -> int:
    """The instant now, in ms UTC: the only clock of the program."""
    return time.time_ns() // 1_000_000


class Door:
    """Runs what adapters and timers bring.

    `heard` are told of every turn and the seconds it took, for the metrics.
    """

    def __init__(self, engine: Engine, store: Units, *, clock: Callable[[], int] = milliseconds) -> None:
        self._engine = engine
        self._store = store
        self._clock = clock
        self._last = 0
        self._order = 0
        self._one_at_a_time = Lock()
        self.heard: list[Callable[[Inbound, float], None]] = []

    async def turn(self, inbound: Inbound) -> Reply:
        """One turn, committed, so that an adapter may acknowledge; what it owes is still to be delivered.

        Raises KeyReused (the same key with other content) and StoreUnavailable (nothing was kept: do
        not acknowledge). A turn that fails by a bug is noted, answered kindly, and does not come again.
        """
        began = time.perf_counter()
        engine = self._engine

        def run(uow: Unit) -> Reply:
            now, order = self._instant()
            reply = engine.run(uow, inbound, now=now, order=order)
            if uow.erased:
                uow.timers.set(SCRUB, "", now)
            return reply

        sender = inbound.sender
        line = f"{sender.platform}|{sender.workspace}|{sender.user}"
        try:
            return await self._store.run(run, line=line)
        except (KeyReused, StoreUnavailable):
            raise
        except Exception as bug:
            trace = write_trace(bug)
            log.exception("a turn failed; staff see it in their queue")

            def fail(uow: Unit) -> Reply:
                now, order = self._instant()
                return engine.fail(uow, inbound, trace, now=now, order=order)

            return await self._store.run(fail, line=line)
        finally:
            for listener in self.heard:
                listener(inbound, time.perf_counter() - began)

    def _instant(self) -> tuple[int, int]:
        """The instant at which a turn begins, and its number within that millisecond; never backwards.

        A turn that is run again has a new one: what it then finds was there before it, so that its ids sort
        after theirs, and nobody who was told their place in a line is overtaken by who pressed at the same time.
        """
        with self._one_at_a_time:  # a store may run turns in threads beside one another
            now = max(self._clock(), self._last)
            self._order = self._order + 1 if now == self._last else 0
            self._last = now
            return now, self._order
