"""A clock that moves from one thing to the next: each act and each due timer is one turn in the store."""

from collections.abc import Callable, Container, Sequence
from functools import partial
from typing import TypeVar

from bot.acting import Act, act
from bot.agenda import REFRESH, Agenda, come_due
from bot.planning import AHEAD, PLAN, plan_at_once
from conversations.screens import Message
from conversations.setting import Setting
from domain.events import Event
from domain.ground import found
from domain.refusals import Refusal
from storage.batch import Executor
from storage.happenings import Timer
from storage.unit import Unit

T = TypeVar("T")
PLATFORM = "telegram"
SLICE = 200


class Days(Agenda):
    """Virtual time, in ms UTC. Turns are those of the door: the same verbs, timers, alerts and tables.

    `heard` is told each message that the door owes somebody, `happened` the events of each turn.
    Timers of the `silent` kinds never come due.
    """

    def __init__(self, executor: Executor, setting: Setting, *, now: int, silent: Container[str] = ()) -> None:
        super().__init__(now=now)
        self.turns = 0
        self.heard: Callable[[Message], None] = lambda _: None
        self.happened: Callable[[Sequence[Event]], None] = lambda _: None
        self._executor = executor
        self._setting = setting
        self._silent = silent

    @property
    def kept(self) -> Unit:
        return self._executor.unit

    def act(self, member: str, verb: Callable[[Act], T]) -> T:
        """Somebody does something now, the door itself with an empty id; a Refusal leaves nothing changed."""
        self.turns += 1
        self.now += 1
        key, events = f"simulated:{self.turns}", list[Event]()

        def turn(uow: Unit) -> T:
            who = found(uow.members.get(member)) if member else None
            return act(uow, self._setting, partial(_noted, verb, events), key=key, now=self.now, member=who)

        value = self._executor.run(turn)
        self.happened(events)
        self._deliver()
        return value

    def tries(self, member: str, verb: Callable[[Act], T]) -> T | None:
        """As `act`; None when it is refused."""
        try:
            return self.act(member, verb)
        except Refusal:
            return None

    def elapse(self, timer: Timer) -> None:
        if timer.kind == REFRESH or timer.kind in self._silent:  # cards that change in place are nobody's message
            self.kept.timers.take(timer.kind, timer.subject, timer.due)
            return
        self.now = max(self.now, timer.due)
        self.act("", _plans if timer.kind == PLAN else partial(come_due, timer=timer))

    def _deliver(self) -> None:
        for message in self.kept.outbox.owed(PLATFORM, self.now, SLICE):
            self.kept.outbox.sent(message.id, message.id, self.now)
            self.heard(message)


def _noted(verb: Callable[[Act], T], events: list[Event], done: Act) -> T:
    value = verb(done)
    events += done.neighbourhood.events
    return value


def _plans(door: Act) -> None:
    plan_at_once(door.uow, door.stage.now)
    door.uow.timers.set(PLAN, "", door.stage.now + AHEAD)
