"""The figures of the scorecard."""

from collections.abc import Mapping
from dataclasses import dataclass

from storage.outbox import Depth, Outbox
from storage.statements import Statements

COUNTED = (
    "members",
    "identities",
    "partners",
    "conversations",
    "projects",
    "needs",
    "offers",
    "invitations",
    "commitments",
    "pledges",
    "reports",
    "messages",
    "timers",
    "failures",
)


@dataclass(frozen=True, slots=True)
class Stats:
    """How many there are of what, by state, kind or cause ("all" where there is no such thing).

    `needs` are the open ones. `asked` and `taken` are places in published projects' dates; `waiting`
    is what is still to be sent, by lane.
    """

    counts: Mapping[str, Mapping[str, int]]
    asked: int
    taken: int
    waiting: tuple[Depth, ...]


def stats(statements: Statements) -> Stats:
    """The figures now."""
    asked, taken = statements.row("places_asked") or (0, 0)
    return Stats(
        counts={name: dict(statements.rows(f"count_{name}")) for name in COUNTED},
        asked=asked,
        taken=taken,
        waiting=tuple(Outbox(statements).depth()),
    )
