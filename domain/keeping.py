"""From a confirmed yes to hours well spent: reminders, being late, saying yes again, what came of it."""

import datetime as dt
from collections.abc import Sequence

from domain.calendar import at, local
from domain.commitments import HOLDING, WAITING, Commitment
from domain.ground import found
from domain.holding import REMINDERS, Holding
from domain.lacking import around, hold_until
from domain.pledges import VALUED, check_party
from domain.projects import Need, Occurrence
from domain.refusals import Above, TooLate, Unfit
from domain.sheets import DAY, HOUR


class Keeping(Holding):
    """Verbs of a commitment once it is confirmed, or asked about again."""

    def say_yes_again(self, yes_id: str) -> list[Commitment]:
        """The person still comes: asked the day before, because the date or the place changed, or a place came free.

        Whoever takes a place that came free then waits for the organizers, like anybody who says yes.
        """
        rows = self._of_yes("say_yes_again", yes_id, (*WAITING, "confirmed"))
        rows = [row for row in rows if self._is_to_come(row)]
        if not rows:
            raise TooLate
        kept = [self._taken_up(row.but(asked_again=False)) for row in rows]
        for row in kept:
            self.kept.commitments.put(row)
            if row.state == "confirmed":
                self._remind(row)
        self._mind_hold(yes_id)
        if taken := [row for row, was in zip(kept, rows, strict=True) if was.offered]:
            self.tell("commitment_held", taken[0], *around(kept), yes=yes_id)
        else:
            self.tell("commitment_kept", kept[0], *around(kept), yes=yes_id)
        return kept

    def _taken_up(self, row: Commitment) -> Commitment:
        if not row.offered:
            return row
        need = found(self.kept.needs.get(row.need))
        return row.but(offered=False, until=hold_until(row, need, self._date_of(row), self.now))

    def change_party(self, yes_id: str, party: int, minors: int = 0) -> list[Commitment]:
        """How many come, or how many things are given, after all: never more than what is left of each date.

        More minors than an organizer said yes to is another yes: the places stay, and wait for an answer again.
        """
        rows = self._of_yes("change_party", yes_id)
        rows = [row for row in rows if self._is_to_come(row)]
        if not rows:
            raise TooLate
        need, member = found(self.kept.needs.get(rows[0].need)), found(self.kept.members.get(rows[0].member))
        minors = max(minors, 1) if member.minor and need.for_people else minors
        check_party(need, member, party=party, minors=minors)
        room = [row.party + self._left(need, self._date_of(row)) for row in rows if row.state in HOLDING]
        if room and party > min(room):
            raise Unfit("party", f"1..{min(room)}")
        young = [row.id for row in rows if row.state == "confirmed" and minors > row.minors]
        worth = self._worth_of(rows[0], need, party)
        changed = [row.but(party=party, minors=minors, value=worth) for row in rows]
        changed = [self._hold_anew(row, need) if row.id in young else row for row in changed]
        for row in changed:
            self.kept.commitments.put(row)
        if young:
            self._mind_hold(yes_id)
            self.tell("commitment_held", changed[0], *around(changed), yes=yes_id)
        else:
            was = "confirmed" if any(row.state == "confirmed" for row in rows) else rows[0].state
            self.tell("party_changed", changed[0], *around(changed), yes=yes_id, was=was)
        self._recount(changed)
        for row in changed:
            self.promote(row.occurrence)
        return changed

    def _worth_of(self, row: Commitment, need: Need, party: int) -> float:
        """What so many are worth; Above when a member of a team would promise more than its owner lets them."""
        value = float(party) if need.kind == "money" else row.value * party / row.party if need.count > 1 else row.value
        shop = self.kept.partners.get(row.partner) if row.partner else None
        if shop is not None and row.pledge in VALUED and party > row.party and not row.approving:
            limited = shop.ceiling and self.me().id not in shop.owners
            if limited and not 0 < value <= shop.ceiling:
                raise Above(shop.ceiling)
        return round(value, 2)

    def _hold_anew(self, row: Commitment, need: Need) -> Commitment:
        """A confirmed one held anew, with a fresh time for the organizers to answer."""
        for timer in REMINDERS:
            self.kept.timers.drop(timer, row.id)
        until = hold_until(row, need, self._date_of(row), self.now)
        return self._step(row, "held", until=until, escalated=False, decided_by="")

    def asked_again_elapsed(self, occurrence_id: str) -> None:
        """The timer of a changed date: those who did not say yes again are released, kindly."""
        self.must(self.may("asked_again_elapsed"))
        date = self.kept.occurrences.get(occurrence_id)
        if date is None or date.cancelled:
            return
        if self.now < date.starts - DAY:
            self.kept.timers.set("asked_again", date.id, date.starts - DAY)
            return
        for row in self.kept.commitments.of_occurrence(date.id):
            if row.asked_again and row.state in (*WAITING, "confirmed"):
                self._give_back([row], "released", "commitment_released", why="unanswered")

    def late(self, yes_id: str, minutes: int) -> Commitment:
        """The person will be late to the date of today: the organizers are told by how much."""
        rows = self._of_yes("late", yes_id, ("confirmed",))
        if not 1 <= minutes <= 240:
            raise Unfit("minutes", "1..240")
        for row in rows:
            date = self._date_of(row)
            if date.starts - DAY < self.now < date.ends:
                self.tell("volunteer_late", row, *around([row]), minutes=str(minutes))
                return row
        raise TooLate

    def day_before(self, commitment_id: str) -> None:
        """The timer at 18:00 of the day before, when the person is asked whether they still come."""
        self._due("day_before", commitment_id, "day_before")

    def two_hours(self, commitment_id: str) -> None:
        """The timer two hours before."""
        self._due("two_hours", commitment_id, "starts_soon")

    def mark_done(self, commitment_id: str, hours: float | None = None) -> Commitment:
        """They came, and stayed so many hours; the date's own length unless the organizer says otherwise."""
        row, date = self._begun("mark_done", commitment_id)
        hours = (date.ends - date.starts) / HOUR if hours is None else hours
        if not 0 <= hours <= 24 * 31:
            raise Unfit("hours", "0..744")
        return self._mark(self._step(row, "done", hours=hours, decided_by=self.me().id), "commitment_done")

    def mark_no_show(self, commitment_id: str) -> Commitment:
        """They did not come; can still be put right with `mark_done`."""
        row, _ = self._begun("mark_no_show", commitment_id)
        return self._mark(self._step(row, "no_show", decided_by=self.me().id), "commitment_missed")

    def _mark(self, row: Commitment, kind: str) -> Commitment:
        self.tell(kind, row, *around([row]))
        return row

    def _begun(self, act: str, commitment_id: str) -> tuple[Commitment, Occurrence]:
        row = found(self.kept.commitments.get(commitment_id))
        self.must(self.may(act, row))
        date = self._date_of(row)
        if self.now < date.starts:
            raise Unfit("date", "begun")
        return row, date

    def _date_of(self, row: Commitment) -> Occurrence:
        return found(self.kept.occurrences.get(row.occurrence))

    def _remind(self, row: Commitment) -> None:
        """Sets both reminders for the date as it now is; not those whose hour has passed."""
        for kind, due in zip(REMINDERS, self._reminders(row), strict=True):
            if due > self.now:
                self.kept.timers.set(kind, row.id, due)
            else:
                self.kept.timers.drop(kind, row.id)

    def _reminders(self, row: Commitment) -> Sequence[int]:
        starts, zone = self._date_of(row).starts, found(self.kept.members.get(row.member)).zone
        eve = local(starts, zone).date() - dt.timedelta(days=1)
        return at(eve, "18:00", zone), starts - 2 * HOUR

    def _due(self, act: str, commitment_id: str, kind: str) -> None:
        self.must(self.may(act))
        row = self.kept.commitments.get(commitment_id)
        if row is None or row.state != "confirmed":
            return
        date, due = self._date_of(row), self._reminders(row)[REMINDERS.index(act)]
        if self.now < due:
            self.kept.timers.set(act, row.id, due)
        elif self.now < date.starts and not date.cancelled:
            self.tell(kind, row, *around([row]), yes=row.yes)
