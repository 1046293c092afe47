"""The browser's adapter: frames become turns, and what is owed goes to the mailbox that open sockets follow."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from starlette.websockets import WebSocket

from bot.adapters.adapter import Handle
from bot.adapters.web.follower import FileOf, Follower, Mailbox, Reader, no_file
from bot.adapters.web.talk import Means, Talk, Visitor
from conversations import limits
from conversations.inbound import Address
from conversations.screens import Message
from conversations.words import Words
from domain.members import Language, Manner

log = logging.getLogger(__name__)

SERVICE_RESTART = 1012
INTERNAL_ERROR = 1011
GOODBYE = 1.0
"""Seconds that pages have to hear that the door closes."""


class WebAdapter:
    """The browser's door. `run` opens it; `talk` serves one socket; `deliver` writes to the mailbox.

    What it is given is said in `Means`.
    """

    name = "web"
    limits = limits.WEB
    pace = None

    def __init__(
        self,
        mailbox: Mailbox,
        *,
        reader_of: Callable[[Address], Awaitable[Reader]],
        words: Callable[[Language, Manner], Words],
        clock: Callable[[], int],
        epoch: str = "",
        file_of: FileOf = no_file,
    ) -> None:
        self._means = Means(mailbox, reader_of, words, clock, epoch, file_of)
        self._handle: Handle | None = None
        self._followers: dict[Address, set[Follower]] = {}
        self._happened: dict[Address, str] = {}

    @property
    def open(self) -> bool:
        """Whether sockets are taken."""
        return self._handle is not None

    @property
    def closed(self) -> str:
        """Why no sockets are taken; empty when they are."""
        return "" if self.open else "it is not open yet, or about to close"

    @property
    def present(self) -> frozenset[Address]:
        """The addresses that a page shows now."""
        return frozenset(self._followers)

    async def run(self, handle: Handle) -> None:
        """Keeps the door open until cancelled; then every page is told that it may come back soon."""
        self._handle = handle
        try:
            await asyncio.Event().wait()
        finally:
            self._handle = None
            everyone = [follower for followers in self._followers.values() for follower in followers]
            leaving = [asyncio.create_task(follower.close(SERVICE_RESTART)) for follower in everyone]
            if leaving:
                # One that does not read cannot be told; the server drops it.
                await asyncio.wait(leaving, timeout=GOODBYE)

    async def deliver(self, message: Message) -> str:
        """Puts a message in its address's mailbox, once for its id, and gives the id that pages know it by."""
        seq = await self._means.mailbox.put(message)
        self.nudge(message.to)
        return f"m{seq}"

    def nudge(self, address: Address) -> None:
        """Wakes the pages of an address: their mailbox may hold something new."""
        for follower in self._followers.get(address, ()):
            follower.nudge()

    async def happen(self, address: Address, line: str) -> None:
        """Says, under a phone of the demo, what just happened; only the last line is kept, in memory."""
        self._happened[address] = line
        for follower in tuple(self._followers.get(address, ())):
            await follower.send({"happened": line})

    async def talk(self, websocket: WebSocket, visitor: Visitor) -> None:
        """Serves one accepted socket until it closes."""
        assert self._handle is not None, "no socket is accepted before the door is open"
        address = visitor.address
        cursor = await self._means.mailbox.end(address)
        follower = Follower(
            websocket, address, self._means.mailbox, self._means.reader_of, cursor=cursor, file_of=self._means.file_of
        )
        self._followers.setdefault(address, set()).add(follower)
        pushing = asyncio.create_task(self._push(follower))
        talk = Talk(follower, visitor, self._means, handle=self._handle, nudge=self.nudge)
        try:
            await talk.listen(websocket, self._happened.get(address, ""))
        except Exception:
            # Nothing was acknowledged: the page connects again and sends what has no `done`.
            log.exception("a frame from a browser could not be taken; its socket is closed")
            await follower.close(INTERNAL_ERROR)
        finally:
            self._leave(follower)
            pushing.cancel()
            with suppress(asyncio.CancelledError):
                await pushing

    async def _push(self, follower: Follower) -> None:
        try:
            await follower.follow()
        except Exception:
            log.exception("a mailbox could not be read; its socket is closed")
            await follower.close(INTERNAL_ERROR)

    def _leave(self, follower: Follower) -> None:
        followers = self._followers[follower.address]
        followers.discard(follower)
        if not followers:
            del self._followers[follower.address]
