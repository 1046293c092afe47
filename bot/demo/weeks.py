"""Weeks that pass before the demo begins: acts at their hour, timers when they are due, everything delivered."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from bot.acting import Act, act
from bot.agenda import REFRESH, Agenda, come_due
from conversations.setting import Setting
from domain.ground import found
from domain.members import Member
from storage.happenings import Timer
from storage.unit import Unit

T = TypeVar("T")
SLICE = 100


class Weeks(Agenda):
    """A clock that acts move. Each act and each timer is a turn of its own, a millisecond apart at least."""

    def __init__(self, uow: Unit, setting: Setting, *, now: int) -> None:
        super().__init__(now=now)
        self.uow = uow
        self._setting = setting
        self._count = 0
        self._stale: dict[str, None] = {}

    @property
    def kept(self) -> Unit:
        return self.uow

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

    def pass_until(self, until: int) -> None:
        """All that was put off and every timer that comes due, in order; cards are put right once, at the end."""
        super().pass_until(until)
        for subject in self._stale:
            self.uow.timers.set(REFRESH, subject, self.now)
        self._stale.clear()
        while late := self.uow.timers.due(self.now, SLICE):
            for timer in late:
                self._come_due(timer)

    def elapse(self, timer: Timer) -> None:
        if timer.kind == REFRESH:
            self.uow.timers.take(timer.kind, timer.subject, timer.due)
            self._stale[timer.subject] = None
        else:
            self._come_due(timer)

    def _come_due(self, timer: Timer) -> None:
        self.now = max(self.now, timer.due)
        self.act("", partial(come_due, timer=timer))

    def _deliver(self) -> None:
        while owed := self.uow.outbox.owed("web", self.now, SLICE):
            for message in owed:
                number = self.uow.mailbox.put(message, self.now)
                self.uow.outbox.sent(message.id, f"m{number}", self.now)
