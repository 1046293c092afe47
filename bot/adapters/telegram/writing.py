"""One message owed becomes one call to the Bot API: words, a picture, a file, or an edit of what stands there."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from telegram import Bot, InputFile, InputMediaPhoto, LinkPreviewOptions
from telegram import Message as Sent
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.adapters.adapter import Refused
from bot.adapters.files import File, Files
from bot.adapters.telegram import render
from bot.adapters.telegram.answers import is_of_a_photo, is_settled, is_unknown_file
from conversations.degrade import degrade
from conversations.limits import TELEGRAM
from conversations.screens import Message, Screen
from storage.errors import StoreUnavailable

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
BLIND = replace(TELEGRAM, pictures=False)
SHORT = replace(TELEGRAM, text=TELEGRAM.caption, pictures=False)


class Pictures(Protocol):
    """The pictures kept, by hash, and what Telegram calls those that a bot sent before."""

    async def content(self, ref: str) -> bytes | None: ...
    async def file_id(self, ref: str, bot_id: str) -> str | None: ...
    async def remember(self, ref: str, bot_id: str, file_id: str) -> None: ...


Show: TypeAlias = Callable[[str | bytes], Awaitable[Sent | bool]]
"""A call that shows a picture, by the name that Telegram gave it or by its content."""
NAME = "picture.jpg"
WITHDRAWN = Path(__file__).with_name("withdrawn.png")
"""A plain strip: a message with a picture can't become one without, and a picture taken back must not stay."""


class Writing:
    """Writes as one bot. Without `pictures` or `files`, their words alone are sent."""

    def __init__(self, bot: Bot, pictures: Pictures | None = None, files: Files | None = None) -> None:
        self._bot = bot
        self._pictures = pictures
        self._files = files

    async def send(self, message: Message) -> str:
        """Sends it, and gives its id there. Raises TelegramError, and Refused for what has nothing to show."""
        screen = message.screen
        file = await self._files(message.attachment) if message.attachment and self._files else None
        if file is not None:
            return await self._send_file(message, file)
        sent = await self._show(
            screen, lambda photo: self._bot.send_photo(photo=photo, filename=NAME, **_captioned(message))
        )
        if isinstance(sent, Sent):
            return str(sent.message_id)
        screen = degrade(screen, BLIND, whole=True)[0]
        if not (text := render.text(screen)):
            raise Refused("nothing to show", person=False)
        sent = await self._bot.send_message(
            text=text,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=render.keyboard(screen),
            **_there(message),
        )
        return str(sent.message_id)

    async def edit(self, message: Message) -> None:
        """Changes the message that it replaces; one that its reader deleted is let be. Raises TelegramError."""
        try:
            if not await self._show(message.screen, lambda photo: self._edit_photo(message, photo)):
                await self._edit_words(message)
        except BadRequest as error:
            if not is_settled(error):
                raise

    async def _send_file(self, message: Message, file: File) -> str:
        sent = await self._bot.send_document(document=InputFile(file.content, file.name), **_captioned(message))
        return str(sent.message_id)

    async def _edit_photo(self, message: Message, photo: str | bytes) -> Sent | bool:
        """Puts a picture, its words and buttons where words or another picture stood."""
        return await self._bot.edit_message_media(
            InputMediaPhoto(photo, render.text(message.screen), ParseMode.HTML, filename=NAME),
            chat_id=int(message.to.chat),
            message_id=int(message.replaces),
            reply_markup=render.buttons(message.screen.choices),
        )

    async def _edit_words(self, message: Message) -> None:
        """Puts words where words stood; where a picture stands, under it, or for a card without one, in its place."""
        where: dict[str, Any] = {"chat_id": int(message.to.chat), "message_id": int(message.replaces)}
        screen = degrade(message.screen, BLIND, whole=True)[0]
        markup = render.buttons(screen.choices)
        try:
            await self._bot.edit_message_text(
                render.text(screen),
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_markup=markup,
                **where,
            )
        except BadRequest as error:
            if not is_of_a_photo(error):
                raise
            caption = render.text(degrade(screen, SHORT, whole=True)[0])
            if screen.card is not None:
                plain = InputMediaPhoto(_withdrawn(), caption, ParseMode.HTML, filename=WITHDRAWN.name)
                await self._bot.edit_message_media(plain, reply_markup=markup, **where)
            else:
                await self._bot.edit_message_caption(
                    caption=caption, parse_mode=ParseMode.HTML, reply_markup=markup, **where
                )

    async def _show(self, screen: Screen, show: Show) -> Sent | bool:
        """Shows the card's picture by the name that Telegram gave it, else uploads it; False when there is none."""
        picture = screen.card.picture if screen.card else None
        if picture is None or self._pictures is None:
            return False
        bot = str(self._bot.id)
        if known := await self._pictures.file_id(picture.ref, bot):
            try:
                return await show(known)
            except BadRequest as error:
                if not is_unknown_file(error):
                    raise
        content = await self._pictures.content(picture.ref)
        if content is None:
            return False
        sent = await show(content)
        if isinstance(sent, Sent) and sent.photo:
            with suppress(StoreUnavailable):  # it was sent: it is uploaded again the next time, no more
                await self._pictures.remember(picture.ref, bot, sent.photo[-1].file_id)
        return sent


@cache
def _withdrawn() -> bytes:
    return WITHDRAWN.read_bytes()


def _there(message: Message) -> dict[str, Any]:
    return {
        "chat_id": int(message.to.chat),
        "message_thread_id": int(message.to.thread) if message.to.thread else None,
    }


def _captioned(message: Message) -> dict[str, Any]:
    words = {"caption": render.text(message.screen) or None, "parse_mode": ParseMode.HTML}
    return {**_there(message), **words, "reply_markup": render.keyboard(message.screen)}
