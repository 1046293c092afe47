"""The one score: whether what is given fits what is asked, how well, and which parts that is made of.

It judges plain facts, so that a need of the database and a line of a file are judged alike
(domain/matching.py, domain/shelving.py). Distances are kilometres, instants ms UTC.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from domain import blocks, weights
from domain.calendar import Span, Window, length, opens, overlap
from domain.pay import Pay, fits
from domain.places import kilometres
from domain.projects import PEOPLE, NeedKind
from domain.reading.words import fold
from domain.sheets import DAY, HOUR
from domain.skills import EVERYDAY, RELATED, SKILLS, family

NOBODY: frozenset[str] = frozenset()
YOUNGEST, ADULT = 14, 18
"""In years: who may use the door at all, and who may be paid, or enter a home (product.md, rule 8)."""
Part = tuple[str, int, str]
"""A part of a score: its code, its 1024ths, and what is needed to word it."""


class Hours:
    """When somebody is free: windows of wall-clock time in a zone, none for any time.

    `anchor` (ms) lies in a week that counts for windows of every second week. Two are equal only if
    they are the same one, so that what was worked out for one is quickly found again.
    """

    __slots__ = ("_blocks", "anchor", "windows", "zone")

    def __init__(self, windows: tuple[Window, ...], zone: str, anchor: int = 0) -> None:
        self.windows, self.zone, self.anchor = windows, zone, anchor
        self._blocks = 0

    @property
    def blocks(self) -> int:
        """The blocks of the week in which they may be free (domain/blocks.py); all, where they live by another zone."""
        if not self._blocks:
            self._blocks = blocks.offered(self.windows) if self.zone == blocks.TORONTO else blocks.ANY_TIME
        return self._blocks


class Date(NamedTuple):
    """One date of a need to which one can still say yes; its place among the dates that are asked for."""

    place: int
    start: int
    end: int

    @property
    def blocks(self) -> int:
        return blocks.asked(self.start, self.end, blocks.TORONTO)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a need asks, on these dates, read once and held against many offers.

    `words` are those of a thing, as they are compared, each with how it is written. `length` is that of all
    dates that count, in ms; 0 when none is named. `adults` when nobody under 18 may come; `hosts` organize it, and are
    not matched with it.
    """

    kind: NeedKind
    skills: tuple[str, ...]
    words: Mapping[str, str]
    dates: tuple[Date, ...]
    length: int
    pay: Pay
    lat: float
    lon: float
    now: int
    min_age: int = YOUNGEST
    adults: bool = False
    languages: frozenset[str] = NOBODY
    sort: str = ""
    hosts: frozenset[str] = NOBODY
    _free: dict[Hours, tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def for_people(self) -> bool:
        return self.kind in PEOPLE

    @property
    def for_anybody(self) -> bool:
        """Whether whoever has time can do all of it."""
        return EVERYDAY.issuperset(self.skills)

    @property
    def kinds(self) -> tuple[NeedKind, ...]:
        """The kinds of offers that can fill it: whoever has the skill, under either name."""
        return ("skill", "time") if self.for_people and self.skills else (self.kind,)

    def free(self, hours: Hours) -> tuple[int, ...]:
        """How long, in ms, somebody with these hours is free on each of the dates; 0 where it does not count.

        People must be free for an hour of it, or half of it when it is short; things at any time.
        """
        if not hours.windows:
            return tuple(date.end - date.start for date in self.dates)
        known = self._free.get(hours)
        if known is None:
            bits, people = hours.blocks, self.for_people
            known = self._free[hours] = tuple(
                _free(date, hours, people=people) if bits & date.blocks else 0 for date in self.dates
            )
        return known


class Given(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What somebody gives, and who they are to this matching.

    `last_asked` is 0 for whoever never was; `asked` counts this week's invitations. `came` and
    `missed` count the days they had promised. No `age` is that of an adult. `apart` are those with
    whom they are never to be put.
    """

    offer: str
    member: str
    kind: NeedKind
    skills: tuple[str, ...]
    words: frozenset[str]
    hours: Hours
    lat: float
    lon: float
    radius_km: float
    pay: Pay
    until: int = 0
    age: int | None = None
    languages: frozenset[str] = NOBODY
    last_asked: int = 0
    asked: int = 0
    came: int = 0
    missed: int = 0
    busy: Sequence[Span] = ()
    apart: frozenset[str] = NOBODY
    unlike: Mapping[str, int] = {}
    """How many times they said "not my kind of project", by sort."""


class Weighed(NamedTuple):
    """A pair that fits: its 1024ths, the parts they are the sum of, and the dates it is about."""

    points: int
    parts: tuple[Part, ...]
    dates: tuple[Date, ...]


def weigh(asked: Asked, given: Given) -> Weighed | None:
    """Every filter must pass, then the parts are weighed; None where any rule forbids it."""
    km = kilometres(given.lat, given.lon, asked.lat, asked.lon)
    if not km <= given.radius_km or not may(asked, given):  # an unknown place is not a number, and near to nothing
        return None
    if (fit := _fit(asked, given)) is None:
        return None
    free = asked.free(given.hours)
    dates = [date for date, length in zip(asked.dates, free, strict=True) if length and _possible(asked, given, date)]
    if asked.length and not dates:
        return None
    parts = (
        fit,
        _hours(asked, given, dates, free),
        ("distance", weights.near(km), f"{km:.0f}"),
        _pay(asked, given),
        _word(given),
        _turn(asked, given),
        *_learned(asked, given),
    )
    return Weighed(sum(points for _, points, _ in parts), parts, tuple(dates))


def may(asked: Asked, given: Given) -> bool:
    """The filters that depend neither on skills, places nor dates: people, age, pay, languages."""
    young = given.age is not None and (
        given.age < YOUNGEST
        or given.age < asked.min_age
        or (given.age < ADULT and (asked.adults or asked.pay.kind == "fee"))
    )
    return (
        not young
        and given.member not in asked.hosts
        and given.apart.isdisjoint(asked.hosts)
        and (not asked.languages or not asked.languages.isdisjoint(given.languages))
        and fits(asked.pay, given.pay)
    )


@lru_cache(maxsize=4096)
def tiers(skills: tuple[str, ...]) -> Mapping[str, tuple[str, int]]:
    """Every skill with which one can answer a need for these: the code that says why, and what it weighs."""
    found: dict[str, tuple[str, int]] = {}
    families = {family(skill) for skill in skills}
    found.update((skill, ("skill_broader", weights.BROADER)) for skill in SKILLS if family(skill) in families)
    found.update((near, ("skill_related", weights.RELATED)) for skill in skills for near in RELATED[skill])
    found.update((skill, ("skill_exact", weights.FIT)) for skill in skills)
    return MappingProxyType(found)


def tokens(text: str) -> frozenset[str]:
    """The words of a thing, as two people's words for it are compared."""
    words = re.findall(r"[a-z]{3,}", fold(text)) if text else ()
    return frozenset(word.rstrip("sx") for word in words if word not in _SMALL_WORDS)


def written(text: str) -> Mapping[str, str]:
    """The same words, each with how the text writes it: `{"contreplaque": "contreplaqué"}`."""
    shown = {token: word for word in re.findall(r"[^\W\d_]+", text.lower()) for token in tokens(word)}
    return {token: shown.get(token, token) for token in tokens(text)}


_SMALL_WORDS = frozenset(
    {"and", "for", "from", "have", "our", "some", "the", "with", "you", "your"}
    | {"aux", "avec", "dans", "des", "les", "mes", "nos", "notre", "nous", "pour", "que", "sur", "une", "vos", "vous"}
)


def _fit(asked: Asked, given: Given) -> Part | None:
    if given.kind not in asked.kinds:
        return None
    if asked.skills:
        return _skill(asked, given)
    if asked.kind in ("time", "money"):
        return "hands" if asked.kind == "time" else "money", weights.FIT, ""
    return _thing(asked, given)


def _skill(asked: Asked, given: Given) -> Part | None:
    tier = tiers(asked.skills)
    best: Part | None = None
    if given.kind == "time" and asked.for_anybody:
        best = "hands", weights.RELATED, ""
    for skill in given.skills:
        if skill in tier:
            code, points = tier[skill]
            if best is None or points > best[1]:
                best = code, points, skill
    return best


def _thing(asked: Asked, given: Given) -> Part | None:
    """What is asked and what is given in plain words (a skill that has no name in the list, too)."""
    if shared := given.words.intersection(asked.words):
        return "words", weights.FIT, asked.words[min(shared)]
    # A room is a room whatever it is called, but chairs are not plywood.
    if asked.kind == "skill" or (asked.words and given.words and asked.kind != "space"):
        return None
    return asked.kind, weights.RELATED, ""


def _free(date: Date, hours: Hours, *, people: bool) -> int:
    whole = date.end - date.start
    if not people:
        return whole if opens(hours.windows, hours.zone, date.start, date.end, anchor=hours.anchor) else 0
    free = length(hours.windows, hours.zone, date.start, date.end, anchor=hours.anchor)
    return free if free >= min(HOUR, whole / 2) else 0


def _possible(asked: Asked, given: Given, date: Date) -> bool:
    """Whether the offer holds until then, and nobody is taken."""
    over = given.until and (given.until <= asked.now or given.until < date.start)
    taken = asked.for_people and given.busy and overlap([Span(date.start, date.end)], given.busy)
    return not (over or taken)


def _hours(asked: Asked, given: Given, dates: Sequence[Date], free: Sequence[int]) -> Part:
    if not asked.length:
        return "no_date", weights.OVERLAP, ""
    lengths = dict(zip(asked.dates, free, strict=True))
    share = sum(lengths[date] for date in dates) / asked.length
    code = "free_in_part" if share < 1 else "free" if given.hours.windows else "any_time"
    return code, weights.share(weights.OVERLAP, share), str(dates[0].start)


def _pay(asked: Asked, given: Given) -> Part:
    if given.pay.kind == "fee":
        return "within_fee", weights.FOR_A_FEE, ""
    return "volunteer" if asked.for_people else "given", weights.PAY, ""


def _word(given: Given) -> Part:
    points = weights.kept(given.came, given.missed)
    return ("missed", points, str(given.missed)) if given.missed else ("reliable", points, str(given.came))


def _turn(asked: Asked, given: Given) -> Part:
    points = weights.turn(given.last_asked, asked.now, given.asked)
    if not given.last_asked:
        return "newcomer", points, ""
    days = max(0, asked.now - given.last_asked) / DAY
    often = f"/{given.asked}" if given.asked > 1 else ""
    return "rested", points, f"{days:.0f}{often}"


def _learned(asked: Asked, given: Given) -> list[Part]:
    noes = given.unlike.get(asked.sort, 0) if asked.sort else 0
    return [("not_my_kind", weights.unlike(noes), asked.sort)] if noes else []
