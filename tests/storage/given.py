"""People, projects and messages for the tests of storage."""

import json
from collections.abc import Callable
from itertools import count
from typing import Any

from msgspec import Raw

from conversations.conversation import Conversation, Frame, Shown
from conversations.inbound import Address
from conversations.screens import Card, Choice, Lane, Message, Screen
from domain.commitments import Commitment
from domain.groups import Group
from domain.invitations import Invitation
from domain.members import Identity, Member, Role
from domain.offers import Offer
from domain.partners import Partner
from domain.pictures import Picture
from domain.projects import Need, Occurrence, Project, Venue
from domain.record import Record
from domain.reports import Report
from domain.territories import Territory, Waiting
from storage.batch import Executor
from storage.unit import Unit

NOW = 1_795_353_600_000
"""2026-11-22T16:00Z."""
DAY = 24 * 60 * 60 * 1000
_numbers = count(1)


def new_id() -> str:
    """Ids that sort in the order they were asked for, like ULIDs."""
    return f"01KAQ{next(_numbers):021d}"


def address(user: str = "ada", platform: str = "web") -> Address:
    return Address(platform, "", user, "", user)


def message(to: Address | None = None, text: str = "Bonjour.", *, lane: Lane = "reply", **changes: Any) -> Message:
    fields: dict[str, Any] = {"id": new_id(), "screen": Screen(text=text), **changes}
    return Message(to=to or address(), lane=lane, **fields)


def card_screen(subject: str, *, title: str = "Un jouet pour chaque petit", view: str = "need:1") -> Screen:
    card = Card(subject=subject, title=title, lines=("Rosemont", "2 sur 5"), view=view)
    return Screen(text="J’ai pensé à toi.", card=card, choices=(Choice("yes", "J’y serai", token="T"),))


def conversation(flow: str = "propose", state: str = "title", **data: Any) -> Conversation:
    frame = Frame(
        flow=flow, state=state, data=Raw(json.dumps(data or {"title": "Fête des ruelles"})), trail=["welcome"]
    )
    return Conversation(frames=[frame], screen=Shown(nonce="n", choices=[("yes", "Oui")], at=NOW), revision=3)


def member(name: str = "Ada", **changes: Any) -> Member:
    return Member(**{"id": new_id(), "name": name, "fsa": "H2S", **changes})


def identity(of: Member, user: str = "ada", **changes: Any) -> Identity:
    return Identity(**{"id": f"web||{user}", "member": of.id, "address": str(address(user)), **changes})


def project(*organizers: Member, **changes: Any) -> Project:
    fields = {
        "id": new_id(),
        "title": "Un jouet pour chaque petit",
        "venue": Venue(fsa="H2S", name="École Saint-Marc", address="6365, 1re Avenue"),
        "territory": "rosemont",
        "organizers": tuple(one.id for one in organizers),
        "state": "published",
    }
    return Project(**{**fields, **changes})


def need(of: Project, **changes: Any) -> Need:
    fields = {"id": new_id(), "project": of.id, "kind": "skill", "skills": ("carpentry",), "count": 3}
    return Need(**{**fields, "territory": of.territory, "fsa": "H2S", "open": True, **changes})


def occurrence(of: Need, starts: int = NOW + 6 * DAY, **changes: Any) -> Occurrence:
    fields = {"id": new_id(), "need": of.id, "project": of.project, "starts": starts, "ends": starts + 3 * 3_600_000}
    return Occurrence(**{**fields, **changes})


def offer(of: Member, **changes: Any) -> Offer:
    fields = {"id": new_id(), "member": of.id, "kind": "skill", "words": "je fais de la menuiserie"}
    return Offer(**{**fields, "skills": ("carpentry",), "fsa": "H2S", "territory": "rosemont", **changes})


def invitation(to: Member, about: Need, **changes: Any) -> Invitation:
    fields = {"id": new_id(), "need": about.id, "project": about.project, "member": to.id, "sent": NOW}
    return Invitation(**{**fields, **changes})


def commitment(by: Member, date: Occurrence, **changes: Any) -> Commitment:
    fields = {"id": new_id(), "yes": new_id(), "need": date.need, "project": date.project, "occurrence": date.id}
    return Commitment(**{**fields, "member": by.id, "made": NOW, **changes})


def picture(by: Member, **changes: Any) -> Picture:
    return Picture(
        **{"id": new_id(), "member": by.id, "source": "web|", "ref": "u1", "given": NOW, "due": NOW, **changes}
    )


def group(chat: str = "-100", **changes: Any) -> Group:
    fields = {"id": new_id(), "address": str(Address("telegram", "1", chat, "", "")), "title": "Ruelle verte"}
    return Group(**{**fields, "fsa": "H2S", **changes})


def keep(executor: Executor, *records: Record) -> None:
    """Puts records of any kind in one turn."""

    def turn(uow: Unit) -> None:
        kinds: dict[type[Record], Callable[[Any], None]] = {
            Member: uow.members.put,
            Identity: uow.members.put_identity,
            Role: uow.members.put_role,
            Territory: uow.territories.put,
            Waiting: uow.territories.wait,
            Partner: uow.partners.put,
            Project: uow.projects.put,
            Need: uow.needs.put,
            Occurrence: uow.occurrences.put,
            Offer: uow.offers.put,
            Invitation: uow.invitations.put,
            Commitment: uow.commitments.put,
            Report: uow.reports.put,
            Group: uow.groups.put,
            Picture: uow.pictures.put,
        }
        for record in records:
            kinds[type(record)](record)

    executor.run(turn)
