"""Invitations, and the commitments that came of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from domain.candidates import Promise
from domain.commitments import Commitment, CommitmentState
from domain.invitations import Invitation
from storage.records import Records, slots


class Invitations(Records[Invitation]):
    table, kind = "invitation", Invitation

    def columns(self, record: Invitation) -> Mapping[str, Any]:
        return {
            "need": record.need,
            "project": record.project,
            "member": record.member,
            "cause": record.cause,
            "sent": record.sent,
        }

    def of_need(self, need: str) -> list[Invitation]:
        return self._all("invitations_of_need", need=need)

    def of(self, need: str, member: str) -> Invitation | None:
        return self._one("invitation_of", need=need, member=member)

    def of_member(self, member: str, *, limit: int) -> list[Invitation]:
        return self._all("invitations_of_member", member=member, most=limit)

    def sent_since(self, member: str, since: int) -> int:
        row = self._db.row("invitations_sent", member=member, since=since)
        return int(row[0]) if row else 0


class Commitments(Records[Commitment]):
    table, kind = "commitment", Commitment

    def columns(self, record: Commitment) -> Mapping[str, Any]:
        return {
            "yes": record.yes,
            "need": record.need,
            "project": record.project,
            "occurrence": record.occurrence,
            "member": record.member,
            "partner": record.partner,
            "state": record.state,
            "party": record.party,
            "made": record.made,
        }

    def taken(self, occurrence: str) -> int:
        row = self._db.row("places_taken", occurrence=occurrence)
        return int(row[0]) if row else 0

    def of_occurrence(self, occurrence: str) -> list[Commitment]:
        return self._all("commitments_of_occurrence", occurrence=occurrence)

    def of_need(self, need: str) -> list[Commitment]:
        return self._all("commitments_of_need", need=need)

    def of_project(self, project: str) -> list[Commitment]:
        return self._all("commitments_of_project", project=project)

    def of_yes(self, yes: str) -> list[Commitment]:
        return self._all("commitments_of_yes", yes=yes)

    def of_member(self, member: str, states: Sequence[CommitmentState]) -> list[Commitment]:
        if not states:
            return []
        return self._all("commitments_of_member", member=member, **slots("s", states))

    def promises(self, members: Sequence[str]) -> list[Promise]:
        if not members:
            return []
        return [Promise(*row) for row in self._db.rows("promises_of", **slots("i", members, MOST_MEMBERS))]

    def of_partner(self, partner: str, states: Sequence[CommitmentState], *, limit: int) -> list[Commitment]:
        if not states:
            return []
        return self._all("commitments_of_partner", partner=partner, most=limit, **slots("s", states))


MOST_MEMBERS = 16
"""How many members a query takes."""
