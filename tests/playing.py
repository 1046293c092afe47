"""What the local servers that play a platform share: what was asked of them, what goes wrong on purpose, waiting."""

import asyncio
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Literal, Protocol, TypeVar

from starlette.responses import Response

from tests.patience import PATIENCE
from tests.rulebook import Rulebook
from tests.serving import Dropped


def milliseconds() -> int:
    """UTC."""
    return time.time_ns() // 1_000_000


@dataclass(frozen=True)
class Asked:
    """One request as it came and was answered. `broke` is the rule that refused it."""

    method: str
    params: dict[str, Any]
    status: int
    result: Any
    broke: str = ""
    workspace: str = ""
    """Slack's, as the door writes it: enterprise and team with a dot between."""


@dataclass
class Fault:
    """Something that goes wrong with a method, so many times."""

    what: Literal["status", "lost", "unheard", "error"]
    times: int
    status: int = 0
    after: int = 0
    error: str = ""


class Changing:
    """A world that wakes whoever waits for something in it to be so."""

    def __init__(self) -> None:
        self._changed = asyncio.Event()

    def changed(self) -> None:
        """Wakes whoever waits for something to be so."""
        event, self._changed = self._changed, asyncio.Event()
        event.set()

    async def change(self) -> None:
        """Until anything changes."""
        await self._changed.wait()


class Playing(ABC):
    """A server that plays a platform, whose rules are `rules`."""

    rules: Rulebook

    def __init__(self, world: Changing) -> None:
        self._world = world
        self.requests: list[Asked] = []
        self.expected: set[str] = set()
        """Rules that a test breaks on purpose."""
        self.latency = 0.0
        """Seconds that each answer takes longer."""
        self._faults: dict[str, list[Fault]] = {}

    def loses(self, method: str, times: int = 1, *, heard: bool = True) -> None:
        """The connection drops: after the call was carried out, or (`heard` False) before it was read."""
        self.plant(method, Fault("lost" if heard else "unheard", times))

    def plant(self, method: str, fault: Fault) -> None:
        """What goes wrong with the next calls of a method, or of all whose names begin so."""
        self._faults.setdefault(method, []).append(fault)

    def fault(self, method: str, *whats: str) -> Response | None:
        """The answer of the next fault of these kinds that is planted for the method."""
        for fault in (fault for name, faults in self._faults.items() if method.startswith(name) for fault in faults):
            if fault.what in whats and fault.times:
                fault.times -= 1
                return Dropped() if fault.what in {"lost", "unheard"} else self.failed(fault)
        return None

    @abstractmethod
    def failed(self, fault: Fault) -> Response:
        """How the platform says that a call failed so."""

    async def until(self, so: Callable[[], object], *, seconds: float = PATIENCE) -> None:
        """Waits until something is so."""
        try:
            async with asyncio.timeout(seconds):
                while not so():
                    await self._world.change()
        except TimeoutError:
            last = [f"{one.method} {one.status} {one.broke}" for one in self.requests[-10:]]
            raise AssertionError(f"it never came to be so; the last requests: {last}") from None

    @property
    def violations(self) -> list[Asked]:
        """Every refused request, with the rule it broke."""
        return [one for one in self.requests if one.broke]

    @property
    def unexpected(self) -> list[Asked]:
        """The violations that are the program's own fault, but those a test expected."""
        return [
            one for one in self.violations if not self.rules[one.broke].circumstance and one.broke not in self.expected
        ]

    def calls(self, method: str) -> list[Asked]:
        """The requests of one method."""
        return [one for one in self.requests if one.method == method]


class Message(Protocol):
    """One message, as somebody sees it."""

    @property
    def mine(self) -> bool: ...


M = TypeVar("M", bound=Message)


class Hearing(ABC, Generic[M]):
    """Who sees a chat."""

    @property
    @abstractmethod
    def sees(self) -> list[M]:
        """The chat as it now stands, the oldest first."""

    @property
    def heard(self) -> list[M]:
        """What the program wrote there."""
        return [seen for seen in self.sees if not seen.mine]

    @property
    def last(self) -> M:
        """The newest message of the program."""
        assert self.heard, f"{self} has received nothing"
        return self.heard[-1]
