"""Requests by HTTP: Slack sends them to the one server, signed, and is answered after the commit."""

import asyncio

from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request, to_starlette_response
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.adapters.bodies import read_body
from bot.adapters.slack.subscribed import EVENTS_PATH

LARGEST = 1_000_000
"""Bytes; Slack's own requests are a few thousand."""
STAMP, SIGNATURE = "x-slack-request-timestamp", "x-slack-signature"


class Http:
    """Takes what Slack sends to EVENTS_PATH, and nobody else's word for it.

    The signature is of the very bytes, and is looked at before anything is made of them; one that is more than
    five minutes old, or from that far ahead, is none (docs.slack.dev/authentication/verifying-requests-from-slack).
    """

    def __init__(self, app: AsyncApp, signing_secret: str) -> None:
        self._app = app
        self._verifier = SignatureVerifier(signing_secret)
        self.route = Route(EVENTS_PATH, self.receive, methods=["POST"])

    @property
    def closed(self) -> str:
        """Slack calls whenever it has something."""
        return ""

    async def run(self) -> None:
        """Waits until cancelled: the server brings what comes."""
        await asyncio.get_running_loop().create_future()

    async def receive(self, request: Request) -> Response:
        """The answer to one request; what it brings is committed first."""
        body = await read_body(request, LARGEST)
        if body is None:
            return PlainTextResponse("No request of Slack's is that large.\n", 413)
        if not self._is_signed(request, body):
            return PlainTextResponse("Only Slack may send requests here.\n", 401)
        return to_starlette_response(await self._app.async_dispatch(to_async_bolt_request(request, body)))

    def _is_signed(self, request: Request, body: bytes) -> bool:
        stamp, signature = request.headers.get(STAMP, ""), request.headers.get(SIGNATURE, "")
        if not (stamp.isascii() and stamp.isdecimal() and len(stamp) <= 12 and signature.isascii()):
            return False
        try:
            body.decode()
        except UnicodeDecodeError:
            return False
        return self._verifier.is_valid(body, stamp, signature)
