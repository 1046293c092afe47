"""What goes wrong in a world, and when: all of it drawn from the world's seed, and over at an instant."""

from dataclasses import dataclass, field
from random import Random
from typing import Literal, TypeAlias

from bot.adapters.adapter import Lost, Moved, Refused, Slower, Unreachable

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
Mishap: TypeAlias = Literal["", "unreachable", "slower", "lost", "lost_after", "dies_after"]
"""What befalls one call: nothing, not taken, too many requests, no answer (untaken or taken), a crash once it is taken."""
MISHAPS: tuple[Mishap, ...] = ("unreachable", "slower", "lost", "lost_after", "dies_after")


@dataclass(frozen=True)
class Weather:
    """How often things go wrong: chances of a call or an update, and means in hours."""

    call: float = 0.03
    twice: float = 0.05
    life: float = 6.0
    """Hours until a program dies at some statement."""
    outage: float = 10.0
    """Hours until a platform is down, for an hour."""
    stall: float = 0.5
    """Hours until one of several programs stalls, for longer than the others wait for it."""


STALL = 60.0
"""Seconds that a program stalls."""


@dataclass
class Faults:
    """What goes wrong until an instant (ms UTC).

    `refusing` are the chats that take nothing from the door, with the reason that their platform gives. `moved`
    are those that have another id by now.
    """

    chance: Random
    weather: Weather
    began: int
    until: int
    refusing: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._down: dict[str, list[tuple[int, int]]] = {}

    def outages(self, platforms: tuple[str, ...]) -> None:
        """Draws when each platform will be down."""
        for platform in platforms:
            self._down[platform] = spells = []
            at = self.began + self._wait(self.weather.outage)
            while at < self.until - HOUR:
                spells.append((at, at + HOUR))
                at += HOUR + self._wait(self.weather.outage)

    def death(self, now: int) -> int:
        """After how long (ms) the program that starts now is to die; 0 for never."""
        wait = self._wait(self.weather.life)
        return wait if now + wait < self.until else 0

    def stall(self) -> float:
        """Seconds until a program stalls."""
        return self._wait(self.weather.stall) / 1000

    def statement(self) -> int:
        """At which statement from then on it dies; 0 is right after the next commit, before anybody hears of it."""
        return self.chance.choice((0, 1, 2, 3, self.chance.randint(4, 60)))

    def call(self, platform: str, account: str, now: int) -> Mishap:
        """What befalls a call that sets out now; raises what the platform answers at once."""
        if any(begin <= now < end for begin, end in self._down.get(platform, ())):
            raise Unreachable
        if account in self.moved:
            raise Moved(self.moved[account])
        if account in self.refusing:
            raise Refused(self.refusing[account])
        if now >= self.until or self.chance.random() >= self.weather.call:
            return ""
        mishap = self.chance.choice(MISHAPS)
        match mishap:
            case "unreachable":
                raise Unreachable
            case "slower":
                raise Slower(self.chance.randint(1, 40) * 1000)
            case "lost":
                raise Lost
        return mishap

    def again(self, now: int) -> bool:
        """Whether the platform misses an acknowledgement, and sends the update once more."""
        return now < self.until and self.chance.random() < self.weather.twice

    def _wait(self, hours: float) -> int:
        return round(self.chance.expovariate(1 / hours) * HOUR)
