"""Upkeep: what is past its time is forgotten, and what was erased leaves the files too."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol, TypeAlias, TypeVar

from storage.errors import StoreUnavailable
from storage.happenings import Timer
from storage.unit import Unit

T = TypeVar("T")
Chore: TypeAlias = Callable[[Timer], Awaitable[None]]
SCRUB, SWEEP = "scrub", "sweep"
"""The timers behind the chores; a turn that erased somebody sets the first."""
HOUR, MINUTE = 3_600_000, 60_000
SLICE = 500
"""Rows of each table forgotten in one turn, so that nobody waits long behind it."""
log = logging.getLogger(__name__)


class Units(Protocol):
    """A store of turns, each in one transaction."""

    async def run(self, turn: Callable[[Unit], T]) -> T: ...


class Scrubbed(Units, Protocol):
    """A store that can write itself anew, without what was erased."""

    async def scrub(self) -> bool: ...


class Upkeep:
    """The door's own chores. Their timers are kept like any other, so a chore cut off is done at the next start."""

    def __init__(self, store: Scrubbed, *, clock: Callable[[], int]) -> None:
        self._store = store
        self._clock = clock
        self.chores: Mapping[str, Chore] = {SCRUB: self.scrub, SWEEP: self.sweep}

    async def scrub(self, timer: Timer) -> None:
        """Rids the files of what was erased; tried again in a minute when it can't be done now."""
        try:
            done = await self._store.scrub()
        except StoreUnavailable as error:
            log.warning("what was erased is still in the database's free pages: %s", error)
            done = False
        await settle(self._store, timer, 0 if done else self._clock() + MINUTE)

    async def sweep(self, timer: Timer) -> None:
        """Forgets one slice of what is past its time; the next one at once, or in an hour when none is left."""
        now = self._clock()
        swept = await self._store.run(lambda uow: uow.sweep(now, SLICE))
        await settle(self._store, timer, now if swept else now + HOUR)


async def settle(store: Units, timer: Timer, again: int) -> None:
    """Drops a chore's timer, unless it was set anew meanwhile; with `again` (ms UTC), sets it."""

    def turn(uow: Unit) -> None:
        if uow.timers.take(timer.kind, timer.subject, timer.due) and again:
            uow.timers.set(timer.kind, timer.subject, again)

    await store.run(turn)
