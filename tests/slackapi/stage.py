"""Where violations are planted: workspaces in which something has already happened, and calls as anyone could make
them."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import httpx

from tests import planting
from tests.clock import Clock
from tests.planting import either
from tests.slackapi.bringing import Answer, Request
from tests.slackapi.server import SlackApi
from tests.slackapi.types import JSON


class Stage:
    """Ada installed the app at T01 and was written to; T02 has people and channels with the same ids, and Bo.

    Whatever is brought to the app is answered with `answer`.
    """

    def __init__(self, slack: SlackApi, clock: Clock, client: httpx.AsyncClient) -> None:
        self.slack = slack
        self.clock = clock
        self.client = client
        self.answer = Answer()
        self.here, self.there = slack.workspace("Café du coin"), slack.workspace("Fleurs", id="T02")
        self.ada, self.eve = self.here.person("Ada"), self.there.person("Ada")
        self.token, self.other = self.here.installs(self.ada), self.there.installs(self.eve)
        self.bo = self.there.person("Bo")
        self.channel = self.here.channel("voisins", self.ada)
        slack.desk.straight = self._answers
        self.names: dict[str, Any] = {
            "ada": self.ada.id, "bo": self.bo.id, "bot": self.here.bot, "channel": self.channel.id, "app": slack.app.app_token,
            "other": self.other, "id": slack.app.client_id, "secret": slack.app.client_secret, "im": self.here.workspace.im(self.ada.id).id,
        }  # fmt: skip

    async def begins(self) -> None:
        theirs = await self.ada.says("bonjour")
        sent = await self.does("chat.postMessage", channel="$ada", text="Oui?", blocks=[actions(button())])
        opened = await self.opens()
        self.names |= {"theirs": theirs["ts"], "sent": sent["ts"], "view": opened["view"]["id"]}
        self.clock.passes(minutes=2)

    async def _answers(self, request: Request) -> Answer:
        return self.answer

    async def opens(self, view: JSON | None = None) -> Any:
        """Ada presses, and a modal opens."""
        return await self.does("views.open", trigger_id=self.trigger(), view=view or modal(question()))

    def trigger(self, view: str = "") -> str:
        """Of something that Ada just did."""
        return self.slack.world.trigger(self.here.workspace, self.ada.id, view)

    async def does(self, method: str, *, token: str | None = None, **params: Any) -> Any:
        """One call, with JSON; its answer. "$ada" stands for Ada's id, and so on; "$trigger" for a fresh one."""
        bearer = self.named(self.token if token is None else token)
        headers = {"authorization": f"Bearer {bearer}"} if bearer else {}
        given = {name: self.named(value) for name, value in params.items()}
        return (await self.client.post(f"{self.slack.url}{method}", json=given, headers=headers)).json()

    async def fills_form(self, method: str, **params: Any) -> Any:
        """One call without a token, as a form."""
        given = {name: self.named(value) for name, value in params.items()}
        return (await self.client.post(f"{self.slack.url}{method}", data=given)).json()

    async def posts(self, path: str, content: bytes = b"") -> httpx.Response:
        return await self.client.post(f"{self.slack.address}{path}", content=content)

    def named(self, value: Any) -> Any:
        if not isinstance(value, str) or value[:1] != "$":
            return value
        return self.trigger() if value == "$trigger" else self.names[value[1:]]

    async def says_ack(self, answer: str | JSON, status: int = 200) -> None:
        """From now on the app answers so."""
        self.answer = Answer(status, answer if isinstance(answer, str) else json.dumps(answer))
        await asyncio.sleep(0)


def plain(text: str) -> JSON:
    return {"type": "plain_text", "text": text}


def button(text: str = "Oui", **more: Any) -> JSON:
    return {"type": "button", "text": plain(text), "action_id": "go", **more}


def actions(*elements: JSON, **more: Any) -> JSON:
    return {"type": "actions", "elements": list(elements), **more}


def section(text: str = "Bonjour", **more: Any) -> JSON:
    return {"type": "section", "text": plain(text), **more}


def question(label: str = "Ton nom", **element: Any) -> JSON:
    """An input block; of a text unless the element is given."""
    given = {"type": "plain_text_input", "action_id": "value", **element}
    return {"type": "input", "block_id": "name", "label": plain(label), "element": given}


def modal(*blocks: JSON, **more: Any) -> JSON:
    return {"type": "modal", "title": plain("Offrir"), "submit": plain("Envoyer"), "blocks": list(blocks), **more}


def menu(*options: JSON, **more: Any) -> JSON:
    return {"type": "static_select", "action_id": "which", "options": list(options), **more}


def option(text: str = "Un", value: str = "1", **more: Any) -> JSON:
    return {"text": plain(text), "value": value, **more}


WORD: JSON = {"channel": "$channel", "text": "allo"}
Act: TypeAlias = Callable[[Stage], Awaitable[object]]
Plant: TypeAlias = planting.Plant[Stage]


def shows(wrong: JSON | list[JSON], right: JSON | list[JSON]) -> Plant:
    """Two messages that differ in their blocks."""
    first, second = (one if isinstance(one, list) else [one] for one in (wrong, right))
    return either("chat.postMessage", {"blocks": first}, {"blocks": second}, **WORD)


def opens(wrong: JSON, right: JSON) -> Plant:
    """Two modals."""
    return either("views.open", {"view": wrong}, {"view": right}, trigger_id="$trigger")
