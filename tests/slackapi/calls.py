"""One call of a method: its arguments, read from a query, a form or JSON, and the token that it came with."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from starlette.requests import Request

from tests.slackapi import schema
from tests.slackapi.app import Token
from tests.slackapi.refusals import Refused, rule
from tests.slackapi.state import Conversation, Workspace, World
from tests.slackapi.types import JSON


@dataclass
class Call:
    """What a method works on."""

    world: World
    method: str
    params: JSON
    address: str
    """Of this server, for the addresses that it gives."""
    bearer: str = ""
    token: Token | None = None

    @property
    def workspace(self) -> Workspace:
        """The token's; an org-wide token finds its workspace by team_id, or by the id that it speaks of."""
        assert self.token is not None
        if self.token.workspace is not None:
            return self.token.workspace
        ours = list(self.world.under(self.token.enterprise))
        named = {self.params.get(name) for name in ("team_id", "channel", "user", "user_id", "users")} - {None}
        return next((one for one in ours if named & {one.id, *one.conversations, *one.users}), ours[0])

    @property
    def bot(self) -> str:
        """The app's own user."""
        assert self.workspace.installation is not None
        return self.workspace.installation.bot

    def conversation(self) -> Conversation | None:
        """The one that `channel` names: by its id, or by the id of whom the app writes to."""
        given = self.params.get("channel", "")
        if given in self.workspace.users and self.method.startswith("chat.post"):
            return self.workspace.im(given)
        return self.workspace.conversations.get(given)


Method: TypeAlias = Callable[[Call], JSON]
METHODS: dict[str, Method] = {}
"""Every method that this server plays."""


def method(name: str) -> Callable[[Method], Method]:
    """Enters a method under its name in the API."""

    def entered(act: Method) -> Method:
        METHODS[name] = act
        return act

    return entered


async def read(request: Request, world: World, method: str) -> Call:
    """The call that a request makes; nothing of it is checked yet but that it can be read."""
    given: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        given |= json_is_an_object(await request.body())
    else:
        async with request.form() as form:
            given |= {name: value for name, value in form.items() if isinstance(value, str)}
        known = schema.parameters(method)
        given = {name: schema.read(known[name], value) if name in known else value for name, value in given.items()}
    call = Call(world, method, given, f"{request.url.scheme}://{request.url.netloc}")
    way, _, value = request.headers.get("authorization", "").partition(" ")
    if way == "Bearer":
        call.bearer = value
    elif way == "Basic":
        given["client_id"], given["client_secret"] = _basic(value)
    call.bearer = call.bearer or given.pop("token", "")
    if isinstance(given.get("view"), str):
        given["view"] = json_is_an_object(given["view"].encode())
    return call


def _basic(value: str) -> tuple[str, str]:
    """The client's id and secret, which may come as HTTP Basic."""
    name, _, secret = b64decode(value).decode().partition(":")
    return name, secret


@rule
def json_is_an_object(body: bytes) -> JSON:
    """apis/web-api#post_bodies: JSON bodies are objects; anything else is json_not_object or invalid_json."""
    try:
        found = json.loads(body or b"{}")
    except ValueError as error:
        raise Refused("invalid_json") from error
    if not isinstance(found, dict):
        raise Refused("json_not_object")
    return found
