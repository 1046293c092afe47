"""How a shop or an organization comes to be known, is verified, and gets its team."""

from collections.abc import Sequence
from typing import get_args

from domain.authority import Authority
from domain.calendar import DAYS
from domain.ground import found
from domain.members import Language, Member
from domain.partners import Partner
from domain.projects import NeedKind
from domain.refusals import NotOpen, TooLate, TooYoung, Unfit, Unknown


class Partnering(Authority):
    """Verbs of partners. Their teams are adults: a pledge is a promise of a business."""

    def found_partner(
        self,
        name: str,
        *,
        fsa: str,
        languages: Sequence[Language] = ("fr",),
        gives: Sequence[NeedKind] = (),
        closed_days: Sequence[str] = (),
    ) -> Partner:
        """A new partner, owned by the acting member; its pledges wait until a moderator verifies it."""
        self.must(self.may("found_partner"))
        owner = self._adult()
        name = " ".join(name.split())
        if not 2 <= len(name) <= 80:
            raise Unfit("name", "2..80")
        for field, given, known in (
            ("languages", languages, get_args(Language)),
            ("gives", gives, get_args(NeedKind)),
            ("closed_days", closed_days, DAYS),
        ):
            if not set(given) <= set(known):
                raise Unfit(field, "|".join(sorted(known)))
        if not languages:
            raise Unfit("languages", "fr|en")
        territory = self.kept.territories.of_fsa(fsa)
        if territory is None or territory.state != "open":
            raise NotOpen(territory.id if territory else "")
        partner = Partner(
            id=self.new_id(),
            name=name,
            fsa=fsa,
            territory=territory.id,
            languages=tuple(languages),
            gives=tuple(gives),
            closed_days=tuple(closed_days),
            team={owner.id: "owner"},
            founded=self.now,
        )
        self.kept.partners.put(partner)
        self.tell("partner_founded", partner)
        return partner

    def verify_partner(self, partner_id: str) -> Partner:
        """Its pledges count from now on; decided by a moderator who is not of its team."""
        partner = found(self.kept.partners.get(partner_id))
        self.must(self.may("verify_partner", partner))
        if partner.verified:
            raise TooLate
        partner = partner.but(verified=True, verified_by=self.me().id)
        self.kept.partners.put(partner)
        self.tell("partner_verified", partner)
        return partner

    def invite_to_partner(self, partner_id: str) -> str:
        """The code that a colleague's link carries; the one before no longer works."""
        partner = found(self.kept.partners.get(partner_id))
        self.must(self.may("invite_to_partner", partner))
        code = self.new_id()
        self.kept.partners.put(partner.but(code=code))
        return code

    def join_partner(self, partner_id: str, *, code: str) -> Partner:
        """Puts the holder of the link on the team; who is there already stays as they are."""
        partner = found(self.kept.partners.get(partner_id))
        self.must(self.may("join_partner", partner))
        member = self._adult()
        if not code or code != partner.code:
            raise Unknown
        if member.id in partner.team:
            return partner
        partner = partner.but(team={**partner.team, member.id: "member"})
        self.kept.partners.put(partner)
        self.tell("partner_joined", partner, member=member.id)
        return partner

    def leave_partner(self, partner_id: str) -> Partner:
        """Takes the acting member off the team; the next in line owns it when the last owner leaves.

        A partner that nobody answers for is verified no more.
        """
        partner = found(self.kept.partners.get(partner_id))
        self.must(self.may("leave_partner", partner))
        me = self.me()
        team = {member: post for member, post in partner.team.items() if member != me.id}
        if team and "owner" not in team.values():
            team[next(iter(team))] = "owner"
        partner = partner.but(team=team, verified=partner.verified and bool(team))
        self.kept.partners.put(partner)
        self.tell("partner_left", partner, member=me.id)
        return partner

    def _adult(self) -> Member:
        """The acting member, or TooYoung(18)."""
        member = self.me()
        if member.minor:
            raise TooYoung(18)
        return member
