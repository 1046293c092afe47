"""The one question and the one answer that go through the door, each way, and why somebody was asked."""

from collections.abc import Sequence

from domain.commitments import Commitment
from domain.ground import found
from domain.invitations import Invitation, Reason
from domain.lacking import Lacking, around
from domain.matching import Giver
from domain.projects import Need, Project
from domain.refusals import NoMore, TooLate, Unknown
from domain.sheets import within


class Questioning(Lacking):
    """Questions hold no place. What a need or an invitation is asked by, its member or their partner's team."""

    def why(self, *, need_id: str = "", invitation_id: str = "") -> tuple[Reason, ...]:
        """Why the acting person was asked, or would be: the parts of the very score."""
        invitation, need, _ = self._asked("why", need_id, invitation_id)
        if invitation and invitation.reasons:
            return invitation.reasons
        match = self.best_fit(need, self._myself(), self.coming(need))
        return match.reasons if match else ()

    def ask_question(self, text: str, *, need_id: str = "", invitation_id: str = "") -> Invitation:
        """Puts the acting person's one question to the organizers: NoMore for a second one, or Apart."""
        invitation, need, project = self._asked("ask_question", need_id, invitation_id)
        self.must_meet(project)
        text = within("text", text, 1, 1000)
        if invitation and invitation.question:
            raise NoMore
        if not need.open or not project.live:
            raise TooLate
        invitation = (invitation or self._found_by_oneself(need)).but(question=text)
        self.kept.invitations.put(invitation)
        self.tell("question_asked", invitation, project, minor=self._minor(invitation.member))
        return invitation

    def answer_question(self, invitation_id: str, text: str) -> Invitation:
        """An organizer's answer to it; the first one counts."""
        invitation = found(self.kept.invitations.get(invitation_id))
        self.must(self.may("answer_question", invitation))
        text = within("text", text, 1, 1000)
        if not invitation.question:
            raise Unknown
        if invitation.reply:
            raise TooLate
        invitation = invitation.but(reply=text)
        self.kept.invitations.put(invitation)
        self.tell("question_answered", invitation, minor=self._minor(invitation.member))
        return invitation

    def ask_volunteer(self, yes_id: str, text: str) -> list[Commitment]:
        """An organizer's one question to somebody who said yes."""
        rows = self._of_yes("ask_volunteer", yes_id)
        text = within("text", text, 1, 1000)
        if rows[0].question:
            raise NoMore
        return self._note(rows, "volunteer_asked", question=text)

    def answer_organizer(self, yes_id: str, text: str) -> list[Commitment]:
        """Their one answer to it."""
        rows = self._of_yes("answer_organizer", yes_id)
        text = within("text", text, 1, 1000)
        if not rows[0].question:
            raise Unknown
        if rows[0].reply:
            raise NoMore
        return self._note(rows, "volunteer_answered", reply=text)

    def _asked(self, act: str, need_id: str, invitation_id: str) -> tuple[Invitation | None, Need, Project]:
        """What the acting person answers: an invitation they may answer, or a need they found by themselves.

        A small ask is shown only to whom it fits, so nobody else may answer it.
        """
        me, kept = self.me(), self.kept
        invitation = (
            found(kept.invitations.get(invitation_id)) if invitation_id else kept.invitations.of(need_id, me.id)
        )
        self.must(self.may(act, invitation or me))
        need = found(kept.needs.get(invitation.need if invitation else need_id))
        project = found(kept.projects.get(need.project))
        if project.small and not invitation:
            self.must(self.best_fit(need, self._myself(), self.coming(need)) is not None)
        return invitation, need, project

    def _found_by_oneself(self, need: Need, *, partner: str = "") -> Invitation:
        """The invitation that stands for a need the acting person answers without having been asked."""
        match = self.best_fit(need, self._myself(), self.coming(need))
        return Invitation(
            id=self.new_id(),
            need=need.id,
            project=need.project,
            member=self.me().id,
            partner=partner,
            offer=match.offer.id if match else "",
            score=match.score if match else 0.0,
            reasons=match.reasons if match else (),
            cause="browse",
            sent=self.now,
        )

    def _myself(self) -> Giver:
        """The acting member's own offers, judged as if they had the time: being taken is said apart."""
        me = self.me()
        return Giver(me, tuple(self.kept.offers.of_member(me.id)))

    def _note(self, rows: Sequence[Commitment], kind: str, **said: str) -> list[Commitment]:
        noted = [row.but(**said) for row in rows]
        for row in noted:
            self.kept.commitments.put(row)
        self.tell(kind, noted[0], *around(noted), yes=noted[0].yes, minor=self._minor(noted[0].member))
        return noted

    def _minor(self, member_id: str) -> str:
        """The code that makes a second adult follow what is said with somebody under 18."""
        member = self.kept.members.get(member_id)
        return "yes" if member and member.minor else ""
