"""A change being made to one's own project: which date or need it is about, its new value, whom it touches."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from conversations.cards import zone_of
from conversations.memory import Memory
from conversations.owning import to_come
from conversations.turn import Turn
from conversations.typed import Span
from domain.commitments import CommitmentState
from domain.ground import found
from domain.pay import VOLUNTEER, Pay
from domain.projects import Need, Occurrence, Project, Requires, Venue
from domain.refusals import Unknown

What: TypeAlias = Literal["date", "add", "drop", "place", "count", "pay", "conditions", "words", "cancel"]
EXPECTED: tuple[CommitmentState, ...] = ("held", "quoted", "confirmed")


class Draft(Memory):
    """What changes; the date (one of its occurrences) or the need at hand; the new value, each sort in its field."""

    what: What = "date"
    date: str = ""
    need: str = ""
    spans: tuple[Span, ...] = ()
    count: int = 0
    pay: Pay = VOLUNTEER
    requires: Requires = Requires()
    venue: Venue = Venue(fsa="")
    reason: str = ""
    picture: str = ""
    child: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """One date of a project: what happens in the same hours, whichever needs it is for."""

    span: Span
    occurrences: tuple[Occurrence, ...]
    needs: tuple[Need, ...]

    @property
    def for_people(self) -> bool:
        return any(need.for_people for need in self.needs)


def project_of(turn: Turn[Draft]) -> Project:
    """The project that the flow was opened about."""
    return found(turn.neighbourhood.kept.projects.get(turn.argument.get("project", "")))


def zone(turn: Turn[Draft]) -> str:
    """The zone in which its hours are said."""
    return zone_of(turn.neighbourhood, project_of(turn))


def days(turn: Turn[Draft]) -> list[Day]:
    """The dates that have not begun, in order; those on which people come before days by which things are sought."""
    at: dict[Span, list[tuple[Need, Occurrence]]] = {}
    for need in turn.neighbourhood.kept.needs.of_project(project_of(turn).id):
        for date in to_come(turn.neighbourhood, need):
            at.setdefault((date.starts, date.ends), []).append((need, date))
    every = [
        Day(span, tuple(date for _, date in sorted(both, key=_people_first)), tuple(need for need, _ in both))
        for span, both in at.items()
    ]
    return sorted(every, key=lambda day: (not day.for_people, day.span))


def _people_first(both: tuple[Need, Occurrence]) -> tuple[bool, str]:
    """What cannot be is refused for people first, before anything moved."""
    return not both[0].for_people, both[1].id


def people_days(turn: Turn[Draft]) -> list[Day]:
    """The dates on which people come."""
    return [day for day in days(turn) if day.for_people]


def day_of(turn: Turn[Draft]) -> Day:
    """The date at hand; Unknown when it has begun by now, or is called off."""
    for day in days(turn):
        if any(date.id == turn.data.date for date in day.occurrences):
            return day
    raise Unknown


def needs_of(turn: Turn[Draft]) -> list[Need]:
    """The needs that the change can be about."""
    return turn.neighbourhood.kept.needs.of_project(project_of(turn).id)


def need_of(turn: Turn[Draft]) -> Need:
    """The need at hand."""
    return found(turn.neighbourhood.kept.needs.get(turn.data.need))


def begin(turn: Turn[Draft], what: What) -> bool:
    """Begins a change; whether one must first say which date or need it is about."""
    turn.data = Draft(what=what)
    if what in ("date", "drop"):
        every = days(turn) if what == "date" else people_days(turn)
        turn.data.date = every[0].occurrences[0].id if every else ""
        return len(every) > 1
    if what == "count":
        needs = needs_of(turn)
        turn.data.need = needs[0].id if needs else ""
        return len(needs) > 1
    return False


def touched(turn: Turn[Draft], dates: Iterable[Occurrence], states: Sequence[CommitmentState] = EXPECTED) -> int:
    """How many people have said yes to any of these dates."""
    kept = turn.neighbourhood.kept.commitments
    return len({row.member for date in dates for row in kept.of_occurrence(date.id) if row.state in states})
