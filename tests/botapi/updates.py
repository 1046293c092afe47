"""The queue of updates: what is confirmed leaves it, what is old is forgotten, and one poller waits at a time."""

import asyncio
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from tests.botapi.refusals import Refused, circumstance, rule
from tests.botapi.types import JSON

DAY, WEEK, PRESS, INLINE = 86_400_000, 7 * 86_400_000, 150_000, 30_000
"""Milliseconds. https://core.telegram.org/bots/api#getting-updates: at most 24 hours. How long presses and inline
queries are kept is in the Bot API server's source (Client.cpp: 150 and 30 seconds)."""
LIVES = {"callback_query": PRESS, "inline_query": INLINE}
QUIET_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
"""Sent only when asked for (https://core.telegram.org/bots/api#getupdates)."""


@dataclass(frozen=True)
class Waiting:
    """An update that nobody has confirmed."""

    update: JSON
    at: int

    @property
    def id(self) -> int:
        return int(self.update["update_id"])

    @property
    def kind(self) -> str:
        return next(key for key in self.update if key != "update_id")


class Updates:
    """Updates by number. Numbers go up by one; after a week of silence they begin somewhere else."""

    def __init__(self, *, first: int = 100_000_000, chance: random.Random | None = None) -> None:
        self.waiting: list[Waiting] = []
        self.allowed: list[str] = []
        self.webhook = ""
        self.polled = 0
        self._next = first
        self._last_at = 0
        self._chance = chance or random.Random(1)
        self._more = asyncio.Event()
        self._poll: asyncio.Future[str] | None = None

    def number(self, content: JSON, now: int) -> JSON:
        """The update that carries this; not yet in the queue."""
        if self._last_at and now - self._last_at >= WEEK:
            self.restart()
        self._last_at = now
        update = {"update_id": self._next, **content}
        self._next += 1
        return update

    def restart(self) -> None:
        """The next number is any other (https://core.telegram.org/bots/api#update)."""
        self._next = self._chance.randrange(1, 2**31 - 1)

    def wanted(self, content: JSON) -> bool:
        """Whether the bot asked for this kind."""
        kinds = content.keys() - {"update_id"}
        return bool(kinds & set(self.allowed)) if self.allowed else not kinds & QUIET_BY_DEFAULT

    def put(self, update: JSON, now: int) -> None:
        self.waiting.append(Waiting(update, now))
        self.more()

    def more(self) -> None:
        """Wakes the poller and the webhook."""
        event, self._more = self._more, asyncio.Event()
        event.set()

    async def until_more(self) -> None:
        await self._more.wait()

    def forget(self, now: int) -> None:
        """Drops what is past its time."""
        self.waiting = [one for one in self.waiting if now - one.at < LIVES.get(one.kind, DAY)]

    def confirm(self, offset: int) -> None:
        """Drops what the offset is past; a negative one keeps only so many of the newest."""
        if offset < 0:
            self.waiting = self.waiting[offset:]
        elif offset > 0:
            self.waiting = [one for one in self.waiting if one.id >= offset]

    async def poll(self, params: JSON, clock: Callable[[], int]) -> list[JSON]:
        """getUpdates: what waits, or after `timeout` seconds nothing. What is given is given again until confirmed."""
        check_poll(params)
        no_webhook_is_set(self)
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(
                "terminated by other getUpdates request; make sure that only one bot instance is running"
            )
        mine: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._poll = mine
        self.polled += 1
        if "allowed_updates" in params:
            self.allowed = params["allowed_updates"]
        self.confirm(params.get("offset", 0))
        limit = params.get("limit", 100)
        with suppress(TimeoutError):
            async with asyncio.timeout(params.get("timeout", 0)):
                while not (found := list(self._some(clock(), limit))):
                    await self._more_or(mine)
                    polls_alone(mine)
                return found
        return list(self._some(clock(), limit))

    async def _more_or(self, ended: "asyncio.Future[str]") -> None:
        more = asyncio.ensure_future(self._more.wait())  # of this very moment: what comes before it begins counts
        try:
            await asyncio.wait((more, ended), return_when=asyncio.FIRST_COMPLETED)
        finally:
            more.cancel()

    def conflict(self, why: str) -> None:
        """Ends the poll under way."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(why)

    def _some(self, now: int, limit: int) -> Iterator[JSON]:
        self.forget(now)
        return (one.update for one in self.waiting[:limit])


@rule
def check_poll(params: JSON) -> None:
    """api#getupdates: 1-100 updates at a time, and a timeout that is not negative."""
    if not 1 <= params.get("limit", 100) <= 100:
        raise Refused("limit must be between 1 and 100")
    if params.get("timeout", 0) < 0:
        raise Refused("timeout must not be negative")


@rule
def no_webhook_is_set(updates: Updates) -> None:
    """api#getupdates: this method will not work if an outgoing webhook is set up."""
    if updates.webhook:
        why = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        raise Refused(why, 409)


@circumstance
def polls_alone(poll: "asyncio.Future[str]") -> None:
    """faq#how-do-i-get-updates: getUpdates from one place at a time; the older of two polls ends with 409."""
    if poll.done():
        raise Refused(poll.result(), 409)
