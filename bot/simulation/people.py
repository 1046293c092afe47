"""What somebody is to the simulation beside their record: how often they were written to, what they said."""

from dataclasses import dataclass, field

from bot.simulation.chance import Chance
from bot.simulation.parameters import Parameters
from bot.simulation.town import Person
from domain.sheets import DAY, WEEK

PATIENCE = 3
"""Messages a week that nobody turns alerts off for."""


@dataclass(slots=True)
class Neighbour:
    """A person who has come in: `member` is their id."""

    person: Person
    member: str
    messages: list[int] = field(default_factory=list)
    yeses: list[int] = field(default_factory=list)
    offered: int = 0
    left: bool = False

    @property
    def key(self) -> str:
        return self.person.key

    def written_to(self, now: int) -> None:
        """Another message from the door about a need."""
        self.messages.append(now)

    def offer_shown(self, now: int) -> None:
        """Something that fits was put to them."""
        self.offered = self.offered or now

    def bothered(self, now: int) -> int:
        """Messages of the last seven days."""
        return sum(now - WEEK < at <= now for at in reversed(self.messages[-60:]))

    def fullest_week(self) -> int:
        """The most messages in any seven days."""
        return max((sum(at - WEEK < other <= at for other in self.messages) for at in self.messages), default=0)

    def wants(self, world: Parameters, chance: Chance, scheme: str, now: int, *, messages: int) -> bool:
        """Whether they say yes to a scheme that fits, with so many other messages in their week."""
        lately = sum(now - 30 * DAY < at for at in self.yeses)
        willing = self.person.willing * world.pestered**messages
        return lately < world.yeses and chance.of("yes", self.key, scheme) < willing

    def has_enough(self, world: Parameters, chance: Chance, *, messages: int) -> bool:
        """Whether this message is the one too many."""
        return messages >= PATIENCE and chance.of("leaves", self.key, len(self.messages)) < world.leaves
