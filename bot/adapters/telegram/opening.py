"""The Telegram door, put together: one bot, one way by which its updates come, one adapter."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, TypeAlias

from starlette.routing import BaseRoute
from telegram import Bot

from bot.adapters.files import Files
from bot.adapters.telegram.adapter import Source, Take, TelegramAdapter
from bot.adapters.telegram.asking import Ahead
from bot.adapters.telegram.calling import bot_id, make_bot
from bot.adapters.telegram.health import PATIENCE, Line, Patience
from bot.adapters.telegram.inline import Inline, Readable
from bot.adapters.telegram.photos import TelegramPhotos
from bot.adapters.telegram.polling import Polling
from bot.adapters.telegram.presenting import Presenting
from bot.adapters.telegram.sharing import share
from bot.adapters.telegram.webhook import PATH, Webhook, derive_secret
from bot.adapters.telegram.writing import Pictures
from bot.settings import Settings
from conversations.inbound import Address
from conversations.links import Links
from conversations.setting import Setting

Staff: TypeAlias = Callable[[str, str], Awaitable[Sequence[Address]]]
"""Where moderators and staff are written to, on a platform and in a workspace."""
Hold: TypeAlias = Callable[[Callable[[], Coroutine[Any, Any, None]]], Awaitable[None]]
"""Does a work in one process at a time, until cancelled."""
LINK = "https://t.me/{bot}?start="
log = logging.getLogger(__name__)


class Opening:
    """Opens the door once Telegram says who the bot is; then updates come by `way`, and the bot presents itself."""

    def __init__(
        self, bot: Bot, way: Source, presenting: Presenting, links: Links, *, patience: Patience, hold: Hold
    ) -> None:
        self._bot = bot
        self._way = way
        self._presenting = presenting
        self._links = links
        self._line = Line(patience)
        self._hold = hold
        self._ours = False

    @property
    def closed(self) -> str:
        """Why no updates come now; empty when all is well."""
        return self._line.closed or (self._way.closed if self._ours else "")

    async def run(self, take: Take) -> None:
        """Keeps it open until cancelled."""
        await self._line.through(self._bot.initialize)
        log.info("the Telegram door opens as @%s", self._bot.username)
        self._links.doors["telegram"] = LINK.format(bot=self._bot.username)
        self._links.passing["telegram"] = share
        presenting = asyncio.create_task(self._presenting.run())
        try:
            await self._hold(lambda: self._bring(take))
        finally:
            presenting.cancel()
            await asyncio.wait((presenting,))

    async def _bring(self, take: Take) -> None:
        self._ours = True
        try:
            await self._way.run(take)
        finally:
            self._ours = False


async def alone(work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Does it at once: there is no other process."""
    await work()


class TelegramDoor:
    """What the program needs of it: the adapter, the routes of the webhook, and a way to hang up at the end."""

    def __init__(
        self,
        settings: Settings,
        setting: Setting,
        *,
        clock: Callable[[], int],
        staff: Staff,
        store: Readable | None = None,
        files: Files | None = None,
        pictures: Pictures | None = None,
        patience: Patience = PATIENCE,
        hold: Hold = alone,
        ahead: Ahead | None = None,
    ) -> None:
        """`hold` lets one process at a time ask for updates; whoever is sent them is many."""
        self._bot = make_bot(settings)
        way, self.routes = _way(settings, setting, self._bot, clock, patience, ahead=ahead)
        who = bot_id(settings)
        presenting = Presenting(
            self._bot, setting.words, operator=setting.operator, moderators=lambda: staff("telegram", who)
        )
        polling = settings.telegram_mode == "polling"
        opening = Opening(self._bot, way, presenting, setting.links, patience=patience, hold=hold if polling else alone)
        inline = Inline(self._bot, store, setting, clock=clock) if store else None
        self.adapter = TelegramAdapter(self._bot, opening, clock=clock, inline=inline, files=files, pictures=pictures)
        self.photos = TelegramPhotos(self._bot)

    async def hang_up(self) -> None:
        """Closes the connections, once nothing is sent any more."""
        await self._bot.shutdown()


def _way(
    settings: Settings,
    setting: Setting,
    bot: Bot,
    clock: Callable[[], int],
    patience: Patience,
    *,
    ahead: Ahead | None,
) -> tuple[Source, Sequence[BaseRoute]]:
    if settings.telegram_mode == "polling":
        return Polling(bot, clock=clock, patience=patience, ahead=ahead), ()
    given = settings.telegram_webhook_secret
    secret = given.get_secret_value() if given else derive_secret(setting.secret.decode())
    webhook = Webhook(bot, url=f"{settings.public_url}{PATH}", secret=secret, patience=patience)
    return webhook, (webhook.route,)
