"""Calls to Telegram that have to get through: what keeps the door closed meanwhile, and how long to wait.

Of an error only its kind is told, or what Telegram itself says of a request: the library's own
messages may hold the address of the call, and in that address is the token.
"""

import asyncio
import datetime as dt
import logging
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from telegram.error import BadRequest, Conflict, EndPointNotFound, Forbidden, InvalidToken, RetryAfter, TelegramError

T = TypeVar("T")
NOT_YET = "Telegram has not answered yet"
REFUSED = (
    "Telegram refuses the bot's token; copy the one that @BotFather shows under /mybots, API Token, "
    "to COLLECTIF_TELEGRAM_TOKEN"
)
TAKEN = "another program takes this bot's updates; stop that one, or give this door a bot of its own"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds between attempts: `first`, doubled each time up to `most`; `slowly` where only people can mend it."""

    first: float = 0.5
    most: float = 30.0
    slowly: float = 30.0

    def wait(self, times: int) -> float:
        """After so many vain attempts; never exactly the same, so that many programs don't come back together."""
        return min(self.most, self.first * 2.0 ** min(times, 16)) * random.uniform(0.5, 1.0)  # noqa: S311 - no secret


PATIENCE = Patience()


class Line:
    """The line to Telegram. `closed` is why nothing gets through now; empty while all is well."""

    def __init__(self, patience: Patience = PATIENCE) -> None:
        self.closed = NOT_YET
        self._patience = patience
        self._times = 0

    async def through(self, call: Callable[[], Awaitable[T]]) -> T:
        """What the call gives, tried until Telegram answers it."""
        while True:
            try:
                value = await call()
            except TelegramError as error:
                await self._wait(error)
            else:
                self._clear()
                return value

    async def _wait(self, error: TelegramError) -> None:
        why = explain(error)
        if why != self.closed:
            log.warning("%s", why)
        self.closed = why
        wait = self._patience.wait(self._times)
        self._times += 1
        if isinstance(error, RetryAfter):
            wait = seconds(error)
        elif _is_lasting(error):
            wait = self._patience.slowly
        await asyncio.sleep(wait)

    def _clear(self) -> None:
        if self.closed and self.closed != NOT_YET:
            log.warning("Telegram answers again")
        self.closed, self._times = "", 0


def explain(error: TelegramError) -> str:
    """Why a call failed and what would mend it, in a clause without the token."""
    match error:
        case InvalidToken() | EndPointNotFound():
            return REFUSED
        case Conflict():
            return TAKEN
        case RetryAfter():
            return f"Telegram asks for {seconds(error):.0f} s of patience"
        case BadRequest() | Forbidden():
            return f"Telegram refuses the request ({error.message})"
        case _:
            cause = error.__cause__ or error
            return f"Telegram can't be reached ({type(cause).__name__})"


def seconds(error: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    after = error.retry_after
    return after.total_seconds() if isinstance(after, dt.timedelta) else after


def _is_lasting(error: TelegramError) -> bool:
    """Whether it stays so until somebody does something about it."""
    return isinstance(error, InvalidToken | EndPointNotFound | Conflict | BadRequest | Forbidden)
