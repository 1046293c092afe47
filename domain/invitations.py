"""A match put to a person, and what they answered."""

from typing import Literal, TypeAlias

from domain.record import Record, Value

Cause: TypeAlias = Literal["wave", "newcomer", "browse"]
"""A wave, the promise to newcomers, or the member who found the need without being asked."""
UNASKED: frozenset[Cause] = frozenset({"wave", "newcomer"})
"""Those that the door sent of its own accord: they count for the weekly cap."""
InvitationState: TypeAlias = Literal["sent", "yes", "not_this_time", "not_my_kind", "expired"]


class Reason(Value, frozen=True):
    """One part of a score, with what is needed to word it. `part` is its share of the score."""

    code: str
    part: float = 0.0
    detail: str = ""


class Invitation(Record, frozen=True):
    """Who was asked for what, why, and what came of it.

    `question` and `reply` are the one question and one answer that go through the door before any
    yes; they hold no place.
    """

    need: str
    project: str
    member: str
    occurrences: tuple[str, ...] = ()
    offer: str = ""
    partner: str = ""
    score: float = 0.0
    reasons: tuple[Reason, ...] = ()
    cause: Cause = "wave"
    state: InvitationState = "sent"
    sent: int = 0
    answered: int = 0
    question: str = ""
    reply: str = ""
