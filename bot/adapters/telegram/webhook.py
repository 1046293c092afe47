"""Webhook: Telegram sends updates to the one HTTP server, and is told that one arrived once it is committed."""

import asyncio
import hashlib
import hmac
import logging
from collections.abc import Mapping
from typing import Any

from pydantic_core import from_json
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from telegram import Bot

from bot.adapters.bodies import read_body
from bot.adapters.telegram.adapter import Take
from bot.adapters.telegram.asking import ALLOWED
from bot.adapters.telegram.health import NOT_YET, PATIENCE, Line, Patience
from bot.adapters.telegram.taking import number, taken

PATH = "/telegram/webhook"
SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
LARGEST = 1_000_000
"""Bytes; Telegram's own updates are a few thousand."""
CONNECTIONS = 40
"""Updates that Telegram may send at once."""
WATCH = 60.0
"""Seconds between looks at whether updates are still sent here."""
AGAIN = {"Retry-After": "5"}
log = logging.getLogger(__name__)


def derive_secret(key: str) -> str:
    """What Telegram is to say with each update, made from the door's own key."""
    return hmac.new(key.encode(), b"collectif.telegram.webhook", hashlib.sha256).hexdigest()


class Webhook:
    """Takes what Telegram sends to `url`, which ends in PATH, and nobody else's word for it.

    Answers 200 after the commit; 503 when the update must come again; 403, 413 and 400 to what is not
    Telegram's, before more than LARGEST bytes of it were read.
    """

    def __init__(self, bot: Bot, *, url: str, secret: str, patience: Patience = PATIENCE, watch: float = WATCH) -> None:
        self._bot = bot
        self._url = url
        self._secret = secret.encode()
        self._line = Line(patience)
        self._watch = watch
        self._take: Take | None = None
        self.route = Route(PATH, self.receive, methods=["POST"])

    @property
    def closed(self) -> str:
        """Why no updates come now; empty when all is well."""
        return self._line.closed if self._take is not None else NOT_YET

    async def run(self, take: Take) -> None:
        """Has Telegram send its updates here, and takes them until cancelled."""
        self._take = take
        try:
            # At every start: that the secret is another one is nothing that Telegram would show.
            await self._line.through(self._ask_for_updates)
            while True:
                await asyncio.sleep(self._watch)
                info = await self._line.through(self._bot.get_webhook_info)
                if info.url != self._url:
                    log.warning("another program moved the bot's webhook away; it is set here again")
                    await self._line.through(self._ask_for_updates)
        finally:
            self._take = None

    async def _ask_for_updates(self) -> bool:
        return await self._bot.set_webhook(
            self._url,
            allowed_updates=ALLOWED,
            max_connections=CONNECTIONS,
            secret_token=self._secret.decode(),
        )

    async def receive(self, request: Request) -> Response:
        """The answer to one request; what it brings is committed first."""
        said = request.headers.get(SECRET, "").encode()
        if not hmac.compare_digest(said, self._secret):
            return PlainTextResponse("Only Telegram may send updates here.\n", 403)
        if self._take is None:
            return PlainTextResponse("The door is not open.\n", 503, AGAIN)
        body = await read_body(request, LARGEST)
        if body is None:
            return PlainTextResponse("No update is that large.\n", 413)
        update = _parse(body)
        if update is None:
            return PlainTextResponse("That is no update.\n", 400)
        if not await taken(self._take, update):
            return PlainTextResponse("The database can't keep it now.\n", 503, AGAIN)
        return Response()


def _parse(body: bytes) -> Mapping[str, Any] | None:
    """The update, if it is one."""
    try:
        update = from_json(body, allow_inf_nan=False)
    except ValueError:
        return None
    return update if isinstance(update, dict) and number(update) >= 0 else None
