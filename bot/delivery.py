"""Delivery: every message owed is tried until the platform accepts or refuses it."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol, TypeVar

from bot.adapters.adapter import Adapter, Refused, Slower
from conversations.inbound import Address
from conversations.screens import Message
from storage.errors import StoreUnavailable
from storage.unit import Unit

T = TypeVar("T")
log = logging.getLogger(__name__)
SLICE = 100


class Units(Protocol):
    """A store whose unit of work also keeps the outbox's book."""

    async def run(self, turn: Callable[[Unit], T]) -> T: ...


class Deliverer:
    """Sends what the outbox holds through each platform's adapter.

    A row is settled once the adapter has the platform's answer. What failed for no final reason is
    tried again later; a row past its time is dropped and counted.
    """

    def __init__(self, store: Units, adapters: Mapping[str, Adapter], *, clock: Callable[[], int]) -> None:
        self._store = store
        self._adapters = adapters
        self._clock = clock
        self._under_way: set[str] = set()
        self._owing = asyncio.Event()

    async def settle(self, address: Address) -> None:
        """Tries what is owed to one address now; the rest of what a turn owes follows by itself."""
        self._owing.set()
        adapter = self._adapters.get(address.platform)
        if adapter is None:
            return
        now = self._clock()
        for message in await self._store.run(lambda uow: uow.outbox.owed_to(address, now)):
            await self._try(adapter, message)

    async def run(self, *, pace: float = 1.0) -> None:
        """Delivers until cancelled: at once after a turn, and every `pace` seconds."""
        while True:
            try:
                while await self.once():
                    pass
            except StoreUnavailable as error:
                log.warning("delivery waits for the database: %s", error)
            self._owing.clear()
            try:
                await asyncio.wait_for(self._owing.wait(), pace)
            except TimeoutError:
                continue

    async def once(self) -> int:
        """Tries one slice of what is owed on each platform; how many rows were settled."""
        now = self._clock()
        await self._store.run(lambda uow: uow.outbox.drop_expired(now))
        settled = 0
        for name, adapter in self._adapters.items():
            for message in await self._store.run(partial(_owed, name, now)):
                settled += await self._try(adapter, message)
        return settled

    async def _try(self, adapter: Adapter, message: Message) -> bool:
        if message.id in self._under_way:
            return False
        self._under_way.add(message.id)
        try:
            return await self._deliver(adapter, message)
        finally:
            self._under_way.discard(message.id)

    async def _deliver(self, adapter: Adapter, message: Message) -> bool:
        now = self._clock()
        try:
            native = await adapter.deliver(message)
        except Refused as refused:
            reason = refused.reason
            await self._store.run(lambda uow: uow.outbox.refuse(message.id, reason, now))
            return True
        except Slower as slower:
            wait = slower.milliseconds
            await self._store.run(lambda uow: uow.outbox.postpone(message.id, now + wait))
            return False
        await self._store.run(lambda uow: uow.outbox.sent(message.id, native, now))
        return True


def _owed(platform: str, now: int, uow: Unit) -> list[Message]:
    return uow.outbox.owed(platform, now, SLICE)
