"""What people sent to the bot, fetched from Telegram by its file id."""

from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from bot.pictures import LARGEST, Away, Unusable


class TelegramPhotos:
    """Telegram keeps what was sent; a file id works for the bot that it was sent to."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def fetch(self, ref: str) -> bytes:
        """The file's bytes; raises Unusable (too large, or not there any more) or Away."""
        try:
            file = await self._bot.get_file(ref)
            if (file.file_size or 0) > LARGEST:
                raise Unusable("too_large")
            return bytes(await file.download_as_bytearray())
        except BadRequest as refused:
            # "Bad Request: file is too big": the Bot API hands over 20 MB at most (core.telegram.org/bots/api#getfile).
            raise Unusable("too_large" if "too big" in refused.message.lower() else "gone") from refused
        except (Forbidden, InvalidToken) as refused:
            raise Unusable("gone") from refused
        except TelegramError as trouble:
            raise Away from trouble
