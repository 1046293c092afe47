"""The door as it is served, on a file or on PostgreSQL, and turns that come together."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from itertools import count
from typing import Any, TypeVar

from bot.door import Door
from conversations.flow import Flow
from conversations.flows import FLOWS
from conversations.inbound import Inbound, Input
from conversations.screens import Message, Reply
from storage.postgres import PostgresStore
from storage.sqlite_store import SqliteStore
from storage.unit import Unit
from tests.stories.ground import File, Ground, Server
from tests.stories.person import Person, shown
from tests.stories.town import Town

T = TypeVar("T")


class Served:
    """What a town's people now talk to."""

    def __init__(self, town: Town, store: SqliteStore | PostgresStore) -> None:
        self.store = store
        self.town = town
        self.door = Door(town.engine, store, clock=lambda: town.now)
        self._keys = count(1)

    async def does(self, person: Person, what: Input, *, key: str = "") -> Reply:
        """One turn, committed. The same key is the same update."""
        key = key or f"web:{person.name}:served:{next(self._keys)}"
        return await self.door.turn(Inbound(key, person.address, self.town.manner.language, self.town.now, what))

    async def at_once(self, acts: Sequence[tuple[Person, Input]]) -> list[Reply]:
        """Many turns, begun together."""
        return await asyncio.gather(*(self.does(person, what) for person, what in acts))

    async def run(self, turn: Callable[[Unit], T]) -> T:
        return await self.store.run(turn)

    async def owed(self, person: Person) -> list[Message]:
        """What is owed to somebody and not yet delivered."""
        return await self.run(lambda uow: uow.outbox.owed_to(person.address, self.town.now))

    async def told(self, person: Person) -> str:
        """The same, as they will read it."""
        return "\n".join(shown(message.screen) for message in await self.owed(person))


@asynccontextmanager
async def serve(town: Town, *, busy_ms: int = 5_000) -> AsyncIterator[Served]:
    """Opens the door on what a town kept; the town itself is over."""
    town.close()
    store = await _opened(town.ground, busy_ms)
    try:
        yield Served(town, store)
    finally:
        await store.close()


async def _opened(ground: Ground, busy_ms: int) -> SqliteStore | PostgresStore:
    if isinstance(ground, Server):
        return await PostgresStore.open(ground.address)
    assert isinstance(ground, File), "what is in memory cannot be opened again"
    return await SqliteStore.open(ground.path, busy_ms=busy_ms)


def town_on(ground: Ground, *flows: type[Flow[Any]]) -> Town:
    """A town that can be served; with flows of its own beside the project's."""
    return Town(ground, flows=(*FLOWS, *flows))
