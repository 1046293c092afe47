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
from domain.sheets import within


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
        return self._introduced(
            "partner_founded",
            Partner(
                id=self.new_id(),
                name=name,
                fsa=fsa,
                languages=tuple(languages),
                gives=tuple(gives),
                closed_days=tuple(closed_days),
                team={owner.id: "owner"},
                founded=self.now,
            ),
        )

    def mend_partner(
        self,
        partner_id: str,
        *,
        name: str,
        fsa: str,
        languages: Sequence[Language] = ("fr",),
        gives: Sequence[NeedKind] = (),
        closed_days: Sequence[str] = (),
    ) -> Partner:
        """One that was refused, introduced again: it waits for a moderator as a new one does."""
        partner = found(self.kept.partners.get(partner_id))
        self.must(self.may("mend_partner", partner))
        if not partner.refused:
            raise TooLate
        return self._introduced(
            "partner_mended",
            partner.but(
                name=name,
                fsa=fsa,
                languages=tuple(languages),
                gives=tuple(gives),
                closed_days=tuple(closed_days),
                refused=False,
                reason="",
                verified_by="",
            ),
        )

    def verify_partner(self, partner_id: str) -> Partner:
        """Its pledges count from now on; decided by a moderator who is not of its team."""
        partner = found(self.kept.partners.get(partner_id))
        self.must(self.may("verify_partner", partner))
        if not partner.waits:
            raise TooLate(partner.verified_by)
        partner = partner.but(verified=True, verified_by=self.me().id)
        self.kept.partners.put(partner)
        self.tell("partner_verified", partner)
        return partner

    def refuse_partner(self, partner_id: str, *, reason: str) -> Partner:
        """Not verified, for a reason its team is told; it can be mended and sent again."""
        partner = found(self.kept.partners.get(partner_id))
        self.must(self.may("refuse_partner", partner))
        if not partner.waits:
            raise TooLate(partner.verified_by)
        reason = within("reason", reason, 3, 500)
        partner = partner.but(refused=True, reason=reason, verified_by=self.me().id)
        self.kept.partners.put(partner)
        self.tell("partner_refused", partner)
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
        partner = partner.but(
            team=team, verified=partner.verified and bool(team), reason=partner.reason if team else ""
        )
        self.kept.partners.put(partner)
        self.tell("partner_left", partner, member=me.id)
        return partner

    def _introduced(self, kind: str, partner: Partner) -> Partner:
        """The partner as its owner presents it, kept and told of; Unfit or NotOpen for what cannot be."""
        name = " ".join(partner.name.split())
        if not 2 <= len(name) <= 80:
            raise Unfit("name", "2..80")
        for field, given, known in (
            ("languages", partner.languages, get_args(Language)),
            ("gives", partner.gives, get_args(NeedKind)),
            ("closed_days", partner.closed_days, DAYS),
        ):
            if not set(given) <= set(known):
                raise Unfit(field, "|".join(sorted(known)))
        if not partner.languages:
            raise Unfit("languages", "fr|en")
        territory = self.kept.territories.of_fsa(partner.fsa)
        if territory is None or territory.state != "open":
            raise NotOpen(territory.id if territory else "")
        partner = partner.but(name=name, territory=territory.id)
        self.kept.partners.put(partner)
        self.tell(kind, partner)
        return partner

    def _adult(self) -> Member:
        """The acting member, or TooYoung(18)."""
        member = self.me()
        if member.minor:
            raise TooYoung(18)
        return member
