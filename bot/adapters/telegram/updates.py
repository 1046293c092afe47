"""What Telegram sends, read: a raw update becomes what somebody did, or news of a chat, or nothing of ours."""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pydantic import ValidationError

from bot.adapters.telegram import shapes
from bot.adapters.telegram.asking import ALLOWED
from conversations.inbound import (
    Address,
    Inbound,
    Input,
    Joined,
    Left,
    Located,
    Media,
    Moved,
    Open,
    Other,
    OtherKind,
    Press,
    Text,
)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Who:
    """The bot as Telegram knows it."""

    id: str
    username: str


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing that came in, to be taken through its turn; `query` is the press to answer afterwards."""

    inbound: Inbound
    query: str = ""


@dataclass(frozen=True, slots=True)
class InlineQuery:
    """Somebody writes `@bot words` in any chat. `id` is what the results answer, within 30 s."""

    id: str
    sender: Address
    words: str
    offset: str
    at: int
    name: str = ""
    locale: str = ""


Update: TypeAlias = Taken | InlineQuery

_OTHERS: Mapping[str, OtherKind] = {
    "voice": "voice", "audio": "voice", "video_note": "video", "video": "video", "animation": "sticker",
    "sticker": "sticker", "dice": "sticker", "document": "file", "contact": "contact", "poll": "poll",
    "story": "other", "paid_media": "other", "game": "other", "invoice": "other", "checklist": "other",
    "giveaway": "other",
}  # fmt: skip
"""What a person may send that no conversation takes, looked for in this order. The rest is Telegram's own news."""

_GROUPS = frozenset({"group", "supergroup"})
_PUBLIC = (Open, Press, Joined, Left)
"""What is read in a group beside words addressed to the bot; what its people say to each other is not ours."""


class Reader:
    """Reads raw updates for one bot."""

    def __init__(self, bot: Who) -> None:
        self.bot = bot

    def read(self, update: Mapping[str, object], now: int) -> Update | None:
        """What the update says; None for what is not ours to answer. `now` is ms UTC.

        One that cannot be read is logged by its id alone, and is None too: it would be no better the
        next time.
        """
        number = update.get("update_id")
        kind = next((kind for kind in ALLOWED if kind in update), None)
        if type(number) is not int:
            log.warning("an update without an id was passed over")
        elif kind is not None:
            key = f"telegram:{self.bot.id}:{number}"
            try:
                return self._read(kind, key, update[kind], now)
            except ValidationError:
                log.warning("update %d could not be read, and was passed over", number)
        return None

    def _read(self, kind: str, key: str, raw: object, now: int) -> Update | None:
        match kind:
            case "message":
                return self._message(key, raw, now)
            case "callback_query":
                return self._callback_query(key, raw, now)
            case "inline_query":
                return self._inline_query(raw, now)
            case _:
                return self._my_chat_member(key, raw, now)

    def _message(self, key: str, raw: object, now: int) -> Taken | None:
        message = shapes.Message.model_validate(raw)
        chat, sender, at = message.chat, message.sender, message.date * 1000 or now
        if message.migrate_to_chat_id:
            moved = Moved(self._group(message.migrate_to_chat_id))
            return Taken(Inbound(key, self._group(chat.id), "", at, moved))
        assert isinstance(raw, Mapping), "it was just read as one"
        # Cards chosen in inline mode come back as messages; anonymous administrators and channels are nobody.
        if sender is None or sender.is_bot or "via_bot" in raw or "sender_chat" in raw:
            return None
        what = self._said(message) or _other(raw)
        if what is None or (chat.type in _GROUPS and isinstance(what, Text) and not self._is_addressed(message)):
            return None
        return self._taken(key, chat, sender, at, what, thread=message.message_thread_id * message.is_topic_message)

    def _callback_query(self, key: str, raw: object, now: int) -> Taken | None:
        query = shapes.Query.model_validate(raw)
        if not query.data:
            return None
        # What was pressed under a card sent in inline mode has no message of ours around it.
        under = query.message or shapes.Under(chat=shapes.Chat(id=query.sender.id, type="private"))
        # A press does not say when it was made; Telegram keeps it for 150 s.
        return self._taken(
            key,
            under.chat,
            query.sender,
            now,
            Press(query.data),
            thread=under.message_thread_id * under.is_topic_message,
            query=query.id,
        )

    def _inline_query(self, raw: object, now: int) -> InlineQuery:
        query = shapes.Inline.model_validate(raw)
        sender = query.sender
        return InlineQuery(
            query.id, self._private(sender.id), query.query, query.offset, now, sender.first_name, sender.language_code
        )

    def _my_chat_member(self, key: str, raw: object, now: int) -> Taken | None:
        """The bot was added, removed or given other rights; in a private chat, blocked or let in again."""
        change = shapes.Change.model_validate(raw)
        chat, standing = change.chat, change.new_chat_member
        gone = standing.status in ("left", "kicked")
        if chat.type == "private" and not gone:
            return None  # their next message says that they can be written to again
        what = Left() if gone else Joined(chat.title, standing.can_send_messages)
        return self._taken(key, chat, change.sender, change.date * 1000 or now, what)

    def _taken(
        self,
        key: str,
        chat: shapes.Chat,
        sender: shapes.User,
        at: int,
        what: Input,
        *,
        thread: int = 0,
        query: str = "",
    ) -> Taken | None:
        home = self._private(sender.id)
        if chat.type == "private":
            inbound = Inbound(key, home, sender.language_code, at, what, sender.first_name)
        elif chat.type in _GROUPS and isinstance(what, (*_PUBLIC, Text)):
            where = Address("telegram", self.bot.id, str(chat.id), str(thread) if thread else "", str(sender.id))
            inbound = Inbound(key, where, sender.language_code, at, what, sender.first_name, home=home)
        else:
            return None
        return Taken(inbound, query)

    def _said(self, message: shapes.Message) -> Input | None:
        if message.text is not None:
            return self._command(message.text) if message.text.startswith("/") else Text(message.text)
        if message.photo:
            largest = max(message.photo, key=lambda size: size.width * size.height)
            return Media((largest.file_id,), message.media_group_id, message.caption)
        if message.document is not None and message.document.mime_type.startswith("image/"):
            return Media((message.document.file_id,), message.media_group_id, message.caption)
        if message.location is not None:
            return Located(message.location.latitude, message.location.longitude)
        return None

    def _is_addressed(self, message: shapes.Message) -> bool:
        """Whether words in a group are an answer to the bot, or name it."""
        answered = message.reply_to_message.sender if message.reply_to_message else None
        names = re.findall(r"@(\w+)", message.text or "")
        return (answered is not None and str(answered.id) == self.bot.id) or self.bot.username.casefold() in (
            name.casefold() for name in names
        )

    def _command(self, text: str) -> Input | None:
        """`/start payload` is a link followed; `/menu@another_bot` is said to another."""
        command, _, rest = text.partition(" ")
        name, _, bot = command.partition("@")
        if bot and bot.casefold() != self.bot.username.casefold():
            return None
        payload = rest.strip()
        return Open(payload if name == "/start" and payload else name)

    def _private(self, user: int) -> Address:
        return Address("telegram", self.bot.id, str(user), "", str(user))

    def _group(self, chat: int) -> Address:
        return Address("telegram", self.bot.id, str(chat), "", "")


def _other(raw: Mapping[str, object]) -> Other | None:
    kind = next((_OTHERS[name] for name in _OTHERS if name in raw), None)
    return Other(kind) if kind else None
