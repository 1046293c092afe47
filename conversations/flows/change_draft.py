"""A change being made to one's own project: which date or need it is about, its new value, whom it touches."""

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from conversations import coming
from conversations.cards import zone_of
from conversations.coming import Day
from conversations.memory import Memory
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


def project_of(turn: Turn[Draft]) -> Project:
    """The project that the flow was opened about."""
    return found(turn.neighbourhood.kept.projects.get(turn.argument.get("project", "")))


def zone(turn: Turn[Draft]) -> str:
    """The zone in which its hours are said."""
    return zone_of(turn.neighbourhood, project_of(turn))


def days(turn: Turn[Draft]) -> list[Day]:
    """The project's dates that have not begun."""
    return coming.days(turn.neighbourhood, project_of(turn))


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
    if what == "date":
        every = days(turn)
        turn.data.date = every[0].id if every else ""
        return len(every) > 1
    if what == "count":
        needs = needs_of(turn)
        turn.data.need = needs[0].id if needs else ""
        return len(needs) > 1
    return False


def pick(turn: Turn[Draft], id: str) -> None:
    """Notes the date or the need that a choice names: `date_ID`, `need_ID`."""
    sort, _, of = id.partition("_")
    if sort == "need":
        turn.data.need = of
    else:
        turn.data.date = of


def touched(turn: Turn[Draft], dates: Iterable[Occurrence], states: Sequence[CommitmentState] = EXPECTED) -> int:
    """How many people have said yes to any of these dates."""
    kept = turn.neighbourhood.kept.commitments
    return len({row.member for date in dates for row in kept.of_occurrence(date.id) if row.state in states})
