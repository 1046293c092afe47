"""Who is never put together again: what a member decides of people they met here, and takes back."""

from domain.authority import named, project_of
from domain.commitments import Commitment
from domain.ground import found
from domain.invitations import Invitation
from domain.lacking import Lacking
from domain.members import Member, renamed


class Blocking(Lacking):
    """Verbs of whoever would rather not meet somebody again. What was promised before stays promised."""

    def block(self, about: str) -> Member:
        """The acting member and whoever is behind a subject never meet again, whoever of them organizes."""
        me = self.me()
        self.must(self.may("block", me))
        if not (others := self.behind(about)):
            return me
        for other in others:
            self.kept.members.put(other.but(blocked_by=(*other.blocked_by, me.id)))
        return self._know(me.but(blocked=(*me.blocked, *(other.id for other in others))), "member_blocked")

    def unblock(self, member_id: str) -> Member:
        """The acting member may meet that one again, as far as they are concerned."""
        me = self.me()
        self.must(self.may("unblock", me))
        if member_id not in me.blocked:
            return me
        if other := self.kept.members.get(member_id):
            self.kept.members.put(other.but(blocked_by=renamed(other.blocked_by, me.id)))
        return self._know(me.but(blocked=renamed(me.blocked, member_id)), "member_unblocked")

    def behind(self, about: str) -> list[Member]:
        """Whom the acting member could block for a subject: those who organize it, or who wrote to its organizers."""
        me, record = self.me(), found(named(self.kept, about))
        project = project_of(self.kept, record)
        others: tuple[str, ...] = project.organizers if project else ()
        if me.id in others:
            others = (record.member,) if isinstance(record, (Commitment, Invitation)) else ()
        members = [self.kept.members.get(other) for other in others if other not in (me.id, *me.blocked)]
        return [member for member in members if member]

    def blocked(self) -> list[Member]:
        """Whom the acting member has blocked, of those who are still here."""
        members = [self.kept.members.get(other) for other in self.me().blocked]
        return [member for member in members if member]
