"""The door asks: invitations sent in waves to the people who fit, until a need is filled."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from domain import dispatch
from domain.candidates import Profile
from domain.dispatch import Candidate
from domain.finding import Finding
from domain.ground import found
from domain.holding import Holding
from domain.invitations import UNASKED, Cause, Invitation
from domain.matching import Match, closes
from domain.members import Member
from domain.projects import Need, Occurrence
from domain.sheets import DAY, WEEK

CONSIDERED = 60
"""Of those who may be asked, the best that one wave chooses from, some of whom may be asleep."""

REMEMBERED = 20
"""Invitations, the newest of a member's, from which it is learned how they answer."""


class Asking(Holding, Finding):
    """Invitations that nobody asked for: who is written to, and when it stops."""

    def invite(self, need_id: str, match: Match, cause: Cause = "wave") -> Invitation:
        """Puts a match to its member, who will be told; the organizer sees where it stands."""
        self.must(self.may("invite"))
        need = found(self.kept.needs.get(need_id))
        member = found(self.kept.members.get(match.offer.member))
        invitation = Invitation(
            id=self.new_id(),
            need=need.id,
            project=need.project,
            member=member.id,
            occurrences=tuple(date.id for date in match.occurrences),
            offer=match.offer.id,
            partner=match.offer.partner,
            score=match.score,
            reasons=match.reasons,
            cause=cause,
            sent=self.now,
        )
        self.kept.invitations.put(invitation)
        self.kept.members.put(member.but(last_asked=self.now))
        due = dispatch.expiry(self.now, closes(need, match.occurrences[0]))
        self.kept.timers.set("invitation_expires", invitation.id, due)
        self.tell("invitation_sent", invitation, f"project:{need.project}", cause=cause)
        return invitation

    def wave(self, need_id: str) -> list[Invitation]:
        """The timer that looks for people: asks the next ones, or says once that nobody is left."""
        return self._wave(need_id, first_time=True)

    def wave_again(self, need_id: str) -> list[Invitation]:
        """The daily timer of a need for which nobody was left: somebody may have come since."""
        return self._wave(need_id, first_time=False)

    def planned_wave(self, subject: str) -> list[Invitation]:
        """The timer of a wave that was planned with others (domain/planning.py): `need member member …`.

        It asks none but these. The wave itself comes due at the same instant, and is put off by this one.
        """
        self.must(self.may("planned_wave"))
        need_id, *members = subject.split(" ")
        due = self.kept.timers.when("wave", need_id)
        return [] if due is None or due > self.now else self._wave(need_id, first_time=True, among=members)

    def expire_invitation(self, invitation_id: str) -> None:
        """The timer that stops waiting for an answer; a late yes is still welcome."""
        self.must(self.may("expire_invitation"))
        invitation = self.kept.invitations.get(invitation_id)
        if invitation and invitation.state == "sent":
            expired = invitation.but(state="expired")
            self.kept.invitations.put(expired)
            self.tell("invitation_expired", expired)

    def _asks(self, need_id: str) -> Need | None:
        """The need, as long as people may be asked for it."""
        need = self.kept.needs.get(need_id)
        project = self.kept.projects.get(need.project) if need and need.open else None
        return need if project and project.live else None

    def _wave(self, need_id: str, *, first_time: bool, among: Collection[str] | None = None) -> list[Invitation]:
        self.must(self.may("wave"))
        if (need := self._asks(need_id)) is None:
            return []
        # Whoever waits in line goes before those who were never asked.
        for date in self.lacking(need):
            self.promote(date.id)
        dates = self.lacking(need)
        if not dates:
            return []
        first = closes(need, dates[0])
        missing, waiting = self._wanted(need, dates)
        candidates = islice(self._candidates(need, dates), CONSIDERED)
        wave = dispatch.pick(candidates, missing=missing, now=self.now, first=first, among=among)
        sent = [self.invite(need.id, candidate.match) for candidate in wave.asked]
        spent = wave.spent and not waiting
        if spent and first_time:
            self.tell("wave_spent", need, f"project:{need.project}")
        elif not sent:
            self.tell("wave_waits", found(self.kept.projects.get(need.project)))
        again = self.now + DAY if spent else wave.again
        if again < closes(need, dates[-1]):
            self.kept.timers.set("wave" if first_time and not spent else "wave_again", need.id, again)
        return sent

    def _wanted(self, need: Need, dates: Sequence[Occurrence]) -> tuple[float, bool]:
        """How many more yeses are wanted than may be expected of those whose time to answer runs; whether any does.

        Where enough are expected it is not counted how many more: nobody is asked then.
        """
        left, expected, first = max(self._left(need, date) for date in dates), 0.0, closes(need, dates[0])
        asked = (row for row in self.kept.invitations.of_need(need.id) if row.state == "sent")
        waited_for = [row.member for row in asked if dispatch.next_wave(row.sent, first) > self.now]
        for member in waited_for:
            if expected >= left:
                break
            expected += self._yes_rate(member)
        return left - expected, bool(waited_for)

    def _yes_rate(self, member: str) -> float:
        """How likely the member is to say yes, by what became of the last times they were asked."""
        every = self.kept.invitations.of_member(member, limit=REMEMBERED)
        settled = [row for row in every if row.cause in UNASKED and row.state != "sent"]
        return dispatch.yes_rate(sum(row.state == "yes" for row in settled), len(settled))

    def _candidates(self, need: Need, dates: Sequence[Occurrence]) -> Iterator[Candidate]:
        known = {invitation.member for invitation in self.kept.invitations.of_need(need.id)}
        known |= {commitment.member for commitment in self.kept.commitments.of_need(need.id)}
        for match in self.ranked(need, dates, without=known, may_come=_has_peace):
            member = found(self.kept.members.get(match.offer.member))
            if self._may_ask(member):
                yield Candidate(match, member, dispatch.awake(member, self.now), self._yes_rate(member.id))

    def _may_ask(self, member: Member) -> bool:
        if not dispatch.willing(member, self.now) or not dispatch.reachable(self.kept.members.identities(member.id)):
            return False
        sent = self.kept.invitations.sent_since(member.id, self.now - WEEK)
        return dispatch.rested(member, now=self.now, sent=sent, helped=self._last_helped(member.id))

    def _last_helped(self, member: str) -> int:
        """When the last thing the member came for was over; 0 when there was none."""
        came = self.kept.commitments.of_member(member, ("confirmed", "done"))
        ends = [found(self.kept.occurrences.get(commitment.occurrence)).ends for commitment in came]
        return max((end for end in ends if end <= self.now), default=0)


def _has_peace(profile: Profile) -> bool:
    return not dispatch.pestered(profile.member, profile.asked)
