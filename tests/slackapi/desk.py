"""Slack's own desk: from here everything is brought to the app, over HTTP, by a socket or straight."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

import httpx

from tests.slackapi import schema
from tests.slackapi.bringing import Answer, Brought, Kind, Request, Straight, post, signed
from tests.slackapi.refusals import Refused
from tests.slackapi.rules import answers
from tests.slackapi.state import Workspace, World
from tests.slackapi.types import JSON

PATIENCE = 3.0
"""Seconds that Slack waits for an answer (https://docs.slack.dev/apis/events-api/#responding)."""
RETRIES = 3
"""Almost at once, after 1 minute and after 5 (https://docs.slack.dev/apis/events-api/#retries)."""


def impatient(retry: int) -> float:
    """Seconds before a retry; tests have no minutes."""
    return (0.0, 0.02, 0.1)[retry - 1]


@dataclass(frozen=True)
class Tried:
    """One try to bring something. `broke` is the rule that the answer broke."""

    brought: Brought
    retry: int
    answer: Answer
    broke: str = ""
    why: str = ""


class Desk:
    """What brings; `request_url` or `straight` says where to, unless a socket is open.

    `stamps` is the clock that requests are signed by (ms), the world's own at first; `patience` is in seconds.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.address = ""
        self.request_url = ""
        self.straight: Straight | None = None
        self.patience = PATIENCE
        self.wait: Callable[[int], float] = impatient
        self.stamps = world.clock
        self.tries: list[Tried] = []
        self.waiting: list[Brought] = []
        """Events that nobody was there to take."""
        self.mistakes: list[schema.Misshapen] = []
        """What this server brought and the published types refuse: there should be none."""
        self.agreeing: tuple[Workspace, str, bool] | None = None
        """Who is on the authorize page: where, their id, and whether they agree for a whole organization."""
        self._tasks: set[asyncio.Task[None]] = set()

    async def opens(self) -> None:
        # Nothing here goes further than this machine; loading the world's certificates would take longest of all.
        self._client = httpx.AsyncClient(trust_env=False, verify=False)

    async def closes(self) -> None:
        await self.world.sockets.drops()
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)
        await self._client.aclose()

    # Bringing

    async def event(self, workspace: Workspace, event: JSON, check: str) -> Brought:
        """Brings an event once; where it is not taken, retries go on by themselves. `check` names its type.

        What the app has not subscribed to is not brought, nor anything that nobody is there to take.
        """
        self._check(f"event_{check}", event)
        brought = self.wrap(workspace, event)
        events = self.world.app.events
        if events is not None and _subscription(event) not in events:
            return brought
        if not self.reachable:
            self.waiting.append(brought)
            return brought
        answer = await self.hand(brought)
        if not answer.ok:
            self._later(self._retry(brought, answer))
        return brought

    def wrap(self, workspace: Workspace, event: JSON) -> Brought:
        """An event in what goes around it (https://docs.slack.dev/apis/events-api/#callback-field)."""
        app, world, installation = self.world.app, self.world, workspace.installation
        id = f"Ev{next(world.numbers):08d}"
        seen_by = {
            "enterprise_id": workspace.enterprise or None, "team_id": workspace.id, "is_bot": True,
            "user_id": installation.bot if installation else "",
            "is_enterprise_install": bool(installation and installation.org),
        }  # fmt: skip
        payload: JSON = {
            "token": app.verification_token, "team_id": workspace.id, "api_app_id": app.id, "event": event,
            "type": "event_callback", "event_id": id, "event_time": world.now,
            "authorizations": [seen_by] if installation else [], "is_ext_shared_channel": False,
            "context_team_id": workspace.id, "context_enterprise_id": workspace.enterprise or None,
        }  # fmt: skip
        if workspace.enterprise:
            payload["enterprise_id"] = workspace.enterprise
        return Brought("events_api", payload, id)

    async def interaction(self, kind: Kind, payload: JSON, check: str) -> Answer:
        """Brings a press, a form, a command: once, and at once."""
        self._check(f"payload_{check}", payload)
        assert self.reachable, "the app has no request_url, no socket and no straight"
        return await self.hand(
            Brought(kind, payload, f"I{next(self.world.numbers):08d}"), answers.is_acknowledged_in_time
        )

    async def challenges(self) -> None:
        """Asks the app's address whether it is the app's, as when it is entered in the settings."""
        challenge = f"challenge-{next(self.world.numbers)}"
        payload = {"token": self.world.app.verification_token, "challenge": challenge, "type": "url_verification"}
        brought = Brought("events_api", payload, challenge)
        await self.hand(brought, lambda answer: answers.challenge_is_answered(answer, challenge))

    async def hand(
        self, brought: Brought, check: Callable[[Answer], None] | None = None, retry: tuple[int, str] = (0, "")
    ) -> Answer:
        """One try; `check` says what the answer must be."""
        if self.world.sockets.open:
            answer = await self.world.sockets.hand(brought, retry, self.patience)
        elif self.straight is not None:
            answer = await self.straight(self.sign(brought, retry))
        else:
            answer = await post(self._client, self.request_url, self.sign(brought, retry), self.patience)
        self.tries.append(Tried(brought, retry[0], answer))
        if check is not None:
            self.judge(check, answer)
        self.world.changed()
        return answer

    def judge(self, check: Callable[[Answer], Any], answer: Answer) -> Any:
        """What a check of the newest answer gives, or None where it refuses; the person is then told of trouble."""
        try:
            return check(answer)
        except Refused as refused:
            tried = self.tries.pop()
            self.tries.append(Tried(tried.brought, tried.retry, answer, refused.rule, str(refused)))
            return None

    def sign(self, brought: Brought, retry: tuple[int, str] = (0, "")) -> Request:
        """The request as it goes over HTTP, signed now."""
        return signed(brought, self.world.app.signing_secret, self.stamps() // 1000, retry)

    @property
    def reachable(self) -> bool:
        return bool(self.request_url or self.straight or self.world.sockets.open)

    async def _retry(self, brought: Brought, answer: Answer) -> None:
        for number in range(1, RETRIES + 1):
            if answer.headers.get("x-slack-no-retry") == "1":
                return
            await asyncio.sleep(self.wait(number))
            answer = await self.hand(brought, retry=(number, answer.reason))
            if answer.ok:
                return

    def flush(self) -> None:
        """Brings what calls of the app's own made happen, beside whatever goes on; straight brings none of it."""
        happened, self.world.happened = self.world.happened, []
        for workspace, event, check in happened if self.straight is None else ():
            self._later(self._happen(workspace, event, check))

    async def _happen(self, workspace: Workspace, event: JSON, check: str) -> None:
        await self.event(workspace, event, check)

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settled(self) -> None:
        """Until nothing is being brought any more, retries neither."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    def _check(self, name: str, value: JSON) -> None:
        try:
            schema.check(name, value)
        except schema.Misshapen as error:
            self.mistakes.append(error)


def _subscription(event: JSON) -> str:
    """The name under which an app subscribes to an event (https://docs.slack.dev/reference/events)."""
    names = {"im": "message.im", "channel": "message.channels", "group": "message.groups"}
    return names[event["channel_type"]] if event["type"] == "message" else str(event["type"])
