"""An event loop whose clock jumps to whatever is due next: a year passes in the time its work takes."""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class _Leaps(selectors.DefaultSelector):
    """Waits for nothing: no file is ever awaited here, and time is only counted."""

    passed = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise RuntimeError("everybody waits, and nothing will ever happen again")
        self.passed += max(0.0, timeout)
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """A loop whose `time()` begins at 0 and passes only while everything waits. Threads have no place in it."""

    def __init__(self) -> None:
        self._leaps = _Leaps()
        super().__init__(self._leaps)
        self._clock_resolution = 1e-6  # a year of seconds leaves a float no finer one

    def time(self) -> float:
        return self._leaps.passed


def run_virtually(work: Coroutine[Any, Any, T]) -> T:
    """Runs something to its end in virtual time."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(work)
