"""A turn that is tried and taken back: what it would answer, and what it would change."""

from dataclasses import dataclass
from typing import Any

from conversations.inbound import Inbound, Input
from conversations.screens import Message, Reply
from storage.unit import Unit
from tests.stories.person import Person, shown
from tests.tables import Rows

TALK = {"conversation", "inbox", "outbox", "opener"}
"""Tables that any turn may write: the question itself, and what is owed for it."""


class _TakenBack(Exception):
    """The turn was only tried."""


@dataclass(frozen=True)
class Tried:
    """What a turn would do: its reply, what it would send to the sender, the state it would leave.

    `accepted` is whether the state took it as an answer and went on; `changed` are the tables of the
    neighbourhood that it would write, known only beside what was kept before.
    """

    reply: Reply
    messages: tuple[Message, ...]
    state: str
    accepted: bool
    changed: tuple[str, ...]

    @property
    def answered(self) -> bool:
        return bool(self.messages or self.reply.notice or self.reply.errors or self.reply.form)

    @property
    def text(self) -> str:
        """All that the sender would read."""
        told = [shown(message.screen) for message in self.messages]
        return "\n".join([*told, self.reply.notice, *self.reply.errors.values()])


def kept(person: Person) -> Rows:
    """What is kept of the neighbourhood; the same after any number of turns that are only tried."""
    return person.town.ground.rows(but=TALK)


def tried(person: Person, what: Input, *, before: Rows | None = None) -> Tried:
    """What the turn would do; beside what was `kept` before, which tables of the neighbourhood it would change."""
    town = person.town
    town.keys += 1
    inbound = Inbound(f"tried:{town.keys}", person.address, town.manner.language, town.now, what)
    found: list[Tried] = []
    walked, town.walked = town.walked, set()

    def turn(uow: Unit) -> None:
        owed = {message.id for message in uow.outbox.owed_to(person.address, town.now)}
        reply = town.engine.run(uow, inbound, now=town.now)
        sent = tuple(m for m in uow.outbox.owed_to(person.address, town.now) if m.id not in owed)
        changed = () if before is None else _changed(person, before)
        found.append(Tried(reply, sent, uow.state_of(person.address), bool(town.walked), changed))
        raise _TakenBack

    try:
        town.run(turn)
    except _TakenBack:
        return found[0]
    finally:
        town.walked = walked
    raise AssertionError("a turn that is tried raises")


def _changed(person: Person, before: Rows) -> tuple[str, ...]:
    return tuple(table for table, rows in kept(person).items() if _differ(before[table], rows))


def _differ(before: list[tuple[Any, ...]], after: list[tuple[Any, ...]]) -> bool:
    """Whether the rows are others, in whatever order."""
    return before != after and sorted(before, key=repr) != sorted(after, key=repr)
