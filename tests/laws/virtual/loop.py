"""An event loop whose clock jumps to whatever is due next: a year passes in the time its work takes."""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from contextvars import Context
from heapq import heappush
from itertools import count
from typing import Any, TypeVar, TypeVarTuple

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class _Leaps(selectors.DefaultSelector):
    """Waits for nothing: no file is ever awaited here, and time is only counted."""

    passed = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise RuntimeError("everybody waits, and nothing will ever happen again")
        self.passed += max(0.0, timeout)
        return []


class _Due(asyncio.TimerHandle):
    """Something that is due; of two at one instant, what was asked for first comes first.

    The heap would choose by its shape, which what was cancelled leaves behind: not the same at every run.
    """

    _when: float
    _scheduled: bool

    def __init__(self, number: int, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._number = number

    def __lt__(self, other: "_Due") -> bool:  # type: ignore[override]
        return self._when < other._when or (self._when == other._when and self._number < other._number)


class VirtualLoop(asyncio.SelectorEventLoop):
    """A loop whose `time()` begins at 0 and passes only while everything waits. Threads have no place in it."""

    _scheduled: list[_Due]

    def __init__(self) -> None:
        self._leaps = _Leaps()
        super().__init__(self._leaps)
        self._clock_resolution = 1e-6  # a year of seconds leaves a float no finer one
        self._numbers = count()

    def time(self) -> float:
        return self._leaps.passed

    def call_at(
        self, when: float, callback: Callable[[*Ts], object], *arguments: *Ts, context: Context | None = None
    ) -> asyncio.TimerHandle:
        due = _Due(next(self._numbers), when, callback, arguments, self, context)
        heappush(self._scheduled, due)
        due._scheduled = True
        return due


def run_virtually(work: Coroutine[Any, Any, T]) -> T:
    """Runs something to its end in virtual time."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(work)
