"""What needs still lack, who is taken when, and what an offer is to a need: what the verbs ask before they act."""

from collections.abc import Iterable, Sequence

from domain import dispatch, matching
from domain.authority import speaks_for
from domain.calendar import Span
from domain.candidates import Promise
from domain.commitments import ACTIVE, Commitment, CommitmentState
from domain.ground import found, names
from domain.matching import Giver, Match
from domain.members import Member
from domain.offers import Offer
from domain.projects import Need, Occurrence, Project
from domain.refusals import Apart, TooLate, Unknown
from domain.sheets import DAY, WEEK
from domain.speaking import Speaking


class Lacking(Speaking):
    """The questions that matching, answering and committing all ask of what is kept."""

    def places_left(self, occurrence_id: str) -> int:
        """How many places, or units, of one date nobody holds; none when it will not happen."""
        date = found(self.kept.occurrences.get(occurrence_id))
        return self._left(found(self.kept.needs.get(date.need)), date)

    def missing(self, need: Need, occurrence: Occurrence | None = None) -> tuple[int, int]:
        """(found, asked) for one date; without one, added up over all dates still to come."""
        dates = self.coming(need) if occurrence is None else [occurrence]
        return sum(self.kept.commitments.taken(date.id) for date in dates), need.count * len(dates)

    def coming(self, need: Need) -> list[Occurrence]:
        """The need's dates to which one can still say yes, the next one first."""
        return self.open_of(need, self.kept.occurrences.of_need(need.id))

    def open_of(self, need: Need, dates: Iterable[Occurrence]) -> list[Occurrence]:
        """Those of a need's dates to which one can still say yes."""
        return [date for date in dates if not date.cancelled and matching.closes(need, date) > self.now]

    def busy(self, member: str) -> list[Span]:
        """When the member has said they would come somewhere, from now on, in order."""
        return self._taken(self.kept.commitments.promises([member]))

    def lacking(self, need: Need) -> list[Occurrence]:
        """The need's dates still to come where something is missing."""
        return [date for date in self.coming(need) if self._left(need, date)]

    def giver(self, member: Member, offers: Sequence[Offer]) -> Giver:
        """A member with these of their offers; not those of a partner for which they may not speak."""
        speaks = tuple(offer for offer in offers if self._speaks(offer))
        asked = self.kept.invitations.sent_since(member.id, self.now - WEEK)
        return self._known(member, speaks, asked, self.kept.commitments.promises([member.id]))

    def best_fit(self, need: Need, giver: Giver, dates: Sequence[Occurrence] = ()) -> Match | None:
        """The best of a member's offers for these dates, or for all that the need still lacks."""
        project = self.kept.projects.get(need.project) if giver.offers and need.open else None
        if project is None or not project.live or not (dates := dates or self.lacking(need)):
            return None
        asked = matching.asked_by(need, dates, project, now=self.now)
        matches = [matching.match(need, dates, asked, offer, giver) for offer in giver.offers]
        return min(
            (match for match in matches if match),
            key=lambda match: matching.by_rank(match, giver.member),
            default=None,
        )

    def must_meet(self, project: Project) -> None:
        """Apart when the acting person and an organizer are never to be put together."""
        me = self.me()
        if by_oneself := not set(me.blocked).isdisjoint(project.organizers):
            raise Apart(by_oneself)
        if not set(me.blocked_by).isdisjoint(project.organizers):
            raise Apart(by_oneself=False)

    def _of_yes(self, act: str, yes_id: str, states: Sequence[CommitmentState] = ACTIVE) -> list[Commitment]:
        """The commitments of one yes that are in these states; TooLate, with who settled it, when none is."""
        rows = self.kept.commitments.of_yes(yes_id)
        if not rows:
            raise Unknown
        self.must(self.may(act, rows[0]))
        if not (living := [row for row in rows if row.state in states]):
            raise TooLate(next((row.decided_by for row in rows if row.decided_by), ""))
        return living

    def _expect(self, offer: Offer) -> None:
        """From the first offer on, something is looked for each day until one thing was proposed (Welcoming)."""
        member = self.kept.members.get(offer.member) if offer.state == "open" else None
        if member and not self.kept.timers.when("welcome", member.id) and not self._was_asked(member.id):
            self.kept.timers.set("welcome", member.id, dispatch.first_look(member, self.now))

    def _was_asked(self, member: str) -> bool:
        """Whether anything was ever proposed to the member, or found by them."""
        return bool(self.kept.invitations.of_member(member, limit=1))

    def _left(self, need: Need, date: Occurrence) -> int:
        return 0 if date.cancelled else max(0, need.count - self.kept.commitments.taken(date.id))

    def _known(self, member: Member, offers: tuple[Offer, ...], asked: int, promises: Sequence[Promise]) -> Giver:
        states = [promise.state for promise in promises]
        return Giver(member, offers, asked, self._taken(promises), states.count("done"), states.count("no_show"))

    def _taken(self, promises: Sequence[Promise]) -> list[Span]:
        taken = []
        for promise in promises:
            if promise.state in ("held", "confirmed"):
                date = found(self.kept.occurrences.get(promise.occurrence))
                if date.ends > self.now and found(self.kept.needs.get(promise.need)).for_people:
                    taken.append(Span(date.starts, date.ends))
        return sorted(taken)

    def _speaks(self, offer: Offer) -> bool:
        if not offer.partner:
            return True
        partner, member = self.kept.partners.get(offer.partner), self.kept.members.get(offer.member)
        if partner is None or member is None or not partner.verified:
            return False
        return speaks_for(self.kept, member, partner)


def around(rows: Sequence[Commitment]) -> tuple[str, ...]:
    """Whatever else shows something new when commitments change: each other, their dates, need and project."""
    first = rows[0]
    dates = tuple(f"occurrence:{row.occurrence}" for row in rows)
    return *names(rows[1:]), *dates, f"need:{first.need}", f"project:{first.project}"


def hold_until(row: Commitment, need: Need, date: Occurrence, now: int) -> int:
    """How long a yes to this date waits for an answer: a day, or half the time left when that is shorter.

    A quote waits for up to a week, so that several can be compared; for its shop's owner, a day like the others.
    """
    longest = WEEK if row.fee and not row.approving else DAY
    return now + max(1, min(longest, (matching.closes(need, date) - now) // 2))
