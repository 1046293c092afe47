"""The bot behind every call: its token, where Telegram is, its connections."""

import httpx
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.adapters.telegram.asking import POLL, SPARE
from bot.settings import Settings

CONNECTIONS = 64
"""As many calls as the door makes at once."""


def make_bot(settings: Settings) -> Bot:
    """The bot of the settings' token. Nothing is asked of Telegram yet."""
    assert settings.telegram_token is not None, "no bot without its token"
    trust = {"verify": httpx.create_ssl_context()}  # to read every authority's certificate takes 30 ms: once for both
    return Bot(
        settings.telegram_token.get_secret_value(),
        base_url=settings.telegram_base_url,
        base_file_url=settings.telegram_base_file_url,
        request=HTTPXRequest(
            connection_pool_size=CONNECTIONS, read_timeout=SPARE, pool_timeout=SPARE, httpx_kwargs=trust
        ),
        get_updates_request=HTTPXRequest(connection_pool_size=1, read_timeout=POLL + SPARE, httpx_kwargs=trust),
    )


def bot_id(settings: Settings) -> str:
    """The bot's id, which its token begins with; empty without a token."""
    token = settings.telegram_token.get_secret_value() if settings.telegram_token else ""
    return token.partition(":")[0]
