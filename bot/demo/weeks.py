"""Weeks that pass before the demo begins: acts at their hour, timers when they are due, everything delivered."""

import heapq
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from bot.acting import Act, act
from conversations import timers
from conversations.inbound import Elapsed
from conversations.setting import Setting
from domain.ground import found
from domain.members import Member
from storage.happenings import Timer
from storage.unit import Unit

T = TypeVar("T")
SLICE = 100
REFRESH = "refresh"


class Weeks:
    """A clock that acts move. Each act and each timer is a turn of its own, a millisecond apart at least.

    `now` is the clock's instant, in ms UTC.
    """

    def __init__(self, uow: Unit, setting: Setting, *, now: int) -> None:
        self.uow = uow
        self.now = now
        self._setting = setting
        self._count = 0
        self._ahead: list[tuple[int, int, Callable[[], object]]] = []

    def act(self, who: str, verb: Callable[[Act], T]) -> T:
        """Somebody does something now: a member by the key of their account, or nobody for the door itself."""
        self._count += 1
        self.now += 1
        member = self.member(who) if who else None
        value = act(self.uow, self._setting, verb, key=f"demo:{self._count}", now=self.now, member=member)
        self._deliver()
        return value

    def member(self, who: str) -> Member:
        """The member behind a key."""
        account = found(self.uow.members.identity(f"web||{who}"))
        return found(self.uow.members.get(account.member))

    def later(self, at: int, do: Callable[[], object]) -> None:
        """Something is done at an instant, or at once when it is past."""
        self._count += 1
        heapq.heappush(self._ahead, (at, self._count, do))

    def pass_until(self, until: int) -> None:
        """All that was put off and every timer that comes due, in order; cards are put right once, at the end."""
        stale: dict[str, None] = {}
        while True:
            due = next(iter(self.uow.timers.due(until, 1)), None)
            if due and due.kind == REFRESH:
                self.uow.timers.take(due.kind, due.subject, due.due)
                stale[due.subject] = None
            elif due and (not self._ahead or due.due <= self._ahead[0][0]):
                self._elapse(due)
            elif self._ahead and self._ahead[0][0] <= until:
                at, _, do = heapq.heappop(self._ahead)
                self.now = max(self.now, at)
                do()
            else:
                break
        self.now = max(self.now, until)
        for subject in stale:
            self.uow.timers.set(REFRESH, subject, self.now)
        while late := self.uow.timers.due(self.now, SLICE):
            for timer in late:
                self._elapse(timer)

    def _elapse(self, timer: Timer) -> None:
        self.now = max(self.now, timer.due)
        self.act("", partial(_elapse, timer=timer))

    def _deliver(self) -> None:
        while owed := self.uow.outbox.owed("web", self.now, SLICE):
            for message in owed:
                number = self.uow.mailbox.put(message, self.now)
                self.uow.outbox.sent(message.id, f"m{number}", self.now)


def _elapse(act: Act, *, timer: Timer) -> None:
    timers.elapse(act.stage, act.neighbourhood, Elapsed(str(timer.due), timer.kind, timer.subject))
