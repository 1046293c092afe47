"""Requests by Socket Mode: the door calls Slack, and needs no address of its own. For one workspace."""

import asyncio
import logging
from contextlib import suppress

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.answers import code_of, seconds

NOT_YET = "Slack has not answered yet"
AWAY = "the connection to Slack is lost, and is sought again"
LOOK = 1.0
"""Seconds between looks at the connection."""
FIRST, MOST, SLOWLY = 0.5, 30.0, 30.0
"""Seconds between attempts: doubled each time, and slowly where only people can mend it."""
log = logging.getLogger(__name__)


class Socket:
    """Opens a socket with the app's token (`xapp-…`), and again whenever it is lost.

    What was answered 200 is acknowledged on it; of anything else Slack hears nothing, and sends it again.
    """

    def __init__(self, app: AsyncApp, app_token: str, client: AsyncWebClient, *, look: float = LOOK) -> None:
        self._app = app
        self._token = app_token
        self._client = client
        self._look = look
        self.closed = NOT_YET

    async def run(self) -> None:
        """Keeps the socket open until cancelled."""
        handler = AsyncSocketModeHandler(self._app, self._token, web_client=self._client, ping_interval=5)
        try:
            await self._connect(handler)
            while True:
                self.closed = "" if await handler.client.is_connected() else AWAY
                await asyncio.sleep(self._look)
        finally:
            self.closed = NOT_YET
            with suppress(aiohttp.ClientError):
                await handler.client.close()  # type: ignore[no-untyped-call]

    async def _connect(self, handler: AsyncSocketModeHandler) -> None:
        times = 0
        while True:
            try:
                await handler.client.connect_to_new_endpoint(force=True)
            except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
                await asyncio.sleep(self._failed(error, times))
                times += 1
            else:
                return

    def _failed(self, error: Exception, times: int) -> float:
        """Says why, once; and gives the seconds until the next attempt."""
        wait = min(MOST, FIRST * 2.0 ** min(times, 16))
        why = f"Slack can't be reached ({type(error).__name__})"
        if isinstance(error, SlackApiError) and (code := code_of(error)):
            why = f"Slack refuses the app's token, COLLECTIF_SLACK_APP_TOKEN ({code})"
            wait = seconds(error) or SLOWLY
        if why != self.closed:
            log.warning("%s", why)
        self.closed = why
        return wait
