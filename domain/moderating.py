"""What moderators decide, what they are told, and what happens when they are silent."""

from collections.abc import Mapping

from domain.ground import found
from domain.offers import Offer
from domain.partners import Partner
from domain.projects import Project
from domain.publishing import Publishing
from domain.record import Record
from domain.refusals import NotOpen, TooLate, Unfit
from domain.reporting import Reporting
from domain.reports import Report
from domain.sheets import HOUR, within

SHOWN = 50
"""The most things of one sort that a queue shows at once."""


DECIDED_BY: Mapping[type[Record], str] = {
    Project: "approve",
    Offer: "approve_offer",
    Partner: "verify_partner",
    Report: "settle_report",
}


class Moderating(Publishing, Reporting):
    """Verbs of the queue. The first answer wins; nobody decides of their own."""

    def queue(self, territory_id: str = "") -> list[Record]:
        """What waits for the acting moderator, in one territory or in all of theirs.

        Projects, then offers, partners and reports, each the oldest first; what they may not decide
        themselves is left out.
        """
        territories = self.kept.territories.all()
        if territory_id:
            territories = [found(self.kept.territories.get(territory_id))]
        served = [territory for territory in territories if self.may("queue", territory)]
        self.must(bool(served))
        projects: list[Record] = []
        others: list[Record] = []
        for territory in served:
            projects += self.kept.projects.in_state(("submitted",), limit=SHOWN, territory=territory.id)
            others += self.kept.offers.waiting(limit=SHOWN, territory=territory.id)
            others += self.kept.partners.waiting(territory.id, limit=SHOWN)
            others += self.kept.reports.open(limit=SHOWN, territory=territory.id)
        if self.may("queue"):
            others += [report for report in self.kept.reports.open(limit=SHOWN) if not report.territory]
        return [record for record in (*projects, *others) if self._may_decide(record)]

    def approve(self, project_id: str) -> Project:
        """The project published: its needs are open, people are asked from now on."""
        project = self._submitted("approve", project_id)
        if self._last_end(project) <= self.now:
            raise TooLate
        return self._publish(self._decided(project))

    def ask_change(self, project_id: str, *, reason: str) -> Project:
        """Sends it back to its organizers with what should change."""
        project = self._submitted("ask_change", project_id)
        reason = within("reason", reason, 3, 500)
        project = self._decided(project).but(state="changes_asked", reason=reason)
        self.kept.projects.put(project)
        self.kept.timers.drop("moderator_silent", project.id)
        self.tell("project_changes_asked", project)
        return project

    def refuse(self, project_id: str, *, reason: str) -> Project:
        """Settles it with a no and its reason."""
        project = self._submitted("refuse", project_id)
        reason = within("reason", reason, 3, 500)
        return self._end(self._decided(project), "refused", "project_refused", why="refused", words=reason)

    def wrong_area(self, project_id: str, territory_id: str) -> Project:
        """Hands it to another territory's moderators, whose time to answer begins now."""
        project = self._submitted("wrong_area", project_id)
        territory = found(self.kept.territories.get(territory_id))
        if territory.id == project.territory:
            raise Unfit("territory", "another")
        if territory.state != "open":
            raise NotOpen(territory.id)
        for need in self.kept.needs.of_project(project.id):
            self.kept.needs.put(need.but(territory=territory.id))
        return self._submit(project.but(territory=territory.id), "project_rerouted")

    def approve_offer(self, offer_id: str) -> Offer:
        """The offer, open from now on."""
        offer = self._waiting("approve_offer", offer_id)
        offer = offer.but(state="open", decided_by=self.me().id)
        self.kept.offers.put(offer)
        self._expect(offer)
        self.tell("offer_approved", offer)
        return offer

    def refuse_offer(self, offer_id: str, *, reason: str) -> Offer:
        """The offer, withdrawn with the moderator's reason."""
        offer = self._waiting("refuse_offer", offer_id)
        reason = within("reason", reason, 3, 500)
        offer = offer.but(state="withdrawn", decided_by=self.me().id, reason=reason)
        self.kept.offers.put(offer)
        self.tell("offer_refused", offer)
        return offer

    def moderator_silent(self, project_id: str) -> None:
        """The timer of an answer that did not come: moderators are reminded after 24 h, staff called after 48 h."""
        project = found(self.kept.projects.get(project_id))
        self.must(self.may("moderator_silent", project))
        if project.state != "submitted":
            return
        if self.now >= project.submitted + 48 * HOUR:
            self.tell("staff_called", project)
        else:
            self.kept.timers.set("moderator_silent", project.id, project.submitted + 48 * HOUR)
            self.tell("moderator_reminded", project)

    def _submitted(self, act: str, project_id: str) -> Project:
        project = found(self.kept.projects.get(project_id))
        self.must(self.may(act, project))
        if project.state != "submitted":
            raise TooLate(project.decided_by)
        return project

    def _decided(self, project: Project) -> Project:
        return project.but(decided=self.now, decided_by=self.me().id)

    def _waiting(self, act: str, offer_id: str) -> Offer:
        offer = found(self.kept.offers.get(offer_id))
        self.must(self.may(act, offer))
        if offer.state != "waiting":
            raise TooLate(offer.decided_by)
        return offer

    def _may_decide(self, record: Record) -> bool:
        return self.may(DECIDED_BY[type(record)], record)
