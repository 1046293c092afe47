"""The courier of a platform that sets a pace: visits the chats that are owed something, each by one visit at a time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.hush import is_hushed
from bot.pacing import MINUTE, SECOND, Pacer
from bot.sending import Sender, Units
from conversations.inbound import Address
from conversations.screens import Lane
from storage.errors import StoreUnavailable
from storage.outbox import Owed
from storage.unit import Unit

SLICE = 256
"""Chats looked at together: more than a platform's pace holds back at once."""
FLIGHTS = 32
"""Calls under way at once; lanes other than answers set out while fewer than half are."""
LINE = 4
"""Messages of the other lanes that are noted as being sent while they wait for their place."""
BREATH = 0.02
"""Seconds in which turns that follow one another are looked at together."""
LANDING = 5.0
"""Seconds that calls under way have to come back once the door closes."""
log = logging.getLogger(__name__)


class Courier:
    """Delivers on one platform, as fast as it allows and as patiently as it needs.

    A message is noted as being sent before it is, and its answer after: so a crash between the two
    can be told from a message never sent, and nothing goes out a third time.
    """

    def __init__(
        self,
        store: Units,
        platform: str,
        pacer: Pacer,
        sender: Sender,
        *,
        clock: Callable[[], int],
        pause: Callable[[float], Awaitable[None]],
    ) -> None:
        self._store = store
        self._platform = platform
        self._pacer = pacer
        self._sender = sender
        self._clock = clock
        self._pause = pause
        self._visits: dict[Address, asyncio.Task[int]] = {}
        self._flights = asyncio.Semaphore(FLIGHTS)
        self._owing = asyncio.Event()
        self._line = asyncio.Lock()
        self._in_line = 0
        self._hurried = 0

    async def settle(self, to: Address) -> None:
        """What is owed to one address sets out now, if it may; this does not wait for the platform."""
        self._owing.set()
        if to not in self._visits and not self._wait(to, "reply"):
            self._launch(to, "reply")

    def nudge(self) -> None:
        """Something may be owed to anybody."""
        self._owing.set()

    async def run(self, *, pace: float) -> None:
        """Delivers until cancelled: at once when nudged, and looks every `pace` seconds."""
        try:
            while True:
                self._owing.clear()
                wait = pace
                try:
                    wait = min(pace, await self.round() / 1000)
                except StoreUnavailable as error:
                    log.warning("delivery waits for the database: %s", error)
                with suppress(TimeoutError):
                    # Not wait_for: in Python 3.11 it loses a cancellation that comes together with the event.
                    async with asyncio.timeout(wait):
                        await self._owing.wait()
                        await asyncio.sleep(BREATH)
        finally:
            await self._land()

    async def once(self) -> int:
        """One round, until its visits are over; how many messages were settled."""
        await self.round()
        return sum(await asyncio.gather(*self._visits.values()))

    async def round(self) -> int:
        """Sets out to every chat whose turn it is; ms until another's may come."""
        now = self._clock()
        lowest: Lane = "reply" if self._is_crowded() else "digest"
        heads = await self._store.read(lambda kept: kept.outbox.heads(self._platform, now, SLICE, lowest=lowest))
        soonest = MINUTE
        # The end of a visit, or of a wait in line, is the sign to look again.
        for to, lane in heads:
            if lane != "reply" and self._is_crowded():
                break
            if to in self._visits:
                continue
            if wait := self._wait(to, lane):
                soonest = min(soonest, wait)
            else:
                self._launch(to, lane)
        return soonest

    def _is_crowded(self) -> bool:
        return self._in_line >= LINE or len(self._visits) >= FLIGHTS // 2

    def _wait(self, to: Address, lane: Lane) -> int:
        now = self._clock()
        return max(self._pacer.chat(to, lane, now), self._sender.patience.wait(to.workspace, lane, now))

    def _launch(self, to: Address, lane: Lane) -> None:
        self._sender.patience.go(self._clock())
        self._in_line += lane != "reply"
        visit = asyncio.create_task(self._visit(to, lane))
        self._visits[to] = visit
        visit.add_done_callback(lambda visit: self._returned(to, visit))

    async def _visit(self, to: Address, lane: Lane) -> int:
        """Takes one message there, or answers as long as they may follow one another; how many were settled."""
        settled = 0
        async with self._flights:
            while owed := await self._begin(to, lane):
                if not await self._sender.send(owed):
                    break
                settled += 1
                if lane != "reply" or self._pacer.chat(to, lane, self._clock()):
                    break
        return settled

    async def _begin(self, to: Address, lane: Lane) -> Owed | None:
        """The next message, noted as being sent, once its instant has come."""
        try:
            owed = await self._store.run(lambda uow: self._first(uow, to, lane))
            if owed:
                await self._place(to, lane)
        finally:
            if lane != "reply":
                self._in_line -= 1
                self._owing.set()
        return owed

    def _first(self, uow: Unit, to: Address, lane: Lane) -> Owed | None:
        now = self._clock()
        owed = uow.outbox.begin(to, lane, now)
        return None if owed and is_hushed(uow, owed.message, now) else owed

    async def _place(self, to: Address, lane: Lane) -> None:
        """Waits for a place among all that is sent; one after the other, and answers before all others."""
        if lane == "reply":
            self._hurried += 1
            while wait := self._pacer.rate(to, lane, self._clock()):
                await self._pause(wait / SECOND)
            self._hurried -= 1
        else:
            async with self._line:
                while wait := max(self._pacer.rate(to, lane, self._clock()), min(self._hurried, 1)):
                    await self._pause(wait / SECOND)
        self._pacer.go(to, self._clock())

    def _returned(self, to: Address, visit: asyncio.Task[int]) -> None:
        del self._visits[to]
        self._owing.set()
        if not visit.cancelled() and (error := visit.exception()):
            log.error("a visit ended early: %s", error, exc_info=None if isinstance(error, StoreUnavailable) else error)

    async def _land(self) -> None:
        """Lets calls under way come back, so that their answers are noted."""
        if self._visits:
            _, late = await asyncio.wait(self._visits.values(), timeout=LANDING)
            for visit in late:
                visit.cancel()
            if late:
                await asyncio.wait(late)
