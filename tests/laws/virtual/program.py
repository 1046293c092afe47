"""One life of the program: the real works over the database, with a door to each simulated platform."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, TypeAlias, TypeVar

from bot.adapters.adapter import Handle
from bot.duty import Duty
from bot.pacing import Pace
from bot.pictures import Pictures, Unusable
from bot.premises import settle_in
from bot.works import Works
from conversations.limits import Limits
from conversations.screens import Message
from conversations.setting import Setting
from storage import postgres, sqlite
from storage.batch import Executor
from storage.errors import StoreClosed, StoreUnavailable
from storage.sqlite_store import SqliteStore
from storage.statements import Dialect
from tests.laws.virtual.platforms import Platform, Update
from tests.stories.ground import Crash, Fragile, Memory, Server

T = TypeVar("T")
Whole: TypeAlias = Memory | Server
"""A database that every program of a world may use by one connection, for no statement waits there."""
DIALECTS: Mapping[str, tuple[Dialect, Dialect]] = {
    "sqlite": (sqlite.SQLITE, sqlite.READING),
    "postgres": (postgres.SERVING, postgres.READING),
}
"""How a program's turns begin, and its readings."""
NO_PICTURE = b"no picture"
"""What one of the photos that people send holds."""
SYNC = 0.004
"""Seconds until a commit is on the disk; turns that come meanwhile share the next one."""


class Program:
    """Serves a database until it dies: at a statement, or right after a commit, and nothing of it goes on then.

    Where it is not `alone`, other programs serve the same database. One that `stalls` until an instant (of the
    loop) is late with all that it asks of the database.
    """

    def __init__(
        self,
        ground: Whole,
        setting: Setting,
        platforms: Mapping[str, Platform],
        *,
        clock: Callable[[], int],
        committed: Callable[[], None],
        alone: bool,
    ) -> None:
        self.connection = ground.connection
        self.fragile = Fragile(self.connection, dies=True)
        self.dead = asyncio.Event()
        self._buried = asyncio.Event()
        self.dies_after_commit = False
        self.stalls = 0.0
        self._committed = committed
        self._clock = clock
        serving, reading = DIALECTS[ground.dialect.name]
        self.store = (_OnServer if serving is postgres.SERVING else SqliteStore)(
            _Hand(self, Executor(self.fragile, serving), self._was_committed),
            _Hand(self, Executor(self.fragile, reading), lambda: None),
        )
        self.store.shared = not alone
        self._doors = {name: Doorway(self, platform) for name, platform in platforms.items()}
        self.works = Works(self.store, setting, self._doors, clock=clock)
        self._pictures = Pictures(self.store, self._doors, clock=clock, secret=setting.secret, recode=_recode)

    async def live(self, *, pace: float) -> None:
        """Keeps the doors open until it dies."""
        await self.store.run(lambda uow: settle_in(uow, self._clock()))
        living = asyncio.create_task(self._serve(pace))
        dying = asyncio.create_task(self.dead.wait())
        await asyncio.wait((living, dying), return_when=asyncio.FIRST_COMPLETED)
        for task in (living, dying):
            task.cancel()
        await asyncio.wait((living,), timeout=1)
        self._buried.set()  # only now, so that whatever still waits is cancelled first
        await asyncio.wait((living, dying))
        if not living.cancelled() and (error := living.exception()):
            raise error

    async def _serve(self, pace: float) -> None:
        async with asyncio.TaskGroup() as tasks:
            for door in self._doors.values():
                tasks.create_task(door.run(self.works.hear))
            for work in self.works.work(pace=pace):
                tasks.create_task(work)
            duty = Duty(self.store, "pictures", clock=self._clock)
            tasks.create_task(duty.hold(lambda: self._pictures.run(pace=pace)))

    def die(self) -> None:
        """Stops where it is: nothing passes to the database any more."""
        self.fragile.dead = True
        self.dead.set()

    async def goes_on(self) -> None:
        """Returns at once in a program that lives; in a dead one nothing goes on until all of it is ended."""
        if self.fragile.dead:
            self.dead.set()
            await self._buried.wait()
            raise StoreClosed

    def _was_committed(self) -> None:
        self._committed()
        if self.dies_after_commit:
            self.die()


async def _recode(content: bytes) -> bytes:
    """A picture drawn anew, by no other process."""
    await asyncio.sleep(0.2)
    if content == NO_PICTURE:
        raise Unusable("unreadable")
    return content


class _OnServer(SqliteStore):
    """The same batches on PostgreSQL, which scrubs its own files. The threads of its store have no place here."""

    async def scrub(self) -> bool:
        return True


class _Hand:
    """Runs what the store hands over at once, in the loop itself; the disk takes its time."""

    def __init__(self, program: Program, executor: Executor, ran: Callable[[], None]) -> None:
        self.executor = executor
        self._program = program
        self._ran = ran

    async def call(self, function: Callable[..., T], *arguments: Any) -> T:
        await self._program.goes_on()
        await asyncio.sleep(max(0, self._program.stalls - asyncio.get_running_loop().time()))
        with suppress(Crash):
            value = function(*arguments)
        if self._program.fragile.dead:
            self._program.connection.rollback()  # as whoever opens the file next would
        await self._program.goes_on()
        self._ran()
        await asyncio.sleep(SYNC)
        await self._program.goes_on()  # it may have died meanwhile: nobody hears of it
        return value

    async def close(self) -> None:
        """The connection is the world's."""


class Doorway:
    """A program's door to one platform, as any adapter."""

    closed = ""

    def __init__(self, program: Program, platform: Platform) -> None:
        self._program = program
        self._platform = platform
        self._busy: set[str] = set()

    @property
    def name(self) -> str:
        return self._platform.name

    @property
    def limits(self) -> Limits:
        return self._platform.limits

    @property
    def pace(self) -> Pace | None:
        return self._platform.pace

    async def run(self, handle: Handle) -> None:
        """Takes what the platform keeps for the door: each person's in order, different people's side by side."""
        async with asyncio.TaskGroup() as tasks:
            while True:
                self._platform.arrived.clear()
                for update in self._platform.waiting():
                    if update.account not in self._busy:
                        self._busy.add(update.account)
                        tasks.create_task(self._take(update, handle))
                await self._platform.arrived.wait()

    async def _take(self, update: Update, handle: Handle) -> None:
        try:
            reply = await handle(update.inbound)
            await self._program.goes_on()
            self._platform.acknowledged(update, reply)
        except StoreUnavailable:
            await asyncio.sleep(1)
        finally:
            self._busy.discard(update.account)
            self._platform.arrived.set()

    async def deliver(self, message: Message) -> str:
        await self._program.goes_on()
        native = await self._platform.takes(message, self._program.die)
        await self._program.goes_on()
        return native

    async def fetch(self, ref: str) -> bytes:
        """A photo that somebody sent there."""
        await self._program.goes_on()
        content = await self._platform.hands_over(ref, self._program.die)
        await self._program.goes_on()
        return content
