"""The server as the real library meets it."""

import asyncio
from typing import Any

import pytest
from telegram import Bot
from telegram.error import BadRequest, Conflict, Forbidden, NetworkError, RetryAfter

from tests.botapi import BotApi, Floods
from tests.clock import Clock


async def updates(bot: Bot, **params: Any) -> list[dict[str, Any]]:
    """Raw updates, spelled so that the library does not warn of its own method."""
    found: list[dict[str, Any]] = await bot.do_api_request("get_Updates", params)
    return found


async def test_a_conversation(api: BotApi, bot: Bot) -> None:
    ada = api.person("Ada", language_code="fr")
    await ada.says("bonjour")
    [update] = await updates(bot)
    assert update["message"]["from"]["language_code"] == "fr"
    keyboard = {"inline_keyboard": [[{"text": "Oui", "callback_data": "yes"}]]}
    sent = await bot.send_message(ada.id, "<b>Ça va?</b> 1 &lt; 2", parse_mode="HTML", reply_markup=keyboard)  # type: ignore[arg-type]
    assert ada.last.text == "Ça va? 1 < 2"
    assert ada.last.entities == [{"type": "bold", "offset": 0, "length": 6}]
    press = await ada.presses("Oui")
    [update] = await updates(bot, offset=update["update_id"] + 1)
    assert update["callback_query"]["data"] == "yes"
    await bot.answer_callback_query(press.id, "Noté")
    assert press.answer
    assert press.answer["text"] == "Noté"
    await bot.edit_message_text("Merci!", ada.id, sent.message_id)
    assert [seen.text for seen in ada.sees] == ["bonjour", "Merci!"]
    assert not ada.last.labels
    with pytest.raises(AssertionError, match="no button"):
        await ada.presses("Oui")


async def test_what_is_not_confirmed_comes_again(api: BotApi, bot: Bot) -> None:
    ada = api.person("Ada")
    await ada.says("un")
    await ada.says("deux")
    first = await updates(bot)
    assert await updates(bot) == first
    assert await updates(bot, offset=first[1]["update_id"]) == first[1:]
    assert not await updates(bot, offset=first[1]["update_id"] + 1)


async def test_a_poll_ends_when_something_comes(api: BotApi, bot: Bot) -> None:
    poll = asyncio.ensure_future(updates(bot, timeout=8))
    await api.until(lambda: api.world.updates.polled)
    await api.person("Ada").says("bonjour")
    [update] = await poll
    assert update["message"]["text"] == "bonjour"


async def test_of_two_pollers_the_older_is_told(api: BotApi, bot: Bot) -> None:
    older = asyncio.ensure_future(updates(bot, timeout=8))
    await api.until(lambda: api.world.updates.polled == 1)
    async with Bot(api.token, base_url=api.url) as other:
        newer = asyncio.ensure_future(updates(other, timeout=8))
        with pytest.raises(Conflict, match="terminated by other getUpdates"):
            await older
        await api.person("Ada").says("bonjour")
        assert await newer


@pytest.mark.parametrize(("kind", "seconds"), [("press", 150), ("text", 24 * 3600), ("inline", 30)])
async def test_old_updates_are_forgotten(api: BotApi, bot: Bot, clock: Clock, kind: str, seconds: int) -> None:
    ada = api.person("Ada")
    await ada.starts()
    await bot.send_message(
        ada.id,
        "?",
        reply_markup={"inline_keyboard": [[{"text": "Oui", "callback_data": "y"}]]},  # type: ignore[arg-type]
    )
    start = (await updates(bot))[-1]["update_id"] + 1
    if kind == "press":
        await ada.presses("Oui")
    elif kind == "text":
        await ada.says("bonjour")
    else:
        await ada.asks_inline("toit", waits=False)
    clock.passes(seconds=seconds - 1)
    assert await updates(bot, offset=start)
    clock.passes(seconds=1)
    assert not await updates(bot, offset=start)


async def test_numbers_begin_elsewhere_after_a_quiet_week(api: BotApi, bot: Bot, clock: Clock) -> None:
    ada = api.person("Ada")
    await ada.says("un")
    [first] = await updates(bot)
    clock.passes(days=7)
    await ada.says("deux")
    [second] = await updates(bot)
    assert second["update_id"] != first["update_id"] + 1


async def test_somebody_who_blocked_the_bot_is_refused_to_it(api: BotApi, bot: Bot) -> None:
    ada = api.person("Ada")
    await ada.starts()
    await ada.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(ada.id, "allo")
    await ada.unblocks()
    await bot.send_message(ada.id, "allo")
    ada.deactivates()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(ada.id, "allo")
    assert [one.broke for one in api.violations] == ["person_did_not_block", "person_is_there"]
    assert not api.unexpected


async def test_a_flood_is_refused_until_its_time_is_over(api: BotApi, bot: Bot, clock: Clock) -> None:
    api.floods = Floods(burst=1)
    api.expected |= {"one_a_second_in_a_chat"}
    ada = api.person("Ada")
    await ada.starts()
    await bot.send_message(ada.id, "un")
    with pytest.raises(RetryAfter, match="Retry in 0:00:01"):
        await bot.send_message(ada.id, "deux")
    clock.passes(seconds=1)
    await bot.send_message(ada.id, "deux")


async def test_planted_faults(api: BotApi, bot: Bot) -> None:
    ada = api.person("Ada")
    await ada.starts()
    api.fail("sendMessage", 429, retry_after=7)
    with pytest.raises(RetryAfter):
        await bot.send_message(ada.id, "allo")
    api.fail("sendMessage", 502)
    with pytest.raises(NetworkError):
        await bot.send_message(ada.id, "allo")
    api.loses("sendMessage", heard=False)
    with pytest.raises(NetworkError):
        await bot.send_message(ada.id, "allo")
    assert not ada.heard
    api.loses("sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(ada.id, "allo")
    assert ada.last.text == "allo"
    await bot.send_message(ada.id, "encore")


async def test_a_reply_keyboard_lies_beneath_the_chat(api: BotApi, bot: Bot) -> None:
    ada = api.person("Ada")
    await ada.starts()
    keyboard = {"keyboard": [[{"text": "Ici", "request_location": True}]]}
    await bot.send_message(ada.id, "Où?", reply_markup=keyboard)  # type: ignore[arg-type]
    assert ada.chat.keyboard == keyboard
    await ada.shares_place(45.5, -73.6)
    assert (await updates(bot))[-1]["message"]["location"] == {"latitude": 45.5, "longitude": -73.6}


async def test_an_edit_without_change_is_refused(api: BotApi, bot: Bot) -> None:
    ada = api.person("Ada")
    await ada.starts()
    sent = await bot.send_message(ada.id, "allo")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("allo", ada.id, sent.message_id)
