"""A street where everything is under way: something for everyone to press, whoever they are."""

from dataclasses import dataclass
from functools import partial

from conversations.ports import Opener
from domain.calendar import Window
from domain.members import Role, RoleName
from domain.offering import OfferSheet
from domain.pay import fee
from domain.projects import Project, Requires
from domain.sheets import NeedSheet, Sheet
from storage.unit import Unit
from tests.stories.town import DAY, HOUR, Person, Town

SATURDAY = 5 * DAY - HOUR
"""From the Monday at ten on which stories begin to Saturday at nine, in ms."""

HIDDEN = ("Hangar des Frênes", "77, avenue du Secret")
"""Where the toys are made: for those who are confirmed, and nobody else."""

OPENED_WITH: dict[str, tuple[tuple[str, ...], ...]] = {
    "answer": (("need",), ("invitation",)),
    "keep": (("yes",),),
    "organize": (("yes",),),
    "reply": (("yes",), ("invitation",)),
    "change": (("project",), ("project", "code")),
    "partner": (("partner", "code"),),
    "office": (("office",),),
    "visit": (("project",),),
    "link": (("member", "code"),),
    "moderate": (("subject",), ("orphan",)),
    "pledge": (("need",), ("need", "partner")),
    "allow": (("yes",),),
    "supply": (("partner",), ("partner", "group")),
    "team": (("partner",),),
}
"""The flows that cards and links open, and the ids that each may be opened with."""


@dataclass(frozen=True)
class Street:
    """Those who live there.

    Omar and Olga organize, Mo moderates, Stan is staff, Léo has a shop, Tina is sixteen, Nour has just come
    in and lives where the door is not open yet.
    """

    ada: Person
    ben: Person
    omar: Person
    olga: Person
    mo: Person
    stan: Person
    leo: Person
    tina: Person
    nour: Person

    @property
    def people(self) -> tuple[Person, ...]:
        return self.ada, self.ben, self.omar, self.olga, self.mo, self.stan, self.leo, self.tina, self.nour


def inhabit(town: Town) -> Street:
    """People, what they offer, and projects in every state; everyone has opened the door."""
    street = Street(
        ada=town.member("Ada"),
        ben=town.member("Ben", fsa="H2G"),
        omar=town.member("Omar", fsa="H2R"),
        olga=town.member("Olga"),
        mo=town.member("Mo"),
        stan=town.member("Stan"),
        leo=town.member("Léo"),
        tina=town.member("Tina", age="teen"),
        nour=town.stranger("Nour", later=False),
    )
    street.nour.opens("/start").presses("adult")
    town.run(partial(_serve, street.mo, "moderator"))
    town.run(partial(_serve, street.stan, "staff"))
    for person in street.people:
        person.opens("/start")
    _offers(town, street)
    _projects(town, street)
    _links(town, street)
    town.acts(None, lambda hood: hood.announce_territory("parc-extension"))
    town.waits(hours=1)
    return street


def _serve(person: Person, office: RoleName, uow: Unit) -> None:
    uow.members.put_role(Role(id=f"{person.id}|{office}|", member=person.id, name=office))


def _offers(town: Town, street: Street) -> None:
    """Ada saws on Saturdays, Ben has time, Tina too; Léo's shop lends tools, and Ben answers for it with him."""
    saturdays = (Window(weekly=("sat",), start="08:00", end="13:00"),)
    town.acts(
        street.ada,
        lambda hood: hood.offer(
            OfferSheet(kind="skill", words="je fais de la menuiserie", skills=("carpentry",), windows=saturdays)
        ),
    )
    for person in (street.ben, street.tina):
        town.acts(person, lambda hood: hood.offer(OfferSheet(kind="time", words="deux bras", radius_km=10)))
    shop = town.acts(street.leo, lambda hood: hood.found_partner("Quincaillerie du coin", fsa="H2S", gives=("goods",)))
    code = town.acts(street.leo, lambda hood: hood.invite_to_partner(shop.id))
    town.acts(street.ben, lambda hood: hood.join_partner(shop.id, code=code))
    town.acts(street.leo, lambda hood: hood.change_partner(shop.id, ceiling=100, gives=("goods", "space", "money")))
    town.acts(street.leo, lambda hood: hood.listen_at(shop.id, str(street.leo.address)))
    town.acts(street.mo, lambda hood: hood.verify_partner(shop.id))
    town.acts(
        street.leo,
        lambda hood: hood.offer(OfferSheet(kind="goods", words="des outils", partner=shop.id, stock=20, radius_km=10)),
    )
    town.acts(street.leo, lambda hood: hood.found_partner("Atelier des retailles", fsa="H2S"))


def _projects(town: Town, street: Street) -> None:
    """One published with every kind of need, one of three dates, a small ask, and two that wait for a delegate."""
    starts = town.now + SATURDAY
    mornings = tuple((starts + week * 7 * DAY, starts + week * 7 * DAY + 3 * HOUR) for week in range(3))
    toys = Sheet(
        title="Des jouets de bois pour la maternelle",
        story="Une classe de cinquième secondaire fabrique un jouet pour chaque petit.",
        category="children",
        fsa="H2S",
        venue=HIDDEN[0],
        address=HIDDEN[1],
        needs=(
            NeedSheet(kind="skill", what="Scier et poncer", skills=("carpentry",), count=2, occurrences=mornings[:1]),
            NeedSheet(kind="time", what="Accueillir", count=1, occurrences=mornings),
            NeedSheet(kind="goods", what="Des serre-joints", count=12, occurrences=((starts - DAY, starts),)),
            NeedSheet(kind="space", what="Un atelier", occurrences=mornings[1:2]),
        ),
    )
    fair = Sheet(
        title="Fête des ruelles",
        story="On ferme la ruelle et on mange ensemble.",
        category="food",
        fsa="H2G",
        needs=(
            NeedSheet(
                kind="time", what="Monter", count=5, occurrences=mornings[:2], requires=Requires(languages=("fr",))
            ),
            NeedSheet(
                kind="skill", what="Le son", skills=("sound_engineering",), pay=fee(40), occurrences=mornings[:1]
            ),
        ),
    )
    sink = Sheet(
        title="Un divan à descendre",
        fsa="H2S",
        small=True,
        needs=(NeedSheet(kind="time", what="Porter", occurrences=((starts, starts + HOUR),)),),
    )
    for organizer, sheet in ((street.omar, toys), (street.omar, fair)):
        published(town, street, organizer, sheet)
    town.acts(street.ben, lambda hood: hood.propose(sink))
    town.acts(street.olga, lambda hood: hood.propose(fair.but(title="Un jardin dans la cour")))
    town.acts(street.olga, lambda hood: hood.propose(fair.but(title="Un jardin dans la ruelle")))


def _links(town: Town, street: Street) -> None:
    """An office that waits for somebody, and links whose subjects are gone."""
    office = town.acts(None, lambda hood: hood.offer_office("moderator", "plateau"))
    town.run(lambda uow: uow.put_opener(Opener("OFFICE", "office", {"office": office.id})))
    for id, (flow, keys) in gone().items():
        town.run(partial(_put, Opener(id, flow, dict.fromkeys(keys, "01GONE"))))


def _put(opener: Opener, uow: Unit) -> None:
    uow.put_opener(opener)


def gone() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Links that once led somewhere, by id: the flow of each, and what it was opened with."""
    return {f"GONE{flow}{n}": (flow, keys) for flow, all_keys in OPENED_WITH.items() for n, keys in enumerate(all_keys)}


def published(town: Town, street: Street, organizer: Person, sheet: Sheet) -> Project:
    """A project that a delegate approved."""
    project = town.acts(organizer, lambda hood: hood.propose(sheet))
    if project.state == "submitted":
        town.acts(street.mo, lambda hood: hood.approve(project.id))
    return project
