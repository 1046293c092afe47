"""Photos sent to the bot, fetched from the local Bot API by the real library."""

import pytest
from telegram import Bot

from bot.adapters.telegram.photos import TelegramPhotos
from bot.pictures import LARGEST, Away, Unusable
from tests.bot import photos
from tests.botapi import BotApi
from tests.botapi.shelf import keep


async def test_what_was_sent_comes_as_it_was_sent(api: BotApi, bot: Bot) -> None:
    sent = photos.GOOD["a small JPEG"]()
    file = keep(api.world, "photo", sent)
    assert await TelegramPhotos(bot).fetch(file.id) == sent


async def test_what_is_not_there_will_never_be(api: BotApi, bot: Bot) -> None:
    api.expected.add("file_id_is_known")
    with pytest.raises(Unusable) as gone:
        await TelegramPhotos(bot).fetch("AgACnowhere")
    assert gone.value.reason == "gone"


async def test_what_is_too_large_is_not_even_fetched(api: BotApi, bot: Bot) -> None:
    file = keep(api.world, "document", bytes(LARGEST + 1), "grosse.jpg")
    with pytest.raises(Unusable) as large:
        await TelegramPhotos(bot).fetch(file.id)
    assert large.value.reason == "too_large"


async def test_while_telegram_does_not_answer_it_is_away(api: BotApi, bot: Bot) -> None:
    file = keep(api.world, "photo", photos.GOOD["a small JPEG"]())
    api.fail("getFile", 502)
    with pytest.raises(Away):
        await TelegramPhotos(bot).fetch(file.id)
    assert await TelegramPhotos(bot).fetch(file.id)
