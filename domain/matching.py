"""Whether an offer fits a need, how well, and why: the neighbourhood's records, judged by the one score (fitting)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from domain import weights
from domain.calendar import Span
from domain.fitting import ADULT, NOBODY, YOUNGEST, Asked, Date, Given, Hours, Weighed, tokens, weigh, written
from domain.invitations import Reason
from domain.members import Member
from domain.offers import Offer
from domain.places import place
from domain.projects import Need, Occurrence, Project
from domain.skills import SKILLS


@dataclass(frozen=True, slots=True)
class Match:
    """An offer that fits a need, on these dates; `score` is 0 to 1, the sum of the reasons' parts."""

    need: Need
    occurrences: tuple[Occurrence, ...]
    offer: Offer
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Giver:
    """Somebody with what they offer, and what is known of them when they are matched.

    `asked` counts the door's invitations of this week, `busy` is when they have said yes elsewhere,
    in order; `came` and `missed` count the days they had promised.
    """

    member: Member
    offers: tuple[Offer, ...] = ()
    asked: int = 0
    busy: Sequence[Span] = ()
    came: int = 0
    missed: int = 0


def judge(
    need: Need, occurrences: Sequence[Occurrence], project: Project, offer: Offer, giver: Giver, *, now: int
) -> Match | None:
    """A Match, or None where any rule forbids it; `occurrences` are the dates to fill."""
    if not need.open or not project.live:
        return None
    return match(need, occurrences, asked_by(need, occurrences, project, now=now), offer, giver)


def match(need: Need, occurrences: Sequence[Occurrence], asked: Asked, offer: Offer, giver: Giver) -> Match | None:
    """As `judge`, of an open need that was read before."""
    if offer.state != "open" or offer.member != giver.member.id:
        return None
    weighed = weigh(asked, given_by(offer, giver))
    return weighed and matched(need, occurrences, offer, weighed)


def matched(need: Need, occurrences: Sequence[Occurrence], offer: Offer, weighed: Weighed) -> Match:
    """What was weighed, as a match."""
    dates = tuple(occurrences[date.place] for date in weighed.dates)
    return Match(need, dates, offer, weighed.points / weights.WHOLE, reasons(weighed))


def asked_by(need: Need, occurrences: Sequence[Occurrence], project: Project, *, now: int) -> Asked:
    """What a need asks on these dates; those that are over or cancelled count, but fit nobody."""
    spot = place(need.fsa)
    return Asked(
        kind=need.kind,
        skills=asked_skills(need),
        words=written(need.what),
        dates=tuple(
            Date(number, date.starts, date.ends)
            for number, date in enumerate(occurrences)
            if not date.cancelled and closes(need, date) > now
        ),
        length=sum(date.ends - date.starts for date in occurrences) or 1,
        pay=need.pay,
        lat=spot.lat if spot else math.nan,
        lon=spot.lon if spot else math.nan,
        now=now,
        min_age=need.requires.min_age,
        adults=_for_adults(project),
        languages=_spoken(need.requires.languages),
        sort=sort_of(need, project),
        hosts=frozenset(project.organizers),
    )


def given_by(offer: Offer, giver: Giver) -> Given:
    """What a member gives with an offer. Of a minor's age only the bracket is known, and so the least taken."""
    spot, member = place(offer.fsa), giver.member
    return Given(
        offer=offer.id,
        member=member.id,
        kind=offer.kind,
        skills=offer.skills,
        words=tokens(offer.words),
        hours=Hours(offer.windows, member.zone, offer.made),
        lat=spot.lat if spot else math.nan,
        lon=spot.lon if spot else math.nan,
        radius_km=offer.radius_km,
        pay=offer.pay,
        until=offer.until,
        age=YOUNGEST if member.minor else None,
        languages=_spoken((member.language, *member.spoken)),
        last_asked=member.last_asked,
        asked=giver.asked,
        came=giver.came,
        missed=giver.missed,
        busy=giver.busy,
        apart=member.apart,
        unlike=member.not_my_kind,
    )


def reasons(weighed: Weighed) -> tuple[Reason, ...]:
    """The parts of a score as what is kept and said of them."""
    return tuple(
        Reason(code=code, part=points / weights.WHOLE, detail=detail) for code, points, detail in weighed.parts
    )


def by_rank(match: Match, member: Member) -> tuple[float, int, str, str]:
    """What to sort by: the best first, among equals the least recently asked, then by id."""
    return -match.score, member.last_asked, match.offer.id, match.need.id


def youngest(need: Need, project: Project, member: Member) -> int:
    """The age in years that the rules ask for here when the member has not reached it; 0 when all is well.

    14 to 17: volunteers only, approved projects only, never alone with one adult, so neither in a
    home nor for a small ask. Of an age only its bracket is known, so "15 or more" means an adult.
    """
    if not member.minor:
        return 0
    if _for_adults(project) or need.pay.kind == "fee":
        return ADULT
    return need.requires.min_age if need.requires.min_age > YOUNGEST else 0


def sort_of(need: Need, project: Project) -> str:
    """What "not my kind of project" is about: the project's category, else the family of the skill asked."""
    if project.category != "other" or not asked_skills(need):
        return project.category
    return SKILLS[asked_skills(need)[0]].family


def asked_skills(need: Need) -> tuple[str, ...]:
    """The skills that a need truly asks for: general help asks for none."""
    return tuple(skill for skill in need.skills if skill in SKILLS and skill != "general_help")


def closes(need: Need, date: Occurrence) -> int:
    """The last instant to say yes: people come when it begins, things are looked for until it ends."""
    return date.starts if need.for_people else date.ends


def _for_adults(project: Project) -> bool:
    return project.small or not project.live or "home" in project.cautions


def _spoken(languages: Sequence[str]) -> frozenset[str]:
    return frozenset(language.casefold() for language in languages) if languages else NOBODY
