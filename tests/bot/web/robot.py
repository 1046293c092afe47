"""A program at the chat, which knows the frames of interfaces.md and passes over the others."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

KNOWN = ("message", "reply", "done")


class Robot:
    """What came over one connection, in the order it came."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.frames: list[dict[str, Any]] = []

    async def send(self, frame: Any) -> None:
        await self.connection.send(json.dumps(frame))

    async def hear(self) -> dict[str, Any]:
        """The next frame, of any kind."""
        frame: dict[str, Any] = json.loads(await self.connection.recv())
        self.frames.append(frame)
        return frame

    async def until(self, kind: str, value: Any = ...) -> list[dict[str, Any]]:
        """Every frame up to one of this kind (and value), the ones that robots know."""
        heard: list[dict[str, Any]] = []
        while True:
            frame = await self.hear()
            if any(known in frame for known in (*KNOWN, kind)):
                heard.append(frame)
            if kind in frame and value in (..., frame[kind]):
                return heard

    async def turn(self, frame: dict[str, Any]) -> list[dict[str, Any]]:
        """Sends a frame, and hears what comes up to its `done`."""
        await self.send(frame)
        return await self.until("done", frame["id"])

    async def replay(self, after: str | None) -> list[dict[str, Any]]:
        """Everything that is sent again."""
        await self.send({"after": after})
        return (await self.until("caught_up"))[:-1]

    @property
    def texts(self) -> list[str]:
        """The messages heard so far."""
        return [frame["message"]["text"] for frame in self.frames if "message" in frame]


@asynccontextmanager
async def robot(chat: str, **headers: str) -> AsyncIterator[Robot]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with connect(chat, additional_headers=named, close_timeout=1) as connection:
        yield Robot(connection)
