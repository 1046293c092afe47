"""Who is told of a need, and how: the door's own waves, a message to everyone near, or a list to look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

Name: TypeAlias = Literal["waves", "broadcast", "first-come"]
DISPATCH = frozenset({"plan", "wave", "wave_again", "planned_wave", "welcome"})
"""The timers by which the door asks people."""


@dataclass(frozen=True, slots=True)
class Policy:
    """`waves`: the door's dispatch. `announces`: a message to all near, when a project is published.

    `newest`: the list that people look at has the newest first, and all that fits; else the door's best three.
    """

    name: Name
    waves: bool = False
    announces: bool = False
    newest: bool = False

    @property
    def silent(self) -> frozenset[str]:
        """Timers that never come due."""
        return frozenset() if self.waves else DISPATCH


POLICIES: Sequence[Policy] = (
    Policy("waves", waves=True),
    Policy("broadcast", announces=True),
    Policy("first-come", newest=True),
)


def policy_of(name: str) -> Policy:
    """The policy of that name; KeyError for another."""
    return {policy.name: policy for policy in POLICIES}[name]  # type: ignore[index]
