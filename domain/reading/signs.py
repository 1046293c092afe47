"""A sign of time: some words of a text, where they stand, and what they say of days or hours."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from domain.calendar import DAYS, Day
from domain.reading.gates import cue, opened

Hours: TypeAlias = tuple[int, int]
"""Minutes since midnight, from and to."""
Kind: TypeAlias = Literal[
    "days",
    "dates",
    "hours",
    "part",
    "loose",
    "every",
    "share",
    "week",
    "except",
    "deadline",
    "start",
    "past",
    "period",
    "season",
    "perhaps",
    "unclear",
    "vague",
    "nothing",
]


@dataclass(frozen=True, slots=True)
class Sign:
    """What some words say. Which fields hold something depends on the kind.

    `days` are weekdays, a `habit` when said as one ("tous les samedis"); `dates` are single days, or with `run`
    the first and last of several; `hours` gives the hours, perhaps only in the light of a part of the day,
    and `None` where a fair reader would ask; `every` counts weeks, and so does a "week" ahead; of a "share" of each
    week it counts the days, 0 where it is one of hours. A "deadline" makes what follows it unclear, and what follows
    a "past" is none of the time that is meant. "unclear" says only that one must ask, "vague" that one must where
    nothing else is said, a "period" where no date is, a "season" where no weekday is, "nothing" that the words say
    nothing of time. "perhaps" has `dates` that are meant where hours stand without a day.
    """

    kind: Kind
    start: int
    end: int
    days: tuple[Day, ...] = ()
    habit: bool = False
    dates: tuple[dt.date, ...] = ()
    run: bool = False
    hours: Callable[[Hours | None], Hours | None] | None = None
    every: int = 1

    def weekdays(self) -> frozenset[Day]:
        """The weekdays that its dates fall on."""
        days = {date.weekday() for date in self.dates}
        if self.run:
            days.update((self.dates[0].weekday() + ahead) % 7 for ahead in range((self.dates[1] - self.dates[0]).days))
        return frozenset(DAYS[day] for day in days)


Rule: TypeAlias = Callable[[re.Match[str], dt.date], Sign | None]
Rules: TypeAlias = Sequence[tuple[str, str, Rule]]
"""Each a cue that stands in every text where the pattern is found (domain/reading/gates.py), the pattern, and what a
match of it says."""
compiled = cache(re.compile)
"""A rule's pattern, made when its cue is first heard: to make them all takes a fifth of the program's start."""


class Grammar:
    """Rules in the order in which they are heard."""

    __slots__ = ("_rules",)

    def __init__(self, *parts: Rules) -> None:
        self._rules = [(cue(written), pattern, rule) for part in parts for written, pattern, rule in part]

    def signs(self, text: str, today: dt.date) -> list[Sign]:
        """The signs in a plain text, in its order; where two overlap, the rule named first is heard."""
        found: list[Sign] = []
        open_gates = opened(text)
        for pattern, rule in [(pattern, rule) for bits, pattern, rule in self._rules if bits & open_gates == bits]:
            for match in compiled(pattern).finditer(text):
                start, end = match.span()
                if not any(start < other.end and other.start < end for other in found):
                    sign = rule(match, today)
                    if sign:
                        found.append(sign)
        found.sort(key=lambda sign: sign.start)
        return found
