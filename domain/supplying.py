"""Needs put to partners where they work: which ones, when, how often, and those of which they hear no more."""

import datetime as dt
from collections.abc import Mapping
from itertools import islice
from types import MappingProxyType

from domain.calendar import at, local
from domain.commitments import ACTIVE
from domain.ground import found
from domain.groups import Pace
from domain.lacking import Lacking
from domain.partners import Partner
from domain.places import box, distance_km
from domain.projects import Need
from domain.sheets import WEEK

ROUND: Mapping[Pace, int] = MappingProxyType({"each": 3, "daily": 3, "weekly": 5})
"""Needs that a partner hears of at once: in its round, and when it is first told where to hear of them."""
LOOKED_AT = 50
"""Needs among which a round chooses, the newest."""
MOST = 500
"""Partners that hear of one need."""
REMEMBERED = 100
"""Needs that a partner is known to have heard of, or to have passed on, the newest."""
TIMERS: Mapping[str, str] = MappingProxyType(
    {
        "to_partners": "put_to_partners",
        "to_partner": "put_to_partner",
        "partner_round": "partner_round",
    }
)


class Supplying(Lacking):
    """What a partner hears of: never on a closed day, and no more often than it chose."""

    def put_to_partners(self, need_id: str) -> None:
        """The timer of a need just published: each partner around that gives such things hears of it in its turn."""
        self.must(self.may("put_to_partners"))
        need = found(self.kept.needs.get(need_id))
        for partner in self.kept.partners.giving(need.kind, near=need.fsa, limit=MOST):
            if not self._suits(partner, need):
                continue
            if partner.pace == "each":
                self.kept.timers.set("to_partner", f"{partner.id}/{need.id}", self._opening_for(partner))
            else:
                self.kept.timers.set("partner_round", partner.id, self._next_round(partner))

    def put_to_partner(self, subject: str) -> None:
        """The timer of one partner and one need, `partner/need`: told now, later, or never if it is too late."""
        self.must(self.may("put_to_partner"))
        partner_id, _, need_id = subject.partition("/")
        partner, need = found(self.kept.partners.get(partner_id)), found(self.kept.needs.get(need_id))
        if not self._suits(partner, need):
            return
        if (due := self._opening_for(partner)) > self.now:
            self.kept.timers.set("to_partner", subject, due)
        else:
            self._put(partner, need)

    def partner_round(self, partner_id: str) -> None:
        """The timer of a partner that hears of needs once a day or once a week, or for the first time."""
        self.must(self.may("partner_round"))
        partner = found(self.kept.partners.get(partner_id))
        if not partner.channel or not partner.verified:
            return
        if (due := self._opening_for(partner)) > self.now:
            self.kept.timers.set("partner_round", partner.id, due)
            return
        near = box(partner.fsa, partner.radius_km)
        suiting = [need for need in self.kept.needs.open(limit=LOOKED_AT, near=near) if self._suits(partner, need)]
        for need in suiting[: min(ROUND[partner.pace], self._room(partner))]:
            partner = self._put(partner, need)
        if any(need.id not in partner.told for need in suiting):
            self.kept.timers.set("partner_round", partner.id, self._next_round(partner))

    def pass_need(self, partner_id: str, need_id: str) -> Partner:
        """Not this time: the partner hears no more of this need."""
        partner, need = found(self.kept.partners.get(partner_id)), found(self.kept.needs.get(need_id))
        self.must(self.may("pass_need", partner))
        if need.id in partner.passed:
            return partner
        partner = partner.but(passed=(*partner.passed, need.id)[-REMEMBERED:])
        self.kept.partners.put(partner)
        self.tell("partner_passed", partner, need)
        return partner

    def needs_near(self, partner: Partner, *, limit: int) -> list[Need]:
        """Needs that a verified partner could fill, and did not pass on, the newest first."""
        if not partner.verified:
            return []
        looked_at = self.kept.needs.open(limit=LOOKED_AT, near=box(partner.fsa, partner.radius_km))
        fitting = (need for need in looked_at if need.id not in partner.passed and self._could_fill(partner, need))
        return list(islice(fitting, limit))

    def _put(self, partner: Partner, need: Need) -> Partner:
        partner = partner.but(told=dict([*partner.told.items(), (need.id, self.now)][-REMEMBERED:]))
        self.kept.partners.put(partner)
        self.tell("partner_supplied", partner, need=need.id)
        return partner

    def _suits(self, partner: Partner, need: Need) -> bool:
        """Whether the partner would want to hear of it, and did not yet."""
        told = need.id in partner.told or need.id in partner.passed
        if told or not partner.verified or not self._could_fill(partner, need):
            return False
        return self._hears(partner) and not self._asked_there(partner, need)

    def _hears(self, partner: Partner) -> bool:
        """Whether something put in its channel is read: what comes up meanwhile waits until it is."""
        group = self.kept.groups.at(partner.channel) if partner.channel else None
        if group is not None:
            return group.state not in ("left", "no_rights")
        accounts = (account for member in partner.team for account in self.kept.members.identities(member))
        return any(account.address == partner.channel and not account.refused for account in accounts)

    def _asked_there(self, partner: Partner, need: Need) -> bool:
        """Whether an offer of the partner had somebody asked for this need, where the partner hears of needs too."""
        asked = {row.member for row in self.kept.invitations.of_need(need.id) if row.partner == partner.id}
        return any(
            account.address == partner.channel
            for member in sorted(asked)
            for account in self.kept.members.identities(member)
        )

    def _could_fill(self, partner: Partner, need: Need) -> bool:
        """Whether it is of a kind that the partner gives, near, still lacking, and not promised by it already."""
        project = self.kept.projects.get(need.project)
        if project is None or not project.live or project.small or project.partner == partner.id:
            return False
        near = distance_km(partner.fsa, need.fsa) <= partner.radius_km
        if not near or need.kind not in partner.gives:
            return False
        rows = self.kept.commitments.of_need(need.id)
        promised = any(row.partner == partner.id and row.state in ACTIVE for row in rows)
        return need.open and not promised and bool(self.lacking(need))

    def _room(self, partner: Partner) -> int:
        """How many more needs it may hear of this week."""
        return partner.weekly_cap - sum(at > self.now - WEEK for at in partner.told.values())

    def _opening_for(self, partner: Partner) -> int:
        """When the next card may go out: on an open day, from its opening hour on, within the week's cap."""
        recent = sorted(at for at in partner.told.values() if at > self.now - WEEK)
        due = self.now if len(recent) < partner.weekly_cap else recent[-partner.weekly_cap] + WEEK
        return partner.open_from(due, self.zone_of(partner))

    def _next_round(self, partner: Partner) -> int:
        """The next opening of the shop; with a weekly pace, the first one of next week."""
        zone = self.zone_of(partner)
        moment = local(self.now, zone)
        day = moment.date()
        if partner.pace == "weekly":
            day += dt.timedelta(days=7 - day.weekday())
        elif f"{moment:%H:%M}" >= partner.opens:
            day += dt.timedelta(days=1)
        return at(partner.next_open(day), partner.opens, zone)
