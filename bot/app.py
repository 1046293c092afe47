"""Where everything is put together: the store, the engine, the doors that are configured, delivery and timers."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Protocol

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.adapters.adapter import Adapter
from bot.adapters.telegram.asking import Ahead
from bot.adapters.web.adapter import WebAdapter
from bot.adapters.web.files import Files, Render
from bot.adapters.web.leaflets import Leaflets
from bot.adapters.web.photos import Photos, Uploads
from bot.adapters.web.sessions import Sessions
from bot.adapters.web.site import Seeded, Site
from bot.attachments import Attachments
from bot.door import milliseconds
from bot.duty import Duty
from bot.letterbox import Letterbox
from bot.metrics import Metrics
from bot.pictures import Pictures
from bot.premises import describe, open_store, read_words, settle_in, staff_at
from bot.settings import Settings
from bot.works import Works
from conversations.inbound import Address
from conversations.setting import Setting
from storage.errors import StoreUnavailable
from storage.store import Store

ANSWERED = 3.0
"""Seconds in which a healthy database answers."""
People = Callable[[], Awaitable[Sequence[Seeded]]]


class App:
    """Every door that is configured, with everything behind them; `site` is the ASGI application.

    The browser's door (`web`) is always among the `adapters`.
    """

    def __init__(
        self,
        settings: Settings,
        setting: Setting,
        store: Store,
        *,
        people: People | None = None,
        ahead: Ahead | None = None,
    ) -> None:
        self.store = store
        self.setting = setting
        self.metrics = Metrics()
        letters = Letterbox(store, clock=milliseconds)
        sessions = Sessions(setting.secret.decode(), secure=settings.public_url.startswith("https:"))
        self.attachments = Attachments(store, setting, clock=milliseconds)
        files = Files(setting.secret.decode(), sessions, self.attachments.render, seeded=people is not None)
        leaflets = Leaflets(store, setting, clock=milliseconds)
        self.web = WebAdapter(
            letters,
            reader_of=letters.reader_of,
            words=setting.words,
            clock=milliseconds,
            epoch=sessions.epoch,
            file_of=files.of,
        )
        self.pictures = Pictures(store, {"web": Uploads(store)}, clock=milliseconds, secret=setting.secret)
        photos = Photos(
            self.pictures,
            sessions,
            reader_of=letters.reader_of,
            words=setting.words,
            public_url=settings.public_url,
            seeded=people is not None,
        )
        others = list(_others(settings, setting, store, self.attachments.render, self.pictures, ahead=ahead))
        self.adapters: dict[str, Adapter] = {
            adapter.name: adapter for adapter in (self.web, *(door.adapter for door in others))
        }
        self._hang_ups = [door.hang_up for door in others]
        self.works = Works(store, setting, self.adapters, clock=milliseconds)
        site = Site(self.web, sessions, public_url=settings.public_url, people=people)
        self.site: Starlette = site.app(
            healthz=self.healthz,
            metrics=self.measured,
            routes=[
                Route("/files/{token}", files.show),
                Route("/p/{code}", leaflets.show),
                Route("/pictures", photos.take, methods=["POST"]),
                Route("/pictures/{ref}", photos.show),
                *(route for door in others for route in door.routes),
            ],
        )
        self.besides: list[Coroutine[Any, Any, None]] = []
        self.works.door.heard.append(self.metrics.turn)
        self.works.deliverer.heard.append(self.metrics.delivery)
        self.works.deliverer.dropped.append(self.metrics.dropped)
        store.committed = self.metrics.commit

    def doors(self) -> list[Coroutine[Any, Any, None]]:
        """What keeps each door open."""
        handle, hear = self.works.handle, self.works.hear
        return [adapter.run(handle if adapter is self.web else hear) for adapter in self.adapters.values()]

    def work(self) -> list[Coroutine[Any, Any, None]]:
        """What runs beside the server while the doors are open."""
        pictures = Duty(self.store, "pictures", clock=milliseconds)
        return [
            *self.works.work(),
            pictures.hold(self.pictures.run),
            self.store.follow(self._hear),
            *self.besides,
        ]

    async def ailment(self) -> str:
        """Why the doors can't serve now; empty when they can."""
        for adapter in self.adapters.values():
            if adapter.closed:
                return f"the {adapter.name} door is closed: {adapter.closed}"
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

    async def hang_up(self) -> None:
        """Ends what the doors still hold open to their platforms, once nothing is sent any more."""
        for hang_up in self._hang_ups:
            await hang_up()

    def _hear(self, address: str) -> None:
        """Some process owes or brought something to an address, or any may have where none is named."""
        self.works.deliverer.nudge()
        if address:
            self.web.nudge(Address.parse(address))
        else:
            for present in self.web.present:
                self.web.nudge(present)


class Outer(Protocol):
    """A door to a platform outside: what delivers there, what the HTTP server takes for it, how it ends."""

    @property
    def adapter(self) -> Adapter: ...
    @property
    def routes(self) -> Sequence[BaseRoute]: ...
    async def hang_up(self) -> None: ...


def _others(
    settings: Settings, setting: Setting, store: Store, files: Render, pictures: Pictures, *, ahead: Ahead | None
) -> Iterator[Outer]:
    """The doors beside the browser's; what they need is imported only when they are configured."""
    if settings.telegram_token:
        from bot.adapters.telegram.opening import TelegramDoor

        async def staff(platform: str, workspace: str) -> Sequence[Address]:
            return await store.read(lambda kept: staff_at(kept, platform, workspace))

        door = TelegramDoor(
            settings,
            setting,
            clock=milliseconds,
            staff=staff,
            store=store,
            files=files,
            pictures=pictures,
            hold=Duty(store, "polling", clock=milliseconds).hold,
            ahead=ahead,
        )
        pictures.sources["telegram"] = door.photos
        yield door
    if settings.slack:
        from bot.adapters.slack.opening import SlackDoor

        shop = SlackDoor(settings, setting, store, clock=milliseconds, files=files)
        pictures.sources["slack"] = shop.photos
        yield shop


@asynccontextmanager
async def opened(
    settings: Settings, *, page: str = "", people: People | None = None, ahead: Ahead | None = None
) -> AsyncIterator[App]:
    """The door on its database, made or brought up to date; closed in order. Its page is served at `page`.

    `ahead` are the first of Telegram's updates, where they were asked for already.

    Raises what `faults.explain` puts in a line, with nothing changed.
    """
    words = read_words()
    store = await open_store(settings)
    try:
        setting = describe(settings, words, page=page)
        await store.run(lambda uow: settle_in(uow, milliseconds()))
        if settings.slack:
            from bot.adapters.slack.opening import unlock_tokens

            await unlock_tokens(settings, store)
        app = App(settings, setting, store, people=people, ahead=ahead)
        try:
            yield app
        finally:
            await app.hang_up()
    finally:
        await store.close()
