"""What only one process at a time does, where several serve one database: sending, timers, asking for updates."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, Protocol, TypeVar
from uuid import uuid4

from storage.errors import StoreUnavailable
from storage.unit import Reader, Unit

T = TypeVar("T")


class Shared(Protocol):
    """A store, and whether other processes may serve the same database."""

    shared: bool

    async def run(self, turn: Callable[[Unit], T], *, line: str = "") -> T: ...
    async def read(self, look: Callable[[Reader], T]) -> T: ...


HELD = 30_000
"""How long a lease is good without being renewed (ms): after it, a process that died is done for."""
RENEW = 8.0
"""Seconds between renewals, and between looks at whether another's is over."""
TIMERS = "timers"
"""The duty that some process has whenever a door is open."""
log = logging.getLogger(__name__)


class Duty:
    """One task that is done by one process. What it writes is refused once another process has it.

    Where the store is one process's own, it has every duty from the start, and nothing is written about it.
    """

    def __init__(self, store: Shared, name: str, *, clock: Callable[[], int], renew: float = RENEW) -> None:
        self._store = store
        self._name = name
        self._clock = clock
        self._renew = renew
        self._holder = uuid4().hex
        self._fence = 0
        self._until = 0

    @property
    def held(self) -> bool:
        """Whether this process does it now."""
        return bool(self._fence) or not self._store.shared

    async def hold(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Does the work whenever it falls to this process, until cancelled."""
        if not self._store.shared:
            await work()
            return
        try:
            while True:
                if await self._take():
                    await self._do(work)
                await asyncio.sleep(self._renew)
        finally:
            await self._let_go()

    async def run(self, turn: Callable[[Unit], T], *, line: str = "") -> T:
        """A turn of the work; StoreUnavailable where another process has it by now."""
        if not self._store.shared:
            return await self._store.run(turn, line=line)
        fence = self._fence

        def fenced(uow: Unit) -> T:
            if not uow.leases.holds(self._name, fence):
                raise StoreUnavailable(f"another process does this now: {self._name}")
            return turn(uow)

        return await self._store.run(fenced, line=line)

    async def read(self, look: Callable[[Reader], T]) -> T:
        """A reading for the work."""
        return await self._store.read(look)

    async def _do(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        working = asyncio.create_task(work())
        try:
            while await self._take():
                done, _ = await asyncio.wait((working,), timeout=self._renew)
                if done:
                    working.result()
                    return
            log.warning("another process took this over: %s", self._name)
        finally:
            working.cancel()
            await asyncio.wait((working,))

    async def _take(self) -> bool:
        """Whether it is this process's now; while the database is away, only as long as it surely is."""
        now = self._clock()
        until = now + HELD
        try:
            self._fence = await self._store.run(
                lambda uow: uow.leases.take(self._name, self._holder, now=now, until=until)
            )
        except StoreUnavailable:
            if now >= self._until:
                self._fence = 0
        else:
            self._until = until
        return bool(self._fence)

    async def _let_go(self) -> None:
        """Leaves it to the others at once, where the database can be told."""
        fence, self._fence = self._fence, 0
        if fence:
            with suppress(StoreUnavailable):
                await self._store.run(lambda uow: uow.leases.let_go(self._name, fence))
