"""When: the windows that a text says, or that one must ask.

What is certain is read; where two readings are fair, or a day comes without its date, one asks.
The words and their meanings are those of the reading guide: mornings are 08:00-12:00, a day without
hours 08:00-21:00, a weekday alone in an offer is each week's and in a need the coming one.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from domain.calendar import DAYS, Window
from domain.reading import hours
from domain.reading.groups import Group, grouped
from domain.reading.hearing import heard
from domain.reading.signs import Hours, Sign
from domain.reading.windows import windows, within


@dataclass(frozen=True, slots=True)
class When:
    """The windows read, and whether something about time is unclear; then they are a best guess."""

    windows: tuple[Window, ...] = ()
    unclear: bool = False


def read_when(text: str, today: dt.date, *, habitual: bool) -> When:
    """The windows in a text; `habitual` when a weekday alone means each week's (an offer)."""
    found, groups, out, unclear = _groups(text, today)
    if not found:
        return When()
    weeks = [sign.every for sign in found if sign.kind == "week"]
    shared = _shared(found, groups)
    habitual = (habitual or bool(shared) or any(sign.kind == "every" for sign in found)) and not weeks
    every = max((sign.every for sign in found if sign.kind == "every"), default=1)
    read: list[Window] = []
    for group in groups:
        spans = _hours(group.hours)
        daily = _daily(group.hours, out) if habitual else _often(group.hours)
        said_days = group.days or ([_DAILY] if daily and every == 1 else [])
        if not said_days or not spans:
            unclear = True
            continue
        read += windows(said_days, spans, out, _base(today, weeks), every=every, habitual=habitual)
    unclear = unclear or shared is False
    month = _month(found)
    if month and all(one.weekly and one.every == 1 for one in read):
        if not read and not groups and (month.run or out):
            read = list(
                windows([replace(month, kind="dates", run=True)], [hours.DAY], out, today, every=1, habitual=False)
            )
        else:
            read = [within(one, month) for one in read]
        found = tuple(sign for sign in found if sign is not month or not read)
    if not groups and out and habitual:
        read += windows([_DAILY], [hours.DAY], out, today, every=1, habitual=True)
    unclear = unclear or _doubtful(found, groups, read, taken=bool(out), habitual=habitual)
    return When(tuple(dict.fromkeys(read)), unclear=unclear)


@lru_cache(maxsize=256)  # a sentence is read as an offer and as a need
def _groups(text: str, today: dt.date) -> tuple[tuple[Sign, ...], Sequence[Group], Sequence[Sign], bool]:
    """The signs of a text, their groups, the days taken out, and whether something of them is unclear."""
    found, joints = heard(text, today)
    groups, out, unclear = grouped(found, joints)
    if any(group.days for group in groups):
        alone = [group for group in groups if not group.days and group.ended]
        groups = [group for group in groups if group.days or not group.aside]
        unclear = unclear or any(not group.aside for group in alone) or bool(alone and not _any_hours(groups))
    elif named := {sign.dates: sign for sign in found if sign.kind == "perhaps"}:
        for group in groups if len(named) == 1 else ():
            group.days += (replace(sign, kind="dates") for sign in named.values())
    return found, groups, out, unclear


def _shared(found: Sequence[Sign], groups: Sequence[Group]) -> bool | None:
    """Whether a share of each week is that of the weekdays named: "twice a week, Mondays and Fridays".

    `None` where no share is said.
    """
    counts = [sign.every for sign in found if sign.kind == "share"]
    named = {day for group in groups for sign in group.days for day in sign.days}
    return bool(named) and len(named) in {counts[0], *((1, 2) if not counts[0] else ())} if counts else None


def _any_hours(groups: Iterable[Group]) -> bool:
    return any(group.hours for group in groups)


def _month(found: Sequence[Sign]) -> Sign | None:
    """The one month that is said, where no other stretch of time is."""
    periods = [sign for sign in found if sign.kind == "period"]
    return periods[0] if len(periods) == 1 and periods[0].dates else None


def _doubtful(
    found: Sequence[Sign], groups: Sequence[Group], windows: Sequence[Window], *, taken: bool, habitual: bool
) -> bool:
    """Whether something is said that the windows do not say."""
    kinds = {sign.kind for sign in found}
    weekly = any(window.weekly for window in windows)
    return bool(
        "unclear" in kinds
        or (kinds & {"deadline", "season"} and not (weekly and any(group.days for group in groups)))
        or ("period" in kinds and "dates" not in kinds)
        or ("week" in kinds and any(sign.days == DAYS for sign in found))
        or any(_torn(group) for group in groups)
        or (not windows and (taken or bool(kinds & {"week", "vague", "start", "every"})))
        or (not habitual and any(_unsure(group.days) for group in groups))
    )


def _torn(group: Group) -> bool:
    """Whether hours are said of days that stand far apart, or of a week's days and a few dates at once."""
    runs = [sign.dates for sign in group.days if sign.run and sign.dates]
    each_weeks = any(sign.habit and sign.days != DAYS for sign in group.days)
    short = each_weeks and any(last - first < _WEEK for first, last in runs)
    exact = [sign for sign in group.hours if sign.kind == "hours"]
    scattered = any(
        then.start - first.end > _TWO_STARTS for first, then in pairwise(exact) if not (first.run and then.run)
    )
    return short or scattered or (group.torn and bool(group.hours))


_TWO_STARTS = 6
"""Letters between two times of a day that are meant both: "at 9 and at 2"."""


_WEEK = dt.timedelta(7)


def _unsure(days: Sequence[Sign]) -> bool:
    """Whether a stretch of weekdays stands without dates, so that it may be once, or each week's."""
    return any(sign.run and sign.kind == "days" for sign in days) and not any(sign.dates for sign in days)


def _base(today: dt.date, weeks: Sequence[int]) -> dt.date:
    """The day from which a weekday is the coming one: today, or the Monday of a later week."""
    return today if not weeks or not max(weeks) else today + dt.timedelta(7 * max(weeks) - today.weekday())


def _daily(said: Sequence[Sign], out: Sequence[Sign]) -> bool:
    """Whether hours without a day are each day's: "evenings", « le soir », "after 6 pm"."""
    return bool(said) and (bool(out) or all(sign.habit for sign in said))


def _often(said: Sequence[Sign]) -> bool:
    """Whether only parts of the day are said, and as a habit: then they are each day's in a need, too."""
    return bool(said) and all(sign.habit and sign.kind == "part" for sign in said)


_DAILY = Sign("days", 0, 0, days=DAYS, habit=True)


def _hours(said: Sequence[Sign]) -> list[Hours]:
    """The hours of a group: those said, in the light of the part of day; empty when one must ask."""
    parts = [sign.hours(None) for sign in said if sign.kind == "part" and sign.hours]
    exact = [sign.hours for sign in said if sign.kind == "hours" and sign.hours]
    if not said:
        return [hours.DAY]
    if not exact and any(sign.kind == "loose" for sign in said):
        return []
    if not exact:
        return [part for part in parts if part]
    found = [read(parts[0] if parts else None) for read in exact]
    return [span for span in found if span] if all(found) else []
