"""One person on several platforms: another account becomes theirs too, by a link that works once."""

from domain.ground import found
from domain.members import Identity, Member
from domain.merging import Merging
from domain.refusals import TooLate, Unfit, Unknown
from domain.sheets import HOUR

OPEN_FOR = HOUR // 4


class Linking(Merging):
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

        An account that belongs to somebody already comes over with everything that is theirs, if the age given
        at the door was the same; else Unfit. The two are the one with the older id (`_merge`); the row of the
        other is not removed here: nothing hangs on it any more.
        """
        member = self.linkable(member_id, code)
        self.must(self.may("join_identity", member))
        before = self.kept.members.identity(identity_id)
        member = member.but(linking="", linking_until=0)
        if self.actor is not None and before is not None and self.actor.id != member.id:
            if self.actor.age != member.age:
                raise Unfit("age", member.age)
            member = self._merge(member, self.actor)
        self.kept.members.put(member)
        self.kept.members.put_identity(
            Identity(id=identity_id, member=member.id, address=address, later=later, guest=self.guest)
        )
        self.actor = member
        self.tell("identity_joined", member)
        return member
