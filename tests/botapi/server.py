"""The server: HTTP in front, the world behind it, faults in between."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Iterable
from types import TracebackType
from typing import Any, Literal, Self

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.botapi import calls, schema
from tests.botapi.calls import METHODS, Call
from tests.botapi.groups import Group
from tests.botapi.people import Person
from tests.botapi.refusals import RULES, Refused, rule
from tests.botapi.rules.files import path_is_fresh
from tests.botapi.rules.floods import Floods
from tests.botapi.state import Query, World
from tests.botapi.types import JSON
from tests.playing import Asked, Fault, Playing, milliseconds
from tests.serving import Dropped, served

SENDS = ("send", "edit", "forward", "copy")
BOT: JSON = {
    "id": 7_000_000_001, "is_bot": True, "first_name": "La porte", "username": "porte_bot", "can_join_groups": True,
    "can_read_all_group_messages": False, "supports_inline_queries": True,
}  # fmt: skip


class BotApi(Playing):
    """A local Bot API server for one bot.

    `clock` gives ms UTC, and everything but a poll's own waiting goes by it. `floods` None takes any pace.
    Everything here, its people too, is used in the loop that it was entered in.
    """

    rules = RULES

    def __init__(
        self,
        *,
        token: str = f"{BOT['id']}:AAtests_only-no_real_token_is_like_this",
        clock: Callable[[], int] = milliseconds,
        floods: Floods | None = None,
        port: int = 0,
        **bot: Any,
    ) -> None:
        self.token = token
        self.world = World({**BOT, "id": int(token.partition(":")[0]), **bot}, clock)
        super().__init__(self.world)
        self.floods = floods
        self.mistakes: list[schema.Misshapen] = []
        """Answers of this server's own that the published types refuse: there should be none."""
        self.straight: Callable[[JSON], Awaitable[None]] | None = None
        """When set, updates go to it at once and wait in no queue."""
        self._port = port
        self._people = 0

    # The server

    async def __aenter__(self) -> Self:
        schema.SHAPES.prepare()
        app = Starlette(
            routes=[
                Route("/bot{token}/{method}", self._answer, methods=["GET", "POST"]),
                Route("/file/bot{token}/{path:path}", self._file),
            ]
        )
        self._http = served(app, self._port)
        address = await self._http.__aenter__()
        self.url = f"{address}/bot"
        """As python-telegram-bot takes base_url."""
        self.file_url = f"{address}/file/bot"
        self._hook = asyncio.create_task(self.world.hook.run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.world.updates.conflict("the server ends")
        self._hook.cancel()
        await asyncio.wait([self._hook])
        await self._http.__aexit__(None, None, None)
        if self.mistakes:
            raise self.mistakes[0]

    async def _answer(self, request: Request) -> Response:
        token, name = request.path_params["token"], request.path_params["method"]
        params: JSON = {}
        try:
            token_is_the_bots(self, token)
            name = calls.method_exists(name)
            if fault := self.fault(name, "unheard"):
                return fault
            call = await calls.read(request, self.world, name)
            params = call.params
            if fault := self.fault(name, "status"):
                self.requests.append(Asked(name, params, fault.status_code, None))
                return fault
            result = await self._act(call, request)
        except ClientDisconnect:
            return Dropped()  # whoever called is no more, in the middle of a word
        except Refused as refused:
            self.requests.append(Asked(name, params, refused.status, refused.description, refused.rule))
            self.world.changed()
            return self.fault(name, "lost") or JSONResponse(refused.answer(), refused.status)
        try:
            schema.check(f"{name}_result", result)
        except schema.Misshapen as error:
            self.mistakes.append(error)
        self.requests.append(Asked(name, params, 200, result))
        self.world.changed()
        if self.latency:
            await asyncio.sleep(self.latency)
        return self.fault(name, "lost") or JSONResponse({"ok": True, "result": result})

    async def _act(self, call: Call, request: Request) -> Any:
        if call.method == "getUpdates":
            return await self._poll(call, request)
        if call.method not in METHODS:
            raise Refused(f"this server does not play {call.method}", 404)
        chat = self.world.chats.get(call.params.get("chat_id", 0))
        if self.floods is not None and call.method.startswith(SENDS) and call.method != "sendChatAction" and chat:
            self.floods.take(
                chat, self.world.clock(), len(call.params["media"]) if call.method == "sendMediaGroup" else 1
            )
        return METHODS[call.method](call)

    async def _poll(self, call: Call, request: Request) -> list[JSON]:
        """A poll ends when its client has gone: what it would have been given waits for the next."""
        poll = asyncio.ensure_future(self.world.updates.poll(call.params, self.world.clock))
        gone = asyncio.ensure_future(_disconnected(request))
        await asyncio.sleep(0)  # it has begun, and whoever waits for a poller may know
        self.world.changed()
        try:
            await asyncio.wait((poll, gone), return_when=asyncio.FIRST_COMPLETED)
            return await poll if poll.done() else []
        finally:
            gone.cancel()
            poll.cancel()

    async def _file(self, request: Request) -> Response:
        try:
            token_is_the_bots(self, request.path_params["token"])
            return Response(path_is_fresh(self.world, request.path_params["path"]).content)
        except Refused as refused:
            self.requests.append(Asked("file", {}, refused.status, refused.description, refused.rule))
            return JSONResponse(refused.answer(), refused.status)

    # Faults

    def fail(self, method: str, status: int = 500, times: int = 1, *, retry_after: int = 0) -> None:
        """The next calls of a method, or of all whose names begin so, are answered so and do nothing."""
        self.plant(method, Fault("status", times, status, retry_after))

    def failed(self, fault: Fault) -> Response:
        refused = Refused("a planted fault", fault.status, **({"retry_after": fault.after} if fault.after else {}))
        return JSONResponse(refused.answer(), fault.status)

    # The driver's side

    def person(self, name: str, *, language_code: str = "fr", **about: Any) -> Person:
        """Somebody who has not written yet."""
        self._people += 1
        about = {"language_code": language_code, **about} if language_code else about
        return Person(self, about.pop("id", 1_000_000 + self._people), name, **about)

    def group(
        self, title: str, *, owner: Person, members: Iterable[Person] = (), privacy: bool = True, id: int = 0
    ) -> Group:
        """A group in which the bot is not yet."""
        self._people += 1
        return Group(self, id or -4_000_000 - self._people, title, owner, members, privacy=privacy)

    def asks(self, kind: Literal["press", "inline"]) -> Query:
        """A query that waits for its answer."""
        id = str(4_300_000_000_000_000 + next(self.world.numbers))
        self.world.queries[id] = Query(id, kind, self.world.clock())
        return self.world.queries[id]

    async def brings(self, content: JSON) -> JSON:
        """Puts an update in the queue, or hands it straight over; what the bot did not ask for is not brought."""
        updates, now = self.world.updates, self.world.clock()
        update = updates.number(content, now)
        schema.check("Update", update)
        if self.straight is not None:
            await self.straight(update)
        elif updates.wanted(content):
            updates.put(update, now)
        self.world.changed()
        return update

    async def taken(self) -> None:
        """Until every update was acknowledged."""
        await self.until(lambda: not self.world.updates.waiting)


@rule
def token_is_the_bots(api: BotApi, token: str) -> None:
    """api#authorizing-your-bot: the token that was given when the bot was created."""
    if not secrets.compare_digest(token, api.token):
        raise Refused("", 401)


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
