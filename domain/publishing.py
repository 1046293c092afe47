"""What being published means, and what ending does: done by several verbs, always in the same order."""

from collections.abc import Sequence

from domain.commitments import ACTIVE, Commitment, furthest
from domain.ground import names
from domain.holding import Holding
from domain.lacking import around
from domain.projects import Need, Occurrence, Project, ProjectState
from domain.sheets import DAY, HOUR

PLACE_KEPT = 30 * DAY
"""How long after its last day, or its end, a project's meeting place is kept."""
FINAL: frozenset[ProjectState] = frozenset({"refused", "done", "cancelled"})


class Publishing(Holding):
    """The steps that proposing, moderating and changing share. Authority was checked by the verb."""

    def _submit(self, project: Project, kind: str) -> Project:
        """Hands a project to the moderators of its territory, whose silence is counted from now."""
        self._outgrow([project.decided_by] if project.decided_by else [], project.reason)
        project = project.but(state="submitted", submitted=self.now, decided=0, decided_by="", reason="", why="")
        self.kept.projects.put(project)
        self.kept.timers.set("moderator_silent", project.id, self.now + 24 * HOUR)
        self.kept.timers.set("passed", project.id, project.ends)
        self.tell(kind, project, *names(self.kept.needs.of_project(project.id)))
        return project

    def _words_of(self, project: Project) -> set[str]:
        """What a project says of itself in other people's messages."""
        needs = self.kept.needs.of_project(project.id)
        return {project.title, project.venue.name, project.venue.address, *(need.what for need in needs)}

    def _publish(self, project: Project) -> Project:
        """Opens every need that still has a date, and starts asking people."""
        project = project.but(state="published")
        self.kept.projects.put(project)
        needs = self.kept.needs.of_project(project.id)
        for need in needs:
            coming = any(self._to_come(date) for date in self.kept.occurrences.of_need(need.id))
            self.kept.needs.put(need.but(open=coming))
            if coming:
                self.kept.timers.set("wave", need.id, self.now)
            if coming and not project.small:
                self.kept.timers.set("to_partners", need.id, self.now)
        self.kept.timers.drop("moderator_silent", project.id)
        self.kept.timers.set("passed", project.id, project.ends)
        if starts := self._first_start(project):
            self.kept.timers.set("begin", project.id, starts)
        if not project.small:
            self.kept.timers.set("announce", project.id, self.now)
        self.tell("project_published", project, *names(needs), small="yes" if project.small else "")
        for date in self.kept.occurrences.of_project(project.id):
            self.promote(date.id)
        return project

    def _end(self, project: Project, state: ProjectState, kind: str, *, why: str, words: str = "") -> Project:
        """Settles a project for good: the committed are told first, then it is told to all.

        `why` is a code, kept with each released commitment too; `words` are a person's. Who came to a
        date that is over stays confirmed, for the organizer to mark.
        """
        over = {date.id for date in self.kept.occurrences.of_project(project.id) if date.ends <= self.now}
        rows = self.kept.commitments.of_project(project.id)
        self._release([row for row in rows if row.state != "confirmed" or row.occurrence not in over], why)
        needs = self.kept.needs.of_project(project.id)
        for need in needs:
            self._close(need)
        for timer in ("moderator_silent", "passed", "begin", "orphan", "announce"):
            self.kept.timers.drop(timer, project.id)
        project = project.but(state=state, why=why, reason=words)
        self.kept.projects.put(project)
        if project.venue.name or project.venue.address:
            self.kept.timers.set("forget_place", project.id, max(project.ends, self.now) + PLACE_KEPT)
        self.tell(kind, project, *names(needs), why=why)
        return project

    def _close(self, need: Need) -> None:
        """Nobody is asked for it any more, and what was asked is no longer a question."""
        self.kept.needs.put(need.but(open=False))
        for timer in ("wave", "wave_again", "to_partners"):
            self.kept.timers.drop(timer, need.id)
        for occurrence in self.kept.occurrences.of_need(need.id):
            self.kept.timers.drop("asked_again", occurrence.id)
        for invitation in self.kept.invitations.of_need(need.id):
            if invitation.state == "sent":
                self.kept.invitations.put(invitation.but(state="expired"))
                self.kept.timers.drop("invitation_expires", invitation.id)

    def _release(self, rows: Sequence[Commitment], why: str, words: str = "") -> None:
        """Frees whoever said yes, for the project does not keep its side; each is told once.

        `why` is a code; `words` are the acting person's, and kept instead of it.
        """
        reason, by = words or why, self.me().id if words else ""
        active = [row for row in rows if row.state in ACTIVE]
        for yes in dict.fromkeys(row.yes for row in active):
            freed = [self._step(row, "released", reason=reason, decided_by=by) for row in active if row.yes == yes]
            was = furthest([row for row in active if row.yes == yes])
            self._mind_hold(yes)
            self.tell("commitment_released", freed[0], *around(freed), yes=yes, was=was, why=why)

    def _cancel_date(self, occurrence: Occurrence, words: str = "") -> Occurrence:
        """That date will not happen: its committed are released and told first."""
        self._release(self.kept.commitments.of_occurrence(occurrence.id), "date_cancelled", words)
        occurrence = occurrence.but(cancelled=True)
        self.kept.occurrences.put(occurrence)
        self.kept.timers.drop("asked_again", occurrence.id)
        return occurrence

    def _to_come(self, occurrence: Occurrence) -> bool:
        return not occurrence.cancelled and occurrence.ends > self.now

    def _first_start(self, project: Project) -> int:
        """When people first come; 0 for a project of things and money alone."""
        return min(self._starts(project), default=0)

    def _next_start(self, project: Project) -> int:
        """When people come next; 0 when they don't."""
        return min((start for start in self._starts(project) if start > self.now), default=0)

    def _starts(self, project: Project) -> list[int]:
        return [
            date.starts
            for need in self.kept.needs.of_project(project.id)
            if need.for_people
            for date in self.kept.occurrences.of_need(need.id)
            if not date.cancelled
        ]

    def _last_end(self, project: Project) -> int:
        """The end of the last date that is not cancelled; now, when none is left."""
        dates = self.kept.occurrences.of_project(project.id)
        return max((date.ends for date in dates if not date.cancelled), default=self.now)
