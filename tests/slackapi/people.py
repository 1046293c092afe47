"""People with Slack in their hands: what they do, and what they see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

import httpx

from tests.playing import Hearing
from tests.slackapi import modals, payloads
from tests.slackapi.bringing import Answer
from tests.slackapi.browser import Browser
from tests.slackapi.forms import choices, chosen, forged, missing, state
from tests.slackapi.methods.views import output
from tests.slackapi.rules import answers
from tests.slackapi.seen import Seen, Shown, buttons, read
from tests.slackapi.shelf import bring, public
from tests.slackapi.state import Conversation, User, Workspace
from tests.slackapi.types import JSON

if TYPE_CHECKING:
    from tests.slackapi.desk import Desk
    from tests.slackapi.places import Channel, Place


class Person(Hearing[Seen]):
    """One person in one workspace. What they do without `channel` they do in their direct message with the app."""

    def __init__(self, place: Place, user: User) -> None:
        self.place = place
        self.user = user
        self.id = user.id
        self.errors: dict[str, str] = {}
        """What the modal says is wrong, by the labels of its inputs."""

    def __repr__(self) -> str:
        return f"<{self.user.name} {self.id} of {self.place.key}>"

    @property
    def desk(self) -> Desk:
        return self.place.desk

    @property
    def workspace(self) -> Workspace:
        return self.place.workspace

    # What they do in messages

    async def says(self, text: str, *, channel: Channel | None = None, thread: str = "") -> JSON:
        """Writes; the message. Control characters are escaped, as Slack's own window does."""
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        rich = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
        number = next(self.workspace.world.numbers)
        message: JSON = {
            "user": self.id, "text": escaped, "client_msg_id": str(UUID(int=number)),
            "blocks": [{"type": "rich_text", "block_id": f"r{number}", "elements": [rich]}],
        }  # fmt: skip
        return await self._sends({**message, **({"thread_ts": thread} if thread else {})}, channel)

    async def sends_files(self, *files: tuple[bytes, str], words: str = "", ids: Sequence[str] = ()) -> JSON:
        """Sends files, each with its name, in one message of their direct message; `ids` are theirs if it matters."""
        named = [(*file, ids[at] if ids else "") for at, file in enumerate(files)]
        kept = [bring(self.workspace, content, name, self.id, id) for content, name, id in named]
        told = [public(self.workspace, file, self.desk.address) for file in kept]
        content: JSON = {"user": self.id, "text": words, "files": told, "subtype": "file_share", "upload": True}
        return await self._sends(content, None)

    def brings(self, content: bytes, name: str, id: str = "") -> JSON:
        """A file of theirs, as a window's field for files takes it."""
        file = bring(self.workspace, content, name, self.id, id)
        told = public(self.workspace, file, self.desk.address)
        del told["shares"]
        return {**told, "timestamp": self.workspace.world.now, "user_team": self.user.team}

    async def _sends(self, content: JSON, channel: Channel | None) -> JSON:
        where = self._where(channel)
        message = self.workspace.post(where, content)
        kind = {"im": "im", "channel": "channel", "private": "group"}[where.kind]
        event = {**message, "channel": where.id, "channel_type": kind, "event_ts": message["ts"]}
        if where.kind == "im" or self.place.bot in where.members:
            check = "FileShareMessageEvent" if "subtype" in event else "GenericMessageEvent"
            await self.desk.event(self.workspace, event, check)
        return message

    async def presses(self, label: str, *, on: Seen | Shown | None = None, channel: Channel | None = None) -> Answer:
        """Presses the newest button with that label, action_id or value; what the app answered.

        `on` is a message, a modal or a Home; without it, it is looked for in the conversation's messages.
        """
        if isinstance(on, Shown):
            return await self._acts_in_view(on, label)
        where = self._where(channel)
        for message in reversed(self._messages(where)):
            for block, button in buttons(message.get("blocks", [])) if on is None or on.id == message["ts"] else ():
                if label in {read(button["text"]), button.get("action_id"), button.get("value")}:
                    return await self.presses_button(button, block["block_id"], where, message)
        shown = [Seen(message, where.id).labels for message in self._messages(where)]
        raise AssertionError(f"{self} sees no button “{label}” but {shown}")

    async def presses_button(self, button: JSON, block_id: str, where: Conversation, message: JSON) -> Answer:
        """Presses a button that was there, whatever became of it since."""
        found = payloads.in_message(self.workspace, self.user, where, message, self.desk.address)
        action = payloads.action(self.workspace, button, block_id)
        return await self._acts({**found, "actions": [action], "state": {"values": state(message["blocks"], {})}})

    async def chooses(self, option: str, *, on: Seen | Shown, channel: Channel | None = None) -> Answer:
        """Chooses an option of a menu in a message, a modal or a Home."""
        block, element, how = choices(on.blocks, option)
        action = payloads.action(self.workspace, element, block["block_id"], **how)
        if isinstance(on, Shown):
            on.view.values.setdefault(block["block_id"], {})[element["action_id"]] = how
            return await self._acts({**self._in_view(on), "actions": [action]}, on.id)
        found = payloads.in_message(self.workspace, self.user, self._where(channel), on.raw, self.desk.address)
        values = state(on.blocks, {block["block_id"]: {element["action_id"]: how}})
        return await self._acts({**found, "actions": [action], "state": {"values": values}})

    async def commands(self, words: str, *, channel: Channel | None = None) -> Answer:
        """Gives a slash command; what is answered at once stands there before them alone, or before everybody."""
        known = self.workspace.world.app.commands
        assert known is None or words.partition(" ")[0] in known, f"no app has {words}, only {known}"
        where = self._where(channel)
        payload = payloads.command(self.workspace, self.user, where, words, self.desk.address)
        answer = await self.desk.interaction("slash_commands", payload, "SlashCommand")
        if answer.ok and (found := self.desk.judge(answers.command_is_answered_well, answer)):
            self.workspace.answer(where, self.id, found)
        return answer

    # Shortcuts and the Home

    async def takes_shortcut(self, callback_id: str) -> Answer:
        """Takes a global shortcut."""
        return await self._takes({"type": "shortcut"}, callback_id, "GlobalShortcut")

    async def takes_message_shortcut(self, callback_id: str, on: Seen, *, channel: Channel | None = None) -> Answer:
        """Takes a shortcut on a message."""
        where = self._where(channel)
        found = payloads.in_message(self.workspace, self.user, where, on.raw, self.desk.address)
        within = {"message_ts": on.id, **{name: found[name] for name in ("channel", "message", "response_url")}}
        return await self._takes({"type": "message_action", **within}, callback_id, "MessageShortcut")

    async def _takes(self, what: JSON, callback_id: str, check: str) -> Answer:
        known = self.workspace.world.app.shortcuts
        assert known is None or callback_id in known, f"no app has {callback_id}, only {known}"
        about = payloads.about(self.workspace, self.user)
        del about["api_app_id"]  # it comes from no message and no view of the app's
        ts = f"{self.workspace.world.now}.{next(self.workspace.world.numbers):06d}"
        whole = {**about, **what, "callback_id": callback_id, "action_ts": ts}
        return await self.desk.interaction("interactive", whole, check)

    async def opens_home(self, tab: str = "home") -> None:
        """Opens the app's own page, on that tab."""
        workspace = self.workspace
        event: JSON = {
            "type": "app_home_opened", "user": self.id, "channel": workspace.im(self.id).id, "tab": tab,
            "event_ts": f"{workspace.world.now}.{next(workspace.world.numbers):06d}",
        }  # fmt: skip
        if tab == "home" and self.home is not None:
            event["view"] = output(workspace, self.home.view)
        await self.desk.event(workspace, event, "AppHomeOpenedEvent")

    # Modals

    async def fills(self, values: Mapping[str, Any] | None = None, *, anyway: bool = False) -> Answer:
        """Fills in the open modal, by the labels or block_ids of its inputs, and sends it; what the app answered.

        What Slack itself would not send is an AssertionError, unless it is sent `anyway`, as a forger would.
        """
        shown = self._open()
        for name, value in (values or {}).items():
            block = shown.fields.get(name) or next((b for b in shown.blocks if b["block_id"] == name), None)
            assert block is not None, f"{self} sees no field “{name}” but {list(shown.fields)}"
            element = block["element"]
            given = forged(element, value) if anyway else chosen(element, value)
            shown.view.values.setdefault(block["block_id"], {})[element["action_id"]] = given
        found = state(shown.blocks, shown.view.values)
        assert anyway or not missing(shown.blocks, found), f"Slack asks for {missing(shown.blocks, found)} first"
        return await self._submits(shown)

    async def _submits(self, shown: Shown) -> Answer:
        assert shown.submit, f"there is nothing to send in:\n{shown.text}"
        view = output(self.workspace, shown.view)
        about = payloads.about(self.workspace, self.user, shown.id)
        payload = {"type": "view_submission", **about, "view": view, "response_urls": []}
        answer = await self.desk.interaction("interactive", payload, "ViewSubmitAction")
        self.errors = {}
        if answer.ok:
            self.desk.judge(lambda given: modals.answered(self, shown, given), answer)
        return answer

    async def closes(self) -> Answer | None:
        """Closes the open modal, or goes back to the one beneath; the app hears of it where it asked to."""
        shown = self._open()
        stack = self.workspace.stacks[self.id]
        cleared = bool(shown.view.given.get("clear_on_close")) or len(stack) == 1
        view = output(self.workspace, shown.view)
        del stack[0 if cleared else -1 :]
        if not shown.view.given.get("notify_on_close"):
            return None
        about = payloads.about(self.workspace, self.user)
        payload = {"type": "view_closed", **about, "view": view, "is_cleared": cleared}
        return await self.desk.interaction("interactive", payload, "ViewClosedAction")

    def _open(self) -> Shown:
        assert self.modal is not None, f"{self} has no modal open"
        return self.modal

    async def _acts_in_view(self, shown: Shown, label: str) -> Answer:
        for block, button in buttons(shown.blocks):
            if label in {read(button["text"]), button.get("action_id"), button.get("value")}:
                action = payloads.action(self.workspace, button, block["block_id"])
                return await self._acts({**self._in_view(shown), "actions": [action]}, shown.id)
        raise AssertionError(f"{self} sees no button “{label}” but {shown.labels}")

    def _in_view(self, shown: Shown) -> JSON:
        return {"container": {"type": "view", "view_id": shown.id}, "view": output(self.workspace, shown.view)}

    async def _acts(self, what: JSON, view: str = "") -> Answer:
        payload = {"type": "block_actions", **payloads.about(self.workspace, self.user, view), **what}
        return await self.desk.interaction("interactive", payload, "BlockAction")

    # Installing

    async def installs(self, url: str, *, org: bool = False, agrees: bool = True) -> httpx.Response:
        """Walks from the app's own install page through Slack's and back; the page at the end."""
        self.desk.agreeing = (self.workspace, self.id, org) if agrees else None
        try:
            return await Browser().visits(url)
        finally:
            self.desk.agreeing = None

    # What they see

    @property
    def sees(self) -> list[Seen]:
        """Their direct message as it now stands, the oldest first."""
        return self.sees_in(self.workspace.im(self.id))

    def sees_in(self, where: Conversation) -> list[Seen]:
        """A conversation as it stands before them, with what is whispered to them alone."""
        return [Seen(message, where.id, mine="bot_id" not in message) for message in self._messages(where)]

    @property
    def modal(self) -> Shown | None:
        """The modal that is open, the topmost; None where none is."""
        stack = self.workspace.stacks.get(self.id)
        return Shown(self.workspace.views[stack[-1]]) if stack else None

    @property
    def sees_modal(self) -> bool:
        return self.modal is not None

    @property
    def home(self) -> Shown | None:
        """The Home that was published for them."""
        id = self.workspace.homes.get(self.id)
        return Shown(self.workspace.views[id]) if id else None

    def _messages(self, where: Conversation) -> list[JSON]:
        whispered = [message for reader, message in where.whispers if reader == self.id]
        return sorted([*where.messages.values(), *whispered], key=lambda message: str(message["ts"]))

    def _where(self, channel: Channel | None) -> Conversation:
        if channel is None:
            return self.workspace.im(self.id)
        assert self.id in channel.conversation.members, f"{self} is not in #{channel.conversation.name}"
        return channel.conversation
