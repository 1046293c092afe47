"""The week in 56 blocks of three hours, as bits of one number: a coarse sieve before real dates are compared.

Two things that overlap share a block; two that share a block may not overlap. Local wall-clock hours.
"""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache

from domain.calendar import DAYS, Window, local, minutes, weekday
from domain.sheets import DAY

TORONTO = "America/Toronto"
"""The zone in which blocks are compared; of people who live by another, none are left out."""
BLOCK = 180
"""Minutes."""
A_DAY = 1440 // BLOCK
ANY_TIME = (1 << 7 * A_DAY) - 1


def offered(windows: Iterable[Window]) -> int:
    """The blocks in which any of the windows may be open; ANY_TIME for none."""
    bits = 0
    for window in windows:
        hours = _between(minutes(window.start), minutes(window.end))
        for day in _days(window):
            bits |= hours << day * A_DAY
    return bits or ANY_TIME


@lru_cache(maxsize=8192)
def asked(start: int, end: int, zone: str) -> int:
    """The blocks of the time between two instants in ms, as clocks in that zone show it."""
    if end - start >= 7 * DAY or local(start - DAY, zone).utcoffset() != local(end + DAY, zone).utcoffset():
        return ANY_TIME  # clocks are changed about then: an hour may be another's, so nothing is sieved
    bits = 0
    first, last = local(start, zone), local(end - 1, zone)
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        opens = first.hour * 60 + first.minute if ordinal == first.toordinal() else 0
        closes = last.hour * 60 + last.minute + 1 if ordinal == last.toordinal() else 1440
        bits |= _between(opens, closes) << dt.date.fromordinal(ordinal).weekday() * A_DAY
    return bits


def _between(start: int, end: int) -> int:
    first, last = start // BLOCK, (end - 1) // BLOCK
    return (1 << last + 1) - (1 << first)


def _days(window: Window) -> set[int]:
    if window.weekly:
        return {DAYS.index(day) for day in window.weekly}
    if window.date is not None:
        return {window.date.weekday()}
    length = (window.dates[-1] - window.dates[0]).days + 1
    return {DAYS.index(weekday(window.dates[0] + dt.timedelta(days=day))) for day in range(min(length, 7))}
