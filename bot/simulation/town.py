"""Who will come and what will be asked in a world, whatever the policy."""

import datetime as dt
import random
from dataclasses import dataclass
from itertools import product

from bot.simulation.chance import MINUTE, Chance
from bot.simulation.parameters import Parameters
from domain.calendar import DAYS, Clock, Day, Window, at, local, weekly
from domain.members import Age
from domain.offering import OfferSheet
from domain.pilot import PILOT
from domain.sheets import DAY, HOUR, NeedSheet, Sheet

ZONE = "America/Toronto"
OPENS = at(dt.date(2027, 3, 1), "09:00", ZONE)
"""A Monday morning; those who are there from the first joined on the Sunday."""
FSAS = tuple(fsa for territory in PILOT for fsa in territory.fsas)
RADII = (2, 3, 3, 5, 8)
SKILLS = (
    "carpentry", "furniture_making", "toy_making", "general_repairs", "furniture_assembly", "painting_walls",
    "gardening", "urban_agriculture", "snow_removal", "cleanup", "cooking", "baking", "food_packing", "tutoring",
    "homework_help", "french_teaching", "translation", "it_support", "digital_literacy", "photography",
    "graphic_design", "writing", "sewing", "music_performance", "sound_engineering", "driving", "moving_help",
    "friendly_visits", "errands", "event_setup", "greeting", "accounting",
)  # fmt: skip
"""What is offered and asked, none of which waits for a moderator."""
BLOCKS: tuple[tuple[Clock, Clock], ...] = (("08:00", "12:00"), ("12:00", "17:00"), ("17:00", "21:00"))
WEEK: tuple[tuple[Day, int], ...] = tuple(one for one in product(DAYS, range(3)) if one not in (("sun", 2), ("sat", 2)))
"""The nineteen blocks in which people are free and things happen: no evenings of the weekend."""
BUSY = (3, 4)
"""What a weekday's evening, and a weekend's block, weigh against a weekday's morning or afternoon."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who comes in at an instant with one offer; `willing` is their own chance of a yes."""

    key: str
    joins: int
    fsa: str
    age: Age
    offer: OfferSheet
    willing: float


@dataclass(frozen=True, slots=True)
class Scheme:
    """A project that somebody will propose at an instant."""

    key: str
    at: int
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Town:
    """A world to be lived in: people by when they join, projects by when they are proposed."""

    people: tuple[Person, ...]
    schemes: tuple[Scheme, ...]
    ends: int


def found_town(world: Parameters, *, people: int, days: int, seed: int) -> Town:
    """The same town for the same figures and seed."""
    chance, ends = Chance(seed), OPENS + days * DAY
    return Town(
        tuple(sorted((_person(world, chance, n, days) for n in range(people)), key=lambda one: one.joins)),
        tuple(_schemes(world, chance, people=people, days=days, ends=ends)),
        ends,
    )


def _person(world: Parameters, chance: Chance, number: int, days: int) -> Person:
    draw = chance.source("person", number)
    founder = draw.random() < world.founders
    joins = round(OPENS - DAY * draw.uniform(0.5, 1) if founder else OPENS + days * DAY * draw.random())
    skills: tuple[str, ...] = ()
    if draw.random() < world.skilled:
        skills = tuple(sorted(draw.sample(SKILLS, draw.choice((1, 1, 2)))))
    free = [block for block in WEEK if draw.random() < world.free] or [draw.choice(WEEK)]
    offer = OfferSheet(
        kind="skill" if skills else "time",
        skills=skills,
        words="" if skills else "Du temps",
        windows=tuple(_window(block, [day for day, other in free if other == block]) for block in _parts(free)),
        radius_km=draw.choice(RADII),
    )
    willing = draw.betavariate(4 * world.willing, 4 * (1 - world.willing))
    age: Age = "teen" if draw.random() < world.teens else "adult"
    return Person(f"p{number}", joins, draw.choice(FSAS), age, offer, willing)


def _parts(free: list[tuple[Day, int]]) -> list[int]:
    return sorted({block for _, block in free})


def _window(block: int, days: list[Day]) -> Window:
    start, end = BLOCKS[block]
    return weekly(*days, start=start, end=end)


def _schemes(world: Parameters, chance: Chance, *, people: int, days: int, ends: int) -> list[Scheme]:
    """Projects one after the other in time until as many places are asked for as there should be."""
    wanted, asked, schemes = world.places * people * days / 30, 0, []
    for number in range(100_000):
        scheme = _scheme(world, chance, number, days)
        dates = scheme.sheet.needs[0].occurrences
        if asked >= wanted:
            break
        if dates[0][0] > scheme.at + 6 * HOUR and dates[-1][1] < ends:
            asked += scheme.sheet.needs[0].count * len(dates)
            schemes.append(scheme)
    return sorted(schemes, key=lambda one: one.at)


def _scheme(world: Parameters, chance: Chance, number: int, days: int) -> Scheme:
    draw = chance.source("scheme", number)
    day = OPENS + int(draw.uniform(0, days)) * DAY
    proposed = at(local(day, ZONE).date(), "08:00", ZONE) + round(draw.uniform(0, 14) * HOUR)
    small = draw.random() < world.small
    lead = world.lead_days * draw.lognormvariate(0, 0.6) / (2 if small else 1)
    weeks = 3 if not small and draw.random() < world.repeated else 1
    starts = _starts(draw, proposed + round(lead * DAY))
    length = draw.choice((1, 2) if small else (2, 3, 3, 4)) * HOUR
    team = 1 if small else max(1, round(world.team * draw.uniform(0.5, 1.5)))
    skills = (draw.choice(SKILLS),) if draw.random() < world.expert else ()
    need = NeedSheet(
        kind="skill" if skills else "time",
        what="Un coup de main",
        skills=skills,
        count=team,
        occurrences=tuple((starts + 7 * DAY * week, starts + 7 * DAY * week + length) for week in range(weeks)),
    )
    title = f"Projet {number}"
    return Scheme(
        f"s{number}", proposed, Sheet(title=title, fsa=draw.choice(FSAS), needs=(need,), small=small, story="À faire")
    )


def _starts(draw: random.Random, near: int) -> int:
    """The beginning of a block of that week: weekends and evenings more often than office hours."""
    first = local(near, ZONE).date()
    days = [first + dt.timedelta(days=ahead) for ahead in range(7)]
    blocks = [(day, block) for day in days for block in range(3) if (DAYS[day.weekday()], block) in WEEK]
    weights = [BUSY[1] if day.weekday() >= 5 else BUSY[0] if block == 2 else 1 for day, block in blocks]
    day, block = draw.choices(blocks, weights)[0]
    return at(day, BLOCKS[block][0], ZONE) + draw.choice((0, 0, 30, 60)) * MINUTE
