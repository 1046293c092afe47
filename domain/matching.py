"""Whether an offer fits a need, how well, and why: hard filters, then a score that is its reasons added up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from domain.calendar import Span, overlap, union
from domain.invitations import Reason
from domain.members import Member
from domain.offers import Offer
from domain.pay import fits
from domain.places import distance_km
from domain.projects import Need, NeedKind, Occurrence, Project
from domain.reading.words import fold
from domain.sheets import DAY, HOUR
from domain.skills import EVERYDAY, SKILLS, same_family

# What each part of a score weighs at most, in 1024ths. Parts are whole numbers of 1024ths because
# such floats add up exactly, in any order: the score is its reasons, to the last bit.
FIT, OVERLAP, DISTANCE, PAY, REST, NEWCOMER = 416, 208, 144, 48, 128, 80
NEAR_FIT = 256
NO, MOST_NO = 80, 240
"""What each "not my kind of project" takes away, and all of them together."""
RESTED_DAYS = 28


@dataclass(frozen=True, slots=True)
class Match:
    """An offer that fits a need, on these dates; `score` is 0 to 1, the sum of the reasons' parts."""

    need: Need
    occurrences: tuple[Occurrence, ...]
    offer: Offer
    score: float
    reasons: tuple[Reason, ...]


class Matcher(Protocol):
    """Judges one offer against one need: a Match, or None where any rule forbids it.

    `occurrences` are the dates to fill, `asked` how many times the door wrote to the member this
    week, `busy` when they have said yes elsewhere, in order.
    """

    def __call__(
        self,
        need: Need,
        occurrences: Sequence[Occurrence],
        project: Project,
        offer: Offer,
        member: Member,
        *,
        now: int,
        asked: int,
        busy: Sequence[Span],
    ) -> Match | None: ...


def judge(
    need: Need,
    occurrences: Sequence[Occurrence],
    project: Project,
    offer: Offer,
    member: Member,
    *,
    now: int,
    asked: int,
    busy: Sequence[Span],
) -> Match | None:
    """The first matching (see Matcher): every filter must pass, then the parts are weighed."""
    km = distance_km(offer.fsa, need.fsa)
    if km > offer.radius_km or not _agree(need, project, offer, member):
        return None
    possible = [date for date in occurrences if _possible(need, date, offer, now=now, busy=busy)]
    dates = [(date, free) for date in possible if (free := _free(need, date, offer, member.zone))]
    fit = _fit(need, offer)
    if fit is None or not dates:
        return None
    paid = offer.pay.kind == "fee"
    reasons = (
        fit,
        _hours(occurrences, dates, offer),
        _part("distance", DISTANCE * 5 / (5 + km), f"{km:.0f}"),
        _part("within_fee" if paid else "volunteer", PAY / 2 if paid else PAY),
        *_turn(member, now, asked),
        *_learned(member, sort_of(need, project)),
    )
    return Match(need, tuple(date for date, _ in dates), offer, sum(r.part for r in reasons), reasons)


def by_rank(match: Match, member: Member) -> tuple[float, int, str, str]:
    """What to sort by: the best first, among equals the least recently asked, then by id."""
    return -match.score, member.last_asked, match.offer.id, match.need.id


def youngest(need: Need, project: Project, member: Member, paid: bool = False) -> int:
    """The age in years that the rules ask for here when the member has not reached it; 0 when all is well.

    14 to 17: volunteers only, approved projects only, never alone with one adult, so neither in a
    home nor for a small ask. Of an age only its bracket is known, so "15 or more" means an adult.
    """
    if not member.minor:
        return 0
    if paid or need.pay.kind == "fee" or project.small or not project.live or "home" in project.cautions:
        return 18
    return need.requires.min_age if need.requires.min_age > 14 else 0


def sort_of(need: Need, project: Project) -> str:
    """What "not my kind of project" is about: the project's category, else the family of the skill asked."""
    if project.category != "other" or not asked_skills(need):
        return project.category
    return SKILLS[asked_skills(need)[0]].family


def asked_skills(need: Need) -> tuple[str, ...]:
    """The skills that a need truly asks for: general help asks for none."""
    return tuple(skill for skill in need.skills if skill in SKILLS and skill != "general_help")


def for_anybody(need: Need) -> bool:
    """Whether whoever has time can do all of it."""
    return EVERYDAY.issuperset(asked_skills(need))


def kinds_for(need: Need) -> tuple[NeedKind, ...]:
    """The kinds of offers that can fill a need: whoever has the skill, under either name."""
    return ("skill", "time") if need.for_people and asked_skills(need) else (need.kind,)


def _agree(need: Need, project: Project, offer: Offer, member: Member) -> bool:
    """The filters that depend neither on places nor on dates."""
    spoken = {language.casefold() for language in (member.language, *member.spoken)}
    asked = {language.casefold() for language in need.requires.languages}
    return (
        (need.open and project.live and offer.state == "open" and offer.member == member.id)
        and member.id not in project.organizers
        and not youngest(need, project, member, offer.pay.kind == "fee")
        and (not asked or not spoken.isdisjoint(asked))
        and fits(need.pay, offer.pay)
    )


def _fit(need: Need, offer: Offer) -> Reason | None:
    if offer.kind not in kinds_for(need):
        return None
    if asked_skills(need):
        return _skill(need, offer)
    if need.kind in ("time", "money"):
        return _part("hands" if need.kind == "time" else "money", FIT)
    return _thing(need, offer)


def _skill(need: Need, offer: Offer) -> Reason | None:
    asked = asked_skills(need)
    if exact := [skill for skill in asked if skill in offer.skills]:
        return _part("skill_exact", FIT, exact[0])
    related = [has for has in offer.skills if any(same_family(has, skill) for skill in asked)]
    if related:
        return _part("skill_related", NEAR_FIT, related[0])
    return _part("hands", NEAR_FIT) if offer.kind == "time" and for_anybody(need) else None


def _thing(need: Need, offer: Offer) -> Reason | None:
    """What is asked and what is given in plain words (a skill that has no name in the list, too)."""
    wanted, given = _tokens(need.what), _tokens(offer.words)
    if shared := wanted & given:
        return _part("words", FIT, min(shared))
    # A room is a room whatever it is called, but chairs are not plywood.
    if need.kind == "skill" or (wanted and given and need.kind != "space"):
        return None
    return _part(need.kind, NEAR_FIT)


def _tokens(text: str) -> set[str]:
    words = re.findall(r"[a-z]{3,}", fold(text))
    return {word.rstrip("sx") for word in words if word not in _SMALL_WORDS}


_SMALL_WORDS = frozenset(
    {"and", "for", "from", "have", "our", "some", "the", "with", "you", "your"}
    | {"aux", "avec", "dans", "des", "les", "mes", "nos", "notre", "nous", "pour", "que", "sur", "une", "vos", "vous"}
)


def closes(need: Need, date: Occurrence) -> int:
    """The last instant to say yes: people come when it begins, things are looked for until it ends."""
    return date.starts if need.for_people else date.ends


def _possible(need: Need, date: Occurrence, offer: Offer, *, now: int, busy: Sequence[Span]) -> bool:
    """Whether one can still say yes to the date, the offer holds until then, and nobody is taken."""
    over = offer.until and (offer.until <= now or offer.until < date.starts)
    taken = need.for_people and overlap([Span(date.starts, date.ends)], busy)
    return not (date.cancelled or closes(need, date) <= now or over or taken)


def _free(need: Need, date: Occurrence, offer: Offer, zone: str) -> int:
    """How much of the date, in ms, the giver is free; 0 when it is not enough to count.

    People must be free for an hour of it, or half of it when it is short; things at any time.
    """
    whole = date.ends - date.starts
    if not offer.windows:
        return whole
    free = sum(s.length for s in union(offer.windows, zone, date.starts, date.ends, anchor=offer.made))
    if not need.for_people:
        return whole if free else 0
    return free if free >= min(HOUR, whole / 2) else 0


def _hours(asked: Sequence[Occurrence], dates: Sequence[tuple[Occurrence, int]], offer: Offer) -> Reason:
    share = sum(free for _, free in dates) / sum(date.ends - date.starts for date in asked)
    code = "any_time" if not offer.windows else "free" if share == 1 else "free_in_part"
    return _part(code, OVERLAP * share, str(dates[0][0].starts))


def _turn(member: Member, now: int, asked: int) -> list[Reason]:
    if not member.last_asked:
        return [_part("rested", REST), _part("newcomer", NEWCOMER)]
    days = max(0, now - member.last_asked) / DAY
    return [_part("rested", REST * min(days / RESTED_DAYS, 1) / (1 + asked), f"{days:.0f}")]


def _learned(member: Member, sort: str) -> list[Reason]:
    times = member.not_my_kind.get(sort, 0)
    return [_part("not_my_kind", -min(NO * times, MOST_NO), sort)] if times else []


def _part(code: str, weight: float, detail: str = "") -> Reason:
    return Reason(code=code, part=round(weight) / 1024, detail=detail)
