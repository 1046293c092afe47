"""Projects, what they lack and when."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from domain.places import Box, place
from domain.projects import Need, NeedKind, Occurrence, Project, ProjectState
from storage.records import Records, slots


class Projects(Records[Project]):
    table, kind = "project", Project

    def columns(self, record: Project) -> Mapping[str, str]:
        return {"state": record.state, "territory": record.territory}

    def put(self, record: Project) -> None:
        super().put(record)
        self._db.do("project_forget_organizers", id=record.id)
        for member in record.organizers:
            self._db.do("project_add_organizer", id=record.id, member=member)

    def of_organizer(self, member: str) -> list[Project]:
        return self._all("projects_of_organizer", member=member)

    def in_state(self, states: Sequence[ProjectState], *, limit: int, territory: str = "") -> list[Project]:
        if not states:
            return []
        listed = slots("s", states)
        if territory:
            return self._all("projects_in_state_there", territory=territory, most=limit, **listed)
        return self._all("projects_in_state", most=limit, **listed)


class Needs(Records[Need]):
    table, kind = "need", Need

    def columns(self, record: Need) -> Mapping[str, Any]:
        spot = place(record.fsa)
        return {
            "project": record.project,
            "kind": record.kind,
            "places": record.count,
            "is_open": int(record.open),
            "lat": spot.lat if spot else None,
            "lon": spot.lon if spot else None,
        }

    def drop(self, id: str) -> None:
        self._db.do("need_drop", id=id)

    def of_project(self, project: str) -> list[Need]:
        return self._all("needs_of_project", project=project)

    def open(self, *, limit: int, near: Box | None = None, kind: NeedKind | None = None) -> list[Need]:
        if near and kind:
            return self._all("needs_open_of_kind_near", kind=kind, most=limit, **asdict(near))
        if near:
            return self._all("needs_open_near", most=limit, **asdict(near))
        if kind:
            return self._all("needs_open_of_kind", kind=kind, most=limit)
        return self._all("needs_open", most=limit)


class Occurrences(Records[Occurrence]):
    table, kind = "occurrence", Occurrence

    def columns(self, record: Occurrence) -> Mapping[str, Any]:
        return {
            "need": record.need,
            "project": record.project,
            "starts": record.starts,
            "cancelled": int(record.cancelled),
        }

    def drop(self, id: str) -> None:
        self._db.do("occurrence_drop", id=id)

    def of_need(self, need: str) -> list[Occurrence]:
        return self._all("occurrences_of_need", need=need)

    def of_project(self, project: str) -> list[Occurrence]:
        return self._all("occurrences_of_project", project=project)
