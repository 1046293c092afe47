"""What keeps Telegram's door closed is said in a clause that mends it; the token is in none."""

import logging
import traceback

import pytest
from telegram import Bot
from telegram.error import TelegramError

from bot.adapters.telegram.health import REFUSED, TAKEN, Patience, explain
from bot.logs import choose_formatter
from tests.botapi import BotApi
from tests.conftest import CANARY


async def error_of(bot: Bot, method: str = "get_me") -> TelegramError:
    with pytest.raises(TelegramError) as failed:
        await getattr(bot, method)()
    return failed.value


async def test_each_kind_of_trouble_has_its_words(api: BotApi) -> None:
    assert api.token.endswith(CANARY)
    said = {}
    async with Bot(api.token, base_url=api.url) as bot:
        for status in (400, 401, 403, 409, 429, 502):
            api.fail("getMe", status, retry_after=7 if status == 429 else 0)
            said[status] = explain(await error_of(bot))
        api.loses("getMe")
        said[0] = explain(await error_of(bot))
    assert said == {
        400: "Telegram refuses the request (A planted fault)",
        401: REFUSED,
        403: "Telegram refuses the request (Forbidden: a planted fault)",
        409: TAKEN,
        429: "Telegram asks for 7 s of patience",
        502: "Telegram can't be reached (NetworkError)",
        0: "Telegram can't be reached (RemoteProtocolError)",
    }


@pytest.mark.parametrize("base", ["http://127.0.0.1:1/bot", "http://[::1/bot", "nowhere/bot"])
async def test_no_error_shows_the_token(base: str) -> None:
    token = f"7:{CANARY}"
    bot = Bot(token, base_url=base)
    for method in ("initialize", "get_me"):
        error = await error_of(bot, method)
        told = logging.makeLogRecord({"msg": "it failed", "exc_info": (type(error), error, error.__traceback__)})
        assert CANARY not in explain(error)
        assert CANARY not in choose_formatter("text", ()).format(told)
        assert type(error).__name__ in choose_formatter("text", ()).format(told)
    await bot.shutdown()


async def test_the_library_itself_would_show_it(api: BotApi) -> None:
    api.expected.add("token_is_the_bots")
    bot = Bot(f"7:{CANARY}", base_url=api.url)
    error = await error_of(bot, "initialize")
    assert CANARY in "".join(traceback.format_exception(error))
    assert explain(error) == REFUSED
    await bot.shutdown()


def test_waits_grow_and_have_an_end() -> None:
    patience = Patience(first=0.5, most=30)
    for times, longest in ((0, 0.5), (1, 1), (3, 4), (6, 30), (1000, 30)):
        assert longest / 2 <= patience.wait(times) <= longest
