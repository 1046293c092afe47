"""Socket Mode: connections that the app opens, through which everything is brought and acknowledged."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from starlette.websockets import WebSocket, WebSocketDisconnect

from tests.slackapi.bringing import Answer, Brought
from tests.slackapi.refusals import Refused, rule
from tests.slackapi.types import JSON

if TYPE_CHECKING:
    from tests.slackapi.state import World


class Sockets:
    """The open connections; what is brought goes through each in its turn."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.open: list[WebSocket] = []
        self.tickets: set[str] = set()
        self.broke: list[tuple[str, str]] = []
        """Rules that were broken by what came through, and how."""
        self._waiting: dict[str, asyncio.Future[Answer]] = {}
        self._turn = 0

    def ticket(self) -> str:
        """Good for one connection."""
        ticket = f"{next(self.world.numbers)}-ticket"
        self.tickets.add(ticket)
        return ticket

    async def serve(self, socket: WebSocket) -> None:
        """One connection, from its hello to its end."""
        try:
            ticket_is_good(self, socket.query_params.get("ticket", ""))
        except Refused as refused:
            self.broke.append((refused.rule, str(refused)))
            await socket.close(1008)
            return
        await socket.accept()
        self.open.append(socket)
        await socket.send_json(self._hello())
        self.world.changed()
        try:
            while True:
                self._acknowledged(await socket.receive_text())
        except WebSocketDisconnect:
            pass
        finally:
            with suppress(ValueError):
                self.open.remove(socket)
            self.world.changed()

    def _hello(self) -> JSON:
        """https://docs.slack.dev/apis/events-api/using-socket-mode#connect."""
        debug = {"host": "applink-1", "build_number": 1, "approximate_connection_time": 18060}
        about = {"app_id": self.world.app.id}
        return {"type": "hello", "num_connections": len(self.open), "debug_info": debug, "connection_info": about}

    def _acknowledged(self, text: str) -> None:
        try:
            envelope, payload = envelope_is_known(self._waiting, text)
        except Refused as refused:
            self.broke.append((refused.rule, str(refused)))
            return
        waiting = self._waiting.pop(envelope)
        if not waiting.done():
            waiting.set_result(Answer(200, json.dumps(payload) if payload else ""))

    async def hand(self, brought: Brought, retry: tuple[int, str], patience: float) -> Answer:
        """Sends an envelope; the app's acknowledgement, waited for so many seconds."""
        self._turn += 1
        socket = self.open[self._turn % len(self.open)]
        id = f"{brought.id}-{retry[0]}-{self._turn}"
        self._waiting[id] = asyncio.get_running_loop().create_future()
        try:
            await socket.send_json(brought.envelope(id, retry))
            async with asyncio.timeout(patience):
                return await self._waiting[id]
        except TimeoutError:
            return Answer(0, reason="timeout")
        except (WebSocketDisconnect, RuntimeError):
            return Answer(0, reason="connection_failed")

    async def disconnects(
        self, reason: Literal["warning", "refresh_requested", "link_disabled"], *, closes: bool = True
    ) -> None:
        """Says on every connection that it ends soon, and ends it unless it is only a warning."""
        for socket in list(self.open):
            await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-1"}})
            if closes and reason != "warning":
                self.open.remove(socket)
                with suppress(RuntimeError):
                    await socket.close(1000)

    async def drops(self) -> None:
        """Every connection ends without a word."""
        for socket in list(self.open):
            self.open.remove(socket)
            with suppress(RuntimeError):
                await socket.close(1011)


@rule
def ticket_is_good(sockets: Sockets, ticket: str) -> None:
    """apis/events-api/using-socket-mode#call: the address that apps.connections.open gave, good for one connection."""
    if ticket not in sockets.tickets:
        raise Refused("invalid_ticket")
    sockets.tickets.remove(ticket)


@rule
def envelope_is_known(waiting: dict[str, asyncio.Future[Answer]], text: str) -> tuple[str, JSON]:
    """apis/events-api/using-socket-mode#acknowledge: a JSON object with the envelope_id of what was brought, once, and
    with a payload where one is accepted."""
    try:
        found = json.loads(text)
        envelope = found["envelope_id"]
    except (ValueError, TypeError, KeyError) as error:
        raise Refused("invalid_envelope", text[:80]) from error
    if envelope not in waiting:
        raise Refused("unknown_envelope", envelope)
    return envelope, found.get("payload") or {}
