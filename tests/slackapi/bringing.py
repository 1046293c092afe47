"""What Slack brings to the app: events, interactions and commands, each as one signed request or one envelope."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias
from urllib.parse import urlencode

import httpx

from tests.slackapi.types import JSON

Kind: TypeAlias = Literal["events_api", "interactive", "slash_commands"]
REASONS = "http_timeout", "connection_failed", "http_error"
"""Some of those that x-slack-retry-reason gives (https://docs.slack.dev/apis/events-api/#retries)."""


@dataclass(frozen=True)
class Brought:
    """One thing that Slack brings. `id` is an event's, or of an envelope's own."""

    kind: Kind
    payload: JSON
    id: str

    @property
    def name(self) -> str:
        """What it is, in a word: message, block_actions, /collectif."""
        payload = self.payload
        inner = payload.get("event", payload)
        return str(inner.get("command") or inner["type"])

    @property
    def body(self) -> str:
        """As it goes over HTTP."""
        if self.kind == "events_api":
            return json.dumps(self.payload)
        return urlencode({"payload": json.dumps(self.payload)} if self.kind == "interactive" else self.payload)

    def envelope(self, id: str, retry: tuple[int, str]) -> JSON:
        """As it goes through a socket (https://docs.slack.dev/apis/events-api/using-socket-mode#events)."""
        tried = {"retry_attempt": retry[0], "retry_reason": retry[1]} if self.kind == "events_api" else {}
        answers = self.kind != "events_api"
        return {
            "type": self.kind, "envelope_id": id, "payload": self.payload, "accepts_response_payload": answers, **tried
        }  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What the app said to it. `status` 0 is nothing at all, and `reason` says why."""

    status: int = 200
    body: str = ""
    reason: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    @property
    def json(self) -> Any:
        """The body, where it is JSON; None where it is empty."""
        return json.loads(self.body) if self.body.strip() else None


@dataclass(frozen=True)
class Request:
    """One signed request, as HTTP carries it."""

    body: str
    headers: Mapping[str, str]


Straight: TypeAlias = Callable[[Request], Awaitable[Answer]]


def signed(brought: Brought, secret: str, stamp: int, retry: tuple[int, str] = (0, "")) -> Request:
    """The request with its signature (https://docs.slack.dev/authentication/verifying-requests-from-slack).

    `stamp` is in seconds; `retry` is the number of this retry and the reason for it.
    """
    body = brought.body
    base = f"v0:{stamp}:{body}".encode()
    kind = "application/json" if brought.kind == "events_api" else "application/x-www-form-urlencoded"
    headers = {
        "content-type": kind,
        "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        "x-slack-request-timestamp": str(stamp),
        "x-slack-signature": f"v0={hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()}",
    }
    if retry[0]:
        headers |= {"x-slack-retry-num": str(retry[0]), "x-slack-retry-reason": retry[1]}
    return Request(body, headers)


async def post(client: httpx.AsyncClient, url: str, request: Request, patience: float) -> Answer:
    """The app's answer over HTTP, waited for so many seconds."""
    try:
        answer = await client.post(url, content=request.body, headers=dict(request.headers), timeout=patience)
    except httpx.TimeoutException:
        return Answer(0, reason="http_timeout")
    except httpx.HTTPError:
        return Answer(0, reason="connection_failed")
    reason = "" if answer.is_success else "http_error"
    return Answer(answer.status_code, answer.text, reason, dict(answer.headers))
