"""Delivery: every message owed is tried until the platform accepts or refuses it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from functools import partial
from weakref import WeakValueDictionary

from bot.adapters.adapter import Adapter
from bot.courier import SLICE, Courier
from bot.duty import Duty, Shared
from bot.hush import is_hushed
from bot.pacing import Pacer
from bot.sending import Answer, Sender, Units
from conversations.inbound import Address
from conversations.screens import Message
from storage.errors import StoreUnavailable
from storage.outbox import Owed

log = logging.getLogger(__name__)


class Deliverer:
    """Sends what the outbox holds through each platform's adapter: a courier or a porter each.

    A row is settled once the adapter has the platform's answer. What failed for no final reason is
    tried again later; a row past its time is dropped, and `dropped` are told how many. `heard` are
    told of every answer. `clock` is in ms UTC, and `pause` waits so many of its seconds.
    """

    def __init__(
        self,
        store: Shared,
        adapters: Mapping[str, Adapter],
        *,
        clock: Callable[[], int],
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._store = store
        self._clock = clock
        self._pause = pause
        self.heard: list[Callable[[Message, Answer], None]] = []
        self.dropped: list[Callable[[int], None]] = []
        self._duties = {name: Duty(store, f"sending: {name}", clock=clock) for name in adapters}
        self._couriers = {name: self._courier(name, adapter) for name, adapter in adapters.items()}

    async def settle(self, address: Address) -> None:
        """Sees to what is owed to one address now; the rest of what a turn owes follows by itself.

        Where a platform sets a pace this does not wait for it.
        """
        self.nudge()
        theirs = self._couriers.get(address.platform)
        if theirs is not None and (isinstance(theirs, Porter) or self._duties[address.platform].held):
            await theirs.settle(address)

    def nudge(self) -> None:
        """Something may be owed to anybody."""
        for courier in self._couriers.values():
            courier.nudge()

    async def run(self, *, pace: float = 1.0) -> None:
        """Delivers until cancelled: at once after a turn, and every `pace` seconds."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._give_up(pace))
            for name, courier in self._couriers.items():
                going = partial(courier.run, pace=pace)
                tasks.create_task(going() if isinstance(courier, Porter) else self._duties[name].hold(going))

    async def once(self) -> int:
        """Tries what is owed on each platform and may go now; how many rows were settled."""
        await self._drop()
        return sum([await courier.once() for courier in self._couriers.values()])

    def _courier(self, name: str, adapter: Adapter) -> "Courier | Porter":
        if adapter.pace is None:
            sender = Sender(self._store, adapter, heard=self.heard, clock=self._clock)
            return Porter(self._store, name, sender, clock=self._clock)
        pacer = Pacer(adapter.pace)
        duty = self._duties[name]
        sender = Sender(duty, adapter, heard=self.heard, clock=self._clock, landed=pacer.landed)
        return Courier(duty, name, pacer, sender, clock=self._clock, pause=self._pause)

    async def _give_up(self, pace: float) -> None:
        while True:
            try:
                await self._drop()
            except StoreUnavailable as error:
                log.warning("what is too late waits for the database: %s", error)
            await asyncio.sleep(pace)

    async def _drop(self) -> None:
        now = self._clock()
        if count := await self._store.run(lambda uow: uow.outbox.drop_expired(now)):
            for listener in self.dropped:
                listener(count)


class Porter:
    """Delivers within the house, where delivering again changes nothing: everything at once, each chat in order."""

    def __init__(self, store: Units, platform: str, sender: Sender, *, clock: Callable[[], int]) -> None:
        self._store = store
        self._platform = platform
        self._sender = sender
        self._clock = clock
        self._chats: WeakValueDictionary[Address, asyncio.Lock] = WeakValueDictionary()
        self._owing = asyncio.Event()

    def nudge(self) -> None:
        """Something may be owed to anybody."""
        self._owing.set()

    async def run(self, *, pace: float) -> None:
        """Delivers until cancelled: at once when nudged, and looks every `pace` seconds."""
        while True:
            self._owing.clear()
            try:
                while await self.once():
                    pass
            except StoreUnavailable as error:
                log.warning("delivery waits for the database: %s", error)
            with suppress(TimeoutError):
                # Not wait_for: in Python 3.11 it loses a cancellation that comes together with the event.
                async with asyncio.timeout(pace):
                    await self._owing.wait()

    async def once(self) -> int:
        """Brings what is owed to one slice of chats; how many messages were settled."""
        now = self._clock()
        heads = await self._store.read(lambda kept: kept.outbox.heads(self._platform, now, SLICE))
        chats = dict.fromkeys(to for to, _ in heads)
        # Gathered otherwise, a visit that fails as this is cancelled would have it forget that it was.
        visits = await asyncio.gather(*(self._visit(to) for to in chats), return_exceptions=True)
        for visit in visits:
            if isinstance(visit, BaseException):
                raise visit
        return sum(visit for visit in visits if isinstance(visit, int))

    async def settle(self, to: Address) -> None:
        """Brings what is owed to one address; it is there when this returns."""
        await self._visit(to)

    async def _visit(self, to: Address) -> int:
        """One visit at a time: the chat's order is kept, and nothing is brought twice."""
        chat = self._chats.setdefault(to, asyncio.Lock())
        async with chat:
            now = self._clock()
            owed = await self._store.run(
                lambda uow: [each for each in uow.outbox.owed_to(to, now) if not is_hushed(uow, each, now)]
            )
            for settled, message in enumerate(owed):
                if not await self._sender.send(Owed(message)):
                    return settled
        return len(owed)
