"""One HTTP address on this machine, served in this loop."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState


class _Droppable(H11Protocol):
    """A connection that an answer can drop: its transport is in the request's state."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app_state["transport"] = transport


class Dropped(Response):
    """No answer: the connection ends."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["state"]["transport"].abort()
        while (await receive())["type"] != "http.disconnect":
            pass


@asynccontextmanager
async def served(app: ASGIApp, port: int = 0) -> AsyncIterator[str]:
    """The address of an application; its connections end with it. What it raised meanwhile is raised then.

    Whoever called heard of an error in the server only that the server had one: no test may go on from that.
    """
    raised: list[BaseException] = []

    async def watched(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await app(scope, receive, send)
        except BaseException as error:
            raised.append(error)
            raise

    # With its protocol named, asyncio turns off Nagle's algorithm, which costs 40 ms an answer.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    config = uvicorn.Config(watched, log_config=None, access_log=False, lifespan="off")
    config.load()
    state = ServerState()

    def protocol() -> _Droppable:
        return _Droppable(config=config, server_state=state, app_state={})

    # uvicorn's protocol without its Server, whose loop looks ten times a second whether it is to end.
    server = await asyncio.get_running_loop().create_server(protocol, sock=listening, backlog=256)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.close()
        for connection in list(state.connections):
            connection.shutdown()
        if state.tasks:
            await asyncio.wait(state.tasks)
        if raised:
            raise raised[0]


@asynccontextmanager
async def serving(
    answer: Callable[[Request], Awaitable[Response]], *, methods: Sequence[str] = ("POST",)
) -> AsyncIterator[str]:
    """The address of one endpoint."""

    async def endpoint(request: Request) -> Response:
        return await answer(request)

    async with served(Starlette(routes=[Route("/hook", endpoint, methods=methods)])) as address:
        yield f"{address}/hook"
