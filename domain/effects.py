"""What a partner made possible in a month: counted once the month is over, and told it on its first opening day."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from domain.calendar import at, local
from domain.commitments import HOLDING, Commitment, CommitmentState
from domain.ground import found
from domain.partners import Partner
from domain.projects import NeedKind
from domain.teaming import Teaming

TIMERS: Mapping[str, str] = MappingProxyType({"partner_month": "partner_month"})
LOOKED_AT = 500
"""Promises of a partner that are looked at, the newest."""
KEPT: tuple[CommitmentState, ...] = ("confirmed", "done")
"""The states of a promise that was kept, once its day is over."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One month: `given` are units by kind (dollars for money), and apart from them what was `paid` for, in times.

    `hours` are volunteers', as organizers noted them; `worth` is in dollars, of what was given. `people` came to
    the same `projects`.
    """

    given: Mapping[NeedKind, int]
    paid: int
    hours: float
    worth: float
    projects: tuple[str, ...]
    people: int

    def __bool__(self) -> bool:
        return bool(self.given or self.paid)


class Effecting(Teaming):
    """What a partner is told of its months."""

    def partner_month(self, partner_id: str) -> None:
        """The timer of a partner's first opening day of a month: it hears of the month before, if it gave anything."""
        self.must(self.may("partner_month"))
        partner = found(self.kept.partners.get(partner_id))
        if not partner.team:
            return
        zone = self.zone_of(partner)
        if (due := partner.open_from(self.now, zone)) > self.now:
            self.kept.timers.set("partner_month", partner.id, due)
            return
        first = local(self.now, zone).date().replace(day=1)
        month = f"{first - dt.timedelta(days=1):%Y-%m}"
        if partner.verified and self.effect(partner, month):
            self.tell("partner_month_over", partner, month=month)
        self.kept.timers.set("partner_month", partner.id, next_month(partner, self.now, zone))

    def effect(self, partner: Partner, month: str) -> Effect:
        """What was given in the partner's name on the days of a month (`2026-11`) that are over."""
        given: Counter[NeedKind] = Counter()
        rows = [row for row in self._kept_promises(partner) if self._month_of(partner, row) == month]
        free = [row for row in rows if not row.fee]
        for row in free:
            given[found(self.kept.needs.get(row.need)).kind] += row.party
        projects = tuple(dict.fromkeys(row.project for row in rows))
        return Effect(
            MappingProxyType(dict(given)),
            paid=len(rows) - len(free),
            hours=sum(row.hours for row in free),
            worth=sum(row.value for row in free if row.pledge != "money"),
            projects=projects,
            people=sum(self._came(one) for one in projects),
        )

    def _kept_promises(self, partner: Partner) -> list[Commitment]:
        return self.kept.commitments.of_partner(partner.id, KEPT, limit=LOOKED_AT)

    def _month_of(self, partner: Partner, row: Commitment) -> str:
        """The month of its day, once that is over."""
        day = self.kept.occurrences.get(row.occurrence)
        over = day is not None and day.ends <= self.now
        return f"{local(day.starts, self.zone_of(partner)):%Y-%m}" if day is not None and over else ""

    def _came(self, project: str) -> int:
        """The people who said that they would be there and were not turned away, each once."""
        parties: dict[str, int] = {}
        for row in self.kept.commitments.of_project(project):
            need = self.kept.needs.get(row.need)
            if row.state in HOLDING and row.state != "no_show" and need is not None and need.for_people:
                parties[row.member] = max(row.party, parties.get(row.member, 0))
        return sum(parties.values())


def next_month(partner: Partner, now: int, zone: str) -> int:
    """The partner's first opening of the month to come, in ms UTC."""
    first = local(now, zone).date().replace(day=1) + dt.timedelta(days=32)
    return at(partner.next_open(first.replace(day=1)), partner.opens, zone)
