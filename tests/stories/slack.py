"""The same stories on Slack's door: what a person does (`deeds`) is brought through the real Bolt to the real adapter
(`bringing`), what is owed is written in a local Slack (`writing`) and read back from there; forms are windows.

All of it runs in one loop that only turns while somebody acts, so that stories stay plain functions.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import pytest
from cryptography.fernet import Fernet
from slack_sdk.oauth.installation_store.models.installation import Installation as Agreed

from bot.adapters.slack.adapter import SlackAdapter
from bot.adapters.slack.bolt import make_app
from bot.adapters.slack.manifest import write_manifest
from bot.adapters.slack.payloads import HOME
from bot.adapters.slack.photos import SlackPhotos
from bot.adapters.slack.workspaces import App, Workspaces
from bot.attachments import Attachments
from bot.keys import Vault
from bot.pictures import Pictures
from conversations.inbound import Address, Inbound, Input, Moved
from conversations.limits import SLACK, Limits
from conversations.screens import Message, Reply
from domain.pictures import Picture, PictureFault
from tests import slackapi
from tests.slackapi import Channel, Place, Seen, SlackApi, milliseconds, straight
from tests.stories.bringing import Bringing
from tests.stories.colleague import Colleague, Home, check_screens
from tests.stories.deeds import Deeds
from tests.stories.losing import Drop, never
from tests.stories.pages import Page
from tests.stories.person import Person
from tests.stories.reading import check_file
from tests.stories.telegram import UNFIT, Kept
from tests.stories.town import SECRET, Town
from tests.stories.writing import write_all

T = TypeVar("T")
LOCALES = {"fr": "fr-CA", "en": "en-US"}
PUBLIC = "https://porte.example.org"
KEY = Fernet.generate_key().decode()


class Still:
    """A source that brings nothing by itself: the desk hands over what comes."""

    closed = ""

    async def run(self) -> None:
        await asyncio.get_running_loop().create_future()


@dataclass
class SlackTown(Town):
    """A town whose people all work in one workspace.

    `dropped` says of each message owed what its first writing meets.
    """

    dropped: Callable[[], Drop] = never
    outside: frozenset[str] = frozenset()
    """Why a channel or somebody may take no message, where a story puts the door out."""
    doubled: int = 0
    """Messages that were read, and written again since their answer was lost."""

    def __post_init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.phones: dict[str, slackapi.Person] = {}
        self.channels: dict[str, Channel] = {}
        self.natives: set[str] = set()
        """The ids of all that was written, as far as the door knows them."""
        self.front = f"{PUBLIC}/"
        self.slack = SlackApi(clock=lambda: self.now, manifest=write_manifest(PUBLIC))
        if self.manner.twice:
            self.slack.expected.add("trigger_is_used_once")  # the second try may be all that came through
        self.wait(self.slack.__aenter__())
        super().__post_init__()
        kept, clock, app = Kept(self), lambda: self.now, self.slack.app
        self.workspaces = Workspaces(
            kept, Vault([KEY]), base_url=self.slack.url, clock=clock, app=App(app.client_id, app.client_secret)
        )
        self.pictures = Pictures(kept, {"slack": SlackPhotos(self.workspaces)}, clock=clock, secret=SECRET)
        files = Attachments(kept, self.engine.setting, clock=clock).render
        bolt = make_app(self.workspaces, app.signing_secret)
        self.adapter = SlackAdapter(
            bolt, Still(), self.workspaces, words=self.words, clock=clock, public_url=PUBLIC, files=files
        )
        self.bringing = Bringing(self, straight(bolt))
        self.slack.desk.stamps, self.slack.desk.straight = milliseconds, self.bringing.hands
        self.place = self.slack.workspace("Café du coin")
        self.door = self.loop.create_task(self.adapter.run(self.bringing.handles))
        self.wait(self.installs(self.place))

    async def installs(self, place: Place) -> None:
        """The owner of a workspace installs the door there."""
        owner = place.person("Propriétaire", owner=True)
        place.installs(owner)
        agreed = Agreed(
            app_id=self.slack.app.id,
            team_id=place.workspace.id,
            bot_token=place.token,
            bot_refresh_token=place.refresh,
            bot_token_expires_at=self.now // 1000 + 43_200,
            bot_user_id=place.bot,
            user_id=owner.id,
            installed_at=self.now / 1000,
        )
        await self.workspaces.open(agreed)

    def close(self) -> None:
        """Ends the server; nothing may have been refused that no circumstance explains."""
        super().close()
        self.door.cancel()
        try:
            self.wait(self._ends())
        finally:
            self.loop.close()
        wrong = [f"{one.broke}: {one.method} {one.params} {one.result}" for one in self.slack.unexpected]
        assert not wrong, wrong

    async def _ends(self) -> None:
        await asyncio.wait([self.door])
        await self.workspaces.hang_up()
        await self.slack.__aexit__(None, None, None)

    def wait(self, what: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(what)

    def limits(self, platform: str) -> Limits:
        return SLACK

    # Who is where

    def stranger(self, name: str, *, later: bool = True) -> Person:
        # In Slack everybody can be written to later. Whose name here is a flower has told the door nothing.
        phone = self.place.person("🌷", locale=LOCALES[self.manner.language])
        person = Colleague(self, name, Address("slack", self.place.key, phone.id, "", phone.id))
        self.phones[phone.id] = phone
        self.people[str(person.address)] = person
        return person

    def board(self, name: str, chat: str) -> Person:
        """What a channel shows, in which the door is not yet."""
        channel = self.place.channel(name, with_app=False)
        self.channels[channel.id] = channel
        board = Colleague(self, name, Address("slack", self.place.key, channel.id, "", ""))
        self.people[str(board.address)] = board
        return board

    def page(self, who: Person) -> Page:
        return self._opened(Home(self, f"{who.name}'s Home", replace(who.address, chat=HOME)))

    def message(self, native: str) -> Seen:
        """A message as it now stands in its channel; a file's is the one that shows it."""
        channel, _, id = native.partition(":")
        messages = self.place.workspace.conversations[channel].messages
        with_file = (one for one in messages.values() if any(file["id"] == id for file in one.get("files", ())))
        return Seen(messages.get(id) or next(with_file), channel)

    def check(self, message: Message, seen: Seen) -> None:
        """What stands there is what was meant: every word, every button, the file; and none of it comes to life."""
        check_screens((message.screen,), seen)
        if message.attachment and self.made(message.attachment):
            [file] = seen.files
            content = self.place.workspace.files[file["id"]].content
            check_file(message.attachment.partition(":")[0], file["name"], content or b"")

    # Files and pictures

    def file(self, person: Person, native: str, attachment: str) -> bytes:
        [file] = self.message(native).files
        return self.place.workspace.files[file["id"]].content or b""

    def fetch(self, picture: Picture, fault: PictureFault) -> None:
        """The real job, which asks the server for the file; one that is no picture any more, where it is to fail."""
        if fault:
            self.place.workspace.files[picture.ref.rpartition("/")[2]].content = UNFIT[fault]
        assert self.wait(self.pictures.once())

    # What they do

    def _points(self, number: int, inbound: Inbound, before: object) -> Iterable[int]:
        """None of its own: what stops here is heard by the door, and by Slack."""
        return ()

    def stopping(self, number: int, inbound: Inbound, before: object) -> Iterable[int]:
        """Before which statements of a turn the program stops, in one of Slack's tries after the other."""
        return super()._points(number, inbound, before)

    def handle(self, sender: Address, what: Input, *, later: bool = True, name: str = "", **group: Any) -> Reply:
        """The same deed in Slack's own words; each request may come twice."""
        if isinstance(what, Moved):
            pytest.skip("a channel of Slack keeps its address")
        self.bringing.reply = Reply()
        self.wait(Deeds(self).does(sender, what, guest=bool(group.get("guest")), steward=bool(group.get("steward"))))
        self.deliver()
        return self.bringing.reply

    def deliver(self) -> None:
        write_all(self)

    def chats(self) -> dict[str, list[str]]:
        """The words and buttons of each conversation's messages, as far as the door knows them; and of each Home."""
        homes = {f"{HOME} {id}": [phone.home.text] for id, phone in self.phones.items() if phone.home}
        return homes | {
            id: [f"{seen.text} {seen.labels}" for seen in shown.heard if self._knows(seen)]
            for id, shown in (self.phones | self.channels).items()
        }

    def _knows(self, seen: Seen) -> bool:
        ids = (seen.id, *(file["id"] for file in seen.files))
        return any(f"{seen.channel}:{id}" in self.natives for id in ids)

    def written(self) -> int:
        """How many messages Slack took, and Homes that are published at all."""
        methods = ("chat.postMessage", "files.completeUploadExternal")
        taken = sum(one.method in methods and bool(one.result.get("ok")) for one in self.slack.requests)
        return taken + (HOME in self.natives)
