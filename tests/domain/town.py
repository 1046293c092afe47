"""A small town to try the verbs in: three territories, a few people, and an instant."""

from collections.abc import Callable
from typing import TypeVar

import pytest

from domain.commitments import Commitment, CommitmentState
from domain.ground import found
from domain.members import Age, Identity, Member, Role, RoleName
from domain.neighbourhood import Neighbourhood
from domain.partners import Partner
from domain.projects import Need, Occurrence, Project
from domain.refusals import Refusal
from domain.sheets import DAY, HOUR, NeedSheet, Sheet
from domain.territories import Openness, Territory
from tests.domain.memory import Memory

NOW = 1_795_280_400_000
"""Saturday 21 November 2026, at noon in Montreal."""
SATURDAY = NOW + 7 * DAY


E = TypeVar("E", bound=Refusal)


class Town:
    """What is kept, and whoever acts on it: `town.as_("omar").propose(...)`, `town.door().begin(...)`."""

    def __init__(self) -> None:
        self.kept = Memory()
        self.now = NOW
        self.count = 0
        self.people: dict[str, str] = {}
        self._territory("plateau", "open", "H2J", "H2T", "H2S")
        self._territory("villeray", "open", "H2P", "H2R")
        self._territory("ahuntsic", "announced", "H2C", "H2M")
        self._territory("parc-ex", "closed", "H3N")
        for name in ("ada", "omar", "olga", "leo"):
            self.member(name)
        self.member("tina", age="teen")
        self.member("mod", role="moderator", territory="plateau")
        self.member("vera", role="moderator", territory="villeray")
        self.member("roaming", role="moderator")
        self.member("staff", role="staff")

    def member(self, name: str, *, age: Age = "adult", role: RoleName | None = None, territory: str = "") -> Member:
        member = Member(id=self.new_id(), name=name, age=age, fsa="H2S", consents={"door": NOW}, born_here=NOW)
        self.kept.members.put(member)
        self.kept.members.put_identity(Identity(id=f"web||{name}", member=member.id, address=f"web||{name}||{name}"))
        if role:
            held = Role(id=f"{member.id}|{role}|{territory}", member=member.id, name=role, territory=territory)
            self.kept.members.put_role(held)
        self.people[name] = member.id
        return member

    def who(self, name: str) -> Member:
        return found(self.kept.members.get(self.people[name]))

    def as_(self, name: str) -> Neighbourhood:
        return Neighbourhood(self.kept, now=self.now, new_id=self.new_id, actor=self.who(name))

    def stranger(self) -> Neighbourhood:
        return Neighbourhood(self.kept, now=self.now, new_id=self.new_id)

    def door(self) -> Neighbourhood:
        return Neighbourhood(self.kept, now=self.now, new_id=self.new_id, system=True)

    def new_id(self) -> str:
        self.count += 1
        return f"{self.count:06d}"

    def published(self, sheet: Sheet | None = None, *, by: str = "omar") -> Project:
        """A project that was proposed and approved."""
        project = self.as_(by).propose(sheet or a_sheet())
        return self.as_("staff").approve(project.id)

    def project(self, id: str) -> Project:
        return found(self.kept.projects.get(id))

    def need(self, project: Project) -> Need:
        """The project's first need."""
        return self.kept.needs.of_project(project.id)[0]

    def dates(self, project: Project) -> list[Occurrence]:
        return self.kept.occurrences.of_project(project.id)

    def says_yes(
        self, name: str, date: Occurrence, *, state: CommitmentState = "confirmed", party: int = 1
    ) -> Commitment:
        """A yes as it stands some time later."""
        commitment = Commitment(
            id=self.new_id(),
            yes=self.new_id(),
            need=date.need,
            project=date.project,
            occurrence=date.id,
            member=self.people[name],
            party=party,
            state=state,
            made=self.now,
        )
        self.kept.commitments.put(commitment)
        return commitment

    def commitment(self, id: str) -> Commitment:
        return found(self.kept.commitments.get(id))

    def shop(self, name: str = "Quincaillerie", *, owner: str = "leo", verified: bool = True) -> Partner:
        partner = self.as_(owner).found_partner(name, fsa="H2S")
        return self.as_("mod").verify_partner(partner.id) if verified else partner

    def told(self) -> list[str]:
        """What happened so far, in order."""
        return self.kept.journal.kinds()

    def due(self, kind: str, id: str) -> int | None:
        return self.kept.timers.due.get((kind, id))

    def _territory(self, id: str, state: Openness, *fsas: str) -> None:
        self.kept.territories.put(Territory(id=id, name=id.title(), fsas=fsas, state=state))


def a_need(*, count: int = 2, starts: int = SATURDAY, hours: int = 3, days: int = 1) -> NeedSheet:
    """People for a few hours, on one day or on several in a row."""
    dates = tuple((starts + day * DAY, starts + day * DAY + hours * HOUR) for day in range(days))
    return NeedSheet(kind="skill", what="Scier et poncer", skills=("carpentry",), count=count, occurrences=dates)


def a_sheet(*needs: NeedSheet, title: str = "Des jouets de bois pour la maternelle", fsa: str = "H2S") -> Sheet:
    """A project that a moderator reads; `small_ask()` is one that nobody has to."""
    return Sheet(
        title=title,
        story="Une classe fabrique un jouet pour chaque petit.",
        fsa=fsa,
        venue="École du Marché",
        address="12, rue des Copeaux",
        needs=needs or (a_need(),),
    )


def small_ask() -> Sheet:
    need = NeedSheet(kind="time", what="Porter un divan", occurrences=((SATURDAY, SATURDAY + HOUR),))
    return Sheet(title="Un divan à descendre", fsa="H2S", needs=(need,), small=True)


def refused(kept: Memory, refusal: type[E], act: Callable[[], object]) -> E:
    """The refusal of an act that changed nothing."""
    before = kept.digest()
    with pytest.raises(refusal) as caught:
        act()
    assert kept.digest() == before
    return caught.value
