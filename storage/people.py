"""Members and how they are reached, territories, partners, reports."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from domain.blocks import ANY_TIME, TORONTO
from domain.members import Identity, Member, Office, Role, RoleName
from domain.partners import Partner
from domain.places import box, place
from domain.projects import NeedKind
from domain.reports import Report
from domain.territories import Territory, Waiting
from storage.records import NOWHERE, Records
from storage.statements import Statements


class Members(Records[Member]):
    table, kind = "member", Member

    def columns(self, record: Member) -> Mapping[str, int]:
        return {"last_asked": record.last_asked, "alerts": int(record.agreed("alerts"))}

    def put(self, record: Member) -> None:
        super().put(record)
        willing = int(record.agreed("alerts"))
        everywhen = 0 if record.zone == TORONTO else ANY_TIME
        self._db.do("member_listed", id=record.id, blocks=everywhen, last_asked=record.last_asked, willing=willing)

    def identity(self, id: str) -> Identity | None:
        row = self._db.row("identity_get", id=id)
        return Identity.read(row[0]) if row else None

    def identities(self, member: str) -> list[Identity]:
        return [Identity.read(row[0]) for row in self._db.rows("identities_of", member=member)]

    def identities_like(self, platform: str, user: str) -> list[Identity]:
        """A person's account in every workspace of a platform; it reads the whole table."""
        rows = self._db.rows("identities_like", pattern=f"{platform}|%|{user}")
        found = [Identity.read(row[0]) for row in rows]
        return [one for one in found if one.id.split("|")[::2] == [platform, user]]

    def in_workplace(self, workplace: str) -> list[Identity]:
        rows = self._db.rows("identities_in", workplace=workplace)
        return [Identity.read(row[0]) for row in rows]

    def put_identity(self, identity: Identity) -> None:
        put_identity(self._db, identity)

    def roles(self, member: str) -> list[Role]:
        return [Role.read(row[0]) for row in self._db.rows("roles_of", member=member)]

    def put_role(self, role: Role) -> None:
        self._db.do(
            "role_put",
            id=role.id,
            member=role.member,
            name=role.name,
            territory=role.territory,
            data=role.write(),
        )

    def drop_role(self, id: str) -> None:
        self._db.do("role_drop", id=id)

    def with_role(self, name: RoleName, territory: str) -> list[str]:
        return [row[0] for row in self._db.rows("members_with", name=name, territory=territory)]


def put_identity(statements: Statements, identity: Identity) -> None:
    """Keeps an account as it is now."""
    statements.do(
        "identity_put",
        id=identity.id,
        workplace=identity.id.rpartition("|")[0],
        member=identity.member,
        address=identity.address,
        data=identity.write(),
    )


class Offices(Records[Office]):
    table, kind = "office", Office

    def drop(self, id: str) -> None:
        self._db.do("office_drop", id=id)


class Territories(Records[Territory]):
    table, kind = "territory", Territory

    def put(self, record: Territory) -> None:
        super().put(record)
        self._db.do("territory_forget_fsas", id=record.id)
        for fsa in record.fsas:
            self._db.do("territory_add_fsa", id=record.id, fsa=fsa)

    def all(self) -> list[Territory]:
        return self._all("territories")

    def of_fsa(self, fsa: str) -> Territory | None:
        return self._one("territory_of_fsa", fsa=fsa)

    def wait(self, waiting: Waiting) -> None:
        self._db.do(
            "waiting_put",
            id=waiting.id,
            territory=waiting.territory,
            member=waiting.member,
            data=waiting.write(),
        )

    def waiting(self, territory: str) -> list[Waiting]:
        return [Waiting.read(row[0]) for row in self._db.rows("waiting_for", territory=territory)]


class Partners(Records[Partner]):
    table, kind = "partner", Partner

    def columns(self, record: Partner) -> Mapping[str, Any]:
        reach = box(record.fsa, record.radius_km)
        listening = record.verified and bool(record.channel)
        return {
            "territory": record.territory,
            "state": "waiting" if record.waits else "listening" if listening else "other",
            "workplace": record.workplace,
            "gives": f" {' '.join(record.gives)} ",
            **(asdict(reach) if reach else NOWHERE),
        }

    def put(self, record: Partner) -> None:
        super().put(record)
        self._db.do("partner_forget_team", id=record.id)
        for member in record.team:
            self._db.do("partner_add_member", id=record.id, member=member)

    def all(self) -> list[Partner]:
        return self._all("partners")

    def of_member(self, member: str) -> list[Partner]:
        return self._all("partners_of", member=member)

    def of_workplace(self, workplace: str) -> list[Partner]:
        return self._all("partners_at", workplace=workplace)

    def waiting(self, territory: str, *, limit: int) -> list[Partner]:
        found = self._all("partners_waiting", territory=territory, most=limit)
        return [one for one in found if one.waits and one.territory == territory]

    def giving(self, kind: NeedKind, *, near: str, limit: int) -> list[Partner]:
        spot = place(near)
        if spot is None:
            return []
        found = self._all("partners_giving", kind=f"% {kind} %", lat=spot.lat, lon=spot.lon, most=limit)
        return [one for one in found if one.verified and one.channel and kind in one.gives]


class Reports(Records[Report]):
    table, kind = "report", Report

    def columns(self, record: Report) -> Mapping[str, str]:
        return {"member": record.member, "territory": record.territory, "state": record.state}

    def open(self, *, limit: int, territory: str = "") -> list[Report]:
        if territory:
            return self._all("reports_open_there", territory=territory, most=limit)
        return self._all("reports_open", most=limit)

    def of_member(self, member: str) -> list[Report]:
        return self._all("reports_of", member=member)
