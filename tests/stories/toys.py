"""The stage of many stories: Omar's school makes wooden toys on Saturday, and Mo moderates."""

from dataclasses import dataclass, field

from domain.calendar import weekly
from domain.members import Age, Role
from domain.offering import OfferSheet
from domain.projects import Need, Occurrence, Project
from domain.sheets import NeedSheet, Sheet
from tests.stories.town import DAY, HOUR, Person, Town

SATURDAY = 5 * DAY - HOUR
"""From the Monday at ten on which stories begin to Saturday at nine, in ms."""


@dataclass
class Toys:
    """A town with an organizer and a moderator; `published` puts a project before the neighbourhood."""

    town: Town
    omar: Person = field(init=False)
    mo: Person = field(init=False)

    def __post_init__(self) -> None:
        self.omar = self.town.member("Omar")
        self.mo = self.town.member("Mo")
        role = Role(id=f"{self.mo.id}|moderator|", member=self.mo.id, name="moderator")
        self.town.run(lambda uow: uow.members.put_role(role))

    def saturday(self, *, week: int = 0, hours: int = 3) -> tuple[int, int]:
        """A Saturday from nine on, this week's or a later one's."""
        starts = self.town.now + SATURDAY + week * 7 * DAY
        return starts, starts + hours * HOUR

    def carpenter(self, *, count: int = 1, **said: object) -> NeedSheet:
        """Somebody who knows wood, on Saturday morning."""
        sheet = NeedSheet(kind="skill", skills=("carpentry",), count=count, occurrences=(self.saturday(),))
        return sheet.but(**said)

    def hands(self, *, count: int = 1, **said: object) -> NeedSheet:
        """Hands, on Saturday morning."""
        sheet = NeedSheet(kind="time", what="", count=count, occurrences=(self.saturday(),))
        return sheet.but(**said)

    def sheet(self, *needs: NeedSheet, **said: object) -> Sheet:
        """The project as Omar writes it."""
        language = self.town.manner.language
        french = language == "fr"
        sheet = Sheet(
            title="Un jouet de bois pour chaque petit" if french else "A wooden toy for every child",
            story="Une classe fabrique des jouets pour la maternelle."
            if french
            else "A class makes toys for little ones.",
            category="learning",
            fsa="H1Y",
            venue="École des Érables",
            address="12, rue des Copeaux",
            needs=needs,
            language=language,
        )
        return sheet.but(**said)

    def published(self, *needs: NeedSheet, by: Person | None = None, **said: object) -> Project:
        """Proposed, and approved by Mo."""
        project = self.town.acts(by or self.omar, lambda hood: hood.propose(self.sheet(*needs, **said)))
        if project.state == "submitted":
            self.town.acts(self.mo, lambda hood: hood.approve(project.id))
        self.town.settles()
        return project

    def needs(self, project: Project) -> list[Need]:
        """The project's needs, in the order they were written."""
        found: list[Need] = self.town.run(lambda uow: uow.needs.of_project(project.id))
        return found

    def dates(self, need: Need) -> list[Occurrence]:
        """A need's dates, the next one first."""
        found: list[Occurrence] = self.town.run(lambda uow: uow.occurrences.of_need(need.id))
        return found

    def states(self, project: Project) -> list[str]:
        """What every yes to the project has become, in the order they were said."""
        return [row.state for row in self.town.run(lambda uow: uow.commitments.of_project(project.id))]


def acts(town: Town, person: Person) -> int:
    """How many times somebody acted: a message sent, a button pressed, a form sent."""
    return sum(1 for who, _ in town.transcript if who == person.name)


def reads(organizer: Person, words: str) -> Person:
    """An organizer chooses, among the quotes side by side, the newest button that says these words."""
    every = [choice for _, message in reversed(organizer.seen) for choice in message.screen.choices]
    return organizer.presses(next(choice.id for choice in every if words in choice.label))


def carpenter(town: Town, name: str = "Ada", *, age: Age = "adult") -> Person:
    """Somebody who saws on Saturday mornings."""
    person = town.member(name, age=age)
    saturdays = (weekly("sat", start="08:00", end="12:00"),)
    town.acts(person, lambda hood: hood.offer(OfferSheet(kind="skill", skills=("carpentry",), windows=saturdays)))
    return person


def picks(person: Person, fr: str, en: str) -> Person:
    """Presses the newest message's button with these words on it."""
    words = fr if person.town.manner.language == "fr" else en
    (id,) = [choice.id for choice in person.last.choices if words in choice.label]
    return person.presses(id)
