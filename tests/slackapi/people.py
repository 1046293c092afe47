"""People with Slack in their hands: what they do, and what they see."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import httpx

from tests.slackapi.bringing import Answer
from tests.slackapi.browser import Browser
from tests.slackapi.methods.views import output
from tests.slackapi.seen import Seen, Shown, buttons, read
from tests.slackapi.state import Conversation, User, View
from tests.slackapi.types import JSON

if TYPE_CHECKING:
    from tests.slackapi.places import Channel, Place


class Person:
    """One person in one workspace. What they do without `channel` they do in their direct message with the app."""

    def __init__(self, place: Place, user: User) -> None:
        self.place = place
        self.user = user
        self.id = user.id

    def __repr__(self) -> str:
        return f"<{self.user.name} {self.id} of {self.place.key}>"

    # What they do

    async def says(self, text: str, *, channel: Channel | None = None) -> JSON:
        """Writes; the message. Control characters are escaped, as Slack's own window does."""
        where = self._where(channel)
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        rich = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
        number = next(self.place.workspace.world.numbers)
        message = self.place.workspace.post(
            where,
            {
                "user": self.id, "text": escaped, "client_msg_id": str(UUID(int=number)),
                "blocks": [{"type": "rich_text", "block_id": f"r{number}", "elements": [rich]}],
            },
        )  # fmt: skip
        event = {**message, "channel": where.id, "channel_type": _channel_type(where), "event_ts": message["ts"]}
        if where.kind == "im" or self.place.bot in where.members:
            await self.place.desk.event(self.place.workspace, event, "GenericMessageEvent")
        return message

    async def presses(self, label: str, *, on: Seen | Shown | None = None, channel: Channel | None = None) -> Answer:
        """Presses the newest button with that label, action_id or value; what the app answered."""
        where = self._where(channel)
        if isinstance(on, Shown):
            return await self._presses_in_view(on.view, label)
        for ts, message in reversed(where.messages.items()):
            for block, button in buttons(message.get("blocks", [])) if on is None or on.id == ts else ():
                if label in {read(button["text"]), button.get("action_id"), button.get("value")}:
                    return await self.presses_button(button, block["block_id"], where, message)
        shown = [Seen(message, where.id).labels for message in where.messages.values()]
        raise AssertionError(f"{self} sees no button “{label}” but {shown}")

    async def presses_button(self, button: JSON, block_id: str, where: Conversation, message: JSON) -> Answer:
        """Presses a button that was there, whatever became of it since."""
        where_it_is: JSON = {
            "container": {"type": "message", "message_ts": message["ts"], "channel_id": where.id, "is_ephemeral": False},
            "channel": {"id": where.id, "name": where.name or "directmessage"}, "message": message,
            "response_url": f"{self.place.desk.address}/response/{message['ts']}",
        }  # fmt: skip
        return await self._acts(button, block_id, where_it_is)

    async def _presses_in_view(self, view: View, label: str) -> Answer:
        for block, button in buttons(view.given["blocks"]):
            if label in {read(button["text"]), button.get("action_id"), button.get("value")}:
                container = {"type": "view", "view_id": view.id}
                shown = output(self.place.workspace, view)
                return await self._acts(button, block["block_id"], {"container": container, "view": shown}, view.id)
        raise AssertionError(f"{self} sees no button “{label}” but {Shown(view).labels}")

    async def _acts(self, button: JSON, block_id: str, where: JSON, view: str = "") -> Answer:
        world = self.place.workspace.world
        action = {name: button[name] for name in ("type", "text", "action_id", "value", "url") if name in button}
        ts = f"{world.now}.{next(world.numbers):06d}"
        payload: JSON = {
            "type": "block_actions", **self._about(view), "actions": [{**action, "block_id": block_id, "action_ts": ts}],
            "state": {"values": {}}, **where,
        }  # fmt: skip
        return await self.place.desk.interaction("interactive", payload, "BlockAction")

    def _about(self, view: str = "") -> JSON:
        """What every interaction says of who acts, and where."""
        workspace, app = self.place.workspace, self.place.workspace.world.app
        named = self.user.public()["name"]
        user = {"id": self.id, "username": named, "name": named, "team_id": self.user.team}
        team = {"id": workspace.id, "domain": workspace.domain}
        within = {"id": workspace.enterprise, "name": workspace.enterprise} if workspace.enterprise else None
        if within:
            team |= {"enterprise_id": within["id"], "enterprise_name": within["name"]}
        return {
            "user": user, "team": team, "enterprise": within, "api_app_id": app.id, "token": app.verification_token,
            "trigger_id": workspace.world.trigger(workspace, self.id, view),
            "is_enterprise_install": bool(workspace.installation and workspace.installation.org),
        }  # fmt: skip

    def _where(self, channel: Channel | None) -> Conversation:
        if channel is None:
            return self.place.workspace.im(self.id)
        assert self.id in channel.conversation.members, f"{self} is not in #{channel.conversation.name}"
        return channel.conversation

    async def installs(self, url: str, *, org: bool = False, agrees: bool = True) -> httpx.Response:
        """Walks from the app's own install page through Slack's and back; the page at the end."""
        desk = self.place.desk
        desk.agreeing = (self.place.workspace, self.id, org) if agrees else None
        try:
            return await Browser().visits(url)
        finally:
            desk.agreeing = None

    # What they see

    @property
    def sees(self) -> list[Seen]:
        """Their direct message as it now stands, the oldest first."""
        where = self.place.workspace.im(self.id)
        return [Seen(message, where.id, mine="bot_id" not in message) for message in where.messages.values()]

    @property
    def heard(self) -> list[Seen]:
        """What the app wrote there."""
        return [seen for seen in self.sees if not seen.mine]

    @property
    def last(self) -> Seen:
        """The newest message of the app."""
        assert self.heard, f"{self} has received nothing"
        return self.heard[-1]

    @property
    def modal(self) -> Shown | None:
        """The modal that is open, the topmost; None where none is."""
        workspace = self.place.workspace
        stack = workspace.stacks.get(self.id)
        return Shown(workspace.views[stack[-1]]) if stack else None

    @property
    def home(self) -> Shown | None:
        """The Home that was published for them."""
        workspace = self.place.workspace
        id = workspace.homes.get(self.id)
        return Shown(workspace.views[id]) if id else None


def _channel_type(where: Conversation) -> str:
    return {"im": "im", "channel": "channel", "private": "group"}[where.kind]
