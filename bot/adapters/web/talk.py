"""One browser's side of the chat: each frame that comes in is one turn, answered by its `done`."""

from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import monotonic

from starlette.websockets import WebSocket

from bot.adapters.adapter import Handle
from bot.adapters.web import frames
from bot.adapters.web.follower import FileOf, Follower, Mailbox, Reader
from conversations.inbound import Address, Inbound
from conversations.ports import KeyReused
from conversations.screens import Reply
from conversations.words import N_, Words
from domain.members import Language, Manner

MANY, SECONDS = 30, 10.0
"""Frames that one socket may send in so many seconds."""

TOO_FAST = N_("That is a lot at once, so I left this one out. Wait ten seconds, then send it again.")
REUSED = N_("That id has already said something else, so I changed nothing. Send it again with a new id.")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who opened a socket. `seeded` is their key in the demo, empty for a browser of one's own.

    `back` is the path of their return link. A browser alone cannot be written to once it is closed.
    """

    user: str
    locale: str = ""
    name: str = ""
    seeded: str = ""
    back: str = ""
    demo: bool = False

    @property
    def address(self) -> Address:
        return Address(platform="web", workspace="", chat=self.user, thread="", user=self.user)


@dataclass(frozen=True, slots=True)
class Means:
    """What a talk needs of the rest of the door.

    `reader_of` says who sits at an address as of the last commit; `words` gives the door's words;
    `clock` is ms UTC; `epoch` changes when the mailbox is another one; `file_of` says a message's file.
    """

    mailbox: Mailbox
    reader_of: Callable[[Address], Awaitable[Reader]]
    words: Callable[[Language, Manner], Words]
    clock: Callable[[], int]
    epoch: str
    file_of: FileOf


class Talk:
    """Takes one socket's frames in the order they come."""

    def __init__(
        self, follower: Follower, visitor: Visitor, means: Means, *, handle: Handle, nudge: Callable[[Address], None]
    ) -> None:
        self._follower = follower
        self._visitor = visitor
        self._address = visitor.address
        self._means = means
        self._handle = handle
        self._nudge = nudge
        self._greeted: tuple[Language | None, str] | None = None
        self._first = True
        self._lately: deque[float] = deque(maxlen=MANY)
        follower.meet = self._meet

    async def listen(self, websocket: WebSocket, happened: str) -> None:
        """Takes frames until the other side closes. What cannot be taken is raised: nothing was acknowledged."""
        await self._meet(await self._reader())
        if happened:
            await self._follower.send({"happened": happened})
        while (event := await websocket.receive())["type"] != "websocket.disconnect":
            await self._take(event.get("text") or event.get("bytes") or "")

    async def _take(self, raw: str | bytes) -> None:
        too_fast = self._too_fast()
        try:
            frame = frames.read(raw)
        except frames.Unreadable as unread:
            await self._decline(unread.id, unread.why)
            return
        first, self._first = self._first, False
        if isinstance(frame, frames.After):
            await (self._replay(frame) if first else self._decline(None, frames.NOT_AFTER))
        elif too_fast:
            await self._decline(frame.id, TOO_FAST)
        else:
            self._follower.begin()
            await self._turn(frame)

    def _too_fast(self) -> bool:
        now = monotonic()
        too_fast = len(self._lately) == MANY and now - self._lately[0] < SECONDS
        if not too_fast:
            self._lately.append(now)
        return too_fast

    async def _replay(self, frame: frames.After) -> None:
        last = await self._follower.replay(frame.seq)
        await self._follower.send({"caught_up": f"m{last}" if last else None})

    async def _turn(self, frame: frames.Frame) -> None:
        given = frame.input()
        key = f"web:{self._address.user}:{frame.id}"
        inbound = Inbound(
            key=key,
            sender=self._address,
            locale=self._visitor.locale,
            at=self._means.clock(),
            input=given,
            name=self._visitor.name,
            reachable=bool(self._visitor.seeded),
        )
        # Before the turn, so that it stands above its answer; kept even without words, so that the id is taken.
        await self._means.mailbox.said(self._address, key, self._follower.words_of(given))
        self._nudge(self._address)
        try:
            answer = await self._handle(inbound)
        except KeyReused:
            await self._decline(frame.id, REUSED)
            return
        await self._follower.catch_up()
        await self._answer(frame.id, answer)
        await self._meet(await self._reader())

    async def _answer(self, id: str | None, answer: Reply) -> None:
        if answer.form is not None:
            self._follower.remember(answer.form)
        if answer.notice or answer.errors or answer.form is not None:
            await self._follower.send(frames.reply(id, answer))
        if id is not None:
            await self._follower.send({"done": id})

    async def _decline(self, id: str | None, why: str) -> None:
        reader = await self._reader()
        language = reader.language or self._language
        await self._answer(id, Reply(notice=self._means.words(language, reader.manner).say(why)))

    async def _reader(self) -> Reader:
        return await self._means.reader_of(self._address)

    @property
    def _language(self) -> Language:
        return "en" if self._visitor.locale.startswith("en") else "fr"

    async def _meet(self, reader: Reader) -> None:
        """Says who the page is for, unless it knows. Robots that do not know this frame pass over it."""
        if (reader.language, reader.name) == self._greeted:
            return
        self._greeted = (reader.language, reader.name)
        visitor = self._visitor
        hello = {
            "as": visitor.seeded or None,
            "name": reader.name or visitor.name,
            "language": reader.language or self._language,
            "demo": visitor.demo,
            "epoch": self._means.epoch,
            "back": visitor.back or None,
        }
        await self._follower.send({"hello": hello})
