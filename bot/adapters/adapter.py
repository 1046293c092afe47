"""What every platform's adapter promises: it brings what people do, and delivers what they are owed."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeAlias

from bot.pacing import Pace
from conversations.inbound import Inbound
from conversations.limits import Limits
from conversations.screens import Message, Reply

Handle: TypeAlias = Callable[[Inbound], Awaitable[Reply]]
"""Takes one input through its turn. When it returns, the turn is committed and may be acknowledged."""


class Refused(Exception):
    """The platform will never take this message. `reason` is a code, such as "blocked".

    `person` says that nothing can be sent there at all (blocked, deactivated, chat not found, removed
    from the group); without it the message itself was at fault, and others may still go there.
    """

    def __init__(self, reason: str, *, person: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.person = person


class Slower(Exception):
    """The platform asks for patience: try again after so many `milliseconds`.

    Not `asked`, it was never called: by our own count it would have refused.
    """

    def __init__(self, milliseconds: int, *, asked: bool = True) -> None:
        super().__init__(f"{milliseconds} ms")
        self.milliseconds = milliseconds
        self.asked = asked


class Unreachable(Exception):
    """The platform surely did not take it: no connection, or it said that it can't now (5xx)."""


class Lost(Exception):
    """It may have been taken: the request went out, and no answer came back. It may be sent once more."""


class Moved(Exception):
    """The chat has another id by now: a group became a supergroup."""

    def __init__(self, chat: str) -> None:
        super().__init__(chat)
        self.chat = chat


class Adapter(Protocol):
    """One platform's way in and out. `name` is the `platform` of its addresses."""

    @property
    def name(self) -> str: ...

    @property
    def limits(self) -> Limits: ...

    @property
    def pace(self) -> Pace | None:
        """How fast it may be written to; None where delivering a message again changes nothing."""
        ...

    @property
    def closed(self) -> str:
        """Why nothing comes in by this door now, with what would mend it; empty while it is open."""
        ...

    async def run(self, handle: Handle) -> None:
        """Keeps the door open until cancelled; each update is acknowledged only after `handle` returned."""
        ...

    async def deliver(self, message: Message) -> str:
        """Hands a message over and gives the platform's own id for it.

        Raises Refused, Slower, Unreachable, Lost or Moved. Anything else is a bug, and the message is
        refused for it.
        """
        ...
