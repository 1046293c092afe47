"""Which projects may be the same one, proposed twice."""

from collections.abc import Iterable, Sequence

from domain.ground import found
from domain.projects import Project, ProjectState
from domain.publishing import Publishing
from domain.reading.words import fold
from domain.sheets import DAY, Sheet

LOOKED_AT = 200
MOST = 5


class Likeness(Publishing):
    """Projects are alike when their titles share half their words, and they have a day or a skill in common."""

    def likely_duplicates(self, project_id: str) -> list[Project]:
        """Up to five other projects of the territory that may be the same, the likeliest first."""
        project = found(self.kept.projects.get(project_id))
        self.must(self.may("likely_duplicates", project))
        states: Sequence[ProjectState] = ("submitted", "changes_asked", "published", "under_way")
        others = self.kept.projects.in_state(states, limit=LOOKED_AT, territory=project.territory)
        alike = self._alike(project.title, self._days(project), self._skills(project), others)
        return [other for other in alike if other.id != project.id][:MOST]

    def published_alike(self, sheet: Sheet) -> list[Project]:
        """Up to five published projects that may be what somebody is about to propose; small asks are not shown."""
        territory = self.kept.territories.of_fsa(sheet.fsa)
        if territory is None:
            return []
        others = self.kept.projects.in_state(("published", "under_way"), limit=LOOKED_AT, territory=territory.id)
        shown = [other for other in others if not other.small]
        if not shown:
            return []
        days = {starts // DAY for need in sheet.needs for starts, _ in need.occurrences}
        skills = {skill for need in sheet.needs for skill in need.skills}
        return self._alike(sheet.title, days, skills, shown)[:MOST]

    def _alike(self, title: str, days: set[int], skills: set[str], others: Iterable[Project]) -> list[Project]:
        mine, scored = _words(title), []
        for other in others:
            theirs = _words(other.title)
            shared = len(mine & theirs) / (min(len(mine), len(theirs)) or 1)
            if shared >= 0.5 and (days & self._days(other) or skills & self._skills(other)):
                scored.append((-shared, other.id, other))
        return [other for _, _, other in sorted(scored, key=lambda row: row[:2])]

    def _days(self, project: Project) -> set[int]:
        return {date.starts // DAY for date in self.kept.occurrences.of_project(project.id)}

    def _skills(self, project: Project) -> set[str]:
        return {skill for need in self.kept.needs.of_project(project.id) for skill in need.skills}


def _words(title: str) -> set[str]:
    """The words of a title that say something: of four letters or more, without case or accents."""
    return {word for word in fold(title).split() if len(word) > 3}
