"""A clock that moves from one thing to the next: what was put off, and every timer that comes due."""

import heapq
from abc import ABC, abstractmethod
from collections.abc import Callable

from bot.acting import Act
from conversations import timers
from conversations.inbound import Elapsed
from storage.happenings import Timer
from storage.unit import Unit

REFRESH = "refresh"
"""The kind of the timers by which cards are put right."""


class Agenda(ABC):
    """Virtual time: `now` is its instant, in ms UTC."""

    def __init__(self, *, now: int) -> None:
        self.now = now
        self._put_off = 0
        self._ahead: list[tuple[int, int, Callable[[], object]]] = []

    @property
    @abstractmethod
    def kept(self) -> Unit:
        """What is kept now, to be read between turns."""

    @abstractmethod
    def elapse(self, timer: Timer) -> None:
        """A timer comes due; it is taken."""

    def later(self, at: int, do: Callable[[], object]) -> None:
        """Something is done at an instant, or next when it is past."""
        self._put_off += 1
        heapq.heappush(self._ahead, (at, self._put_off, do))

    def pass_until(self, until: int) -> None:
        """All that was put off and every timer that comes due, in order."""
        while True:
            due = next(iter(self.kept.timers.due(until, 1)), None)
            if due and (not self._ahead or due.due <= self._ahead[0][0]):
                self.elapse(due)
            elif self._ahead and self._ahead[0][0] <= until:
                at, _, do = heapq.heappop(self._ahead)
                self.now = max(self.now, at)
                do()
            else:
                break
        self.now = max(self.now, until)


def come_due(act: Act, *, timer: Timer) -> None:
    """What a timer does, as an act of the door itself."""
    timers.elapse(act.stage, act.neighbourhood, Elapsed(str(timer.due), timer.kind, timer.subject))
