"""A yes that holds places in one occurrence, from held to done. A pledge is a yes of things, a quote one for a fee."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from domain.pledges import PledgeKind
from domain.record import Record

CommitmentState: TypeAlias = Literal[
    "held", "confirmed", "done", "no_show", "cancelled", "declined", "released", "waitlisted", "quoted"
]
HOLDING: tuple[CommitmentState, ...] = ("held", "confirmed", "done", "no_show")
"""The states that take places."""
ACTIVE: tuple[CommitmentState, ...] = ("held", "confirmed", "waitlisted", "quoted")
"""The states that something can still become of."""
WAITING: tuple[CommitmentState, ...] = ("held", "quoted")
"""The states that wait for somebody's answer, until an instant."""

STEPS: dict[CommitmentState, frozenset[CommitmentState]] = {
    "waitlisted": frozenset({"held", "quoted", "cancelled", "released"}),
    "quoted": frozenset({"confirmed", "declined", "released", "cancelled"}),
    "held": frozenset({"confirmed", "declined", "released", "cancelled"}),
    "confirmed": frozenset({"held", "done", "no_show", "cancelled", "released"}),
    "done": frozenset(),
    "no_show": frozenset({"done"}),
    "cancelled": frozenset(),
    "declined": frozenset(),
    "released": frozenset(),
}


class Commitment(Record, frozen=True):
    """`party` places (or units of goods) in one occurrence, for one member or their partner.

    `yes` groups the commitments made by one yes over several occurrences. `until` is when a held one
    is settled without the organizer (ms UTC); `escalated` once the other organizers were asked, too;
    `declining` while an organizer's no can still be taken back, until then.
    A pledge says of what kind it is, what it is worth in dollars (`value`, 0: not said) and, in its giver's
    words, when it can be had (`times`). While it is `approving` it waits for its partner's owner, and its
    organizers know nothing of it. `offer` is what it takes from its shop's shelf.
    `offered` is a place that came free and is kept, until then, for somebody in line who is asked whether they
    still come; their organizers hear of it once they do.
    `asked_again` is set after a change of date or place, until the person says yes again. `hours` are
    those that the organizer noted.
    One with a `fee`, in dollars a unit of the need's pay, is a quote: it takes no place until an organizer, who
    compares it with the others, accepts it.
    """

    yes: str
    need: str
    project: str
    occurrence: str
    member: str
    partner: str = ""
    party: int = 1
    minors: int = 0
    what: str = ""
    fee: float = 0
    pledge: PledgeKind | Literal[""] = ""
    value: float = 0
    times: str = ""
    approving: bool = False
    offer: str = ""
    offered: bool = False
    state: CommitmentState = "held"
    until: int = 0
    escalated: bool = False
    declining: bool = False
    reason: str = ""
    decided_by: str = ""
    question: str = ""
    reply: str = ""
    asked_again: bool = False
    hours: float = 0
    made: int = 0
    revision: int = 0
    """What a calendar must hear of: 0 until it is first confirmed, then one more each time that it changes."""

    @property
    def awaited(self) -> bool:
        """Whether its organizers are to answer it."""
        return self.state in WAITING and not self.offered and not self.approving


def furthest(rows: Sequence[Commitment]) -> CommitmentState:
    """How far a yes that something can still become of has come on its dates."""
    states = {row.state for row in rows}
    return next(state for state in ("confirmed", "held", "quoted", "waitlisted") if state in states)


def asking(row: Commitment) -> str:
    """The event by which its organizers hear of a yes that waits for them."""
    return "quote_made" if row.state == "quoted" else "commitment_held"
