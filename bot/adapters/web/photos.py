"""The page's pictures: taken in from whoever the door knows, and shown to whoever was given their name."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.adapters.web.follower import Reader
from bot.adapters.web.sessions import Sessions, is_from_our_page
from bot.pictures import LARGEST, Pictures, Store, Unusable
from conversations.inbound import Address
from conversations.pictures import FAULTS
from conversations.words import N_, Words
from domain.members import Language, Manner
from domain.pictures import PictureFault

TOGETHER = 8
"""Pictures taken in at once, of everybody."""
PATIENCE = 60.0
"""Seconds that a browser has to send one."""
STRANGER = N_("I take pictures once we have met: write to me first.")
BUSY = N_("Many pictures are coming in at once. Wait a minute, then send it again.")
STATUS: Mapping[PictureFault, int] = MappingProxyType({"too_large": 413, "unreadable": 415})
KEPT = "private, max-age=604800, immutable"
"""A name always stands for the same picture; a week, so that one that was removed is forgotten by browsers too."""


class Uploads:
    """Where a picture that came through the page is fetched from."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def fetch(self, ref: str) -> bytes:
        """What the browser sent; Unusable once it is gone."""
        content = await self._store.read(lambda kept: kept.uploads.get(ref))
        if content is None:
            raise Unusable("gone")
        return content


class Photos:
    """Takes and shows pictures over HTTP. `seeded` is whether `?as=` chooses a person, as in the demo.

    Nobody can guess a picture's name, so whoever has it was shown the picture; and it is shown to them.
    """

    def __init__(
        self,
        pictures: Pictures,
        sessions: Sessions,
        *,
        reader_of: Callable[[Address], Awaitable[Reader]],
        words: Callable[[Language, Manner], Words],
        public_url: str = "",
        seeded: bool = False,
    ) -> None:
        self._pictures = pictures
        self._sessions = sessions
        self._reader_of = reader_of
        self._words = words
        self._public_url = public_url
        self._seeded = seeded
        self._taking = 0

    async def show(self, request: Request) -> Response:
        """The picture of that name."""
        content = await self._pictures.content(request.path_params["ref"])
        if content is None:
            return PlainTextResponse("There is no such picture.", 404)
        return Response(content, media_type="image/jpeg", headers={"Cache-Control": KEPT})

    async def take(self, request: Request) -> Response:
        """Keeps the picture that is the request's body, cleaned: 201 with its `ref`, else `why` not, in words."""
        if not is_from_our_page(request, self._public_url):
            return PlainTextResponse("Another site's page may not send pictures here.", 403)
        address = self._address(request)
        reader = await self._reader_of(address)
        words = self._words(reader.language or "fr", reader.manner)
        if reader.language is None:
            return _refusal(words, STRANGER, 403)
        if self._taking >= TOGETHER:
            return _refusal(words, BUSY, 503)
        self._taking += 1
        try:
            ref = secrets.token_urlsafe(16)
            async with asyncio.timeout(PATIENCE):
                content = await _body(request)
            await self._pictures.upload(address, ref, content)
        except Unusable as unusable:
            return _refusal(words, FAULTS[unusable.reason], STATUS[unusable.reason])
        except TimeoutError:
            return _refusal(words, BUSY, 408)
        finally:
            self._taking -= 1
        return JSONResponse({"ref": ref}, 201)

    def _address(self, request: Request) -> Address:
        seeded = request.query_params.get("as", "") if self._seeded else ""
        user = seeded or self._sessions.read(request.cookies.get(self._sessions.cookie, ""))
        return Address(platform="web", workspace="", chat=user, thread="", user=user)


async def _body(request: Request) -> bytes:
    """The whole body, and no byte more than a picture may have."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST:
            raise Unusable("too_large")
        parts.append(part)
    return b"".join(parts)


def _refusal(words: Words, why: str, status: int) -> Response:
    return JSONResponse({"why": words.say(why)}, status)
