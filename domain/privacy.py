"""My rights: everything kept of the acting person, given to them or undone."""

from collections.abc import Sequence
from typing import Any, get_args

from domain.commitments import ACTIVE, CommitmentState
from domain.grouping import Grouping
from domain.members import Member, renamed
from domain.offering import Offering
from domain.partnering import Partnering
from domain.projects import Project
from domain.proposing import Proposing
from domain.publishing import FINAL
from domain.record import Record

ALL = 1_000_000
"""No limit: a person's own rows are all theirs to see."""


class Privacy(Partnering, Offering, Proposing, Grouping):
    """Verbs of one's own data. Consents are given and taken back one by one in Belonging."""

    def export_mine(self) -> dict[str, Any]:
        """Everything kept of the acting member, by sort, as plain JSON values; of others, nothing.

        Nor who blocked them: that is somebody else's decision, which they are not told.
        """
        me, kept = self.me(), self.kept
        self.must(self.may("export_mine", me))
        projects = kept.projects.of_organizer(me.id)
        waiting = [row for place in kept.territories.all() for row in kept.territories.waiting(place.id)]
        mine = {account.address for account in kept.members.identities(me.id)}
        partners = [
            p.but(team={me.id: p.team[me.id]}, colleagues=(), code="", channel=p.channel if p.channel in mine else "")
            for p in kept.partners.of_member(me.id)
        ]
        return {
            "member": {k: v for k, v in me.plain().items() if k != "blocked_by"},
            "identities": _plain(kept.members.identities(me.id)),
            "roles": _plain(kept.members.roles(me.id)),
            "waiting": _plain([row for row in waiting if row.member == me.id]),
            "partners": _plain(partners),
            "projects": _plain([project.but(organizers=(me.id,)) for project in projects]),
            "needs": _plain([need for project in projects for need in kept.needs.of_project(project.id)]),
            "occurrences": _plain([date for project in projects for date in kept.occurrences.of_project(project.id)]),
            "offers": _plain(kept.offers.of_member(me.id)),
            "invitations": _plain(kept.invitations.of_member(me.id, limit=ALL)),
            "commitments": _plain(kept.commitments.of_member(me.id, get_args(CommitmentState))),
            "reports": _plain(kept.reports.of_member(me.id)),
            "groups": _plain(kept.groups.of_keeper(me.id)),
            "pictures": _plain(kept.pictures.of_member(me.id)),
        }

    def erase_me(self) -> str:
        """Undoes what others count on, telling them, and gives the receipt's code.

        Pledges and offers of a partner pass to a colleague; a project passes to its other organizers, or
        is cancelled. The unit of work then removes the rows themselves.
        """
        me = self.me()
        self.must(self.may("erase_me", me))
        self._hand_over(me)
        self._take_back_all(me)
        for picture in self.kept.pictures.of_member(me.id):
            self._take_down(picture)
        self._leave_all(me)
        self._keep_apart(me, me.id)
        receipt = self.new_id()
        self.tell("member_erased", me, receipt=receipt)
        return receipt

    def _take_back_all(self, me: Member) -> None:
        """Gives back every place held, every offer, and the questions still open."""
        rows = self.kept.commitments.of_member(me.id, ACTIVE)
        for yes in dict.fromkeys(row.yes for row in rows if self._is_to_come(row)):
            self.cancel(yes_id=yes)
        for offer in self.kept.offers.of_member(me.id):
            if offer.state in ("open", "waiting", "paused"):
                self.withdraw_offer(offer.id)
        for invitation in self.kept.invitations.of_member(me.id, limit=ALL):
            self.kept.timers.drop("invitation_expires", invitation.id)
            if invitation.state == "sent":
                self.kept.invitations.put(invitation.but(state="expired"))

    def _leave_all(self, me: Member) -> None:
        """Leaves every project, team and office; what nobody else organizes is cancelled."""
        for project in self.kept.projects.of_organizer(me.id):
            self._unsay(project, me)
            if len(project.organizers) > 1:
                self.leave_project(project.id)
            elif project.state not in FINAL:
                self._end(project, "cancelled", "project_cancelled", why="organizer_left")
        for partner in self.kept.partners.of_member(me.id):
            self.leave_partner(partner.id)
        for group in self.kept.groups.of_keeper(me.id):
            self.let_go(group.id)
        for role in self.kept.members.roles(me.id):
            self.kept.members.drop_role(role.id)

    def _hand_over(self, me: Member) -> None:
        """What was promised in a partner's name stays promised, in a colleague's name."""
        heirs = {
            partner.id: next(iter(other for other in partner.team if other != me.id), "")
            for partner in self.kept.partners.of_member(me.id)
        }
        for row in self.kept.commitments.of_member(me.id, ACTIVE):
            if heir := heirs.get(row.partner):
                self.kept.commitments.put(row.but(member=heir))
        for offer in self.kept.offers.of_member(me.id):
            if heir := heirs.get(offer.partner):
                self.kept.offers.put(offer.but(member=heir))
            elif (shop := self.kept.partners.get(offer.partner)) is not None:
                self.kept.partners.put(shop.but(colleagues=renamed(shop.colleagues, me.id)))

    def _unsay(self, project: Project, me: Member) -> None:
        """Empties the organizers' words in other people's rows: their questions, answers and reasons."""
        for row in self.kept.commitments.of_project(project.id):
            if row.question or (row.reason and row.decided_by == me.id):
                reason = "" if row.decided_by == me.id else row.reason
                self.kept.commitments.put(row.but(question="", reason=reason))
        for need in self.kept.needs.of_project(project.id):
            for invitation in self.kept.invitations.of_need(need.id):
                if invitation.reply:
                    self.kept.invitations.put(invitation.but(reply=""))


def _plain(records: Sequence[Record]) -> list[dict[str, Any]]:
    return [record.plain() for record in records]
