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
from domain.ports import Repositories
from domain.projects import NeedKind
from domain.teaming import Teaming

TIMERS: Mapping[str, str] = MappingProxyType({"partner_month": "partner_month"})
LOOKED_AT = 500
"""Promises of a partner that are looked at, the newest."""
KEPT: tuple[CommitmentState, ...] = ("confirmed", "done")
"""The states of a promise that was kept, once its day is over."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One month: `given` are units by kind (dollars for money), `people` those who came to the same projects."""

    given: Mapping[NeedKind, int]
    projects: tuple[str, ...]
    people: int

    def __bool__(self) -> bool:
        return bool(self.given)


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
        if partner.verified and effect_of(self.kept, partner, month, zone):
            self.tell("partner_month_over", partner, month=month)
        self.kept.timers.set("partner_month", partner.id, next_month(partner, self.now, zone))


def next_month(partner: Partner, now: int, zone: str) -> int:
    """The partner's first opening of the month to come, in ms UTC."""
    first = local(now, zone).date().replace(day=1) + dt.timedelta(days=32)
    return at(partner.next_open(first.replace(day=1)), partner.opens, zone)


def effect_of(kept: Repositories, partner: Partner, month: str, zone: str) -> Effect:
    """What was given in a month (`2026-11`) in the partner's name, on days that are over."""
    given: Counter[NeedKind] = Counter()
    projects: dict[str, None] = {}
    for row in kept.commitments.of_partner(partner.id, KEPT, limit=LOOKED_AT):
        if _month_of(kept, row, zone) == month:
            given[found(kept.needs.get(row.need)).kind] += row.party
            projects[row.project] = None
    return Effect(MappingProxyType(dict(given)), tuple(projects), sum(_came(kept, one) for one in projects))


def _month_of(kept: Repositories, row: Commitment, zone: str) -> str:
    occurrence = kept.occurrences.get(row.occurrence)
    return f"{local(occurrence.starts, zone):%Y-%m}" if occurrence is not None else ""


def _came(kept: Repositories, project: str) -> int:
    """The people who said that they would be there and were not turned away, each once."""
    parties: dict[str, int] = {}
    for row in kept.commitments.of_project(project):
        need = kept.needs.get(row.need)
        if row.state in HOLDING and row.state != "no_show" and need is not None and need.for_people:
            parties[row.member] = max(row.party, parties.get(row.member, 0))
    return sum(parties.values())
