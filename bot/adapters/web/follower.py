"""One open socket that follows its address's mailbox: in order, each line once, live and again after a break."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from bot.adapters.web import frames
from conversations.inbound import Address, Filled, Input, Open, Press, Text
from conversations.screens import Message, Screen
from domain.members import Language, Manner
from storage.mailbox import Letter

PAGE = 200
"""Lines read at a time."""
PATIENCE = 2.0
"""Seconds that a new socket has to say `after`; a silent one is then sent what comes, live."""
REMEMBERED = 2_000
"""Buttons and options whose words a socket keeps; older ones are forgotten."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What is known of who sits at an address: the state they are in; their language, empty when unknown."""

    state: str
    language: Language | None = None
    manner: Manner = "tu"
    name: str = ""


class Mailbox(Protocol):
    """The lines each address received and said, numbered from 1 in the order that they are given back."""

    async def put(self, message: Message) -> int:
        """Keeps a message and gives its number; a message that it has, by id, keeps the number it had."""
        ...

    async def said(self, address: Address, key: str, text: str) -> int:
        """Keeps what the person said, once for each key; gives its number."""
        ...

    async def after(self, address: Address, seq: int, limit: int) -> Sequence[Letter]: ...

    async def end(self, address: Address) -> int: ...


FileOf: TypeAlias = Callable[[Message], Mapping[str, str] | None]
"""The file that goes with a message, as a frame says it."""


def no_file(_: Message) -> None:
    """Where no file can be had."""


class Follower:
    """One socket and how far it has read. `start` to `cursor` is what it was sent, or did not ask for.

    `meet` is told who reads before anything is sent, so that the page draws it in their language.
    """

    def __init__(
        self,
        websocket: WebSocket,
        address: Address,
        mailbox: Mailbox,
        reader_of: Callable[[Address], Awaitable[Reader]],
        *,
        cursor: int,
        file_of: FileOf = no_file,
    ) -> None:
        self.address = address
        self._websocket = websocket
        self._mailbox = mailbox
        self._reader_of = reader_of
        self._file_of = file_of
        self.meet: Callable[[Reader], Awaitable[None]] | None = None
        self._start = self._cursor = cursor
        self._sending = asyncio.Lock()
        self._nudged = asyncio.Event()
        self._begun = asyncio.Event()
        self._words: dict[str, str] = {}

    def nudge(self) -> None:
        """The mailbox may hold something new."""
        self._nudged.set()

    def begin(self) -> None:
        """The first frame came: from now on everything is sent as it is put in the mailbox."""
        self._begun.set()

    async def follow(self) -> None:
        """Sends what comes, until cancelled or the socket is gone."""
        with suppress(TimeoutError):
            # Not wait_for: in Python 3.11 it loses a cancellation that comes together with the first frame.
            async with asyncio.timeout(PATIENCE):
                await self._begun.wait()
        while True:
            self._nudged.clear()
            await self.catch_up()
            await self._nudged.wait()

    async def replay(self, seq: int) -> int:
        """Sends again what came after a line, then goes on from there; the last line sent."""
        async with self._sending:
            if self._start == self._cursor:
                # A number beyond the end is from another database: nothing is owed, and nothing to come is missed.
                self._start = self._cursor = min(seq, self._cursor)
            else:
                await self._send_between(seq, self._start)
                self._start = min(seq, self._start)
        self.begin()
        await self.catch_up()
        return self._cursor

    async def catch_up(self) -> None:
        """Sends every line beyond the cursor. Returns when they are sent, by whomever."""
        async with self._sending:
            while letters := await self._mailbox.after(self.address, self._cursor, PAGE):
                await self._send(letters)
                self._cursor = letters[-1].seq

    async def _send_between(self, seq: int, last: int) -> None:
        while letters := [each for each in await self._mailbox.after(self.address, seq, PAGE) if each.seq <= last]:
            await self._send(letters)
            seq = letters[-1].seq

    async def _send(self, letters: Sequence[Letter]) -> None:
        reader = await self._reader_of(self.address)
        state = reader.state
        if self.meet is not None:
            await self.meet(reader)
        for letter in letters:
            if letter.message is not None:
                self.remember(letter.message.screen)
                file = self._file_of(letter.message)
                await self.send(frames.message(letter.seq, letter.at, letter.message, state, file))
            elif letter.said:
                id = letter.source.removeprefix(f"web:{self.address.user}:")
                await self.send(frames.said(id, letter.at, letter.said))

    async def send(self, frame: Mapping[str, Any]) -> None:
        """Sends a frame; to a socket that is gone, nothing."""
        if self._websocket.application_state is not WebSocketState.CONNECTED:
            return
        try:
            await self._websocket.send_text(frames.written(frame))
        except WebSocketDisconnect:
            # The reading side learns of it too, and ends.
            return

    async def close(self, code: int) -> None:
        """Ends the connection with a code of RFC 6455, as far as there is one."""
        if self._websocket.application_state is not WebSocketState.CONNECTED:
            return
        try:
            await self._websocket.close(code)
        except WebSocketDisconnect:
            return

    def words_of(self, given: Input) -> str:
        """What the person did, in the words they saw; empty for what is not shown again."""
        match given:
            case Text(value):
                return value.strip()
            case Press(token):
                return self._words.get(token, "")
            case Filled(token, values):
                said = {id: value.strip() for id, value in values.items() if f"{token}/{id}" not in self._words}
                filled = {id: value for id, value in said.items() if value}
                return "\n".join(self._words.get(f"{token}/{id}/{value}", value) for id, value in filled.items())
            case Open(payload) if payload.startswith("/") and payload != "/start":
                return payload
            case _:
                return ""

    def remember(self, screen: Screen) -> None:
        """Keeps the words of the buttons that this socket was shown."""
        for choice in screen.choices:
            self._words[choice.token] = choice.label
        for field in screen.fields:
            if field.kind == "picture":
                self._words[f"{screen.form}/{field.id}"] = ""  # a picture's name is no words
            for option in field.options:
                self._words[f"{screen.form}/{field.id}/{option.id}"] = option.label
        while len(self._words) > REMEMBERED:
            del self._words[next(iter(self._words))]
