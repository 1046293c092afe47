"""Where everything is put together: the store, the engine, the browser's door, delivery and timers."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.adapters.web.adapter import WebAdapter
from bot.adapters.web.sessions import Sessions
from bot.adapters.web.site import Seeded, Site
from bot.delivery import Deliverer
from bot.door import Door, milliseconds
from bot.letterbox import Letterbox
from bot.metrics import Metrics
from bot.premises import describe, find_database, read_words, settle_in
from bot.settings import Settings
from bot.timers import Timers
from bot.upkeep import Upkeep
from conversations.engine import Engine
from conversations.flows import FLOWS
from conversations.inbound import Inbound
from conversations.screens import Reply
from conversations.setting import Setting
from storage.errors import StoreUnavailable
from storage.happenings import Timer
from storage.sqlite import SqliteStore

ANSWERED = 3.0
"""Seconds in which a healthy database answers."""
People = Callable[[], Awaitable[Sequence[Seeded]]]


class App:
    """The door with everything behind it: `handle` is what adapters call, `site` the ASGI application."""

    def __init__(
        self, settings: Settings, setting: Setting, store: SqliteStore, *, people: People | None = None
    ) -> None:
        self.store = store
        self.setting = setting
        self.metrics = Metrics()
        letters = Letterbox(store, clock=milliseconds)
        sessions = Sessions(setting.secret.decode(), secure=settings.public_url.startswith("https:"))
        self.adapter = WebAdapter(
            letters, reader_of=letters.reader_of, words=setting.words, clock=milliseconds, epoch=sessions.epoch
        )
        self.deliverer = Deliverer(store, {self.adapter.name: self.adapter}, clock=milliseconds)
        self.door = Door(Engine(FLOWS, setting), store)
        self.timers = Timers(
            self._due, self.door.turn, chores=Upkeep(store, clock=milliseconds).chores, clock=milliseconds
        )
        self.site: Starlette = Site(self.adapter, sessions, public_url=settings.public_url, people=people).app(
            healthz=self.healthz, metrics=self.measured
        )
        self.besides: list[Coroutine[Any, Any, None]] = []
        self.door.heard.append(self.metrics.turn)
        self.deliverer.heard.append(self.metrics.delivery)
        store.committed = self.metrics.commit

    async def handle(self, inbound: Inbound) -> Reply:
        """One turn, committed; what it changed at once and what it owes the sender is done when this returns."""
        reply = await self.door.turn(inbound)
        await self.timers.once()
        await self.deliverer.settle(inbound.sender)
        return reply

    def work(self) -> list[Coroutine[Any, Any, None]]:
        """What runs beside the server while the door is open."""
        return [self.deliverer.run(), self.timers.run(), *self.besides]

    async def ailment(self) -> str:
        """Why the door can't serve now; empty when it can."""
        if not self.adapter.open:
            return f"the {self.adapter.name} door is closed"
        try:
            async with asyncio.timeout(ANSWERED):
                await self.store.run(lambda _: None)
        except StoreUnavailable as error:
            return f"the database does not answer ({error})"
        except TimeoutError:
            return f"the database did not answer in {ANSWERED:.0f} seconds"
        return ""

    async def healthz(self, _: Request) -> Response:
        """200, or 503 with the reason."""
        ailment = await self.ailment()
        return PlainTextResponse(f"{ailment or 'ok'}\n", 503 if ailment else 200)

    async def measured(self, _: Request) -> Response:
        """The metrics; those of the outbox as they are now."""
        waiting = await self.store.read(lambda kept: kept.outbox.depth())
        return Response(
            self.metrics.write(waiting, milliseconds()), media_type="text/plain; version=0.0.4; charset=utf-8"
        )

    async def _due(self, now: int, limit: int) -> list[Timer]:
        return await self.store.read(lambda kept: kept.timers.due(now, limit))


@asynccontextmanager
async def opened(settings: Settings, *, page: str = "", people: People | None = None) -> AsyncIterator[App]:
    """The door on its database, made or brought up to date; closed in order. Its page is served at `page`.

    Raises what `faults.explain` puts in a line, with nothing changed.
    """
    words = read_words()
    store = await SqliteStore.open(find_database(settings))
    try:
        setting = describe(settings, words, page=page)
        await store.run(lambda uow: settle_in(uow, milliseconds()))
        yield App(settings, setting, store, people=people)
    finally:
        await store.close()
