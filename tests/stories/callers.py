"""People of a story who each stand at another door of the whole program, and wait for what they are told."""

from __future__ import annotations

import asyncio
import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count

from websockets.asyncio.client import ClientConnection

from tests import botapi, slackapi
from tests.patience import PATIENCE
from tests.slackapi import Channel, Seen
from tests.stories.person import loose

TRIGGER = 5
"""Seconds after which no window opens by itself any more."""


@dataclass(frozen=True)
class Button:
    """One that stands before somebody: what it says of itself, and the words it stands under."""

    id: str
    token: str
    under: str


class Somebody(ABC):
    """One person at one door. What is not new since they last did something, they name by the words it is under."""

    def __init__(self) -> None:
        self._before: set[str] = set()

    async def sees(self, words: str) -> None:
        """These words stand before them, at once or in a moment."""
        await self._until(lambda: any(loose(words) in loose(text) for text in self.texts()), f"“{words}”")

    async def answers(self, asked: str, said: str) -> None:
        """Once they are asked something, says this."""
        await self.sees(asked)
        await self.says(said)

    async def presses(self, id: str, *, on: str = "") -> None:
        """Presses the newest button whose id begins so."""

        def found() -> Button | None:
            fitting = (one for one in self.buttons() if one.id.startswith(id) and loose(on) in loose(one.under))
            return next((one for one in fitting if on or one.token not in self._before), None)

        await self._until(lambda: found() is not None, f"a button {id}")
        button = found()
        assert button is not None
        self._acts()
        await self.press(button.token)

    def _acts(self) -> None:
        self._before = {button.token for button in self.buttons()}

    async def _until(self, what: Callable[[], bool], named: str) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                while not what():
                    await self.change()
        except TimeoutError:
            raise AssertionError(f"{named} never came, but:\n" + "\n—\n".join(self.texts())) from None

    @abstractmethod
    def texts(self) -> list[str]:
        """Every message as it now stands, the oldest first."""

    @abstractmethod
    def buttons(self) -> Iterator[Button]:
        """Every button that can be pressed, the newest first."""

    @abstractmethod
    async def press(self, token: str) -> None: ...

    @abstractmethod
    async def says(self, text: str) -> None: ...

    @abstractmethod
    async def change(self) -> None:
        """Until anything is otherwise before them."""


class OnTelegram(Somebody):
    """Somebody in their private chat with the bot."""

    def __init__(self, phone: botapi.Person) -> None:
        super().__init__()
        self.phone = phone

    def texts(self) -> list[str]:
        return [seen.text for seen in self.phone.heard]

    def buttons(self) -> Iterator[Button]:
        for seen in reversed(self.phone.heard):
            for token in (one.get("callback_data", "") for row in seen.rows for one in row):
                yield Button(token.partition("-")[2], token, seen.text)

    async def press(self, token: str) -> None:
        await self.phone.presses(token)

    async def says(self, text: str) -> None:
        self._acts()
        await self.phone.says(text)

    async def change(self) -> None:
        await self.phone.api.world.change()


class InSlack(Somebody):
    """Somebody of a workspace; with a `channel`, what they see and press is there."""

    def __init__(self, phone: slackapi.Person, channel: Channel | None = None) -> None:
        super().__init__()
        self.phone = phone
        self.channel = channel

    @property
    def _heard(self) -> list[Seen]:
        return self.channel.heard if self.channel else self.phone.heard

    def texts(self) -> list[str]:
        return [seen.text for seen in self._heard]

    def buttons(self) -> Iterator[Button]:
        for seen in reversed(self._heard):
            for token in (str(one.get("value", "")) for one in seen.buttons):
                yield Button(token.partition("-")[2], token, seen.text)

    async def press(self, token: str) -> None:
        answer = await self.phone.presses(token, channel=self.channel)
        assert answer.ok

    async def says(self, text: str) -> None:
        self._acts()
        if text.startswith("/"):
            await self.phone.commands(f"/collectif {text.removeprefix('/')}", channel=self.channel)
        else:
            await self.phone.says(text, channel=self.channel)

    async def fills(self, **values: str) -> None:
        """Fills in the window that opens; where its trigger ran out first, the one that the form's button opens."""
        with suppress(TimeoutError):
            async with asyncio.timeout(TRIGGER):
                while not self.phone.sees_modal:
                    await self.change()
        if not self.phone.sees_modal:
            await self.press(str(self.phone.last.buttons[-1]["value"]))
        await self._until(lambda: self.phone.sees_modal, "a window")
        self._acts()
        await self.phone.fills(values)
        assert not self.phone.errors, self.phone.errors

    async def change(self) -> None:
        await self.phone.workspace.world.change()


class InBrowser(Somebody):
    """A page that stays open."""

    def __init__(self, line: ClientConnection) -> None:
        super().__init__()
        self.line = line
        self.messages: dict[str, dict[str, object]] = {}
        self._numbers = count(1)
        self._done = ""

    @property
    def identity(self) -> str:
        """The browser's account, which its cookie begins with."""
        assert self.line.response is not None
        cookie = self.line.response.headers["Set-Cookie"].partition(";")[0]
        return f"web||{cookie.partition('=')[2].rpartition('.')[0]}"

    def texts(self) -> list[str]:
        return [json.dumps(message, ensure_ascii=False) for message in self.messages.values()]

    def buttons(self) -> Iterator[Button]:
        for message, text in reversed([*zip(self.messages.values(), self.texts(), strict=True)]):
            for choice in message["choices"]:  # type: ignore[attr-defined]  # a frame is JSON
                yield Button(choice["id"], choice["token"], text)

    async def press(self, token: str) -> None:
        await self._sends(press=token)

    async def says(self, text: str) -> None:
        self._acts()
        await self._sends(**({"open": text} if text.startswith("/") else {"text": text}))

    async def opens(self, link: str) -> None:
        """Follows a link."""
        self._acts()
        await self._sends(open=link)

    async def _sends(self, **what: str) -> None:
        id = f"c{next(self._numbers)}"
        await self.line.send(json.dumps({"id": id, **what}))
        while self._done != id:
            await self.change()

    async def change(self) -> None:
        frame = json.loads(await self.line.recv())
        self._done = frame.get("done", self._done)
        if (message := frame.get("message")) is not None:
            self.messages[message["replaces"] or message["id"]] = message
