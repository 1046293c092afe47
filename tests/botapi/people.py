"""People with Telegram in their hands: what they do, and what they see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.botapi.entities import with_found
from tests.botapi.rules.keyboards import buttons
from tests.botapi.shelf import keep
from tests.botapi.state import Chat, Query
from tests.botapi.types import JSON
from tests.playing import Hearing

if TYPE_CHECKING:
    from tests.botapi.groups import Group
    from tests.botapi.server import BotApi


@dataclass(frozen=True)
class Seen:
    """A message as it now stands before somebody's eyes."""

    raw: JSON

    @property
    def id(self) -> int:
        return int(self.raw["message_id"])

    @property
    def text(self) -> str:
        """The words, or the caption."""
        return str(self.raw.get("text", self.raw.get("caption", "")))

    @property
    def entities(self) -> list[JSON]:
        found: list[JSON] = self.raw.get("entities") or self.raw.get("caption_entities", [])
        return found

    @property
    def rows(self) -> list[list[JSON]]:
        """The inline keyboard."""
        found: list[list[JSON]] = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return found

    @property
    def labels(self) -> list[str]:
        return [button["text"] for row in self.rows for button in row]

    @property
    def photo(self) -> JSON | None:
        return self.raw["photo"][-1] if "photo" in self.raw else None

    @property
    def document(self) -> JSON | None:
        found: JSON | None = self.raw.get("document")
        return found

    @property
    def mine(self) -> bool:
        """Whether a person wrote it."""
        return not self.raw["from"]["is_bot"]


class Person(Hearing[Seen]):
    """One person. What they do without `group` they do in their private chat with the bot."""

    def __init__(self, api: BotApi, id: int, name: str, **about: Any) -> None:
        self.api = api
        self.id = id
        self.user: JSON = {"id": id, "is_bot": False, "first_name": name, **about}
        api.world.users[id] = self.user
        api.world.chats[id] = self.chat = Chat(id, "private", {k: v for k, v in self.user.items() if k in _SHOWN})

    def __repr__(self) -> str:
        return f"<{self.user['first_name']} {self.id}>"

    # What they do

    async def says(self, text: str, *, group: Group | None = None, reply_to: int = 0, thread: int = 0) -> JSON:
        """Writes; returns the message. Commands and links are found in it as Telegram does."""
        content: JSON = {"text": text}
        if entities := with_found(text, []):
            content["entities"] = entities
        return await self.sends(content, group=group, reply_to=reply_to, thread=thread)

    async def starts(self, payload: str = "") -> JSON:
        """Follows t.me/<bot>?start=payload, or presses Start."""
        return await self.says(f"/start {payload}".strip())

    async def sends_photo(
        self, *contents: bytes, caption: str = "", album: bool = False, group: Group | None = None
    ) -> None:
        """Sends photos; more than one, or `album`, go as one album."""
        more = (
            {"media_group_id": str(next(self.api.world.numbers) + 12_000_000_000)} if album or len(contents) > 1 else {}
        )
        for place, content in enumerate(contents):
            worded = {"caption": caption} if caption and not place else {}
            about = keep(self.api.world, "photo", content).about
            await self.sends({"photo": [_smaller(about), about], **more, **worded}, group=group)

    async def sends_document(self, content: bytes, name: str, *, group: Group | None = None) -> JSON:
        return await self.sends({"document": keep(self.api.world, "document", content, name).about}, group=group)

    async def shares_place(self, lat: float, lon: float) -> JSON:
        return await self.sends({"location": {"latitude": lat, "longitude": lon}})

    async def shares_contact(self, phone: str) -> JSON:
        about = {"phone_number": phone, "first_name": self.user["first_name"], "user_id": self.id}
        return await self.sends({"contact": about})

    async def sends(self, content: JSON, *, group: Group | None = None, reply_to: int = 0, thread: int = 0) -> JSON:
        """Sends any message."""
        chat = group.chat if group else self.chat
        self._begin(chat)
        more: JSON = {"message_thread_id": thread, "is_topic_message": True} if thread else {}
        if reply_to:
            more["reply_to_message"] = chat.messages[reply_to]
        message = self.api.world.post(chat, self.user, content, **more)
        if group is None or group.shows(message):
            await self.api.brings({"message": message})
        return message

    async def edits(self, message: JSON, text: str) -> JSON:
        """Changes their own words."""
        chat = self.api.world.chats[message["chat"]["id"]]
        edited = {**message, "text": text, "edit_date": self.api.world.now}
        chat.messages[message["message_id"]] = edited
        await self.api.brings({"edited_message": edited})
        return edited

    async def presses(self, label: str, *, on: int = 0, group: Group | None = None, age: str = "") -> Query:
        """Presses the newest button with that label or callback_data (`on` that message); the query that it makes.

        `age` "old" makes the message inaccessible, with date 0 (https://core.telegram.org/bots/api#inaccessiblemessage).
        """
        chat = group.chat if group else self.chat
        message, button = self._button(label, chat, on)
        if "callback_data" not in button:
            raise AssertionError(f"“{button['text']}” opens {button.get('url', 'something')}, and brings no update")
        return await self.presses_data(button["callback_data"], message, age=age)

    async def presses_data(self, data: str, message: JSON, *, age: str = "") -> Query:
        """Presses a button that was there, whatever became of it since."""
        self._begin(self.api.world.chats[message["chat"]["id"]])
        query = self.api.asks("press")
        shown = {"chat": message["chat"], "message_id": message["message_id"], "date": 0} if age == "old" else message
        press = {"id": query.id, "from": self.user, "chat_instance": str(message["chat"]["id"]), "message": shown}
        await self.api.brings({"callback_query": {**press, "data": data}})
        return query

    async def follows(self, label: str, *, on: int = 0, group: Group | None = None) -> JSON:
        """Presses a button that links to the bot's own private chat."""
        _, button = self._button(label, group.chat if group else self.chat, on)
        link, _, payload = button["url"].partition("?start=")
        assert link.lower().endswith(f"t.me/{self.api.world.bot['username'].lower()}"), f"{link} leads elsewhere"
        return await self.starts(payload)

    async def asks_inline(self, words: str, *, offset: str = "", waits: bool = True) -> list[JSON]:
        """Writes @bot and words somewhere; the results that the bot gives."""
        query = self.api.asks("inline")
        await self.api.brings({"inline_query": {"id": query.id, "from": self.user, "query": words, "offset": offset}})
        if waits:
            await self.api.until(lambda: query.answer is not None)
        results: list[JSON] = query.answer["results"] if query.answer else []
        return results

    async def picks(self, result: JSON, *, group: Group | None = None) -> JSON:
        """Sends a result; the message that it becomes."""
        chat = group.chat if group else self.chat
        content = {key: value for key, value in result["sends"].items() if value}
        if "reply_markup" in result:
            content["reply_markup"] = result["reply_markup"]
        return self.api.world.post(chat, self.user, content, via_bot=self.api.world.bot)

    async def blocks(self) -> None:
        """Stops the bot (https://core.telegram.org/bots/api#update, my_chat_member)."""
        self.chat.blocked = True
        await self._stands("member", "kicked")

    async def unblocks(self) -> None:
        self.chat.blocked = False
        await self._stands("kicked", "member")

    def deactivates(self) -> None:
        """Deletes their account."""
        self.chat.deactivated = True

    async def _stands(self, before: str, after: str) -> None:
        change = {
            "chat": self.chat.public(),
            "from": self.user,
            "date": self.api.world.now,
            "old_chat_member": _standing(self.api.world.bot, before),
            "new_chat_member": _standing(self.api.world.bot, after),
        }
        await self.api.brings({"my_chat_member": change})

    def _begin(self, chat: Chat) -> None:
        if chat is self.chat:
            assert not chat.blocked, f"{self} has blocked the bot"
            chat.started = True
        else:
            assert chat.members.get(self.id) not in {None, "left", "kicked"}, f"{self} is not in that group"

    # What they see

    @property
    def sees(self) -> list[Seen]:
        """Their private chat as it now stands, the oldest first."""
        return [Seen(message) for message in self.chat.messages.values()]

    def _button(self, label: str, chat: Chat, on: int) -> tuple[JSON, JSON]:
        for id, message in reversed(chat.messages.items()):
            for button in buttons(message.get("reply_markup", {})) if on in {0, id} else ():
                if label in {button["text"], button.get("callback_data")}:
                    return message, button
        shown = [Seen(message).labels for message in chat.messages.values()]
        raise AssertionError(f"{self} sees no button “{label}” but {shown}")


_SHOWN = {"first_name", "last_name", "username"}


def _standing(user: JSON, status: str) -> JSON:
    return {"user": user, "status": status, **({"until_date": 0} if status == "kicked" else {})}


def _smaller(about: JSON) -> JSON:
    """The thumbnail that goes with a photo."""
    half = {"width": max(1, about["width"] // 2), "height": max(1, about["height"] // 2)}
    return {**about, **half, "file_id": f"{about['file_id']}-s", "file_unique_id": f"{about['file_unique_id']}s"}
