"""A time of day as said: "9", « 14 h 30 », "6 pm"; and what it may mean."""

import re
from dataclasses import dataclass

from domain.reading.expressions import expression
from domain.reading.signs import Hours

EARLIEST, LATEST = 7 * 60, 22 * 60
"""Times said without morning or evening lie between these."""
FIRST = 5 * 60
"""No one means an earlier time by « 5 h 30 à 10 h »."""
_PARTS = expression(
    r"(?P<hour>\d{1,2})(?: ?(?P<h>h)(?:eures?)? ?(?P<minute>\d\d)?|:(?P<colon>\d\d))?(?: ?(?P<half>[ap])\.?m\.?)?"
    r"|(?P<word>midi|noon|minuit|midnight)"
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time as said, in minutes since midnight; `sure` when it can be no other half of the day.

    `bare` when nothing but a number was said, so that it may be no time at all; `french` when it was said with an h.
    """

    minutes: int
    sure: bool
    bare: bool = False
    french: bool = False

    def readings(self) -> list[int]:
        """The minutes since midnight that it may mean."""
        if self.sure:
            return [self.minutes]
        half = self.minutes % 720
        return [m for m in (half, half + 720) if EARLIEST <= m <= LATEST]


def clock(said: re.Match[str], name: str) -> Clock | None:
    """The time that a match's group says; `None` for what is no time of day."""
    found = _PARTS.fullmatch(said[name])
    if found is None:
        return None
    if found["word"]:
        return Clock(1440 if found["word"] in {"minuit", "midnight"} else 720, sure=True)
    hour, minute = int(found["hour"]), int(found["minute"] or found["colon"] or 0)
    if hour > 24 or minute > 59 or (found["half"] and not 1 <= hour <= 12):
        return None
    if found["half"]:
        return Clock((hour % 12 + 12 * (found["half"] == "p")) * 60 + minute, sure=True)
    # "9 h" in French is nine in the morning wherever nine in the evening would be said 21 h.
    sure = hour > 12 or hour == 0 or (bool(found["h"]) and hour >= 9)
    bare, french = not found["h"] and not found["colon"], bool(found["h"])
    return Clock(hour * 60 + minute, sure=sure, bare=bare, french=french)


_EARLY_OR_LATE = (5, 6)
"""« 6 h » is early to some; others would say 18 h."""


def between(start: Clock, end: Clock, part: Hours | None = None) -> Hours | None:
    """The one fair reading of two times; `None` when both morning and evening would be."""
    if start.french and end.french and end.sure and FIRST <= start.minutes < end.minutes:
        return start.minutes, end.minutes
    starts = start.readings()
    if end.sure and not start.sure and end.minutes > 720 and end.minutes <= 1320:
        # "6 to 8:30 pm": what is said once holds for both where it can.
        later = start.minutes % 720 + 720
        starts = [later if later < end.minutes else start.minutes % 720]
    if end.sure and not start.sure and end.minutes <= 720 and start.minutes % 720 < end.minutes:
        starts = [start.minutes % 720]  # "6-8 am": what is said once holds for both
    if start.french and not (start.sure or end.sure or part) and start.minutes // 60 in _EARLY_OR_LATE:
        return None
    found = [(a, b) for a in starts for b in end.readings() if a < b]
    if part and len(found) > 1:
        found = [(a, b) for a, b in found if part[0] - 60 <= a < part[1] and b <= part[1] + 120]
    return found[0] if len(found) == 1 else None


def alone(time: Clock, part: Hours | None = None, *, first: int = EARLIEST, last: int = LATEST) -> int | None:
    """The one fair reading of a time, between two others if need be; `None` when both morning and evening would be."""
    if time.french and not time.sure and not part and time.minutes // 60 in _EARLY_OR_LATE:
        return None
    found = time.readings()
    if part and not time.sure:
        half = time.minutes % 720
        fitting = [m for m in (half, half + 720) if part[0] - 60 <= m <= part[1]]
        found = fitting or [m for m in (half, half + 720) if FIRST <= m < part[0]][-1:]
    if len(found) > 1:
        found = [m for m in found if first <= m <= last]
    return found[0] if len(found) == 1 else None
