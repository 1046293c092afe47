"""A platform of pigeons, a store, and a deliverer whose clock the test moves."""

import asyncio
from collections.abc import Callable

from bot.adapters.adapter import Handle
from bot.delivery import Deliverer
from bot.duty import Shared
from bot.pacing import Pace
from bot.sending import Answer
from conversations.inbound import Address
from conversations.limits import BARE, Limits
from conversations.screens import Lane, Message, Screen
from storage.sqlite_store import SqliteStore
from tests.patience import PATIENCE

ADA = Address("pigeon", "", "ada", "", "ada")
OMAR = Address("pigeon", "", "omar", "", "omar")
PACE = Pace(second=9.5, spacing=1000, burst=3, group=20, is_group=lambda to: to.chat.startswith("-"))


class Pigeons:
    """A platform that takes what it is given; a test says what it answers instead."""

    name = "pigeon"
    closed = ""

    def __init__(self, pace: Pace | None = None) -> None:
        self.pace = pace
        self.flown: list[str] = []
        self.answers: list[Exception | None] = []
        self.weather: Callable[[], Exception | None] = lambda: None
        self.held: asyncio.Event | None = None
        self.asked: list[str] = []
        self.asked_at: list[Address] = []
        self._happened = asyncio.Event()

    @property
    def limits(self) -> Limits:
        return BARE

    async def run(self, handle: Handle) -> None:
        await asyncio.Event().wait()

    async def deliver(self, message: Message) -> str:
        answer = self.answers.pop(0) if self.answers else self.weather()
        self.asked.append(message.screen.text)
        self.asked_at.append(message.to)
        self._happened.set()
        if self.held is not None:
            await self.held.wait()
        await asyncio.sleep(0)
        if answer is not None:
            raise answer
        self.flown.append(message.screen.text)
        self._happened.set()
        return f"p{len(self.flown)}"

    async def until(self, so: Callable[[], bool]) -> None:
        """Waits until something is so."""
        async with asyncio.timeout(PATIENCE):
            while not so():
                self._happened.clear()
                await self._happened.wait()


class Loft:
    """A store, its deliverer, a clock that the test moves."""

    def __init__(self, store: SqliteStore, *, pace: Pace | None = None) -> None:
        self.store = store
        self.pigeons = Pigeons(pace)
        self.now = 1_000_000
        self.answers: list[Answer] = []
        self.owed = 0
        self.deliverer = self.another()

    def another(self, store: Shared | None = None) -> Deliverer:
        """A deliverer as the next start of the program has it."""
        deliverer = Deliverer(store or self.store, {"pigeon": self.pigeons}, clock=lambda: self.now, pause=self.pause)
        deliverer.heard.append(lambda _, answer: self.answers.append(answer))
        return deliverer

    async def owe(
        self, *texts: str, to: Address = ADA, lane: Lane = "reply", expires: int = 0, pressing: bool = False
    ) -> None:
        for text in texts:
            self.owed += 1
            message = Message(to, Screen(text=text), lane, id=f"{self.owed:04}", expires=expires, pressing=pressing)
            await self.store.run(lambda uow, message=message: uow.enqueue(message, now=self.now))  # type: ignore[misc]

    async def waiting(self) -> int:
        return await self.store.read(lambda kept: sum(depth.count for depth in kept.outbox.depth()))

    async def pause(self, seconds: float) -> None:
        self.now += round(seconds * 1000)
        await asyncio.sleep(0)

    async def pass_time(self, milliseconds: int, *, step: int = 10) -> int:
        """Looks, so often, at what may go; how many messages were settled meanwhile."""
        settled, end = 0, self.now + milliseconds
        while self.now < end:
            settled += await self.deliverer.once()
            self.now += step
        return settled

    async def stuck(self) -> list[tuple[str, str]]:
        return await self.store.read(lambda kept: [(one.state, one.reason) for one in kept.outbox.stuck(99)])
