"""A project's dates that have not begun: what happens in the same hours is one date, whichever needs it is for."""

from dataclasses import dataclass

from domain.neighbourhood import Neighbourhood
from domain.projects import Need, Occurrence, Project


@dataclass(frozen=True, slots=True)
class Day:
    """One date of a project: its (start, end) in ms UTC, and the needs it is for."""

    span: tuple[int, int]
    occurrences: tuple[Occurrence, ...]
    needs: tuple[Need, ...]

    @property
    def id(self) -> str:
        """One of its occurrences, by which it is found again."""
        return self.occurrences[0].id

    @property
    def for_people(self) -> bool:
        return any(need.for_people for need in self.needs)


def days(neighbourhood: Neighbourhood, project: Project) -> list[Day]:
    """The dates that have not begun, in order; those on which people come before days by which things are sought."""
    at: dict[tuple[int, int], list[tuple[Need, Occurrence]]] = {}
    for need in neighbourhood.kept.needs.of_project(project.id):
        for date in neighbourhood.kept.occurrences.of_need(need.id):
            if not date.cancelled and date.starts > neighbourhood.now:
                at.setdefault((date.starts, date.ends), []).append((need, date))
    every = [
        Day(span, tuple(date for _, date in sorted(both, key=_people_first)), tuple(need for need, _ in both))
        for span, both in at.items()
    ]
    return sorted(every, key=lambda day: (not day.for_people, day.span))


def _people_first(both: tuple[Need, Occurrence]) -> tuple[bool, str]:
    """What cannot be is refused for people first, before anything moved."""
    return not both[0].for_people, both[1].id
