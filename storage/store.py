"""What either database's store is to the doors."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from storage.unit import Reader, Unit

T = TypeVar("T")


class Store(Protocol):
    """Runs turns, each in one transaction, and readings beside them.

    `shared` tells that other processes may serve the same database; `committed` is told how many turns each
    commit held.
    """

    shared: bool
    committed: Callable[[int], None] | None

    async def run(self, turn: Callable[[Unit], T], *, line: str = "") -> T:
        """Gives the turn's value once it is committed; turns of one `line` go in the order they came."""
        ...

    async def read(self, look: Callable[[Reader], T]) -> T:
        """What a reading finds, on one snapshot."""
        ...

    async def follow(self, heard: Callable[[str], None]) -> None:
        """Tells the address of whatever another process owes or brings, until cancelled; "" when it may be any."""
        ...

    async def scrub(self) -> bool:
        """Leaves nothing of what was erased in the files; False when it has to be tried again."""
        ...

    async def close(self) -> None:
        """Takes no more turns, and ends once those that wait are committed."""
        ...
