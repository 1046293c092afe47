"""What people can give: offers made, changed and taken back, and the needs that wait for them."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from msgspec.structs import asdict

from domain.calendar import Window, local
from domain.commitments import ACTIVE
from domain.ground import found
from domain.lacking import Lacking
from domain.matching import Match, by_rank
from domain.members import Member
from domain.offers import Offer, OfferState
from domain.pay import VOLUNTEER, Pay
from domain.places import box, distance_km, place
from domain.projects import PEOPLE, Category, Need, NeedKind, Occurrence, Project
from domain.record import Value
from domain.refusals import NotOpen, TooLate, TooYoung, Unfit
from domain.sheets import CAUTIOUS, FARTHEST, check_pay, within
from domain.skills import SKILLS

READ_FIRST = CAUTIOUS["minors"] | CAUTIOUS["care"]
"""Offers to look after people wait for a moderator (product.md, "small ask")."""
CONSIDERED = 100
"""Open needs that are looked at, the newest within reach."""
NEARBY_KM = 10
"""What is this close to whoever looks around is never crowded out by what is newer elsewhere."""


class OfferSheet(Value, frozen=True):
    """An offer as somebody fills it in; an empty place is the giver's own."""

    kind: NeedKind
    words: str = ""
    skills: tuple[str, ...] = ()
    windows: tuple[Window, ...] = ()
    fsa: str = ""
    radius_km: int = 3
    pay: Pay = VOLUNTEER
    partner: str = ""
    stock: int = 0
    until: int = 0


class Offering(Lacking):
    """Verbs of offers, and looking through what is needed."""

    def offer(self, sheet: OfferSheet) -> Offer:
        """The offer, open; waiting for a moderator when it is to look after children or to care.

        Raises NotOpen where the door does not serve yet, TooYoung when a minor asks for a fee.
        """
        self.must(self.may("offer"))
        blank = Offer(id=self.new_id(), member=self.me().id, kind=sheet.kind, made=self.now)
        offer = self._written(blank, sheet)
        return self._keep(offer, "offer_waiting" if offer.state == "waiting" else "offer_made")

    def change_offer(self, offer_id: str, **changes: Any) -> Offer:
        """The offer with these lines of its sheet changed; a moderator reads it again if care was added."""
        offer = self._own("change_offer", offer_id, ("open", "waiting", "paused"))
        said = {name: getattr(offer, name) for name in OfferSheet.__struct_fields__}
        changed = self._written(offer, OfferSheet(**{**said, **changes}))
        if changed.words != offer.words:
            self._outgrow([offer.member], offer.words)
        waits = changed.state == "waiting" and offer.state != "waiting"
        return self._keep(changed, "offer_waiting" if waits else "offer_changed")

    def pause_offer(self, offer_id: str) -> Offer:
        """Nobody is matched with it until it is resumed."""
        return self._keep(self._own("pause_offer", offer_id, ("open",)).but(state="paused"), "offer_paused")

    def resume_offer(self, offer_id: str) -> Offer:
        """The paused offer is open again."""
        offer = self._own("resume_offer", offer_id, ("paused",))
        if offer.until and offer.until <= self.now:
            raise TooLate
        return self._keep(offer.but(state="open"), "offer_resumed")

    def withdraw_offer(self, offer_id: str) -> Offer:
        """Takes the offer back for good; what was already promised stays promised."""
        offer = self._own("withdraw_offer", offer_id, ("open", "waiting", "paused", "taken"))
        return self._keep(offer.but(state="withdrawn"), "offer_withdrawn")

    def expire_offer(self, offer_id: str) -> None:
        """The timer of an offer that held until a date."""
        self.must(self.may("expire_offer"))
        offer = self.kept.offers.get(offer_id)
        if offer and offer.state in ("open", "waiting", "paused", "taken") and 0 < offer.until <= self.now:
            self._keep(offer.but(state="expired"), "offer_expired")

    def needs_for(self, given: Offer | Member, limit: int = 3) -> list[Match]:
        """The best open needs now for an offer, or for all that a member offers, one match a need.

        What the member already answered is left out.
        """
        self.must(self.may("needs_for", given))
        member = given if isinstance(given, Member) else found(self.kept.members.get(given.member))
        offers = self.kept.offers.of_member(member.id) if isinstance(given, Member) else [given]
        giver = self.giver(member, [offer for offer in offers if offer.state == "open"])
        answered = {c.need for c in self.kept.commitments.of_member(member.id, ACTIVE)}
        looked_for = dict.fromkeys(
            (box(offer.fsa, offer.radius_km), kind) for offer in giver.offers for kind in _filled_with(offer.kind)
        )
        needs = {
            need.id: need
            for reach, kind in looked_for
            if reach
            for need in self.kept.needs.open(limit=CONSIDERED, near=reach, kind=kind)
            if need.id not in answered
        }
        matches = [match for need in needs.values() if (match := self.best_fit(need, giver))]
        fresh = [match for match in matches if not self._refused(match.need, member)]
        return sorted(fresh, key=lambda match: by_rank(match, member))[:limit]

    def browse(
        self,
        *,
        near: str = "",
        category: Category | None = None,
        kind: NeedKind | None = None,
        day: dt.date | None = None,
        limit: int = 10,
        after: str = "",
    ) -> list[tuple[Project, Need, int]]:
        """Published needs that anybody may see, with the places left; the nearest to `near`, or the newest, first.

        `after` is the last need of the page before. Small asks are shown only to whom they fit.
        """
        shown = []
        for need in self._around(near, kind):
            project = found(self.kept.projects.get(need.project))
            dates = [date for date in self.lacking(need) if day is None or self._is_on(date, project, day)]
            if dates and not project.small and category in (None, project.category):
                shown.append((project, need, sum(self._left(need, date) for date in dates)))
        if near:
            shown.sort(key=lambda row: distance_km(near, row[1].fsa))
        ids = [need.id for _, need, _ in shown]
        first = ids.index(after) + 1 if after in ids else 0
        return shown[first : first + limit]

    def _around(self, near: str, kind: NeedKind | None) -> list[Need]:
        """The newest open needs of a kind, those near a place before all others."""
        newest = self.kept.needs.open(limit=CONSIDERED, kind=kind)
        nearby = box(near, NEARBY_KM)
        close = self.kept.needs.open(limit=CONSIDERED, near=nearby, kind=kind) if nearby else []
        return list({need.id: need for need in [*close, *newest]}.values())[:CONSIDERED]

    def _written(self, offer: Offer, sheet: OfferSheet) -> Offer:
        """The offer as a sound sheet says, in the open territory of its place."""
        me = self.me()
        _check(sheet, self.now)
        if sheet.pay.kind == "fee" and me.minor:
            raise TooYoung(18)
        partner = found(self.kept.partners.get(sheet.partner)) if sheet.partner else None
        self.must(partner is None or self.answers_for(partner))
        fsa = sheet.fsa or (partner.fsa if partner else me.fsa)
        if place(fsa) is None:
            raise Unfit("fsa", "H2S")
        territory = self.kept.territories.of_fsa(fsa)
        if territory is None or territory.state != "open":
            raise NotOpen(territory.id if territory else "")
        read_first = READ_FIRST.intersection(sheet.skills)
        waits = bool(read_first - set(offer.skills)) or (offer.state == "waiting" and bool(read_first))
        return offer.but(
            **{**asdict(sheet), "fsa": fsa, "words": sheet.words.strip()},
            territory=territory.id,
            state="waiting" if waits else "paused" if offer.state == "paused" else "open",
        )

    def _keep(self, offer: Offer, kind: str) -> Offer:
        self.kept.offers.put(offer)
        self._note_colleague(offer)
        self._expect(offer)
        if offer.until and offer.until > self.now:
            self.kept.timers.set("offer_expires", offer.id, offer.until)
        else:
            self.kept.timers.drop("offer_expires", offer.id)
        self.tell(kind, offer)
        return offer

    def _own(self, act: str, offer_id: str, states: Sequence[OfferState]) -> Offer:
        offer = found(self.kept.offers.get(offer_id))
        self.must(self.may(act, offer))
        if offer.state not in states:
            raise TooLate
        return offer

    def _refused(self, need: Need, member: Member) -> bool:
        invitation = self.kept.invitations.of(need.id, member.id)
        return invitation is not None and invitation.state in ("not_this_time", "not_my_kind")

    def _is_on(self, date: Occurrence, project: Project, day: dt.date) -> bool:
        territory = found(self.kept.territories.get(project.territory))
        return local(date.starts, territory.zone).date() <= day <= local(date.ends - 1, territory.zone).date()


def _filled_with(kind: NeedKind) -> Sequence[NeedKind]:
    """The kinds of needs that an offer of this kind may fill: of a skill is time, of time may be a skill."""
    return sorted(PEOPLE) if kind in PEOPLE else (kind,)


def _check(sheet: OfferSheet, now: int) -> None:
    """Unfit, naming the first line of the sheet that is out of bounds and what would be right."""
    within("words", sheet.words, 1 if sheet.kind in ("goods", "space") else 0, 1000)
    if len(sheet.skills) > 5 or not set(sheet.skills) <= SKILLS.keys():
        raise Unfit("skills", "0..5")
    if sheet.kind == "skill" and not sheet.skills and not sheet.words.strip():
        raise Unfit("skills", "1..5")
    if len(sheet.windows) > 20:
        raise Unfit("windows", "0..20")
    if not 1 <= sheet.radius_km <= 50:
        raise Unfit("radius_km", "1..50")
    check_pay(sheet.pay, sheet.kind)
    if not 0 <= sheet.stock <= 1_000_000:
        raise Unfit("stock", "0..1000000")
    if sheet.until and not now < sheet.until <= now + FARTHEST:
        raise Unfit("until", "now..400d")
