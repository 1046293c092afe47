"""Requests by HTTP: signed, in time, whole; anything else does nothing."""

import asyncio
import time
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from bot.adapters.slack.http import LARGEST, Http
from bot.adapters.slack.subscribed import OFFER_HELP
from tests.bot.slack.house import House
from tests.slackapi.bringing import Brought, Kind, Request, signed

BODY = {"type": "event_callback", "event_id": "Ev1", "event_time": 1, "team_id": "T01", "api_app_id": "A0COLLECTIF"}

RETRIED = {"x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout"}


def message(text: str = "bonjour", id: str = "Ev1", team: str = "T01", user: str = "U00000001") -> Brought:
    event = {
        "type": "message", "channel": "D1", "channel_type": "im", "user": user, "text": text, "ts": "1795446000.000100",
    }  # fmt: skip
    about = [
        {"enterprise_id": None, "team_id": team, "user_id": "UBOT", "is_bot": True, "is_enterprise_install": False}
    ]
    body = {**BODY, "team_id": team, "event_id": id, "event": event, "authorizations": about}
    return Brought("events_api", body, id)


def now() -> int:
    return int(time.time())


class Front:
    """The route, as the server has it."""

    def __init__(self, house: House) -> None:
        http = Http(house.app, house.slack.app.signing_secret)
        transport = httpx.ASGITransport(Starlette(routes=[http.route]))
        self.client = httpx.AsyncClient(transport=transport, base_url="http://porte")
        self.house = house

    def sign(self, brought: Brought, at: int) -> Request:
        return signed(brought, self.house.slack.app.signing_secret, at)

    async def gives(self, body: bytes, headers: dict[str, str]) -> int:
        answer = await self.client.post("/slack/events", content=body, headers=headers)
        return answer.status_code

    async def brings(self, brought: Brought, *, at: int | None = None) -> int:
        request = self.sign(brought, now() if at is None else at)
        return await self.gives(request.body.encode(), dict(request.headers))

    async def outcomes(self) -> int:
        """How many messages are owed to anybody."""
        depth = await self.house.store.read(lambda kept: kept.outbox.depth())
        return sum(lane.count for lane in depth)


@pytest.fixture
def front(house: House) -> Front:
    return Front(house)


async def test_a_signed_request_is_taken_once_however_often_it_comes(front: Front) -> None:
    request = front.sign(message(), now())
    for _ in range(3):
        assert await front.gives(request.body.encode(), dict(request.headers)) == 200
        assert await front.outcomes() == 1
    assert await front.gives(request.body.encode(), dict(request.headers) | RETRIED) == 200
    assert await front.outcomes() == 1


async def test_a_retry_that_comes_while_the_first_try_is_at_work_waits_for_it(front: Front) -> None:
    request = front.sign(message(), now())
    tries = (front.gives(request.body.encode(), dict(request.headers) | again) for again in ({}, RETRIED))
    assert await asyncio.gather(*tries) == [200, 200]
    assert await front.outcomes() == 1


@pytest.mark.parametrize("off", [-301, -3_600, 302, 86_400])
async def test_a_stamp_out_of_time_does_nothing(front: Front, off: int) -> None:
    assert await front.brings(message(), at=now() + off) == 401
    assert not front.house.handled


@pytest.mark.parametrize("off", [-295, 0, 295])
async def test_a_stamp_in_time_is_taken(front: Front, off: int) -> None:
    assert await front.brings(message(), at=now() + off) == 200
    assert len(front.house.handled) == 1


@pytest.mark.parametrize("kind", ["event", "press", "command"])
async def test_every_altered_byte_of_it_is_refused(front: Front, kind: str) -> None:
    request = front.sign(brought(kind, "T01"), now())
    body, headers = request.body.encode(), dict(request.headers)
    signature, stamp = "x-slack-signature", "x-slack-request-timestamp"
    names = {name.lower(): name for name in headers}
    for place in range(len(body)):
        altered = body[:place] + bytes([body[place] ^ (1 << place % 8)]) + body[place + 1 :]
        assert await front.gives(altered, headers) == 401, place
    for name in (signature, stamp):
        value = headers[names[name]]
        for place in range(len(value)):
            other = "0" if value[place] != "0" else "1"
            altered_headers = {**headers, names[name]: value[:place] + other + value[place + 1 :]}
            assert await front.gives(body, altered_headers) == 401, (name, place)
    assert not front.house.handled


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-slack-request-timestamp": "", "x-slack-signature": ""},
        {"x-slack-request-timestamp": "now", "x-slack-signature": "v0=00"},
        {"x-slack-request-timestamp": "9" * 400, "x-slack-signature": "v0=00"},
        {"x-slack-request-timestamp": "-1", "x-slack-signature": "v0=00"},
    ],
)
async def test_what_is_no_signature_is_refused(front: Front, headers: dict[str, str]) -> None:
    assert await front.gives(b"{}", headers) == 401


async def test_a_signature_in_other_letters_and_a_body_that_is_no_text_are_refused(front: Front) -> None:
    headers = [(b"x-slack-request-timestamp", str(now()).encode()), (b"x-slack-signature", "v0=é".encode())]
    answer = await front.client.post("/slack/events", content=b"\xff\xfe", headers=headers)
    assert answer.status_code == 401


async def test_more_than_slack_ever_sends_is_not_read(front: Front) -> None:
    assert await front.gives(b"x" * (LARGEST + 1), {}) == 413


INTERACTION = {
    "team": {"id": "T01"}, "user": {"id": "U00000001", "team_id": "T01"}, "enterprise": None, "trigger_id": "1.2.3",
    "is_enterprise_install": False,
}  # fmt: skip
VIEW = {
    "id": "V1",
    "hash": "1",
    "callback_id": "word",
    "private_metadata": "",
    "state": {"values": {}},
    "type": "modal",
}


def brought(kind: str, team: str) -> Brought:
    """Something that somebody of a workspace did, each in its own way of coming."""
    place = {"team_id": team, "user_id": "U00000001"}
    if kind == "event":
        return message(team=team)
    if kind == "command":
        asked = {"command": "/collectif", "text": "aide", "trigger_id": "1.2.3", "channel_id": "D1"}
        return Brought("slash_commands", {**place, **asked}, "x")
    act: dict[str, Any] = {**INTERACTION, "team": {"id": team}, "user": {"id": "U00000001", "team_id": team}}
    if kind == "shortcut":
        return Brought("interactive", {**act, "type": "shortcut", "callback_id": OFFER_HELP, "action_ts": "1.2"}, "x")
    if kind == "form":
        sent = {**VIEW, "callback_id": "form", "private_metadata": "f1"}
        return Brought("interactive", {**act, "type": "view_submission", "view": sent}, "x")
    button = {"type": "button", "action_id": "0.yes", "block_id": "b", "value": "a1-yes", "action_ts": "1.2"}
    where = {"container": {"type": "message", "channel_id": "D1", "message_ts": "1.1"}, "channel": {"id": "D1"}}
    return Brought("interactive", {**act, **where, "type": "block_actions", "actions": [button]}, "x")


@pytest.mark.parametrize("kind", ["event", "press", "command", "shortcut", "form"])
async def test_only_a_workspace_with_the_door_is_heard_and_another_is_answered(front: Front, kind: str) -> None:
    front.house.slack.expected.add(
        "trigger_is_known"
    )  # a shortcut's answer is seen in a window, and this one is made up
    assert await front.brings(brought(kind, "T99")) == 200
    assert not front.house.handled
    assert await front.outcomes() == 0
    assert await front.brings(brought(kind, "T01")) == 200
    assert len(front.house.handled) == 1


@pytest.mark.parametrize(
    "body",
    [
        {**BODY, "event": {"type": "message", "subtype": "message_changed", "channel": "D1", "channel_type": "im"}},
        {**BODY, "event": {"type": "message", "subtype": "bot_message", "channel": "D1", "channel_type": "im"}},
        {**BODY, "event": {"type": "reaction_added", "user": "U00000001"}},
        {**BODY, "event": {"type": "something_new"}},
        {**INTERACTION, "type": "view_closed", "view": VIEW},
        {**INTERACTION, "type": "view_submission", "view": VIEW},
        {**INTERACTION, "type": "block_suggestion", "action_id": "x", "block_id": "y", "value": "z"},
        {**INTERACTION, "type": "shortcut", "callback_id": "another", "action_ts": "1.2"},
        {**INTERACTION, "type": "block_actions", "actions": [{"type": "button", "action_id": "0.a", "block_id": "b"}]},
        {"command": "/collectif", "team_id": "T01", "user_id": "U00000001", "text": "x"},
    ],
)
async def test_whatever_slack_signed_is_answered_and_what_is_not_ours_does_nothing(
    front: Front, body: dict[str, Any]
) -> None:
    kinds: dict[str, Kind] = {"event_callback": "events_api", "": "slash_commands"}
    assert await front.brings(Brought(kinds.get(body.get("type", ""), "interactive"), body, "x")) == 200
    assert not front.house.handled


async def test_slack_may_try_the_address(front: Front) -> None:
    challenge = Brought("events_api", {"type": "url_verification", "challenge": "abc", "token": "x"}, "Ev0")
    request = front.sign(challenge, now())
    answer = await front.client.post("/slack/events", content=request.body, headers=dict(request.headers))
    assert (answer.status_code, answer.json()) == (200, {"challenge": "abc"})


async def test_what_cannot_be_kept_is_to_come_again(front: Front) -> None:
    await front.house.store.close()
    assert await front.brings(message()) >= 500
