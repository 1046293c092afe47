"""A sign of time: some words of a text, where they stand, and what they say of days or hours."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from domain.calendar import Day

Hours: TypeAlias = tuple[int, int]
"""Minutes since midnight, from and to."""
Kind: TypeAlias = Literal["days", "dates", "hours", "part", "every", "except", "unclear"]


@dataclass(frozen=True, slots=True)
class Sign:
    """What some words say. Which fields hold something depends on the kind.

    `days` are weekdays, a `habit` when said as one ("tous les samedis"); `dates` are single days, or with `run`
    the first and last of several; `hours` gives the hours, perhaps only in the light of a part of the day,
    and `None` where a fair reader would ask; `every` counts weeks. "unclear" says only that one must ask.
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


Rule: TypeAlias = Callable[[re.Match[str], dt.date], Sign | None]
Rules: TypeAlias = Iterable[tuple[re.Pattern[str], Rule]]


def signs(text: str, today: dt.date, rules: Rules) -> list[Sign]:
    """The signs in a plain text, in its order; where two overlap, the rule named first is heard."""
    found: list[Sign] = []
    for pattern, rule in rules:
        for match in pattern.finditer(text):
            if any(match.start() < sign.end and sign.start < match.end() for sign in found):
                continue
            sign = rule(match, today)
            if sign:
                found.append(sign)
    return sorted(found, key=lambda sign: sign.start)
