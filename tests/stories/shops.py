"""The stage of the shops' stories: Léo's hardware store, its team, and the channel in which it hears of needs."""

from dataclasses import dataclass, field

from domain.groups import Group
from domain.partners import Partner
from domain.projects import Project
from domain.sheets import NeedSheet
from tests.stories.person import Person
from tests.stories.square import Square
from tests.stories.town import Town
from tests.stories.toys import Toys


@dataclass
class Shop:
    """A verified shop that hears of things and skills in its channel, owned by Léo."""

    toys: Toys
    name: str = "Quincaillerie Léo"
    owner: str = "Léo"
    chat: str = "-200"
    closed: tuple[str, ...] = ()
    leo: Person = field(init=False)
    square: Square = field(init=False)
    id: str = field(init=False)

    def __post_init__(self) -> None:
        town = self.town
        self.leo = town.member(self.owner, manner="vous")
        self.square = Square(town, self.chat, self.name)
        self.square.welcomes(self.leo)
        language = town.manner.language
        shop = town.acts(
            self.leo,
            lambda hood: hood.found_partner(
                self.name, fsa="H2S", languages=(language,), gives=("goods", "skill"), closed_days=self.closed
            ),
        )
        self.id = shop.id
        town.acts(self.leo, lambda hood: hood.listen_at(shop.id, str(self.square.board.address)))
        town.acts(self.toys.mo, lambda hood: hood.verify_partner(shop.id))
        town.settles()

    @property
    def town(self) -> Town:
        return self.toys.town

    @property
    def board(self) -> Person:
        """What the channel shows."""
        return self.square.board

    @property
    def kept(self) -> Partner:
        found: Partner = self.town.run(lambda uow: uow.partners.get(self.id))
        return found

    def group(self) -> Group:
        found: Group = self.town.run(lambda uow: uow.groups.at(str(self.board.address)))
        return found

    def colleague(self, name: str) -> Person:
        """Somebody who answers for the shop beside its owner."""
        kim = self.town.member(name, manner="vous")
        code = self.town.acts(self.leo, lambda hood: hood.invite_to_partner(self.id))
        self.town.acts(kim, lambda hood: hood.join_partner(self.id, code=code))
        return kim

    def gives(self, who: Person, many: str, *, times: str = "", value: str = "", how: str = "") -> Person:
        """Somebody presses “We can help” in the channel, and fills in the form."""
        assert self.square.presses(who, "help").notice
        return who.fills(name=self.id, kind="gift", many=many, times=times, value=value, how=how)


def puts_needs(person: Person, where: str) -> Person:
    """Where cards go; and where a platform knows who works together, who of them answers."""
    person.presses(where)
    return person.presses("named") if person.town.manner.slack else person


def plywood(toys: Toys, *, count: int = 20, week: int = 0, title: str = "") -> Project:
    """Omar's class looks for plywood by Saturday, this week's or a later one's."""
    sheet = NeedSheet(kind="goods", what="contreplaqué", count=count, occurrences=(toys.saturday(week=week),))
    return toys.published(sheet, title=title) if title else toys.published(sheet)
