"""What the calendar does to a project: it begins, it passes, or nobody is left to organize it."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.ground import found, names
from domain.publishing import FINAL, Publishing

TIMERS: Mapping[str, str] = MappingProxyType(
    {
        "moderator_silent": "moderator_silent",
        "begin": "begin",
        "passed": "project_passed",
        "orphan": "orphaned",
        "forget_place": "forget_place",
    }
)
"""The verb that each kind of a project's timers calls, with the project's id."""


class Passing(Publishing):
    """Timers' verbs. Each looks again at what is, so that one which comes too late does no harm."""

    def begin(self, project_id: str) -> None:
        """The timer of each date's start: the first puts the project under way; no card asks for a day that came."""
        project = found(self.kept.projects.get(project_id))
        self.must(self.may("begin", project))
        if not project.live:
            return
        if later := self._next_start(project):
            self.kept.timers.set("begin", project.id, later)
        needs = names(self.kept.needs.of_project(project.id))
        if project.state == "under_way":
            self.tell("date_begun", project, *needs)
        elif self._first_start(project) <= self.now:
            project = project.but(state="under_way")
            self.kept.projects.put(project)
            self.tell("project_begun", project, *needs)

    def project_passed(self, project_id: str) -> None:
        """The timer of the last date's end: done if it was published, else cancelled without an answer."""
        project = found(self.kept.projects.get(project_id))
        self.must(self.may("project_passed", project))
        ends = self._last_end(project)
        if project.state in FINAL:
            return
        if ends > self.now:
            self.kept.timers.set("passed", project.id, ends)
        elif project.live:
            self._end(project, "done", "project_done", why="date_passed")
        else:
            self._end(project, "cancelled", "project_cancelled", why="date_passed")

    def forget_place(self, project_id: str) -> None:
        """The timer that forgets where people met: of a place, the postal prefix alone is kept from then on."""
        project = found(self.kept.projects.get(project_id))
        self.must(self.may("forget_place", project))
        if project.state in FINAL and (project.venue.name or project.venue.address):
            project = project.but(venue=project.venue.but(name="", address=""))
            self.kept.projects.put(project)
            commitments = self.kept.commitments.of_project(project.id)
            self.tell("place_forgotten", project, *names(self.kept.needs.of_project(project.id)), *names(commitments))

    def orphaned(self, project_id: str) -> None:
        """The timer of a project that nobody organizes any more: cancelled, kindly."""
        project = found(self.kept.projects.get(project_id))
        self.must(self.may("orphaned", project))
        if not project.organizers and project.state not in FINAL:
            self._end(project, "cancelled", "project_cancelled", why="no_organizer")
