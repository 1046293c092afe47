"""A house behind the browser's door: a mailbox in memory, and a turn small enough to be read at a glance."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.adapters.web.adapter import WebAdapter
from bot.adapters.web.follower import Reader
from bot.adapters.web.sessions import Sessions
from bot.adapters.web.site import Seeded, Site
from conversations.inbound import Address, Filled, Inbound, Located, Open, Press, Text
from conversations.ports import KeyReused
from conversations.screens import Choice, Message, Reply, Screen
from conversations.words import speaking
from domain.members import Language
from locales import catalogs
from storage.mailbox import Letter

SECRET = "a secret of the tests, long enough to be one"
PEOPLE = (
    Seeded("ada", "Ada", "Voisine", "La Petite-Patrie", "fr"),
    Seeded("leo", "Café Léo", "Commerce partenaire", "Villeray", "fr"),
    Seeded("omar", "Omar", "Organisateur", "École de Rosemont", "fr"),
    Seeded("mod", "Maude", "Personne déléguée", "Villeray", "fr"),
    Seeded("sam", "Sam", "Neighbour", "Plateau", "en"),
)


def address(user: str) -> Address:
    return Address(platform="web", workspace="", chat=user, thread="", user=user)


class MemoryMailbox:
    """The mailbox's promises, kept in a dictionary; the instants are a second apart."""

    def __init__(self) -> None:
        self.letters: dict[Address, list[Letter]] = {}
        self.reads = 0
        self.now = 1_795_000_000_000
        self.held: asyncio.Event | None = None

    async def put(self, message: Message) -> int:
        return self._keep(message.to, message.id, message, "")

    async def said(self, address: Address, key: str, text: str) -> int:
        return self._keep(address, key, None, text)

    async def after(self, address: Address, seq: int, limit: int) -> Sequence[Letter]:
        self.reads += 1
        found = [letter for letter in self.letters.get(address, []) if letter.seq > seq][:limit]
        if self.held is not None:
            await self.held.wait()
        return found

    async def end(self, address: Address) -> int:
        return len(self.letters.get(address, []))

    def _keep(self, address: Address, source: str, message: Message | None, said: str) -> int:
        letters = self.letters.setdefault(address, [])
        known = next((letter.seq for letter in letters if letter.source == source), 0)
        if known:
            return known
        self.now += 1_000
        letters.append(Letter(len(letters) + 1, source, self.now, message, said))
        return len(letters)


Answering = Callable[["House", Inbound], Coroutine[Any, Any, Reply]]


@dataclass
class House:
    """One door with its server. `heard` is what took effect, `answering` what a turn does."""

    demo: bool = False
    public_url: str = ""
    port: int = 0
    mailbox: MemoryMailbox = field(default_factory=MemoryMailbox)
    secret: str = SECRET
    heard: list[Inbound] = field(default_factory=list)
    readers: dict[Address, Reader] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sessions = Sessions(self.secret, secure=self.public_url.startswith("https:"))
        self.adapter = WebAdapter(
            self.mailbox,
            reader_of=self.reader_of,
            words=speaking(catalogs()),
            clock=lambda: 1_795_000_000_000,
            epoch=self.sessions.epoch,
        )
        self.answering: Answering = repeat
        self.doors: asyncio.Task[None] | None = None
        self._replies: dict[str, tuple[object, Reply]] = {}
        self._sent = 0

    async def reader_of(self, address: Address) -> Reader:
        return self.readers.get(address, Reader("menu"))

    async def handle(self, inbound: Inbound) -> Reply:
        """The law of the turn, in small: a key takes effect once, and its reply is given again."""
        if inbound.key in self._replies:
            content, reply = self._replies[inbound.key]
            if content != (inbound.sender, inbound.input):
                raise KeyReused(inbound.key)
            return reply
        reply = await self.answering(self, inbound)
        self.heard.append(inbound)
        self._replies[inbound.key] = ((inbound.sender, inbound.input), reply)
        return reply

    async def write(self, to: Address, screen: Screen | str, *, replaces: str = "") -> str:
        """Delivers a message, as the deliverer would; its id on the page."""
        self._sent += 1
        screen = Screen(text=screen) if isinstance(screen, str) else screen
        return await self.adapter.deliver(Message(to, screen, id=f"message-{self._sent}", replaces=replaces))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def chat(self) -> str:
        return f"ws://127.0.0.1:{self.port}/chat"

    @asynccontextmanager
    async def opened(self) -> AsyncIterator["House"]:
        """Serves until the block ends. Opened again, it takes the same port."""
        site = Site(self.adapter, self.sessions, public_url=self.public_url, people=_people if self.demo else None)
        app = site.app(healthz=_healthy, metrics=_healthy)
        config = uvicorn.Config(app, port=self.port, log_level="warning", lifespan="off", timeout_graceful_shutdown=2)
        config.load()
        server = uvicorn.Server(config)
        server.lifespan = config.lifespan_class(config)
        self.doors = asyncio.create_task(self.adapter.run(self.handle))
        await server.startup()
        self.port = server.servers[0].sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            self.doors.cancel()
            await asyncio.wait([self.doors])
            await server.shutdown()


async def repeat(house: House, inbound: Inbound) -> Reply:
    """Says again what was said, with a button to say it once more."""
    match inbound.input:
        case Text(value):
            said = value
        case Press(token) | Open(token):
            said = f"pressed {token}"
        case Filled(token, values):
            said = f"filled {token} {dict(values)}"
        case Located(lat, lon):
            said = f"near {lat}, {lon}"
        case _:
            said = "?"
    button = Choice("again", "Encore", style="main", token=f"again-{len(house.heard)}")
    await house.write(inbound.sender, Screen(text=f"« {said} »", choices=(button,)))
    return Reply()


async def _people() -> Sequence[Seeded]:
    return PEOPLE


async def _healthy(request: Request) -> Response:
    return PlainTextResponse("fine")


def in_language(house: House, user: str, language: Language) -> None:
    house.readers[address(user)] = Reader("menu", language)
