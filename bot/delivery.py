"""Delivery: every message owed is tried until the platform accepts or refuses it."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Literal, Protocol, TypeAlias, TypeVar
from weakref import WeakValueDictionary

from bot.adapters.adapter import Adapter, Refused, Slower
from conversations.inbound import Address
from conversations.screens import Message
from storage.errors import StoreUnavailable
from storage.unit import Unit

T = TypeVar("T")
Answer: TypeAlias = Literal["sent", "refused", "slower"]
log = logging.getLogger(__name__)
SLICE = 100


class Units(Protocol):
    """A store whose unit of work also keeps the outbox's book."""

    async def run(self, turn: Callable[[Unit], T]) -> T: ...


class Deliverer:
    """Sends what the outbox holds through each platform's adapter.

    A row is settled once the adapter has the platform's answer. What failed for no final reason is
    tried again later; a row past its time is dropped. `heard` are told of every answer, for the
    metrics.
    """

    def __init__(self, store: Units, adapters: Mapping[str, Adapter], *, clock: Callable[[], int]) -> None:
        self._store = store
        self._adapters = adapters
        self._clock = clock
        self._chats: WeakValueDictionary[Address, asyncio.Lock] = WeakValueDictionary()
        self._owing = asyncio.Event()
        self.heard: list[Callable[[Message, Answer], None]] = []

    async def settle(self, address: Address) -> None:
        """Tries what is owed to one address now; the rest of what a turn owes follows by itself."""
        self._owing.set()
        adapter = self._adapters.get(address.platform)
        if adapter is not None:
            await self._visit(adapter, address)

    async def run(self, *, pace: float = 1.0) -> None:
        """Delivers until cancelled: at once after a turn, and every `pace` seconds."""
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
        """Tries one slice of what is owed on each platform; how many rows were settled."""
        now = self._clock()
        await self._store.run(lambda uow: uow.outbox.drop_expired(now))
        settled = 0
        for name, adapter in self._adapters.items():
            owed = await self._store.run(partial(_owed, name, now))
            chats = dict.fromkeys(message.to for message in owed)
            settled += sum(await asyncio.gather(*(self._visit(adapter, address) for address in chats)))
        return settled

    async def _visit(self, adapter: Adapter, address: Address) -> int:
        """Delivers what a chat is owed, in order; how many were settled.

        One visit at a time: its order is kept, and nothing is sent twice.
        """
        chat = self._chats.setdefault(address, asyncio.Lock())
        async with chat:
            now = self._clock()
            owed = await self._store.run(lambda uow: uow.outbox.owed_to(address, now))
            for settled, message in enumerate(owed):
                if not await self._deliver(adapter, message):
                    return settled
        return len(owed)

    async def _deliver(self, adapter: Adapter, message: Message) -> bool:
        """Whether the platform gave a final answer."""
        now = self._clock()
        answer: Answer
        try:
            native = await adapter.deliver(message)
        except Refused as refused:
            reason, answer = refused.reason, "refused"
            await self._store.run(lambda uow: uow.outbox.refuse(message.id, reason, now))
        except Slower as slower:
            until, answer = now + slower.milliseconds, "slower"
            await self._store.run(lambda uow: uow.outbox.postpone(message.id, until))
        else:
            answer = "sent"
            await self._store.run(lambda uow: uow.outbox.sent(message.id, native, now))
        for listener in self.heard:
            listener(message, answer)
        return answer != "slower"


def _owed(platform: str, now: int, uow: Unit) -> list[Message]:
    return uow.outbox.owed(platform, now, SLICE)
