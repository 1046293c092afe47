"""What every platform's adapter promises: it brings what people do, and delivers what they are owed."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeAlias

from conversations.inbound import Inbound
from conversations.limits import Limits
from conversations.screens import Message, Reply

Handle: TypeAlias = Callable[[Inbound], Awaitable[Reply]]
"""Takes one input through its turn. When it returns, the turn is committed and may be acknowledged."""


class Refused(Exception):
    """The platform will never take this message. `reason` is a code, such as "blocked"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Slower(Exception):
    """The platform asks for patience: try again after so many `milliseconds`."""

    def __init__(self, milliseconds: int) -> None:
        super().__init__(f"{milliseconds} ms")
        self.milliseconds = milliseconds


class Adapter(Protocol):
    """One platform's way in and out. `name` is the `platform` of its addresses."""

    @property
    def name(self) -> str: ...

    @property
    def limits(self) -> Limits: ...

    async def run(self, handle: Handle) -> None:
        """Keeps the door open until cancelled; each update is acknowledged only after `handle` returned."""
        ...

    async def deliver(self, message: Message) -> str:
        """Hands a message over and gives the platform's own id for it; raises Refused or Slower."""
        ...
