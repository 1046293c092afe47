"""Windows from the days and hours of a group of signs."""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache

from domain.calendar import DAYS, Day, Window
from domain.reading.signs import Hours, Sign


def windows(
    said: Sequence[Sign], spans: Sequence[Hours], out: Sequence[Sign], today: dt.date, *, every: int, habitual: bool
) -> Iterable[Window]:
    """The windows of some days at some hours less what is taken `out`.

    `habitual` when a weekday alone is each week's, `every` for how many weeks; else it is the coming one from `today`.
    """
    dated = {day for sign in said if sign.dates for day in sign.weekdays()}
    weekdays = [sign for sign in said if sign.kind == "days" and not (dated and sign.days == DAYS)]
    if any(sign.run and sign.dates for sign in said) and any(sign.habit for sign in weekdays):
        said = [sign for sign in said if not sign.run]  # "Saturdays from April 25 to May 30"
    elif dated:  # "all weekend, April 24-25", « deux mardis, 3 et 10 novembre »
        weekdays = [sign for sign in weekdays if not dated.issuperset(sign.days)]
    if len(weekdays) > 1:
        weekdays = [sign for sign in weekdays if sign.days != DAYS]
    named = _in_weeks(weekdays, every)
    excluding = _taken_out(out, tuple(day for days in named.values() for day in days))
    for hours in spans:
        for weeks, days in named.items():
            if habitual or weeks > 1 or any(sign.habit for sign in weekdays):
                yield window(hours, weekly=days, every=weeks, excluding=excluding)
            else:
                yield from (window(hours, date=coming(day, today)) for day in days)
        for sign in said:
            if sign.kind == "dates" and sign.run:
                yield window(hours, dates=sign.dates, excluding=excluding)
            elif sign.kind == "dates":
                yield from (window(hours, date=date) for date in sign.dates)


def _in_weeks(weekdays: Sequence[Sign], every: int) -> dict[int, tuple[Day, ...]]:
    """The weekdays of each week, and those of every second: "Tuesdays and every other Saturday"."""
    weeks: dict[Day, int] = {}
    for sign in weekdays:
        every = max(every, sign.every)
        weeks |= dict.fromkeys(sign.days, every)
    return {number: tuple(day for day in DAYS if weeks.get(day) == number) for number in weeks.values()}


def within(said: Window, month: Sign) -> Window:
    """The window's weekdays within a month."""
    others = tuple(day for day in DAYS if day not in said.weekly)
    return said.model_copy(update={"weekly": (), "dates": month.dates, "excluding": (*others, *said.excluding)})


@lru_cache(maxsize=4096)  # the same few are said by most; what is equal is then one and the same
def window(
    hours: Hours,
    *,
    weekly: tuple[Day, ...] = (),
    every: int = 1,
    date: dt.date | None = None,
    dates: tuple[dt.date, ...] = (),
    excluding: tuple[Day | dt.date, ...] = (),
) -> Window:
    """A window at hours given in minutes since midnight."""
    start, end = map(_clock, hours)
    return Window(weekly=weekly, every=every, date=date, dates=dates, start=start, end=end, excluding=excluding)


def coming(day: Day, today: dt.date) -> dt.date:
    """The coming such weekday, today among them."""
    return today + dt.timedelta((DAYS.index(day) - today.weekday()) % 7)


def _taken_out(out: Sequence[Sign], named: Sequence[Day]) -> tuple[Day | dt.date, ...]:
    found: list[Day | dt.date] = []
    for sign in out:
        found += [day for day in sign.days if day in named or not named]
        found += _each(sign, named) if sign.run and sign.dates else sign.dates
    return tuple(dict.fromkeys(found))


def _each(run: Sign, named: Sequence[Day]) -> Iterable[dt.date]:
    """The dates from a run's first to its last that fall on a weekday named, if any is."""
    first, last = run.dates[0], run.dates[-1]
    for ahead in range((last - first).days + 1):
        date = first + dt.timedelta(ahead)
        if not named or DAYS[date.weekday()] in named:
            yield date


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
