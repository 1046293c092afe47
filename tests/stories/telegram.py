"""The same stories on Telegram's door: what a person does goes through the real adapter and the real library to a
local Bot API server, and what they see is read back from there.

All of it runs in one loop that only turns while somebody acts, so that stories stay plain functions.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any, TypeVar

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.adapters.telegram.adapter import Take, TelegramAdapter
from bot.adapters.telegram.photos import TelegramPhotos
from bot.attachments import Attachments
from bot.pictures import LARGEST, Pictures
from conversations.inbound import Address, Inbound, Input, Joined, Left, Located, Media, Moved, Open, Other, Press, Text
from conversations.limits import TELEGRAM, Limits
from conversations.screens import Message, Reply
from domain.pictures import Picture, PictureFault
from storage.unit import Reader, Unit
from tests import botapi
from tests.bot import photos
from tests.botapi import BotApi, Group, Seen
from tests.botapi.state import File
from tests.botapi.types import JSON
from tests.stories.losing import Drop, never, write
from tests.stories.pages import Page
from tests.stories.person import Person, loose
from tests.stories.reading import check_file, check_picture, check_words, read
from tests.stories.town import SECRET, Town, accept

T = TypeVar("T")
UNFIT: Mapping[PictureFault, bytes] = {"unreadable": b"no picture", "too_large": bytes(LARGEST + 1)}
"""What stands in the place of a picture that is to be refused."""


class Kept:
    """A town's database, as what works beside the turns takes it."""

    def __init__(self, town: Town) -> None:
        self._town = town

    async def run(self, turn: Callable[[Unit], T]) -> T:
        done: T = self._town.run(turn)
        return done

    async def read(self, look: Callable[[Reader], T]) -> T:
        seen: T = self._town.run(look)
        return seen


class Straight:
    """A source that brings nothing by itself: the server hands each update over."""

    closed = ""

    def __init__(self, town: TelegramTown) -> None:
        self._town = town

    async def run(self, take: Take) -> None:
        self._town.api.straight = partial(self._taken, take)
        await asyncio.get_running_loop().create_future()

    async def _taken(self, take: Take, update: JSON) -> None:
        await take(update)
        if self._town.manner.twice:
            before = self._town.ground.kept()
            await take(update)
            assert self._town.ground.kept() == before, "the same update again changed something"


class Neighbour(Person):
    """A person with Telegram: their messages are those of the server, in the words that it shows."""

    town: TelegramTown

    @cached_property
    def phone(self) -> botapi.Person:
        return self.town.phones[self.address.user]

    def receives(self, message: Message, native: str) -> None:
        super().receives(message, native)
        self.town.check(message, self.town.shown(self.address, native))

    @property
    def text(self) -> str:
        return "\n".join(self._reads(n) for n, _ in (self.seen[self.new :] or self.seen[-1:]))

    def has_seen(self, fr: str, en: str | None = None) -> Person:
        words = self._in_language(fr, en)
        whole = "\n".join(self._reads(native) for native, _ in self.seen)
        assert loose(words) in loose(whole), f"{self.name} never saw “{words}” but:\n{whole}"
        return self

    def _reads(self, native: str) -> str:
        return read(self.town.shown(self.address, native))


@dataclass
class TelegramTown(Town):
    """A town whose people come by Telegram.

    `dropped` says of each message owed what its first sending meets: a connection that ends before
    Telegram read it ("unread") or after it did ("unanswered"), or nothing ("").
    """

    dropped: Callable[[], Drop] = never
    doubled: int = 0
    """Messages that were read, and sent again since their answer was lost."""

    def __post_init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.phones: dict[str, botapi.Person] = {}
        self.groups: dict[str, Group] = {}
        self.reply = Reply()
        self.natives: set[str] = set()
        """The ids of all that was sent, as far as the door knows them."""
        self.api = BotApi(clock=lambda: self.now)
        self.api.expected.add("has_text_to_edit")  # whether a picture stood there, Telegram's refusal says
        self.wait(self.api.__aenter__())
        quick = partial(HTTPXRequest, httpx_kwargs={"verify": False})  # no certificates are read: nothing goes far
        self.bot = Bot(self.api.token, self.api.url, self.api.file_url, quick(), quick())
        self.wait(self.bot.initialize())
        super().__post_init__()
        kept, clock = Kept(self), lambda: self.now
        self.pictures = Pictures(kept, {"telegram": TelegramPhotos(self.bot)}, clock=clock, secret=SECRET)
        files = Attachments(kept, self.engine.setting, clock=clock).render
        self.adapter = TelegramAdapter(self.bot, Straight(self), clock=clock, pictures=self.pictures, files=files)
        self.door = self.loop.create_task(self.adapter.run(self._handles))

    def close(self) -> None:
        """Ends the server; nothing may have been refused that no circumstance explains."""
        super().close()
        self.door.cancel()
        try:
            self.wait(self.bot.shutdown())
            self.wait(self.api.__aexit__(None, None, None))
        finally:
            self.loop.close()
        wrong = [f"{one.broke}: {one.method} {one.params}" for one in self.api.unexpected]
        assert not wrong, wrong

    def wait(self, what: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(what)

    def limits(self, platform: str) -> Limits:
        return replace(TELEGRAM, workplaces=self.workplaces)

    # Who is where

    def stranger(self, name: str, *, later: bool = True) -> Person:
        # On Telegram everybody can be written to later. Whose first name here is a flower has told the door nothing, as on the web.
        phone = self.api.person("🌷", language_code=self.manner.language)
        person = Neighbour(self, name, self.address(str(phone.id), str(phone.id)))
        self.phones[str(phone.id)] = phone
        self.people[str(person.address)] = person
        phone.chat.started = True  # somebody who came in before the story wrote then
        return person

    def address(self, chat: str, user: str) -> Address:
        return Address("telegram", str(self.api.world.id), chat, "", user)

    def board(self, name: str, chat: str) -> Person:
        person = Neighbour(self, name, self.address(chat, ""))
        self.people[str(person.address)] = person
        return person

    def page(self, who: Person) -> Page:
        pytest.skip("nobody has a page of their own on Telegram")

    def shown(self, address: Address, native: str) -> Seen:
        """A message as it now stands in its chat."""
        return Seen(self.api.world.chats[int(address.chat)].messages[int(native)])

    def check(self, message: Message, seen: Seen) -> None:
        """What stands there is what was meant."""
        check_words(message, seen)
        picture = message.screen.card.picture if message.screen.card else None
        kept = self.wait(self.pictures.content(picture.ref)) if picture else None
        check_picture(self.api.world.files[seen.photo["file_id"]].content if seen.photo else None, kept)
        if message.attachment and self.made(message.attachment):
            assert seen.document is not None, f"no file came with it: {seen.raw}"
            content = self.api.world.files[seen.document["file_id"]].content
            check_file(message.attachment.partition(":")[0], seen.document["file_name"], content)

    # Files and pictures

    def file(self, person: Person, native: str, attachment: str) -> bytes:
        document = self.shown(person.address, native).document
        assert document is not None, f"no {attachment} came with the message"
        return self.api.world.files[document["file_id"]].content

    def fetch(self, picture: Picture, fault: PictureFault) -> None:
        """The real job, which asks the server for the file; one that is no picture any more, where it is to fail."""
        if fault:
            file = self.api.world.files[picture.ref]
            self.api.world.files[picture.ref] = replace(file, content=UNFIT[fault])
        assert self.wait(self.pictures.once())

    # What they do

    async def _handles(self, inbound: Inbound) -> Reply:
        self.reply = self._turn(inbound)
        return self.reply

    def handle(self, sender: Address, what: Input, *, later: bool = True, name: str = "", **group: Any) -> Reply:
        """The same deed in Telegram's own words; each update may come twice."""
        self.reply = Reply()
        if sender.chat == sender.user:
            self.wait(self._does(self.phones[sender.user], what))
        else:
            self.wait(self._does_in_group(sender, what, name, steward=bool(group.get("steward"))))
        self.deliver()
        return self.reply

    async def _does(self, phone: botapi.Person, what: Input, group: Group | None = None) -> None:
        match what:
            case Text(value):
                await phone.says(value, group=group, reply_to=group.heard[-1].id if group else 0)
            case Open(token):
                await phone.says(token if token.startswith("/") else f"/start {token}", group=group)
            case Press(token):
                chat = group.chat if group else phone.chat
                press = await phone.presses_data(token, self._under(chat.messages, token))
                await self.api.until(lambda: press.answer is not None)
            case Located(lat, lon):
                await phone.shares_place(lat, lon)
            case Media(refs) if refs:
                await self._sends_photos(phone, what)
            case Other("file"):
                await phone.sends_document(b"%PDF-1.7", "plan.pdf")
            case _:
                raise AssertionError(f"nobody sends {what} on Telegram")

    async def _sends_photos(self, phone: botapi.Person, what: Media) -> None:
        """One message for each, under the names that the story gives them; each says where it was taken."""
        for ref in what.refs:
            width = 80 + len(self.api.world.files)
            about = {"file_id": ref, "file_unique_id": ref, "width": width, "height": 40}
            photo = photos.with_a_place(width)
            self.api.world.files[ref] = File(ref, ref, photo, f"photos/{ref}.jpg", "photo", about)
            album = {"media_group_id": what.album or "1"} if what.album or len(what.refs) > 1 else {}
            await phone.sends({"photo": [about], **album, **({"caption": what.words} if what.words else {})})

    def _under(self, messages: dict[int, JSON], token: str) -> JSON:
        """The message that a button is under; one that was there once is pressed on the newest."""
        for message in reversed(messages.values()):
            if any(token == button.get("callback_data") for row in Seen(message).rows for button in row):
                return message
        return next(reversed(messages.values()))

    async def _does_in_group(self, sender: Address, what: Input, name: str, *, steward: bool) -> None:
        phone = self.phones.get(sender.user)
        group = self.groups.get(sender.chat)
        match what:
            case Joined(title, writes):
                assert phone is not None
                if group is None:
                    group = self.groups[sender.chat] = self.api.group(title, owner=phone, id=int(sender.chat))
                await (group.adds_bot(phone) if writes else group.restricts_bot(phone))
            case Left():
                assert group is not None
                await group.removes_bot(phone)
            case Moved(to):
                assert group is not None
                self.groups[to.chat] = group
                await group.migrates(int(to.chat))
            case _:
                assert group is not None
                assert phone is not None
                if group.chat.members.get(phone.id) != "creator":
                    group.chat.members[phone.id] = "administrator" if steward else "member"
                await self._does(phone, what, group)

    def deliver(self) -> None:
        """Everything owed is sent and seen."""
        while owed := self.run(lambda uow: uow.outbox.owed("telegram", self.now, 100)):
            for message in owed:
                self.messages += 1
                native = self.wait(self._delivers(message))
                self.natives.add(native)
                self.run(partial(accept, message.id, native, self.now))
                self.sees(message, native)

    async def _delivers(self, message: Message) -> str:
        drop = self.dropped()
        self.doubled += drop == "unanswered" and not message.replaces
        return await write(self.adapter, message, drop, partial(self._loses, message))

    def _loses(self, message: Message, heard: bool) -> None:
        self.api.loses("edit" if message.replaces else "send", heard=heard)

    def chats(self) -> dict[str, list[str]]:
        """The words and buttons of each chat's messages, as far as the door knows them."""
        return {
            chat: [f"{seen.text} {seen.labels}" for seen in phone.heard if str(seen.id) in self.natives]
            for chat, phone in self.phones.items()
        }

    def written(self) -> int:
        """How many messages Telegram took."""
        return sum(one.status == 200 and one.method.startswith("send") for one in self.api.requests)
