"""The neighbourhood's repositories in memory: every record is kept as JSON, so that nothing sneaks by."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any, Generic, TypeVar

from domain import topics
from domain.candidates import Listed, Profile, Promise, Search
from domain.commitments import HOLDING, Commitment, CommitmentState
from domain.events import Event
from domain.fitting import tokens
from domain.groups import Group
from domain.invitations import UNASKED, Invitation
from domain.members import Identity, Member, Office, Role, RoleName
from domain.offers import Offer
from domain.partners import Partner
from domain.pictures import Picture
from domain.places import Box, box, place
from domain.projects import Need, NeedKind, Occurrence, Project, ProjectState
from domain.record import Record
from domain.reports import Report
from domain.territories import Territory, Waiting

R = TypeVar("R", bound=Record)


class Rows(Generic[R]):
    """Records of one kind as JSON text by id; a value that is not of its field's type is an error."""

    def __init__(self, model: type[R]) -> None:
        self.model = model
        self.rows: dict[str, str] = {}

    def get(self, id: str) -> R | None:
        text = self.rows.get(id)
        return None if text is None else self.model.read(text)

    def put(self, record: R) -> None:
        text = record.write()
        assert self.model.read(text) == record
        self.rows[record.id] = text

    def where(self, test: Callable[[R], bool] | None = None) -> list[R]:
        """Those that pass, oldest id first."""
        read = (self.model.read(self.rows[key]) for key in sorted(self.rows))
        return [record for record in read if test is None or test(record)]


class MemberRows(Rows[Member]):
    def __init__(self) -> None:
        super().__init__(Member)
        self.identity_rows = Rows(Identity)
        self.role_rows = Rows(Role)

    def identity(self, id: str) -> Identity | None:
        return self.identity_rows.get(id)

    def identities(self, member: str) -> list[Identity]:
        return self.identity_rows.where(lambda i: i.member == member)

    def in_workplace(self, workplace: str) -> list[Identity]:
        return self.identity_rows.where(lambda i: i.id.startswith(f"{workplace}|"))

    def put_identity(self, identity: Identity) -> None:
        self.identity_rows.put(identity)

    def roles(self, member: str) -> list[Role]:
        return self.role_rows.where(lambda r: r.member == member)

    def put_role(self, role: Role) -> None:
        self.role_rows.put(role)

    def drop_role(self, id: str) -> None:
        self.role_rows.rows.pop(id, None)

    def with_role(self, name: RoleName, territory: str) -> list[str]:
        held = self.role_rows.where(lambda r: r.name == name and r.territory in ("", territory))
        return list(dict.fromkeys(role.member for role in held))


class TerritoryRows(Rows[Territory]):
    def __init__(self) -> None:
        super().__init__(Territory)
        self.waiting_rows = Rows(Waiting)

    def all(self) -> list[Territory]:
        return self.where()

    def of_fsa(self, fsa: str) -> Territory | None:
        return next(iter(self.where(lambda t: fsa in t.fsas)), None)

    def wait(self, waiting: Waiting) -> None:
        self.waiting_rows.put(waiting)

    def waiting(self, territory: str) -> list[Waiting]:
        return self.waiting_rows.where(lambda w: w.territory == territory)


class PartnerRows(Rows[Partner]):
    def all(self) -> list[Partner]:
        return self.where()

    def of_member(self, member: str) -> list[Partner]:
        return self.where(lambda p: member in p.team)

    def of_workplace(self, workplace: str) -> list[Partner]:
        return self.where(lambda p: bool(workplace) and p.workplace == workplace)

    def waiting(self, territory: str, *, limit: int) -> list[Partner]:
        return self.where(lambda p: p.waits and p.territory == territory)[:limit]

    def giving(self, kind: NeedKind, *, near: str, limit: int) -> list[Partner]:
        spot = place(near)

        def hears(partner: Partner) -> bool:
            reach = box(partner.fsa, partner.radius_km)
            close = spot is not None and reach is not None and reach.covers(spot)
            return partner.verified and bool(partner.channel) and kind in partner.gives and close

        return self.where(hears)[:limit]


class ProjectRows(Rows[Project]):
    def of_organizer(self, member: str) -> list[Project]:
        return self.where(lambda p: member in p.organizers)

    def in_state(self, states: Sequence[ProjectState], *, limit: int, territory: str = "") -> list[Project]:
        return self.where(lambda p: p.state in states and territory in ("", p.territory))[:limit]


class OccurrenceRows(Rows[Occurrence]):
    def __init__(self, commitments: "CommitmentRows") -> None:
        super().__init__(Occurrence)
        self.commitments = commitments

    def drop(self, id: str) -> None:
        assert not self.commitments.of_occurrence(id)
        del self.rows[id]

    def of_need(self, need: str) -> list[Occurrence]:
        return sorted(self.where(lambda o: o.need == need), key=lambda o: (o.starts, o.id))

    def of_project(self, project: str) -> list[Occurrence]:
        return sorted(self.where(lambda o: o.project == project), key=lambda o: (o.starts, o.id))


class InvitationRows(Rows[Invitation]):
    def of_need(self, need: str) -> list[Invitation]:
        return self.where(lambda i: i.need == need)

    def of(self, need: str, member: str) -> Invitation | None:
        both = self.where(lambda i: i.need == need and i.member == member)
        return both[-1] if both else None

    def of_member(self, member: str, *, limit: int) -> list[Invitation]:
        return self.where(lambda i: i.member == member)[::-1][:limit]

    def sent_since(self, member: str, since: int) -> int:
        return len(self.where(lambda i: i.member == member and i.sent >= since and i.cause in UNASKED))


class CommitmentRows(Rows[Commitment]):
    def taken(self, occurrence: str) -> int:
        return sum(c.party for c in self.of_occurrence(occurrence) if c.state in HOLDING)

    def of_occurrence(self, occurrence: str) -> list[Commitment]:
        return self.where(lambda c: c.occurrence == occurrence)

    def of_need(self, need: str) -> list[Commitment]:
        return self.where(lambda c: c.need == need)

    def of_project(self, project: str) -> list[Commitment]:
        return self.where(lambda c: c.project == project)

    def of_yes(self, yes: str) -> list[Commitment]:
        return self.where(lambda c: c.yes == yes)

    def of_partner(self, partner: str, states: Sequence[CommitmentState], *, limit: int) -> list[Commitment]:
        rows = self.where(lambda c: c.partner == partner and c.state in states)
        return sorted(rows, key=lambda c: (c.made, c.id), reverse=True)[:limit]

    def of_member(self, member: str, states: Sequence[CommitmentState]) -> list[Commitment]:
        return self.where(lambda c: c.member == member and c.state in states)

    def promises(self, members: Sequence[str]) -> list[Promise]:
        held = self.where(lambda c: c.member in members and c.state in HOLDING)
        return [Promise(c.member, c.need, c.occurrence, c.state) for c in held]


class NeedRows(Rows[Need]):
    def __init__(self, projects: ProjectRows, occurrences: OccurrenceRows, commitments: CommitmentRows) -> None:
        super().__init__(Need)
        self.projects, self.occurrences, self.commitments = projects, occurrences, commitments

    def drop(self, id: str) -> None:
        assert not self.occurrences.of_need(id)
        del self.rows[id]

    def of_project(self, project: str) -> list[Need]:
        return self.where(lambda n: n.project == project)

    def open(self, *, limit: int, near: Box | None = None, kind: NeedKind | None = None) -> list[Need]:
        def fits(need: Need) -> bool:
            spot = place(need.fsa)
            close = near is None or (spot is not None and near.covers(spot))
            return need.open and close and kind in (None, need.kind)

        fitting = self.where(fits)
        return [need for need in reversed(fitting) if self._lacking(need)][:limit]

    def _lacking(self, need: Need) -> bool:
        project = self.projects.get(need.project)
        return (
            project is not None
            and project.live
            and any(
                not date.cancelled and self.commitments.taken(date.id) < need.count
                for date in self.occurrences.of_need(need.id)
            )
        )


class OfferRows(Rows[Offer]):
    def __init__(self, members: MemberRows, invitations: InvitationRows) -> None:
        super().__init__(Offer)
        self.members, self.invitations = members, invitations

    def of_member(self, member: str) -> list[Offer]:
        return self.where(lambda o: o.member == member)

    def listed(self, search: Search, *, after: tuple[int, str], limit: int) -> list[Listed]:
        rows = []
        for offer in self.where(lambda o: o.state == "open" and o.fsa in search.fsas and o.radius_km >= search.km):
            member = self.members.get(offer.member)
            under = topics.offered(offer.kind, offer.skills, tokens(offer.words))
            paid = offer.pay.kind == "fee"
            if member and member.agreed("alerts") and not set(under).isdisjoint(search.topics) and paid <= search.paid:
                rows.append(Listed(offer.id, member.id, offer.fsa, member.last_asked, offer.radius_km, int(paid)))
        return sorted(
            (row for row in rows if (row.last_asked, row.offer) > after), key=lambda r: (r.last_asked, r.offer)
        )[:limit]

    def profiles(self, ids: Sequence[str], *, since: int) -> list[Profile]:
        return [
            Profile(offer, member, self.invitations.sent_since(member.id, since))
            for offer in self.where(lambda o: o.id in ids)
            if (member := self.members.get(offer.member))
        ]

    def waiting(self, *, limit: int, territory: str = "") -> list[Offer]:
        return self.where(lambda o: o.state == "waiting" and territory in ("", o.territory))[:limit]


class ReportRows(Rows[Report]):
    def open(self, *, limit: int, territory: str = "") -> list[Report]:
        return self.where(lambda r: r.state == "open" and territory in ("", r.territory))[:limit]

    def of_member(self, member: str) -> list[Report]:
        return self.where(lambda r: r.member == member)


class OfficeRows(Rows[Office]):
    def drop(self, id: str) -> None:
        self.rows.pop(id, None)


class PictureRows(Rows[Picture]):
    def drop(self, id: str) -> None:
        self.rows.pop(id, None)

    def of_member(self, member: str) -> list[Picture]:
        return self.where(lambda p: p.member == member)


class GroupRows(Rows[Group]):
    def at(self, address: str) -> Group | None:
        return next(iter(self.where(lambda g: g.address == address)), None)

    def added_by(self, account: str) -> list[Group]:
        return self.where(lambda g: bool(account) and g.added_by == account)

    def of_workplace(self, workplace: str, *, limit: int) -> list[Group]:
        return self.where(lambda g: g.address.startswith(f"{workplace}|") and g.state != "left")[:limit]

    def of_keeper(self, member: str) -> list[Group]:
        return self.where(lambda g: g.keeper == member)

    def drop(self, id: str) -> None:
        self.rows.pop(id, None)

    def near(self, fsa: str, *, limit: int) -> list[Group]:
        spot = place(fsa)

        def reaches(group: Group) -> bool:
            reach = box(group.fsa, group.radius_km)
            return group.state == "looked_after" and bool(spot and reach and reach.covers(spot))

        return self.where(reaches)[:limit]


class Journal:
    def __init__(self) -> None:
        self.lines: list[tuple[str, int, Event]] = []

    def add(self, event: Event, *, id: str, at: int) -> None:
        self.lines.append((id, at, event))

    def kinds(self) -> list[str]:
        """What happened, in order."""
        return [event.kind for _, _, event in self.lines]


class Timers:
    def __init__(self) -> None:
        self.due: dict[tuple[str, str], int] = {}

    def set(self, kind: str, subject: str, due: int) -> None:
        self.due[kind, subject] = due

    def drop(self, kind: str, subject: str) -> None:
        self.due.pop((kind, subject), None)

    def when(self, kind: str, subject: str) -> int | None:
        return self.due.get((kind, subject))


class Memory:
    """All that a turn may read and change, in dictionaries."""

    def __init__(self) -> None:
        self.members = MemberRows()
        self.territories = TerritoryRows()
        self.partners = PartnerRows(Partner)
        self.projects = ProjectRows(Project)
        self.invitations = InvitationRows(Invitation)
        self.commitments = CommitmentRows(Commitment)
        self.occurrences = OccurrenceRows(self.commitments)
        self.needs = NeedRows(self.projects, self.occurrences, self.commitments)
        self.offers = OfferRows(self.members, self.invitations)
        self.reports = ReportRows(Report)
        self.offices = OfficeRows(Office)
        self.pictures = PictureRows(Picture)
        self.groups = GroupRows(Group)
        self.journal = Journal()
        self.timers = Timers()

    def digest(self) -> str:
        """Everything kept, as one text: equal before and after when nothing changed."""
        kept: dict[str, Any] = {**vars(self), **vars(self.members), **vars(self.territories)}
        tables = {name: rows.rows for name, rows in kept.items() if isinstance(rows, Rows)}
        journal = [(key, at, asdict(event)) for key, at, event in self.journal.lines]
        timers = sorted((kind, subject, due) for (kind, subject), due in self.timers.due.items())
        return json.dumps({"tables": tables, "journal": journal, "timers": timers}, sort_keys=True)
