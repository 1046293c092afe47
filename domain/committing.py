"""What the organizer answers a yes, and what becomes of it when nobody answers."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from domain.commitments import WAITING, Commitment, asking
from domain.ground import found
from domain.lacking import around, hold_until
from domain.projects import Need, Project
from domain.quoting import Quoting
from domain.refusals import TooLate
from domain.sheets import HOUR, within

THINKING = HOUR // 6
"""How long a no in one press can be explained or taken back, before the person hears it."""
TIMERS: Mapping[str, str] = MappingProxyType(
    {
        "wave": "wave",
        "wave_again": "wave_again",
        "planned_wave": "planned_wave",
        "invitation_expires": "expire_invitation",
        "offer_expires": "expire_offer",
        "hold": "hold_elapsed",
        "day_before": "day_before",
        "two_hours": "two_hours",
        "asked_again": "asked_again_elapsed",
    }
)
"""The verb that each kind of timer calls, with the id that is its subject."""


class Committing(Quoting):
    """Verbs of a yes that waits for its organizer, by the id that its commitments share."""

    def accept(self, yes_id: str) -> list[Commitment]:
        """Confirms what is held, or a quote where a place is left: NoRoom or Elsewhere when it can be kept nowhere.

        The first organizer's answer wins: TooLate, with who, for the others.
        """
        rows = self._awaited("accept", yes_id)
        need, project = self._sought(rows[0])
        if not project.live:
            raise TooLate
        return self._confirm(self._acceptable(rows, need, project), need, project, by=self.me().id)

    def decline(self, yes_id: str, reason: str) -> list[Commitment]:
        """Says no to all that was not confirmed yet, with a reason that the person is told."""
        rows = self._of_yes("decline", yes_id, (*WAITING, "waitlisted"))
        reason = within("reason", reason, 0, 500)
        return self._give_back(rows, "declined", "commitment_declined", reason=reason, by=self.me().id)

    def decline_soon(self, yes_id: str) -> list[Commitment]:
        """A no without a reason, in a few minutes: until then it can be explained (`decline`) or taken back."""
        rows = self._awaited("decline_soon", yes_id)
        if rows[0].declining:
            return rows
        until = min(self.now + THINKING, *(row.until for row in rows))
        return self._mean(rows, "decline_meant", declining=True, until=until, decided_by=self.me().id)

    def reconsider(self, yes_id: str) -> list[Commitment]:
        """Takes such a no back: the yes waits for its organizers again."""
        rows = [row for row in self._of_yes("reconsider", yes_id, WAITING) if row.declining]
        if not rows:
            raise TooLate
        need, _ = self._sought(rows[0])
        until = min(hold_until(row, need, self._date_of(row), self.now) for row in rows)
        return self._mean(rows, "decline_reconsidered", declining=False, until=until, decided_by="")

    def approve_pledge(self, yes_id: str) -> list[Commitment]:
        """An owner lets a pledge above the partner's ceiling go on: now its organizers hear of it."""
        rows = self._to_approve("approve_pledge", yes_id)
        approved = []
        for row in rows:
            need, _ = self._sought(row)
            free = row.but(approving=False)
            until = hold_until(free, need, self._date_of(row), self.now) if row.state in WAITING else 0
            approved.append(free.but(until=until))
            self.kept.commitments.put(approved[-1])
        self._mind_hold(yes_id)
        self.tell("pledge_approved", approved[0], *around(approved), yes=yes_id)
        if waiting := [row for row in approved if row.state in WAITING]:
            self.tell(asking(waiting[0]), waiting[0], *around(waiting), yes=yes_id)
        return approved

    def refuse_pledge(self, yes_id: str) -> list[Commitment]:
        """An owner does not let it go on; its organizers never hear of it."""
        rows = self._to_approve("refuse_pledge", yes_id)
        return self._give_back(rows, "released", "commitment_released", why="owner_no", by=self.me().id)

    def hold_elapsed(self, yes_id: str) -> None:
        """The timer of a yes that no organizer answered, or to which one said no a few minutes ago.

        Unanswered, it is first put before the other organizers; then it is accepted by itself, unless minors, a
        home or a fee are involved: then it is released, kindly. While moderators read the project again, it waits.
        One that its partner's owner did not approve in time is released, too; so is a place that was kept for
        somebody in line who did not answer, for the next one.
        """
        self.must(self.may("hold_elapsed"))
        waiting = [row for row in self.kept.commitments.of_yes(yes_id) if row.state in WAITING]
        due = [row for row in waiting if row.until <= self.now]
        if meant := [row for row in due if row.declining]:
            every = [row for row in self.kept.commitments.of_yes(yes_id) if row.state in (*WAITING, "waitlisted")]
            self._give_back(every, "declined", "commitment_declined", by=meant[0].decided_by)
            return
        if asking := [row for row in due if row.approving]:
            self._give_back(asking, "released", "commitment_released", why="owner_silent")
            return
        past = [row for row in due if not self._is_to_come(row)]
        if past:
            self._give_back(past, "released", "commitment_released", why="date_passed")
        if unclaimed := [row for row in due if row.offered and row not in past]:
            self._give_back(unclaimed, "released", "commitment_released", why="not_taken")
        if silent := [row for row in due if row not in past and not row.offered]:
            self._settle_silence(silent)
        self._mind_hold(yes_id)

    def _awaited(self, act: str, yes_id: str) -> list[Commitment]:
        rows = [row for row in self._of_yes(act, yes_id, WAITING) if row.awaited]
        if not rows:
            raise TooLate
        return rows

    def _to_approve(self, act: str, yes_id: str) -> list[Commitment]:
        rows = [row for row in self._of_yes(act, yes_id, (*WAITING, "waitlisted")) if row.approving]
        if not rows:
            raise TooLate
        return rows

    def _mean(self, rows: Sequence[Commitment], kind: str, **changes: Any) -> list[Commitment]:
        meant = [row.but(**changes) for row in rows]
        for row in meant:
            self.kept.commitments.put(row)
        self._mind_hold(rows[0].yes)
        self.tell(kind, meant[0], *around(meant), yes=meant[0].yes)
        return meant

    def _settle_silence(self, rows: Sequence[Commitment]) -> None:
        need, project = self._sought(rows[0])
        fresh = [row for row in rows if not row.escalated]
        if not project.live:
            self._wait_on(rows, need)
        elif fresh and len(project.organizers) > 1:
            asked = self._wait_on(fresh, need, escalated=True)
            self.tell("other_organizers_asked", asked[0], *around(asked), yes=asked[0].yes)
        elif project.guarded or any(row.fee or row.minors for row in rows):
            self._give_back(rows, "released", "commitment_released", why="silence")
        else:
            self._confirm(rows, need, project, by="")

    def _wait_on(self, rows: Sequence[Commitment], need: Need, *, escalated: bool = False) -> list[Commitment]:
        waiting = []
        for row in rows:
            until = hold_until(row, need, self._date_of(row), self.now)
            waiting.append(row.but(until=until, escalated=row.escalated or escalated))
            self.kept.commitments.put(waiting[-1])
        return waiting

    def _confirm(self, rows: Sequence[Commitment], need: Need, project: Project, *, by: str) -> list[Commitment]:
        """Confirms held commitments of one yes; says it once when nothing is missing any more."""
        was_filled = self._is_filled(need)
        confirmed = [self._step(row, "confirmed", until=0, decided_by=by) for row in rows]
        for row in confirmed:
            self._remind(row)
        self._mind_hold(rows[0].yes)
        self.tell(
            "commitment_confirmed",
            confirmed[0],
            *around(confirmed),
            yes=rows[0].yes,
            by="organizer" if by else "silence",
        )
        if not was_filled and self._is_filled(need):
            self.tell("need_filled", need, project)
        self._settle_quotes(confirmed, need)
        return confirmed

    def _is_filled(self, need: Need) -> bool:
        """Whether each date to come has all the confirmed it asks for."""
        dates = {date.id: 0 for date in self.coming(need)}
        for row in self.kept.commitments.of_need(need.id):
            if row.state == "confirmed" and row.occurrence in dates:
                dates[row.occurrence] += row.party
        return bool(dates) and min(dates.values()) >= need.count

    def _sought(self, row: Commitment) -> tuple[Need, Project]:
        return found(self.kept.needs.get(row.need)), found(self.kept.projects.get(row.project))
