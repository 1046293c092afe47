"""When: the windows that a text says, or that one must ask.

What is certain is read; where two readings are fair, or a day comes without its date, one asks.
The words and their meanings are those of the reading guide: mornings are 08:00-12:00, a day without
hours 08:00-21:00, a weekday alone in an offer is each week's and in a need the coming one.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from domain.calendar import DAYS, Day, Window
from domain.reading import days, hours
from domain.reading.signs import Hours, Sign, signs
from domain.reading.words import plain

_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

_RULES = [*days.RULES, *hours.RULES]


@dataclass(frozen=True, slots=True)
class When:
    """The windows read, and whether something about time is unclear; then they are a best guess."""

    windows: tuple[Window, ...] = ()
    unclear: bool = False


@dataclass(slots=True)
class _Group:
    """Signs that belong together: some days, and the hours on them."""

    days: list[Sign] = field(default_factory=list)
    hours: list[Sign] = field(default_factory=list)

    def full(self, sign: Sign) -> bool:
        """Whether the sign begins another group: "samedi matin" then "dimanche", "le matin samedi" then "le soir"."""
        if not (self.days and self.hours) or _narrows(sign, self.days):
            return False
        opened_by_days = self.days[0].start < self.hours[0].start
        return opened_by_days == (sign.kind in {"days", "dates"})


def read_when(text: str, today: dt.date, *, habitual: bool) -> When:
    """The windows in a text; `habitual` when a weekday alone means each week's (an offer)."""
    found = _signs(text, today)
    habitual = habitual or any(sign.kind == "every" for sign in found)
    unclear = any(sign.kind == "unclear" for sign in found)
    every = max((sign.every for sign in found), default=1)
    groups, out = _grouped(found)
    windows: list[Window] = []
    for group in groups:
        spans = _hours(group.hours)
        if not group.days or not spans:
            unclear = True
            continue
        windows += _windows(group.days, spans, out, today, every=every, habitual=habitual)
    return When(tuple(dict.fromkeys(windows)), unclear=unclear)


@lru_cache(maxsize=256)  # a sentence is read as an offer and as a need
def _signs(text: str, today: dt.date) -> tuple[Sign, ...]:
    return tuple(signs(_figures(plain(text)), today, _RULES))


def _grouped(found: Iterable[Sign]) -> tuple[list[_Group], list[Sign]]:
    """The signs' groups, and the days taken out."""
    groups: list[_Group] = []
    out: list[Sign] = []
    taking_out = False
    for sign in found:
        if sign.kind == "except":
            taking_out = True
        elif sign.kind in {"days", "dates"} and taking_out:
            out.append(sign)
        elif sign.kind in {"days", "dates", "hours", "part"}:
            if not groups or groups[-1].full(sign):
                groups.append(_Group())
            (groups[-1].days if sign.kind in {"days", "dates"} else groups[-1].hours).append(sign)
    return groups, out


def _hours(said: Sequence[Sign]) -> list[Hours]:
    """The hours of a group: those said, in the light of the part of day; empty when one must ask."""
    parts = [sign.hours(None) for sign in said if sign.kind == "part" and sign.hours]
    exact = [sign.hours for sign in said if sign.kind == "hours" and sign.hours]
    if not said:
        return [hours.DAY]
    if not exact:
        return [part for part in parts if part]
    found = [read(parts[0] if parts else None) for read in exact]
    return [span for span in found if span] if all(found) else []


def _windows(
    said: Sequence[Sign], spans: Sequence[Hours], out: Sequence[Sign], today: dt.date, *, every: int, habitual: bool
) -> Iterable[Window]:
    weekdays = [sign for sign in said if sign.kind == "days"]
    if len(weekdays) > 1:
        weekdays = [sign for sign in weekdays if sign.days != DAYS]
    named = tuple(day for day in DAYS if any(day in sign.days for sign in weekdays))
    excluding = _taken_out(out, named)
    for start, end in ((_clock(span[0]), _clock(span[1])) for span in spans):
        if named and (habitual or every > 1 or any(sign.habit for sign in weekdays)):
            yield Window(weekly=named, every=every, start=start, end=end, excluding=excluding)
        else:
            yield from (Window(date=_coming(day, today), start=start, end=end) for day in named)
        for sign in said:
            if sign.kind == "dates" and sign.run:
                yield Window(dates=sign.dates, start=start, end=end, excluding=excluding)
            elif sign.kind == "dates":
                yield Window(date=sign.dates[0], start=start, end=end)


def _narrows(sign: Sign, said: Sequence[Sign]) -> bool:
    """Whether weekdays narrow what was every day: "tous les midis de semaine"."""
    return sign.kind == "days" and all(other.days == DAYS for other in said)


def _figures(text: str) -> str:
    """English hours in words as figures: "nine to four", "after six"."""
    number = "|".join(_ENGLISH)
    for pattern in (
        rf"\b({number})(?= (?:to|till|until) (?:{number}|\d|noon|midnight)\b)",
        rf"(?<=\d to )({number})\b",
        rf"(?:(?<=after )|(?<=before )|(?<=around )|(?<=from ))({number})\b(?= |$|[,.!?])",
    ):
        text = re.sub(pattern, lambda match: str(_ENGLISH.index(match[0]) + 1), text)
    return text


def _taken_out(out: Sequence[Sign], named: Sequence[Day]) -> tuple[Day | dt.date, ...]:
    found: list[Day | dt.date] = []
    for sign in out:
        found += [day for day in sign.days if day in named or not named]
        found += sign.dates
    return tuple(dict.fromkeys(found))


def _coming(day: Day, today: dt.date) -> dt.date:
    return today + dt.timedelta((DAYS.index(day) - today.weekday()) % 7)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
