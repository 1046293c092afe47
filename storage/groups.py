"""Groups, and what a group takes with it when its address changes."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from conversations.inbound import Address
from conversations.screens import Message
from domain.groups import Group
from domain.places import box, place
from storage.records import NOWHERE, Records
from storage.statements import Statements


class Groups(Records[Group]):
    table, kind = "chat_group", Group

    def columns(self, record: Group) -> Mapping[str, Any]:
        reach = box(record.fsa, record.radius_km)
        return {
            "address": record.address,
            "keeper": record.keeper,
            "added_by": record.added_by,
            "state": record.state,
            **(asdict(reach) if reach else NOWHERE),
        }

    def at(self, address: str) -> Group | None:
        return self._one("group_at", address=address)

    def of_keeper(self, member: str) -> list[Group]:
        return self._all("groups_of", keeper=member)

    def added_by(self, account: str) -> list[Group]:
        """Those that an account put the door in, and that nobody looked after yet."""
        return self._all("groups_added_by", account=account)

    def of_workplace(self, workplace: str, *, limit: int) -> list[Group]:
        start = f"{workplace}|"
        return self._all("groups_beginning", start=start, size=len(start), most=limit)

    def drop(self, id: str) -> None:
        self._db.do("chat_group_drop", id=id)

    def near(self, fsa: str, *, limit: int) -> list[Group]:
        spot = place(fsa)
        return self._all("groups_near", lat=spot.lat, lon=spot.lon, most=limit) if spot else []


def move(statements: Statements, old: Address, new: Address, now: int) -> None:
    """What is owed to a chat goes to its new address, and the group there is to follow.

    The cards it holds can't be changed any more: a platform counts the messages of the new chat anew, so an
    edit by the old chat's id might change another message. Those that wait are given up.
    """
    for id, body in statements.rows("outbox_queued_to", address=str(old)):
        message = Message.read(body).but(to=new)
        if message.replaces:
            statements.do("outbox_abandon", id=id, now=now)
        else:
            statements.do("outbox_readdress", id=id, address=str(new), body=message.write())
    statements.do("drop_sent_card", address=str(old))
    old, new = replace(old, thread=""), replace(new, thread="")
    if statements.row("group_at", address=str(old)) is not None:
        statements.do("timer_set", kind="group_moved", subject=f"{old} {new}", due=now)
