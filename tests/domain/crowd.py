"""Neighbourhoods at random: people with offers, and what is needed, spread over Montreal. The same seed, the same crowd."""

import datetime as dt
from dataclasses import dataclass
from random import Random

from domain.calendar import DAYS, Clock, Window, at, once
from domain.members import Member
from domain.offers import Offer
from domain.pay import VOLUNTEER, Pay, ceiling, fee
from domain.places import FSAS
from domain.projects import Category, Need, NeedKind, Occurrence, Project, Requires, Venue
from domain.sheets import DAY
from domain.skills import SKILLS

ZONE = "America/Toronto"
NOW = at(dt.date(2026, 11, 22), "10:00", ZONE)
MONTREAL = tuple(code for code in FSAS if code.startswith("H"))
NAMED = tuple(skill for skill in SKILLS if skill != "general_help")
KINDS: tuple[NeedKind, ...] = ("skill", "skill", "skill", "time", "time", "goods", "space", "money")
CATEGORIES: tuple[Category, ...] = ("children", "food", "arts", "environment", "other")
THINGS = ("chaises", "tables", "contreplaqué", "peinture", "chairs", "outils de jardin", "")
HOURS: tuple[tuple[Clock, Clock], ...] = (
    ("08:00", "12:00"),
    ("12:00", "17:00"),
    ("17:00", "21:00"),
    ("08:00", "21:00"),
)


@dataclass(frozen=True)
class Lack:
    """A need with its project and its dates."""

    need: Need
    project: Project
    dates: tuple[Occurrence, ...]


class Crowd:
    """Gives people, their offers and needs, one after the other."""

    def __init__(self, seed: int, fsas: tuple[str, ...] = MONTREAL) -> None:
        self.chance = Random(seed)
        self.fsas = fsas

    def member(self, number: int) -> Member:
        chance = self.chance
        return Member(
            id=f"m{number:06}",
            name="Ada",
            fsa=chance.choice(self.fsas),
            age="teen" if chance.random() < 0.1 else "adult",
            language=chance.choice(("fr", "fr", "en")),
            spoken=("ar",) if chance.random() < 0.2 else (),
            consents={"alerts": NOW} if chance.random() < 0.9 else {},
            last_asked=0 if chance.random() < 0.3 else NOW - chance.randrange(60 * DAY),
            blocked=(f"m{chance.randrange(50):06}",) if chance.random() < 0.2 else (),
            blocked_by=(f"m{chance.randrange(50):06}",) if chance.random() < 0.2 else (),
            not_my_kind={chance.choice(CATEGORIES): chance.randint(1, 4)} if chance.random() < 0.1 else {},
        )

    def offer(self, number: int, member: Member) -> Offer:
        chance = self.chance
        kind = chance.choice(KINDS)
        return Offer(
            id=f"o{number:06}",
            member=member.id,
            kind=kind,
            words=chance.choice(THINGS) if kind in ("goods", "space") else "",
            skills=tuple(chance.sample(NAMED, chance.randint(1, 2))) if kind == "skill" else (),
            windows=tuple(self.window() for _ in range(chance.randrange(3))),
            fsa=member.fsa if chance.random() < 0.9 else chance.choice(self.fsas),
            radius_km=chance.randint(1, 12),
            pay=self.pay(fee(chance.choice((15, 30, 60)))) if not member.minor else VOLUNTEER,
            state="open" if chance.random() < 0.95 else "paused",
            until=0 if chance.random() < 0.95 else NOW + chance.randrange(30) * DAY,
            made=NOW - chance.randrange(60) * DAY,
        )

    def lack(self, number: int) -> Lack:
        chance = self.chance
        kind = chance.choice(KINDS)
        project = Project(
            id=f"p{number:06}",
            title="Des jouets",
            category=chance.choice(CATEGORIES),
            venue=Venue(fsa=chance.choice(self.fsas)),
            territory="plateau",
            organizers=(f"m{chance.randrange(50):06}",),
            state="published",
            small=chance.random() < 0.1,
        )
        need = Need(
            id=f"n{number:06}",
            project=project.id,
            kind=kind,
            what=chance.choice(THINGS),
            skills=tuple(chance.sample(NAMED, chance.randint(1, 2))) if kind == "skill" else (),
            count=chance.randint(1, 5),
            pay=self.pay(ceiling(chance.choice((20, 40)))),
            requires=Requires(
                min_age=18 if chance.random() < 0.1 else 14, languages=("fr",) if chance.random() < 0.2 else ()
            ),
            fsa=project.venue.fsa,
            open=True,
        )
        return Lack(need, project, tuple(self.date(need, place) for place in range(chance.choice((1, 1, 1, 2, 4)))))

    def date(self, need: Need, place: int) -> Occurrence:
        day = dt.date(2026, 11, 23) + dt.timedelta(days=self.chance.randrange(21))
        start = self.chance.randint(8, 17)
        return Occurrence(
            id=f"{need.id}d{place}",
            need=need.id,
            project=need.project,
            starts=at(day, f"{start:02}:00", ZONE) if need.for_people else NOW - DAY,
            ends=at(day, f"{start + self.chance.randint(1, 4):02}:00", ZONE),
        )

    def window(self) -> Window:
        start, end = self.chance.choice(HOURS)
        if self.chance.random() < 0.2:
            return once(dt.date(2026, 11, 23) + dt.timedelta(days=self.chance.randrange(21)), start, end)
        days = tuple(self.chance.sample(DAYS, self.chance.randint(1, 4)))
        every = 2 if self.chance.random() < 0.1 else 1
        return Window(weekly=days, every=every, start=start, end=end)

    def pay(self, paid: Pay) -> Pay:
        return paid if self.chance.random() < 0.2 else VOLUNTEER
