"""One window that somebody's act may open: at once when the form is there, else with a few words first."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.adapter import Refused
from bot.adapters.slack.answers import code_of
from bot.adapters.slack.views import View
from storage.errors import StoreUnavailable

CALL = 10.0
"""Seconds of one call."""
log = logging.getLogger(__name__)


class Window:
    """The window of one `trigger`. Whatever goes wrong with it is logged: what it shows is in the messages owed too."""

    def __init__(self, client: Callable[[], Awaitable[AsyncWebClient]], trigger: str) -> None:
        self._client = client
        self._trigger = trigger
        self._standing: asyncio.Task[dict[str, Any] | None] | None = None

    @property
    def loading(self) -> bool:
        """Whether something already stands in it, or is about to."""
        return self._standing is not None

    def hold(self, view: View) -> None:
        """Opens it with a few words, before the trigger runs out."""
        self._standing = asyncio.create_task(self._call(lambda client: self._open(client, view)))

    async def show(self, view: View) -> None:
        """Opens it, or puts this where the few words stand, unless whoever looks at it moved on meanwhile."""
        stands = await self._standing if self._standing is not None else None
        if stands is None:
            await self._call(lambda client: self._open(client, view))
        else:
            await self._call(lambda client: client.views_update(view_id=stands["id"], hash=stands["hash"], view=view))

    async def _open(self, client: AsyncWebClient, view: View) -> Any:
        return await client.views_open(trigger_id=self._trigger, view=view)

    async def _call(self, call: Callable[[AsyncWebClient], Awaitable[Any]]) -> dict[str, Any] | None:
        try:
            async with asyncio.timeout(CALL):
                answer = await call(await self._client())
        except SlackApiError as error:
            log.info("a window could not be shown: %s", code_of(error))
        except (aiohttp.ClientError, TimeoutError, Refused, StoreUnavailable) as error:
            log.info("a window could not be shown: %s", type(error).__name__)
        else:
            view: dict[str, Any] = answer["view"]
            return view
        return None
