"""What people of the stories do in Slack, in Slack's own words: they write, press, fill windows in and give commands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from bot.adapters.slack.subscribed import COMMAND, PUT_ON_SHELF
from conversations.inbound import (
    Address,
    Filled,
    Input,
    Joined,
    Left,
    Located,
    Media,
    Open,
    Other,
    Press,
    Text,
    Visited,
)
from tests import slackapi
from tests.bot import photos
from tests.slackapi import Channel, Seen

if TYPE_CHECKING:
    from tests.stories.slack import SlackTown


@dataclass
class Deeds:
    """Everything that somebody of a town can do."""

    town: SlackTown

    async def does(self, sender: Address, what: Input, *, guest: bool, steward: bool) -> None:
        """One deed, where it is done, by somebody who may be a guest or run the workspace."""
        phone = self.town.phones[sender.user]
        if (bool(phone.user.guest), phone.user.owner) != (guest, steward):
            await self.town.place.changes(phone, guest="multi" if guest else "", owner=steward)
        if isinstance(what, Visited):
            await phone.opens_home()
        elif sender.chat in self.town.channels:
            await self._does_in_channel(phone, self.town.channels[sender.chat], what)
        else:
            await self._does_in_private(phone, what)

    async def _does_in_private(self, phone: slackapi.Person, what: Input) -> None:
        match what:
            case Text(value):
                await phone.says(value)
            case Open("/shelf", said) if said:
                await self._takes_shortcut(phone, said)
            case Open(token):
                await self._opens(phone, token)
            case Press(token):
                await self._presses(phone, token)
            case Filled(form, values):
                await self._fills(phone, form, values)
            case Media(refs) if refs:
                taken = [(photos.with_a_place(80 + self.town.messages + at), "photo.jpg") for at in range(len(refs))]
                await phone.sends_files(*taken, words=what.words, ids=refs)
            case Other("file"):
                await phone.sends_files((b"%PDF-1.7", "plan.pdf"))
            case Located():
                pytest.skip("nobody shows where they are in Slack")
            case _:
                raise AssertionError(f"nobody sends {what} in Slack")

    async def _does_in_channel(self, phone: slackapi.Person, channel: Channel, what: Input) -> None:
        channel.conversation.members.add(phone.id)
        match what:
            case Joined(_, True):
                await channel.adds_app(phone)
            case Joined():
                pytest.skip("whoever is in a channel of Slack may write there")
            case Left():
                await channel.removes(self.town.place.bot, phone)
            case Press(token):
                await phone.presses(token, channel=channel)
            case Open(token):
                await self._opens(phone, token, channel)
            case Text():
                pytest.skip("what people say in a channel of Slack is not brought to the door")
            case _:
                raise AssertionError(f"nobody sends {what} in a channel")

    async def _opens(self, phone: slackapi.Person, payload: str, channel: Channel | None = None) -> None:
        """A command; of a link, its address in a message, for no link leads into Slack."""
        if payload.startswith("/"):
            await phone.commands(f"{COMMAND} {payload.removeprefix('/')}", channel=channel)
        else:
            await phone.says(self.town.engine.setting.links.to(payload), channel=channel)

    async def _takes_shortcut(self, phone: slackapi.Person, said: str) -> None:
        """Puts what a colleague said on the shelf."""
        channel = self.town.place.channel("comptoir", phone, with_app=False)
        message = await phone.says(said, channel=channel)
        await phone.takes_message_shortcut(PUT_ON_SHELF, Seen(message, channel.id, mine=True), channel=channel)

    async def _presses(self, phone: slackapi.Person, token: str) -> None:
        """The button with that token; one that was there once is pressed on the newest message."""
        if any(token == button.get("value") for seen in phone.heard for button in seen.buttons):
            await phone.presses(token)
            return
        if phone.home is not None and any(token == button.get("value") for button in phone.home.buttons):
            await phone.presses(token, on=phone.home)
            return
        gone = {"type": "button", "action_id": "gone", "text": {"type": "plain_text", "text": "…"}, "value": token}
        await phone.presses_button(gone, "gone", self.town.place.workspace.im(phone.id), phone.last.raw)

    async def _fills(self, phone: slackapi.Person, form: str, values: Mapping[str, str]) -> None:
        """Opens the form's window, unless it stands there with its errors, and sends it."""
        if phone.modal is None or phone.modal.metadata != form:
            await self._presses(phone, form)
        assert phone.modal is not None, f"no window opened; {phone} sees:\n{phone.last.text}"
        pictures = {
            block["block_id"] for block in phone.modal.fields.values() if block["element"]["type"] == "file_input"
        }
        given: dict[str, Any] = {
            id: [phone.brings(self._photo(), "photo.jpg", value)] if id in pictures else value
            for id, value in values.items() if value
        }  # fmt: skip
        phone.modal.view.values.clear()
        # A story may leave out what Slack's own window asks for, or write words for a number.
        await phone.fills(given, anyway=True)

    def _photo(self) -> bytes:
        """Another each time; it says where it was taken."""
        return photos.with_a_place(80 + len(self.town.place.workspace.files))
