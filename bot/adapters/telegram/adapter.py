"""Telegram's adapter: raw updates become turns, and each message owed is one call to the Bot API."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Protocol, TypeAlias

from telegram import Bot
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, TelegramError

from bot.adapters.adapter import Handle
from bot.adapters.files import Files
from bot.adapters.telegram.answers import answered
from bot.adapters.telegram.pace import PACE
from bot.adapters.telegram.updates import InlineQuery, Reader, Taken, Who
from bot.adapters.telegram.writing import Pictures, Writing
from conversations import limits
from conversations.inbound import Inbound, Left, Text
from conversations.screens import Message, Reply

log = logging.getLogger(__name__)

Take: TypeAlias = Callable[[Mapping[str, object]], Awaitable[None]]
"""Takes one raw update. When it returns, the update may be acknowledged; when it raises, not."""
NOTICE = 200
"""Characters of the answer to a press."""
GOODBYE = 2.0
"""Seconds that answers under way have when the door closes."""


class Source(Protocol):
    """Where raw updates come from. `closed` is why none come now; empty when all is well."""

    @property
    def closed(self) -> str: ...

    async def run(self, take: Take) -> None:
        """Brings updates to be taken until cancelled, each person's in order, once it is known who the bot is."""
        ...


class TelegramAdapter:
    """Telegram's door for one `bot`.

    `source` brings the raw updates; `clock` is ms UTC; `inline` answers what is written after the bot's
    name in other chats; `pictures` and `files` are what messages show and bring.
    """

    name = "telegram"
    limits = limits.TELEGRAM
    pace = PACE

    def __init__(
        self,
        bot: Bot,
        source: Source,
        *,
        clock: Callable[[], int],
        inline: Callable[[InlineQuery], Awaitable[None]] | None = None,
        pictures: Pictures | None = None,
        files: Files | None = None,
    ) -> None:
        self._bot = bot
        self._source = source
        self._clock = clock
        self._inline = inline
        self._writing = Writing(bot, pictures, files)
        self._handle: Handle | None = None
        self._answering: set[asyncio.Task[None]] = set()

    @property
    def closed(self) -> str:
        """Why no updates are taken; empty when they are."""
        return self._source.closed if self._handle is not None else "it is not open"

    async def run(self, handle: Handle) -> None:
        """Keeps the door open until cancelled; each update is acknowledged only after `handle` returned."""
        self._handle = handle
        try:
            await self._source.run(self.take)
        finally:
            self._handle = None
            if self._answering:
                await asyncio.wait(self._answering, timeout=GOODBYE)

    async def take(self, update: Mapping[str, object]) -> None:
        """Takes one raw update through its turn and answers its press; raises what must not be acknowledged."""
        assert self._handle is not None, "no update is taken before the door is open"
        read = self._reader.read(update, self._clock())
        if isinstance(read, InlineQuery):
            if self._inline is not None:
                await self._inline(read)
        elif isinstance(read, Taken):
            reply = await self._handle(await self._standing(read.inbound))
            if read.query:
                # Besides: the update is committed, and a slow answer must not hold back those that follow.
                answering = asyncio.create_task(self._answer(read.query, reply))
                self._answering.add(answering)
                answering.add_done_callback(self._answering.discard)

    async def deliver(self, message: Message) -> str:
        """Sends or edits one message and gives its id there; raises what an adapter may."""
        with answered(message):
            if not message.replaces:
                return await self._writing.send(message)
            await self._writing.edit(message)
            return message.replaces

    @cached_property
    def _reader(self) -> Reader:
        return Reader(Who(str(self._bot.id), self._bot.username))

    async def _standing(self, inbound: Inbound) -> Inbound:
        """What was done in a group, with whether the platform knows who did it as one who runs it."""
        if inbound.home is None or isinstance(inbound.input, Left | Text):
            return inbound
        try:
            member = await self._bot.get_chat_member(int(inbound.sender.chat), int(inbound.sender.user))
        except TelegramError:
            return inbound
        return replace(inbound, steward=member.status in (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR))

    async def _answer(self, query: str, reply: Reply) -> None:
        """Stops the button's clock, with the reply's notice; what it said is also in the messages owed."""
        try:
            await self._bot.answer_callback_query(query, text=reply.notice[:NOTICE] or None, url=self._link(reply))
        except BadRequest as late:
            log.debug("a press was answered too late: %s", late.message)
        except TelegramError as error:
            log.info("a press could not be answered: %s", type(error).__name__)

    def _link(self, reply: Reply) -> str | None:
        """Where the press leads: to the private chat, by what the link is to carry there."""
        return f"https://t.me/{self._bot.username}?start={reply.link}" if reply.link else None
