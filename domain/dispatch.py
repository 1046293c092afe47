"""Whom to ask now, how many, and when again: decisions that keep a neighbourhood from being pestered."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from domain.calendar import after_quiet, after_waking
from domain.matching import Match
from domain.members import Identity, Member
from domain.sheets import DAY, HOUR

YES_RATE = 1 / 3
"""How likely somebody is expected to say yes of whom nothing is known yet."""
KNOWN_AFTER = 3
"""Answers of somebody's own that count as much as that expectation."""
MOST = 12
"""Invitations in one wave, whatever is missing."""
SPARE = 0.05
"""So little of a yes is not worth another invitation."""
REST = 3 * DAY
"""Nobody is asked so soon after having helped."""
PACES = ((6 * HOUR, HOUR // 3), (48 * HOUR, HOUR))
"""With so little time left until the date, the next wave follows so soon: urgent needs widen sooner."""
PACE = 6 * HOUR
"""How long a wave has before the next one otherwise follows."""
FROM_SIX = "06:00"
"""Same-day news of one's own commitment goes out from then (product.md, rule 5)."""
KEPT, KEPT_LATE = 4 * HOUR, HOUR // 3
"""How long a place that came free is kept for the next in line; and how long in the last day before it begins."""
FORTNIGHT = 14 * DAY
"""Within so long something is proposed to every newcomer for whom a fitting need exists (product.md, rule 6)."""
LOOK, LAST_LOOKS = DAY, 4 * HOUR
"""How often that is looked for, and how often on the last day."""
ANSWER = 3 * DAY
"""How long an invitation waits for its answer, at most."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whose offer fits and who may be asked.

    `awake` is the first instant outside their quiet hours, `rate` how likely they are to say yes.
    """

    match: Match
    member: Member
    awake: int
    rate: float = YES_RATE


@dataclass(frozen=True, slots=True)
class Wave:
    """Who is asked now, and when to look again; `spent` when nobody is left to ask."""

    asked: tuple[Candidate, ...]
    again: int
    spent: bool


def asks(missing: float) -> int:
    """How many people one wave asks, so that as many yeses may be expected as are missing."""
    return min(MOST, ceil(missing / YES_RATE)) if missing > SPARE else 0


def yes_rate(yeses: int, answers: int) -> float:
    """How likely somebody is to say yes who did so often, of so many invitations that were settled.

    It begins at YES_RATE and is learned from what they answer, silence included.
    """
    return (yeses + YES_RATE * KNOWN_AFTER) / (answers + KNOWN_AFTER)


def reachable(identities: Sequence[Identity]) -> bool:
    """Whether somebody can be written to out of the blue, on any platform."""
    return any(identity.later and not identity.refused for identity in identities)


def willing(member: Member, now: int) -> bool:
    """Whether the member agreed to be written to and is not pausing."""
    return member.agreed("alerts") and member.paused_until <= now


def pestered(member: Member, sent: int) -> bool:
    """Whether the door wrote to the member in the last week, `sent` times, as often as they want."""
    return sent >= member.weekly_cap


def rested(member: Member, *, now: int, sent: int, helped: int) -> bool:
    """Whether one more invitation is no nuisance: `sent` in the last week, `helped` the last time's end."""
    return not pestered(member, sent) and (not helped or now - helped >= REST)


def awake(member: Member, now: int) -> int:
    """The first instant from now on at which the member may be written to unasked."""
    return after_quiet(now, member.zone, member.quiet_from, member.quiet_to)


def quiet_hours(member: Member, *, pressing: bool = False) -> tuple[str, str]:
    """From when to when a member is left alone; equal when never. News that press wait until 6:00 at most."""
    start, end = member.quiet_from, member.quiet_to
    if not pressing:
        return start, end
    # Who sleeps by day hears at once what presses.
    return (start, start) if start <= end and end > FROM_SIX else (start, min(end, FROM_SIX))


def presses(now: int, begins: int) -> bool:
    """Whether news about what begins then can't wait for the usual end of the quiet hours."""
    return begins - now <= DAY


def kept_until(member: Member, now: int, begins: int) -> int:
    """Until when a place that came free is kept for somebody in line, the clock stopped in their quiet hours."""
    late = presses(now, begins)
    until = after_waking(now, KEPT_LATE if late else KEPT, member.zone, *quiet_hours(member, pressing=late))
    return min(until, begins)


def next_wave(now: int, first: int) -> int:
    """When to look again, for a need whose next date begins at `first`."""
    return now + next((pace for left, pace in PACES if first - now <= left), PACE)


def first_look(member: Member, now: int) -> int:
    """When something is first looked for on behalf of somebody who has just offered their help."""
    return awake(member, now + LOOK // 2)


def next_look(now: int, until: int) -> int:
    """When it is looked for again: each day, and every four hours of the last one."""
    last = until - LOOK
    return min(now + LAST_LOOKS, until) if now >= last else min(now + LOOK, last)


def expiry(now: int, first: int) -> int:
    """When an invitation sent now is no longer waited for."""
    return min(now + ANSWER, first)


def pick(
    candidates: Iterable[Candidate], *, missing: float, now: int, first: int, among: Collection[str] | None = None
) -> Wave:
    """The wave to send now: the first who are awake, each person once, until enough yeses may be expected.

    `candidates` come best first. `missing` is how many are, less what those may bring who were asked
    and still have time to answer. Those in their quiet hours are left for the moment they end, when
    the others are too few. With `among`, those members alone are asked, and the rest left for the
    next wave.
    """
    seen: set[str] = set()
    asked: list[Candidate] = []
    asleep: list[int] = []
    for candidate in candidates:
        if missing <= SPARE or len(asked) == MOST:
            break
        if candidate.member.id in seen:
            continue
        seen.add(candidate.member.id)
        if among is not None and candidate.member.id not in among:
            continue
        if candidate.awake > now:
            asleep.append(candidate.awake)
        else:
            asked.append(candidate)
            missing -= candidate.rate
    again = next_wave(now, first)
    if missing > SPARE and len(asked) < MOST:
        again = min(again, *asleep, again)
    return Wave(tuple(asked), again, spent=not seen)
