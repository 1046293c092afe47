"""Whoever speaks for a shop: which one, on which days it can be had, and how much its owner lets them promise."""

from domain.calendar import local
from domain.ground import found
from domain.offers import Offer
from domain.partners import Partner
from domain.reading.times import read_when
from domain.refusals import NotVerified, Shut
from domain.teaming import Teaming

COLLEAGUES = 50
"""Beside its team, those whose things are on a shop's shelf, the newest."""


class Speaking(Teaming):
    """What every promise in a shop's name is held to."""

    def speaking_for(self, partner_id: str) -> Partner:
        """The partner whom the acting person answers for: NotYours, Guest, or NotVerified until a moderator has."""
        partner = found(self.kept.partners.get(partner_id))
        self.not_a_guest()
        self.must(self.answers_for(partner))
        if not partner.verified:
            raise NotVerified
        return partner

    def must_be_open(self, shop: Partner, times: str) -> None:
        """Shut unless these words name only days on which the shop is open; what cannot be read is nobody's error."""
        windows = read_when(times, local(self.now, self.zone_of(shop)).date(), habitual=True).windows if times else ()
        if days := shop.shut_on(windows):
            raise Shut(days, shop.open_days)

    def _is_above(self, shop: Partner, value: float) -> bool:
        """Whether an owner must approve: above the ceiling, or of a worth that was not said."""
        return bool(shop.ceiling) and self.me().id not in shop.owners and not 0 < value <= shop.ceiling

    def _note_colleague(self, offer: Offer) -> None:
        """Remembers who beside the team put something on the shelf, as long as everybody there may."""
        partner = self.kept.partners.get(offer.partner) if offer.partner else None
        if partner is not None and offer.member not in (*partner.team, *partner.colleagues):
            self.kept.partners.put(partner.but(colleagues=(*partner.colleagues, offer.member)[-COLLEAGUES:]))
