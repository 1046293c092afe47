"""One conversation by many people: a project proposed, question by question, from the command to the end.

The first pass walks it with the real engine and notes two things: what each person sends, tokens
included (they follow from the key and the instant, so they are the same in every later pass), and
every statement of every turn.
"""

import datetime as dt
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from conversations.engine import Engine
from conversations.flows import FLOWS
from conversations.inbound import Address, Inbound, Input, Open, Press, Text
from conversations.limits import BARE
from conversations.setting import Setting
from conversations.words import speaking
from domain import calendar
from domain.neighbourhood import Neighbourhood
from domain.pilot import PILOT
from locales import catalogs
from storage.sqlite import open_sync
from storage.unit import Unit

NOW = calendar.at(dt.date(2026, 11, 23), "10:00", "America/Toronto")
Statement: TypeAlias = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Turn:
    """One thing that comes in, at its instant."""

    inbound: Inbound
    now: int
    order: int


@dataclass
class Workload:
    """Turns in the order they come (everybody's first, then everybody's second, …), with their statements."""

    turns: list[Turn] = field(default_factory=list)
    statements: list[list[Statement]] = field(default_factory=list)


def engine() -> Engine:
    """The door's own engine."""
    return Engine(
        FLOWS, Setting(words=speaking(catalogs()), limits=lambda _: BARE, secret=b"bench", operator="la Caisse")
    )


def settle(uow: Unit, people: range) -> None:
    """The pilot's territories, open, and members who live there."""
    for territory in PILOT:
        uow.territories.put(territory.but(state="open"))
    settle_people(uow, people)


def settle_people(uow: Unit, people: range) -> None:
    """Members who live in Villeray."""
    for n in people:
        person = address(n)
        ids = iter(range(1_000_000))
        neighbourhood = Neighbourhood(uow, now=NOW, new_id=lambda n=n, ids=ids: f"{n:013d}{next(ids):013d}")  # type: ignore[misc]
        identity = f"{person.platform}|{person.workspace}|{person.user}"
        member = neighbourhood.join(identity, str(person), name="Ada", language="fr", age="adult", later=True)
        neighbourhood.actor = member
        neighbourhood.adjust(fsa="H2R")


def address(n: int) -> Address:
    return Address("telegram", "1", str(n), "", str(n))


class Noting(sqlite3.Connection):
    """A connection that notes what it is asked."""

    noted: list[Statement] | None = None

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        if self.noted is not None:
            self.noted.append((sql, dict(parameters)))
        return super().execute(sql, parameters)


def record(people: int, answers: Mapping[str, str], first: int = 0) -> Workload:
    """Walks the conversation once for each person, in memory, and notes it."""
    executor = open_sync(":memory:", synchronous="OFF", factory=Noting)
    connection = executor.connection
    assert isinstance(connection, Noting)
    crowd = range(first, first + people)
    executor.alone(lambda uow: settle(uow, crowd))
    door = engine()
    load = Workload()
    order, step = 0, 0
    waiting: dict[int, Input] = {n: Open("/propose") for n in crowd}
    while waiting:
        step += 1
        for n, what in list(waiting.items()):
            order = (order + 1) % 4096
            inbound = Inbound(f"telegram:1:{step}:{n}", address(n), "fr", NOW + step, what)
            turn = Turn(inbound, NOW + step, order)
            noted: list[Statement] = []
            connection.noted = noted
            outcome = executor.alone(lambda uow, turn=turn: door.run(uow, turn.inbound, now=turn.now, order=turn.order))  # type: ignore[misc]
            connection.noted = None
            if outcome.error is not None:
                raise outcome.error
            load.turns.append(turn)
            load.statements.append([(sql, v) for sql, v in noted if sql not in ("BEGIN IMMEDIATE", "COMMIT")])
            following = _next(executor.unit, n, answers)
            if following is None:
                del waiting[n]
            else:
                waiting[n] = following
    connection.close()
    return load


def _next(uow: Unit, n: int, answers: Mapping[str, str]) -> Input | None:
    state = uow.state_of(address(n))
    if state == "menu":
        return None
    answer = answers[state]
    if not answer.startswith("#"):
        return Text(answer.format(n=n))
    shown = uow.load(address(n)).conversation
    assert shown is not None
    assert shown.screen is not None
    return Press(f"a{shown.screen.nonce}-{answer[1:]}")
