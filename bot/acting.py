"""Acts of whoever runs the door: the neighbourhood's verbs, with everyone concerned told, as in any turn."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TypeVar

from bot.door import milliseconds
from bot.premises import describe, open_executor, read_words, settle_in
from bot.settings import Settings
from conversations import alerts
from conversations.ids import Ids
from conversations.setting import Setting
from conversations.turn import Stage
from domain.members import Member
from domain.neighbourhood import Neighbourhood
from storage.batch import Executor
from storage.unit import Unit

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Act:
    """An act under way: the verbs, the unit of work beneath them, and the stage from which people are written to."""

    neighbourhood: Neighbourhood
    uow: Unit
    stage: Stage


def act(
    uow: Unit, setting: Setting, verb: Callable[[Act], T], *, key: str, now: int, member: Member | None = None
) -> T:
    """Does a verb inside a turn, as the door itself or as a member, and tells those concerned."""
    stage = Stage(uow, setting, Ids(setting.secret, key, now), now=now)
    uow.first_sight(key, "", now)  # the cause of whatever is sent
    neighbourhood = Neighbourhood(uow, now=now, new_id=stage.ids, actor=member, system=member is None)
    value = verb(Act(neighbourhood, uow, stage))
    alerts.spread(stage, neighbourhood)
    return value


class Operator:
    """Whoever types commands, at work on the database, beside a door that may be open meanwhile."""

    def __init__(self, executor: Executor, setting: Setting) -> None:
        self._executor = executor
        self._setting = setting

    def act(self, verb: Callable[[Act], T]) -> T:
        """One act in a turn of its own, committed."""
        key, now = f"operator:{secrets.token_hex(8)}", milliseconds()
        return self._executor.run(lambda uow: act(uow, self._setting, verb, key=key, now=now))


@contextmanager
def operator(settings: Settings) -> Iterator[Operator]:
    """Opens the database, made or brought up to date, for the operator's acts."""
    words = read_words()
    executor = open_executor(settings)
    with closing(executor.connection):
        setting = describe(settings, words)
        executor.run(lambda uow: settle_in(uow, milliseconds()))
        yield Operator(executor, setting)
