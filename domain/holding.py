"""The places that yeses hold: how one is given back, and who in line gets it."""

from collections.abc import Sequence
from typing import Any

from domain import dispatch
from domain.commitments import ACTIVE, HOLDING, STEPS, WAITING, Commitment, CommitmentState, furthest
from domain.ground import found
from domain.lacking import around, hold_until
from domain.matching import closes, youngest
from domain.projects import Need, Occurrence, Project
from domain.refusals import TooLate
from domain.sheets import within
from domain.stocking import Stocking

REMINDERS = ("day_before", "two_hours")


class Holding(Stocking):
    """Steps of commitments. Whatever frees a place offers it at once to those who wait in line."""

    def cancel(self, *, yes_id: str = "", commitment_id: str = "", reason: str = "") -> list[Commitment]:
        """The person can't come after all, to one date or to all that remain; the organizers are told."""
        one = found(self.kept.commitments.get(commitment_id)) if commitment_id else None
        rows = self._of_yes("cancel", one.yes if one else yes_id)
        rows = [row for row in rows if (one is None or row.id == one.id) and self._is_to_come(row)]
        if not rows:
            raise TooLate
        reason = within("reason", reason, 0, 500)
        return self._give_back(rows, "cancelled", "commitment_cancelled", reason=reason)

    def release(self, yes_id: str, reason: str = "") -> list[Commitment]:
        """An organizer frees somebody from what they said yes to, kindly."""
        rows = self._of_yes("release", yes_id)
        reason = within("reason", reason, 0, 500)
        return self._give_back(rows, "released", "commitment_released", why="organizer", reason=reason)

    def promote(self, occurrence_id: str) -> list[Commitment]:
        """Keeps what is free of a date for those in line, in order, whose party fits; they are asked again.

        Anybody's act may free places, so anybody may call it: it keeps what the line was promised.
        """
        date = found(self.kept.occurrences.get(occurrence_id))
        need = found(self.kept.needs.get(date.need))
        project = found(self.kept.projects.get(date.project))
        if not need.open or not project.live or closes(need, date) <= self.now:
            return []
        left, promoted = self._left(need, date), []
        for row in self.kept.commitments.of_occurrence(date.id):
            if row.state == "waitlisted" and row.party <= left and self._still_can(row, need, date, project):
                promoted.append(self._move_up(row, need, date))
                left -= row.party if promoted[-1].state == "held" else 0
        return promoted

    def _move_up(self, row: Commitment, need: Need, date: Occurrence) -> Commitment:
        """A place is kept for somebody in line; a quote takes none, and is compared with the others now."""
        until = self._kept_until(row, need, date)
        if row.fee:
            moved, kind = self._step(row, "quoted", until=until), "quote_made"
        else:
            moved, kind = self._step(row, "held", until=until, offered=not row.approving), "commitment_promoted"
        self._mind_hold(row.yes)
        self.tell("pledge_to_approve" if row.approving else kind, moved, *around([moved]), yes=row.yes)
        self._recount([moved])
        return moved

    def _give_back(
        self,
        rows: Sequence[Commitment],
        state: CommitmentState,
        kind: str,
        *,
        why: str = "",
        reason: str = "",
        by: str = "",
    ) -> list[Commitment]:
        """Gives places back, all for the same cause; `why` is a code, `reason` somebody's words."""
        freed = [
            # One who only waited in line cannot be declined: nothing was held for them.
            self._step(
                row,
                "released" if row.state == "waitlisted" and state == "declined" else state,
                reason=reason or why,
                decided_by=by,
            )
            for row in rows
        ]
        self._mind_hold(rows[0].yes)
        was = furthest(rows)
        self.tell(kind, freed[0], *around(freed), yes=rows[0].yes, was=was, why=why)
        self._recount(freed)
        # Whoever has these hours back may be in line elsewhere.
        elsewhere = self.kept.commitments.of_member(rows[0].member, ("waitlisted",))
        for occurrence in dict.fromkeys(row.occurrence for row in (*rows, *elsewhere)):
            self.promote(occurrence)
        need = found(self.kept.needs.get(rows[0].need))
        if was in HOLDING and need.open and self.lacking(need):
            self.kept.timers.set("wave", need.id, self.now)
        return freed

    def _step(self, row: Commitment, state: CommitmentState, **changes: Any) -> Commitment:
        """One step of STEPS, and no other."""
        if state not in STEPS[row.state]:
            raise TooLate(row.decided_by)
        dated = state == "confirmed" or row.revision > 0
        stepped = row.but(state=state, declining=False, revision=row.revision + dated, **changes)
        if state not in ACTIVE:
            stepped = stepped.but(asked_again=False, offered=False, until=0)
            for timer in REMINDERS:
                self.kept.timers.drop(timer, row.id)
        self.kept.commitments.put(stepped)
        return stepped

    def _mind_hold(self, yes_id: str) -> None:
        """Keeps the one timer of a yes at the first instant when it has waited long enough."""
        waiting = [row.until for row in self.kept.commitments.of_yes(yes_id) if row.state in WAITING]
        if waiting:
            self.kept.timers.set("hold", yes_id, min(waiting))
        else:
            self.kept.timers.drop("hold", yes_id)

    def _kept_until(self, row: Commitment, need: Need, date: Occurrence) -> int:
        """How long somebody in line may think it over; what others answer waits as ever."""
        if row.approving or row.fee:
            return hold_until(row, need, date, self.now)
        return dispatch.kept_until(found(self.kept.members.get(row.member)), self.now, closes(need, date))

    def _is_to_come(self, row: Commitment) -> bool:
        need = found(self.kept.needs.get(row.need))
        return closes(need, found(self.kept.occurrences.get(row.occurrence))) > self.now

    def _still_can(self, row: Commitment, need: Need, date: Occurrence, project: Project) -> bool:
        """Whether somebody in line is still known, allowed, and not taken elsewhere by now."""
        member = self.kept.members.get(row.member)
        if member is None or youngest(need, project, member):
            return False
        taken = self.busy(member.id) if need.for_people else []
        return not any(span.start < date.ends and date.starts < span.end for span in taken)
