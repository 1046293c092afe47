"""Projects, what they lack and when, and what people offer."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from domain.offers import Offer
from domain.places import Box, box, place
from domain.projects import Need, NeedKind, Occurrence, Project, ProjectState
from domain.skills import SKILLS
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


class Offers(Records[Offer]):
    table, kind = "offer", Offer

    def columns(self, record: Offer) -> Mapping[str, Any]:
        reach = box(record.fsa, record.radius_km)
        return {
            "member": record.member,
            "kind": record.kind,
            "territory": record.territory,
            "state": record.state,
            **(asdict(reach) if reach else NOWHERE),
        }

    def put(self, record: Offer) -> None:
        super().put(record)
        self._db.do("offer_forget_families", id=record.id)
        for family in _families(record.skills):
            self._db.do("offer_add_family", id=record.id, family=family)

    def of_member(self, member: str) -> list[Offer]:
        return self._all("offers_of", member=member)

    def candidates(self, kind: NeedKind, skills: Sequence[str], *, near: str, limit: int) -> list[Offer]:
        spot = place(near)
        if spot is None:
            return []
        if not skills:
            return self._all("offers_open", kind=kind, lat=spot.lat, lon=spot.lon, most=limit)
        families = _families(skills)
        if not families:
            return []
        listed = slots("f", families[:MOST_FAMILIES], MOST_FAMILIES)
        return self._all("offers_skilled", kind=kind, lat=spot.lat, lon=spot.lon, most=limit, **listed)

    def waiting(self, *, limit: int, territory: str = "") -> list[Offer]:
        if territory:
            return self._all("offers_waiting_there", territory=territory, most=limit)
        return self._all("offers_waiting", most=limit)


NOWHERE = dict.fromkeys(("lat_low", "lat_high", "lon_low", "lon_high"))
"""The reach of an offer whose place is not known."""
MOST_FAMILIES = 8
"""A need that names skills of more families than this is looked up by the first ones."""


def _families(skills: Sequence[str]) -> list[str]:
    """The families of those skills that are in the vocabulary, each once."""
    return list(dict.fromkeys(SKILLS[skill].family for skill in skills if skill in SKILLS))
