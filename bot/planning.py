"""Needs that would ask the same people soon are planned together: worked out beside the turns, noted in slices."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Protocol, TypeVar

from bot.upkeep import HOUR, Chore, Units, settle
from domain.neighbourhood import Neighbourhood
from domain.planning import Round, plan
from storage.happenings import Timer
from storage.unit import Reader, Unit

T = TypeVar("T")
PLAN = "plan"
AHEAD = HOUR
"""How far it looks, and how often (ms)."""
MOST = 200
"""Waves of one plan, the earliest."""
SLICE = 50
"""Waves noted in one turn."""


class Readable(Units, Protocol):
    """A store that is read beside its turns."""

    async def read(self, look: Callable[[Reader], T]) -> T: ...


class Planner:
    """The chore that looks ahead. What it notes are timers, each with a need and whom its wave may ask.

    They come due with the waves themselves, as turns like any other, and are nothing once a wave was moved.
    """

    def __init__(self, store: Readable, *, clock: Callable[[], int]) -> None:
        self._store = store
        self._clock = clock
        self.chores: Mapping[str, Chore] = {PLAN: self.plan}

    async def plan(self, timer: Timer) -> None:
        """Plans the waves of the hour to come; again when it is over."""
        now = self._clock()
        waves = await self._store.read(partial(coming, now=now))
        rounds = [await self._store.read(partial(look, need=wave.subject, now=now)) for wave in waves]
        # As a reading, though it reads nothing: it may take half a second, and the loop has others to serve.
        planned = await self._store.read(lambda _: among(waves, rounds))
        for start in range(0, len(planned), SLICE):
            await self._store.run(partial(note, planned=planned[start : start + SLICE]))
        await settle(self._store, timer, now + AHEAD)


def coming(kept: Reader, now: int) -> list[Timer]:
    """The waves of the hour to come."""
    return kept.timers.ahead("wave", now + AHEAD, MOST)


def look(kept: Reader, need: str, now: int) -> Round | None:
    """Whom one of them could ask."""
    return Neighbourhood(kept, now=now, new_id=str, system=True).next_round(need)


def among(waves: Iterable[Timer], rounds: Iterable[Round | None]) -> list[Timer]:
    """The waves that compete, as timers that say whom each may ask."""
    due = {wave.subject: wave.due for wave in waves}
    planned = plan([one for one in rounds if one])
    return [Timer("planned_wave", " ".join((need, *members)), due[need]) for need, members in planned.items()]


def note(uow: Unit, planned: Sequence[Timer]) -> None:
    """Sets the timers of a plan."""
    for wave in planned:
        uow.timers.set(wave.kind, wave.subject, wave.due)


def plan_at_once(uow: Unit, now: int) -> None:
    """As the planner does, in one turn: for a made-up clock, behind which nobody waits."""
    waves = coming(uow, now)
    note(uow, among(waves, [look(uow, wave.subject, now) for wave in waves]))
