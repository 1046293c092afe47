"""Who answers for a partner: colleagues come by a link, owners decide, everybody can leave."""

from domain.authority import Authority, speaks_for
from domain.commitments import ACTIVE
from domain.ground import found
from domain.members import Member
from domain.partners import Partner
from domain.refusals import TooYoung, Unfit, Unknown


class Teaming(Authority):
    """Verbs of a partner's team: its owners, and the members who answer for it beside them."""

    def invite_to_partner(self, partner_id: str) -> str:
        """The code that a colleague's link carries; the one before no longer works."""
        partner = found(self.kept.partners.get(partner_id))
        self.must(self.may("invite_to_partner", partner))
        code = self.new_id()
        self.kept.partners.put(partner.but(code=code))
        return code

    def join_partner(self, partner_id: str, *, code: str, workplace: str = "") -> Partner:
        """Puts the holder of the link on the team; who is there already stays as they are.

        The first one owns it, and uses the link up; a moderator then verifies the partner. Where that one
        works (`platform|workspace`) the partner does, unless its workplace is known.
        """
        partner = found(self.kept.partners.get(partner_id))
        self.must(self.may("join_partner", partner))
        self.not_a_guest()
        member = self._adult()
        if not code or code != partner.code:
            raise Unknown
        if member.id in partner.team:
            return partner
        first = not partner.team
        partner = partner.but(
            team={**partner.team, member.id: "owner" if first else "member"},
            code="" if first else code,
            workplace=partner.workplace or (workplace if first else ""),
        )
        self.kept.partners.put(partner)
        self.tell("partner_joined", partner, member=member.id)
        if first and partner.waits:
            self.tell("partner_founded", partner)
        return partner

    def leave_partner(self, partner_id: str) -> Partner:
        """Takes the acting member off the team; the next in line owns it when the last owner leaves.

        A partner that nobody answers for is verified no more.
        """
        partner = found(self.kept.partners.get(partner_id))
        self.must(self.may("leave_partner", partner))
        return self._without(partner, self.me(), "partner_left")

    def name_owner(self, partner_id: str, member_id: str) -> Partner:
        """Makes a member of the team an owner too."""
        partner = found(self.kept.partners.get(partner_id))
        self.must(self.may("name_owner", partner))
        if member_id not in partner.team:
            raise Unknown
        if partner.team[member_id] == "owner":
            return partner
        partner = partner.but(team={**partner.team, member_id: "owner"})
        self.kept.partners.put(partner)
        self.tell("partner_owner_named", partner, member=member_id)
        return partner

    def remove_from_partner(self, partner_id: str, member_id: str) -> Partner:
        """Takes somebody else off the team; what they promised in its name stays promised, by the acting owner."""
        partner = found(self.kept.partners.get(partner_id))
        self.must(self.may("remove_from_partner", partner))
        me = self.me()
        if member_id not in partner.team:
            raise Unknown
        if member_id == me.id:
            raise Unfit("member", "other")
        for row in self.kept.commitments.of_member(member_id, ACTIVE):
            if row.partner == partner.id:
                self.kept.commitments.put(row.but(member=me.id))
        for offer in self.kept.offers.of_member(member_id):
            if offer.partner == partner.id:
                self.kept.offers.put(offer.but(member=me.id))
        return self._without(partner, found(self.kept.members.get(member_id)), "partner_removed")

    def answers_for(self, partner: Partner) -> bool:
        """Whether the acting member speaks for it: on its team, or at its workplace if everybody there may."""
        return speaks_for(self.kept, self.me(), partner)

    def shops(self, workplace: str = "") -> list[Partner]:
        """The partners for which the acting member speaks, those of their team first."""
        ours = self.kept.partners.of_member(self.me().id)
        beside = self.kept.partners.of_workplace(workplace) if workplace else []
        return [*ours, *(one for one in beside if one not in ours and self.answers_for(one))]

    def _without(self, partner: Partner, member: Member, kind: str) -> Partner:
        team = {one: post for one, post in partner.team.items() if one != member.id}
        if team and "owner" not in team.values():
            team[next(iter(team))] = "owner"
        addresses = {account.address for account in self.kept.members.identities(member.id)}
        partner = partner.but(
            team=team,
            verified=partner.verified and bool(team),
            reason=partner.reason if team else "",
            channel="" if partner.channel in addresses else partner.channel,
            # Whoever leaves may hold the link: it would bring them back.
            code="" if kind == "partner_removed" else partner.code,
        )
        self.kept.partners.put(partner)
        self.tell(kind, partner, member=member.id)
        return partner

    def zone_of(self, partner: Partner) -> str:
        """The zone in which a partner's days are counted."""
        territory = self.kept.territories.get(partner.territory)
        return territory.zone if territory else "America/Toronto"

    def _adult(self) -> Member:
        """The acting member, or TooYoung(18)."""
        member = self.me()
        if member.minor:
            raise TooYoung(18)
        return member
