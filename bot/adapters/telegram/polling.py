"""Polling: updates are asked for, and confirmed once they are committed."""

import asyncio
import logging
from collections.abc import Callable, Sequence

from telegram import Bot

from bot.adapters.telegram.adapter import Take
from bot.adapters.telegram.asking import ALLOWED, POLL, Ahead, Update
from bot.adapters.telegram.health import PATIENCE, Line, Patience
from bot.adapters.telegram.taking import number, sender, taken

FORGET = 6 * 24 * 3_600_000
"""Milliseconds without updates after which the offset is forgotten: after a week Telegram numbers them
anew from anywhere (core.telegram.org/bots/api#update), and an offset above them would drop them all."""
log = logging.getLogger(__name__)


class Polling:
    """Asks Telegram for updates.

    The offset moves when every update before it was taken. Nothing of it is kept: Telegram sends again
    what was not confirmed, and keys tell what was done already. A second program that asks with the
    same token, a token that is refused, a network that is gone: said once, in `closed` meanwhile, and
    tried again. Where they were asked for `ahead`, that answer is the first one.
    """

    def __init__(
        self,
        bot: Bot,
        *,
        clock: Callable[[], int],
        patience: Patience = PATIENCE,
        poll: int = POLL,
        ahead: Ahead | None = None,
    ) -> None:
        self._bot = bot
        self._clock = clock
        self._patience = patience
        self._poll = poll
        self._ahead = ahead
        self._line = Line(patience)
        self._offset = 0
        self._heard = 0

    @property
    def closed(self) -> str:
        """Why no updates come now; empty when all is well."""
        return self._line.closed

    async def run(self, take: Take) -> None:
        """Has updates taken until cancelled: each person's in order, different people's side by side."""
        await self._line.through(self._leave_webhook)
        vain = 0
        while True:
            updates = await self._line.through(self._ask)
            if await self._take(updates, take):
                vain = 0
                continue
            if not vain:
                log.warning("Telegram's updates wait for the database")
            await asyncio.sleep(self._patience.wait(vain))
            vain += 1

    async def _leave_webhook(self) -> None:
        """Updates come one way only, and a webhook would keep them from us."""
        info = await self._bot.get_webhook_info()
        if info.url:
            log.warning("the bot's webhook is removed: updates are asked for from now on, by polling")
            await self._bot.delete_webhook()

    async def _ask(self) -> Sequence[Update]:
        if self._clock() - self._heard > FORGET:
            self._offset = 0
        ahead, self._ahead = self._ahead, None
        updates = await (ahead or self._question())
        if updates:
            self._heard = self._clock()
        return updates

    async def _question(self) -> Sequence[Update]:
        # Raw, and spelled so: the library would warn of the method of its own that parses them.
        updates: Sequence[Update] = await self._bot.do_api_request(
            "get_Updates",
            {"offset": self._offset, "timeout": self._poll, "allowed_updates": ALLOWED},
        )
        return updates

    async def _take(self, updates: Sequence[Update], take: Take) -> bool:
        """Whether all were taken; the offset then is beyond the last of them, else at the first that was not."""
        people: dict[int, list[Update]] = {}
        for update in updates:
            people.setdefault(sender(update), []).append(update)
        left = await asyncio.gather(*(_take_in_order(theirs, take) for theirs in people.values()))
        waiting = [number(update) for theirs in left for update in theirs]
        if waiting:
            self._offset = min(waiting)
        elif updates:
            self._offset = number(updates[-1]) + 1
        return not waiting


async def _take_in_order(updates: Sequence[Update], take: Take) -> Sequence[Update]:
    """One person's updates; those that could not be kept, from the first of them on."""
    for place, update in enumerate(updates):
        if not await taken(take, update):
            return updates[place:]
    return ()
