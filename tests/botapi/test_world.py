"""Files, groups, inline queries and webhooks, as the real library and a real HTTP server meet them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import Response
from telegram import Bot, ChatMemberAdministrator, InlineQueryResultArticle, InputMediaPhoto, InputTextMessageContent
from telegram.error import BadRequest, ChatMigrated, Forbidden

from tests.botapi import BotApi
from tests.botapi.stage import picture
from tests.serving import serving


async def test_photos_come_and_go(api: BotApi, bot: Bot) -> None:
    ada = api.person("Ada")
    await ada.sends_photo(picture(200, 100), caption="le toit")
    photo = api.world.updates.waiting[-1].update["message"]["photo"][-1]
    file = await bot.get_file(photo["file_id"])
    assert bytes(await file.download_as_bytearray()) == picture(200, 100)
    sent = await bot.send_photo(ada.id, picture(), caption="<b>oui</b>", parse_mode="HTML")
    assert (await bot.send_photo(ada.id, sent.photo[-1].file_id)).photo[-1].file_unique_id == sent.photo[
        -1
    ].file_unique_id
    await bot.edit_message_caption(ada.id, sent.message_id, caption="non")
    assert ada.heard[0].text == "non"
    assert ada.heard[0].photo
    await bot.edit_message_media(InputMediaPhoto(picture(50, 50)), ada.id, sent.message_id)
    assert ada.heard[0].photo["width"] == 50
    await bot.send_document(ada.id, b"BEGIN:VCALENDAR", filename="samedi.ics")
    assert ada.last.document
    assert ada.last.document["file_name"] == "samedi.ics"


async def test_an_album_comes_as_one(api: BotApi, bot: Bot) -> None:
    ada = api.person("Ada")
    await ada.sends_photo(picture(30, 30), picture(40, 40), caption="avant, après")
    brought = [one.update["message"] for one in api.world.updates.waiting]
    assert len(brought) == 2
    assert brought[0]["media_group_id"] == brought[1]["media_group_id"]
    assert [one.get("caption") for one in brought] == ["avant, après", None]
    album = await bot.send_media_group(ada.id, [InputMediaPhoto(picture()), InputMediaPhoto(picture(9, 9))])
    assert album[0].media_group_id == album[1].media_group_id


async def test_a_group_shows_the_bot_only_what_is_meant_for_it(api: BotApi, bot: Bot) -> None:
    ada, bo = api.person("Ada"), api.person("Bo")
    group = api.group("Voisins", owner=ada, members=[bo])
    await group.adds_bot()
    assert [one.kind for one in api.world.updates.waiting] == ["my_chat_member", "message"]
    await bo.says("bonjour les voisins", group=group)
    assert len(api.world.updates.waiting) == 2
    await bo.says("/projets", group=group)
    await bo.says("et toi, @porte_bot?", group=group)
    sent = await bot.send_message(group.chat.id, "oui?")
    await bo.says("tu es là", group=group, reply_to=sent.message_id)
    assert len(api.world.updates.waiting) == 5
    assert (await bot.get_chat_member(group.chat.id, ada.id)).status == "creator"
    assert (await bot.get_chat_member(group.chat.id, bo.id)).status == "member"
    assert [one.user.id for one in await bot.get_chat_administrators(group.chat.id)] == [ada.id]
    await group.promotes_bot("can_pin_messages")
    standing = await bot.get_chat_member(group.chat.id, bot.id)
    assert isinstance(standing, ChatMemberAdministrator)
    assert standing.can_pin_messages
    await bot.pin_chat_message(group.chat.id, sent.message_id)
    assert group.chat.pinned == [sent.message_id]


async def test_a_group_moves_and_ends(api: BotApi, bot: Bot) -> None:
    ada = api.person("Ada")
    group = api.group("Voisins", owner=ada)
    await group.adds_bot()
    old = group.chat.id
    new = await group.migrates()
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(old, "allo")
    assert moved.value.new_chat_id == new
    await bot.send_message(new, "allo")
    assert [seen.text for seen in group.heard] == ["allo"]
    await group.removes_bot()
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(new, "allo")


async def test_an_inline_query_is_answered_and_sent(api: BotApi, bot: Bot) -> None:
    ada = api.person("Ada")
    asking = asyncio.ensure_future(ada.asks_inline("toiture"))
    await api.until(lambda: api.world.updates.waiting)
    query = api.world.updates.waiting[-1].update["inline_query"]
    content = InputTextMessageContent("<b>Toiture</b> samedi", parse_mode="HTML")
    await bot.answer_inline_query(query["id"], [InlineQueryResultArticle("1", "Toiture", content)])
    [result] = await asking
    message = await ada.picks(result)
    assert message["text"] == "Toiture samedi"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 7}]
    wrong = InputTextMessageContent("<b>Toiture", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Can't parse entities"):
        await bot.answer_inline_query(query["id"], [InlineQueryResultArticle("1", "Toiture", wrong)])
    assert [one.broke for one in api.unexpected] == ["is_well_formed"]
    api.expected |= {"is_well_formed"}


async def test_commands_and_words_by_language(api: BotApi, bot: Bot) -> None:
    await bot.set_my_commands([("aide", "De l'aide")], language_code="fr")
    await bot.set_my_commands([("help", "Help")])
    assert [one.command for one in await bot.get_my_commands(language_code="fr")] == ["aide"]
    assert [one.command for one in await bot.get_my_commands()] == ["help"]
    await bot.set_my_short_description("La porte du quartier", language_code="fr")
    assert (await bot.get_my_short_description(language_code="fr")).short_description == "La porte du quartier"
    assert (await bot.get_my_name(language_code="fr")).name == "La porte"


class Door:
    """A webhook that takes or refuses what comes."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, str]] = []
        self.refuses = 0

    async def __call__(self, request: Request) -> Response:
        update: dict[str, Any] = await request.json()
        self.seen.append((update["update_id"], request.headers.get("x-telegram-bot-api-secret-token", "")))
        self.refuses -= 1
        return Response(status_code=503 if self.refuses >= 0 else 200)


@asynccontextmanager
async def webhook(bot: Bot, **params: Any) -> AsyncIterator[Door]:
    door = Door()
    async with serving(door) as url:
        await bot.set_webhook(url, **params)
        yield door
        await bot.delete_webhook()


async def test_updates_are_pushed_until_they_are_taken(api: BotApi, bot: Bot) -> None:
    async with webhook(bot, secret_token="plain-words") as door:
        door.refuses = 2
        await api.person("Ada").says("bonjour")
        await api.taken()
        assert [secret for _, secret in door.seen] == ["plain-words"] * 3
        assert len({number for number, _ in door.seen}) == 1
        info = await bot.get_webhook_info()
        assert info.pending_update_count == 0
        assert "503" in str(info.last_error_message)


async def test_what_a_webhook_does_not_take_is_pending(api: BotApi, bot: Bot) -> None:
    async with webhook(bot, drop_pending_updates=True) as door:
        door.refuses = 1_000
        await api.person("Ada").says("bonjour")
        await api.until(lambda: len(door.seen) > 1)
        assert (await bot.get_webhook_info()).pending_update_count == 1
        door.refuses = 0
        await api.taken()
