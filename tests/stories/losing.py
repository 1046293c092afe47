"""Connections that drop while a message is written: before the platform read it, or after it did."""

from collections.abc import Callable
from contextlib import suppress
from typing import Literal, TypeAlias

from bot.adapters.adapter import Adapter, Lost, Unreachable
from conversations.screens import Message

Drop: TypeAlias = Literal["", "unread", "unanswered"]
"""What the first writing of a message meets; nothing, if it is empty."""


def never() -> Drop:
    """No connection drops."""
    return ""


async def write(adapter: Adapter, message: Message, drop: Drop, loses: Callable[[bool], None]) -> str:
    """Writes a message and gives its id; when no answer comes back, writes it once more.

    `loses` has the platform drop the next connection, after it heard it or not.
    """
    if drop:
        loses(drop == "unanswered")
        with suppress(Lost, Unreachable):
            await adapter.deliver(message)
            raise AssertionError("nothing was lost")
    return await adapter.deliver(message)
