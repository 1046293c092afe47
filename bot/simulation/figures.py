"""A run from its first instant to its last, and the figures that came of it."""

import math
import statistics
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from bot.planning import PLAN
from bot.premises import found_territories
from bot.simulation.chance import MINUTE, Chance
from bot.simulation.days import Days
from bot.simulation.life import Life
from bot.simulation.optimum import Wish, most_places
from bot.simulation.parameters import Parameters
from bot.simulation.people import Neighbour
from bot.simulation.policies import policy_of
from bot.simulation.town import OPENS, ZONE, found_town
from conversations.limits import TELEGRAM
from conversations.setting import Setting
from conversations.words import speaking
from domain.calendar import Span, local
from domain.sheets import DAY
from locales import catalogs
from storage.sqlite import open_sync

FORTNIGHT = 14 * DAY
LONG_ENOUGH = DAY
"""A need existed for somebody when it fitted them and lacked somebody for a day of their first fourteen."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What `collectif simulate` prints (see interfaces.md). Shares are 0 to 1; None where there was nobody to count."""

    policy: str
    seed: int
    people: int
    days: int
    places: int
    filled: int
    optimum: int
    messages: int
    messages_per_filled: float | None
    median_minutes_to_first_yes: float | None
    offered_within_14_days: float | None
    newcomers_offered_within_14_days: float | None
    fitting_need_within_14_days: float | None
    quiet_hour_breaches: int
    oversold: int
    most_messages_in_a_week: int
    no_shows: int
    alerts_turned_off: int
    turns: int


def simulate(
    *,
    people: int,
    days: int,
    seed: int,
    policy: str = "waves",
    world: Parameters | None = None,
    passing: Callable[[int], None] = lambda _: None,
) -> Figures:
    """One neighbourhood under one policy; `passing` is told each day that has passed.

    The same arguments give the same figures.
    """
    world = world or Parameters()
    town, chosen = found_town(world, people=people, days=days, seed=seed), policy_of(policy)
    setting = Setting(words=speaking(catalogs()), limits=lambda _: TELEGRAM, secret=b"simulated")
    executor = open_sync(synchronous="OFF")
    with closing(executor.connection):
        executor.run(found_territories)
        executor.run(lambda uow: uow.timers.set(PLAN, "", OPENS))
        clock = Days(executor, setting, now=OPENS - 2 * DAY, silent=chosen.silent)
        life = Life(town, world, Chance(seed), clock, chosen)
        life.begin()
        for day in range(days):
            clock.pass_until(OPENS + (day + 1) * DAY)
            passing(day + 1)
        for gathering in life.gatherings:
            gathering.close()
        return _figures(life, policy=policy, seed=seed, days=days)


def _figures(life: Life, *, policy: str, seed: int, days: int) -> Figures:
    tally, gatherings = life.tally, list(life.gatherings)
    first = [(one.first_yes - one.published) / MINUTE for one in gatherings if one.first_yes]
    window = min(FORTNIGHT, days * DAY)
    counted = [who for who in life.neighbours.values() if who.person.joins + window <= life.town.ends]
    in_time = [_in_time(who, window) for who in counted]
    wanted = [ok for who, ok in zip(counted, in_time, strict=True) if _was_needed(life, who, window)]
    places = sum(one.need.count * len(one.dates) for one in gatherings)
    return Figures(
        policy=policy,
        seed=seed,
        people=len(life.town.people),
        days=days,
        places=places,
        filled=tally.filled,
        optimum=_optimum(life, days),
        messages=tally.messages,
        messages_per_filled=round(tally.messages / tally.filled, 2) if tally.filled else None,
        median_minutes_to_first_yes=round(statistics.median(first), 1) if first else None,
        offered_within_14_days=_share(in_time),
        newcomers_offered_within_14_days=_share(wanted),
        fitting_need_within_14_days=_share([_could_be_needed(life, who, window) for who in counted]),
        quiet_hour_breaches=tally.quiet,
        oversold=sum(one.oversold for one in gatherings),
        most_messages_in_a_week=max((who.fullest_week() for who in life.neighbours.values()), default=0),
        no_shows=tally.no_shows,
        alerts_turned_off=sum(who.left for who in life.neighbours.values()),
        turns=life.days.turns,
    )


def _share(ones: list[bool]) -> float | None:
    return round(sum(ones) / len(ones), 4) if ones else None


def _in_time(who: Neighbour, window: int) -> bool:
    return 0 < who.offered <= who.person.joins + window


def _was_needed(life: Life, who: Neighbour, window: int) -> bool:
    """Whether some need that fits lacked somebody for a day of their first fourteen."""
    start, end = who.person.joins, who.person.joins + window
    return any(one.lacked_while(start, end) >= LONG_ENOUGH and bool(one.suits(who)) for one in life.gatherings)


def _could_be_needed(life: Life, who: Neighbour, window: int) -> bool:
    """Whether any need that fits was open at any moment of their first fourteen days: what no policy can exceed."""
    start, end = who.person.joins, who.person.joins + window
    return any(one.published < end and one.closes > start and bool(one.suits(who)) for one in life.gatherings)


def _optimum(life: Life, days: int) -> int:
    """Everybody who would say yes, rested, to what fits them, given to whom it helps most."""
    wishes: list[Wish] = []
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for one in life.gatherings:
        for who in life.neighbours.values():
            willing = life.chance.of("yes", who.key, one.key) < who.person.willing
            if not willing:
                continue
            for date in one.dates:
                if date.starts > who.person.joins and date.id in one.suits(who):
                    day = local(date.starts, ZONE).date().isoformat()
                    wishes.append((who.key, day, date.id))
                    spans[who.key, day].append(Span(date.starts, date.ends))
    places = {date.id: one.need.count for one in life.gatherings for date in one.dates}
    most = math.ceil(life.world.yeses * max(1, days / 30))
    return most_places(wishes, places=places, days={key: _apart(some) for key, some in spans.items()}, most=most)


def _apart(spans: list[Span]) -> int:
    """How many of these one person could do: those that end first, one after the other."""
    many, free = 0, 0
    for span in sorted(spans, key=lambda one: one.end):
        if span.start >= free:
            many, free = many + 1, span.end
    return many
