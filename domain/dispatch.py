"""Whom to ask now, how many, and when again: decisions that keep a neighbourhood from being pestered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.calendar import after_quiet
from domain.matching import Match, by_rank
from domain.members import Identity, Member
from domain.sheets import DAY, HOUR

YES_RATE = 3
"""One in so many invitations is expected to bring a yes."""
MOST = 12
"""Invitations in one wave, whatever is missing."""
REST = 3 * DAY
"""Nobody is asked so soon after having helped."""
SOON = 48 * HOUR
"""A date this near makes the waves follow each other faster."""
ANSWER = 3 * DAY
"""How long an invitation waits for its answer, at most."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whose offer fits and who may be asked; `awake` is the first instant outside their quiet hours."""

    match: Match
    member: Member
    awake: int


@dataclass(frozen=True, slots=True)
class Wave:
    """Who is asked now, and when to look again; `spent` when nobody is left to ask."""

    asked: tuple[Candidate, ...]
    again: int
    spent: bool


def size(missing: int, waiting: int = 0) -> int:
    """How many more to ask so that as many as are missing may be expected to say yes.

    `waiting` were asked and still have time to answer.
    """
    return max(0, min(MOST, missing * YES_RATE) - waiting)


def reachable(identities: Sequence[Identity]) -> bool:
    """Whether somebody can be written to out of the blue, on any platform."""
    return any(identity.later and not identity.refused for identity in identities)


def willing(member: Member, now: int) -> bool:
    """Whether the member agreed to be written to and is not pausing."""
    return member.agreed("alerts") and member.paused_until <= now


def rested(member: Member, *, now: int, sent: int, helped: int) -> bool:
    """Whether one more invitation is no nuisance: `sent` in the last week, `helped` the last time's end."""
    return sent < member.weekly_cap and (not helped or now - helped >= REST)


def awake(member: Member, now: int) -> int:
    """The first instant from now on at which the member may be written to unasked."""
    return after_quiet(now, member.zone, member.quiet_from, member.quiet_to)


def next_wave(now: int, first: int) -> int:
    """When to look again, for a need whose next date begins at `first`."""
    return now + (HOUR if first - now <= SOON else 6 * HOUR)


def expiry(now: int, first: int) -> int:
    """When an invitation sent now is no longer waited for."""
    return min(now + ANSWER, first)


def pick(candidates: Iterable[Candidate], *, room: int, now: int, first: int) -> Wave:
    """The wave to send now: the best who are awake, each person once, `room` of them at most.

    Those in their quiet hours are left for the moment they end, when the others are too few.
    """
    people: dict[str, Candidate] = {}
    for candidate in sorted(candidates, key=lambda one: by_rank(one.match, one.member)):
        people.setdefault(candidate.member.id, candidate)
    asked = tuple(candidate for candidate in people.values() if candidate.awake <= now)[:room]
    asleep = [candidate.awake for candidate in people.values() if candidate.awake > now]
    again = next_wave(now, first)
    if len(asked) < room and asleep:
        again = min(again, *asleep)
    return Wave(asked, again, spent=not people)
