"""Merchants and organizations that help, and who may answer for them."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal, TypeAlias

from domain.calendar import DAYS, Window, at, local, weekday
from domain.groups import Pace
from domain.record import Record

Post: TypeAlias = Literal["owner", "member"]
EVENING = "21:00"
"""From then on nobody is written to at a shop (product.md, rule 5)."""


class Partner(Record, frozen=True):
    """A shop or organization. `team` maps a member to their post; `gives` are kinds of needs.

    Until a moderator has verified it, its pledges wait and are shown to nobody. `code` is what the
    link that its owner gives to a colleague carries. One that was `refused` has the `reason` until it is
    mended and sent again.

    `workplace` is where its people work together (`platform|workspace`), if its platform has such places;
    with `open_to_workplace` everybody there answers for it. `channel` is the address, as text, at which it
    hears of needs of the kinds it gives within `radius_km`: as often as `pace`, at most `weekly_cap` a week,
    from the hour `opens` on, and never on a closed day. `told` are the newest needs it heard of, and when (ms
    UTC); `passed` those of which it wants to hear no more. A pledge of more than `ceiling` dollars (0: any)
    waits for an owner. `colleagues` are those beside the team who put something on its shelf, the newest.
    """

    name: str
    fsa: str
    territory: str = ""
    languages: tuple[str, ...] = ("fr",)
    gives: tuple[str, ...] = ()
    closed_days: tuple[str, ...] = ()
    team: dict[str, Post] = {}
    verified: bool = False
    verified_by: str = ""
    refused: bool = False
    reason: str = ""
    code: str = ""
    founded: int = 0
    workplace: str = ""
    open_to_workplace: bool = False
    channel: str = ""
    radius_km: int = 5
    pace: Pace = "each"
    weekly_cap: int = 7
    opens: str = "09:00"
    told: dict[str, int] = {}
    passed: tuple[str, ...] = ()
    ceiling: float = 0
    colleagues: tuple[str, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether a moderator has yet to say who it is."""
        return bool(self.team) and not self.verified and not self.refused

    @property
    def owners(self) -> tuple[str, ...]:
        """Those who decide for it, in the order in which they came."""
        return tuple(member for member, post in self.team.items() if post == "owner")

    @property
    def open_days(self) -> tuple[str, ...]:
        """The days of the week on which it is open."""
        return tuple(day for day in DAYS if day not in self.closed_days)

    def open_from(self, ms: int, zone: str) -> int:
        """The first instant, from this one on, at which it may be written to: a day on which it is open, by day."""
        moment = local(ms, zone)
        day, hour = moment.date(), f"{moment:%H:%M}"
        if weekday(day) in self.open_days and self.opens <= hour < EVENING:
            return ms
        if hour >= self.opens:
            day += dt.timedelta(days=1)
        return at(self.next_open(day), self.opens, zone)

    def next_open(self, day: dt.date) -> dt.date:
        """That day if it is open then, else the next one on which it is."""
        return next(date for n in range(8) if weekday(date := day + dt.timedelta(days=n)) in (self.open_days or DAYS))

    def shut_on(self, windows: Sequence[Window]) -> tuple[str, ...]:
        """The closed days that these hours name."""
        named = {day for window in windows for day in _days(window)}
        return tuple(day for day in DAYS if day in named and day in self.closed_days)


def _days(window: Window) -> set[str]:
    if window.weekly:
        return {day for day in window.weekly if day not in window.excluding}
    if window.date is not None:
        return {weekday(window.date)} if window.holds(window.date) else set()
    first, last = window.dates[0], window.dates[-1]
    span = (first + dt.timedelta(days=n) for n in range(min((last - first).days + 1, 7)))
    return {weekday(day) for day in span if window.holds(day)}
