"""The files that a door sends with a message."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeAlias


class File(Protocol):
    """A file made for a message."""

    @property
    def name(self) -> str: ...
    @property
    def content(self) -> bytes: ...


Files: TypeAlias = Callable[[str], Awaitable[File | None]]
"""Makes the file that a message's attachment names; None when what it was about is gone."""
