"""Telegram's answers to a message, as the outbox understands them: taken, refused, slower, or lost."""

import datetime as dt
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.adapters.adapter import Lost, Moved, Refused, Slower, Unreachable
from conversations.screens import Message

log = logging.getLogger(__name__)

_CHAT = {
    "blocked": "blocked",
    "deactivated": "deactivated",
    "kicked": "kicked",
    "not a member": "kicked",
    "can't initiate": "never wrote",
    "chat not found": "chat not found",
    "user not found": "chat not found",
    "peer_id_invalid": "chat not found",
    "not enough rights": "no rights",
    "have no rights": "no rights",
    "chat_write_forbidden": "no rights",
}
"""What Telegram says of a chat that takes no message, and our code for it (its wording is all that tells)."""

_SETTLED = ("message is not modified", "message to edit not found", "message can't be edited")

_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)


@contextmanager
def answered(message: Message) -> Iterator[None]:
    """Turns Telegram's errors for this message into Refused, Slower, Unreachable, Lost and Moved."""
    try:
        yield
    except RetryAfter as flood:
        after = flood.retry_after
        seconds = after.total_seconds() if isinstance(after, dt.timedelta) else after
        raise Slower(int(seconds * 1000)) from flood
    except ChatMigrated as moved:
        raise Moved(str(moved.new_chat_id)) from moved
    except Forbidden as error:
        raise Refused(_code(error) or "forbidden") from error
    except BadRequest as error:
        code = _code(error)
        if not code:
            log.warning("Telegram refuses message %s: %s", message.id, error.message.partition(":")[0])
        raise Refused(code or "bad request", person=bool(code)) from error
    except NetworkError as error:
        cause = error.__cause__
        answered_or_unsent = not isinstance(cause, httpx.HTTPError) or isinstance(cause, _UNSENT)
        # An edit does no harm twice.
        raise (Unreachable if answered_or_unsent or message.replaces else Lost) from error
    except TelegramError as error:
        # The token is not known any more, or what came back was no answer of Telegram's.
        log.warning("Telegram does not take message %s now: %s", message.id, type(error).__name__)
        raise Unreachable from error


def is_settled(error: BadRequest) -> bool:
    """Whether an edit has nothing left to do: it is so already, or its reader deleted the message."""
    return any(words in error.message.casefold() for words in _SETTLED)


def is_of_a_photo(error: BadRequest) -> bool:
    """Whether words were to be put where a picture stands."""
    return "no text in the message" in error.message.casefold()


def is_unknown_file(error: BadRequest) -> bool:
    """Whether Telegram does not know a file any more by the name that it gave it."""
    said = error.message.casefold()
    return "file identifier" in said or "file_id" in said or "file reference" in said


def _code(error: TelegramError) -> str:
    said = error.message.casefold()
    return next((code for words, code in _CHAT.items() if words in said), "")
