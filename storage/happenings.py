"""The journal of what happened, and the timers of what is still to happen."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from domain.events import Event
from storage.statements import Row, Statements

_EVENT = TypeAdapter(Event)


@dataclass(frozen=True, slots=True)
class Noted:
    """An event as it was noted: its id, and when in ms UTC."""

    id: str
    at: int
    event: Event


@dataclass(frozen=True, slots=True)
class Timer:
    """A timer that is due: ids and codes, and the instant (ms UTC) it was set for."""

    kind: str
    subject: str
    due: int


class Journal:
    """Domain events, in ids and codes only."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def add(self, event: Event, *, id: str, at: int) -> None:
        data = _EVENT.dump_json(event).decode()
        self._db.do("journal_add", id=id, at=at, kind=event.kind, subject=event.subject, actor=event.actor, data=data)

    def after(self, id: str, limit: int) -> list[Noted]:
        """What was noted beyond an id, oldest first; everything with an empty one."""
        return _read(self._db.rows("journal_after", id=id, most=limit))

    def newest(self, limit: int) -> list[Noted]:
        """What was noted last, newest first."""
        return _read(self._db.rows("journal_newest", most=limit))

    def of(self, subject: str, limit: int) -> list[Noted]:
        """What was noted of one subject, newest first."""
        return _read(self._db.rows("journal_of", subject=subject, most=limit))


class Timers:
    """One timer a kind and subject; setting it again moves it."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def set(self, kind: str, subject: str, due: int) -> None:
        self._db.do("timer_set", kind=kind, subject=subject, due=due)

    def drop(self, kind: str, subject: str) -> None:
        self._db.do("timer_drop", kind=kind, subject=subject)

    def when(self, kind: str, subject: str) -> int | None:
        """The instant it is set for, if it is."""
        row = self._db.row("timer_when", kind=kind, subject=subject)
        return row[0] if row else None

    def take(self, kind: str, subject: str, due: int) -> bool:
        """Drops the timer if it is still due then; False when it was moved or dropped."""
        return self._db.do("timer_take", kind=kind, subject=subject, due=due) == 1

    def due(self, now: int, limit: int) -> list[Timer]:
        """Timers whose instant has come, the earliest first."""
        return [Timer(*row) for row in self._db.rows("timers_due", now=now, most=limit)]

    def ahead(self, kind: str, until: int, limit: int) -> list[Timer]:
        """Timers of one kind that are due by then, the earliest first."""
        return [Timer(kind, *row) for row in self._db.rows("timers_ahead", kind=kind, until=until, most=limit)]

    def next(self) -> int | None:
        """When the next timer is due, past ones included; None without any."""
        row = self._db.row("timer_next")
        return row[0] if row else None


def _read(rows: list[Row]) -> list[Noted]:
    return [Noted(id, at, _EVENT.validate_json(data)) for id, at, data in rows]
