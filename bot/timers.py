"""Timers that come due are handed to the door like anything else that comes in."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Protocol

from bot.upkeep import Chore
from conversations.inbound import Address, Elapsed, Inbound
from storage.errors import StoreUnavailable
from storage.happenings import Timer

DOOR = Address("door", "", "", "", "")
SLICE = 100
log = logging.getLogger(__name__)


class Due(Protocol):
    """What is due by an instant (ms UTC), the earliest first."""

    async def __call__(self, now: int, limit: int) -> list[Timer]: ...


def inbound(kind: str, subject: str, due: int) -> Inbound:
    """A due timer as something that came in; its key holds for this due time only."""
    return Inbound(f"timer:{kind}:{subject}:{due}", DOOR, "", due, Elapsed(str(due), kind, subject))


class Timers:
    """Looks for what is due, and hands it over.

    `chores` are the kinds of timers that the door itself does, outside any turn.
    """

    def __init__(
        self,
        due: Due,
        turn: Callable[[Inbound], Awaitable[object]],
        *,
        chores: Mapping[str, Chore],
        clock: Callable[[], int],
    ) -> None:
        self._due = due
        self._turn = turn
        self._chores = chores
        self._clock = clock
        self._one_at_a_time = asyncio.Lock()
        self._set = asyncio.Event()

    def nudge(self) -> None:
        """A turn may have set one that is due already."""
        self._set.set()

    async def run(self, *, pace: float = 1.0) -> None:
        """Hands over what is due until cancelled: at once when nudged, and looks every `pace` seconds.

        A database that is away is asked again.
        """
        while True:
            self._set.clear()
            try:
                while await self.once():
                    pass
            except StoreUnavailable as error:
                log.warning("timers wait for the database: %s", error)
            with suppress(TimeoutError):
                # Not wait_for: in Python 3.11 it loses a cancellation that comes together with the event.
                async with asyncio.timeout(pace):
                    await self._set.wait()

    async def once(self) -> int:
        """Hands over one slice of what is due, in order; how many there were."""
        async with self._one_at_a_time:
            due = await self._due(self._clock(), SLICE)
            for timer in due:
                if chore := self._chores.get(timer.kind):
                    await chore(timer)
                else:
                    await self._turn(inbound(timer.kind, timer.subject, timer.due))
        return len(due)
