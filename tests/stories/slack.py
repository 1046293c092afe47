"""The same stories on Slack's door: what a person does goes through the real Bolt and the real adapter to a local
Slack, and what they see is read back from there; forms are windows.

All of it runs in one loop that only turns while somebody acts, so that stories stay plain functions.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from typing import Any, TypeVar

import pytest
from cryptography.fernet import Fernet
from slack_sdk.oauth.installation_store.models.installation import Installation as Agreed

from bot.adapters.adapter import Refused, Slower
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
from storage.errors import StoreUnavailable
from storage.unit import Unit
from tests import slackapi
from tests.slackapi import Answer, Channel, Place, Request, Seen, SlackApi, milliseconds, straight
from tests.stories.colleague import Colleague, Home, check_screens
from tests.stories.deeds import Deeds
from tests.stories.losing import Drop, never, write
from tests.stories.pages import Page
from tests.stories.person import Person
from tests.stories.reading import check_file
from tests.stories.telegram import UNFIT, Kept
from tests.stories.town import SECRET, Town, accept

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

    Where the program stops in a turn, Slack is told to come again, and brings the request once more.
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
        self.points: dict[int, Iterator[int]] = {}
        """Of each turn, before which of its statements the program is still to stop."""
        self.front = f"{PUBLIC}/"
        self.reply = Reply()
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
        self._bolt = straight(bolt)
        self.slack.desk.stamps, self.slack.desk.straight = milliseconds, self._handed
        self.place = self.slack.workspace("Café du coin")
        self.door = self.loop.create_task(self.adapter.run(self._handles))
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

    async def _handles(self, inbound: Inbound) -> Reply:
        if self._breaks(inbound):
            raise StoreUnavailable("the program stops")
        self.reply = self._turn(inbound)
        return self.reply

    def _points(self, number: int, inbound: Inbound, before: object) -> Iterable[int]:
        """None of its own: what stops here is heard by the door, and by Slack."""
        return ()

    def _breaks(self, inbound: Inbound) -> bool:
        """Whether the program stops in this try of a turn, before one of its statements or after its commit."""
        number, now = len(self.statements) + 1, self.now
        if not (self.manner.crash or number in self.stops):
            return False
        before = self.ground.kept()
        if number not in self.points:
            self.points[number] = iter(super()._points(number, inbound, before))
        point = next(self.points[number], 0)
        if not point:
            return False
        if self._stopped(lambda uow: self.engine.run(uow, inbound, now=now, order=number % 4096), point):
            assert self.ground.kept() == before, f"a crash before statement {point} of turn {number} left something"
        else:
            self.points[number] = iter(())
        return True

    async def _handed(self, request: Request) -> Answer:
        """The request, until it is taken; and once more, where each comes twice."""
        answer = await self._bolt(request)
        for number in count(1):
            if answer.ok:
                break
            answer = await self._bolt(again(request, number))
        if self.manner.twice:
            before, reply = self.ground.kept(), self.reply
            await self._settles()
            await self._bolt(again(request, 1))
            assert self.ground.kept() == before, "the same request again changed something"
            self.reply = reply
        await self._settles()
        return answer

    async def _settles(self) -> None:
        """Until what the adapter does beside its answers is done."""
        while self.adapter._beside:
            await asyncio.wait(self.adapter._beside)

    def handle(self, sender: Address, what: Input, *, later: bool = True, name: str = "", **group: Any) -> Reply:
        """The same deed in Slack's own words; each request may come twice."""
        if isinstance(what, Moved):
            pytest.skip("a channel of Slack keeps its address")
        self.reply = Reply()
        self.wait(Deeds(self).does(sender, what, guest=bool(group.get("guest")), steward=bool(group.get("steward"))))
        self.deliver()
        return self.reply

    def deliver(self) -> None:
        """Everything owed is written and seen; what would be one call too many waits."""
        while owed := self.run(lambda uow: uow.outbox.owed("slack", self.now, 100)):
            for message in owed:
                self.messages += 1
                try:
                    native = self.wait(self._delivers(message))
                except Slower as slower:
                    self.run(partial(postpone, message.id, self.now + slower.milliseconds))
                    continue
                except Refused as refused:
                    if refused.reason not in self.outside:
                        raise
                    self.run(partial(refuse, message.id, refused.reason, self.now))
                    continue
                self.natives.add(native)
                self.run(partial(accept, message.id, native, self.now))
                person = self.people.get(str(message.to))
                if person is not None:
                    person.receives(message, native)
                    if self.heard is not None:
                        self.heard(person, message)

    async def _delivers(self, message: Message) -> str:
        drop, call = self.dropped(), self._call(message)
        if drop:
            self.slack.expected.add("file_is_uploaded")  # whether it stands there already, Slack's refusal says
        self.doubled += drop == "unanswered" and call == "chat.postMessage"
        return await write(self.adapter, message, drop, lambda heard: self.slack.loses(call, heard=heard))

    def _call(self, message: Message) -> str:
        """The method that writes a message."""
        if message.to.chat == HOME:
            return "views.publish"
        if message.replaces:
            return "chat.update"
        return "files.completeUploadExternal" if message.attachment else "chat.postMessage"

    def chats(self) -> dict[str, list[str]]:
        """The words and buttons of each conversation's messages, as far as the door knows them; and of each Home."""
        heard = {id: phone.heard for id, phone in self.phones.items()}
        heard |= {id: channel.heard for id, channel in self.channels.items()}
        homes = {f"{HOME} {id}": [phone.home.text] for id, phone in self.phones.items() if phone.home}
        return homes | {
            id: [f"{seen.text} {seen.labels}" for seen in every if self._knows(seen)] for id, every in heard.items()
        }

    def _knows(self, seen: Seen) -> bool:
        ids = (seen.id, *(file["id"] for file in seen.files))
        return any(f"{seen.channel}:{id}" in self.natives for id in ids)

    def written(self) -> int:
        """How many messages Slack took, and Homes that are published at all."""
        methods = ("chat.postMessage", "files.completeUploadExternal")
        taken = sum(one.method in methods and bool(one.result.get("ok")) for one in self.slack.requests)
        return taken + (HOME in self.natives)


def again(request: Request, number: int) -> Request:
    """The request as Slack brings it once more."""
    retried = {"x-slack-retry-num": str(number), "x-slack-retry-reason": "http_error"}
    return replace(request, headers={**request.headers, **retried})


def postpone(id: str, until: int, uow: Unit) -> None:
    """What is owed waits."""
    uow.outbox.postpone(id, until)


def refuse(id: str, reason: str, now: int, uow: Unit) -> None:
    """What is owed will never be taken."""
    uow.outbox.refuse(id, reason, now)
