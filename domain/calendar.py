"""When: windows as people say them, in wall-clock time, and the instants they stand for in a zone."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal, Self, TypeAlias, get_args
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_serializer, model_validator

Day: TypeAlias = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: tuple[Day, ...] = get_args(Day)
WEEKDAYS: tuple[Day, ...] = DAYS[:5]
WEEKEND: tuple[Day, ...] = DAYS[5:]
_EPOCH = dt.date(1970, 1, 1)
Clock: TypeAlias = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$")]
"""A time of day as HH:MM; 24:00 is the midnight that ends the day."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` until just before `end`, in milliseconds UTC."""

    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start


class Window(BaseModel):
    """Hours on days, in one of four shapes; its JSON is exactly what people's programs exchange.

    `weekly` (each week, or every second one with `every=2`), `date` (one day) or `dates` (each day
    from the first to the last); `excluding` (in JSON `except`) takes out weekdays or dates. In JSON
    `start` and `end` are `from` and `to`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    weekly: tuple[Day, ...] = ()
    every: int = Field(default=1, ge=1, le=8)
    date: dt.date | None = None
    dates: tuple[dt.date, ...] = ()
    start: Clock = Field(default="08:00", validation_alias="from")
    end: Clock = Field(default="21:00", validation_alias="to")
    excluding: tuple[Day | dt.date, ...] = Field(default=(), validation_alias="except")

    @model_validator(mode="after")
    def _one_shape(self) -> Self:
        if (bool(self.weekly), self.date is not None, bool(self.dates)).count(True) != 1:
            raise ValueError("a window has exactly one of weekly, date, dates")
        if self.every != 1 and not self.weekly:
            raise ValueError("every goes with weekly")
        if self.dates and self.dates[0] > self.dates[-1]:
            raise ValueError("dates begins with its first day")
        if self.start >= self.end:
            raise ValueError("a window ends after it starts")
        return self

    @model_serializer
    def _as_exchanged(self) -> dict[str, Any]:
        shape: dict[str, Any] = {}
        if self.weekly:
            shape["weekly"] = list(self.weekly)
            if self.every != 1:
                shape["every"] = self.every
        elif self.date is not None:
            shape["date"] = self.date.isoformat()
        else:
            shape["dates"] = [day.isoformat() for day in self.dates]
        shape |= {"from": self.start, "to": self.end}
        if self.excluding:
            shape["except"] = [str(out) for out in self.excluding]
        return shape

    def holds(self, day: dt.date, *, anchor: dt.date = _EPOCH) -> bool:
        """Whether the window is open on that day; `anchor` is any day of a week that counts for `every`."""
        if self.excluding and (day in self.excluding or weekday(day) in self.excluding):
            return False
        if self.date is not None:
            return day == self.date
        if self.dates:
            return self.dates[0] <= day <= self.dates[-1]
        return weekday(day) in self.weekly and (self.every == 1 or (_week(day) - _week(anchor)) % self.every == 0)


def weekly(*days: Day, start: Clock = "08:00", end: Clock = "21:00") -> Window:
    """Each week on those days; all day when no hours are given."""
    return Window(weekly=days, start=start, end=end)


def once(day: dt.date, start: Clock = "08:00", end: Clock = "21:00") -> Window:
    """One day; all day when no hours are given."""
    return Window(date=day, start=start, end=end)


def weekday(day: dt.date) -> Day:
    """The day's short English name."""
    return DAYS[day.weekday()]


@lru_cache(maxsize=2048)
def minutes(clock: str) -> int:
    """Minutes since midnight; `ValueError` for what is no time of day."""
    found = re.fullmatch(r"(\d\d):(\d\d)", clock)
    if not found or int(found[2]) > 59 or (total := int(found[1]) * 60 + int(found[2])) > 1440:
        raise ValueError(f"{clock!r} is not a time of day; write it as 18:30")
    return total


def at(day: dt.date, clock: str, zone: str) -> int:
    """The instant, in ms UTC, when clocks in that zone show this time on that day."""
    return _instant(day.toordinal(), minutes(clock), zone)


def local(ms: int, zone: str) -> dt.datetime:
    """What calendar and clock show in that zone at an instant."""
    return dt.datetime.fromtimestamp(ms / 1000, _zone(zone))


def spans(window: Window, zone: str, start: int, end: int, *, anchor: int = 0) -> list[Span]:
    """The instants of a window between two others, in order, cut to them.

    `anchor` (ms) lies in a week that counts when the window is open every second week only; without
    it, weeks are counted from 1970-01-01's.
    """
    return list(_spans(window, zone, start, end, anchor))


def _spans(window: Window, zone: str, start: int, end: int, anchor: int) -> Iterator[Span]:
    if start >= end:
        return
    first, last = _date(start, zone), _date(end - 1, zone)
    if window.date is not None:
        first, last = max(first, window.date), min(last, window.date)
    elif window.dates:
        first, last = max(first, window.dates[0]), min(last, window.dates[-1])
    opens, closes = minutes(window.start), minutes(window.end)
    week = _EPOCH if window.every == 1 else _date(anchor, zone)
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        if not window.holds(dt.date.fromordinal(ordinal), anchor=week):
            continue
        span = Span(max(start, _instant(ordinal, opens, zone)), min(end, _instant(ordinal, closes, zone)))
        if span.start < span.end:
            yield span


def opens(windows: Iterable[Window], zone: str, start: int, end: int, *, anchor: int = 0) -> bool:
    """Whether any of these windows is open at some instant between two others."""
    return any(True for window in windows for _ in _spans(window, zone, start, end, anchor))


def union(windows: Iterable[Window], zone: str, start: int, end: int, *, anchor: int = 0) -> list[Span]:
    """The instants of any of these windows between two others, in order, without overlap."""
    joined: list[Span] = []
    for span in sorted(s for window in windows for s in _spans(window, zone, start, end, anchor)):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def length(windows: Sequence[Window], zone: str, start: int, end: int, *, anchor: int = 0) -> int:
    """How many ms between two instants any of these windows is open."""
    if len(windows) == 1:  # days do not overlap: nothing is to be joined
        return sum(span.length for span in _spans(windows[0], zone, start, end, anchor))
    return sum(span.length for span in union(windows, zone, start, end, anchor=anchor))


def overlap(some: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """What two lists of spans, each in order, have in common."""
    found, i, j = [], 0, 0
    while i < len(some) and j < len(others):
        a, b = some[i], others[j]
        both = Span(max(a.start, b.start), min(a.end, b.end))
        if both.start < both.end:
            found.append(both)
        if a.end <= b.end:
            i += 1
        else:
            j += 1
    return found


def after_quiet(ms: int, zone: str, quiet_from: str, quiet_to: str) -> int:
    """The first instant, from this one on, that is outside the quiet hours; equal bounds mean none."""
    moment = local(ms, zone)
    now, begin, stop = moment.hour * 60 + moment.minute, minutes(quiet_from), minutes(quiet_to) % 1440
    quiet = begin <= now < stop if begin < stop else begin != stop and (now >= begin or now < stop)
    if not quiet:
        return ms
    # Aware arithmetic within one zone is wall-clock arithmetic, and `replace` keeps the fold.
    end = moment.replace(hour=stop // 60, minute=stop % 60, second=0, microsecond=0)
    if end <= moment:
        end += dt.timedelta(days=1)
    return round(end.timestamp() * 1000)


def after_waking(ms: int, length: int, zone: str, quiet_from: str, quiet_to: str) -> int:
    """The instant by which so much time (ms) has passed outside the quiet hours: the clock stops in them."""
    while True:
        ms = after_quiet(ms, zone, quiet_from, quiet_to)
        day = local(ms, zone).date()
        nights = (at(day + dt.timedelta(days=ahead), quiet_from, zone) for ahead in (0, 1))
        night = next((begins for begins in nights if begins > ms), ms + length)
        if quiet_from == quiet_to or ms + length <= night:
            return ms + length
        ms, length = night, length - (night - ms)


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


@lru_cache(maxsize=65_536)
def _date(ms: int, zone: str) -> dt.date:
    return local(ms, zone).date()


@lru_cache(maxsize=65_536)
def _instant(ordinal: int, minute: int, zone: str) -> int:
    if minute == 1440:
        ordinal, minute = ordinal + 1, 0
    day = dt.date.fromordinal(ordinal)
    shown = dt.datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=_zone(zone))
    return round(shown.timestamp() * 1000)


def _week(day: dt.date) -> int:
    return (day.toordinal() - 1) // 7
