"""The server: HTTP in front, the world behind it, faults in between."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute

from tests.playing import Asked, Fault, Playing, milliseconds
from tests.serving import Dropped, served
from tests.slackapi import calls, methods, schema
from tests.slackapi.app import App, Grant, from_manifest
from tests.slackapi.calls import METHODS, Call
from tests.slackapi.desk import Desk
from tests.slackapi.places import Place
from tests.slackapi.refusals import RULES, Refused
from tests.slackapi.responding import respond
from tests.slackapi.rules import files, oauth, tokens
from tests.slackapi.rules.calls import has_known_names_and_types, method_exists
from tests.slackapi.rules.rates import Rates
from tests.slackapi.state import Workspace, World
from tests.slackapi.types import JSON

__all__ = ["SlackApi", "methods"]


class SlackApi(Playing):
    """A local Slack for one app.

    `clock` gives ms UTC, and everything but waiting for the app goes by it. `rates` None takes any pace.
    Everything here, its people too, is used in the loop that it was entered in.
    """

    rules = RULES

    def __init__(
        self,
        *,
        clock: Callable[[], int] = milliseconds,
        manifest: JSON | None = None,
        rates: Rates | None = None,
        port: int = 0,
        **app: Any,
    ) -> None:
        self.app = App(**{**(from_manifest(manifest) if manifest else {}), **app})
        self.world = World(self.app, clock)
        super().__init__(self.world)
        self.rates = rates
        self.desk = Desk(self.world)
        self._port = port

    # The server

    async def __aenter__(self) -> Self:
        schema.SHAPES.prepare()
        app = Starlette(
            routes=[
                Route("/api/{method}", self._answer, methods=["GET", "POST"]),
                Route("/oauth/v2/authorize", self._authorize),
                Route("/upload/{id}", self._upload, methods=["POST"]),
                Route("/files-pri/{file}/{name}", self._download),
                Route("/response/{id}", self._response, methods=["POST"]),
                WebSocketRoute("/link/", self.world.sockets.serve),
            ]
        )
        self._http = served(app, self._port)
        self.address = await self._http.__aenter__()
        self.url = f"{self.address}/api/"
        """As slack_sdk takes base_url."""
        self.authorize_url = f"{self.address}/oauth/v2/authorize"
        self.desk.address = self.address
        await self.desk.opens()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.desk.closes()
        await self._http.__aexit__(None, None, None)
        if self.desk.mistakes:
            raise self.desk.mistakes[0]

    async def _answer(self, request: Request) -> Response:
        name = request.path_params["method"]
        call = Call(self.world, name, {}, self.address)
        try:
            method_exists(name)
            if fault := self.fault(name, "unheard"):
                return fault
            call = await calls.read(request, self.world, name)
            if fault := self.fault(name, "status", "error"):
                self._record(call, fault.status_code, bytes(fault.body).decode())
                return fault
            tokens.authorize(call)
            if self.rates is not None:
                self.rates.take(call)
            has_known_names_and_types(call)
            result = {"ok": True, **METHODS[name](call)}
        except ClientDisconnect:
            return Dropped()  # whoever called is no more, in the middle of a word
        except Refused as refused:
            self._record(call, refused.status, refused.answer(), refused.rule)
            return self.fault(name, "lost") or JSONResponse(refused.answer(), refused.status, refused.headers)
        self._record(call, 200, result)
        self.desk.flush()
        if self.latency:
            await asyncio.sleep(self.latency)
        return self.fault(name, "lost") or JSONResponse(result)

    def _record(self, call: Call, status: int, result: Any, broke: str = "") -> None:
        key = call.workspace.key if call.token is not None and call.token.kind != "app" else ""
        self.requests.append(Asked(call.method, call.params, status, result, broke, key))
        self.world.changed()

    async def _authorize(self, request: Request) -> Response:
        """Where somebody agrees: `agrees` says who does, in which workspace; back with a code and the state."""
        query = dict(request.query_params)
        try:
            oauth.authorize_page_is_asked_well(self.world, query)
            oauth.state_is_sent(query)
        except Refused as refused:
            self.requests.append(Asked("authorize", query, 200, refused.answer(), refused.rule))
            return JSONResponse(refused.answer(), 400)
        back = query.get("redirect_uri") or self.app.redirect_urls[0]
        if self.desk.agreeing is None:
            return RedirectResponse(f"{back}?error=access_denied&state={query['state']}", 302)
        workspace, by, org = self.desk.agreeing
        code = f"{next(self.world.numbers)}.code"
        scopes = frozenset(query["scope"].split(","))
        asked = query.get("redirect_uri", "")
        self.requests.append(Asked("authorize", query, 302, code, workspace=workspace.key))
        self.world.purse.grants[code] = Grant(workspace, by, asked, scopes, self.world.clock(), org)
        return RedirectResponse(f"{back}?code={code}&state={query['state']}", 302)

    async def _upload(self, request: Request) -> Response:
        """The second step of an upload: the bytes themselves."""
        return await self._beside("upload", request, self._keeps)

    def _keeps(self, id: str, content: bytes) -> str:
        _, file = files.upload_is_expected(self.world, id)
        files.upload_is_as_long_as_said(file, content)
        file.content = content
        return f"OK - {len(content)}"

    async def _download(self, request: Request) -> Response:
        """A file's bytes, for a token of its workspace."""
        team, _, id = request.path_params["file"].partition("-")
        if fault := self.fault("download", "unheard", "status", "error"):
            return fault
        try:
            bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
            token = files.download_is_authorized(self.world, team, bearer)
            content = files.file_is_known(self.world.workspaces[token.enterprise, team], id).content or b""
        except Refused as refused:
            self.requests.append(Asked("download", {"id": id}, refused.status, refused.error, refused.rule))
            return Response(refused.error, refused.status)
        self.requests.append(Asked("download", {"id": id}, 200, len(content)))
        return self.fault("download", "lost") or Response(content)

    async def _response(self, request: Request) -> Response:
        """A message by response_url."""
        return await self._beside("response_url", request, lambda id, body: respond(self.world, id, body))

    async def _beside(self, name: str, request: Request, act: Callable[[str, bytes], str]) -> Response:
        """What is asked beside the methods: without a token, at an address that was given for it."""
        if fault := self.fault(name, "unheard", "status", "error"):
            return fault
        id, body = request.path_params["id"], await request.body()
        try:
            answer, status, broke = act(id, body), 200, ""
        except Refused as refused:
            answer, status, broke = refused.error, refused.status, refused.rule
        self.requests.append(Asked(name, {"id": id, "body": body}, status, answer, broke))
        self.world.changed()
        return self.fault(name, "lost") or Response(answer, status)

    # Faults

    def fail(self, method: str, status: int = 500, times: int = 1, *, retry_after: int = 0, error: str = "") -> None:
        """The next calls of a method, or of all whose names begin so, are answered so and do nothing.

        With `error` they are answered 200 and that error, as `fail("chat.update", error="is_archived")`.
        """
        if status == 429:
            error = "ratelimited"
        self.plant(
            method,
            Fault(
                "error" if error else "status", times, 200 if error and status == 500 else status, retry_after, error
            ),
        )

    def failed(self, fault: Fault) -> Response:
        if not fault.error:
            return Response("a planted fault", fault.status)
        headers = {"Retry-After": str(fault.after)} if fault.after else {}
        return JSONResponse({"ok": False, "error": fault.error}, fault.status, headers)

    # The driver's side

    def workspace(self, name: str = "Café du coin", *, id: str = "T01", enterprise: str = "") -> Place:
        """A workspace in which the app is not yet."""
        workspace = Workspace(self.world, id, name, enterprise)
        assert (enterprise, id) not in self.world.workspaces, f"{workspace.key} is there already"
        self.world.workspaces[enterprise, id] = workspace
        return Place(self.desk, workspace)

    @property
    def violations(self) -> list[Asked]:
        """Every refused request and every answer that was none, with the rule that was broken."""
        tries = [
            Asked(one.brought.name, one.brought.payload, one.answer.status, one.why, one.broke)
            for one in self.desk.tries if one.broke
        ]  # fmt: skip
        sockets = [Asked("socket", {}, 0, why, broke) for broke, why in self.world.sockets.broke]
        return [*super().violations, *tries, *sockets]
