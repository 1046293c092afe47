"""How updates are asked for: which, how long, and ahead of everything while the door is still put together."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

from bot.formats import BotToken, SqliteFile
from bot.settings import Settings

Update: TypeAlias = Mapping[str, Any]
Ahead: TypeAlias = Awaitable[Sequence[Update]]
"""What the question that was asked ahead gives; nothing where it failed, for it is asked again then."""
ALLOWED = ("message", "callback_query", "inline_query", "my_chat_member")
"""The kinds of updates that are used, as `allowed_updates` wants them. An edited message changes nothing here."""
POLL = 25
"""Seconds that Telegram may hold a question for updates; a connection that died is noticed soon after."""
SPARE = 10
"""Seconds beyond it that the answer may take on its way."""


@asynccontextmanager
async def asking_ahead(settings: Settings) -> AsyncIterator[Ahead | None]:
    """Asks for updates at once and leaves the question open meanwhile, where this process alone asks for them.

    Its answer takes nothing: Telegram gives the same updates again until an offset beyond them is asked for.
    """
    token = settings.telegram_token
    if not token or settings.telegram_mode != "polling" or not isinstance(settings.database, SqliteFile):
        yield None
        return
    asked = asyncio.create_task(_ask(settings.telegram_base_url, token))
    try:
        yield asked
    finally:
        asked.cancel()
        await asyncio.wait((asked,))


async def _ask(base_url: str, token: BotToken) -> Sequence[Update]:
    import httpx  # only where this door is configured; to import the library of the bot takes twice as long again

    question = {"offset": 0, "timeout": POLL, "allowed_updates": json.dumps(ALLOWED)}
    try:
        async with httpx.AsyncClient(timeout=httpx.Timeout(SPARE, read=POLL + SPARE)) as client:
            answer = await client.post(f"{base_url}{token.get_secret_value()}/getUpdates", data=question)
            updates: Sequence[Update] = answer.json()["result"] if answer.is_success else ()
    except (httpx.HTTPError, ValueError, LookupError, TypeError):  # whatever stands between may answer anything
        return ()
    return updates
