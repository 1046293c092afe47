"""One person on several platforms: another account becomes theirs too, by a link that works once."""

from typing import get_args

from domain.authority import Authority
from domain.commitments import CommitmentState
from domain.ground import found
from domain.members import Identity, Member
from domain.refusals import TooLate, Unfit, Unknown
from domain.sheets import HOUR

OPEN_FOR = HOUR // 4


class Linking(Authority):
    """Verbs of a member's accounts."""

    def offer_link(self) -> str:
        """A code with which another account can be made the acting member's, once, for a quarter of an hour.

        Asked again, the code before it works no longer.
        """
        me = self.me()
        self.must(self.may("offer_link", me))
        self.actor = me.but(linking=self.new_id(), linking_until=self.now + OPEN_FOR)
        self.kept.members.put(self.actor)
        return self.actor.linking

    def linkable(self, member_id: str, code: str) -> Member:
        """Whose link it is: Unknown once it was used or replaced, TooLate when its time is over."""
        member = found(self.kept.members.get(member_id))
        if not code or member.linking != code:
            raise Unknown
        if member.linking_until <= self.now:
            raise TooLate
        return member

    def join_identity(self, identity_id: str, address: str, *, member_id: str, code: str, later: bool) -> Member:
        """Makes the account that acts the member's too; the link is used up.

        An account that belongs to somebody already comes over if nothing hangs on it and the age given at
        the door was the same; else Unfit. The member it leaves is not removed here: nothing of theirs is left.
        """
        member = self.linkable(member_id, code)
        self.must(self.may("join_identity", member))
        before = self.kept.members.identity(identity_id)
        if self.actor is not None and before is not None and self.actor.id != member.id:
            if self.actor.age != member.age:
                raise Unfit("age", member.age)
            if self.has_things():
                raise Unfit("account", "empty")
        member = member.but(linking="", linking_until=0)
        self.kept.members.put(member)
        self.kept.members.put_identity(
            Identity(id=identity_id, member=member.id, address=address, later=later, guest=self.guest)
        )
        self.actor = member
        self.tell("identity_joined", member)
        return member

    def has_things(self) -> bool:
        """Whether something hangs on the acting member: a project, an offer, a yes, a shop, an office."""
        me, kept = self.me(), self.kept
        return bool(
            kept.projects.of_organizer(me.id)
            or kept.offers.of_member(me.id)
            or kept.commitments.of_member(me.id, get_args(CommitmentState))
            or kept.partners.of_member(me.id)
            or kept.members.roles(me.id)
        )
