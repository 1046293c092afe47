"""Groups, and what happens to a bot in one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tests.botapi.people import Person, Seen
from tests.botapi.state import Chat
from tests.botapi.types import JSON, Standing
from tests.playing import Hearing

if TYPE_CHECKING:
    from tests.botapi.server import BotApi


class Group(Hearing[Seen]):
    """One group; `chat` is what it now is, also after it became a supergroup."""

    def __init__(
        self, api: BotApi, id: int, title: str, owner: Person, members: Iterable[Person], *, privacy: bool
    ) -> None:
        self.api = api
        self.owner = owner
        self.privacy = privacy
        """Whether the bot reads only what is meant for it (https://core.telegram.org/bots/features#privacy-mode)."""
        self.chat = Chat(id, "group", {"title": title})
        self.chat.members = {owner.id: "creator", **{person.id: "member" for person in members}}
        api.world.chats[id] = self.chat

    @property
    def sees(self) -> list[Seen]:
        """The group as it now stands."""
        return [Seen(message) for message in self.chat.messages.values()]

    def shows(self, message: JSON) -> bool:
        """Whether the bot gets to see it."""
        bot = self.api.world.bot
        standing = self.chat.members.get(bot["id"])
        if standing in {None, "left", "kicked"}:
            return False
        if not self.privacy or standing == "administrator" or "text" not in message:
            return True
        text = message["text"]
        to_it = message.get("reply_to_message", {}).get("from", {}).get("id") == bot["id"]
        named = f"@{bot['username'].lower()}" in text.lower()
        command = text.startswith("/") and ("@" not in text.split()[0] or named)
        return bool(to_it or named or command)

    async def adds_bot(self, by: Person | None = None, *, rights: Iterable[str] | None = None) -> None:
        """Adds the bot: as an administrator with these rights, or as a member."""
        standing: Standing = "member" if rights is None else "administrator"
        self.chat.rights = set(rights or ())
        by = by or self.owner
        await self._stands(by, standing)
        message = self.api.world.post(self.chat, by.user, {"new_chat_members": [self.api.world.bot]})
        await self.api.brings({"message": message})

    async def removes_bot(self, by: Person | None = None) -> None:
        """Kicks the bot."""
        await self._stands(by or self.owner, "kicked")

    async def promotes_bot(self, *rights: str) -> None:
        self.chat.rights = set(rights)
        await self._stands(self.owner, "administrator")

    async def demotes_bot(self) -> None:
        self.chat.rights = set()
        await self._stands(self.owner, "member")

    async def silences(self) -> None:
        """From now on only administrators write."""
        self.chat.silenced = True

    async def restricts_bot(self, by: Person | None = None) -> None:
        """The bot may read here, and no longer write."""
        self.chat.rights = set()
        await self._stands(by or self.owner, "restricted")

    async def migrates(self, id: int = 0) -> int:
        """Becomes a supergroup; its new identifier. The old one is refused with it from now on."""
        world = self.api.world
        old = self.chat
        new = Chat(id or -1_000_000_000_000 + old.id, "supergroup", dict(old.about))
        new.members, new.rights, new.silenced = dict(old.members), set(old.rights), old.silenced
        world.chats[new.id] = new
        away = world.post(old, self.owner.user, {"migrate_to_chat_id": new.id})
        here = world.post(new, self.owner.user, {"migrate_from_chat_id": old.id})
        old.moved_to = new.id
        self.chat = new
        await self.api.brings({"message": away})
        await self.api.brings({"message": here})
        return new.id

    async def joins(self, person: Person) -> None:
        """Somebody comes in."""
        self.chat.members[person.id] = "member"
        message = self.api.world.post(self.chat, person.user, {"new_chat_members": [person.user]})
        await self.api.brings({"message": message})

    async def leaves(self, person: Person) -> None:
        self.chat.members[person.id] = "left"
        message = self.api.world.post(self.chat, person.user, {"left_chat_member": person.user})
        await self.api.brings({"message": message})

    def makes_administrator(self, person: Person) -> None:
        self.chat.members[person.id] = "administrator"

    async def _stands(self, by: Person, standing: Standing) -> None:
        from tests.botapi.methods.chats import member

        world = self.api.world
        before = member(world, self.chat, world.id)
        self.chat.members[world.id] = standing
        change = {"chat": self.chat.public(), "from": by.user, "date": world.now}
        after = member(world, self.chat, world.id)
        await self.api.brings({"my_chat_member": {**change, "old_chat_member": before, "new_chat_member": after}})
