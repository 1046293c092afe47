"""The shelf: what a shop has to give until a day, counted down as it is promised, and back when a promise falls."""

from collections.abc import Sequence

from domain.commitments import Commitment, CommitmentState
from domain.fitting import tokens
from domain.lacking import Lacking
from domain.offers import Offer
from domain.partners import Partner
from domain.projects import Need

TAKEN: tuple[CommitmentState, ...] = ("held", "confirmed", "done")
"""Promises that take things from the shelf."""
COUNTED = 500
"""Of a shop's promises, the newest that are counted."""


class Stocking(Lacking):
    """What is on a shop's shelf, and how much of it is left."""

    def on_shelf(self, partner: Partner) -> list[Offer]:
        """What is offered in its name in a number, the first to end first; what is all taken, too."""
        givers = (*partner.team, *partner.colleagues)
        offers = (offer for member in givers for offer in self.kept.offers.of_member(member))
        ours = (offer for offer in offers if offer.partner == partner.id and self._is_shelved(offer))
        shelved = [offer for offer in ours if self._speaks(offer)]
        return sorted(shelved, key=lambda offer: (not offer.until, offer.until, offer.id))

    def left_of(self, offer: Offer) -> int:
        """How many of them nobody has taken; a promise for several dates takes the same things."""
        taken: dict[str, int] = {}
        for row in self.kept.commitments.of_partner(offer.partner, TAKEN, limit=COUNTED):
            if row.offer == offer.id:
                taken[row.yes] = max(row.party, taken.get(row.yes, 0))
        return max(0, offer.stock - sum(taken.values()))

    def from_shelf(self, need: Need, partner: Partner) -> str:
        """The id of what is on the shelf that a promise for the need takes from; nothing where none fits."""
        fitting = (offer for offer in self.on_shelf(partner) if offer.state == "open" and _fits(offer, need))
        return next((offer.id for offer in fitting), "")

    def _recount(self, rows: Sequence[Commitment]) -> None:
        """Counts what is left of what these promises take, or took, from the shelf."""
        offer = self.kept.offers.get(rows[0].offer) if rows and rows[0].offer else None
        if offer is None:
            return
        left = self.left_of(offer)
        if offer.state == "open" and not left:
            self._shelve(offer.but(state="taken"), "offer_taken")
        elif offer.state == "taken" and left:
            self._shelve(offer.but(state="open"), "offer_back")
        else:
            self.tell("offer_counted", offer)

    def _shelve(self, offer: Offer, kind: str) -> None:
        self.kept.offers.put(offer)
        self.tell(kind, offer)

    def _is_shelved(self, offer: Offer) -> bool:
        over = 0 < offer.until <= self.now
        return bool(offer.stock) and offer.state in ("open", "paused", "taken") and not over


def _fits(offer: Offer, need: Need) -> bool:
    if offer.kind != need.kind:
        return False
    return offer.kind == "space" or bool(tokens(offer.words) & tokens(need.what))
