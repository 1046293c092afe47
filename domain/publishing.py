"""What being published means, and what ending does: done by several verbs, always in the same order."""

from domain.authority import Authority
from domain.commitments import ACTIVE, Commitment
from domain.ground import names
from domain.projects import Need, Occurrence, Project, ProjectState
from domain.sheets import HOUR

FINAL: frozenset[ProjectState] = frozenset({"refused", "done", "cancelled"})


class Publishing(Authority):
    """The steps that proposing, moderating and changing share. Authority was checked by the verb."""

    def _submit(self, project: Project, kind: str) -> Project:
        """Hands a project to the moderators of its territory, whose silence is counted from now."""
        project = project.but(state="submitted", submitted=self.now, decided=0, decided_by="", reason="", why="")
        self.kept.projects.put(project)
        self.kept.timers.set("moderator_silent", project.id, self.now + 24 * HOUR)
        self.kept.timers.set("passed", project.id, project.ends)
        self.tell(kind, project, *names(self.kept.needs.of_project(project.id)))
        return project

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
        self.kept.timers.drop("moderator_silent", project.id)
        self.kept.timers.set("passed", project.id, project.ends)
        if starts := self._first_start(project):
            self.kept.timers.set("begin", project.id, starts)
        self.tell("project_published", project, *names(needs), small="yes" if project.small else "")
        return project

    def _end(self, project: Project, state: ProjectState, kind: str, *, why: str, words: str = "") -> Project:
        """Settles a project for good: the committed are told first, then it is told to all.

        `why` is a code, kept with each released commitment too; `words` are a person's. Who came to a
        date that is over stays confirmed, for the organizer to mark.
        """
        over = {date.id for date in self.kept.occurrences.of_project(project.id) if date.ends <= self.now}
        for commitment in self.kept.commitments.of_project(project.id):
            came = commitment.state == "confirmed" and commitment.occurrence in over
            if commitment.state in ACTIVE and not came:
                self._release(commitment, why)
        needs = self.kept.needs.of_project(project.id)
        for need in needs:
            self._close(need)
        for timer in ("moderator_silent", "passed", "begin", "orphan"):
            self.kept.timers.drop(timer, project.id)
        project = project.but(state=state, why=why, reason=words)
        self.kept.projects.put(project)
        self.tell(kind, project, *names(needs), why=why)
        return project

    def _close(self, need: Need) -> None:
        """Nobody is asked for it any more, and what was asked is no longer a question."""
        self.kept.needs.put(need.but(open=False))
        self.kept.timers.drop("wave", need.id)
        for occurrence in self.kept.occurrences.of_need(need.id):
            self.kept.timers.drop("asked_again", occurrence.id)
        for invitation in self.kept.invitations.of_need(need.id):
            if invitation.state == "sent":
                self.kept.invitations.put(invitation.but(state="expired"))

    def _release(self, commitment: Commitment, why: str) -> None:
        """Frees whoever said yes; the project did not keep its side. `why` is a code."""
        released = commitment.but(state="released", reason=why, asked_again=False)
        self.kept.commitments.put(released)
        also = (f"occurrence:{commitment.occurrence}", f"need:{commitment.need}", f"project:{commitment.project}")
        self.tell("commitment_released", released, *also, why=why, was=commitment.state)

    def _cancel_date(self, occurrence: Occurrence, why: str) -> Occurrence:
        """That date will not happen: its committed are released and told first."""
        for commitment in self.kept.commitments.of_occurrence(occurrence.id):
            if commitment.state in ACTIVE:
                self._release(commitment, why)
        occurrence = occurrence.but(cancelled=True)
        self.kept.occurrences.put(occurrence)
        self.kept.timers.drop("asked_again", occurrence.id)
        return occurrence

    def _to_come(self, occurrence: Occurrence) -> bool:
        return not occurrence.cancelled and occurrence.ends > self.now

    def _first_start(self, project: Project) -> int:
        """When people first come; 0 for a project of things and money alone."""
        starts = [
            date.starts
            for need in self.kept.needs.of_project(project.id)
            if need.for_people
            for date in self.kept.occurrences.of_need(need.id)
            if not date.cancelled
        ]
        return min(starts, default=0)

    def _last_end(self, project: Project) -> int:
        """The end of the last date that is not cancelled; now, when none is left."""
        dates = self.kept.occurrences.of_project(project.id)
        return max((date.ends for date in dates if not date.cancelled), default=self.now)
