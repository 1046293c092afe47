"""The browser's site: the page, its chat, and the headers that keep both to themselves."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from bot.adapters.web.adapter import WebAdapter
from bot.adapters.web.sessions import Sessions, is_from_our_page
from bot.adapters.web.talk import Visitor
from domain.members import Language

PAGE = Path(__file__).parent / "page"
HOST = re.compile(r"^[A-Za-z0-9.\-]+(:[0-9]{1,5})?$|^\[[0-9a-fA-F:]+\](:[0-9]{1,5})?$")

Answer = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Seeded:
    """A person of the demo: who they are in a word or two, and where, in their language."""

    key: str
    name: str
    kind: str
    place: str
    language: Language


class Site:
    """Serves the page and opens its chat.

    `people` gives the demo's people, and makes this a demo: `?as=` then chooses one of them.
    """

    def __init__(
        self,
        adapter: WebAdapter,
        sessions: Sessions,
        *,
        public_url: str = "",
        people: Callable[[], Awaitable[Sequence[Seeded]]] | None = None,
    ) -> None:
        self._adapter = adapter
        self._sessions = sessions
        self._public_url = public_url
        self._people = people
        page = (PAGE / "index.html").read_text(encoding="utf-8")
        self._page = page.replace('data-demo="no"', 'data-demo="yes"') if people else page

    def app(self, *, healthz: Answer, metrics: Answer, routes: Sequence[BaseRoute] = ()) -> Starlette:
        """The one HTTP application; `routes` are other doors' webhooks and pages."""
        own: list[BaseRoute] = [
            Route("/", self._show),
            Route("/healthz", healthz),
            Route("/metrics", metrics),
            WebSocketRoute("/chat", self._chat),
            Mount("/assets", StaticFiles(directory=PAGE)),
        ]
        if self._people is not None:
            own.append(Route("/demo/people", self._list_people))
        return Starlette(
            routes=[*own, *routes],
            middleware=[Middleware(Guarded), Middleware(GZipMiddleware, minimum_size=1_000)],
        )

    async def _show(self, request: Request) -> Response:
        if back := request.query_params.get("back"):
            # Away from the token at once, so that it stays in no history and is not shared by mistake.
            home: Response = RedirectResponse("/", status_code=303)
            if browser := self._sessions.returning(back):
                home.headers.append("set-cookie", self._sessions.header(browser))
            return home
        response = HTMLResponse(self._page, headers={"Cache-Control": "no-store"})
        browser = self._browser(request) or self._sessions.begin()
        response.headers.append("set-cookie", self._sessions.header(browser))
        return response

    async def _list_people(self, request: Request) -> Response:
        assert self._people is not None, "the route is there in a demo only"
        return JSONResponse([asdict(person) for person in await self._people()])

    async def _chat(self, websocket: WebSocket) -> None:
        if not is_from_our_page(websocket, self._public_url):
            await websocket.send_denial_response(PlainTextResponse("Another site's page may not talk here.", 403))
        elif not self._adapter.open:
            closed = PlainTextResponse("The door is not open yet.", 503, {"Retry-After": "1"})
            await websocket.send_denial_response(closed)
        elif self._people is not None and (key := websocket.query_params.get("as")):
            await self._talk_as(key, websocket, await self._people())
        else:
            await self._talk_as_oneself(websocket)

    async def _talk_as(self, key: str, websocket: WebSocket, people: Sequence[Seeded]) -> None:
        person = next((each for each in people if each.key == key), None)
        if person is None:
            await websocket.send_denial_response(PlainTextResponse("Nobody here has that name.", 404))
            return
        await websocket.accept()
        visitor = Visitor(user=key, locale=person.language, name=person.name, seeded=key, demo=True)
        await self._adapter.talk(websocket, visitor)

    async def _talk_as_oneself(self, websocket: WebSocket) -> None:
        browser = self._browser(websocket)
        headers = []
        if not browser:
            browser = self._sessions.begin()
            headers.append((b"set-cookie", self._sessions.header(browser).encode()))
        await websocket.accept(headers=headers)
        visitor = Visitor(
            user=browser,
            locale=_preferred(websocket.headers.get("accept-language", "")),
            back=self._sessions.link(browser),
            demo=self._people is not None,
        )
        await self._adapter.talk(websocket, visitor)

    def _browser(self, connection: HTTPConnection) -> str:
        return self._sessions.read(connection.cookies.get(self._sessions.cookie, ""))


def _preferred(accepted: str) -> str:
    """The first of our languages in an Accept-Language header, as browsers order it; empty when there is none."""
    for each in accepted.split(","):
        language = each.split(";")[0].strip().lower().split("-")[0]
        if language in ("fr", "en"):
            return language
    return ""


class Guarded:
    """Tells browsers to load nothing from elsewhere, run no inline script, and show us in nobody's frame."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        host = HTTPConnection(scope).headers.get("host", "")

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _guards(host).items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, guarded)


def _guards(host: str) -> dict[str, str]:
    # Safari before 15.4 does not count the socket as 'self'.
    sockets = f" ws://{host} wss://{host}" if HOST.match(host) else ""
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        f"connect-src 'self'{sockets}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "geolocation=(self), camera=(), microphone=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cache-Control": "no-cache",
    }
