"""A promise to newcomers: within a fortnight something is proposed to each of them for whom a need exists."""

from collections.abc import Mapping
from types import MappingProxyType

from domain import dispatch
from domain.asking import Asking
from domain.invitations import Invitation
from domain.matching import Match
from domain.members import Member
from domain.offering import Offering

TIMERS: Mapping[str, str] = MappingProxyType({"welcome": "welcome"})
"""The verb that this timer calls, with the member's id."""
BEST = 12
"""Needs that fit, the best, among which a newcomer is proposed the first that still wants people."""


class Welcoming(Offering, Asking):
    """The timer of somebody to whom nothing was proposed yet. Waves may well come before it."""

    def welcome(self, member_id: str) -> Invitation | None:
        """Looks each day, for the fortnight after somebody's first offer, and asks them once for what fits best.

        Later on, waves find them like anybody else.
        """
        self.must(self.may("welcome"))
        member = self.kept.members.get(member_id)
        since = min((offer.made for offer in self.kept.offers.of_member(member_id)), default=0)
        until = since + dispatch.FORTNIGHT
        if member is None or self.now > until or self._was_asked(member_id):
            return None
        awake = dispatch.awake(member, self.now)
        if awake > self.now:
            self.kept.timers.set("welcome", member_id, awake)
            return None
        if (match := self._first_for(member)) is not None:
            return self.invite(match.need.id, match, cause="newcomer")
        if self.now < until:
            self.kept.timers.set("welcome", member_id, dispatch.next_look(self.now, until))
        return None

    def _first_for(self, member: Member) -> Match | None:
        """The best need for them that wants more than those already asked may bring; the best of all if none does."""
        matches = self.needs_for(member, BEST) if self._may_ask(member) else []
        wanting = (match for match in matches if self._wanted(match.need, match.occurrences)[0] > 0)
        return next(wanting, matches[0] if matches else None)
